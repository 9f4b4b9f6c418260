"""What a channel and a stream are.

Guarantees: frozen values, the same on the wire, on disk and in the log. Does not: read or write anything.
"""

from enum import StrEnum

import msgspec

from app.core.identifiers import StreamId

MICROVOLT = "uV"

# Factors to microvolts by the physical dimensions that EDF+ files use (EDF+ specification, section 2.1.3.3).
_MICROVOLTS_PER = {"v": 1e6, "mv": 1e3, "uv": 1.0, "µv": 1.0, "μv": 1.0, "nv": 1e-3}


class ChannelKind(StrEnum):
    """What a channel measures (names as in BIDS-EEG `channels.tsv`, in lower case)."""

    EEG = "eeg"
    EOG = "eog"
    ECG = "ecg"
    EMG = "emg"
    RESPIRATION = "resp"
    TRIGGER = "trig"
    ACCELEROMETER = "accel"
    IMPEDANCE = "impedance"
    OTHER = "misc"


class ChannelState(StrEnum):
    """What is known of a channel's contact; `BAD` is a person's judgement, `DISCONNECTED` what the device says."""

    GOOD = "good"
    BAD = "bad"
    DISCONNECTED = "disconnected"


class SourceCalibration(msgspec.Struct, frozen=True, kw_only=True):
    """How the source stored a channel, kept so that an export can give it back unchanged.

    Attributes:
        physical_dimension: The source's unit, as written there ("uV", "mV", "degC").
        physical_minimum: Physical value of `digital_minimum`, in `physical_dimension`.
        physical_maximum: Physical value of `digital_maximum`, in `physical_dimension`.
        digital_minimum: Smallest stored integer.
        digital_maximum: Largest stored integer.
    """

    physical_dimension: str
    physical_minimum: float
    physical_maximum: float
    digital_minimum: int
    digital_maximum: int
    transducer: str = ""
    prefiltering: str = ""


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """One channel.

    Attributes:
        label: As printed on the amplifier or in the file ("Fp1", "C3-A2"); unique within its stream.
        kind: What it measures.
        unit: Unit of its samples in a block: "uV" for every voltage, else the source's own unit.
        calibration: How the source stored it; None for a device that delivers physical values.
        gain: The amplifier's own setting, a factor; None where it is not known. Samples are physical values already.
        reference: What it is measured against, where that is known ("A1", "average").
        comment: A person's note about its state.
        position: Where its electrode is on the head, where the source itself knows: a unit vector, x to the right ear,
            y to the nose, z up; None for the place of its name (`app.core.signals.electrode_positions`).
    """

    label: str
    kind: ChannelKind = ChannelKind.EEG
    unit: str = MICROVOLT
    calibration: SourceCalibration | None = None
    gain: float | None = None
    reference: str = ""
    state: ChannelState = ChannelState.GOOD
    comment: str = ""
    position: tuple[float, float, float] | None = None


class StreamDescription(msgspec.Struct, frozen=True, kw_only=True):
    """One stream of a device: channels that share a clock and a rate.

    Attributes:
        stream_id: UUID, fixed for the life of a recording.
        name: For people ("EEG", "EEG 200 Hz").
        rate_hz: Nominal samples a second of each channel.
        channels: In the order of the rows of a block.
    """

    stream_id: StreamId
    name: str
    rate_hz: float
    channels: tuple[Channel, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(channel.label for channel in self.channels)


def microvolts_per(physical_dimension: str) -> float | None:
    """How many microvolts one unit of `physical_dimension` is; None where it is not a voltage."""
    return _MICROVOLTS_PER.get(physical_dimension.strip().casefold())


def main_stream(streams: tuple[StreamDescription, ...]) -> StreamDescription:
    """The stream that is shown and counted first: the one with most EEG channels, then with most channels."""

    def weight(stream: StreamDescription) -> tuple[int, int]:
        eeg = sum(channel.kind is ChannelKind.EEG for channel in stream.channels)
        return eeg, len(stream.channels)

    return max(streams, key=weight)
