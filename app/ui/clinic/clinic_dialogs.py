"""The windows of the clinic around a session: how each is opened, and what comes of it.

Guarantees: none of them is modal; one of each at a time; none is opened while the window is covered. GUI thread only.
Does not: decide anything.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from app.core.station.views import PatientView
from app.ui.clinic.appointments_dialog import AppointmentsDialog
from app.ui.clinic.consent_dialog import ConsentDialog
from app.ui.clinic.onboarding_dialog import OnboardingDialog
from app.ui.clinic.plans_dialog import PlansDialog

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class ClinicDialogs(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._link = window.links.station
        bar = window.patients.intake_bar
        bar.intake_wanted.connect(self.onboarding)
        bar.consents_wanted.connect(self.consents)
        window.patients.consent_wanted.connect(self.consents)
        window.session.prerequisites_page.text_wanted.connect(self._consents_of_session)
        bar.plans_wanted.connect(self.plans)
        bar.appointments_wanted.connect(self.appointments)
        today = window.session.today
        today.patient_wanted.connect(self._choose)
        today.all_wanted.connect(self.all_appointments)

    @Slot()
    def onboarding(self) -> None:
        """Taking a patient in; the one window of it."""
        if self._window.overlay.is_up:
            return
        dialog = self._window.findChild(OnboardingDialog)
        if dialog is None:
            dialog = OnboardingDialog(self._link, self._window)
            dialog.patient_wanted.connect(self._choose)
            dialog.care_wanted.connect(self._window.access_dialogs.care)
            dialog.consent_wanted.connect(self._open_consents)
            dialog.plan_wanted.connect(self._plan_in)
            dialog.booking_wanted.connect(self._book_in)
        self._show(dialog)

    @Slot(object)
    def consents(self, patient: PatientView | None) -> None:
        """What a patient consents to."""
        if patient is not None:
            self._open_consents(patient, ())

    @Slot(object)
    def _consents_of_session(self, purposes: tuple[str, ...]) -> None:
        session = self._window.session.session
        if session is not None:
            self._open_consents(session.patient, purposes)

    @Slot(object, object)
    def _open_consents(self, patient: PatientView, purposes: tuple[str, ...]) -> None:
        window = self._window
        if window.overlay.is_up:
            return
        for open_one in window.findChildren(ConsentDialog):
            open_one.close()
        view = window.access.view
        dialog = ConsentDialog(self._link, patient, view, window, wanted=purposes, state=window.state)
        dialog.changed.connect(window.patients.refresh)
        self._show(dialog)

    @Slot(object)
    def plans(self, patient: PatientView | None) -> None:
        """A patient's treatment plans."""
        if patient is not None:
            self._open_plans(patient, "")

    @Slot(object)
    def appointments(self, patient: PatientView | None) -> None:
        """Appointments of a day, and of this patient."""
        self._open_appointments(patient, "")

    @Slot()
    def all_appointments(self) -> None:
        """As from the list of today."""
        self._open_appointments(self._window.patients.current, "")

    @Slot(object, str)
    def _plan_in(self, patient: PatientView, onboarding_id: str) -> None:
        self._open_plans(patient, onboarding_id)

    @Slot(object, str)
    def _book_in(self, patient: PatientView, onboarding_id: str) -> None:
        self._open_appointments(patient, onboarding_id)

    def _open_plans(self, patient: PatientView, onboarding_id: str) -> None:
        if self._window.overlay.is_up:
            return
        for open_one in self._window.findChildren(PlansDialog):
            open_one.close()
        view = self._window.access.view
        self._show(PlansDialog(self._link, patient, view, self._window, onboarding_id=onboarding_id))

    def _open_appointments(self, patient: PatientView | None, onboarding_id: str) -> None:
        if self._window.overlay.is_up:
            return
        for open_one in self._window.findChildren(AppointmentsDialog):
            open_one.close()
        own = patient if patient is not None and patient.own else None
        view = self._window.access.view
        self._show(AppointmentsDialog(self._link, own, view, self._window, onboarding_id=onboarding_id))

    @Slot(str)
    def _choose(self, patient_id: str) -> None:
        self._window.patients.search.clear()
        self._window.patients.choose(patient_id)

    def _show(self, dialog: QDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
