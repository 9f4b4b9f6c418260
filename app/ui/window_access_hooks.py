"""What the window does about who is at it: what each role is offered, its workspace, and a clean desk for another user.

Guarantees: a control that asks the station for what the role may not is disabled with the reason; the workspace of the
role is offered once to each user of this computer; what the user before saw and typed is gone when another signs in.
GUI thread only. Does not: protect anything (the station does).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.station.access_messages import AccessView
from app.ui.access.permitted import PermittedControls
from app.ui.item_models.patient_rows import full_name
from app.ui.language import tr
from app.ui.workspace.roles import ROLE_OF

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

CLINICAL = "clinical"
_WORKSPACE_OF = ("clinician", "technician", "researcher", "administrator")
"""Of several roles the one that is worked in most."""


class WindowAccessHooks(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._offered = ""
        session, events = window.session, window.events
        self.permitted = PermittedControls(
            self,
            (
                (window.patients.new_button, "RegisterPatient"),
                (session.begin_page.begin_button, "BeginSession"),
                (session.live_page.next_button, "StopSessionRecording"),
                (session.consent_button, "WithdrawConsent"),
                (session.result_page.export_button, "ExportRecording"),
                (session.result_page.open_button, "GetReport"),
                (session.result_page.sign_button, "GetSigning"),
                (window.patients.correct_button, "CorrectPatient"),
                (events.marks, "Annotate"),
                (events.correct_button, "CorrectAnnotation"),
                (events.withdraw_button, "WithdrawAnnotation"),
                (window.output.set_button, "SetAmplitude"),
            ),
        )
        access = window.access
        access.view_changed.connect(self._show_view)
        access.another_user.connect(self._clear_desk)
        access.opened.connect(self._offer_workspace)
        access.opened.connect(window.marks.catch_up)

    @Slot(object)
    def _show_view(self, view: AccessView) -> None:
        window = self._window
        window.user_button.show_user(view)
        window.strips.show_view(view, self._who(view))
        window.patients.care_bar.show_view(view)
        self.permitted.show_view(view)

    def _who(self, view: AccessView) -> str:
        """The patient of an emergency access, as banners name them."""
        running, window = view.break_glass, self._window
        if running is None:
            return ""
        patient = window.patients.known(running.patient_id)
        session = window.state.session if window.state is not None else None
        if patient is None and session is not None and session.patient.patient_id == running.patient_id:
            patient = session.patient
        return f"{full_name(patient)} ({patient.hospital_number})" if patient is not None else ""

    @Slot()
    def _clear_desk(self) -> None:
        window = self._window
        window.patients.forget()
        window.session.today.forget()
        window.session.show_patient(None)
        window.notices.clear_all()
        window.tour.leave()
        window.read_anew()

    @Slot()
    def _offer_workspace(self) -> None:
        """Once for each user on this computer; they may choose another, and that stays."""
        window = self._window
        user = window.access.view.user
        if window.access.view.kind != CLINICAL or user is None or user.user_id in window.preferences.greeted:
            return
        window.remember(greeted=(*window.preferences.greeted, user.user_id))
        role = next((one for one in _WORKSPACE_OF if one in user.roles), "")
        if role in ROLE_OF and window.workspaces.book.current != role:
            self._offered = role
            title = tr(ROLE_OF[role].title)
            card = window.notices.offer(
                tr("There is a workspace for your role: {name}.").format(name=title),
                tr("{purpose}. You find all of them under “View”.").format(purpose=tr(ROLE_OF[role].purpose)),
                tr("Use it"),
            )
            card.taken.connect(self._take_workspace)

    @Slot()
    def _take_workspace(self) -> None:
        self._window.workspaces.use(self._offered)
