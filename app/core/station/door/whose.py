"""Whom a request is about: from the ids it carries to the patient, through session, recording or export.

Guarantees: every request that the table of permissions calls one about a patient has a way here (a test holds it); an
id that leads nowhere leads to no patient, never to another one. Who belongs to whom does not change, so what was found
is kept. Does not: say whether somebody may. Any thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.core.errors import DefectError
from app.core.station.door.door_rooms import DoorRooms
from app.core.store.projections.appointments import Appointment
from app.core.store.projections.erasures import Erasure, LegalHold
from app.core.store.projections.treatment_plans import TreatmentPlan


class Way(StrEnum):
    """By what a request says whom it is about."""

    PATIENT = "patient_id"
    SESSION = "session_id"
    RECORDING = "recording_id"
    EXPORT = "export_id"
    SUBJECT_EXPORT = "subject_export"
    """The export of everything about a patient that runs, or the last one."""
    SUBJECT = "subject"
    """A patient's id, or a user's."""
    ERASURE = "erasure_id"
    LEGAL_HOLD = "hold_id"
    PLAN = "plan_id"
    APPOINTMENT = "appointment_id"
    ONBOARDING = "onboarding_id"
    """Whom it began with: whoever began has that record, whoever the person turns out to be."""
    WORKFLOW = "workflow_id"
    """A run of a workflow: of a session, or of an onboarding, whose id is its own."""
    READING = "reading"
    """A patient's id, or a session's."""
    RUNNING = "running"
    """It carries no id: the session on the board; where there is none, it is about nobody."""
    MANY = "many"
    """A list over patients: whoever answers leaves out those who are not the asker's."""


WAYS: dict[str, Way] = {
    **dict.fromkeys(
        (
            "GiveConsent", "WithdrawConsent", "ListConsents", "BeginSession", "AssignCare", "EndCare", "ListCare",
            "CorrectPatient", "ListPatientVersions", "ExportSubject", "LookAtMerge", "MergePatients", "UndoMerge",
            "ListMerges", "MakePlan", "ListPlans", "CheckAppointment", "BookAppointment",
            "ListPatientAppointments",
        ),
        Way.PATIENT,
    ),
    **dict.fromkeys(
        (
            "ConfirmIdentity", "ContinueSession", "CheckPrerequisites", "MeasureImpedanceNow", "ChooseElectrodes",
            "CheckCalibration", "StopSessionRecording", "CancelSession", "ChangeChannel", "ReportPatientEvent",
            "Annotate", "CorrectAnnotation", "WithdrawAnnotation", "SetAmplitude", "ListSessionEvents", "GetReport",
            "SaveReport", "GetSigning", "SignDocument", "AmendReport", "WithdrawReport", "GetFindings", "PreviewReport",
            "RecordFinding", "WithdrawFinding", "JudgeFinding", "WriteReportText", "MakeReport", "ExportFhir",
            "TakeOverSession", "StartActivation", "BreakOffActivation", "ListCourse", "NoteDeviation",
            "WithdrawDeviation",
        ),
        Way.SESSION,
    ),
    **dict.fromkeys(("ExportRecording", "NoteExport"), Way.RECORDING),
    "CancelExport": Way.EXPORT,
    "CancelSubjectExport": Way.SUBJECT_EXPORT,
    **dict.fromkeys(("RequestErasure", "PlaceLegalHold"), Way.SUBJECT),
    **dict.fromkeys(("ApproveErasure", "RefuseErasure"), Way.ERASURE),
    "LiftLegalHold": Way.LEGAL_HOLD,
    **dict.fromkeys(("ChangePlan", "EndPlan"), Way.PLAN),
    **dict.fromkeys(("MoveAppointment", "CancelAppointment", "MarkAppointment", "TakeBackMark"), Way.APPOINTMENT),
    **dict.fromkeys(("GetOnboarding", "DecideIdentity", "SkipOnboardingStep", "LeaveOnboarding"), Way.ONBOARDING),
    **dict.fromkeys(("RetryWorkflow", "CancelWorkflow"), Way.WORKFLOW),
    "NoteReading": Way.READING,
    **dict.fromkeys(("SendDeviceCommand", "SetFilters", "ResetStop"), Way.RUNNING),
    "ListRecordings": Way.MANY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """Whom a request is about.

    Attributes:
        patient_id: Empty for nobody, or for somebody who is not known.
        session_id: Empty where it is about none.
        known: Whether the id that it carries, if any, leads somewhere.
    """

    patient_id: str = ""
    session_id: str = ""
    known: bool = True

    @property
    def somebody(self) -> bool:
        """Whether it is about one patient, be it one who is not known."""
        return bool(self.patient_id) or not self.known


NOBODY = About()
_KEPT_AT_MOST = 10_000


class Whose:
    """See the module."""

    def __init__(self, rooms: DoorRooms) -> None:
        self._rooms = rooms
        self._patient_of_session: dict[str, str] = {}
        self._session_of_recording: dict[str, str] = {}
        self._known_patients: set[str] = set()
        self._ways: dict[Way, Callable[[Any], About]] = {
            Way.PATIENT: lambda asked: self.patient(asked.patient_id),
            Way.SESSION: lambda asked: self.session(asked.session_id),
            Way.RECORDING: lambda asked: self.recording(asked.recording_id),
            Way.EXPORT: self._export,
            Way.SUBJECT_EXPORT: self._subject_export,
            Way.SUBJECT: lambda asked: NOBODY if asked.user_id else self.patient(asked.patient_id),
            Way.ERASURE: lambda asked: self._subject(rooms.store.erasures.get(asked.erasure_id)),
            Way.LEGAL_HOLD: lambda asked: self._subject(rooms.store.erasures.hold(asked.hold_id)),
            Way.WORKFLOW: lambda asked: self.workflow(asked.workflow_id),
            Way.PLAN: lambda asked: self._theirs(rooms.store.plans.get(asked.plan_id)),
            Way.APPOINTMENT: lambda asked: self._theirs(rooms.store.appointments.get(asked.appointment_id)),
            Way.ONBOARDING: self._onboarding,
            Way.READING: lambda asked: (
                self.patient(asked.patient_id) if asked.patient_id else self.session(asked.session_id)
            ),
            Way.RUNNING: lambda _asked: self._running(),
            Way.MANY: lambda _asked: NOBODY,
        }

    def of(self, message: Any) -> About:
        """Whom a request is about.

        Raises:
            DefectError: A request about a patient that has no way.
            StorageFault: The store cannot be read.
        """
        request = type(message).__name__
        if request not in WAYS:
            raise DefectError(f"Nothing says whom {request} is about.")
        return self._ways[WAYS[request]](message)

    def session(self, session_id: str) -> About:
        """Whose session it is."""
        patient_id = self._patient_of_session.get(session_id) or self._rooms.board.patient_of(session_id)
        if patient_id is None:
            session = self._rooms.store.sessions.get(session_id)
            if session is None:
                return About(session_id=session_id, known=False)
            patient_id = session.patient_id
        _keep(self._patient_of_session, session_id, patient_id)
        return About(patient_id, session_id)

    def workflow(self, workflow_id: str) -> About:
        """Whose run it is: a session's or an onboarding's has its id."""
        begun = self._rooms.store.onboardings.get(workflow_id)
        return self.session(workflow_id) if begun is None else About(begun.draft_id)

    def recording(self, recording_id: str) -> About:
        """Whose recording it is."""
        session_id = self._session_of_recording.get(recording_id)
        if session_id is None:
            recording = self._rooms.store.recordings.get(recording_id)
            if recording is None:
                return About(known=False)
            session_id = recording.session_id
            _keep(self._session_of_recording, recording_id, session_id)
        return self.session(session_id)

    def patient(self, patient_id: str) -> About:
        """A patient."""
        if patient_id not in self._known_patients:
            store = self._rooms.store
            if store.patients.get(patient_id) is None and not store.onboardings.of_patient(patient_id):
                return About(known=False)
            if len(self._known_patients) >= _KEPT_AT_MOST:
                self._known_patients.clear()
            self._known_patients.add(patient_id)
        return About(patient_id)

    def _export(self, asked: Any) -> About:
        view = self._rooms.exports.view
        if view is None or view.export_id != asked.export_id:
            return About(known=False)
        return self.recording(view.recording_id)

    def _subject_export(self, asked: Any) -> About:
        view = self._rooms.subject_exports.view
        if view is None or view.export_id != asked.export_id:
            return About(known=False)
        return About(view.patient_id)

    def _subject(self, found: Erasure | LegalHold | None) -> About:
        if found is None:
            return About(known=False)
        return About(found.subject_id) if found.subject_kind == "patient" else NOBODY

    def _theirs(self, found: TreatmentPlan | Appointment | None) -> About:
        return About(known=False) if found is None else About(found.patient_id)

    def _onboarding(self, asked: Any) -> About:
        found = self._rooms.store.onboardings.get(asked.onboarding_id)
        return About(known=False) if found is None else About(found.draft_id)

    def _running(self) -> About:
        shown = self._rooms.board.view
        return NOBODY if shown is None else About(shown.patient.patient_id, shown.session_id)


def _keep(found: dict[str, str], key: str, value: str) -> None:
    if len(found) >= _KEPT_AT_MOST:
        found.clear()
    found[key] = value
