"""Tells the station that a person is at the window: keys, the mouse, a touch; and how soon it locks without.

Guarantees: only input that the window system brought counts, never what the program does by itself; told at most every
`TOLD_EVERY_S`, and nothing while the window is covered. Watches the windows (a handful of events), not the application,
through which every event of every widget goes. GUI thread only. Does not: lock (the station does).
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

TOLD_EVERY_S = 5.0
_INPUT = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel),
        *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletMove, QEvent.Type.TabletPress),
    }
)


class SeatWatch(QObject):
    """See the rules at the top of this module."""

    used = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told_every_ms = round(TOLD_EVERY_S * 1000)
        self._since = QElapsedTimer()
        self._watched: set[int] = set()
        self.paused = False
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self.watch)
        self.watch(application.focusWindow())

    @Slot("QWindow*")
    def watch(self, window: QWindow | None) -> None:
        """This window, too; nothing the second time."""
        if window is None or id(window) in self._watched:
            return
        self._watched.add(id(window))
        window.destroyed.connect(self._forget)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if self.paused or event.type() not in _INPUT or not event.spontaneous():
            return False
        if not self._since.isValid() or self._since.elapsed() >= self.told_every_ms:
            self._since.start()
            self.used.emit()
        return False

    @Slot(QObject)
    def _forget(self, window: QObject) -> None:
        self._watched.discard(id(window))
