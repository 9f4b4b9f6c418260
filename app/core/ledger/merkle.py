"""The Merkle tree of RFC 6962 (section 2.1) and RFC 9162: hashes, the growing tree, the places of stored nodes.

Guarantees: pure; hashes are SHA-256, 32 bytes. A stored node is the hash of a complete subtree and never changes.
Does not: hold more than the right edge of the tree (at most 64 hashes), read or write anything.
Proofs are in `app.core.ledger.proofs`. A `GrowingTree` belongs to one thread; everything else to any.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf: SHA-256(0x00 || data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree: `level` 0 is a leaf; it spans the leaves from `index << level` on, `1 << level` of them."""

    level: int
    index: int

    @property
    def first_leaf(self) -> int:
        return self.index << self.level

    @property
    def position(self) -> int:
        """Where it is stored: nodes are numbered in the order in which they become complete (post-order).

        So growing the tree only ever appends, and checking it reads the nodes once, in order.
        """
        last_leaf = ((self.index + 1) << self.level) - 1
        return stored_nodes(last_leaf) + self.level


def stored_nodes(size: int) -> int:
    """How many complete subtrees (leaves included) a tree of `size` leaves has."""
    return 2 * size - size.bit_count()


def node_at(position: int) -> Node:
    """The node stored at `position`; the inverse of `Node.position`."""
    # stored_nodes(n) is at most 2n, so the leaf is at position // 2 or a little after it.
    leaf = position // 2
    while stored_nodes(leaf + 1) <= position:
        leaf += 1
    level = position - stored_nodes(leaf)
    return Node(level, ((leaf + 1) >> level) - 1)


def peaks(size: int) -> list[Node]:
    """The complete subtrees, left to right and largest first, that a tree of `size` leaves is made of."""
    found = []
    first_leaf = 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            found.append(Node(level, first_leaf >> level))
            first_leaf += 1 << level
    return found


class NodeSource(Protocol):
    """The storage the tree needs: gives the stored hash of a complete subtree."""

    def node(self, node: Node) -> bytes:
        """The stored hash.

        Raises:
            LedgerBroken: It is not there.
        """
        ...


class GrowingTree:
    """A tree to which leaves are appended. Keeps the peaks only."""

    def __init__(self, size: int = 0, peak_hashes: Iterable[bytes] = ()) -> None:
        self._size = size
        self._peaks = list(peak_hashes)
        if len(self._peaks) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} peaks, not {len(self._peaks)}")

    @classmethod
    def of_stored(cls, size: int, source: NodeSource) -> "GrowingTree":
        """The tree of `size` leaves whose nodes are stored.

        Raises:
            LedgerBroken: A node is missing.
        """
        return cls(size, [source.node(node) for node in peaks(size)])

    @property
    def size(self) -> int:
        return self._size

    def copy(self) -> "GrowingTree":
        return GrowingTree(self._size, self._peaks)

    def append(self, hash_of_leaf: bytes) -> list[tuple[Node, bytes]]:
        """Add a leaf; the nodes that became complete, the leaf itself first, in the order of their positions."""
        completed = [(Node(0, self._size), hash_of_leaf)]
        value, carry, level, index = hash_of_leaf, self._size, 0, self._size
        while carry & 1:
            value = node_hash(self._peaks.pop(), value)
            carry >>= 1
            level, index = level + 1, index >> 1
            completed.append((Node(level, index), value))
        self._peaks.append(value)
        self._size += 1
        return completed

    def append_hash(self, hash_of_leaf: bytes) -> list[bytes]:
        """As `append`; only the hashes of the nodes that became complete, in the order of their positions.

        Checking a log of millions makes no objects that it does not need.
        """
        completed = [hash_of_leaf]
        value, carry = hash_of_leaf, self._size
        while carry & 1:
            value = hashlib.sha256(b"\x01" + self._peaks.pop() + value).digest()
            carry >>= 1
            completed.append(value)
        self._peaks.append(value)
        self._size += 1
        return completed

    def root(self) -> bytes:
        """Hash of the whole tree."""
        if not self._peaks:
            return EMPTY_ROOT
        value = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            value = node_hash(peak, value)
        return value


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """Root over these leaf hashes."""
    tree = GrowingTree()
    for value in leaf_hashes:
        tree.append(value)
    return tree.root()
