"""What stands before the window: the name of the program, the page that is due, and what goes on behind.

Guarantees: one page at a time, in the middle, whatever the size of the window; where there is little room the page
scrolls and nothing is cut. Lies over the window through `Overlay`, so that stop and alarms stay in reach.
GUI thread only. Does not: know which page is due (`WindowAccess` does).
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.access.gate_page import GatePage
from app.ui.access.session_glance import SessionGlance
from app.ui.language import tr
from app.ui.widgets.plain import across, down, label


class Gate(QFrame):
    """See the rules at the top of this module."""

    def __init__(self) -> None:
        super().__init__()
        self.page: GatePage | None = None
        self.name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.glance = SessionGlance()
        self.notice = label("", "pill-caution", wrap=True)
        self.notice.hide()
        self._product = across(label("NeuraScale", "title"), label(tr("Workstation"), "soft"), spacing=7)
        self._room = down(spacing=0)
        inner = QWidget()
        column = down(1, spacing=14, margins=(16, 16, 16, 16))
        column.addLayout(across(1, self._product, 1))
        column.addLayout(across(1, self._room, 1))
        column.addLayout(across(1, self.glance, 1))
        column.addLayout(across(1, self.notice, 1))
        column.addStretch(2)
        inner.setLayout(column)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self.setLayout(down(self._scroll, spacing=0))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All there is: the page stands in the middle by itself."""
        return QSize(10_000, 10_000)

    def show_page(self, name: str, page: GatePage) -> None:
        """`page` in place of the one before, which is gone."""
        before, self.page, self.name = self.page, page, name
        if before is not None:
            self._room.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._room.addWidget(page)
        page.show()
        self.glance.setFixedWidth(page.width())
        self.setAccessibleName(page.accessibleName())
        page.begin()

    def say(self, words: str) -> None:
        """Below the page; empty takes it back."""
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
