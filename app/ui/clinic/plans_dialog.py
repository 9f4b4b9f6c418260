"""A patient's treatment plans: what holds, what held before, and the editor.

Guarantees: not modal; whose plans they are stands on it; every version is shown; sent twice, a plan is made once. What
may not be done is disabled with its reason. GUI thread only. Does not: decide (the station does).
"""

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTreeWidget, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.identifiers import new_id
from app.core.station.access_messages import AccessView
from app.core.station.appointment_messages import ChangePlan, EndPlan, ListPlans, MakePlan, PlanList, PlanView
from app.core.station.views import PatientView
from app.core.wire.envelopes import Message
from app.ui.access.gate_page import Said
from app.ui.access.permitted import may_not
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.plan_editor import PlanEditor
from app.ui.clinic.plan_rows import HEADINGS, ID_ROLE, is_overdue, item_of, progress_text
from app.ui.clinic.reason_strip import ReasonStrip
from app.ui.language import tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.plain import across, button, down, label, set_look


class PlansDialog(QDialog):
    """See the rules at the top of this module."""

    changed = Signal()

    def __init__(
        self,
        link: StationLink,
        patient: PatientView,
        view: AccessView,
        parent: QWidget | None = None,
        *,
        onboarding_id: str = "",
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Treatment plans"))
        self._link = link
        self._patient_id = patient.patient_id
        self._onboarding_id = onboarding_id
        self._clock = clock
        self._new_id = new_id(clock)
        self._may_not = may_not(view, "MakePlan")
        self._plans: dict[str, PlanView] = {}
        self._strip = PatientStrip()
        self._strip.show_patient(patient)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Treatment plans and their versions"))
        self.list.setHeaderLabels([tr(heading) for heading in HEADINGS])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(120)
        self.empty = EmptyNote(self.list)
        self.list.itemSelectionChanged.connect(self._selected)
        self.editor = PlanEditor()
        self.fault = Said()
        self.reason = ReasonStrip()
        self.reason.given.connect(self._end)
        self._build_buttons()
        self._heading = label("", "heading")
        self.progress = label("", "soft", shrinks=True)
        column = down(
            label(tr("Treatment plans"), "title"), self._strip, self.list,
            across(self._heading, self.progress, 1, self.new_button, spacing=12),
            self.editor, self.fault, self.reason, spacing=12, margins=(26, 22, 26, 18),
        )  # fmt: skip
        column.setStretch(2, 1)
        column.addLayout(across(self.close_button, 1, self.how, self.end, self.save))
        self.setLayout(column)
        self.resize(820, 680)
        self.begin()
        self.refresh()

    def _build_buttons(self) -> None:
        self.save = button(tr("Make the plan"), "primary", keys="Ctrl+Return")
        self.save.clicked.connect(self.submit)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.submit)
        self.new_button = button(tr("New plan"), "link", hint=tr("Make another plan"))
        self.new_button.clicked.connect(self.begin)
        self.how = QComboBox()
        self.how.setAccessibleName(tr("How it ends"))
        self.how.setToolTip(tr("Whether all of it was done"))
        self.how.addItem(tr("It is done"), "done")
        self.how.addItem(tr("It is stopped"), "stopped")
        self.end = button(tr("End the plan…"), "danger", hint=tr("It stays in the list, with the reason"))
        self.end.clicked.connect(self._ask_to_end)
        self.close_button = button(tr("Close"), "quiet", keys="Esc")
        self.close_button.clicked.connect(self.reject)
        for pressed in (self.save, self.new_button, self.end, self.close_button):
            pressed.setAutoDefault(False)

    @property
    def plan(self) -> PlanView | None:
        """The one that is chosen; None for a new one."""
        chosen = self.list.selectedItems()
        return self._plans.get(str(chosen[0].data(0, ID_ROLE))) if chosen else None

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListPlans(patient_id=self._patient_id), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot()
    def begin(self) -> None:
        """An empty form for a new plan."""
        self.list.clearSelection()
        self._selected()
        self.editor.indication.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def submit(self) -> None:
        """Make or change it, once everything that is needed is there."""
        plan = self.plan
        if not self.save.isEnabled() or not self.editor.is_good():
            return
        if plan is None:
            self._ask(
                MakePlan(
                    patient_id=self._patient_id,
                    terms=self.editor.terms,
                    plan_id=self._new_id,
                    onboarding_id=self._onboarding_id,
                )
            )
        else:
            reason = self.editor.reason.text
            self._ask(ChangePlan(plan_id=plan.plan_id, terms=self.editor.terms, version=plan.version, reason=reason))

    def _ask(self, message: Message) -> None:
        self.fault.take_back()
        self.save.setEnabled(False)
        request = self._link.ask(message, self)
        request.done.connect(self._has_changed)
        request.failed.connect(self._refused)

    @Slot()
    def _ask_to_end(self) -> None:
        words = tr("The plan ends: {how}. It stays in the list.").format(how=self.how.currentText())
        self.reason.ask(str(self.how.currentData()), words, tr("End the plan"), danger=True)

    @Slot(str, str)
    def _end(self, how: str, reason: str) -> None:
        plan = self.plan
        if plan is not None:
            self._ask(EndPlan(plan_id=plan.plan_id, how=how, reason=reason))

    @Slot(object)
    def _show(self, answer: PlanList) -> None:
        kept = self.plan.plan_id if self.plan is not None else ""
        self._plans = {one.plan_id: one for one in answer.plans}
        self.list.clear()
        self.empty.say(tr("There is no treatment plan for this patient yet."))
        for plan in answer.plans:
            item = item_of(plan)
            self.list.addTopLevelItem(item)
            item.setExpanded(True)
            item.setSelected(plan.plan_id == kept)
        self._selected()

    @Slot()
    def _selected(self) -> None:
        plan = self.plan
        active = plan is not None and plan.state == "active"
        self.editor.show_terms(plan.terms if plan is not None else None)
        self._heading.setText(tr("New plan") if plan is None else tr("Change this plan"))
        self.progress.setText(progress_text(plan) if plan is not None else "")
        set_look(self.progress, "flag" if plan is not None and is_overdue(plan, QDate.currentDate()) else "soft")
        self.save.setText(tr("Make the plan") if plan is None else tr("Change the plan"))
        self.save.setAccessibleName(self.save.text())
        self.save.setToolTip(self._may_not or self.save.text())
        self.save.setEnabled(not self._may_not and (plan is None or active))
        self.editor.setEnabled(not self._may_not and (plan is None or active))
        self.new_button.setVisible(plan is not None)
        for one in (self.how, self.end):
            one.setVisible(active and not self._may_not)

    @Slot(object)
    def _has_changed(self, _answer: object) -> None:
        self._new_id = new_id(self._clock)
        self.list.clearSelection()
        self.changed.emit()
        self.refresh()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.save.setEnabled(not self._may_not)
        self.fault.say(said(error.what), said(error.advice or error.meaning))
