"""Every kind of event as a FHIR AuditEvent: by FHIR's own models, and by the value sets it must keep to."""

import copy
import json

import pytest
from fhir.resources.R4B.auditevent import AuditEvent

from app.core.access.audit_kinds import AuditKind, Result, kind_of, types_of
from app.core.access.fhir_audit import AuditRecord, audit_event, demand_coded
from app.core.access.fhir_audit_codes import code_of, is_coded
from app.core.errors import DefectError, WrongUse
from app.core.events.catalogue import CATALOGUE
from tests.oracle_of_medplum import refused


def record(event_type: str, **changed: object) -> AuditRecord:
    values: dict[str, object] = {
        "index": 4711,
        "event_id": "0198c1f0-0000-7000-8000-000000000001",
        "event_type": event_type,
        "when": "2026-11-22T08:00:00.000000Z",
        "program": "station",
        "what": "Something happened.",
        "leaf_hash": "ab" * 32,
        "station": "neurascale.local/log/1",
        "user_id": "u1",
        "user_name": "Dr. A. Weber",
        "patient_id": "p1",
        "patient_name": "Doe, Jane",
        "session_id": "s1",
        "chain_id": "s1",
    }
    return AuditRecord(**(values | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("event_type", CATALOGUE)
def test_every_kind_of_event_is_an_audit_event_of_fhir(event_type: str) -> None:
    for result in Result:
        resource = audit_event(record(event_type, result=result, emergency=result is Result.DONE))
        demand_coded(resource)
        read = AuditEvent.model_validate_json(json.dumps(resource))
        assert read.outcome == {"done": "0", "refused": "4", "failed": "8"}[result]


def test_every_kind_of_event_is_in_the_table_and_in_a_group() -> None:
    assert [name for name in CATALOGUE if not is_coded(name)] == []
    assert {kind_of(name) for name in CATALOGUE} == set(AuditKind)
    assert types_of(["sign-in", "patient.registered"]) >= {"access.signed_in", "patient.registered"}
    with pytest.raises(WrongUse):
        types_of(["no such thing"])


def test_break_glass_is_the_purpose_and_a_program_stands_for_itself() -> None:
    by_glass = audit_event(record("access.read", emergency=True))
    assert by_glass["purposeOfEvent"][0]["coding"][0]["code"] == "BTG"
    alone = audit_event(record("recording.gap", user_id="", user_name=""))
    assert [agent["requestor"] for agent in alone["agent"]] == [True]
    assert "purposeOfEvent" not in alone


def test_without_names_no_name_is_in_it() -> None:
    told = json.dumps(audit_event(record("access.read", user_name="", patient_name="")))
    assert "Weber" not in told
    assert "Doe" not in told


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("action",), "X"),
        (("outcome",), "1"),
        (("type", "code"), "110122"),  # a sub-type, not a type
        (("type", "display"), "Something else"),
        (("subtype", 0, "system"), "urn:elsewhere"),
        (("source", "type", 0, "code"), "99"),
        (("entity", 0, "role", "code"), "99"),
        (("agent", 0, "requestor"), False),
    ],
)
def test_a_code_that_may_not_stand_there_is_named(path: tuple[object, ...], value: object) -> None:
    resource = copy.deepcopy(audit_event(record("access.read")))
    place = resource
    for step in path[:-1]:
        place = place[step]  # type: ignore[index]
    place[path[-1]] = value  # type: ignore[index]
    with pytest.raises(DefectError):
        demand_coded(resource)


def test_reading_is_reading_and_erasing_is_deleting() -> None:
    assert code_of("access.read").action == "R"
    assert code_of("subject.erased").action == "D"
    assert code_of("patient.corrected").action == "U"
    assert code_of("patient.registered").action == "C"


def test_another_validator_with_the_definitions_of_fhir_agrees() -> None:
    sample = [audit_event(record(name, emergency=True)) for name in CATALOGUE]
    sample += [audit_event(record("recording.gap", user_id="", patient_id="", session_id="", chain_id=""))]
    assert refused(sample) == f"{len(sample)} read, 0 refused\n"
    broken = audit_event(record("access.read"))
    del broken["agent"][0]["requestor"]
    broken["acton"] = "C"
    assert "1 refused" in refused([broken])
