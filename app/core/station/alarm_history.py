"""Answers what is asked of the alarms of the past: their list and their statistics.

Guarantees: the same answers from a running station and from a data folder that nobody uses. Does not: keep anything;
the table is made from the log (`store.projections.past_alarms`). Any thread.
"""

from datetime import UTC, datetime

from app.core.alarms.load import AlarmLoad, AlarmSpan, FloodRule, alarm_load
from app.core.clock import Clock
from app.core.errors import WrongUse
from app.core.settings.limits import clinical_limits
from app.core.station.alarm_messages import (
    AlarmCount,
    AlarmFlood,
    AlarmHistory,
    AlarmHour,
    AlarmQuery,
    AlarmStatistics,
    PastAlarm,
)
from app.core.store.projections.past_alarms import AlarmFilter, AlarmRow, PastAlarms

LONGEST_LIST = 5000


def alarm_history(alarms: PastAlarms, query: AlarmQuery, *, at_most: int = 1000) -> AlarmHistory:
    """The alarms that match, newest first.

    Raises:
        WrongUse: A moment of the query is none.
        StorageFault: The store cannot be read.
    """
    wanted = _filter(query)
    found = alarms.find(wanted, at_most=max(1, min(at_most, LONGEST_LIST)))
    return AlarmHistory(alarms=tuple(map(_past, found)), more=alarms.count(wanted) - len(found))


def alarm_statistics(alarms: PastAlarms, query: AlarmQuery, *, clock: Clock) -> AlarmStatistics:
    """The load of the time asked for; where the query does not say, from the first alarm to now.

    Raises:
        WrongUse, StorageFault: As `alarm_history`.
    """
    wanted, now = _filter(query), clock.wall()
    found = alarms.find(wanted)
    until = min(wanted.until or now, now)
    since = wanted.since or min((row.began for row in found), default=until)
    flood = clinical_limits().alarm.flood
    rule = FloodRule(alarms=round(flood.alarms.value), calm=round(flood.calm.value), span_s=flood.span.value)
    return _statistics(alarm_load(map(_span, found), since, until, rule))


def _span(row: AlarmRow) -> AlarmSpan:
    return AlarmSpan(
        condition=row.condition,
        priority=row.priority,
        began=row.began,
        ended=row.ended,
        acknowledged=row.acknowledged,
    )


def _statistics(load: AlarmLoad) -> AlarmStatistics:
    return AlarmStatistics(
        since=_text(load.since),
        until=_text(load.until),
        seconds=load.seconds,
        alarms=load.alarms,
        high=load.by_priority.get("high", 0),
        medium=load.by_priority.get("medium", 0),
        low=load.by_priority.get("low", 0),
        per_hour=load.per_hour,
        share_in_alarm=load.share_in_alarm,
        median_to_acknowledge_s=load.median_to_acknowledge_s,
        never_acknowledged=load.never_acknowledged,
        longest_s=load.longest_s,
        longest_condition=load.longest_condition,
        conditions=tuple(
            AlarmCount(condition=one.condition, priority=one.priority, alarms=one.alarms, seconds=one.standing_s)
            for one in load.conditions
        ),
        hours=tuple(
            AlarmHour(
                began=_text(hour), high=counts.get("high", 0), medium=counts.get("medium", 0), low=counts.get("low", 0)
            )
            for hour, counts in load.hours
        ),
        floods=tuple(
            AlarmFlood(began=_text(flood.began), ended=_text(flood.ended), alarms=flood.alarms) for flood in load.floods
        ),
    )


def _past(row: AlarmRow) -> PastAlarm:
    return PastAlarm(
        alarm_id=row.alarm_id,
        condition=row.condition,
        priority=row.priority,
        state=row.state,
        text=row.text,
        began=_text(row.began),
        acknowledged=_text(row.acknowledged),
        over=_text(row.over),
        ended=_text(row.ended),
        session_id=row.session_id,
    )


def _filter(query: AlarmQuery) -> AlarmFilter:
    return AlarmFilter(
        since=_moment(query.since),
        until=_moment(query.until),
        priority=query.priority,
        condition=query.condition,
        session_id=query.session_id,
    )


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(
            f"“{text[:40]}” is not a moment.", advice="Write it as 2026-05-04 or 2026-05-04T09:30:00+00:00."
        ) from error
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _text(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="milliseconds")
