"""Tiles as C2SP tlog-tiles lays them out, and the tree given back from them."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.ledger.merkle import Node, root_of
from app.core.ledger.proofs import consistency_proof, inclusion_proof
from app.core.ledger.tiles import (
    Tile,
    TileNodes,
    read_bundle,
    tiles,
    tiles_of_level,
    verify_tiles,
    write_bundle,
)
from tests.fakes.ledger_trees import TreeInMemory

_TREE = TreeInMemory(1100)


def _exported(size: int) -> dict[str, bytes]:
    files = {}
    for tile in tiles(size):
        files[tile.path] = tile.hashes(_TREE)
        if tile.level == 0:
            first = tile.index * 256
            files[tile.entries_path] = write_bundle(_TREE.leaves[first : first + tile.width])
    return files


class _Files:
    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise LedgerBroken(f"{path} is not there")
        return self.files[path]


def test_paths_are_those_of_the_specification() -> None:
    assert Tile(0, 1234067, 256).path == "tile/0/x001/x234/067"
    assert Tile(2, 0, 1).path == "tile/2/000.p/1"
    assert Tile(0, 1000, 112).entries_path == "tile/entries/x001/000.p/112"


def test_the_example_of_the_specification() -> None:
    """A tree of 70,000: 273 full and one of 112 below, one full and one of 17 above, and one of 1 at the top."""
    assert [tile.width for tile in tiles_of_level(0, 70_000)] == [256] * 273 + [112]
    assert [tile.width for tile in tiles_of_level(1, 70_000)] == [256, 17]
    assert [tile.width for tile in tiles_of_level(2, 70_000)] == [1]
    assert max(tile.level for tile in tiles(70_000)) == 2
    assert [(tile.level, tile.width) for tile in tiles(256)] == [(0, 256), (1, 1)]
    assert list(tiles(0)) == []


def test_a_tile_holds_the_roots_of_what_is_below() -> None:
    top = next(tiles_of_level(1, 1024)).hashes(_TREE)
    assert top == b"".join(root_of(_TREE.hashes[first : first + 256]) for first in range(0, 1024, 256))


@given(st.integers(1, 1100), st.data())
def test_proofs_are_made_from_tiles_alone(size: int, data: st.DataObject) -> None:
    nodes = TileNodes(size, _Files(_exported(size)).read)
    index = data.draw(st.integers(0, size - 1))
    assert inclusion_proof(index, size, nodes) == inclusion_proof(index, size, _TREE)
    assert consistency_proof(index + 1, size, nodes) == consistency_proof(index + 1, size, _TREE)


def test_a_node_that_is_not_there_is_not_made_up() -> None:
    nodes = TileNodes(300, _Files(_exported(300)).read)
    for node in (Node(0, 300), Node(9, 0), Node(2, 75)):
        with pytest.raises(LedgerBroken):
            nodes.node(node)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 600, 1024])
def test_an_export_holds_and_no_changed_byte_does(size: int) -> None:
    files, root = _exported(size), root_of(_TREE.hashes[:size])
    verify_tiles(size, root, _Files(files).read)
    for path, content in files.items():
        place = int.from_bytes(hashlib.sha256(path.encode()).digest()[:4], "big") % len(content)
        for wrong in (
            content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :],
            content[:-1],
            content + b"\0",
        ):
            with pytest.raises(LedgerBroken):
                verify_tiles(size, root, _Files({**files, path: wrong}).read)
        with pytest.raises(LedgerBroken):
            verify_tiles(size, root, _Files({key: value for key, value in files.items() if key != path}).read)
    with pytest.raises(LedgerBroken):
        verify_tiles(size, bytes(32), _Files(files).read)


def test_bundles() -> None:
    assert write_bundle([b"ab", b""]) == b"\x00\x02ab\x00\x00"
    assert read_bundle(b"\x00\x02ab\x00\x00", 2) == [b"ab", b""]
    for cut in (b"\x00", b"\x00\x02a", b"\x00\x02ab\x00"):
        with pytest.raises(LedgerBroken):
            read_bundle(cut, 1)
    with pytest.raises(ValueError, match="too long"):
        write_bundle([bytes(65536)])
