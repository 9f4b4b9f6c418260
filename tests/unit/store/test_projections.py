"""The clinical tables: what each event does to them, and that they are a function of the log."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.errors import Conflict, LedgerBroken
from app.core.events.catalogue import CATALOGUE
from app.core.events.clinic_events import ConsentGivenData, SessionCancelledData, SessionFailedData
from app.core.events.recording_events import (
    AnnotationAddedData,
    DeviceStateData,
    DeviceWarningData,
    RecordingAnalysedData,
    RecordingFailedData,
    RecordingGapData,
    RecordingResumedData,
    RecordingStartedData,
    RecordingStoppedData,
    ReportWrittenData,
    StreamTotals,
)
from app.core.events.safety_events import AlarmChangedData
from app.core.events.specification_events import SafetyStopData, SessionCompletedData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.events.workflow_events import WorkflowRetriedData
from app.core.settings.data_directory import DataDirectory
from app.core.store.log_verification import verify_data
from app.core.store.projections.patients import search_key
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered
from tests.fakes.opened_database import opened_database

_TYPES = {cls: name for name, cls in CATALOGUE.items()}
_CLOCK = VirtualClock(wall=datetime(2026, 5, 1, 12, tzinfo=UTC))
_NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(data_directory: DataDirectory) -> Iterator[StationStore]:
    with StationStore.open(data_directory, clock=_CLOCK) as opened:
        opened.log.append(patient_registered())
        yield opened
        # Whatever the test did: the tables are what the log says, and can be made again from it.
        opened.log.verify()
        opened.log.rebuild_projections()


def _event(data: EventData) -> SystemEvent:
    return new_event(_TYPES[type(data)], data, source_service="station", correlation_id="s-1", clock=_CLOCK)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["p-3", "p-2", "p-1"]),
        ("mull", ["p-1"]),
        ("MÜLLER", ["p-1"]),
        ("gross", ["p-1"]),
        ("an", ["p-2", "p-1"]),
        ("lena mül", ["p-1"]),
        ("h-", ["p-3", "p-2", "p-1"]),
        ("H-2", ["p-2"]),
        ("-2", []),
        ("%", []),
        ("_", []),
        ("müller x", []),
        ("  ", ["p-3", "p-2", "p-1"]),
        ("łuk", ["p-3"]),
        ("luk", ["p-3"]),
    ],
)
def test_patients_are_found_by_the_beginning_of_names_and_number(
    store: StationStore, text: str, found: list[str]
) -> None:
    store.log.append(
        patient_registered("H-2", patient_id="p-2", family_name="O'Brien", given_name="Ánn"),
        patient_registered("H-3", patient_id="p-3", family_name="Łukasz", given_name="Jan"),
    )
    assert [patient.patient_id for patient in store.patients.search(text)] == found


def test_search_keys_are_without_case_and_accents() -> None:
    assert search_key(" Éva STRAẞE ") == "eva strasse"


def test_a_patient_is_read_as_registered(store: StationStore) -> None:
    patient = store.patients.by_hospital_number("H-1")
    assert patient is not None
    assert patient == store.patients.get("p-1")
    assert (patient.family_name, patient.birth_date, patient.registered.tzinfo) == ("Müller-Groß", "1990-01-31", UTC)
    assert store.patients.get("p-9") is None
    assert store.patients.by_hospital_number("H-9") is None
    assert len(store.patients.search(limit=0)) == 0


def test_consents_belong_to_a_patient(store: StationStore) -> None:
    data = ConsentGivenData(consent_id="c", patient_id="p-1", purpose="recording", given_by="patient", text_version="1")
    store.log.append(_event(data))
    (consent,) = store.consents.of_patient("p-1")
    assert (consent.purpose, consent.given) == ("recording", _NOON)
    assert store.consents.of_patient("p-2") == ()
    other = ConsentGivenData(consent_id="d", patient_id="p-2", purpose="recording", given_by="x", text_version="1")
    with pytest.raises(Conflict):
        store.log.append(_event(other))


def test_a_session_from_start_to_report(store: StationStore) -> None:
    store.log.append(session_started(clock=_CLOCK))
    assert [session.session_id for session in store.sessions.unfinished()] == ["s-1"]
    started = store.sessions.get("s-1")
    assert started is not None
    assert (started.step, started.ended, started.started) == ("prerequisites", None, _NOON)
    store.log.append(step_entered("Recording", step="recording"))
    rates = RecordingStartedData(
        recording_id="r-1", session_id="s-1", device="d", stream_rates_hz=(250.0,), labels=("Fp1", "Fp2")
    )
    store.log.append(_event(rates))
    running = store.sessions.last()
    assert running is not None
    assert (running.step, running.step_text, running.recording_id) == ("recording", "Recording", "r-1")
    store.log.append(
        _event(SessionCompletedData(session_id="s-1", exit_reason="safety_stop", recording_id="r-1", report_id="")),
        _event(_report()),
        step_entered("too late", step="ready"),
        _event(SessionFailedData(session_id="s-1", step="x", code="defect", text="too late")),
    )
    ended = store.sessions.get("s-1")
    assert ended is not None
    assert (ended.step, ended.exit_reason, ended.ended) == ("completed", "safety_stop", _NOON)
    assert (ended.recording_id, ended.report_id, ended.error) == ("r-1", "rep", "")
    assert store.sessions.unfinished() == ()
    assert store.sessions.of_patient("p-1") == (ended,)
    assert [report.file_name for report in store.reports.of_session("s-1")] == ["s-1.pdf"]


def test_only_a_session_that_failed_comes_to_a_second_end_and_stays_ended_meanwhile(store: StationStore) -> None:
    def now() -> tuple[str, str, str, bool, bool]:
        session = store.sessions.get("s-1")
        assert session is not None
        return session.step, session.exit_reason, session.error, session.ended == _NOON, session.is_over

    done = partial(
        _event, SessionCompletedData(session_id="s-1", exit_reason="completed", recording_id="", report_id="")
    )
    failed = partial(_event, SessionFailedData(session_id="s-1", step="analysing", code="c", text="broke"))
    store.log.append(session_started(clock=_CLOCK), _event(_retried("s-1")))
    assert now() == ("prerequisites", "", "", False, False), "what runs is not taken up"
    store.log.append(failed(), done())
    assert now() == ("failed", "failed", "broke", True, True), "nobody had let it go on"
    store.log.append(_event(_retried("s-1")), step_entered("Writing the report.", step="reporting"))
    assert now() == ("failed", "failed", "broke", True, False)
    assert store.sessions.unfinished() == ()
    assert [one.session_id for one in store.sessions.taken_up()] == ["s-1"]
    store.log.append(failed())
    assert now() == ("failed", "failed", "broke", True, True)
    store.log.append(_event(_retried("s-1")), done())
    assert now() == ("completed", "completed", "", True, True)
    store.log.append(_event(_retried("s-1")), failed(), _event(_retried("onboarding-1")))
    assert now() == ("completed", "completed", "", True, True), "what was completed stays so"
    assert store.sessions.taken_up() == ()


def _report() -> ReportWrittenData:
    return ReportWrittenData(
        report_id="rep", session_id="s-1", recording_id="r-1", file_name="s-1.pdf", sha256="00" * 32, checkpoint_size=3
    )


@pytest.mark.parametrize(
    ("data", "ended"),
    [
        (SessionCancelledData(session_id="s-1", reason="left"), ("cancelled", "cancelled", "left", "")),
        (SessionFailedData(session_id="s-1", step="a", code="c", text="broke"), ("failed", "failed", "", "broke")),
    ],
)
def test_a_session_that_did_not_complete(store: StationStore, data: EventData, ended: tuple[str, ...]) -> None:
    store.log.append(session_started(), _event(data))
    session = store.sessions.get("s-1")
    assert session is not None
    assert (session.step, session.exit_reason, session.step_text, session.error) == ended
    store.log.append(session_started("s-2"))
    assert [session.session_id for session in store.sessions.list()] == ["s-2", "s-1"]
    assert [session.session_id for session in store.sessions.unfinished()] == ["s-2"]


def test_a_recording_with_crash_gap_and_end(store: StationStore) -> None:
    totals = (StreamTotals(stream_id="eeg", samples=1000, lost=0, gaps=1),)
    gap = RecordingGapData(
        recording_id="r-1", session_id="s-1", stream_id="eeg", first_sample=500, n_samples=50, cause="restart",
        onset_s=2.0, duration_s=0.2,
    )  # fmt: skip
    store.log.append(
        _event(
            RecordingStartedData(
                recording_id="r-1", session_id="s-1", device="d", stream_rates_hz=(250.0,), labels=("A",)
            )
        ),
        _event(RecordingResumedData(recording_id="r-1", session_id="s-1")),
        _event(gap),
    )
    running = store.recordings.get("r-1")
    assert running is not None
    assert (running.stopped, running.gaps, running.resumptions, running.labels) == (None, 1, 1, ("A",))
    store.log.append(
        _event(
            RecordingStoppedData(recording_id="r-1", session_id="s-1", streams=totals, bytes_written=9, seconds=4.0)
        ),
        _event(RecordingAnalysedData(recording_id="r-1", session_id="s-1", analysis_sha256="ab" * 32)),
    )
    (stopped,) = store.recordings.of_session("s-1")
    assert store.recordings.list() == (stopped,)
    assert (stopped.stopped, stopped.streams, stopped.seconds) == (_NOON, totals, 4.0)
    assert stopped.analysis_sha256 == "ab" * 32


def test_what_happened_is_taken_even_where_its_beginning_was_never_told(store: StationStore) -> None:
    stop = SafetyStopData(
        session_id="s-7", cause="operator", source="desktop", latency_ms=1.0, stopped_at="", stop_number=1
    )
    store.log.append(
        _event(RecordingFailedData(recording_id="r-7", session_id="s-7", what="disk full")),
        _event(stop),
        step_entered(session_id="nobody"),
    )
    recording = store.recordings.get("r-7")
    assert recording is not None
    assert (recording.failure, recording.device, recording.stopped) == ("disk full", "", None)
    assert [row.kind for row in store.session_events.of_session("s-7")] == ["stop"]


def test_the_event_list_of_a_session(store: StationStore) -> None:
    def annotation(onset_s: float, text: str) -> SystemEvent:
        return _event(
            AnnotationAddedData(
                session_id="s-1", recording_id="r-1", onset_s=onset_s, duration_s=0.5, text=text,
                channels=("Fp1",), origin="clinician",
            )
        )  # fmt: skip

    alarm = AlarmChangedData(
        alarm_id="a", condition="gap", priority="low", state="active", session_id="s-1", text="A gap"
    )
    store.log.append(
        annotation(9.0, "late"),
        _event(DeviceStateData(device_id="d", session_id="s-1", kind="eyes", onset_s=3.0, text="closed", channels=())),
        _event(DeviceWarningData(device_id="d", session_id="s-1", text="odd header")),
        _event(alarm),
        annotation(1.0, "early"),
        _event(DeviceWarningData(device_id="d", session_id="", text="of no session")),
    )
    annotations = store.annotations.of_session("s-1")
    assert [(row.text, row.onset_s, row.channels) for row in annotations] == [
        ("early", 1.0, ("Fp1",)),
        ("late", 9.0, ("Fp1",)),
    ]
    assert [(row.kind, row.onset_s) for row in store.session_events.of_session("s-1")] == [
        ("annotation", 9.0),
        ("device", 3.0),
        ("device", None),
        ("alarm", None),
        ("annotation", 1.0),
    ]


def test_tables_that_differ_are_not_replaced_unless_asked(data_directory: DataDirectory) -> None:
    with StationStore.open(data_directory) as store:
        store.log.append(patient_registered())
        with opened_database(data_directory) as connection:
            connection.execute("UPDATE patients SET birth_date = '2000-01-01'")
        store.log.rebuild_projections(check=False)
        patient = store.patients.get("p-1")
        assert patient is not None
        assert patient.birth_date == "1990-01-31"
        with opened_database(data_directory) as connection:
            connection.execute("UPDATE patients SET birth_date = '2000-01-01'")
        with pytest.raises(LedgerBroken, match="tables"):
            store.log.rebuild_projections()
        changed = store.patients.get("p-1")
        assert changed is not None
        assert changed.birth_date == "2000-01-01"
        assert store.log.fault is not None


def _retried(session_id: str) -> WorkflowRetriedData:
    return WorkflowRetriedData(workflow_id=session_id, definition="clinical_session", step="analyse", reason="r")


_SOME = st.sampled_from(["s-1", "s-2"])
_MOVES = st.one_of(
    _SOME.map(lambda s: step_entered("x", session_id=s)),
    _SOME.map(lambda s: session_started(s)),
    _SOME.map(lambda s: _event(SessionCancelledData(session_id=s, reason="r"))),
    _SOME.map(lambda s: _event(SessionFailedData(session_id=s, step="a", code="b", text="c"))),
    _SOME.map(lambda s: _event(_retried(s))),
    _SOME.map(
        lambda s: _event(SessionCompletedData(session_id=s, exit_reason="completed", recording_id="", report_id=""))
    ),
    _SOME.map(lambda s: _event(RecordingResumedData(recording_id=f"r{s}", session_id=s))),
    _SOME.map(lambda s: _event(RecordingFailedData(recording_id=f"r{s}", session_id=s, what="w"))),
    st.just(_report()).map(_event),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_MOVES, max_size=15))
def test_rebuilt_tables_equal_the_live_ones(tmp_path_factory: pytest.TempPathFactory, moves: list[SystemEvent]) -> None:
    data = DataDirectory(tmp_path_factory.mktemp("log") / "data").create()
    with StationStore.open(data) as store:
        store.log.append(patient_registered())
        for move in moves:
            try:
                store.log.append(move)
            except Conflict:
                assert move.event_type == "session.started"
        store.log.rebuild_projections()
        assert verify_data(data).size == store.log.size
    data.remove_runtime()
