"""Pages of which one is shown, no smaller than that one must be.

Guarantees: a page that is not shown asks for no room. GUI thread only.
"""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """See the rules at the top of this module. Qt's own is as large as its largest page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._page_changed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()

    @Slot(int)
    def _page_changed(self, _row: int) -> None:
        self.updateGeometry()
