"""The bytes of an event whose data is sealed under its subject's key: its envelope in clear, its data a box.

Guarantees: the stored payload is RFC 8785 JSON of the event in which `data` is `{"sealed": "<base64>"}`; opening it
gives the canonical bytes of the event back, byte for byte. What searches and proofs need (type, times, chain, subject's
id) stays in clear; what happened to whom does not. Does not: seal or keep keys (`app.core.store.keys` does). Pure.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from app.core.errors import LedgerBroken
from app.core.events.canonical_form import decode_envelope
from app.core.events.system_event import ErasedData, SystemEvent

# In canonical JSON the members are in order: before `data` and after it there are only numbers and texts, in which a
# quotation mark is always escaped. So these occur unescaped where the member begins, and nowhere else.
_BEFORE = b'"data":'
_AFTER = b',"event_id":"'
_BOX_BEGINS, _BOX_ENDS = b'{"sealed":"', b'"}'


class _Place(msgspec.Struct, frozen=True):
    event_id: str
    subject_id: str | None


_read_place = msgspec.json.Decoder(_Place).decode


@dataclass(frozen=True, slots=True)
class SealedData:
    """A box with what it is bound to.

    Attributes:
        subject_id: Under whose key it is.
        event_id: Of which event it is the data.
        box: As sealed.
    """

    subject_id: str
    event_id: str
    box: bytes


def sealed_payload(plain: bytes, seal: Callable[[bytes], bytes]) -> bytes:
    """The payload to store for an event.

    Args:
        plain: The event's canonical bytes (`encode_event`).
        seal: Seals the canonical bytes of its data.
    """
    first, end = _data_within(plain)
    box = base64.b64encode(seal(plain[first:end]))
    return b"".join((plain[:first], _BOX_BEGINS, box, _BOX_ENDS, plain[end:]))


def sealed_data(payload: bytes) -> SealedData:
    """The box in a stored payload.

    Raises:
        LedgerBroken: It is not one that `sealed_payload` made.
    """
    try:
        first, end = _data_within(payload)
        text = payload[first:end]
        place = _read_place(payload)
        if not (text.startswith(_BOX_BEGINS) and text.endswith(_BOX_ENDS)) or place.subject_id is None:
            raise ValueError("no box")
        box = base64.b64decode(text[len(_BOX_BEGINS) : -len(_BOX_ENDS)], validate=True)
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise LedgerBroken("A sealed entry of the log cannot be read.") from error
    return SealedData(place.subject_id, place.event_id, box)


def opened_payload(payload: bytes, data: bytes) -> bytes:
    """The event's canonical bytes, with the opened data in the place of the box."""
    first, end = _data_within(payload)
    return payload[:first] + data + payload[end:]


def erased_event(payload: bytes) -> SystemEvent:
    """The event of a sealed payload whose key was destroyed: all but what it said.

    Raises:
        StorageFault: It is of a shape that this version does not know.
    """
    envelope = decode_envelope(payload)
    return envelope.event_with(ErasedData(), envelope.schema_version)


def _data_within(payload: bytes) -> tuple[int, int]:
    first, end = payload.find(_BEFORE), payload.rfind(_AFTER)
    if first < 0 or end < first + len(_BEFORE):
        raise LedgerBroken("A sealed entry of the log cannot be read.")
    return first + len(_BEFORE), end
