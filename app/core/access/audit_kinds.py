"""The groups that an audit is filtered by, and what an entry came to.

Guarantees: every type of event is in exactly one group, also one that is not known yet; whether something was refused
or failed is said by its type and data alone. Does not: find entries, or know who did them. Pure.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from app.core.errors import WrongUse
from app.core.events.catalogue import CATALOGUE
from app.core.events.clinic_events import IdentityConfirmedData
from app.core.events.system_event import EventData


class AuditKind(StrEnum):
    """A group of events, as somebody who looks into what happened asks for them."""

    SIGN_IN = "sign-in"
    PERMISSION = "permission"
    READING = "reading"
    USERS = "users"
    PATIENT = "patient"
    SESSION = "session"
    RECORDING = "recording"
    REPORT = "report"
    DEVICE = "device"
    SAFETY = "safety"
    STATION = "station"


class Result(StrEnum):
    """What an entry came to."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


# By the whole name of an event, else by what stands before its dot.
_KINDS: Mapping[str, AuditKind] = MappingProxyType(
    {
        "access.signed_in": AuditKind.SIGN_IN,
        "access.signed_out": AuditKind.SIGN_IN,
        "access.locked": AuditKind.SIGN_IN,
        "access.unlocked": AuditKind.SIGN_IN,
        "access.read": AuditKind.READING,
        "audit.read": AuditKind.READING,
        "report.exported": AuditKind.READING,
        "report.fhir_exported": AuditKind.READING,
        "recording.exported": AuditKind.READING,
        "subject.exported": AuditKind.READING,
        "device.calibrated": AuditKind.SESSION,
        "security": AuditKind.SIGN_IN,
        "access": AuditKind.PERMISSION,
        "care": AuditKind.PERMISSION,
        "user": AuditKind.USERS,
        "patient": AuditKind.PATIENT,
        "consent": AuditKind.PATIENT,
        "onboarding": AuditKind.PATIENT,
        "treatment_plan": AuditKind.PATIENT,
        "appointment": AuditKind.PATIENT,
        "subject": AuditKind.PATIENT,
        "erasure": AuditKind.PATIENT,
        "legal_hold": AuditKind.PATIENT,
        "session": AuditKind.SESSION,
        "impedance": AuditKind.SESSION,
        "workflow": AuditKind.SESSION,
        "recording": AuditKind.RECORDING,
        "annotation": AuditKind.RECORDING,
        "activation": AuditKind.RECORDING,
        "duty": AuditKind.PERMISSION,
        "protocol": AuditKind.SESSION,
        "signal": AuditKind.RECORDING,
        "model": AuditKind.RECORDING,
        "report": AuditKind.REPORT,
        "finding": AuditKind.REPORT,
        "document": AuditKind.REPORT,
        "signature": AuditKind.REPORT,
        "device": AuditKind.DEVICE,
        "stimulation": AuditKind.DEVICE,
        "safety": AuditKind.SAFETY,
        "alarm": AuditKind.SAFETY,
    }
)
REFUSED_TYPES = frozenset({"access.refused", "security.authentication_failed", "erasure.refused"})
FAILED_TYPES = frozenset(
    {"onboarding.failed", "session.failed", "recording.failed", "program.died", "stimulation.exceeded"}
)


def kind_of(event_type: str) -> AuditKind:
    """The group of a type of event."""
    return _KINDS.get(event_type) or _KINDS.get(event_type.partition(".")[0], AuditKind.STATION)


def types_of(kinds: Iterable[str]) -> frozenset[str]:
    """The types of event that groups, or types themselves, stand for.

    Raises:
        WrongUse: One is neither.
    """
    found: set[str] = set()
    for word in kinds:
        group = {name for name in CATALOGUE if word in (kind_of(name), name)}
        if not group:
            raise WrongUse(
                f"There is no kind of entry “{word}”.",
                advice=f"Name an event, or one of: {', '.join(AuditKind)}.",
            )
        found |= group
    return frozenset(found)


def result_of(event_type: str, data: EventData) -> Result:
    """What the entry came to."""
    if event_type in REFUSED_TYPES or (isinstance(data, IdentityConfirmedData) and not data.matched):
        return Result.REFUSED
    return Result.FAILED if event_type in FAILED_TYPES else Result.DONE
