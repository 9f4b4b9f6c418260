"""The station's encrypted file opened as its owner could, past every check: to look into it, or to tamper with it."""

import contextlib
from collections.abc import Iterator
from typing import Any

from app.core.settings.data_directory import DataDirectory
from app.core.store.database import connect
from app.core.store.keys.station_key import station_keys
from app.core.store.store_file import StoreFile, store_file


@contextlib.contextmanager
def opened_database(data: DataDirectory, mode: str = "rw") -> Iterator[Any]:
    """A connection to `station.db` that commits each statement by itself and minds no foreign keys.

    Args:
        data: The folder.
        mode: "rw" or "ro".
    """
    with contextlib.closing(connect(store_file(data), f"mode={mode}")) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        yield connection


@contextlib.contextmanager
def opened_workflows(data: DataDirectory) -> Iterator[Any]:
    """The same for `workflow.db`."""
    with opened_file(StoreFile(data.workflow_database, station_keys(data).database)) as connection:
        yield connection


@contextlib.contextmanager
def opened_file(file: StoreFile) -> Iterator[Any]:
    """The same for any file of ours, or, with no key, for one in clear."""
    with contextlib.closing(connect(file, "mode=rw")) as connection:
        yield connection
