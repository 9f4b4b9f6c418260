"""How each kind of event is coded in a FHIR AuditEvent (R4B): the one table, with where its codes come from.

Sources: DICOM PS3.16 CID 400 (types) and CID 401 (sub-types), code system DCM; ISO/TS 21089 record lifecycle events, as
FHIR carries them in `iso-21089-lifecycle`; FHIR R4B value sets audit-event-type, audit-event-sub-type,
audit-event-action, audit-event-outcome, audit-source-type, audit-entity-type, object-role; HL7 v3 ActReason (BTG).

Guarantees: every type of event has a type, sub-types and an action, also one that is not known yet; all codes used
anywhere in an export stand here, so that it can be checked without a terminology server. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

DCM = "http://dicom.nema.org/resources/ontology/DCM"
LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle"
ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
OBJECT_ROLE = "http://terminology.hl7.org/CodeSystem/object-role"
SOURCE_TYPE = "http://terminology.hl7.org/CodeSystem/security-source-type"
SECURITY_ROLE = "http://terminology.hl7.org/CodeSystem/extra-security-role-type"
ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
OWN_EVENTS = "urn:neurascale:event-type"

DISPLAYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        DCM: {
            "110100": "Application Activity",
            "110101": "Audit Log Used",
            "110106": "Export",
            "110107": "Import",
            "110110": "Patient Record",
            "110111": "Procedure Record",
            "110112": "Query",
            "110113": "Security Alert",
            "110114": "User Authentication",
            "110120": "Application Start",
            "110121": "Application Stop",
            "110122": "Login",
            "110123": "Logout",
            "110124": "Attach",
            "110125": "Detach",
            "110127": "Emergency Override Started",
            "110129": "Security Configuration",
            "110130": "Hardware Configuration",
            "110132": "Use of Restricted Function",
            "110136": "Security Roles Changed",
            "110137": "User security Attributes Changed",
            "110138": "Emergency Override Stopped",
            "110150": "Application",
        },
        LIFECYCLE: {
            "access": "Access/View Record Lifecycle Event",
            "amend": "Amend (Update) Record Lifecycle Event",
            "attest": "Attest Record Lifecycle Event",
            "deprecate": "Deprecate Record Lifecycle Event",
            "destroy": "Destroy/Delete Record Lifecycle Event",
            "disclose": "Disclose Record Lifecycle Event",
            "encrypt": "Encrypt Record Lifecycle Event",
            "hold": "Add Legal Hold Record Lifecycle Event",
            "originate": "Originate/Retain Record Lifecycle Event",
            "report": "Report (Output) Record Lifecycle Event",
            "transform": "Transform/Translate Record Lifecycle Event",
            "unhold": "Remove Legal Hold Record Lifecycle Event",
            "verify": "Verify Record Lifecycle Event",
        },
        ENTITY_TYPE: {"1": "Person", "2": "System Object"},
        OBJECT_ROLE: {
            "1": "Patient",
            "3": "Report",
            "6": "User",
            "11": "Security User Entity",
            "13": "Security Resource",
            "20": "Job",
            "24": "Query",
        },
        SOURCE_TYPE: {"4": "Application Server"},
        SECURITY_ROLE: {"humanuser": "human user"},
        ACT_REASON: {"BTG": "break the glass"},
    }
)
ACTIONS = frozenset("CRUDE")
OUTCOMES = frozenset({"0", "4", "8", "12"})
# By element: the systems whose codes may stand there.
SYSTEMS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "type": frozenset({DCM, LIFECYCLE}),
        "subtype": frozenset({DCM, LIFECYCLE, OWN_EVENTS}),
        "agent.type": frozenset({DCM, SECURITY_ROLE}),
        "source.type": frozenset({SOURCE_TYPE}),
        "entity.type": frozenset({ENTITY_TYPE}),
        "entity.role": frozenset({OBJECT_ROLE}),
        "purposeOfEvent": frozenset({ACT_REASON}),
    }
)
# DICOM PS3.16 CID 400: what may be a type; the rest of DCM here are sub-types (CID 401) or roles (CID 402).
DICOM_TYPES = frozenset(
    {"110100", "110101", "110106", "110107", "110110", "110111", "110112", "110113", "110114"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AuditCode:
    """Type and sub-type as (system, code), and the action: C create, R read, U update, D delete, E execute."""

    type: tuple[str, str]
    subtype: tuple[str, str]
    action: str


def _dicom(kind: str, subtype: str, action: str) -> AuditCode:
    return AuditCode((DCM, kind), (DCM, subtype), action)


def _life(kind: str, lifecycle: str, action: str) -> AuditCode:
    return AuditCode((DCM, kind), (LIFECYCLE, lifecycle), action)


_ACTIVITY, _EXPORT, _PATIENT, _PROCEDURE = "110100", "110106", "110110", "110111"
_ALERT, _AUTHENTICATION = "110113", "110114"

# By the whole name of an event, else by what stands before its dot.
_CODES: Mapping[str, AuditCode] = MappingProxyType(
    {
        # Who comes and goes: DICOM User Authentication with Login and Logout.
        "access.signed_in": _dicom(_AUTHENTICATION, "110122", "E"),
        "access.signed_out": _dicom(_AUTHENTICATION, "110123", "E"),
        "access.locked": _dicom(_AUTHENTICATION, "110123", "E"),
        "access.unlocked": _dicom(_AUTHENTICATION, "110122", "E"),
        "security.authentication_failed": _dicom(_AUTHENTICATION, "110122", "E"),
        # What is asked, read and refused.
        "access.read": _life(_PATIENT, "access", "R"),
        "access.requested": _dicom(_ACTIVITY, "110132", "E"),
        "access.refused": _dicom(_ALERT, "110132", "E"),
        "access.break_glass_opened": _dicom(_ALERT, "110127", "E"),
        "access.break_glass_closed": _dicom(_ALERT, "110138", "E"),
        "access.break_glass_reviewed": _life(_ALERT, "verify", "U"),
        "access": _dicom(_ACTIVITY, "110132", "E"),
        "audit.read": _life("110101", "access", "R"),
        "duty.rostered": _dicom(_ALERT, "110136", "C"),
        "duty.cancelled": _dicom(_ALERT, "110136", "D"),
        "care.assigned": _dicom(_ALERT, "110136", "C"),
        "care.ended": _dicom(_ALERT, "110136", "D"),
        # Users.
        "user.created": _dicom(_ALERT, "110137", "C"),
        "user": _dicom(_ALERT, "110137", "U"),
        # What is kept of a patient.
        "patient.registered": _life(_PATIENT, "originate", "C"),
        "patient.corrected": _life(_PATIENT, "amend", "U"),
        "patient": _life(_PATIENT, "amend", "U"),
        "consent.given": _life(_PATIENT, "originate", "C"),
        "consent.withdrawn": _life(_PATIENT, "deprecate", "U"),
        "consent": _life(_PATIENT, "amend", "U"),
        "onboarding.begun": _life(_PATIENT, "originate", "C"),
        "onboarding": _life(_PATIENT, "amend", "U"),
        "treatment_plan.made": _life(_PATIENT, "originate", "C"),
        "treatment_plan.ended": _life(_PATIENT, "deprecate", "U"),
        "treatment_plan": _life(_PATIENT, "amend", "U"),
        "appointment.booked": _life(_PATIENT, "originate", "C"),
        "appointment.cancelled": _life(_PATIENT, "deprecate", "U"),
        "appointment": _life(_PATIENT, "amend", "U"),
        "subject.exported": _life(_EXPORT, "disclose", "R"),
        "subject.erased": _life(_PATIENT, "destroy", "D"),
        "subject": _life(_PATIENT, "amend", "U"),
        "erasure": _life(_PATIENT, "destroy", "E"),
        "legal_hold.placed": _life(_PATIENT, "hold", "U"),
        "legal_hold.lifted": _life(_PATIENT, "unhold", "U"),
        "legal_hold": _life(_PATIENT, "hold", "U"),
        # A session, its recording and its report: DICOM Procedure Record.
        "session.started": _life(_PROCEDURE, "originate", "C"),
        "session": _life(_PROCEDURE, "amend", "U"),
        "impedance": _life(_PROCEDURE, "amend", "U"),
        "recording.started": _life(_PROCEDURE, "originate", "C"),
        "recording.minute_sealed": _life(_PROCEDURE, "verify", "E"),
        "recording.analysed": _life(_PROCEDURE, "transform", "E"),
        "recording.exported": _life(_EXPORT, "disclose", "R"),
        "recording": _life(_PROCEDURE, "amend", "U"),
        "annotation.added": _life(_PROCEDURE, "originate", "C"),
        "annotation.corrected": _life(_PROCEDURE, "amend", "U"),
        "annotation.withdrawn": _life(_PROCEDURE, "deprecate", "U"),
        "annotation": _life(_PROCEDURE, "amend", "U"),
        "activation": _life(_PROCEDURE, "amend", "U"),
        "workflow": _life(_PROCEDURE, "amend", "U"),
        "signal": _life(_PROCEDURE, "amend", "U"),
        "model": _life(_PROCEDURE, "transform", "E"),
        "report.written": _life(_PROCEDURE, "report", "C"),
        "report.sealed": _life(_PROCEDURE, "encrypt", "U"),
        "report.exported": _life(_EXPORT, "disclose", "R"),
        "report.amended": _life(_PROCEDURE, "amend", "U"),
        "report.withdrawn": _life(_PROCEDURE, "deprecate", "U"),
        "report.fhir_exported": _life(_EXPORT, "disclose", "R"),
        "report": _life(_PROCEDURE, "amend", "U"),
        "finding.recorded": _life(_PROCEDURE, "originate", "C"),
        "finding.withdrawn": _life(_PROCEDURE, "deprecate", "U"),
        "finding": _life(_PROCEDURE, "amend", "U"),
        "document.signed": _life(_PROCEDURE, "attest", "E"),
        "signature.recorded": _life(_PROCEDURE, "attest", "E"),
        # Devices, and what keeps people safe from them.
        "device.connected": _dicom(_ACTIVITY, "110124", "E"),
        "device.disconnected": _dicom(_ACTIVITY, "110125", "E"),
        "device": _dicom(_ACTIVITY, "110130", "E"),
        "stimulation": _dicom(_ACTIVITY, "110130", "E"),
        "safety": _dicom(_ALERT, "110132", "E"),
        "alarm": _dicom(_ALERT, "110132", "E"),
        # The station itself.
        "station.started": _dicom(_ACTIVITY, "110120", "E"),
        "station.stopped": _dicom(_ACTIVITY, "110121", "E"),
        "station.set_up": _dicom(_ALERT, "110129", "C"),
        "program.started": _dicom(_ACTIVITY, "110120", "E"),
        "program.died": _dicom(_ACTIVITY, "110121", "E"),
        "ledger": _life(_ACTIVITY, "verify", "E"),
        "keys": _dicom(_ALERT, "110129", "U"),
        "backup": _dicom(_EXPORT, "110132", "E"),
        "retention": _dicom(_ALERT, "110129", "U"),
        "protocol": _dicom(_ALERT, "110129", "U"),
        "system": _dicom(_ACTIVITY, "110130", "E"),
    }
)
_ANY = _dicom(_ACTIVITY, "110132", "E")


def code_of(event_type: str) -> AuditCode:
    """How a type of event is coded."""
    return _CODES.get(event_type) or _CODES.get(event_type.partition(".")[0], _ANY)


def is_coded(event_type: str) -> bool:
    """Whether it stands in the table, by name or by its group."""
    return event_type in _CODES or event_type.partition(".")[0] in _CODES
