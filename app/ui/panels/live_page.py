"""Ready and recording: the traces, and one bar that says what to do next.

Guarantees: stopping a recording takes two deliberate presses, in the window and not over it; the second offers
itself for 5 s. GUI thread only. Does not: start or stop by itself.
"""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.station.views import SessionView
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.panels.simulated_patient_menu import SimulatedPatientMenu
from app.ui.panels.status_line import bytes_text
from app.ui.signal_views.page_settings import PageSettings
from app.ui.signal_views.trace_controls import TraceControls
from app.ui.signal_views.trace_page import TracePage
from app.ui.widgets.plain import button, down, frame, label, set_look

SURE_FOR_MS = 5000
STILL_AFTER_S = 1.5


class LivePage(QWidget):
    """See the rules at the top of this module."""

    start_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, inbox: BlockInbox, settings: PageSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = ""
        self._sure = False
        self.page = TracePage(inbox)
        self.controls = TraceControls(settings)
        self.page.apply(settings)
        self.controls.changed.connect(self.page.apply)
        self._text = label("", "heading")
        self._detail = label("", "soft")
        self._keep = button("Keep recording", hint="Do not stop", keys="Esc")
        self._keep.clicked.connect(self.be_unsure)
        self._keep.hide()
        self.patient_menu = SimulatedPatientMenu(self)
        self.patient_button = button("Simulated patient", hint="Tell the simulated patient and electrodes what to do")
        self.patient_button.setMenu(self.patient_menu)
        self.patient_button.hide()
        self.next_button = button("Start recording", "primary", keys="Ctrl+Return")
        self.next_button.clicked.connect(self.go_on)
        self._keys = label("Ctrl + Enter", "key")
        self._bar: QFrame = frame("bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(self._text)
        row.addWidget(self._detail, 1)
        row.addWidget(self.patient_button)
        row.addWidget(self._keep)
        row.addWidget(self._keys)
        row.addWidget(self.next_button)
        self._still = label("", "pill", parent=self.page)
        self._still.hide()
        self._live = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SURE_FOR_MS)
        self._timer.timeout.connect(self.be_unsure)
        column = down(self._bar, self.controls, spacing=0)
        column.addWidget(self.page, 1)
        self.setLayout(column)

    @property
    def asking(self) -> bool:
        """Whether the next press stops the recording."""
        return self._sure

    def show_session(self, session: SessionView) -> None:
        if session.device is not None:
            self.page.show_streams(session.device.streams)
            self._live = session.device.driver != "playback"
            simulated = session.device.driver == "simulated"
            if simulated:
                self.patient_menu.offer(session.device)
            self.patient_button.setVisible(simulated)
        if session.step != self._step:
            self._step = session.step
            self.be_unsure()
        if not self._sure:
            self._text.setText("Recording" if session.step == "recording" else "Ready to record")
            self._detail.setText(_source_text(session))

    def take_focus(self) -> None:
        """To the traces: digits are marks here, and no button is one stray key away."""
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stillness(self, since_s: float | None) -> None:
        """Say on the page that nothing new comes; `since_s` is None where nothing has come at all."""
        if since_s is not None and since_s < STILL_AFTER_S:
            self._still.hide()
            return
        if since_s is not None:
            text = f"No new signal for {since_s:.0f} s. The traces stand still."
        elif self._step == "ready" and not self._live:
            text = "A file: its traces begin with the recording."
        else:
            text = "No signal yet."
        self._still.setText(text)
        set_look(self._still, "pill-caution" if since_s is not None else "pill")
        self._still.adjustSize()
        self._still.move((self.page.width() - self._still.width()) // 2, self.page.height() // 2)
        self._still.show()

    @Slot()
    def go_on(self) -> None:
        """What Ctrl+Enter does here."""
        if self._step == "ready":
            self.start_wanted.emit()
        elif self._step == "recording" and not self._sure:
            self._ask_whether_sure()
        elif self._step == "recording":
            self.be_unsure()
            self.stop_wanted.emit()

    @Slot()
    def be_unsure(self) -> None:
        """Back to the plain bar."""
        self._sure = False
        self._timer.stop()
        self._keep.hide()
        set_look(self._bar, "bar")
        recording = self._step == "recording"
        self.next_button.setText("Stop recording" if recording else "Start recording")
        self.next_button.setAccessibleName(self.next_button.text())
        set_look(self.next_button, "danger" if recording else "primary")
        self._text.setText("Recording" if recording else "Ready to record")

    def _ask_whether_sure(self) -> None:
        self._sure = True
        self._keep.show()
        set_look(self._bar, "caution")
        self._text.setText("Stop the recording?")
        self._detail.setText("Analysis and report follow; the session cannot be recorded on.")
        self.next_button.setText("Yes, stop")
        self.next_button.setAccessibleName("Yes, stop the recording")
        self._timer.start()


def _source_text(session: SessionView) -> str:
    """What is being recorded, in one line."""
    device = session.device
    if device is None:
        return session.step_text
    rates = ", ".join(dict.fromkeys(f"{one.rate_hz:g} Hz" for one in device.streams))
    counted = "" if "channels" in device.name else f"{sum(len(one.channels) for one in device.streams)} channels  ·  "
    written = f"  ·  {bytes_text(session.bytes_written)} written" if session.bytes_written else ""
    return f"{device.name}  ·  {counted}{rates}{written}"
