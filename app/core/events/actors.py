"""Who of the users did something, and on which patient, as an event's own data says it.

Guarantees: one answer for every type of the catalogue, by one table; an event whose data names nobody was done by what
its cause was done by, or by a program. Does not: follow causes, or know names. Pure.
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.core.events.system_event import SystemEvent

# Where the data has several people in it: the field with the one who acted. Every other `user_id` is who acted.
ACTING_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "user.created": "created_by",
        "user.changed": "changed_by",
        "user.disabled": "disabled_by",
        "user.enabled": "enabled_by",
        "user.password_reset": "reset_by",
        "user.second_factor_changed": "changed_by",
        "access.break_glass_reviewed": "reviewed_by",
        "care.assigned": "assigned_by",
        "care.ended": "ended_by",
        "document.signed": "signer_id",
        "report.amended": "author_id",
        "report.withdrawn": "withdrawn_by",
        "report.text_written": "author_id",
        "finding.recorded": "author_id",
        "finding.withdrawn": "author_id",
        "finding.judged": "author_id",
        "patient.corrected": "corrected_by",
        "patient.merged": "merged_by",
        "patient.merge_undone": "undone_by",
        "duty.rostered": "rostered_by",
        "duty.cancelled": "cancelled_by",
        "session.deviation_noted": "noted_by",
        "session.deviation_withdrawn": "withdrawn_by",
        "activation.started": "started_by",
        "onboarding.begun": "begun_by",
        "onboarding.identity_decided": "decided_by",
        "onboarding.step_skipped": "skipped_by",
        "onboarding.leaving": "left_by",
        "treatment_plan.made": "made_by",
        "treatment_plan.changed": "changed_by",
        "treatment_plan.ended": "ended_by",
        "appointment.booked": "booked_by",
        "appointment.moved": "moved_by",
        "appointment.cancelled": "cancelled_by",
        "appointment.arrived": "noted_by",
        "appointment.noshow": "noted_by",
        "appointment.reopened": "reopened_by",
        "erasure.requested": "asked_by",
        "erasure.refused": "refused_by",
        "subject.erased": "approved_by",
        "legal_hold.placed": "placed_by",
        "legal_hold.lifted": "lifted_by",
    }
)


def actor_of(event: SystemEvent) -> str:
    """Id of the user who did it, where the data says so; else empty."""
    return _text(event, ACTING_FIELDS.get(event.event_type, "user_id"))


def patient_named_in(event: SystemEvent) -> str:
    """Id of the patient whom the data names; else empty."""
    if _text(event, "subject_kind") == "patient":
        return _text(event, "subject_id")
    return _text(event, "patient_id")


def break_glass_of(event: SystemEvent) -> str:
    """Id of the emergency access by which it was allowed; else empty."""
    return _text(event, "break_glass_id")


def _text(event: SystemEvent, field: str) -> str:
    value = getattr(event.data, field, "")
    return value if isinstance(value, str) else ""
