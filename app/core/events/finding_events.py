"""Data of the events of findings: what clinicians found and wrote, and what they said of a detector's proposals.

Guarantees: frozen typed values with a schema version. Nothing is overwritten: a changed finding or text is a new
version, one that holds no more is withdrawn with a reason. A proposal that somebody judged is repeated whole, so that
the log says what was accepted or refused even where the analysis is gone. Does not: decide who may.
"""

from typing import Annotated, ClassVar

import msgspec

from app.core.events.constraints import Count, Seconds, one_of
from app.core.events.system_event import EventData


class FindingRecordedData(EventData, frozen=True, kw_only=True):
    """A finding of a clinician, or another version of one.

    Attributes:
        version: 1 for a new finding.
        term / features: Ids of SCORE terms (`resources/score/terms.toml` of the version that wrote it).
        side / regions / channels: Where; may be empty.
        onset_s: Stream time of an example; None for what concerns the whole recording.
        hed / hed_version: The finding as a HED string, and the schema that it is in.
        from_detector: Id of the proposal that it came of; empty where it came of none.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("text", "author_name")

    session_id: str
    recording_id: str
    finding_id: str
    version: Count
    term: str
    side: str = ""
    regions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    onset_s: float | None = None
    duration_s: Seconds = 0.0
    features: tuple[str, ...] = ()
    text: str = ""
    hed: str
    hed_version: str
    from_detector: str = ""
    author_id: str
    author_name: str


class FindingWithdrawnData(EventData, frozen=True, kw_only=True):
    """A finding holds no more; it is kept."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason", "author_name")

    session_id: str
    finding_id: str
    version: Count
    reason: str
    author_id: str
    author_name: str


class FindingJudgedData(EventData, frozen=True, kw_only=True):
    """A clinician accepted or refused what a detector proposed, or takes that back.

    Attributes:
        finding_id: Of the proposal.
        detector / detector_version / kind / onset_s / duration_s / channels / score / text: The proposal, as it was.
        verdict: "accepted", "refused", or "proposed" for one that is open again.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason", "author_name")

    session_id: str
    recording_id: str
    finding_id: str
    detector: str
    detector_version: str
    kind: str
    onset_s: float
    duration_s: Seconds
    channels: tuple[str, ...]
    score: float
    text: str
    verdict: Annotated[str, one_of("accepted", "refused", "proposed")]
    reason: str
    author_id: str
    author_name: str


class StatementSaid(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says to something that its protocol wants said; `key` is the protocol's."""

    key: str
    said: str


class ReportTextWrittenData(EventData, frozen=True, kw_only=True):
    """The texts of a report, or another version of them. The newest version holds."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("indication", "description", "impression", "statements", "author_name")

    session_id: str
    version: Count
    indication: str
    description: str
    impression: str
    statements: tuple[StatementSaid, ...] = ()
    author_id: str
    author_name: str


class FhirExportedData(EventData, frozen=True, kw_only=True):
    """A session was written as a FHIR bundle to a place that a person chose.

    Attributes:
        sha256: Of the file.
        resources: How many resources it has.
        purpose: "care" or "research".
        asked_in: "window" or "command line".
    """

    session_id: str
    report_id: str
    sha256: str
    fhir_version: str
    resources: Count
    purpose: str
    asked_in: str
