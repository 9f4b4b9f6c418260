"""Activation procedures on the live page: what to ask first, what to say, and the count-down while one goes on.

Guarantees: the count-down is of the recording's own seconds, drawn on between two of the station's words and never past
the next phase; what must be asked first stands there before anything is begun; to end is one press, without a question:
why is asked afterwards. Nothing modal, no single key. GUI thread only. Does not: set marks, flash, or end by itself:
the station does what is done.
"""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QProgressBar, QWidget

from app.core.clinic.protocols import PlannedActivation
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.station.views import ActivationView, SessionView
from app.ui.clinic.activation_clock import count_down_text, phase_now
from app.ui.clinic.reason_strip import ReasonStrip
from app.ui.language import number, tr
from app.ui.said import said
from app.ui.widgets.filled_lines import FilledLines
from app.ui.widgets.plain import across, button, down, label

DRAWN_EVERY_MS = 200
LONGEST_WITHOUT_WORD_S = 2.0
"""For so long the count-down goes on by itself where the station is silent; then it stands still."""


class ProcedureMenu(QMenu):
    """The menu behind the button "Procedures": those of the protocol."""

    wanted = Signal(str)  # its name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Activation procedures"))
        self.setToolTipsVisible(True)
        self._offered: tuple[PlannedActivation, ...] = ()
        self.triggered.connect(self._told)

    def offer(self, planned: tuple[PlannedActivation, ...]) -> None:
        """Make the entries."""
        if planned == self._offered:
            return
        self._offered = planned
        self.clear()
        for one in planned:
            minutes = number(sum(phase.seconds for phase in one.course()) / 60, 1)
            line = self.addAction(tr("{name}… ({minutes} min)").format(name=said(one.title), minutes=minutes))
            line.setToolTip(said(one.say))
            line.setData(one.name)

    @Slot(QAction)
    def _told(self, action: QAction) -> None:
        self.wanted.emit(action.data())


class ActivationBar(QFrame):
    """See the rules at the top of this module."""

    start_wanted = Signal(str)
    end_wanted = Signal()
    reason_given = Signal(str, str)  # the procedure, the reason

    def __init__(self, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self._seconds = clock
        self.setProperty("look", "inset")
        self._planned: PlannedActivation | None = None
        self._running: ActivationView | None = None
        self._told_s = 0.0
        self._told_at = 0.0
        self._offer = self._built_offer()
        self._clock = self._built_clock()
        self.why = ReasonStrip(wrap=False)
        self.why.reason.edit.setPlaceholderText(tr("The patient feels dizzy"))
        self.why.given.connect(self.reason_given)
        # The bar is a frame already: one within it would be one too many.
        self.why.setProperty("look", "plain")
        self.why.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self.setLayout(down(self._offer, self._clock, self.why, spacing=0, margins=(14, 8, 10, 8)))
        self._timer = QTimer(self)
        self._timer.setInterval(DRAWN_EVERY_MS)
        self._timer.timeout.connect(self._draw)
        self._settle()

    def _built_offer(self) -> QWidget:
        made = QWidget()
        self._title = label("", "heading")
        self._say = FilledLines("")
        self._ask = FilledLines("soft")
        self.begin = button(tr("Begin"), "primary", hint=tr("Its phases are marked by themselves from now on"))
        self.begin.clicked.connect(self._begin)
        self.leave = button(tr("Not now"), "quiet")
        self.leave.clicked.connect(self.put_away)
        words = down(self._title, self._say, self._ask, spacing=2)
        row = across(spacing=12)
        row.addLayout(words, 1)
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignBottom)
        made.setLayout(row)
        return made

    def _built_clock(self) -> QWidget:
        made = QWidget()
        self._name = label("", "overline")
        self.phase = label("", "heading", shrinks=True)
        self.count_down = label("", "display")
        self._after = label("", "soft", shrinks=True)
        self._share = QProgressBar()
        self._share.setRange(0, 1000)
        self._share.setTextVisible(False)
        self._share.setFixedHeight(4)
        self._share.setAccessibleName(tr("How much of the procedure is over"))
        self._share.setToolTip(tr("How much of the procedure is over"))
        self.end = button(tr("End it now"), "danger", hint=tr("At once; why is asked afterwards"))
        self.end.clicked.connect(self.end_wanted)
        words = down(self._name, self.phase, self._after, spacing=1)
        row = across(self.count_down, spacing=16)
        row.addLayout(words, 1)
        row.addWidget(self.end)
        column = down(spacing=6)
        column.addLayout(row)
        column.addWidget(self._share)
        made.setLayout(column)
        return made

    @property
    def running(self) -> ActivationView | None:
        """The procedure that goes on."""
        return self._running

    def offer(self, planned: PlannedActivation) -> None:
        """Show what to ask and to say before it is begun."""
        self._planned = planned
        self._title.setText(said(planned.title))
        self._say.fill(tr("Say: “{words}”").format(words=said(planned.say)))
        asked = "; ".join(said(one) for one in planned.ask_first)
        self._ask.fill(tr("Ask first: {what}.").format(what=asked) if asked else "")
        self._ask.setVisible(bool(asked))
        self.begin.setAccessibleName(tr("Begin {name}").format(name=said(planned.title)))
        self._settle()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_session(self, session: SessionView) -> None:
        """What goes on, as the station says it."""
        if session.activation is not None and session.activation != self._running:
            self._planned = None
            self.why.close_strip()
        if session.step != "recording":
            self._planned = None
        self._running = session.activation
        if session.recording_seconds != self._told_s or self._running is None:
            self._told_s, self._told_at = session.recording_seconds, self._now_s()
        self._settle()

    def ask_why(self, procedure: str, words: str) -> None:
        """It was ended before its time: ask for a reason, which becomes a deviation's."""
        self.why.ask(procedure, words, tr("Keep the reason"))
        self._settle()

    @Slot()
    def put_away(self) -> None:
        """Nothing is begun."""
        self._planned = None
        self._settle()

    @Slot()
    def _begin(self) -> None:
        if self._planned is not None:
            self.start_wanted.emit(self._planned.name)

    def _now_s(self) -> float:
        return self._seconds.monotonic_ns() / 1e9

    def _settle(self) -> None:
        running, offered = self._running is not None, self._planned is not None
        self._clock.setVisible(running)
        self._offer.setVisible(offered and not running)
        self.setVisible(running or offered or bool(self.why.about))
        if running and not self._timer.isActive():
            self._timer.start()
        elif not running:
            self._timer.stop()
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._running is None:
            return
        since_s = min(self._now_s() - self._told_at, LONGEST_WITHOUT_WORD_S)
        told, now = phase_now(self._running, self._told_s), phase_now(self._running, self._told_s + since_s)
        if told is None or now is None:
            return
        if now.phase is not told.phase:
            # The next phase begins when the station says so, not before.
            now = phase_now(self._running, self._told_s + max(0.0, told.left_s - 0.01)) or told
        flashing = f"  ·  {number(now.phase.flash_hz)} Hz" if now.phase.flash_hz else ""
        self._name.setText(said(self._running.title).upper())
        self.phase.setText(f"{said(now.phase.mark)}{flashing}")
        self.count_down.setText(count_down_text(now.left_s))
        after = (
            tr("until: {phase}").format(phase=said(now.after.mark)) if now.after is not None else tr("until the end")
        )
        self._after.setText(after)
        self._share.setValue(round(now.share * 1000))
        self.setAccessibleName(
            tr("{procedure}: {phase}, {time} left").format(
                procedure=said(self._running.title), phase=said(now.phase.mark), time=self.count_down.text()
            )
        )
