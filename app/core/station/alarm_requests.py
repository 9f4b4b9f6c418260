"""Answers what is asked about alarms: the pause of their sound, their history and statistics.

Guarantees: as `app.core.station.service`, of which this is a part. There is no request that acknowledges all alarms at
once: each is seen by a person, or it is not. Threads: the exchange's pool.
"""

import msgspec

from app.core.station.alarm_history import alarm_history, alarm_statistics
from app.core.station.alarm_messages import (
    GetAlarmStatistics,
    ListAlarmHistory,
    PauseAlarmAudio,
)
from app.core.station.station_rooms import StationRooms
from app.core.wire.envelopes import Done


def answer_alarm_request(
    rooms: StationRooms, message: PauseAlarmAudio | ListAlarmHistory | GetAlarmStatistics
) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    match message:
        case PauseAlarmAudio(seconds=seconds):
            rooms.alarms.pause_audio(seconds)
            return Done()
        case ListAlarmHistory(query=query, at_most=at_most):
            return alarm_history(rooms.store.alarms, query, at_most=at_most)
        case GetAlarmStatistics(query=query):
            return alarm_statistics(rooms.store.alarms, query, clock=rooms.clock)
