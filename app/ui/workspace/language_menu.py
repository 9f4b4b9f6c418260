"""The languages to choose from, in the menu "View".

Guarantees: each language is called by its own name, so that whoever cannot read the present one finds theirs; the menu
says that the choice holds from the next start. Does not: change the words that stand already. GUI thread only.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.ui.language import tr
from app.ui.window_language import SYSTEM, offered_languages


class LanguageMenu(QObject):
    """Fills a menu and tells what is chosen in it.

    Args:
        chosen: The code remembered now; empty for the system's.
        remember: Called with the code that is chosen.
    """

    def __init__(self, menu: QMenu, chosen: str, remember: Callable[[str], None]) -> None:
        super().__init__(menu)
        self._remember = remember
        menu.addSection(tr("From the next start of the window"))
        group = QActionGroup(menu)
        for code, name in ((SYSTEM, tr("As the s&ystem")), *((one.code, one.name) for one in offered_languages())):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == chosen)
            action.setData(code)
            group.addAction(action)
        group.triggered.connect(self._choose)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._remember(str(action.data()))
