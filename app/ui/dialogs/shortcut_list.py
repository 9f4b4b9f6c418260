"""All shortcuts on one page (F1).

Guarantees: made from the same table that the window's shortcuts are made from, so that it cannot be wrong. Not modal.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from app.ui.shortcuts import SHORTCUTS
from app.ui.widgets.plain import down, label


class ShortcutListDialog(QDialog):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(9)
        half = (len(SHORTCUTS) + 1) // 2
        for at, shortcut in enumerate(SHORTCUTS):
            row, column = at % half, (at // half) * 2
            grid.addWidget(label(shortcut.shown, "key"), row, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(shortcut.text), row, column + 1)
        layout = down(label("Keyboard", "title"), spacing=14, margins=(26, 22, 26, 24))
        layout.addLayout(grid)
        layout.addWidget(label("No single key starts or stops a recording, or an output.", "faint"))
        self.setLayout(layout)
