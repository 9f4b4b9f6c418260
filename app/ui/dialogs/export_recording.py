"""Exporting a recording: which one, in which format, where to, and how it goes.

Guarantees: says whose recording is chosen, with two identifiers; each format is explained in a sentence; what it is for
is chosen, and for research only where the patient's consent to research stands (the station refuses the rest);
nobody is named in the file unless that is chosen, with a warning beside it;
the station does the work, so that closing this dialog, or the window, does not stop it. Not modal. GUI thread only.
Does not: export, hold rules.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QDialog, QFileDialog, QLineEdit, QProgressBar, QWidget

from app.core.errors import NeuraScaleError, SurroundingsError
from app.core.station.messages import ListRecordings, RecordingList, RecordingView, StationState
from app.core.station.recording_messages import CancelExport, ExportRecording, ExportStarted, ExportView
from app.ui.bridge.station_link import StationLink
from app.ui.dialogs.export_texts import CONTINUOUS_ONLY, EXPLAINED, NAMES_NOBODY, outcome_text, recording_text
from app.ui.language import noop, tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, frame, label, set_look
from app.ui.widgets.state_mark import StateMark

STARTED_WITHIN_S = 15.0
PURPOSES = {"care": noop("Care"), "research": noop("Research")}


class ExportDialog(QDialog):
    """See the rules at the top of this module.

    Args:
        recording_id: Chosen at first; empty is the newest.
        state: The station's newest state, where there is one.
    """

    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self,
        link: StationLink,
        *,
        recording_id: str = "",
        state: StationState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export a recording"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._link = link
        self._wanted = recording_id
        self._export: ExportView | None = None
        self._begun_id = ""
        self._asking = False
        self._refusal = ""
        self._recordings: tuple[RecordingView, ...] = ()
        self._build()
        link.state_arrived.connect(self.show_state)
        link.ask(ListRecordings(), self).done.connect(self._show_recordings)
        if state is not None:
            self.show_state(state)
        self._judge()

    # --- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.recording = QComboBox()
        self.recording.setAccessibleName(tr("Recording"))
        self.recording.currentIndexChanged.connect(self._judge)
        self.format = QComboBox()
        self.format.setAccessibleName(tr("Format"))
        for word, (name, _) in EXPLAINED.items():
            self.format.addItem(tr(name), word)
        self.format.currentIndexChanged.connect(self._judge)
        self._explained = label("", "soft", wrap=True)
        self._explained.setMinimumHeight(54)
        self._explained.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.strip = PatientStrip(nobody=tr("No recording is chosen."))
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(tr("What it is for"))
        self.purpose.setToolTip(tr("Research needs the patient's consent to research"))
        for word, text in PURPOSES.items():
            self.purpose.addItem(tr(text), word)
        self.purpose.currentIndexChanged.connect(self._judge)
        self._consent = label("", "small", wrap=True)
        self.folder = QLineEdit(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.folder.setAccessibleName(tr("Folder"))
        self.folder.textChanged.connect(self._judge)
        self._choose = button(tr("Choose…"), hint=tr("Choose the folder"))
        self._choose.clicked.connect(self._choose_folder)
        self.one_file = QCheckBox(tr("One file with pauses (EDF+D) instead of one file for each stretch without a gap"))
        self.one_file.setAccessibleName(tr("One file with pauses"))
        self.identified = QCheckBox(tr("Say in it whose recording it is"))
        self.identified.setAccessibleName(tr("Say whose recording it is"))
        self.identified.toggled.connect(self._judge)
        self._warning = label("", "small", wrap=True)
        self._warning.setMinimumHeight(34)
        self._warning.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = down(label(tr("Export a recording"), "title"), spacing=12, margins=(26, 22, 26, 20))
        column.addLayout(down(label(tr("Recording"), "small"), self.recording, self.strip, spacing=4))
        column.addLayout(down(label(tr("What it is for"), "small"), self.purpose, self._consent, spacing=4))
        column.addLayout(down(label(tr("Format"), "small"), self.format, self._explained, spacing=4))
        column.addLayout(down(label(tr("Folder"), "small"), across(self.folder, self._choose, spacing=8), spacing=4))
        column.addLayout(down(self.one_file, self.identified, self._warning, spacing=6))
        column.addStretch(1)
        column.addWidget(self._build_outcome())
        column.addLayout(self._build_buttons())
        self.setLayout(column)
        self.setMinimumWidth(620)

    def _build_outcome(self) -> QWidget:
        self._mark = StateMark("idle", 18)
        self._said = label("", "soft", wrap=True)
        self._said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress of the export"))
        self._outcome = frame("inset")
        inside = across(self._mark, spacing=12)
        inside.addLayout(down(self._said, self._bar, spacing=8), 1)
        inside.setContentsMargins(14, 12, 14, 12)
        self._outcome.setLayout(inside)
        self._outcome.hide()
        return self._outcome

    def _build_buttons(self) -> QBoxLayout:
        self.export_button = button(tr("Export"), "primary", keys="Ctrl+Return")
        self.export_button.clicked.connect(self.export)
        self.export_button.setDefault(True)
        self.cancel_button = button(tr("Cancel the export"), hint=tr("Nothing of it will be left"))
        self.cancel_button.clicked.connect(self.cancel)
        self._show = button(tr("Show in folder"), hint=tr("Open the folder the export lies in"))
        self._show.clicked.connect(self._open_folder)
        close = button(tr("Close"), "quiet", hint=tr("An export that runs goes on"), keys="Esc")
        close.clicked.connect(self.reject)
        return across(close, 1, self._show, self.cancel_button, self.export_button, spacing=10)

    # --- what comes in -----------------------------------------------------------------------------------------

    @Slot(object)
    def _show_recordings(self, answer: RecordingList) -> None:
        self.recording.clear()
        self._recordings = answer.recordings
        for one in answer.recordings:
            self.recording.addItem(recording_text(one), one.recording_id)
        at = self.recording.findData(self._wanted)
        self.recording.setCurrentIndex(max(at, 0) if self.recording.count() else -1)
        self._judge()

    @Slot(object)
    def show_state(self, state: StationState) -> None:
        """What the station says of the export that runs, or of the one begun here."""
        export = state.export
        if export is not None and (export.state == "running" or export.export_id == self._begun_id):
            self._begun_id = export.export_id
            if export != self._export:
                self._export, self._refusal = export, ""
        self._judge()

    # --- what is done ------------------------------------------------------------------------------------------

    @Slot()
    def export(self) -> None:
        """Ask the station to begin."""
        if not self.export_button.isEnabled():
            return
        self._asking, self._export, self._refusal = True, None, ""
        word = str(self.format.currentData())
        request = self._link.ask(
            ExportRecording(
                recording_id=str(self.recording.currentData()),
                format=word,
                folder=str(Path(self.folder.text()).expanduser()),
                identified=self.identified.isChecked() and word not in NAMES_NOBODY,
                purpose=str(self.purpose.currentData()),
                discontinuous=self.one_file.isChecked() and word not in CONTINUOUS_ONLY,
            ),
            self,
            timeout_s=STARTED_WITHIN_S,
        )
        request.done.connect(self._begun)
        request.failed.connect(self._refused)
        self._judge()

    @Slot()
    def cancel(self) -> None:
        """Ask the station to end it."""
        if self._export is not None:
            request = self._link.ask(CancelExport(export_id=self._export.export_id), self)
            request.failed.connect(self._refused)

    @Slot(object)
    def _begun(self, started: ExportStarted) -> None:
        self._asking = False
        self._begun_id = started.export_id
        self._judge()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self._asking, self._refusal = False, said(f"{error.what} {error.advice}")
        self._judge()

    @Slot()
    def _choose_folder(self) -> None:
        """Not modal: what records must stay within reach."""
        dialog = QFileDialog(self, tr("Folder for the export"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.show()

    @Slot()
    def _open_folder(self) -> None:
        place = Path(self._export.target).parent if self._export is not None else Path(self.folder.text())
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            self.failed.emit(
                SurroundingsError("The folder could not be opened.", advice=f"Open {place} with another program.")
            )

    # --- showing -----------------------------------------------------------------------------------------------

    @Slot()
    def _judge(self) -> None:
        """Draw everything from what is chosen and what the station said."""
        word = str(self.format.currentData())
        export = self._export
        running = self._asking or (export is not None and export.state == "running")
        self._explained.setText(tr(EXPLAINED[word][1]))
        self.one_file.setEnabled(word not in CONTINUOUS_ONLY and not running)
        self.identified.setEnabled(word not in NAMES_NOBODY and not running)
        named = self.identified.isChecked() and word not in NAMES_NOBODY
        self._warning.setText(
            tr("Name, hospital number, date of birth and sex will be in it. Give it only to those who may know.")
            if named
            else tr(
                "No name, number or date of birth will be in it. Annotations are, as they were typed: read them first."
            )
        )
        set_look(self._warning, "fault" if named else "small")
        for control in (self.recording, self.purpose, self.format, self.folder, self._choose):
            control.setEnabled(not running)
        there = self.recording.count() > 0 and Path(self.folder.text()).expanduser().is_dir()
        allowed = self._judge_consent()
        self.export_button.setEnabled(there and allowed and not running)
        self.export_button.setToolTip(
            "" if there else tr("Choose a recording, a folder that exists, and a purpose that is consented to")
        )
        self.cancel_button.setVisible(running)
        self.export_button.setVisible(not running)
        self._show.setVisible(export is not None and export.state == "done")
        if self._refusal:
            self._tell("danger", self._refusal, None)
        elif export is not None:
            mark = {"running": "busy", "done": "good", "cancelled": "idle"}.get(export.state, "danger")
            self._tell(mark, outcome_text(export), export.progress if export.state == "running" else None)
        elif self._asking:
            self._tell("busy", tr("Asking the station."), 0.0)
        else:
            self._outcome.hide()

    def _judge_consent(self) -> bool:
        """Show whose it is and what was consented to; whether it may be exported for what was chosen."""
        at = self.recording.currentIndex()
        patient = self._recordings[at].patient if 0 <= at < len(self._recordings) else None
        self.strip.show_patient(patient)
        if self.purpose.currentData() != "research":
            self._consent.setText(tr("For care: the patient's treatment, and copies for the patient."))
            set_look(self._consent, "small")
            return True
        consented = patient is not None and "research" in patient.consented_purposes
        withdrawn = patient is not None and "research" in patient.withdrawn_purposes
        self._consent.setText(
            tr("The patient has consented to research.")
            if consented
            else tr("The patient has withdrawn consent to research: it cannot be exported for it.")
            if withdrawn
            else tr("The patient has not consented to research: ask for consent first.")
        )
        set_look(self._consent, "small" if consented else "fault")
        return consented

    def _tell(self, mark: str, text: str, progress: float | None) -> None:
        self._mark.show_state(mark)
        self._said.setText(text)
        self._bar.setVisible(progress is not None)
        self._bar.setValue(round((progress or 0.0) * 1000))
        self._outcome.show()

    @property
    def said(self) -> str:
        """What is told of the export; empty where nothing is."""
        return self._said.text() if self._outcome.isVisibleTo(self) else ""
