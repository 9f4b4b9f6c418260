"""The one log: append, read, follow, sign, check.

Guarantees: `append` returns when the entries, and the clinical tables made from them, are on the disk (fsync), all
events of one call or none. The signed head covers every entry at all times. Where anything does not match, the log is
read-only and says why (`fault`); it is never repaired and never deleted.
Does not: know what events mean. Any thread; `append` not from a subscriber.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, Engine, func, select

from app.core.clock import Clock
from app.core.errors import Conflict, LedgerBroken, StorageFault, SurroundingsError
from app.core.events.asking import unwritten_asking
from app.core.events.specification_events import LedgerEventRecordedData
from app.core.events.system_event import SystemEvent, new_event
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.verification import CHECKPOINT_EVENT, VerifiedLog
from app.core.store.database import translated
from app.core.store.entry_opening import EntryOpener
from app.core.store.keys.key_shelf import ReadingShelf
from app.core.store.keys.subject_keys import SubjectKeys
from app.core.store.log_entry import LogEntry
from app.core.store.log_tables import CHECKPOINTS, ENTRIES
from app.core.store.log_transaction import LogTransaction
from app.core.store.log_verification import verify_file, verify_tail
from app.core.store.log_writer import LogWriter
from app.core.store.opened_log import in_clear, opened_at
from app.core.store.projections import registry
from app.core.store.store_file import StoreFile

_PAGE = 500
_CHECK_ENDS_WITHIN_S = 10.0
_ERASED_WITHIN_S = 540.0  # the tables of millions of entries are made anew in it

Subscriber = Callable[[LogEntry], None]
Together = Callable[[Connection], None]


class Log:
    """See the module. Made by `app.core.store.log_opening`.

    Args:
        file: The file, with its keys.
        reading: Engine that reads it.
        verifier: Key of its checkpoints; None where that could not be read.
        clock: Of new checkpoint events.
        fault: Why it is read-only from the beginning.
    """

    def __init__(
        self,
        file: StoreFile,
        reading: Engine,
        verifier: CheckpointVerifier | None,
        *,
        clock: Clock,
        fault: LedgerBroken | None = None,
    ) -> None:
        self._file = file
        self._reading = reading
        self._opener = EntryOpener(SubjectKeys(file.subjects, ReadingShelf(reading)))
        self._verifier = verifier
        self._clock = clock
        self._fault = fault
        self._writer: LogWriter | None = None
        self._lock = threading.Lock()
        self._subscribers: dict[int, Subscriber] = {}
        self._checker: threading.Thread | None = None
        self._given_up = threading.Event()
        self._next_subscriber = 0

    def check_in_background(self) -> None:
        """Do what `verify` does on a thread of its own; `close` ends it."""
        self._checker = threading.Thread(target=self._check, name="log-check", daemon=True)
        self._checker.start()

    def attach(self, writer: LogWriter) -> None:
        """Give it its writer; without one it is read-only."""
        self._writer = writer

    @property
    def fault(self) -> str | None:
        """Why the log is read-only; None while it is in order."""
        broken = self._broken()
        return broken.what if broken is not None else None

    @property
    def size(self) -> int:
        """Entries on the disk.

        Raises:
            StorageFault: The database cannot be read.
        """
        if self._writer is not None:
            return self._writer.size
        with translated("read"), self._reading.begin() as connection:
            last = connection.execute(select(func.max(ENTRIES.c.entry_index))).scalar()
        return 0 if last is None else int(last) + 1

    def append(self, *events: SystemEvent, together: Together | None = None) -> tuple[LogEntry, ...]:
        """Add events, in this order, all or none; durable on return.

        An event whose id is in the log already, with the same content, is not added again: its entry is returned.
        The first within `app.core.events.asking.asked` has who asked written before it.

        Args:
            together: Called with the transaction's connection after the events were added, on the writer's thread: what
                it writes is there with them or not at all; where it raises, neither is. It does not commit, and waits
                for nothing. For what may not be in a log that keeps everything (a password's hash).

        Raises:
            Conflict: An event contradicts what is recorded (its id or a hospital number is taken).
            LedgerBroken: The log is read-only because it does not match its proofs.
            StorageFault: The disk is full or not writable; nothing was written.
            TimedOut: The disk did not answer within a minute; it may yet be written.
            DefectError: An event is not as the catalogue says, or the caller is a subscriber.
        """
        asking = unwritten_asking(events)
        first = () if asking is None else (asking.event,)

        def work(transaction: LogTransaction) -> tuple[LogEntry, ...]:
            entries = transaction.append((*first, *events))
            if together is not None:
                together(transaction.connection)
            return entries

        entries = self._writing().submit(work)
        if asking is not None:
            asking.written = True
        return entries[len(first) :]

    def erase(self, subject_id: str, event: SystemEvent, *, together: Together | None = None) -> LogEntry:
        """Destroy a subject's key, with the event that says so, and make the tables anew without them; durable.

        All of it in one transaction, or none. What the key sealed is unreadable from then on, in this process too;
        entries, leaves and proofs stay as they are.

        Args:
            subject_id: Whose.
            event: Says that it was done; it is about nobody, so that it stays readable.
            together: As of `append`, called first; where it raises, nothing is erased.

        Raises:
            NotFound: Nothing about this subject was ever sealed.
            ErasedSubject: It was done before.
            Conflict: Something about them was written in clear, by a version before the sealing.
            LedgerBroken, StorageFault, TimedOut: As `append`.
        """

        def work(transaction: LogTransaction) -> LogEntry:
            if together is not None:
                together(transaction.connection)
            if in_clear(transaction.connection, subject_id):
                raise Conflict(
                    "Entries about this subject were written in clear, by an earlier version of this application.",
                    meaning="No key can be destroyed that would make them unreadable. Nothing was changed.",
                    advice="Keep the data folder where only those may read it who must, or give it up as a whole.",
                )
            (entry,) = transaction.append([event])
            transaction.erase(subject_id)
            return entry

        try:
            return self._writing().submit(work, alone=True, into_file=True, answer_within_s=_ERASED_WITHIN_S)
        finally:
            self._opener.forget()

    def count_of(self, subject_id: str, event_types: Sequence[str] = ()) -> int:
        """Entries about a subject, erased or not; of these types, or of all.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(func.count()).select_from(ENTRIES).where(ENTRIES.c.subject_id == subject_id)
        if event_types:
            query = query.where(ENTRIES.c.event_type.in_(event_types))
        with translated("read"), self._reading.begin() as connection:
            return int(connection.execute(query).scalar_one())

    def chains_of(self, subject_id: str) -> tuple[str, ...]:
        """Correlation ids of all entries about a subject, also an erased one: their sessions among them.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ENTRIES.c.correlation_id).where(ENTRIES.c.subject_id == subject_id).distinct()
        with translated("read"), self._reading.begin() as connection:
            return tuple(sorted(connection.execute(query).scalars().all()))

    def read(self, first: int = 0, end: int | None = None, event_type: str | None = None) -> Iterator[LogEntry]:
        """Entries with index from `first` up to, not including, `end`, by index. Holds no lock between pages.

        Raises:
            LedgerBroken: An entry does not open with its subject's key.
            StorageFault: The database cannot be read, or holds an event of a newer version.
        """
        query = select(ENTRIES).order_by(ENTRIES.c.entry_index).limit(_PAGE)
        if end is not None:
            query = query.where(ENTRIES.c.entry_index < end)
        if event_type is not None:
            query = query.where(ENTRIES.c.event_type == event_type)
        while True:
            with translated("read"), self._reading.begin() as connection:
                page = connection.execute(query.where(ENTRIES.c.entry_index >= first)).all()
            for row in page:
                event = opened_at(self._opener, row.entry_index, row.encoding, row.payload)
                yield LogEntry(row.entry_index, event, row.leaf_hash, row.token, row.payload, row.encoding)
            if len(page) < _PAGE:
                return
            first = page[-1].entry_index + 1

    def events_of(self, correlation_id: str) -> tuple[SystemEvent, ...]:
        """All events of one chain (a session's id), in order.

        Raises:
            LedgerBroken: An entry does not open with its subject's key.
            StorageFault: The database cannot be read, or holds an event of a newer version.
        """
        query = select(ENTRIES.c.encoding, ENTRIES.c.payload).where(ENTRIES.c.correlation_id == correlation_id)
        with translated("read"), self._reading.begin() as connection:
            rows = connection.execute(query.order_by(ENTRIES.c.entry_index)).all()
        return tuple(self._opener.event(row.encoding, row.payload) for row in rows)

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Have `callback` called with each entry, in order, once it is on the disk.

        It runs on the writer's thread: it hands over and returns, does not append, and raises nothing (if it does,
        the error goes to `threading.excepthook` and it is called no more).

        Returns:
            A function that ends the subscription; calling it twice does no harm.
        """
        with self._lock:
            number = self._next_subscriber
            self._next_subscriber += 1
            self._subscribers[number] = callback

        def unsubscribe() -> None:
            with self._lock:
                self._subscribers.pop(number, None)

        return unsubscribe

    def checkpoint(self, reason: str, *, only_if_new: bool = False) -> Checkpoint:
        """Sign the log as it is, keep that for ever, and say so in the log ("ledger.event_recorded").

        What is signed is first read back from the file and checked against the last checkpoint.

        Args:
            reason: "periodic", "report", "stop" or the like.
            only_if_new: Where nothing but the last checkpoint's own entry was added since, return that one instead.

        Raises:
            LedgerBroken: The file does not hold what was written; the log is read-only from now on.
            StorageFault: The disk is full or not writable.
            TimedOut: The disk did not answer within a minute.
        """

        def work(transaction: LogTransaction) -> Checkpoint:
            # Alone in its transaction, so all that is to be signed has been committed and can be read back.
            found = verify_tail(self._file, self._verified_by())
            if found.size != transaction.size:
                raise LedgerBroken("The log's file does not hold what was written.", at_index=found.size)
            if only_if_new and found.checkpoint is not None and found.checkpoint.size >= transaction.size - 1:
                return found.checkpoint
            checkpoint = transaction.sign()
            transaction.keep(checkpoint)
            data = LedgerEventRecordedData(size=checkpoint.size, root=checkpoint.root_text, reason=reason)
            transaction.append([new_event(CHECKPOINT_EVENT, data, source_service="station", clock=self._clock)])
            return checkpoint

        return self._writing().submit(work, alone=True)

    def last_checkpoint(self) -> Checkpoint | None:
        """The checkpoint kept last, its signature checked; None where there is none.

        Raises:
            LedgerBroken: Its signature is not valid.
            StorageFault: The database cannot be read.
        """
        query = select(CHECKPOINTS.c.note).order_by(CHECKPOINTS.c.size.desc()).limit(1)
        with translated("read"), self._reading.begin() as connection:
            note = connection.execute(query).scalar()
        return None if note is None else self._verified_by().verify(note)

    def verify(self) -> VerifiedLog:
        """Check everything, from the first entry to the head, and the clinical tables against it.

        Raises:
            LedgerBroken: Something does not match (`at_index`); the log is read-only from now on.
            StorageFault: It cannot be read.
        """
        if self._fault is not None and self._verifier is None:
            raise self._fault
        try:
            return verify_file(self._file, self._verified_by(), given_up=self._given_up)
        except LedgerBroken as error:
            self.refuse_from_now_on(error)
            raise

    def rebuild_projections(self, *, check: bool = True) -> None:
        """Make the clinical tables anew from the log, in one transaction.

        Args:
            check: Refuse, and change nothing, where the result differs from what was there.

        Raises:
            LedgerBroken: It differs (with `check`), or the log is read-only.
            StorageFault: The disk is full or not writable.
        """

        def work(transaction: LogTransaction) -> None:
            before = registry.copy_rows(transaction.connection)
            transaction.rebuild_tables()
            if check and registry.copy_rows(transaction.connection) != before:
                raise LedgerBroken(
                    "The clinical tables do not say what the log says.",
                    meaning="The log itself holds; a table made from it was changed outside this application.",
                )

        self._writing().submit(work, alone=True)

    def refuse_from_now_on(self, fault: LedgerBroken) -> None:
        """Turn read-only."""
        self._fault = self._fault or fault
        if self._writer is not None:
            self._writer.refuse_from_now_on(fault)

    def tell(self, entries: Sequence[LogEntry]) -> None:
        """Call the subscribers; the writer's business."""
        with self._lock:
            subscribers = list(self._subscribers.items())
        for entry in entries:
            for number, callback in subscribers:
                if number in self._subscribers:
                    self._call(number, callback, entry)

    def close(self) -> None:
        """Write what is waiting and let go of the file."""
        self._given_up.set()
        if self._checker is not None:
            self._checker.join(_CHECK_ENDS_WITHIN_S)
        # Readers first: only the last connection to close, if it may write, leaves one file with all in it.
        self._reading.dispose()
        if self._writer is not None:
            self._writer.close()
        self._reading.dispose()

    def _check(self) -> None:
        # What it finds is kept as the fault by `verify`; a disk that cannot be read shows itself at the next append.
        with contextlib.suppress(SurroundingsError):
            self.verify()

    def _call(self, number: int, callback: Subscriber, entry: LogEntry) -> None:
        try:
            callback(entry)
        except Exception as error:  # noqa: BLE001  carried to threading.excepthook
            with self._lock:
                self._subscribers.pop(number, None)
            thread = threading.current_thread()
            threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, thread)))

    def _broken(self) -> LedgerBroken | None:
        return self._fault or (self._writer.fault if self._writer is not None else None)

    def _writing(self) -> LogWriter:
        broken = self._broken()
        if broken is not None:
            raise LedgerBroken(
                broken.what, at_index=broken.at_index, meaning="The log is read-only; nothing was recorded."
            )
        if self._writer is None:
            raise StorageFault("The log was opened for reading only.")
        return self._writer

    def _verified_by(self) -> CheckpointVerifier:
        if self._verifier is None:
            raise LedgerBroken("The public key of the log is missing or cannot be read.")
        return self._verifier
