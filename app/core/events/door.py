"""The door: what is not an event of the catalogue does not come in.

Guarantees: an unknown type, a wrong version, a missing or unknown field, a wrong type, a value out of its range or one
that JSON cannot hold is refused with the field named, whether the event was made here (`check_event`) or came from
another process as JSON (`open_event`). No error of this room tells a value: it may be a patient's.
Does not: read the log; what lies there was let in by the version that wrote it (`app.core.events.canonical_form`).
"""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec

from app.core.errors import EventRefused
from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import EventData, SystemEvent
from app.core.identifiers import CorrelationId, EventId

GREATEST_INTEGER = 2**53 - 1
LONGEST_BYTES = 1_000_000
"""Of one event from outside; the longest we make (a montage of 1,024 channels) has some 60,000."""

_AT = re.compile(r"^(?P<why>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_FIELD = re.compile(r"^Object (?P<how>missing required|contains unknown) field `(?P<name>[^`]*)`$")
_NAME = re.compile(r"^[a-z][a-z0-9_]{0,63}$")
_TYPE_NAME = re.compile(r"^[a-z_.]{1,80}$")


class Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As `SystemEvent`, with the data not yet read: its class depends on `event_type`."""

    event_type: str
    source_service: str
    event_id: Annotated[str, msgspec.Meta(min_length=1)]
    timestamp: datetime
    data: dict[str, Any]
    correlation_id: Annotated[str, msgspec.Meta(min_length=1)]
    causation_id: str | None = None
    subject_id: str | None = None
    schema_version: int


_envelope_decoder = msgspec.json.Decoder(Envelope)


def check_event(event: SystemEvent) -> dict[str, Any]:
    """Refuse an event that is not as the catalogue says; all of it as plain values.

    Raises:
        EventRefused: Unknown type, another version, data of another class, a field that cannot be or that JSON cannot
            hold, or a timestamp without time zone.
    """
    plain = check_form(event)
    refuse_unwritable(event.event_type, plain)
    return plain


def check_form(event: SystemEvent) -> dict[str, Any]:
    """As `check_event`, but for what JSON cannot hold, which whoever writes JSON meets anyway.

    Raises:
        EventRefused: It is not as the catalogue says.
    """
    expected = _class_of(event.event_type)
    if type(event.data) is not expected:
        raise _refused(event.event_type, "data", f"it is of class {type(event.data).__name__}")
    if event.schema_version != expected.VERSION:
        raise _refused(
            event.event_type, "schema_version", f"it is {event.schema_version}, the catalogue has {expected.VERSION}"
        )
    if not isinstance(event.timestamp, datetime) or event.timestamp.tzinfo is None:
        raise _refused(event.event_type, "timestamp", "it names no time zone")
    try:
        envelope: dict[str, Any] = msgspec.to_builtins(event)
        msgspec.convert(envelope, Envelope)
        msgspec.convert(envelope["data"], expected)
    except msgspec.ValidationError as error:
        raise _translated(event.event_type, error, _prefix(error, envelope)) from None
    except (TypeError, OverflowError) as error:
        raise _refused(event.event_type, "data", "it holds what JSON cannot hold") from error
    return envelope


def open_event(payload: bytes | Mapping[str, Any]) -> SystemEvent:
    """The event that another process sent, as JSON of the schema of its type and version.

    Raises:
        EventRefused: It is no event of the catalogue; the field at fault is named.
    """
    if isinstance(payload, bytes) and len(payload) > LONGEST_BYTES:
        raise _refused("", "", "it is too long")
    try:
        if isinstance(payload, bytes):
            envelope = _envelope_decoder.decode(payload)
        else:
            envelope = msgspec.convert(payload, Envelope)
    except msgspec.ValidationError as error:
        raise _translated("", error) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _refused("", "", "it is not JSON") from None
    expected = _class_of(envelope.event_type)
    if envelope.schema_version != expected.VERSION:
        raise _refused(
            envelope.event_type,
            "schema_version",
            f"it is {envelope.schema_version}, the catalogue has {expected.VERSION}",
        )
    event = SystemEvent(
        event_type=envelope.event_type,
        source_service=envelope.source_service,
        event_id=EventId(envelope.event_id),
        timestamp=envelope.timestamp,
        data=_open_data(envelope.event_type, expected, envelope.data),
        correlation_id=CorrelationId(envelope.correlation_id),
        causation_id=EventId(envelope.causation_id) if envelope.causation_id is not None else None,
        subject_id=envelope.subject_id,
        schema_version=envelope.schema_version,
    )
    check_event(event)
    return event


def open_data(event_type: str, data: Mapping[str, Any]) -> EventData:
    """The data of an event of this type, in its current version, from plain values.

    Raises:
        EventRefused: It is not as the catalogue says; the field at fault is named.
    """
    return _open_data(event_type, _class_of(event_type), data)


def first_unwritable(value: object, path: str = "") -> tuple[str, str] | None:
    """Path and reason of the first value that canonical JSON cannot hold; None where all can be written."""
    if isinstance(value, float) and not math.isfinite(value):
        return path, "it is not a finite number"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > GREATEST_INTEGER:
        return path, "it is beyond what JSON holds exactly"
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return path, "it is not text of Unicode"
        return None
    for step, inner in _inner(value):
        if (found := first_unwritable(inner, f"{path}{step}")) is not None:
            return found
    return None


def _inner(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield f".{key}" if _NAME.match(str(key)) else "[...]", inner
            yield "[...]", key
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield f"[{place}]", inner


def _class_of(event_type: object) -> type[EventData]:
    expected = CATALOGUE.get(event_type) if isinstance(event_type, str) else None
    if expected is None:
        shown = event_type if isinstance(event_type, str) and _TYPE_NAME.match(event_type) else "?"
        raise EventRefused(f"There is no event type {shown!r} in the catalogue.", field="event_type")
    return expected


def _open_data(event_type: str, expected: type[EventData], data: Mapping[str, Any]) -> EventData:
    try:
        opened = msgspec.convert(data, expected)
    except msgspec.ValidationError as error:
        raise _translated(event_type, error, "data") from None
    stranger = _first_unknown(data, msgspec.to_builtins(opened))
    if stranger is not None:
        raise _refused(event_type, f"data{stranger}", "there is no such field")
    return opened


def _first_unknown(given: object, known: object, path: str = "") -> str | None:
    """Path of the first field that was given, but is not in what was understood."""
    if isinstance(given, Mapping) and isinstance(known, Mapping):
        for key, inner in given.items():
            step = f".{key}" if isinstance(key, str) and _NAME.match(key) else "[...]"
            if key not in known:
                return path + step
            if (found := _first_unknown(inner, known[key], path + step)) is not None:
                return found
    if isinstance(given, list | tuple) and isinstance(known, list | tuple):
        for place, (inner, other) in enumerate(zip(given, known, strict=False)):
            if (found := _first_unknown(inner, other, f"{path}[{place}]")) is not None:
                return found
    return None


def refuse_unwritable(event_type: str, envelope: dict[str, Any]) -> None:
    """Refuse an event with a value that canonical JSON cannot hold.

    Raises:
        EventRefused: There is one; it is named.
    """
    if (found := first_unwritable(envelope)) is not None:
        path, why = found
        raise _refused(event_type, path.removeprefix("."), why)


def _prefix(error: msgspec.ValidationError, envelope: dict[str, Any]) -> str:
    """Whether the envelope or its data was refused: the envelope's own fields are checked first."""
    try:
        msgspec.convert(envelope, Envelope)
    except msgspec.ValidationError as first:
        if str(first) == str(error):
            return ""
    return "data"


def _translated(event_type: str, error: msgspec.ValidationError, prefix: str = "") -> EventRefused:
    """Ours, with the field, and without any value that msgspec may have quoted."""
    matched = _AT.match(str(error))
    why, path = (matched["why"], matched["path"] or "") if matched else ("", "")
    if (about := _FIELD.match(why)) is not None:
        name = about["name"] if _NAME.match(about["name"]) else "[...]"
        path = f"{path}.{name}"
        why = "it is missing" if about["how"] == "missing required" else "there is no such field"
    elif why.startswith("Expected "):
        why = f"expected {why.removeprefix('Expected ')}"
    else:
        why = "it is not a value that can stand there"
    return _refused(event_type, f"{prefix}{path}".removeprefix("."), why)


def _refused(event_type: str, field: str, why: str) -> EventRefused:
    subject = f"An event {event_type}" if event_type else "An event"
    place = f" for its field {field}" if field else ""
    return EventRefused(f"{subject} was refused{place}: {why}.", field=field)
