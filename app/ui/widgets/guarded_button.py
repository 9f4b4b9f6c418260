"""A button that a single key cannot press: for what begins or ends a recording, or changes an output.

Guarantees: Space and Enter on it do nothing but say how it is done (its shortcut, or the mouse); a click of the mouse,
its shortcut and assistive technology (which asks for the action, not for a key) press it. GUI thread only.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolTip

from app.ui.language import tr
from app.ui.shortcuts import keys_text
from app.ui.shown_keys import shown_keys
from app.ui.widgets.plain import dress

_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class GuardedButton(QPushButton):
    """See the rules at the top of this module.

    Args:
        keys: Default keys of the shortcut that presses it; empty where only the mouse does.
    """

    def __init__(self, text: str, look: str = "", *, hint: str = "", keys: str = "") -> None:
        super().__init__(text)
        self._default_keys = keys
        self.setAutoDefault(False)
        dress(self, look, hint=hint, keys=keys)

    def show_words(self, text: str, spoken: str = "") -> None:
        """Other words on it, in its tooltip and for a screen reader (`spoken` where that needs more of them)."""
        self.setText(text)
        dress(self, hint=spoken or text, keys=self._default_keys)
        self.setAccessibleName(spoken or text)
        shown_keys().rewrite(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _PRESSING:
            event.accept()
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self._how(), self)
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _PRESSING:
            event.accept()
            return
        super().keyReleaseEvent(event)

    def _how(self) -> str:
        if not self._default_keys:
            return tr("No single key does this. Click it.")
        return shown_keys().words(
            tr("No single key does this. Press {keys}, or click.").format(keys=keys_text(self._default_keys))
        )
