"""Taking patients in: those that go on, a new one, and the guided page of the one chosen.

Guarantees: not modal; what it shows is the station's word, asked anew whenever an entry of the log may have changed it;
closed in mid-way, nothing is lost. GUI thread only. Does not: decide, or keep a patient's data beyond what is shown.
"""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.core.errors import NeuraScaleError
from app.core.station.messages import LogEntryAdded
from app.core.station.onboarding_messages import (
    DecideIdentity,
    GetOnboarding,
    LeaveOnboarding,
    ListOnboardings,
    OnboardingAnswer,
    OnboardingList,
    OnboardingView,
    SkipOnboardingStep,
)
from app.core.station.workflow_messages import RetryWorkflow
from app.core.wire.envelopes import Message
from app.ui.access.gate_page import Said
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.onboarding_form import OnboardingForm
from app.ui.clinic.onboarding_guide import ENDS, STEP_TITLES, OnboardingGuide
from app.ui.item_models.patient_rows import full_name
from app.ui.language import tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

LOOK_AGAIN_AFTER_MS = 120
CHANGES = ("onboarding.", "consent.", "care.", "treatment_plan.", "appointment.", "patient.")
"""Beginnings of the types of entries after which an onboarding may stand elsewhere."""
_MOST_ROWS = 4
_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class OnboardingDialog(QDialog):
    """See the rules at the top of this module."""

    patient_wanted = Signal(str)  # id: choose this patient in the list
    care_wanted = Signal(object)  # PatientView
    consent_wanted = Signal(object, object)  # PatientView, the purposes that are missing
    plan_wanted = Signal(object, str)  # PatientView, onboarding id
    booking_wanted = Signal(object, str)  # PatientView, onboarding id

    def __init__(self, link: StationLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Take a patient in"))
        self._link = link
        self._onboarding_id = ""
        self._view: OnboardingView | None = None
        self.form = OnboardingForm(link)
        self.form.begun.connect(self.show_onboarding)
        self.form.left.connect(self.close)
        self.guide = OnboardingGuide()
        self.fault = Said()
        self.open_ones = QListWidget()
        self.open_ones.setAccessibleName(tr("Patients who are being taken in"))
        self.open_ones.setProperty("look", "choices")
        self.open_ones.itemActivated.connect(self._chosen)
        self.open_ones.itemClicked.connect(self._chosen)
        self.new_button = button(tr("Another patient"), "link", hint=tr("Begin with another patient"))
        self.new_button.setAutoDefault(False)
        self.new_button.clicked.connect(self.begin)
        self._caption = label(tr("Going on"), "overline")
        self._going_on = QWidget()
        self._going_on.setLayout(
            down(across(self._caption, 1, self.new_button), self.open_ones, spacing=4, margins=(28, 14, 28, 0))
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.guide)
        column = down(self._going_on, self._pages, spacing=0)
        column.setStretch(1, 1)
        fault = across(self.fault, margins=(28, 0, 28, 14))
        column.addLayout(fault)
        self.setLayout(column)
        self.resize(820, 700)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AGAIN_AFTER_MS)
        self._soon.timeout.connect(self.refresh)
        self._wire()
        self.begin()
        self._list()

    def _wire(self) -> None:
        guide = self.guide
        guide.decided.connect(self._decide)
        guide.consent_wanted.connect(self._want_consent)
        guide.care_wanted.connect(self._want_care)
        guide.plan_wanted.connect(self._want_plan)
        guide.booking_wanted.connect(self._want_booking)
        guide.skip_wanted.connect(self._skip)
        guide.leave_wanted.connect(self._leave)
        guide.retry_wanted.connect(self._retry)
        guide.open_wanted.connect(self._open_patient)
        guide.done.connect(self.close)
        self._link.entry_arrived.connect(self._entry_arrived)

    @property
    def view(self) -> OnboardingView | None:
        """The onboarding that is shown; None while one is begun."""
        return self._view

    @Slot()
    def begin(self) -> None:
        """A new one."""
        self._onboarding_id, self._view = "", None
        self.fault.take_back()
        self._pages.setCurrentWidget(self.form)
        self._judge_list()
        self.form.begin()

    @Slot(str)
    def show_onboarding(self, onboarding_id: str) -> None:
        """The guided page of this one."""
        self._onboarding_id = onboarding_id
        self._judge_list()
        self.fault.take_back()
        self.refresh()
        self._list()

    @Slot()
    def refresh(self) -> None:
        """Ask how the one shown stands."""
        self._soon.stop()
        if self._onboarding_id:
            request = self._link.ask(GetOnboarding(onboarding_id=self._onboarding_id), self)
            request.done.connect(self._show)
            request.failed.connect(self._refused)

    def _list(self) -> None:
        request = self._link.ask(ListOnboardings(), self)
        request.done.connect(self._show_list)
        request.failed.connect(self._refused)

    @Slot(object)
    def _entry_arrived(self, entry: LogEntryAdded) -> None:
        if entry.event_type.startswith(CHANGES) and not self._link.behind_gate:
            self._soon.start()

    @Slot(object)
    def _show(self, answer: OnboardingAnswer) -> None:
        view = answer.onboarding
        if view.onboarding_id != self._onboarding_id:
            return
        ended = self._view is not None and self._view.state != view.state and view.state in ENDS
        self._view = view
        self.guide.show_onboarding(view)
        if self._pages.currentWidget() is not self.guide:
            self._pages.setCurrentWidget(self.guide)
            self.guide.setFocus(Qt.FocusReason.OtherFocusReason)
        if ended:
            self._list()

    @Slot(object)
    def _show_list(self, answer: OnboardingList) -> None:
        self.open_ones.clear()
        for one in answer.onboardings:
            step = tr(STEP_TITLES[one.step]) if one.step in STEP_TITLES else said(one.text)
            item = QListWidgetItem(tr("{name}: {step}").format(name=full_name(one.patient), step=step))
            item.setData(_ID_ROLE, one.onboarding_id)
            self.open_ones.addItem(item)
        rows = min(_MOST_ROWS, max(1, self.open_ones.count()))
        self.open_ones.setFixedHeight(rows * max(20, self.open_ones.sizeHintForRow(0)) + 4)
        self._judge_list()

    def _judge_list(self) -> None:
        """The list of one that is shown anyway would say nothing."""
        known = [str(self.open_ones.item(row).data(_ID_ROLE)) for row in range(self.open_ones.count())]
        others = bool(set(known) - {self._onboarding_id})
        self.open_ones.setVisible(others)
        self._caption.setVisible(others)
        self.new_button.setVisible(bool(self._onboarding_id))
        self._going_on.setVisible(others or bool(self._onboarding_id))

    @Slot(QListWidgetItem)
    def _chosen(self, item: QListWidgetItem) -> None:
        onboarding_id = str(item.data(_ID_ROLE))
        if onboarding_id != self._onboarding_id:
            self._view = None
            self.show_onboarding(onboarding_id)

    # --- what is wanted ------------------------------------------------------------------------------------------

    def _ask(self, message: Message) -> None:
        self.fault.take_back()
        request = self._link.ask(message, self)
        request.done.connect(self._is_done)
        request.failed.connect(self._refused)

    @Slot(object)
    def _is_done(self, _answer: object) -> None:
        self._soon.start()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice or error.meaning))
        self._soon.start()

    @Slot(str, str, str)
    def _decide(self, patient_id: str, reason: str, hospital_number: str) -> None:
        if self._view is not None:
            self._ask(
                DecideIdentity(
                    onboarding_id=self._onboarding_id,
                    search=self._view.search,
                    decision="same_person" if patient_id else "other_person",
                    patient_id=patient_id,
                    reason=reason,
                    hospital_number=hospital_number,
                )
            )

    @Slot(str, str)
    def _skip(self, step: str, reason: str) -> None:
        self._ask(SkipOnboardingStep(onboarding_id=self._onboarding_id, step=step, reason=reason))

    @Slot(str)
    def _leave(self, reason: str) -> None:
        self._ask(LeaveOnboarding(onboarding_id=self._onboarding_id, reason=reason))

    @Slot()
    def _retry(self) -> None:
        self._ask(RetryWorkflow(workflow_id=self._onboarding_id, reason=tr("Tried again from the guided page")))

    @Slot()
    def _want_care(self) -> None:
        if self._view is not None:
            self.care_wanted.emit(self._view.patient)

    @Slot()
    def _want_consent(self) -> None:
        if self._view is not None:
            missing = next((one.missing for one in self._view.steps if one.name == "consent"), ())
            self.consent_wanted.emit(self._view.patient, missing)

    @Slot()
    def _want_plan(self) -> None:
        if self._view is not None:
            self.plan_wanted.emit(self._view.patient, self._onboarding_id)

    @Slot()
    def _want_booking(self) -> None:
        if self._view is not None:
            self.booking_wanted.emit(self._view.patient, self._onboarding_id)

    @Slot()
    def _open_patient(self) -> None:
        if self._view is not None:
            self.patient_wanted.emit(self._view.patient.patient_id)
            self.close()
