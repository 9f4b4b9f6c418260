"""`neurascale backup`: copies of the data folder elsewhere, and whether they hold."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from app.core.errors import NeuraScaleError, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.programs.passphrase_prompt import ask, keys_asking, new_passphrase

SUMMARY = "Back up the data folder, also while the station runs; check a backup; list the places that are known."
EXAMPLE = "neurascale backup --to /media/backup/neurascale"
_KIND = {True: "New passphrase of this backup: ", False: "Passphrase of this backup: "}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        nargs="?",
        choices=("make", "verify", "list", "forget"),
        default="make",
        help="make one (default), verify one, list the known places, forget a place whose disk was destroyed",
    )
    parser.add_argument("--data", type=Path, default=default_data_path(), help="data folder (default: %(default)s)")
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help="where to make it: an empty folder, or one used before"
    )
    parser.add_argument("--from", dest="source", type=Path, metavar="FOLDER", help="the folder to verify")
    parser.add_argument("--backup", default="", metavar="ID", help="which of them to verify (default: the newest)")
    parser.add_argument("--place", default="", metavar="ID", help="the place to forget")
    parser.add_argument("--keep", type=int, default=3, metavar="N", help="so many backups stay (default: %(default)s)")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help="a private file with its passphrase")
    parser.add_argument(
        "--without-passphrase", action="store_true", help="verify only that nothing was changed or lost"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace) -> int:
    actions = {"make": _make, "verify": _verify, "list": _list, "forget": _forget}
    return actions[arguments.action](arguments)


def passphrase_of(arguments: argparse.Namespace, *, new: bool) -> str:
    """From the file that was named, or typed."""
    from app.core.store.keys.handed_key import read_passphrase

    if arguments.passphrase_file is not None:
        return read_passphrase(arguments.passphrase_file)
    return new_passphrase(_KIND[new]) if new else ask(_KIND[new])


def _data(arguments: argparse.Namespace) -> DataDirectory:
    data = DataDirectory(arguments.data.expanduser().resolve())
    if not data.database.is_file():
        raise WrongUse("There is no log in this data folder.", advice="Name the right folder with --data.")
    keys_asking(data)
    return data


def _make(arguments: argparse.Namespace) -> int:
    from app.core.recording.verification import verify_recording
    from app.core.store.backup.backup_making import BackupWork, make_backup

    if arguments.to is None:
        raise WrongUse("Where to?", meaning="No backup was made.", advice=f"For example: {EXAMPLE}")
    data = _data(arguments)

    def check(recording: Path) -> None:
        verify_recording(recording)

    work = BackupWork(
        passphrase=lambda new: passphrase_of(arguments, new=new),
        check_recording=check,
        progress=_say,
        keep=arguments.keep,
    )
    made = make_backup(data, arguments.to.expanduser().absolute(), work)
    told = _tell(data)
    if arguments.json:
        sys.stdout.write(json.dumps({**asdict(made), "in_log": told}) + "\n")
    else:
        sys.stdout.write(
            f"Backup {made.backup_id}: the log with {made.log_size} entries, {made.files} files"
            f" ({made.copied} were copied now, {made.bytes / 1e6:.1f} MB in all).\n"
        )
    for name in made.damaged_recordings:
        _say(f"warning: recording {name} does not match its own checksums; it was kept as it is")
    return 1 if made.damaged_recordings else 0


def _verify(arguments: argparse.Namespace) -> int:
    from app.core.store.backup.backup_checking import verify_backup

    if arguments.source is None:
        raise WrongUse("Which backup?", advice="For example: neurascale backup verify --from /media/backup/neurascale")
    passphrase = None if arguments.without_passphrase else passphrase_of(arguments, new=False)
    found = verify_backup(
        arguments.source.expanduser().absolute(), backup_id=arguments.backup, passphrase=passphrase, progress=_say
    )
    shown = {
        "backup_id": found.manifest.backup_id,
        "made_at": found.manifest.made_at,
        "log_size": found.log_size,
        "root_hash": found.root_hash,
        "files": found.files,
        "subjects": len(found.manifest.subjects),
        "erased": len(found.erased),
        "opened": found.opened,
    }
    if arguments.json:
        sys.stdout.write(json.dumps(shown) + "\n")
        return 0
    sys.stdout.write(
        f"The backup of {found.manifest.made_at} holds: {found.files} files, the log with {found.log_size} entries,"
        f" root {found.root_hash}.\n"
    )
    if not found.opened:
        sys.stdout.write("Nothing was changed or lost. Whether it opens was not checked: that needs its passphrase.\n")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from app.core.store.backup.backup_folder import BackupFolder
    from app.core.store.backup.known_backups import known_backups
    from app.core.store.backup.manifest import backup_ids

    rows = [
        {
            "place_id": one.place_id,
            "path": str(one.path),
            "reachable": one.reachable,
            "backups": backup_ids(BackupFolder(one.path)) if one.reachable else [],
        }
        for one in known_backups(_data(arguments))
    ]
    if arguments.json:
        sys.stdout.write(json.dumps(rows) + "\n")
        return 0
    for row in rows:
        sys.stdout.write(f"{row['place_id']}  {'there now' if row['reachable'] else 'not there now'}  {row['path']}\n")
    return 0


def _forget(arguments: argparse.Namespace) -> int:
    from app.core.store.backup.backup_making import forget_place

    if not arguments.place:
        raise WrongUse("Which place?", advice="See 'neurascale backup list'.")
    if not forget_place(_data(arguments), arguments.place):
        raise WrongUse(
            "No such place is known.", meaning="Nothing was changed.", advice="See 'neurascale backup list'."
        )
    sys.stdout.write(
        "The place is forgotten. Make sure that its disk was destroyed: an erasure no longer reaches it.\n"
    )
    return 0


def _tell(data: DataDirectory) -> bool:
    """Into the log at once where no station runs; else the station tells it within a minute."""
    from app.core.store.keys.rotation import station_ended
    from app.core.store.station_news import tell_station_news
    from app.core.store.station_store import StationStore

    try:
        with station_ended(data), StationStore.open(data) as store:
            tell_station_news(data, store.log)
    except NeuraScaleError as error:
        if error.code != "operator.conflict":
            _say(f"warning: it is not in the log yet: {error.what}")
        return False
    return True


def _say(what: str) -> None:
    sys.stderr.write(f"backup: {what}\n")
