"""Data of the events of taking a patient in: the onboarding, its decisions and its ends.

Guarantees: frozen typed values with a schema version. What was typed before anybody was registered is sealed under the
id that the patient will have. Candidates are named by id only. Does not: decide anything.
"""

from typing import Annotated, ClassVar

import msgspec

from app.core.events.constraints import Count, one_of
from app.core.events.system_event import EventData

Score = Annotated[float, msgspec.Meta(ge=0, le=1)]


class OnboardingBegunData(EventData, frozen=True, kw_only=True):
    """Somebody began to take a patient in. Nobody is registered by it.

    Attributes:
        patient_id: That the patient will have, unless they turn out to be registered already.
        clinician_id: A user's id: whose care the patient is given into; empty where that is settled later.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("hospital_number", "family_name", "given_name", "birth_date", "sex")

    onboarding_id: str
    patient_id: str
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str
    begun_by: str
    clinician_id: str = ""


class OnboardingStepEnteredData(EventData, frozen=True, kw_only=True):
    onboarding_id: str
    step: str
    text: str


class FoundCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """A registered patient who may be the same person.

    Attributes:
        score: 1 for the same hospital number; see `app.core.clinic.likeness`.
        why: Words of `app.core.clinic.likeness.WHY`.
    """

    patient_id: str
    score: Score
    why: tuple[str, ...]


class CandidatesFoundData(EventData, frozen=True, kw_only=True):
    """Who is registered and may be the same person; empty where nobody is alike.

    Attributes:
        search: Which search of this onboarding, from 1: it is made anew where the details were put right.
    """

    onboarding_id: str
    search: Count
    candidates: tuple[FoundCandidate, ...]


class IdentityDecidedData(EventData, frozen=True, kw_only=True):
    """A person decided who it is, with the candidates of one search before them.

    Attributes:
        decision: "same_person" as `patient_id`, who is registered; "other_person" than all of them, for `reason`.
        hospital_number: As put right by who decided; empty where it stays.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason", "hospital_number")

    onboarding_id: str
    search: Count
    decision: Annotated[str, one_of("same_person", "other_person")]
    decided_by: str
    patient_id: str = ""
    reason: str = ""
    hospital_number: str = ""


class OnboardingStepSkippedData(EventData, frozen=True, kw_only=True):
    """Somebody went on without what a step asks for, and said why."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    onboarding_id: str
    step: Annotated[str, one_of("access", "consent", "plan", "appointment")]
    missing: tuple[str, ...]
    reason: str
    skipped_by: str


class OnboardingLeavingData(EventData, frozen=True, kw_only=True):
    """Somebody wants the onboarding to end; what is taken back follows, and then `onboarding.left`."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    onboarding_id: str
    step: str
    reason: str
    left_by: str


class OnboardingLeftData(EventData, frozen=True, kw_only=True):
    """The onboarding ended before it was complete. Nothing was deleted.

    Attributes:
        kept: What stays: "record", "access", "consent".
        taken_back: What was ended or cancelled, by entries of its own: "appointment", "plan", "access".
    """

    onboarding_id: str
    step: str
    kept: tuple[str, ...]
    taken_back: tuple[str, ...]


class OnboardingCompletedData(EventData, frozen=True, kw_only=True):
    """Record, access, consent, plan and appointment are there, or it was said why not.

    Attributes:
        patient_id: Who it is; another id than the onboarding began with where they were registered already.
        skipped: Steps that were gone on without.
    """

    onboarding_id: str
    patient_id: str
    skipped: tuple[str, ...] = ()


class OnboardingFailedData(EventData, frozen=True, kw_only=True):
    """The onboarding could not go on. `code`: of our error tree; `text`: for people, without a patient's data."""

    onboarding_id: str
    step: str
    code: str
    text: str
