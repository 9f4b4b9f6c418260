"""Inclusion and consistency proofs of RFC 6962 (sections 2.1.1, 2.1.2), checked as RFC 9162 (2.1.3.2, 2.1.4.2).

Guarantees: a proof made here is accepted here; a proof with a wrong size, index, hash, or with too few or too many
hashes is refused. Does not: trust a size it was not given by a signed checkpoint. Pure; any thread.
"""

import hmac
from collections.abc import Sequence

from app.core.errors import LedgerBroken
from app.core.ledger.merkle import HASH_BYTES, GrowingTree, Node, NodeSource, node_hash, peaks


def _range_root(first: int, end: int, source: NodeSource) -> bytes:
    """Root over the leaves from `first` up to `end`; `first` is where a split put it, so subtrees fall in place."""
    parts = [source.node(Node(part.level, part.index + (first >> part.level))) for part in peaks(end - first)]
    return GrowingTree(end - first, parts).root()


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(index: int, size: int, source: NodeSource) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root over `size` leaves.

    Raises:
        LedgerBroken: A stored node is missing.
        ValueError: `index` is not within `size`.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    proof: list[bytes] = []
    first, end = 0, size
    while end - first > 1:
        middle = first + _split(end - first)
        if index < middle:
            proof.append(_range_root(middle, end, source))
            end = middle
        else:
            proof.append(_range_root(first, middle, source))
            first = middle
    return proof[::-1]


def consistency_proof(old_size: int, new_size: int, source: NodeSource) -> list[bytes]:
    """The hashes that show that the tree of `new_size` leaves begins with that of `old_size`.

    Raises:
        LedgerBroken: A stored node is missing.
        ValueError: The sizes are not in order.
    """
    if not 1 <= old_size <= new_size:
        raise ValueError(f"a tree of {new_size} does not grow from one of {old_size}")
    if old_size == new_size:
        return []
    proof: list[bytes] = []
    first, end, whole = 0, new_size, True
    while end != old_size:
        middle = first + _split(end - first)
        if old_size <= middle:
            proof.append(_range_root(middle, end, source))
            end = middle
        else:
            proof.append(_range_root(first, middle, source))
            first, whole = middle, False
    if not whole:
        proof.append(_range_root(first, end, source))
    return proof[::-1]


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Check that `leaf` (its hash) is at `index` of the tree of `size` leaves with this root.

    Raises:
        LedgerBroken: The proof does not show it.
    """
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        raise LedgerBroken(f"The proof for entry {index} is not one.", at_index=max(index, 0))
    value, place, last = leaf, index, size - 1
    for sibling in proof:
        if last == 0:
            raise LedgerBroken(f"The proof for entry {index} is too long.", at_index=index)
        if place & 1 or place == last:
            value = node_hash(sibling, value)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        place, last = place >> 1, last >> 1
    if last != 0 or not hmac.compare_digest(value, root):
        raise LedgerBroken(f"The proof for entry {index} does not lead to the root.", at_index=index)


def verify_consistency(old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the tree of `new_size` leaves begins with that of `old_size`.

    Every tree begins with the empty one, so a proof for `old_size` 0 shows nothing and is refused.

    Raises:
        LedgerBroken: The proof does not show it.
    """
    if not 1 <= old_size <= new_size or not _are_hashes(*proof):
        raise LedgerBroken("A consistency proof is not one.")
    if old_size == new_size:
        if proof or old_root != new_root:
            raise LedgerBroken("A consistency proof between trees of one size does not hold.")
        return
    # An old tree that is one complete subtree is its own first hash.
    hashes = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    if not hashes:
        raise LedgerBroken("A consistency proof is too short.")
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old_value = new_value = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            raise LedgerBroken("A consistency proof is too long.")
        if place & 1 or place == last:
            old_value, new_value = node_hash(sibling, old_value), node_hash(sibling, new_value)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new_value = node_hash(new_value, sibling)
        place, last = place >> 1, last >> 1
    if last != 0 or not hmac.compare_digest(old_value, old_root) or not hmac.compare_digest(new_value, new_root):
        raise LedgerBroken("A consistency proof does not lead to both roots.")


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
