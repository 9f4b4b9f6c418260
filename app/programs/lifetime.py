"""What every program does the same way: hear a wish to end, and say how it ended.

Guarantees: SIGTERM and SIGINT (and Ctrl-Break on Windows) set `StopRequest`; a second SIGINT ends at once. The handler
takes no lock: one that interrupts its own thread within `threading.Event` could wait for itself for ever.
Made on the main thread; asked and looked at from any.
"""

import signal
import sys
from types import FrameType


class StopRequest:
    """Set when the program has been asked to end."""

    def __init__(self) -> None:
        self._asked = False
        signal.signal(signal.SIGTERM, self._hear)
        signal.signal(signal.SIGINT, self._hear)
        if sys.platform == "win32":
            signal.signal(signal.SIGBREAK, self._hear)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        if self._asked and number == signal.SIGINT:
            signal.default_int_handler(number, None)
        self._asked = True

    def __bool__(self) -> bool:
        return self._asked

    def ask(self) -> None:
        """Ask from within."""
        self._asked = True
