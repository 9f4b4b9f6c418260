"""What the check of an amplifier says, in words that the window, the log and the report share.

Guarantees: a channel is named with each thing that is wrong with it, its value and its limit. Does not: judge
(`app.core.processing.calibration` does). Pure; any thread.
"""

from app.core.events.electrode_events import CalibratedChannel
from app.core.processing.calibration import Fault
from app.core.settings.limits import clinical_limits

RIGHT, WRONG, FAILED = "right", "wrong", "failed"
ADVICE = (
    "Do not record with the channels named: replace their cable or input, or have the amplifier serviced. "
    "Check again afterwards."
)
_FEW = 3


def verdict_of(channels: tuple[CalibratedChannel, ...]) -> str:
    """`RIGHT` or `WRONG`."""
    return WRONG if any(channel.faults for channel in channels) else RIGHT


def fault_text(channel: CalibratedChannel) -> str:
    """What is wrong with one channel; empty where nothing is."""
    return ", ".join(_one_fault(name, channel) for name in channel.faults)


def _one_fault(name: str, channel: CalibratedChannel) -> str:
    limits = clinical_limits().calibration
    match name:
        case Fault.NO_SIGNAL:
            return "shows no test signal"
        case Fault.INVERTED:
            return "is inverted against the others"
        case Fault.GAIN:
            return f"gain {abs(channel.gain or 0.0):.2f} (1 ± {limits.gain_error.value:g})"
        case Fault.TIME_CONSTANT:
            return f"time constant {seconds_text(channel.time_constant_s)}"
        case Fault.LOW_PASS:
            return f"low-pass {channel.low_pass_hz or 0.0:.0f} Hz (at least {limits.low_pass.value:g} Hz)"
        case Fault.NOISE:
            rms, span = channel.noise_rms_uv or 0.0, channel.noise_peak_to_peak_uv or 0.0
            return f"noise {rms:.2f} µV rms, {span:.1f} µV peak to peak"
        case other:
            return other


def seconds_text(value_s: float | None) -> str:
    """A time constant."""
    return "none" if value_s is None else f"{value_s:.2f} s"


def summary(channels: tuple[CalibratedChannel, ...]) -> str:
    """One sentence or two on all channels."""
    wrong = [channel for channel in channels if channel.faults]
    if not wrong:
        return f"All {len(channels)} channels measure right."
    named = [f"{channel.label}: {fault_text(channel)}" for channel in wrong[:_FEW]]
    if len(wrong) > _FEW:
        named.append(f"and {len(wrong) - _FEW} more")
    # Sentences of their own: the window finds the template that each was made of.
    return " ".join((f"{len(wrong)} of {len(channels)} channels measure wrong.", f"{'; '.join(named)}."))


def ranges(channels: tuple[CalibratedChannel, ...]) -> tuple[tuple[str, str, str], ...]:
    """What was measured: name, range over the channels, limit; what was not measured is left out."""
    limits = clinical_limits().calibration
    rows = []
    gains = [channel.gain for channel in channels if channel.gain is not None]
    if gains:
        rows.append(("Gain", _range(gains, 3), f"1 ± {limits.gain_error.value:g}"))
        droops = [channel.time_constant_s for channel in channels if channel.time_constant_s is not None]
        longest = f"at least {1 / (6.283185 * limits.high_pass.value):.2f} s"
        rows.append(("Time constant (s)", _range(droops, 2) if droops else "direct-coupled", longest))
        corners = [channel.low_pass_hz for channel in channels if channel.low_pass_hz is not None]
        lowest = f"at least {limits.low_pass.value:g} Hz"
        rows.append(("Low-pass (Hz)", _range(corners, 0) if corners else "not seen", lowest))
    noises = [channel.noise_rms_uv for channel in channels if channel.noise_rms_uv is not None]
    spans = [channel.noise_peak_to_peak_uv for channel in channels if channel.noise_peak_to_peak_uv is not None]
    if noises and spans:
        rows.append(("Noise (µV rms)", _range(noises, 2), f"up to {limits.noise_rms.value:g}"))
        rows.append(("Noise (µV peak to peak)", _range(spans, 1), f"up to {limits.noise_peak_to_peak.value:g}"))
    return tuple(rows)


def _range(values: list[float], digits: int) -> str:
    low, high = f"{min(values):.{digits}f}", f"{max(values):.{digits}f}"
    return low if low == high else f"{low} to {high}"
