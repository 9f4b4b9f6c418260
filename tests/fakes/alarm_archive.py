"""Alarms of the past, and a link that answers about them as the station does."""

import random
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.core.alarms.conditions import CONDITIONS
from app.core.clock import VirtualClock
from app.core.errors import NeuraScaleError
from app.core.station.alarm_history import alarm_statistics
from app.core.station.alarm_messages import AlarmHistory, AlarmQuery, GetAlarmStatistics, ListAlarmHistory, PastAlarm
from app.ui.bridge.background_work import BackgroundWork
from app.ui.bridge.requests import Request


def past_alarms(now: datetime, number: int = 64) -> tuple[PastAlarm, ...]:
    """A day of alarms, with a flood in it; the same each time, newest first."""
    chance = random.Random(4)
    names = ["impedance"] * 6 + ["signal_quality"] * 5 + ["clipping"] * 3 + ["gap"] * 2
    names += ["device_silent", "worker_down", "disk_time", "safety_stopped"]
    made = []
    began = now - timedelta(minutes=7)
    for at in range(number):
        kind = CONDITIONS[chance.choice(names)]
        lasted = timedelta(seconds=chance.expovariate(1 / 90) + 2)
        answered = timedelta(seconds=min(lasted.total_seconds(), chance.expovariate(1 / 25) + 1))
        seen = chance.random() < 0.7
        made.append(
            PastAlarm(
                alarm_id=f"{at:04d}",
                condition=kind.name,
                priority=kind.priority.value,
                state="cleared" if at else "active",
                text=kind.text,
                began=began.isoformat(),
                acknowledged=(began + answered).isoformat() if seen and at else "",
                over=(began + lasted * 0.8).isoformat() if at else "",
                ended=(began + lasted).isoformat() if at else "",
                session_id="session-1" if at < 20 else "session-2",
            )
        )
        flood = 30 <= at < 44
        began -= timedelta(seconds=chance.uniform(15, 40) if flood else chance.expovariate(1 / 1500) + 60)
    return tuple(made)


class _Store:
    """What `alarm_statistics` reads."""

    def __init__(self, alarms: tuple[PastAlarm, ...]) -> None:
        self._alarms = alarms

    def find(self, _wanted: object) -> list[SimpleNamespace]:
        def moment(iso: str) -> datetime | None:
            return datetime.fromisoformat(iso).astimezone(UTC) if iso else None

        return [
            SimpleNamespace(
                condition=one.condition,
                priority=one.priority,
                began=moment(one.began),
                ended=moment(one.ended),
                acknowledged=moment(one.acknowledged),
            )
            for one in self._alarms
        ]


class AlarmArchive(QObject):
    """A `StationLink` as the history sees it."""

    entry_arrived = Signal(object)
    link_changed = Signal(bool)

    def __init__(self, clock: VirtualClock, alarms: tuple[PastAlarm, ...]) -> None:
        super().__init__()
        self.clock = clock
        self.alarms = alarms
        self.asked: list[msgspec.Struct] = []
        self.refuse_with: NeuraScaleError | None = None
        self.background = BackgroundWork(self)

    def matching(self, query: AlarmQuery) -> tuple[PastAlarm, ...]:
        return tuple(
            one
            for one in self.alarms
            if (not query.since or datetime.fromisoformat(one.began) >= datetime.fromisoformat(query.since))
            and (not query.priority or one.priority == query.priority)
            and (not query.condition or one.condition == query.condition)
            and (not query.session_id or one.session_id == query.session_id)
        )

    def ask(self, message: msgspec.Struct, parent: QObject, *, timeout_s: float = 10.0) -> Request:
        self.asked.append(message)
        request = Request(parent)
        refusal = self.refuse_with

        def answer() -> None:
            try:
                if refusal is not None:
                    request.failed.emit(refusal)
                elif isinstance(message, ListAlarmHistory):
                    request.done.emit(AlarmHistory(alarms=self.matching(message.query)))
                elif isinstance(message, GetAlarmStatistics):
                    store = _Store(self.matching(message.query))
                    request.done.emit(alarm_statistics(store, message.query, clock=self.clock))
            except RuntimeError:
                return  # the dialog was closed meanwhile

        QTimer.singleShot(0, answer)
        return request
