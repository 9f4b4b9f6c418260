"""From what an older version wrote to what this one reads.

Guarantees: an entry of any version that ever existed is brought, step by step, into the form of the class in the
catalogue; the bytes in the log stay as they are, and so do its proofs. A step fills in only what old entries meant
(the tables made from them must not change). A version that is newer than the catalogue's is refused, never guessed.
Does not: check the result; whoever decodes does. Any thread.

When the data of an event changes: raise `VERSION` of its class, add the step here, keep the old schema file and copy it
to `tests/vectors/events/schemas`, and write the new one (`neurascale events schemas --out resources/schemas/events`).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from app.core.errors import DefectError, StorageFault

Data = dict[str, Any]
Upcaster = Callable[[Data], Data]


def adding(**fields: Any) -> Upcaster:
    """The step to a version that has fields more; an entry that has them already keeps its own.

    The second is for the days between two releases: a field came first, its version number later.
    """

    def upcast(data: Data) -> Data:
        return {**fields, **data}

    return upcast


# (type, version it comes from) -> the step to the next version.
UPCASTERS: Mapping[tuple[str, int], Upcaster] = MappingProxyType(
    {
        # Electrodes came to be measured afterwards, too, and judged by their type.
        ("impedance.measured", 1): adding(phase="before", measured_at="", electrode_type="wet"),
        # Measurements before a recording came to be counted.
        ("impedance.measured", 2): adding(number=0),
        # Consents came to say how they were given, to a text in which language, and who noted it.
        ("consent.given", 1): adding(how="", witness="", language="", noted_by=""),
        ("consent.withdrawn", 1): adding(noted_by=""),
        # Two identifiers came to be read at the patient; until then it was the hospital number.
        ("session.identity_confirmed", 1): adding(identifier="hospital_number"),
        # A device can be connected again in the middle of a session.
        ("device.connected", 1): adding(reason=""),
        # Exports came to be asked for in the window, with or without the patient's name in the file.
        ("recording.exported", 1): adding(session_id="", identified=False, asked_in=""),
        # Exports came to say what they are for.
        ("recording.exported", 2): adding(purpose=""),
        # An alarm about several channels names them; one raised by safety alone is told later than it began.
        ("alarm.changed", 1): adding(items=[]),
        ("alarm.changed", 2): adding(at=""),
        # Sign-ins came to name the user that was meant, and where from.
        ("security.authentication_failed", 1): adding(user_id="", program=""),
    }
)


def upcast(
    event_type: str,
    version: int,
    data: Data,
    *,
    current: int,
    steps: Mapping[tuple[str, int], Upcaster] = UPCASTERS,
) -> Data:
    """The data as version `current` has it.

    Raises:
        StorageFault: A newer version of the application wrote it.
        DefectError: There is no such version, or a step is missing.
    """
    if version > current:
        raise StorageFault(
            f"The log holds an event {event_type} of version {version}; this application reads up to {current}.",
            meaning="It was written by a newer version of this application. Nothing is lost.",
            advice="Update this application and open the data folder again.",
        )
    for older in range(version, current):
        step = steps.get((event_type, older))
        if step is None:
            raise DefectError(f"An event {event_type} of version {older} cannot be brought to version {older + 1}.")
        data = step(data)
    return data
