"""What is asked of the station about recordings: exports, and channels that change while they are recorded.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Answers are named; `Done` where none is.
"""

import msgspec

from app.core.recording.exports.exported_files import ExportedFile
from app.core.wire.envelopes import Message


class ExportRecording(Message, frozen=True, kw_only=True):
    """Write a recording in another format, beside everything else that goes on. Answer: `ExportStarted`.

    Progress and outcome come with the state (`StationState.export`). Refused (`Conflict`) while another one runs.

    Attributes:
        format: A word of `ExportFormat` ("edf", "bids", ...).
        folder: Absolute; the export lies in it under a name made from the recording, never from the patient.
        identified: Whether it says whose recording it is.
        discontinuous: EDF and BDF: one file with pauses instead of one for each continuous stretch.
        purpose: "care" or "research"; refused (`NotPermitted`) for research without consent to it.
    """

    recording_id: str
    format: str
    folder: str
    identified: bool = False
    discontinuous: bool = False
    purpose: str = "care"


class ExportStarted(Message, frozen=True, kw_only=True):
    export_id: str


class CancelExport(Message, frozen=True, kw_only=True):
    """End the export that runs; nothing of it is left. `NotFound` where it has ended already."""

    export_id: str


class NoteExport(Message, frozen=True, kw_only=True):
    """A command line has exported a recording of this data folder; put it into the log."""

    recording_id: str
    format: str
    files_sha256: tuple[str, ...]
    identified: bool = False


class ChangeChannel(Message, frozen=True, kw_only=True):
    """A channel of the running recording is configured otherwise from now on; None and empty are as before.

    Attributes:
        stream: Its stream's id; empty is the first one with a channel of that label.
        bad: Whether a person judges it bad from now on.
        kind: What it measures from now on, a word of `ChannelKind`.
    """

    session_id: str
    label: str
    stream: str = ""
    new_label: str = ""
    bad: bool | None = None
    reference: str | None = None
    comment: str | None = None
    kind: str | None = None


class ExportView(msgspec.Struct, frozen=True, kw_only=True):
    """The export that runs, or the last one.

    Attributes:
        state: "running", "done", "cancelled", "failed".
        progress: 0 to 1.
        target: The file or folder asked for; where there are several files, the first.
        text: What came of it, for people; while it runs, empty.
        advice: What to do where it failed.
        values_compared: Samples times channels that were read back and found equal.
    """

    export_id: str
    recording_id: str
    format: str
    target: str
    state: str = "running"
    progress: float = 0.0
    text: str = ""
    advice: str = ""
    identified: bool = False
    purpose: str = "care"
    files: tuple[ExportedFile, ...] = ()
    values_compared: int = 0


RecordingRequest = ExportRecording | CancelExport | NoteExport | ChangeChannel
