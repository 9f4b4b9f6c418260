"""The tree as C2SP tlog-tiles: static files that any client of a tiled log can read, check and serve.

Guarantees: paths, widths and contents as C2SP tlog-tiles v1 says: tiles of 256 hashes (8 levels each), partial tiles
`.p/W` at the right edge, none empty; entry bundles with two bytes of length before each leaf. A leaf holds digest and
token of a payload, never the payload: what is exported tells nothing of a patient. `TileNodes` gives the nodes of a
tree back from its tiles, so that proofs are made from files alone.
Does not: read or write files. Pure; any thread.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.errors import LedgerBroken
from app.core.ledger.merkle import HASH_BYTES, GrowingTree, Node, NodeSource, leaf_hash, node_hash

TILE_LEVELS = 8
TILE_WIDTH = 1 << TILE_LEVELS
CHECKPOINT_PATH = "checkpoint"
_LENGTH_BYTES = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile, or the bundle of entries under a tile of level 0.

    Attributes:
        level: Of the tile, from 0; each is 8 levels of the tree.
        index: Within the level.
        width: Hashes in it; less than 256 at the right edge.
    """

    level: int
    index: int
    width: int

    @property
    def path(self) -> str:
        """Where its hashes are."""
        return f"tile/{self.level}/{_number_path(self.index)}{self._partial}"

    @property
    def entries_path(self) -> str:
        """Where the entries under a tile of level 0 are."""
        return f"tile/entries/{_number_path(self.index)}{self._partial}"

    @property
    def _partial(self) -> str:
        return "" if self.width == TILE_WIDTH else f".p/{self.width}"

    def hashes(self, source: NodeSource) -> bytes:
        """Its content.

        Raises:
            LedgerBroken: A stored node is missing.
        """
        level, first = self.level * TILE_LEVELS, self.index * TILE_WIDTH
        return b"".join(source.node(Node(level, first + place)) for place in range(self.width))


def _number_path(number: int) -> str:
    """1234067 is x001/x234/067."""
    parts = [f"{number % 1000:03}"]
    while number := number // 1000:
        parts.append(f"x{number % 1000:03}")
    return "/".join(reversed(parts))


def tiles_of_level(level: int, size: int) -> Iterator[Tile]:
    """The tiles of one level of a tree of `size` leaves, from the left; none where the level has no hashes."""
    hashes = size >> (TILE_LEVELS * level)
    for index in range(hashes // TILE_WIDTH):
        yield Tile(level, index, TILE_WIDTH)
    if hashes % TILE_WIDTH:
        yield Tile(level, hashes // TILE_WIDTH, hashes % TILE_WIDTH)


def tiles(size: int) -> Iterator[Tile]:
    """All tiles of a tree of `size` leaves, level by level."""
    level = 0
    while size >> (TILE_LEVELS * level):
        yield from tiles_of_level(level, size)
        level += 1


def write_bundle(leaves: list[bytes]) -> bytes:
    """The content of an entry bundle.

    Raises:
        ValueError: A leaf is longer than 65,535 bytes.
    """
    if any(len(leaf) >> (8 * _LENGTH_BYTES) for leaf in leaves):
        raise ValueError("a leaf is too long for an entry bundle")
    return b"".join(len(leaf).to_bytes(_LENGTH_BYTES, "big") + leaf for leaf in leaves)


def read_bundle(content: bytes, width: int) -> list[bytes]:
    """The leaves in an entry bundle.

    Raises:
        LedgerBroken: It does not hold `width` leaves, exactly.
    """
    leaves, place = [], 0
    for _ in range(width):
        end = place + _LENGTH_BYTES + int.from_bytes(content[place : place + _LENGTH_BYTES], "big")
        leaves.append(content[place + _LENGTH_BYTES : end])
        place = end
    if place != len(content):
        raise LedgerBroken("A bundle of entries is cut, or longer than it should be.")
    return leaves


class TileNodes:
    """Implements `app.core.ledger.merkle.NodeSource` on the tiles of a tree.

    Args:
        size: Leaves of the tree.
        read: Gives the content of a path; raises LedgerBroken where there is none.
    """

    def __init__(self, size: int, read: Callable[[str], bytes]) -> None:
        self._size = size
        self._read = read

    def node(self, node: Node) -> bytes:
        level, depth = divmod(node.level, TILE_LEVELS)
        first = node.index << depth
        index, place = divmod(first, TILE_WIDTH)
        hashes = self._size >> (TILE_LEVELS * level)
        tile = Tile(level, index, min(TILE_WIDTH, hashes - index * TILE_WIDTH))
        if tile.width < place + (1 << depth):
            raise LedgerBroken("A node that the tree does not have was asked for.", at_index=node.first_leaf)
        values = _hashes_of(self._read(tile.path), tile)[place : place + (1 << depth)]
        while len(values) > 1:
            values = [node_hash(values[pair], values[pair + 1]) for pair in range(0, len(values), 2)]
        return values[0]


def _hashes_of(content: bytes, tile: Tile) -> list[bytes]:
    if len(content) != tile.width * HASH_BYTES:
        raise LedgerBroken(f"The tile {tile.path} is cut, or longer than it should be.")
    return [content[place : place + HASH_BYTES] for place in range(0, len(content), HASH_BYTES)]


def verify_tiles(size: int, root: bytes, read: Callable[[str], bytes]) -> None:
    """Check every tile and every entry of a tree against its signed root.

    Args:
        size: Entries the checkpoint covers.
        root: Its root.
        read: Gives the content of a path; raises LedgerBroken where there is none.

    Raises:
        LedgerBroken: A file is missing or does not match; `at_index` names the first entry concerned.
    """
    tree = GrowingTree()
    expected: dict[int, bytearray] = {}
    for tile in tiles_of_level(0, size):
        first = tile.index * TILE_WIDTH
        leaves = read_bundle(read(tile.entries_path), tile.width)
        for leaf in leaves:
            for node, value in tree.append(leaf_hash(leaf)):
                if node.level % TILE_LEVELS == 0:
                    expected.setdefault(node.level // TILE_LEVELS, bytearray()).extend(value)
        wanted = bytes(expected[0])
        expected[0].clear()
        if read(tile.path) != wanted:
            raise LedgerBroken(f"The entries from {first} on are not those of the tile {tile.path}.", at_index=first)
    if tree.root() != root:
        raise LedgerBroken("The exported tree is not the one its checkpoint was signed over.")
    for level, hashes in sorted(expected.items()):
        for tile in tiles_of_level(level, size) if level else ():
            place = tile.index * TILE_WIDTH * HASH_BYTES
            if read(tile.path) != bytes(hashes[place : place + tile.width * HASH_BYTES]):
                raise LedgerBroken(f"The tile {tile.path} does not match the tiles below it.")
