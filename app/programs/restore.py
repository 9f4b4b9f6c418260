"""`neurascale restore`: a data folder from a backup, on this machine or another."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from app.core.settings.data_directory import DataDirectory
from app.programs.passphrase_prompt import ask, new_passphrase

SUMMARY = "Make a new data folder from a backup; nothing is left of one that fails."
EXAMPLE = "neurascale restore --from /media/backup/neurascale --data ~/neurascale-restored"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="FOLDER", help="the backup")
    parser.add_argument(
        "--data", type=Path, required=True, metavar="NEW", help="the new data folder; empty or not there"
    )
    parser.add_argument("--backup", default="", metavar="ID", help="which of them (default: the newest)")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="a private file with the backup's passphrase"
    )
    parser.add_argument(
        "--hold",
        choices=("keyring", "passphrase"),
        help="who shall hold its key (default: the keyring where there is one)",
    )
    parser.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="of the new folder, where it has one")
    parser.add_argument(
        "--erased-too",
        action="append",
        type=Path,
        default=[],
        metavar="FOLDER",
        help="another place with backups of this station: what was erased there stays erased (may be repeated)",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace) -> int:
    from app.core.recording.subject_files import remove_subject_files
    from app.core.settings.station_kind import StationKind
    from app.core.store.backup.backup_folder import BackupFolder
    from app.core.store.backup.manifest import read_manifest
    from app.core.store.backup.restoring import RestoreWork, restore
    from app.core.store.keys.handed_key import read_passphrase
    from app.core.store.keys.holders import Holder
    from app.core.store.keys.keyring_holder import keyring_may_be_used

    source, target = (path.expanduser().absolute() for path in (arguments.source, arguments.data))
    kind = read_manifest(BackupFolder(source), arguments.backup).kind
    if arguments.hold is not None:
        holder = Holder(arguments.hold)
    elif kind is StationKind.DEMONSTRATION:
        holder = Holder.FILE
    else:
        holder = Holder.KEYRING if keyring_may_be_used() else Holder.PASSPHRASE
    passphrase = (
        read_passphrase(arguments.passphrase_file)
        if arguments.passphrase_file is not None
        else ask("Passphrase of this backup: ")
    )
    chosen = None
    if holder is Holder.PASSPHRASE and arguments.new_passphrase_file is not None:
        chosen = read_passphrase(arguments.new_passphrase_file)
    elif holder is Holder.PASSPHRASE:
        chosen = new_passphrase("New passphrase of the restored workstation: ")

    def remove_erased(data: DataDirectory, chains: tuple[str, ...]) -> None:
        remove_subject_files(data, chains)

    others = tuple(path.expanduser().absolute() for path in arguments.erased_too)
    work = RestoreWork(holder=holder, new_passphrase=chosen, others=others, after=remove_erased, progress=_say)
    restored = restore(source, target, passphrase=passphrase, work=work, backup_id=arguments.backup)
    if arguments.json:
        sys.stdout.write(json.dumps(asdict(restored)) + "\n")
        return 0
    sys.stdout.write(
        f"Restored as it was at {restored.made_at}: the log with {restored.log_size} entries, {restored.files} files.\n"
        f"Start it with: neurascale desktop --data {target}\n"
        "The workstation that the backup came from must not go on: the two would be two histories of one log.\n"
    )
    return 0


def _say(what: str) -> None:
    sys.stderr.write(f"restore: {what}\n")
