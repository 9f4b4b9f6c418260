"""What a workspace is to be called: for saving one under a name, and for renaming it.

Guarantees: not modal; stays open, with the reason, while a name is refused. GUI thread only. Does not: save anything
(it asks with `named`, and is told with `settle`).
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.ui.language import tr
from app.ui.widgets.plain import across, button, down, label
from app.ui.workspace.workspace_book import LONGEST_NAME


class WorkspaceNameDialog(QDialog):
    """See the rules at the top of this module."""

    named = Signal(str)

    def __init__(self, title: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or tr("Save the workspace"))
        self.setModal(False)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(tr("Name of the workspace"))
        self.name.setMinimumWidth(300)
        self.name.textChanged.connect(self._judge)
        caption = label(tr("Name of the workspace"), "soft")
        caption.setBuddy(self.name)
        self._fault = label("", "fault", wrap=True)
        self._fault.hide()
        self.ok_button = button(tr("Save"), "primary", keys="Return")
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self._ask)
        cancel = button(tr("Cancel"), "quiet", keys="Esc")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = down(label(self.windowTitle(), "title"), caption, self.name, self._fault, spacing=10)
        column.setContentsMargins(24, 20, 24, 18)
        column.addLayout(across(1, cancel, self.ok_button, spacing=8))
        self.setLayout(column)
        self.name.selectAll()
        self._judge()

    def settle(self, fault: str) -> None:
        """Close, or say why the name was refused."""
        if fault:
            self._fault.setText(fault)
            self._fault.show()
            self.name.setFocus()
        else:
            self.accept()

    @Slot()
    def _judge(self) -> None:
        self.ok_button.setEnabled(bool(self.name.text().strip()))
        self._fault.hide()

    @Slot()
    def _ask(self) -> None:
        self.named.emit(self.name.text())
