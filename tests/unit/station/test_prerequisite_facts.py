"""Facts from the store, the board, safety and the disk; each one missing is named."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from app.core.access.demonstration import DEMO_USER_ID
from app.core.acquisition.messages import AcquisitionState
from app.core.clinic import consent, duty, identity
from app.core.clinic.prerequisites import Prerequisite
from app.core.devices.driver import CalibrationSignal
from app.core.errors import LedgerBroken, NotFound
from app.core.events.access_events import UserCreatedData
from app.core.events.course_events import DeviationNotedData, DeviationWithdrawnData
from app.core.events.electrode_events import DeviceCalibratedData
from app.core.identifiers import SessionId
from app.core.safety.client import SafetyStatus
from app.core.station.prerequisite_facts import gather_facts, look_at_prerequisites
from tests.fakes.station_rooms import DEVICE, NUMBER, StationOfTests

BORN = "1980-01-01"
PROVED = SafetyStatus(state="ready", proved=True, output="safe", last_latency_ms=0.4)


@pytest.fixture
def met(station: StationOfTests) -> SessionId:
    """A session that has all it needs."""
    session_id = station.begin()
    patient_id = station.shown().patient.patient_id
    for purpose in ("recording", "stimulation"):
        consent.give_consent(
            station.store, patient_id=patient_id, purpose=purpose, given_by="patient", clock=station.clock
        )
    identity.confirm_identity(station.store, session_id, NUMBER, birth_date=BORN, clock=station.clock)
    station.rooms.safety_desk.take(SafetyStatus(state="proving"))
    station.rooms.safety_desk.take(PROVED)
    return session_id


def test_where_all_is_there_nothing_is_missing(station: StationOfTests, met: SessionId) -> None:
    assert look_at_prerequisites(station.rooms, met) == ()
    assert all(each.met for each in station.shown().prerequisites)
    facts = gather_facts(station.rooms, met)
    assert facts.purposes_needed == ("recording", "stimulation")
    assert facts.last_entry_wall is not None


def _withdraw_identity(station: StationOfTests, session_id: SessionId) -> None:
    identity.confirm_identity(station.store, session_id, "another", clock=station.clock)


def _other_date(station: StationOfTests, session_id: SessionId) -> None:
    identity.confirm_identity(station.store, session_id, birth_date="1980-01-02", clock=station.clock)


def _untested(station: StationOfTests, session_id: SessionId) -> None:
    calibrations = (CalibrationSignal(name="square", peak_to_peak_uv=100.0, frequency_hz=1.0),)
    real = replace(DEVICE, driver="brainflow", calibrations=calibrations)
    station.rooms.board.change(session_id, device=real, devices=(real,))


def _disk(station: StationOfTests, _session: SessionId) -> None:
    station.free_bytes = 499_999_999


def _clock(station: StationOfTests, _session: SessionId) -> None:
    station.clock.advance(-86400.0)


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
@pytest.mark.parametrize(
    ("name", "take_away"),
    [
        ("identity", _withdraw_identity),
        ("identity_again", _other_date),
        ("device_test", _untested),
        ("device", lambda station, session: station.rooms.board.change(session, device=None)),
        ("disk", _disk),
        ("clock", _clock),
        ("safety", lambda station, _: station.rooms.safety_desk.take(SafetyStatus(state="link_lost", proved=True))),
        ("safety", lambda station, _: station.rooms.safety_desk.take(SafetyStatus(state="stopped", proved=True))),
        ("stop_proof", lambda station, _: station.rooms.safety_desk.take(SafetyStatus(state="unproved"))),
    ],
)
def test_each_missing_thing_is_named_alone(
    station: StationOfTests, met: SessionId, name: str, take_away: Callable[[StationOfTests, SessionId], None]
) -> None:
    take_away(station, met)
    assert look_at_prerequisites(station.rooms, met) == (name,)
    (shown,) = [each for each in station.shown().prerequisites if not each.met]
    assert shown.name == name
    assert shown.missing


@pytest.mark.proves("REQ-CLINIC-CONSENT")
def test_without_consent_or_with_a_broken_log_it_is_said(station: StationOfTests) -> None:
    session_id = station.begin()
    assert "consent" in look_at_prerequisites(station.rooms, session_id)
    station.store.log.refuse_from_now_on(LedgerBroken("Entry 1 was changed."))
    assert gather_facts(station.rooms, session_id).log_fault == "Entry 1 was changed."


def test_a_large_device_needs_more_room(station: StationOfTests, met: SessionId) -> None:
    few = gather_facts(station.rooms, met).min_disk_free_bytes
    stream = replace(DEVICE.streams[0], rate_hz=30_000.0, channels=DEVICE.streams[0].channels * 128)
    station.rooms.board.change(met, device=replace(DEVICE, streams=(stream,)))
    assert gather_facts(station.rooms, met).min_disk_free_bytes > few


def test_the_same_answer_is_one_entry(station: StationOfTests, met: SessionId) -> None:
    for _ in range(3):
        look_at_prerequisites(station.rooms, met)
    assert station.types().count("session.prerequisites_checked") == 1
    _disk(station, met)
    look_at_prerequisites(station.rooms, met)
    assert station.types().count("session.prerequisites_checked") == 2


def test_without_its_order_a_session_cannot_be_looked_at(station: StationOfTests, met: SessionId) -> None:
    station.data.order(met).unlink()
    with pytest.raises(NotFound, match="which device"):
        look_at_prerequisites(station.rooms, met)


def _keep_test(station: StationOfTests, session_id: SessionId, verdict: str, text: str) -> None:
    station.rooms.journal.write(
        DeviceCalibratedData(
            session_id=session_id, device_id=DEVICE.device_id, signals=("square",), verdict=verdict, text=text
        ),
        session_id=session_id,
    )


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
def test_an_amplifier_counts_as_tested_by_its_last_test_in_this_session(
    station: StationOfTests, met: SessionId
) -> None:
    _untested(station, met)
    _keep_test(station, met, "wrong", "1 of 2 channels measures wrong.")
    assert look_at_prerequisites(station.rooms, met) == ("device_test",)
    assert "channels measures wrong" in _row(station, "device_test").missing
    _keep_test(station, met, "right", "All 2 channels measure right.")
    assert look_at_prerequisites(station.rooms, met) == ()


def test_that_a_device_is_not_tested_is_said_though_it_holds_nothing_up(
    station: StationOfTests, met: SessionId
) -> None:
    look_at_prerequisites(station.rooms, met)
    assert _row(station, "device_test").remark == "A simulated device needs no test."
    real = replace(DEVICE, driver="lsl")
    station.rooms.board.change(met, device=real, devices=(real,))
    assert look_at_prerequisites(station.rooms, met) == ()
    assert "no test signal" in _row(station, "device_test").remark


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
def test_who_answers_for_the_session_is_on_duty_or_the_session_waits(station: StationOfTests, met: SessionId) -> None:
    user = UserCreatedData(
        user_id=DEMO_USER_ID, user_name="demo", full_name="Demonstration", roles=("clinician",), created_by=DEMO_USER_ID
    )
    station.rooms.journal.write(user)
    duty.begin_to_answer(station.store, met, DEMO_USER_ID, clock=station.clock)
    assert look_at_prerequisites(station.rooms, met) == ()
    now = station.clock.wall()
    duty.roster_duty(
        station.store,
        DEMO_USER_ID,
        now + timedelta(hours=1),
        now + timedelta(hours=2),
        rostered_by="the-head-of-department",
        clock=station.clock,
    )
    assert look_at_prerequisites(station.rooms, met) == ("provider",)
    assert "not on duty" in _row(station, "provider").missing
    station.clock.advance(3600.0)
    assert look_at_prerequisites(station.rooms, met) == ()


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
def test_what_was_passed_with_a_reason_is_met_until_that_is_taken_back(station: StationOfTests, met: SessionId) -> None:
    _other_date(station, met)
    noted = DeviationNotedData(
        deviation_id="d-1",
        session_id=met,
        kind="step_passed",
        item="identity_again",
        text="Identity confirmed again by the date of birth",
        reason="The patient cannot speak.",
        noted_by=DEMO_USER_ID,
    )
    station.rooms.journal.write(noted, session_id=met)
    assert look_at_prerequisites(station.rooms, met) == ()
    assert _row(station, "identity_again").remark.startswith("Passed, with a reason")
    station.rooms.journal.write(
        DeviationWithdrawnData(deviation_id="d-1", session_id=met, reason="She woke up.", withdrawn_by=DEMO_USER_ID),
        session_id=met,
    )
    assert look_at_prerequisites(station.rooms, met) == ("identity_again",)


def _row(station: StationOfTests, name: str) -> Prerequisite:
    return next(each for each in station.shown().prerequisites if each.name == name)


@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_device_that_stayed_open_while_the_station_was_gone_is_seen_again(
    station: StationOfTests, met: SessionId
) -> None:
    station.rooms.board.change(met, device=None, devices=())
    station.rooms.acquisition_desk.state = AcquisitionState(device=DEVICE, streaming=True)
    assert look_at_prerequisites(station.rooms, met) == ()
    assert station.shown().device == DEVICE
    assert station.reopened == []


@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_device_that_is_gone_is_opened_again_once_and_not_for_ever(station: StationOfTests, met: SessionId) -> None:
    station.rooms.board.change(met, device=None, devices=())
    station.rooms.acquisition_desk.state = AcquisitionState()
    for _ in range(3):
        assert look_at_prerequisites(station.rooms, met) == ("device",)
    assert station.reopened == [met]
    station.rooms.acquisition_desk.state = AcquisitionState()  # it came back, with nothing open once more
    look_at_prerequisites(station.rooms, met)
    assert station.reopened == [met, met]
