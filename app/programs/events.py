"""`neurascale events`: the catalogue of events, its schemas and documents, and watching events as they come.

Guarantees: `watch` reads only, tells live from replayed events, and leaves out who the patient is unless
`--identified` is given. The others write what the catalogue says, and nothing else. Exit codes: 0 done, 1 a replay was
not received whole (or a file cannot be written), 2 wrong use.
"""

import argparse
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from app import __version__
from app.core.clock import SYSTEM_CLOCK
from app.core.errors import StorageFault, WrongUse
from app.core.events.asyncapi import asyncapi_text
from app.core.events.catalogue import CATALOGUE
from app.core.events.schemas import schema_files
from app.core.events.wording import catalogue_lines, catalogue_table, with_catalogue
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.station.event_watch import EventWatch, SeenEnd, SeenEvent
from app.programs.recorded_reading import add_identified, recorded_reading

SUMMARY = "Show the catalogue of events and its schemas, or watch events as they happen and as they are replayed."
EXAMPLE = "neurascale events watch --replayed --json --data ~/.local/share/neurascale"
_LOOK_EVERY_S = 0.25


def configure(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="every type with its version and meaning")
    schemas = actions.add_parser("schemas", help="write the JSON Schema of each type")
    schemas.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder; files of the same name go")
    document = actions.add_parser("asyncapi", help="write the AsyncAPI 3.0 document")
    document.add_argument("--out", type=Path, metavar="FILE", help="(default: print)")
    table = actions.add_parser("table", help="print the catalogue as a Markdown table")
    table.add_argument("--into", type=Path, metavar="FILE", help="put it between the marks of this page instead")
    watch = actions.add_parser("watch", help="show events as they come")
    watch.add_argument("--replayed", action="store_true", help="only replayed ones; ends with the replay")
    watch.add_argument("--type", default=None, metavar="T", help='only of this type, as "alarm.changed"')
    watch.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the user's)")
    watch.add_argument("--seconds", type=float, metavar="S", help="end after this long (default: when interrupted)")
    watch.add_argument("--at-most", type=int, metavar="N", help="end after so many")
    add_identified(watch, "with who the patient is")
    watch.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; the exit code.

    Raises:
        WrongUse: There is no such type, or the page has no place for the table.
        StorageFault: A file cannot be written, or the log not be read.
    """
    doing: dict[str, Callable[[argparse.Namespace], int]] = {
        "list": _list,
        "schemas": _schemas,
        "asyncapi": _asyncapi,
        "table": _table,
        "watch": _watch,
    }
    return doing[arguments.action](arguments)


def _list(_: argparse.Namespace) -> int:
    sys.stdout.writelines(f"{line}\n" for line in catalogue_lines())
    return 0


def _schemas(arguments: argparse.Namespace) -> int:
    files = schema_files()
    for name, text in files.items():
        _write(arguments.out / name, text)
    sys.stdout.write(f"{len(files)} schemas written.\n")
    return 0


def _asyncapi(arguments: argparse.Namespace) -> int:
    text = asyncapi_text(__version__)
    if arguments.out is None:
        sys.stdout.write(text)
    else:
        _write(arguments.out, text)
    return 0


def _table(arguments: argparse.Namespace) -> int:
    if arguments.into is None:
        sys.stdout.write(catalogue_table())
        return 0
    try:
        page = with_catalogue(arguments.into.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongUse(f"The page {arguments.into.name} cannot be read, or has no marks for the table.") from error
    _write(arguments.into, page)
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StorageFault(f"The file {path.name} cannot be written: {error.strerror}.") from error


def _watch(arguments: argparse.Namespace) -> int:
    if arguments.type is not None and arguments.type not in CATALOGUE:
        raise WrongUse(f"There is no event type {arguments.type!r}.", advice="See `neurascale events list`.")
    data = DataDirectory(arguments.data or default_data_path())
    if arguments.identified:
        with recorded_reading(arguments, data, "events watch"):
            pass  # once, before the first; what comes later is of the same reading
    signal.signal(signal.SIGTERM, _end)
    watch = EventWatch(
        data,
        clock=SYSTEM_CLOCK,
        live=not arguments.replayed,
        event_type=arguments.type,
        identified=arguments.identified,
    )
    ends_ns = None if arguments.seconds is None else SYSTEM_CLOCK.monotonic_ns() + round(arguments.seconds * 1e9)
    shown = missed = 0
    try:
        while ends_ns is None or SYSTEM_CLOCK.monotonic_ns() < ends_ns:
            for seen in watch.listen(_LOOK_EVERY_S):
                _show(seen, as_json=arguments.json)
                if isinstance(seen, SeenEnd):
                    missed += seen.missed
                    if arguments.replayed:
                        return 1 if missed else 0
                else:
                    shown += 1
                    if shown == arguments.at_most:
                        return 0
    except KeyboardInterrupt:
        pass  # the usual end of watching
    finally:
        watch.close()
    return 1 if missed else 0


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _show(seen: SeenEvent | SeenEnd, *, as_json: bool) -> None:
    if isinstance(seen, SeenEnd):
        if as_json:
            line = json.dumps(
                {"replay_id": seen.replay_id, "ended": True, "events": seen.events, "missed": seen.missed}
            )
        else:
            missed = f", {seen.missed} of them MISSED here" if seen.missed else ""
            line = f"replay {seen.replay_id} ended: {seen.events} events{missed}"
    elif as_json:
        line = json.dumps(
            {
                "replayed": seen.replayed,
                "replay_id": seen.replay_id or None,
                "number": seen.number,
                "index": seen.index,
                "event": seen.event,
                "withheld": seen.withheld,
            },
            ensure_ascii=False,
        )
    else:
        kind = "REPLAYED" if seen.replayed else "live    "
        data = json.dumps(seen.event["data"], ensure_ascii=False)
        left_out = f"  (withheld: {', '.join(seen.withheld)})" if seen.withheld else ""
        line = f"{kind} {seen.index:>6}  {seen.event['timestamp']}  {seen.event['event_type']}  {data}{left_out}"
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
