"""Free texts of a recording, sealed on their way to the disk: annotations, remarks about channels, a device's words.

Guarantees: who records can seal and never open: it has a public key only, and so goes on after a crash without the
station. A text opens with the recording's private key, which lies in the segment's header, sealed under the patient's
key: a patient whose key was destroyed has no texts any more. A sealed text opens in its own recording only.
Does not: seal samples, labels or times; or hide how long a text is. Pure but for the random source; one thread each.

X25519 (RFC 7748) between the recording's key and one made for the segment, HKDF-SHA-256 (RFC 5869), AES-256-GCM.
"""

import base64
import binascii
from collections.abc import Callable
from typing import Any

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.devices.driver import DeviceEvent
from app.core.errors import LedgerBroken
from app.core.signals.channel_changes import ChannelChange
from app.core.store.keys.sealing import KEY_BYTES, OVERHEAD_BYTES, opened, sealed

UNREADABLE = "[sealed]"
"""What is shown of a text whose key is not there."""
_BOUND_TO = b"neurascale recording text\0"
Seal = Callable[[bytes], bytes]
Open = Callable[[bytes], bytes]


class TextKey(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording's texts are sealed with.

    Attributes:
        public: Base64 of the recording's public key.
        box: Base64 of its private key, sealed under the patient's.
    """

    public: str
    box: str


class SegmentTexts(msgspec.Struct, frozen=True, kw_only=True):
    """What a segment's header says of its sealed texts: the recording's key, and the segment's own public key."""

    key: TextKey
    sender: str


class HiddenTexts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What of a record is sealed."""

    text: str = ""
    comment: str | None = None


def place_of_texts(recording_id: str) -> str:
    """What the sealed private key is bound to."""
    return f"texts of recording {recording_id}"


def new_text_key(seal: Seal) -> TextKey:
    """A key for a recording; `seal` seals its private half under the patient's key."""
    private = X25519PrivateKey.generate()
    return TextKey(public=_text(private.public_key().public_bytes_raw()), box=_text(seal(private.private_bytes_raw())))


class TextSealer:
    """Seals the texts of one segment.

    Raises:
        LedgerBroken: The key is none.
    """

    def __init__(self, key: TextKey, recording_id: str) -> None:
        own = X25519PrivateKey.generate()
        self.texts = SegmentTexts(key=key, sender=_text(own.public_key().public_bytes_raw()))
        self._key = _shared(own, _public(key.public), self.texts)
        self._bound_to = _BOUND_TO + recording_id.encode()

    def seal(self, hidden: HiddenTexts) -> str:
        return _text(sealed(self._key, msgspec.json.encode(hidden), bound_to=self._bound_to))


class TextOpener:
    """Opens the texts of one recording.

    Args:
        open_box: Opens the private key with the patient's.
    """

    def __init__(self, open_box: Open, recording_id: str) -> None:
        self._open_box = open_box
        self._bound_to = _BOUND_TO + recording_id.encode()
        self._keys: dict[SegmentTexts, bytes] = {}

    def open(self, texts: SegmentTexts, box: str) -> HiddenTexts:
        """What was sealed.

        Raises:
            ErasedSubject: The patient was erased.
            NotFound: There is no key of this patient.
            LedgerBroken: It does not open.
        """
        if (key := self._keys.get(texts)) is None:
            private = X25519PrivateKey.from_private_bytes(self._open_box(_bytes(texts.key.box)))
            key = self._keys[texts] = _shared(private, _public(texts.sender), texts)
        try:
            return msgspec.json.decode(opened(key, _bytes(box), bound_to=self._bound_to), type=HiddenTexts)
        except msgspec.MsgspecError as error:
            raise LedgerBroken("A sealed text of a recording cannot be read.") from error


def hidden_of(event: DeviceEvent) -> HiddenTexts:
    """What of an event is sealed."""
    return HiddenTexts(event.text, event.change.comment if event.change is not None else None)


def without_texts(event: DeviceEvent) -> DeviceEvent:
    """The event as it lies on the disk beside its sealed texts."""
    change = event.change
    if change is not None and change.comment is not None:
        change = msgspec.structs.replace(change, comment=None)
    return msgspec.structs.replace(event, text="", change=change)


def with_texts(event: DeviceEvent, hidden: HiddenTexts) -> DeviceEvent:
    """The event as it was."""
    change = event.change
    if change is not None and hidden.comment is not None:
        change = msgspec.structs.replace(change, comment=hidden.comment)
    return msgspec.structs.replace(event, text=hidden.text, change=change)


def with_marker(change: ChannelChange, box: str) -> ChannelChange:
    """The change as it lies on the disk: its remark is another one than before, but not what it says."""
    return msgspec.structs.replace(change, comment=f"{UNREADABLE} {box[-12:]}")


def likeness(event: DeviceEvent, box: str = "", *, seals: bool = False) -> Any:
    """By what an event that a device repeats after a crash is known again, without opening what was sealed.

    Args:
        box: Its sealed texts, of one that was read from the disk.
        seals: Of one that is to be written: whether its texts would be sealed.
    """
    if box:
        return event, len(_bytes(box)) - OVERHEAD_BYTES
    return (without_texts(event), len(msgspec.json.encode(hidden_of(event)))) if seals else (event, 0)


def _shared(private: X25519PrivateKey, public: X25519PublicKey, texts: SegmentTexts) -> bytes:
    both = f"{texts.key.public} {texts.sender}".encode()
    try:
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=_BOUND_TO + both).derive(private.exchange(public))
    except ValueError as error:  # a point of small order: nobody's key
        raise LedgerBroken("The key of a recording's texts is damaged.") from error


def _public(text: str) -> X25519PublicKey:
    try:
        return X25519PublicKey.from_public_bytes(_bytes(text))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise LedgerBroken("The key of a recording's texts is damaged.") from error


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise LedgerBroken("A sealed text of a recording is damaged.") from error
