"""What a clinician finds in a session and says of it, up to the report that is signed.

Guarantees: not modal, so that the safety stop and a running recording stay within reach; the keyboard is enough: rows
by arrows, A accepts a proposal, R refuses it (with a reason), O opens it again, Enter makes a finding of it or changes
it; every row shows its signal. Nothing is decided here: the station judges and keeps. GUI thread only. Does not: sign
(`app.ui.signing`), or draw pages (`app.ui.report_view`).
"""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QSplitter, QTabWidget, QWidget

from app.core.clinic.findings.detector_findings import DetectorFinding, FindingState
from app.core.clinic.findings.structured import Finding
from app.core.errors import NeuraScaleError
from app.core.identifiers import RecordingId
from app.core.processing.excerpts import MarkedTime
from app.core.station.finding_messages import (
    ExportFhir,
    FhirExported,
    FindingsView,
    GetFindings,
    JudgeFinding,
    MakeReport,
    WithdrawFinding,
)
from app.core.station.views import PatientView
from app.ui.access.gate_page import Said
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.report_editing.finding_form import FindingForm
from app.ui.report_editing.finding_table import FindingTable
from app.ui.report_editing.reason_strip import ReasonStrip
from app.ui.report_editing.report_texts import ReportTexts
from app.ui.report_editing.stage_words import detectors_words, limits_words, stage_words
from app.ui.report_editing.term_words import finding_label
from app.ui.report_editing.trace_glance import TraceGlance
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_MADE_WITHIN_S = 600.0


class ReportEditingDialog(QDialog):
    """See the rules at the top of this module."""

    preview_wanted = Signal(str)  # session id
    sign_wanted = Signal(str)
    report_made = Signal(str)

    def __init__(
        self, link: StationLink, session_id: str, patient: PatientView | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Findings and report"))
        self._link = link
        self.session_id = session_id
        self.view: FindingsView | None = None
        self._why_not_export = ""
        self.strip = PatientStrip(nobody=tr("Whose report this is is not known."))
        self.strip.show_patient(patient)
        self._build()
        self.resize(1180, 700)
        self.refresh()

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.table = FindingTable(self)
        self.table.chosen.connect(self._row_chosen)
        self.table.judged.connect(self.judge)
        self.table.opened.connect(self._open_row)
        self.only_open = QCheckBox(tr("Undecided only"))
        self.only_open.toggled.connect(self.table.rows.show_only_open)
        self._detectors = label("", "faint", wrap=True)
        self.accept_button = button(tr("Accept"), hint=tr("It is what the program says"), keys="A")
        self.refuse_button = button(tr("Refuse…"), hint=tr("It is something else; say what"), keys="R")
        self.open_button = button(tr("Open again"), "quiet", hint=tr("Take the decision back"), keys="O")
        self.record_button = button(tr("To finding"), "quiet", hint=tr("Make a finding of it"), keys="Return")
        for made, verdict in (
            (self.accept_button, FindingState.ACCEPTED),
            (self.refuse_button, FindingState.REFUSED),
            (self.open_button, FindingState.PROPOSED),
        ):
            made.setAutoDefault(False)
            made.setProperty("verdict", str(verdict))
            made.clicked.connect(self._judge_pressed)
        self.record_button.setAutoDefault(False)
        self.record_button.clicked.connect(self._record_pressed)
        self.reason = ReasonStrip()
        self.reason.given.connect(self._reason_given)
        self.trace = TraceGlance(self._link.background)
        left = QWidget()
        column = down(spacing=8, margins=(0, 0, 10, 0))
        column.addLayout(across(label(tr("Findings"), "heading"), 1, self.only_open))
        column.addWidget(self.table, 3)
        column.addLayout(
            across(self.accept_button, self.refuse_button, self.open_button, 1, self.record_button, spacing=8)
        )
        column.addWidget(self.reason)
        column.addWidget(self._detectors)
        column.addWidget(self.trace, 4)
        left.setLayout(column)
        self.form = FindingForm()
        self.form.save_wanted.connect(self.record)
        self.form.withdraw_wanted.connect(self._ask_withdrawal)
        self.texts = ReportTexts()
        self.texts.save_wanted.connect(self.write_texts)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Finding and texts"))
        self.tabs.setMinimumWidth(370)
        self.tabs.addTab(self.form, tr("Finding"))
        self.tabs.addTab(self.texts, tr("Texts"))
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(left)
        beside.addWidget(self.tabs)
        beside.setStretchFactor(0, 3)
        beside.setStretchFactor(1, 2)
        beside.setChildrenCollapsible(False)
        whole = down(self.strip, beside, spacing=10, margins=(18, 16, 18, 14))
        whole.setStretch(1, 1)
        self.fault = Said()
        whole.addWidget(self.fault)
        whole.addLayout(self._built_foot())
        self.setLayout(whole)

    def _built_foot(self) -> QHBoxLayout:
        self.stage = label("", "soft", wrap=True)
        self.fhir_button = button(tr("Export FHIR…"), "link", hint=tr("Write the session as a FHIR R4B bundle"))
        self.preview_button = button(tr("Preview"), hint=tr("The report as it would be now"), keys="Ctrl+P")
        self.make_button = button(
            tr("Make report"), hint=tr("Make the version that is signed, with everything that is said here")
        )
        self.sign_button = button(tr("Sign…"), "primary", hint=tr("Sign the report, or add an addendum"))
        for one in (self.fhir_button, self.preview_button, self.make_button, self.sign_button):
            one.setAutoDefault(False)
            one.setEnabled(False)
        self.fhir_button.clicked.connect(self.ask_for_place)
        self.preview_button.clicked.connect(self.preview)
        self.make_button.clicked.connect(self.make)
        self.sign_button.clicked.connect(self._want_signing)
        foot = across(self.stage, self.fhir_button, self.preview_button, self.make_button, self.sign_button, spacing=8)
        foot.setStretch(0, 1)
        return foot

    def bar_export(self, reason: str) -> None:
        """Why the user may not export; empty where they may. The station refuses it in any case."""
        self._why_not_export = reason
        if reason:
            self.fhir_button.setToolTip(reason)
            self.fhir_button.setEnabled(False)

    # --- asking --------------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        self._ask(GetFindings(session_id=self.session_id))

    @Slot(str, str)
    def judge(self, finding_id: str, verdict: str) -> None:
        """Accept, open again, or ask why it is refused."""
        row = self.table.row_of(finding_id)
        if not isinstance(row, DetectorFinding) or row.state == verdict or not self._may():
            return
        if verdict == FindingState.REFUSED:
            self.reason.ask(tr("Why it is refused"), f"refuse {finding_id}")
        else:
            self._judge(row, verdict, "")

    @Slot()
    def record(self) -> None:
        request = self.form.request(self.session_id)
        if request is not None and self._may():
            self._ask(request)

    @Slot()
    def write_texts(self) -> None:
        if self._may():
            self._ask(self.texts.request(self.session_id))

    @Slot()
    def preview(self) -> None:
        """Texts that are not kept yet are kept first: a preview shows what is kept."""
        if self.texts.changed and self._may():
            self._ask(self.texts.request(self.session_id))
        self.preview_wanted.emit(self.session_id)

    @Slot()
    def make(self) -> None:
        view = self.view
        if view is None or not self._may():
            return
        if self.texts.changed:
            self.fault.say(tr("The texts are not kept yet."), tr("Keep them first; then make the report."))
            self.tabs.setCurrentWidget(self.texts)
            return
        self.stage.setText(tr("The report is being made. It takes some seconds."))
        self.make_button.setEnabled(False)
        self._ask(MakeReport(session_id=self.session_id, sha256=view.report_sha256), timeout_s=_MADE_WITHIN_S)

    @Slot()
    def ask_for_place(self) -> None:
        place = str(Path.home() / "report.fhir.json")
        dialog = QFileDialog(self, tr("Export FHIR"), place, tr("FHIR bundle (*.json)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export)
        dialog.show()

    @Slot(str)
    def export(self, path: str) -> None:
        """Write the bundle to a place that was chosen."""
        request = self._link.ask(
            ExportFhir(session_id=self.session_id, path=path, replace=True), self, timeout_s=_MADE_WITHIN_S
        )
        request.done.connect(self._exported)
        request.failed.connect(self._refused)

    @Slot()
    def _judge_pressed(self) -> None:
        row = self.table.chosen_row
        sender = self.sender()
        if isinstance(row, DetectorFinding) and sender is not None:
            self.judge(row.finding_id, str(sender.property("verdict")))

    @Slot()
    def _record_pressed(self) -> None:
        row = self.table.chosen_row
        if row is not None:
            self._open_row(row.finding_id)

    @Slot()
    def _ask_withdrawal(self) -> None:
        finding = self.form.finding
        if finding is not None and self._may():
            self.reason.ask(tr("Why it is withdrawn"), f"withdraw {finding.finding_id}")

    @Slot(str, str)
    def _reason_given(self, what: str, reason: str) -> None:
        kind, _, finding_id = what.partition(" ")
        row = self.table.row_of(finding_id)
        if kind == "refuse" and isinstance(row, DetectorFinding):
            self._judge(row, FindingState.REFUSED, reason)
        elif kind == "withdraw" and isinstance(row, Finding):
            self._ask(
                WithdrawFinding(session_id=self.session_id, finding_id=finding_id, version=row.version, reason=reason)
            )
            self.form.show_new()
        self.table.setFocus()

    def _judge(self, row: DetectorFinding, verdict: str, reason: str) -> None:
        self._ask(
            JudgeFinding(
                session_id=self.session_id, finding_id=row.finding_id, verdict=verdict, seen=row.state, reason=reason
            )
        )

    def _ask(self, message: msgspec.Struct, *, timeout_s: float = 30.0) -> None:
        self.fault.take_back()
        request = self._link.ask(message, self, timeout_s=timeout_s)
        request.done.connect(self._answered)
        request.failed.connect(self._refused)

    def _may(self) -> bool:
        view = self.view
        if view is not None and view.why_not:
            self.fault.say(said(view.why_not))
        return view is not None and not view.why_not

    @Slot()
    def _want_signing(self) -> None:
        self.sign_wanted.emit(self.session_id)

    # --- showing -------------------------------------------------------------------------------------------------

    @Slot(object)
    def _answered(self, view: FindingsView) -> None:
        before, self.view = self.view, view
        self.table.show_view(view)
        self.form.know(view)
        if (
            self.form.finding is not None
            and all(
                one.finding_id != self.form.finding.finding_id or one.version != self.form.finding.version
                for one in view.findings
            )
        ) or (before is not None and len(view.findings) > len(before.findings)):
            self.form.show_new()
        self.texts.show_view(view)
        self._detectors.setText(detectors_words(view))
        self._detectors.setToolTip(limits_words(view))
        self.stage.setText(stage_words(view))
        self.preview_button.setEnabled(view.stage != "none")
        self.make_button.setEnabled(view.stage == "draft" and not view.why_not)
        self.sign_button.setEnabled(view.stage != "none")
        self.fhir_button.setEnabled(view.stage != "none" and not self._why_not_export)
        self._show_choices()
        if before is not None and before.report_sha256 != view.report_sha256:
            self.report_made.emit(self.session_id)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), " ".join(part for part in (said(error.meaning), said(error.advice)) if part))
        if self.view is not None:
            self.stage.setText(stage_words(self.view))
            self.make_button.setEnabled(self.view.stage == "draft" and not self.view.why_not)

    @Slot(object)
    def _exported(self, done: FhirExported) -> None:
        self.stage.setText(tr("Saved: {path}. It is not encrypted, and names the patient.").format(path=done.path))

    @Slot(object)
    def _row_chosen(self, row: Finding | DetectorFinding | None) -> None:
        self._show_choices()
        view = self.view
        if row is None or row.onset_s is None or view is None:
            self.trace.show_nothing(
                tr("Choose a row to see its signal.") if row is None else tr("It concerns the whole recording.")
            )
            return
        proposal = isinstance(row, DetectorFinding)
        mark = MarkedTime(
            onset_s=row.onset_s,
            duration_s=row.duration_s,
            text=said(row.text) if isinstance(row, DetectorFinding) else finding_label(row),
            made_by="detector" if proposal else "clinician",
            channels=row.channels,
            weight=1,
        )
        self.trace.look_at(self._link.data.recording(RecordingId(view.recording_id)), mark)

    def _show_choices(self) -> None:
        row, may = self.table.chosen_row, self.view is not None and not self.view.why_not
        proposal = row if isinstance(row, DetectorFinding) else None
        for made in (self.accept_button, self.refuse_button, self.open_button):
            made.setEnabled(may and proposal is not None and proposal.state != made.property("verdict"))
        self.record_button.setEnabled(
            may and row is not None and (proposal is None or proposal.state == FindingState.ACCEPTED)
        )

    @Slot(str)
    def _open_row(self, finding_id: str) -> None:
        """Change a finding; make one of what was accepted."""
        row = self.table.row_of(finding_id)
        if isinstance(row, Finding):
            self.form.show_finding(row)
        elif isinstance(row, DetectorFinding) and row.state == FindingState.ACCEPTED:
            self.form.show_proposal(row)
        elif isinstance(row, DetectorFinding):
            self.fault.say(tr("A finding is made of what was accepted."), tr("Look at it, and accept it first (A)."))
            return
        self.tabs.setCurrentWidget(self.form)
        self.form.terms.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def reject(self) -> None:
        """Escape closes what is open on top first, and never throws typed texts away without a word."""
        if not self.reason.isHidden():
            self.reason.give_up()
            self.table.setFocus()
        elif self._is_lost():
            return
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._is_lost():
            event.ignore()
            return
        super().closeEvent(event)

    def _is_lost(self) -> bool:
        """Whether typed texts would be lost; said once, then they may be."""
        if self.texts.changed and self.fault.words != self._warning and self.isVisible():
            self.tabs.setCurrentWidget(self.texts)
            self.fault.say(*self._warning_parts)
            return True
        return False

    @property
    def _warning_parts(self) -> tuple[str, str]:
        return tr("The texts are not kept yet."), tr("Keep them, or close once more to leave them.")

    @property
    def _warning(self) -> str:
        return " ".join(self._warning_parts)
