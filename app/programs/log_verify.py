"""`neurascale log verify`: check the log of a data folder; or a receipt, a proof or an export of it, alone.

Guarantees: reads only. A receipt, proof or export is checked with the key it is given (`--key`), without a data
folder; without `--key`, with the folder's. Does not: tell where a key came from.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from app.core.errors import LedgerBroken, SurroundingsError, WrongUse
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.ledger.verification import VerifiedLog
from app.core.ledger.verifier import checking
from app.core.store.log_verification import verifier_of, verify_data
from app.programs.log_reading import add_data, data_of, read_checkpoint


def configure(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument(
        "--since",
        "--checkpoint",
        type=Path,
        dest="since",
        metavar="FILE",
        help="a checkpoint or receipt kept elsewhere (the text of a report's QR code) that the log must contain; "
        "finds a whole data folder that was put back from an older copy",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--receipt", type=Path, metavar="FILE", help="check this receipt instead of the log")
    what.add_argument(
        "--consistency", type=Path, metavar="FILE", help="check this proof of growth (with --since) instead of the log"
    )
    what.add_argument("--tiles", type=Path, metavar="DIR", help="check this export instead of the log")
    parser.add_argument(
        "--key", type=Path, metavar="PUBLIC", help="file with the log's public key (default: of the data folder)"
    )
    parser.add_argument(
        "--payload", type=Path, metavar="FILE", help="with --receipt: the entry's own bytes, kept elsewhere"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Check; 0 it holds, 1 it does not.

    Raises:
        WrongUse: There is no log in the folder, a file cannot be read, or the arguments do not belong together.
    """
    if arguments.consistency is not None and arguments.since is None:
        raise WrongUse("A proof of growth is checked against the old checkpoint: name it with --since.")
    alone = arguments.receipt or arguments.consistency or arguments.tiles
    try:
        verifier = checking.read_key(arguments.key) if arguments.key is not None else verifier_of(data_of(arguments))
        if alone is not None:
            answer, sentence = _check_alone(arguments, verifier)
        else:
            answer, sentence = _check_log(arguments, verifier)
    except SurroundingsError as error:
        _print_fault(error, "This" if alone else "The log", as_json=arguments.json)
        return 1
    sys.stdout.write((json.dumps(answer, ensure_ascii=False) if arguments.json else sentence) + "\n")
    return 0


def _check_alone(arguments: argparse.Namespace, verifier: CheckpointVerifier) -> tuple[dict[str, object], str]:
    if arguments.receipt is not None:
        found = checking.check_receipt(arguments.receipt, verifier, arguments.payload)
    elif arguments.consistency is not None:
        found = checking.check_growth(arguments.consistency, verifier, arguments.since)
    else:
        found = checking.check_tiles(arguments.tiles, verifier)
    return found.answer, found.sentence


def _check_log(arguments: argparse.Namespace, verifier: CheckpointVerifier) -> tuple[dict[str, object], str]:
    expected = read_checkpoint(verifier, arguments.since) if arguments.since is not None else None
    found = verify_data(data_of(arguments), expected=expected, verifier=verifier, processes=os.cpu_count() or 1)
    return _answer(found), (
        f"The log holds: {found.size} entries, {found.checkpoints} checkpoints, root {found.root.hex()}."
    )


def _answer(found: VerifiedLog) -> dict[str, object]:
    last = found.checkpoint or found.head
    return {
        "verified": True,
        "size": found.size,
        "root": found.root.hex(),
        "checkpoint": last.note,
        "checkpoint_size": last.size,
        "checkpoints": found.checkpoints,
    }


def _print_fault(error: SurroundingsError, what: str, *, as_json: bool) -> None:
    at_index = error.at_index if isinstance(error, LedgerBroken) else None
    if as_json:
        answer = {"verified": False, "at_index": at_index, "fault": error.what, "code": error.code}
        sys.stdout.write(json.dumps(answer) + "\n")
        return
    where = "" if at_index is None else f" (entry {at_index})"
    sys.stdout.write(f"{what} does NOT hold{where}: {error.what}\n{error.meaning} {error.advice}\n")
