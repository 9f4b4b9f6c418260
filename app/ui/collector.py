"""Keeps Python's collector of cycles out of the frames.

Guarantees: what was built once (modules, the window) is set aside and never walked through again; the rest is collected
in full when told to and every `EVERY_MS`, after which what survived is set aside too, so that each round walks only
through what came since the last one. The collector's own full rounds, which come in the middle of anything and take a
tenth of a second in a program of this size, are off. GUI thread only. Does not: free what is set aside and becomes a
cycle later; that is what lives as long as the window, as far as we know, and a window is ended every day.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 20_000
# Young objects are collected as ever; full rounds only come from here.
_YOUNG, _MIDDLE, _NEVER = 2000, 20, 1_000_000


class Collector(QObject):
    """See the rules at the top of this module."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.set_aside)
        self._timer.start()

    @Slot()
    def set_aside(self) -> None:
        """Collect now and do not walk through what is left any more: what was built once lives until the end."""
        gc.collect()
        gc.freeze()
