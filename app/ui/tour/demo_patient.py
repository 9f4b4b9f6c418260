"""The demonstration patient: found or registered, with consent to be recorded, and chosen in the list.

Guarantees: does only what a user can do, and only for a patient named Demo; a demonstration is known by its number.
GUI thread only.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.clinic.purposes import CAPACITY_NOT_ASKED
from app.core.errors import NeuraScaleError
from app.core.station.messages import GiveConsent, ListPatients, PatientList, PatientRegistered, RegisterPatient
from app.core.station.views import PatientView
from app.ui.bridge.station_link import StationLink

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

DEMO_NUMBER = "DEMO-0001"
DEMO_PREFIX = "DEMO-"


def is_demonstration(patient: PatientView | None) -> bool:
    """Whether nobody real is concerned."""
    return patient is None or patient.hospital_number.startswith(DEMO_PREFIX)


class DemoPatient(QObject):
    """See the rules at the top of this module."""

    chosen = Signal()
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, window: "MainWindow", link: StationLink, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._link = link

    @Slot()
    def choose(self) -> None:
        """Choose it, as soon as it is there."""
        request = self._link.ask(ListPatients(search=DEMO_NUMBER), self)
        request.done.connect(self._use_or_register)
        request.failed.connect(self.failed)

    @Slot(object)
    def _use_or_register(self, answer: PatientList) -> None:
        found = [patient for patient in answer.patients if patient.hospital_number == DEMO_NUMBER]
        if not found:
            message = RegisterPatient(
                hospital_number=DEMO_NUMBER, family_name="Demo", given_name="Patient", birth_date="1980-01-01"
            )
            request = self._link.ask(message, self)
            request.done.connect(self._registered)
            request.failed.connect(self.failed)
            return
        if "recording" not in found[0].consented_purposes:
            self._consent(found[0].patient_id)
        self._choose(found[0].patient_id)

    @Slot(object)
    def _registered(self, answer: PatientRegistered) -> None:
        self._consent(answer.patient_id)
        self._choose(answer.patient_id)

    def _consent(self, patient_id: str) -> None:
        consent = GiveConsent(patient_id=patient_id, purpose="recording", given_by=CAPACITY_NOT_ASKED)
        self._link.ask(consent, self).failed.connect(self._refused)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.failed.emit(error)

    def _choose(self, patient_id: str) -> None:
        self._window.patients.choose(patient_id)
        self.chosen.emit()
