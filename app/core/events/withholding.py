"""What of an event may be seen by somebody who did not ask who the patient is.

Guarantees: of `patient.*` events only the patient's id; of the others all but the fields that their class withholds
(`EventData.WITHHELD`). Deny by default: a new field of a patient is withheld without anybody's doing.
Does not: decide who may ask; or change an event. Pure.
"""

from typing import Any

from app.core.events.catalogue import CATALOGUE

PATIENT_PREFIX = "patient."
_OF_PATIENTS_SHOWN = frozenset({"patient_id"})


def withheld_fields(event_type: str) -> tuple[str, ...]:
    """Fields of the data of this type that are left out, in their order."""
    data_class = CATALOGUE[event_type]
    fields = data_class.__struct_fields__
    if event_type.startswith(PATIENT_PREFIX):
        return tuple(name for name in fields if name not in _OF_PATIENTS_SHOWN)
    return tuple(name for name in fields if name in data_class.WITHHELD)


def without_withheld(event_type: str, data: dict[str, Any]) -> dict[str, Any]:
    """The data without them."""
    left_out = withheld_fields(event_type)
    return {name: value for name, value in data.items() if name not in left_out}
