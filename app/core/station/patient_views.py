"""A patient as windows are shown one: who it is, and what was consented to.

Guarantees: consent is as the log has it at the moment of asking. Any thread.
"""

from app.core.clinic import consent
from app.core.clinic.merging import numbers_of_person
from app.core.station.station_rooms import StationRooms
from app.core.station.views import PatientView
from app.core.store.projections.patients import Patient


def patient_view(rooms: StationRooms, patient: Patient) -> PatientView:
    """A patient with the purposes consented to.

    Raises:
        StorageFault: The store cannot be read.
    """
    return PatientView(
        patient_id=patient.patient_id,
        hospital_number=patient.hospital_number,
        family_name=patient.family_name,
        given_name=patient.given_name,
        birth_date=patient.birth_date,
        sex=patient.sex,
        consented_purposes=consent.consented_purposes(rooms.store, patient.patient_id),
        withdrawn_purposes=consent.withdrawn_purposes(rooms.store, patient.patient_id),
        other_numbers=other_numbers(rooms, patient),
    )


def other_numbers(rooms: StationRooms, patient: Patient) -> tuple[str, ...]:
    """Of the person's other records; empty for nearly everybody.

    Raises:
        StorageFault: The store cannot be read.
    """
    if len(rooms.care.persons.records_of(patient.patient_id)) == 1:
        return ()
    numbers = numbers_of_person(rooms.store, patient.patient_id)
    return tuple(number for number in numbers if number != patient.hospital_number)


def nameless(patient_id: str) -> PatientView:
    """A patient without anything that says who they are; which one it is stays, as an id that says nothing."""
    return PatientView(patient_id=patient_id, hospital_number="", family_name="", given_name="", birth_date="", sex="")
