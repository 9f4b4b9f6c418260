"""The AsyncAPI 3.0 document: which events there are, where they travel, and the schema of each.

Guarantees: made from the catalogue and the classes, so that it cannot say anything else than they do. Does not: name a
host; every socket is of one user on one machine (`app.core.wire.addresses`). Pure.
"""

import json
from typing import Any

from app.core.events.catalogue import CATALOGUE
from app.core.events.schemas import DIALECT, event_schema
from app.core.events.wording import description_of

ASYNCAPI_VERSION = "3.0.0"
_SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12"
_MESSAGE_PACK = "application/vnd.msgpack"


def asyncapi_document(version: str) -> dict[str, Any]:
    """The document.

    Args:
        version: Of the application.
    """
    keys = {name: _key(name) for name in CATALOGUE}
    return {
        "asyncapi": ASYNCAPI_VERSION,
        "info": {
            "title": "NeuraScale Workstation: events",
            "version": version,
            "description": "Everything that happens on a workstation is an event in its one log. Its outside form is "
            "CloudEvents 1.0 (structured mode, JSON) with the correlation extension.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {
            "log": {
                "address": None,
                "title": "The log",
                "description": "Append-only; read with `neurascale events watch` and `neurascale log export`.",
                "messages": {key: {"$ref": f"#/components/messages/{key}"} for key in keys.values()},
            },
            "notices": {
                "address": "message/log",
                "title": "News of the log",
                "description": "Socket `notices` (ZeroMQ PUB, bound by the station): each entry, without its data.",
                "messages": {"logEntryAdded": {"$ref": "#/components/messages/logEntryAdded"}},
            },
            "replay": {
                "address": "message/replay",
                "title": "History, once more",
                "description": "Socket `replay` (ZeroMQ XPUB, bound by `neurascale log replay`). Begins with one "
                "replayBegun, ends with one replayEnded; nothing of it is ever logged again.",
                "messages": {
                    name: {"$ref": f"#/components/messages/{name}"}
                    for name in ("replayBegun", "replayedEvent", "replayEnded")
                },
            },
        },
        "operations": {
            "logEvents": _sends("log", "The station appends events; durable before anybody is told."),
            "tellOfEntries": _sends("notices", "The station tells that an entry was appended."),
            "replayEvents": _sends("replay", "`neurascale log replay` sends entries of the past."),
        },
        "components": {"messages": {**{key: _event(name) for name, key in keys.items()}, **_WIRE_MESSAGES}},
    }


def asyncapi_text(version: str) -> str:
    """The file."""
    return json.dumps(asyncapi_document(version), indent=1, ensure_ascii=False) + "\n"


def _key(event_type: str) -> str:
    """A name that may stand in a reference: letters, digits, hyphen, underscore."""
    return event_type.replace(".", "-")


def _sends(channel: str, summary: str) -> dict[str, Any]:
    return {"action": "send", "channel": {"$ref": f"#/channels/{channel}"}, "summary": summary}


def _event(event_type: str) -> dict[str, Any]:
    return {
        "name": event_type,
        "title": event_type,
        "summary": description_of(event_type),
        "contentType": "application/json",
        "correlationId": {"location": "$message.payload#/correlation_id"},
        "payload": {"schemaFormat": _SCHEMA_FORMAT, "schema": event_schema(event_type)},
    }


def _wire_message(name: str, summary: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "summary": summary,
        "contentType": _MESSAGE_PACK,
        "payload": {
            "schemaFormat": _SCHEMA_FORMAT,
            "schema": {
                "$schema": DIALECT,
                "type": "object",
                "properties": {"type": {"const": name}, **properties},
                "required": ["type"],
            },
        },
    }


_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_WIRE_MESSAGES: dict[str, Any] = {
    "logEntryAdded": _wire_message(
        "LogEntryAdded",
        "An entry was appended; its data is read from the log.",
        {"index": _COUNT, "event_type": _TEXT, "source_service": _TEXT, "timestamp": _TEXT},
    ),
    "replayBegun": _wire_message(
        "ReplayBegun",
        "A replay begins.",
        {
            "replay_id": _TEXT,
            "first": _COUNT,
            "end": _COUNT,
            "event_type": _TEXT,
            "speed": {"type": "number", "minimum": 0},
            "identified": {"type": "boolean"},
        },
    ),
    "replayedEvent": _wire_message(
        "ReplayedEvent",
        "An entry of the past; `event` is its JSON, without the fields of its data that are withheld.",
        {
            "replay_id": _TEXT,
            "number": _COUNT,
            "index": _COUNT,
            "event_type": _TEXT,
            "timestamp": _TEXT,
            "event": {"type": "string", "format": "binary"},
            "withheld": {"type": "array", "items": _TEXT},
            "replayed": {"const": True},
        },
    ),
    "replayEnded": _wire_message("ReplayEnded", "All was sent.", {"replay_id": _TEXT, "events": _COUNT}),
}
