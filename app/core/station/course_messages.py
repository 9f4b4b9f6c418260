"""What is asked of the station about how a session follows its protocol.

Guarantees: frozen typed messages, part of `app.core.station.messages`.
"""

import msgspec

from app.core.clinic.deviations import Departure
from app.core.clinic.protocols import SessionProtocol
from app.core.reticence import reticent_repr
from app.core.wire.envelopes import Message


class StartActivation(Message, frozen=True, kw_only=True):
    """Begin an activation procedure of the session's protocol, now. Answer: `Done`.

    Its phases are marked by themselves from then on. Refused (`PrerequisiteMissing`) where nothing is recorded,
    (`Conflict`) while another one goes on, (`NotFound`) where the protocol has none of this name.
    """

    session_id: str
    procedure: str


class BreakOffActivation(Message, frozen=True, kw_only=True):
    """End the procedure that goes on. Answer: `Done`. Refused (`Conflict`) where none does.

    Attributes:
        reason: Why; may be empty, since whoever ends flashes in haste does not type. It can be added to the deviation
            afterwards (`NoteDeviation`).
    """

    session_id: str
    reason: str = ""


class ListCourse(Message, frozen=True, kw_only=True):
    """How a session followed its protocol until now. Answer: `SessionCourse`."""

    session_id: str


class DoneActivation(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure that was begun. Times are stream time; `how` is empty and `ended_s` None while it goes on."""

    __repr__ = reticent_repr

    procedure: str
    title: str
    onset_s: float
    how: str = ""
    ended_s: float | None = None
    reason: str = ""


class SessionCourse(Message, frozen=True, kw_only=True):
    """All of it.

    Attributes:
        protocol: Its name.
        asked: All that it asked for when the session began; None where a station does not say it.
        minimum_s: Least length of the recording; 0 where nothing is asked.
        departures: Those noted, then those found that nobody has given a reason for.
        names: Of the users in `departures`: (id, name).
    """

    protocol: str
    asked: SessionProtocol | None = None
    minimum_s: float = 0.0
    recorded_s: float = 0.0
    activations: tuple[DoneActivation, ...] = ()
    departures: tuple[Departure, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


class NoteDeviation(Message, frozen=True, kw_only=True):
    """Keep that a session departs from its protocol, and why. Answer: `Done`.

    Refused (`WrongUse`) where it is not said what or why, (`NotPermitted`) once its report is signed.

    Attributes:
        kind: One of `app.core.events.course_events.DEVIATION_KINDS`.
        item: As the departure that is given a reason has it; else empty.
    """

    session_id: str
    kind: str
    text: str
    reason: str
    item: str = ""


class WithdrawDeviation(Message, frozen=True, kw_only=True):
    """Keep that a deviation that was noted is none. Answer: `Done`. Refused (`WrongUse`) without a reason."""

    session_id: str
    deviation_id: str
    reason: str


CourseRequest = StartActivation | BreakOffActivation | ListCourse | NoteDeviation | WithdrawDeviation
CourseReply = SessionCourse
