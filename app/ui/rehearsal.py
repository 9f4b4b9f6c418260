"""A demonstration session that runs by itself, with a demonstration patient.

Guarantees: does only what a user can do, through the same controls, and only for a patient named Demo; used for
pictures of the window. GUI thread only. Does not: run unless asked for.
"""

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.errors import NeuraScaleError
from app.ui.bridge.station_link import StationLink
from app.ui.main_window import MainWindow
from app.ui.tour.demo_patient import DemoPatient

EVERY_MS = 400
FIT_AFTER_S = 5.0


class Rehearsal(QObject):
    """See the rules at the top of this module. Recording is started and then left running."""

    def __init__(self, window: MainWindow, link: StationLink, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._demo = DemoPatient(window, link, self)
        self._demo.chosen.connect(self._note_chosen)
        self._demo.failed.connect(self._failed)
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
            elif "identity_again" in unmet:
                panel.prerequisites_page.birth_date.setText(session.patient.birth_date)
            panel.go_on()
        elif (session.step == "impedance" and (session.impedances or not _measures(session.device))) or (
            session.step == "ready"
        ):
            panel.go_on()

    def _begin(self) -> None:
        if not self._asked_for_patient:
            self._asked_for_patient = True
            self._demo.choose()
        elif self._chosen and self._window.session.begin_page.is_complete():
            self._window.session.begin()

    @Slot()
    def _note_chosen(self) -> None:
        self._chosen = True

    @Slot(object)
    def _failed(self, error: NeuraScaleError) -> None:
        self._timer.stop()
        self._window.notices.show_error(error)


def _measures(device: object) -> bool:
    return bool(getattr(device, "can_measure_impedance", True))
