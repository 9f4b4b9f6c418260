"""Answers what is asked about rosters, and about who answers for a session.

Guarantees: as `app.core.station.service`, of which this is a part. Who takes a session over is in the log before it is
answered, and the session's event list says that it happened; the workflow is told to look at its prerequisites again.
Threads: the exchange's pool.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from app.core.access.caller import Caller
from app.core.clinic import duty
from app.core.clinic.roster import import_roster
from app.core.errors import WrongUse
from app.core.identifiers import SessionId
from app.core.station.duty_messages import (
    CancelDuty,
    DutyList,
    DutyRequest,
    DutyRostered,
    DutyView,
    ImportRoster,
    ListDuties,
    RosterDuty,
    RosterImported,
    StepIn,
    TakeOverSession,
)
from app.core.station.station_rooms import StationRooms
from app.core.station.views import ProviderView, SessionEvent
from app.core.store.projections.duties import RosteredDuty
from app.core.wire.envelopes import Done
from app.core.workflow.engine import WorkflowEngine
from app.core.workflow.session_signals import SessionSignal

ShowEvent = Callable[[str, SessionEvent], None]
_changing = threading.Lock()
MOST_DAYS = 366
_LOOKS_AGAIN = ("prerequisites", "ready")


def answer_duty_request(
    rooms: StationRooms, engine: WorkflowEngine, message: DutyRequest, caller: Caller, show_event: ShowEvent
) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    match message:
        case ListDuties(days=days):
            return _list(rooms, caller, min(max(days, 1), MOST_DAYS))
        case RosterDuty():
            return _roster(rooms, message.user_id, message.begins, message.ends, message.reason, caller)
        case StepIn(ends=ends, reason=reason):
            return _roster(rooms, caller.user_id, rooms.clock.wall().isoformat(), ends, reason, caller)
        case ImportRoster():
            return _import(rooms, message, caller)
        case CancelDuty(duty_id=duty_id, reason=reason):
            duty.cancel_duty(rooms.store, duty_id, reason=reason, cancelled_by=caller.user_id, clock=rooms.clock)
            _look_again(rooms, engine)
        case TakeOverSession(session_id=session_id, reason=reason):
            _take_over(rooms, engine, session_id, reason, caller, show_event)
    return Done()


def provider_view(rooms: StationRooms, session_id: str) -> ProviderView | None:
    """Who answers for a session now; None where nobody is known to.

    Raises:
        StorageFault: The store cannot be read.
    """
    found = duty.session_provider(rooms.store, session_id)
    if found is None:
        return None
    return ProviderView(
        user_id=found.user_id,
        name=rooms.store.users.printed_name(found.user_id),
        since=found.since.isoformat(timespec="seconds"),
        taken_over=found.how == "taken_over",
    )


def _roster(rooms: StationRooms, user_id: str, begins: str, ends: str, reason: str, caller: Caller) -> DutyRostered:
    with _changing:  # between looking and writing nobody else puts them on duty
        duty_id = duty.roster_duty(
            rooms.store,
            user_id,
            _moment(begins),
            _moment(ends),
            rostered_by=caller.user_id,
            reason=reason,
            clock=rooms.clock,
        )
    return DutyRostered(duty_id=duty_id)


def _import(rooms: StationRooms, message: ImportRoster, caller: Caller) -> RosterImported:
    with _changing:
        judged = import_roster(
            rooms.store,
            message.lines,
            imported_by=caller.user_id,
            reason=message.reason,
            dry_run=message.dry_run,
            clock=rooms.clock,
        )
    states = [one.state for one in judged]
    written = not message.dry_run and "wrong" not in states
    return RosterImported(lines=judged, added=states.count("new") if written else 0)


def _take_over(
    rooms: StationRooms,
    engine: WorkflowEngine,
    session_id: str,
    reason: str,
    caller: Caller,
    show_event: ShowEvent,
) -> None:
    view = rooms.board.session(session_id)
    with _changing:
        before = duty.session_provider(rooms.store, session_id)
        now = duty.take_over(rooms.store, session_id, caller.user_id, reason=reason, clock=rooms.clock)
    rooms.board.change(session_id, provider=provider_view(rooms, session_id))
    if before is None or before.user_id != now.user_id:
        row = SessionEvent(
            onset_s=view.recording_seconds, duration_s=0.0, kind="step", text="Another provider has taken over"
        )
        if rooms.board.add_event(session_id, row):
            show_event(session_id, row)
    _look_again(rooms, engine)


def _look_again(rooms: StationRooms, engine: WorkflowEngine) -> None:
    """A session that waits for its prerequisites may have one more now, or one less."""
    view = rooms.board.view
    if view is not None and view.step in _LOOKS_AGAIN and rooms.board.is_running():
        engine.signal(SessionId(view.session_id), SessionSignal.PREREQUISITES_CHANGED)


def _list(rooms: StationRooms, caller: Caller, days: int) -> DutyList:
    now = rooms.clock.wall()
    return DutyList(
        duties=tuple(_view(rooms, one, now) for one in duty.duties_to_come(rooms.store, now=now, days=days)),
        kept=rooms.store.duties.any(),
        on_duty=duty.provider_on_duty(rooms.store, caller.user_id, now) is not None,
    )


def _view(rooms: StationRooms, one: RosteredDuty, now: datetime) -> DutyView:
    users = rooms.store.users
    return DutyView(
        duty_id=one.duty_id,
        user_id=one.user_id,
        user_name=users.printed_name(one.user_id),
        begins=one.begins.isoformat(timespec="seconds"),
        ends=one.ends.isoformat(timespec="seconds"),
        how=one.how,
        reason=one.reason,
        rostered_by=users.printed_name(one.rostered_by),
        cancelled=one.cancelled,
        now=one.begins <= now < one.ends,
    )


def _moment(text: str) -> datetime:
    """Raises: WrongUse: It is no moment, or it is not said in which zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise WrongUse(
            "This is not a date and time with its zone.",
            meaning="Nothing was changed.",
            advice="Enter it as YYYY-MM-DDTHH:MM+00:00.",
        )
    return moment.astimezone(UTC)
