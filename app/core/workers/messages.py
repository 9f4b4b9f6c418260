"""What the worker publishes (port VIEW) and is asked.

Blocks go out under topic "filtered": same sequence and host time as the raw block they were made from. Of fast streams
each q-th sample is sent: the block then says its own rate, and its sample n is the raw sample q n.
"""

import msgspec

from app.core.processing.trend_steps import TrendStep
from app.core.telemetry.heartbeat import StationAlive
from app.core.wire.envelopes import Message


class FilterSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Display filters; they never touch stored data.

    Attributes:
        low_cut_hz: High-pass corner (-3 dB); None is off.
        high_cut_hz: Low-pass corner (-3 dB); None is off.
        notch_hz: Mains notch; None is off.
    """

    low_cut_hz: float | None = 1.0
    high_cut_hz: float | None = 70.0
    notch_hz: float | None = None


class SetFilters(Message, frozen=True, kw_only=True):
    """Asked by the station on behalf of a window; takes effect at the next block."""

    filters: FilterSettings


class QuitWorker(Message, frozen=True, kw_only=True):
    """End in order."""


class ChannelQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Quality of one channel over the last window.

    Attributes:
        verdict: "good", "flat", "clipped", "mains", "noise".
        rms_uv: Root mean square after a 1 Hz high-pass.
        mains_ratio: Mains power over 1-45 Hz power.
        clipped_fraction: Share of samples at the rail.
    """

    label: str
    verdict: str
    rms_uv: float
    mains_ratio: float
    clipped_fraction: float


class QualityReport(Message, frozen=True, kw_only=True):
    """Topic "quality", once a second.

    Attributes:
        at_sample: Index one past the window's last sample.
        blocks_lost: Raw blocks this worker has missed since it started.
        delay_ms: From the driver's hand-over to the filtered block's publication, newest block.
    """

    stream_id: str
    at_sample: int
    channels: tuple[ChannelQuality, ...]
    blocks_lost: int
    delay_ms: float


class BandPowers(Message, frozen=True, kw_only=True):
    """Topic "bands", once a second.

    Attributes:
        bands: Names in order ("delta", "theta", "alpha", "beta", "gamma").
        power_uv2: Absolute power, microvolts squared, [channel][band].
    """

    stream_id: str
    at_sample: int
    labels: tuple[str, ...]
    bands: tuple[str, ...]
    power_uv2: tuple[tuple[float, ...], ...]


class TrendReport(Message, frozen=True, kw_only=True):
    """Topic "trends", once for each second of signal, some five seconds after it.

    Attributes:
        labels: The channels that the trends are made of, in the order of the step's verdicts.
        step: The second's trends; see `app.core.processing.trend_steps`.
    """

    stream_id: str
    labels: tuple[str, ...]
    step: TrendStep


WorkerRequest = SetFilters | QuitWorker | StationAlive
ViewMessage = QualityReport | BandPowers | TrendReport
