"""What the window is waiting for, by what it has asked.

Guarantees: everything a window asks the station for has its words, but for what it asks in the background of its own
accord. Does not: know how long anything takes. Any thread.
"""

import msgspec

from app.core.station import messages as m
from app.core.station.access_messages import (
    ChangePassword,
    ChangeUser,
    ConfirmSecondFactor,
    CreateFirstAdministrator,
    CreateUser,
    DisableUser,
    EnableUser,
    EnrolSecondFactor,
    ExportUser,
    ListUsers,
    LockSeat,
    ResetPassword,
    ResetSecondFactor,
    SeatActivity,
    SignIn,
    SignOut,
    Unlock,
)
from app.core.station.alarm_messages import (
    GetAlarmStatistics,
    ListAlarmHistory,
    PauseAlarmAudio,
    ReportPatientEvent,
)
from app.core.station.annotation_messages import CorrectAnnotation, WithdrawAnnotation
from app.core.station.appointment_messages import (
    BookAppointment,
    CancelAppointment,
    ChangePlan,
    CheckAppointment,
    EndPlan,
    ListAppointments,
    ListPatientAppointments,
    ListPlans,
    ListProviders,
    MakePlan,
    MarkAppointment,
    MoveAppointment,
    TakeBackMark,
)
from app.core.station.audit_messages import (
    CorrectPatient,
    ExportAudit,
    GetAuditEntry,
    GetAuditProof,
    ListAudit,
    ListPatientVersions,
)
from app.core.station.care_messages import (
    AssignCare,
    EndBreakGlass,
    EndCare,
    ListBreakGlass,
    ListCare,
    OpenBreakGlass,
    ReviewBreakGlass,
)
from app.core.station.consent_messages import ListConsents, WithdrawConsent
from app.core.station.course_messages import (
    BreakOffActivation,
    ListCourse,
    NoteDeviation,
    StartActivation,
    WithdrawDeviation,
)
from app.core.station.device_messages import ListDevices
from app.core.station.duty_messages import CancelDuty, ImportRoster, ListDuties, RosterDuty, StepIn, TakeOverSession
from app.core.station.erasure_messages import (
    ApproveErasure,
    LiftLegalHold,
    ListErasures,
    PlaceLegalHold,
    RefuseErasure,
    RequestErasure,
)
from app.core.station.finding_messages import (
    ExportFhir,
    GetFindings,
    JudgeFinding,
    MakeReport,
    PreviewReport,
    RecordFinding,
    WithdrawFinding,
    WriteReportText,
)
from app.core.station.merge_messages import ListMerges, LookAtMerge, MergePatients, UndoMerge
from app.core.station.onboarding_messages import (
    BeginOnboarding,
    DecideIdentity,
    GetOnboarding,
    LeaveOnboarding,
    ListOnboardings,
    SkipOnboardingStep,
)
from app.core.station.output_messages import SetAmplitude
from app.core.station.protocol_messages import AddProtocol, ListProtocols
from app.core.station.reading_messages import NoteReading, NoteReadingOfAll
from app.core.station.recording_messages import CancelExport, ChangeChannel, ExportRecording, NoteExport
from app.core.station.report_messages import CancelSubjectExport, ExportSubject, GetReport, SaveReport
from app.core.station.signing_messages import AmendReport, GetSigning, SignDocument, WithdrawReport
from app.core.station.stop_messages import ExplainStop, ProveStop, RequestRemoteStop
from app.core.station.workflow_messages import CancelWorkflow, GetWorkflow, ListWorkflows, RetryWorkflow
from app.core.telemetry.heartbeat import Heartbeat
from app.core.workers.messages import SetFilters
from app.ui.language import noop, tr

_WORK = {
    "page": noop("Reading the recording…"),
    "peak": noop("Reading the recording…"),
    "alarm-csv": noop("Writing the table…"),
    "consent-page": noop("Writing the page…"),
    "panel": noop("Opening the panel…"),
}
IN_THE_BACKGROUND = frozenset({m.GetState, Heartbeat, SeatActivity})
_WORDS: dict[type[msgspec.Struct], str] = {
    GetFindings: noop("Reading the findings…"),
    RecordFinding: noop("Recording the finding…"),
    WithdrawFinding: noop("Withdrawing the finding…"),
    JudgeFinding: noop("Noting the decision…"),
    WriteReportText: noop("Keeping the texts…"),
    PreviewReport: noop("Setting the preview…"),
    MakeReport: noop("Making the report…"),
    ExportFhir: noop("Writing the FHIR bundle…"),
    m.RegisterPatient: noop("Registering the patient…"),
    m.ListPatients: noop("Searching patients…"),
    m.GiveConsent: noop("Keeping the consent…"),
    WithdrawConsent: noop("Withdrawing the consent…"),
    ListConsents: noop("Fetching the consents…"),
    ListDevices: noop("Looking for devices…"),
    m.BeginSession: noop("Beginning the session…"),
    m.ConfirmIdentity: noop("Comparing the number…"),
    m.ContinueSession: noop("Going on…"),
    m.CheckPrerequisites: noop("Looking at what is missing…"),
    m.MeasureImpedanceNow: noop("Asking for impedances…"),
    m.ChooseElectrodes: noop("Changing the type of electrodes…"),
    m.CheckCalibration: noop("Asking for the calibration…"),
    m.StopSessionRecording: noop("Ending the recording…"),
    m.CancelSession: noop("Leaving the session…"),
    m.Annotate: noop("Setting the mark…"),
    CorrectAnnotation: noop("Changing the mark…"),
    WithdrawAnnotation: noop("Taking the mark away…"),
    ReportPatientEvent: noop("Telling of the patient's event…"),
    m.SendDeviceCommand: noop("Telling the device…"),
    m.ListSessionEvents: noop("Fetching the events…"),
    m.ListRecordings: noop("Fetching the recordings…"),
    m.AcknowledgeAlarm: noop("Acknowledging the alarm…"),
    PauseAlarmAudio: noop("Changing the sound of alarms…"),
    ListAlarmHistory: noop("Fetching past alarms…"),
    GetAlarmStatistics: noop("Counting alarms…"),
    m.ResetStop: noop("Resetting the stop…"),
    ProveStop: noop("Testing the stop…"),
    RequestRemoteStop: noop("Stopping…"),
    m.VerifyLog: noop("Verifying the log…"),
    SetFilters: noop("Changing the filters…"),
    ExportRecording: noop("Beginning the export…"),
    CancelExport: noop("Cancelling the export…"),
    NoteExport: noop("Noting the export…"),
    ChangeChannel: noop("Changing the channel…"),
    SetAmplitude: noop("Setting the amplitude…"),
    m.Shutdown: noop("Ending all programs…"),
}
_WORDS_OF_ACCESS: dict[type[msgspec.Struct], str] = {
    ExplainStop: noop("Keeping the reason…"),
    GetReport: noop("Fetching the report…"),
    SaveReport: noop("Saving the copy…"),
    ExportSubject: noop("Beginning the export…"),
    CancelSubjectExport: noop("Cancelling the export…"),
    SignIn: noop("Signing in…"),
    SignOut: noop("Signing out…"),
    LockSeat: noop("Locking…"),
    Unlock: noop("Unlocking…"),
    CreateFirstAdministrator: noop("Creating the administrator…"),
    ChangePassword: noop("Changing the password…"),
    EnrolSecondFactor: noop("Preparing the second factor…"),
    ConfirmSecondFactor: noop("Checking the code…"),
    ListUsers: noop("Fetching the users…"),
    CreateUser: noop("Adding the user…"),
    ChangeUser: noop("Changing the user…"),
    DisableUser: noop("Disabling the user…"),
    EnableUser: noop("Enabling the user…"),
    ResetPassword: noop("Resetting the password…"),
    ResetSecondFactor: noop("Resetting the second factor…"),
    ExportUser: noop("Fetching what is kept of the user…"),
    ListAudit: noop("Searching the audit trail…"),
    GetAuditEntry: noop("Fetching the entry…"),
    GetAuditProof: noop("Making the proof…"),
    ExportAudit: noop("Writing the audit trail…"),
    CorrectPatient: noop("Correcting the patient's data…"),
    ListPatientVersions: noop("Fetching the earlier versions…"),
    GetSigning: noop("Fetching the signatures…"),
    SignDocument: noop("Signing…"),
    AmendReport: noop("Adding the addendum…"),
    WithdrawReport: noop("Withdrawing the report…"),
    AssignCare: noop("Giving into care…"),
    EndCare: noop("Ending the care…"),
    ListCare: noop("Fetching who cares for the patient…"),
    OpenBreakGlass: noop("Opening emergency access…"),
    EndBreakGlass: noop("Ending emergency access…"),
    ListBreakGlass: noop("Fetching emergency accesses…"),
    ReviewBreakGlass: noop("Keeping the review…"),
    NoteReading: noop("Noting what was read…"),
    NoteReadingOfAll: noop("Noting what was read…"),
    RequestErasure: noop("Asking for the erasure…"),
    ApproveErasure: noop("Erasing…"),
    RefuseErasure: noop("Refusing the erasure…"),
    ListErasures: noop("Fetching erasures and holds…"),
    PlaceLegalHold: noop("Placing the hold…"),
    LiftLegalHold: noop("Lifting the hold…"),
    MakePlan: noop("Keeping the plan…"),
    ChangePlan: noop("Changing the plan…"),
    EndPlan: noop("Ending the plan…"),
    ListPlans: noop("Fetching the plans…"),
    CheckAppointment: noop("Looking for conflicts…"),
    BookAppointment: noop("Booking the appointment…"),
    MoveAppointment: noop("Moving the appointment…"),
    CancelAppointment: noop("Cancelling the appointment…"),
    MarkAppointment: noop("Keeping what became of the appointment…"),
    TakeBackMark: noop("Taking back what was noted…"),
    ListAppointments: noop("Fetching the appointments…"),
    ListPatientAppointments: noop("Fetching the appointments…"),
    ListProviders: noop("Fetching the providers…"),
    BeginOnboarding: noop("Beginning…"),
    DecideIdentity: noop("Keeping the decision…"),
    SkipOnboardingStep: noop("Going on without it…"),
    LeaveOnboarding: noop("Leaving the onboarding…"),
    GetOnboarding: noop("Looking at the onboarding…"),
    ListOnboardings: noop("Fetching the onboardings…"),
    ListWorkflows: noop("Fetching the workflows…"),
    GetWorkflow: noop("Fetching the workflow's steps…"),
    RetryWorkflow: noop("Letting the workflow go on…"),
    CancelWorkflow: noop("Leaving the workflow…"),
    LookAtMerge: noop("Comparing the records…"),
    MergePatients: noop("Joining the records…"),
    UndoMerge: noop("Taking the records apart…"),
    ListMerges: noop("Fetching the joined records…"),
    ListDuties: noop("Fetching the roster…"),
    RosterDuty: noop("Changing the roster…"),
    ImportRoster: noop("Importing the roster…"),
    ListProtocols: noop("Reading the protocols…"),
    AddProtocol: noop("Adding a protocol…"),
    StepIn: noop("Changing the roster…"),
    CancelDuty: noop("Changing the roster…"),
    TakeOverSession: noop("Taking the session over…"),
    StartActivation: noop("Beginning the procedure…"),
    BreakOffActivation: noop("Ending the procedure…"),
    ListCourse: noop("Comparing with the protocol…"),
    NoteDeviation: noop("Keeping the deviation…"),
    WithdrawDeviation: noop("Withdrawing the deviation…"),
}


def words_of(message: msgspec.Struct) -> str:
    """For people; empty for what nobody waits for."""
    return words_of_kind(type(message))


def words_of_kind(kind: type[msgspec.Struct]) -> str:
    """As `words_of`, for all messages of a kind."""
    return "" if kind in IN_THE_BACKGROUND else tr((_WORDS | _WORDS_OF_ACCESS).get(kind, noop("Asking the station…")))


def words_of_work(name: str) -> str:
    """Of a piece of background work ("page", "panel-events"); empty for what nobody waits for."""
    words = _WORK.get(name.partition("-")[0]) or _WORK.get(name)
    return tr(words) if words else ""
