"""Which requests may change what a running session still needs.

Guarantees: pure of effects; whoever answers such a request lets the session look again. Any thread.
"""

from typing import Any

from app.core.station.course_messages import NoteDeviation, WithdrawDeviation
from app.core.station.duty_messages import CancelDuty, RosterDuty, TakeOverSession
from app.core.station.station_rooms import StationRooms

_OF_ITS_SESSION = (NoteDeviation, WithdrawDeviation, TakeOverSession)
_OF_ANY = (RosterDuty, CancelDuty)


def session_to_look_again(rooms: StationRooms, message: Any) -> str:
    """The running session whose prerequisites this request may have changed (who answers for it, what was passed).

    Empty where there is none.
    """
    view = rooms.board.view
    if view is None or not rooms.board.is_running():
        return ""
    if isinstance(message, _OF_ITS_SESSION):
        return view.session_id if message.session_id == view.session_id else ""
    return view.session_id if isinstance(message, _OF_ANY) else ""
