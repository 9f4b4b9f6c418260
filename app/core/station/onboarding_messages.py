"""What is asked of the station about taking a patient in.

Guarantees: frozen typed messages, part of `app.core.station.messages`. `Done` where no other answer is named. Printed,
they say nothing of a patient. Does not: carry what a workflow keeps (ids and our own texts only).
"""

import msgspec

from app.core.reticence import reticent_repr
from app.core.station.views import PatientView
from app.core.wire.envelopes import Message


class BeginOnboarding(Message, frozen=True, kw_only=True):
    """Begin to take a patient in. Answer: `OnboardingBegun`. Asked twice under one id, it is begun once.

    Attributes:
        clinician_id: Whose care the patient is given into; empty for the asker's own.
        onboarding_id: Chosen by who asks (`onboarding-<UUIDv7>`); a new one where it is empty.
    """

    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str = "unknown"
    clinician_id: str = ""
    onboarding_id: str = ""


class OnboardingBegun(Message, frozen=True, kw_only=True):
    onboarding_id: str


class DecideIdentity(Message, frozen=True, kw_only=True):
    """Say who it is, with the candidates of `search` before one.

    Refused (`Conflict`) where the list is another one meanwhile, or the number is taken.

    Attributes:
        decision: "same_person" (as `patient_id`) or "other_person" (for `reason`).
        hospital_number: As read again; needed where a candidate has the number that was typed.
    """

    onboarding_id: str
    search: int
    decision: str
    patient_id: str = ""
    reason: str = ""
    hospital_number: str = ""


class SkipOnboardingStep(Message, frozen=True, kw_only=True):
    """Go on without what a step ("access", "consent", "plan", "appointment") asks for."""

    onboarding_id: str
    step: str
    reason: str


class LeaveOnboarding(Message, frozen=True, kw_only=True):
    """End it: what was arranged in it is taken back, the record and consents stay. Asked twice, it adds nothing."""

    onboarding_id: str
    reason: str


class GetOnboarding(Message, frozen=True, kw_only=True):
    """Answer: `OnboardingAnswer`."""

    onboarding_id: str


class ListOnboardings(Message, frozen=True, kw_only=True):
    """The asker's own that go on, or failed. Answer: `OnboardingList`, oldest first."""


class CandidateView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody registered who may be the same person. `why`: words of `app.core.clinic.likeness.WHY`."""

    __repr__ = reticent_repr

    patient: PatientView
    score: float
    why: tuple[str, ...]


class StepView(msgspec.Struct, frozen=True, kw_only=True):
    """One step.

    Attributes:
        name: "identity", "record", "access", "consent", "plan" or "appointment".
        state: "done", "now", "waiting" (its turn comes) or "skipped".
        missing: What it misses, in words of the workflow; empty where nothing, or where that is not known yet.
        detail: What is there, or why it was gone on without; for people.
    """

    __repr__ = reticent_repr

    name: str
    state: str
    missing: tuple[str, ...] = ()
    detail: str = ""


class OnboardingView(msgspec.Struct, frozen=True, kw_only=True):
    """An onboarding as it stands.

    Attributes:
        draft_id: Under which what was typed is kept; for erasing it where nobody was registered by it.
        patient: As typed; with the id of who it is, which is empty until that is settled.
        consented / consents_needed: Purposes.
        step / text: Where it is, and what it does or waits for.
        state: "open", "leaving", "completed", "left" or "failed".
        may_arrange: Whether the asker has the patient, so that consents, plan and appointment can be entered.
    """

    __repr__ = reticent_repr

    onboarding_id: str
    draft_id: str
    patient: PatientView
    clinician_id: str
    clinician: str
    begun: str
    begun_by: str
    step: str
    text: str
    state: str
    search: int
    candidates: tuple[CandidateView, ...] = ()
    decided: bool = False
    steps: tuple[StepView, ...] = ()
    consented: tuple[str, ...] = ()
    consents_needed: tuple[str, ...] = ()
    may_arrange: bool = False
    ended: str = ""
    kept: tuple[str, ...] = ()
    taken_back: tuple[str, ...] = ()


class OnboardingAnswer(Message, frozen=True, kw_only=True):
    onboarding: OnboardingView


class OnboardingList(Message, frozen=True, kw_only=True):
    onboardings: tuple[OnboardingView, ...]


OnboardingRequest = (
    BeginOnboarding | DecideIdentity | SkipOnboardingStep | LeaveOnboarding | GetOnboarding | ListOnboardings
)
OnboardingReply = OnboardingBegun | OnboardingAnswer | OnboardingList
