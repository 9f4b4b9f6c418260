"""What people and detectors said of a recording, as a report repeats it.

Guarantees: frozen values, JSON by msgspec. A detection is a proposal of a program until a person accepted it, and its
state says so; nothing here is made up by the report. Does not: read the store, judge, or word. Patient data.
"""

import msgspec

from app.core.reticence import reticent_repr

PROPOSED, ACCEPTED, REFUSED = "proposed", "accepted", "refused"


class ReportedText(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph that a clinician wrote.

    Attributes:
        title: "Indication", "Clinical question", "Recommendation", ...; as printed.
    """

    __repr__ = reticent_repr

    title: str
    text: str


class ReportedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A structured finding of a clinician, after SCORE.

    Attributes:
        term: The finding's name as printed; `term_id` is its identifier in `resources/score`.
        location / features: As printed; `features` are "name: value" words.
        onset_s: Stream time; None for one of the whole recording.
        hed: Its HED string; empty where there is none.
        author: Who found it.
    """

    __repr__ = reticent_repr

    term: str
    term_id: str = ""
    location: str = ""
    features: tuple[str, ...] = ()
    onset_s: float | None = None
    duration_s: float = 0.0
    text: str = ""
    hed: str = ""
    author: str = ""


class ReportedDetection(msgspec.Struct, frozen=True, kw_only=True):
    """Something a program found.

    Attributes:
        detector / version: Which program.
        kind: What it calls it, as printed.
        score: By the detector's own measure.
        state: "proposed", "accepted" or "refused"; `by` and `reason` say by whom and why.
    """

    __repr__ = reticent_repr

    detector: str
    version: str
    kind: str
    onset_s: float
    duration_s: float = 0.0
    channels: tuple[str, ...] = ()
    score: float = 0.0
    state: str = PROPOSED
    by: str = ""
    reason: str = ""


class ReportedActivation(msgspec.Struct, frozen=True, kw_only=True):
    """An activation procedure of the protocol.

    Attributes:
        name: As printed: "Hyperventilation", "Photic stimulation".
        onset_s: Stream time; None where it was not done.
        outcome: As printed: "completed", "broken off", "not done".
        phases: Its steps as printed: "6 Hz, 10 s".
        text: Why it was not completed, effort, what was seen.
    """

    __repr__ = reticent_repr

    name: str
    onset_s: float | None = None
    duration_s: float = 0.0
    outcome: str = ""
    phases: tuple[str, ...] = ()
    text: str = ""


class ReportedDeviation(msgspec.Struct, frozen=True, kw_only=True):
    """A step or demand of the protocol that was left out or changed.

    Attributes:
        at: ISO 8601.
        what: As printed; `reason` and `by` say why and who.
    """

    __repr__ = reticent_repr

    at: str
    what: str
    reason: str = ""
    by: str = ""


class ReportedStimulation(msgspec.Struct, frozen=True, kw_only=True):
    """A change of a stimulator's output, or that it gave more than was ordered.

    Attributes:
        at: ISO 8601.
        text: As printed.
    """

    __repr__ = reticent_repr

    at: str
    text: str
