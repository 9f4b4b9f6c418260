"""Activation procedures: timed by the recording, marked by themselves, broken off, taken up after a restart."""

from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.acquisition.messages import AddAnnotation, AnnotationPlaced
from app.core.clinic.deviations import departures_of_session
from app.core.clinic.protocols import load_protocol
from app.core.errors import Conflict, LinkDown, NotFound, NotPermitted, PrerequisiteMissing, WrongUse
from app.core.station.activation_desk import ActivationDesk
from app.core.station.course_messages import (
    BreakOffActivation,
    ListCourse,
    NoteDeviation,
    SessionCourse,
    StartActivation,
    WithdrawDeviation,
)
from app.core.station.course_requests import answer_course_request
from tests.fakes.station_rooms import StationOfTests

ADA = Caller(user_id="u-ada", name="Ada", roles=frozenset({Role.TECHNICIAN}))
HV = load_protocol("routine-eeg").activation("hyperventilation").course()


class Recording:
    """A recording that goes on, with a desk whose looks are made by the test."""

    def __init__(self, station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> None:
        self.station = station
        self.session_id = station.begin(
            step="recording", recording_id="r-1", recording_seconds=100.0, waiting_for=("stop",)
        )
        monkeypatch.setattr(station.acquisition, "ask", self._ask)
        self.refuses = False
        # The test looks in the place of the thread.
        monkeypatch.setattr(ActivationDesk, "_work", lambda desk: desk._take_up())
        self.desk = self.new_desk()

    def new_desk(self) -> ActivationDesk:
        return ActivationDesk(self.station.rooms, lambda _session, _row: None)

    def _ask(self, message: Any, **_more: Any) -> Any:
        assert isinstance(message, AddAnnotation)
        if self.refuses:
            raise LinkDown("Acquisition does not answer.")
        assert message.onset_s is not None
        return AnnotationPlaced(onset_s=message.onset_s)

    def to(self, seconds: float) -> None:
        """The recording has come so far."""
        self.station.rooms.board.change(self.session_id, recording_seconds=seconds)
        self.desk.look()

    def start(self, procedure: str = "hyperventilation") -> None:
        self.ask(StartActivation(session_id=self.session_id, procedure=procedure))
        self.desk.look()

    def ask(self, message: Any) -> Any:
        return answer_course_request(self.station.rooms, self.desk, message, ADA)

    def course(self) -> SessionCourse:
        answer = self.ask(ListCourse(session_id=self.session_id))
        assert isinstance(answer, SessionCourse)
        return answer

    def marks(self) -> list[tuple[float, str]]:
        return [(one.onset_s, one.text) for one in self.station.events("annotation.added")]

    def ended(self) -> list[tuple[str, float, str]]:
        return [(one.how, one.ended_s, one.phase) for one in self.station.events("activation.ended")]


@pytest.fixture(name="recording")
def _recording(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> Recording:
    return Recording(station, monkeypatch)


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_each_phase_is_marked_where_it_begins(recording: Recording) -> None:
    recording.start()
    assert recording.marks() == [(100.0, HV[0].mark)]
    recording.to(159.9)
    assert len(recording.marks()) == 1
    recording.to(160.4)
    assert recording.marks()[1:] == [(160.0, HV[1].mark)]
    recording.to(345.0)
    assert recording.marks()[2:] == [(340.0, HV[2].mark)]
    shown = recording.station.shown().activation
    assert shown is not None
    assert (shown.procedure, shown.onset_s, shown.phases) == ("hyperventilation", 100.0, HV)
    recording.to(470.0)  # the station was held up: two phases at once
    assert recording.marks()[3:] == [(400.0, HV[3].mark)]
    assert recording.ended() == [("completed", 460.0, "after-2")]
    assert recording.station.shown().activation is None
    assert [one.kind for one in recording.course().departures] == []


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_one_that_is_broken_off_is_ended_marked_and_a_deviation(recording: Recording) -> None:
    recording.start()
    recording.to(200.0)
    recording.ask(BreakOffActivation(session_id=recording.session_id, reason="The patient feels dizzy."))
    assert recording.ended() == [("broken_off", 200.0, "overbreathing")]
    assert recording.marks()[-1] == (200.0, "Hyperventilation broken off")
    (departure,) = recording.course().departures
    assert (departure.kind, departure.item, departure.reason) == (
        "activation_broken_off",
        "hyperventilation",
        "The patient feels dizzy.",
    )
    assert "1 min 40 s" in departure.text
    assert departure.noted_by == "u-ada"
    recording.to(400.0)
    assert len(recording.marks()) == 3
    with pytest.raises(Conflict):
        recording.ask(BreakOffActivation(session_id=recording.session_id))


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_breaking_off_waits_for_no_mark_and_no_reason(recording: Recording) -> None:
    recording.start("photic")
    recording.to(105.0)
    recording.refuses = True
    recording.ask(BreakOffActivation(session_id=recording.session_id))
    assert recording.ended() == [("broken_off", 105.0, "train-1")]
    assert "not in the recording yet" in recording.station.shown().failures_seen[0]
    (departure,) = recording.course().departures
    assert (departure.item, departure.reason, departure.deviation_id) == ("photic", "", "")
    recording.ask(
        NoteDeviation(
            session_id=recording.session_id,
            kind=departure.kind,
            item=departure.item,
            text=departure.text,
            reason="A generalised photoparoxysmal response.",
        )
    )
    (noted,) = recording.course().departures
    assert noted.reason == "A generalised photoparoxysmal response."
    assert noted.deviation_id


def test_what_is_broken_off_after_all_that_counts_is_no_deviation(recording: Recording) -> None:
    recording.start()
    recording.to(405.0)  # the first minute afterwards is over
    recording.ask(BreakOffActivation(session_id=recording.session_id, reason="That is enough."))
    assert recording.course().departures == ()


def test_a_mark_that_could_not_be_placed_is_placed_where_it_belongs(recording: Recording) -> None:
    recording.refuses = True
    recording.start()
    recording.to(130.0)
    assert recording.marks() == []
    recording.refuses = False
    recording.to(131.0)
    assert recording.marks() == [(100.0, HV[0].mark)]


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_a_station_that_died_goes_on_and_sets_no_mark_twice(recording: Recording) -> None:
    recording.start()
    recording.to(165.0)
    recording.desk = recording.new_desk()
    recording.station.rooms.board.change(recording.session_id, activation=None, recording_seconds=350.0)
    recording.desk.tick()
    assert recording.station.shown().activation is not None
    recording.to(350.0)
    assert recording.marks() == [(100.0, HV[0].mark), (160.0, HV[1].mark), (340.0, HV[2].mark)]
    recording.to(460.0)
    assert recording.ended() == [("completed", 460.0, "after-2")]


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_the_end_of_the_recording_interrupts_it(recording: Recording) -> None:
    recording.start()
    recording.to(180.0)
    recording.station.rooms.board.change(recording.session_id, step="analysing", waiting_for=())
    recording.desk.look()
    assert recording.ended() == [("interrupted", 180.0, "overbreathing")]
    (departure, *_) = recording.course().departures
    assert (departure.kind, departure.reason) == ("activation_broken_off", "")


def test_it_begins_only_in_a_recording_one_at_a_time_and_by_the_protocol(recording: Recording) -> None:
    with pytest.raises(NotFound):
        recording.start("dancing")
    recording.station.rooms.board.change(recording.session_id, waiting_for=())
    with pytest.raises(PrerequisiteMissing):
        recording.start()
    recording.station.rooms.board.change(recording.session_id, waiting_for=("stop",))
    recording.start()
    with pytest.raises(Conflict):
        recording.start("photic")
    assert len(recording.station.events("activation.started")) == 1


def test_the_thread_of_its_own_sets_the_marks(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> None:
    work = ActivationDesk._work
    recording = Recording(station, monkeypatch)
    monkeypatch.setattr(ActivationDesk, "_work", work)
    recording.ask(StartActivation(session_id=recording.session_id, procedure="hyperventilation"))
    station.rooms.board.change(recording.session_id, recording_seconds=1000.0)
    thread = recording.desk._thread
    assert thread is not None
    thread.join(5)
    assert not thread.is_alive()
    assert [how for how, *_ in recording.ended()] == ["completed"]
    recording.desk.close()


# --- deviations --------------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-DEVIATION")
def test_what_was_left_out_is_named_once_the_recording_is_over(recording: Recording) -> None:
    station, protocol = recording.station, load_protocol("routine-eeg")
    found = departures_of_session(station.store, recording.session_id, protocol, recorded_s=None)
    assert found == ()
    found = departures_of_session(station.store, recording.session_id, protocol, recorded_s=1199.0)
    assert [(one.kind, one.item, one.reason) for one in found] == [
        ("duration", "", ""),
        ("activation_omitted", "hyperventilation", ""),
        ("activation_omitted", "photic", ""),
    ]
    assert found[0].text == "19 min 59 s were recorded; the protocol asks for 20 min at least."
    found = departures_of_session(station.store, recording.session_id, protocol, recorded_s=1200.0)
    assert "duration" not in [one.kind for one in found]


@pytest.mark.proves("REQ-CLINIC-DEVIATION")
def test_a_deviation_is_noted_once_and_withdrawn_by_an_entry(recording: Recording) -> None:
    note = NoteDeviation(
        session_id=recording.session_id, kind="montage", text="Without A1 and A2.", reason="A bandage over both ears."
    )
    recording.ask(note)
    recording.ask(note)
    (noted,) = recording.course().departures
    assert (noted.text, noted.at_s) == ("Without A1 and A2.", 100.0)
    assert dict(recording.course().names)["u-ada"]
    withdraw = WithdrawDeviation(
        session_id=recording.session_id, deviation_id=noted.deviation_id, reason="They were put on later."
    )
    recording.ask(withdraw)
    assert recording.course().departures == ()
    with pytest.raises(Conflict):
        recording.ask(withdraw)
    kept = recording.station.store.courses.deviations(recording.session_id)
    assert [(one.text, bool(one.withdrawn)) for one in kept] == [("Without A1 and A2.", True)]


@pytest.mark.parametrize(
    "fields", [{"kind": "mood"}, {"text": " "}, {"text": "x" * 201}, {"reason": "so"}, {"reason": "x" * 501}]
)
def test_an_unclear_deviation_is_refused(recording: Recording, fields: dict[str, str]) -> None:
    sound = {"kind": "other", "text": "Lying on the side.", "reason": "Pain in the back."}
    with pytest.raises(WrongUse):
        recording.ask(NoteDeviation(session_id=recording.session_id, **{**sound, **fields}))
    assert "session.deviation_noted" not in recording.station.types()


def test_nothing_is_changed_behind_a_signature(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording.station.store.signatures, "of_session", lambda _session: ("signed",))
    with pytest.raises(NotPermitted):
        recording.ask(
            NoteDeviation(session_id=recording.session_id, kind="other", text="On the side.", reason="Pain in it.")
        )
