"""A JSON Schema (draft 2020-12) for each type of event, made from the class of its data.

Guarantees: what the schema accepts is what the door lets in, but for numbers and texts that JSON cannot hold. It stands
alone: nothing is to be fetched. A file of a released version never changes, so it holds only what decides whether an
event is valid, and no descriptions. Older versions stay in `resources/schemas/events`; this makes the current ones.
Does not: write files. Pure.
"""

import json
from typing import Any

import msgspec

from app.core.events.catalogue import CATALOGUE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_PREFIX = "urn:neurascale:schema:event:"
_IDENTIFIER = {"type": "string", "minLength": 1}
_INTEGER = {"maximum": 2**53 - 1, "minimum": -(2**53) + 1}


def schema_id(event_type: str, version: int) -> str:
    """URI of the schema of one version of a type."""
    return f"{SCHEMA_PREFIX}{event_type}:{version}"


def file_name(event_type: str, version: int) -> str:
    return f"{event_type}.v{version}.json"


def data_schema(event_type: str) -> dict[str, Any]:
    """Of the `data` of a type."""
    whole = msgspec.json.schema(CATALOGUE[event_type])
    plain = _stand_alone(whole, whole.get("$defs", {}))
    assert isinstance(plain, dict)
    return plain


def event_schema(event_type: str) -> dict[str, Any]:
    """Of a whole event of a type, as the log and the wire have it.

    Raises:
        KeyError: There is no such type.
    """
    version = CATALOGUE[event_type].VERSION
    properties: dict[str, Any] = {
        "event_type": {"const": event_type},
        "schema_version": {"const": version},
        "event_id": _IDENTIFIER,
        "timestamp": {"type": "string", "format": "date-time"},
        "source_service": {"type": "string"},
        "correlation_id": _IDENTIFIER,
        "causation_id": {"type": ["string", "null"]},
        "subject_id": {"type": ["string", "null"]},
        "data": data_schema(event_type),
    }
    optional = ("causation_id", "subject_id")
    return {
        "$schema": DIALECT,
        "$id": schema_id(event_type, version),
        "title": event_type,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def schema_text(event_type: str) -> str:
    """The file."""
    return json.dumps(event_schema(event_type), indent=1, ensure_ascii=False) + "\n"


def schema_files() -> dict[str, str]:
    """Name -> text of the current schema of every type."""
    return {file_name(name, data.VERSION): schema_text(name) for name, data in CATALOGUE.items()}


def _stand_alone(schema: Any, definitions: dict[str, Any]) -> Any:
    """With each reference replaced by what it points to, without texts for people, and closed to unknown fields."""
    if isinstance(schema, list):
        return [_stand_alone(one, definitions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _stand_alone(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    plain = {
        key: {name: _stand_alone(one, definitions) for name, one in value.items()}
        if key == "properties"
        else value
        if key in {"default", "enum"}
        else _stand_alone(value, definitions)
        for key, value in schema.items()
        if key not in {"title", "description", "$defs"}
    }
    if "enum" in plain:
        plain.pop("pattern", None)
    if plain.get("type") == "integer":
        plain = {**_INTEGER, **plain}
    if "properties" in plain:
        plain["additionalProperties"] = False
    return plain
