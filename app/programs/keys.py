"""`neurascale keys`: what holds the station's key, and a new key in its place."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from app.core.errors import Conflict, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.store.keys.handed_key import passphrase_from_file, read_passphrase
from app.core.store.keys.holders import Holder, StationLocked
from app.core.store.keys.keyring_holder import keyring_may_be_used
from app.core.store.keys.rotation import rotate, station_ended
from app.core.store.keys.station_file import StationFile, read_station_file
from app.core.store.keys.station_key import holder_of
from app.programs.passphrase_prompt import ask, keys_asking, new_passphrase

SUMMARY = "Show who holds the key of a data folder, and give it another key, holder or passphrase."
EXAMPLE = "neurascale keys show"
_KEYS_FOLDER_ADVICE = "Name the right folder with --data."


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data_path(), help="data folder (default: %(default)s)")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="kind of the folder, who holds its key, how old it is; never a key")
    show.add_argument("--json", action="store_true", help="one JSON object on stdout")
    actions.add_parser("rotate", help="a new key in the same place; nothing else opens afterwards")
    change = actions.add_parser("change-passphrase", help="a new key behind another passphrase")
    move = actions.add_parser("move", help="a new key, held by somebody else")
    move.add_argument("--to", required=True, choices=("keyring", "passphrase"), help="who shall hold it")
    for action in (change, move):
        action.add_argument(
            "--new-passphrase-file", type=Path, metavar="FILE", help="a private file with the new passphrase"
        )


def run(arguments: argparse.Namespace) -> int:
    data = DataDirectory(arguments.data.expanduser().resolve())
    file = read_station_file(data)
    if file is None:
        raise WrongUse("There are no keys in this data folder.", advice=_KEYS_FOLDER_ADVICE)
    if arguments.action == "show":
        return _show(data, file, as_json=arguments.json)
    change: dict[str, Callable[[DataDirectory, StationFile, argparse.Namespace], tuple[str, Holder, str | None]]] = {
        "rotate": _to_rotate,
        "change-passphrase": _to_change_passphrase,
        "move": _to_move,
    }
    with station_ended(data):
        keys_asking(data)
        event_type, holder, passphrase = change[arguments.action](data, file, arguments)
        rewrapped = rotate(data, event_type, holder=holder, passphrase=passphrase, progress=_say)
        _tell(data)
    sys.stdout.write(f"The station has a new key ({holder.value}); {rewrapped} keys of subjects were wrapped anew.\n")
    return 0


def _show(data: DataDirectory, file: StationFile, *, as_json: bool) -> int:
    shown = {
        "station_id": file.station_id,
        "kind": file.kind.value,
        "holder": file.holder.value,
        "backend": _backend(data, file),
        "generation": file.generation,
        "made_at": file.made_at,
        "rotated_at": file.rotated_at,
        "unfinished": file.held_before is not None,
    }
    if as_json:
        sys.stdout.write(json.dumps(shown) + "\n")
    else:
        for name, value in shown.items():
            sys.stdout.write(f"{name.replace('_', ' '):>12}  {value}\n")
    return 0


def _backend(data: DataDirectory, file: StationFile) -> str:
    try:
        return holder_of(data, file, "").backend
    except StationLocked as error:
        return f"not to be had now: {error.what}"


def _to_rotate(
    data: DataDirectory, file: StationFile, _arguments: argparse.Namespace
) -> tuple[str, Holder, str | None]:
    passphrase = None
    if file.holder is Holder.PASSPHRASE:
        # The same one, typed again: nothing keeps it, and the new key must be behind it.
        passphrase = passphrase_from_file() or ask("Passphrase again, for the new key: ")
        holder_of(data, file, passphrase).key(file.generation)
    return "keys.rotated", file.holder, passphrase


def _to_change_passphrase(
    _data: DataDirectory, file: StationFile, arguments: argparse.Namespace
) -> tuple[str, Holder, str | None]:
    if file.holder is not Holder.PASSPHRASE:
        raise Conflict(
            "The key of this data folder is not behind a passphrase.",
            meaning="Nothing was changed.",
            advice="Use 'neurascale keys move --to passphrase'.",
        )
    return "keys.passphrase_changed", Holder.PASSPHRASE, _new_passphrase(arguments)


def _to_move(_data: DataDirectory, file: StationFile, arguments: argparse.Namespace) -> tuple[str, Holder, str | None]:
    holder = Holder(arguments.to)
    if holder is file.holder:
        raise Conflict("The key is there already.", meaning="Nothing was changed.", advice="Use 'keys rotate'.")
    if holder is Holder.KEYRING and not keyring_may_be_used():
        raise Conflict(
            "There is no keyring on this machine that may be trusted.",
            meaning="Nothing was changed.",
            advice="Start the keyring of this machine (sign in to its desktop), then try again.",
        )
    return "keys.moved", holder, _new_passphrase(arguments) if holder is Holder.PASSPHRASE else None


def _new_passphrase(arguments: argparse.Namespace) -> str:
    if arguments.new_passphrase_file is not None:
        return read_passphrase(arguments.new_passphrase_file)
    return new_passphrase("New passphrase: ")


def _tell(data: DataDirectory) -> None:
    """In the log at once, where there is one."""
    if not data.database.exists():
        return
    from app.core.store.station_news import tell_station_news
    from app.core.store.station_store import StationStore

    with StationStore.open(data) as store:
        tell_station_news(data, store.log)


def _say(what: str) -> None:
    sys.stderr.write(f"keys: {what}\n")
