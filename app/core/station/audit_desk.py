"""Answers what is asked of the audit trail: pages, an entry with its causes, its proof, and an export in pieces.

Guarantees: nobody is told more than their reach (`audit_reach`); reading the audit is an entry itself, before it is
answered: the first page of a list, each entry looked into, each proof, each export. An answer costs the same however
long the log is. Does not: keep anything. Threads: the exchange's pool.
"""

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from app.core.access.audit_kinds import REFUSED_TYPES, types_of
from app.core.access.caller import Caller
from app.core.access.fhir_audit import AuditRecord
from app.core.errors import NotFound, NotPermitted, WrongUse
from app.core.events.canonical_form import timestamp_text
from app.core.events.catalogue import CATALOGUE
from app.core.events.signature_events import AuditReadData
from app.core.events.system_event import ErasedData
from app.core.events.withholding import withheld_fields
from app.core.ledger.receipt import Receipt
from app.core.station.audit_export import FORMATS, heading, lines
from app.core.station.audit_messages import (
    AuditEntry,
    AuditExported,
    AuditField,
    AuditFilter,
    AuditPage,
    AuditProof,
    AuditRequest,
    AuditStep,
    CorrectPatient,
    ExportAudit,
    GetAuditEntry,
    GetAuditProof,
    ListAudit,
    ListPatientVersions,
)
from app.core.station.audit_reach import AuditReach, reach_of
from app.core.station.audit_rows import AuditRows, ToldEntry
from app.core.station.audit_words import searched_words
from app.core.station.correction_requests import answer_correction_request
from app.core.station.station_rooms import StationRooms
from app.core.store.audit_trail import TrailFilter
from app.core.store.keys.station_key import station_keys
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.signing_key import KeyFolder
from app.core.store.store_file import store_file

LARGEST_PAGE = 500
LARGEST_TREE = 200
LONGEST_VALUE = 500
LONGEST_SEARCH = 100


class AuditDesk:
    """See the rules at the top of this module."""

    def __init__(self, rooms: StationRooms) -> None:
        self._rooms = rooms

    def answer(self, message: AuditRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not.
        """
        if isinstance(message, CorrectPatient | ListPatientVersions):
            return answer_correction_request(self._rooms, message, caller)
        reach = reach_of(self._rooms, caller, type(message).__name__)
        match message:
            case ListAudit():
                return self._page(message, caller, reach)
            case GetAuditEntry(index=index):
                return self._entry(index, caller, reach)
            case GetAuditProof(index=index):
                return self._proof(index, caller, reach)
            case ExportAudit():
                return self._export(message, caller, reach)

    # --- lists ---------------------------------------------------------------------------------------------------

    def _page(self, message: ListAudit, caller: Caller, reach: AuditReach) -> AuditPage:
        store = self._rooms.store
        at_most = max(1, min(message.at_most, LARGEST_PAGE))
        wanted = self._wanted(message.filter, reach)
        found = store.trail.find(wanted, before=message.before, at_most=at_most + 1)
        size = store.log.size
        shown = found[:at_most]
        if message.before is None:
            self._note(caller, "list", message.filter, shown=len(shown))
        rows = AuditRows(store, reach)
        return AuditPage(
            rows=tuple(rows.row(told) for told in rows.read(shown)),
            before=shown[-1] if len(found) > at_most else None,
            log_size=size,
        )

    def _export(self, message: ExportAudit, caller: Caller, reach: AuditReach) -> AuditExported:
        if message.format not in FORMATS:
            raise WrongUse(f"The audit is exported as {', '.join(FORMATS)}.")
        store = self._rooms.store
        at_most = max(1, min(message.at_most, LARGEST_PAGE))
        if message.first == 0:
            self._note(caller, "export", message.filter, file_format=message.format)
        found = store.trail.find(
            self._wanted(message.filter, reach), first=max(0, message.first), at_most=at_most + 1, newest_first=False
        )
        rows, station = AuditRows(store, reach), KeyFolder(self._rooms.data.keys).verifier().name
        records = [rows.record(told, station) for told in rows.read(found[:at_most])]
        if message.pseudonymised:
            records = [self._pseudonymised(record) for record in records]
        begins = heading(message.format) if message.first == 0 else ""
        return AuditExported(
            text=begins + lines(records, message.format),
            count=len(records),
            next_index=found[at_most] if len(found) > at_most else None,
        )

    def _wanted(self, asked: AuditFilter, reach: AuditReach) -> TrailFilter:
        types = types_of(asked.kinds) if asked.kinds else None
        if asked.refused_only:
            types = REFUSED_TYPES if types is None else types & REFUSED_TYPES
        found_types, found_users, found_patients = self._found(asked.text, reach)
        return TrailFilter(
            since=_moment(asked.since),
            until=_moment(asked.until),
            event_types=types,
            user_id=asked.user_id,
            patient_id=asked.patient_id,
            patients=None if reach.everything else reach.patients,
            own_user="" if reach.everything else reach.user_id,
            found_types=found_types,
            found_users=found_users,
            found_patients=found_patients,
        )

    def _found(self, text: str, reach: AuditReach) -> tuple[frozenset[str] | None, frozenset[str], frozenset[str]]:
        """What a search by words comes to: types of event, users, patients."""
        words = text.casefold().split()
        if not words:
            return None, frozenset(), frozenset()
        if len(text) > LONGEST_SEARCH:
            raise WrongUse(f"Search for at most {LONGEST_SEARCH} characters.")
        types = frozenset(name for name in CATALOGUE if all(word in searched_words(name) for word in words))
        users = frozenset(
            user.user_id
            for user in self._rooms.store.users.list()
            if all(word in f"{user.full_name} {user.user_name}".casefold() for word in words)
        )
        patients = frozenset(
            patient.patient_id for patient in self._rooms.store.patients.search(text) if reach.owns(patient.patient_id)
        )
        return types, users, patients

    # --- one entry -----------------------------------------------------------------------------------------------

    def _entry(self, index: int, caller: Caller, reach: AuditReach) -> AuditEntry:
        rows = AuditRows(self._rooms.store, reach)
        told = self._demand(index, rows, reach)
        self._note(caller, "details", AuditFilter(patient_id=told.patient_id), entry_index=index, shown=1)
        event = told.entry.event
        family = self._rooms.store.trail.family(index, at_most=LARGEST_TREE + 1)
        places = dict(family[:LARGEST_TREE])
        tree = [(one, rows.row(one)) for one in rows.read(tuple(places)) if self._may_see(one, reach)]
        return AuditEntry(
            row=rows.row(told),
            source_service=event.source_service,
            correlation_id=event.correlation_id,
            causation_id=event.causation_id or "",
            leaf_hash=told.entry.leaf_hash.hex(),
            fields=_fields(told, reach),
            erased=told.entry.erased,
            tree=tuple(
                AuditStep(
                    depth=places[row.index],
                    index=row.index,
                    when=row.when,
                    event_type=row.event_type,
                    what=row.what,
                    asked=row.index == index,
                )
                for _, row in tree
            ),
            tree_cut=len(family) > LARGEST_TREE,
            chain=self._rooms.store.trail.count_of_chain(event.correlation_id),
        )

    def _proof(self, index: int, caller: Caller, reach: AuditReach) -> AuditProof:
        told = self._demand(index, AuditRows(self._rooms.store, reach), reach)
        self._note(caller, "proof", AuditFilter(patient_id=told.patient_id), entry_index=index, shown=1)
        verifier = KeyFolder(self._rooms.data.keys).verifier()
        with LogSnapshot.of(store_file(self._rooms.data)) as snapshot:
            head = snapshot.head()
            if head is None:
                raise NotFound("The log has no signed head.")
            entry = snapshot.entry(index)
            receipt = Receipt.of_entry(
                index, entry.payload, entry.token, entry.encoding, verifier.verify(head), snapshot
            ).without_payload()
        receipt.verify(verifier)
        return AuditProof(index=index, receipt=receipt.text, public_key=verifier.text)

    def _demand(self, index: int, rows: AuditRows, reach: AuditReach) -> ToldEntry:
        found = rows.read((index,)) if index >= 0 else ()
        if not found:
            raise NotFound("There is no such entry in this log.")
        if not self._may_see(found[0], reach):
            raise NotPermitted("This entry is about a patient who is not in your care.")
        return found[0]

    def _may_see(self, told: ToldEntry, reach: AuditReach) -> bool:
        return (
            reach.everything or told.user_id == reach.user_id or bool(told.patient_id and reach.owns(told.patient_id))
        )

    # --- inside --------------------------------------------------------------------------------------------------

    def _note(
        self,
        caller: Caller,
        how: str,
        asked: AuditFilter,
        *,
        entry_index: int | None = None,
        shown: int = 0,
        file_format: str = "",
    ) -> None:
        """That the audit was read; what cannot be written is not read."""
        self._rooms.journal.write(
            AuditReadData(
                user_id=caller.user_id,
                how=how,
                sign_in_id=caller.sign_in_id,
                since=asked.since,
                until=asked.until,
                about_user=asked.user_id,
                about_patient=asked.patient_id,
                kinds=asked.kinds,
                refused_only=asked.refused_only,
                searched=bool(asked.text.strip()),
                entry_index=entry_index,
                shown=shown,
                format=file_format,
            )
        )

    def _pseudonymised(self, record: AuditRecord) -> AuditRecord:
        key = station_keys(self._rooms.data).signing

        def other(name: str, value: str) -> str:
            if not value:
                return ""
            return hmac.new(key, f"audit pseudonym of a {name}\n{value}".encode(), hashlib.sha256).hexdigest()[:32]

        return replace(
            record,
            user_id=other("user", record.user_id),
            user_name="",
            patient_id=other("patient", record.patient_id),
            patient_name="",
            session_id=other("chain", record.session_id),
            chain_id=other("chain", record.chain_id),
        )


def _moment(text: str) -> str:
    """A moment as the log writes it; empty stays empty."""
    if not text.strip():
        return ""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise WrongUse("A time of the filter is not ISO 8601.", advice="Write it as 2026-11-22T08:00:00Z.") from error
    return timestamp_text(moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC))


def _fields(told: ToldEntry, reach: AuditReach) -> tuple[AuditField, ...]:
    """What it says, field by field; what may name a patient only to who may see that patient."""
    event = told.entry.event
    if isinstance(event.data, ErasedData):
        return ()
    hidden = frozenset(withheld_fields(event.event_type)) if not _opens(told, reach) else frozenset()
    found = []
    for name, value in msgspec.to_builtins(event.data).items():
        text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        withheld = name in hidden
        found.append(AuditField(name=name, value="" if withheld else text[:LONGEST_VALUE], withheld=withheld))
    return tuple(found)


def _opens(told: ToldEntry, reach: AuditReach) -> bool:
    """Whether the asker may read what the entry says of its patient; of users, administrators may."""
    if told.patient_id:
        return reach.owns(told.patient_id)
    return reach.everything or told.user_id == reach.user_id
