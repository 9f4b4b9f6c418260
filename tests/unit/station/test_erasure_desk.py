"""Two persons erase; what stands in the way is named; what is left outside the log goes, whenever it can be reached."""

import dataclasses
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clinic import sessions
from app.core.clinic.erasure.retention import KINDS, retention_kinds, years_later
from app.core.errors import Conflict, NeuraScaleError, NotFound, NotPermitted, StorageFault, WrongUse
from app.core.events.access_events import UserCreatedData, UserDisabledData
from app.core.events.system_event import new_event
from app.core.safety.client import SafetyStatus
from app.core.settings.site import RetentionSettings, SiteSettings
from app.core.settings.station_kind import StationKind
from app.core.station import erasure_remnants
from app.core.station.erasure_desk import ErasureDesk
from app.core.station.erasure_messages import (
    ApproveErasure,
    ErasureCarriedOut,
    ErasureList,
    ErasureRequested,
    LegalHoldPlaced,
    LiftLegalHold,
    ListErasures,
    PlaceLegalHold,
    RefuseErasure,
    RequestErasure,
)
from app.core.station.erasure_remnants import AGAIN_AFTER_S, ErasureRemnants
from app.core.station.recording_messages import ExportView
from app.core.store import credentials
from app.core.store.backup.known_backups import KnownBackup
from app.core.store.log_verification import verify_data
from tests.fakes.station_rooms import StationOfTests

ASKS = Caller(user_id="u-asks", name="Asks", roles=frozenset({Role.ADMINISTRATOR}))
DECIDES = Caller(user_id="u-decides", name="Decides", roles=frozenset({Role.ADMINISTRATOR}))
REASON = "The patient asked for it in writing."


class Desk:
    """The desk of a station of tests; `clinical` or for demonstration."""

    def __init__(self, station: StationOfTests, kind: StationKind = StationKind.CLINICAL, site_years: int = 0) -> None:
        self.station = station
        self.forgotten: list[str] = []
        rooms = rooms_of_site(station, site_years)
        self.remnants = ErasureRemnants(rooms, self._forget)
        self.desk = ErasureDesk(rooms, kind, self.remnants)

    def _forget(self, session_ids: Iterable[str]) -> int:
        self.forgotten.extend(session_ids)
        return 0

    def ask(self, patient_id: str = "", user_id: str = "", caller: Caller = ASKS, reason: str = REASON) -> str:
        answer = self.desk.answer(RequestErasure(patient_id=patient_id, user_id=user_id, reason=reason), caller)
        assert isinstance(answer, ErasureRequested)
        return answer.erasure_id

    def approve(self, erasure_id: str, caller: Caller = DECIDES) -> ErasureCarriedOut:
        answer = self.desk.answer(ApproveErasure(erasure_id=erasure_id), caller)
        assert isinstance(answer, ErasureCarriedOut)
        return answer

    def list(self, caller: Caller = DECIDES) -> ErasureList:
        answer = self.desk.answer(ListErasures(), caller)
        assert isinstance(answer, ErasureList)
        return answer

    def hold(self, patient_id: str) -> str:
        answer = self.desk.answer(PlaceLegalHold(patient_id=patient_id, reason="A claim was filed."), DECIDES)
        assert isinstance(answer, LegalHoldPlaced)
        return answer.hold_id


def rooms_of_site(station: StationOfTests, site_years: int) -> Any:
    site = SiteSettings(schema_version=1, retention=RetentionSettings(years=site_years))
    return dataclasses.replace(station.rooms, site=site)


@pytest.fixture
def desk(station: StationOfTests) -> Desk:
    return Desk(station)


@pytest.fixture
def played(station: StationOfTests) -> Desk:
    return Desk(station, StationKind.DEMONSTRATION)


def a_session_that_is_over(station: StationOfTests) -> tuple[str, str]:
    """Patient and session, with a recording's folder and a report's file."""
    session_id = station.begin()
    sessions.cancel_session(station.store, session_id, "Kanarek went home", clock=station.clock)
    station.rooms.board.change(session_id, step="cancelled")
    patient_id = station.shown().patient.patient_id
    station.store.files.write(
        station.data.sealed_report(session_id), b"report", subject_id=patient_id, place=f"report {session_id}"
    )
    return patient_id, session_id


def refusal(work: Any) -> NeuraScaleError:
    with pytest.raises(NeuraScaleError) as found:
        work()
    return found.value


@pytest.mark.proves("REQ-ERASURE-TWO-PERSONS")
def test_who_asked_cannot_approve_also_in_a_demonstration(played: Desk) -> None:
    patient_id = played.station.register()
    demo = Caller(user_id="demo", name="demo", roles=frozenset(Role))
    erasure_id = played.ask(patient_id, caller=demo)
    assert isinstance(refusal(lambda: played.approve(erasure_id, demo)), NotPermitted)
    assert "Two people" in refusal(lambda: played.approve(erasure_id, demo)).what
    assert isinstance(refusal(lambda: played.approve(erasure_id, Caller())), NotPermitted)  # nobody at all
    assert played.station.store.patients.get(patient_id) is not None
    played.approve(erasure_id)
    assert played.station.store.patients.get(patient_id) is None


@pytest.mark.proves("REQ-ERASURE-TWO-PERSONS")
def test_retention_is_named_with_its_day_and_its_law_and_ends(desk: Desk) -> None:
    patient_id, _ = a_session_that_is_over(desk.station)
    error = refusal(lambda: desk.ask(patient_id))
    assert isinstance(error, NotPermitted)
    assert "2036-05-04" in error.what
    assert "10 years" in error.what
    assert "630f" in error.meaning
    desk.station.clock.advance(timedelta(days=3653).total_seconds())
    erasure_id = desk.ask(patient_id)
    assert desk.approve(erasure_id).entries >= 3


def test_a_site_lengthens_and_never_shortens(station: StationOfTests) -> None:
    patient_id, _ = a_session_that_is_over(station)
    assert "2056" in refusal(lambda: Desk(station, site_years=30).ask(patient_id)).what
    assert "2036" in refusal(lambda: Desk(station, site_years=1).ask(patient_id)).what


def test_who_was_never_treated_need_not_be_kept(desk: Desk) -> None:
    erasure_id = desk.ask(desk.station.register())
    assert desk.approve(erasure_id).unreached == ()


@pytest.mark.proves("REQ-ERASURE-TWO-PERSONS")
def test_a_legal_hold_stands_in_the_way_of_asking_and_of_approving(played: Desk) -> None:
    patient_id = played.station.register()
    erasure_id = played.ask(patient_id)
    hold_id = played.hold(patient_id)  # placed after it was asked: looked at again
    error = refusal(lambda: played.approve(erasure_id))
    assert isinstance(error, NotPermitted)
    assert "2026-05-04" in error.what
    assert "A claim" not in str(error)  # a reason may name somebody
    (view,) = played.list().erasures
    assert "legal hold" in view.stands_in_the_way
    assert [hold.reason for hold in played.list().holds] == ["A claim was filed."]
    played.desk.answer(LiftLegalHold(hold_id=hold_id, reason="The claim was settled."), ASKS)
    assert isinstance(
        refusal(lambda: played.desk.answer(LiftLegalHold(hold_id=hold_id, reason="The claim was settled."), ASKS)),
        NotFound,
    )
    assert played.list().holds == ()
    played.approve(erasure_id)


def test_a_session_of_the_patient_or_of_anybody_is_not_disturbed(played: Desk) -> None:
    patient_id, _ = a_session_that_is_over(played.station)
    erasure_id = played.ask(patient_id)
    other = played.station.register("H-2")
    session_id = sessions.begin_session(played.station.store, other, "routine-eeg", "sim", clock=played.station.clock)
    assert isinstance(refusal(lambda: played.approve(erasure_id)), Conflict)  # within the transaction
    assert isinstance(refusal(lambda: played.ask(other)), Conflict)
    sessions.cancel_session(played.station.store, session_id, "", clock=played.station.clock)
    played.approve(erasure_id)


def test_nothing_is_erased_while_it_is_being_copied(played: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    erasure_id = played.ask(played.station.register())
    with monkeypatch.context() as copying:
        running = ExportView(export_id="x", recording_id="r", format="edf", target="t", state="running")
        copying.setattr(type(played.station.rooms.exports), "view", property(lambda _: running))
        assert "export" in refusal(lambda: played.approve(erasure_id)).what
    played.approve(erasure_id)


@pytest.mark.proves("REQ-ERASURE-COMPLETE")
def test_after_it_nothing_of_the_subject_is_left(played: Desk) -> None:
    station = played.station
    patient_id, session_id = a_session_that_is_over(station)
    other = station.register("H-2")
    before = station.store.patients.get(other)
    erasure_id = played.ask(patient_id)
    carried_out = played.approve(erasure_id)
    assert (station.store.patients.get(patient_id), station.store.sessions.get(session_id)) == (None, None)
    assert station.store.patients.get(other) == before
    assert not station.data.sealed_report(session_id).exists()
    assert not station.data.order(session_id).exists()
    assert session_id in played.forgotten
    assert station.rooms.board.view is None
    (erased,) = station.events("subject.erased")
    assert (erased.asked_by, erased.approved_by, erased.entries) == ("u-asks", "u-decides", carried_out.entries)
    (view,) = played.list().erasures
    assert (view.state, view.reason, view.decided_by) == ("complete", "", "u-decides")
    assert verify_data(station.data).size == station.store.log.size
    station.store.log.rebuild_projections()
    assert isinstance(refusal(lambda: played.approve(erasure_id)), Conflict)
    assert isinstance(refusal(lambda: played.ask(patient_id)), NotFound)
    about = [entry for entry in station.store.log.read() if entry.event.subject_id == patient_id]
    assert len(about) == carried_out.entries
    assert all(entry.erased for entry in about)


def test_what_was_interrupted_goes_on_at_the_next_start(played: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    station = played.station
    patient_id, session_id = a_session_that_is_over(station)
    erasure_id = played.ask(patient_id)
    with monkeypatch.context() as broken:
        broken.setattr(erasure_remnants, "remove_subject_files", raising(StorageFault("The disk is gone.")))
        played.approve(erasure_id)
    assert station.data.sealed_report(session_id).exists()
    assert [view.state for view in played.list().erasures] == ["erased"]
    assert any("still there" in line for line in station.log_lines)
    again = Desk(station, StationKind.DEMONSTRATION)
    again.remnants.carry_on()
    assert not station.data.sealed_report(session_id).exists()
    assert [view.state for view in again.list().erasures] == ["complete"]
    told = len(station.events("subject.remnants_removed"))
    again.remnants.carry_on()
    assert len(station.events("subject.remnants_removed")) == told  # nothing more to tell


def test_a_backup_that_is_away_is_named_and_tried_again(played: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    station, reachable = played.station, False
    destroyed: list[str] = []

    def known(_data: object) -> tuple[KnownBackup, ...]:
        return (KnownBackup(Path("/a"), True, "place-a"), KnownBackup(Path("/b"), reachable, "place-b"))

    def destroy(backup: KnownBackup, _subject_id: str) -> bool:
        destroyed.append(backup.place_id)
        return destroyed.count(backup.place_id) == 1

    monkeypatch.setattr(erasure_remnants, "known_backups", known)
    monkeypatch.setattr(erasure_remnants, "destroy_subject_key", destroy)
    erasure_id = played.ask(station.register())
    assert played.approve(erasure_id).unreached == ("place-b",)
    (view,) = played.list().erasures
    assert (view.state, view.unreached) == ("erased", ("place-b",))
    played.remnants.carry_on()
    assert len(station.events("subject.remnants_removed")) == 1  # the same again is no news
    reachable = True
    station.clock.advance(AGAIN_AFTER_S + 1)
    played.remnants.tick()
    played.remnants.close()
    (view,) = played.list().erasures
    assert (view.state, view.unreached) == ("complete", ())
    assert [told.backups_reached for told in station.events("subject.remnants_removed")] == [
        ("place-a",),
        ("place-b",),
    ]


def test_a_stop_in_an_erased_session_is_not_entered_again(played: Desk) -> None:
    station = played.station
    session_id = station.begin(step="recording")
    station.rooms.safety_desk.take(SafetyStatus(state="stopped", stop_number=3, last_latency_ms=0.8))
    sessions.cancel_session(station.store, session_id, "", clock=station.clock)
    station.rooms.board.change(session_id, step="cancelled")
    played.approve(played.ask(station.shown().patient.patient_id))
    assert [entry.erased for entry in station.store.log.read(event_type="safety.emergency_stop")] == [True]
    station.new_rooms().safety_desk.take(SafetyStatus(state="stopped", stop_number=3, last_latency_ms=0.8))
    assert len(station.events("safety.emergency_stop")) == 1


def test_a_refused_request_is_over_and_can_be_asked_anew(played: Desk) -> None:
    patient_id = played.station.register()
    erasure_id = played.ask(patient_id)
    assert isinstance(refusal(lambda: played.ask(patient_id)), Conflict)
    played.desk.answer(RefuseErasure(erasure_id=erasure_id, reason="The letter is not signed."), DECIDES)
    (view,) = played.list(ASKS).erasures
    assert (view.state, view.mine, view.decision_reason) == ("refused", True, "The letter is not signed.")
    assert isinstance(refusal(lambda: played.approve(erasure_id)), Conflict)
    played.ask(patient_id)


def test_a_clinician_sees_only_what_is_about_their_own_patients_or_was_asked_by_them(played: Desk) -> None:
    clinician = Caller(user_id="u-clinician", roles=frozenset({Role.CLINICIAN}))
    played.ask(played.station.register())
    played.hold(played.station.register("H-2"))
    assert played.list(clinician) == ErasureList()
    asked = played.ask(played.station.register("H-3"), caller=clinician)
    assert [view.erasure_id for view in played.list(clinician).erasures] == [asked]
    assert (len(played.list(ASKS).erasures), len(played.list(ASKS).holds)) == (2, 1)


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (RequestErasure(reason=REASON), WrongUse),
        (RequestErasure(patient_id="p", user_id="u", reason=REASON), WrongUse),
        (RequestErasure(patient_id="p", reason="no"), WrongUse),
        (RequestErasure(patient_id="p", reason=REASON, reason_class="because"), WrongUse),
        (RequestErasure(patient_id="p", reason=REASON), NotFound),
        (RequestErasure(user_id="u", reason=REASON), NotFound),
        (ApproveErasure(erasure_id="e"), NotFound),
        (RefuseErasure(erasure_id="e", reason=REASON), NotFound),
        (PlaceLegalHold(patient_id="p", reason=REASON), NotFound),
        (LiftLegalHold(hold_id="h", reason=REASON), NotFound),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Desk, message: Any, kind: type[NeuraScaleError]) -> None:
    size = desk.station.store.log.size
    with pytest.raises(kind):
        desk.desk.answer(message, ASKS)
    assert desk.station.store.log.size == size


def test_a_user_is_erased_with_what_they_prove_themselves_by(played: Desk) -> None:
    store, clock = played.station.store, played.station.clock
    data = UserCreatedData(
        user_id="u-9", user_name="kim", full_name="Kim Leaver", roles=("technician",), created_by="u"
    )
    store.log.append(
        new_event("user.created", data, source_service="station", subject_id="u-9", clock=clock),
        together=lambda connection: credentials.set_password(connection, "u-9", "$argon2id$"),
    )
    clinician = Caller(user_id="u-1", roles=frozenset({Role.CLINICIAN}))
    assert isinstance(refusal(lambda: played.ask(user_id="u-9", caller=clinician)), NotPermitted)
    assert "still sign in" in refusal(lambda: played.ask(user_id="u-9")).what
    gone = UserDisabledData(user_id="u-9", disabled_by="u", reason="left the house")
    store.log.append(new_event("user.disabled", gone, source_service="station", subject_id="u-9", clock=clock))
    erasure_id = played.ask(user_id="u-9")
    assert isinstance(refusal(lambda: played.approve(erasure_id, Caller(user_id="u-9"))), NotPermitted)
    played.approve(erasure_id)
    assert (store.users.get("u-9"), store.credentials.of("u-9")) == (None, None)
    assert store.users.printed_name("u-9") == "erased user"


def test_the_periods_are_there_with_their_sources() -> None:
    kinds = retention_kinds()
    assert tuple(kinds) == KINDS
    assert all(len(kind.source) > 40 for kind in kinds.values())
    assert kinds["patient.treated"].years == 10


def test_a_year_later_also_from_the_29th_of_february(station: StationOfTests) -> None:
    leap = station.clock.wall().replace(year=2024, month=2, day=29)
    assert years_later(leap, 1).isoformat()[:10] == "2025-03-01"
    assert years_later(leap, 4).isoformat()[:10] == "2028-02-29"


def raising(error: Exception) -> Any:
    def work(*_: object) -> None:
        raise error

    return work
