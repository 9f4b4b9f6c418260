"""Every panel that can be docked in the window, in the order of the menu.

Guarantees: a panel is built when it is first shown, not before; a key is for ever (layouts are saved under it).
To add one: a `DockSpec` in `DOCKS`. Does not: place them; see `app.ui.workspace`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Area = Qt.DockWidgetArea


@dataclass(frozen=True, slots=True)
class DockSpec:
    """One panel.

    Attributes:
        key: Its name in saved layouts, kebab-case.
        title: Its title in English; goes through `tr` when shown.
        area: Where it is docked at first.
        build: Makes the widget; it wires itself to `window.links`, `window.session` and `window.marks`.
    """

    key: str
    title: str
    area: Area
    build: Callable[["MainWindow"], QWidget]


DOCKS: tuple[DockSpec, ...] = ()
