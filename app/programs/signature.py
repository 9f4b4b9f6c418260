"""`neurascale signature verify FILE`: who signed a saved report, when, meaning what, over what, and whether it holds.

Guarantees: needs neither a station nor a data folder: the file and the station's public key are all (`--key`; without
it, the key of the data folder). Believes nothing in the file: each signature must be that key's, over the bytes that
the file begins with, and proven to be in that station's log. Exit codes: 0 every signature holds, 1 one does not, or
there is none, 2 wrong use. Does not: change a file, or tell where a key came from.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path

if TYPE_CHECKING:
    from app.core.clinic.reports.signed_report import Judgement

SUMMARY = "Check the electronic signatures of a saved report."
EXAMPLE = "neurascale signature verify report.pdf --key station.pub"
_LARGEST_BYTES = 1 << 30


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    verify = actions.add_parser("verify", help="check the signatures that a saved report carries")
    verify.add_argument("file", type=Path, metavar="FILE", help="a report as it was saved (PDF)")
    verify.add_argument(
        "--key",
        type=Path,
        default=None,
        metavar="PUBLIC",
        help="file with the station's public key, as `neurascale log key` prints it (default: of the data folder)",
    )
    verify.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    verify.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Tell.

    Raises:
        WrongUse: The file or the key cannot be read.
        LedgerBroken: The file carries no signatures, or the key is none.
    """
    from app.core.clinic.reports.signed_report import holds, judged
    from app.core.ledger.verifier.checking import read_key
    from app.core.store.log_verification import verifier_of

    verifier = (
        read_key(arguments.key)
        if arguments.key is not None
        else verifier_of(DataDirectory(arguments.data.expanduser()))
    )
    try:
        with arguments.file.open("rb") as file:
            document = file.read(_LARGEST_BYTES)
    except OSError as error:
        raise WrongUse(f"{arguments.file.name} cannot be read: {error.strerror}.") from error
    found = judged(document, verifier)
    good = holds(found)
    if arguments.json:
        told = {"valid": good, "log": verifier.name, "signatures": [_as_json(one) for one in found]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        for one in found:
            sys.stdout.writelines(f"{line}\n" for line in _as_text(one))
        sys.stdout.write(f"Checked with the key of {verifier.name}.\n" if good else "NOT VALID.\n")
    return 0 if good else 1


def _as_json(one: "Judgement") -> dict[str, Any]:
    said = one.signature.statement
    return {
        "valid": not one.fault,
        "fault": one.fault,
        "signer": said.signer_name,
        "signer_id": said.signer_id,
        "signed_at": said.signed_at,
        "meaning": said.meaning.value,
        "document_kind": said.document_kind,
        "document_id": said.document_id,
        "sha256": said.sha256,
        "version": one.version.version if one.version is not None else None,
        "note": one.note,
        "entry_index": one.entry_index,
        "logged_at": one.logged_at,
        "checkpoint_size": said.checkpoint_size,
    }


def _as_text(one: "Judgement") -> list[str]:
    said = one.signature.statement
    version = f"version {one.version.version} of " if one.version is not None else ""
    note = {
        "superseded": "A later version follows the one that was signed.",
        "withdrawn": "The version that was signed was withdrawn later.",
    }
    lines = [
        f"{'holds' if not one.fault else 'DOES NOT HOLD'}: {said.signer_name} ({said.meaning.value}), {said.signed_at}",
        f"  over {version}{said.document_kind} {said.document_id}",
        f"  SHA-256 {said.sha256}",
    ]
    lines += [f"  in the log as entry {one.entry_index}, {one.logged_at}"] if one.entry_index is not None else []
    lines += [f"  {note[one.note]}"] if one.note in note else []
    lines += [f"  {one.fault}"] if one.fault else []
    return lines
