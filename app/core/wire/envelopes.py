"""The frames around a message: what kind it is, who asked, and which chain of events it belongs to.

Guarantees: messages are frozen typed `msgspec` structs, tagged by class; anything else is refused at the door.
Does not: know any message by name; rooms bring their own unions. No pickle.
"""

from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

from app.core.errors import DefectError, LedgerBroken, NeuraScaleError, error_classes
from app.core.reticence import reticent_repr

SCHEMA_VERSION = 1
M = TypeVar("M")


class Message(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Parent of everything that is sent between programs. The class name is its tag on the wire."""

    __repr__ = reticent_repr


class EnvelopeKind(StrEnum):
    REQUEST = "request"
    REPLY = "reply"
    REFUSAL = "refusal"
    NOTICE = "notice"


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """First frame of every control message.

    Attributes:
        number: Request number of the asking side; a reply or refusal repeats it. 0 for notices.
        correlation_id: The chain of events it belongs to; empty where none.
        token: What the station gave whoever signed in; empty where nobody has. Of requests only.
    """

    kind: EnvelopeKind
    number: int = 0
    correlation_id: str = ""
    schema_version: int = SCHEMA_VERSION
    token: str = ""

    def __repr__(self) -> str:
        """Without the token, which is as good as a password while it holds."""
        return f"Envelope({self.kind}, number={self.number})"


class Done(Message, frozen=True, kw_only=True):
    """The reply that says only that it was done."""


class Refusal(Message, frozen=True, kw_only=True):
    """An error of our tree on its way to who asked."""

    code: str
    what: str
    meaning: str
    advice: str
    at_index: int | None = None


def refusal_of(error: NeuraScaleError) -> Refusal:
    at_index = error.at_index if isinstance(error, LedgerBroken) else None
    return Refusal(code=error.code, what=error.what, meaning=error.meaning, advice=error.advice, at_index=at_index)


def error_of(refusal: Refusal) -> NeuraScaleError:
    """The error as it was raised on the other side."""
    cls = error_classes().get(refusal.code, NeuraScaleError)
    if issubclass(cls, LedgerBroken):
        return cls(refusal.what, at_index=refusal.at_index, meaning=refusal.meaning, advice=refusal.advice)
    return cls(refusal.what, meaning=refusal.meaning, advice=refusal.advice)


# What msgspec raises for bytes that are not a message: its own errors, and two of Python's (text that is not UTF-8,
# nesting without end).
_NOT_A_MESSAGE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_encoder = msgspec.msgpack.Encoder()
_envelope_decoder = msgspec.msgpack.Decoder(Envelope)


class Codec(Generic[M]):
    """Packs and opens the messages of one union.

    Args:
        accepts: The union of message classes that may come in.
    """

    def __init__(self, accepts: type[M]) -> None:
        self._decoder: msgspec.msgpack.Decoder[M] = msgspec.msgpack.Decoder(accepts)

    @staticmethod
    def pack(envelope: Envelope, message: msgspec.Struct) -> list[bytes]:
        return [_encoder.encode(envelope), _encoder.encode(message)]

    @staticmethod
    def open_envelope(frame: bytes) -> Envelope:
        """Raises: DefectError: Not an envelope of this version."""
        try:
            envelope = _envelope_decoder.decode(frame)
        except _NOT_A_MESSAGE as error:
            raise DefectError(f"A frame that is not an envelope came in: {error}.") from error
        if envelope.schema_version != SCHEMA_VERSION:
            raise DefectError(
                f"A message of version {envelope.schema_version} came in; this program speaks {SCHEMA_VERSION}."
            )
        return envelope

    def open_message(self, frame: bytes) -> M:
        """Raises: DefectError: Not a message this program accepts; the field at fault is named."""
        try:
            return self._decoder.decode(frame)
        except _NOT_A_MESSAGE as error:
            raise DefectError(f"A message this program does not accept came in: {error}.") from error
