"""Every request of a window: what it answers, changes and refuses."""

import threading
from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.acquisition.messages import AddAnnotation, AnnotationPlaced, DeviceCommand
from app.core.clinic import sessions
from app.core.devices.driver import SimulatedSpec
from app.core.errors import (
    Conflict,
    DefectError,
    LedgerBroken,
    LinkDown,
    NotFound,
    PrerequisiteMissing,
    StorageFault,
)
from app.core.safety.client import SafetyControl
from app.core.station import messages as m
from app.core.station.alarm_messages import (
    GetAlarmStatistics,
    ListAlarmHistory,
    PauseAlarmAudio,
    ReportPatientEvent,
)
from app.core.station.device_finder import DeviceFinder
from app.core.station.service import StationService
from app.core.station.session_order import read_order
from app.core.telemetry.heartbeat import Heartbeat, ProgramName
from app.core.wire.envelopes import Done
from app.core.workers.messages import FilterSettings, SetFilters
from tests.fakes.safety_server import serving
from tests.fakes.station_rooms import NUMBER, StationOfTests

SOMEBODY = Caller(user_id="u-1", name="Somebody", roles=frozenset(Role), peer="desktop#1")


class Desk:
    """The service, and what it handed on."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.filters: list[SetFilters] = []
        self.ended: list[str] = []
        self.finder = DeviceFinder(on_change=lambda _version: None, session_runs=station.rooms.board.is_running)
        self.service = StationService(
            station.rooms,
            station.engine,  # type: ignore[arg-type]
            state=lambda: m.StationState(incarnation="i", version="v"),
            show_event=lambda *row: station.rows.append(row),
            set_filters=self.filters.append,
            list_devices=self.finder.answer,
            shut_down=self.ended.append,
        )

    def ask(self, message: Any) -> Any:
        return self.service.handle(message, SOMEBODY)

    def begin(self, number: str = NUMBER) -> str:
        patient_id = self.ask(
            m.RegisterPatient(hospital_number=number, family_name="K", given_name="V", birth_date="1980-01-01")
        ).patient_id
        session_id: str = self.ask(m.BeginSession(patient_id=patient_id, device=SimulatedSpec())).session_id
        return session_id


@pytest.fixture
def desk(station: StationOfTests) -> Desk:
    return Desk(station)


def test_small_requests_are_handed_on(desk: Desk) -> None:
    assert desk.ask(m.GetState()).incarnation == "i"
    assert desk.ask(Heartbeat(program=ProgramName.DESKTOP, pid=1, number=1, monotonic_ns=0)) == Done()
    filters = SetFilters(filters=FilterSettings())
    assert desk.ask(filters) == Done()
    assert desk.filters == [filters]
    assert len(desk.ask(m.ListDevices()).devices) >= 3
    assert desk.ask(m.ListRecordings()).recordings == ()
    assert desk.ask(m.ListSessionEvents(session_id="s-1")).events == ()


def test_a_patient_is_registered_found_and_refused_a_second_time(desk: Desk) -> None:
    asked = m.RegisterPatient(
        hospital_number="H-9", family_name="Okonkwo", given_name="Chidi", birth_date="1971-11-02", sex="male"
    )
    patient_id = desk.ask(asked).patient_id
    (found,) = desk.ask(m.ListPatients(search="oko")).patients
    assert (found.patient_id, found.hospital_number, found.consented_purposes) == (patient_id, "H-9", ())
    with pytest.raises(Conflict):
        desk.ask(asked)
    assert len(desk.ask(m.ListPatients()).patients) == 1


def test_consent_is_shown_at_once_and_told_to_the_running_session(desk: Desk) -> None:
    session_id = desk.begin()
    patient_id = desk.station.shown().patient.patient_id
    desk.ask(m.GiveConsent(patient_id=patient_id, purpose="recording", given_by="patient"))
    assert desk.station.shown().patient.consented_purposes == ("recording",)
    assert desk.station.engine.signals == [(session_id, "prerequisites_changed", {})]


def test_consent_of_somebody_else_or_after_the_session_is_not_told_to_it(desk: Desk) -> None:
    session_id = desk.begin()
    other = desk.station.register("H-2")
    desk.ask(m.GiveConsent(patient_id=other, purpose="recording", given_by="patient"))
    desk.station.rooms.board.change(session_id, step="completed")
    own = desk.station.shown().patient.patient_id
    desk.ask(m.GiveConsent(patient_id=own, purpose="recording", given_by="patient"))
    assert desk.station.engine.signals == []


# --- beginning ---------------------------------------------------------------------------------------------------


def test_a_session_is_begun_in_store_order_board_and_workflow(desk: Desk) -> None:
    session_id = desk.begin()
    kept = desk.station.store.sessions.get(session_id)
    assert kept is not None
    assert kept.device == "simulated"
    assert read_order(desk.station.rooms, session_id).device == SimulatedSpec()
    assert (desk.station.shown().session_id, desk.station.shown().step) == (session_id, "prerequisites")
    assert desk.station.engine.started == [session_id]


def test_a_second_session_is_refused_until_the_first_has_ended(desk: Desk) -> None:
    session_id = desk.begin()
    with pytest.raises(Conflict, match="already running"):
        desk.begin("H-2")
    sessions.cancel_session(desk.station.store, session_id, "left", clock=desk.station.clock)
    desk.station.rooms.board.change(session_id, step="cancelled")
    assert desk.begin("H-3") != session_id


def test_an_alarm_of_the_session_before_does_not_stop_the_next_ones_output(desk: Desk) -> None:
    alarms = desk.station.rooms.alarms
    session_id = desk.begin()
    alarms.raise_("device_silent")
    alarms.clear("device_silent")
    assert [view.condition for view in alarms.views()] == ["device_silent"], "its clearing delay runs"
    sessions.cancel_session(desk.station.store, session_id, "left", clock=desk.station.clock)
    desk.station.rooms.board.change(session_id, step="cancelled")
    desk.begin("H-3")
    assert alarms.views() == ()


def test_for_nobody_no_session_is_begun(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.ask(m.BeginSession(patient_id="nobody", device=SimulatedSpec()))
    assert desk.station.rooms.board.view is None
    assert desk.station.engine.started == []


@pytest.mark.proves("REQ-CLINIC-ONE-SESSION")
def test_two_windows_at_once_begin_one_session(desk: Desk) -> None:
    patients = [desk.station.register(f"H-{n}") for n in range(4)]
    gate = threading.Barrier(4)
    begun: list[str] = []
    refused: list[Conflict] = []

    def begin(patient_id: str) -> None:
        gate.wait()
        try:
            begun.append(desk.ask(m.BeginSession(patient_id=patient_id, device=SimulatedSpec())).session_id)
        except Conflict as error:
            refused.append(error)

    threads = [threading.Thread(target=begin, args=(patient_id,)) for patient_id in patients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(begun), len(refused)) == (1, 3)
    assert len(desk.station.store.sessions.unfinished()) == 1


def test_a_session_whose_order_cannot_be_kept_stands_in_nobody_s_way(desk: Desk) -> None:
    in_the_way = desk.station.data.root / "sessions"
    in_the_way.write_text("")
    with pytest.raises(StorageFault):
        desk.begin()
    assert desk.station.store.sessions.unfinished() == ()
    in_the_way.unlink()
    assert desk.begin("H-2")


def test_a_session_whose_workflow_cannot_be_begun_has_failed(desk: Desk) -> None:
    desk.station.engine.fails = RuntimeError("the workflow file is gone")
    with pytest.raises(RuntimeError):
        desk.begin()
    assert desk.station.store.sessions.unfinished() == ()
    assert (desk.station.shown().step, desk.station.shown().exit_reason) == ("failed", "failed")
    desk.station.engine.fails = None
    assert desk.begin("H-2")


# --- in a session ------------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_the_right_number_confirms_and_a_wrong_one_is_refused_and_kept(desk: Desk) -> None:
    session_id = desk.begin()
    with pytest.raises(Conflict, match="not this patient's"):
        desk.ask(m.ConfirmIdentity(session_id=session_id, hospital_number="H-4712"))
    assert desk.station.engine.signals == []
    desk.ask(m.ConfirmIdentity(session_id=session_id, hospital_number=NUMBER))
    assert desk.station.engine.names() == ["identity_confirmed"]
    assert [data.matched for data in desk.station.events("session.identity_confirmed")] == [False, True]


def test_going_on_needs_the_step_that_waits(desk: Desk) -> None:
    session_id = desk.begin()
    board = desk.station.rooms.board
    for step, waiting, asked in (
        ("prerequisites", (), "impedance"),
        ("impedance", (), "impedance"),
        ("impedance", ("impedance",), "ready"),
        ("ready", ("ready",), "recording"),
        ("recording", ("stop",), "recording"),
    ):
        board.change(session_id, step=step, waiting_for=waiting)
        with pytest.raises(PrerequisiteMissing, match=f"not waiting at “{asked}”"):
            desk.ask(m.ContinueSession(session_id=session_id, step=asked))
    assert desk.station.engine.signals == []
    for step in ("impedance", "ready"):
        board.change(session_id, step=step, waiting_for=(step,))
        desk.ask(m.ContinueSession(session_id=session_id, step=step))
    assert desk.station.engine.names() == ["continue:impedance", "continue:ready"]


def test_wishes_become_signals(desk: Desk) -> None:
    session_id = desk.begin()
    desk.ask(m.MeasureImpedanceNow(session_id=session_id))
    desk.ask(m.StopSessionRecording(session_id=session_id))
    desk.ask(m.CancelSession(session_id=session_id, reason="patient left"))
    assert desk.station.engine.signals == [
        (session_id, "measure_impedance", {}),
        (session_id, "stop", {}),
        (session_id, "cancel", {"reason": "patient left"}),
    ]


@pytest.mark.proves("REQ-CLINIC-ONE-SESSION")
@pytest.mark.parametrize(
    "message",
    [
        m.ConfirmIdentity(session_id="another", hospital_number=NUMBER),
        m.ContinueSession(session_id="another", step="ready"),
        m.MeasureImpedanceNow(session_id="another"),
        m.StopSessionRecording(session_id="another"),
        m.CancelSession(session_id="another", reason=""),
        m.Annotate(session_id="another", text="x"),
    ],
)
def test_what_is_meant_for_another_session_is_refused(desk: Desk, message: Any) -> None:
    with pytest.raises(NotFound):
        desk.ask(message)
    desk.begin()
    before = desk.station.store.log.size
    with pytest.raises(NotFound):
        desk.ask(message)
    assert desk.station.store.log.size == before
    assert desk.station.acquisition.asked == []
    assert desk.station.engine.signals == []


def test_an_annotation_is_placed_by_acquisition_then_kept_then_shown(desk: Desk) -> None:
    session_id = desk.station.begin(step="recording", recording_id="r-1")
    desk.station.acquisition.answers[AddAnnotation] = AnnotationPlaced(onset_s=12.5)
    desk.ask(m.Annotate(session_id=session_id, text="Blink", duration_s=1.0, channels=("Fp1",)))
    assert desk.station.acquisition.asked == [AddAnnotation(text="Blink", duration_s=1.0, channels=("Fp1",))]
    (data,) = desk.station.events("annotation.added")
    assert (data.text, data.onset_s, data.origin, data.recording_id) == ("Blink", 12.5, "clinician", "r-1")
    (row,) = desk.ask(m.ListSessionEvents(session_id=session_id)).events
    assert (row.text, row.onset_s, row.kind) == ("Blink", 12.5, "annotation")
    assert desk.station.rows == [(session_id, row)]


def test_an_event_of_the_patient_is_an_alarm_and_a_mark(desk: Desk) -> None:
    session_id = desk.station.begin(
        step="recording", recording_id="r-1", waiting_for=("stop",), recording_seconds=312.4
    )
    desk.station.acquisition.answers[AddAnnotation] = AnnotationPlaced(onset_s=312.5)
    desk.ask(ReportPatientEvent(session_id=session_id))
    (alarm,) = desk.station.rooms.alarms.views()
    assert (alarm.condition, alarm.priority, alarm.state) == ("patient_event", "high", "latched")
    assert alarm.text.endswith("Patient event at 312 s of the recording.")
    assert [data.text for data in desk.station.events("annotation.added")] == ["Patient event"]
    desk.station.rooms.alarms.acknowledge(alarm.alarm_id)
    desk.ask(m.Annotate(session_id=session_id, text="Patient event"))  # the quick mark of that name
    assert desk.station.alarmed() == {"patient_event"}


def test_an_event_of_the_patient_that_cannot_be_marked_is_an_alarm_all_the_same(desk: Desk) -> None:
    session_id = desk.station.begin(step="recording", recording_id="r-1", waiting_for=("stop",))
    desk.station.acquisition.answers[AddAnnotation] = LinkDown("gone")
    with pytest.raises(LinkDown):
        desk.ask(ReportPatientEvent(session_id=session_id))
    assert desk.station.alarmed() == {"patient_event"}


def test_an_event_of_the_patient_before_the_recording_is_an_alarm(desk: Desk) -> None:
    session_id = desk.station.begin(step="impedance")
    desk.ask(ReportPatientEvent(session_id=session_id))
    assert desk.station.alarmed() == {"patient_event"}
    assert desk.station.acquisition.asked == []


def test_the_past_of_alarms_is_answered(desk: Desk) -> None:
    desk.station.rooms.alarms.raise_("clipping")
    desk.ask(PauseAlarmAudio())
    assert desk.station.rooms.alarms.sound() == ""
    assert [one.condition for one in desk.ask(ListAlarmHistory()).alarms] == ["clipping"]
    assert desk.ask(GetAlarmStatistics()).alarms == 1


@pytest.mark.parametrize("answer", [LinkDown("gone"), None])
def test_an_annotation_that_acquisition_did_not_take_is_none(desk: Desk, answer: Any) -> None:
    session_id = desk.station.begin(step="recording")
    desk.station.acquisition.answers[AddAnnotation] = answer
    with pytest.raises((LinkDown, DefectError)):
        desk.ask(m.Annotate(session_id=session_id, text="Blink"))
    assert desk.station.events("annotation.added") == []
    assert desk.station.rows == []


def test_a_device_command_goes_to_acquisition(desk: Desk) -> None:
    desk.ask(m.SendDeviceCommand(name="eyes", argument="closed"))
    assert desk.station.acquisition.asked == [DeviceCommand(name="eyes", argument="closed")]


# --- the station -------------------------------------------------------------------------------------------------


def test_an_alarm_is_acknowledged_once(desk: Desk) -> None:
    alarms = desk.station.rooms.alarms
    alarms.raise_("gap")
    alarm_id = alarms.views()[0].alarm_id
    desk.ask(m.AcknowledgeAlarm(alarm_id=alarm_id))
    assert alarms.views()[0].state == "acknowledged"
    with pytest.raises(NotFound):
        desk.ask(m.AcknowledgeAlarm(alarm_id="no such"))


def test_without_safety_a_stop_cannot_be_reset(desk: Desk) -> None:
    with pytest.raises(LinkDown):
        desk.ask(m.ResetStop(role="physician", reason="cause removed"))


@pytest.mark.proves("REQ-STOP-RESET")
def test_a_reset_is_in_the_log_with_role_and_reason(desk: Desk) -> None:
    data = desk.station.data
    with serving(data.runtime, data.safety):
        SafetyControl(data.runtime).stop("operator", "window")
        desk.ask(m.ResetStop(role="physician", reason="cause removed"))
        with pytest.raises(Conflict):
            desk.ask(m.ResetStop(role="physician", reason="once more"))
    (reset,) = desk.station.events("safety.stop_reset")
    assert (reset.role, reset.reason, reset.session_id) == ("physician", "cause removed", "")


def test_the_log_is_verified_or_refused_by_name(desk: Desk) -> None:
    desk.station.register()
    verified = desk.ask(m.VerifyLog())
    assert verified.size == desk.station.store.log.size
    assert len(verified.root) == 64
    assert verified.checkpoint
    desk.station.store.log.refuse_from_now_on(LedgerBroken("Entry 0 was changed.", at_index=0))
    with pytest.raises(LedgerBroken):
        desk.ask(m.RegisterPatient(hospital_number="H-9", family_name="A", given_name="B", birth_date="1980-01-01"))


@pytest.mark.proves("REQ-WINDOW-ASKS")
def test_it_does_not_shut_down_under_a_recording_unless_told_twice(desk: Desk) -> None:
    session_id = desk.begin()
    desk.station.rooms.board.change(session_id, step="recording")
    with pytest.raises(Conflict, match="is recording"):
        desk.ask(m.Shutdown())
    assert desk.ended == []
    desk.ask(m.Shutdown(even_if_recording=True))
    assert desk.ended == ["asked"]


@pytest.mark.parametrize("step", [None, "prerequisites", "ready", "analysing", "completed", "failed"])
def test_it_shuts_down_otherwise(desk: Desk, step: str | None) -> None:
    if step is not None:
        desk.station.rooms.board.change(desk.begin(), step=step)
    desk.ask(m.Shutdown())
    assert desk.ended == ["asked"]


def test_what_it_does_not_know_is_a_mistake_of_ours(desk: Desk) -> None:
    with pytest.raises(DefectError, match="AnnotationPlaced"):
        desk.ask(AnnotationPlaced(onset_s=0.0))
