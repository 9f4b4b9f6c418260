"""Two records of one person: joined, everything of the person is found from either; taken apart, each is as it was."""

from datetime import timedelta
from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clinic import consent, identity, merging, sessions
from app.core.clinic.erasure.obstacles import obstacle
from app.core.clinic.erasure.retention import retention_of
from app.core.clinic.likeness import find_alike
from app.core.clinic.patient_correction import correct_patient
from app.core.clinic.patients import PatientDetails
from app.core.errors import Conflict, NotFound, NotPermitted, WrongUse
from app.core.events.erasure_events import LegalHoldPlacedData
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import new_event
from app.core.settings.station_kind import StationKind
from app.core.station.care_messages import CareList, EndCare, ListCare, OpenBreakGlass
from app.core.station.erasure_desk import ErasureDesk
from app.core.station.erasure_messages import ApproveErasure, ErasureCarriedOut, ErasureRequested, RequestErasure
from app.core.station.erasure_remnants import ErasureRemnants
from app.core.station.merge_messages import (
    ListMerges,
    LookAtMerge,
    MergeList,
    MergePatients,
    MergePreview,
    PatientsMerged,
    UndoMerge,
)
from app.core.station.merge_requests import answer_merge_request
from app.core.station.messages import ListPatients, PatientList, RecordingList
from app.core.station.patient_requests import answer_patient_request, list_recordings
from app.core.store.station_store import StationStore
from tests.fakes.station_rooms import StationOfTests

ADA = Caller(user_id="u-ada", name="Ada", roles=frozenset({Role.CLINICIAN}))
BEN = Caller(user_id="u-ben", name="Ben", roles=frozenset({Role.CLINICIAN}))
REASON = "Registered twice: the same passport."


class Person:
    """Two records of one person on a station of tests; Ada has both, Ben only the second."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.kept = station.register("H-1")
        self.other = station.register("H-2")
        for caller, patient_id in ((ADA, self.kept), (ADA, self.other), (BEN, self.other)):
            station.store.log.append(station.rooms.care.registered(caller, patient_id))
            station.rooms.care.was_registered(caller, patient_id)

    def ask(self, message: Any, caller: Caller = ADA) -> Any:
        return answer_merge_request(self.station.rooms, message, caller)

    def merge(self, caller: Caller = ADA, **other: Any) -> str:
        fields: dict[str, Any] = {"kept_version": 1, "merged_version": 1, "reason": REASON, **other}
        answer = self.ask(MergePatients(patient_id=self.kept, merged_id=self.other, **fields), caller)
        assert isinstance(answer, PatientsMerged)
        return answer.merge_id

    def undo(self, merge_id: str) -> None:
        self.ask(UndoMerge(patient_id=self.kept, merge_id=merge_id, reason="They are two sisters."))

    def session(self, patient_id: str, *, recording: str = "") -> str:
        """One that is over."""
        store, clock = self.station.store, self.station.clock
        session_id = sessions.begin_session(store, patient_id, "routine-eeg", "simulated", clock=clock)
        if recording:
            data = RecordingStartedData(
                recording_id=recording,
                session_id=session_id,
                device="simulated",
                stream_rates_hz=(250.0,),
                labels=("Fp1",),
            )
            store.log.append(
                new_event("recording.started", data, source_service="t", subject_id=patient_id, clock=clock)
            )
        sessions.cancel_session(store, session_id, "over", clock=clock)
        return session_id

    def find(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        found = answer_patient_request(self.station.rooms, ListPatients(search=text), ADA)
        assert isinstance(found, PatientList)
        return [(one.patient_id, one.other_numbers) for one in found.patients]


@pytest.fixture(name="person")
def _person(station: StationOfTests) -> Person:
    return Person(station)


@pytest.mark.proves("REQ-CLINIC-MERGE")
def test_both_numbers_find_the_record_that_is_kept(person: Person) -> None:
    merge_id = person.merge()
    assert person.find("H-1") == person.find("H-2") == [(person.kept, ("H-2",))]
    assert person.find("") == [(person.kept, ("H-2",))]
    person.undo(merge_id)
    assert person.find("H-2") == [(person.other, ())]
    assert len(person.find("")) == 2


@pytest.mark.proves("REQ-CLINIC-MERGE")
def test_sessions_and_recordings_follow_and_go_back(person: Person) -> None:
    store = person.station.store
    before, own = person.session(person.other, recording="r-1"), person.session(person.kept)
    merge_id = person.merge()
    assert {one.session_id for one in merging.sessions_of_person(store, person.kept)} == {before, own}
    assert merging.sessions_of_person(store, person.other) == merging.sessions_of_person(store, person.kept)
    (shown,) = list_recordings(person.station.rooms, ADA).recordings
    assert shown.patient is not None
    assert (shown.patient.patient_id, shown.patient.other_numbers) == (person.kept, ("H-2",))
    person.undo(merge_id)
    assert [one.session_id for one in merging.sessions_of_person(store, person.kept)] == [own]
    (again,) = list_recordings(person.station.rooms, ADA).recordings
    assert again.patient is not None
    assert (again.patient.patient_id, again.patient.other_numbers) == (person.other, ())


@pytest.mark.proves("REQ-CLINIC-MERGE")
def test_consent_and_its_withdrawal_hold_for_the_person(person: Person) -> None:
    store, clock = person.station.store, person.station.clock
    consent.give_consent(store, person.other, "recording", "patient", clock=clock)
    merge_id = person.merge()
    assert consent.consented_purposes(store, person.kept) == ("recording",)
    assert consent.withdraw_consent(store, person.kept, "recording", clock=clock)
    for record in (person.kept, person.other):
        assert consent.consented_purposes(store, record) == ()
        assert consent.withdrawn_purposes(store, record) == ("recording",)
    person.undo(merge_id)
    # What was given for the other record holds again for it: it was another person's after all.
    assert consent.consented_purposes(store, person.other) == ("recording",)
    assert consent.consented_purposes(store, person.kept) == ()


@pytest.mark.proves("REQ-CLINIC-MERGE")
def test_who_has_one_record_has_the_person_while_they_are_joined(person: Person) -> None:
    care = person.station.rooms.care
    assert not care.has(BEN.user_id, person.kept)
    merge_id = person.merge()
    assert care.has(BEN.user_id, person.kept)
    assert care.patients_of(BEN.user_id) == {person.kept, person.other}
    listed = care.answer(ListCare(patient_id=person.kept), ADA)
    assert isinstance(listed, CareList)
    assert sorted(one.user_id for one in listed.care) == [ADA.user_id, BEN.user_id]
    person.undo(merge_id)
    assert not care.has(BEN.user_id, person.kept)
    assert care.patients_of(BEN.user_id) == {person.other}


def test_care_of_a_person_is_ended_in_all_records(person: Person) -> None:
    merge_id = person.merge()
    care = person.station.rooms.care
    care.answer(EndCare(patient_id=person.kept, user_id=ADA.user_id, reason="moved"), BEN)
    person.undo(merge_id)
    assert not care.has(ADA.user_id, person.kept)
    assert not care.has(ADA.user_id, person.other)


def test_break_glass_opens_the_person(person: Person) -> None:
    cem = Caller(user_id="u-cem", name="Cem", roles=frozenset({Role.CLINICIAN}))
    person.merge()
    desk = person.station.rooms.break_glass
    desk.answer(OpenBreakGlass(patient_id=person.kept, reason="Seizure on the ward"), cem)
    assert desk.opened_by(cem.user_id, person.other)


def test_a_station_that_was_started_anew_knows_it(person: Person) -> None:
    person.merge()
    rooms = person.station.new_rooms()
    assert rooms.care.persons.records_of(person.other) == (person.kept, person.other)


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_either_number_confirms_who_it_is(person: Person) -> None:
    person.merge()
    store, clock = person.station.store, person.station.clock
    session_id = sessions.begin_session(store, person.kept, "routine-eeg", "simulated", clock=clock)
    assert identity.confirm_identity(store, session_id, "h-2", clock=clock)
    assert identity.confirm_identity(store, session_id, "H-1", clock=clock)
    assert not identity.confirm_identity(store, session_id, "H-3", clock=clock)


def test_what_differs_is_shown_before(person: Person) -> None:
    store, clock = person.station.store, person.station.clock
    details = PatientDetails(hospital_number="H-2", family_name="Kanarek", given_name="Vogel", birth_date="1980-10-01")
    correct_patient(store, person.other, details, version=1, reason="Passport", corrected_by="u", clock=clock)
    person.session(person.other)
    preview = person.ask(LookAtMerge(patient_id=person.kept, other_id=person.other))
    assert isinstance(preview, MergePreview)
    assert preview.differing == ("birth_date", "sex")
    assert (preview.merged.version, preview.merged.sessions, preview.kept.sessions) == (2, 1, 0)
    with pytest.raises(Conflict, match="corrected meanwhile"):
        person.merge()
    person.merge(merged_version=2)


def test_nobody_joins_what_is_not_in_their_care(person: Person) -> None:
    with pytest.raises(NotPermitted):
        person.ask(LookAtMerge(patient_id=person.other, other_id=person.kept), BEN)
    with pytest.raises(NotPermitted):
        person.ask(
            MergePatients(
                patient_id=person.other, merged_id=person.kept, kept_version=1, merged_version=1, reason=REASON
            ),
            BEN,
        )
    assert "patient.merged" not in person.station.types()


@pytest.mark.parametrize(
    ("fields", "error"),
    [({"reason": "so"}, WrongUse), ({"kept_version": 2}, Conflict), ({"merged_version": 0}, Conflict)],
)
def test_an_unclear_merge_is_refused(person: Person, fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        person.merge(**fields)
    assert "patient.merged" not in person.station.types()


def test_a_record_is_not_joined_to_itself_or_twice_or_to_nobody(person: Person) -> None:
    store = person.station.store
    how: dict[str, Any] = {"kept_version": 1, "merged_version": 1, "reason": REASON, "merged_by": "u"}
    with pytest.raises(WrongUse):
        merging.merge_patients(store, person.kept, person.kept, **how)
    with pytest.raises(NotFound):
        merging.merge_patients(store, person.kept, "nobody", **how)
    merge_id = person.merge()
    third = person.station.register("H-3")
    with pytest.raises(Conflict, match="joined to another"):
        merging.merge_patients(store, third, person.other, **how)
    merging.merge_patients(store, third, person.kept, **how)
    assert store.merges.records_of(person.other) == (third, person.kept, person.other)
    assert store.merges.kept_for(person.other) == third
    merging.undo_merge(store, merge_id, reason=REASON, undone_by="u")
    assert store.merges.records_of(third) == (third, person.kept)
    assert store.merges.records_of(person.other) == (person.other,)
    with pytest.raises(Conflict, match="undone before"):
        merging.undo_merge(store, merge_id, reason=REASON, undone_by="u")
    with pytest.raises(NotFound):
        merging.undo_merge(store, "no-merge", reason=REASON, undone_by="u")


def test_not_while_a_session_runs(person: Person) -> None:
    store, clock = person.station.store, person.station.clock
    session_id = sessions.begin_session(store, person.other, "routine-eeg", "simulated", clock=clock)
    with pytest.raises(Conflict, match="not over"):
        person.merge()
    sessions.cancel_session(store, session_id, "over", clock=clock)
    merge_id = person.merge()
    sessions.begin_session(store, person.kept, "routine-eeg", "simulated", clock=clock)
    with pytest.raises(Conflict, match="not over"):
        person.undo(merge_id)


def test_the_list_says_what_stays_when_it_is_undone(person: Person) -> None:
    person.session(person.kept)
    person.station.clock.advance(10)
    merge_id = person.merge()
    person.station.clock.advance(10)
    since = person.session(person.kept)
    listed = person.ask(ListMerges(patient_id=person.kept))
    assert isinstance(listed, MergeList)
    (merge,) = listed.merges
    assert (merge.merge_id, merge.sessions_since, merge.undone) == (merge_id, 1, "")
    assert merge.merged.hospital_number == "H-2"
    person.undo(merge_id)
    (after,) = person.ask(ListMerges(patient_id=person.other)).merges
    assert after.undone
    assert after.undo_reason == "They are two sisters."
    assert person.station.store.sessions.of_patient(person.kept)[0].session_id == since


def test_a_merge_of_another_patient_is_not_undone_by_it(person: Person) -> None:
    merge_id = person.merge()
    third = person.station.register("H-3")
    with pytest.raises(Conflict):
        person.ask(UndoMerge(patient_id=third, merge_id=merge_id, reason="They are two."))


def test_a_joined_record_is_corrected_where_it_is_shown(person: Person) -> None:
    person.merge()
    details = PatientDetails(hospital_number="H-9", family_name="K", given_name="V", birth_date="1980-01-01")
    with pytest.raises(Conflict, match="joined"):
        correct_patient(person.station.store, person.other, details, version=1, reason="Passport", corrected_by="u")


# --- erasure and legal hold --------------------------------------------------------------------------------------


def _hold(station: StationOfTests, patient_id: str) -> None:
    data = LegalHoldPlacedData(
        hold_id="hold", subject_id=patient_id, subject_kind="patient", reason="A claim was filed.", placed_by="u"
    )
    station.store.log.append(
        new_event("legal_hold.placed", data, source_service="t", subject_id=patient_id, clock=station.clock)
    )


@pytest.mark.proves("REQ-CLINIC-MERGE-ERASURE")
def test_a_hold_on_one_record_holds_the_person(person: Person) -> None:
    station = person.station
    how: dict[str, Any] = {"station": StationKind.DEMONSTRATION, "site_years": 0, "clock": station.clock}
    assert obstacle(station.store, "patient", person.kept, **how) is None
    merge_id = person.merge()
    _hold(station, person.other)
    found = obstacle(station.store, "patient", person.kept, **how)
    assert isinstance(found, NotPermitted)
    with pytest.raises(NotPermitted, match="legal hold"):
        person.undo(merge_id)


def test_the_longest_retention_of_all_records_holds(person: Person) -> None:
    store, clock = person.station.store, person.station.clock
    alone = retention_of(store, "patient", person.kept, station=StationKind.CLINICAL)
    clock.advance(timedelta(days=30).total_seconds())
    person.session(person.other)
    person.merge()
    together = retention_of(store, "patient", person.kept, station=StationKind.CLINICAL)
    assert alone is not None
    assert together is not None
    assert (alone.kind, together.kind) == ("patient.not_treated", "patient.treated")
    assert together.ends > alone.ends


def _desk(station: StationOfTests) -> ErasureDesk:
    remnants = ErasureRemnants(station.rooms, lambda _sessions: 0)
    return ErasureDesk(station.rooms, StationKind.DEMONSTRATION, remnants)


ASKS = Caller(user_id="u-asks", name="Asks", roles=frozenset({Role.ADMINISTRATOR}))
DECIDES = Caller(user_id="u-decides", name="Decides", roles=frozenset({Role.ADMINISTRATOR}))


@pytest.mark.proves("REQ-CLINIC-MERGE-ERASURE")
@pytest.mark.parametrize("asked_about", ["kept", "other"])
def test_a_person_is_erased_with_all_records_and_each_key_goes(person: Person, asked_about: str) -> None:
    station = person.station
    stranger = station.register("H-3")
    person.session(person.other)
    person.merge()
    entries = sum(station.store.log.count_of(one) for one in (person.kept, person.other)) + 1  # the request is one more
    desk = _desk(station)
    asked = desk.answer(RequestErasure(patient_id=getattr(person, asked_about), reason="Asked for in writing."), ASKS)
    assert isinstance(asked, ErasureRequested)
    with pytest.raises(Conflict, match="about to be erased"):
        person.undo(station.store.merges.standing()[0].merge_id)
    done = desk.answer(ApproveErasure(erasure_id=asked.erasure_id), DECIDES)
    assert isinstance(done, ErasureCarriedOut)
    assert done.entries == entries
    assert [one.subject_id for one in station.events("subject.erased")] == [person.other, person.kept]
    assert [one.patient_id for one in station.store.patients.search()] == [stranger]
    for record in (person.kept, person.other):
        assert all(entry.erased for entry in station.store.log.read() if entry.event.subject_id == record)
    assert station.rooms.care.persons.records_of(person.other) == (person.other,)
    assert station.store.merges.standing() == ()
    station.store.log.verify()


def test_an_erasure_that_was_broken_off_between_two_records_is_finished(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = person.station
    person.merge()
    desk = _desk(station)
    asked = desk.answer(RequestErasure(patient_id=person.kept, reason="Asked for in writing."), ASKS)
    assert isinstance(asked, ErasureRequested)
    erase = station.store.log.erase

    def only_the_first(subject_id: str, *rest: Any, **more: Any) -> Any:
        if subject_id == person.kept:
            raise RuntimeError("the power went")
        return erase(subject_id, *rest, **more)

    monkeypatch.setattr(station.store.log, "erase", only_the_first)
    with pytest.raises(RuntimeError):
        desk.answer(ApproveErasure(erasure_id=asked.erasure_id), DECIDES)
    monkeypatch.undo()
    assert station.store.patients.get(person.other) is None
    assert station.store.merges.standing() == ()
    again = desk.answer(ApproveErasure(erasure_id=asked.erasure_id), DECIDES)
    assert isinstance(again, ErasureCarriedOut)
    assert station.store.patients.get(person.kept) is None


@pytest.mark.proves("REQ-CLINIC-MERGE")
def test_the_tables_made_anew_are_the_same(person: Person) -> None:
    merge_id = person.merge()
    person.undo(merge_id)
    person.merge()
    station = person.station
    before = (station.store.merges.standing(), station.store.merges.of_patient(person.kept))
    station.store.log.rebuild_projections()
    assert (station.store.merges.standing(), station.store.merges.of_patient(person.kept)) == before
    assert isinstance(station.store, StationStore)


def test_recordings_of_a_person_are_listed_for_who_has_either_record(person: Person) -> None:
    person.session(person.kept, recording="r-1")
    assert list_recordings(person.station.rooms, BEN) == RecordingList(recordings=())
    person.merge()
    assert len(list_recordings(person.station.rooms, BEN).recordings) == 1


def test_who_is_alike_is_shown_as_the_record_that_is_kept(person: Person) -> None:
    details = PatientDetails(hospital_number="H-2", family_name="Kanarek", given_name="Vogel", birth_date="1980-01-01")
    before = {one.patient.patient_id for one in find_alike(person.station.store, details)}
    person.merge()
    after = [one.patient.patient_id for one in find_alike(person.station.store, details)]
    assert before == {person.kept, person.other}
    assert after == [person.kept]
