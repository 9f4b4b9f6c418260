"""Answers what is asked about how a session follows its protocol.

Guarantees: as `app.core.station.service`, of which this is a part; what a report that is signed says is not changed
behind it. Threads: the exchange's pool.
"""

import msgspec

from app.core.access.caller import Caller
from app.core.clinic.deviations import departures_of_session, note_deviation, withdraw_deviation
from app.core.clinic.session_protocol import protocol_of_session
from app.core.clinic.sessions import existing_session
from app.core.errors import NotPermitted
from app.core.station.activation_desk import ActivationDesk
from app.core.station.course_messages import (
    BreakOffActivation,
    CourseRequest,
    DoneActivation,
    ListCourse,
    NoteDeviation,
    SessionCourse,
    StartActivation,
    WithdrawDeviation,
)
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.sessions import Session
from app.core.wire.envelopes import Done


def answer_course_request(
    rooms: StationRooms, activations: ActivationDesk, message: CourseRequest, caller: Caller
) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    match message:
        case StartActivation(session_id=session_id, procedure=procedure):
            activations.start(session_id, procedure, caller)
        case BreakOffActivation(session_id=session_id, reason=reason):
            activations.break_off(session_id, reason, caller)
        case ListCourse(session_id=session_id):
            return _course(rooms, existing_session(rooms.store, session_id))
        case NoteDeviation():
            _demand_unsigned(rooms, message.session_id)
            note_deviation(
                rooms.store,
                message.session_id,
                message.kind,
                item=message.item,
                text=message.text,
                reason=message.reason,
                at_s=_seconds(rooms, message.session_id),
                noted_by=caller.user_id,
                clock=rooms.clock,
            )
        case WithdrawDeviation():
            _demand_unsigned(rooms, message.session_id)
            withdraw_deviation(
                rooms.store,
                message.session_id,
                message.deviation_id,
                reason=message.reason,
                withdrawn_by=caller.user_id,
                clock=rooms.clock,
            )
    return Done()


def recorded_seconds(rooms: StationRooms, session: Session) -> float | None:
    """Length of a session's recording; None while it goes on, or where there is none yet.

    Raises:
        StorageFault: The store cannot be read.
    """
    if not session.recording_id:
        return None if session.ended is None else 0.0
    recording = rooms.store.recordings.get(session.recording_id)
    return None if recording is None or recording.stopped is None else recording.seconds


def _course(rooms: StationRooms, session: Session) -> SessionCourse:
    protocol = protocol_of_session(rooms.store, session.session_id, session.protocol)
    recorded_s = recorded_seconds(rooms, session)
    departures = departures_of_session(rooms.store, session.session_id, protocol, recorded_s=recorded_s)
    return SessionCourse(
        protocol=protocol.name,
        asked=protocol,
        minimum_s=protocol.minimum_minutes * 60,
        recorded_s=recorded_s or _seconds(rooms, session.session_id) or 0.0,
        activations=tuple(
            DoneActivation(
                procedure=one.procedure,
                title=one.title,
                onset_s=one.onset_s,
                how=one.how,
                ended_s=one.ended_s,
                reason=one.reason,
            )
            for one in rooms.store.courses.activations(session.session_id)
        ),
        departures=departures,
        names=tuple(
            (user_id, rooms.store.users.printed_name(user_id))
            for user_id in dict.fromkeys(one.noted_by for one in departures if one.noted_by)
        ),
    )


def _seconds(rooms: StationRooms, session_id: str) -> float | None:
    """Where the running recording is; None where this session does not record."""
    view = rooms.board.view
    recording = view is not None and view.session_id == session_id and view.step == "recording" and view.recording_id
    return view.recording_seconds if view is not None and recording else None


def _demand_unsigned(rooms: StationRooms, session_id: str) -> None:
    existing_session(rooms.store, session_id)
    if rooms.store.signatures.of_session(session_id):
        raise NotPermitted(
            "The report of this session is signed.",
            meaning="Nothing was changed: what was signed stays as it was read.",
            advice="Say it in an addendum to the report.",
        )
