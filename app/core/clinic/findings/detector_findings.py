"""Findings of detectors: proposals, until a clinician has accepted or refused each.

Guarantees: a finding names its detector and the version of it; it is a proposal as long as nobody decided, and a
decision names who, when and, where it was refused, why. Only what was accepted may be part of what a report concludes
(`accepted`). Does not: detect (`app.core.processing.detectors`), or write. Pure; any thread.
"""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from app.core.reticence import reticent_repr


class FindingState(StrEnum):
    """What a clinician said of a proposal."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class DetectorFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding of one detector.

    Attributes:
        finding_id: The same for the same finding in the same recording, however often it is analysed by this version.
        detector / version: As "sharp_transients", "1".
        kind: "spike_like" or "rhythmic_run"; words for people in `KINDS`.
        onset_s: Stream time.
        channels: Where it was found, as the recording labels them; the one it is clearest on first.
        score: What the detector makes its decision by, larger is clearer; comparable within one detector only.
        state: See `FindingState`.
        by / at: Name of who decided, and when (ISO 8601, UTC); empty for a proposal.
        reason: Why it was refused; may be empty where it was accepted.
        text: What the detector says of it in words ("3.1 Hz for 6 s").
    """

    __repr__ = reticent_repr

    finding_id: str
    detector: str
    version: str
    kind: str
    onset_s: float
    duration_s: float
    channels: tuple[str, ...]
    score: float
    state: FindingState = FindingState.PROPOSED
    by: str = ""
    at: str = ""
    reason: str = ""
    text: str = ""


KINDS = {"spike_like": "Sharp transient", "rhythmic_run": "Rhythmic run"}
PROPOSAL_NOTE = "Found by a program and confirmed by nobody: it is a place to look at, not a finding."


def accepted(findings: Iterable[DetectorFinding]) -> tuple[DetectorFinding, ...]:
    """Those that a clinician accepted; the only ones that a conclusion may rest on."""
    return tuple(one for one in findings if one.state is FindingState.ACCEPTED)


def undecided(findings: Iterable[DetectorFinding]) -> tuple[DetectorFinding, ...]:
    return tuple(one for one in findings if one.state is FindingState.PROPOSED)
