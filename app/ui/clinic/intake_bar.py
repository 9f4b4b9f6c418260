"""Below the list of patients: taking one in; consent, plans and appointments of the one chosen. GUI thread only."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.station.views import PatientView
from app.ui.language import tr
from app.ui.widgets.plain import across, button, down


class IntakeBar(QWidget):
    """Says what is wanted; opens nothing itself."""

    intake_wanted = Signal()
    consents_wanted = Signal(object)  # PatientView
    plans_wanted = Signal(object)  # PatientView
    appointments_wanted = Signal(object)  # PatientView or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient: PatientView | None = None
        self.intake = button(tr("Take in…"), "link", hint=tr("Take a patient in, step by step"))
        self.intake.clicked.connect(self.intake_wanted)
        self.consents = button(tr("Consents…"), "link", hint=tr("What this patient consents to, with the words"))
        self.consents.clicked.connect(self._want_consents)
        self.plans = button(tr("Plans…"), "link", hint=tr("This patient's treatment plans"))
        self.plans.clicked.connect(self._want_plans)
        self.appointments = button(tr("Appointments…"), "link", hint=tr("Appointments of a day or of this patient"))
        self.appointments.clicked.connect(self._want_appointments)
        first = across(self.intake, self.appointments, 1, spacing=2)
        self.setLayout(down(first, across(self.consents, self.plans, 1, spacing=2), spacing=2))
        self.show_patient(None)

    @Slot(object)
    def show_patient(self, patient: PatientView | None) -> None:
        """The one chosen; None for nobody."""
        self._patient = patient if patient is not None and patient.own else None
        for one in (self.consents, self.plans):
            one.setVisible(self._patient is not None)

    @Slot()
    def _want_consents(self) -> None:
        self.consents_wanted.emit(self._patient)

    @Slot()
    def _want_plans(self) -> None:
        self.plans_wanted.emit(self._patient)

    @Slot()
    def _want_appointments(self) -> None:
        self.appointments_wanted.emit(self._patient)
