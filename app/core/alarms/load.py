"""The load that alarms are to the person who must answer them; pure.

Guarantees: figures are of the time asked for only; an alarm that still stands counts until the end of it. A flood
begins when more than `flood.alarms` came within `flood.span_s`, and is over when fewer than `flood.calm` did
(ANSI/ISA-18.2 and EEMUA Publication 191 by way of `resources/limits.toml`).
Does not: read a clock or a store. Any thread.
"""

import statistics
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmSpan:
    """One alarm. `ended` is None while it stands, `acknowledged` where nobody has."""

    condition: str
    priority: str
    began: datetime
    ended: datetime | None = None
    acknowledged: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FloodRule:
    """When alarms are a flood."""

    alarms: int
    calm: int
    span_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flood:
    """From the first of its alarms to the last."""

    began: datetime
    ended: datetime
    alarms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLoad:
    """One condition's share; `standing_s` is how long its alarms stood in all."""

    condition: str
    priority: str
    alarms: int
    standing_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmLoad:
    """The figures of one span of time.

    Attributes:
        alarms: That began in it.
        share_in_alarm: Of the time, with at least one alarm standing; 0 to 1.
        median_to_acknowledge_s: Of those that were; None where none was.
        never_acknowledged: How many ended without.
        conditions: The most frequent first.
        hours: Beginning of each hour with alarms, and how many began in it by priority; oldest first.
    """

    since: datetime
    until: datetime
    alarms: int = 0
    by_priority: dict[str, int] = field(default_factory=dict)
    per_hour: float = 0.0
    share_in_alarm: float = 0.0
    median_to_acknowledge_s: float | None = None
    never_acknowledged: int = 0
    longest_s: float = 0.0
    longest_condition: str = ""
    conditions: tuple[ConditionLoad, ...] = ()
    hours: tuple[tuple[datetime, dict[str, int]], ...] = ()
    floods: tuple[Flood, ...] = ()

    @property
    def seconds(self) -> float:
        return (self.until - self.since).total_seconds()


def alarm_load(spans: Iterable[AlarmSpan], since: datetime, until: datetime, flood: FloodRule) -> AlarmLoad:
    """The figures of the time from `since` to `until`; alarms that did not stand in it count for nothing."""
    until = max(since, until)
    standing = [span for span in spans if span.began <= until and (span.ended or until) >= since]
    began = sorted((span for span in standing if span.began >= since), key=lambda span: span.began)
    seconds = (until - since).total_seconds()
    longest = max(standing, key=lambda span: _clipped_s(span, since, until), default=None)
    waits_s = [(span.acknowledged - span.began).total_seconds() for span in began if span.acknowledged is not None]
    return AlarmLoad(
        since=since,
        until=until,
        alarms=len(began),
        by_priority=_by_priority(began),
        per_hour=len(began) * 3600 / seconds if seconds > 0 else 0.0,
        share_in_alarm=_covered_s(standing, since, until) / seconds if seconds > 0 else 0.0,
        median_to_acknowledge_s=statistics.median(waits_s) if waits_s else None,
        never_acknowledged=sum(span.ended is not None and span.acknowledged is None for span in began),
        longest_s=_clipped_s(longest, since, until) if longest else 0.0,
        longest_condition=longest.condition if longest else "",
        conditions=_conditions(standing, since, until),
        hours=_hours(began),
        floods=floods([span.began for span in began], flood),
    )


def floods(began: Sequence[datetime], rule: FloodRule) -> tuple[Flood, ...]:
    """Where too many came at once; `began` in order."""
    span = timedelta(seconds=rule.span_s)
    found: list[Flood] = []
    first = -1
    for place, moment in enumerate(began):
        oldest = bisect_left(began, moment - span)
        count = place - oldest + 1
        if first >= 0 and count < rule.calm:
            found.append(Flood(began=began[first], ended=began[place - 1], alarms=place - first))
            first = -1
        elif first < 0 and count > rule.alarms:
            first = oldest
    if first >= 0:
        found.append(Flood(began=began[first], ended=began[-1], alarms=len(began) - first))
    return tuple(found)


def _clipped_s(span: AlarmSpan, since: datetime, until: datetime) -> float:
    ended = until if span.ended is None else min(span.ended, until)
    return max(0.0, (ended - max(span.began, since)).total_seconds())


def _covered_s(spans: Iterable[AlarmSpan], since: datetime, until: datetime) -> float:
    """How long at least one of them stood."""
    covered_s, reached = 0.0, since
    for span in sorted(spans, key=lambda span: span.began):
        begin, end = max(span.began, reached), min(span.ended or until, until)
        if end > begin:
            covered_s += (end - begin).total_seconds()
            reached = end
    return covered_s


def _by_priority(spans: Iterable[AlarmSpan]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for span in spans:
        counts[span.priority] = counts.get(span.priority, 0) + 1
    return counts


def _conditions(spans: Sequence[AlarmSpan], since: datetime, until: datetime) -> tuple[ConditionLoad, ...]:
    by_name: dict[tuple[str, str], list[AlarmSpan]] = {}
    for span in spans:
        by_name.setdefault((span.condition, span.priority), []).append(span)
    loads = [
        ConditionLoad(
            condition=condition,
            priority=priority,
            alarms=len(of_one),
            standing_s=sum(_clipped_s(span, since, until) for span in of_one),
        )
        for (condition, priority), of_one in by_name.items()
    ]
    return tuple(sorted(loads, key=lambda load: (-load.alarms, -load.standing_s, load.condition)))


def _hours(spans: Sequence[AlarmSpan]) -> tuple[tuple[datetime, dict[str, int]], ...]:
    hours: dict[datetime, list[AlarmSpan]] = {}
    for span in spans:
        hours.setdefault(span.began.replace(minute=0, second=0, microsecond=0), []).append(span)
    return tuple((hour, _by_priority(of_one)) for hour, of_one in sorted(hours.items()))
