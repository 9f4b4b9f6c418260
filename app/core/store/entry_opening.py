"""Sealing what an event says about its subject, and opening it for whoever may read the store.

Guarantees: an event with a subject is sealed under that subject's key and bound to its own id, so that it opens nowhere
else; opened, its canonical bytes are those that were sealed. Where the subject was erased the envelope remains and the
data is `ErasedData`. An entry from before sealing stays plain and readable. Does not: decide who may read, or write.
One thread at a time with one `SubjectKeys`; two readers at once cost at most a key unwrapped twice.
"""

from app.core.errors import LedgerBroken, NotFound, StorageFault
from app.core.events.canonical_form import decode_event
from app.core.events.sealed_form import erased_event, opened_payload, sealed_data, sealed_payload
from app.core.events.system_event import SystemEvent
from app.core.ledger.leaf import PLAIN, SEALED
from app.core.store.keys.subject_keys import ErasedSubject, SubjectKeys


class EntryOpener:
    """See the rules at the top of this module.

    Args:
        keys: Of the subjects of this store.
    """

    def __init__(self, keys: SubjectKeys) -> None:
        self._keys = keys

    def forget(self) -> None:
        """Hold no key any more."""
        self._keys.forget()

    def erase(self, subject_id: str) -> None:
        """Destroy a subject's key: nothing that was sealed with it opens again.

        Raises:
            NotFound: There is none; nothing about them was ever sealed.
            ErasedSubject: It was done before.
        """
        self._keys.erase(subject_id)

    def seal(self, plain: bytes, subject_id: str | None, event_id: str) -> tuple[str, bytes]:
        """Encoding and payload to store for an event.

        Args:
            plain: Its canonical bytes.
            subject_id: Whom it is about.
            event_id: Its id.

        Raises:
            ErasedSubject: Its subject was erased; nothing more is kept about it.
            LedgerBroken, StorageFault: The subject's key cannot be had.
        """
        if subject_id is None:
            return PLAIN, plain
        return SEALED, sealed_payload(plain, lambda data: self._keys.seal(subject_id, data, place=event_id))

    def is_that(self, encoding: str, payload: bytes, plain: bytes) -> bool:
        """Whether a stored event is the one with these canonical bytes, as far as can still be known.

        Raises:
            LedgerBroken, StorageFault: As `plain`.
        """
        stored = self.plain(encoding, payload)
        if stored is None:
            # What it said is gone with its subject; around it, it must be the same.
            return erased_event(payload) == erased_event(plain)
        return stored == plain

    def plain(self, encoding: str, payload: bytes) -> bytes | None:
        """The canonical bytes of a stored event; None where its subject was erased.

        Raises:
            LedgerBroken: It does not open: changed, put in another's place, or its key is gone without an erasure.
            StorageFault: A newer version wrote it.
        """
        if encoding == PLAIN:
            return payload
        _refuse_unknown(encoding)
        found = sealed_data(payload)
        try:
            return opened_payload(payload, self._keys.open(found.subject_id, found.box, place=found.event_id))
        except ErasedSubject:
            return None
        except NotFound as error:
            raise LedgerBroken("The key that an entry of the log was sealed with is gone.") from error

    def event(self, encoding: str, payload: bytes) -> SystemEvent:
        """The event of a stored payload.

        Raises:
            LedgerBroken: It does not open.
            StorageFault: A newer version wrote it.
        """
        plain = self.plain(encoding, payload)
        return erased_event(payload) if plain is None else decode_event(plain)


def _refuse_unknown(encoding: str) -> None:
    if encoding != SEALED:
        raise StorageFault(
            "The log holds an entry that this version cannot open.",
            meaning="It was sealed by a newer version of this application. Nothing is lost.",
            advice="Update this application and open the data folder again.",
        )
