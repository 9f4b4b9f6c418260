"""What is known of one device while it is held, and what one turn brought of it.

Guarantees: values only; `Reading` is frozen. Does not: read, open or decide. One thread: the one that owns the link.
"""

from dataclasses import dataclass, field

from app.core.acquisition.reconnection import Reconnection
from app.core.acquisition.sample_axis import SampleAxis
from app.core.devices.driver import (
    DeviceDescription,
    DeviceEvent,
    DeviceSpec,
    Driver,
    EndOfSource,
    PlaybackSpec,
)
from app.core.devices.rate_watch import RateWatch
from app.core.signals.blocks import SampleBlock


@dataclass(frozen=True, slots=True)
class Reading:
    """What one turn brought of one device.

    Attributes:
        blocks: On the axis, each with the cause of a gap before it, should there be one.
        events: Onsets on the axis.
        silent_s / back_s: Set once when silence has begun or ended.
        lost: Why the device is gone, once; empty otherwise.
        found_s: How long it was gone, once it delivers again, after it was for the reason `lost`.
    """

    blocks: tuple[tuple[SampleBlock, str], ...] = ()
    events: tuple[DeviceEvent, ...] = ()
    ended: EndOfSource | None = None
    silent_s: float | None = None
    back_s: float | None = None
    lost: str = ""
    found_s: float | None = None


@dataclass(slots=True)
class HeldDevice:
    spec: DeviceSpec
    identity: str
    description: DeviceDescription
    axis: SampleAxis
    driver: Driver | None
    streaming: bool = False
    started: bool = False
    ended: EndOfSource | None = None
    last_block_ns: int | None = None
    search: Reconnection | None = None
    loss_told: bool = False
    gap_causes: dict[str, str] = field(default_factory=dict)
    rates: RateWatch = field(init=False)

    def __post_init__(self) -> None:
        # A file's pace is ours; only a device has a rate of its own that may be wrong.
        self.rates = RateWatch(self.spec.speed if self.description.live else None)

    @property
    def paced(self) -> bool:
        return self.spec.speed is not None

    @property
    def waits(self) -> bool:
        """Whether the source may be held without losing anything."""
        return (
            isinstance(self.spec, PlaybackSpec)
            or not self.paced
            or self.description.total_samples is not None
            or self.spec.duration_s is not None
        )
