"""First step of a session: what it needs, what is missing, why, and what to do about it.

Guarantees: every prerequisite the station names is shown with its state; those the operator can meet here have their
control in the same row. GUI thread only. Does not: decide whether one is met.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.clinic.prerequisites import Prerequisite
from app.core.station.views import SessionView
from app.ui.shown_keys import shown_keys
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import button, centred, down, frame, label, line
from app.ui.widgets.state_mark import StateMark


class PrerequisiteRow(QFrame):
    """One prerequisite; the page puts a control into `place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = StateMark("idle", 20)
        self._text = label("", "heading")
        self._missing = label("", "soft", wrap=True)
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
        self._text.setText(one.text)
        words = remark if one.met else one.missing
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
        self.setAccessibleName(f"{one.text}: {'met. ' + remark if one.met else 'missing. ' + one.missing}".strip())


class PrerequisitesPage(QWidget):
    """See the rules at the top of this module."""

    identity_read = Signal(str)
    consent_confirmed = Signal(object)  # tuple of purposes
    proof_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, PrerequisiteRow] = {}
        self._met: dict[str, bool] = {}
        self._purposes: tuple[str, ...] = ()
        self.number = QLineEdit()
        self.number.setPlaceholderText("Number on the wristband")
        self.number.setAccessibleName("Hospital number as read from the wristband")
        self.number.setMinimumWidth(190)
        self.number.returnPressed.connect(self.send_number)
        self._confirm = button("Confirm", hint="Confirm the patient's identity")
        self._confirm.clicked.connect(self.send_number)
        self._consent = button("Consent is given", hint="Record that the patient consents to being recorded")
        self._consent.clicked.connect(self._confirm_consent)
        self._proof = GuardedButton(
            "Test the stop", hint="The output is started and stopped once, and the time measured", keys="Ctrl+Return"
        )
        self._proof.clicked.connect(self.proof_wanted)
        self._reset = button("Reset the stop…")
        self._reset.clicked.connect(self.reset_wanted)
        self._controls: dict[str, tuple[QWidget, ...]] = {
            "identity": (self.number, self._confirm),
            "consent": (self._consent,),
            "stop_proof": (self._proof,),
            "safety": (self._reset,),
        }
        self._summary = label("", "soft")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        card = frame("card")
        column = down(label("Before recording", "title"), self._summary, spacing=2, margins=(28, 22, 28, 16))
        column.addSpacing(8)
        column.addLayout(self._list)
        card.setLayout(column)
        card.setMaximumWidth(820)
        self.setLayout(centred(card))

    def show_session(self, session: SessionView) -> None:
        for one in session.prerequisites:
            if one.name not in self._rows:
                self._add_row(one.name)
            remark = " ".join(session.device.warnings) if one.name == "device" and session.device else ""
            self._rows[one.name].show_prerequisite(one, remark)
            for control in self._controls.get(one.name, ()):
                control.setVisible(not one.met)
            # The reset belongs to a stop that has latched, not to a safety program that is still starting.
            if one.name == "safety":
                self._reset.setVisible(one.resettable)
            if one.name == "consent":
                # What the operator reads is what is recorded: the purposes the station says are lacking.
                self._purposes = one.lacking or ("recording",)
                self._consent.setText(f"Consent to {' and '.join(self._purposes)} is given")
                self._consent.setAccessibleName(self._consent.text())
        first = not self._met and bool(session.prerequisites)
        self._met = {one.name: one.met for one in session.prerequisites}
        if first and self.isVisible():
            self.take_focus()
        missing = sum(not met for met in self._met.values())
        self._summary.setText(
            "Being checked…"
            if not self._met
            else "All there."
            if not missing
            else shown_keys().words(
                f"{missing} of {len(self._met)} missing. Ctrl + Enter does the first that can be done here."
            )
        )

    @property
    def unmet(self) -> set[str]:
        """Names of those that are missing."""
        return {name for name, met in self._met.items() if not met}

    def take_focus(self) -> None:
        """To the first thing the operator has to do."""
        if not self._met.get("identity", True):
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for name, controls in self._controls.items():
            if not self._met.get(name, True):
                controls[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def go_on(self) -> None:
        """What Ctrl+Enter does here: the first thing that is missing and can be done."""
        if not self._met.get("identity", True):
            self.send_number()
            return
        for name in ("consent", "stop_proof"):
            if not self._met.get(name, True):
                control = self._controls[name][0]
                if isinstance(control, QPushButton):
                    control.click()
                return

    @Slot()
    def send_number(self) -> None:
        text = self.number.text().strip()
        if text:
            self.identity_read.emit(text)
        else:
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _confirm_consent(self) -> None:
        self.consent_confirmed.emit(self._purposes)

    def forget(self) -> None:
        """Another session: nothing is known of it yet."""
        self._met = {}
        self.clear_number()

    def clear_number(self) -> None:
        self.number.clear()

    def _add_row(self, name: str) -> None:
        if self._rows:
            self._list.addWidget(line())
        row = PrerequisiteRow()
        for control in self._controls.get(name, ()):
            row.place.addWidget(control)
        self._rows[name] = row
        self._list.addWidget(row)
