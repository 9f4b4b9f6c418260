"""The station's store: the log, and the clinical tables made from it.

Guarantees: one open file a data folder; nothing but the log's writer thread writes to it. Everything clinical is
changed by appending an event (`store.log.append`) and read through the attributes here.
Does not: hold rules of the clinic. Any thread. `close` ends the writer thread.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.settings.data_directory import DataDirectory
from app.core.store.audit_trail import AuditTrail
from app.core.store.conversion import log_file_to_write
from app.core.store.credentials import Credentials
from app.core.store.database import reading_engine
from app.core.store.keys.key_shelf import ReadingShelf
from app.core.store.keys.station_key import station_keys
from app.core.store.keys.subject_keys import SubjectKeys
from app.core.store.log import Log
from app.core.store.log_opening import open_log
from app.core.store.projections.annotations import Annotations
from app.core.store.projections.appointments import Appointments
from app.core.store.projections.break_glass import BreakGlassUses
from app.core.store.projections.care import CareRelations
from app.core.store.projections.consent_withdrawals import ConsentWithdrawals
from app.core.store.projections.consents import Consents
from app.core.store.projections.courses import Courses
from app.core.store.projections.duties import Duties
from app.core.store.projections.erasures import Erasures
from app.core.store.projections.findings import Findings
from app.core.store.projections.onboardings import Onboardings
from app.core.store.projections.past_alarms import PastAlarms
from app.core.store.projections.patient_merges import PatientMerges
from app.core.store.projections.patient_versions import PatientVersions
from app.core.store.projections.patients import Patients
from app.core.store.projections.recordings import Recordings
from app.core.store.projections.report_versions import ReportVersions
from app.core.store.projections.reports import Reports
from app.core.store.projections.session_events import SessionEvents
from app.core.store.projections.sessions import Sessions
from app.core.store.projections.signatures import Signatures
from app.core.store.projections.treatment_plans import TreatmentPlans
from app.core.store.projections.users import Users
from app.core.store.sealed_files import SealedFiles


class StationStore:
    """See the module.

    Attributes:
        log: The record.
        patients: `get`, `by_hospital_number`, `search`.
        consents, consent_withdrawals: `of_patient`.
        sessions: `get`, `list`, `of_patient`, `last`, `unfinished`.
        recordings: `get`, `list`, `of_session`.
        annotations: `of_session`, as they hold, in stream time; `versions_of_session`, `versions`.
        session_events: `of_session`: the whole event list.
        reports: `get`, `of_session`.
        alarms: `find`, `count`, `standing`, `of_source`.
        erasures: `get`, `list`, `of_subject`, `hold`, `holds`.
        care: `of_patient`, `pairs`.
        break_glass: `get`, `not_ended`, `waiting`, `all`.
        patient_versions: `of_patient`; report_versions: `amendments`, `withdrawals`.
        signatures: `of_session`, `records`.
        plans: `get`, `of_patient`, `versions`; appointments: `get`, `of_patient`, `between`,
            `of_session`, `given_back_by`, `versions`, `marks`.
        onboardings: `get`, `unfinished`, `of_patient`.
        merges: `get`, `standing`, `of_patient`, `kept_for`, `records_of`.
        duties: `get`, `any`, `at`, `between`, `of_session`.
        courses: `activations`, `deviations`.
        findings: `of_session`, `versions`, `judgements`, `texts`.
        trail: finds entries by who, on whom, what and when.
        users: `get`, `by_name`, `list`, `printed_name`, `seat`.
        credentials: `of`; not a projection.
        files: Files sealed under subjects' keys.
    """

    def __init__(self, data: DataDirectory, *, clock: Clock) -> None:
        file = log_file_to_write(data)
        reading = reading_engine(file)
        self.log: Log = open_log(data, file, reading, clock=clock)
        self.patients = Patients(reading)
        self.consents = Consents(reading)
        self.consent_withdrawals = ConsentWithdrawals(reading)
        self.sessions = Sessions(reading)
        self.recordings = Recordings(reading)
        self.annotations = Annotations(reading)
        self.session_events = SessionEvents(reading)
        self.reports = Reports(reading)
        self.alarms = PastAlarms(reading)
        self.care = CareRelations(reading)
        self.erasures = Erasures(reading)
        self.break_glass = BreakGlassUses(reading)
        self.users = Users(reading)
        self.patient_versions = PatientVersions(reading)
        self.report_versions = ReportVersions(reading)
        self.signatures = Signatures(reading)
        self.merges = PatientMerges(reading)
        self.duties = Duties(reading)
        self.courses = Courses(reading)
        self.plans = TreatmentPlans(reading)
        self.appointments = Appointments(reading)
        self.onboardings = Onboardings(reading)
        self.findings = Findings(reading)
        self.trail = AuditTrail(reading)
        self.credentials = Credentials(reading)
        self._data, self._reading = data, reading
        self.files = SealedFiles(self.subject_keys)

    @property
    def protocol_folder(self) -> Path:
        """Where the site's own protocols lie."""
        return self._data.protocols

    def subject_keys(self) -> SubjectKeys:
        """The keys of subjects, as they are now; not to be held, so that an erasure counts at once.

        Raises:
            StationLocked, LedgerBroken, StorageFault: The station's key cannot be had.
        """
        return SubjectKeys(station_keys(self._data).subjects, ReadingShelf(self._reading))

    @classmethod
    def open(cls, data: DataDirectory, *, clock: Clock = SYSTEM_CLOCK) -> "StationStore":
        """Open the store of a data folder, which exists (`DataDirectory.create`).

        Where the log does not match its proofs the store opens all the same, for reading: see `log.fault`.

        Raises:
            LedgerBroken: The log is gone, or its file is damaged so that nothing can be read.
            StorageFault: It cannot be opened or written, or belongs to a newer version.
        """
        return cls(data, clock=clock)

    def close(self) -> None:
        """Write what is waiting and let go of everything."""
        self.log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
