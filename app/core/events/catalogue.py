"""Every event type there is, with the class of its `data`.

Guarantees: an event that is not in `CATALOGUE`, or whose data is of another class, is refused at the door. The first
eleven are the specification's. Samples and features are never events. Texts hold no patient names; a patient is
named in `patient.*` data only, which belongs to the subject.
Does not: decide anything; projectors (`app.core.store.projections`) turn events into tables.
"""

import msgspec

from app.core.events.system_event import EventData


class Impedance(msgspec.Struct, frozen=True, kw_only=True):
    """Kiloohm; None is open (beyond what the device can tell)."""

    label: str
    kiloohm: float | None


class StreamTotals(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording holds of one stream (samples per channel)."""

    stream_id: str
    samples: int
    lost: int
    gaps: int


# --- the specification's eleven ------------------------------------------------------------------------------


class PatientRegisteredData(EventData, frozen=True, kw_only=True):
    patient_id: str
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str


class SessionStartedData(EventData, frozen=True, kw_only=True):
    """`device` is the driver's name and the device's, never a path."""

    session_id: str
    patient_id: str
    protocol: str
    device: str


class SessionCompletedData(EventData, frozen=True, kw_only=True):
    session_id: str
    exit_reason: str
    recording_id: str
    report_id: str


class DeviceConnectedData(EventData, frozen=True, kw_only=True):
    device_id: str
    driver: str
    name: str
    session_id: str
    n_channels: int
    rate_hz: float


class DeviceDisconnectedData(EventData, frozen=True, kw_only=True):
    device_id: str
    session_id: str
    reason: str


class SignalQualityAlertData(EventData, frozen=True, kw_only=True):
    session_id: str
    labels: tuple[str, ...]
    verdict: str
    at_sample: int


class SafetyStopData(EventData, frozen=True, kw_only=True):
    """A safety stop (the specification's "emergency stop").

    Attributes:
        cause: See `app.core.safety.stop_machine.Cause` ("operator", "command", "lease_lapsed", "output_lost", ...).
        source: Who pressed or what lapsed.
        latency_ms: From trigger to the output's confirmed safe state; None where no output confirmed it.
        stopped_at: UTC, ISO 8601, as safety's own file has it.
        stop_number: Number of the stop in safety's own file.
    """

    session_id: str
    cause: str
    source: str
    latency_ms: float | None
    stopped_at: str
    stop_number: int


class ModelInferenceCompletedData(EventData, frozen=True, kw_only=True):
    session_id: str
    model: str
    model_version: str
    outcome: str


class LedgerEventRecordedData(EventData, frozen=True, kw_only=True):
    """A checkpoint was signed over the log's first `size` entries."""

    size: int
    root: str
    reason: str


class AuthenticationFailedData(EventData, frozen=True, kw_only=True):
    user_name_sha256: str
    reason: str


class HealthCheckData(EventData, frozen=True, kw_only=True):
    """`programs`: name -> state."""

    programs: dict[str, str]
    disk_free_bytes: int


# --- ours: station and programs ------------------------------------------------------------------------------


class StationStartedData(EventData, frozen=True, kw_only=True):
    version: str
    incarnation: str
    resumed_sessions: tuple[str, ...]


class StationStoppedData(EventData, frozen=True, kw_only=True):
    incarnation: str
    reason: str


class ProgramStartedData(EventData, frozen=True, kw_only=True):
    program: str
    pid: int
    attempt: int


class ProgramDiedData(EventData, frozen=True, kw_only=True):
    """`how`: "killed by signal 9", "exit code 1", "silent for 3.2 s"."""

    program: str
    pid: int
    how: str


# --- ours: clinic --------------------------------------------------------------------------------------------


class ConsentGivenData(EventData, frozen=True, kw_only=True):
    consent_id: str
    patient_id: str
    purpose: str
    given_by: str
    text_version: str


class SessionStepEnteredData(EventData, frozen=True, kw_only=True):
    session_id: str
    step: str
    text: str


class IdentityConfirmedData(EventData, frozen=True, kw_only=True):
    """`matched` False: somebody read a number that is not this patient's."""

    session_id: str
    patient_id: str
    matched: bool


class PrerequisitesCheckedData(EventData, frozen=True, kw_only=True):
    session_id: str
    met: tuple[str, ...]
    missing: tuple[str, ...]


class ImpedanceMeasuredData(EventData, frozen=True, kw_only=True):
    session_id: str
    impedances: tuple[Impedance, ...]


class SessionCancelledData(EventData, frozen=True, kw_only=True):
    session_id: str
    reason: str


class SessionFailedData(EventData, frozen=True, kw_only=True):
    """`code`: of our error tree."""

    session_id: str
    step: str
    code: str
    text: str


# --- ours: recording -----------------------------------------------------------------------------------------


class RecordingStartedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    session_id: str
    device: str
    stream_rates_hz: tuple[float, ...]
    labels: tuple[str, ...]


class RecordingResumedData(EventData, frozen=True, kw_only=True):
    """Acquisition came back after a crash and went on with the same recording."""

    recording_id: str
    session_id: str


class RecordingGapData(EventData, frozen=True, kw_only=True):
    """Samples that were never received; `onset_s` and `duration_s` say the same in stream time."""

    recording_id: str
    session_id: str
    stream_id: str
    first_sample: int
    n_samples: int
    cause: str
    onset_s: float | None = None
    duration_s: float = 0.0


class MinuteSealedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    minute: int
    segment: str
    first_byte: int
    end_byte: int
    sha256: str


class RecordingStoppedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    session_id: str
    streams: tuple[StreamTotals, ...]
    bytes_written: int
    seconds: float


class RecordingFailedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    session_id: str
    what: str


class RecordingExportedData(EventData, frozen=True, kw_only=True):
    recording_id: str
    format: str
    files_sha256: tuple[str, ...]


class AnnotationAddedData(EventData, frozen=True, kw_only=True):
    """`origin`: "clinician" or "device" (an annotation of the played file)."""

    session_id: str
    recording_id: str
    onset_s: float
    duration_s: float
    text: str
    channels: tuple[str, ...]
    origin: str


class DeviceSilentData(EventData, frozen=True, kw_only=True):
    device_id: str
    session_id: str
    silent_s: float


class DeviceBackData(EventData, frozen=True, kw_only=True):
    device_id: str
    session_id: str
    silent_s: float


class DeviceWarningData(EventData, frozen=True, kw_only=True):
    """A fault of a device or source file that can be lived with, in words."""

    device_id: str
    session_id: str
    text: str


class DeviceStateData(EventData, frozen=True, kw_only=True):
    """Something a device said of itself (lead off, eyes closed on the simulated amplifier)."""

    device_id: str
    session_id: str
    kind: str
    onset_s: float
    text: str
    channels: tuple[str, ...]


class RecordingAnalysedData(EventData, frozen=True, kw_only=True):
    """The features themselves stay in the analysis file whose digest this is."""

    recording_id: str
    session_id: str
    analysis_sha256: str


class ReportWrittenData(EventData, frozen=True, kw_only=True):
    report_id: str
    session_id: str
    recording_id: str
    file_name: str
    sha256: str
    checkpoint_size: int


# --- ours: safety and alarms ---------------------------------------------------------------------------------


class StopProofTestedData(EventData, frozen=True, kw_only=True):
    session_id: str
    latency_ms: float
    passed: bool


class StopResetData(EventData, frozen=True, kw_only=True):
    session_id: str
    role: str
    reason: str


class OutputChangedData(EventData, frozen=True, kw_only=True):
    session_id: str
    state: str
    reason: str


class AlarmChangedData(EventData, frozen=True, kw_only=True):
    """Every transition of an alarm."""

    alarm_id: str
    condition: str
    priority: str
    state: str
    session_id: str
    text: str


CATALOGUE: dict[str, type[EventData]] = {
    "patient.registered": PatientRegisteredData,
    "session.started": SessionStartedData,
    "session.completed": SessionCompletedData,
    "device.connected": DeviceConnectedData,
    "device.disconnected": DeviceDisconnectedData,
    "signal.quality_alert": SignalQualityAlertData,
    "safety.emergency_stop": SafetyStopData,
    "model.inference_completed": ModelInferenceCompletedData,
    "ledger.event_recorded": LedgerEventRecordedData,
    "security.authentication_failed": AuthenticationFailedData,
    "system.health_check": HealthCheckData,
    "station.started": StationStartedData,
    "station.stopped": StationStoppedData,
    "program.started": ProgramStartedData,
    "program.died": ProgramDiedData,
    "consent.given": ConsentGivenData,
    "session.step_entered": SessionStepEnteredData,
    "session.identity_confirmed": IdentityConfirmedData,
    "session.prerequisites_checked": PrerequisitesCheckedData,
    "session.cancelled": SessionCancelledData,
    "session.failed": SessionFailedData,
    "impedance.measured": ImpedanceMeasuredData,
    "recording.started": RecordingStartedData,
    "recording.resumed": RecordingResumedData,
    "recording.gap": RecordingGapData,
    "recording.minute_sealed": MinuteSealedData,
    "recording.stopped": RecordingStoppedData,
    "recording.failed": RecordingFailedData,
    "recording.exported": RecordingExportedData,
    "recording.analysed": RecordingAnalysedData,
    "annotation.added": AnnotationAddedData,
    "device.silent": DeviceSilentData,
    "device.back": DeviceBackData,
    "device.warning": DeviceWarningData,
    "device.state": DeviceStateData,
    "report.written": ReportWrittenData,
    "safety.proof_tested": StopProofTestedData,
    "safety.stop_reset": StopResetData,
    "safety.output_changed": OutputChangedData,
    "alarm.changed": AlarmChangedData,
}
