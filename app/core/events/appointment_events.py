"""Data of the events of treatment plans and appointments.

Guarantees: frozen typed values with a schema version. A plan or an appointment is never overwritten: each change is an
entry of its own that names what it follows and why. Does not: decide anything.
"""

from typing import Annotated, ClassVar

import msgspec

from app.core.events.constraints import Count, one_of
from app.core.events.system_event import EventData

Minutes = Annotated[int, msgspec.Meta(ge=1, le=24 * 60)]


class PlanTerms(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan says.

    Attributes:
        indication: Why; as the clinician words it.
        goal: What it is to show or reach.
        protocol: Name of the protocol of its sessions.
        sessions: How many; at least one.
        interval_days: Between two of them; 0 where it does not matter.
    """

    indication: str
    goal: str
    protocol: str
    sessions: Annotated[int, msgspec.Meta(ge=1, le=500)]
    interval_days: Annotated[int, msgspec.Meta(ge=0, le=3660)] = 0
    note: str = ""


class PlanMadeData(EventData, frozen=True, kw_only=True):
    """A treatment plan was made. `onboarding_id`: that it was made in; empty for any other."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("terms",)

    plan_id: str
    patient_id: str
    terms: PlanTerms
    made_by: str
    onboarding_id: str = ""


class PlanChangedData(EventData, frozen=True, kw_only=True):
    """A plan was changed. `version`: 2 for the first change; `terms`: all, as they hold from now on."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("terms", "reason")

    plan_id: str
    patient_id: str
    version: Count
    terms: PlanTerms
    reason: str
    changed_by: str


class PlanEndedData(EventData, frozen=True, kw_only=True):
    """A plan ended. `how`: "done", or "stopped" before it was."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    plan_id: str
    patient_id: str
    how: Annotated[str, one_of("done", "stopped")]
    reason: str
    ended_by: str


class AppointmentTerms(msgspec.Struct, frozen=True, kw_only=True):
    """When, where, what and with whom.

    Attributes:
        starts: ISO 8601, UTC, to the minute.
        place: Room or bed, as the site names it.
        provider_id: A user's id.
    """

    starts: str
    minutes: Minutes
    place: str
    protocol: str
    provider_id: str


class AppointmentBookedData(EventData, frozen=True, kw_only=True):
    """An appointment was made.

    Attributes:
        plan_id: Of the plan that it belongs to; empty for none.
        onboarding_id: That it was booked in; empty for any other.
        despite / despite_reason: Conflicts that were accepted (words of `app.core.clinic.conflicts`), and why.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("despite_reason",)

    appointment_id: str
    patient_id: str
    terms: AppointmentTerms
    booked_by: str
    plan_id: str = ""
    onboarding_id: str = ""
    despite: tuple[str, ...] = ()
    despite_reason: str = ""


class AppointmentMovedData(EventData, frozen=True, kw_only=True):
    """An appointment was moved. `version`: 2 for the first change; `terms`: all, as they hold from now on."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    appointment_id: str
    patient_id: str
    version: Count
    terms: AppointmentTerms
    reason: str
    moved_by: str
    despite: tuple[str, ...] = ()


class AppointmentCancelledData(EventData, frozen=True, kw_only=True):
    """An appointment was cancelled. `cause`: from whom: "patient", "clinic", or "onboarding" where that was left."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    appointment_id: str
    patient_id: str
    cause: Annotated[str, one_of("patient", "clinic", "onboarding")]
    reason: str
    cancelled_by: str


class AppointmentArrivedData(EventData, frozen=True, kw_only=True):
    """The patient has come.

    Attributes:
        session_id: Of the session that began for it; empty where a person noted it.
        noted_by: Who noted it; empty where a session began.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    appointment_id: str
    patient_id: str
    session_id: str = ""
    reason: str = ""
    noted_by: str = ""


class AppointmentFulfilledData(EventData, frozen=True, kw_only=True):
    """Its session was completed, with a recording."""

    appointment_id: str
    patient_id: str
    session_id: str
    recording_id: str


class AppointmentNoShowData(EventData, frozen=True, kw_only=True):
    """The patient did not come; a person says so."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    appointment_id: str
    patient_id: str
    noted_by: str
    reason: str = ""


class AppointmentReopenedData(EventData, frozen=True, kw_only=True):
    """What held of an appointment holds no more: its session came to nothing, or a person takes back what was noted.

    Attributes:
        state: What holds again.
        why: "session_cancelled", "session_failed", "nothing_recorded", or "by_hand".
        session_id: Of the session that it belonged to; empty where it belonged to none.
        reason / reopened_by: Of who took it back; empty otherwise.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    appointment_id: str
    patient_id: str
    state: Annotated[str, one_of("booked", "arrived", "noshow")]
    why: Annotated[str, one_of("session_cancelled", "session_failed", "nothing_recorded", "by_hand")]
    session_id: str = ""
    reason: str = ""
    reopened_by: str = ""
