"""The form for a new patient.

Guarantees: what is wrong is said at the field, in words, as soon as the field is left; the station decides in the
end (a hospital number that is taken comes back as its refusal). GUI thread only. Does not: keep what was typed once it
is sent or cancelled.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.core.clinic.patients import read_birth_date
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.station.messages import PatientRegistered, RegisterPatient
from app.ui.bridge.station_link import StationLink
from app.ui.language import date_text, noop, tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_EXAMPLE_DAY = "1984-03-12"
SEXES = (("unknown", noop("Not stated")), ("female", noop("Female")), ("male", noop("Male")), ("other", noop("Other")))


def birth_date_fault(text: str, today: date) -> str:
    """What is wrong with a birth date as typed; empty where nothing is."""
    read = read_birth_date(text)
    if not read:
        return tr("A day with its month and year, as {example}.").format(example=date_text(_EXAMPLE_DAY))
    born = date.fromisoformat(read)
    if born > today:
        return tr("This day has not come yet.")
    if today.year - born.year > 130:
        return tr("That is more than 130 years ago.")
    return ""


def required_fault(text: str) -> str:
    return "" if text.strip() else tr("This is needed.")


class Field(QObject):
    """A line edit with its name above and its fault below."""

    def __init__(self, name: str, *, example: str, check: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(example)
        self.edit.setAccessibleName(name)
        self.edit.setToolTip(tr("{field}, as {example}").format(field=name, example=example))
        self.edit.setMaxLength(120)
        self._fault = label("", "fault", wrap=True)
        self._fault.hide()
        caption = label(name, "small")
        caption.setBuddy(self.edit)
        self.layout = down(caption, self.edit, self._fault, spacing=4)
        self.edit.editingFinished.connect(self._judge)
        self.edit.textEdited.connect(self._soften)

    @property
    def text(self) -> str:
        return self.edit.text().strip()

    @property
    def fault(self) -> str:
        return self._fault.text() if not self._fault.isHidden() else ""

    def is_good(self) -> bool:
        """Judge now and show it."""
        self.show_fault(self._check(self.edit.text()))
        return not self.fault

    def show_fault(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.edit.setProperty("fault", bool(fault))
        self.edit.setAccessibleDescription(fault)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    @Slot()
    def _judge(self) -> None:
        if self.edit.text():
            self.show_fault(self._check(self.edit.text()))

    @Slot()
    def _soften(self) -> None:
        if self.fault and not self._check(self.edit.text()):
            self.show_fault("")


class BirthDateField(Field):
    """A birth date, typed and shown as the language of the window writes a day; YYYY-MM-DD is always taken."""

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(
            tr("Birth date"),
            example=date_text(_EXAMPLE_DAY),
            check=lambda text: birth_date_fault(text, clock.wall().date()),
            parent=parent,
        )

    @property
    def text(self) -> str:
        """As the station takes it; as it was typed where it is no day."""
        return read_birth_date(self.edit.text()) or super().text

    def show_day(self, iso: str) -> None:
        self.edit.setText(date_text(iso))


class PatientForm(QFrame):
    """See the rules at the top of this module."""

    registered = Signal(str)  # patient id
    cancelled = Signal()
    consent_wanted = Signal(str)  # patient id
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self._link = link
        self.number = Field(tr("Hospital number"), example="4471-220", check=required_fault, parent=self)
        self.family = Field(tr("Family name"), example="Halloran", check=required_fault, parent=self)
        self.given = Field(tr("Given name"), example="Maeve", check=required_fault, parent=self)
        self.born = BirthDateField(clock, self)
        self.sex = QComboBox()
        self.sex.setAccessibleName(tr("Sex"))
        self.sex.setToolTip(tr("As the patient states it; it may be left open"))
        for value, text in SEXES:
            self.sex.addItem(tr(text), value)
        self.consent = QCheckBox(tr("Take consent next"))
        self.consent.setAccessibleName(tr("Take consent next"))
        self.consent.setToolTip(tr("The words that are consented to are shown as soon as the patient is registered"))
        self._register = button(tr("&Register patient"), "primary", keys="Ctrl+Return")
        self._register.clicked.connect(self.submit)
        cancel = button(tr("Cancel"), "quiet", keys="Esc")
        cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(label(tr("New patient"), "title"))
        for field in (self.number, self.family, self.given, self.born):
            column.addLayout(field.layout)
        caption = label(tr("Sex"), "small")
        caption.setBuddy(self.sex)
        column.addLayout(down(caption, self.sex, spacing=4))
        column.addWidget(self.consent)
        column.addStretch(1)
        column.addLayout(across(cancel, 1, self._register))

    def begin(self) -> None:
        """An empty form with the cursor in its first field."""
        for field in (self.number, self.family, self.given, self.born):
            field.edit.clear()
            field.show_fault("")
        self.sex.setCurrentIndex(0)
        self.consent.setChecked(False)
        self._register.setEnabled(True)
        self.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def submit(self) -> None:
        fields = (self.number, self.family, self.given, self.born)
        wrong = [field for field in fields if not field.is_good()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._register.setEnabled(False)
        message = RegisterPatient(
            hospital_number=self.number.text,
            family_name=self.family.text,
            given_name=self.given.text,
            birth_date=self.born.text,
            sex=str(self.sex.currentData()),
        )
        request = self._link.ask(message, self)
        request.done.connect(self._registered)
        request.failed.connect(self._refused)

    @Slot(object)
    def _registered(self, answer: PatientRegistered) -> None:
        if self.consent.isChecked():
            self.consent_wanted.emit(answer.patient_id)
        self.registered.emit(answer.patient_id)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self._register.setEnabled(True)
        if error.code == "operator.conflict":
            self.number.show_fault(said(error.what))
            self.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.failed.emit(error)
