"""Data of the events of the station's keys and of its backups.

Guarantees: frozen typed values with a schema version; no key, and no path of a machine: a backup's place has an id.
Does not: decide anything.
"""

from typing import Annotated

from app.core.events.constraints import Count, Digest, one_of
from app.core.events.system_event import EventData

_HOLDERS = one_of("keyring", "passphrase", "file")


class KeysRotatedData(EventData, frozen=True, kw_only=True):
    """The station has a new key. `generation`: counts them; `rewrapped`: subjects' keys wrapped anew.
    `account`: of the operating system, that did it: these commands ask nobody to sign in.
    """

    generation: Count
    holder: Annotated[str, _HOLDERS]
    rewrapped: Count
    account: str = ""


class KeysMovedData(EventData, frozen=True, kw_only=True):
    """The station has a new key, in another holder. Fields as `KeysRotatedData`."""

    generation: Count
    holder: Annotated[str, _HOLDERS]
    rewrapped: Count
    account: str = ""


class KeysPassphraseChangedData(EventData, frozen=True, kw_only=True):
    """The station has a new key, behind another passphrase. Fields as `KeysRotatedData`."""

    generation: Count
    holder: Annotated[str, _HOLDERS]
    rewrapped: Count
    account: str = ""


class BackupMadeData(EventData, frozen=True, kw_only=True):
    """A backup is whole and was read back.

    Attributes:
        place_id: The folder it lies in, as the station's list of backups knows it.
        log_size: Entries of the log in it.
        root_hash: Of the tree over them.
        files: How many files it holds.
        bytes: Their length together.
        account: Of the operating system, that made it.
    """

    place_id: str
    backup_id: str
    log_size: Count
    root_hash: Digest
    files: Count
    bytes: Count
    account: str = ""


class BackupRestoredData(EventData, frozen=True, kw_only=True):
    """A data folder was made from a backup, whose log goes on from here.

    Attributes:
        erased_again: Subjects whose keys were destroyed in the backup's place after it was made.
        account: Of the operating system, that restored it.
    """

    place_id: str
    backup_id: str
    log_size: Count
    root_hash: Digest
    erased_again: Count
    account: str = ""
