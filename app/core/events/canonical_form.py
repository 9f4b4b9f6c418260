"""The one sequence of bytes that stands for an event, and the way back.

Guarantees: RFC 8785 (JCS) over the whole event; the same event always gives the same bytes, and the bytes give back an
equal event. An event that is not as the catalogue says is refused before anything is written.
Does not: hash, encrypt or store. Any thread.
"""

from datetime import UTC, datetime

import msgspec
import rfc8785

from app.core.errors import DefectError, StorageFault
from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import EventData, SystemEvent
from app.core.identifiers import CorrelationId, EventId


class _Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As `SystemEvent`, with the data not yet read: its class depends on `event_type`."""

    event_type: str
    source_service: str
    event_id: str
    timestamp: datetime
    data: msgspec.Raw
    correlation_id: str
    causation_id: str | None
    subject_id: str | None
    schema_version: int


_envelope_decoder = msgspec.json.Decoder(_Envelope)
_data_decoders: dict[str, msgspec.json.Decoder[EventData]] = {
    name: msgspec.json.Decoder(cls) for name, cls in CATALOGUE.items()
}


def check_event(event: SystemEvent) -> None:
    """Refuse an event that is not as the catalogue says.

    Raises:
        DefectError: Unknown type, data of another type's class, or a timestamp without time zone.
    """
    expected = CATALOGUE.get(event.event_type)
    if expected is None:
        raise DefectError(f"There is no event type {event.event_type!r} in the catalogue.")
    if type(event.data) is not expected:
        raise DefectError(f"An event {event.event_type} came with data of class {type(event.data).__name__}.")
    if event.timestamp.tzinfo is None:
        raise DefectError(f"An event {event.event_type} came with a timestamp that names no time zone.")


def timestamp_text(moment: datetime) -> str:
    """UTC, RFC 3339 with always six decimals, so that texts sort as the moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def encode_event(event: SystemEvent) -> bytes:
    """The canonical bytes of an event.

    Raises:
        DefectError: The event is not as the catalogue says, or holds a number that JSON cannot (NaN, beyond 2**53).
    """
    check_event(event)
    plain = msgspec.to_builtins(event)
    plain["timestamp"] = timestamp_text(event.timestamp)
    try:
        return rfc8785.dumps(plain)
    except rfc8785.CanonicalizationError as error:
        raise DefectError(f"An event {event.event_type} holds a value that JSON cannot hold.") from error


def decode_event(payload: bytes) -> SystemEvent:
    """The event that `payload` stands for.

    Raises:
        StorageFault: It is of a type or shape that this version does not know (a newer one wrote it).
    """
    try:
        envelope = _envelope_decoder.decode(payload)
        data = _data_decoders[envelope.event_type].decode(envelope.data)
    except (msgspec.MsgspecError, KeyError) as error:
        raise StorageFault(
            "The log holds an event that this version cannot read.",
            meaning="It was written by a newer version of this application. Nothing is lost.",
            advice="Update this application and open the data folder again.",
        ) from error
    return SystemEvent(
        event_type=envelope.event_type,
        source_service=envelope.source_service,
        event_id=EventId(envelope.event_id),
        timestamp=envelope.timestamp,
        data=data,
        correlation_id=CorrelationId(envelope.correlation_id),
        causation_id=EventId(envelope.causation_id) if envelope.causation_id else None,
        subject_id=envelope.subject_id,
        schema_version=envelope.schema_version,
    )
