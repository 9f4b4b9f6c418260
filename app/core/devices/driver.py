"""What every signal source is to the rest of the application.

Guarantees (of every driver; `tests/contracts/driver_suite.py` holds each to them):
- `open` either returns a complete description or raises; after a raise, `open` may be called again.
- `read` never blocks longer than its timeout by more than one block's time, and delivers every sample once,
  in order, with block sequence numbers without holes; what the device lost is a jump of `first_sample`.
- `stop` and `close` may be called at any time, more than once, and never raise for a device that is gone.
Does not: write, log, publish or correct. One thread at a time; that thread is acquisition's.
"""

from enum import StrEnum
from typing import Protocol, runtime_checkable

import msgspec

from app.core.identifiers import DeviceId, StreamId
from app.core.reticence import reticent_repr
from app.core.signals.blocks import SampleBlock
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import StreamDescription


class PlaybackSpec(msgspec.Struct, frozen=True, kw_only=True, tag="playback"):
    """A file played as a device.

    Attributes:
        path: The file.
        speed: 1.0 is the file's own rate; None is as fast as the chain keeps up.
        duration_s: Ends ("complete") after this stream time, or at the file's end if that comes first; None plays all.
    """

    __repr__ = reticent_repr

    path: str
    speed: float | None = 1.0
    duration_s: float | None = None


class SimulatedSpec(msgspec.Struct, frozen=True, kw_only=True, tag="simulated"):
    """The simulated amplifier.

    Attributes:
        n_channels: 8 to 1,024; the 10-20, 10-10 and 10-5 systems, then a high-density grid.
        rate_hz: 250 to 30,000.
        seed: Same seed, same samples.
        mains_hz: 50 or 60.
        speed: 1.0 is real time; None is as fast as the chain keeps up.
        duration_s: Ends by itself after this stream time; None never does.
    """

    n_channels: int = 21
    rate_hz: float = 250.0
    seed: int = 1
    mains_hz: float = 50.0
    speed: float | None = 1.0
    duration_s: float | None = None


class BrainFlowSpec(msgspec.Struct, frozen=True, kw_only=True, tag="brainflow"):
    """An amplifier that BrainFlow knows; which of the fields a board needs is in its form (`brainflow_boards`).

    Attributes:
        board_id: BrainFlow's number of the board; -1 is its synthetic board.
        master_board_id: The board that made what is played or streamed (boards -3 and -2).
        timeout_s: How long the board may be looked for; 0 is BrainFlow's own choice.
        duration_s: Ends by itself after this stream time; None never does.
    """

    board_id: int = -1
    serial_port: str = ""
    mac_address: str = ""
    ip_address: str = ""
    ip_address_aux: str = ""
    ip_address_anc: str = ""
    ip_port: int = 0
    ip_port_aux: int = 0
    ip_port_anc: int = 0
    serial_number: str = ""
    other_info: str = ""
    file: str = ""
    file_aux: str = ""
    file_anc: str = ""
    master_board_id: int | None = None
    timeout_s: int = 0
    duration_s: float | None = None

    @property
    def speed(self) -> float | None:
        """An amplifier has its own clock."""
        return 1.0


class LslStream(msgspec.Struct, frozen=True, kw_only=True):
    """Which LSL stream is meant: the one that fits everything that is given; at least one field is."""

    name: str = ""
    type: str = ""
    source_id: str = ""
    uid: str = ""
    hostname: str = ""


class LslSpec(msgspec.Struct, frozen=True, kw_only=True, tag="lsl"):
    """Streams of the Lab Streaming Layer, received as one device.

    Attributes:
        streams: Which ones; at least one of them is a signal, others may be markers.
        timeout_s: How long they may be looked for.
        duration_s: Ends by itself after this stream time; None never does.
    """

    streams: tuple[LslStream, ...]
    timeout_s: float = 5.0
    duration_s: float | None = None

    @property
    def speed(self) -> float | None:
        """A stream has its own clock."""
        return 1.0


DeviceSpec = PlaybackSpec | SimulatedSpec | BrainFlowSpec | LslSpec


class CalibrationSignal(msgspec.Struct, frozen=True, kw_only=True):
    """A signal of its own that a device can put on all its inputs, with the command `calibration NAME`.

    Attributes:
        name: "square", "sine" or "short" (inputs shorted: no signal but the amplifier's own noise).
        peak_to_peak_uv: Nominal; 0 for shorted inputs.
        frequency_hz: Nominal; 0 for shorted inputs.
        time_constant_s: What the device says of its own high-pass; None where it is direct-coupled or does not say.
    """

    name: str
    peak_to_peak_uv: float = 0.0
    frequency_hz: float = 0.0
    time_constant_s: float | None = None


class DeviceDescription(msgspec.Struct, frozen=True, kw_only=True):
    """An opened device.

    Attributes:
        device_id: Stable for the same device or file on this machine.
        driver: "playback", "simulated", "brainflow" or "lsl"; several devices as one: theirs, joined by "+".
        name: For people; never a path and never patient data.
        streams: At least one.
        live: True where samples that are not fetched in time are lost (or paced as if they were).
        can_measure_impedance: Whether `measure_impedance` gives values.
        warnings: Sentences on what is wrong with it but can be lived with, in order found.
        total_samples: Samples it will deliver in all by stream id, where it knows.
        calibrations: Test signals of its own; see `CalibrationSignal`. `calibration off` ends one.
    """

    device_id: DeviceId
    driver: str
    name: str
    streams: tuple[StreamDescription, ...]
    live: bool
    can_measure_impedance: bool = False
    warnings: tuple[str, ...] = ()
    total_samples: dict[str, int] | None = None
    calibrations: tuple[CalibrationSignal, ...] = ()


class DeviceEventKind(StrEnum):
    """Kinds of thing a device tells besides samples."""

    ANNOTATION = "annotation"
    WARNING = "warning"
    LEAD_OFF = "lead_off"
    LEAD_ON = "lead_on"
    STATE = "state"
    CONFIGURATION = "configuration"
    CLOCK_OFFSET = "clock_offset"


class ClockOffset(msgspec.Struct, frozen=True, kw_only=True):
    """One measurement of a source's clock against this machine's, as it came.

    Attributes:
        stream_id: The stream whose `device_time_s` it is about; empty for one without samples (markers).
        offset_s: What to add to the source's time to have this machine's.
        at_s: When it was measured, on this machine's clock that the offset leads to (for LSL: `local_clock()`).
        source_name: What the source calls itself; tells apart those without samples.
    """

    stream_id: str
    offset_s: float
    at_s: float
    source_name: str = ""


class DeviceEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something a device says about a moment.

    Attributes:
        onset_s: Stream time, seconds since sample 0 of the device's first stream.
        duration_s: 0 for a moment; None where the source gives none.
        channels: Labels it is about; empty for all.
        stream_id: The stream that `change` is about.
        change: With `CONFIGURATION`: what is different from `onset_s` on.
        clock_offset: With `CLOCK_OFFSET`: the measurement.
    """

    __repr__ = reticent_repr

    kind: DeviceEventKind
    onset_s: float
    duration_s: float | None
    text: str
    channels: tuple[str, ...] = ()
    stream_id: str = ""
    change: ChannelChange | None = None
    clock_offset: ClockOffset | None = None


class EndOfSource(msgspec.Struct, frozen=True, kw_only=True):
    """Why a device will deliver no more.

    Attributes:
        reason: "complete", "fault" or "disconnected".
        text: A sentence; empty for "complete".
    """

    reason: str
    text: str = ""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What one `read` brought; all empty where nothing came in time."""

    blocks: tuple[SampleBlock, ...] = ()
    events: tuple[DeviceEvent, ...] = ()
    ended: EndOfSource | None = None


class ElectrodeImpedance(msgspec.Struct, frozen=True, kw_only=True):
    """One electrode's impedance.

    Attributes:
        kiloohm: Magnitude at the device's test frequency; None where it is beyond what the device can tell (open).
        device_id: Whose electrode it is, where a session has several devices; drivers leave it empty.
    """

    label: str
    kiloohm: float | None
    device_id: str = ""


@runtime_checkable
class Driver(Protocol):
    """A signal source; see the rules at the top of this module."""

    def open(self) -> DeviceDescription:
        """Connect and describe.

        Raises:
            DeviceFault: It cannot be reached or is not what it was said to be.
            SourceFileFault: The file cannot be trusted from its first byte on.
        """
        ...

    def start(
        self, *, at_sample: dict[StreamId, int] | None = None, sequence: dict[StreamId, int] | None = None
    ) -> None:
        """Begin delivering.

        Args:
            at_sample: First sample index by stream (after a reconnection); a file is played from there.
            sequence: First block number by stream.

        Raises:
            DeviceFault: The device refused.
        """
        ...

    def read(self, timeout_s: float) -> Delivery:
        """What has come since the last call; waits up to `timeout_s` for the first of it.

        Raises:
            DeviceFault: The device says that it is gone.
        """
        ...

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        """Each electrode's impedance now; empty where the device cannot measure.

        Raises:
            DeviceFault: The device refused.
        """
        ...

    def command(self, name: str, argument: str = "") -> None:
        """A command of the driver's own (the simulated amplifier's eyes, seizure, pop, disconnect).

        Raises:
            WrongUse: The driver has no such command.
        """
        ...

    def stop(self) -> None:
        """Deliver no more."""
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...
