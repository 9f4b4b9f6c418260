"""Before a window goes: ends the output's programme in order, so that its going is no stop that latches.

Guarantees: what was to follow follows once the output is not running any more, and after `WITHIN_S` in any case (the
lease then does what it is there for: the output falls to its safe state, and the stop says why). At most one ending at
a time; the newest wish counts. GUI thread only.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from app.ui.bridge.safety_link import SafetyLink

WITHIN_S = 1.5
LOOK_EVERY_MS = 20


class OutputEnding(QObject):
    """See the rules at the top of this module."""

    def __init__(self, safety: SafetyLink, parent: QObject) -> None:
        super().__init__(parent)
        self._safety = safety
        self._then: Callable[[], None] | None = None
        self._looks_left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def then(self, do: Callable[[], None]) -> None:
        """`do`, at once where nothing runs."""
        if self._safety.status.output != "running":
            do()
            return
        if self._then is None:
            self._safety.finish_output()
            self._looks_left = round(WITHIN_S * 1000 / LOOK_EVERY_MS)
            self._timer.start()
        self._then = do

    @Slot()
    def _look(self) -> None:
        self._looks_left -= 1
        if self._safety.status.output == "running" and self._looks_left > 0:
            return
        self._timer.stop()
        do, self._then = self._then, None
        if do is not None:
            do()
