"""One question on its way from a screen, whoever answers it. GUI thread only."""

from PySide6.QtCore import QObject, Signal


class Request(QObject):
    """`done` or `failed` is emitted once, then it is gone."""

    done = Signal(object)
    failed = Signal(object)  # NeuraScaleError
