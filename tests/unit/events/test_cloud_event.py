"""Events as CloudEvents 1.0: nothing is lost on the way, and the specification's rules hold."""

import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given

from app.core.errors import EventRefused
from app.core.events.cloud_event import from_cloud_event, to_cloud_event
from app.core.events.schemas import event_schema
from app.core.events.system_event import SystemEvent
from app.core.identifiers import EventId
from tests.fakes.any_event import any_event
from tests.fakes.log_events import patient_registered, step_entered

REQUIRED = {"id", "source", "specversion", "type"}


@given(any_event())
def test_out_and_back_gives_the_same_event(event: SystemEvent) -> None:
    members = json.loads(json.dumps(to_cloud_event(event)))
    assert from_cloud_event(members) == event
    assert from_cloud_event(json.dumps(members).encode()) == event


@given(any_event())
def test_the_rules_of_the_specification_hold(event: SystemEvent) -> None:
    members = to_cloud_event(event)
    assert set(members) >= REQUIRED
    assert all(re.fullmatch(r"[a-z0-9]{1,20}", name) for name in members), "attribute names, section 3.1.1"
    for name, value in members.items():
        assert name == "data" or (isinstance(value, str) and value != "") or type(value) is int, name
    assert members["specversion"] == "1.0"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", members["time"])
    assert members["dataschema"] == event_schema(event.event_type)["$id"]


def test_the_correlation_extension_says_chain_and_cause() -> None:
    event = msgspec.structs.replace(step_entered(), causation_id=EventId("e-7"))
    members = to_cloud_event(event, origin="log-7")
    assert (members["correlationid"], members["causationid"]) == ("s-1", "e-7")
    assert members["source"] == "//log-7/station"
    assert "causationid" not in to_cloud_event(step_entered())


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"specversion": "0.3"}, "specversion"),
        ({"datacontenttype": "text/plain"}, "datacontenttype"),
        ({"type": "patient.dreamt_up", "dataschema": None}, "event_type"),
        ({"dataschema": "urn:neurascale:schema:event:patient.registered:2"}, "dataschema"),
        ({"schemaversion": 2, "dataschema": None}, "schema_version"),
        ({"source": "station"}, "source"),
        ({"source": None}, "source"),
        ({"id": None}, "event_id"),
        ({"time": "yesterday"}, "timestamp"),
        ({"data": None}, "data"),
        ({"data": {"patient_id": "p"}}, "data.hospital_number"),
        ({"traceparent": "00-0"}, "[...]"),
    ],
)
def test_what_is_no_event_of_ours_is_refused_and_named(changes: dict[str, Any], named: str) -> None:
    members = {**to_cloud_event(patient_registered()), **changes}
    with pytest.raises(EventRefused) as refused:
        from_cloud_event(members)
    assert refused.value.field == named
    assert "Müller" not in str(refused.value)


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff", b"{}"])
def test_what_is_no_cloud_event_is_refused(text: bytes) -> None:
    with pytest.raises(EventRefused):
        from_cloud_event(text)
