"""The patient takes back consent: for what, what that ends, what is kept; in the window and not over it.

Guarantees: two deliberate presses: the first asks and changes nothing, the second withdraws; says whose consent it is;
a reason can be noted and is never asked for; afterwards says what was ended and what is kept until it is put away.
GUI thread only. Does not: end anything (the station does).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from app.core.errors import NeuraScaleError
from app.core.station.consent_messages import ConsentWithdrawn
from app.core.station.views import PatientView
from app.ui.bridge.requests import Request
from app.ui.item_models.patient_rows import full_name
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import across, button, down, label, set_look
from app.ui.widgets.state_mark import StateMark

KEYS = "Ctrl+Shift+D"
PURPOSE_NAMES = {"recording": noop("recording"), "stimulation": noop("stimulation"), "research": noop("research")}
_ENDS_IN_SESSION = {
    "recording": noop(
        "The recording ends in order, is not analysed and not reported, and the session ends. "
        "What was recorded until now is kept."
    ),
    "stimulation": noop("The stimulation is stopped at once and stays stopped. The recording goes on."),
    "research": noop("The session goes on. Nothing of it is given out for research, and an export for it is ended."),
}
_ENDS_LATER = noop("From now on nothing begins for this purpose. What was recorded before is kept.")


class ConsentWithdrawal(QFrame):
    """See the rules at the top of this module."""

    confirmed = Signal(str, str, str)  # patient id, purpose, reason

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        """`narrow`: where there is no room for all of it in one row."""
        super().__init__(parent)
        self._patient: PatientView | None = None
        self._in_session = False
        self._told = False
        self._mark = StateMark("caution", 20)
        self._title = label("", "heading", wrap=True)
        self._text = label("", "soft", wrap=True)
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(tr("Purpose whose consent is withdrawn"))
        self.purpose.setToolTip(tr("What the patient does not consent to any more"))
        self.purpose.currentIndexChanged.connect(self._explain)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Reason, if one was given (no names)"))
        self.reason.setAccessibleName(tr("Reason, if one was given"))
        self.reason.setToolTip(tr("Nobody has to give a reason"))
        self.reason.setMaxLength(500)
        self.keep_button = button(tr("Keep the consent"), hint=tr("Change nothing"), keys="Esc")
        self.keep_button.clicked.connect(self.shut)
        self.withdraw_button = GuardedButton(
            tr("Yes, withdraw"), "danger", hint=tr("Withdraw this consent now"), keys=KEYS
        )
        self.withdraw_button.clicked.connect(self.press)
        self._key = label("Ctrl + Shift + D", "key")
        words = down(self._title, self._text, spacing=2)
        first = across(self._mark, spacing=12)
        first.addLayout(words, 1)
        second = across(self.purpose, self.reason, 1, spacing=10)
        second.setStretch(1, 1000)
        third = across(1, spacing=10) if narrow else second
        for control in (self.keep_button, self._key, self.withdraw_button):
            third.addWidget(control)
        column = down(spacing=8, margins=(12, 10, 12, 10))
        for row in (first, second, third) if narrow else (first, second):
            column.addLayout(row)
        self.setLayout(column)
        set_look(self, "caution")
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def asking(self) -> bool:
        """Whether the next press withdraws."""
        return self.is_open and not self._told

    @property
    def said(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._text.text()}"

    def show_patient(self, patient: PatientView | None, *, in_session: bool) -> None:
        """Whose consent this is about; somebody else's question is put away."""
        before, self._patient = self._patient, patient
        self._in_session = in_session
        if self.is_open and not self._told and before != patient:
            if before is None or patient is None or before.patient_id != patient.patient_id:
                self.shut()
            else:
                self._offer(patient)

    @Slot()
    def press(self) -> None:
        """The first press asks, the second withdraws."""
        if self._patient is None:
            return
        if not self.asking:
            self._ask(self._patient)
        elif self.purpose.currentData():
            self.withdraw_button.setEnabled(False)
            self.confirmed.emit(self._patient.patient_id, str(self.purpose.currentData()), self.reason.text().strip())

    def ask_about(self, purpose: str) -> None:
        """Ask, about this purpose; the next press withdraws."""
        if self._patient is not None:
            self._ask(self._patient)
            self.purpose.setCurrentIndex(max(0, self.purpose.findData(purpose)))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def shut(self) -> None:
        """Nothing more is asked or told."""
        self.reason.clear()
        self._told = False
        self.hide()

    def await_answer(self, request: Request) -> None:
        """Of the station, to what was confirmed."""
        self._text.setText(tr("Being withdrawn…"))
        self._mark.show_state("busy")
        request.done.connect(self._show_withdrawn)
        request.failed.connect(self._refused)

    def _ask(self, patient: PatientView) -> None:
        self._told = False
        self.reason.clear()
        self._offer(patient)
        self._mark.show_state("caution")
        set_look(self, "caution")
        for part in (self.purpose, self.reason, self._key, self.withdraw_button):
            part.setVisible(bool(patient.consented_purposes))
        self.keep_button.setText(tr("Keep the consent") if patient.consented_purposes else tr("Close"))
        self.keep_button.setAccessibleName(self.keep_button.text())
        self.show()
        (self.purpose if patient.consented_purposes else self.keep_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, patient: PatientView) -> None:
        chosen = self.purpose.currentData()
        self.purpose.clear()
        for purpose in patient.consented_purposes:
            self.purpose.addItem(tr("Consent to {purpose}").format(purpose=tr(PURPOSE_NAMES[purpose])), purpose)
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(chosen)) if self.purpose.count() else -1)
        self.withdraw_button.setEnabled(bool(patient.consented_purposes))
        self._explain()

    @Slot()
    def _explain(self) -> None:
        purpose = self.purpose.currentData()
        if purpose is None:
            self._title.setText(tr("{patient} has given no consent").format(patient=self._named()))
            self._text.setText(tr("There is nothing to withdraw."))
            return
        self._title.setText(
            tr("Does {patient} withdraw consent to {purpose}?").format(
                patient=self._named(), purpose=tr(PURPOSE_NAMES[purpose])
            )
        )
        self._text.setText(tr(_ENDS_IN_SESSION[purpose] if self._in_session else _ENDS_LATER))

    def _named(self) -> str:
        """By two identifiers."""
        patient = self._patient
        return "" if patient is None else f"{full_name(patient)} ({patient.hospital_number})"

    @Slot(object)
    def _show_withdrawn(self, answer: ConsentWithdrawn) -> None:
        self._told = True
        self._mark.show_state("good")
        set_look(self, "info")
        self._title.setText(tr("The consent is withdrawn. {ends}").format(ends=said(answer.ends)))
        self._text.setText(said(answer.kept))
        for part in (self.purpose, self.reason, self._key, self.withdraw_button):
            part.hide()
        self.keep_button.setText(tr("Understood"))
        self.keep_button.setAccessibleName(self.keep_button.text())
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refused(self, _error: NeuraScaleError) -> None:
        """The notice says why; the question stands as it did."""
        self.withdraw_button.setEnabled(True)
        self._mark.show_state("caution")
        self._explain()
