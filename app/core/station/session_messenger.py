"""Tells a running session what happened to it, also when the disk does not take it at first.

Guarantees: never raises and never waits for a disk to come back; what could not be kept is told again, in its order,
until it can be (a session that was never told that its recording failed would stay in it for ever).
Does not: survive the station's end; what is true then is learned anew at the next start. Any thread.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable

from app.core.clock import Clock
from app.core.errors import NeuraScaleError, StorageFault
from app.core.events.cause import caused_by, current_cause
from app.core.identifiers import SessionId

AGAIN_EVERY_S = 1.0
_KEPT_AT_MOST = 1000


class SessionMessenger:
    """Carries signals to the workflow engine.

    Args:
        log: Told, once a run of failures, of what is waiting for the disk.
    """

    def __init__(self, *, clock: Clock, log: logging.Logger) -> None:
        self._clock = clock
        self._log = log
        self._lock = threading.Lock()
        self._untold: deque[tuple[str, str, str, str | None]] = deque(maxlen=_KEPT_AT_MOST)
        self._again_ns = 0
        self.deliver: Callable[[SessionId, str, dict[str, str]], None] | None = None
        """The engine's `signal`; set once there is one."""

    def tell(self, session_id: str, name: str, payload: str) -> None:
        """Something happened to a session; nothing where there is none."""
        if not session_id:
            return
        with self._lock:
            self._untold.append((session_id, name, payload, current_cause()))
            if len(self._untold) == 1:
                self._tell_all()

    def tick(self) -> None:
        """Try again what the disk did not take."""
        with self._lock:
            if self._untold and self._clock.monotonic_ns() >= self._again_ns:
                self._tell_all()

    def _tell_all(self) -> None:
        while self._untold and self.deliver is not None:
            session_id, name, payload, cause = self._untold[0]
            try:
                with caused_by(cause):
                    self.deliver(SessionId(session_id), name, {"reason": payload} if payload else {})
            except StorageFault as error:
                if not self._again_ns:
                    self._log.error("the session cannot be told %s yet: %s", name, error.what)
                self._again_ns = self._clock.monotonic_ns() + round(AGAIN_EVERY_S * 1e9)
                return
            except NeuraScaleError as error:
                self._log.warning("the workflow was not told %s: %s", name, error.what)
            self._untold.popleft()
        self._again_ns = 0
