"""The words of a consent as a page of paper: asks for a file, and has it written in the background.

Guarantees: the question for the file is not over the safety stop; the page and the file's name are about no patient.
GUI thread only. Does not: print; or note that anything was signed.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.clinic.consent_sheet import save_sheet, sheet_name
from app.core.clinic.consent_texts import ConsentText
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr

WORK = "consent-page"


class ConsentPaper(QObject):
    """See the rules at the top of this module."""

    saved = Signal(object)  # the file's name
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, parent: QWidget) -> None:
        super().__init__(parent)
        self._link = link
        self._wanted: tuple[str, ConsentText, str] | None = None

    def ask_for_file(self, purpose: str, text: ConsentText, language: str) -> None:
        """Where to."""
        self._wanted = purpose, text, language
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        place = str(Path(documents) / sheet_name(purpose, text, language))
        over = self.parent()  # asked for each time: kept, it would keep the window it belongs to from going
        parent = over if isinstance(over, QWidget) else None
        dialog = QFileDialog(parent, tr("Save the page"), place, tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save)
        dialog.show()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write what was asked for last."""
        if self._wanted is None:
            return
        purpose, text, language = self._wanted
        request = self._link.background.do(WORK, lambda: save_sheet(Path(path), purpose, text, language), self)
        request.done.connect(self.saved)
        request.failed.connect(self.failed)
