"""From entries of the log to rows of the audit: when, who, what, on whom, and what came of it.

Guarantees: who did it is who the entry names, else who asked for what it came of at once, else the program; a patient
is a name only where the asker may see it. Does not: choose entries. Any thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.access.audit_kinds import kind_of, result_of
from app.core.access.fhir_audit import AuditRecord
from app.core.events.actors import actor_of, break_glass_of, patient_named_in
from app.core.events.canonical_form import timestamp_text
from app.core.station.audit_messages import AuditRow
from app.core.station.audit_reach import AuditReach
from app.core.station.audit_words import words_of
from app.core.store.audit_trail import TrailMark
from app.core.store.log_entry import LogEntry
from app.core.store.station_store import StationStore

_NOBODY = TrailMark("", "", "")


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry, and whom it is about.

    Attributes:
        user_id / patient_id: Empty for nobody.
        session_id: Empty where it belongs to none.
        emergency: By break-glass alone.
    """

    entry: LogEntry
    user_id: str
    patient_id: str
    session_id: str
    emergency: bool


class AuditRows:
    """Makes rows for one asker; keeps the names it has looked up.

    Args:
        reach: What the asker may see.
    """

    def __init__(self, store: StationStore, reach: AuditReach) -> None:
        self._store = store
        self._reach = reach
        self._users: dict[str, str] = {}
        self._patients: dict[str, str] = {}
        self._sessions: dict[str, str | None] = {}

    def read(self, indexes: Sequence[int]) -> tuple[ToldEntry, ...]:
        """The entries at these places, in this order.

        Raises:
            LedgerBroken: One does not open.
            StorageFault: The store cannot be read.
        """
        entries = [entry for index in indexes for entry in self._store.log.read(index, index + 1)]
        marks = self._store.trail.marks(indexes)
        causes = self._store.trail.causes(
            [entry.event.causation_id for entry in entries if entry.event.causation_id is not None]
        )
        return tuple(
            self._told(entry, marks.get(entry.index, _NOBODY), causes.get(entry.event.causation_id or "", _NOBODY))
            for entry in entries
        )

    def row(self, told: ToldEntry) -> AuditRow:
        """The row of an entry."""
        event = told.entry.event
        return AuditRow(
            index=told.entry.index,
            event_id=event.event_id,
            event_type=event.event_type,
            kind=kind_of(event.event_type),
            when=timestamp_text(event.timestamp),
            user_id=told.user_id,
            who=self.user_name(told.user_id) or event.source_service,
            what=words_of(event),
            patient_id=told.patient_id,
            on_whom=self.patient_name(told.patient_id) or told.patient_id,
            result=result_of(event.event_type, event.data),
            emergency=told.emergency,
        )

    def record(self, told: ToldEntry, station: str) -> AuditRecord:
        """The same for an export; `station` names the log."""
        event = told.entry.event
        return AuditRecord(
            index=told.entry.index,
            event_id=event.event_id,
            event_type=event.event_type,
            when=timestamp_text(event.timestamp),
            program=event.source_service,
            what=words_of(event),
            leaf_hash=told.entry.leaf_hash.hex(),
            station=station,
            result=result_of(event.event_type, event.data),
            user_id=told.user_id,
            user_name=self.user_name(told.user_id),
            patient_id=told.patient_id,
            patient_name=self.patient_name(told.patient_id),
            session_id=told.session_id,
            chain_id=event.correlation_id,
            emergency=told.emergency,
        )

    def user_name(self, user_id: str) -> str:
        """The printed name of a user; empty for nobody."""
        if user_id and user_id not in self._users:
            self._users[user_id] = self._store.users.printed_name(user_id)
        return self._users.get(user_id, "")

    def patient_name(self, patient_id: str) -> str:
        """Name and number of a patient; empty for nobody, and where the asker may not see it."""
        if not patient_id or not self._reach.owns(patient_id):
            return ""
        if patient_id not in self._patients:
            patient = self._store.patients.get(patient_id)
            self._patients[patient_id] = (
                "" if patient is None else f"{patient.family_name}, {patient.given_name} ({patient.hospital_number})"
            )
        return self._patients[patient_id]

    def _told(self, entry: LogEntry, mark: TrailMark, cause: TrailMark) -> ToldEntry:
        event = entry.event
        patient_of_session = self._patient_of(event.correlation_id)
        own_subject = event.subject_id if event.subject_id and not event.event_type.startswith("user.") else ""
        if own_subject and own_subject == (mark.user_id or actor_of(event)):
            own_subject = ""  # sealed as the user's own
        patient_id = mark.patient_id or patient_named_in(event) or patient_of_session or own_subject or ""
        return ToldEntry(
            entry,
            user_id=mark.user_id or actor_of(event) or cause.user_id,
            patient_id=patient_id,
            session_id=event.correlation_id if patient_of_session else "",
            emergency=bool(mark.break_glass_id or break_glass_of(event) or cause.break_glass_id),
        )

    def _patient_of(self, session_id: str) -> str | None:
        if session_id not in self._sessions:
            session = self._store.sessions.get(session_id)
            self._sessions[session_id] = None if session is None else session.patient_id
        return self._sessions[session_id]
