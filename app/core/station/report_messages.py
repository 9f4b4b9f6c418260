"""What is asked of the station about reports, and about everything that it keeps of one patient.

Guarantees: frozen typed messages, part of `app.core.station.messages`. A report crosses in pieces and in memory; the
station alone opens what is sealed, and writes a clear copy only where a person chose a place for it.
"""

import msgspec

from app.core.wire.envelopes import Message

PIECE_BYTES = 1 << 20


class GetReport(Message, frozen=True, kw_only=True):
    """Answer: `ReportPiece`. Refused (`NotFound`) where the session has no report.

    Attributes:
        offset: Of the first byte wanted; ask again from where the last piece ended.
    """

    session_id: str
    offset: int = 0


class ReportPiece(Message, frozen=True, kw_only=True):
    """A part of a report as PDF.

    Attributes:
        offset: Where `content` begins.
        total_bytes: Of the whole report.
        sha256: Of the whole report; what the log says of it.
    """

    session_id: str
    report_id: str
    offset: int
    total_bytes: int
    sha256: str
    content: bytes


class SaveReport(Message, frozen=True, kw_only=True):
    """Write a clear copy of a report to a place that a person chose; an entry of the log. Answer: `ReportSaved`.

    Refused (`NotPermitted`) for research without consent to it, (`Conflict`) where there is a file of that name.

    Attributes:
        path: Absolute; outside the data folder.
        purpose: "care" or "research".
        replace: Whether a file of that name may be overwritten.
    """

    session_id: str
    path: str
    purpose: str = "care"
    replace: bool = False


class ReportSaved(Message, frozen=True, kw_only=True):
    path: str
    size_bytes: int
    sha256: str


class ExportSubject(Message, frozen=True, kw_only=True):
    """Everything that is kept of one patient as one zip file. Answer: `SubjectExportStarted`.

    Progress and outcome come with the state (`StationState.subject_export`). Refused (`Conflict`) while another runs.

    Attributes:
        folder: Absolute, outside the data folder; the file lies in it under a name that tells of nobody.
        purpose: "access" (the patient asked for it, GDPR article 15), "portability" (article 20) or "care".
        recordings: "edf" (EDF+, to be opened anywhere), "segments" (as recorded, with their digests) or "none".
    """

    patient_id: str
    folder: str
    purpose: str = "access"
    recordings: str = "edf"


class SubjectExportStarted(Message, frozen=True, kw_only=True):
    export_id: str


class CancelSubjectExport(Message, frozen=True, kw_only=True):
    """End it; nothing of it is left. `NotFound` where it has ended already."""

    export_id: str


class SubjectExportView(msgspec.Struct, frozen=True, kw_only=True):
    """The export of a patient's data that runs, or the last one.

    Attributes:
        state: "running", "done", "cancelled", "failed".
        progress: 0 to 1.
        target: The zip file.
        text: What came of it, for people.
        advice: What to do where it failed.
    """

    export_id: str
    patient_id: str
    target: str
    purpose: str
    state: str = "running"
    progress: float = 0.0
    text: str = ""
    advice: str = ""
    files: int = 0
    sha256: str = ""


ReportRequest = GetReport | SaveReport | ExportSubject | CancelSubjectExport
ReportReply = ReportPiece | ReportSaved | SubjectExportStarted
