"""`neurascale log export`: entries as lines of JSON or CloudEvents, or the whole tree as C2SP tiles.

Guarantees: reads only, beside a running station too, one moment of the log; every entry is checked by itself before it
is written, and a run that fails leaves no file behind that looks whole. What a subject's entry says comes as it lies in
the log, sealed, so that whoever gets it can prove it and learns nothing; only with `--open` it comes opened too, in a
part of its own, which no proof is over. What may name a patient is left out there and in entries in clear, unless
`--identified` is given, and then a warning is printed. Tiles hold digests and tokens, never what an entry says.
Does not: add to a folder or file that is there already.
"""

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from app.core.errors import Conflict, LedgerBroken, StorageFault, WrongUse
from app.core.events.canonical_form import decode_envelope, decode_event
from app.core.events.cloud_event import sealed_cloud_event, to_cloud_event
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.ledger.leaf import PLAIN, leaf_data
from app.core.ledger.tiles import CHECKPOINT_PATH, tiles, write_bundle
from app.core.ledger.verification import StoredEntry, check_entry
from app.core.ledger.verifier import checking
from app.core.store.entry_opening import EntryOpener
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.opened_log import opener_of
from app.programs.log_disclosure import disclosed
from app.programs.log_prove import WARNING
from app.programs.log_reading import add_data, data_of, new_file, reading, signed_head
from app.programs.log_show import stored_entry
from app.programs.recorded_reading import add_identified, recorded_reading


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", type=int, dest="first", default=0, metavar="INDEX", help="first entry (default: 0)")
    parser.add_argument("--to", type=int, dest="last", metavar="INDEX", help="last entry (default: the last there is)")
    parser.add_argument(
        "--format",
        choices=["jsonl", "cloudevents"],
        default="jsonl",
        help="one JSON object a line, ours or CloudEvents 1.0",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write to this new file (default: print)")
    parser.add_argument(
        "--open", action="store_true", help="also what sealed entries say, opened, in a part of its own (`opened`)"
    )
    add_identified(parser, "with what may name a patient")
    parser.add_argument(
        "--tiles", type=Path, metavar="DIR", help="instead: the whole tree as C2SP tlog-tiles into this new folder"
    )
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write it.

    Raises:
        WrongUse: There is no log in the folder, or the arguments do not belong together.
        Conflict: The file or folder is there already.
        LedgerBroken: An entry does not hold.
        StorageFault: The log cannot be read, or the files not be written.
    """
    if arguments.first < 0 or (arguments.last is not None and arguments.last < arguments.first):
        raise WrongUse("--from and --to are indexes, and not in order.")
    if arguments.tiles is not None and (
        arguments.identified or arguments.open or arguments.out is not None or arguments.last is not None
    ):
        raise WrongUse("--tiles writes the whole tree, without what its entries say, into a folder.")
    with contextlib.ExitStack() as stack:
        if arguments.identified:
            stack.enter_context(recorded_reading(arguments, data_of(arguments), "log export"))
        snapshot, verifier = stack.enter_context(reading(arguments))
        if arguments.tiles is not None:
            _write_tiles(snapshot, verifier, arguments.tiles)
            return 0
        with _opened(arguments.out) as file:
            opener = opener_of(snapshot) if arguments.open else None
            form = cloud_event if arguments.format == "cloudevents" else exported_entry
            for entry in _checked(snapshot, arguments.first, arguments.last):
                shown = form(entry, opener, identified=arguments.identified)
                file.write(json.dumps(shown, ensure_ascii=False, separators=(",", ":")) + "\n")
    if arguments.identified:
        sys.stderr.write(WARNING)
    return 0


def exported_entry(entry: StoredEntry, opener: EntryOpener | None, *, identified: bool) -> dict[str, object]:
    """An entry as it lies in the log and, with an opener, what a sealed one says beside it.

    Raises:
        LedgerBroken: It does not open.
        StorageFault: It was written by a newer version.
    """
    shown = stored_entry(entry, identified=identified)
    if opener is None or entry.encoding == PLAIN:
        return shown
    plain = opener.plain(entry.encoding, entry.payload)
    if plain is None:
        return shown | {"erased": True}
    opened = disclosed({"data": json.loads(plain)["data"]}, identified=identified)
    return shown | {"opened": opened}


def cloud_event(entry: StoredEntry, opener: EntryOpener | None, *, identified: bool) -> dict[str, object]:
    """An entry in its outside form, CloudEvents 1.0, in the version of the catalogue that this application has.

    A sealed one that is not opened has its box as its data, is told apart by the attribute `encoding`, and names no
    schema, because its data has none; with an opener, one whose subject was erased has the attribute `erased` besides.

    Raises:
        LedgerBroken: It does not open.
        StorageFault: It was written by a newer version.
    """
    plain = entry.payload if entry.encoding == PLAIN else None
    if plain is None and opener is not None:
        plain = opener.plain(entry.encoding, entry.payload)
    if plain is None:
        members = sealed_cloud_event(decode_envelope(entry.payload), entry.encoding)
        return members if opener is None else members | {"erased": True}
    members = disclosed(to_cloud_event(decode_event(plain)), identified=identified)
    withheld = members.get("withheld")
    if isinstance(withheld, list):
        members["withheld"] = ",".join(withheld)  # an attribute may not be a list (CloudEvents 1.0, "Type System")
    return members


def _checked(snapshot: LogSnapshot, first: int, last: int | None) -> Iterator[StoredEntry]:
    for index, entry in enumerate(snapshot.entries(first), first):
        if last is not None and index > last:
            return
        check_entry(entry, index)
        yield entry


@contextlib.contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a new file that is removed again where writing it fails."""
    if out is None:
        yield sys.stdout
        return
    with new_file(out) as descriptor:
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                yield file
        except BaseException:
            out.unlink(missing_ok=True)
            raise


def _write_tiles(snapshot: LogSnapshot, verifier: CheckpointVerifier, folder: Path) -> None:
    """Entries, tiles, and at the very end the checkpoint, without which it is no export."""
    head = signed_head(snapshot, verifier)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError as error:
        raise Conflict(f"The folder {folder.name} is there already.", advice="Choose another name.") from error
    except OSError as error:
        raise StorageFault(f"The folder {folder.name} cannot be made: {error.strerror}.") from error
    entries = _checked(snapshot, 0, head.size - 1 if head.size else -1)
    for tile in tiles(head.size):
        if tile.level == 0:
            leaves = [leaf_data(entry.payload, entry.token, entry.encoding) for entry in _next_of(entries, tile.width)]
            _write(folder / tile.entries_path, write_bundle(leaves))
        _write(folder / tile.path, tile.hashes(snapshot))
    _write(folder / CHECKPOINT_PATH, head.note.encode())
    try:
        checking.check_tiles(folder, verifier)
    except LedgerBroken:
        (folder / CHECKPOINT_PATH).unlink()
        raise


def _next_of(entries: Iterator[StoredEntry], count: int) -> Iterator[StoredEntry]:
    for _ in range(count):
        entry = next(entries, None)
        if entry is None:
            raise LedgerBroken("The log has fewer entries than its head covers.")
        yield entry


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with new_file(path) as descriptor, os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        raise StorageFault(f"The file {path.name} cannot be written: {error.strerror}.") from error
