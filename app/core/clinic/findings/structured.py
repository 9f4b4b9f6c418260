"""What a clinician found and concludes: terms of SCORE, with place, time and features, and text.

Guarantees: frozen values. A term is one of `resources/score/terms.toml` (see `score_terms`); what is written with it
was checked there. Does not: hold rules on who writes. It holds patient data. Pure; any thread.

SCORE: S. Beniczky et al., Standardized computer-based organized reporting of EEG: SCORE - second version,
Clin Neurophysiol 2017;128:2334-2346. Terms by the ids of the HED library schema "score" (HED working group).
"""

import msgspec

from app.core.clinic.findings.detector_findings import DetectorFinding
from app.core.reticence import reticent_repr


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding.

    Attributes:
        finding_id: The same for all versions of it; `version` counts from 1.
        term: Id of the SCORE term, as "Spike-and-slow-wave".
        label: The term in words, as it is printed.
        side: "left", "right", "both", "midline"; empty where it has none.
        regions: Ids of regions ("frontal", "temporal", ...), the one it is clearest over first.
        channels: Electrodes it is seen at; may be empty.
        onset_s: Stream time of an example; None for what concerns the whole recording.
        duration_s: Of that example; 0 where it has no length.
        features: Ids of SCORE properties ("Frequent-feature-incidence", ...).
        text: What the clinician adds.
        hed: The finding as a HED string, checked against the schemas named in `hed_version`.
        by / at: Name of who wrote it, and when (ISO 8601, UTC).
        from_detector: Id of the detector's finding it came of; empty where it came of none.
    """

    __repr__ = reticent_repr

    finding_id: str
    version: int = 1
    term: str
    label: str
    side: str = ""
    regions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    onset_s: float | None = None
    duration_s: float = 0.0
    features: tuple[str, ...] = ()
    text: str = ""
    hed: str = ""
    hed_version: str = ""
    by: str = ""
    at: str = ""
    from_detector: str = ""


class RequiredStatement(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the protocol wants the report to say, and what it says of it.

    Attributes:
        key: Of the statement, by the protocol.
        label: What has to be said, in words.
        said: What the clinician wrote; empty while it is missing.
    """

    __repr__ = reticent_repr

    key: str
    label: str
    said: str = ""


class Interpretation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that people say of a recording; what a report prints beside its measurements.

    Attributes:
        findings: As they hold now, in the order of the recording.
        detector_findings: All of them, with their state.
        indication: Why the recording was made, and what is known of the patient that matters for it.
        description: Free text on what is seen.
        impression: What it means; written by a person, never by a program.
        statements: What the protocol wants said.
        by / at: Who wrote the texts last, and when (ISO 8601, UTC); empty while nobody did.
    """

    __repr__ = reticent_repr

    findings: tuple[Finding, ...] = ()
    detector_findings: tuple[DetectorFinding, ...] = ()
    indication: str = ""
    description: str = ""
    impression: str = ""
    statements: tuple[RequiredStatement, ...] = ()
    by: str = ""
    at: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no person has said anything yet."""
        return not (self.findings or self.indication or self.description or self.impression or self.at)
