"""What was done with the patient in a session, as a report repeats it: procedures, deviations, stimulation.

Guarantees: frozen values, JSON by msgspec. Does not: read the store, judge, or word. Patient data.
"""

import msgspec

from app.core.reticence import reticent_repr


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
