"""What is asked of the station about treatment plans and appointments.

Guarantees: frozen typed messages, part of `app.core.station.messages`. `Done` where no other answer is named. Times are
ISO 8601 with their zone; answers have UTC. Printed, they say nothing of a patient.
"""

import msgspec

from app.core.events.appointment_events import AppointmentTerms, PlanTerms
from app.core.reticence import reticent_repr
from app.core.wire.envelopes import Message


class MakePlan(Message, frozen=True, kw_only=True):
    """Make a treatment plan. Answer: `PlanMade`. Asked twice under one id, it is made once.

    Attributes:
        plan_id: Chosen by who asks; a new one where it is empty.
        onboarding_id: That it is made in; empty for none.
    """

    patient_id: str
    terms: PlanTerms
    plan_id: str = ""
    onboarding_id: str = ""


class PlanMade(Message, frozen=True, kw_only=True):
    plan_id: str


class ChangePlan(Message, frozen=True, kw_only=True):
    """Refused (`Conflict`) where it was changed since `version`, or has ended."""

    plan_id: str
    terms: PlanTerms
    version: int
    reason: str


class EndPlan(Message, frozen=True, kw_only=True):
    """`how`: "done", or "stopped". Asked twice, it adds nothing."""

    plan_id: str
    how: str
    reason: str


class ListPlans(Message, frozen=True, kw_only=True):
    """Answer: `PlanList`, newest first."""

    patient_id: str


class PlanVersionView(msgspec.Struct, frozen=True, kw_only=True):
    """What held from `since` on. `changed_by`: a printed name."""

    __repr__ = reticent_repr

    version: int
    since: str
    terms: PlanTerms
    reason: str
    changed_by: str


class PlanSessionView(msgspec.Struct, frozen=True, kw_only=True):
    """A session that counts for a plan."""

    session_id: str
    started: str


class PlanView(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it holds; people by printed name.

    Attributes:
        state: "active", "done" or "stopped".
        versions: Oldest first.
        sessions: Those that count for it (`app.core.clinic.plan_progress`), oldest first.
        next_due: A day, where the station stands, as 2026-11-30; empty where nothing is due.
        next_booked: When the next appointment is that would count for it; empty for none.
    """

    __repr__ = reticent_repr

    plan_id: str
    patient_id: str
    version: int
    terms: PlanTerms
    made: str
    made_by: str
    state: str
    ended: str = ""
    ended_by: str = ""
    end_reason: str = ""
    versions: tuple[PlanVersionView, ...] = ()
    sessions: tuple[PlanSessionView, ...] = ()
    next_due: str = ""
    next_booked: str = ""


class PlanList(Message, frozen=True, kw_only=True):
    plans: tuple[PlanView, ...]


class CheckAppointment(Message, frozen=True, kw_only=True):
    """What would stand against an appointment. Answer: `ConflictList`. Keeps nothing.

    Attributes:
        appointment_id: The one that is to be moved; empty for a new one.
    """

    patient_id: str
    terms: AppointmentTerms
    appointment_id: str = ""


class ConflictView(msgspec.Struct, frozen=True, kw_only=True):
    """`kind`: of `app.core.clinic.appointments.CONFLICTS`; `text`: names nobody; the rest: of the other appointment."""

    kind: str
    text: str
    appointment_id: str = ""
    starts: str = ""
    minutes: int = 0


class ConflictList(Message, frozen=True, kw_only=True):
    conflicts: tuple[ConflictView, ...]


class BookAppointment(Message, frozen=True, kw_only=True):
    """Make an appointment. Answer: `AppointmentBooked`. Asked twice under one id, it is made once.

    Refused (`Conflict`) where something stands against it and `despite_reason` is empty; all of it is named.
    """

    patient_id: str
    terms: AppointmentTerms
    appointment_id: str = ""
    plan_id: str = ""
    onboarding_id: str = ""
    despite_reason: str = ""


class AppointmentBooked(Message, frozen=True, kw_only=True):
    appointment_id: str


class MoveAppointment(Message, frozen=True, kw_only=True):
    """Another time, place, protocol or provider. `despite`: conflicts are accepted, for the reason given."""

    appointment_id: str
    terms: AppointmentTerms
    version: int
    reason: str
    despite: bool = False


class CancelAppointment(Message, frozen=True, kw_only=True):
    """`cause`: "patient" or "clinic". Asked twice, it adds nothing."""

    appointment_id: str
    cause: str
    reason: str


class MarkAppointment(Message, frozen=True, kw_only=True):
    """A person says what became of it. Asked twice, it adds nothing.

    Attributes:
        mark: "arrived": the patient has come; "noshow": the patient did not come.
        reason: What is known of it; may be empty.
    """

    appointment_id: str
    mark: str
    reason: str = ""


class TakeBackMark(Message, frozen=True, kw_only=True):
    """What was noted of an appointment does not hold; nor that the session, which is over, was for it.

    Asked twice, it adds nothing.
    """

    appointment_id: str
    reason: str


class ListAppointments(Message, frozen=True, kw_only=True):
    """Those of all patients in a span of time. Answer: `AppointmentList`, in order.

    Of patients who are not the asker's, only when, how long and where, so that rooms can be shared.
    """

    since: str
    until: str
    with_cancelled: bool = False


class ListPatientAppointments(Message, frozen=True, kw_only=True):
    """All of one patient, with their versions. Answer: `AppointmentList`, the latest first."""

    patient_id: str


class AppointmentVersionView(msgspec.Struct, frozen=True, kw_only=True):
    """What held from `since` on. `provider` and `changed_by`: printed names."""

    __repr__ = reticent_repr

    version: int
    since: str
    starts: str
    minutes: int
    place: str
    protocol: str
    provider: str
    reason: str
    changed_by: str


class AppointmentMarkView(msgspec.Struct, frozen=True, kw_only=True):
    """What was noted of an appointment, and held from `since` on.

    Attributes:
        state: As of `AppointmentView`.
        of_session: Whether a session did it, or it was taken from one.
        why: Of `AppointmentReopenedData`; empty where nothing was taken back.
        marked_by: A printed name; empty where a session did it.
    """

    __repr__ = reticent_repr

    state: str
    since: str
    of_session: bool
    why: str
    reason: str
    marked_by: str


class AppointmentView(msgspec.Struct, frozen=True, kw_only=True):
    """An appointment as it holds.

    Attributes:
        own: Whether the patient is the asker's; where not, who it is about, with whom and what for is empty.
        patient / hospital_number / birth_date: Who it is.
        provider: The provider's printed name.
        state: FHIR's words: "booked", "arrived", "fulfilled", "noshow" or "cancelled"; of others' patients "booked"
            or "cancelled".
        despite: Conflicts that were accepted.
        session_id: Of the session that keeps it, or kept it.
        unmarked: Whether its day is over and nobody said what became of it.
        marks: What was noted, oldest first.
    """

    __repr__ = reticent_repr

    appointment_id: str
    starts: str
    minutes: int
    place: str
    own: bool = True
    patient_id: str = ""
    patient: str = ""
    hospital_number: str = ""
    birth_date: str = ""
    protocol: str = ""
    provider_id: str = ""
    provider: str = ""
    plan_id: str = ""
    version: int = 1
    state: str = "booked"
    booked_by: str = ""
    despite: tuple[str, ...] = ()
    cancelled_by: str = ""
    cancel_cause: str = ""
    cancel_reason: str = ""
    versions: tuple[AppointmentVersionView, ...] = ()
    session_id: str = ""
    unmarked: bool = False
    marks: tuple[AppointmentMarkView, ...] = ()


class AppointmentList(Message, frozen=True, kw_only=True):
    appointments: tuple[AppointmentView, ...]


class ListProviders(Message, frozen=True, kw_only=True):
    """Who can be named as a provider, and who as the clinician of a new patient. Answer: `ProviderList`."""


class ProviderView(msgspec.Struct, frozen=True, kw_only=True):
    """`clinician`: whether a patient can be given into their care as a clinician's."""

    user_id: str
    name: str
    clinician: bool


class ProviderList(Message, frozen=True, kw_only=True):
    """`protocols`: names of those that there are."""

    providers: tuple[ProviderView, ...]
    protocols: tuple[str, ...] = ()


PlanRequest = MakePlan | ChangePlan | EndPlan | ListPlans
AppointmentOnlyRequest = (
    CheckAppointment
    | BookAppointment
    | MoveAppointment
    | CancelAppointment
    | MarkAppointment
    | TakeBackMark
    | ListAppointments
    | ListPatientAppointments
    | ListProviders
)
AppointmentRequest = PlanRequest | AppointmentOnlyRequest
AppointmentReply = PlanMade | PlanList | ConflictList | AppointmentBooked | AppointmentList | ProviderList
