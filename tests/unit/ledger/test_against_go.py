"""Ours against Go's tlog and note (golang.org/x/mod/sumdb), in both directions: what one makes the other accepts."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.ledger.growth import Growth
from app.core.ledger.merkle import root_of
from app.core.ledger.proofs import consistency_proof, inclusion_proof, verify_consistency, verify_inclusion
from app.core.ledger.receipt import Receipt
from app.core.ledger.tiles import tiles
from tests.fakes.ledger_trees import TreeInMemory
from tests.oracle_of_go import Oracle, build_oracle

_SIZE = 700
_TREE = TreeInMemory(_SIZE)
_SIZES = st.integers(1, _SIZE)


@pytest.fixture(scope="module")
def go(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracle]:
    """The oracle with our tree's leaves in a tree of its own."""
    cache = getattr(request.config, "cache", None)
    folder = cache.mkdir("go-oracle") if cache is not None else tmp_path_factory.mktemp("go-oracle")
    oracle = Oracle(build_oracle(folder))
    grown = oracle.ask("grow", Leaves=_TREE.leaves)
    assert grown["Error"] == ""
    # Go stores its hashes in the same order as we do.
    assert grown["Proof"] == _TREE.stored
    yield oracle
    oracle.close()


def _changed(value: bytes) -> bytes:
    return bytes([value[0] ^ 1]) + value[1:]


@given(size=_SIZES, data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.timeout(400)
def test_inclusion_both_ways(go: Oracle, size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    root = go.ask("root", Size=size)["Root"]
    assert root == root_of(_TREE.hashes[:size])
    theirs = go.ask("prove-record", Size=size, Index=index)["Proof"]
    verify_inclusion(index, size, _TREE.hashes[index], theirs, root)
    ours = inclusion_proof(index, size, _TREE)
    question = {"Size": size, "Index": index, "Root": root, "Other": _TREE.hashes[index]}
    assert go.ask("check-record", Proof=ours, **question)["Error"] == ""
    for wrong in ([*ours, root], ours[:-1], [_changed(value) for value in ours]):
        if wrong != ours:
            assert go.ask("check-record", Proof=wrong, **question)["Error"] != ""
            with pytest.raises(LedgerBroken):
                verify_inclusion(index, size, _TREE.hashes[index], wrong, root)


@given(size=_SIZES, data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_consistency_both_ways(go: Oracle, size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    old_root, root = root_of(_TREE.hashes[:old]), root_of(_TREE.hashes[:size])
    theirs = go.ask("prove-tree", Size=size, Old=old)["Proof"]
    verify_consistency(old, size, old_root, root, theirs)
    ours = consistency_proof(old, size, _TREE)
    question = {"Size": size, "Old": old, "Root": root, "Other": old_root}
    assert go.ask("check-tree", Proof=ours, **question)["Error"] == ""
    for wrong in ([*ours, root], ours[:-1], [_changed(value) for value in ours]):
        if wrong != ours:
            assert go.ask("check-tree", Proof=wrong, **question)["Error"] != ""
            with pytest.raises(LedgerBroken):
                verify_consistency(old, size, old_root, root, wrong)


@given(size=st.integers(0, 2**40))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_our_checkpoints_are_notes_to_go(go: Oracle, size: int) -> None:
    signer = _TREE.signer
    note = signer.sign(size, bytes(range(32))).note
    opened = go.ask("open", Key=signer.verifier.text, Text=note)
    assert opened["Error"] == ""
    assert opened["Text"] == note.partition("\n\n")[0] + "\n"
    assert go.ask("open", Key=signer.verifier.text, Text=note.replace("\n", " \n", 1))["Error"] != ""


def test_checkpoints_signed_by_go_are_ours_to_believe(go: Oracle) -> None:
    made = go.ask("generate", Name="go.example/log")
    verifier = CheckpointVerifier.from_text(made["Key"])
    assert verifier.text == made["Key"]
    body = "go.example/log\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    note = go.ask("sign", Key=made["Secret"], Text=body)["Text"]
    found = verifier.verify(note)
    assert (found.size, found.root) == (7, bytes(range(32)))
    with pytest.raises(LedgerBroken):
        verifier.verify(note.replace("\n7\n", "\n8\n"))


def test_a_receipt_and_a_proof_of_growth_made_of_what_go_made(go: Oracle) -> None:
    """Go's tree, Go's proof, Go's signature; only the form of the file and the check are ours."""
    made = go.ask("generate", Name="go.example/log")
    verifier = CheckpointVerifier.from_text(made["Key"])
    notes = {}
    for size in (300, 700):
        root = go.ask("root", Size=size)["Root"]
        checkpoint = _TREE.signer.sign(size, root).note.split("\n")
        body = f"go.example/log\n{size}\n{checkpoint[2]}\n"
        notes[size] = go.ask("sign", Key=made["Secret"], Text=body)["Text"]
    proof = tuple(go.ask("prove-record", Size=700, Index=123)["Proof"])
    ours = Receipt.of_entry(123, _TREE.payloads[123], _TREE.tokens[123], "plain", _TREE.checkpoint(700), _TREE)
    receipt = Receipt(123, "plain", ours.token, ours.payload_sha256, ours.payload, proof, notes[700])
    assert Receipt.from_text(receipt.text).verify(verifier).size == 700
    growth = Growth(300, tuple(go.ask("prove-tree", Size=700, Old=300)["Proof"]), notes[700])
    assert Growth.from_text(growth.text).verify(verifier, verifier.verify(notes[300])).size == 700


@pytest.mark.parametrize("size", [1, 255, 256, 257, 700])
def test_tiles_are_those_of_go(go: Oracle, size: int) -> None:
    """Paths differ by the height only, which C2SP fixes at 8 and Go writes out."""
    theirs = {path.replace("tile/8/", "tile/"): data for path, data in go.ask("tiles", Size=size)["Tiles"].items()}
    assert theirs == {tile.path: tile.hashes(_TREE) for tile in tiles(size)}
