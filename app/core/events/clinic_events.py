"""Data of the events of consent and of a session's course.

Guarantees: frozen typed values with a schema version. Texts hold no patient names. Does not: decide anything.
"""

from typing import Annotated, ClassVar

import msgspec

from app.core.events.constraints import one_of
from app.core.events.system_event import EventData


class Impedance(msgspec.Struct, frozen=True, kw_only=True):
    """Kiloohm; None is open (beyond what the device can tell)."""

    label: str
    kiloohm: Annotated[float, msgspec.Meta(ge=0)] | None


class ConsentGivenData(EventData, frozen=True, kw_only=True):
    """Consent given, for one purpose, to one version of a text.

    Attributes:
        given_by: In what capacity; never a name.
        how: "signed" on paper, "witnessed" (orally, before a witness), or empty: not noted, as in the first version.
        witness: Who heard it, as told; empty where nobody had to.
        language: In which the text was read, as "de"; empty where that was not noted.
        noted_by: Id of the user who noted it; empty in entries of the first version (what they came of says it).
    """

    VERSION: ClassVar[int] = 2
    WITHHELD: ClassVar[tuple[str, ...]] = ("witness",)

    consent_id: str
    patient_id: str
    purpose: str
    given_by: str
    text_version: str
    how: Annotated[str, one_of("", "signed", "witnessed")] = ""
    witness: str = ""
    language: Annotated[str, msgspec.Meta(pattern=r"^([a-z]{2,3})?$(?!\n)")] = ""
    noted_by: str = ""


class ConsentWithdrawnData(EventData, frozen=True, kw_only=True):
    """A patient takes back consent for one purpose; what was given for it before counts no more.

    Attributes:
        withdrawn_by: In what capacity, as `consent.given` has it; never a name.
        reason: As told, if anything was: nobody has to give one.
        session_id: The session that ran then; empty where none did.
        noted_by: Id of the user who noted it; empty in entries of the first version (what they came of says it).
    """

    VERSION: ClassVar[int] = 2
    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    patient_id: str
    purpose: str
    withdrawn_by: str
    reason: str = ""
    session_id: str = ""
    noted_by: str = ""


class SessionStepEnteredData(EventData, frozen=True, kw_only=True):
    session_id: str
    step: str
    text: str


class IdentityConfirmedData(EventData, frozen=True, kw_only=True):
    """An identifier was read at the patient; `matched` False: it is not this patient's.

    Attributes:
        identifier: Which one. Entries of the first version are about the hospital number.
    """

    VERSION: ClassVar[int] = 2

    session_id: str
    patient_id: str
    matched: bool
    identifier: Annotated[str, one_of("hospital_number", "birth_date")] = "hospital_number"


class PrerequisitesCheckedData(EventData, frozen=True, kw_only=True):
    session_id: str
    met: tuple[str, ...]
    missing: tuple[str, ...]


class ImpedanceMeasuredData(EventData, frozen=True, kw_only=True):
    """All electrodes, measured at one time.

    Attributes:
        phase: "before", "during" or "after" the recording.
        measured_at: ISO 8601, UTC; empty in entries of the first version (their own timestamp says it).
        electrode_type: "wet", "dry" or "active", as chosen then.
        number: The how-many-th measurement before the recording; 0 for others, and in entries of earlier versions.
    """

    VERSION: ClassVar[int] = 3

    session_id: str
    impedances: tuple[Impedance, ...]
    phase: Annotated[str, one_of("before", "during", "after")] = "before"
    measured_at: str = ""
    electrode_type: Annotated[str, one_of("wet", "dry", "active")] = "wet"
    number: Annotated[int, msgspec.Meta(ge=0)] = 0


class SessionResumedData(EventData, frozen=True, kw_only=True):
    """The station that led a session was gone for a while; the session goes on.

    Attributes:
        step: Where it was.
        gone_since: The last sign of life before; ISO 8601, UTC.
        how: "ended" in order, or "broken_off": killed, or without power.
        doing: What is done about it, in our own words.
    """

    session_id: str
    step: str
    gone_since: str
    how: Annotated[str, one_of("ended", "broken_off")]
    doing: str


class SessionCancelledData(EventData, frozen=True, kw_only=True):
    session_id: str
    reason: str


class SessionFailedData(EventData, frozen=True, kw_only=True):
    """`code`: of our error tree."""

    session_id: str
    step: str
    code: str
    text: str
