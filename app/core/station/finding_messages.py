"""What is asked of the station about findings, the texts of a report, its preview, and its export as FHIR.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Whoever changes something says which version
they saw, so that two people who write at once do not overwrite each other.
"""

import msgspec

from app.core.clinic.findings.detector_findings import DetectorFinding
from app.core.clinic.findings.structured import Finding, RequiredStatement
from app.core.events.finding_events import StatementSaid
from app.core.processing.detection import DetectorRun
from app.core.reticence import reticent_repr
from app.core.wire.envelopes import Message


class GetFindings(Message, frozen=True, kw_only=True):
    """Answer: `FindingsView`. Refused (`NotFound`) for a session without a recording."""

    session_id: str


class FindingsView(Message, frozen=True, kw_only=True):
    """Everything that is found and said of a session.

    Attributes:
        findings: Of clinicians, as they hold; what concerns the whole recording first, then in order of time.
        detector_findings: Proposals, and what was accepted or refused; in order of time.
        detectors: Which looked, and their limits; empty where the recording was not analysed.
        detectors_missing: Why there are no proposals; empty where detectors looked.
        text_version: Of the texts; 0 while nobody wrote any.
        statements: What the protocol wants said, and what is said of it.
        report_sha256: Of the newest version of the report; empty where there is none.
        report_version: 0 where there is none, 1 for one that was not signed yet, more after addenda.
        stage: "draft" (a new report can be made of it), "signed" (only addenda), "withdrawn", "none" (no report yet).
        unreported: Whether something was said since the newest version was made.
        why_not: Why the asker may not change anything; empty where they may.
        labels: Of the channels that findings can be at.
        recorded_s: Length of the recording.
    """

    __repr__ = reticent_repr

    session_id: str
    recording_id: str
    findings: tuple[Finding, ...] = ()
    detector_findings: tuple[DetectorFinding, ...] = ()
    detectors: tuple[DetectorRun, ...] = ()
    detectors_missing: str = ""
    text_version: int = 0
    indication: str = ""
    description: str = ""
    impression: str = ""
    statements: tuple[RequiredStatement, ...] = ()
    text_by: str = ""
    text_at: str = ""
    report_sha256: str = ""
    report_version: int = 0
    stage: str = "none"
    unreported: bool = False
    why_not: str = ""
    labels: tuple[str, ...] = ()
    recorded_s: float = 0.0


class RecordFinding(Message, frozen=True, kw_only=True):
    """Record a finding, or change one. Answer: `FindingsView`.

    Refused (`WrongUse`) for a term, place or feature that there is not; (`Conflict`) where it was changed meanwhile.

    Attributes:
        finding_id: Of the one to change; empty for a new one.
        version: Of it, as the asker saw it; 0 for a new one.
        onset_s: None for what concerns the whole recording.
        from_detector: Id of an accepted proposal that it comes of; may be empty.
    """

    __repr__ = reticent_repr

    session_id: str
    term: str
    finding_id: str = ""
    version: int = 0
    side: str = ""
    regions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    onset_s: float | None = None
    duration_s: float = 0.0
    features: tuple[str, ...] = ()
    text: str = ""
    from_detector: str = ""


class WithdrawFinding(Message, frozen=True, kw_only=True):
    """A finding holds no more. Answer: `FindingsView`."""

    __repr__ = reticent_repr

    session_id: str
    finding_id: str
    version: int
    reason: str


class JudgeFinding(Message, frozen=True, kw_only=True):
    """Accept or refuse what a detector proposed. Answer: `FindingsView`.

    Attributes:
        verdict: "accepted", "refused" (with a reason), or "proposed": open again.
        seen: The state that the asker saw.
    """

    __repr__ = reticent_repr

    session_id: str
    finding_id: str
    verdict: str
    seen: str
    reason: str = ""


class WriteReportText(Message, frozen=True, kw_only=True):
    """Write the texts of the report. Answer: `FindingsView`.

    Attributes:
        version: Of the texts, as the asker saw them.
        statements: What is said to what the protocol wants said; keys are the protocol's.
    """

    __repr__ = reticent_repr

    session_id: str
    version: int
    indication: str = ""
    description: str = ""
    impression: str = ""
    statements: tuple[StatementSaid, ...] = ()


class PreviewReport(Message, frozen=True, kw_only=True):
    """The report as it would be made now, marked as a preview; nothing is kept. Answer: `ReportPiece`.

    Attributes:
        offset: 0 sets it anew; others are read from the one that was set last, until its end.
    """

    session_id: str
    offset: int = 0


class MakeReport(Message, frozen=True, kw_only=True):
    """Make the report anew, with what was found. Answer: `FindingsView`.

    Refused (`Conflict`) once a version was signed or has an addendum: then only addenda; and while something that the
    protocol wants said is missing.

    Attributes:
        sha256: Of the newest version, as the asker saw it.
    """

    session_id: str
    sha256: str


class ExportFhir(Message, frozen=True, kw_only=True):
    """Write the session as a FHIR bundle to a place that a person chose; an entry of the log. Answer: `FhirExported`.

    Attributes:
        path: Absolute; outside the data folder.
        purpose: "care" or "research".
        replace: Whether a file of that name may be overwritten.
    """

    session_id: str
    path: str
    purpose: str = "care"
    replace: bool = False


class FhirExported(Message, frozen=True, kw_only=True):
    path: str
    size_bytes: int
    sha256: str
    resources: int


class HedChecked(msgspec.Struct, frozen=True, kw_only=True):
    """What the task that checks HED strings answers; empty faults where all are well."""

    faults: tuple[str, ...] = ()


FindingRequest = (
    GetFindings
    | RecordFinding
    | WithdrawFinding
    | JudgeFinding
    | WriteReportText
    | PreviewReport
    | MakeReport
    | ExportFhir
)
FindingReply = FindingsView | FhirExported
