"""What becomes of the alarms that stood when the station was lost.

Guarantees: a latching alarm that nobody had acknowledged stands again, with its identifier and its beginning, until
somebody does; any other is told as ended (what raised it raises it anew, where it is still there). That the station was
down while a session ran is an alarm itself.
Does not: guess what happened meanwhile. Thread: the station's main one, before it turns.
"""

from app.core.events.safety_events import AlarmChangedData
from app.core.station.alarm_import import SAFETY
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.past_alarms import AlarmRow


def restore_alarms(rooms: StationRooms, resumed_sessions: tuple[str, ...]) -> None:
    """Bring the board to what a person must still see; called once."""
    away = _away(rooms)
    events = []
    for row in rooms.store.alarms.standing():
        if row.source == SAFETY:
            continue  # told by the safety program, which has gone on
        seen = row.state == "acknowledged"
        kept = not seen and rooms.alarms.restore(row.alarm_id, row.condition, row.began, detail=_detail(row))
        state = "latched" if kept else "cleared"
        if state != row.state:
            data = AlarmChangedData(
                alarm_id=row.alarm_id,
                condition=row.condition,
                priority=row.priority,
                state=state,
                session_id=row.session_id,
                text=row.text,
            )
            events.append(rooms.journal.event(data, session_id=row.session_id or None))
    rooms.journal.keep(*events)
    if resumed_sessions:
        rooms.alarms.happened("station_down", text=away)


def _detail(row: AlarmRow) -> str:
    return f"It was raised before the station was restarted, at {row.began.isoformat(timespec='seconds')}."


def _away(rooms: StationRooms) -> str:
    log = rooms.store.log
    for entry in log.read(max(0, log.size - 1)):
        away_s = (rooms.clock.wall() - entry.event.timestamp).total_seconds()
        return f"It was away for {max(0.0, away_s):.0f} s at most."
    return ""
