"""`python -m app.core.ledger.verifier`: the command line of the independent verifier.

Guarantees: prints one line (one JSON object with `--json`); exit code 0 it holds, 1 it does not, 2 wrong use.
Does not: write, or need a data folder. One thread.
"""

import argparse
import json
import sys
from pathlib import Path

from app.core.errors import LedgerBroken, NeuraScaleError, OperatorError
from app.core.ledger.verifier import checking
from app.core.ledger.verifier.checking import Checked


def main(argv: list[str] | None = None) -> int:
    """Check one thing; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    arguments = _parser().parse_args(argv)
    try:
        found = _check(arguments)
    except OperatorError as error:
        print(f"neurascale-verify: {error.what} {error.advice}", file=sys.stderr)  # noqa: T201 - its own rim
        return 2
    except NeuraScaleError as error:
        at_index = error.at_index if isinstance(error, LedgerBroken) else None
        answer = {"verified": False, "at_index": at_index, "fault": error.what}
        text = json.dumps(answer) if arguments.json else f"This does NOT hold: {error.what} {error.meaning}"
        print(text)  # noqa: T201 - its own rim
        return 1
    print(json.dumps(found.answer, ensure_ascii=False) if arguments.json else found.sentence)  # noqa: T201 - its own rim
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="neurascale-verify",
        description="Check a receipt, a proof of growth, a checkpoint or an export of a NeuraScale log, alone.",
        epilog="example:\n  neurascale-verify receipt entry-4711.tlog-proof --key log.key",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    for word, text in (
        ("receipt", "that the log has an entry"),
        ("growth", "that the log only grew since a checkpoint"),
        ("checkpoint", "that a checkpoint was signed by the log"),
        ("tiles", "every tile and entry of an export"),
    ):
        of_word = words.add_parser(word, help=text)
        of_word.add_argument("path", type=Path, metavar="FILE" if word != "tiles" else "DIR")
        of_word.add_argument("--key", type=Path, required=True, metavar="FILE", help="the log's public key")
        of_word.add_argument("--json", action="store_true", help="print one JSON object")
        if word == "receipt":
            of_word.add_argument("--payload", type=Path, metavar="FILE", help="the entry's own bytes, kept elsewhere")
        if word == "growth":
            of_word.add_argument("--since", type=Path, required=True, metavar="FILE", help="the old checkpoint")
    return parser


def _check(arguments: argparse.Namespace) -> Checked:
    verifier = checking.read_key(arguments.key)
    if arguments.what == "receipt":
        return checking.check_receipt(arguments.path, verifier, arguments.payload)
    if arguments.what == "growth":
        return checking.check_growth(arguments.path, verifier, arguments.since)
    if arguments.what == "checkpoint":
        return checking.check_checkpoint(arguments.path, verifier)
    return checking.check_tiles(arguments.path, verifier)


if __name__ == "__main__":
    sys.exit(main())
