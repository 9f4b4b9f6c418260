"""The one thread that writes the log, and what happens in one of its transactions.

Guarantees: everything waiting is written in one transaction (group commit), each request for itself: one that is
refused takes nothing of the others with it. Entries, tree nodes, projections and the newly signed head are committed
together; a request is answered when they are on the disk, never before. What another process of ours appended in
the meantime is taken up; what cannot be believed stops all writing for good.
Does not: read for others, or wait for subscribers before it answers. `submit` from any thread but its own.
"""

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from app.core.errors import Conflict, DefectError, LedgerBroken, NeuraScaleError, StorageFault, TimedOut
from app.core.ledger.checkpoint import Checkpoint, CheckpointSigner
from app.core.ledger.merkle import GrowingTree
from app.core.store.database import translated
from app.core.store.head_copy import HeadCopy
from app.core.store.log_entry import LogEntry
from app.core.store.log_tables import HEAD
from app.core.store.log_transaction import LogTransaction, read_head, tree_of_head
from app.core.store.opened_log import opener_on

_ANSWER_WITHIN_S = 60.0
_BATCH = 256

ResultT = TypeVar("ResultT")
Work = Callable[[LogTransaction], ResultT]


@dataclass(frozen=True, slots=True)
class _Request:
    """Work for one transaction.

    Attributes:
        alone: Nothing else may be in it.
        into_file: Afterwards all goes from the write-ahead log into the file, and the former is emptied: what was
            overwritten must not remain in either.
    """

    work: Work[Any]
    answer: "Future[Any]"
    alone: bool
    into_file: bool


class LogWriter:
    """Owns the writing connection.

    Args:
        engine: Of the database, for writing.
        signer: Signs the head.
        head_copy: Second copy of the head.
        subjects_key: Wraps the keys of subjects, see `app.core.store.keys.subject_keys`.
        committed: Called on the writer's thread with each transaction's entries, after their requests were answered.
    """

    def __init__(
        self,
        engine: Engine,
        signer: CheckpointSigner,
        head_copy: HeadCopy,
        subjects_key: bytes | None,
        committed: Callable[[Sequence[LogEntry]], None],
    ) -> None:
        self._engine = engine
        self._signer = signer
        self._head_copy = head_copy
        self._subjects_key = subjects_key
        self._committed = committed
        self._requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._fault: LedgerBroken | None = None
        self._tree = GrowingTree()
        self._head: Checkpoint | None = None
        self._thread = threading.Thread(target=self._run, name="log-writer", daemon=True)
        self._ready: Future[None] = Future()
        self._thread.start()
        try:
            self._ready.result(_ANSWER_WITHIN_S)
        except NeuraScaleError:
            self._thread.join()
            raise

    @property
    def fault(self) -> LedgerBroken | None:
        return self._fault

    @property
    def size(self) -> int:
        """Entries committed."""
        head = self._head
        return head.size if head else 0

    def refuse_from_now_on(self, fault: LedgerBroken) -> None:
        """Write nothing any more."""
        self._fault = self._fault or fault

    def submit(
        self,
        work: Work[ResultT],
        *,
        alone: bool = False,
        into_file: bool = False,
        answer_within_s: float = _ANSWER_WITHIN_S,
    ) -> ResultT:
        """Have `work` done in a transaction; its result once that is on the disk.

        Args:
            work: What to do.
            alone: In a transaction of its own.
            into_file: Then empty the write-ahead log, as far as nobody reads from it just now.
            answer_within_s: Wait for no longer.

        Raises:
            Conflict: It contradicts what is recorded.
            LedgerBroken: The log is read-only because it does not match its proofs.
            StorageFault: The disk is full, not writable, or the log is closed. Nothing was written.
            TimedOut: No answer in time (a minute); it may yet be written.
            DefectError: Called from a subscriber, on the writer's own thread.
        """
        if threading.current_thread() is self._thread:
            raise DefectError("A subscriber of the log tried to write to it from the writer's own thread.")
        answer: Future[ResultT] = Future()
        with self._lock:
            if self._closed:
                raise StorageFault("The log is closed.", meaning="This was not recorded.")
            self._requests.put(_Request(work, answer, alone, into_file))
        try:
            return answer.result(answer_within_s)
        except FutureTimeoutError as error:
            raise TimedOut(
                "The log did not answer in time.", meaning="It may or may not have been recorded."
            ) from error

    def close(self) -> None:
        """Write what is waiting, then end the thread."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._requests.put(None)
        self._thread.join(_ANSWER_WITHIN_S)

    def _run(self) -> None:
        try:
            with translated("opened"):
                connection = self._engine.connect()
        except NeuraScaleError as error:
            self._ready.set_exception(error)
            return
        with contextlib.closing(connection), contextlib.closing(self._head_copy):
            try:
                with translated("read"), connection.begin():
                    self._take_up(connection)
            except NeuraScaleError as error:
                self._ready.set_exception(error)
                return
            self._ready.set_result(None)
            # One for all transactions, so that a subject's key is unwrapped once; it forgets where one is undone.
            self._opener = opener_on(connection, self._subjects_key)
            for batch in self._batches():
                self._write(connection, batch)
            # All into the one file where nobody reads any more; where somebody does, it stays in the -wal beside it.
            self._empty_wal(connection)

    def _empty_wal(self, connection: Connection) -> None:
        # By the driver's own connection: SQLAlchemy would begin a transaction first, within which nothing can be moved.
        driver: Any = connection.connection.driver_connection
        with contextlib.suppress(NeuraScaleError), translated("closed"):
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _batches(self) -> Iterator[list[_Request]]:
        """What is waiting, together; requests that must be alone, alone. Ends when closed."""
        waiting: list[_Request] = []
        while (request := self._requests.get()) is not None:
            waiting.append(request)
            closing = False
            with contextlib.suppress(queue.Empty):
                while len(waiting) < _BATCH:
                    more = self._requests.get_nowait()
                    if more is None:
                        closing = True
                        break
                    waiting.append(more)
            while waiting:
                together = 1
                while not waiting[0].alone and together < len(waiting) and not waiting[together].alone:
                    together += 1
                yield waiting[:together]
                del waiting[:together]
            if closing:
                return

    def _write(self, connection: Connection, batch: list[_Request]) -> None:
        """One transaction with all of `batch`, then their answers, then the subscribers."""
        outcomes: list[tuple[_Request, object, NeuraScaleError | None]] = []
        try:
            if self._fault is not None:
                raise self._fault
            with translated("written"):
                entries = self._transact(connection, batch, outcomes)
        except NeuraScaleError as error:
            self._opener.forget()
            if isinstance(error, LedgerBroken):
                self.refuse_from_now_on(error)
            for request in batch:
                request.answer.set_exception(error)
            return
        if any(request.into_file for request in batch):
            self._empty_wal(connection)
        for request, result, refusal in outcomes:
            if refusal is None:
                request.answer.set_result(result)
            else:
                request.answer.set_exception(refusal)
        if entries:
            self._committed(entries)

    def _transact(
        self,
        connection: Connection,
        batch: list[_Request],
        outcomes: list[tuple[_Request, object, NeuraScaleError | None]],
    ) -> Sequence[LogEntry]:
        """Do the work of `batch` and commit; the new entries."""
        with connection.begin():
            self._take_up(connection)
            transaction = LogTransaction(connection, self._tree, self._signer, self._opener)
            outcomes.extend((request, *_do(transaction, request)) for request in batch)
            grown = transaction.finish()
        if grown is None:
            return ()
        self._tree, self._head = grown
        with contextlib.suppress(StorageFault):
            # The entries are on the disk and will be answered so; a copy that is behind accuses nobody.
            self._head_copy.write(self._head)
        return transaction.new_entries

    def _take_up(self, connection: Connection) -> None:
        """Start from what is stored, which may be more than what this writer wrote."""
        if self._head is not None and connection.execute(select(HEAD.c.note)).scalar() == self._head.note:
            return
        head = read_head(connection, self._signer.verifier)
        if self._head is not None and head.size <= self._head.size:
            raise LedgerBroken("The log's head was replaced while the log was open.", at_index=head.size)
        self._tree, self._head = tree_of_head(connection, head), head


def _do(transaction: LogTransaction, request: _Request) -> tuple[object, NeuraScaleError | None]:
    """One request's result, or why it was refused; then nothing of it remains in the transaction.

    Faults of database and disk are not a request's own: they pass, and undo the whole transaction.
    """
    try:
        with transaction.part():
            return request.work(transaction), None
    except IntegrityError as error:
        refusal = Conflict(
            "This contradicts what is already recorded: something is there already, or something it needs is not.",
            meaning="It was not recorded.",
            advice="Look at what is there; then change the entry and try again.",
        )
        refusal.__cause__ = error
        return None, refusal
    except (LedgerBroken, StorageFault, SQLAlchemyError):
        raise
    except NeuraScaleError as error:
        return None, error
    except Exception as error:  # noqa: BLE001  carried to the thread that asked; the writer must outlive it
        refusal_of_ours = DefectError(f"An unexpected {type(error).__name__} while writing to the log.")
        refusal_of_ours.__cause__ = error
        return None, refusal_of_ours
