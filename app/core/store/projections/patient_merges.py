"""Which records are of one person, from `patient.merged` and `patient.merge_undone`.

Guarantees: a record is joined to one other at most; what was entered for either keeps its row and its owner. A merge
whose records are not both there any more (one was erased) counts as none. Does not: decide who may. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.merge_events import MergeUndoneData, PatientMergedData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.patients import PATIENTS
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one

PATIENT_MERGES = Table(
    "patient_merges",
    PROJECTION_METADATA,
    Column("merge_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("kept_id", Text, nullable=False, index=True),
    Column("merged_id", Text, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("merged_by", Text, nullable=False),
    Column("merged", Text, nullable=False),
    Column("undone", Text, nullable=False),
    Column("undone_by", Text, nullable=False),
    Column("undo_reason", Text, nullable=False),
    sqlite_strict=True,
)


class PatientMerge(msgspec.Struct, frozen=True, kw_only=True):
    """One merge. `merged` is UTC; it stands while `undone` is empty."""

    merge_id: str
    kept_id: str
    merged_id: str
    reason: str
    merged_by: str
    merged: datetime
    undone: str
    undone_by: str
    undo_reason: str


def _merge(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, PatientMergedData)
    connection.execute(
        PATIENT_MERGES.insert().values(
            merge_id=data.merge_id,
            entry_index=index,
            kept_id=data.kept_id,
            merged_id=data.merged_id,
            reason=data.reason,
            merged_by=data.merged_by,
            merged=timestamp_text(event.timestamp),
            undone="",
            undone_by="",
            undo_reason="",
        )
    )


def _undo(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, MergeUndoneData)
    connection.execute(
        PATIENT_MERGES.update()
        .where(PATIENT_MERGES.c.merge_id == data.merge_id)
        .values(undone=timestamp_text(event.timestamp), undone_by=data.undone_by, undo_reason=data.reason)
    )


HANDLERS: dict[str, Handler] = {"patient.merged": _merge, "patient.merge_undone": _undo}

_KNOWN = select(PATIENTS.c.patient_id)
_STANDING = (
    select(PATIENT_MERGES)
    .where(PATIENT_MERGES.c.undone == "")
    .where(PATIENT_MERGES.c.kept_id.in_(_KNOWN), PATIENT_MERGES.c.merged_id.in_(_KNOWN))
    .order_by(PATIENT_MERGES.c.entry_index)
)


class PatientMerges:
    """Reads merges."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, merge_id: str) -> PatientMerge | None:
        """The merge, standing or undone, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(
            self._engine, select(PATIENT_MERGES).where(PATIENT_MERGES.c.merge_id == merge_id), PatientMerge
        )

    def standing(self) -> tuple[PatientMerge, ...]:
        """All that stand, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_all(self._engine, _STANDING, PatientMerge)

    def of_patient(self, patient_id: str) -> tuple[PatientMerge, ...]:
        """Every merge that this record was ever part of, undone ones too, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        columns = PATIENT_MERGES.c
        query = select(PATIENT_MERGES).where((columns.kept_id == patient_id) | (columns.merged_id == patient_id))
        return fetch_all(self._engine, query.order_by(columns.entry_index), PatientMerge)

    def kept_for(self, patient_id: str) -> str:
        """The record that is shown for this one: itself, where it is joined to none.

        Raises:
            StorageFault: The database cannot be read.
        """
        seen = {patient_id}
        while (merge := self._of_merged(patient_id)) is not None and merge.kept_id not in seen:
            patient_id = merge.kept_id
            seen.add(patient_id)
        return patient_id

    def records_of(self, patient_id: str) -> tuple[str, ...]:
        """All records of the person, the one that is shown first; only itself where there is no other.

        Raises:
            StorageFault: The database cannot be read.
        """
        found = [self.kept_for(patient_id)]
        for each in found:  # grows while it is gone through: a record that others were joined to may have been joined
            query = _STANDING.where(PATIENT_MERGES.c.kept_id == each)
            joined = (merge.merged_id for merge in fetch_all(self._engine, query, PatientMerge))
            found.extend(one for one in joined if one not in found)
        return tuple(found)

    def _of_merged(self, patient_id: str) -> PatientMerge | None:
        found = fetch_all(self._engine, _STANDING.where(PATIENT_MERGES.c.merged_id == patient_id), PatientMerge)
        return found[-1] if found else None
