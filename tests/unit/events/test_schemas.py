"""The JSON Schemas: they are those of the classes, they say what the door says, and released ones never change."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import EventRefused
from app.core.events.canonical_form import encode_event
from app.core.events.catalogue import CATALOGUE
from app.core.events.door import open_event
from app.core.events.schemas import event_schema, file_name, schema_files, schema_id
from app.core.events.system_event import SystemEvent
from app.core.settings.resources import resource_path
from tests.fakes.any_event import any_event
from tests.fakes.log_events import patient_registered

RELEASED = Path(__file__).parents[2] / "vectors" / "events" / "schemas"
VALIDATORS = {name: jsonschema.Draft202012Validator(event_schema(name)) for name in CATALOGUE}


def test_the_shipped_files_are_those_of_the_classes_and_of_all_versions_before() -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in resource_path("schemas", "events").iterdir()}
    current = schema_files()
    different = [name for name, text in current.items() if shipped.get(name) != text]
    assert not different, "raise the class's VERSION, or run `neurascale events schemas --out resources/schemas/events`"
    versions = {file_name(name, older) for name, data in CATALOGUE.items() for older in range(1, data.VERSION + 1)}
    assert set(shipped) == versions


def test_a_schema_that_was_released_or_replaced_never_changes() -> None:
    released = {path.name: path.read_bytes() for path in RELEASED.iterdir()}
    changed = [name for name, text in released.items() if resource_path("schemas", "events", name).read_bytes() != text]
    assert not changed
    replaced = {file_name(name, older) for name, data in CATALOGUE.items() for older in range(1, data.VERSION)}
    assert replaced <= set(released), "copy the old file to tests/vectors/events/schemas"


def test_every_file_is_a_schema_that_stands_alone_and_bears_its_name() -> None:
    for path in resource_path("schemas", "events").iterdir():
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        name, version = re.fullmatch(r"(.+)\.v(\d+)\.json", path.name).groups()  # type: ignore[union-attr]
        assert schema["$id"] == schema_id(name, int(version))
        assert schema["properties"]["event_type"] == {"const": name}
        assert schema["properties"]["schema_version"] == {"const": int(version)}
        assert "$ref" not in path.read_text(encoding="utf-8")


def test_old_entries_are_valid_by_the_schemas_of_their_versions() -> None:
    lines = (RELEASED.parent / "entries-of-e782ee9.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        plain = json.loads(line)
        file = resource_path("schemas", "events", file_name(plain["event_type"], plain["schema_version"]))
        jsonschema.Draft202012Validator(json.loads(file.read_text(encoding="utf-8"))).validate(plain)


@given(any_event())
def test_every_event_that_the_door_lets_in_is_valid_by_its_schema(event: SystemEvent) -> None:
    VALIDATORS[event.event_type].validate(json.loads(encode_event(event)))


_WRONG: list[Any] = [None, True, -1, 1.5, "", "\n", "high\n", [], [None], {}, {"x": 1}, 2**53]


@given(any_event(), st.data())
def test_door_and_schema_agree_on_what_was_changed(event: SystemEvent, draw: st.DataObject) -> None:
    plain = json.loads(encode_event(event))
    part = draw.draw(st.sampled_from([plain, plain["data"]]))
    how = draw.draw(st.sampled_from(["change", "take away", "add"]))
    if how == "add":
        part["of_mine"] = 1
    else:
        name = draw.draw(st.sampled_from(sorted(part)))
        if how == "change":
            part[name] = draw.draw(st.sampled_from(_WRONG))
        else:
            del part[name]
    # What JSON Schema cannot see: whether a text is a moment, and which schema belongs to another type.
    if part is plain and how == "change" and name in {"timestamp", "event_type", "schema_version"}:
        return
    valid = VALIDATORS[event.event_type].is_valid(plain)
    try:
        open_event(plain)
        opened = True
    except EventRefused:
        opened = False
    assert opened == valid


@pytest.mark.parametrize(("field", "value"), [("sex", "unheard of"), ("sex", "male\n"), ("birth_date", 5)])
def test_a_schema_says_what_a_field_may_hold(field: str, value: object) -> None:
    plain = json.loads(encode_event(patient_registered()))
    VALIDATORS["patient.registered"].validate(plain)
    plain["data"][field] = value
    assert not VALIDATORS["patient.registered"].is_valid(plain)
