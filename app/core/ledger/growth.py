"""The proof that a log only grew: everything that an older checkpoint covered is still there, unchanged, in its place.

Guarantees: the form is the body of a C2SP tlog-witness `add-checkpoint` request, so what is written here can be sent
to any witness. `verify` believes nothing but the public key and the old checkpoint it is given.
Does not: read or write files, or know the log. Pure; any thread.

    old 20852014                                    entries the old checkpoint covers
    PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=    the proof
                                                    (empty line)
    neurascale.local/log/0198c1f0-...               the new checkpoint
"""

from dataclasses import dataclass

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.merkle import EMPTY_ROOT, NodeSource
from app.core.ledger.proof_text import read_hashes, read_number, split_checkpoint, unproven, write_bytes
from app.core.ledger.proofs import consistency_proof, verify_consistency


@dataclass(frozen=True, slots=True)
class Growth:
    """A consistency proof with the checkpoint it leads to.

    Attributes:
        old_size: Entries the old checkpoint covers.
        proof: RFC 6962 section 2.1.2; empty where the sizes are equal or the old one is 0.
        note: The new signed checkpoint.
    """

    old_size: int
    proof: tuple[bytes, ...]
    note: str

    @classmethod
    def between(cls, old_size: int, new: Checkpoint, source: NodeSource) -> "Growth":
        """The proof from the first `old_size` entries to what `new` covers.

        Raises:
            LedgerBroken: A stored node is missing.
            ValueError: The sizes are not in order.
        """
        if not 0 <= old_size <= new.size:
            raise ValueError(f"a log of {new.size} entries does not grow from one of {old_size}")
        proof = tuple(consistency_proof(old_size, new.size, source)) if old_size else ()
        return cls(old_size, proof, new.note)

    @property
    def text(self) -> str:
        """As it is stored and sent; ends with a newline."""
        return "\n".join([f"old {self.old_size}", *map(write_bytes, self.proof)]) + f"\n\n{self.note}"

    @classmethod
    def from_text(cls, text: str) -> "Growth":
        """Read a proof; nothing in it is believed yet.

        Raises:
            LedgerBroken: It is not in the form of one.
        """
        lines, note = split_checkpoint(text)
        return cls(read_number(lines[0], "old"), read_hashes(lines[1:]), note)

    def verify(self, verifier: CheckpointVerifier, old: Checkpoint) -> Checkpoint:
        """Check it against the old checkpoint, whose signature was checked; the new one.

        Raises:
            LedgerBroken: It does not show that the log only grew since `old`.
        """
        if old.size != self.old_size:
            raise unproven(f"The proof begins at {self.old_size} entries; the checkpoint covers {old.size}.")
        try:
            new = verifier.verify(self.note)
            if self.old_size == 0:
                if self.proof or old.root != EMPTY_ROOT:
                    raise LedgerBroken("The proof begins at an empty log that is not one.")
            else:
                verify_consistency(old.size, new.size, old.root, new.root, self.proof)
        except LedgerBroken as error:
            raise unproven(error.what) from error
        return new
