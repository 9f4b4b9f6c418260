"""Letting a window live while a picture is prepared.

Guarantees: what is waited for is waited for in vain at most `STEP_WITHIN_S`. GUI thread only.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

STEP_WITHIN_S = 60.0


class PictureFailed(Exception):
    """A scene did not come about in time."""


def spin(seconds: float) -> None:
    """Let the window live for a while."""
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < seconds * 1000:
        QApplication.processEvents()
        QApplication.instance().thread().msleep(4)  # type: ignore[union-attr]


def until(what: Callable[[], object], words: str, within_s: float = STEP_WITHIN_S) -> None:
    timer = QElapsedTimer()
    timer.start()
    while not what():
        if timer.elapsed() > within_s * 1000:
            raise PictureFailed(words)
        spin(0.02)
