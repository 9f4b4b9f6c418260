"""A tree in memory with all its nodes, and signed checkpoints over it, as a log's storage would give them."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import Checkpoint, CheckpointSigner
from app.core.ledger.leaf import PLAIN, leaf_data
from app.core.ledger.merkle import GrowingTree, Node, leaf_hash, root_of

NAME = "neurascale.local/log/test"


class TreeInMemory:
    """Entries with payloads "0", "1", ... and fixed tokens. A node source."""

    def __init__(self, size: int) -> None:
        self.signer = CheckpointSigner(NAME, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
        self.payloads = [f'{{"n":{number}}}'.encode() for number in range(size)]
        self.tokens = [number.to_bytes(16, "big") for number in range(size)]
        self.leaves = [
            leaf_data(payload, token, PLAIN) for payload, token in zip(self.payloads, self.tokens, strict=True)
        ]
        self.hashes = [leaf_hash(leaf) for leaf in self.leaves]
        tree = GrowingTree()
        self.stored = [value for leaf in self.hashes for _, value in tree.append(leaf)]
        self.asked = 0

    def node(self, node: Node) -> bytes:
        self.asked += 1
        if node.position >= len(self.stored):
            raise LedgerBroken("missing")
        return self.stored[node.position]

    def checkpoint(self, size: int) -> Checkpoint:
        return self.signer.sign(size, root_of(self.hashes[:size]))
