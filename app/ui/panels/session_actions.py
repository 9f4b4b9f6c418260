"""What the session screens ask of the station, each as one call.

Guarantees: nothing here waits or decides; a refusal is told with `failed`, and the screen changes only when the
station says that something changed. GUI thread only.
"""

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app.core.clinic.prerequisites import STEP_PASSED
from app.core.clinic.protocols import DEFAULT_PROTOCOL
from app.core.devices.driver import DeviceSpec
from app.core.devices.stimulator import OutputSpec
from app.core.station.annotation_messages import AnnotationRequest
from app.core.station.consent_messages import WithdrawConsent
from app.core.station.course_messages import NoteDeviation
from app.core.station.messages import (
    Annotate,
    BeginSession,
    CancelSession,
    CheckCalibration,
    CheckPrerequisites,
    ChooseElectrodes,
    ConfirmIdentity,
    ContinueSession,
    GiveConsent,
    MeasureImpedanceNow,
    ResetStop,
    SendDeviceCommand,
    StopSessionRecording,
)
from app.core.station.output_messages import SetAmplitude
from app.core.workers.messages import FilterSettings, SetFilters
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink

BEGIN_TIMEOUT_S = 30.0


class SessionActions(QObject):
    """See the rules at the top of this module."""

    failed = Signal(object)  # NeuraScaleError
    busy_changed = Signal(bool)
    patients_changed = Signal()

    def __init__(self, link: StationLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._open = 0
        self.session_id = ""
        self._begins = 0

    @property
    def busy(self) -> bool:
        return self._open > 0

    @property
    def beginning(self) -> bool:
        """Whether a session has been asked for and not yet answered: a second press would ask for another."""
        return self._begins > 0

    def begin(
        self,
        patient_id: str,
        device: DeviceSpec,
        *,
        more_devices: tuple[DeviceSpec, ...] = (),
        output: OutputSpec | None = None,
        protocol: str = DEFAULT_PROTOCOL,
    ) -> None:
        """Begin a session; `output` None is one without a stimulator."""
        message = BeginSession(
            patient_id=patient_id,
            device=device,
            more_devices=more_devices,
            protocol=protocol,
            with_output=output is not None,
            output=output,
        )
        self._begins += 1
        request = self._send(message, timeout_s=BEGIN_TIMEOUT_S)
        request.done.connect(self._begun)
        request.failed.connect(self._begun)

    def confirm_identity(self, hospital_number: str = "", *, birth_date: str = "") -> Request:
        return self._send(
            ConfirmIdentity(session_id=self.session_id, hospital_number=hospital_number, birth_date=birth_date)
        )

    @Slot(str, str, str)
    def pass_prerequisite(self, name: str, text: str, reason: str) -> None:
        """Go on without a prerequisite; the reason is kept as a deviation."""
        self._send(
            NoteDeviation(
                session_id=self.session_id, kind=STEP_PASSED, item=name, text=f"Passed: {text}", reason=reason
            )
        )

    def give_consent(self, patient_id: str, purpose: str, given_by: str) -> None:
        request = self._send(GiveConsent(patient_id=patient_id, purpose=purpose, given_by=given_by))
        request.done.connect(self._consent_given)

    def withdraw_consent(self, patient_id: str, purpose: str, reason: str) -> Request:
        """For one purpose; what is ended by it and what is kept comes with the answer."""
        request = self._send(
            WithdrawConsent(patient_id=patient_id, purpose=purpose, reason=reason), timeout_s=BEGIN_TIMEOUT_S
        )
        request.done.connect(self._consent_given)
        return request

    @Slot()
    def check_prerequisites(self) -> None:
        self._send(CheckPrerequisites(session_id=self.session_id))

    def go_on(self, step: str) -> None:
        self._send(ContinueSession(session_id=self.session_id, step=step), timeout_s=BEGIN_TIMEOUT_S)

    @Slot()
    def measure_impedance(self) -> None:
        self._send(MeasureImpedanceNow(session_id=self.session_id), timeout_s=BEGIN_TIMEOUT_S)

    @Slot(str)
    def choose_electrodes(self, electrode_type: str) -> None:
        self._send(ChooseElectrodes(session_id=self.session_id, electrode_type=electrode_type))

    @Slot()
    def check_calibration(self) -> None:
        self._send(CheckCalibration(session_id=self.session_id), timeout_s=BEGIN_TIMEOUT_S)

    def stop_recording(self) -> None:
        self._send(StopSessionRecording(session_id=self.session_id), timeout_s=BEGIN_TIMEOUT_S)

    def cancel(self, reason: str) -> None:
        self._send(CancelSession(session_id=self.session_id, reason=reason), timeout_s=BEGIN_TIMEOUT_S)

    def annotate(
        self, text: str, onset_s: float | None, duration_s: float = 0.0, channels: tuple[str, ...] = ()
    ) -> None:
        """`onset_s` is stream time as recorded; None is the newest sample when it arrives."""
        self._send(
            Annotate(session_id=self.session_id, text=text, onset_s=onset_s, duration_s=duration_s, channels=channels)
        )

    def change_annotation(self, request: AnnotationRequest) -> None:
        """Correct or withdraw a mark; what it says then comes back as an event."""
        self._send(request)

    @Slot(str, str)
    def command_device(self, name: str, argument: str) -> None:
        self._send(SendDeviceCommand(name=name, argument=argument))

    def reset_stop(self, role: str, reason: str) -> None:
        self._send(ResetStop(role=role, reason=reason))

    @Slot(float)
    def set_amplitude(self, amplitude_ma: float) -> None:
        """Of the session's stimulator; the station tells what the device has confirmed."""
        self._send(SetAmplitude(session_id=self.session_id, amplitude_ma=amplitude_ma))

    def set_filters(self, filters: FilterSettings) -> None:
        self._send(SetFilters(filters=filters))

    def _send(self, message: msgspec.Struct, *, timeout_s: float = 10.0) -> Request:
        request = self._link.ask(message, self, timeout_s=timeout_s)
        request.done.connect(self._done)
        request.failed.connect(self._failed)
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)
        return request

    @Slot(object)
    def _consent_given(self, _answer: object) -> None:
        self.patients_changed.emit()

    @Slot(object)
    def _begun(self, _answer: object) -> None:
        self._begins -= 1

    @Slot(object)
    def _done(self, _answer: object) -> None:
        self._open -= 1
        if self._open == 0:
            self.busy_changed.emit(False)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._done(None)
        self.failed.emit(error)
