"""Who lies there: the patient's two identifiers, each read at the patient and compared.

Guarantees: an identifier counts only while its last reading in this session is the patient's; every reading is an
entry of the log, wrong ones too. Does not: keep what was read. Any thread.
"""

from app.core.clinic.merging import numbers_of_person
from app.core.clinic.patients import existing_patient, normal_number, read_birth_date
from app.core.clinic.sessions import running_session
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import WrongUse
from app.core.events.clinic_events import IdentityConfirmedData
from app.core.events.system_event import new_event
from app.core.store.station_store import StationStore

NUMBER, BIRTH_DATE = "hospital_number", "birth_date"


def confirm_identity(
    store: StationStore,
    session_id: str,
    hospital_number: str = "",
    *,
    birth_date: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> bool:
    """Keep whether what was read is the patient's (number, birth date, or each of both); whether all of it is.

    Raises:
        WrongUse: None was read.
        NotFound: There is no such session.
        NotPermitted: The session has ended.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = running_session(store, session_id)
    patient = existing_patient(store, session.patient_id)
    read: dict[str, bool] = {}
    if hospital_number.strip():
        read[NUMBER] = normal_number(hospital_number) in numbers_of_person(store, patient.patient_id)
    if birth_date.strip():
        read[BIRTH_DATE] = read_birth_date(birth_date) == patient.birth_date
    if not read:
        raise WrongUse("No identifier was read.", meaning="Nothing was kept.", advice="Enter what the patient says.")
    store.log.append(
        *(
            new_event(
                "session.identity_confirmed",
                IdentityConfirmedData(
                    session_id=session.session_id,
                    patient_id=patient.patient_id,
                    matched=matched,
                    identifier=identifier,
                ),
                source_service="station",
                correlation_id=session.session_id,
                subject_id=patient.patient_id,
                clock=clock,
            )
            for identifier, matched in read.items()
        )
    )
    return all(read.values())


def identity_confirmed(store: StationStore, session_id: str, identifier: str = NUMBER) -> bool:
    """Whether what was last read in this session of this identifier was the patient's.

    Raises:
        StorageFault: The store cannot be read.
    """
    for event in reversed(store.log.events_of(session_id)):
        if isinstance(event.data, IdentityConfirmedData) and event.data.identifier == identifier:
            return event.data.matched
    return False
