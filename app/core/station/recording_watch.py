"""Reads the running recording from disk while it is written, and alarms where it does not add up.

Guarantees: what is compared is what lies on disk, read through a file handle of its own in another process than the
writer's: checksums, record and block numbers, sample counts, sealed minutes; what does not add up is an alarm within a
second. A recording that stands still while nobody else says why is an alarm too.
Does not: change the recording, or hold anybody up. One thread of its own.
"""

import contextlib
import threading
from typing import Protocol

from app.core.clock import Clock
from app.core.errors import NeuraScaleError, NotFound, RecordingBroken
from app.core.recording.verification import RecordingFollower
from app.core.settings.data_directory import DataDirectory
from app.core.station.session_board import SessionBoard

LOOK_EVERY_S = 0.2
# With a look it stays below the second within which it must be told. What grows more slowly is given three of its
# own pauses, and a device that has only just been started more time for its first samples.
STANDING_STILL_S = 0.75
PAUSES_ALLOWED = 3
FIRST_BLOCK_WITHIN_S = 3.0
# Each of these says itself why nothing comes; a file that waits for the worker is one that may wait.
_OTHER_REASONS = ("device_silent", "acquisition_down", "worker_down", "source_fault")


class Alarms(Protocol):
    """What the watch needs of the alarm board."""

    def raise_(self, condition: str, *, text: str = "") -> None: ...

    def clear(self, condition: str) -> None: ...

    def stand(self, *conditions: str) -> bool: ...


class RecordingWatch:
    """Follows whatever the session on the board records; `look` once, or `start` the thread."""

    def __init__(self, data: DataDirectory, board: SessionBoard, alarms: Alarms, *, clock: Clock) -> None:
        self._data = data
        self._board = board
        self._alarms = alarms
        self._clock = clock
        self._recording_id = ""
        self._follower: RecordingFollower | None = None
        self._broken = False
        self._stands_still = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="station-recording-watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    def look(self) -> None:
        """Compare what has come since the last look."""
        view = self._board.view
        recording_id = view.recording_id if view is not None and view.step == "recording" else ""
        if recording_id != self._recording_id:
            self._check()  # what came between the last look and the end
            self._let_go()
            self._recording_id, self._broken = recording_id, False
        if self._recording_id and self._follower is None and not self._broken:
            with contextlib.suppress(NotFound):  # acquisition has not begun it yet
                self._follower = RecordingFollower(self._data.recording(self._recording_id), clock=self._clock)
        self._check()
        self._tell_whether_it_advances(view is not None and "stop" in view.waiting_for)

    def _check(self) -> None:
        if self._follower is None:
            return
        try:
            self._follower.check()
        except RecordingBroken as error:
            self._broken = True
            self._let_go()
            self._alarms.raise_("recording_broken", text=error.what)

    def _tell_whether_it_advances(self, recording: bool) -> None:
        still_s = self._follower.standing_still_s if recording and self._follower is not None else 0.0
        standing = self._follower is not None and still_s > _allowed_s(self._follower.longest_pause_s)
        if standing and (self._stands_still or not self._alarms.stand(*_OTHER_REASONS)):
            self._alarms.raise_(
                "recording_not_advancing", text=f"The recording does not advance: nothing new for {still_s:.1f} s."
            )
            self._stands_still = True
        elif self._stands_still and not standing:
            self._alarms.clear("recording_not_advancing")
            self._stands_still = False

    def _let_go(self) -> None:
        if self._follower is not None:
            self._follower.close()
            self._follower = None

    def _run(self) -> None:
        while not self._ended.wait(LOOK_EVERY_S):
            # A disk that has vanished has alarms of its own; the next look finds it back.
            with contextlib.suppress(NeuraScaleError):
                self.look()
        self._let_go()


def _allowed_s(longest_pause_s: float | None) -> float:
    """How long nothing new may come."""
    if longest_pause_s is None:
        return FIRST_BLOCK_WITHIN_S
    return min(max(STANDING_STILL_S, PAUSES_ALLOWED * longest_pause_s), FIRST_BLOCK_WITHIN_S)
