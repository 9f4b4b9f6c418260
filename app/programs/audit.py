"""The audit trail from a command line: entries by who, on whom, what and when; an entry with its causes; an export.

Guarantees: everything goes through the station, which judges who may see what and writes down that it was seen; where
none runs on the data folder one is started and ended again. A file that is exported is new, whole or not there, and
readable by its owner only. Exit codes: 0 told, 1 not, and why, 2 wrong use.
Does not: open the log by itself.
"""

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import Conflict, NeuraScaleError, StorageFault
from app.core.settings.data_directory import DataDirectory, default_data_path

if TYPE_CHECKING:
    from app.core.station.audit_messages import AuditFilter
    from app.programs.station_asked import Ask

SUMMARY = "Look into what happened: who did what, on whom and when; and export it."
EXAMPLE = "neurascale audit export --format fhir --out audit.ndjson --since 2026-11-01"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the actions."""
    from app.programs.station_asked import add_user

    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    add_user(shared)
    narrowed = argparse.ArgumentParser(add_help=False)
    narrowed.add_argument("--since", default="", metavar="TIME", help="ISO 8601; UTC where it names no zone")
    narrowed.add_argument("--until", default="", metavar="TIME", help="ISO 8601; not included")
    narrowed.add_argument("--by", default="", metavar="USER_ID", help="what this user did")
    narrowed.add_argument("--patient", default="", metavar="PATIENT_ID", help="what is about this patient")
    narrowed.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help="a group, or a type of event; may be repeated"
    )
    narrowed.add_argument("--refused", action="store_true", help="only what was refused")
    narrowed.add_argument("--text", default="", metavar="WORDS", help="words of what happened, or of a name")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", parents=[shared, narrowed], help="entries, newest first")
    listing.add_argument("--at-most", type=int, default=100, metavar="N", help="no more than this (default: 100)")
    listing.add_argument("--json", action="store_true", help="print one JSON object")
    show = actions.add_parser("show", parents=[shared], help="one entry in full, with its causes and its proof")
    show.add_argument("index", type=int, metavar="INDEX", help="its place in the log")
    show.add_argument("--proof", type=Path, default=None, metavar="FILE", help="write a receipt for it to this file")
    export = actions.add_parser("export", parents=[shared, narrowed], help="write entries to a file, oldest first")
    export.add_argument("--format", choices=("fhir", "csv", "json"), default="fhir", help="default: fhir")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="the new file")
    export.add_argument("--pseudonymised", action="store_true", help="ids in the place of users and patients")
    export.add_argument("--json", action="store_true", help="print one JSON object on what was written")


def run(arguments: argparse.Namespace) -> int:
    """Do it.

    Raises:
        NeuraScaleError: The station refuses, or cannot be started.
    """
    from app.programs.station_asked import asking_station

    with asking_station(DataDirectory(arguments.data.expanduser().resolve()), arguments) as ask:
        return {"list": _list, "show": _show, "export": _export}[arguments.action](ask, arguments)


def _filter(arguments: argparse.Namespace) -> "AuditFilter":
    from app.core.station.audit_messages import AuditFilter

    return AuditFilter(
        since=arguments.since,
        until=arguments.until,
        user_id=arguments.by,
        patient_id=arguments.patient,
        kinds=tuple(arguments.kind),
        refused_only=arguments.refused,
        text=arguments.text,
    )


def _list(ask: "Ask", arguments: argparse.Namespace) -> int:
    import msgspec

    from app.core.station.audit_messages import ListAudit

    rows: list[Any] = []
    before: int | None = None
    while len(rows) < arguments.at_most:
        wanted = min(500, arguments.at_most - len(rows))
        page = ask(ListAudit(filter=_filter(arguments), before=before, at_most=wanted))
        rows += page.rows
        before = page.before
        if before is None:
            break
    if arguments.json:
        told = {"entries": msgspec.to_builtins(rows), "more": before is not None}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    for row in rows:
        whom = f"  [{row.on_whom}]" if row.on_whom else ""
        mark = "" if row.result == "done" else f"  ({row.result})"
        sys.stdout.write(f"{row.index:>8}  {row.when[:19]}Z  {row.who:<20}  {row.what}{whom}{mark}\n")
    if not rows:
        sys.stdout.write("Nothing like that is in the log.\n")
    elif before is not None:
        sys.stdout.write("There is more (--at-most shows it).\n")
    return 0


def _show(ask: "Ask", arguments: argparse.Namespace) -> int:
    from app.core.station.audit_messages import GetAuditEntry, GetAuditProof

    entry = ask(GetAuditEntry(index=arguments.index))
    row = entry.row
    lines = [
        f"{row.when}  {row.who}: {row.what}",
        f"{'entry':<16}{row.index}  {row.event_type}  {row.event_id}",
        f"{'leaf':<16}{entry.leaf_hash}",
    ]
    lines += [f"{'on':<16}{row.on_whom}"] if row.on_whom else []
    lines += [f"{one.name:<16}{'(not shown to you)' if one.withheld else one.value}" for one in entry.fields]
    lines += ["What it said was erased."] if entry.erased else []
    lines += [
        f"{'  ' * one.depth}{'*' if one.asked else '-'} {one.index}  {one.when[:19]}Z  {one.what}" for one in entry.tree
    ]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    if arguments.proof is not None:
        proof = ask(GetAuditProof(index=arguments.index))
        with _new_file(arguments.proof) as write:
            write(proof.receipt)
        sys.stdout.write(f"Receipt: {arguments.proof} (neurascale log verify --receipt, key {proof.public_key})\n")
    return 0


def _export(ask: "Ask", arguments: argparse.Namespace) -> int:
    from app.core.station.audit_messages import ExportAudit

    count, first = 0, 0
    with _new_file(arguments.out) as write:
        while True:
            piece = ask(
                ExportAudit(
                    filter=_filter(arguments),
                    format=arguments.format,
                    first=first,
                    pseudonymised=arguments.pseudonymised,
                )
            )
            write(piece.text)
            count += piece.count
            if piece.next_index is None:
                break
            first = piece.next_index
    if arguments.json:
        sys.stdout.write(json.dumps({"path": str(arguments.out), "entries": count, "format": arguments.format}) + "\n")
    else:
        sys.stdout.write(f"{count} entries written to {arguments.out}. That they were is an entry, too.\n")
    return 0


@contextlib.contextmanager
def _new_file(path: Path) -> Iterator[Callable[[str], object]]:
    """A new file, readable by its owner only; gone again where it was not finished."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Conflict(f"There is a file {path.name} already.", advice="Choose another name.") from error
    except OSError as error:
        raise StorageFault(f"{path.name} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file.write
    except (OSError, NeuraScaleError, KeyboardInterrupt) as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StorageFault(f"{path.name} cannot be written: {error.strerror}.") from error
        raise
