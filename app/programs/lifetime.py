"""What every program does the same way: hear a wish to end, and say how it ended.

Guarantees: SIGTERM and SIGINT (and Ctrl-Break on Windows) set `StopRequest`; a second SIGINT ends at once.
Main thread only.
"""

import signal
import sys
import threading
from types import FrameType


class StopRequest:
    """Set when the program has been asked to end."""

    def __init__(self) -> None:
        self._event = threading.Event()
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)
        if sys.platform == "win32":
            signal.signal(signal.SIGBREAK, self._ask)

    def _ask(self, number: int, _frame: FrameType | None) -> None:
        if self._event.is_set() and number == signal.SIGINT:
            signal.default_int_handler(number, None)
        self._event.set()

    def __bool__(self) -> bool:
        return self._event.is_set()

    def ask(self) -> None:
        """Ask from within."""
        self._event.set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Whether it was asked within `timeout_s`."""
        return self._event.wait(timeout_s)
