"""Last steps: analysis and report in progress, and what came out of the session.

Guarantees: progress is shown where the station can tell it; the result says whose session it was, names report,
recording and what was lost, if anything, and what is kept where consent was withdrawn. GUI thread only.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QWidget

from app.core.clinic.electrodes import needing_attention
from app.core.station.views import SessionView
from app.ui.language import noop, number, tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.panels.status_line import UNKNOWN, bytes_text
from app.ui.said import said
from app.ui.signal_views.page_cursor import clock_text
from app.ui.widgets.plain import across, button, centred, down, frame, label, line, set_look
from app.ui.widgets.state_mark import StateMark


class ProgressPage(QWidget):
    """Analysis and report are being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title")
        self._text = label("", "soft", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        card = frame("card")
        card.setMaximumWidth(560)
        card.setLayout(down(self._title, self._text, self._bar, spacing=12, margins=(28, 24, 28, 26)))
        self.setLayout(centred(card, margins=(40, 20, 40, 20)))

    def show_session(self, session: SessionView) -> None:
        self._title.setText(tr("Analysing the recording") if session.step == "analysing" else tr("Writing the report"))
        step = said(session.step_text)
        told = step.rstrip(".") != self._title.text()
        self._text.setText(step if told else tr("What was recorded is safe on the disk."))
        if session.progress is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(session.progress * 1000))


FIGURES = (
    noop("Recorded"),
    noop("Samples lost"),
    noop("Gaps"),
    noop("Size"),
    noop("Stop latency"),
    noop("Electrodes usable"),
)


class ResultPage(QWidget):
    """What came out."""

    new_session_wanted = Signal()
    export_wanted = Signal(str)  # recording id
    report_wanted = Signal(str)  # session id
    sign_wanted = Signal(object)  # SessionView
    protocol_wanted = Signal()
    findings_wanted = Signal(str)  # session id
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_report = False
        self._recording_id = ""
        self._session: SessionView | None = None
        self._mark = StateMark("good", 34)
        self._title = label("", "display", wrap=True)
        self._text = label("", "soft", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(40)
        self._grid.setVerticalSpacing(14)
        self._figures = {name: label(UNKNOWN, "figure") for name in FIGURES}
        for at, (name, value) in enumerate(self._figures.items()):
            value.setAccessibleName(tr(name))
            self._grid.addLayout(down(label(tr(name).upper(), "overline"), value, spacing=1), at // 3, at % 3)
        self._path = label("", "small", wrap=True)
        self._path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.open_button = button(
            tr("Open report"), "primary", hint=tr("Read the report, and save a copy of it"), keys="Ctrl+Return"
        )
        self.open_button.clicked.connect(self.open_report)
        self.export_button = button(
            tr("Export…"), hint=tr("Write the recording in another format"), keys="Ctrl+Shift+E"
        )
        self.export_button.clicked.connect(self._export)
        self.findings_button = button(tr("Findings…"), hint=tr("Judge proposals, record findings, write the texts"))
        self.findings_button.clicked.connect(self._findings)
        self.sign_button = button(tr("Sign…"), hint=tr("Sign the report, or see who has signed it"))
        self.sign_button.clicked.connect(self._sign)
        self.protocol_button = self._built_protocol_button()
        self.again_button = button(tr("New session"), hint=tr("Back to the patients"), keys="Ctrl+B")
        self.again_button.clicked.connect(self.new_session_wanted)
        self.strip = PatientStrip()
        card = frame("card")
        card.setMaximumWidth(780)
        head = across(self._mark, spacing=16)
        head.addLayout(down(self._title, self._text, spacing=3), 1)
        column = down(spacing=16, margins=(30, 28, 30, 24))
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addLayout(self._grid)
        column.addWidget(line())
        # Two rows: in one the page would be so wide that the panels beside it had no room.
        kept = across(self._path, self.protocol_button, self.export_button, spacing=10)
        kept.setStretch(0, 1)
        column.addLayout(kept)
        column.addLayout(
            across(self.again_button, 1, self.findings_button, self.sign_button, self.open_button, spacing=10)
        )
        card.setLayout(column)
        self.setLayout(centred(card, margins=(40, 20, 40, 20)))

    def _built_protocol_button(self) -> QPushButton:
        hint = tr("What the protocol asks for, what was done, and deviations with reasons")
        made = button(tr("Protocol…"), "quiet", hint=hint)
        made.clicked.connect(self.protocol_wanted)
        return made

    def show_session(self, session: SessionView) -> None:
        mark, title = {
            "completed": ("good", noop("Session completed")),
            "failed": ("danger", noop("Session failed")),
            "cancelled": ("caution", noop("Session was left")),
        }.get(session.step, ("idle", noop("Session ended")))
        if session.exit_reason == "safety_stop":
            mark, title = "caution", noop("Session ended after a safety stop")
        if session.exit_reason == "consent_withdrawn":
            mark, title = "info", noop("Consent was withdrawn")
        if session.goes_on:
            mark, title = "busy", noop("The session had failed, and goes on")
        self.strip.show_patient(session.patient)
        self._mark.show_state(mark)
        self._title.setText(tr(title))
        seen = "" if session.goes_on else " ".join(dict.fromkeys(session.failures_seen))
        told = (
            tr("Recording, analysis and report are kept.") if session.step == "completed" else said(session.step_text)
        )
        if session.exit_reason == "consent_withdrawn":
            seen = ""
            told = (
                tr(
                    "The session was ended in order. What was recorded until then is kept, as the law asks of a "
                    "medical record; it was not analysed, no report was written, and nothing is given out for research."
                )
                if session.recording_id
                else tr("The session was ended in order. Nothing was recorded.")
            )
        self._text.setText(said(session.error or seen) or told or tr("What was recorded is kept."))
        stop = UNKNOWN if session.stop_latency_ms is None else f"{number(session.stop_latency_ms, 1)} ms"
        values = (
            clock_text(session.recording_seconds),
            f"{session.samples_lost:,}",
            f"{session.gaps:,}",
            bytes_text(session.bytes_written),
            stop,
            _usable_text(session),
        )
        for value, text in zip(self._figures.values(), values, strict=True):
            value.setText(text)
        lacking = session.samples_lost > 0 or session.gaps > 0
        for name in ("Samples lost", "Gaps"):
            set_look(self._figures[name], "figure-fault" if lacking else "figure")
        self._session = session
        self._recording_id = session.recording_id
        self.export_button.setEnabled(bool(session.recording_id))
        self._has_report = bool(session.report_path)
        self._path.setText(_about_report(session))
        self.open_button.setEnabled(self._has_report)
        self.sign_button.setEnabled(self._has_report)
        self.findings_button.setEnabled(self._has_report)

    @property
    def said(self) -> str:
        """How it ended and what is kept, in words."""
        return f"{self._title.text()} {self._text.text()}"

    @Slot()
    def _findings(self) -> None:
        if self._session is not None:
            self.findings_wanted.emit(self._session.session_id)

    @Slot()
    def _sign(self) -> None:
        if self._session is not None:
            self.sign_wanted.emit(self._session)

    @Slot()
    def _export(self) -> None:
        self.export_wanted.emit(self._recording_id)

    @Slot()
    def open_report(self) -> None:
        if self._session is not None and self._has_report:
            self.report_wanted.emit(self._session.session_id)

    def take_focus(self) -> None:
        """To what is wanted most now."""
        (self.open_button if self._has_report else self.again_button).setFocus(Qt.FocusReason.OtherFocusReason)


def _about_report(session: SessionView) -> str:
    if session.report_path:
        return tr("The report is kept sealed; it is opened here.")
    if session.goes_on:
        return tr("The report is being made from the recording.")
    if session.step == "failed" and session.recording_seconds > 0:
        return tr("No report was written. Once the cause is mended: View > Workflows, “Let it go on…”.")
    return tr("No report was written.")


def _usable_text(session: SessionView) -> str:
    """Usable electrodes before the recording, and after it where they were measured again: "21, then 20 of 21"."""
    counts = [
        len(each.impedances) - len(needing_attention(each.impedances, session.electrode_type))
        for each in session.impedance_rounds
    ]
    if not counts:
        return UNKNOWN
    return tr("{usable} of {all}").format(
        usable=tr(", then ").join(map(str, counts)), all=len(session.impedance_rounds[0].impedances)
    )
