"""The help menu: all keys, and the tour.

Guarantees: never modal; every line that has keys says them. GUI thread only.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from app.ui.language import tr
from app.ui.shown_keys import shown_keys

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class HelpMenu(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(window)
        self.menu.setAccessibleName(tr("Help"))
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)

    @Slot()
    def open(self) -> None:
        """Below its button."""
        under = self._window.help_button
        self.menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    @Slot()
    def _fill(self) -> None:
        window = self._window
        self.menu.clear()
        for action, text, hint, call in (
            ("show_shortcuts", tr("All &shortcuts…"), tr("Which there are; give them other keys"), self._shortcuts),
            ("tour", tr("&Tour with the simulated patient"), tr("A whole session, step by step"), self._tour),
        ):
            # Not as the action's own shortcut: two that share keys would keep each other from working.
            line = self.menu.addAction(f"{text}\t{shown_keys().keymap.shown(action)}")
            line.setToolTip(hint)
            line.triggered.connect(call)
            if action == "tour":
                line.setEnabled(window.tour.may_be_shown())

    @Slot()
    def _shortcuts(self) -> None:
        self._window.dialogs.shortcuts()

    @Slot()
    def _tour(self) -> None:
        self._window.tour.begin_or_return()
