"""One workflow in full: where it is, every step, and what may be done: let it go on, leave it, see its trace.

Guarantees: what cannot be done is greyed and says why; what is done needs a reason, typed here, and is asked of the
station by the panel. GUI thread only. Does not: ask the station, or decide who may.
"""

import shlex
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.core.settings.data_directory import default_data_path
from app.core.station.workflow_messages import WorkflowDetail, WorkflowRunView
from app.ui.clinic.protocol_box import protocol_title
from app.ui.item_models.alarm_rows import local_time
from app.ui.language import tr
from app.ui.said import said
from app.ui.theme.palette import Palette
from app.ui.widgets.plain import across, button, down, frame, label, set_look
from app.ui.workflows.step_tree import StepTree
from app.ui.workflows.workflow_words import kind_words, status_words

SHORTEST_REASON = 5
RETRY, CANCEL, REPORT = "retry", "cancel", "report"
SESSION = "clinical_session"


class WorkflowView(QFrame):
    """See the rules at the top of this module."""

    wanted = Signal(str, str, str)  # "retry" or "cancel", workflow id, reason
    report_wanted = Signal(str)  # session id
    told = Signal(str)

    def __init__(self, palette: Palette, data_root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data_root = data_root
        self._detail: WorkflowDetail | None = None
        self._barred = {RETRY: "", CANCEL: "", REPORT: ""}
        self._asks_for = ""
        self._title = label("", "heading", wrap=True)
        self._about = label("", "soft", wrap=True)
        self._error = label("", "danger", wrap=True)
        for one in (self._about, self._error):
            one.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._error.setContentsMargins(10, 7, 10, 7)
        self.steps = StepTree(palette)
        self.retry = button(tr("Let it go on…"), hint=tr("From the step that failed; what was done before stays done"))
        self.cancel = button(tr("Leave it…"), hint=tr("It is brought to its end in order; what was done is kept"))
        self.trace = button(
            tr("Copy the commands"), hint=tr("Copy the commands that show its steps and what led to them on a console")
        )
        self.report = button(tr("Report…"), hint=tr("Read the session's report, and sign it"))
        self.report.clicked.connect(self._want_report)
        self.retry.clicked.connect(self._ask_to_retry)
        self.cancel.clicked.connect(self._ask_to_cancel)
        self.trace.clicked.connect(self._copy)
        self.form = self._built_form()
        column = down(self._title, self._about, self._error, spacing=6, margins=(12, 8, 12, 8))
        column.addWidget(self.steps, 1)
        column.addWidget(self.form)
        column.addLayout(across(self.trace, 1, self.report, self.retry, self.cancel, spacing=8))
        self.setLayout(column)
        self.forget()

    def _built_form(self) -> QFrame:
        form = frame("inset")
        self._asked = label("", "small", wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("Why? It is kept in the log, sealed"))
        self.reason.setMaxLength(500)
        self.reason.textChanged.connect(self._reason_changed)
        self.reason.returnPressed.connect(self._confirm)
        self.confirm = button("", "primary")
        self.confirm.clicked.connect(self._confirm)
        self.back = button(tr("Back"), hint=tr("Do nothing"))
        self.back.clicked.connect(self._put_away)
        row = across(self.reason, self.confirm, self.back, spacing=8)
        row.setStretch(0, 1)
        column = down(self._asked, spacing=6, margins=(10, 8, 10, 8))
        column.addLayout(row)
        form.setLayout(column)
        form.hide()
        return form

    @property
    def words(self) -> str:
        """All that it says of itself."""
        return "\n".join((self._title.text(), self._about.text(), self._error.text()))

    @property
    def shown(self) -> WorkflowRunView | None:
        return None if self._detail is None else self._detail.run

    def forget(self) -> None:
        """Nothing is chosen."""
        self._detail = None
        self._title.setText(tr("Choose a workflow to see its steps, what they took and what came of them."))
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self._title, "soft")
        self.steps.forget()
        self._put_away()
        for one in (self._about, self._error, self.steps, self.report, self.retry, self.cancel, self.trace):
            one.hide()

    def show_detail(self, detail: WorkflowDetail) -> None:
        """Draw it; what is being typed stays while the same workflow is drawn anew."""
        run = detail.run
        if self._detail is not None and self._detail.run.workflow_id != run.workflow_id:
            self._put_away()
        self._detail = detail
        self._title.setText(" · ".join((kind_words(run.definition), status_words(run))))
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft)
        set_look(self._title, "heading")
        ended = tr("ended {moment}").format(moment=local_time(run.ended)) if run.ended else ""
        begun = tr("begun {moment}").format(moment=local_time(run.begun))
        runs = tr("run {run}").format(run=run.runs) if run.runs > 1 else ""
        version = tr("definition {version}").format(version=run.version) if run.version else ""
        lines = (
            said(run.text),
            " · ".join(part for part in (run.on_whom, protocol_title(run.about), begun, ended, runs, version) if part),
            run.workflow_id,
        )
        self._about.setText("\n".join(line for line in lines if line))
        self._error.setText(f"{said(run.error_text)}  ({run.error_code})" if run.error_code else "")
        self.steps.show_steps(detail)
        for one in (self._about, self.steps, self.retry, self.cancel, self.trace):
            one.show()
        self._error.setVisible(bool(run.error_code))
        # Reports are of sessions that came to their end; of whom is told to those who may read one.
        self.report.setVisible(run.definition == SESSION and run.step == "completed")
        self._bar()

    def bar(self, retry: str, cancel: str, report: str) -> None:
        """Why the user at the window may not; empty where they may."""
        self._barred = {RETRY: retry, CANCEL: cancel, REPORT: report}
        self._bar()

    def dress(self, palette: Palette) -> None:
        self.steps.dress(palette)

    def commands(self) -> str:
        """What shows more of it on a console."""
        if self._detail is None:
            return ""
        folder = "" if self._data_root == default_data_path() else f" --data {shlex.quote(str(self._data_root))}"
        entries = [entry for step in self._detail.steps for entry in step.entries] + list(self._detail.between)
        first = min(entries, key=lambda entry: entry.index, default=None)
        causes = [self.steps.chosen_event(), first.event_id if first is not None else ""]
        lines = [f"neurascale workflow show {self._detail.run.workflow_id}{folder}"]
        lines += [f"neurascale log trace {cause}{folder}" for cause in dict.fromkeys(causes) if cause]
        return "\n".join(lines)

    def _bar(self) -> None:
        run = self.shown
        if run is None:
            return
        not_theirs = "" if run.on_whom else tr("This patient is not in your care.")
        for name, control, refused in (
            (RETRY, self.retry, run.retry_refused),
            (CANCEL, self.cancel, run.cancel_refused),
            (REPORT, self.report, not_theirs),
        ):
            why = self._barred[name] or said(refused)
            control.setEnabled(not why)
            control.setToolTip(why or self._hint(name))
            if why and self._asks_for == name:
                self._put_away()

    @staticmethod
    def _hint(name: str) -> str:
        if name == REPORT:
            return tr("Read the session's report, and sign it")
        if name == RETRY:
            return tr("From the step that failed; what was done before stays done")
        return tr("It is brought to its end in order; what was done is kept")

    @Slot()
    def _want_report(self) -> None:
        if self.shown is not None:
            self.report_wanted.emit(self.shown.workflow_id)

    @Slot()
    def _ask_to_retry(self) -> None:
        session = self.shown is not None and self.shown.definition == SESSION
        asked = (
            tr("Its report is made from the recording. No device is opened; a session that runs by now goes on.")
            if session
            else tr("It goes on from the step that failed.")
        )
        self._ask_for(RETRY, asked, tr("Let it go on"))

    @Slot()
    def _ask_to_cancel(self) -> None:
        self._ask_for(CANCEL, tr("It is brought to its end in order; what was done is kept."), tr("Leave it"))

    def _ask_for(self, name: str, asked: str, words: str) -> None:
        self._asks_for = name
        self._asked.setText(asked)
        self.confirm.setText(words)
        self.confirm.setAccessibleName(words)
        self.confirm.setToolTip(tr("Needs a reason of at least {count} characters").format(count=SHORTEST_REASON))
        self.reason.clear()
        self._reason_changed()
        self.form.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _reason_changed(self) -> None:
        self.confirm.setEnabled(len(" ".join(self.reason.text().split())) >= SHORTEST_REASON)

    @Slot()
    def _confirm(self) -> None:
        run = self.shown
        if run is None or not self.confirm.isEnabled() or not self._asks_for:
            return
        self.wanted.emit(self._asks_for, run.workflow_id, self.reason.text())
        self._put_away()

    @Slot()
    def _put_away(self) -> None:
        had_focus = self.form.isVisible() and self.form.isAncestorOf(QGuiApplication.focusObject() or self)  # type: ignore[arg-type]
        self._asks_for = ""
        self.reason.clear()
        self.form.hide()
        if had_focus:
            self.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.commands())
        self.told.emit(tr("Copied: paste it on a console."))
