"""`neurascale log show`: one entry, checked by itself and opened.

Guarantees: reads only; the entry's leaf, columns and place in the tree are checked before anything is printed. What
may name a patient is shown only with `--identified`; of an erased subject's entry there is only what stands around it,
and that it was erased is said. Does not: check the rest of the log (`verify` does).
"""

import argparse
import json
import sys

from app.core.ledger.leaf import PLAIN
from app.core.ledger.receipt import Receipt
from app.core.ledger.verification import StoredEntry, check_entry
from app.core.store.opened_log import opener_of
from app.programs.log_disclosure import disclosed
from app.programs.log_prove import WARNING
from app.programs.log_reading import add_data, data_of, place_of, reading, signed_head
from app.programs.recorded_reading import add_identified, recorded_reading


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entry", metavar="INDEX|EVENT_ID", help="which entry")
    add_identified(parser, "with what may name a patient")
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
        plain = opener_of(snapshot).plain(entry.encoding, entry.payload)
    if not arguments.identified:
        _print(shown_entry(entry, plain, identified=False), as_json=arguments.json)
        return 0
    with recorded_reading(arguments, data_of(arguments), "log show", patient_id=patient_named(entry)):
        _print(shown_entry(entry, plain, identified=True), as_json=arguments.json)
    sys.stderr.write(WARNING.replace("This file names", "This may name"))
    return 0


def _print(shown: dict[str, object], *, as_json: bool) -> None:
    sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=None if as_json else 2) + "\n")


def patient_named(entry: StoredEntry) -> str:
    """The patient under whose key an entry is sealed; empty for a user, nobody, or somebody erased."""
    members = json.loads(entry.payload)
    return "" if str(members.get("event_type")).startswith("user.") else str(members.get("subject_id") or "")


def shown_entry(entry: StoredEntry, plain: bytes | None, *, identified: bool) -> dict[str, object]:
    """The entry as it is printed, opened.

    Args:
        plain: The event's canonical bytes; None where its subject was erased.
        identified: Whether patient data may be shown.
    """
    members = {**json.loads(entry.payload), "data": None} if plain is None else json.loads(plain)
    shown = _place(entry, with_token=identified) | {"event": disclosed(members, identified=identified)}
    return shown | {"erased": True} if plain is None else shown


def stored_entry(entry: StoredEntry, *, identified: bool) -> dict[str, object]:
    """The entry as it lies in the log: whoever gets it can prove it; sealed, it tells nothing of its subject."""
    members: dict[str, object] = json.loads(entry.payload)
    if entry.encoding == PLAIN:
        members = disclosed(members, identified=identified)
    return _place(entry, with_token=identified or entry.encoding != PLAIN) | {"event": members}


def _place(entry: StoredEntry, *, with_token: bool) -> dict[str, object]:
    """Where it is in the log, and what its leaf is made of.

    Token and digest stand there only beside the whole payload: with them, and the identifiers that an export shows,
    likely names could be tried until one fits. A payload that is sealed is always whole, and nothing can be tried.
    """
    place: dict[str, object] = {"index": entry.index, "leaf_hash": entry.leaf_hash.hex()}
    if with_token:
        place |= {"encoding": entry.encoding, "token": entry.token.hex()}
    return place
