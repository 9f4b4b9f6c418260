"""What a station of tests answers about onboardings, treatment plans and appointments.

Attributes of `FakeIntake` may be read and changed by a test.
"""

from typing import Any

import msgspec

from app.core.errors import Conflict, NeuraScaleError, NotFound
from app.core.events.appointment_events import AppointmentTerms, PlanTerms
from app.core.identifiers import new_id
from app.core.station import appointment_messages as a
from app.core.station import onboarding_messages as o
from app.core.station.views import PatientView
from app.core.wire.envelopes import Done

ONBOARDING = "onboarding-0199aaaa-0000-7000-8000-0000000000aa"
STEPS = ("identity", "record", "access", "consent", "plan", "appointment")
MISSING = {"access": ("clinician",), "consent": ("recording",), "plan": ("plan",), "appointment": ("appointment",)}
TEXTS = {
    "identity": "2 registered patients may be the same person. Compare, and say who it is.",
    "access": "Give the patient into a clinician's care.",
    "consent": "Take the patient's consent for recording.",
    "plan": "Make an initial treatment plan.",
    "appointment": "Book the first appointment.",
}
TYPED = PatientView(
    patient_id="p-new", hospital_number="4471-305", family_name="Halloran", given_name="Maeve",
    birth_date="1984-03-12", sex="female",
)  # fmt: skip


def a_candidate(number: str, given_name: str, why: tuple[str, ...], score: float = 1.0) -> o.CandidateView:
    patient = PatientView(
        patient_id=f"p-{number}", hospital_number=number, family_name="Halloran", given_name=given_name,
        birth_date="1984-03-12", sex="female", own=False,
    )  # fmt: skip
    return o.CandidateView(patient=patient, score=score, why=why)


CANDIDATES = (
    a_candidate("4471-220", "Maeve", ("birth_date", "names")),
    a_candidate("4470-118", "Maebh", ("birth_date", "names_nearly"), 0.93),
)


def an_onboarding(step: str, **fields: Any) -> o.OnboardingView:
    """One that stands at `step`: what comes before it is done, what comes after it waits."""
    at = STEPS.index(step) if step in STEPS else len(STEPS)
    shown = tuple(
        o.StepView(
            name=name,
            state="done" if place < at else "now" if place == at else "waiting",
            missing=MISSING.get(name, ()) if place >= at >= 2 else (),
        )
        for place, name in enumerate(STEPS)
    )
    values: dict[str, Any] = {
        "onboarding_id": ONBOARDING, "draft_id": "p-draft", "patient": TYPED, "clinician_id": "u-2",
        "clinician": "Noa Okafor",
        "begun": "2026-11-22T08:00:00+00:00", "begun_by": "Maren Wik", "step": step, "text": TEXTS.get(step, ""),
        "state": "open", "search": 1, "candidates": CANDIDATES if step == "identity" else (), "steps": shown,
        "decided": at > 0, "may_arrange": at >= 2,
    }  # fmt: skip
    return o.OnboardingView(**{**values, **fields})


PROVIDERS = (
    a.ProviderView(user_id="u-1", name="Maren Wik", clinician=False),
    a.ProviderView(user_id="u-2", name="Noa Okafor", clinician=True),
)
PLAN = a.PlanView(
    plan_id="plan-1", patient_id="p-1", version=2,
    terms=PlanTerms(
        indication="First seizure", goal="Find its type", protocol="sleep-eeg", sessions=2, interval_days=14
    ),
    made="2026-11-20T08:00:00+00:00", made_by="Noa Okafor", state="active",
    versions=(
        a.PlanVersionView(
            version=1, since="2026-11-20T08:00:00+00:00", reason="", changed_by="Noa Okafor",
            terms=PlanTerms(indication="First seizure", goal="Find its type", protocol="routine-eeg", sessions=1),
        ),
        a.PlanVersionView(
            version=2, since="2026-11-21T08:00:00+00:00", reason="Sleep was not reached", changed_by="Noa Okafor",
            terms=PlanTerms(
                indication="First seizure", goal="Find its type", protocol="sleep-eeg", sessions=2, interval_days=14
            ),
        ),
    ),
)  # fmt: skip


class FakeIntake:
    """Answers as a station would whose rules are simple: everything asked is taken."""

    def __init__(self) -> None:
        self.onboarding: o.OnboardingView | None = None
        self.plans: tuple[a.PlanView, ...] = ()
        self.appointments: tuple[a.AppointmentView, ...] = ()
        self.conflicts: tuple[a.ConflictView, ...] = ()
        self.refuses: NeuraScaleError | None = None

    def answer(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        """Whether it is about this, and the answer."""
        if not isinstance(message, a.AppointmentRequest | o.OnboardingRequest):
            return False, None
        if self.refuses is not None and not isinstance(message, a.ListProviders | o.ListOnboardings):
            error, self.refuses = self.refuses, None
            raise error
        return True, self._answer(message)

    def _answer(self, message: Any) -> msgspec.Struct:
        match message:
            case a.ListProviders():
                return a.ProviderList(providers=PROVIDERS, protocols=("routine-eeg", "sleep-eeg"))
            case a.ListPlans():
                return a.PlanList(plans=self.plans)
            case a.ListAppointments() | a.ListPatientAppointments():
                return a.AppointmentList(appointments=self.appointments)
            case a.CheckAppointment():
                return a.ConflictList(conflicts=self.conflicts)
            case a.MakePlan():
                return a.PlanMade(plan_id=message.plan_id or new_id())
            case a.BookAppointment():
                if self.conflicts and not message.despite_reason:
                    raise Conflict(self.conflicts[0].text)
                return a.AppointmentBooked(appointment_id=message.appointment_id or new_id())
            case o.BeginOnboarding():
                self.onboarding = an_onboarding("identity")
                return o.OnboardingBegun(onboarding_id=ONBOARDING)
            case o.ListOnboardings():
                going_on = self.onboarding is not None and self.onboarding.state in ("open", "failed")
                return o.OnboardingList(
                    onboardings=(self.onboarding,) if going_on and self.onboarding is not None else ()
                )
            case o.GetOnboarding():
                if self.onboarding is None:
                    raise NotFound("There is no such onboarding.")
                return o.OnboardingAnswer(onboarding=self.onboarding)
            case o.DecideIdentity():
                self.onboarding = an_onboarding("consent")
                return Done()
            case _:
                return Done()


def an_appointment(starts: str, **fields: Any) -> a.AppointmentView:
    """One that is booked, of a patient of the asker's."""
    values: dict[str, Any] = {
        "appointment_id": new_id(), "starts": starts, "minutes": 60, "place": "EEG room 1", "patient_id": "p-1",
        "patient": "Halloran, Maeve", "hospital_number": "4471-220", "birth_date": "1984-03-12",
        "protocol": "routine-eeg", "provider_id": "u-1", "provider": "Maren Wik", "booked_by": "Maren Wik",
    }  # fmt: skip
    return a.AppointmentView(**{**values, **fields})


def terms_at(starts: str) -> AppointmentTerms:
    """What `an_appointment` has."""
    return AppointmentTerms(starts=starts, minutes=60, place="EEG room 1", protocol="routine-eeg", provider_id="u-1")
