"""First step of a session: what it needs, what is missing, why, and what to do about it.

Guarantees: every prerequisite the station names is shown with its state; those the operator can meet here have their
control in the same row. GUI thread only. Does not: decide whether one is met.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.clinic.prerequisites import PASSABLE, Prerequisite
from app.core.errors import NeuraScaleError
from app.core.station.views import SessionView
from app.ui.language import tr
from app.ui.panels.pass_with_reason import PassWithReason
from app.ui.said import said
from app.ui.shown_keys import shown_keys
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import across, button, centred, down, frame, label, line
from app.ui.widgets.state_mark import StateMark


class PrerequisiteRow(QFrame):
    """One prerequisite; the page puts a control into `place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = StateMark("idle", 20)
        self._text = label("", "heading", wrap=True)
        self._missing = label("", "soft", wrap=True)
        self._missing.setMinimumHeight(1)  # else it asks for the room that it would need if it were narrow
        self.place = QHBoxLayout()
        self.place.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 10, 4, 10)
        row.setSpacing(14)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(down(self._text, self._missing, spacing=2), 1)
        row.addLayout(self.place)

    def show_prerequisite(self, one: Prerequisite, remark: str = "") -> None:
        """`remark` is what is to be known though it is met."""
        self.mark.show_state("good" if one.met and not remark else "info" if one.met else "caution")
        name = said(one.text)
        self._text.setText(name)
        words = said(remark if one.met else one.missing)
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
        state = tr("{prerequisite}: met. {remark}") if one.met else tr("{prerequisite}: missing. {remark}")
        self.setAccessibleName(state.format(prerequisite=name, remark=words).strip())


class PrerequisitesPage(QWidget):
    """See the rules at the top of this module."""

    identity_read = Signal(str)
    birth_date_said = Signal(str)
    test_wanted = Signal()  # of the amplifier
    pass_wanted = Signal(str, str, str)  # the prerequisite's name, what it says, and why it is passed
    another_wanted = Signal()  # the patient chosen is the wrong one
    check_wanted = Signal()  # look again at what is missing
    consent_confirmed = Signal(object)  # tuple of purposes
    text_wanted = Signal(object)  # tuple of purposes, whose words are to be shown
    proof_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, PrerequisiteRow] = {}
        self._met: dict[str, bool] = {}
        self._purposes: tuple[str, ...] = ()
        self._may_choose_again = True
        self.number = QLineEdit()
        self.number.setPlaceholderText(tr("Number on the wristband"))
        self.number.setAccessibleName(tr("Hospital number as read from the wristband"))
        self.number.setToolTip(tr("Read it from the wristband or document of the patient, not from this screen"))
        self.number.setMinimumWidth(190)
        self.number.returnPressed.connect(self.send_number)
        self._confirm = button(tr("Confirm"), hint=tr("Confirm the patient's identity"))
        self._confirm.clicked.connect(self.send_number)
        self.birth_date = QLineEdit()
        self.birth_date.setPlaceholderText(tr("YYYY-MM-DD"))
        self.birth_date.setAccessibleName(tr("Date of birth as the patient says it"))
        self.birth_date.setToolTip(tr("Ask for it, do not read it out: what the patient says is what counts"))
        self.birth_date.setMinimumWidth(190)
        self.birth_date.returnPressed.connect(self.send_birth_date)
        self._confirm_date = button(tr("Confirm"), hint=tr("Confirm the patient's identity by the date of birth"))
        self._confirm_date.setAccessibleName(tr("Confirm the date of birth"))
        self._confirm_date.clicked.connect(self.send_birth_date)
        self._test = button(tr("Test the amplifier"), hint=tr("Its own test signal is measured; it takes some seconds"))
        self._test.clicked.connect(self.test_wanted)
        self.passes: dict[str, PassWithReason] = {}  # by the prerequisite's name
        self._texts: dict[str, str] = {}
        self._refused = label("", "fault", wrap=True)
        self._refused.hide()
        self.another_button = button(
            tr("Choose another patient"), hint=tr("Leave this session, in which nothing was recorded, and choose again")
        )
        self.another_button.clicked.connect(self.another_wanted)
        self.another_button.hide()
        self.check_button = button(tr("Check again"), "quiet", hint=tr("Look again at what is missing"), keys="Ctrl+R")
        self.check_button.clicked.connect(self.check_wanted)
        self._build_consent()
        self._proof = GuardedButton(
            tr("Test the stop"),
            hint=tr("The output is started and stopped once, and the time measured"),
            keys="Ctrl+Return",
        )
        self._proof.clicked.connect(self.proof_wanted)
        self._reset = button(tr("Reset the stop…"), keys="Ctrl+Shift+R")
        self._reset.clicked.connect(self.reset_wanted)
        self._controls: dict[str, tuple[QWidget, ...]] = {
            "identity": (self.number, self._confirm),
            "identity_again": (self.birth_date, self._confirm_date),
            "consent": (self._consent, self.read_button),
            "device_test": (self._test,),
            "stop_proof": (self._proof,),
            "safety": (self._reset,),
        }
        self._summary = label("", "soft")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._again = across(self._refused, self.another_button, spacing=14, margins=(38, 0, 4, 8))
        self._title = label("", "title")
        self._lay_out()

    def _build_consent(self) -> None:
        self._consent = button(tr("Consent is given"), hint=tr("Record that the patient consents to being recorded"))
        self._consent.clicked.connect(self._confirm_consent)
        self.read_button = button(tr("Show the words…"), "link", hint=tr("Read out or show what is consented to"))
        self.read_button.clicked.connect(self._want_text)

    def _lay_out(self) -> None:
        self._again.setStretch(0, 1)
        card = frame("card")
        head = across(spacing=12)
        head.addLayout(down(self._title, self._summary, spacing=2), 1)
        head.addWidget(self.check_button)
        column = down(spacing=2, margins=(28, 22, 28, 16))
        column.addLayout(head)
        column.addSpacing(8)
        column.addLayout(self._list)
        card.setLayout(column)
        card.setMaximumWidth(820)
        self.setLayout(centred(card))

    def show_session(self, session: SessionView) -> None:
        typing = next((field for field in (self.number, self.birth_date) if field.hasFocus()), None)
        for one in session.prerequisites:
            if one.name not in self._rows:
                self._add_row(one.name)
            remark = " ".join(session.device.warnings) if one.name == "device" and session.device else one.remark
            self._rows[one.name].show_prerequisite(one, remark)
            self._show_pass(one)
            for control in self._controls.get(one.name, ()):
                control.setVisible(not one.met)
            # The reset belongs to a stop that has latched, not to a safety program that is still starting.
            if one.name == "safety":
                self._reset.setVisible(one.resettable)
            if one.name == "consent":
                # What the operator reads is what is recorded: the purposes the station says are lacking.
                self._purposes = one.lacking or ("recording",)
                self._consent.setText(
                    tr("Consent to {purposes} is given").format(purposes=tr(" and ").join(map(said, self._purposes)))
                )
                self._consent.setAccessibleName(self._consent.text())
        self._title.setText(tr("Before recording") if session.step == "prerequisites" else tr("Not ready any more"))
        self._may_choose_again = session.step == "prerequisites"
        first = not self._met and bool(session.prerequisites)
        self._met = {one.name: one.met for one in session.prerequisites}
        if self.isVisible() and (first or (typing is not None and typing.isHidden())):
            self.take_focus()
        checking = session.calibration is not None and session.calibration.state == "running"
        self._test.setEnabled(not checking)
        self._test.setText(tr("Testing…") if checking else tr("Test the amplifier"))
        if self._met.get("identity", True) and self._met.get("identity_again", True):
            self._hide_refused()
        missing = sum(not met for met in self._met.values())
        self._summary.setText(
            tr("Being checked…")
            if not self._met
            else tr("All there.")
            if not missing
            else shown_keys().words(
                tr("{missing} of {all} missing. Ctrl + Enter does the first that can be done here.").format(
                    missing=missing, all=len(self._met)
                )
            )
        )

    @property
    def known(self) -> tuple[str, ...]:
        """Names of all that the station looks at; empty while nothing is known."""
        return tuple(self._met)

    @property
    def next_control(self) -> QWidget | None:
        """The control of the first that is missing and can be done here."""
        for name, controls in self._controls.items():
            if not self._met.get(name, True):
                return controls[0]
        return None

    @property
    def unmet(self) -> set[str]:
        """Names of those that are missing."""
        return {name for name, met in self._met.items() if not met}

    def take_focus(self) -> None:
        """To the first thing the operator has to do."""
        for name, controls in self._controls.items():
            if not self._met.get(name, True):
                controls[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def go_on(self) -> None:
        """What Ctrl+Enter does here: the first thing that is missing and can be done; where none can, look again."""
        if not self._met.get("identity", True):
            self.send_number()
            return
        if not self._met.get("identity_again", True):
            self.send_birth_date()
            return
        for name in ("consent", "device_test", "stop_proof"):
            if not self._met.get(name, True):
                control = self._controls[name][0]
                if isinstance(control, QPushButton):
                    control.click()
                return
        if not self._met.get("safety", True) and not self._reset.isHidden():
            self._reset.click()
        elif self.unmet:
            self.check_wanted.emit()

    @Slot()
    def send_number(self) -> None:
        text = self.number.text().strip()
        if text:
            self.identity_read.emit(text)
        else:
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def send_birth_date(self) -> None:
        text = self.birth_date.text().strip()
        if text:
            self.birth_date_said.emit(text)
        else:
            self.birth_date.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refused(self, error: NeuraScaleError, *, by_date: bool = False) -> None:
        """What was read or said is not taken: say so where it was typed, and offer the way back."""
        field = self.birth_date if by_date else self.number
        field.clear()
        self._refused.setText(said(f"{error.what} {error.advice}"))
        self._refused.show()
        _mark_fault(field, self._refused.text())
        self.another_button.setVisible(self._may_choose_again)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def refused(self) -> str:
        """Why the number was not taken; empty where it was, or none was read."""
        return "" if self._refused.isHidden() else self._refused.text()

    def _hide_refused(self) -> None:
        self._refused.hide()
        self.another_button.hide()
        for field in (self.number, self.birth_date):
            _mark_fault(field, "")

    @Slot()
    def _confirm_consent(self) -> None:
        self.consent_confirmed.emit(self._purposes)

    @Slot()
    def _want_text(self) -> None:
        self.text_wanted.emit(self._purposes)

    def forget(self) -> None:
        """Another session: nothing is known of it yet."""
        self._met = {}
        self._hide_refused()
        self.clear_number()
        self.birth_date.clear()
        for one in self.passes.values():
            one.forget()

    def clear_number(self) -> None:
        self.number.clear()

    def _add_row(self, name: str) -> None:
        if self._rows:
            self._list.addWidget(line())
        row = PrerequisiteRow()
        for control in self._controls.get(name, ()):
            row.place.addWidget(control)
        if name in PASSABLE:
            self.passes[name] = PassWithReason(name)
            self.passes[name].wanted.connect(self._pass)
            row.place.addWidget(self.passes[name])
        self._rows[name] = row
        self._list.addWidget(row)
        if name == "identity":
            self._list.addLayout(self._again)

    def _show_pass(self, one: Prerequisite) -> None:
        passing = self.passes.get(one.name)
        if passing is None:
            return
        passing.setVisible(one.passable)
        passing.call_it(said(one.text))
        self._texts[one.name] = one.text
        if not one.passable:
            passing.forget()

    @Slot(str, str)
    def _pass(self, name: str, reason: str) -> None:
        self.pass_wanted.emit(name, self._texts.get(name, name), reason)


def _mark_fault(field: QLineEdit, words: str) -> None:
    field.setProperty("fault", bool(words))
    field.setAccessibleDescription(words)
    field.style().unpolish(field)
    field.style().polish(field)
