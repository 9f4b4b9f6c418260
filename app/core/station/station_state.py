"""Draws the complete state of the station for windows.

Guarantees: consistent enough to draw from; quick; no disk. Any thread.
"""

from collections.abc import Callable, Iterable

from app import __version__
from app.core.station.access_view import draw_access
from app.core.station.messages import StationState
from app.core.station.station_rooms import StationRooms
from app.core.station.views import ProgramView


def draw_state(
    rooms: StationRooms,
    programs: Iterable[ProgramView],
    *,
    incarnation: str,
    number: int = 0,
    ending: bool,
    log_fault: Callable[[], str],
) -> StationState:
    """The state now."""
    view = rooms.board.view
    return StationState(
        incarnation=incarnation,
        number=number,
        version=__version__,
        programs=tuple(programs),
        session=view,
        safety=rooms.safety_desk.view,
        alarms=rooms.alarms.views(),
        alarm_sound=rooms.alarms.sound(),
        audio_paused_until=rooms.alarms.audio_paused_until(),
        log_size=rooms.store.log.size,
        log_fault=log_fault(),
        disk_free_bytes=rooms.disk_free_bytes(),
        disk_minutes_left=view.disk_minutes_left if view is not None and "stop" in view.waiting_for else None,
        export=rooms.exports.view,
        subject_export=rooms.subject_exports.view,
        stop_inputs=rooms.safety_desk.inputs,
        site_fault=rooms.site_fault,
        ending=ending,
        access=draw_access(
            rooms.reception,
            break_glass=rooms.break_glass.view(rooms.reception.seat().user_id),
            reviews_waiting=rooms.break_glass.waiting,
        ),
    )
