"""The tree against RFC 6962's own definition, and the numbering of stored nodes."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.ledger.merkle import EMPTY_ROOT, GrowingTree, Node, leaf_hash, node_at, peaks, root_of, stored_nodes


def _leaves(size: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def _defined_root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 section 2.1, word by word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + _defined_root(leaves[:split]) + _defined_root(leaves[split:])).digest()


class FakeNodes:
    """All nodes of a tree, kept as the storage keeps them."""

    def __init__(self, size: int) -> None:
        self.tree = GrowingTree()
        self.stored = [value for leaf in _leaves(size) for _, value in self.tree.append(leaf)]

    def node(self, node: Node) -> bytes:
        if node.position >= len(self.stored):
            raise LedgerBroken("missing")
        return self.stored[node.position]


def test_known_roots() -> None:
    # The first two are RFC 6962's test data (trillian, certificate-transparency-go).
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root_of([leaf_hash(b"")]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root_of([leaf_hash(b""), leaf_hash(b"\x00")]).hex() == (
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    )


@given(st.integers(0, 300))
def test_the_growing_tree_has_the_root_of_the_definition(size: int) -> None:
    assert root_of(_leaves(size)) == _defined_root(_leaves(size))


@given(st.integers(0, 600))
def test_nodes_are_stored_in_the_order_in_which_they_become_complete(size: int) -> None:
    tree = GrowingTree()
    positions = [node.position for leaf in _leaves(size) for node, _ in tree.append(leaf)]
    assert positions == list(range(stored_nodes(size)))


@given(st.integers(0, 2**48))
def test_a_position_and_its_node_belong_together(position: int) -> None:
    assert node_at(position).position == position


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_tree_goes_on_from_its_stored_nodes(first: int, more: int) -> None:
    source = FakeNodes(first)
    tree = GrowingTree.of_stored(first, source)
    assert tree.root() == source.tree.root()
    for leaf in _leaves(first + more)[first:]:
        tree.append(leaf)
    assert tree.root() == _defined_root(_leaves(first + more))


def test_a_copy_grows_apart() -> None:
    tree = FakeNodes(5).tree
    copy = tree.copy()
    copy.append(leaf_hash(b"x"))
    assert (tree.size, copy.size) == (5, 6)
    assert tree.root() == _defined_root(_leaves(5))


def test_peaks_are_the_largest_complete_subtrees() -> None:
    assert peaks(11) == [Node(3, 0), Node(1, 4), Node(0, 10)]
    with pytest.raises(ValueError, match="peaks"):
        GrowingTree(11, [b"x" * 32])
