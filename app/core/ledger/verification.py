"""Reading a stored log from its first entry to its last and believing nothing.

Guarantees, for every entry: the index follows the one before; the leaf is that of this payload and token; the columns
beside the payload say what the payload says; every stored node is the hash of what is below it; every kept
checkpoint is signed, has the root of its size, and has its own entry in the log (and each such entry its checkpoint);
the signed head covers exactly the entries that are there. The error names the first entry that cannot be believed.
Does not: open files or know the database (`LogStorage` is implemented by `app.core.store`); keep more than the tree's
right edge in memory. A log that was replaced as a whole by an older state of itself is in order by these rules; it is
caught by a checkpoint kept elsewhere (`expected`). Any thread; the storage belongs to the caller's.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import msgspec

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.leaf import PLAIN, SEALED, TOKEN_BYTES, leaf_data
from app.core.ledger.merkle import GrowingTree, NodeSource, node_at, stored_nodes

CHECKPOINT_EVENT = "ledger.event_recorded"


_read_payload = msgspec.json.decode


class StoredEntry(msgspec.Struct, frozen=True):
    """A row of the log, exactly as the storage has it.

    Attributes:
        columns: What is stored beside the payload and must equal the payload's members of the same names.
    """

    index: int
    encoding: str
    token: bytes
    payload: bytes
    leaf_hash: bytes
    columns: Mapping[str, object]


class LogStorage(NodeSource, Protocol):
    """The storage verification reads; all of it must be one snapshot."""

    def entries(self, first: int) -> Iterator[StoredEntry]:
        """Entries from index `first` on, by index."""
        ...

    def nodes(self, first: int) -> Iterator[tuple[int, bytes]]:
        """Position and hash of the stored nodes from position `first` on, by position."""
        ...

    def checkpoints(self, first: int) -> Iterator[tuple[int, str]]:
        """Size and text of the kept checkpoints from size `first` on, by size."""
        ...

    def head(self) -> str | None:
        """The signed head's text; None where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class VerifiedLog:
    """What was found to hold.

    Attributes:
        size: Entries.
        root: Root over them.
        head: The signed head.
        checkpoint: The last kept checkpoint; None where none was made yet.
        checkpoints: How many kept checkpoints were checked.
    """

    size: int
    root: bytes
    head: Checkpoint
    checkpoint: Checkpoint | None
    checkpoints: int


@dataclass(frozen=True, slots=True)
class VerifiedStretch:
    """What was found to hold of some entries in a row, if all before them does.

    Attributes:
        first: Index of the first.
        end: Index after the last.
        first_root: Root over the entries before them, from stored nodes that somebody else has to check.
        end_root: Root over all up to the last of them.
        checkpoint: The last kept checkpoint in it; None where there is none.
        checkpoints: How many kept checkpoints were checked.
        log: What holds of the log's end; None where the stretch ends before it.
    """

    first: int
    end: int
    first_root: bytes
    end_root: bytes
    checkpoint: Checkpoint | None
    checkpoints: int
    log: VerifiedLog | None


def verify_log(
    storage: LogStorage,
    verifier: CheckpointVerifier,
    *,
    trusted: Checkpoint | None = None,
    expected: Checkpoint | None = None,
) -> VerifiedLog:
    """Check a whole log, or what came after a checkpoint.

    Args:
        storage: The log.
        verifier: The key of its checkpoints.
        trusted: A checkpoint up to which the entries were checked before; only what follows is read.
        expected: A signed checkpoint kept elsewhere; the log must contain it.

    Raises:
        LedgerBroken: Something does not match; `at_index` names the first entry that cannot be believed.
    """
    return _Reading(storage, verifier, trusted, expected).run()


def verify_stretch(
    storage: LogStorage,
    verifier: CheckpointVerifier,
    first: int,
    end: int | None,
    *,
    expected: Checkpoint | None = None,
) -> VerifiedStretch:
    """Check some entries in a row, beginning with what the stored nodes say of those before.

    Args:
        storage: The log.
        verifier: The key of its checkpoints.
        first: Index of the first entry.
        end: Index after the last; None for all there are, and the log's end with its head.
        expected: A signed checkpoint kept elsewhere; the log must contain it.

    Raises:
        LedgerBroken: Something does not match. The entry it names need not be the first of the log.
    """
    reading = _Reading(storage, verifier, None, expected, first)
    first_root = reading.root
    log = None
    if end is None:
        log = reading.run()
    else:
        reading.run_until(end)
    return VerifiedStretch(
        first, reading.size, first_root, reading.root, reading.last_checkpoint, reading.checkpoints, log
    )


class _Reading:
    """One pass over a log."""

    def __init__(
        self,
        storage: LogStorage,
        verifier: CheckpointVerifier,
        trusted: Checkpoint | None,
        expected: Checkpoint | None,
        first: int = 0,
    ) -> None:
        self._storage = storage
        self._verifier = verifier
        self._expected = expected
        first = trusted.size if trusted else first
        self._tree = GrowingTree.of_stored(first, storage) if first else GrowingTree()
        if trusted and self._tree.root() != trusted.root:
            raise LedgerBroken(f"The first {first} entries are not those of their checkpoint.")
        self._position = stored_nodes(first)
        self._nodes = storage.nodes(self._position)
        self._checkpoints = storage.checkpoints(first)
        self._next_checkpoint = next(self._checkpoints, None)
        self._last: Checkpoint | None = None
        self._believed = first
        self._counted = 0

    @property
    def size(self) -> int:
        return self._tree.size

    @property
    def root(self) -> bytes:
        return self._tree.root()

    @property
    def last_checkpoint(self) -> Checkpoint | None:
        return self._last

    @property
    def checkpoints(self) -> int:
        return self._counted

    def run(self) -> VerifiedLog:
        for entry in self._storage.entries(self._tree.size):
            self._take(entry)
        return self._finish()

    def run_until(self, end: int) -> None:
        """Take the entries up to, not including, `end`, all of which must be there."""
        for entry in self._storage.entries(self._tree.size):
            if self._tree.size == end:
                return
            self._take(entry)
        if self._tree.size != end:
            raise LedgerBroken(f"Entry {self._tree.size} is gone.", at_index=self._tree.size)

    def _take(self, entry: StoredEntry) -> None:
        recorded = self._take_checkpoint()
        check_entry(entry, self._tree.size)
        self._check_recorded(entry, recorded)
        self._grow(entry)
        self._check_expected()

    def _take_checkpoint(self) -> Checkpoint | None:
        """The checkpoint kept over the entries read so far, if there is one, checked."""
        size = self._tree.size
        if self._next_checkpoint is None or self._next_checkpoint[0] > size:
            return None
        kept_size, note = self._next_checkpoint
        self._next_checkpoint = next(self._checkpoints, None)
        checkpoint = self._verifier.verify(note, at_index=size)
        if checkpoint.size != size or kept_size != size:
            raise LedgerBroken(f"The checkpoint kept for size {kept_size} is another one.", at_index=size)
        self._compare_root(checkpoint, "a checkpoint")
        self._believed, self._last = size, checkpoint
        self._counted += 1
        return checkpoint

    def _compare_root(self, checkpoint: Checkpoint, name: str) -> None:
        if checkpoint.root != self._tree.root():
            raise LedgerBroken(
                f"Entries {self._believed} to {checkpoint.size - 1} are not those {name} was signed over.",
                at_index=self._believed,
            )

    def _check_recorded(self, entry: StoredEntry, checkpoint: Checkpoint | None) -> None:
        """A checkpoint over n entries is told by entry n, and only by it."""
        tells = entry.columns.get("event_type") == CHECKPOINT_EVENT
        if checkpoint is None:
            if tells:
                raise LedgerBroken(f"The checkpoint that entry {entry.index} tells of is gone.", at_index=entry.index)
            return
        data = _payload_members(entry).get("data") if tells and entry.encoding == PLAIN else None
        if not isinstance(data, dict) or data.get("root") != checkpoint.root_text or data.get("size") != entry.index:
            raise LedgerBroken(
                f"Entry {entry.index} does not tell of the checkpoint over the entries before it.", at_index=entry.index
            )

    def _grow(self, entry: StoredEntry) -> None:
        for value in self._tree.append_hash(entry.leaf_hash):
            if next(self._nodes, None) == (self._position, value):
                self._position += 1
            else:
                node = node_at(self._position)
                first = node.first_leaf
                where = f"Entry {first} is" if node.level == 0 else f"Entries {first} to {entry.index} are"
                raise LedgerBroken(f"{where} not what the tree was built over.", at_index=first)

    def _check_expected(self) -> None:
        if self._expected is not None and self._expected.size == self._tree.size:
            self._compare_root(self._expected, "a checkpoint kept outside the log")

    def _finish(self) -> VerifiedLog:
        self._take_checkpoint()
        size = self._tree.size
        note = self._storage.head()
        if note is None:
            raise LedgerBroken("The log has no signed head.")
        head = self._verifier.verify(note)
        if head.size > size:
            raise LedgerBroken(f"Entries {size} to {head.size - 1} are gone.", at_index=size)
        if head.size < size:
            raise LedgerBroken(f"Entry {head.size} is not covered by the signed head.", at_index=head.size)
        self._compare_root(head, "the head")
        if self._next_checkpoint is not None:
            raise LedgerBroken(f"There is a checkpoint over {self._next_checkpoint[0]} entries.", at_index=size)
        if next(self._nodes, None) is not None:
            raise LedgerBroken("The tree has nodes that no entry belongs to.", at_index=size)
        if self._expected is not None and self._expected.size > size:
            raise put_back(size, self._expected.size, "a checkpoint kept outside it")
        return VerifiedLog(size, self._tree.root(), head, self._last, self._counted)


def put_back(size: int, signed_size: int, witness: str) -> LedgerBroken:
    """The error of a log that is in order but older than something that it signed.

    Args:
        size: Entries it has.
        signed_size: Entries it had.
        witness: What says so.
    """
    return LedgerBroken(
        f"An older copy of the log was put back: entries {size} to {signed_size - 1}, "
        f"which {witness} covers, are gone.",
        at_index=size,
        meaning=f"What is there holds, up to entry {size - 1}; what was acknowledged after that is missing.",
        advice="Do not go on with it: find the newest copy of the data folder, and tell your security officer.",
    )


def check_entry(entry: StoredEntry, index: int) -> None:
    """Check one entry by itself, at the place where it should be.

    Raises:
        LedgerBroken: It is not at `index`, or its leaf or columns do not belong to its payload.
    """
    if entry.index != index:
        raise LedgerBroken(f"Entry {index} is gone.", at_index=index)
    whole = isinstance(entry.payload, bytes) and isinstance(entry.token, bytes) and isinstance(entry.encoding, str)
    if not whole or len(entry.token) != TOKEN_BYTES:
        raise LedgerBroken(f"Entry {index} was changed.", at_index=index)
    try:
        leaf = leaf_data(entry.payload, entry.token, entry.encoding)
    except ValueError as error:
        raise LedgerBroken(f"Entry {index} was changed: its encoding is not one.", at_index=index) from error
    if hashlib.sha256(b"\x00" + leaf).digest() != entry.leaf_hash:
        raise LedgerBroken(f"Entry {index} was changed.", at_index=index)
    if entry.encoding not in (PLAIN, SEALED):
        return
    # Of a sealed entry too: the envelope is in clear, and no key is needed to hold the columns against it.
    members = _payload_members(entry)
    if entry.encoding == SEALED and not _is_box(members.get("data")):
        raise LedgerBroken(f"Entry {index} was changed: its data is not sealed.", at_index=index)
    columns = entry.columns
    for name in columns:
        # The type counts too: 1, 1.0 and True are equal in Python.
        if name not in members or type(members[name]) is not type(columns[name]) or members[name] != columns[name]:
            raise LedgerBroken(f"Entry {index} was changed: its {name} is not the payload's.", at_index=index)


def _is_box(data: object) -> bool:
    return isinstance(data, dict) and data.keys() == {"sealed"} and isinstance(data["sealed"], str)


def _payload_members(entry: StoredEntry) -> dict[str, object]:
    try:
        members = _read_payload(entry.payload)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LedgerBroken(f"The payload of entry {entry.index} cannot be read.", at_index=entry.index) from error
    if not isinstance(members, dict):
        raise LedgerBroken(f"The payload of entry {entry.index} is not an event.", at_index=entry.index)
    return members
