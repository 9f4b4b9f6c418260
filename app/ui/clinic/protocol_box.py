"""A choice of one protocol, by title. GUI thread only."""

from PySide6.QtWidgets import QComboBox, QWidget

from app.core.clinic.protocols import DEFAULT_PROTOCOL, load_protocol, protocol_names
from app.ui.language import tr
from app.ui.said import said


def protocol_title(name: str) -> str:
    """As people read it; the name itself where this version has no such protocol."""
    return said(load_protocol(name).title) if name in protocol_names() else name


class ProtocolBox(QComboBox):
    """The protocols that ship with the application."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Protocol"))
        self.setToolTip(tr("What kind of session it is"))
        for name in protocol_names():
            self.addItem(protocol_title(name), name)
        self.choose(DEFAULT_PROTOCOL)

    @property
    def chosen(self) -> str:
        return str(self.currentData() or "")

    def choose(self, name: str) -> None:
        self.setCurrentIndex(max(0, self.findData(name)))
