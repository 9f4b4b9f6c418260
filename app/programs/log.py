"""`neurascale log`: check the log of a data folder, also while the station is running.

Guarantees: `verify` reads only; `rebuild-tables` writes tables that are made from the log, never the log. Exit
codes: 0 it holds, 1 it does not (or cannot be read), 2 there is no log there.
"""

import argparse
import json
import sys
from pathlib import Path

from app.core.errors import LedgerBroken, SurroundingsError, WrongUse
from app.core.ledger.checkpoint import Checkpoint
from app.core.ledger.verification import VerifiedLog
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.store.log_opening import rebuild_tables
from app.core.store.log_verification import read_checkpoint, verify_data

SUMMARY = "Check the log: every entry, its proofs and signatures, and the clinical tables made from it."
_ACTIONS = "verify: check it; rebuild-tables: make the clinical tables anew from a log that holds"
EXAMPLE = "neurascale log verify --data ~/.local/share/neurascale --json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("action", choices=["verify", "rebuild-tables"], help=_ACTIONS)
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the user's)")
    parser.add_argument(
        "--checkpoint",
        type=Path,
        default=None,
        metavar="FILE",
        help="a checkpoint kept elsewhere (the text of a report's QR code) that the log must contain",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Check; the exit code.

    Raises:
        WrongUse: There is no log in the folder, or the checkpoint file cannot be read.
    """
    data = DataDirectory(arguments.data or default_data_path())
    try:
        expected = _kept_elsewhere(data, arguments.checkpoint)
        if arguments.action == "rebuild-tables":
            rebuild_tables(data)
        found = verify_data(data, expected=expected)
    except SurroundingsError as error:
        _print_fault(error, as_json=arguments.json)
        return 1
    _print_found(found, as_json=arguments.json)
    return 0


def _kept_elsewhere(data: DataDirectory, file: Path | None) -> Checkpoint | None:
    if file is None:
        return None
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"The checkpoint file {file.name} cannot be read.") from error
    return read_checkpoint(data, text)


def _print_fault(error: SurroundingsError, *, as_json: bool) -> None:
    at_index = error.at_index if isinstance(error, LedgerBroken) else None
    if as_json:
        answer = {"verified": False, "at_index": at_index, "fault": error.what, "code": error.code}
        sys.stdout.write(json.dumps(answer) + "\n")
        return
    where = "" if at_index is None else f" (entry {at_index})"
    sys.stdout.write(f"The log does NOT hold{where}: {error.what}\n{error.meaning} {error.advice}\n")


def _print_found(found: VerifiedLog, *, as_json: bool) -> None:
    last = found.checkpoint or found.head
    if as_json:
        answer = {
            "verified": True,
            "size": found.size,
            "root": found.root.hex(),
            "checkpoint": last.note,
            "checkpoint_size": last.size,
            "checkpoints": found.checkpoints,
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return
    sys.stdout.write(
        f"The log holds: {found.size} entries, {found.checkpoints} checkpoints, root {found.root.hex()}.\n"
    )
