"""First page of taking a patient in: who they are, as their document says it, and whose patient they will be.

Guarantees: what is wrong is said at the field; sent twice (an answer that was lost), it begins one onboarding. GUI
thread only. Does not: register anybody, or keep what was typed once it is begun.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QWidget

from app.core.clinic.onboarding import new_onboarding_id
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.station.appointment_messages import ListProviders, ProviderList
from app.core.station.onboarding_messages import BeginOnboarding, OnboardingBegun
from app.ui.access.gate_page import Said
from app.ui.bridge.station_link import StationLink
from app.ui.language import noop, tr
from app.ui.panels.patient_form import SEXES, BirthDateField, Field, required_fault
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, frame, label


class OnboardingForm(QWidget):
    """See the rules at the top of this module."""

    left = Signal()
    begun = Signal(str)  # the onboarding's id

    def __init__(self, link: StationLink, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self._link = link
        self._clock = clock
        self._onboarding_id = ""
        self.number = Field(tr("Hospital number"), example="4471-220", check=required_fault, parent=self)
        self.family = Field(tr("Family name"), example="Halloran", check=required_fault, parent=self)
        self.given = Field(tr("Given name"), example="Maeve", check=required_fault, parent=self)
        self.born = BirthDateField(clock, self)
        self.sex = QComboBox()
        self.sex.setAccessibleName(tr("Sex"))
        self.sex.setToolTip(tr("As the patient states it; it may be left open"))
        for value, text in SEXES:
            self.sex.addItem(tr(text), value)
        self.clinician = QComboBox()
        self.clinician.setAccessibleName(tr("Clinician"))
        self.clinician.setToolTip(tr("Whose care the patient is given into, beside your own"))
        self.fault = Said()
        self.begin_button = button(
            tr("Look whether they are registered"),
            "primary",
            hint=tr("Nobody is registered before those who are alike were compared"),
            keys="Ctrl+Return",
        )
        self.begin_button.setAutoDefault(False)
        self.close_button = button(tr("Close"), "quiet", keys="Esc")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.left)
        self.begin_button.clicked.connect(self.submit)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.submit)
        self._lay_out()

    def _lay_out(self) -> None:
        words = label(
            tr("As the patient's own document says it. Nobody is registered yet: first it is looked who is alike."),
            "soft",
            wrap=True,
        )
        column = down(label(tr("Take a patient in"), "title"), words, spacing=12, margins=(28, 22, 28, 20))
        for pair in ((self.family, self.given), (self.number, self.born)):
            row = across(spacing=14)
            for field in pair:
                row.addLayout(field.layout, 1)
            column.addLayout(row)
        captions = across(spacing=14)
        for name, box in ((tr("Sex"), self.sex), (tr("Clinician"), self.clinician)):
            caption = label(name, "small")
            caption.setBuddy(box)
            captions.addLayout(down(caption, box, spacing=4), 1)
        column.addLayout(captions)
        column.addWidget(self.fault)
        column.addWidget(_what_comes())
        column.addStretch(1)
        column.addLayout(across(self.close_button, 1, label("Ctrl + Enter", "key"), self.begin_button, spacing=10))
        self.setLayout(column)

    def begin(self) -> None:
        """An empty form with the cursor in its first field."""
        self._onboarding_id = new_onboarding_id(self._clock)
        for field in (self.family, self.given, self.number, self.born):
            field.edit.clear()
            field.show_fault("")
        self.sex.setCurrentIndex(0)
        self.fault.take_back()
        self.begin_button.setEnabled(True)
        self.family.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        request = self._link.ask(ListProviders(), self)
        request.done.connect(self._show_providers)
        request.failed.connect(self._refused)

    @Slot()
    def submit(self) -> None:
        """Ask the station, once everything that is needed is there."""
        if not self.begin_button.isEnabled():
            return
        fields = (self.family, self.given, self.number, self.born)
        wrong = [field for field in fields if not field.is_good()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.fault.take_back()
        self.begin_button.setEnabled(False)
        message = BeginOnboarding(
            onboarding_id=self._onboarding_id,
            hospital_number=self.number.text,
            family_name=self.family.text,
            given_name=self.given.text,
            birth_date=self.born.text,
            sex=str(self.sex.currentData()),
            clinician_id=str(self.clinician.currentData() or ""),
        )
        request = self._link.ask(message, self)
        request.done.connect(self._has_begun)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show_providers(self, answer: ProviderList) -> None:
        self.clinician.clear()
        self.clinician.addItem(tr("In my care only"), "")
        for one in answer.providers:
            if one.clinician:
                self.clinician.addItem(one.name, one.user_id)

    @Slot(object)
    def _has_begun(self, answer: OnboardingBegun) -> None:
        self.begun.emit(answer.onboarding_id)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.begin_button.setEnabled(True)
        self.fault.say(said(error.what), said(error.advice or error.meaning))


_COMES = (
    (noop("Who it is"), noop("Those who are registered already and alike are compared.")),
    (noop("Record"), noop("The patient is registered, once.")),
    (noop("In whose care"), noop("You and the clinician chosen have the patient.")),
    (noop("Consent"), noop("The words are shown, and what is agreed to is noted.")),
    (noop("Treatment plan"), noop("What is to be found out, by which sessions.")),
    (noop("First appointment"), noop("When, where and with whom.")),
)


def _what_comes() -> QFrame:
    """The steps after the form, in a few words each."""
    made = frame("inset")
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (title, words) in enumerate(_COMES):
        grid.addWidget(label(f"{row + 1}   {tr(title)}", "heading"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(tr(words), "soft", wrap=True), row, 1)
    column = down(label(tr("What comes then").upper(), "overline"), spacing=10, margins=(16, 12, 16, 14))
    column.addLayout(grid)
    made.setLayout(column)
    return made
