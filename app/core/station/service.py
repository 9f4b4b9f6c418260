"""Answers what windows and command lines ask of the station.

Guarantees: each request is answered once, or refused with an error of our tree; what a request changes is on disk
before it is answered. Does not: keep state of its own. Threads: the exchange's pool, several at a time.
"""

import threading
from collections.abc import Callable
from typing import Any

import msgspec

from app.core.access.caller import Caller
from app.core.acquisition.device_names import demand_together
from app.core.acquisition.messages import DeviceCommand
from app.core.clinic import identity, sessions
from app.core.clinic.duty import begin_to_answer
from app.core.clinic.electrodes import DEFAULT_TYPE
from app.core.clinic.session_protocol import protocol_of_session
from app.core.errors import Conflict, DefectError, NeuraScaleError, PrerequisiteMissing
from app.core.identifiers import SessionId
from app.core.station.access_messages import AccessRequest
from app.core.station.access_requests import answer_access_request
from app.core.station.alarm_messages import (
    GetAlarmStatistics,
    ListAlarmHistory,
    PauseAlarmAudio,
    ReportPatientEvent,
)
from app.core.station.alarm_requests import answer_alarm_request
from app.core.station.alarm_rounds import end_alarms_of_session
from app.core.station.annotating import annotate, change_annotation, report_patient_event
from app.core.station.annotation_messages import CorrectAnnotation, WithdrawAnnotation
from app.core.station.audit_desk import AuditDesk
from app.core.station.audit_messages import AuditRequest
from app.core.station.calibration_activities import CalibrationDesk
from app.core.station.care_messages import (
    AssignCare,
    EndBreakGlass,
    EndCare,
    ListBreakGlass,
    ListCare,
    OpenBreakGlass,
    ReviewBreakGlass,
)
from app.core.station.clinic_messages import RecordsRequest
from app.core.station.consent_messages import ListConsents, WithdrawConsent
from app.core.station.consent_requests import ConsentRequests
from app.core.station.device_messages import DeviceList, ListDevices
from app.core.station.duty_requests import provider_view
from app.core.station.erasure_desk import ErasureDesk
from app.core.station.erasure_messages import ErasureRequest
from app.core.station.erasure_remnants import ErasureRemnants
from app.core.station.finding_messages import FindingRequest
from app.core.station.finding_requests import FindingRequests
from app.core.station.intake import Intake, IntakeRequest
from app.core.station.looking_again import session_to_look_again
from app.core.station.messages import (
    AcknowledgeAlarm,
    Annotate,
    BeginSession,
    CancelSession,
    CheckCalibration,
    CheckPrerequisites,
    ChooseElectrodes,
    ConfirmIdentity,
    ContinueSession,
    GetState,
    GiveConsent,
    ListPatients,
    ListRecordings,
    ListSessionEvents,
    LogVerified,
    MeasureImpedanceNow,
    RegisterPatient,
    ResetStop,
    SendDeviceCommand,
    SessionBegun,
    SessionEventList,
    Shutdown,
    StationState,
    StopSessionRecording,
    VerifyLog,
)
from app.core.station.output_activities import set_amplitude
from app.core.station.output_messages import SetAmplitude
from app.core.station.patient_requests import answer_patient_request, list_recordings
from app.core.station.patient_views import patient_view
from app.core.station.reading_messages import NoteReading, NoteReadingOfAll
from app.core.station.recording_messages import CancelExport, ChangeChannel, ExportRecording, NoteExport
from app.core.station.recording_requests import answer_recording_request
from app.core.station.records_desk import RecordsDesk
from app.core.station.report_messages import CancelSubjectExport, ExportSubject, GetReport, SaveReport
from app.core.station.report_requests import answer_report_request
from app.core.station.session_order import SessionOrder, write_order
from app.core.station.signature_activities import SignatureWatch
from app.core.station.signing_desk import SigningDesk
from app.core.station.signing_messages import SignDocument, SigningRequest, WithdrawReport
from app.core.station.station_rooms import StationRooms
from app.core.station.stop_messages import ExplainStop, ProveStop, RequestRemoteStop
from app.core.station.stop_requests import answer_stop_request
from app.core.station.views import SessionEvent, SessionView
from app.core.station.workflow_messages import WorkflowRequest
from app.core.station.workflow_requests import WorkflowDesk
from app.core.store.keys.station_key import station_keys
from app.core.telemetry.heartbeat import Heartbeat
from app.core.wire.envelopes import Done
from app.core.workers.messages import SetFilters
from app.core.workflow.engine import WorkflowEngine
from app.core.workflow.session_signals import SessionSignal

ENDED_STEPS = ("completed", "failed", "cancelled")
_WRONG_DATE = "The date of birth said is not this patient's."


class StationService:
    """The station's commands.

    Args:
        state: Draws the complete state.
        show_event: Publishes a row of the event list.
        set_filters: Hands display filters to the worker.
        list_devices: Knows which devices can be chosen.
        shut_down: Ends the station soon.
    """

    def __init__(
        self,
        rooms: StationRooms,
        engine: WorkflowEngine,
        *,
        state: Callable[[], StationState],
        show_event: Callable[[str, SessionEvent], None],
        set_filters: Callable[[SetFilters], None],
        list_devices: Callable[[ListDevices], DeviceList],
        shut_down: Callable[[str], None],
    ) -> None:
        self._rooms = rooms
        self._engine = engine
        self._state = state
        self._show_event = show_event
        self._set_filters = set_filters
        self._list_devices = list_devices
        self._shut_down = shut_down
        self._beginning = threading.Lock()
        self._calibration = CalibrationDesk(rooms, self._look_again)
        self._consents = ConsentRequests(rooms, engine, show_event)
        self._audit = AuditDesk(rooms)
        self._signing = SigningDesk(rooms)
        self._signatures = SignatureWatch(rooms, engine)
        self._findings = FindingRequests(rooms, self._signing.one_at_a_time)
        self._workflows = WorkflowDesk(rooms, engine)
        self._intake = Intake(rooms, engine)
        self._records = RecordsDesk(rooms, engine, show_event)
        self._remnants = ErasureRemnants(rooms, engine.forget)
        self._erasure = ErasureDesk(rooms, station_keys(rooms.data).kind, self._remnants)

    def close(self) -> None:
        """End what still works in the background; bounded."""
        self._calibration.close()
        self._records.close()
        self._remnants.close()

    def tick(self) -> None:
        """What is done by the clock; quick. The station's main thread."""
        self._remnants.tick()
        self._signatures.tick()
        self._records.tick()

    def handle(self, message: Any, caller: Caller) -> msgspec.Struct:
        """The answer.

        Args:
            caller: Who asks, admitted by the door.

        Raises:
            NeuraScaleError: Why not.
        """
        match message:
            case GetState():
                return self._state()
            case GiveConsent() | WithdrawConsent() | ListConsents():
                return self._intake.after(message, self._consents.answer(message, caller))
            case RegisterPatient() | ListPatients():
                return answer_patient_request(self._rooms, message, caller)
            case AssignCare() | EndCare() | ListCare():
                return self._intake.after(message, self._rooms.care.answer(message, caller))
            case OpenBreakGlass() | EndBreakGlass() | ListBreakGlass() | ReviewBreakGlass():
                return self._rooms.break_glass.answer(message, caller)
            case ListDevices() | ListRecordings() | ListSessionEvents():
                return self._lists(message, caller)
            case BeginSession():
                with self._beginning:  # two windows, or one impatient click: one session
                    return self._begin(message, caller)
            case ResetStop() | ProveStop() | RequestRemoteStop() | ExplainStop():
                return answer_stop_request(self._rooms, message, self._show_event)
            case AcknowledgeAlarm(alarm_id=alarm_id):
                self._rooms.alarms.acknowledge(alarm_id)
                return Done()
            case PauseAlarmAudio() | ListAlarmHistory() | GetAlarmStatistics():
                return answer_alarm_request(self._rooms, message)
            case VerifyLog():
                return self._verify()
            case SetFilters():
                self._set_filters(message)
                return Done()
            case Shutdown(even_if_recording=even_if_recording):
                return self._shutdown(even_if_recording)
            case SetAmplitude():
                return set_amplitude(self._rooms, message, self._show_event)
            case Heartbeat() | NoteReading() | NoteReadingOfAll():  # the door wrote down who reads
                return Done()
            case _ if isinstance(message, AccessRequest):
                return answer_access_request(self._rooms, message, caller)
            case ExportRecording() | CancelExport() | NoteExport() | ChangeChannel():
                return answer_recording_request(self._rooms, message)
            case GetReport() | SaveReport() | ExportSubject() | CancelSubjectExport():
                return answer_report_request(self._rooms, message, caller)
            case _ if isinstance(message, AuditRequest):
                return self._audit.answer(message, caller)
            case _ if isinstance(message, SigningRequest | FindingRequest):
                return self._report(message, caller)
            case _ if isinstance(message, WorkflowRequest):
                return self._workflows.answer(message, caller)
            case _ if isinstance(message, IntakeRequest):
                return self._intake.answer(message, caller)
            case _ if isinstance(message, RecordsRequest):
                records = self._records.answer(message, caller)
                if session_id := session_to_look_again(self._rooms, message):
                    self._look_again(SessionId(session_id))
                return records
            case _ if isinstance(message, ErasureRequest):
                return self._erasure.answer(message, caller)
            case _:
                return self._session(message)

    def _report(self, message: SigningRequest | FindingRequest, caller: Caller) -> msgspec.Struct:
        """What is said in a report, and who signs it."""
        if isinstance(message, FindingRequest):
            return self._findings.answer(message, caller)
        signing = self._signing.answer(message, caller)
        if isinstance(message, SignDocument | WithdrawReport):
            self._signatures.tell(message.session_id)
        return signing

    # --- clinic --------------------------------------------------------------------------------------------------

    def _lists(self, message: ListDevices | ListRecordings | ListSessionEvents, caller: Caller) -> msgspec.Struct:
        match message:
            case ListDevices():
                return self._list_devices(message)
            case ListRecordings():
                return list_recordings(self._rooms, caller)
            case ListSessionEvents(session_id=session_id):
                return SessionEventList(events=self._rooms.board.events(session_id))

    # --- session -------------------------------------------------------------------------------------------------

    def _begin(self, message: BeginSession, caller: Caller) -> SessionBegun:
        rooms = self._rooms
        running = rooms.board.view
        if running is not None and running.step not in ENDED_STEPS:
            raise Conflict("A session is already running.", advice="End or cancel it first.")
        sessions.demand_electrode_type(message.electrode_type)
        specs = (message.device, *message.more_devices)
        demand_together(specs)
        label = "+".join(str(spec.__struct_config__.tag or "device") for spec in specs)
        patient_id = rooms.store.merges.kept_for(message.patient_id)
        with rooms.booking:
            session_id = sessions.begin_session(
                rooms.store, patient_id=patient_id, protocol=message.protocol, device=str(label), clock=rooms.clock
            )
        patient = rooms.store.patients.get(patient_id)
        if patient is None:
            raise DefectError("A session was begun for a patient who is not in the store.")
        begun = False
        try:
            if message.electrode_type != DEFAULT_TYPE:
                sessions.choose_electrodes(rooms.store, session_id, message.electrode_type, clock=rooms.clock)
            order = SessionOrder(
                device=message.device,
                more_devices=message.more_devices,
                with_output=message.with_output,
                output=message.output,
            )
            write_order(rooms, session_id, order)
            begin_to_answer(rooms.store, session_id, caller.user_id, clock=rooms.clock)
            end_alarms_of_session(rooms.alarms)
            rooms.board.show(
                SessionView(
                    session_id=session_id,
                    patient=patient_view(rooms, patient),
                    provider=provider_view(rooms, session_id),
                    protocol=message.protocol,
                    asked=protocol_of_session(rooms.store, session_id, message.protocol),
                    electrode_type=message.electrode_type,
                    step="prerequisites",
                    step_text="Opening the device.",
                )
            )
            self._engine.start_session(session_id)
            begun = True
        finally:
            if not begun:
                self._give_up_beginning(session_id)
        return SessionBegun(session_id=session_id)

    def _give_up_beginning(self, session_id: SessionId) -> None:
        """A session that nothing drives must not stand in the way of the next one."""
        rooms, text = self._rooms, "The session could not be begun."
        rooms.board.change(session_id, step="failed", step_text=text, exit_reason="failed", error=text)
        sessions.fail_session(rooms.store, session_id, "prerequisites", DefectError.code, text, clock=rooms.clock)

    def _session(self, message: Any) -> msgspec.Struct:
        session_id = getattr(message, "session_id", None)
        if session_id is not None:
            self._rooms.board.session(session_id)
        match message:
            case ConfirmIdentity():
                return self._confirm(message)
            case ContinueSession(step=step):
                self._calibration.demand_idle()
                return self._continue(SessionId(message.session_id), step)
            case CheckPrerequisites():
                self._engine.signal(SessionId(message.session_id), SessionSignal.PREREQUISITES_CHANGED)
            case CheckCalibration():
                self._calibration.begin(SessionId(message.session_id))
            case ChooseElectrodes(electrode_type=kind):
                sessions.choose_electrodes(self._rooms.store, message.session_id, kind, clock=self._rooms.clock)
                self._rooms.board.change(message.session_id, electrode_type=kind)
            case MeasureImpedanceNow():
                self._calibration.demand_idle()
                self._engine.signal(SessionId(message.session_id), SessionSignal.MEASURE_IMPEDANCE)
            case StopSessionRecording():
                self._engine.signal(SessionId(message.session_id), SessionSignal.STOP)
            case CancelSession(reason=reason):
                self._engine.signal(SessionId(message.session_id), SessionSignal.CANCEL, {"reason": reason})
            case Annotate():
                annotate(self._rooms, message, self._show_event)
            case CorrectAnnotation() | WithdrawAnnotation():
                change_annotation(self._rooms, message, self._show_event)
            case ReportPatientEvent(session_id=session_id):
                report_patient_event(self._rooms, session_id, self._show_event)
            case SendDeviceCommand(name=name, argument=argument, device_id=device_id):
                self._rooms.acquisition.ask(DeviceCommand(name=name, argument=argument, device_id=device_id))
            case _:
                raise DefectError(f"The station does not know the request {type(message).__name__}.")
        return Done()

    def _confirm(self, message: ConfirmIdentity) -> Done:
        session_id = SessionId(message.session_id)
        if not identity.confirm_identity(
            self._rooms.store,
            session_id,
            message.hospital_number,
            birth_date=message.birth_date,
            clock=self._rooms.clock,
        ):
            raise Conflict(
                "The number read is not this patient's." if message.hospital_number else _WRONG_DATE,
                meaning="This may be the wrong patient; nothing was started.",
                advice="Check the wristband, and choose the patient again if it is another.",
            )
        self._engine.signal(session_id, SessionSignal.IDENTITY_CONFIRMED)
        return Done()

    def _look_again(self, session_id: SessionId) -> None:
        """The list of what is missing is looked at again; also on the thread of an amplifier's check."""
        try:
            self._engine.signal(session_id, SessionSignal.PREREQUISITES_CHANGED)
        except NeuraScaleError as error:
            self._rooms.log.warning("the session was not told to look again: %s", error.what)

    def _continue(self, session_id: SessionId, step: str) -> Done:
        view = self._rooms.board.session(session_id)
        if view.step != step or step not in view.waiting_for:
            raise PrerequisiteMissing(
                f"The session is not waiting at “{step}”.", advice=view.step_text or "Wait for the step before it."
            )
        signal = SessionSignal.CONTINUE_IMPEDANCE if step == "impedance" else SessionSignal.CONTINUE_READY
        self._engine.signal(session_id, signal)
        return Done()

    # --- station -------------------------------------------------------------------------------------------------

    def _verify(self) -> LogVerified:
        verified = self._rooms.store.log.verify()
        newest = verified.checkpoint or verified.head
        return LogVerified(size=verified.size, root=verified.root.hex(), checkpoint=newest.note)

    def _shutdown(self, even_if_recording: bool) -> Done:
        view = self._rooms.board.view
        if view is not None and view.step == "recording" and not even_if_recording:
            raise Conflict(
                "A session is recording.",
                meaning="Ending now would end the recording.",
                advice="Stop the recording first, or close the window and let the recording go on.",
            )
        self._shut_down("asked")
        return Done()
