"""Every event type there is, with the class of its `data`.

Guarantees: an event that is not in `CATALOGUE`, or whose data is of another class, is refused at the door. The first
eleven are the specification's. Samples and features are never events. Texts hold no patient names; a patient is
named in `patient.*` data only, which belongs to the subject.
Does not: decide anything; projectors (`app.core.store.projections`) turn events into tables.
"""

from app.core.events.annotation_events import AnnotationCorrectedData, AnnotationWithdrawnData
from app.core.events.clinic_events import (
    ConsentGivenData,
    ConsentWithdrawnData,
    IdentityConfirmedData,
    ImpedanceMeasuredData,
    PrerequisitesCheckedData,
    SessionCancelledData,
    SessionFailedData,
    SessionStepEnteredData,
)
from app.core.events.electrode_events import DeviceCalibratedData, ElectrodesChosenData, ImpedanceSkippedData
from app.core.events.program_events import ProgramDiedData, ProgramStartedData, StationStartedData, StationStoppedData
from app.core.events.recording_events import (
    AnnotationAddedData,
    ConfigurationChangedData,
    DeviceBackData,
    DeviceSilentData,
    DeviceStateData,
    DeviceWarningData,
    MinuteSealedData,
    RecordingAnalysedData,
    RecordingExportedData,
    RecordingFailedData,
    RecordingGapData,
    RecordingResumedData,
    RecordingStartedData,
    RecordingStoppedData,
    ReportWrittenData,
)
from app.core.events.safety_events import (
    AlarmAudioPausedData,
    AlarmChangedData,
    OutputChangedData,
    StopProofTestedData,
    StopResetData,
)
from app.core.events.specification_events import (
    AuthenticationFailedData,
    DeviceConnectedData,
    DeviceDisconnectedData,
    HealthCheckData,
    LedgerEventRecordedData,
    ModelInferenceCompletedData,
    PatientRegisteredData,
    SafetyStopData,
    SessionCompletedData,
    SessionStartedData,
    SignalQualityAlertData,
)
from app.core.events.stimulation_events import AmplitudeChangedData, StimulationExceededData, StimulatorAttachedData
from app.core.events.system_event import EventData

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
    "consent.withdrawn": ConsentWithdrawnData,
    "session.step_entered": SessionStepEnteredData,
    "session.identity_confirmed": IdentityConfirmedData,
    "session.prerequisites_checked": PrerequisitesCheckedData,
    "session.cancelled": SessionCancelledData,
    "session.failed": SessionFailedData,
    "session.electrodes_chosen": ElectrodesChosenData,
    "impedance.measured": ImpedanceMeasuredData,
    "impedance.skipped": ImpedanceSkippedData,
    "device.calibrated": DeviceCalibratedData,
    "recording.started": RecordingStartedData,
    "recording.resumed": RecordingResumedData,
    "recording.gap": RecordingGapData,
    "recording.minute_sealed": MinuteSealedData,
    "recording.stopped": RecordingStoppedData,
    "recording.failed": RecordingFailedData,
    "recording.exported": RecordingExportedData,
    "recording.configuration_changed": ConfigurationChangedData,
    "recording.analysed": RecordingAnalysedData,
    "annotation.added": AnnotationAddedData,
    "annotation.corrected": AnnotationCorrectedData,
    "annotation.withdrawn": AnnotationWithdrawnData,
    "device.silent": DeviceSilentData,
    "device.back": DeviceBackData,
    "device.warning": DeviceWarningData,
    "device.state": DeviceStateData,
    "report.written": ReportWrittenData,
    "safety.proof_tested": StopProofTestedData,
    "safety.stop_reset": StopResetData,
    "safety.output_changed": OutputChangedData,
    "alarm.changed": AlarmChangedData,
    "alarm.audio_paused": AlarmAudioPausedData,
    "stimulation.stimulator_attached": StimulatorAttachedData,
    "stimulation.amplitude_changed": AmplitudeChangedData,
    "stimulation.exceeded": StimulationExceededData,
}
