"""A demonstration session that runs by itself, with a demonstration patient.

Guarantees: does only what a user can do, through the same controls, and only for a patient named Demo; used for the
first-run tour and for pictures of the window. GUI thread only. Does not: run unless asked for.
"""

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.clinic.purposes import CAPACITY_NOT_ASKED
from app.core.errors import NeuraScaleError
from app.core.station.messages import GiveConsent, ListPatients, PatientList, PatientRegistered, RegisterPatient
from app.ui.bridge.station_link import StationLink
from app.ui.main_window import MainWindow

DEMO_NUMBER = "DEMO-0001"
EVERY_MS = 400
FIT_AFTER_S = 5.0


class Rehearsal(QObject):
    """See the rules at the top of this module. Recording is started and then left running."""

    def __init__(self, window: MainWindow, link: StationLink, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._link = link
        self._asked_for_patient = False
        self._chosen = False
        self._fitted = False
        self._rested_at = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        if self._window.state is None:
            return
        panel = self._window.session
        session = panel.session
        if session is None:
            self._begin()
            return
        if session.step == "recording" and not self._fitted:
            if session.recording_seconds > FIT_AFTER_S:
                self._fitted = True
                self._window.keys.fit_gain()
            return
        if session.step in {"recording", "completed", "failed", "cancelled"}:
            self._timer.stop()
            return
        if self._rested_at != session.step or self._window.actions_.busy:
            self._rested_at = session.step  # one beat for people to see each screen
            return
        if session.step == "prerequisites":
            unmet = {one.name for one in session.prerequisites if not one.met}
            if "identity" in unmet:
                panel.prerequisites_page.number.setText(session.patient.hospital_number)
            panel.go_on()
        elif (session.step == "impedance" and (session.impedances or not _measures(session.device))) or (
            session.step == "ready"
        ):
            panel.go_on()

    def _begin(self) -> None:
        if not self._asked_for_patient:
            self._asked_for_patient = True
            request = self._link.ask(ListPatients(search=DEMO_NUMBER), self)
            request.done.connect(self._use_or_register)
            request.failed.connect(self._failed)
        elif self._chosen and self._window.session.begin_page.is_complete():
            self._window.session.begin()

    @Slot(object)
    def _use_or_register(self, answer: PatientList) -> None:
        found = [patient for patient in answer.patients if patient.hospital_number == DEMO_NUMBER]
        if found:
            self._choose(found[0].patient_id)
            return
        message = RegisterPatient(
            hospital_number=DEMO_NUMBER, family_name="Demo", given_name="Patient", birth_date="1980-01-01"
        )
        request = self._link.ask(message, self)
        request.done.connect(self._registered)
        request.failed.connect(self._failed)

    @Slot(object)
    def _registered(self, answer: PatientRegistered) -> None:
        consent = GiveConsent(patient_id=answer.patient_id, purpose="recording", given_by=CAPACITY_NOT_ASKED)
        self._link.ask(consent, self).failed.connect(self._failed)
        self._choose(answer.patient_id)

    def _choose(self, patient_id: str) -> None:
        self._window.patients.choose(patient_id)
        self._chosen = True

    @Slot(object)
    def _failed(self, error: NeuraScaleError) -> None:
        self._timer.stop()
        self._window.notices.show_error(error)


def _measures(device: object) -> bool:
    return bool(getattr(device, "can_measure_impedance", True))
