"""Putting right what is known of a patient, with a reason; and what was known before.

Guarantees: not modal; every version is shown, the newest first; nothing is asked of the station before it makes sense.
GUI thread only. Does not: decide (the station does), or keep what was typed.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.station.audit_messages import CorrectPatient, ListPatientVersions, PatientVersions
from app.core.station.views import PatientView
from app.ui.access.gate_page import Said
from app.ui.bridge.station_link import StationLink
from app.ui.item_models.alarm_rows import local_time
from app.ui.language import date_text, tr
from app.ui.panels.patient_form import SEXES, BirthDateField, Field, required_fault
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_SHORTEST_REASON = 5


class CorrectPatientDialog(QDialog):
    """See the rules at the top of this module."""

    corrected = Signal(str)  # patient id

    def __init__(
        self, link: StationLink, patient: PatientView, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Correct patient"))
        self._link = link
        self._patient_id = patient.patient_id
        self._version = 0
        self._strip = PatientStrip()
        self._strip.show_patient(patient)
        self.number = Field(tr("Hospital number"), example="4471-220", check=required_fault, parent=self)
        self.family = Field(tr("Family name"), example="Halloran", check=required_fault, parent=self)
        self.given = Field(tr("Given name"), example="Maeve", check=required_fault, parent=self)
        self.born = BirthDateField(clock, self)
        self.sex = QComboBox()
        self.sex.setAccessibleName(tr("Sex"))
        for value, text in SEXES:
            self.sex.addItem(tr(text), value)
        self.reason = Field(tr("Reason"), example=tr("A letter was wrong"), check=_reason_fault, parent=self)
        self.versions = QTreeWidget()
        self.versions.setAccessibleName(tr("What was known before"))
        self.versions.setRootIsDecorated(False)
        self.versions.setHeaderLabels([tr("SINCE"), tr("KNOWN AS"), tr("REASON")])
        self.versions.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.versions.setMinimumHeight(84)
        self._lay_out()
        self._fill(patient)
        request = self._link.ask(ListPatientVersions(patient_id=self._patient_id), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    def _lay_out(self) -> None:
        self.fault = Said()
        self.save_button = button(tr("Correct"), "primary", hint=tr("What was known before stays in the log"))
        self.save_button.setAutoDefault(False)
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        close = button(tr("Close"), keys="Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column = down(label(tr("Correct patient"), "title"), self._strip, spacing=10, margins=(26, 22, 26, 20))
        for pair in ((self.family, self.given), (self.number, self.born)):
            row = across(spacing=12)
            for field in pair:
                row.addLayout(field.layout, 1)
            column.addLayout(row)
        caption = label(tr("Sex"), "small")
        caption.setBuddy(self.sex)
        last = across(spacing=12)
        last.addLayout(down(caption, self.sex, spacing=4), 1)
        last.addLayout(self.reason.layout, 2)
        column.addLayout(last)
        column.addWidget(self.versions, 1)
        column.addWidget(self.fault)
        column.addLayout(across(close, 1, self.save_button))
        self.setLayout(column)
        self.resize(620, 560)

    def _fill(self, patient: PatientView) -> None:
        self.number.edit.setText(patient.hospital_number)
        self.family.edit.setText(patient.family_name)
        self.given.edit.setText(patient.given_name)
        self.born.show_day(patient.birth_date)
        self.sex.setCurrentIndex(max(0, self.sex.findData(patient.sex)))

    @Slot()
    def save(self) -> None:
        """Ask the station, once everything that is needed is there."""
        fields = (self.family, self.given, self.number, self.born, self.reason)
        wrong = [field for field in fields if not field.is_good()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.fault.take_back()
        self.save_button.setEnabled(False)
        request = self._link.ask(
            CorrectPatient(
                patient_id=self._patient_id,
                version=self._version,
                hospital_number=self.number.text,
                family_name=self.family.text,
                given_name=self.given.text,
                birth_date=self.born.text,
                sex=str(self.sex.currentData()),
                reason=self.reason.text,
            ),
            self,
        )
        request.done.connect(self._was_corrected)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show(self, answer: PatientVersions) -> None:
        self._version = answer.versions[-1].version if answer.versions else 0
        self.versions.clear()
        for one in reversed(answer.versions):
            name = f"{one.family_name}, {one.given_name} · {date_text(one.birth_date)} · {one.hospital_number}"
            why = f"{one.reason} ({one.corrected_by})" if one.reason else tr("registered")
            self.versions.addTopLevelItem(QTreeWidgetItem([local_time(one.since), name, why]))
        self.save_button.setEnabled(bool(answer.versions))

    @Slot(object)
    def _was_corrected(self, answer: PatientVersions) -> None:
        self._show(answer)
        self.reason.edit.clear()
        self.reason.show_fault("")
        self.corrected.emit(self._patient_id)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.save_button.setEnabled(self._version > 0)
        self.fault.say(said(error.what), said(error.advice or error.meaning))


def _reason_fault(text: str) -> str:
    return "" if len(" ".join(text.split())) >= _SHORTEST_REASON else tr("Say why.")
