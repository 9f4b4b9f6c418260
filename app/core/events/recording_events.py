"""Data of the events of recordings, devices, annotations and reports.

Guarantees: frozen typed values with a schema version. Texts hold no patient names. Does not: decide anything.
"""

from typing import Annotated, ClassVar

import msgspec

from app.core.events.constraints import Count, Digest, RateHz, Seconds, one_of
from app.core.events.system_event import EventData


class StreamTotals(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording holds of one stream (samples per channel)."""

    stream_id: str
    samples: Count
    lost: Count
    gaps: Count


class RecordingStartedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    session_id: str
    device: str
    stream_rates_hz: tuple[RateHz, ...]
    labels: tuple[str, ...]


class RecordingResumedData(EventData, frozen=True, kw_only=True):
    """Acquisition came back after a crash and went on with the same recording."""

    recording_id: str
    session_id: str


class RecordingGapData(EventData, frozen=True, kw_only=True):
    """Samples that were never received; `onset_s` and `duration_s` say the same in stream time."""

    recording_id: str
    session_id: str
    stream_id: str
    first_sample: Count
    n_samples: Count
    cause: str
    onset_s: float | None = None
    duration_s: Seconds = 0.0


class MinuteSealedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    minute: Count
    segment: str
    first_byte: Count
    end_byte: Count
    sha256: Digest


class RecordingStoppedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    session_id: str
    streams: tuple[StreamTotals, ...]
    bytes_written: Count
    seconds: Seconds


class RecordingFailedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    session_id: str
    what: str


class RecordingExportedData(EventData, frozen=True, kw_only=True):
    """A recording was written in another format, and what was written compared with it.

    Attributes:
        files_sha256: Of each file written; not their names, which whoever exports is free to choose.
        identified: Whether the files say whose recording it is.
        asked_in: "window" or "command line".
        purpose: What it was given out for, "care" or "research"; empty where nobody was asked.
    """

    VERSION: ClassVar[int] = 3

    recording_id: str
    format: str
    files_sha256: tuple[Digest, ...]
    session_id: str = ""
    identified: bool = False
    asked_in: str = ""
    purpose: str = ""


class ConfigurationChangedData(EventData, frozen=True, kw_only=True):
    """A channel is configured otherwise from a sample of the recording on.

    Attributes:
        source: "device" or "operator".
        label: What the channel was called until then.
        text: What has changed.
    """

    recording_id: str
    session_id: str
    stream_id: str
    first_sample: Count
    onset_s: float
    source: Annotated[str, one_of("device", "operator")]
    label: str
    text: str


class AnnotationAddedData(EventData, frozen=True, kw_only=True):
    """`origin`: "clinician" or "device" (an annotation of the played file)."""

    # Somebody typed it, here or into the file that was played; it may say a name whatever the guide says.
    WITHHELD: ClassVar[tuple[str, ...]] = ("text",)

    session_id: str
    recording_id: str
    onset_s: float
    duration_s: Seconds
    text: str
    channels: tuple[str, ...]
    origin: Annotated[str, one_of("clinician", "device")]


class DeviceSilentData(EventData, frozen=True, kw_only=True):
    device_id: str
    session_id: str
    silent_s: Seconds


class DeviceBackData(EventData, frozen=True, kw_only=True):
    device_id: str
    session_id: str
    silent_s: Seconds


class DeviceWarningData(EventData, frozen=True, kw_only=True):
    """A fault of a device or source file that can be lived with, in words."""

    device_id: str
    session_id: str
    text: str


class DeviceStateData(EventData, frozen=True, kw_only=True):
    """Something a device said of itself (lead off, eyes closed on the simulated amplifier)."""

    device_id: str
    session_id: str
    kind: str
    onset_s: float
    text: str
    channels: tuple[str, ...]


class RecordingAnalysedData(EventData, frozen=True, kw_only=True):
    """The features themselves stay in the analysis file whose digest this is."""

    recording_id: str
    session_id: str
    analysis_sha256: Digest


class ReportWrittenData(EventData, frozen=True, kw_only=True):
    report_id: str
    session_id: str
    recording_id: str
    file_name: str
    sha256: Digest
    checkpoint_size: Count


class ReportSealedData(EventData, frozen=True, kw_only=True):
    """A report that an earlier version kept in clear is sealed from now on; `sha256` is of the PDF, as it was."""

    report_id: str
    session_id: str
    sha256: Digest


class ReportExportedData(EventData, frozen=True, kw_only=True):
    """A clear copy of a report was written where a person wanted it; where that is, it does not say.

    Attributes:
        asked_in: "window" or "command line".
        purpose: "care" or "research".
    """

    report_id: str
    session_id: str
    sha256: Digest
    purpose: str
    asked_in: str = ""


class SubjectExportedData(EventData, frozen=True, kw_only=True):
    """Everything kept of one patient was written as one file where a person wanted it.

    Attributes:
        sha256: Of the file.
        purpose: "access", "portability" or "care".
        recordings: "edf", "segments" or "none".
    """

    patient_id: str
    sha256: Digest
    purpose: str
    recordings: str
    sessions: Count
    files: Count
