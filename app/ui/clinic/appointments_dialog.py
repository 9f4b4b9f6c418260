"""Appointments: the list of a day or of one patient, and the editor that books, moves and cancels.

Guarantees: not modal; whose appointment is edited stands on it; every move and cancellation needs a reason and stays in
the list; sent twice, an appointment is booked once. GUI thread only. Does not: decide (the station does).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.events.appointment_events import AppointmentTerms
from app.core.identifiers import new_id
from app.core.station.access_messages import AccessView
from app.core.station.appointment_messages import (
    AppointmentList,
    AppointmentView,
    BookAppointment,
    CancelAppointment,
    CheckAppointment,
    ConflictList,
    ListPlans,
    ListProviders,
    MarkAppointment,
    MoveAppointment,
    PlanList,
    ProviderList,
    TakeBackMark,
)
from app.core.station.messages import LogEntryAdded
from app.core.station.views import PatientView
from app.core.wire.envelopes import Message
from app.ui.access.gate_page import Said
from app.ui.access.permitted import may_not
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.appointment_days import AppointmentDays
from app.ui.clinic.appointment_editor import AppointmentEditor
from app.ui.clinic.appointment_rows import HEADINGS, ID_ROLE, item_of, local_start
from app.ui.clinic.attendance_bar import AttendanceBar
from app.ui.clinic.reason_strip import ReasonStrip
from app.ui.language import tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.plain import across, button, down, label

_TAKE_BACK = "take_back"


class AppointmentsDialog(QDialog):
    """See the rules at the top of this module."""

    changed = Signal()

    def __init__(
        self,
        link: StationLink,
        patient: PatientView | None,
        view: AccessView,
        parent: QWidget | None = None,
        *,
        onboarding_id: str = "",
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Appointments"))
        self._link = link
        self._patient = patient
        self._onboarding_id = onboarding_id
        self._own_id = view.user.user_id if view.user is not None else ""
        self._clock = clock
        self._new_id = new_id(clock)
        self._may_not = may_not(view, "BookAppointment")
        self._shown: dict[str, AppointmentView] = {}
        self._asked_about = ""
        self._newest: Request | None = None
        self._checking: Request | None = None
        self._build()
        self._lay_out()
        self._link.entry_arrived.connect(self._entry_arrived)
        request = self._link.ask(ListProviders(), self)
        request.done.connect(self._show_providers)
        request.failed.connect(self._refused)
        if patient is not None and not may_not(view, "ListPlans"):
            self._link.ask(ListPlans(patient_id=patient.patient_id), self).done.connect(self._show_plans)
        self.begin()
        self.refresh()

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._strip = PatientStrip(nobody=tr("Choose a patient in the list on the left to book for."))
        self._strip.show_patient(self._patient)
        self.days = AppointmentDays(self._patient.patient_id if self._patient is not None else "")
        self.days.day_changed.connect(self._day_changed)
        self.days.kind_changed.connect(self._kind_changed)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Appointments"))
        self.list.setHeaderLabels([tr(heading) for heading in HEADINGS])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(120)
        self.list.itemSelectionChanged.connect(self._selected)
        self.empty = EmptyNote(self.list)
        self.attendance = AttendanceBar()
        self.attendance.marked.connect(self._mark)
        self.attendance.take_back_wanted.connect(self._ask_to_take_back)
        self.editor = AppointmentEditor()
        self.editor.check_wanted.connect(self._check)
        self.fault = Said()
        self.reason = ReasonStrip()
        self.reason.given.connect(self._give_reason)
        self._build_buttons()

    def _build_buttons(self) -> None:
        self.save = button(tr("Book"), "primary", keys="Ctrl+Return")
        self.save.clicked.connect(self.submit)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.submit)
        self.new_button = button(tr("New appointment"), "link", hint=tr("Book another one"))
        self.new_button.clicked.connect(self.begin)
        self.cancel_patient = button(
            tr("Patient cancels…"), "quiet", hint=tr("The patient does not come; it stays in the list")
        )
        self.cancel_patient.setProperty("cause", "patient")
        self.cancel_clinic = button(tr("Clinic cancels…"), "quiet", hint=tr("It cannot be held; it stays in the list"))
        self.cancel_clinic.setProperty("cause", "clinic")
        for pressed in (self.cancel_patient, self.cancel_clinic):
            pressed.clicked.connect(self._ask_to_cancel)
        self.close_button = button(tr("Close"), "quiet", keys="Esc")
        self.close_button.clicked.connect(self.reject)
        buttons = (
            self.save, self.new_button, self.cancel_patient, self.cancel_clinic,
            self.close_button,
        )  # fmt: skip
        for pressed in buttons:
            pressed.setAutoDefault(False)

    def _lay_out(self) -> None:
        self._heading = label("", "heading")
        column = down(
            across(label(tr("Appointments"), "title"), 1), self.days, self.list, self._strip,
            across(self._heading, 1, self.attendance, self.new_button), self.editor, self.fault, self.reason,
            spacing=10, margins=(26, 20, 26, 18),
        )  # fmt: skip
        column.setStretch(2, 1)
        column.addLayout(across(self.close_button, 1, self.cancel_patient, self.cancel_clinic, self.save))
        self.setLayout(column)
        self.resize(880, 700)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def appointment(self) -> AppointmentView | None:
        """The one that is chosen; None for a new one."""
        chosen = self.list.selectedItems()
        item = chosen[0] if chosen else None
        while item is not None and item.parent() is not None:
            item = item.parent()
        return self._shown.get(str(item.data(0, ID_ROLE))) if item is not None else None

    @Slot()
    def refresh(self) -> None:
        """Ask for the list anew."""
        request = self._link.ask(self.days.question(), self)
        self._newest = request
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot(object)
    def _entry_arrived(self, entry: LogEntryAdded) -> None:
        if entry.event_type.startswith("appointment.") and not self._link.behind_gate:
            self.refresh()

    @Slot(object)
    def _show(self, answer: AppointmentList) -> None:
        if self.sender() is not self._newest:
            return  # an answer to what is not asked any more
        kept = self.appointment.appointment_id if self.appointment is not None else ""
        shown = self.days.chosen(answer.appointments)
        self._shown = {one.appointment_id: one for one in shown}
        self.list.clear()
        for one in shown:
            item = item_of(one, with_day=self.days.with_day)
            item.setDisabled(not one.own)
            self.list.addTopLevelItem(item)
            item.setExpanded(True)
            if one.appointment_id == kept:
                item.setSelected(True)
        self.empty.say(self.days.nothing())
        self._judge()

    @Slot(object)
    def _show_providers(self, answer: ProviderList) -> None:
        self.editor.show_providers(answer, self._own_id)
        self._judge()

    @Slot(object)
    def _show_plans(self, answer: PlanList) -> None:
        self.editor.show_plans(answer.plans)

    @Slot()
    def begin(self) -> None:
        """An empty form for the day shown."""
        self.list.clearSelection()
        self.editor.show_new(self.days.day.date())
        self._judge()
        first = self.editor.place.edit if self.editor.isEnabled() else self.list
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _selected(self) -> None:
        one = self.appointment
        if one is None:
            self.editor.show_new(self.days.day.date())
        elif one.own:
            terms = AppointmentTerms(
                starts=one.starts, minutes=one.minutes, place=one.place, protocol=one.protocol,
                provider_id=one.provider_id,
            )  # fmt: skip
            self.editor.show_terms(terms)
        self._judge()

    def _judge(self) -> None:
        one = self.appointment
        booked = one is not None and one.own and one.state == "booked"
        may = not self._may_not and (booked or (one is None and self._patient is not None))
        if one is None:
            self._strip.show_patient(self._patient)
        self._heading.setText(tr("New appointment") if one is None else one.patient or tr("Another's patient"))
        self.save.setText(tr("Book") if one is None else tr("Move"))
        self.save.setAccessibleName(self.save.text())
        self.save.setToolTip(self._may_not or (tr("Book") if one is None else tr("Keep the change; needs a reason")))
        self.save.setEnabled(may)
        self.editor.setEnabled(may)
        for part in (self.editor, self.save):
            part.setVisible(one is None or booked)  # what became of it is not changed in its terms
        self.attendance.show_appointment(one if one is not None and one.own and not self._may_not else None)
        self._strip.setVisible(one is None)
        self.new_button.setVisible(one is not None)
        for pressed in (self.cancel_patient, self.cancel_clinic):
            pressed.setVisible(booked and not self._may_not)

    # --- what is wanted ------------------------------------------------------------------------------------------

    @Slot()
    def submit(self) -> None:
        """Book or move it, once everything that is needed is there."""
        if not self.save.isEnabled() or not self.editor.is_good():
            return
        one, editor = self.appointment, self.editor
        if one is not None:
            self._ask(
                MoveAppointment(
                    appointment_id=one.appointment_id,
                    terms=editor.terms,
                    version=one.version,
                    reason=editor.reason.text,
                    despite=editor.despite,
                )
            )
        elif self._patient is not None:
            self._ask(
                BookAppointment(
                    patient_id=self._patient.patient_id,
                    terms=editor.terms,
                    appointment_id=self._new_id,
                    plan_id=editor.plan_id,
                    onboarding_id=self._onboarding_id,
                    despite_reason=editor.reason.text if editor.despite else "",
                )
            )

    @Slot()
    def _check(self) -> None:
        one = self.appointment
        patient_id = one.patient_id if one is not None else self._patient.patient_id if self._patient else ""
        if not patient_id or not self.editor.isEnabled():
            return
        message = CheckAppointment(
            patient_id=patient_id,
            terms=self.editor.terms,
            appointment_id=one.appointment_id if one is not None else "",
        )
        self._checking = self._link.ask(message, self)
        self._checking.done.connect(self._show_conflicts)

    @Slot(object)
    def _show_conflicts(self, answer: ConflictList) -> None:
        if self.sender() is self._checking:
            self.editor.take_conflicts(answer.conflicts)

    @Slot()
    def _ask_to_cancel(self) -> None:
        sender = self.sender()
        cause = str(sender.property("cause")) if sender is not None else ""
        words = tr("The patient cancels.") if cause == "patient" else tr("The clinic cancels.")
        self._ask_why(cause, words, tr("Cancel the appointment"), danger=True)

    @Slot()
    def _ask_to_take_back(self) -> None:
        self._ask_why(_TAKE_BACK, tr("What was noted does not hold. It stays in the list."), tr("Take back"))

    def _ask_why(self, about: str, words: str, do: str, *, danger: bool = False) -> None:
        one = self.appointment
        self._asked_about = one.appointment_id if one is not None else ""  # whatever is chosen while it is typed
        self.reason.ask(about, words, do, danger=danger)

    @Slot(str)
    def _mark(self, mark: str) -> None:
        one = self.appointment
        if one is not None:
            self._note(MarkAppointment(appointment_id=one.appointment_id, mark=mark))

    @Slot(str, str)
    def _give_reason(self, about: str, reason: str) -> None:
        if about == _TAKE_BACK:
            self._note(TakeBackMark(appointment_id=self._asked_about, reason=reason))
        else:
            self._ask(CancelAppointment(appointment_id=self._asked_about, cause=about, reason=reason))

    def _note(self, message: Message) -> None:
        """As `_ask`; what is chosen stays chosen."""
        self.fault.take_back()
        request = self._link.ask(message, self)
        request.done.connect(self._has_been_noted)
        request.failed.connect(self._refused)

    @Slot(object)
    def _has_been_noted(self, _answer: object) -> None:
        self.changed.emit()
        self.refresh()

    def _ask(self, message: Message) -> None:
        self.fault.take_back()
        self.save.setEnabled(False)
        request = self._link.ask(message, self)
        request.done.connect(self._has_changed)
        request.failed.connect(self._refused)

    @Slot(object)
    def _has_changed(self, _answer: object) -> None:
        self._new_id = new_id(self._clock)
        self.days.day.setDate(local_start(self.editor.terms.starts).date())
        self.begin()
        self.changed.emit()
        self.refresh()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self._judge()
        self.fault.say(said(error.what), said(error.advice or error.meaning))

    @Slot()
    def _day_changed(self) -> None:
        if self.appointment is None:
            self.editor.day.setDate(self.days.day.date())
        self.refresh()

    @Slot()
    def _kind_changed(self) -> None:
        self.list.clear()
        self._judge()
        self.refresh()
