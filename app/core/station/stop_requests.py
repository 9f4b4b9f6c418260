"""Answers what is asked of the station about the safety stop.

Guarantees: a reset that was done is an entry of the log, or at least in safety's own file (there without its words,
which may name a patient); a remote stop is taken only
where the site allows it. Does not: keep a stop from anybody: windows, keys, pedals and the command line go past the
station. Threads: the exchange's pool.
"""

from collections.abc import Callable

import msgspec

from app.core.errors import DefectError, NotPermitted, WrongUse
from app.core.events.safety_events import StopExplainedData, StopResetData
from app.core.safety.client import SafetyControl
from app.core.safety.stop_machine import SHORTEST_REASON_CHARACTERS
from app.core.station.messages import ResetStop
from app.core.station.station_rooms import StationRooms
from app.core.station.stop_messages import (
    ExplainStop,
    ProveStop,
    RemoteStopped,
    RequestRemoteStop,
    StopProved,
    StopRequest,
)
from app.core.station.views import SessionEvent
from app.core.wire.envelopes import Done

LONGEST_SOURCE_CHARACTERS = 200
LONGEST_REASON_CHARACTERS = 1000
IN_THE_LOG = "in the station's log"
ShowEvent = Callable[[str, SessionEvent], None]


def answer_stop_request(rooms: StationRooms, message: ResetStop | StopRequest, show_event: ShowEvent) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    control = SafetyControl(rooms.data.runtime, clock=rooms.clock)
    match message:
        case ResetStop():
            _demand_consent_to_stimulate(rooms)
            control.reset(message.role, _for_safetys_file(message.reason), message.source)
            _tell_reset(rooms, message, show_event)
            return Done()
        case ProveStop(source=source):
            latency_ms = control.prove(source).latency_ms
            if latency_ms is None:
                raise DefectError("The safety program proved the stop without a latency.")
            return StopProved(latency_ms=latency_ms)
        case ExplainStop():
            return _explain(rooms, message)
        case RequestRemoteStop(source=source):
            return _stop_from_elsewhere(rooms, control, source)


def _for_safetys_file(reason: str) -> str:
    """What a person typed may name a patient, and the safety program's file lies in clear; it judges the length."""
    return IN_THE_LOG if len(reason.strip()) >= SHORTEST_REASON_CHARACTERS else reason


def _explain(rooms: StationRooms, message: ExplainStop) -> Done:
    if not message.reason.strip() or len(message.reason) > LONGEST_REASON_CHARACTERS:
        raise WrongUse(f"A reason has 1 to {LONGEST_REASON_CHARACTERS} characters.")
    view = rooms.board.view
    session_id = view.session_id if view is not None else ""
    told = StopExplainedData(
        session_id=session_id,
        stop_number=message.stop_number,
        source=message.source[:LONGEST_SOURCE_CHARACTERS],
        reason=message.reason.strip(),
    )
    rooms.journal.write(told, source="safety", session_id=session_id or None)
    return Done()


def _demand_consent_to_stimulate(rooms: StationRooms) -> None:
    """In a session whose patient took back consent to stimulation, the output stays stopped."""
    view = rooms.board.view
    if view is None or not rooms.board.is_running() or "stimulation" not in view.patient.withdrawn_purposes:
        return
    if view.step in ("ready", "recording"):
        raise NotPermitted(
            "This patient has withdrawn consent to stimulation.",
            meaning="The output stays stopped for the rest of this session; the recording goes on.",
            advice="End the session, or reset the stop after the patient has given consent anew.",
        )


def _stop_from_elsewhere(rooms: StationRooms, control: SafetyControl, source: str) -> RemoteStopped:
    if not rooms.site.stop.allow_remote:
        rooms.log.warning("a remote stop was refused: the site does not allow any")
        raise NotPermitted(
            "A remote stop was refused.",
            meaning="Nothing was stopped: this site does not allow stops from elsewhere.",
            advice="Call the site. Its administrator can allow remote stops with stop.allow_remote in site.toml.",
        )
    result = control.stop("remote", source.strip()[:LONGEST_SOURCE_CHARACTERS] or "not said")
    return RemoteStopped(
        latency_ms=result.latency_ms, state=result.state, stop_number=result.stop_number, output=result.output
    )


def _tell_reset(rooms: StationRooms, message: ResetStop, show_event: ShowEvent) -> None:
    view = rooms.board.view
    session_id = view.session_id if view else ""
    data = StopResetData(session_id=session_id, role=message.role, reason=message.reason)
    # It has been done, and is in safety's own file; a log that refuses does not undo it.
    rooms.journal.keep(rooms.journal.event(data, source="safety", session_id=session_id or None))
    if view is not None and view.recording_id:
        row = SessionEvent(
            onset_s=view.recording_seconds,
            duration_s=0.0,
            kind="alarm",
            text=f"Safety stop reset ({message.role}): {message.reason}",
        )
        if rooms.board.add_event(session_id, row):
            show_event(session_id, row)
