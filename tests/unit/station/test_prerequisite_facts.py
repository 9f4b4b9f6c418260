"""Facts from the store, the board, safety and the disk; each one missing is named."""

from collections.abc import Callable

import pytest

from app.core.clinic import consent, sessions
from app.core.errors import LedgerBroken, NotFound
from app.core.identifiers import SessionId
from app.core.safety.client import SafetyStatus
from app.core.station.prerequisite_facts import gather_facts, look_at_prerequisites
from tests.fakes.station_rooms import DEVICE, NUMBER, StationOfTests

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
    sessions.confirm_identity(station.store, session_id, NUMBER, clock=station.clock)
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
    sessions.confirm_identity(station.store, session_id, "another", clock=station.clock)


def _disk(station: StationOfTests, _session: SessionId) -> None:
    station.free_bytes = 499_999_999


def _clock(station: StationOfTests, _session: SessionId) -> None:
    station.clock.advance(-86400.0)


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
@pytest.mark.parametrize(
    ("name", "take_away"),
    [
        ("identity", _withdraw_identity),
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
    from msgspec.structs import replace

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
