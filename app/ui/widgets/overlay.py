"""What covers the whole window: a locked screen, a sign-in.

Guarantees: it hides everything but the parts that must stay in sight and in reach (the safety stop and the alarms),
which are seen and pressed through it as if it were not there; what it covers takes neither mouse nor keys, and dialogs
that were open are put away and come back with `leave`. Every screen over the window is shown through this class: one
that were not would hide the stop. GUI thread only.
Does not: know why it is there.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.ui.widgets.plain import across, down

_CHANGES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Overlay(QFrame):
    """See the rules at the top of this module.

    Args:
        window: What it covers.
        kept: Parts that stay in sight and in reach.
        covered: Parts that take nothing while it is there.
    """

    turned = Signal(bool)

    def __init__(self, window: QWidget, *, kept: Sequence[QWidget], covered: Sequence[QWidget]) -> None:
        super().__init__(window)
        self.setProperty("look", "overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._kept = tuple(kept)
        self._covered = tuple(covered)
        self._were_enabled: list[QWidget] = []
        self._put_away: list[QWidget] = []
        self._content: QWidget | None = None
        self.hide()
        # What they lie in, too: a bar that moves takes them along without a word to them.
        for one in {window, *self._kept, *(above for kept in self._kept for above in _above(kept, window))}:
            one.installEventFilter(self)

    @property
    def is_up(self) -> bool:
        return self._content is not None

    def appear(self, content: QWidget) -> None:
        """Cover the window with `content` in the middle."""
        if self._content is not None:
            self.leave()
        self._content = content
        middle = across(1, content, 1)
        self.setLayout(down(1, middle, 1))
        self._were_enabled = [one for one in self._covered if one.isEnabled()]
        for one in self._were_enabled:
            one.setEnabled(False)
        self._put_away = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one.isWindow() and _belongs_to(one, self._window)
        ]
        for one in self._put_away:
            one.hide()
        self.show()
        self.raise_()
        self._fit()
        content.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(True)

    def forget_put_away(self) -> None:
        """Dialogs that were put away do not come back: they are closed (another person is at the window)."""
        put_away, self._put_away = self._put_away, []
        for one in put_away:
            one.close()

    def leave(self) -> None:
        """Uncover the window; the content is deleted."""
        if self._content is None:
            return
        content, self._content = self._content, None
        self.hide()
        # A layout goes with the widget that takes it over.
        carrier, layout = QWidget(), self.layout()
        if layout is not None:
            carrier.setLayout(layout)
        content.deleteLater()
        carrier.deleteLater()
        for one in self._were_enabled:
            one.setEnabled(True)
        for one in self._put_away:
            one.show()
        self._were_enabled, self._put_away = [], []
        self.turned.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _CHANGES and self._content is not None:
            self._fit()
        return False

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        region = QRegion(self.rect())
        below = 0
        for one in self._kept:
            if one.isVisible():
                place = QRect(one.mapTo(self._window, QPoint(0, 0)), one.size())
                region -= QRegion(place)
                below = max(below, place.bottom() + 1)
        self.setMask(region)
        layout = self.layout()
        if layout is not None:
            # The content stands below what is seen through.
            layout.setContentsMargins(0, below, 0, 0)


def _above(one: QWidget, window: QWidget) -> list[QWidget]:
    """What a part of `window` lies in, below the window."""
    found = []
    parent = one.parentWidget()
    while parent is not None and parent is not window:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def _belongs_to(one: QWidget, window: QWidget) -> bool:
    """Whether it is a dialog of `window`."""
    parent = one.parentWidget()
    return parent is not None and parent.window() is window and one is not window
