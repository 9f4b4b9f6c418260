"""Ready and recording: the traces, and one bar that says what to do next.

Guarantees: stopping a recording takes two deliberate presses, in the window and not over it, and so does starting one
that starts a stimulator with it; the second offers itself for 5 s; no single key is one. GUI thread only.
Does not: start or stop by itself.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.identifiers import RecordingId
from app.core.recording.review_window import RecordedSoFar
from app.core.station.views import SessionView
from app.core.workers.messages import QualityReport
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.activation_bar import ActivationBar, ProcedureMenu
from app.ui.clinic.activation_control import ActivationControl
from app.ui.language import counted, number, tr
from app.ui.panels.past_banner import PastBanner
from app.ui.panels.simulated_patient_menu import SimulatedPatientMenu
from app.ui.panels.status_line import bytes_text
from app.ui.said import said
from app.ui.signal_views.overview_strip import OverviewStrip
from app.ui.signal_views.page_items import PageMark
from app.ui.signal_views.page_settings import PageSettings
from app.ui.signal_views.past_page import PastPage
from app.ui.signal_views.review_control import ReviewControl
from app.ui.signal_views.trace_controls import TraceControls
from app.ui.signal_views.trace_page import TracePage
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import button, down, frame, label, set_look

SURE_FOR_MS = 5000
STILL_AFTER_S = 1.5


class LivePage(QWidget):
    """See the rules at the top of this module."""

    start_wanted = Signal()
    stop_wanted = Signal()
    protocol_wanted = Signal()

    def __init__(self, link: StationLink, settings: PageSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = ""
        self._sure = False
        self._data = link.data
        self._started: datetime | None = None
        self.page = TracePage(link.inbox)
        self.strip = OverviewStrip()
        self.strip.hide()
        self.review = ReviewControl(self.page, self.strip, link.background, self)
        self.past_banner = PastBanner()
        self.past_banner.hide()
        self.past_banner.live_wanted.connect(self.return_to_live)
        self.past_banner.past_wanted.connect(self.look_back)
        self.review.past_changed.connect(self._show_past)
        self.review.so_far_arrived.connect(self._show_so_far)
        self.controls = TraceControls(settings)
        self.page.apply(settings)
        self.controls.changed.connect(self.page.apply)
        # What is changed on the page itself (looks, which channels) is not undone by the next choice in the row above.
        self.page.shown_changed.connect(self.controls.show_settings)
        self._text = label("", "heading")
        self._detail = label("", "soft", shrinks=True)
        self._keep = button(tr("Keep recording"), hint=tr("Do not stop"), keys="Esc")
        self._keep.clicked.connect(self.be_unsure)
        self._keep.hide()
        self.patient_menu = SimulatedPatientMenu(self)
        self.patient_button = button(
            tr("Simulated patient"), hint=tr("Tell the simulated patient and electrodes what to do")
        )
        self.patient_button.setMenu(self.patient_menu)
        self.patient_button.hide()
        self._build_procedures(link)
        self._starts_output = False
        self.next_button = GuardedButton(tr("Start recording"), "primary", keys="Ctrl+Return")
        self.next_button.clicked.connect(self.go_on)
        self._build_bar()
        self._still = label("", "pill", parent=self.page)
        self._still.hide()
        self._live = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SURE_FOR_MS)
        self._timer.timeout.connect(self.be_unsure)
        column = down(self._bar, self.activation_bar, self.controls, spacing=0)
        column.addWidget(self.page, 1)
        column.addWidget(self.strip)
        self.setLayout(column)

    def _build_procedures(self, link: StationLink) -> None:
        self.procedure_menu = ProcedureMenu(self)
        self.procedure_button = button(
            tr("Procedures"), hint=tr("Hyperventilation, flashes and what else the protocol has, with their timers")
        )
        self.procedure_button.setMenu(self.procedure_menu)
        self.procedure_button.hide()
        self.protocol_button = button(
            tr("Protocol…"), "quiet", hint=tr("What the protocol asks for, what was done, and deviations with reasons")
        )
        self.protocol_button.clicked.connect(self.protocol_wanted)
        self.protocol_button.hide()
        self.activation_bar = ActivationBar()
        self.activation = ActivationControl(link, self.activation_bar, self.procedure_menu, self)

    def _build_bar(self) -> None:
        self._keys = label("Ctrl + Enter", "key")
        self._bar: QFrame = frame("bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(self.past_banner)
        row.addWidget(self._text)
        row.addWidget(self._detail, 1)
        row.addWidget(self.protocol_button)
        row.addWidget(self.procedure_button)
        row.addWidget(self.patient_button)
        row.addWidget(self._keep)
        row.addWidget(self._keys)
        row.addWidget(self.next_button)

    @property
    def asking(self) -> bool:
        """Whether the next press stops the recording, or starts it together with a stimulator."""
        return self._sure

    def show_session(self, session: SessionView) -> None:
        if session.device is not None:
            self.page.show_streams(session.device.streams)
            if session.device.streams != self.controls.streams:
                self.controls.show_streams(session.device.streams)
                self.controls.show_settings(self.page.settings)
            self._live = session.device.driver != "playback"
            simulated = "simulated" in session.device.driver
            if simulated:
                self.patient_menu.offer(session.device)
            self.patient_button.setVisible(simulated)
        self._starts_output = session.stimulator is not None
        self.activation.show_session(session)
        runs = session.step == "recording"
        self.procedure_button.setVisible(runs and self.activation.has_procedures)
        self.procedure_button.setEnabled(session.activation is None)
        self.protocol_button.setVisible(runs)
        recording = session.step == "recording" and bool(session.recording_id)
        self.review.show_recording(self._data.recording(RecordingId(session.recording_id)) if recording else None)
        if session.step != self._step:
            self._step = session.step
            self.be_unsure()
        if not self._sure:
            self._say_where_we_are()
            self._detail.setText(_source_text(session))

    def show_marks(self, marks: list[PageMark]) -> None:
        """Events of the session, on the traces and in the overview."""
        self.page.show_marks(marks)
        self.strip.show_marks(marks)

    def add_marks(self, marks: list[PageMark]) -> None:
        """What has come since."""
        for mark in marks:
            self.page.add_mark(mark)
        self.strip.add_marks(marks)

    def remove_mark(self, mark: PageMark) -> None:
        """One that was replaced or withdrawn."""
        self.page.remove_mark(mark)
        self.strip.remove_mark(mark)

    def show_quality(self, report: QualityReport) -> None:
        """What each channel is worth at the moment."""
        self.page.show_verdicts({one.label: one.verdict for one in report.channels})

    def take_focus(self) -> None:
        """To the traces: digits are marks here, and no button is one stray key away."""
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stillness(self, since_s: float | None) -> None:
        """Say on the page that nothing new comes; `since_s` is None where nothing has come at all."""
        is_still = since_s is not None and since_s >= STILL_AFTER_S
        self.past_banner.show_stillness(since_s if is_still else None)
        if (since_s is not None and not is_still) or self.review.is_past:
            # On a page of the past the words would be about another one; the row above it has them.
            self._still.hide()
            return
        if since_s is not None:
            text = tr("No new signal for {seconds} s. The traces stand still.").format(seconds=number(since_s, 0))
        elif self._step == "ready" and not self._live:
            text = tr("A file: its traces begin with the recording.")
        else:
            text = tr("No signal yet.")
        self._still.setText(text)
        set_look(self._still, "pill-caution" if since_s is not None else "pill")
        self._still.adjustSize()
        self._still.move((self.page.width() - self._still.width()) // 2, self.page.height() // 2)
        self._still.show()

    @Slot()
    def go_on(self) -> None:
        """What Ctrl+Enter does here."""
        if self._step == "ready" and self._starts_output and not self._sure:
            self._ask_whether_sure()
        elif self._step == "ready":
            self.be_unsure()
            self.start_wanted.emit()
        elif self._step == "recording" and not self._sure:
            self._ask_whether_sure()
        elif self._step == "recording":
            self.be_unsure()
            self.stop_wanted.emit()

    @Slot()
    def look_back(self) -> None:
        self.review.turn(-1)
        self.take_focus()

    @Slot()
    def return_to_live(self) -> None:
        self.review.to_live()
        self.take_focus()

    @Slot(object)
    def _show_past(self, page: PastPage | None) -> None:
        self._still.hide()
        if page is None:
            self.past_banner.show_live()
            return
        clock = ""
        if self._started is not None:
            clock = (self._started + timedelta(seconds=page.start_s)).astimezone().strftime("%H:%M:%S")
        self.past_banner.show_past(page.start_s, page.end_s, clock)

    @Slot(object)
    def _show_so_far(self, so_far: RecordedSoFar) -> None:
        self._started = datetime.fromisoformat(so_far.started)
        self.past_banner.show_now(self.review.recorded_s)

    @Slot()
    def be_unsure(self) -> None:
        """Back to the plain bar."""
        self._sure = False
        self._timer.stop()
        self._keep.hide()
        set_look(self._bar, "bar")
        recording = self._step == "recording"
        self.next_button.show_words(tr("Stop recording") if recording else tr("Start recording"))
        set_look(self.next_button, "danger" if recording else "primary")
        self._say_where_we_are()

    def _say_where_we_are(self) -> None:
        """While it is recorded, in place of a heading: whether the page is live or past, and the way to the other."""
        recording = self._step == "recording"
        self._text.setText("" if recording else tr("Ready to record"))
        self._text.setVisible(not recording)
        self.past_banner.setVisible(recording)

    def _ask_whether_sure(self) -> None:
        self._sure = True
        stops = self._step == "recording"
        self._keep.setText(tr("Keep recording") if stops else tr("Not yet"))
        self._keep.setAccessibleName(self._keep.text())
        self._keep.show()
        set_look(self._bar, "caution")
        self.past_banner.hide()
        self._text.show()
        self._text.setText(tr("Stop the recording?") if stops else tr("Start the recording and the stimulation?"))
        self._detail.setText(
            tr("Analysis and report follow; the session cannot be recorded on.")
            if stops
            else tr("The stimulator runs as soon as the recording does, with the amplitude shown above.")
        )
        self.next_button.show_words(
            tr("Yes, stop") if stops else tr("Yes, start both"),
            tr("Yes, stop the recording") if stops else tr("Yes, start recording and stimulation"),
        )
        self._timer.start()


def _source_text(session: SessionView) -> str:
    """What is being recorded, in one line."""
    device = session.device
    if device is None:
        return said(session.step_text)
    rates = ", ".join(dict.fromkeys(f"{number(one.rate_hz)} Hz" for one in device.streams))
    channels = sum(len(one.channels) for one in device.streams)
    counted_channels = "" if "channels" in device.name else f"{counted('%n channel(s)', channels)}  ·  "
    written = (
        "  ·  " + tr("{size} written").format(size=bytes_text(session.bytes_written)) if session.bytes_written else ""
    )
    return f"{said(device.name)}  ·  {counted_channels}{rates}{written}"
