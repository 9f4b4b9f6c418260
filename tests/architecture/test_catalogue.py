"""The catalogue of events: the specification's eleven are there, and every entry keeps the form."""

import re

import msgspec
import pytest

from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import EventData, SystemEvent

SPECIFIED = [
    "patient.registered",
    "session.started",
    "session.completed",
    "device.connected",
    "device.disconnected",
    "signal.quality_alert",
    "safety.emergency_stop",
    "model.inference_completed",
    "ledger.event_recorded",
    "security.authentication_failed",
    "system.health_check",
]
SPECIFIED_FIELDS = ["event_type", "source_service", "event_id", "timestamp", "data", "correlation_id", "causation_id"]


def test_the_specifications_events_come_first_and_its_fields_are_there() -> None:
    assert list(CATALOGUE)[: len(SPECIFIED)] == SPECIFIED
    fields = [field.name for field in msgspec.structs.fields(SystemEvent)]
    assert fields[: len(SPECIFIED_FIELDS)] == SPECIFIED_FIELDS
    assert "schema_version" in fields


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_event_is_named_room_dot_past_tense_and_its_data_is_frozen_and_typed(name: str) -> None:
    data = CATALOGUE[name]
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", name)
    assert issubclass(data, EventData)
    assert data.__struct_config__.frozen
    kinds = {
        type(kind).__name__ for kind in msgspec.inspect.multi_type_info([f.type for f in msgspec.structs.fields(data)])
    }
    assert "AnyType" not in kinds


def test_no_two_events_share_a_class_of_data() -> None:
    assert len(set(CATALOGUE.values())) == len(CATALOGUE)
