"""A receipt: one entry of the log, in a small text file that can be checked alone, years later, without the log.

Guarantees: the form is C2SP tlog-proof (`c2sp.org/tlog-proof@v1`). What is needed to make the leaf stands in the
`extra` line as JSON: encoding, token and the payload's SHA-256, and the payload itself where it was asked for. A
receipt without payload tells nothing of a patient; with it, everything the entry says. `verify` believes nothing but
the public key it is given: not even the index in the text, which the proof must bear out.
Does not: read or write files, or know the log. Pure; any thread.

    c2sp.org/tlog-proof@v1
    extra eyJlbmNvZGluZyI6InBsYWluIiwi...    encoding, payload_sha256, token; payload as base64 or absent
    index 4711
    gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=    the path from the leaf to the root
                                                    (empty line)
    neurascale.local/log/0198c1f0-...               the signed checkpoint
"""

import hashlib
import json
from dataclasses import dataclass

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.leaf import TOKEN_BYTES, leaf_data_of_digest
from app.core.ledger.merkle import HASH_BYTES, NodeSource, leaf_hash
from app.core.ledger.proof_text import (
    LONGEST_PROOF,
    read_bytes,
    read_hashes,
    read_number,
    split_checkpoint,
    unproven,
    write_bytes,
)
from app.core.ledger.proofs import inclusion_proof, verify_inclusion

FIRST_LINE = "c2sp.org/tlog-proof@v1"
FILE_SUFFIX = ".tlog-proof"
_EXTRA = "extra "
_MEMBERS = {"encoding", "payload_sha256", "token"}


@dataclass(frozen=True, slots=True)
class Receipt:
    """One entry with its proof.

    Attributes:
        index: Its place in the log.
        encoding: What the payload bytes are ("plain": the event's canonical JSON).
        token: The random bytes in the leaf.
        payload_sha256: Digest of the payload.
        payload: The payload; None where the receipt is without it.
        proof: From the leaf's sibling to the root's child.
        note: The signed checkpoint, with all signatures that are under it.
    """

    index: int
    encoding: str
    token: bytes
    payload_sha256: bytes
    payload: bytes | None
    proof: tuple[bytes, ...]
    note: str

    @classmethod
    def of_entry(
        cls, index: int, payload: bytes, token: bytes, encoding: str, checkpoint: Checkpoint, source: NodeSource
    ) -> "Receipt":
        """The receipt of an entry that `checkpoint` covers, with its payload.

        Raises:
            LedgerBroken: A stored node is missing.
            ValueError: The checkpoint does not cover the entry.
        """
        proof = tuple(inclusion_proof(index, checkpoint.size, source))
        return cls(index, encoding, token, hashlib.sha256(payload).digest(), payload, proof, checkpoint.note)

    def without_payload(self) -> "Receipt":
        """The same, telling nothing of what the entry says."""
        return Receipt(self.index, self.encoding, self.token, self.payload_sha256, None, self.proof, self.note)

    def with_payload(self, payload: bytes) -> "Receipt":
        """The same with a payload that was kept apart; whether it is the entry's, `verify` says."""
        return Receipt(self.index, self.encoding, self.token, self.payload_sha256, payload, self.proof, self.note)

    @property
    def text(self) -> str:
        """As it is stored; ends with a newline."""
        members = {
            "encoding": self.encoding,
            "payload_sha256": self.payload_sha256.hex(),
            "token": self.token.hex(),
        }
        if self.payload is not None:
            members["payload"] = write_bytes(self.payload)
        extra = json.dumps(members, sort_keys=True, separators=(",", ":")).encode()
        lines = [FIRST_LINE, f"{_EXTRA}{write_bytes(extra)}", f"index {self.index}", *map(write_bytes, self.proof)]
        return "\n".join(lines) + f"\n\n{self.note}"

    @classmethod
    def from_text(cls, text: str) -> "Receipt":
        """Read a receipt; nothing in it is believed yet.

        Raises:
            LedgerBroken: It is not in the form of one.
        """
        lines, note = split_checkpoint(text)
        if lines[0] != FIRST_LINE:
            raise unproven(f"This is not a receipt: it does not begin with {FIRST_LINE}.")
        if not 3 <= len(lines) <= 3 + LONGEST_PROOF or not lines[1].startswith(_EXTRA):
            raise unproven("A receipt does not say what its entry is made of.")
        members = _members(read_bytes(lines[1][len(_EXTRA) :], "The extra line of the receipt"))
        payload = members.get("payload")
        return cls(
            index=read_number(lines[2], "index"),
            encoding=members["encoding"],
            token=_hexadecimal(members["token"], TOKEN_BYTES),
            payload_sha256=_hexadecimal(members["payload_sha256"], HASH_BYTES),
            payload=None if payload is None else read_bytes(payload, "The payload of the receipt"),
            proof=read_hashes(lines[3:]),
            note=note,
        )

    def verify(self, verifier: CheckpointVerifier) -> Checkpoint:
        """Check everything in it; the checkpoint that covers the entry.

        Raises:
            LedgerBroken: It does not show that the log of this key has this entry at this index.
        """
        if self.payload is not None and hashlib.sha256(self.payload).digest() != self.payload_sha256:
            raise unproven("The payload in the receipt is not the entry's.")
        try:
            leaf = leaf_hash(leaf_data_of_digest(self.payload_sha256, self.token, self.encoding))
        except ValueError as error:
            raise unproven("The receipt names an encoding that cannot be one.") from error
        try:
            checkpoint = verifier.verify(self.note)
            verify_inclusion(self.index, checkpoint.size, leaf, self.proof, checkpoint.root)
        except LedgerBroken as error:
            raise unproven(error.what) from error
        return checkpoint


def checkpoint_text(text: str) -> str:
    """The checkpoint in a text: of a receipt the one at its end, else the text itself."""
    return split_checkpoint(text)[1] if text.startswith(f"{FIRST_LINE}\n") else text


def _members(extra: bytes) -> dict[str, str]:
    try:
        members = json.loads(extra)
    except ValueError as error:
        raise unproven("The extra line of the receipt cannot be read.") from error
    if (
        not isinstance(members, dict)
        or not _MEMBERS <= members.keys() <= _MEMBERS | {"payload"}
        or not all(isinstance(value, str) for value in members.values())
    ):
        raise unproven("The extra line of the receipt is not one of ours.")
    return members


def _hexadecimal(text: str, length: int) -> bytes:
    try:
        value = bytes.fromhex(text)
    except ValueError as error:
        raise unproven("A receipt holds a number that is not hexadecimal.") from error
    if len(value) != length or value.hex() != text:
        raise unproven("A receipt holds a number of the wrong length.")
    return value
