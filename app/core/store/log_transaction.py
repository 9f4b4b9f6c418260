"""What can be done to the log within one transaction.

Guarantees: what an event says of a subject is sealed under that subject's key before it is written; entries, nodes and
projections are written together with the head that covers them; a request that fails leaves tree and tables as they
were before it. An event whose id is already in the log with the same content is answered with the entry that is there
(so that a step done again after a crash records nothing twice).
Does not: commit. Writer's thread only.
"""

import contextlib
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects import sqlite

from app.core.errors import Conflict, LedgerBroken
from app.core.events.canonical_form import decode_event, encode_event, timestamp_text
from app.core.events.system_event import SystemEvent
from app.core.ledger.checkpoint import Checkpoint, CheckpointSigner, CheckpointVerifier
from app.core.ledger.leaf import leaf_data, new_token
from app.core.ledger.merkle import GrowingTree, Node, leaf_hash, stored_nodes
from app.core.store.entry_opening import EntryOpener
from app.core.store.log_entry import LogEntry
from app.core.store.log_tables import CHECKPOINTS, ENTRIES, HEAD, NODES
from app.core.store.opened_log import stored_events
from app.core.store.projections import registry

# Written for each entry: as text that SQLAlchemy made once, a third of what building the statement each time costs.
_DIALECT = sqlite.dialect()
_INSERT_ENTRY = str(ENTRIES.insert().compile(dialect=_DIALECT))
_INSERT_NODE = str(NODES.insert().compile(dialect=_DIALECT))
_KNOWN = str(select(ENTRIES).where(ENTRIES.c.event_id == bindparam("event_id")).compile(dialect=_DIALECT))


class StoredNodes:
    """Implements `app.core.ledger.merkle.NodeSource` on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def node(self, node: Node) -> bytes:
        value = self._connection.execute(select(NODES.c.hash).where(NODES.c.position == node.position)).scalar()
        if not isinstance(value, bytes):
            raise LedgerBroken("A node of the tree is gone.", at_index=node.first_leaf)
        return value


def read_head(connection: Connection, verifier: CheckpointVerifier) -> Checkpoint:
    """The signed head that is stored.

    Raises:
        LedgerBroken: There is none, or its signature is not valid.
    """
    note = connection.execute(select(HEAD.c.note)).scalar()
    if not isinstance(note, str):
        raise LedgerBroken("The log has no signed head.")
    return verifier.verify(note)


def tree_of_head(connection: Connection, head: Checkpoint) -> GrowingTree:
    """The tree the head covers, from the stored nodes.

    Raises:
        LedgerBroken: Nodes or entries are missing, too many, or not those the head was signed over.
    """
    entries = connection.execute(select(func.coalesce(func.max(ENTRIES.c.entry_index) + 1, 0))).scalar_one()
    nodes = connection.execute(select(func.coalesce(func.max(NODES.c.position) + 1, 0))).scalar_one()
    if entries != head.size:
        raise LedgerBroken(
            f"The log has {entries} entries and its head covers {head.size}.", at_index=min(entries, head.size)
        )
    if nodes != stored_nodes(head.size):
        raise LedgerBroken("The tree has not as many nodes as the log has entries for.")
    tree = GrowingTree.of_stored(head.size, StoredNodes(connection))
    if tree.root() != head.root:
        raise LedgerBroken("The tree is not the one the log's head was signed over.")
    return tree


class LogTransaction:
    """One open transaction.

    Args:
        connection: In a transaction.
        tree: The tree as committed; not changed.
        signer: Signs the head.
        opener: Seals and opens entries, with keys that lie behind the same connection.
    """

    def __init__(
        self, connection: Connection, tree: GrowingTree, signer: CheckpointSigner, opener: EntryOpener
    ) -> None:
        self.connection = connection
        self.opener = opener
        self._signer = signer
        self._committed_size = tree.size
        self._tree = tree.copy()
        self._entries: list[LogEntry] = []

    @property
    def size(self) -> int:
        """Entries, those of this transaction included."""
        return self._tree.size

    @property
    def new_entries(self) -> Sequence[LogEntry]:
        return self._entries

    @contextlib.contextmanager
    def part(self) -> Iterator[None]:
        """What is done within is undone, alone, where it raises."""
        tree, count = self._tree.copy(), len(self._entries)
        try:
            self.connection.exec_driver_sql("SAVEPOINT part")
            try:
                yield
            except BaseException:
                self.connection.exec_driver_sql("ROLLBACK TO part")
                raise
            finally:
                self.connection.exec_driver_sql("RELEASE part")
        except BaseException:
            self._tree = tree
            del self._entries[count:]
            # A key that was made within is undone too; one that was destroyed is there again.
            self.opener.forget()
            raise

    def append(self, events: Sequence[SystemEvent]) -> tuple[LogEntry, ...]:
        """Add events in this order, with their projections.

        Raises:
            Conflict: An id is taken by another event.
            ErasedSubject: An event is about somebody who was erased.
            DefectError: An event is not as the catalogue says.
        """
        return tuple(self._append_one(event) for event in events)

    def erase(self, subject_id: str) -> None:
        """Destroy a subject's key and make the clinical tables anew without what it sealed.

        Raises:
            NotFound: Nothing about this subject was ever sealed.
            ErasedSubject: It was done before.
        """
        self.opener.erase(subject_id)
        self.rebuild_tables()

    def rebuild_tables(self) -> None:
        """Make the clinical tables anew from all entries, those of this transaction included."""
        registry.clear(self.connection)
        for index, event in stored_events(self.connection, self.opener, registry.EVENT_TYPES):
            registry.project(self.connection, index, event)

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep a checkpoint for ever."""
        self.connection.execute(CHECKPOINTS.insert().values(size=checkpoint.size, note=checkpoint.note))

    def sign(self) -> Checkpoint:
        """A checkpoint over all entries there are."""
        return self._signer.sign(self._tree.size, self._tree.root())

    def finish(self) -> tuple[GrowingTree, Checkpoint] | None:
        """Store the newly signed head; the tree and head that hold once committed. None where nothing was added."""
        if self._tree.size == self._committed_size:
            return None
        head = self.sign()
        self.connection.execute(HEAD.update().values(note=head.note))
        return self._tree, head

    def _append_one(self, event: SystemEvent) -> LogEntry:
        plain = encode_event(event)
        known = self.connection.exec_driver_sql(_KNOWN, (event.event_id,)).one_or_none()
        if known is not None:
            if not self.opener.is_that(known.encoding, known.payload, plain):
                raise Conflict(
                    f"Another event {known.event_type} is already recorded under the same id.",
                    meaning="This one was not recorded.",
                )
            return LogEntry(
                known.entry_index,
                self.opener.event(known.encoding, known.payload),
                known.leaf_hash,
                known.token,
                known.payload,
                known.encoding,
            )
        encoding, payload = self.opener.seal(plain, event.subject_id, event.event_id)
        token = new_token()
        index, leaf = self._tree.size, leaf_hash(leaf_data(payload, token, encoding))
        entry = LogEntry(index, decode_event(plain), leaf, token, payload, encoding)
        row = {  # in the order of the table's columns
            "entry_index": index,
            "event_id": event.event_id,
            "event_type": event.event_type,
            "source_service": event.source_service,
            "timestamp": timestamp_text(event.timestamp),
            "correlation_id": event.correlation_id,
            "causation_id": event.causation_id,
            "subject_id": event.subject_id,
            "schema_version": event.schema_version,
            "encoding": encoding,
            "token": token,
            "payload": payload,
            "leaf_hash": leaf,
        }
        self.connection.exec_driver_sql(_INSERT_ENTRY, tuple(row.values()))
        completed = [(node.position, value) for node, value in self._tree.append(leaf)]
        self.connection.exec_driver_sql(_INSERT_NODE, completed)
        # From the bytes, not the object: what a rebuild will see is what is projected now.
        registry.project(self.connection, index, entry.event)
        self._entries.append(entry)
        return entry
