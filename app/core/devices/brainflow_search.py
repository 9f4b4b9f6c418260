"""Finds a board again that has gone silent, while acquisition goes on.

Guarantees: nothing here makes acquisition wait: closing, opening and asking a board (seconds each) happen on a thread
of their own; pauses grow; a board that is found after nobody wants it any more is let go of. Does not: decide that a
board is gone; read it. Made and asked by one thread.
"""

import threading
from collections.abc import Callable

from app.core.devices.brainflow_library import Board
from app.core.errors import DeviceFault

FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 5.0
_ENDS_WITHIN_S = 1.5


class BoardSearch:
    """One search, from the loss of a board to its return.

    Args:
        lost: The board as it was; it is closed first.
        connect: A board that is open, the same as before, and delivering; raises DeviceFault where there is none yet.
        there: Whether it can be there at all (its port exists); asked before each try.
    """

    def __init__(self, lost: Board, connect: Callable[[], Board], *, there: Callable[[], bool]) -> None:
        self._lost = lost
        self._connect = connect
        self._there = there
        self._unwanted = threading.Event()
        self._lock = threading.Lock()
        self._found: Board | None = None
        self.why = ""
        self._thread = threading.Thread(target=self._search, name="board search", daemon=True)
        self._thread.start()

    def take(self) -> Board | None:
        """The board, once, when it is back."""
        with self._lock:
            found, self._found = self._found, None
        return found

    def cancel(self) -> None:
        """Nobody wants it any more. Waits a little; a driver library that hangs is left to end by itself."""
        self._unwanted.set()
        self._thread.join(_ENDS_WITHIN_S)
        found = self.take()
        if found is not None:
            found.stop()
            found.release()

    def _search(self) -> None:
        self._lost.stop()
        self._lost.release()
        pause_s = FIRST_PAUSE_S
        while not self._unwanted.is_set():
            if self._there():
                try:
                    board = self._connect()
                except DeviceFault as fault:
                    self.why = fault.what
                    pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
                else:
                    self._hand_over(board)
                    return
            else:
                pause_s = FIRST_PAUSE_S
            self._unwanted.wait(pause_s)

    def _hand_over(self, board: Board) -> None:
        with self._lock:
            if not self._unwanted.is_set():
                self._found = board
                return
        board.stop()
        board.release()
