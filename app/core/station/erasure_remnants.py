"""What is left of an erased subject outside the log: recordings, reports, orders, workflows, keys in backups.

Guarantees: removed as far as it can be reached; done again it does no harm, so that whoever was interrupted at any
point goes on at the next start; a backup that is not reachable now is named in the log and tried again, hourly and at
each start, until none is left. Each time something was done, the log says what. Does not: destroy the key itself; that
is done before, in the log's transaction. One thread at a time.
"""

import threading
from collections.abc import Callable, Iterable

from app.core.errors import NeuraScaleError
from app.core.events.erasure_events import RemnantsRemovedData
from app.core.events.system_event import new_event
from app.core.recording.subject_files import remove_subject_files
from app.core.station.station_rooms import StationRooms
from app.core.store.backup.known_backups import destroy_subject_key, known_backups
from app.core.store.projections.erasures import Erasure

AGAIN_AFTER_S = 3600.0
_ENDS_WITHIN_S = 10.0


class ErasureRemnants:
    """See the module.

    Args:
        forget_workflows: Removes what the workflow engine keeps of these sessions; how many there were.
    """

    def __init__(self, rooms: StationRooms, forget_workflows: Callable[[Iterable[str]], int]) -> None:
        self._rooms = rooms
        self._forget_workflows = forget_workflows
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._due_ns: int | None = None

    def remove(self, erasure_id: str) -> tuple[str, ...]:
        """Remove what can be reached; the places of backups that could not be.

        Raises:
            StorageFault: Something could not be removed, or the log not be written; it is tried again by itself.
        """
        with self._lock:
            erasure = self._rooms.store.erasures.get(erasure_id)
            if erasure is None or erasure.state != "erased":
                return ()
            return self._remove(erasure)

    def tick(self) -> None:
        """Go on with what is not complete: at once after the start, then hourly; on a thread of its own."""
        now_ns = self._rooms.clock.monotonic_ns()
        if self._due_ns is not None and now_ns < self._due_ns:
            return
        self._due_ns = now_ns + round(AGAIN_AFTER_S * 1e9)
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self.carry_on, name="erasure-remnants", daemon=True)
            self._thread.start()

    def carry_on(self) -> None:
        """Go on with every erasure that is not complete; what fails is logged, and tried again."""
        try:
            waiting = [one for one in self._rooms.store.erasures.list() if one.state == "erased"]
        except NeuraScaleError as error:
            self._rooms.log.error("erasures could not be read: %s", error.what)
            return
        for erasure in waiting:
            if self._rooms.closing.is_set():
                return
            try:
                self.remove(erasure.erasure_id)
            except NeuraScaleError as error:
                self._rooms.log.error("remnants of an erasure are still there: %s", error.what)

    def close(self) -> None:
        """Wait for what is being removed; bounded."""
        if self._thread is not None:
            self._thread.join(_ENDS_WITHIN_S)

    def _remove(self, erasure: Erasure) -> tuple[str, ...]:
        rooms, removed = self._rooms, 0
        if erasure.subject_kind == "patient":
            # Every chain of theirs: those that are no sessions have no files.
            sessions = rooms.store.log.chains_of(erasure.subject_id)
            removed = len(remove_subject_files(rooms.data, sessions)) + self._forget_workflows(sessions)
        reached, unreached = self._remove_from_backups(erasure.subject_id)
        news = removed or reached or unreached != erasure.unreached or not unreached
        if news:
            data = RemnantsRemovedData(
                erasure_id=erasure.erasure_id,
                subject_id=erasure.subject_id,
                files=removed,
                backups_reached=reached,
                backups_unreached=unreached,
            )
            rooms.store.log.append(
                new_event(
                    "subject.remnants_removed",
                    data,
                    source_service="station",
                    correlation_id=erasure.erasure_id,
                    clock=rooms.clock,
                )
            )
        return unreached

    def _remove_from_backups(self, subject_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Places that were reached and held the key, and those that could not be reached."""
        reached, unreached = [], []
        for backup in known_backups(self._rooms.data):
            try:
                if not backup.reachable:
                    unreached.append(backup.place_id)
                elif destroy_subject_key(backup, subject_id):
                    reached.append(backup.place_id)
            except NeuraScaleError as error:
                self._rooms.log.warning("a backup was not reached: %s", error.what)
                unreached.append(backup.place_id)
        return tuple(reached), tuple(unreached)
