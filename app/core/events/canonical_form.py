"""The one sequence of bytes that stands for an event, and the way back.

Guarantees: RFC 8785 (JCS) over the whole event; the same event always gives the same bytes, and the bytes give back an
equal event, in the form of this version's catalogue (an older entry goes through `app.core.events.upcasters`). An event
that is not as the catalogue says is refused before anything is written (`app.core.events.door`).
Does not: hash, encrypt or store. Any thread.
"""

from datetime import UTC, datetime
from typing import Any

import msgspec
import rfc8785

from app.core.errors import EventRefused, StorageFault
from app.core.events.catalogue import CATALOGUE
from app.core.events.door import check_form, refuse_unwritable
from app.core.events.system_event import EventData, SystemEvent
from app.core.events.upcasters import upcast
from app.core.identifiers import CorrelationId, EventId


class EventEnvelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As `SystemEvent`, with the data not yet read: its class depends on `event_type` and `schema_version`."""

    event_type: str
    source_service: str
    event_id: str
    timestamp: datetime
    data: msgspec.Raw
    correlation_id: str
    causation_id: str | None
    subject_id: str | None
    schema_version: int

    def event_with(self, data: EventData, schema_version: int) -> SystemEvent:
        """The event, with this data."""
        return SystemEvent(
            event_type=self.event_type,
            source_service=self.source_service,
            event_id=EventId(self.event_id),
            timestamp=self.timestamp,
            data=data,
            correlation_id=CorrelationId(self.correlation_id),
            causation_id=EventId(self.causation_id) if self.causation_id else None,
            subject_id=self.subject_id,
            schema_version=schema_version,
        )


_envelope_decoder = msgspec.json.Decoder(EventEnvelope)
_data_decoders: dict[str, msgspec.json.Decoder[EventData]] = {
    name: msgspec.json.Decoder(cls) for name, cls in CATALOGUE.items()
}


def timestamp_text(moment: datetime) -> str:
    """UTC, RFC 3339 with always six decimals, so that texts sort as the moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def encode_event(event: SystemEvent) -> bytes:
    """The canonical bytes of an event.

    Raises:
        EventRefused: The event is not as the catalogue says, or holds a number that JSON cannot (NaN, beyond 2**53).
    """
    plain = check_form(event)
    plain["timestamp"] = timestamp_text(event.timestamp)
    try:
        return rfc8785.dumps(plain)
    except rfc8785.CanonicalizationError as error:
        refuse_unwritable(event.event_type, plain)
        raise EventRefused(f"An event {event.event_type} holds a value that JSON cannot hold.", field="data") from error


def decode_event(payload: bytes) -> SystemEvent:
    """The event that `payload` stands for, in the form that this version of the catalogue gives it.

    Raises:
        StorageFault: It is of a type or shape that this version does not know (a newer one wrote it).
    """
    envelope = decode_envelope(payload)
    try:
        data = _decode_data(envelope)
    except (msgspec.MsgspecError, KeyError) as error:
        raise _of_a_newer_version() from error
    return envelope.event_with(data, type(data).VERSION)


def decode_envelope(payload: bytes) -> EventEnvelope:
    """What stands around the data of the event that `payload` stands for.

    Raises:
        StorageFault: It is of a shape that this version does not know (a newer one wrote it).
    """
    try:
        return _envelope_decoder.decode(payload)
    except msgspec.MsgspecError as error:
        raise _of_a_newer_version() from error


def _of_a_newer_version() -> StorageFault:
    return StorageFault(
        "The log holds an event that this version cannot read.",
        meaning="It was written by a newer version of this application. Nothing is lost.",
        advice="Update this application and open the data folder again.",
    )


def _decode_data(envelope: EventEnvelope) -> EventData:
    """In the form of the catalogue's class, whatever version wrote it."""
    current = CATALOGUE[envelope.event_type]
    if envelope.schema_version == current.VERSION:
        return _data_decoders[envelope.event_type].decode(envelope.data)
    plain: dict[str, Any] = msgspec.json.decode(envelope.data, type=dict[str, Any])
    upcasted = upcast(envelope.event_type, envelope.schema_version, plain, current=current.VERSION)
    return msgspec.convert(upcasted, current)
