"""Events for tests of the log: a patient, a session, and whatever fills a log."""

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.events.clinic_events import SessionStepEnteredData
from app.core.events.erasure_events import SubjectErasedData
from app.core.events.specification_events import PatientRegisteredData, SessionStartedData
from app.core.events.system_event import SystemEvent, new_event


def patient_registered(
    number: str = "H-1", *, patient_id: str = "p-1", family_name: str = "Müller-Groß", given_name: str = "Anna Lena"
) -> SystemEvent:
    data = PatientRegisteredData(
        patient_id=patient_id,
        hospital_number=number,
        family_name=family_name,
        given_name=given_name,
        birth_date="1990-01-31",
        sex="female",
    )
    return new_event("patient.registered", data, source_service="station", subject_id=patient_id)


def session_started(session_id: str = "s-1", *, patient_id: str = "p-1", clock: Clock = SYSTEM_CLOCK) -> SystemEvent:
    data = SessionStartedData(session_id=session_id, patient_id=patient_id, protocol="routine-eeg", device="simulated")
    return new_event(
        "session.started", data, source_service="station", correlation_id=session_id, subject_id=patient_id, clock=clock
    )


def step_entered(text: str = "", *, step: str = "ready", session_id: str = "s-1") -> SystemEvent:
    data = SessionStepEnteredData(session_id=session_id, step=step, text=text)
    return new_event("session.step_entered", data, source_service="station", correlation_id=session_id)


def subject_erased(subject_id: str = "p-1") -> SystemEvent:
    data = SubjectErasedData(
        erasure_id="e-1",
        subject_id=subject_id,
        subject_kind="patient",
        reason_class="asked_by_subject",
        asked_by="u-1",
        asked_at="2026-01-01T00:00:00Z",
        approved_by="u-2",
        entries=2,
        sessions=1,
    )
    return new_event("subject.erased", data, source_service="station")
