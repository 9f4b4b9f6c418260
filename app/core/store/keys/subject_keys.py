"""A data key for each subject, wrapped by the station's key.

Guarantees: what is sealed for a subject opens only with that subject's key and only in its own place; a destroyed key
is never made again under the same subject, so that what it sealed is gone for good while all others open as before; a
new station key wraps every key anew, all or none. Does not: store (a `KeyShelf` does, in the store's
transaction), or decide who may erase. Opening from any thread, the rest from one; keys are held in memory only while
this object lives, or until they are forgotten.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.core.errors import DefectError, NotFound
from app.core.store.keys.sealing import new_key, opened, sealed


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A subject's key as it is stored; `box` None once it was destroyed."""

    subject_id: str
    box: bytes | None


class KeyShelf(Protocol):
    """Where wrapped keys lie; each call is durable when it returns, or raises."""

    def get(self, subject_id: str) -> WrappedKey | None: ...

    def put_new(self, key: WrappedKey) -> None: ...

    def destroy(self, subject_id: str) -> None:
        """Keep that there was one, overwrite and forget its box."""

    def replace_all(self, keys: Mapping[str, bytes]) -> None:
        """In one transaction."""

    def all(self) -> tuple[WrappedKey, ...]: ...


class ErasedSubject(NotFound):
    """What was sealed for this subject can never be read again: its key was destroyed on purpose."""

    code = "operator.not_found.erased"
    default_meaning = "The entries are there and provable; their content is gone, as was ordered."
    default_advice = "There is nothing to do."


class SubjectKeys:
    """See the rules at the top of this module.

    Args:
        station_key: Wraps the keys; None where none is to be opened.
        shelf: Where they lie.
    """

    def __init__(self, station_key: bytes | None, shelf: KeyShelf) -> None:
        self._wrapping_key = station_key
        self._shelf = shelf
        self._known: dict[str, bytes] = {}
        self._gone: set[str] = set()
        self._lock = threading.Lock()
        self._forgotten = 0

    def forget(self) -> None:
        """Hold no key any more; the next use asks the shelf again. For whoever undid a transaction, or erased.

        A key that another thread is fetching just now is used once more, and not held.
        """
        with self._lock:
            self._forgotten += 1
            self._known.clear()
            self._gone.clear()

    def seal(self, subject_id: str, plain: bytes, *, place: str) -> bytes:
        """`plain` for this subject; `place` says what it is (an event's id), and must be said again.

        Raises:
            ErasedSubject: The subject was erased; nothing more is kept about it.
            LedgerBroken, StorageFault: The key cannot be had.
        """
        return sealed(self._key(subject_id, make=True), plain, bound_to=_bound(subject_id, place))

    def open(self, subject_id: str, box: bytes, *, place: str) -> bytes:
        """What was sealed.

        Raises:
            ErasedSubject: The key was destroyed.
            NotFound: There never was a key for this subject.
            LedgerBroken: It does not open: changed, or put in another's place.
        """
        return opened(self._key(subject_id, make=False), box, bound_to=_bound(subject_id, place))

    def erase(self, subject_id: str) -> None:
        """Destroy the key, for good.

        Raises:
            NotFound: There is none.
            ErasedSubject: It was done before.
            StorageFault: It could not be done.
        """
        self._key(subject_id, make=False)
        self._shelf.destroy(subject_id)
        self._known.pop(subject_id, None)
        self._gone.add(subject_id)

    def rotate(self, new_station_key: bytes) -> int:
        """Wrap every key with another station key; how many there were. Data are not touched.

        Raises:
            LedgerBroken, StorageFault: Nothing was changed.
        """
        keys = {
            one.subject_id: opened(self._station_key, one.box, bound_to=_wrap(one.subject_id))
            for one in self._shelf.all()
            if one.box is not None
        }
        self._shelf.replace_all({who: sealed(new_station_key, key, bound_to=_wrap(who)) for who, key in keys.items()})
        self._wrapping_key = new_station_key
        return len(keys)

    @property
    def _station_key(self) -> bytes:
        if self._wrapping_key is None:
            raise DefectError("The store was opened without the key that opens subjects' keys.")
        return self._wrapping_key

    def _key(self, subject_id: str, *, make: bool) -> bytes:
        if (known := self._known.get(subject_id)) is not None:
            return known
        forgotten, gone = self._forgotten, subject_id in self._gone
        kept = None if gone else self._shelf.get(subject_id)
        if gone or (kept is not None and kept.box is None):
            with self._lock:
                if forgotten == self._forgotten:
                    self._gone.add(subject_id)
            raise ErasedSubject("This subject's data were erased.")
        if kept is not None and kept.box is not None:
            key = opened(self._station_key, kept.box, bound_to=_wrap(subject_id))
        elif make:
            key = new_key()
            box = sealed(self._station_key, key, bound_to=_wrap(subject_id))
            self._shelf.put_new(WrappedKey(subject_id, box))
        else:
            raise NotFound("There is no key for this subject.")
        with self._lock:
            # Forgotten meanwhile: the subject may have been erased since the shelf was asked.
            if forgotten == self._forgotten:
                self._known[subject_id] = key
        return key


def wrapped(wrapping_key: bytes, subject_id: str, key: bytes) -> bytes:
    """The box of a subject's key, for whoever keeps it elsewhere or wraps it anew."""
    return sealed(wrapping_key, key, bound_to=_wrap(subject_id))


def unwrapped(wrapping_key: bytes, subject_id: str, box: bytes) -> bytes:
    """A subject's key.

    Raises:
        LedgerBroken: It was wrapped with another key, or for another subject.
    """
    return opened(wrapping_key, box, bound_to=_wrap(subject_id))


def _wrap(subject_id: str) -> bytes:
    return b"subject key\0" + subject_id.encode()


def _bound(subject_id: str, place: str) -> bytes:
    return b"subject data\0" + subject_id.encode() + b"\0" + place.encode()
