"""Whether an amplifier measures right: gain, time constant and noise from signals that are known.

Guarantees: each figure comes from the samples and what the signal is said to be, from nothing else; a channel that
shows no test signal has gain 0 and not a made-up one. What cannot be seen (a time constant far longer than the square
wave, a corner above what the rate can show) is None. Limits come from `resources/limits.toml`.
Does not: correct anything, or tell a fault of the test signal from one of all channels. Whether *all* channels are
inverted cannot be told from a square wave, which is its own inverse half a period later: a channel is called inverted
where it is the reverse of most others. Pure; any thread.

Method: a square wave through a high-pass of time constant T droops as exp(-t/T) after each edge (steady state, half
period h: the step of A begins at A / (1 + exp(-h/T))); droop and amplitude are fitted to all half periods at once by
Gauss-Newton, channel by channel, beginning at the best of a grid. The rise is the time from 10 to 90 % of the edges'
mean; a first-order low-pass has its corner at 0.35 / rise.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.core.settings.limits import CalibrationLimits

Floats = NDArray[np.float64]
NOISE_BAND_HZ = (0.5, 100.0)
# A droop of less than this share of a half period's amplitude cannot be told from none.
_LEAST_DROOP = 0.01
_GAUSS_NEWTON_ROUNDS = 8
_SHOWS_A_SIGNAL = 0.1  # of the nominal step, or of the other channels'
_EDGE_REACH_S = 0.04
_RISE_REACH_S = 0.06


class Fault(StrEnum):
    """What is wrong with a channel's calibration, worst first."""

    NO_SIGNAL = "no_signal"
    INVERTED = "inverted"
    GAIN = "gain"
    TIME_CONSTANT = "time_constant"
    LOW_PASS = "low_pass"  # noqa: S105 - a filter
    NOISE = "noise"


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareResponse:
    """One channel's answer to a square wave.

    Attributes:
        gain: Measured step over nominal step; negative where it is the reverse of most channels.
        time_constant_s: Of the high-pass; None where no droop can be seen.
        rise_s: From 10 to 90 % of the step.
        low_pass_hz: First-order corner; None where the edge is as steep as the rate can show.
    """

    gain: float
    time_constant_s: float | None
    rise_s: float
    low_pass_hz: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputNoise:
    """One channel's noise with its input shorted, in 0.5-100 Hz (or up to half the rate)."""

    rms_uv: float
    peak_to_peak_uv: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFindings:
    """One channel: what was found, and what of it is outside the limits (empty: it measures right)."""

    square: SquareResponse | None = None
    sine_gain: float | None = None
    noise: InputNoise | None = None
    faults: tuple[Fault, ...] = ()


# --- square wave -------------------------------------------------------------------------------------------------


def square_responses(
    samples: Floats, rate_hz: float, *, peak_to_peak_uv: float, frequency_hz: float
) -> tuple[SquareResponse, ...]:
    """What each channel makes of one square wave that all of them are given.

    Args:
        samples: Microvolts, shape (n_channels, n_samples); two periods at least, settled.
        rate_hz: Of `samples`; fifty samples a half period at least.
        peak_to_peak_uv: Nominal step.
        frequency_hz: Nominal; the real one is found within 3 %.

    Returns:
        One for each channel; gain 0 where a channel shows no square wave.
    """
    half_s = 0.5 / frequency_hz
    none = SquareResponse(gain=0.0, time_constant_s=None, rise_s=0.0, low_pass_hz=None)
    edges_s, signs = _edges(samples, rate_hz, half_s)
    if edges_s.size < 3:
        return tuple([none for _ in samples])
    half_s = float(np.polyfit(np.arange(edges_s.size), edges_s, 1)[0])
    times_s = np.arange(samples.shape[1]) / rate_hz
    nth = np.searchsorted(edges_s, times_s, side="right") - 1
    since_s = times_s - edges_s[np.maximum(nth, 0)]
    guard_s = max(2.0 / rate_hz, min(_EDGE_REACH_S, 0.1 * half_s))
    used = (nth >= 0) & (since_s >= guard_s) & (since_s <= half_s - guard_s)
    direction = np.where(nth % 2 == 0, 1.0, -1.0)[used]
    amplitude, rate = _fit_droop(samples[:, used], since_s[used], direction, half_s)
    step_uv = amplitude * (1.0 + np.exp(-half_s * rate))
    rises_s = _rises_s(samples, rate_hz, edges_s)
    gains = signs[0] * step_uv / peak_to_peak_uv
    answers = []
    for gain, droop, rise_s in zip(gains, rate, rises_s, strict=True):
        if abs(gain) < _SHOWS_A_SIGNAL:
            answers.append(none)
            continue
        answers.append(
            SquareResponse(
                gain=float(gain),
                time_constant_s=float(1.0 / droop) if droop * half_s > _LEAST_DROOP else None,
                rise_s=float(rise_s),
                low_pass_hz=float(0.35 / rise_s) if rise_s > 1.5 / rate_hz else None,
            )
        )
    return _by_majority(answers)


def _by_majority(answers: list[SquareResponse]) -> tuple[SquareResponse, ...]:
    """Signs such that most channels are upright."""
    seen = [answer.gain for answer in answers if answer.gain]
    if sum(gain < 0 for gain in seen) * 2 <= len(seen):
        return tuple(answers)
    return tuple([replace(answer, gain=-answer.gain) for answer in answers])


def _edges(samples: Floats, rate_hz: float, half_s: float) -> tuple[Floats, Floats]:
    """Times of the edges that most channels share, and whether the first of them goes up (1) or down (-1)."""
    slope = np.diff(samples, axis=1)
    height = np.abs(slope).max(axis=1)
    answering = height > _SHOWS_A_SIGNAL * max(float(np.median(height)), 1e-9)
    # Each channel counts alike, whichever way up it is and whatever its gain: the sign is that of its steepest place.
    shapes = slope[answering] / height[answering, np.newaxis]
    if not shapes.size:
        return np.empty(0), np.ones(1)
    steepest = int(np.abs(shapes).mean(axis=0).argmax())
    upright = np.sign(shapes[:, steepest])
    mean = (shapes * np.where(upright == 0, 1.0, upright)[:, np.newaxis]).mean(axis=0)
    reach = max(1, round(min(_EDGE_REACH_S, 0.2 * half_s) * rate_hz))
    smooth = np.convolve(mean, np.ones(2 * reach + 1), mode="same")
    level = 0.5 * np.abs(smooth).max()
    edges: list[float] = []
    signs: list[float] = []
    at, limit = 0, smooth.size
    while at < limit:
        if abs(smooth[at]) < level:
            at += 1
            continue
        end = at
        while end < limit and abs(smooth[end]) >= level:
            end += 1
        # The centre of gravity of the slope is where the step is, delayed by the low-pass's own time constant.
        first, last = max(0, at - reach), min(limit, end + reach)
        weight = np.abs(mean[first:last]) * (np.abs(mean[first:last]) > 0.1 * np.abs(mean[first:last]).max())
        edges.append(float((weight * (np.arange(first, last) + 0.5)).sum() / weight.sum()) / rate_hz)
        signs.append(float(np.sign(smooth[at])))
        at = end + reach
    times_s = np.array(edges)
    gaps_s = np.diff(times_s)
    if times_s.size < 3 or np.any(np.abs(gaps_s / half_s - 1.0) > 0.1) or np.any(np.diff(signs) == 0):
        return np.empty(0), np.ones(1)
    if abs(float(np.mean(gaps_s)) / half_s - 1.0) > 0.03:
        return np.empty(0), np.ones(1)
    return _evenly(times_s), np.array(signs[:1])


def _evenly(times_s: Floats) -> Floats:
    """Edges on one period: each alone is only known to a sample, all together much better."""
    numbers = np.arange(times_s.size)
    slope, first = np.polyfit(numbers, times_s, 1)
    return np.asarray(first + slope * numbers, dtype=np.float64)


def _fit_droop(samples: Floats, since_s: Floats, direction: Floats, half_s: float) -> tuple[Floats, Floats]:
    """Amplitude just after the edge, and droop rate (1/s), of each channel: a * direction * exp(-rate * t) + offset."""
    grid = np.concatenate([[0.0], np.geomspace(0.002, 20.0, 40)]) / half_s
    best_rate = np.zeros(samples.shape[0])
    best_error = np.full(samples.shape[0], np.inf)
    for rate in grid:
        shape = np.column_stack([direction * np.exp(-rate * since_s), np.ones_like(since_s)])
        found, *_ = np.linalg.lstsq(shape, samples.T, rcond=None)
        error = ((samples.T - shape @ found) ** 2).sum(axis=0)
        better = error < best_error
        best_error[better], best_rate[better] = error[better], rate
    amplitudes = np.empty(samples.shape[0])
    for row, values in enumerate(samples):
        amplitudes[row], best_rate[row] = _refine(values, since_s, direction, best_rate[row], half_s)
    return amplitudes, best_rate


def _refine(values: Floats, since_s: Floats, direction: Floats, rate: float, half_s: float) -> tuple[float, float]:
    """Gauss-Newton from a good beginning, one channel."""
    amplitude = offset = 0.0
    for _ in range(_GAUSS_NEWTON_ROUNDS):
        decay = direction * np.exp(-rate * since_s)
        linear, *_ = np.linalg.lstsq(np.column_stack([decay, np.ones_like(decay)]), values, rcond=None)
        amplitude, offset = float(linear[0]), float(linear[1])
        slopes = np.column_stack([decay, -amplitude * since_s * decay, np.ones_like(decay)])
        change, *_ = np.linalg.lstsq(slopes, values - amplitude * decay - offset, rcond=None)
        turned = float(np.clip(rate + change[1], 0.0, 40.0 / half_s))
        if abs(turned - rate) < 1e-9 / half_s:
            break
        rate = turned
    return amplitude, rate


def _rises_s(samples: Floats, rate_hz: float, edges_s: Floats) -> Floats:
    """Time from 10 to 90 % of the mean edge of each channel."""
    reach = max(3, round(_RISE_REACH_S * rate_hz))
    middles = np.floor(edges_s * rate_hz).astype(int)
    turns = np.where(np.arange(edges_s.size) % 2 == 0, 1.0, -1.0)
    whole = [
        turn * samples[:, middle - reach : middle + reach + 2]
        for middle, turn in zip(middles, turns, strict=True)
        if middle - reach >= 0 and middle + reach + 2 <= samples.shape[1]
    ]
    if not whole:
        return np.zeros(samples.shape[0])
    mean = np.mean(whole, axis=0)
    third = max(1, reach // 3)
    low, after = mean[:, :third].mean(axis=1), mean[:, reach + 1 :]
    high = np.where(after.mean(axis=1) >= low, after.max(axis=1), after.min(axis=1))
    span = np.where(high == low, 1.0, high - low)
    level = (mean - low[:, np.newaxis]) / span[:, np.newaxis]
    return np.array([(_crossing(row, 0.9) - _crossing(row, 0.1)) / rate_hz for row in level])


def _crossing(level: Floats, share: float) -> float:
    """Where a rising edge first passes `share`, in samples."""
    above = np.flatnonzero(level >= share)
    if not above.size or above[0] == 0:
        return 0.0
    at = int(above[0])
    before, after = level[at - 1], level[at]
    return at - 1 + float((share - before) / (after - before))


# --- sine and noise ----------------------------------------------------------------------------------------------


def sine_gains(samples: Floats, rate_hz: float, *, peak_to_peak_uv: float, frequency_hz: float) -> Floats:
    """Measured over nominal amplitude of a sine wave, shape (n_channels,).

    Args:
        samples: Microvolts, shape (n_channels, n_samples); a period at least.
        frequency_hz: Exact.
    """
    phase = 2 * np.pi * frequency_hz * np.arange(samples.shape[1]) / rate_hz
    shape = np.column_stack([np.sin(phase), np.cos(phase), np.ones_like(phase)])
    found, *_ = np.linalg.lstsq(shape, samples.T, rcond=None)
    gains: Floats = 2 * np.hypot(found[0], found[1]) / peak_to_peak_uv
    return gains


def input_noise(samples: Floats, rate_hz: float) -> tuple[InputNoise, ...]:
    """Noise of each channel with shorted inputs.

    Args:
        samples: Microvolts, shape (n_channels, n_samples); two seconds at least.
    """
    n = samples.shape[1]
    line = np.linspace(-1.0, 1.0, n)
    trend = samples.mean(axis=1, keepdims=True) + (samples @ line / (line @ line))[:, np.newaxis] * line
    spectrum = np.fft.rfft(samples - trend, axis=1)
    axis_hz = np.fft.rfftfreq(n, 1 / rate_hz)
    spectrum[:, (axis_hz < NOISE_BAND_HZ[0]) | (axis_hz > NOISE_BAND_HZ[1])] = 0.0
    banded = np.fft.irfft(spectrum, n, axis=1)
    rms, span = np.sqrt((banded**2).mean(axis=1)), np.ptp(banded, axis=1)
    return tuple(
        InputNoise(rms_uv=float(one), peak_to_peak_uv=float(other)) for one, other in zip(rms, span, strict=True)
    )


# --- verdict -----------------------------------------------------------------------------------------------------


def judge(
    findings: ChannelFindings, limits: CalibrationLimits, *, nominal_time_constant_s: float | None = None
) -> ChannelFindings:
    """The same findings with their faults.

    Args:
        nominal_time_constant_s: What the amplifier says of itself; None where it is direct-coupled or says nothing.
    """
    faults: list[Fault] = []
    square_gain = findings.square.gain if findings.square is not None else None
    gains = [gain for gain in (square_gain, findings.sine_gain) if gain is not None]
    if any(gain == 0 for gain in gains):
        faults.append(Fault.NO_SIGNAL)
    else:
        if any(gain < 0 for gain in gains):
            faults.append(Fault.INVERTED)
        if any(abs(abs(gain) - 1.0) > limits.gain_error.value for gain in gains):
            faults.append(Fault.GAIN)
        if findings.square is not None and _droops_wrongly(
            findings.square.time_constant_s, nominal_time_constant_s, limits
        ):
            faults.append(Fault.TIME_CONSTANT)
        low_pass_hz = findings.square.low_pass_hz if findings.square is not None else None
        if low_pass_hz is not None and low_pass_hz < limits.low_pass.value:
            faults.append(Fault.LOW_PASS)
    noise = findings.noise
    if noise is not None and (
        noise.rms_uv > limits.noise_rms.value or noise.peak_to_peak_uv > limits.noise_peak_to_peak.value
    ):
        faults.append(Fault.NOISE)
    return replace(findings, faults=tuple(faults))


def _droops_wrongly(measured_s: float | None, nominal_s: float | None, limits: CalibrationLimits) -> bool:
    if measured_s is None:
        return nominal_s is not None
    if 1 / (2 * np.pi * measured_s) > limits.high_pass.value:
        return True
    return nominal_s is not None and abs(measured_s / nominal_s - 1.0) > limits.time_constant_error.value
