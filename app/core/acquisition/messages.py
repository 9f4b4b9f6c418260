"""What the station asks of acquisition, and what acquisition tells.

Guarantees: frozen typed messages. Requests are answered with `Done` where no other answer is named.
"""

import msgspec

from app.core.acquisition.output_messages import OpenOutput, OutputExceeded, SetOutputAmplitude
from app.core.devices.driver import DeviceDescription, DeviceEvent, DeviceSpec, ElectrodeImpedance, EndOfSource
from app.core.identifiers import RecordingId, SessionId
from app.core.recording.sealed_texts import TextKey
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import StreamDescription
from app.core.telemetry.heartbeat import Heartbeat, StationAlive
from app.core.wire.envelopes import Message

# --- asked by the station -----------------------------------------------------------------------------------


class OpenDevice(Message, frozen=True, kw_only=True):
    """Open a device, or several to be recorded on one time axis; blocks are published from `StartStreaming` on.
    Answer: `DeviceOpened`, or refused with all of them closed.
    """

    spec: DeviceSpec
    more: tuple[DeviceSpec, ...] = ()


class MeasureImpedance(Message, frozen=True, kw_only=True):
    """Answer: `ImpedanceMeasured`."""


class StartStreaming(Message, frozen=True, kw_only=True):
    """Let the device deliver, for viewing (topic "raw") without recording. A file source does not advance: it is
    held at its first sample until `StartRecording`, so that nothing of it is played before it can be recorded.
    """


class StartRecording(Message, frozen=True, kw_only=True):
    """Record from now on. Answer: `RecordingStarted`. Starts streaming too if it was not started.

    Attributes:
        text_key: Seals the recording's free texts; the station always gives one.
    """

    recording_id: RecordingId
    session_id: SessionId
    text_key: TextKey | None = None


class StopRecording(Message, frozen=True, kw_only=True):
    """End the recording in order; streaming goes on for a live device. Answer: `RecordingStopped`."""


class AddAnnotation(Message, frozen=True, kw_only=True):
    """Put a clinician's annotation into the recording. Answer: `AnnotationPlaced`.

    Attributes:
        onset_s: Stream time; None is at the newest sample.
    """

    text: str
    onset_s: float | None = None
    duration_s: float = 0.0
    channels: tuple[str, ...] = ()


class ApplyChannelChange(Message, frozen=True, kw_only=True):
    """A person says that a channel is configured otherwise from now on. Answer: `ConfigurationChanged`.

    Attributes:
        stream_id: Empty: the stream that has a channel of that label.
    """

    change: ChannelChange
    stream_id: str = ""


class DeviceCommand(Message, frozen=True, kw_only=True):
    """A command of the driver's own ("eyes", "closed"; "seizure", "on"; "pop", "Fp1"; "disconnect", "2.0").

    Attributes:
        device_id: Which device is meant; empty for the first that knows the command.
    """

    name: str
    argument: str = ""
    device_id: str = ""


class EnableOutput(Message, frozen=True, kw_only=True):
    """Start the stimulator's programme; works only while safety grants the lease."""


class DisableOutput(Message, frozen=True, kw_only=True):
    """Bring the stimulator to its safe state in order."""


class CloseDevice(Message, frozen=True, kw_only=True):
    """Stop and let go of the device."""


class Quit(Message, frozen=True, kw_only=True):
    """End in order: recording closed, device closed, sockets closed."""


AcquisitionRequest = (
    OpenDevice
    | MeasureImpedance
    | StartStreaming
    | StartRecording
    | StopRecording
    | AddAnnotation
    | ApplyChannelChange
    | DeviceCommand
    | EnableOutput
    | DisableOutput
    | OpenOutput
    | SetOutputAmplitude
    | CloseDevice
    | Quit
    | StationAlive
)

# --- answers -------------------------------------------------------------------------------------------------


class DeviceOpened(Message, frozen=True, kw_only=True):
    """`device` is all of them as one (the streams of all); `devices` each by itself, in the order asked for."""

    device: DeviceDescription
    devices: tuple[DeviceDescription, ...] = ()


class ImpedanceMeasured(Message, frozen=True, kw_only=True):
    impedances: tuple[ElectrodeImpedance, ...]


class RecordingStarted(Message, frozen=True, kw_only=True):
    recording_id: RecordingId
    resumed: bool = False


class StreamCount(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording holds of one stream.

    Attributes:
        samples: Samples recorded per channel.
        lost: Samples known to be missing (in gaps).
        gaps: Number of gaps.
    """

    stream_id: str
    samples: int
    lost: int
    gaps: int


class RecordingStopped(Message, frozen=True, kw_only=True):
    recording_id: RecordingId
    streams: tuple[StreamCount, ...]
    bytes_written: int


class AnnotationPlaced(Message, frozen=True, kw_only=True):
    onset_s: float


# --- told without being asked --------------------------------------------------------------------------------


class DeviceTold(Message, frozen=True, kw_only=True):
    """The device said something (annotation of a file, lead-off, state). `device_id` says which one."""

    event: DeviceEvent
    device_id: str = ""


class SourceEnded(Message, frozen=True, kw_only=True):
    """A device delivers no more; what was recorded is complete up to here and still open until `StopRecording`.

    Attributes:
        device_id: Which one has ended.
        others_go_on: True while another device of the same session still delivers; the session goes on with it.
        in_all: Once the last has ended: "complete" where all were, else the reason of one that was not.
    """

    ended: EndOfSource
    device_id: str = ""
    others_go_on: bool = False
    in_all: str = ""


class DeviceLost(Message, frozen=True, kw_only=True):
    """The device itself is gone (its driver says so), and is looked for from now on. `reason`: in words."""

    device_id: str
    reason: str


class DeviceFound(Message, frozen=True, kw_only=True):
    """The same device answers again, and delivers. `lost_s`: how long it was gone; `reason`: why it was looked for."""

    device_id: str
    reason: str
    lost_s: float


class DeviceSilent(Message, frozen=True, kw_only=True):
    """No sample for longer than allowed (250 ms or three expected packets, whichever is longer)."""

    silent_s: float
    device_id: str = ""


class DeviceBack(Message, frozen=True, kw_only=True):
    """Samples come again after silence or a restart."""

    silent_s: float
    device_id: str = ""


class GapRecorded(Message, frozen=True, kw_only=True):
    """Samples are missing from the recording.

    Attributes:
        first_sample: Index of the first one missing.
        n_samples: How many.
        cause: "device", "restart" or "silence".
    """

    stream_id: str
    first_sample: int
    n_samples: int
    cause: str
    device_id: str = ""


class RecordingProgress(Message, frozen=True, kw_only=True):
    """Once a second while recording, and at each restart."""

    recording_id: RecordingId
    seconds: float
    samples: int
    lost: int
    gaps: int
    bytes_written: int
    disk_free_bytes: int
    disk_minutes_left: float | None = None
    """Minutes of signal that still fit; None where that is not known yet."""


class ConfigurationChanged(Message, frozen=True, kw_only=True):
    """A channel of the running recording is configured otherwise from some sample on, and the recording says so.

    Attributes:
        source: "device" or "operator".
        label: What the channel was called until then.
        text: What has changed, for people.
        streams: All streams with their channels as they are now.
    """

    recording_id: RecordingId
    stream_id: str
    first_sample: int
    onset_s: float
    source: str
    label: str
    text: str
    streams: tuple[StreamDescription, ...]


class MinuteSealed(Message, frozen=True, kw_only=True):
    """The hash of one recorded minute, for the log.

    Attributes:
        minute: From 0.
        sha256: Hex digest over the segment bytes of that minute.
        first_byte / end_byte: Range within the recording's segment file `segment`.
    """

    recording_id: RecordingId
    minute: int
    segment: str
    first_byte: int
    end_byte: int
    sha256: str


class RecordingFailed(Message, frozen=True, kw_only=True):
    """Recording ended by itself (disk full, write error); everything before is valid."""

    recording_id: RecordingId
    what: str
    advice: str


class AcquisitionState(Message, frozen=True, kw_only=True):
    """Told after each (re)start and whenever the station asks by restarting itself.

    Attributes:
        device: The open device, if any; several as one.
        devices: Each by itself.
        recording_id: The running recording, if any (resumed by itself after a crash of acquisition).
        output: State of the stimulator: "none", "safe", "running".
    """

    device: DeviceDescription | None = None
    devices: tuple[DeviceDescription, ...] = ()
    recording_id: RecordingId | None = None
    streaming: bool = False
    output: str = "none"


class OutputChanged(Message, frozen=True, kw_only=True):
    """The stimulator changed state ("safe", "running", "unconfirmed", "closed") and why."""

    state: str
    reason: str


AcquisitionNotice = (
    Heartbeat
    | DeviceTold
    | SourceEnded
    | DeviceLost
    | DeviceFound
    | DeviceSilent
    | DeviceBack
    | GapRecorded
    | RecordingProgress
    | ConfigurationChanged
    | MinuteSealed
    | RecordingFailed
    | AcquisitionState
    | OutputChanged
    | OutputExceeded
)
