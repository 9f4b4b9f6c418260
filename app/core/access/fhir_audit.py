"""An entry of the log as a FHIR AuditEvent (R4B).

Guarantees: every entry becomes one resource with all that AuditEvent requires, coded by `fhir_audit_codes`; a refused
one has outcome 4 (8 where something failed), one by break-glass has the purpose BTG. The place in the log and the leaf
hash are details of it, so that the resource can be held against a proof. Nothing of what the entry says of a patient is
in it, but who, on whom, what kind and when; names only where they were given.
Does not: open entries, or decide who may see them. Pure; any thread.
"""

from dataclasses import dataclass
from typing import Any

from app.core.access.audit_kinds import Result
from app.core.access.fhir_audit_codes import (
    ACT_REASON,
    ACTIONS,
    DCM,
    DICOM_TYPES,
    DISPLAYS,
    ENTITY_TYPE,
    LIFECYCLE,
    OBJECT_ROLE,
    OUTCOMES,
    OWN_EVENTS,
    SECURITY_ROLE,
    SOURCE_TYPE,
    SYSTEMS,
    code_of,
)
from app.core.errors import DefectError

_OUTCOME = {Result.DONE: "0", Result.REFUSED: "4", Result.FAILED: "8"}
_USERS, _PATIENTS = "urn:neurascale:user", "urn:neurascale:patient"
_SESSIONS, _ENTRIES, _STATIONS = "urn:neurascale:session", "urn:neurascale:log-entry", "urn:neurascale:station"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """What is told of one entry.

    Attributes:
        when: ISO 8601, UTC.
        program: That wrote it.
        what: In plain words, without a name.
        user_name / patient_name: Empty where they are not to be told.
        chain_id: Correlation; empty where it is not to be told.
        station: Name of the log.
    """

    index: int
    event_id: str
    event_type: str
    when: str
    program: str
    what: str
    leaf_hash: str
    station: str
    result: Result = Result.DONE
    user_id: str = ""
    user_name: str = ""
    patient_id: str = ""
    patient_name: str = ""
    session_id: str = ""
    chain_id: str = ""
    emergency: bool = False


def audit_event(record: AuditRecord) -> dict[str, Any]:
    """The resource, as JSON has it."""
    code = code_of(record.event_type)
    resource: dict[str, Any] = {
        "resourceType": "AuditEvent",
        "id": record.event_id,
        "type": _coding(*code.type),
        "subtype": [
            _coding(*code.subtype),
            {"system": OWN_EVENTS, "code": record.event_type, "display": record.what},
        ],
        "action": code.action,
        "recorded": record.when,
        "outcome": _OUTCOME[record.result],
        "agent": _agents(record),
        "source": {
            "site": record.station,
            "observer": {"identifier": {"system": _STATIONS, "value": record.station}, "display": record.program},
            "type": [_coding(SOURCE_TYPE, "4")],
        },
        "entity": _entities(record),
    }
    if record.result is not Result.DONE:
        resource["outcomeDesc"] = record.what
    if record.emergency:
        resource["purposeOfEvent"] = [{"coding": [_coding(ACT_REASON, "BTG")]}]
    return resource


def demand_coded(resource: dict[str, Any]) -> None:
    """Check what the value sets of AuditEvent require, without a terminology server.

    Raises:
        DefectError: A code does not stand where it may; says which element.
    """
    if resource.get("action") not in ACTIONS:
        raise _uncoded("action")
    if resource.get("outcome") not in OUTCOMES:
        raise _uncoded("outcome")
    kind = resource["type"]
    _demand("type", kind)
    if kind["system"] == DCM and kind["code"] not in DICOM_TYPES:
        raise _uncoded("type")
    for coding in resource["subtype"]:
        _demand("subtype", coding)
    for agent in resource["agent"]:
        if not isinstance(agent.get("requestor"), bool):
            raise _uncoded("agent.requestor")
        for coding in agent["type"]["coding"]:
            _demand("agent.type", coding)
    if sum(agent["requestor"] for agent in resource["agent"]) != 1:
        raise _uncoded("agent.requestor")
    for coding in resource["source"]["type"]:
        _demand("source.type", coding)
    for entity in resource["entity"]:
        _demand("entity.type", entity["type"])
        _demand("entity.role", entity["role"])
    for purpose in resource.get("purposeOfEvent", ()):
        for coding in purpose["coding"]:
            _demand("purposeOfEvent", coding)


def _demand(element: str, coding: dict[str, str]) -> None:
    system, code = coding.get("system", ""), coding.get("code", "")
    known = bool(code) if system == OWN_EVENTS else code in DISPLAYS.get(system, {})
    if system not in SYSTEMS[element] or not known:
        raise _uncoded(element)
    if system in (DCM, LIFECYCLE) and coding.get("display") != DISPLAYS[system][code]:
        raise _uncoded(element)


def _uncoded(element: str) -> DefectError:
    return DefectError(f"An audit event cannot be told: {element} has no code that may stand there.")


def _coding(system: str, code: str) -> dict[str, str]:
    return {"system": system, "code": code, "display": DISPLAYS[system][code]}


def _agents(record: AuditRecord) -> list[dict[str, Any]]:
    program = {
        "type": {"coding": [_coding(DCM, "110150")]},
        "who": {"display": record.program},
        "name": record.program,
        "requestor": not record.user_id,
    }
    if not record.user_id:
        return [program]
    user: dict[str, Any] = {
        "type": {"coding": [_coding(SECURITY_ROLE, "humanuser")]},
        "who": {"identifier": {"system": _USERS, "value": record.user_id}},
        "requestor": True,
    }
    if record.user_name:
        user["name"] = record.user_name
        user["who"]["display"] = record.user_name
    return [user, program]


def _entities(record: AuditRecord) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if record.patient_id:
        patient: dict[str, Any] = {
            "what": {"identifier": {"system": _PATIENTS, "value": record.patient_id}},
            "type": _coding(ENTITY_TYPE, "1"),
            "role": _coding(OBJECT_ROLE, "1"),
        }
        if record.patient_name:
            patient["what"]["display"] = record.patient_name
        found.append(patient)
    if record.session_id:
        found.append(
            {
                "what": {"identifier": {"system": _SESSIONS, "value": record.session_id}},
                "type": _coding(ENTITY_TYPE, "2"),
                "role": _coding(OBJECT_ROLE, "20"),
            }
        )
    details = [
        {"type": "log-index", "valueString": str(record.index)},
        {"type": "leaf-hash", "valueString": record.leaf_hash},
    ]
    if record.chain_id:
        details.append({"type": "correlation", "valueString": record.chain_id})
    found.append(
        {
            "what": {"identifier": {"system": _ENTRIES, "value": f"{record.station}#{record.index}"}},
            "type": _coding(ENTITY_TYPE, "2"),
            "role": _coding(OBJECT_ROLE, "13"),
            "detail": details,
        }
    )
    return found
