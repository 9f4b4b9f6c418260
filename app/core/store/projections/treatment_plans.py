"""Treatment plans in all their versions, from `treatment_plan.made`, `.changed` and `.ended`.

Guarantees: each version is a row that is never changed; the plan shows the newest. A plan belongs to one patient, and
goes with them when they are erased. Does not: decide who may plan, or know appointments. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.appointment_events import PlanChangedData, PlanEndedData, PlanMadeData, PlanTerms
from app.core.events.canonical_form import timestamp_text
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one, to_json

TREATMENT_PLANS = Table(
    "treatment_plans",
    PROJECTION_METADATA,
    Column("plan_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("patient_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("terms_json", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("onboarding_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("ended", Text, nullable=False),
    Column("ended_by", Text, nullable=False),
    Column("end_reason", Text, nullable=False),
    sqlite_strict=True,
)

TREATMENT_PLAN_VERSIONS = Table(
    "treatment_plan_versions",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("plan_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("since", Text, nullable=False),
    Column("terms_json", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    sqlite_strict=True,
)


class TreatmentPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it holds, or held last.

    Attributes:
        state: "active", "done" or "stopped".
        ended: ISO 8601, UTC; empty while it is active.
    """

    __repr__ = reticent_repr

    plan_id: str
    patient_id: str
    version: int
    terms: PlanTerms
    made: datetime
    made_by: str
    onboarding_id: str
    state: str
    ended: str
    ended_by: str
    end_reason: str


class PlanVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What held from `since` on; no reason for the first."""

    __repr__ = reticent_repr

    version: int
    since: datetime
    terms: PlanTerms
    reason: str
    changed_by: str


def _make(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, PlanMadeData)
    connection.execute(
        TREATMENT_PLANS.insert().values(
            plan_id=data.plan_id,
            entry_index=index,
            patient_id=data.patient_id,
            version=1,
            terms_json=to_json(data.terms),
            made=timestamp_text(event.timestamp),
            made_by=data.made_by,
            onboarding_id=data.onboarding_id,
            state="active",
            ended="",
            ended_by="",
            end_reason="",
        )
    )
    _add_version(connection, index, event, data.plan_id, 1, data.terms, "", data.made_by)


def _change(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, PlanChangedData)
    connection.execute(
        TREATMENT_PLANS.update()
        .where(TREATMENT_PLANS.c.plan_id == data.plan_id)
        .values(version=data.version, terms_json=to_json(data.terms))
    )
    _add_version(connection, index, event, data.plan_id, data.version, data.terms, data.reason, data.changed_by)


def _end(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, PlanEndedData)
    connection.execute(
        TREATMENT_PLANS.update()
        .where(TREATMENT_PLANS.c.plan_id == data.plan_id)
        .values(state=data.how, ended=timestamp_text(event.timestamp), ended_by=data.ended_by, end_reason=data.reason)
    )


def _add_version(
    connection: Connection,
    index: int,
    event: SystemEvent,
    plan_id: str,
    version: int,
    terms: PlanTerms,
    reason: str,
    changed_by: str,
) -> None:
    connection.execute(
        TREATMENT_PLAN_VERSIONS.insert().values(
            entry_index=index,
            plan_id=plan_id,
            version=version,
            since=timestamp_text(event.timestamp),
            terms_json=to_json(terms),
            reason=reason,
            changed_by=changed_by,
        )
    )


HANDLERS: dict[str, Handler] = {
    "treatment_plan.made": _make,
    "treatment_plan.changed": _change,
    "treatment_plan.ended": _end,
}


class TreatmentPlans:
    """Reads treatment plans."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, plan_id: str) -> TreatmentPlan | None:
        """The plan, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(TREATMENT_PLANS).where(TREATMENT_PLANS.c.plan_id == plan_id)
        return fetch_one(self._engine, query, TreatmentPlan)

    def of_patient(self, patient_id: str) -> tuple[TreatmentPlan, ...]:
        """All of a patient, newest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(TREATMENT_PLANS).where(TREATMENT_PLANS.c.patient_id == patient_id)
        return fetch_all(self._engine, query.order_by(TREATMENT_PLANS.c.entry_index.desc()), TreatmentPlan)

    def versions(self, plan_id: str) -> tuple[PlanVersion, ...]:
        """Every version, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        table = TREATMENT_PLAN_VERSIONS
        query = select(table).where(table.c.plan_id == plan_id).order_by(table.c.entry_index)
        return fetch_all(self._engine, query, PlanVersion)
