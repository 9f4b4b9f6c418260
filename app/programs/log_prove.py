"""`neurascale log prove`: a receipt for one entry, or the proof that the log only grew since a checkpoint.

Guarantees: reads only, beside a running station too; what it writes was checked by the same rules as whoever gets it
will check it. A receipt has the entry's payload only with `--identified`; that of an entry about a subject is sealed,
and the receipt holds as long as the log does, also when the subject was erased. Does not: read the whole log: the proof
is made from some twenty stored nodes, however long the log is.
"""

import argparse
import contextlib
import sys
from pathlib import Path

from app.core.errors import WrongUse
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.growth import Growth
from app.core.ledger.receipt import Receipt
from app.core.ledger.verification import check_entry
from app.core.store.log_snapshot import LogSnapshot
from app.programs.log_reading import add_data, data_of, place_of, read_checkpoint, reading, signed_head, write_out
from app.programs.recorded_reading import add_identified, recorded_reading

WARNING = "This file names a patient. Keep it as you keep a record: encrypted, and only with whoever may read it.\n"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entry", nargs="?", metavar="INDEX|EVENT_ID", help="which entry")
    parser.add_argument(
        "--consistency",
        type=Path,
        metavar="OLD_CHECKPOINT",
        help="instead of an entry: prove that the log still begins with what this checkpoint covers",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it to this new file (default: print it)")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="CHECKPOINT",
        help="prove it against this checkpoint, kept elsewhere (default: the log's head)",
    )
    add_identified(parser, "with what the entry says, which may name a patient")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make it.

    Raises:
        WrongUse: Neither an entry nor a checkpoint was named, or both; or the checkpoint does not cover the entry.
        NotFound: There is no such entry.
        Conflict: The file is there already.
        LedgerBroken: The log does not hold there.
        StorageFault: The log cannot be read, or the file not be written.
    """
    if (arguments.entry is None) == (arguments.consistency is None):
        raise WrongUse("Name either an entry, or a checkpoint with --consistency.")
    with contextlib.ExitStack() as stack:
        if arguments.identified and arguments.entry is not None:
            stack.enter_context(recorded_reading(arguments, data_of(arguments), "log prove"))
        snapshot, verifier = stack.enter_context(reading(arguments))
        new = (
            read_checkpoint(verifier, arguments.against)
            if arguments.against is not None
            else signed_head(snapshot, verifier)
        )
        if arguments.consistency is not None:
            text = _growth(snapshot, verifier, arguments.consistency, new)
        else:
            text = _receipt(snapshot, verifier, arguments.entry, new, identified=arguments.identified)
    write_out(text, arguments.out)
    if arguments.identified and arguments.entry is not None:
        sys.stderr.write(WARNING)
    return 0


def _receipt(
    snapshot: LogSnapshot, verifier: CheckpointVerifier, word: str, checkpoint: Checkpoint, *, identified: bool
) -> str:
    index = place_of(snapshot, word)
    if index >= checkpoint.size:
        raise WrongUse(f"The checkpoint covers {checkpoint.size} entries, and this one is at {index}.")
    entry = snapshot.entry(index)
    check_entry(entry, index)
    receipt = Receipt.of_entry(index, entry.payload, entry.token, entry.encoding, checkpoint, snapshot)
    if not identified:
        receipt = receipt.without_payload()
    receipt.verify(verifier)
    return receipt.text


def _growth(snapshot: LogSnapshot, verifier: CheckpointVerifier, file: Path, new: Checkpoint) -> str:
    old = read_checkpoint(verifier, file)
    if old.size > new.size:
        raise WrongUse(
            f"The checkpoint covers {old.size} entries, and the log has {new.size}.",
            meaning="Where the checkpoint is of this log, an older copy of the log was put back.",
            advice="Run `neurascale log verify --since` with that checkpoint.",
        )
    growth = Growth.between(old.size, new, snapshot)
    growth.verify(verifier, old)
    return growth.text
