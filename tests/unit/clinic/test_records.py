"""Patients, consents and sessions, on the real store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clinic import consent, identity, protocols, sessions
from app.core.clinic.patients import PatientDetails, faults_of, normal_details, normal_number, register_patient
from app.core.clinic.prerequisites import Prerequisite
from app.core.clock import VirtualClock
from app.core.errors import Conflict, NotFound, NotPermitted, OperatorError, WrongUse
from app.core.events.clinic_events import Impedance
from app.core.events.safety_events import StopProofTestedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore

CLOCK = VirtualClock(wall=datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
TODAY = CLOCK.wall().date()
JANE = PatientDetails(
    hospital_number="mrn 00 17", family_name=" van der  Berg ", given_name="Jané", birth_date="1980-02-29", sex="female"
)


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[StationStore]:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data, clock=CLOCK) as store:
        yield store
    data.remove_runtime()


@pytest.fixture(name="patient_id")
def _patient_id(store: StationStore) -> str:
    return register_patient(store, JANE, clock=CLOCK)


@pytest.fixture(name="session_id")
def _session_id(store: StationStore, patient_id: str) -> str:
    return sessions.begin_session(store, patient_id, "routine-eeg", "simulated: 21 channels", clock=CLOCK)


def types(store: StationStore, correlation_id: str) -> list[str]:
    return [event.event_type for event in store.log.events_of(correlation_id)]


# --- patients ----------------------------------------------------------------------------------------------------


def test_a_patient_is_kept_in_order(store: StationStore, patient_id: str) -> None:
    patient = store.patients.get(patient_id)
    assert patient is not None
    assert (patient.hospital_number, patient.family_name, patient.given_name) == ("MRN0017", "van der Berg", "Jané")
    (event,) = store.log.events_of(patient_id)
    assert (event.event_type, event.subject_id) == ("patient.registered", patient_id)


def test_a_number_that_is_taken_is_refused_however_it_is_written(store: StationStore, patient_id: str) -> None:
    size = store.log.size
    with pytest.raises(Conflict):
        register_patient(store, msgspec.structs.replace(JANE, hospital_number="Mrn0017 "), clock=CLOCK)
    assert store.log.size == size


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hospital_number": "  "}, "hospital_number"),
        ({"hospital_number": "1" * 41}, "hospital_number"),
        ({"hospital_number": "12\x0034"}, "hospital_number"),
        ({"family_name": ""}, "family_name"),
        ({"given_name": "\t"}, "given_name"),
        ({"given_name": "a" * 121}, "given_name"),
        ({"family_name": "Berg\u202eeht"}, "family_name"),
        ({"birth_date": ""}, "birth_date"),
        ({"birth_date": "29.02.1980"}, "birth_date"),
        ({"birth_date": "19800229"}, "birth_date"),
        ({"birth_date": "1980-02-30"}, "birth_date"),
        ({"birth_date": "2026-05-06"}, "birth_date"),
        ({"birth_date": "1880-01-01"}, "birth_date"),
        ({"sex": "f"}, "sex"),
    ],
)
def test_a_fault_is_named_by_its_field_and_nothing_is_kept(
    store: StationStore, change: dict[str, str], field: str
) -> None:
    details = msgspec.structs.replace(JANE, **change)
    assert [fault.field for fault in faults_of(details, today=TODAY)] == [field]
    size = store.log.size
    with pytest.raises(WrongUse):
        register_patient(store, details, clock=CLOCK)
    assert store.log.size == size


@pytest.mark.proves("REQ-PRIVACY")
def test_all_faults_are_found_at_once_and_none_quotes_what_was_entered(store: StationStore) -> None:
    details = PatientDetails(
        hospital_number="", family_name="", given_name="Secret\x07", birth_date="tomorrow", sex="secret"
    )
    assert [fault.field for fault in faults_of(details, today=TODAY)] == list(PatientDetails.__struct_fields__)
    with pytest.raises(WrongUse) as refused:
        register_patient(store, details, clock=CLOCK)
    assert "ecret" not in str(refused.value)
    assert "tomorrow" not in str(refused.value)


@given(st.text(max_size=60))
def test_a_number_in_order_stays_as_it_is(text: str) -> None:
    assert normal_number(normal_number(text)) == normal_number(text)


@given(st.builds(PatientDetails, *[], **dict.fromkeys(PatientDetails.__struct_fields__, st.text(max_size=150))))
def test_any_form_is_judged_and_what_is_accepted_stays_accepted(details: PatientDetails) -> None:
    if not faults_of(details, today=TODAY):
        assert faults_of(normal_details(details), today=TODAY) == ()


# --- consent -----------------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-CONSENT")
def test_a_consent_counts_for_its_purpose(store: StationStore, patient_id: str) -> None:
    assert consent.consented_purposes(store, patient_id) == ()
    consent.give_consent(store, patient_id, "research", "patient", clock=CLOCK)
    consent.give_consent(store, patient_id, "recording", "patient", clock=CLOCK)
    assert consent.consented_purposes(store, patient_id) == ("recording", "research")


def test_a_consent_given_twice_is_one(store: StationStore, patient_id: str) -> None:
    first = consent.give_consent(store, patient_id, "recording", "patient", clock=CLOCK)
    assert consent.give_consent(store, patient_id, "recording", " patient ", clock=CLOCK) == first
    assert types(store, patient_id).count("consent.given") == 1


@pytest.mark.proves("REQ-CLINIC-CONSENT")
@pytest.mark.parametrize(("purpose", "given_by"), [("fun", "patient"), ("recording", " "), ("recording", "Jane Doe")])
def test_an_unclear_consent_is_refused(store: StationStore, patient_id: str, purpose: str, given_by: str) -> None:
    with pytest.raises(WrongUse):
        consent.give_consent(store, patient_id, purpose, given_by, clock=CLOCK)
    assert types(store, patient_id) == ["patient.registered"]


def test_nobody_consents_for_a_patient_who_is_not_there(store: StationStore) -> None:
    with pytest.raises(NotFound):
        consent.give_consent(store, "nobody", "recording", "patient", clock=CLOCK)


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_a_withdrawal_ends_what_was_given_before_it_and_nothing_else(store: StationStore, patient_id: str) -> None:
    for purpose in ("recording", "research"):
        consent.give_consent(store, patient_id, purpose, "parent", clock=CLOCK)
    assert consent.withdraw_consent(
        store, patient_id, "research", reason="  will not\nsay ", session_id="s", clock=CLOCK
    )
    assert consent.consented_purposes(store, patient_id) == ("recording",)
    assert consent.withdrawn_purposes(store, patient_id) == ("research",)
    (kept,) = store.consent_withdrawals.of_patient(patient_id)
    assert (kept.purpose, kept.reason, kept.session_id) == ("research", "will not say", "s")
    assert kept.withdrawn == CLOCK.wall()


def test_a_withdrawal_twice_is_one_and_consent_can_be_given_anew(store: StationStore, patient_id: str) -> None:
    first = consent.give_consent(store, patient_id, "recording", "patient", clock=CLOCK)
    assert consent.withdraw_consent(store, patient_id, "recording", clock=CLOCK)
    assert not consent.withdraw_consent(store, patient_id, "recording", clock=CLOCK)
    assert types(store, patient_id).count("consent.withdrawn") == 1
    assert consent.give_consent(store, patient_id, "recording", "patient", clock=CLOCK) != first
    assert consent.consented_purposes(store, patient_id) == ("recording",)
    assert consent.withdrawn_purposes(store, patient_id) == ()
    assert consent.withdraw_consent(store, patient_id, "recording", clock=CLOCK)
    assert consent.consented_purposes(store, patient_id) == ()


@pytest.mark.parametrize(
    ("purpose", "by", "error"),
    [("fun", "patient", WrongUse), ("research", "Jane Doe", WrongUse), ("research", "patient", Conflict)],
)
def test_an_unclear_withdrawal_is_refused(
    store: StationStore, patient_id: str, purpose: str, by: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        consent.withdraw_consent(store, patient_id, purpose, withdrawn_by=by, clock=CLOCK)
    assert types(store, patient_id) == ["patient.registered"]


# --- sessions ----------------------------------------------------------------------------------------------------


def test_a_session_begins_at_its_prerequisites(store: StationStore, patient_id: str, session_id: str) -> None:
    session = store.sessions.get(session_id)
    assert session is not None
    assert (session.patient_id, session.step, session.ended) == (patient_id, "prerequisites", None)


@pytest.mark.proves("REQ-CLINIC-ONE-SESSION")
def test_there_is_one_session_at_a_time(store: StationStore, patient_id: str, session_id: str) -> None:
    with pytest.raises(Conflict):
        sessions.begin_session(store, patient_id, "routine-eeg", "simulated", clock=CLOCK)
    sessions.cancel_session(store, session_id, "The patient left.", clock=CLOCK)
    sessions.begin_session(store, patient_id, "routine-eeg", "simulated", clock=CLOCK)


@pytest.mark.parametrize(("patient", "protocol"), [("nobody", "routine-eeg"), ("", "no-such-protocol")])
def test_a_session_needs_a_patient_and_a_protocol(
    store: StationStore, patient_id: str, patient: str, protocol: str
) -> None:
    with pytest.raises(NotFound):
        sessions.begin_session(store, patient or patient_id, protocol, "simulated", clock=CLOCK)
    assert store.sessions.list() == ()


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_identity_counts_while_the_last_number_read_is_the_patients(store: StationStore, session_id: str) -> None:
    assert not identity.identity_confirmed(store, session_id)
    assert not identity.confirm_identity(store, session_id, "MRN0018", clock=CLOCK)
    assert not identity.identity_confirmed(store, session_id)
    assert identity.confirm_identity(store, session_id, " mrn0017\n", clock=CLOCK)
    assert identity.identity_confirmed(store, session_id)
    assert not identity.confirm_identity(store, session_id, "MRN0019", clock=CLOCK)
    assert not identity.identity_confirmed(store, session_id)
    assert types(store, session_id).count("session.identity_confirmed") == 3
    with pytest.raises(WrongUse):
        identity.confirm_identity(store, session_id, " ", clock=CLOCK)


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_each_of_the_two_identifiers_counts_by_its_own_last_reading(store: StationStore, session_id: str) -> None:
    born = "1980-02-29"
    assert not identity.confirm_identity(store, session_id, "MRN0017", birth_date="1980-03-01", clock=CLOCK)
    assert identity.identity_confirmed(store, session_id)
    assert not identity.identity_confirmed(store, session_id, identity.BIRTH_DATE)
    for said in (born, "29.02.1980", " 29. 2. 1980 "):
        assert identity.confirm_identity(store, session_id, birth_date=said, clock=CLOCK), said
    for wrong in ("1980", "30.02.1980", "yesterday", "80-02-29"):
        assert not identity.confirm_identity(store, session_id, birth_date=wrong, clock=CLOCK), wrong
    assert identity.identity_confirmed(store, session_id)


@pytest.mark.proves("REQ-PRIVACY")
def test_nothing_of_the_number_that_was_read_is_kept(store: StationStore, session_id: str) -> None:
    identity.confirm_identity(store, session_id, "SOMEONE-ELSES-99", clock=CLOCK)
    assert all(b"SOMEONE-ELSES-99" not in entry.payload for entry in store.log.read())


@pytest.mark.proves("REQ-STOP-PROOF")
def test_the_stop_is_proved_while_the_last_test_passed(store: StationStore, session_id: str) -> None:
    assert sessions.proved_latency_ms(store, session_id) is None
    for passed, proved in ((True, 2.0), (False, None)):
        data = StopProofTestedData(session_id=session_id, latency_ms=2.0, passed=passed)
        store.log.append(
            new_event("safety.proof_tested", data, source_service="safety", correlation_id=session_id, clock=CLOCK)
        )
        assert sessions.proved_latency_ms(store, session_id) == proved


def test_what_was_found_last_is_not_kept_twice(store: StationStore, session_id: str) -> None:
    met = Prerequisite(name="disk", text="Room on the disk", met=True)
    missing = Prerequisite(name="identity", text="Identity", met=False, missing="Read it.")
    for found in ((met, missing), (met, missing), (met,), (met, missing)):
        sessions.record_prerequisites(store, session_id, found, clock=CLOCK)
    assert types(store, session_id).count("session.prerequisites_checked") == 3


def test_a_step_entered_again_is_kept_once(store: StationStore, session_id: str) -> None:
    for text in ("Measuring.", "Measuring.", "Accept them."):
        sessions.enter_step(store, session_id, "impedance", text, clock=CLOCK)
    assert types(store, session_id).count("session.step_entered") == 2
    session = store.sessions.get(session_id)
    assert session is not None
    assert (session.step, session.step_text) == ("impedance", "Accept them.")


def test_impedances_measured_last_are_found(store: StationStore, session_id: str) -> None:
    assert sessions.latest_impedances(store, session_id) == ()
    for kiloohm in (9.0, None):
        sessions.record_impedances(store, session_id, (Impedance(label="Fp1", kiloohm=kiloohm),), clock=CLOCK)
    assert sessions.latest_impedances(store, session_id) == (Impedance(label="Fp1", kiloohm=None),)


@pytest.mark.parametrize("end", ["complete", "cancel", "fail"])
def test_a_session_that_has_ended_stays_as_it_ended(store: StationStore, session_id: str, end: str) -> None:
    def complete() -> None:
        sessions.complete_session(store, session_id, "completed", clock=CLOCK)

    def cancel() -> None:
        sessions.cancel_session(store, session_id, "Tired.", clock=CLOCK)

    def fail() -> None:
        sessions.fail_session(store, session_id, "analysing", "surroundings.storage", "Disk full.", clock=CLOCK)

    ends = {"complete": complete, "cancel": cancel, "fail": fail}
    ends[end]()
    ended, size = store.sessions.get(session_id), store.log.size
    for again in ends.values():
        again()
    sessions.enter_step(store, session_id, "recording", "Recording.", clock=CLOCK)
    assert store.sessions.get(session_id) == ended
    assert store.log.size == size
    assert ended is not None
    assert ended.exit_reason == {"complete": "completed", "cancel": "cancelled", "fail": "failed"}[end]
    with pytest.raises(NotPermitted):
        identity.confirm_identity(store, session_id, "MRN0017", clock=CLOCK)


@pytest.mark.proves("REQ-CLINIC-ONE-SESSION", "REQ-REPORT-OWN-DATA")
def test_every_entry_of_a_session_is_about_its_patient(store: StationStore, patient_id: str, session_id: str) -> None:
    identity.confirm_identity(store, session_id, "MRN0017", clock=CLOCK)
    sessions.enter_step(store, session_id, "impedance", "Measuring.", clock=CLOCK)
    sessions.complete_session(store, session_id, "completed", clock=CLOCK)
    events = store.log.events_of(session_id)
    assert len(events) == 4
    assert {event.subject_id for event in events} == {patient_id}


@pytest.mark.parametrize("ask", [sessions.existing_session, sessions.running_session])
def test_an_unknown_session_is_not_found(store: StationStore, ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotFound):
        ask(store, "no-such-session")


# --- protocols ---------------------------------------------------------------------------------------------------


def test_every_protocol_that_is_offered_can_be_used() -> None:
    assert "routine-eeg" in protocols.protocol_names()
    for name in protocols.protocol_names():
        protocol = protocols.load_protocol(name)
        assert protocol.title
        assert 0 < len(protocol.annotations) <= 8


@pytest.mark.proves("REQ-STIM-CONSENT")
def test_an_output_needs_its_own_consent() -> None:
    protocol = protocols.load_protocol("routine-eeg")
    assert protocols.purposes_needed(protocol, with_output=False) == ("recording",)
    assert protocols.purposes_needed(protocol, with_output=True) == ("recording", "stimulation")


@pytest.mark.parametrize("name", ["no-such-protocol", "../limits", ""])
def test_an_unknown_protocol_is_refused(name: str) -> None:
    with pytest.raises(OperatorError):
        protocols.load_protocol(name)
