"""What a report says of a session besides its signal, from the store."""

import numpy as np
import pytest

from app.core.clinic.deviations import note_deviation
from app.core.clinic.duty import begin_to_answer, take_over
from app.core.clinic.protocols import load_protocol
from app.core.clinic.reports.content import ReportedEvent
from app.core.errors import LinkDown
from app.core.events.course_events import ActivationEndedData, ActivationStartedData
from app.core.events.safety_events import StopExplainedData
from app.core.events.specification_events import SafetyStopData
from app.core.events.stimulation_events import AmplitudeChangedData, StimulationExceededData
from app.core.identifiers import RecordingId, SessionId, StreamId, new_id
from app.core.recording.writer import RecordingWriter
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription
from app.core.station.report_activities import REPORT_TIMEOUT_S
from app.core.station.report_facts import (
    DETAIL_MISSING,
    DETAIL_TIMEOUT_S,
    providers,
    recording_detail,
    session_facts,
    stop_sentences,
)
from app.core.workflow.session_steps import REPORT
from tests.fakes.recordings import device
from tests.fakes.station_rooms import StationOfTests

PHASES = load_protocol("routine-eeg").activation("hyperventilation").course()
RECORDING = RecordingId("0197f3c2-5a70-7000-8000-0000000000aa")


def _activation(station: StationOfTests, session_id: str, how: str, ended_s: float, reason: str = "") -> None:
    activation_id = new_id()
    write = station.rooms.journal.write
    write(
        ActivationStartedData(
            activation_id=activation_id,
            session_id=session_id,
            recording_id="r-1",
            procedure="hyperventilation",
            title="Hyperventilation",
            onset_s=100.0,
            phases=PHASES,
            started_by="",
        ),
        session_id=session_id,
    )
    write(
        ActivationEndedData(
            activation_id=activation_id,
            session_id=session_id,
            recording_id="r-1",
            how=how,
            ended_s=ended_s,
            phase="overbreathing",
            reason=reason,
        ),
        session_id=session_id,
    )


def test_procedures_say_how_far_they_came_and_why(station: StationOfTests) -> None:
    session_id = station.begin()
    _activation(station, session_id, "broken_off", 190.0, "Tingling hands")
    facts = session_facts(station.store, session_id, "routine-eeg", 1500.0)
    (done,) = facts["activations"]
    assert (done.name, done.onset_s, done.duration_s, done.outcome) == ("Hyperventilation", 100.0, 90.0, "Broken off")
    assert done.phases == (f"{PHASES[0].mark} 60 s", f"{PHASES[1].mark} 30 s")
    assert done.text == "Tingling hands"
    assert facts["satisfactory_goal_s"] == 1200.0


@pytest.mark.proves("REQ-REPORT-OWN-DATA")
def test_departures_are_told_with_their_reasons_also_those_nobody_noted(station: StationOfTests) -> None:
    session_id = station.begin()
    note_deviation(
        station.store, session_id, "electrodes", text="T7 was left out.", reason="A wound there.", noted_by="u-1"
    )
    facts = session_facts(station.store, session_id, "routine-eeg", 300.0)
    told = {one.what: one.reason for one in facts["deviations"]}
    assert told["T7 was left out."] == "A wound there."
    assert any("20" in what and reason == "" for what, reason in told.items()), "too short a recording is one"


def test_a_protocol_that_ships_no_more_demands_nothing(station: StationOfTests) -> None:
    facts = session_facts(station.store, "a-session-of-2019", "sleep-of-2019", 300.0)
    assert facts["activations"] == ()
    assert "deviations" not in facts


def test_stops_and_stimulation_are_sentences(station: StationOfTests) -> None:
    session_id = station.begin()
    write = station.rooms.journal.write
    for data in (
        AmplitudeChangedData(session_id=session_id, recording_id="r-1", before_ma=0.0, amplitude_ma=1.5),
        StimulationExceededData(session_id=session_id, amplitude_ma=2.5, ordered_ma=1.5),
        SafetyStopData(
            session_id=session_id,
            cause="operator",
            source="window",
            latency_ms=2.06,
            stopped_at="2026-11-21T21:07:03+00:00",
            stop_number=3,
        ),
        StopExplainedData(session_id=session_id, stop_number=3, source="window", reason="Patient asked"),
    ):
        write(data, session_id=session_id)
    texts = [one.text for one in session_facts(station.store, session_id, "routine-eeg", 1.0)["stimulations"]]
    assert texts == [
        "Amplitude from 0 to 1.5 mA, confirmed by the device",
        "Gave 2.5 mA where 1.5 mA were ordered; brought to its safe state",
    ]
    (stop,) = stop_sentences(station.store, session_id)
    assert stop.startswith("21 Nov 2026, 21:07:03 UTC: safety stop, operator (window); confirmed after 2.1 ms.")
    assert stop.endswith("Reason given: Patient asked")


def _record(station: StationOfTests) -> None:
    labels = ("F3", "F4", "C3", "C4", "P3", "P4", "O1", "O2")
    stream = StreamDescription(
        stream_id=StreamId(new_id()), name="EEG", rate_hz=200.0, channels=tuple(Channel(label=one) for one in labels)
    )
    writer = RecordingWriter.create(
        station.rooms.data.recording(RECORDING),
        recording_id=RECORDING,
        session_id=SessionId(new_id()),
        device=device(stream),
    )
    values = np.random.default_rng(0).normal(0, 5, (8, 4000)).astype(np.float32)
    values[6:] += (25 * np.sin(2 * np.pi * 10 * np.arange(4000) / 200)).astype(np.float32)
    writer.append_block(SampleBlock(stream.stream_id, 0, 0, float("nan"), 0, 200.0, values))
    writer.close("test")


def test_the_detail_is_made_by_a_worker_from_the_recording(station: StationOfTests) -> None:
    _record(station)
    events = [ReportedEvent(onset_s=9.0, duration_s=0.0, kind="annotation", text="Müllers Zuckung")]
    detail, missing = recording_detail(
        station.rooms.data, RECORDING, events, None, protocol=load_protocol("routine-eeg")
    )
    assert missing == ""
    assert detail is not None
    assert detail.background is not None
    assert detail.background.frequency_hz == pytest.approx(10.0, abs=0.2)
    assert [one.title for one in detail.excerpts] == ["Background", "Müllers Zuckung"]
    assert detail.excerpts[0].filters.startswith("Low cut 0.5 Hz (0.32 s)     High cut 70 Hz")


def test_a_detail_that_cannot_be_made_is_missing_and_no_more(station: StationOfTests) -> None:
    assert recording_detail(station.rooms.data, "nothing-here", (), None) == (None, DETAIL_MISSING)


def test_one_that_is_given_up_is_not_a_report_without(station: StationOfTests) -> None:
    _record(station)
    with pytest.raises(LinkDown):
        recording_detail(station.rooms.data, RECORDING, (), None, given_up=lambda: True)


def test_both_tasks_of_a_report_end_before_its_step_does() -> None:
    assert REPORT.timeout_s > DETAIL_TIMEOUT_S + REPORT_TIMEOUT_S


def test_all_who_answered_for_a_session_are_named_in_order(station: StationOfTests) -> None:
    session_id = station.begin()
    assert providers(station.store, session_id) == ""
    begin_to_answer(station.store, session_id, "u-1")
    one = station.store.users.printed_name("u-1")
    assert providers(station.store, session_id) == one
    take_over(station.store, session_id, "u-2")
    assert providers(station.store, session_id) == f"{one}, then {station.store.users.printed_name('u-2')}"
