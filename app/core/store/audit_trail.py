"""Finding entries of the log by who, on whom, what and when; in time, however long the log is.

Guarantees: every way of asking goes by an index of the file (`entries_by_subject`, `entries_by_cause`,
`entries_by_time` and those of the projection `audit`); an answer is a page of indexes, newest or oldest first.
What a user did is what names them, and what it caused at once. What is about a patient is what is sealed under their
key, what belongs to their sessions, and what names them.
Does not: read or open an entry (`Log.read` does), or decide who may see it. Any thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, or_, select, union
from sqlalchemy.sql.elements import ColumnElement

from app.core.events.lineage import Mention
from app.core.store.database import translated
from app.core.store.log_tables import ENTRIES
from app.core.store.projections.audit import AUDIT
from app.core.store.projections.sessions import SESSIONS

_NEAR = 20_000
_MANY = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFilter:
    """What is wanted; all that is set must hold.

    Attributes:
        since / until: As the log writes moments (UTC, six decimals); `until` is not included.
        event_types: None for all.
        user_id / patient_id: Empty for all.
        patients / own_user: Where not None: entries about these patients, or done by this user, alone.
        found_types / found_users / found_patients: What a search by words came to; any of them is enough. All None:
            nothing was searched.
    """

    since: str = ""
    until: str = ""
    event_types: frozenset[str] | None = None
    user_id: str = ""
    patient_id: str = ""
    patients: frozenset[str] | None = None
    own_user: str = ""
    found_types: frozenset[str] | None = None
    found_users: frozenset[str] = frozenset()
    found_patients: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TrailMark:
    """What the projection knows of an entry."""

    user_id: str
    patient_id: str
    break_glass_id: str


class AuditTrail:
    """Reads the trail."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(
        self,
        wanted: TrailFilter,
        *,
        before: int | None = None,
        first: int = 0,
        at_most: int,
        newest_first: bool = True,
    ) -> tuple[int, ...]:
        """Indexes of entries, from `first` up to, not including, `before`.

        Raises:
            StorageFault: The database cannot be read.
        """
        with translated("read"), self._engine.begin() as connection:
            newest = connection.execute(select(func.max(ENTRIES.c.entry_index))).scalar()
            end = 0 if newest is None else int(newest) + 1
            bounds = _Bounds(first, end if before is None else min(before, end))
            bounds = _within_times(connection, wanted, bounds)
            # What is asked for most is near the end it is asked from, and found there at little cost.
            for near in (bounds.near(newest_first=newest_first), bounds):
                found = connection.execute(_page(wanted, near, at_most, newest_first=newest_first)).scalars().all()
                if len(found) >= at_most or near == bounds:
                    break
            return tuple(found)

    def marks(self, indexes: Sequence[int]) -> dict[int, TrailMark]:
        """What the projection knows of these entries.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(AUDIT).where(AUDIT.c.entry_index.in_(indexes))
        with translated("read"), self._engine.begin() as connection:
            return {
                row.entry_index: TrailMark(row.user_id, row.patient_id, row.break_glass_id)
                for row in connection.execute(query)
            }

    def causes(self, causation_ids: Sequence[str]) -> dict[str, TrailMark]:
        """Of these events (by id), what the projection knows.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ENTRIES.c.event_id, AUDIT).join(AUDIT, AUDIT.c.entry_index == ENTRIES.c.entry_index)
        query = query.where(ENTRIES.c.event_id.in_(causation_ids))
        with translated("read"), self._engine.begin() as connection:
            return {
                row.event_id: TrailMark(row.user_id, row.patient_id, row.break_glass_id)
                for row in connection.execute(query)
            }

    def family(self, index: int, *, at_most: int) -> tuple[tuple[int, int], ...]:
        """What led to an entry and what came of it: (index, depth) in the order of a tree, depth 0 the first cause.

        Raises:
            StorageFault: The database cannot be read.
        """
        table = ENTRIES.c
        with translated("read"), self._engine.begin() as connection:

            def row_of(condition: ColumnElement[bool]) -> tuple[int, str, str | None] | None:
                found = connection.execute(
                    select(table.entry_index, table.event_id, table.causation_id).where(condition)
                ).one_or_none()
                return None if found is None else (found[0], found[1], found[2])

            root = row_of(table.entry_index == index)
            seen: set[str] = set()
            while root is not None and root[2] is not None and root[1] not in seen:
                seen.add(root[1])
                cause = row_of(table.event_id == root[2])
                if cause is None or cause[1] in seen:
                    break
                root = cause
            if root is None:
                return ()
            told: list[tuple[int, int]] = []
            waiting = [(root[0], root[1], 0)]
            walked: set[int] = set()
            while waiting and len(told) < at_most:
                place, event_id, depth = waiting.pop()
                if place in walked:
                    continue
                walked.add(place)
                told.append((place, depth))
                effects = connection.execute(
                    select(table.entry_index, table.event_id)
                    .where(table.causation_id == event_id)
                    .order_by(table.entry_index)
                    .limit(at_most)
                ).all()
                waiting.extend((effect, effect_id, depth + 1) for effect, effect_id in reversed(effects))
            return tuple(told)

    def chain(self, correlation_id: str, *, at_most: int) -> tuple[Mention, ...]:
        """The entries with this correlation, oldest first, without their data.

        Raises:
            StorageFault: The database cannot be read.
        """
        table = ENTRIES.c
        query = (
            select(
                table.entry_index,
                table.event_id,
                table.event_type,
                table.source_service,
                table.timestamp,
                table.correlation_id,
                table.causation_id,
            )
            .where(table.correlation_id == correlation_id)
            .order_by(table.entry_index)
            .limit(at_most)
        )
        with translated("read"), self._engine.begin() as connection:
            return tuple(Mention(*row) for row in connection.execute(query))

    def count_of_chain(self, correlation_id: str) -> int:
        """How many entries have this correlation.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(func.count()).select_from(ENTRIES).where(ENTRIES.c.correlation_id == correlation_id)
        with translated("read"), self._engine.begin() as connection:
            return int(connection.execute(query).scalar_one())


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Indexes from `low` up to, not including, `high`."""

    low: int
    high: int

    def near(self, *, newest_first: bool) -> "_Bounds":
        """The part that is looked through first."""
        if newest_first:
            return _Bounds(max(self.low, self.high - _NEAR), self.high)
        return _Bounds(self.low, min(self.high, self.low + _NEAR))

    def of(self, column: Any) -> list[ColumnElement[bool]]:
        return [column >= self.low, column < self.high]


def _within_times(connection: Connection, wanted: TrailFilter, bounds: _Bounds) -> _Bounds:
    """The bounds of what lies within the time, from the index by time alone, where that is not nearly everything."""
    times = _times(wanted)
    if not times:
        return bounds
    within = select(ENTRIES.c.entry_index).where(*times)
    # Without an end it reaches to the newest entry, where the walk begins anyway: of many, the first is of no use.
    some = (within if wanted.until else within.limit(_MANY)).subquery()
    query = select(
        func.count().label("number"),
        func.min(some.c.entry_index).label("low"),
        func.max(some.c.entry_index).label("high"),
    )
    found = connection.execute(query).one()
    if found.number >= _MANY and not wanted.until:
        return bounds
    if not found.number:
        return _Bounds(0, 0)
    return _Bounds(max(bounds.low, found.low), min(bounds.high, found.high + 1))


def _page(wanted: TrailFilter, bounds: _Bounds, at_most: int, *, newest_first: bool) -> Select[int]:
    column = ENTRIES.c.entry_index
    query = select(column).where(*bounds.of(column), *_conditions(wanted, bounds))
    return query.order_by(column.desc() if newest_first else column).limit(at_most)


def _times(wanted: TrailFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since:
        found.append(ENTRIES.c.timestamp >= wanted.since)
    if wanted.until:
        found.append(ENTRIES.c.timestamp < wanted.until)
    return found


def _conditions(wanted: TrailFilter, bounds: _Bounds) -> list[ColumnElement[bool]]:
    index, kind = ENTRIES.c.entry_index, ENTRIES.c.event_type
    found = _times(wanted)
    if wanted.event_types is not None:
        found.append(kind.in_(sorted(wanted.event_types)))
    if wanted.user_id:
        found.append(index.in_(_by_users(frozenset({wanted.user_id}), bounds)))
    if wanted.patient_id:
        found.append(index.in_(_about_patients(frozenset({wanted.patient_id}), bounds)))
    if wanted.patients is not None:
        about = index.in_(_about_patients(wanted.patients, bounds))
        mine = index.in_(_by_users(frozenset({wanted.own_user}), bounds))
        found.append(or_(about, mine) if wanted.own_user else about)
    if wanted.found_types is not None:
        any_of: list[ColumnElement[bool]] = [kind.in_(sorted(wanted.found_types))]
        if wanted.found_users:
            any_of.append(index.in_(_by_users(wanted.found_users, bounds)))
        if wanted.found_patients:
            any_of.append(index.in_(_about_patients(wanted.found_patients, bounds)))
        found.append(or_(*any_of))
    return found


def _by_users(user_ids: frozenset[str], bounds: _Bounds) -> Select[int]:
    """What names them as who acted, and what that caused at once."""
    ids = sorted(user_ids)
    named = select(AUDIT.c.entry_index).where(AUDIT.c.user_id.in_(ids), *bounds.of(AUDIT.c.entry_index))
    cause = ENTRIES.alias("cause")
    caused = (
        select(ENTRIES.c.entry_index)
        .join(cause, ENTRIES.c.causation_id == cause.c.event_id)
        .join(AUDIT, AUDIT.c.entry_index == cause.c.entry_index)
        .where(AUDIT.c.user_id.in_(ids), *bounds.of(ENTRIES.c.entry_index))
    )
    return select(union(named, caused).subquery().c.entry_index)


def _about_patients(patient_ids: frozenset[str], bounds: _Bounds) -> Select[int]:
    """What is sealed as theirs, belongs to their sessions, or names them."""
    ids = sorted(patient_ids)
    sessions = select(SESSIONS.c.session_id).where(SESSIONS.c.patient_id.in_(ids))
    here, named = ENTRIES.c.entry_index, AUDIT.c.entry_index
    parts = (
        select(here).where(ENTRIES.c.subject_id.in_(ids), *bounds.of(here)),
        select(here).where(ENTRIES.c.correlation_id.in_(sessions), *bounds.of(here)),
        select(named).where(AUDIT.c.patient_id.in_(ids), *bounds.of(named)),
    )
    return select(union(*parts).subquery().c.entry_index)
