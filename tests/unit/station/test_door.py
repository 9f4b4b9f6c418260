"""The door: what it writes down, what it shows, and what it never keeps waiting."""

import threading
import time
from typing import Any

import msgspec
import pytest

from app.core.access.caller import Caller
from app.core.access.presence import Presence
from app.core.access.roles import Role
from app.core.access.seat import Stage
from app.core.errors import Conflict, NotOwnPatient, NotPermitted, NotSignedIn
from app.core.events.access_events import CareAssignedData
from app.core.events.program_events import StationStoppedData
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import SystemEvent, new_event
from app.core.station import messages as m
from app.core.station.alarm_messages import PauseAlarmAudio
from app.core.station.care_messages import OpenBreakGlass
from app.core.station.door.door import Door
from app.core.station.door.door_book import AT_ONCE_AT_MOST, COUNTED_FOR_S, program_of
from app.core.station.recording_messages import ExportView
from app.core.station.report_messages import SubjectExportView
from app.core.station.views import SessionEvent
from app.core.wire.envelopes import Done
from tests.fakes.door import FakeReception, somebody
from tests.fakes.station_rooms import StationOfTests


class Hall:
    """A door, a session of a patient who is in the doctor's care, and what was handed on."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.session_id = station.begin(report_path="/data/reports/x.pdf")
        self.patient_id = station.shown().patient.patient_id
        board = station.rooms.board.view
        care = CareAssignedData(patient_id=self.patient_id, user_id="doctor", assigned_by="chief")
        station.store.log.append(
            new_event("care.assigned", care, source_service="station", subject_id=self.patient_id, clock=station.clock)
        )
        station.rooms = station.new_rooms()
        station.rooms.board.show(board)
        self.reception = FakeReception(
            {
                "doctor": somebody("doctor", Role.CLINICIAN),
                "stranger": somebody("stranger", Role.CLINICIAN),
                "chief": somebody("chief", Role.ADMINISTRATOR),
                "new": somebody("new"),
            }
        )
        self.door = Door(station.rooms, self.reception)
        self.handled: list[tuple[Any, Caller]] = []
        self.answer: Any = Done()

    def ask(self, message: Any, token: str = "doctor") -> Any:
        return self.door.answer("desktop#1", message, token, self._handle)

    def _handle(self, message: Any, caller: Caller) -> Any:
        self.handled.append((message, caller))
        return self.answer(message) if callable(self.answer) else self.answer

    def told(self, event_type: str) -> list[SystemEvent]:
        return [entry.event for entry in self.station.store.log.read(event_type=event_type)]

    def data(self, event_type: str) -> list[dict[str, Any]]:
        return [msgspec.structs.asdict(event.data) for event in self.told(event_type)]

    def write(self, _message: Any = None) -> Done:
        """What a handler does that changes something."""
        self.station.rooms.journal.write(StationStoppedData(incarnation="i", reason="asked"))
        return Done()


@pytest.fixture
def hall(station: StationOfTests) -> Hall:
    return Hall(station)


@pytest.mark.proves("REQ-ACCESS-BOOK")
@pytest.mark.parametrize("message", [m.Annotate, m.StopSessionRecording], ids=["with it", "before it"])
def test_who_asked_for_a_change_is_the_cause_of_what_came_of_it(hall: Hall, message: Any) -> None:
    words = {"text": "Eyes closed"} if message is m.Annotate else {}
    hall.answer = hall.write
    hall.ask(message(session_id=hall.session_id, **words))
    (asked,), (changed,) = hall.told("access.requested"), hall.told("station.stopped")
    assert changed.causation_id == asked.event_id
    assert asked.correlation_id == hall.session_id
    assert msgspec.structs.asdict(asked.data) == {
        "user_id": "doctor", "sign_in_id": "sign-in of doctor", "request": message.__name__, "program": "desktop",
        "patient_id": hall.patient_id, "session_id": hall.session_id, "break_glass_id": "",
    }  # fmt: skip
    entries = [entry.event.event_type for entry in hall.station.store.log.read()][-2:]
    assert entries == ["access.requested", "station.stopped"]
    assert "Eyes closed" not in str(asked.data)


def test_a_change_that_wrote_nothing_is_told_with_the_next_turn_and_one_that_was_refused_is_not(hall: Hall) -> None:
    hall.ask(PauseAlarmAudio())
    assert hall.told("access.requested") == []
    hall.door.tick()
    assert [one["request"] for one in hall.data("access.requested")] == ["PauseAlarmAudio"]

    def refuse(_message: Any) -> Done:
        raise Conflict("No.")

    hall.answer = refuse
    with pytest.raises(Conflict):
        hall.ask(PauseAlarmAudio())
    hall.door.tick()
    assert len(hall.told("access.requested")) == 1


@pytest.mark.proves("REQ-ACCESS-BOOK")
def test_a_read_is_told_before_it_is_shown_once_for_each_request_and_sign_in(hall: Hall) -> None:
    seen_before: list[int] = []
    hall.answer = lambda _message: seen_before.append(len(hall.told("access.read"))) or Done()
    for _ in range(3):
        hall.ask(m.ListSessionEvents(session_id=hall.session_id))
    assert seen_before == [1, 1, 1]
    hall.reception.callers["doctor"] = somebody("doctor", Role.CLINICIAN, sign_in_id="after lunch")
    hall.ask(m.ListSessionEvents(session_id=hall.session_id))
    hall.ask(m.ListPatients(search="Kana"))
    told = hall.data("access.read")
    assert [(one["sign_in_id"], one["request"], one["patient_id"]) for one in told] == [
        ("sign-in of doctor", "ListSessionEvents", hall.patient_id),
        ("after lunch", "ListSessionEvents", hall.patient_id),
        ("after lunch", "ListPatients", ""),
    ]
    assert "Kana" not in str(told)


@pytest.mark.proves("REQ-ACCESS-BOOK")
@pytest.mark.parametrize(
    ("token", "stage", "error", "reason"),
    [
        ("", Stage.SIGNED_OUT, NotSignedIn, "signed_out"),
        ("", Stage.LOCKED, NotSignedIn, "locked"),
        ("chief", Stage.OPEN, NotPermitted, "role"),
        ("new", Stage.OPEN, NotPermitted, "role"),
        ("stranger", Stage.OPEN, NotOwnPatient, "patient"),
    ],
)
def test_a_refusal_is_told_and_does_nothing(
    hall: Hall, token: str, stage: Stage, error: type[Exception], reason: str
) -> None:
    hall.reception.stage = stage
    with pytest.raises(error) as caught:
        hall.ask(m.Annotate(session_id=hall.session_id, text="Nothing"), token)
    assert type(caught.value) is error
    assert hall.handled == []
    (told,) = hall.data("access.refused")
    assert (told["user_id"], told["request"], told["reason"], told["count"]) == (token, "Annotate", reason, 1)
    assert told["patient_id"] == (hall.patient_id if token not in ("", "new") else "")


def test_refusals_alike_are_counted_and_all_of_them_are_told_in_the_end(hall: Hall) -> None:
    for _ in range(100):
        with pytest.raises(NotSignedIn):
            hall.ask(m.ListPatients(), "")
    assert [one["count"] for one in hall.data("access.refused")] == [1]
    hall.door.tick()
    assert len(hall.told("access.refused")) == 1
    hall.station.clock.advance(COUNTED_FOR_S)
    hall.door.tick()
    assert [one["count"] for one in hall.data("access.refused")] == [1, 99]


def test_a_flood_of_different_refusals_writes_a_few_entries_and_counts_the_rest(hall: Hall) -> None:
    for number in range(300):
        with pytest.raises(NotSignedIn):
            hall.door.answer(f"program-{number}#1", m.ListPatients(), "", hall._handle)
    assert len(hall.told("access.refused")) == AT_ONCE_AT_MOST
    hall.door.close()
    assert sum(one["count"] for one in hall.data("access.refused")) == 300
    assert len(hall.told("access.refused")) == AT_ONCE_AT_MOST + 1


@pytest.mark.proves("REQ-ACCESS-STOP-FREE")
def test_stop_alarms_and_state_ask_nobody_and_wait_for_no_disk(hall: Hall) -> None:
    """The log's writer is held up by a transaction that does not end."""
    held, enter = threading.Event(), threading.Event()

    def hold(_connection: Any) -> None:
        enter.set()
        held.wait(5)

    event = new_event(
        "station.stopped", StationStoppedData(incarnation="i", reason="x"), source_service="t", clock=hall.station.clock
    )
    blocking = threading.Thread(target=lambda: hall.station.store.log.append(event, together=hold))
    blocking.start()
    try:
        assert enter.wait(5)
        began = time.monotonic()
        state = m.StationState(incarnation="i", version="v", session=hall.station.shown())
        hall.answer = lambda asked: state if isinstance(asked, m.GetState) else Done()
        for token in ("", "doctor", "stranger"):
            hall.ask(m.GetState(), token)
            hall.ask(m.AcknowledgeAlarm(alarm_id="a"), token)
            hall.ask(PauseAlarmAudio(), token)
        assert time.monotonic() - began < 0.5
    finally:
        held.set()
        blocking.join()
    hall.door.tick()
    assert [(one["user_id"], one["request"]) for one in hall.data("access.read")] == [("doctor", "GetState")]


@pytest.mark.proves("REQ-ACCESS-REDACTED")
def test_the_state_says_whose_session_it_is_to_who_may_know_alone(hall: Hall) -> None:
    hall.answer = m.StationState(incarnation="i", version="v", session=hall.station.shown())

    def name(token: str) -> str:
        session = hall.ask(m.GetState(), token).session
        assert session.step == "prerequisites"
        assert session.patient.patient_id == hall.patient_id
        return str(session.patient.family_name + session.patient.hospital_number + session.report_path)

    assert [name(token) == "" for token in ("", "stranger", "chief", "new", "doctor")] == [True] * 4 + [False]


@pytest.mark.proves("REQ-ACCESS-REDACTED")
def test_an_export_is_shown_to_who_may_see_its_patient_also_without_a_session(hall: Hall) -> None:
    started = RecordingStartedData(
        recording_id="r-1", session_id=hall.session_id, device="x", stream_rates_hz=(250.0,), labels=("Fp1",)
    )
    hall.station.rooms.journal.write(started, session_id=hall.session_id)
    export = ExportView(export_id="e", recording_id="r-1", format="edf", target="/vogel/x.edf")
    everything = SubjectExportView(export_id="s", patient_id=hall.patient_id, target="/vogel.zip", purpose="care")
    hall.answer = m.StationState(incarnation="i", version="v", export=export, subject_export=everything)
    for token in ("", "stranger", "chief"):
        state = hall.ask(m.GetState(), token)
        assert (state.export, state.subject_export) == (None, None)
    assert hall.ask(m.GetState(), "doctor") == hall.answer


@pytest.mark.proves("REQ-ACCESS-REDACTED")
def test_what_everybody_is_told_is_what_who_sits_at_the_window_may_see(hall: Hall) -> None:
    state = m.StationState(incarnation="i", version="v", session=hall.station.shown())
    row = SessionEvent(onset_s=1.0, duration_s=0.0, kind="annotation", text="Herr Vogel moved", reason="typed")
    added = m.SessionEventAdded(session_id=hall.session_id, event=row)
    gap = m.SessionEventAdded(session_id=hall.session_id, event=msgspec.structs.replace(row, kind="gap", text="0.3 s"))

    def shown() -> tuple[bool, str]:
        session = hall.door.published(state).session
        assert session is not None
        return bool(session.patient.family_name), hall.door.published_event(added).event.text

    assert shown() == (False, "")  # nobody is there
    hall.reception.at_window, hall.reception.stage = somebody("doctor", Role.CLINICIAN), Stage.OPEN
    assert shown() == (True, row.text)
    hall.reception.stage = Stage.LOCKED
    assert shown() == (False, "")
    assert hall.door.published_event(gap).event.text == "0.3 s"
    hall.reception.at_window, hall.reception.stage = somebody("stranger", Role.CLINICIAN), Stage.OPEN
    assert shown() == (False, "")


@pytest.mark.proves("REQ-ACCESS-BREAK-GLASS")
def test_break_glass_opens_one_patient_to_one_user_and_says_so_in_every_entry(hall: Hall) -> None:
    desk = hall.station.rooms.break_glass
    stranger = hall.reception.callers["stranger"]
    opened = desk.answer(OpenBreakGlass(patient_id=hall.patient_id, reason="Seizure in the corridor"), stranger)
    break_glass_id = opened.break_glass_id  # type: ignore[union-attr]
    hall.answer = hall.write
    hall.ask(m.Annotate(session_id=hall.session_id, text="x"), "stranger")
    hall.ask(m.ListSessionEvents(session_id=hall.session_id), "stranger")
    assert [one["break_glass_id"] for one in hall.data("access.requested")] == [break_glass_id]
    assert [one["break_glass_id"] for one in hall.data("access.read")] == [break_glass_id]
    hall.door.heard(Presence("locked", "stranger", stranger.sign_in_id, True))
    hall.ask(m.ListSessionEvents(session_id=hall.session_id), "stranger")
    hall.door.heard(Presence("signed_out", "stranger", stranger.sign_in_id, True))
    with pytest.raises(NotOwnPatient):
        hall.ask(m.ListSessionEvents(session_id=hall.session_id), "stranger")


def test_where_the_log_refuses_nobody_is_kept_from_a_patients_data_and_that_is_said(hall: Hall) -> None:
    hall.station.store.close()
    assert hall.ask(m.ListSessionEvents(session_id=hall.session_id)) == Done()
    assert hall.station.faults


@pytest.mark.parametrize(
    ("peer", "program"),
    [
        ("desktop#12", "desktop"),
        ("stop-inputs#1", "stop-inputs"),
        ("", "other"),
        ("Mrs Vogel#1", "other"),
        ("x" * 41, "other"),
    ],
)
def test_a_program_that_names_itself_is_taken_by_a_name_alone(peer: str, program: str) -> None:
    assert program_of(peer) == program
