"""Putting right what is known of a patient: a new version, with a reason; the old one stays.

Guarantees: a correction is held to the same rules as a registration, names each changed field with its old and its new
value, and is refused where somebody else corrected the patient meanwhile. Does not: merge patients, or quote what was
entered in an error. Any thread.
"""

from app.core.clinic.patients import PatientDetails, existing_patient, faults_of, normal_details
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, WrongUse
from app.core.events.signature_events import FieldChange, PatientCorrectedData
from app.core.events.system_event import new_event
from app.core.store.projections.patient_versions import FIELDS
from app.core.store.station_store import StationStore

LONGEST_REASON = 500
SHORTEST_REASON = 5


def correct_patient(
    store: StationStore,
    patient_id: str,
    details: PatientDetails,
    *,
    version: int,
    reason: str,
    corrected_by: str,
    clock: Clock = SYSTEM_CLOCK,
) -> None:
    """Correct a patient; durable on return.

    Args:
        version: The one that whoever corrects has seen.
        corrected_by: A user's id.

    Raises:
        NotFound: There is no such patient.
        WrongUse: Fields cannot be accepted, nothing differs, or no reason is given.
        Conflict: The patient was corrected meanwhile, the hospital number is another patient's, or the record is
            joined to another.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    known = existing_patient(store, patient_id)
    if store.merges.kept_for(patient_id) != patient_id:
        raise Conflict(
            "This record was joined to another one of the same person.",
            meaning="Nothing was changed.",
            advice="Correct the record that is shown; or take the two apart first.",
        )
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning="Nothing was changed.")
    faults = faults_of(details, today=clock.wall().date())
    if faults:
        raise WrongUse(" ".join(fault.text for fault in faults), meaning="Nothing was changed.")
    newest = len(store.patient_versions.of_patient(patient_id))
    if version != newest:
        raise Conflict(
            "This patient was corrected meanwhile.",
            meaning="Somebody else has changed what is known; nothing was overwritten.",
            advice="Look at the patient again, and correct what is still wrong.",
        )
    details = normal_details(details)
    changed = tuple(
        FieldChange(field=name, old=getattr(known, name), new=getattr(details, name))
        for name in FIELDS
        if getattr(known, name) != getattr(details, name)
    )
    if not changed:
        raise WrongUse("Nothing was changed.", advice="Change a field first.")
    other = store.patients.by_hospital_number(details.hospital_number)
    if other is not None and other.patient_id != patient_id:
        raise Conflict(
            "A patient with this hospital number is registered already.",
            meaning="Nothing was changed.",
            advice="Check the number on the patient's document.",
        )
    data = PatientCorrectedData(
        patient_id=patient_id, version=newest + 1, changed=changed, reason=reason, corrected_by=corrected_by
    )
    store.log.append(
        new_event(
            "patient.corrected",
            data,
            source_service="station",
            correlation_id=patient_id,
            subject_id=patient_id,
            clock=clock,
        )
    )
