"""The lines that proofs are written in: base64 hashes, decimal numbers, an empty line, a checkpoint.

Guarantees: one spelling for each value; another spelling of it is refused. Does not: check proofs. Pure; any thread.
"""

import base64

from app.core.errors import LedgerBroken
from app.core.ledger.merkle import HASH_BYTES

# A tree of 2**63 leaves needs no more (C2SP tlog-witness).
LONGEST_PROOF = 63
_LARGEST_NUMBER_DIGITS = 19

NOT_SHOWN = "It proves nothing. That says nothing against the log itself."
ASK_AGAIN = "Ask whoever keeps the log for a new one, and compare it with the copy that was handed over."


def unproven(what: str) -> LedgerBroken:
    """The error of a receipt or proof that does not hold."""
    return LedgerBroken(what, meaning=NOT_SHOWN, advice=ASK_AGAIN)


def write_bytes(value: bytes) -> str:
    """Standard base64 with padding (RFC 4648 section 4)."""
    return base64.b64encode(value).decode()


def read_bytes(text: str, what: str) -> bytes:
    """The bytes that `text` stands for.

    Raises:
        LedgerBroken: It is not base64 as `write_bytes` writes it.
    """
    try:
        value = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise unproven(f"{what} is not base64.") from error
    if write_bytes(value) != text:
        raise unproven(f"{what} is not base64 in its one form.")
    return value


def read_hashes(lines: list[str]) -> tuple[bytes, ...]:
    """The hashes of a proof, one a line.

    Raises:
        LedgerBroken: There are too many, or one is not a SHA-256 hash.
    """
    if len(lines) > LONGEST_PROOF:
        raise unproven("A proof has more hashes than any tree needs.")
    hashes = tuple(read_bytes(line, "A hash of the proof") for line in lines)
    if any(len(value) != HASH_BYTES for value in hashes):
        raise unproven("A hash of the proof is not a SHA-256 hash.")
    return hashes


def read_number(line: str, name: str) -> int:
    """The number in the line `name number`.

    Raises:
        LedgerBroken: The line is not in that form, or the number has leading zeroes.
    """
    word, _, text = line.partition(" ")
    digits = text.isascii() and text.isdigit() and len(text) <= _LARGEST_NUMBER_DIGITS
    if word != name or not digits or (text != "0" and text.startswith("0")):
        raise unproven(f'A proof has no line "{name}" with a number where it should be.')
    return int(text)


def split_checkpoint(text: str) -> tuple[list[str], str]:
    """The lines before the first empty line, and the checkpoint after it.

    Raises:
        LedgerBroken: There is no empty line.
    """
    head, separator, note = text.partition("\n\n")
    if not separator:
        raise unproven("A proof ends before its checkpoint.")
    return head.split("\n"), note
