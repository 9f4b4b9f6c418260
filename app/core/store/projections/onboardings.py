"""Onboardings: what was typed, who is alike, what was decided, and where each one stands.

Guarantees: made from `onboarding.*` events and the registration they lead to; an onboarding whose patient (or draft) is
erased is gone. Does not: know what a step still misses (`app.core.clinic.onboarding` looks). Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, or_, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.onboarding_events import (
    CandidatesFoundData,
    FoundCandidate,
    IdentityDecidedData,
    OnboardingBegunData,
    OnboardingCompletedData,
    OnboardingFailedData,
    OnboardingLeavingData,
    OnboardingLeftData,
    OnboardingStepEnteredData,
    OnboardingStepSkippedData,
)
from app.core.events.specification_events import PatientRegisteredData
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one, to_json

ONBOARDINGS = Table(
    "onboardings",
    PROJECTION_METADATA,
    Column("onboarding_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("draft_id", Text, nullable=False, index=True),
    Column("patient_id", Text, nullable=False, index=True),
    Column("hospital_number", Text, nullable=False),
    Column("family_name", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("birth_date", Text, nullable=False),
    Column("sex", Text, nullable=False),
    Column("clinician_id", Text, nullable=False),
    Column("begun", Text, nullable=False),
    Column("begun_by", Text, nullable=False),
    Column("search", Integer, nullable=False),
    Column("candidates_json", Text, nullable=False),
    Column("decided_search", Integer, nullable=False),
    Column("decision", Text, nullable=False),
    Column("decision_reason", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("step_text", Text, nullable=False),
    Column("skipped_json", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("ended", Text, nullable=False),
    Column("leave_reason", Text, nullable=False),
    Column("left_by", Text, nullable=False),
    Column("kept_json", Text, nullable=False),
    Column("taken_back_json", Text, nullable=False),
    sqlite_strict=True,
)


class SkippedStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that was gone on without."""

    step: str
    missing: tuple[str, ...]
    reason: str
    skipped_by: str


class Onboarding(msgspec.Struct, frozen=True, kw_only=True):
    """One onboarding.

    Attributes:
        draft_id: Under which what was typed is sealed; the patient's id once they are registered by it.
        patient_id: Who it is; empty until that is known.
        search / decided_search: Of the newest list of candidates, and of the one that a decision was made on.
        state: "open", "leaving", "completed", "left" or "failed".
    """

    __repr__ = reticent_repr

    onboarding_id: str
    draft_id: str
    patient_id: str
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str
    clinician_id: str
    begun: datetime
    begun_by: str
    search: int
    candidates: tuple[FoundCandidate, ...]
    decided_search: int
    decision: str
    decision_reason: str
    decided_by: str
    step: str
    step_text: str
    skipped: tuple[SkippedStep, ...]
    state: str
    ended: str
    leave_reason: str
    left_by: str
    kept: tuple[str, ...]
    taken_back: tuple[str, ...]

    def skipped_steps(self) -> tuple[str, ...]:
        return tuple(one.step for one in self.skipped)


def _begin(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, OnboardingBegunData)
    named = {
        name: getattr(data, name) for name in ("hospital_number", "family_name", "given_name", "birth_date", "sex")
    }
    texts = ("decision", "decision_reason", "decided_by", "step_text", "ended", "leave_reason", "left_by", "patient_id")
    lists = ("candidates_json", "skipped_json", "kept_json", "taken_back_json")
    connection.execute(
        ONBOARDINGS.insert().values(
            onboarding_id=data.onboarding_id,
            entry_index=index,
            draft_id=data.patient_id,
            clinician_id=data.clinician_id,
            begun=timestamp_text(event.timestamp),
            begun_by=data.begun_by,
            search=0,
            decided_search=0,
            step="searching",
            state="open",
            **named,
            **dict.fromkeys(texts, ""),
            **dict.fromkeys(lists, "[]"),
        )
    )


def _change(connection: Connection, onboarding_id: str, **values: object) -> None:
    connection.execute(ONBOARDINGS.update().where(ONBOARDINGS.c.onboarding_id == onboarding_id).values(**values))


def _enter(connection: Connection, _index: int, event: SystemEvent) -> None:
    """A step that is entered after a failure means that it goes on."""
    data = data_of(event, OnboardingStepEnteredData)
    _change(connection, data.onboarding_id, step=data.step, step_text=data.text)
    failed = ONBOARDINGS.c.onboarding_id == data.onboarding_id, ONBOARDINGS.c.state == "failed"
    connection.execute(ONBOARDINGS.update().where(*failed).values(state="open", ended=""))


def _find(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, CandidatesFoundData)
    _change(connection, data.onboarding_id, search=data.search, candidates_json=to_json(data.candidates))


def _decide(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, IdentityDecidedData)
    number = {"hospital_number": data.hospital_number} if data.hospital_number else {}
    _change(
        connection,
        data.onboarding_id,
        decided_search=data.search,
        decision=data.decision,
        decision_reason=data.reason,
        decided_by=data.decided_by,
        patient_id=data.patient_id if data.decision == "same_person" else "",
        **number,
    )


def _register(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, PatientRegisteredData)
    connection.execute(
        ONBOARDINGS.update().where(ONBOARDINGS.c.draft_id == data.patient_id).values(patient_id=data.patient_id)
    )


def _skip(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, OnboardingStepSkippedData)
    query = select(ONBOARDINGS.c.skipped_json).where(ONBOARDINGS.c.onboarding_id == data.onboarding_id)
    known = connection.execute(query).scalar_one_or_none()
    before = msgspec.json.decode(known or "[]", type=tuple[SkippedStep, ...])
    added = SkippedStep(step=data.step, missing=data.missing, reason=data.reason, skipped_by=data.skipped_by)
    others = tuple(one for one in before if one.step != data.step)
    _change(connection, data.onboarding_id, skipped_json=to_json((*others, added)))


def _begin_to_leave(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, OnboardingLeavingData)
    _change(connection, data.onboarding_id, state="leaving", leave_reason=data.reason, left_by=data.left_by)


def _leave(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, OnboardingLeftData)
    ended = {"state": "left", "step": "left", "ended": timestamp_text(event.timestamp)}
    lists = {"kept_json": to_json(data.kept), "taken_back_json": to_json(data.taken_back)}
    _change(connection, data.onboarding_id, **ended, **lists)


def _complete(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, OnboardingCompletedData)
    ended = timestamp_text(event.timestamp)
    _change(connection, data.onboarding_id, state="completed", step="completed", step_text="", ended=ended)


def _fail(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, OnboardingFailedData)
    ended = timestamp_text(event.timestamp)
    _change(connection, data.onboarding_id, state="failed", step=data.step, step_text=data.text, ended=ended)


HANDLERS: dict[str, Handler] = {
    "onboarding.begun": _begin,
    "onboarding.step_entered": _enter,
    "onboarding.candidates_found": _find,
    "onboarding.identity_decided": _decide,
    "onboarding.step_skipped": _skip,
    "onboarding.leaving": _begin_to_leave,
    "onboarding.left": _leave,
    "onboarding.completed": _complete,
    "onboarding.failed": _fail,
    "patient.registered": _register,
}


class Onboardings:
    """Reads onboardings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, onboarding_id: str) -> Onboarding | None:
        """The onboarding, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ONBOARDINGS).where(ONBOARDINGS.c.onboarding_id == onboarding_id)
        return fetch_one(self._engine, query, Onboarding)

    def unfinished(self) -> tuple[Onboarding, ...]:
        """Those that go on, and those that failed and may be taken up again; oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ONBOARDINGS).where(ONBOARDINGS.c.state.in_(("open", "leaving", "failed")))
        return fetch_all(self._engine, query.order_by(ONBOARDINGS.c.entry_index), Onboarding)

    def of_patient(self, patient_id: str) -> tuple[Onboarding, ...]:
        """Those that are a patient's, or were typed under this id; newest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        theirs = or_(ONBOARDINGS.c.patient_id == patient_id, ONBOARDINGS.c.draft_id == patient_id)
        query = select(ONBOARDINGS).where(theirs).order_by(ONBOARDINGS.c.entry_index.desc())
        return fetch_all(self._engine, query, Onboarding)
