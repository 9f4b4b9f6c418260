"""A restarted station shows the session that was running as it was."""

from app.core.acquisition.messages import DeviceTold
from app.core.clinic import sessions
from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.events.clinic_events import Impedance
from app.core.events.safety_events import StopProofTestedData
from app.core.safety.client import SafetyStatus
from app.core.station.restoration import last_stop_in_log, restore_session
from app.core.workflow.context import WorkflowState
from tests.fakes.station_rooms import NUMBER, StationOfTests


def restart(station: StationOfTests) -> tuple[str, ...]:
    station.rooms = station.new_rooms()
    return restore_session(station.rooms, station.engine)  # type: ignore[arg-type]


def test_where_nothing_ran_the_board_is_empty(station: StationOfTests) -> None:
    assert restart(station) == ()
    assert station.rooms.board.view is None
    assert last_stop_in_log(station.store) == 0


def test_the_session_comes_back_with_all_that_the_log_knows(station: StationOfTests) -> None:
    session_id = station.begin()
    store, clock = station.store, station.clock
    sessions.enter_step(store, session_id, "impedance", "Look at the electrodes.", clock=clock)
    for kiloohm in (80.0, 4.5):
        sessions.record_impedances(store, session_id, (Impedance(label="Fp1", kiloohm=kiloohm),), clock=clock)
    proof = StopProofTestedData(session_id=session_id, latency_ms=0.7, passed=True)
    station.rooms.journal.write(proof, source="safety", session_id=session_id)
    station.engine.states[session_id] = WorkflowState(
        step="impedance", text="Look.", waiting_for=("continue:impedance", "measure_impedance")
    )
    assert restart(station) == (session_id,)
    view = station.shown()
    assert (view.step, view.step_text) == ("impedance", "Look.")
    assert view.waiting_for == ("impedance", "measure_impedance")
    assert [(e.label, e.kiloohm) for e in view.impedances] == [("Fp1", 4.5)]
    assert view.stop_latency_ms == 0.7
    assert view.patient.hospital_number == NUMBER
    assert not station.rooms.safety_desk.proved_for(session_id)  # until safety says that it still holds
    station.rooms.safety_desk.take(SafetyStatus(state="ready", proved=True))
    assert station.rooms.safety_desk.proved_for(session_id)


def test_its_event_list_comes_back(station: StationOfTests) -> None:
    session_id = station.begin(step="recording", waiting_for=("stop",), recording_id="r-1")
    told = DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=2.0, duration_s=0.5, text="Blink", channels=("Fp1",))
    station.rooms.acquisition_desk.handle([DeviceTold(event=told)])
    before = station.rooms.board.events(session_id)
    restart(station)
    assert station.rooms.board.events(session_id) == before


def test_a_session_whose_workflow_was_never_begun_is_shown_from_the_store(station: StationOfTests) -> None:
    session_id = station.begin()
    assert restart(station) == (session_id,)
    assert station.shown().step == "prerequisites"
    assert not station.rooms.safety_desk.proved_for(session_id)


def test_a_session_that_had_ended_is_not_shown(station: StationOfTests) -> None:
    session_id = station.begin()
    sessions.cancel_session(station.store, session_id, "left", clock=station.clock)
    assert restart(station) == ()
    assert station.rooms.board.view is None


def test_restoring_writes_nothing(station: StationOfTests) -> None:
    station.begin()
    before = station.store.log.size
    restart(station)
    assert station.store.log.size == before
