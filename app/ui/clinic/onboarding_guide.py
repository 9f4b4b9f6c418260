"""The guided page of taking a patient in: each step with its state, what it misses and why, and its control.

Guarantees: drawn from what the station says alone; every step can be gone on without only with a reason, and so can the
whole be left. GUI thread only. Does not: decide whether a step is done.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.station.onboarding_messages import OnboardingView, StepView
from app.core.workflow.patient_onboarding import missing_sentences
from app.ui.access.gate_page import Said
from app.ui.clinic.onboarding_candidates import Candidates
from app.ui.clinic.reason_strip import ReasonStrip
from app.ui.language import noop, tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label, line, set_look
from app.ui.widgets.state_mark import StateMark

STEP_TITLES = {
    "identity": noop("Who it is"),
    "record": noop("Record"),
    "access": noop("In whose care"),
    "consent": noop("Consent"),
    "plan": noop("Treatment plan"),
    "appointment": noop("First appointment"),
}
_DONE_WORDS = {
    "identity": noop("Compared with those who are registered."),
    "record": noop("Registered."),
    "access": noop("A clinician has the patient."),
    "consent": noop("Given for what is planned."),
    "plan": noop("Made."),
    "appointment": noop("Booked."),
}
_LATER_WORDS = noop("Comes later.")
_MARKS = {"done": "good", "now": "caution", "waiting": "idle", "skipped": "info"}
ENDS = ("completed", "left")


class StepRow(QFrame):
    """One step; its controls stand in `place`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.mark = StateMark("idle", 20)
        self._title = label(tr(STEP_TITLES[name]), "heading")
        self._words = label("", "soft", wrap=True)
        self._words.setMinimumHeight(1)  # else it asks for the room that it would need if it were narrow
        self.place = QHBoxLayout()
        self.place.setSpacing(8)
        row = across(spacing=14, margins=(4, 9, 4, 9))
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(down(self._title, self._words, spacing=2), 1)
        row.addLayout(self.place)
        self.setLayout(row)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_step(self, step: StepView, *, waiting_text: str) -> None:
        """`waiting_text`: what the station says of the step that is at work now."""
        self.mark.show_state(_MARKS.get(step.state, "idle"))
        match step.state:
            case "done":
                words = tr(_DONE_WORDS[self.name])
            case "skipped":
                words = tr("Gone on without it: {reason}").format(reason=step.detail)
            case "now":
                words = said(missing_sentences(step.missing)) if step.missing else said(waiting_text)
            case _:
                words = said(missing_sentences(step.missing)) if step.missing else tr(_LATER_WORDS)
        self._words.setText(words)
        self.setAccessibleName(f"{self._title.text()}: {words}")


class OnboardingGuide(QWidget):
    """See the rules at the top of this module."""

    decided = Signal(str, str, str)  # patient id (empty: none of them), reason, number read again
    consent_wanted = Signal()
    care_wanted = Signal()
    plan_wanted = Signal()
    booking_wanted = Signal()
    skip_wanted = Signal(str, str)  # step, reason
    leave_wanted = Signal(str)  # reason
    retry_wanted = Signal()
    open_wanted = Signal()  # choose the patient in the list
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: OnboardingView | None = None
        self._was_open = False
        self._title = label(tr("Take a patient in"), "title")
        self._summary = label("", "soft", wrap=True)
        self.strip = PatientStrip()
        self.failed = Said()
        self.rows = {name: StepRow(name) for name in STEP_TITLES}
        self.candidates = Candidates()
        self.candidates.decided.connect(self.decided)
        self.care = button(tr("Care…"), hint=tr("In whose care this patient is"))
        self.care.clicked.connect(self.care_wanted)
        self.consent = button(tr("Take consent…"), "primary", hint=tr("Show the words, and note what is agreed to"))
        self.consent.clicked.connect(self.consent_wanted)
        self.plan = button(tr("Make a plan…"), "primary", hint=tr("Make an initial treatment plan"))
        self.plan.clicked.connect(self.plan_wanted)
        self.book = button(tr("Book…"), "primary", hint=tr("Book the first appointment"))
        self.book.clicked.connect(self.booking_wanted)
        self.skips: dict[str, QPushButton] = {}
        self.reason = ReasonStrip()
        self.reason.given.connect(self._reason_given)
        self.leave = button(tr("Leave…"), "quiet", hint=tr("End this; what was arranged in it is taken back"))
        self.leave.clicked.connect(self._ask_to_leave)
        self.retry = button(tr("Try again"), "primary", hint=tr("Go on from the step that failed"))
        self.retry.clicked.connect(self.retry_wanted)
        self.open = button(tr("Open the patient"), "primary", hint=tr("Choose the patient in the list"))
        self.open.clicked.connect(self.open_wanted)
        self.close_button = button(tr("Close"), "quiet", hint=tr("It goes on by itself; open it again at any time"))
        self.close_button.clicked.connect(self.done)
        for pressed in (
            self.care,
            self.consent,
            self.plan,
            self.book,
            self.leave,
            self.retry,
            self.open,
            self.close_button,
        ):
            pressed.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        controls: dict[str, QPushButton] = {
            "access": self.care, "consent": self.consent, "plan": self.plan, "appointment": self.book,
        }  # fmt: skip
        steps = QVBoxLayout()
        steps.setSpacing(0)
        for place, (name, row) in enumerate(self.rows.items()):
            if place:
                steps.addWidget(line())
            steps.addWidget(row)
            if name == "identity":
                steps.addWidget(self.candidates)
            if name in controls:
                skip = button(tr("Go on without…"), "link", hint=tr("Go on without it, with a reason"))
                skip.setAccessibleName(tr("Go on without: {step}").format(step=tr(STEP_TITLES[name])))
                skip.setAutoDefault(False)
                skip.setProperty("step", name)
                skip.clicked.connect(self._ask_to_skip)
                self.skips[name] = skip
                row.place.addWidget(skip)
                row.place.addWidget(controls[name])
        inside = QWidget()
        column = down(spacing=0, margins=(0, 0, 6, 0))
        column.addLayout(steps)
        column.addStretch(1)
        inside.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        whole = down(
            down(self._title, self._summary, spacing=2), self.strip, self.failed, scroll, self.reason,
            across(self.leave, 1, self.close_button, self.retry, self.open), spacing=12, margins=(28, 22, 28, 18),
        )  # fmt: skip
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def show_onboarding(self, view: OnboardingView) -> None:
        """As the station has it."""
        self._view = view
        self.strip.show_patient(view.patient)
        self._summary.setText(_summary(view))
        if view.state == "failed":
            self.failed.say(tr("It could not go on."), said(view.text))
        else:
            self.failed.take_back()
        for step in view.steps:
            self._show_step(step, view)
        self.candidates.show_onboarding(view)
        over = view.state in ENDS
        self.leave.setVisible(view.state in ("open", "failed"))
        self.leave.setEnabled(view.state == "open")
        self.retry.setVisible(view.state == "failed")
        self.open.setVisible(over and bool(view.patient.patient_id))
        if over and self._was_open and not self.open.isHidden():
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)  # what had the keyboard is gone
        self._was_open = not over
        asked = self.reason.about
        if asked and (view.state != "open" or asked not in ("leave", f"skip:{view.step}")):
            self.reason.close_strip()  # what it was asked for is not so any more

    def _show_step(self, step: StepView, view: OnboardingView) -> None:
        row = self.rows[step.name]
        row.show_step(step, waiting_text=view.text)
        missing = bool(step.missing) and step.state != "skipped" and view.state == "open"
        may = missing and view.may_arrange
        for name, pressed in (("consent", self.consent), ("plan", self.plan), ("appointment", self.book)):
            if name == step.name:
                set_look(pressed, "primary" if step.state == "now" else "")
        match step.name:
            case "access":
                self.care.setVisible(missing)
                self.care.setEnabled("care" not in step.missing)
            case "consent":
                self.consent.setVisible(may)
            case "plan":
                self.plan.setVisible(may)
            case "appointment":
                self.book.setVisible(may)
        if step.name in self.skips:
            self.skips[step.name].setVisible(missing and step.state == "now")

    @Slot()
    def _ask_to_skip(self) -> None:
        sender = self.sender()
        name = str(sender.property("step")) if sender is not None else ""
        words = tr("Go on without: {step}").format(step=tr(STEP_TITLES[name]))
        self.reason.ask(f"skip:{name}", words, tr("Go on without it"))

    @Slot()
    def _ask_to_leave(self) -> None:
        words = tr("Plan and appointments made here are taken back; the record and consents stay.")
        self.reason.ask("leave", words, tr("Leave it"), danger=True)

    @Slot(str, str)
    def _reason_given(self, about: str, reason: str) -> None:
        if about == "leave":
            self.leave_wanted.emit(reason)
        else:
            self.skip_wanted.emit(about.removeprefix("skip:"), reason)


def _summary(view: OnboardingView) -> str:
    match view.state:
        case "completed":
            return tr("The patient is taken in.")
        case "left":
            return tr("This was left. What was arranged in it was taken back; nothing was deleted.")
        case "leaving":
            return tr("What was arranged is taken back.")
        case "failed":
            return tr("What was done stays. Try again, or have it looked at under “Workflows”.")
        case _:
            return tr("Each step is kept at once: close this and go on later, also after a power cut.")
