"""An event in its outside form: CloudEvents 1.0 with the correlation extension, as JSON (structured mode).

Guarantees: nothing is lost on the way out and back (`from_cloud_event(to_cloud_event(event)) == event`). What comes in
is checked at the door like any other event. `dataschema` names the schema of the event, whose `data` this is.
Does not: send or sign; withhold anything (see `app.core.events.withholding`).
Source: CloudEvents 1.0.2, JSON event format 1.0.2, extension "correlation".
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from app.core.errors import EventRefused
from app.core.events.canonical_form import EventEnvelope, timestamp_text
from app.core.events.door import check_event, open_event
from app.core.events.schemas import SCHEMA_PREFIX, schema_id
from app.core.events.system_event import SystemEvent

SPEC_VERSION = "1.0"
ORIGIN = "neurascale.local"
_OWN = frozenset(
    {
        "specversion",
        "id",
        "source",
        "type",
        "time",
        "datacontenttype",
        "dataschema",
        "subject",
        "correlationid",
        "causationid",
        "schemaversion",
        "data",
    }
)
_OF_THE_LOG = frozenset({"sequence", "sequencetype", "leafhash"})
"""What `neurascale log export` says beside the event: its place, and what the tree commits to."""


def sealed_cloud_event(envelope: EventEnvelope, encoding: str, *, origin: str = ORIGIN) -> dict[str, Any]:
    """An event whose data stays sealed as the members of a CloudEvent: without a schema, its data the box.

    Args:
        envelope: Of the stored payload.
        encoding: How its data is sealed.
        origin: As of `to_cloud_event`.
    """
    members: dict[str, Any] = {
        "specversion": SPEC_VERSION,
        "id": envelope.event_id,
        "source": f"//{origin}/{envelope.source_service}",
        "type": envelope.event_type,
        "time": timestamp_text(envelope.timestamp),
        "datacontenttype": "application/json",
        "correlationid": envelope.correlation_id,
        "schemaversion": envelope.schema_version,
        "encoding": encoding,
        "data": msgspec.json.decode(envelope.data),
    }
    for name, value in (("causationid", envelope.causation_id), ("subject", envelope.subject_id)):
        if value is not None:
            members[name] = value
    return members


def to_cloud_event(event: SystemEvent, *, origin: str = ORIGIN) -> dict[str, Any]:
    """The event as the members of a CloudEvent in JSON.

    Args:
        origin: Host of the source; the name of the log it is in, where that is known.

    Raises:
        EventRefused: It is not as the catalogue says.
    """
    plain = check_event(event)
    members: dict[str, Any] = {
        "specversion": SPEC_VERSION,
        "id": event.event_id,
        "source": f"//{origin}/{event.source_service}",
        "type": event.event_type,
        "time": timestamp_text(event.timestamp),
        "datacontenttype": "application/json",
        "dataschema": schema_id(event.event_type, event.schema_version),
        "correlationid": event.correlation_id,
        "schemaversion": event.schema_version,
        "data": plain["data"],
    }
    # An attribute that has no value is absent, never null (CloudEvents 1.0, "Type System").
    if event.causation_id is not None:
        members["causationid"] = event.causation_id
    if event.subject_id is not None:
        members["subject"] = event.subject_id
    return members


def from_cloud_event(members: Mapping[str, Any] | bytes) -> SystemEvent:
    """The event that a CloudEvent of ours says.

    Raises:
        EventRefused: It is no CloudEvent of ours, or no event of the catalogue; the member at fault is named.
    """
    if isinstance(members, bytes):
        try:
            members = msgspec.json.decode(members, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise EventRefused("A CloudEvent was refused: it is not JSON.") from None
    for name, expected in (("specversion", SPEC_VERSION), ("datacontenttype", "application/json")):
        if members.get(name) != expected:
            raise _refused(name, f"it is not {expected}")
    if not (_OWN | _OF_THE_LOG).issuperset(members):
        raise _refused("[...]", "there is a member that our events do not have")
    version, event_type, source = (members.get(name) for name in ("schemaversion", "type", "source"))
    schema = members.get("dataschema")
    if schema is not None and schema != f"{SCHEMA_PREFIX}{event_type}:{version}":
        raise _refused("dataschema", "it is not the schema of its type and version")
    if not isinstance(source, str) or not source.startswith("//") or "/" not in source[2:]:
        raise _refused("source", "it is not a reference with host and program")
    return open_event(
        {
            "event_type": event_type,
            "source_service": source[2:].rpartition("/")[2],
            "event_id": members.get("id"),
            "timestamp": members.get("time"),
            "data": members.get("data"),
            "correlation_id": members.get("correlationid"),
            "causation_id": members.get("causationid"),
            "subject_id": members.get("subject"),
            "schema_version": version,
        }
    )


def _refused(name: str, why: str) -> EventRefused:
    return EventRefused(f"A CloudEvent was refused for its member {name}: {why}.", field=name)
