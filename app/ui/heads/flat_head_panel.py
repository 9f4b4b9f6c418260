"""The docked panel "Topography": what to show, and the head that shows it.

Guarantees: works from 250 px on; costs nothing while it is not seen. GUI thread only.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.core.station.messages import StationState
from app.ui.heads.choice_row import ChoiceRow
from app.ui.heads.flat_head import FlatHead
from app.ui.heads.head_feed import HeadFeed
from app.ui.heads.head_figures import Shown
from app.ui.language import tr
from app.ui.widgets.plain import down

if TYPE_CHECKING:
    from app.ui.bridge.station_link import StationLink
    from app.ui.main_window import MainWindow


class FlatHeadPanel(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, link: "StationLink", state: StationState | None) -> None:
        super().__init__()
        self.setAccessibleName(tr("Topography"))
        self.feed = HeadFeed(link, state, self)
        self.choice = ChoiceRow(Shown.ALPHA)
        self.head = FlatHead(self.feed, self.choice, link.background)
        column = down(self.choice, spacing=6, margins=(10, 8, 10, 10))
        column.addWidget(self.head, 1)
        self.setLayout(column)
        self._age = QTimer(self)
        self._age.setInterval(1000)
        self._age.timeout.connect(self._say_age)

    @Slot()
    def _say_age(self) -> None:
        self.head.say_age()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._age.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._age.stop()


def build(window: "MainWindow") -> QWidget:
    """The panel of `window`."""
    return FlatHeadPanel(window.links.station, window.state)
