"""What to know and what to do where the stop has stopped, does not work from here, or is not tested in mid-session.

Guarantees: after a stop it says the cause, the time to the safe state, what still stands in the way of a reset, and
that the recording goes on unless somebody ends it; without a link it says what to do instead of pressing, the way that
always works first. Hidden where there is nothing to say. GUI thread only.
Does not: reset, test or end anything by itself; each is a button, and none of them is pressed by a single key.
"""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.safety.client import LINK_LOST, SafetyStatus, words_of_cause
from app.core.station.messages import StationState
from app.core.station.views import SessionView
from app.core.stopping.messages import StopInputView
from app.ui.bridge.safety_link import LOST
from app.ui.language import number, tr
from app.ui.safety_strip.stop_words import ways_instead
from app.ui.said import said
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import button, down, label, set_look
from app.ui.widgets.state_mark import StateMark

SURE_FOR_MS = 5000
FIRST_LINK_WITHIN_MS = 1500
WITH_OUTPUT = frozenset({"safe", "running", "unconfirmed", "unknown"})


class StopPanel(QFrame):
    """See the rules at the top of this module."""

    reset_wanted = Signal()
    proof_wanted = Signal()
    end_recording_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = LOST
        self._session: SessionView | None = None
        self._inputs: tuple[StopInputView, ...] = ()
        self._station_heard = False
        self._station_hears_safety = False
        self._seen_linked = False
        self._mark = StateMark("danger", 20)
        self.what = label("", "heading", wrap=True)
        self.more = label("", "soft", wrap=True)
        self._reset = button(tr("Reset…"), hint=tr("Take the stop back, with a role and a reason"), keys="Ctrl+Shift+R")
        self._reset.clicked.connect(self.reset_wanted)
        self.proof = GuardedButton(
            tr("Test the stop"), "primary", hint=tr("The output is started and stopped once"), keys="Ctrl+Shift+P"
        )
        self.proof.clicked.connect(self.proof_wanted)
        self.end = GuardedButton(tr("End the recording too…"), hint=tr("It goes on otherwise: it is the evidence"))
        self.end.clicked.connect(self._end_pressed)
        self._keep = button(tr("Keep recording"), "quiet", hint=tr("Do not end it"))
        self._keep.clicked.connect(self._be_unsure)
        self._sure = False
        self._sure_timer = self._timer(SURE_FOR_MS, self._be_unsure)
        self._late_timer = self._timer(FIRST_LINK_WITHIN_MS, self._show_late)
        self._late_timer.start()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(down(self.what, self.more, spacing=2), 1)
        for one in (self._keep, self.end, self.proof, self._reset):
            row.addWidget(one)
        self._draw()

    # --- what comes in -------------------------------------------------------------------------------------------

    @Slot(object)
    def show_status(self, status: SafetyStatus) -> None:
        self._status = status
        self._seen_linked = self._seen_linked or status.state != LINK_LOST
        self._draw()

    def show_state(self, state: StationState) -> None:
        """What the station knows."""
        self._session = state.session
        self._inputs = state.stop_inputs
        self._station_heard = True
        self._station_hears_safety = state.safety.state != LINK_LOST
        self._draw()

    def show_station_lost(self) -> None:
        self._station_heard = False
        self._draw()

    @property
    def needs_proof(self) -> bool:
        """Whether an output of a session that is past its first steps waits for its stop to be tested again."""
        return (
            self._status.state == "unproved"
            and self._status.output in WITH_OUTPUT
            and self._session is not None
            and self._session.step in {"impedance", "ready", "recording"}
        )

    # --- drawing -------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        status = self._status
        stopped, lost = status.state == "stopped", status.state == LINK_LOST
        recording = self._session is not None and self._session.step == "recording"
        if not (stopped and recording):
            self._sure = False
            self._sure_timer.stop()
        self._reset.setVisible(stopped)
        self.end.setVisible(stopped and recording)
        self._keep.setVisible(stopped and recording and self._sure)
        self.end.setText(tr("Yes, end the recording") if self._sure else tr("End the recording too…"))
        self.end.setAccessibleName(self.end.text())
        set_look(self.end, "danger" if self._sure else "")
        self.proof.setVisible(self.needs_proof)
        if stopped:
            self._say("danger", "danger", *self._words_of_stop(status, recording=recording))
        elif lost and (self._seen_linked or not self._late_timer.isActive()):
            ways = ways_instead(
                station_heard=self._station_heard,
                station_hears_safety=self._station_hears_safety,
                inputs=self._inputs,
            )
            self._say(
                "caution", "lost", tr("The safety stop does not work from this window. To stop now:"), "\n".join(ways)
            )
        elif self.needs_proof:
            self._say(
                "caution",
                "caution",
                tr("The stop has to be tested again before the output can be started."),
                tr("The output is in its safe state, and the recording goes on meanwhile.")
                if recording
                else tr("The output is in its safe state."),
            )
        else:
            self.hide()
            return
        self.show()

    def _words_of_stop(self, status: SafetyStatus, *, recording: bool) -> tuple[str, str]:
        latency = (
            tr(", output safe after {latency_ms} ms").format(latency_ms=number(status.last_latency_ms, 1))
            if status.last_latency_ms is not None
            else ""
        )
        what = tr("Stopped: {cause}{latency}.").format(
            cause=said(words_of_cause(status.cause, status.source)), latency=latency
        )
        if status.output in {"running", "unconfirmed", "unknown"}:
            unsafe = tr("The output has NOT confirmed its safe state: switch it off at its own switch.")
            what = f"{what} {unsafe}"
        evidence = tr("The recording goes on: it is the evidence.") if recording else tr("Nothing is being recorded.")
        others = [said(words_of_cause(*one.split(": ", 1))) for one in status.causes[1:] if ": " in one]
        joined = tr("Also: {list}.").format(list="; ".join(others)) if others else ""
        standing = (
            tr("Before a reset: {list}").format(list=" ".join(map(said, status.hindrances)))
            if status.hindrances
            else tr("All causes are cleared; reset it.")
        )
        after = (
            tr("The output stays in its safe state until it is started anew.") if status.output in WITH_OUTPUT else ""
        )
        return what, " ".join(part for part in (evidence, joined, standing, after) if part)

    def _say(self, look: str, mark: str, what: str, more: str) -> None:
        set_look(self, look)
        self._mark.show_state(mark)
        self.what.setText(what)
        self.more.setText(more)
        self.setAccessibleName(f"{what} {more}")

    # --- what is done --------------------------------------------------------------------------------------------

    @Slot()
    def _end_pressed(self) -> None:
        """First press asks, second ends."""
        if self._sure:
            self._be_unsure()
            self.end_recording_wanted.emit()
            return
        self._sure = True
        self._sure_timer.start()
        self._draw()

    @Slot()
    def _be_unsure(self) -> None:
        self._sure = False
        self._sure_timer.stop()
        self._draw()

    @Slot()
    def _show_late(self) -> None:
        self._draw()

    def _timer(self, after_ms: int, slot: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(after_ms)
        made.timeout.connect(slot)
        return made
