"""What the clinician is told when the station comes back in the middle of a session.

Guarantees: it is said when the last sign of life was, whether the station was ended or broken off, at which step, and
what is done about it; the same is one entry of the log for each session and each start. Does not: do it (the workflow
goes on by itself). Thread: the station's main one, before it turns.
"""

from collections.abc import Mapping
from datetime import datetime

from app.core.errors import NeuraScaleError
from app.core.events.clinic_events import SessionResumedData
from app.core.events.system_event import new_event
from app.core.station.station_rooms import StationRooms
from app.core.store.station_store import StationStore

BROKEN_OFF, ENDED = "broken_off", "ended"
_LOOKED_BACK = 500
DOING = {
    "prerequisites": "The device is opened again if need be; look once more at what is missing.",
    "impedance": "The electrodes can be measured and accepted as before.",
    "ready": "Nothing was being recorded; the session waits for you as before.",
    "recording": "What was recorded is kept. The recording has gone on in its own program, or goes on with a gap that "
    "is marked; look at the traces.",
    "analysing": "The recording is complete; its analysis is made again.",
    "reporting": "The recording is complete; its report is written now.",
}
GOES_ON = "It goes on from there by itself; nothing is done twice."
STEP_WORDS = {
    "prerequisites": "before recording",
    "impedance": "at the electrodes",
    "ready": "when it was ready to record",
    "recording": "while recording",
    "analysing": "during the analysis",
    "reporting": "while the report was written",
}


def last_sign_of_life(store: StationStore, *, before: datetime) -> tuple[datetime | None, str]:
    """When the station before this one wrote last, and how it came to its end.

    Raises:
        StorageFault: The store cannot be read.
    """
    entries = list(store.log.read(first=max(0, store.log.size - _LOOKED_BACK)))
    how, at = BROKEN_OFF, None
    for entry in reversed(entries):
        if entry.event.timestamp >= before:
            continue
        if at is None:
            at = entry.event.timestamp
        if entry.event.event_type in ("station.stopped", "station.started"):
            how = ENDED if entry.event.event_type == "station.stopped" else BROKEN_OFF
            break
    return at, how


def tell_resumed(
    rooms: StationRooms,
    session_ids: tuple[str, ...],
    *,
    started: datetime,
    taken_up: Mapping[str, str] | None = None,
) -> None:
    """Say on the board, and in the log, what became of the sessions that were running.

    Args:
        started: When this start of the station began.
        taken_up: Sessions that had failed and were going on, with the step each was at.
    """
    going_on = {one: step for one, step in (taken_up or {}).items() if step in STEP_WORDS}
    if not session_ids and not going_on:
        return
    try:
        at, how = last_sign_of_life(rooms.store, before=started)
    except NeuraScaleError as error:
        rooms.log.warning("it is not known when the station stopped: %s", error.what)
        at, how = None, BROKEN_OFF
    for session_id in (*session_ids, *going_on):
        session = rooms.store.sessions.get(session_id)
        view = rooms.board.view
        if session is None:
            continue
        step = view.step if view is not None and view.session_id == session_id else session.step
        step = going_on.get(session_id, step)
        data = SessionResumedData(
            session_id=session_id,
            step=step,
            gone_since="" if at is None else at.isoformat(timespec="seconds"),
            how=how,
            doing=DOING.get(step, GOES_ON),
        )
        rooms.journal.keep(
            new_event(
                "session.resumed",
                data,
                source_service="station",
                correlation_id=session_id,
                subject_id=session.patient_id,
                clock=rooms.clock,
            )
        )
        text = resumed_text(data, at)
        rooms.board.note_failure(session_id, text)
        rooms.board.change(session_id, resumed=text)


def resumed_text(data: SessionResumedData, at: datetime | None) -> str:
    """As the window says it, in the station's own time."""
    where = STEP_WORDS.get(data.step, f"at the step “{data.step}”")
    what = _what_became(data.how, where, "" if at is None else f"{at.astimezone():%H:%M:%S}")
    return " ".join(dict.fromkeys((what, data.doing, GOES_ON)))


def _what_became(how: str, where: str, when: str) -> str:
    # Whole sentences: the window finds the template that each was made of.
    if how == ENDED:
        if when:
            return f"The station was ended in order after {when}, {where}, and is back."
        return f"The station was ended in order, {where}, and is back."
    if when:
        return f"The station stopped without warning after {when}, {where}, and is back."
    return f"The station stopped without warning, {where}, and is back."
