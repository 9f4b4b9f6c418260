"""Proofs: ours among themselves, and the cases of transparency-dev/merkle, right ones and wrong ones."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.ledger.merkle import GrowingTree, Node, leaf_hash, root_of
from app.core.ledger.proofs import consistency_proof, inclusion_proof, verify_consistency, verify_inclusion
from tests.shared_data import shared_vector, vectors_folder

_LEAVES = [leaf_hash(bytes([number])) for number in range(130)]


class _Nodes:
    def __init__(self) -> None:
        tree = GrowingTree()
        self._stored = [value for leaf in _LEAVES for _, value in tree.append(leaf)]

    def node(self, node: Node) -> bytes:
        return self._stored[node.position]


_NODES = _Nodes()
_SIZES = st.integers(1, len(_LEAVES))


@given(_SIZES, st.data())
def test_inclusion_proofs_hold_for_their_leaf_only(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1))
    proof, root = inclusion_proof(index, size, _NODES), root_of(_LEAVES[:size])
    verify_inclusion(index, size, _LEAVES[index], proof, root)
    if other != index:
        with pytest.raises(LedgerBroken):
            verify_inclusion(other, size, _LEAVES[index], proof, root)
        with pytest.raises(LedgerBroken):
            verify_inclusion(index, size, _LEAVES[other], proof, root)


@given(_SIZES, st.data())
def test_consistency_proofs_hold_for_their_sizes_only(new_size: int, data: st.DataObject) -> None:
    old_size = data.draw(st.integers(1, new_size))
    proof = consistency_proof(old_size, new_size, _NODES)
    old_root, new_root = root_of(_LEAVES[:old_size]), root_of(_LEAVES[:new_size])
    verify_consistency(old_size, new_size, old_root, new_root, proof)
    with pytest.raises(LedgerBroken):
        verify_consistency(old_size, new_size, old_root, leaf_hash(b"other"), proof)
    if proof:
        changed = data.draw(st.integers(0, len(proof) - 1))
        wrong = [leaf_hash(b"of no tree") if place == changed else value for place, value in enumerate(proof)]
        for bad in (wrong, proof[:-1], [*proof, leaf_hash(b"of no tree")]):
            with pytest.raises(LedgerBroken):
                verify_consistency(old_size, new_size, old_root, new_root, bad)


def test_proofs_are_asked_for_within_the_tree_only() -> None:
    with pytest.raises(ValueError, match="not in a tree"):
        inclusion_proof(5, 5, _NODES)
    with pytest.raises(ValueError, match="does not grow"):
        consistency_proof(6, 5, _NODES)


def _cases(kind: str) -> list[Path]:
    return sorted((vectors_folder() / "merkle" / kind).rglob("*.json"))


def _bytes(value: object) -> bytes:
    return base64.b64decode(str(value)) if value else b""


def _hashes(values: object) -> list[bytes]:
    return [_bytes(value) for value in values] if isinstance(values, list) else []


def _expect(wanted_error: bool, check: Callable[[], None]) -> None:
    if wanted_error:
        with pytest.raises(LedgerBroken):
            check()
    else:
        check()


@pytest.mark.needs_data
def test_all_inclusion_vectors() -> None:
    shared_vector("merkle/inclusion")
    cases = [json.loads(path.read_text()) for path in _cases("inclusion")]
    assert len(cases) > 50
    assert {case["wantErr"] for case in cases} == {True, False}
    for case in cases:
        leaf, root, proof = _bytes(case["leafHash"]), _bytes(case["root"]), _hashes(case["proof"])
        _expect(
            case["wantErr"],
            lambda c=case, le=leaf, p=proof, r=root: verify_inclusion(c["leafIdx"], c["treeSize"], le, p, r),
        )


@pytest.mark.needs_data
def test_all_consistency_vectors() -> None:
    shared_vector("merkle/consistency")
    cases = [json.loads(path.read_text()) for path in _cases("consistency")]
    assert len(cases) > 50
    assert {case["wantErr"] for case in cases} == {True, False}
    for case in cases:
        one, two, proof = _bytes(case["root1"]), _bytes(case["root2"]), _hashes(case["proof"])
        _expect(
            case["wantErr"],
            lambda c=case, a=one, b=two, p=proof: verify_consistency(c["size1"], c["size2"], a, b, p),
        )
