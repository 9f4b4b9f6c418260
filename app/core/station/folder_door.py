"""The door of a data folder on which no station runs: the same users, the same table, the same book.

Guarantees: whoever reads patient data by a command line is judged and written down as by a running station; the
station's own lock is held meanwhile, so that the log has one writer. What cannot be written down is not admitted.
Does not: change anything else, or start a program. One thread.
"""

import contextlib
import logging
from collections.abc import Iterator

from filelock import FileLock, Timeout

from app.core.access.reception import Reception
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import LedgerBroken, LinkDown, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind
from app.core.station.door.break_glass_desk import BreakGlassDesk
from app.core.station.door.care_desk import CareDesk
from app.core.station.door.door import Door
from app.core.station.door.door_rooms import FolderRooms
from app.core.station.journal import Journal
from app.core.station.reading_messages import ReadingRequest
from app.core.store.keys.station_key import station_keys
from app.core.store.station_store import StationStore
from app.core.wire.envelopes import Done


class FolderDoor:
    """See the module; made by `folder_door`.

    Attributes:
        reception: Who signs in.
        kind: Of the folder.
    """

    def __init__(self, data: DataDirectory, store: StationStore, *, clock: Clock) -> None:
        keys = station_keys(data)
        self.kind = keys.kind
        self._faults: list[str] = []
        self.reception = Reception(
            store,
            kind=keys.kind,
            holder=keys.holder,
            lock_after_s=0.0,
            clock=clock,
            on_change=lambda: None,
            on_refused=lambda error: self._faults.append(error.what),
        )
        quiet = logging.Logger("folder-door")  # of no parent: what it says is raised
        journal = Journal(
            store.log, clock=clock, log=quiet, on_fault=self._faults.append, patient_of=lambda _session_id: None
        )
        care = CareDesk(store, clock=clock, everybodys=keys.kind == StationKind.DEMONSTRATION)
        rooms = FolderRooms(clock, store, journal, care, BreakGlassDesk(store, journal, care, clock=clock))
        self._door = Door(rooms, self.reception)

    def note(self, message: ReadingRequest, peer: str, token: str) -> None:
        """That somebody is about to read.

        Raises:
            NotPermitted: They may not.
            StorageFault: It could not be written down.
        """
        self._door.answer(peer, message, token, lambda _message, _caller: Done())
        self._door.close()
        if self._faults:
            raise StorageFault(f"The reading could not be recorded: {self._faults[0]}")

    def close(self) -> None:
        """End the sign-ins."""
        self.reception.close(session_runs=True)


@contextlib.contextmanager
def folder_door(data: DataDirectory, *, clock: Clock = SYSTEM_CLOCK) -> Iterator[FolderDoor]:
    """The door of a folder.

    Raises:
        LinkDown: A station that does not answer, or another command, has the folder.
        LedgerBroken: The log does not match its proofs, and takes no entry.
        StorageFault: The folder cannot be written.
    """
    lock = FileLock(data.root / "station.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LinkDown(
            "Somebody else has this data folder, and does not answer.", advice="Try again when they are done."
        ) from error
    except OSError as error:
        raise StorageFault(f"The data folder cannot be written: {error.strerror or error}.") from error
    try:
        with StationStore.open(data, clock=clock) as store:
            if store.log.fault is not None:
                raise LedgerBroken(store.log.fault)
            door = FolderDoor(data, store, clock=clock)
            try:
                yield door
            finally:
                door.close()
    finally:
        lock.release()
