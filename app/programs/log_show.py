"""`neurascale log show`: one entry, checked by itself.

Guarantees: reads only; the entry's leaf, columns and place in the tree are checked before anything is printed. What
may name a patient is shown only with `--identified`. Does not: check the rest of the log (`verify` does).
"""

import argparse
import json
import sys

from app.core.ledger.leaf import PLAIN
from app.core.ledger.receipt import Receipt
from app.core.ledger.verification import StoredEntry, check_entry
from app.programs.log_disclosure import disclosed
from app.programs.log_prove import WARNING
from app.programs.log_reading import add_data, place_of, reading, signed_head


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entry", metavar="INDEX|EVENT_ID", help="which entry")
    parser.add_argument("--identified", action="store_true", help="with what may name a patient")
    parser.add_argument("--json", action="store_true", help="print one JSON object on one line")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print it.

    Raises:
        WrongUse: There is no log in the folder.
        NotFound: There is no such entry.
        LedgerBroken: The entry does not hold.
        StorageFault: The log cannot be read.
    """
    with reading(arguments) as (snapshot, verifier):
        index = place_of(snapshot, arguments.entry)
        entry = snapshot.entry(index)
        check_entry(entry, index)
        head = signed_head(snapshot, verifier)
        Receipt.of_entry(index, entry.payload, entry.token, entry.encoding, head, snapshot).verify(verifier)
    shown = shown_entry(entry, identified=arguments.identified)
    sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=None if arguments.json else 2) + "\n")
    if arguments.identified:
        sys.stderr.write(WARNING.replace("This file names", "This may name"))
    return 0


def shown_entry(entry: StoredEntry, *, identified: bool) -> dict[str, object]:
    """The entry as it is printed and exported.

    Token and digest stand there only beside the whole payload: with them, and the identifiers that an export shows,
    likely names could be tried until one fits.
    """
    shown: dict[str, object] = {"index": entry.index, "leaf_hash": entry.leaf_hash.hex()}
    if identified:
        shown |= {"encoding": entry.encoding, "token": entry.token.hex()}
    members = json.loads(entry.payload) if entry.encoding == PLAIN else {**entry.columns, "data": None}
    return shown | {"event": disclosed(members, identified=identified)}
