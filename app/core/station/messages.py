"""What a window or a command line asks of the station, and what the station tells everybody.

Guarantees: frozen typed messages; requests are answered with `Done` where no other answer is named. `StationState` is
complete: a window that has just been started draws itself from one of them. Notices go out under topics
"state" (StationState, on each change and once a second), "entry" (LogEntryAdded), "event" (SessionEventAdded) and
"devices" (DevicesChanged).
"""

import msgspec

from app.core.acquisition.messages import StreamCount
from app.core.clinic.electrodes import DEFAULT_TYPE
from app.core.clinic.protocols import DEFAULT_PROTOCOL
from app.core.devices.driver import DeviceSpec
from app.core.devices.stimulator import OutputSpec
from app.core.reticence import reticent_repr
from app.core.station.access_messages import AccessReply, AccessRequest, AccessView
from app.core.station.alarm_messages import AlarmReply, AlarmRequest
from app.core.station.annotation_messages import AnnotationRequest
from app.core.station.appointment_messages import AppointmentReply, AppointmentRequest
from app.core.station.audit_messages import AuditReply, AuditRequest
from app.core.station.care_messages import CareReply, CareRequest
from app.core.station.clinic_messages import RecordsReply, RecordsRequest
from app.core.station.consent_messages import ConsentReply, ConsentRequest
from app.core.station.device_messages import DeviceList, DevicesChanged, ListDevices
from app.core.station.erasure_messages import ErasureReply, ErasureRequest
from app.core.station.finding_messages import FindingReply, FindingRequest
from app.core.station.onboarding_messages import OnboardingReply, OnboardingRequest
from app.core.station.output_messages import OutputReply, OutputRequest
from app.core.station.reading_messages import ReadingRequest
from app.core.station.recording_messages import ExportStarted, ExportView, RecordingRequest
from app.core.station.report_messages import ReportReply, ReportRequest, SubjectExportView
from app.core.station.signing_messages import SigningReply, SigningRequest
from app.core.station.stop_messages import StopReply, StopRequest
from app.core.station.views import AlarmView, PatientView, ProgramView, SafetyView, SessionEvent, SessionView
from app.core.station.workflow_messages import WorkflowReply, WorkflowRequest
from app.core.stopping.messages import StopInputView
from app.core.telemetry.heartbeat import Heartbeat
from app.core.wire.envelopes import Message
from app.core.workers.messages import SetFilters

# --- asked ---------------------------------------------------------------------------------------------------


class GetState(Message, frozen=True, kw_only=True):
    """Answer: `StationState`."""


class RegisterPatient(Message, frozen=True, kw_only=True):
    """Answer: `PatientRegistered`. Refused (`Conflict`) where the hospital number is taken."""

    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str = "unknown"


class PatientRegistered(Message, frozen=True, kw_only=True):
    patient_id: str


class ListPatients(Message, frozen=True, kw_only=True):
    """Answer: `PatientList`, newest first; `search` matches names and hospital number from their beginning."""

    search: str = ""


class PatientList(Message, frozen=True, kw_only=True):
    patients: tuple[PatientView, ...]


class GiveConsent(Message, frozen=True, kw_only=True):
    """A patient consents, for one purpose. Answer: `Done`, once it is in the log.

    Refused (`Conflict`) where another text than `text_version` is handed out by now.

    Attributes:
        purpose, given_by, how: Words of `app.core.clinic.purposes`; `how` is empty where that was not noted.
        text_version: That was shown or read out; empty: whichever is handed out.
        witness: Who heard it; needed where it was given orally.
        language: In which the text was read, as "de"; empty where that was not noted.
    """

    __repr__ = reticent_repr

    patient_id: str
    purpose: str
    given_by: str
    text_version: str = ""
    how: str = ""
    witness: str = ""
    language: str = ""


class BeginSession(Message, frozen=True, kw_only=True):
    """Open the guided path for a patient. Answer: `SessionBegun`. Refused (`Conflict`) while another runs."""

    patient_id: str
    device: DeviceSpec
    more_devices: tuple[DeviceSpec, ...] = ()
    """Further devices of the same session, recorded with the first on one time axis."""
    protocol: str = DEFAULT_PROTOCOL
    with_output: bool = True
    """Whether the session uses a stimulator as its stoppable output."""
    output: OutputSpec | None = None
    """Which one; None: the simulated one."""
    electrode_type: str = DEFAULT_TYPE
    """"wet", "dry" or "active"; see `ChooseElectrodes`."""


class SessionBegun(Message, frozen=True, kw_only=True):
    session_id: str


class ConfirmIdentity(Message, frozen=True, kw_only=True):
    """An identifier as read at the patient: from the wristband or a document, or as the patient says it.

    One of the two, or both at once; each is kept by itself, and refused where it does not match.

    Attributes:
        birth_date: YYYY-MM-DD, or DD.MM.YYYY.
    """

    __repr__ = reticent_repr

    session_id: str
    hospital_number: str = ""
    birth_date: str = ""


class ContinueSession(Message, frozen=True, kw_only=True):
    """Go on from `step` ("impedance" once electrodes are accepted, "ready" to start recording)."""

    session_id: str
    step: str


class CheckPrerequisites(Message, frozen=True, kw_only=True):
    """Look again at what is missing; the result comes with the state."""

    session_id: str


class MeasureImpedanceNow(Message, frozen=True, kw_only=True):
    """Measure again; the result comes with the state."""

    session_id: str


class ChooseElectrodes(Message, frozen=True, kw_only=True):
    """What electrodes are used ("wet", "dry", "active"): what was measured is judged anew, by their limits."""

    session_id: str
    electrode_type: str


class CheckCalibration(Message, frozen=True, kw_only=True):
    """Check the session's amplifiers with their own test signals; the result comes with the state.

    Refused (`PrerequisiteMissing`) where no device has one or the session is not between opening and recording,
    (`Conflict`) while a check runs.
    """

    session_id: str


class StopSessionRecording(Message, frozen=True, kw_only=True):
    """End the recording in order and go on to analysis and report."""

    session_id: str


class CancelSession(Message, frozen=True, kw_only=True):
    """Leave the session; what was recorded is kept."""

    session_id: str
    reason: str


class Annotate(Message, frozen=True, kw_only=True):
    """Answer: `Done`; the annotation comes back as an event with its onset."""

    session_id: str
    text: str
    onset_s: float | None = None
    duration_s: float = 0.0
    channels: tuple[str, ...] = ()


class SendDeviceCommand(Message, frozen=True, kw_only=True):
    """See `acquisition.messages.DeviceCommand`."""

    name: str
    argument: str = ""
    device_id: str = ""


class ListSessionEvents(Message, frozen=True, kw_only=True):
    """Answer: `SessionEventList` of the running or last session, by onset."""

    session_id: str


class SessionEventList(Message, frozen=True, kw_only=True):
    events: tuple[SessionEvent, ...]


class ListRecordings(Message, frozen=True, kw_only=True):
    """Answer: `RecordingList`, newest first."""


class RecordingView(msgspec.Struct, frozen=True, kw_only=True):
    """`patient`: whose it is; None where that is not known any more."""

    recording_id: str
    session_id: str
    started: str
    seconds: float
    streams: tuple[StreamCount, ...]
    path: str
    report_path: str
    patient: PatientView | None = None


class RecordingList(Message, frozen=True, kw_only=True):
    recordings: tuple[RecordingView, ...]


class AcknowledgeAlarm(Message, frozen=True, kw_only=True):
    alarm_id: str


class ResetStop(Message, frozen=True, kw_only=True):
    """Reset the latched stop; leads to ready, never to running.

    Attributes:
        source: Where from: "window" or "command line".
    """

    role: str
    reason: str
    source: str = "window"


class VerifyLog(Message, frozen=True, kw_only=True):
    """Answer: `LogVerified`. Refused (`LedgerBroken`) where it does not hold."""


class LogVerified(Message, frozen=True, kw_only=True):
    size: int
    root: str
    checkpoint: str


class Shutdown(Message, frozen=True, kw_only=True):
    """End all programs in order. Refused (`Conflict`) while a session is recording unless `even_if_recording`."""

    even_if_recording: bool = False


StationRequest = (
    GetState
    | RegisterPatient
    | ListPatients
    | GiveConsent
    | ConsentRequest
    | ListDevices
    | BeginSession
    | ConfirmIdentity
    | ContinueSession
    | CheckPrerequisites
    | MeasureImpedanceNow
    | ChooseElectrodes
    | CheckCalibration
    | StopSessionRecording
    | CancelSession
    | Annotate
    | AnnotationRequest
    | SendDeviceCommand
    | ListSessionEvents
    | ListRecordings
    | AcknowledgeAlarm
    | ResetStop
    | StopRequest
    | VerifyLog
    | SetFilters
    | RecordingRequest
    | ReportRequest
    | OutputRequest
    | AlarmRequest
    | AccessRequest
    | AuditRequest
    | SigningRequest
    | FindingRequest
    | CareRequest
    | ReadingRequest
    | ErasureRequest
    | RecordsRequest
    | AppointmentRequest
    | OnboardingRequest
    | WorkflowRequest
    | Shutdown
    | Heartbeat
)

StationAnswer = (
    PatientRegistered
    | PatientList
    | DeviceList
    | SessionBegun
    | SessionEventList
    | RecordingList
    | LogVerified
    | ExportStarted
    | ReportReply
    | OutputReply
    | AlarmReply
    | StopReply
    | ConsentReply
    | AccessReply
    | AuditReply
    | SigningReply
    | FindingReply
    | CareReply
    | ErasureReply
    | RecordsReply
    | AppointmentReply
    | OnboardingReply
    | WorkflowReply
)

# --- told ----------------------------------------------------------------------------------------------------


class StationState(Message, frozen=True, kw_only=True):
    """Everything a window needs to draw itself.

    Attributes:
        incarnation, number: Of the start of the station, and of the drawing since; a smaller one is older.
        version: Of the application.
        log_size: Entries in the log; `log_fault` says why it is read-only, if it is.
    """

    incarnation: str
    version: str
    number: int = 0
    programs: tuple[ProgramView, ...] = ()
    session: SessionView | None = None
    safety: SafetyView = SafetyView(state="link_lost")
    alarms: tuple[AlarmView, ...] = ()
    alarm_sound: str = ""
    """Which priority is to be heard now ("high", "medium", "low"); empty for silence, also while it is paused."""
    audio_paused_until: str = ""
    """ISO 8601, UTC; empty where the sound of alarms is not paused."""
    log_size: int = 0
    log_fault: str = ""
    disk_free_bytes: int = 0
    disk_minutes_left: float | None = None
    """While recording: minutes of signal that still fit on the disk; None where that is not known."""
    export: ExportView | None = None
    subject_export: SubjectExportView | None = None
    stop_inputs: tuple[StopInputView, ...] = ()
    """Ways to stop that need no window, and whether they work; empty while nothing is known."""
    site_fault: str = ""
    """Why the site's settings cannot be used; empty where they can."""
    ending: bool = False
    access: AccessView = AccessView()
    """Who is at the window, and what the folder is for."""


class LogEntryAdded(Message, frozen=True, kw_only=True):
    """An entry of the log, without its data (which may be a patient's)."""

    index: int
    event_type: str
    source_service: str
    timestamp: str


class SessionEventAdded(Message, frozen=True, kw_only=True):
    """A row for the event list (topic "event")."""

    session_id: str
    event: SessionEvent


StationNotice = StationState | LogEntryAdded | SessionEventAdded | DevicesChanged
