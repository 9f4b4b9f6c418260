"""The passphrase of a data folder, asked for on the terminal.

Guarantees: what is typed is not shown, and is in no argument; where there is no terminal nothing is asked, and the
error says what is needed. Does not: keep it. Main thread.
"""

import getpass
import sys

from app.core.errors import NotPermitted, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.holders import StationLocked
from app.core.store.keys.station_file import read_station_file
from app.core.store.keys.station_key import StationKeys, ask_with, check_new_passphrase, station_keys, unlock

_TRIES = 3


def keys_asking(data: DataDirectory) -> StationKeys:
    """The keys of a folder that has some; the passphrase is asked for where one is needed and a terminal is there.

    Raises:
        StationLocked: It is needed, and there is no terminal; or the keyring does not open.
        NotPermitted: Three times another passphrase.
        LedgerBroken, StorageFault: The keys are gone, damaged or cannot be read.
    """
    ask_where_needed()
    return station_keys(data)


def ask_where_needed() -> None:
    """From now on this process asks on its terminal where a data folder's passphrase is needed."""
    if _has_terminal():
        ask_with(unlock_from_terminal)


def unlock_from_terminal(data: DataDirectory) -> StationKeys:
    """Ask, and open the folder for this process; for a new folder the passphrase is chosen here.

    Raises:
        WrongUse: There is no terminal.
        NotPermitted: Three times another passphrase, or a new one that is too simple.
        LedgerBroken, StorageFault: The keys are gone, damaged or cannot be read.
    """
    if read_station_file(data) is None:
        return unlock(data, new_passphrase("New passphrase of this workstation: "))
    for _ in range(_TRIES - 1):
        try:
            return unlock(data, ask("Passphrase of this workstation: "))
        except StationLocked:
            raise
        except NotPermitted as error:
            sys.stderr.write(f"{error.what}\n")
    return unlock(data, ask("Passphrase of this workstation: "))


def new_passphrase(prompt: str) -> str:
    """Ask for a new passphrase, twice.

    Raises:
        WrongUse: There is no terminal, or the two differ.
        PassphraseToBeChosen: It is too simple.
    """
    chosen = ask(prompt)
    check_new_passphrase(chosen)
    if ask("Again: ") != chosen:
        raise WrongUse("The two passphrases differ.", meaning="Nothing was made or changed.", advice="Try again.")
    return chosen


def ask(prompt: str) -> str:
    """Raises: WrongUse: There is no terminal to ask on."""
    if not _has_terminal():
        raise WrongUse(
            "A passphrase is needed, and there is no terminal to ask for it.",
            advice="Run this in a terminal, or name a private file with NEURASCALE_PASSPHRASE_FILE.",
        )
    return getpass.getpass(prompt)


def _has_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
