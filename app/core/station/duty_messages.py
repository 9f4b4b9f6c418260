"""What is asked of the station about who is on duty, and who answers for a session.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Times are ISO 8601 with their offset.
"""

import msgspec

from app.core.clinic.roster import JudgedLine
from app.core.clinic.roster_file import RosterLine
from app.core.wire.envelopes import Message


class ListDuties(Message, frozen=True, kw_only=True):
    """The roster from yesterday on, `days` ahead (366 at most), and the asker's own duty. Answer: `DutyList`."""

    days: int = 14


class DutyView(msgspec.Struct, frozen=True, kw_only=True):
    """One duty.

    Attributes:
        how: "rostered", or "stepped_in" by the user, with a reason.
        cancelled: When it was ended or left out; empty where it was not.
        now: Whether it holds at the moment.
    """

    duty_id: str
    user_id: str
    user_name: str
    begins: str
    ends: str
    how: str
    reason: str = ""
    rostered_by: str = ""
    cancelled: str = ""
    now: bool = False


class DutyList(Message, frozen=True, kw_only=True):
    """The roster.

    Attributes:
        kept: Whether this station keeps one: where it does not, everybody who may sign in is on duty.
        on_duty: Whether the asker is, now.
    """

    duties: tuple[DutyView, ...]
    kept: bool
    on_duty: bool


class RosterDuty(Message, frozen=True, kw_only=True):
    """Put a user on duty. Answer: `DutyRostered`.

    Refused (`WrongUse`) where it ends before it begins, is over or lasts too long, (`Conflict`) where they are on duty
    then already or cannot sign in.
    """

    user_id: str
    begins: str
    ends: str
    reason: str = ""


class StepIn(Message, frozen=True, kw_only=True):
    """Be on duty oneself from now on, until `ends`, with a reason. Answer: `DutyRostered`. Refused as `RosterDuty`."""

    ends: str
    reason: str


class DutyRostered(Message, frozen=True, kw_only=True):
    duty_id: str


class ImportRoster(Message, frozen=True, kw_only=True):
    """Put everybody on duty as a roster says, all or none. Answer: `RosterImported`.

    Where a line is wrong nothing is changed, and the answer says which. Refused (`WrongUse`) where there are too many.

    Attributes:
        reason: Kept with each; needed where the asker is among them.
        dry_run: Only judge the lines.
    """

    lines: tuple[RosterLine, ...]
    reason: str = ""
    dry_run: bool = False


class RosterImported(Message, frozen=True, kw_only=True):
    """What came of each line, in their order. `added`: how many duties are on the roster now that were not."""

    lines: tuple[JudgedLine, ...]
    added: int = 0


class CancelDuty(Message, frozen=True, kw_only=True):
    """End a duty now, or leave it out. Answer: `Done`. Refused (`Conflict`) where it is over."""

    duty_id: str
    reason: str


class TakeOverSession(Message, frozen=True, kw_only=True):
    """Answer for a running session from now on, in the place of whoever did. Answer: `Done`.

    For whoever may run sessions and has the patient in care. Refused (`Conflict`) for somebody who is not on duty.
    """

    session_id: str
    reason: str = ""


DutyRequest = ListDuties | RosterDuty | ImportRoster | StepIn | CancelDuty | TakeOverSession
DutyReply = DutyList | DutyRostered | RosterImported
