"""A rim around whatever has the keyboard and would not show it by itself: lists, traces, maps, charts.

Guarantees: seen in every theme (the accent on its ground); lies over the widget without taking mouse, keys or room, so
that nothing is laid out or painted anew when the keyboard comes and goes. GUI thread only.
Does not: dress buttons and fields; the style sheet does.
"""

import contextlib

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QGraphicsView, QTabBar, QWidget

from app.ui.theme.active import active_theme
from app.ui.widgets.spoken_roles import role_of

WIDTH_PX = 2


class FocusRim(QWidget):
    """The rim of one widget, as long as that has the keyboard."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = around
        around.installEventFilter(self)
        self._fit()
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize and watched is self._around:
            self._fit()
        return False

    def _fit(self) -> None:
        whole = self._around.rect()
        self.setGeometry(whole)
        inner = whole.adjusted(WIDTH_PX, WIDTH_PX, -WIDTH_PX, -WIDTH_PX)
        self.setMask(QRegion(whole) - QRegion(inner))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(active_theme().palette.accent))
        painter.end()


class FocusRims(QObject):
    """Puts the rim around what has the keyboard, in all windows of the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rim: FocusRim | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    @Slot("QWidget*", "QWidget*")
    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        rim, self._rim = self._rim, None
        if rim is not None:
            # Gone already where what it was around is.
            with contextlib.suppress(RuntimeError):
                rim.hide()
                rim.deleteLater()
        if new is not None and _needs_one(new):
            self._rim = FocusRim(new)


def _needs_one(widget: QWidget) -> bool:
    if widget.windowType() == Qt.WindowType.Popup or widget.window().windowType() == Qt.WindowType.Popup:
        return False
    if isinstance(widget, QAbstractItemView | QGraphicsView | QTabBar):
        return True
    return role_of(widget) is not None and type(widget).__module__.startswith("app.")
