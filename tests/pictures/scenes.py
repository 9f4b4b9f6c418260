"""What there is to be seen, in the order of a session with the demonstration patient.

Guarantees: each scene leaves the window as the next one expects it; what takes time is waited for, not slept for.
GUI thread only. Does not: save pictures.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint
from PySide6.QtWidgets import QDialog, QWidget

from app.core.access.roles import Role
from app.core.clinic.purposes import CAPACITY_NOT_ASKED
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import SimulatedSpec
from app.core.station.access_messages import AccessView, BreakGlassView, CreateUser
from app.core.station.messages import GiveConsent, ListPatients, PatientRegistered, RegisterPatient
from app.ui.access.care_dialog import CareDialog
from app.ui.access.emergency_dialogs import EmergencyDialog
from app.ui.access.erasure_dialog import ErasureDialog
from app.ui.access.users_dialog import UsersDialog
from app.ui.audit.audit_panel import AuditPanel
from app.ui.clinic.appointments_dialog import AppointmentsDialog
from app.ui.clinic.consent_dialog import ConsentDialog
from app.ui.clinic.deviations_dialog import DeviationsDialog
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.clinic.merging_dialog import MergingDialog
from app.ui.clinic.onboarding_dialog import OnboardingDialog
from app.ui.clinic.plans_dialog import PlansDialog
from app.ui.clinic.roster_dialog import RosterDialog
from app.ui.dialogs.correct_patient import CorrectPatientDialog
from app.ui.dialogs.export_recording import ExportDialog
from app.ui.main_window import MainWindow
from app.ui.report_editing.editing_dialog import ReportEditingDialog
from app.ui.report_view.report_dialog import ReportDialog
from app.ui.signing.signing_dialog import SigningDialog
from app.ui.workspace.dock_catalogue import Area
from app.ui.workspace.roles import ROLES
from tests.fakes.access import OKAFOR
from tests.pictures.waiting import STEP_WITHIN_S, PictureFailed, spin, until
from tests.unit.ui.access.gate_pages import at_the_gate
from tests.unit.ui.test_stop_reach import OURS

if TYPE_CHECKING:
    from app.ui.application import Desktop

Scene = tuple[str, QWidget]
DEMO_NUMBER, DEMO_BORN = "DEMO-0001", "1980-01-01"
OF_A_RECORD = {
    *(ReportDialog, SigningDialog, CorrectPatientDialog, CareDialog, EmergencyDialog, ErasureDialog, UsersDialog),
}
# Empty on a fresh station; `stand_in_groups` has them in use.
IN_USE_ELSEWHERE = {
    *(OnboardingDialog, AppointmentsDialog, PlansDialog, MergingDialog, DutyDialog, DeviationsDialog),
    *(ConsentDialog, RosterDialog, ReportEditingDialog),
}
FOLDER_SHOWN = "D:/Exports"


class Scenes:
    """All scenes of one run."""

    def __init__(self, desktop: "Desktop", record_s: float) -> None:
        self._desktop = desktop
        self._window: MainWindow = desktop.window
        self._record_s = record_s

    def all(self) -> Iterator[Scene]:
        yield from self.before()
        yield from self.who()
        yield from self.preparing()
        yield from self.recording()
        yield from self.panels()
        yield from self.dialogs()
        yield from self.trouble()
        yield from self.ending()
        yield from self.records()

    def few(self) -> Iterator[Scene]:
        """For another scale of the screen."""
        wanted = ("begin", "impedance", "recording", "researcher", "keyboard")
        for name, shown in (*self.before(), *()):
            if name in wanted:
                yield name, shown
        for part in (self.preparing, self.recording):
            for name, shown in part():
                if name in wanted:
                    yield name, shown

    # --- before a session ----------------------------------------------------------------------------------------

    def before(self) -> Iterator[Scene]:
        window = self._window
        until(lambda: window.state is not None, "the station")
        self._register()
        until(lambda: window.patients.list.model().rowCount() > 0, "the patients")
        window.patients.show_form()
        spin(0.2)
        yield "new-patient", window
        window.patients.show_list()
        until(lambda: window.session.begin_page.is_complete(), "the choice of patient and device")
        spin(0.3)
        yield "begin", window
        window.tour.offer()
        spin(0.5)
        yield "tour", window
        window.tour.leave()
        spin(0.2)

    def who(self) -> Iterator[Scene]:
        """What stands before the window, and what it says of who is there."""
        window = self._window
        for name, _page in at_the_gate(window):
            spin(0.3)
            yield f"gate-{name}", window
        ends = (SYSTEM_CLOCK.wall() + timedelta(minutes=59, seconds=31)).isoformat()
        running = BreakGlassView(break_glass_id="b", patient_id="p", user_id="u", ends_at=ends)
        clinical = AccessView(stage="open", kind="clinical", user=OKAFOR, break_glass=running, reviews_waiting=2)
        window.strips.show_view(clinical, "DEMO, Patient (DEMO-0001)")
        window.user_button.show_user(clinical)
        spin(0.3)
        yield "emergency-access", window
        window.strips.show_view(window.access.view, "")
        window.user_button.show_user(window.access.view)
        window.user_menu.open()
        spin(0.3)
        yield "user-menu", window.user_menu.menu
        window.user_menu.menu.close()

    def _register(self) -> None:
        window, link = self._window, self._desktop.station
        answers: list[object] = []
        link.ask(ListPatients(search=DEMO_NUMBER), window).done.connect(answers.append)
        until(lambda: bool(answers), "the list of patients")
        made: list[PatientRegistered] = []
        message = RegisterPatient(
            hospital_number=DEMO_NUMBER, family_name="Demo", given_name="Patient", birth_date=DEMO_BORN
        )
        link.ask(message, window).done.connect(made.append)
        until(lambda: bool(made), "the demonstration patient")
        link.ask(GiveConsent(patient_id=made[0].patient_id, purpose="recording", given_by=CAPACITY_NOT_ASKED), window)
        window.patients.choose(made[0].patient_id)
        window.session.begin_page.choose_file(SimulatedSpec(n_channels=21))

    def preparing(self) -> Iterator[Scene]:
        window, session = self._window, self._window.session
        session.begin()
        until(lambda: session.current_page is session.prerequisites_page, "the prerequisites")
        until(lambda: session.session is not None and session.session.prerequisites, "what is missing")
        spin(0.5)
        yield "prerequisites", window
        self._meet()
        until(lambda: session.current_page is session.impedance_page, "the impedances")
        until(lambda: session.session is not None and session.session.impedances, "a measurement")
        spin(0.5)
        yield "impedance", window
        session.go_on()
        until(lambda: session.current_page is session.live_page, "the live page")
        spin(3.0)
        yield "ready", window

    def _meet(self) -> None:
        """All prerequisites, as an operator would."""
        session = self._window.session
        timer = QElapsedTimer()
        timer.start()
        while session.current_page is session.prerequisites_page and timer.elapsed() < STEP_WITHIN_S * 1000:
            shown = session.session
            unmet = {one.name for one in shown.prerequisites if not one.met} if shown is not None else set()
            if "identity" in unmet:
                session.prerequisites_page.number.setText(DEMO_NUMBER)
            if "identity_again" in unmet:
                session.prerequisites_page.birth_date.setText(DEMO_BORN)
            if not self._window.actions_.busy:
                session.go_on()
            spin(0.8)

    # --- a session -----------------------------------------------------------------------------------------------

    def recording(self) -> Iterator[Scene]:
        window, session = self._window, self._window.session
        session.go_on()
        spin(0.3)
        if session.live_page.asking:
            # A stimulator starts with it.
            yield "asks-before-the-stimulation", window
            if not session.live_page.asking:
                session.go_on()  # the pictures took longer than the question stands
            session.go_on()
        until(session.is_recording, "the recording")
        window.actions_.command_device("eyes", "closed")
        spin(4.0)
        window.keys.fit_gain()
        for number, after_s in ((2, 2.0), (3, 2.0), (1, 1.0)):
            window.events.mark(number)
            spin(after_s)
        spin(max(0.0, self._record_s - 16))
        for role in ROLES:
            window.workspaces.use(role.key)
            spin(1.2)
            yield ("recording" if role.key == "technician" else role.key), window
        window.workspaces.use("technician")
        window.session.live_page.look_back()
        spin(1.5)
        yield "past", window
        window.session.live_page.return_to_live()
        session.go_on()
        spin(0.3)
        yield "asks-before-the-end", window
        session.stay()

    def panels(self) -> Iterator[Scene]:
        """Each panel in a window of its own."""
        window = self._window
        for key, dock in window.docks.docks.items():
            if key in ("patients", "audit", "workflows"):
                continue
            window.docks.open(key)
            dock.float_it()
            dock.resize(560, 460)
            spin(1.2)
            yield f"panel-{key}", dock
            dock.dock_at(dock.spec.area)
            dock.hide()
        window.workspaces.reset()
        window.view_menu.open()
        spin(0.3)
        yield "view-menu", window.view_menu.menu
        window.view_menu.menu.close()
        window.docks.open("events")
        window.docks.docks["events"].dock_at(Area.RightDockWidgetArea)
        spin(0.3)

    def dialogs(self) -> Iterator[Scene]:
        window = self._window
        for kind, make in OURS.items():
            if kind in OF_A_RECORD | IN_USE_ELSEWHERE:
                continue
            dialog = make(window)
            if isinstance(dialog, ExportDialog):
                dialog.folder.setText(FOLDER_SHOWN)  # not that of the machine which takes the pictures
            yield from self._shown(dialog)

    def _shown(self, dialog: QDialog, seconds: float = 0.8) -> Iterator[Scene]:
        dialog.show()
        dialog.move(self._window.mapToGlobal(QPoint(200, 60)))
        spin(seconds)
        yield f"dialog-{dashed(type(dialog).__name__)}", dialog
        dialog.close()
        spin(0.1)

    def trouble(self) -> Iterator[Scene]:
        """An alarm, a stop."""
        window = self._window
        window.actions_.command_device("lead_off", "C3")
        window.actions_.command_device("disconnect", "2")
        until(lambda: window.alarms.shown is not None, "an alarm", within_s=30)
        spin(0.5)
        yield "alarm", window
        window.alarms.turn_list()
        spin(0.3)
        yield "alarm-list", window
        window.alarms.turn_list()
        window.actions_.command_device("lead_on", "C3")
        window.links.safety.stop()
        until(lambda: window.stop.state_text == "STOPPED", "the stop")
        spin(1.0)
        yield "stopped", window

    def ending(self) -> Iterator[Scene]:
        window, session = self._window, self._window.session
        session.live_page.go_on()
        session.live_page.go_on()
        until(lambda: session.current_page in (session.progress_page, session.result_page), "the end of the recording")
        spin(0.3)
        yield "analysing", window
        until(lambda: session.current_page is session.result_page, "the report", within_s=120)
        spin(0.5)
        yield "result", window

    def records(self) -> Iterator[Scene]:
        """What is about a patient, a report or users: with those of the session that has just ended."""
        window = self._window
        link, view, session = window.links.station, window.access.view, window.session.session
        if session is None:
            raise PictureFailed("the session that ended")
        patient = session.patient
        for name, full_name, role in (("okafor", "Ngozi Okafor", "clinician"), ("lind", "Tove Lind", "technician")):
            link.ask(CreateUser(user_name=name, full_name=full_name, roles=(Role(role),)), window)
        yield from self._shown(ReportDialog(link, session.session_id, patient, window), 4.0)
        yield from self._shown(SigningDialog(link, session.session_id, patient, window), 2.0)
        yield from self._shown(CorrectPatientDialog(link, patient, window))
        yield from self._shown(CareDialog(link, patient, view, window))
        yield from self._shown(EmergencyDialog(link, patient, window))
        yield from self._shown(ErasureDialog(link, view, patient, lambda _id: patient, window))
        yield from self._shown(UsersDialog(link, window))
        window.docks.open("audit")
        dock = window.docks.docks["audit"]
        dock.float_it()
        dock.resize(1100, 640)
        until(lambda: dock.findChildren(AuditPanel), "the audit")
        (panel,) = dock.findChildren(AuditPanel)
        panel.refresh.click()
        spin(2.0)
        panel.table.selectRow(0)
        panel.table.clicked.emit(panel.rows.index(0, 0))
        spin(1.5)
        yield "panel-audit", dock


def dashed(name: str) -> str:
    """ "ResetStopDialog" as "reset-stop"."""
    words = "".join(f"-{one.lower()}" if one.isupper() else one for one in name.removesuffix("Dialog"))
    return words.strip("-")
