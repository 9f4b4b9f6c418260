"""Saving a clear copy of a report: where to, what for, and what that means.

Guarantees: says before that the copy is not encrypted and names the patient; the station writes it, judges the purpose
and puts it into the log. Not modal. GUI thread only. Does not: write the file, or overwrite one without asking.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLineEdit, QWidget

from app.core.errors import Conflict, NeuraScaleError
from app.core.station.report_messages import ReportSaved, SaveReport
from app.ui.bridge.station_link import StationLink
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label, set_look

PURPOSES = {"care": noop("Care"), "research": noop("Research")}
WARNING = noop("The copy names the patient and is not encrypted. Keep it where only those who may know can open it.")


class SaveCopy(QFrame):
    """See the rules at the top of this module."""

    closed = Signal()

    def __init__(self, link: StationLink, session_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._link = link
        self._session_id = session_id
        self._replace = False
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.place = QLineEdit(str(Path(documents) / f"report-{session_id[-12:]}.pdf"))
        self.place.setAccessibleName(tr("File"))
        self.place.textChanged.connect(self._changed)
        self.choose_button = button(tr("Choose…"), hint=tr("Choose the file"))
        self.choose_button.clicked.connect(self._choose)
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(tr("What it is for"))
        for word, text in PURPOSES.items():
            self.purpose.addItem(tr(text), word)
        self._said = label(tr(WARNING), "small", wrap=True)
        self._said.setMinimumHeight(34)
        self.save_button = button(tr("Save"), "primary", hint=tr("Write the copy; the log has an entry about it"))
        self.save_button.clicked.connect(self.save)
        close = button(tr("Cancel"), "quiet", keys="Esc")
        close.clicked.connect(self.closed)
        for one in (self.choose_button, self.save_button, close):
            one.setAutoDefault(False)
        row = across(
            down(label(tr("File"), "small"), across(self.place, self.choose_button, spacing=8), spacing=4),
            down(label(tr("What it is for"), "small"), self.purpose, spacing=4),
            spacing=14,
        )
        row.setStretch(0, 1)
        end = across(self._said, close, self.save_button, spacing=10)
        end.setStretch(0, 1)
        self.setLayout(down(row, end, spacing=8, margins=(16, 12, 16, 12)))

    @property
    def said(self) -> str:
        """What is told of it."""
        return self._said.text()

    @Slot()
    def save(self) -> None:
        """Ask the station to write it."""
        self.save_button.setEnabled(False)
        request = self._link.ask(
            SaveReport(
                session_id=self._session_id,
                path=str(Path(self.place.text()).expanduser()),
                purpose=str(self.purpose.currentData()),
                replace=self._replace,
            ),
            self,
        )
        request.done.connect(self._saved)
        request.failed.connect(self._refused)

    @Slot(object)
    def _saved(self, answer: ReportSaved) -> None:
        self.save_button.setEnabled(True)
        self._tell(tr("Saved as {path}. The log has an entry about it.").format(path=answer.path), "good")

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.save_button.setEnabled(True)
        self._tell(said(f"{error.what} {error.advice}"), "fault")
        if isinstance(error, Conflict) and not self._replace:
            self._replace = True
            self.save_button.setText(tr("Replace it"))

    @Slot()
    def _changed(self) -> None:
        self._replace = False
        self.save_button.setText(tr("Save"))
        self._tell(tr(WARNING), "small")

    def _tell(self, text: str, look: str) -> None:
        self._said.setText(text)
        set_look(self._said, look)

    @Slot()
    def _choose(self) -> None:
        """Not modal: what records must stay within reach."""
        dialog = QFileDialog(self, tr("Save a copy of the report"), self.place.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setModal(False)
        dialog.fileSelected.connect(self.place.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
