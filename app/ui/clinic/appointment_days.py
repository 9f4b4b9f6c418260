"""Which appointments are listed: those of a day, all of one patient, or those of which nobody said who came.

Guarantees: one of the three at a time. GUI thread only. Does not: ask the station; it makes the question.
"""

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget

from app.core.station.appointment_messages import AppointmentView, ListAppointments, ListPatientAppointments
from app.core.wire.envelopes import Message
from app.ui.clinic.appointment_rows import day_span
from app.ui.language import tr
from app.ui.widgets.plain import across, button

UNMARKED_DAYS = 31


class AppointmentDays(QWidget):
    """See the rules at the top of this module."""

    day_changed = Signal()
    kind_changed = Signal()

    def __init__(self, patient_id: str, parent: QWidget | None = None) -> None:
        """`patient_id`: whose appointments may be listed alone; empty for nobody's."""
        super().__init__(parent)
        self._patient_id = patient_id
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(tr("yyyy-MM-dd"))
        self.day.setAccessibleName(tr("Day shown"))
        self.day.setToolTip(tr("The day whose appointments are listed"))
        self.day.dateChanged.connect(self.day_changed)
        self.before = button("<", "glyph", hint=tr("The day before"))
        self.before.setAccessibleName(tr("The day before"))
        self.before.clicked.connect(self._one_day_back)
        self.after = button(">", "glyph", hint=tr("The day after"))
        self.after.setAccessibleName(tr("The day after"))
        self.after.clicked.connect(self._one_day_on)
        self.today = button(tr("Today"), "link", hint=tr("Today's appointments"))
        self.today.clicked.connect(self._show_today)
        self.only_patient = QCheckBox(tr("Only this patient, all days"))
        self.only_patient.setAccessibleName(tr("Only this patient, all days"))
        self.only_patient.setToolTip(tr("Everything booked for this patient, also what was cancelled"))
        self.only_patient.setVisible(bool(patient_id))
        self.only_patient.toggled.connect(self._patient_toggled)
        self.only_unmarked = QCheckBox(tr("Not marked"))
        self.only_unmarked.setAccessibleName(tr("Not marked"))
        self.only_unmarked.setToolTip(
            tr("Your patients' appointments of the last 31 days of which nobody said what became of them")
        )
        self.only_unmarked.toggled.connect(self._unmarked_toggled)
        for pressed in (self.before, self.after, self.today):
            pressed.setAutoDefault(False)
        self.setLayout(
            across(
                across(self.before, self.day, self.after, self.today, spacing=6),
                1,
                self.only_patient,
                self.only_unmarked,
                spacing=18,
            )
        )

    @property
    def with_day(self) -> bool:
        """Whether the list goes over several days."""
        return self.only_patient.isChecked() or self.only_unmarked.isChecked()

    def question(self) -> Message:
        """What the station is asked."""
        if self.only_patient.isChecked():
            return ListPatientAppointments(patient_id=self._patient_id)
        if self.only_unmarked.isChecked():
            today = QDate.currentDate()
            return ListAppointments(since=day_span(today.addDays(-UNMARKED_DAYS))[0], until=day_span(today)[0])
        since, until = day_span(self.day.date())
        return ListAppointments(since=since, until=until, with_cancelled=True)

    def chosen(self, found: tuple[AppointmentView, ...]) -> tuple[AppointmentView, ...]:
        """Those of an answer that are listed."""
        return tuple(one for one in found if one.unmarked or not self.only_unmarked.isChecked())

    def nothing(self) -> str:
        """What an empty list says."""
        if self.only_unmarked.isChecked():
            return tr("Of everybody it is noted whether they came.")
        if self.only_patient.isChecked():
            return tr("Nothing is booked for this patient.")
        return tr("Nothing is booked on this day.")

    @Slot()
    def _one_day_back(self) -> None:
        self.day.setDate(self.day.date().addDays(-1))

    @Slot()
    def _one_day_on(self) -> None:
        self.day.setDate(self.day.date().addDays(1))

    @Slot()
    def _show_today(self) -> None:
        self.day.setDate(QDate.currentDate())

    @Slot(bool)
    def _patient_toggled(self, on: bool) -> None:
        self._change(self.only_unmarked if on else None)

    @Slot(bool)
    def _unmarked_toggled(self, on: bool) -> None:
        self._change(self.only_patient if on else None)

    def _change(self, other: QCheckBox | None) -> None:
        if other is not None and other.isChecked():
            other.blockSignals(True)
            other.setChecked(False)
            other.blockSignals(False)
        for moved in (self.day, self.before, self.after, self.today):
            moved.setEnabled(not self.with_day)
        self.kind_changed.emit()
