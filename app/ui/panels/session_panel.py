"""The session in the middle of the window: the guided path and the screen of its present step.

Guarantees: one key (Ctrl+Enter) goes on from every step; what is shown follows the station's state only; a screen that
has been reached takes the focus once, never again while somebody types. GUI thread only. Does not: hold rules.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.clinic.protocols import DEFAULT_PROTOCOL
from app.core.clinic.purposes import CAPACITY_NOT_ASKED
from app.core.errors import LinkDown, NeuraScaleError
from app.core.station.views import PatientView, SessionView
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.appointments_today import AppointmentsToday
from app.ui.language import tr
from app.ui.panels.begin_page import BeginPage
from app.ui.panels.consent_withdrawal import KEYS as WITHDRAW_KEYS
from app.ui.panels.consent_withdrawal import ConsentWithdrawal
from app.ui.panels.device_lookout import DeviceLookout
from app.ui.panels.ending_pages import ProgressPage, ResultPage
from app.ui.panels.impedance_page import ImpedancePage
from app.ui.panels.live_page import LivePage
from app.ui.panels.prerequisites_page import PrerequisitesPage
from app.ui.panels.session_actions import SessionActions
from app.ui.signal_views.page_settings import PageSettings
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.page_stack import PageStack
from app.ui.widgets.path_steps import PathSteps
from app.ui.widgets.plain import across, button, line

ENDED = frozenset({"completed", "failed", "cancelled"})


class SessionPanel(QFrame):
    """See the rules at the top of this module."""

    proof_wanted = Signal()
    reset_wanted = Signal()
    another_wanted = Signal()
    failed = Signal(object)  # NeuraScaleError
    choice_kept = Signal(object, object)  # devices and folders for the next time; nothing in them tells of a patient

    def __init__(
        self, link: StationLink, actions: SessionActions, settings: PageSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._link = link
        self._actions = actions
        self._session: SessionView | None = None
        self._resumed_said = ""
        self._dismissed_id = ""
        self._choosing_another = False
        self.path = PathSteps()
        self.consent = ConsentWithdrawal()
        self.consent_button = button(
            tr("Consent…"), "quiet", hint=tr("The patient withdraws consent (asks first)"), keys=WITHDRAW_KEYS
        )
        self.consent_button.clicked.connect(self.press_withdraw)
        self._leave = GuardedButton(
            tr("Leave session…"), "quiet", hint=tr("Leave the session; what was recorded is kept"), keys="Ctrl+Shift+X"
        )
        self._leave.clicked.connect(self.ask_to_leave)
        self._stay = button(tr("Stay"), "quiet", hint=tr("Go on with the session"), keys="Esc")
        self._stay.clicked.connect(self.stay)
        self._stay.hide()
        self.begin_page = BeginPage()
        self.today = AppointmentsToday(link)
        self.begin_page.put_above(self.today)
        self._lookout = DeviceLookout(
            link, wanted=self.begin_page.isVisible, folders=self._recording_folders, parent=self
        )
        self.prerequisites_page = PrerequisitesPage()
        self.impedance_page = ImpedancePage()
        self.live_page = LivePage(link, settings)
        self.progress_page = ProgressPage()
        self.result_page = ResultPage()
        self._pages = PageStack()
        for page in (
            self.begin_page,
            self.prerequisites_page,
            self.impedance_page,
            self.live_page,
            self.progress_page,
            self.result_page,
        ):
            self._pages.addWidget(page)
        self._wire()
        head = across(self.path, self.consent_button, self._leave, self._stay, spacing=6, margins=(0, 2, 8, 2))
        head.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.consent)
        column.addWidget(self._pages, 1)
        self._show_page(self.begin_page)
        self._leave.hide()

    @property
    def session(self) -> SessionView | None:
        """The session shown; None where the next one is being prepared."""
        return self._session

    @property
    def current_page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def is_running(self) -> bool:
        return self._session is not None and self._session.step not in ENDED

    def is_recording(self) -> bool:
        return self._session is not None and self._session.step == "recording"

    def is_choosing_elsewhere(self) -> bool:
        """Whether a device is being entered in place of the list."""
        return self._pages.currentWidget() is self.begin_page and self.begin_page.busy_elsewhere

    def is_tracing(self) -> bool:
        """Whether live traces are shown."""
        return self._session is not None and self._session.step in {"ready", "recording"}

    def show_patient(self, patient: PatientView | None) -> None:
        before = self.begin_page.patient
        self.begin_page.show_patient(patient)
        if patient is not None and (before is None or before.patient_id != patient.patient_id):
            self.begin_page.protocol.choose(self.today.protocol_of(patient.patient_id) or DEFAULT_PROTOCOL)
        self._show_consent()

    def _show_consent(self) -> None:
        """Of the session's patient, else of the one chosen for the next."""
        patient = self._session.patient if self._session is not None else self.begin_page.patient
        self.consent.show_patient(patient, in_session=self.is_running())
        self.consent_button.setVisible(patient is not None)

    @Slot()
    def press_withdraw(self) -> None:
        """The first press asks, the second withdraws."""
        self.consent.press()

    @Slot(str, str, str)
    def _withdraw(self, patient_id: str, purpose: str, reason: str) -> None:
        self.consent.await_answer(self._actions.withdraw_consent(patient_id, purpose, reason))

    @Slot()
    def look_for_devices(self) -> None:
        self._lookout.look()

    @Slot()
    def _keep_choice(self) -> None:
        self.choice_kept.emit(self.begin_page.rememberable, self.begin_page.folders)

    def _recording_folders(self) -> tuple[str, ...]:
        return self.begin_page.folders

    def show_session(self, session: SessionView | None) -> None:
        """As the station has it."""
        if session is not None and session.step in ENDED and session.session_id == self._dismissed_id:
            session = None
        before = self._session
        self._session = session
        self._actions.session_id = session.session_id if session is not None else ""
        if session is not None and session.resumed and session.resumed != self._resumed_said:
            self._resumed_said = session.resumed
            self.failed.emit(_interruption(session.resumed))
        step = session.step if session is not None else ""
        if before is None or before.step != step:
            self.stay()
            self.path.show_step(step)
            self._leave.setVisible(self.is_running())
        self._show_consent()
        if session is None:
            self._show_page(self.begin_page)
            if self._choosing_another:
                self._choosing_another = False
                self.another_wanted.emit()
            return
        if before is None or before.session_id != session.session_id:
            self.prerequisites_page.forget()
        page = self._page_of(session)
        page.show_session(session)
        if session.exit_reason == "consent_withdrawn":
            self.consent.shut()  # the result says it all
        if page is not self._pages.currentWidget():
            self._show_page(page)
            if before is None:
                self.path.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(page, PrerequisitesPage | ImpedancePage | LivePage) or (
                isinstance(page, ResultPage) and before is not None
            ):
                page.take_focus()

    @Slot()
    def go_on(self) -> None:
        """Ctrl+Enter: the next step from where we are."""
        if self._stay.isVisible():
            self.ask_to_leave()
            return
        page = self._pages.currentWidget()
        if page is self.begin_page:
            self.begin_page.go_on()
        elif page is self.prerequisites_page:
            self.prerequisites_page.go_on()
        elif page is self.impedance_page:
            self.impedance_page.accept_button.click()
        elif page is self.live_page:
            self.live_page.go_on()
        elif page is self.result_page:
            self.result_page.open_button.click()

    @Slot()
    def measure_or_look_again(self) -> None:
        """Ctrl+R."""
        if self._pages.currentWidget() is self.impedance_page:
            self._actions.measure_impedance()
        elif self._pages.currentWidget() is self.prerequisites_page:
            self._actions.check_prerequisites()
        elif self._pages.currentWidget() is self.begin_page:
            self.look_for_devices()

    @Slot()
    def begin(self) -> None:
        page = self.begin_page
        if page.patient is None or page.spec is None or not page.is_complete() or self._actions.beginning:
            return
        self._keep_choice()
        self._actions.begin(
            page.patient.patient_id,
            page.spec,
            more_devices=page.more_specs,
            output=page.output.spec,
            protocol=page.protocol.chosen,
        )

    @Slot()
    def ask_to_leave(self) -> None:
        """First press asks, second leaves."""
        if not self.is_running():
            return
        if self._stay.isVisible():
            self.stay()
            self._actions.cancel("left by the operator")
            return
        self._stay.show()
        self._leave.setText(tr("Yes, leave"))
        self._leave.setAccessibleName(tr("Yes, leave the session"))

    @Slot()
    def stay(self) -> None:
        self._stay.hide()
        self._leave.setText(tr("Leave session…"))
        self._leave.setAccessibleName(tr("Leave session"))
        self.live_page.be_unsure()

    @Slot()
    def new_session(self) -> None:
        """Away from the result, back to the beginning."""
        if self._session is not None and self._session.step in ENDED:
            self._dismissed_id = self._session.session_id
            self.show_session(None)
            self.begin_page.take_focus()

    def _wire(self) -> None:
        self.consent.confirmed.connect(self._withdraw)
        self.begin_page.begin_wanted.connect(self.begin)
        self.begin_page.devices_wanted.connect(self.look_for_devices)
        self.begin_page.folders_changed.connect(self._keep_choice)
        self._lookout.listed.connect(self.begin_page.show_devices)
        self._lookout.failed.connect(self.failed)
        self.prerequisites_page.identity_read.connect(self._confirm_identity)
        self.prerequisites_page.birth_date_said.connect(self._confirm_birth_date)
        self.prerequisites_page.test_wanted.connect(self._actions.check_calibration)
        self.prerequisites_page.pass_wanted.connect(self._actions.pass_prerequisite)
        self.prerequisites_page.check_wanted.connect(self._actions.check_prerequisites)
        self.prerequisites_page.another_wanted.connect(self.choose_another)
        self.prerequisites_page.consent_confirmed.connect(self._give_consent)
        self.prerequisites_page.proof_wanted.connect(self.proof_wanted)
        self.prerequisites_page.reset_wanted.connect(self.reset_wanted)
        self.impedance_page.accepted.connect(self._accept_electrodes)
        self.impedance_page.again_wanted.connect(self._actions.measure_impedance)
        self.impedance_page.electrodes_chosen.connect(self._actions.choose_electrodes)
        self.impedance_page.check_wanted.connect(self._actions.check_calibration)
        self.live_page.start_wanted.connect(self._start_recording)
        self.live_page.stop_wanted.connect(self._stop_recording)
        self.live_page.review.failed.connect(self.failed)
        self.live_page.patient_menu.command_wanted.connect(self._actions.command_device)
        self.result_page.new_session_wanted.connect(self.new_session)
        self.result_page.failed.connect(self.failed)

    def _page_of(
        self, session: SessionView
    ) -> PrerequisitesPage | ImpedancePage | LivePage | ProgressPage | ResultPage:
        step = session.step
        if step in ENDED:
            return self.result_page
        if step == "ready" and any(not one.met for one in session.prerequisites):
            return self.prerequisites_page  # something went meanwhile: say what, and have its control there
        if step in {"analysing", "reporting"}:
            return self.progress_page
        if step in {"ready", "recording"}:
            return self.live_page
        return self.impedance_page if step == "impedance" else self.prerequisites_page

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    @Slot(str)
    def _confirm_identity(self, number: str) -> None:
        self._actions.confirm_identity(number).failed.connect(self._clear_number)

    @Slot(object)
    def _clear_number(self, error: NeuraScaleError) -> None:
        self.prerequisites_page.show_refused(error)

    @Slot(str)
    def _confirm_birth_date(self, said_date: str) -> None:
        self._actions.confirm_identity(birth_date=said_date).failed.connect(self._refuse_birth_date)

    @Slot(object)
    def _refuse_birth_date(self, error: NeuraScaleError) -> None:
        self.prerequisites_page.show_refused(error, by_date=True)

    @Slot()
    def choose_another(self) -> None:
        """The wrong patient was chosen: leave this session, in which nothing was recorded, and go back to the list."""
        if self._session is not None and self._session.step == "prerequisites":
            self._dismissed_id = self._session.session_id
            self._choosing_another = True
            self._actions.cancel("another patient was to be chosen")

    @Slot(object)
    def _give_consent(self, purposes: tuple[str, ...]) -> None:
        if self._session is not None:
            patient = self._session.patient
            for purpose in purposes:
                self._actions.give_consent(patient.patient_id, purpose, CAPACITY_NOT_ASKED)

    @Slot()
    def _accept_electrodes(self) -> None:
        self._actions.go_on("impedance")

    @Slot()
    def _start_recording(self) -> None:
        self._actions.go_on("ready")

    @Slot()
    def _stop_recording(self) -> None:
        self._actions.stop_recording()


def _interruption(resumed: str) -> NeuraScaleError:
    """The station was gone in the middle of this session: what happened, and what is done about it."""
    what, back, doing = resumed.partition(" and is back. ")
    return LinkDown(f"{what}{back}".strip(), meaning=doing, advice=tr("Look at the session before you go on."))
