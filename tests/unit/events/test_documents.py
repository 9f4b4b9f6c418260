"""The AsyncAPI document and the page of events: made from the catalogue, valid, and committed as they are made."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from app import __version__
from app.core.events.asyncapi import asyncapi_document, asyncapi_text
from app.core.events.catalogue import CATALOGUE
from app.core.events.clinic_events import ConsentGivenData
from app.core.events.recording_events import AnnotationAddedData
from app.core.events.schemas import event_schema
from app.core.events.specification_events import PatientRegisteredData
from app.core.events.withholding import withheld_fields, without_withheld
from app.core.events.wording import SPECIFIED, catalogue_table, description_of, with_catalogue
from app.core.station.messages import LogEntryAdded
from app.core.station.replay_messages import ReplayBegun, ReplayedEvent, ReplayEnded
from tests.shared_data import REPOSITORY

ASYNCAPI = Path(__file__).parents[2] / "vectors" / "asyncapi" / "3.0.0.json"
PAGE = REPOSITORY / "docs" / "events.md"


def everything_in(value: Any) -> list[dict[str, Any]]:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return ([value] if isinstance(value, dict) else []) + [found for one in inner for found in everything_in(one)]


def test_the_document_is_valid_by_the_schema_of_asyncapi_itself() -> None:
    schema = json.loads(ASYNCAPI.read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    document = asyncapi_document(__version__)
    assert [error.message for error in validator.iter_errors(document)] == []
    del document["info"]["title"]
    document["operations"]["logEvents"]["action"] = "shout"
    assert len(list(validator.iter_errors(document))) >= 2, "the schema sees nothing"


def test_every_reference_of_the_document_leads_somewhere() -> None:
    document = asyncapi_document(__version__)
    for part in everything_in(document):
        if "$ref" in part:
            aim: Any = document
            for step in part["$ref"].removeprefix("#/").split("/"):
                aim = aim[step]
            assert aim


def test_every_event_is_a_message_with_its_schema() -> None:
    messages = asyncapi_document(__version__)["components"]["messages"]
    events = {one["name"]: one["payload"]["schema"] for one in messages.values() if one["name"] in CATALOGUE}
    assert events == {name: event_schema(name) for name in CATALOGUE}


@pytest.mark.parametrize("message", [LogEntryAdded, ReplayBegun, ReplayedEvent, ReplayEnded])
def test_the_messages_of_the_wire_are_described_as_they_are(message: type[msgspec.Struct]) -> None:
    messages = asyncapi_document(__version__)["components"]["messages"].values()
    told = next(one for one in messages if one["name"] == message.__name__)["payload"]["schema"]
    assert set(told["properties"]) == {"type", *message.__struct_fields__}


def test_what_is_committed_is_what_is_made() -> None:
    document = REPOSITORY / "docs" / "events.asyncapi.json"
    assert document.read_text(encoding="utf-8") == asyncapi_text(__version__), (
        "run `neurascale events asyncapi --out docs/events.asyncapi.json`"
    )
    page = PAGE.read_text(encoding="utf-8")
    assert with_catalogue(page) == page, "run `neurascale events table --into docs/events.md`"


def test_the_table_has_a_row_for_each_type_with_all_its_fields() -> None:
    rows = [line for line in catalogue_table().splitlines() if line.startswith("| `")]
    assert [re.match(r"\| `([a-z._]+)` \|", row)[1] for row in rows] == list(CATALOGUE)  # type: ignore[index]
    for row, data in zip(rows, CATALOGUE.values(), strict=True):
        assert [name for name in data.__struct_fields__ if f"`{name}`" not in row] == []
        assert row.count(" | ") == 4
    assert ["specification" in row for row in rows] == [True] * SPECIFIED + [False] * (len(rows) - SPECIFIED)


def test_a_page_without_marks_has_no_place_for_it() -> None:
    with pytest.raises(ValueError, match="no place"):
        with_catalogue("# Events\n")


def test_every_type_has_a_meaning_that_is_its_own() -> None:
    told = [description_of(name) for name in CATALOGUE]
    assert all(text and "Parent of" not in text for text in told)


def test_of_a_patient_only_the_id_is_shown_and_free_text_of_people_is_not() -> None:
    fields = PatientRegisteredData.__struct_fields__
    assert withheld_fields("patient.registered") == tuple(name for name in fields if name != "patient_id")
    assert without_withheld("patient.registered", dict.fromkeys(fields, "x")) == {"patient_id": "x"}
    assert withheld_fields("annotation.added") == AnnotationAddedData.WITHHELD == ("text",)
    assert withheld_fields("consent.given") == ConsentGivenData.WITHHELD == ("witness",)


def test_what_is_marked_as_withheld_is_there() -> None:
    for data in CATALOGUE.values():
        assert set(data.WITHHELD) <= set(data.__struct_fields__)
