"""A choice of one protocol, by title: those that ship, and those of the site. GUI thread only.

The site's are read from the folder that the window was opened on (`use_site`); until then those that ship are known
alone.
"""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from app.core.clinic.protocols import DEFAULT_PROTOCOL, SessionProtocol
from app.core.clinic.site_protocols import offered, offered_names
from app.core.settings.data_directory import DataDirectory
from app.core.station.views import SessionView
from app.ui.language import tr
from app.ui.said import said


class _Site:
    """Where the site's own protocols lie; None until a window was opened on a folder."""

    folder: Path | None = None


def use_site(data: DataDirectory) -> None:
    """From now on the protocols of this folder are known, too."""
    _Site.folder = data.protocols


def known_protocol(name: str) -> SessionProtocol | None:
    """The protocol as it is now; None where there is none of this name."""
    return offered(name, _Site.folder).protocol if name in offered_names(_Site.folder) else None


def protocol_of(session: SessionView) -> SessionProtocol | None:
    """A session's: as it was when the session began, as far as the station says it."""
    return session.asked or known_protocol(session.protocol)


def protocol_title(name: str) -> str:
    """As people read it; the name itself where there is no such protocol here."""
    known = known_protocol(name)
    return said(known.title) if known is not None else name


class ProtocolBox(QComboBox):
    """All of them. Each time the list is opened it is what there is then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Protocol"))
        self.setToolTip(tr("What kind of session it is"))
        self._fill()
        self.choose(DEFAULT_PROTOCOL)

    @property
    def chosen(self) -> str:
        return str(self.currentData() or "")

    def choose(self, name: str) -> None:
        if self.findData(name) < 0:
            self._fill()
        self.setCurrentIndex(max(0, self.findData(name)))

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        chosen = self.chosen
        self._fill()
        self.choose(chosen)
        super().showPopup()

    def _fill(self) -> None:
        names = offered_names(_Site.folder)
        if names != tuple(self.itemData(row) for row in range(self.count())):
            self.clear()
            for name in names:
                self.addItem(protocol_title(name), name)
