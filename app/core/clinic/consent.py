"""Consent: for one purpose, by one person, to one version of a text.

Guarantees: a consent that was given is in the log before anything is done on its strength; giving it twice to the same
text leaves one. Does not: know withdrawal or expiry yet; hold the consent's text. Any thread.
"""

from app.core.clinic.patients import existing_patient
from app.core.clinic.purposes import CAPACITIES, PURPOSES
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import WrongUse
from app.core.events.clinic_events import ConsentGivenData
from app.core.events.system_event import new_event
from app.core.identifiers import ConsentId, new_id
from app.core.store.station_store import StationStore

TEXT_VERSION = "2026-1"
"""Version of the consent texts that are handed out now; a consent to an older one has to be taken again."""


def give_consent(
    store: StationStore, patient_id: str, purpose: str, given_by: str, *, clock: Clock = SYSTEM_CLOCK
) -> ConsentId:
    """Keep that consent was given; durable on return. The id of the consent, old or new.

    Args:
        given_by: One of `CAPACITIES`; not a name.

    Raises:
        NotFound: There is no such patient.
        WrongUse: There is no such purpose, or it is not said who gave it.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    patient = existing_patient(store, patient_id)
    if purpose not in PURPOSES:
        raise WrongUse(
            "Consent cannot be given for this purpose.",
            meaning="No consent was kept.",
            advice=f"Choose one of: {', '.join(PURPOSES)}.",
        )
    given_by = " ".join(given_by.split())
    if given_by not in CAPACITIES:
        raise WrongUse(
            "It is not said who gave the consent.",
            meaning="No consent was kept.",
            advice=f"Say in what capacity it was given: {', '.join(CAPACITIES)}.",
        )
    for consent in store.consents.of_patient(patient.patient_id):
        if (consent.purpose, consent.text_version, consent.given_by) == (purpose, TEXT_VERSION, given_by):
            return ConsentId(consent.consent_id)
    consent_id = ConsentId(new_id(clock))
    data = ConsentGivenData(
        consent_id=consent_id,
        patient_id=patient.patient_id,
        purpose=purpose,
        given_by=given_by,
        text_version=TEXT_VERSION,
    )
    store.log.append(
        new_event(
            "consent.given",
            data,
            source_service="station",
            correlation_id=patient.patient_id,
            subject_id=patient.patient_id,
            clock=clock,
        )
    )
    return consent_id


def consented_purposes(store: StationStore, patient_id: str) -> tuple[str, ...]:
    """Purposes that the patient's consent to the present texts covers, in the order of `PURPOSES`.

    Raises:
        StorageFault: The store cannot be read.
    """
    given = {
        consent.purpose for consent in store.consents.of_patient(patient_id) if consent.text_version == TEXT_VERSION
    }
    return tuple(purpose for purpose in PURPOSES if purpose in given)
