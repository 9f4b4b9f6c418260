"""The session's stimulator: what it gives, setting its amplitude, starting and ending its programme.

Guarantees: shown only while the session has an output; nothing reaches the device before it was asked in words
("Set 1.5 mA? It is 1.0 mA now.") and confirmed with a chord of its own or a click, within 10 s; no single key and no
turn of the wheel does it; the question is withdrawn where what it was about has changed. What is shown as set is what
the device has confirmed. GUI thread only.
Does not: stop (that is the safety stop's), or judge limits (they are the device's own).
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QGridLayout, QHBoxLayout, QWidget

from app.core.safety.client import SafetyStatus
from app.core.station.views import SessionView
from app.ui.bridge.safety_link import LOST
from app.ui.language import noop, number, tr
from app.ui.said import said
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import button, label, set_look
from app.ui.widgets.state_mark import StateMark

ASKED_FOR_MS = 10_000
STEP_MA = 0.1
CONFIRM_KEYS = "Ctrl+Shift+Return"
_STATES = {
    "safe": ("good", noop("in its safe state")),
    "running": ("caution", noop("RUNNING")),
    "unconfirmed": ("danger", noop("safe state NOT confirmed")),
    "unknown": ("danger", noop("not heard")),
    "none": ("idle", noop("not attached")),
}
_ENDED = frozenset({"completed", "failed", "cancelled"})


class AmplitudeField(QDoubleSpinBox):
    """Takes a number by typing or arrows; a turn of the wheel changes nothing, and Enter only asks."""

    asked = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.interpretText()
            self.asked.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class OutputPanel(QFrame):
    """See the rules at the top of this module."""

    amplitude_confirmed = Signal(float)  # milliamperes
    start_confirmed = Signal()
    end_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._status = LOST
        self._session: SessionView | None = None
        self._yes: Callable[[], None] | None = None
        self._asked_about: object = None
        self._mark = StateMark("idle", 16)
        self._name = label("", "heading")
        self._state = label("", "soft")
        self._now = label("", "soft")
        self.amplitude = AmplitudeField()
        self.amplitude.setDecimals(2)
        self.amplitude.setProperty("look", "field")
        # Its steppers have no width (style sheet): without them at all Qt gives the text no room under a style sheet.
        self.amplitude.setMinimumWidth(96)
        self.amplitude.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amplitude.lineEdit().setTextMargins(4, 0, 8, 0)  # the style sheet's padding does not reach it
        self.amplitude.setSingleStep(STEP_MA)
        self.amplitude.setSuffix(" mA")
        self.amplitude.setAccessibleName(tr("Amplitude to set, milliamperes"))
        self.amplitude.setToolTip(tr("Type it and press Enter, which asks; then confirm (Ctrl+Shift+M leads here)"))
        self.amplitude.setKeyboardTracking(False)
        self.amplitude.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.amplitude.asked.connect(self.ask_amplitude)
        self.set_button = button(tr("Set…"), hint=tr("Ask before the amplitude is set"), keys="Ctrl+Shift+M")
        self.set_button.clicked.connect(self.ask_amplitude)
        self.run_button = button(tr("Start stimulation…"), hint=tr("Ask before the stimulation is started"))
        self.run_button.clicked.connect(self.ask_run)
        self.question = label("", "heading", wrap=True)
        self.question.setMinimumWidth(180)
        self.yes_button = GuardedButton(tr("Yes"), "danger", keys=CONFIRM_KEYS)
        self.yes_button.clicked.connect(self.confirm)
        self._no = button(tr("No"), hint=tr("Nothing is changed"), keys="Esc")
        self._no.clicked.connect(self.withdraw)
        used: tuple[QWidget, ...] = (self.amplitude, self.set_button, self.run_button)
        asked: tuple[QWidget, ...] = (self.question, self.yes_button, self._no)
        # Two lines of words beside the controls: the panel fits a small screen with a long device name on it.
        told = QGridLayout()
        told.setHorizontalSpacing(10)
        told.setVerticalSpacing(0)
        told.addWidget(self._mark, 0, 0)
        told.addWidget(self._name, 0, 1)
        told.addWidget(self._state, 0, 2)
        told.addWidget(self._now, 1, 1, 1, 2)
        told.setColumnStretch(2, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 10, 6)
        row.setSpacing(10)
        row.addLayout(told)
        row.addStretch(1)
        for one in (*used, *asked):
            row.addWidget(one, 1 if one is self.question else 0)
        self._asked = asked
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ASKED_FOR_MS)
        self._timer.timeout.connect(self.withdraw)
        self._draw()

    @property
    def asking(self) -> bool:
        """Whether a question stands."""
        return self._yes is not None

    # --- what comes in -------------------------------------------------------------------------------------------

    @Slot(object)
    def show_status(self, status: SafetyStatus) -> None:
        self._status = status
        self._draw()

    def show_session(self, session: SessionView | None) -> None:
        before = self._session
        self._session = session
        stimulator = session.stimulator if session is not None else None
        known = before.stimulator if before is not None else None
        if session is not None and stimulator is not None and (stimulator != known):
            self.amplitude.setRange(0.0, stimulator.greatest_amplitude_ma)
            self.amplitude.setValue(session.amplitude_ma or 0.0)
        self._draw()

    # --- asking --------------------------------------------------------------------------------------------------

    @Slot()
    def ask_amplitude(self) -> None:
        """First of two steps."""
        if self._facts() is None or not self.set_button.isEnabled():
            return
        value_ma = round(self.amplitude.value(), 2)
        now = self._amplitude_text()
        running = tr("It takes effect at once.") if self._status.output == "running" else ""

        def confirmed() -> None:
            self.amplitude_confirmed.emit(value_ma)

        self._ask(
            " ".join(
                part for part in (tr("Set {value_ma} mA?").format(value_ma=number(value_ma)), now, running) if part
            ),
            tr("Yes, set {value_ma} mA").format(value_ma=number(value_ma)),
            confirmed,
        )

    @Slot()
    def ask_run(self) -> None:
        """First of two steps: start, or end, the programme."""
        if self._facts() is None:
            return
        if self._status.output == "running":
            self._ask(tr("End the stimulation?"), tr("Yes, end it"), self.end_confirmed.emit)
        else:
            self._ask(
                f"{tr('Start the stimulation?')} {self._amplitude_text()}",
                tr("Yes, start it"),
                self.start_confirmed.emit,
            )

    @Slot()
    def confirm(self) -> None:
        """Second step; nothing where nothing is asked."""
        yes = self._yes
        self.withdraw()
        if yes is not None:
            yes()

    @Slot()
    def withdraw(self) -> None:
        self._yes = None
        self._timer.stop()
        self._draw()

    def take_focus(self) -> None:
        """To the amplitude, where there is one to be set."""
        if self.isVisible() and not self.asking:
            self.amplitude.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.amplitude.selectAll()

    def _ask(self, question: str, yes: str, do: Callable[[], None]) -> None:
        self._yes = do
        self._asked_about = self._facts()
        self.question.setText(question)
        self.yes_button.setText(yes)
        self.yes_button.setAccessibleName(f"{question} {yes}")
        self._timer.start()
        self._draw()

    def _facts(self) -> object:
        """What a question is about; None where there is nothing to ask."""
        session = self._session
        if session is None or session.stimulator is None or session.step in _ENDED:
            return None
        return (session.session_id, session.stimulator, session.amplitude_ma, self._status.state, self._status.output)

    # --- drawing -------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        facts = self._facts()
        if self._yes is not None and facts != self._asked_about:
            self._yes = None
            self._timer.stop()
        session = self._session
        self.setVisible(facts is not None)
        if session is None or session.stimulator is None:
            return
        asking = self._yes is not None
        mark, words = _STATES.get(self._status.output, ("idle", self._status.output))
        self._mark.show_state(mark)
        self._name.setText(said(session.stimulator.name))
        self._state.setText(tr(words))
        self._now.setText(self._amplitude_text())
        running = self._status.output == "running"
        self.run_button.setText(tr("End stimulation…") if running else tr("Start stimulation…"))
        self.run_button.setAccessibleName(self.run_button.text())
        may_run = session.step == "recording" and (running or self._status.state == "ready")
        self.amplitude.setVisible(not asking)
        self.set_button.setVisible(not asking)
        self.run_button.setVisible(may_run and not asking)
        for one in self._asked:
            one.setVisible(asking)
        set_look(self, "caution" if asking else "inset")

    def _amplitude_text(self) -> str:
        ma = self._session.amplitude_ma if self._session is not None else None
        return (
            tr("The amplitude has not been set in this session.")
            if ma is None
            else tr("It is {ma} mA now.").format(ma=number(ma))
        )
