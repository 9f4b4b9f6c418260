"""What a window asks of the station about alarms: pausing their sound, their history, their statistics.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Times are ISO 8601, UTC. No patient data.
Answers are named; `Done` where none is.
"""

import msgspec

from app.core.wire.envelopes import Message


class PauseAlarmAudio(Message, frozen=True, kw_only=True):
    """Silence the sound of the alarms that stand; any new one ends the pause. Logged. Answer: `Done`.

    Attributes:
        seconds: At most the longest pause of `alarm.audio_pause`; None is that, zero ends the pause.
    """

    seconds: float | None = None


class AlarmQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which alarms of the past; empty is no restriction.

    Attributes:
        since / until: They stood at some time between these.
        priority: "high", "medium" or "low".
        condition: A name of `app.core.alarms.conditions`.
    """

    since: str = ""
    until: str = ""
    priority: str = ""
    condition: str = ""
    session_id: str = ""


class ListAlarmHistory(Message, frozen=True, kw_only=True):
    """Answer: `AlarmHistory`, newest first."""

    query: AlarmQuery = AlarmQuery()
    at_most: int = 1000


class PastAlarm(msgspec.Struct, frozen=True, kw_only=True):
    """One alarm from its beginning to its end.

    Attributes:
        state: "active", "acknowledged", "latched" while it stands; "cleared" afterwards.
        text: As last told.
        began: When it became active.
        acknowledged: When a person did, the last time; empty where nobody has.
        over: When its condition had gone (for latching ones, which may stand longer); empty while it is there.
        ended: When it was taken off; empty while it stands.
    """

    alarm_id: str
    condition: str
    priority: str
    state: str
    text: str
    began: str
    acknowledged: str = ""
    over: str = ""
    ended: str = ""
    session_id: str = ""


class AlarmHistory(Message, frozen=True, kw_only=True):
    """`more`: alarms that the query matches and `at_most` has left out."""

    alarms: tuple[PastAlarm, ...]
    more: int = 0


class GetAlarmStatistics(Message, frozen=True, kw_only=True):
    """Answer: `AlarmStatistics`."""

    query: AlarmQuery = AlarmQuery()


class AlarmCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many alarms of one condition, and for how long one stood in all."""

    condition: str
    priority: str
    alarms: int
    seconds: float


class AlarmHour(msgspec.Struct, frozen=True, kw_only=True):
    """How many alarms began within the hour from `began`."""

    began: str
    high: int = 0
    medium: int = 0
    low: int = 0


class AlarmFlood(msgspec.Struct, frozen=True, kw_only=True):
    """More than 10 alarms in 10 minutes (EEMUA 191, ISA-18.2), from the first of them to the last."""

    began: str
    ended: str
    alarms: int


class AlarmStatistics(Message, frozen=True, kw_only=True):
    """The load that alarms are.

    Attributes:
        since / until: What time it is about; where the query did not say, from the first alarm to now.
        seconds: How long that is.
        per_hour: Alarms an hour, on average.
        share_in_alarm: Of the time, with at least one alarm standing; 0 to 1.
        median_to_acknowledge_s: Of those that were acknowledged; None where none was.
        never_acknowledged: How many ended without.
        longest_s / longest_condition: Which stood longest.
        conditions: The most frequent first.
        hours: Those with alarms, oldest first.
    """

    since: str = ""
    until: str = ""
    seconds: float = 0.0
    alarms: int = 0
    high: int = 0
    medium: int = 0
    low: int = 0
    per_hour: float = 0.0
    share_in_alarm: float = 0.0
    median_to_acknowledge_s: float | None = None
    never_acknowledged: int = 0
    longest_s: float = 0.0
    longest_condition: str = ""
    conditions: tuple[AlarmCount, ...] = ()
    hours: tuple[AlarmHour, ...] = ()
    floods: tuple[AlarmFlood, ...] = ()


class ReportPatientEvent(Message, frozen=True, kw_only=True):
    """The patient pressed the button, or a person says that something happened. Answer: `Done`, with the alarm raised.

    While recording the moment is marked as well, by the same request.
    """

    session_id: str


AlarmRequest = PauseAlarmAudio | ListAlarmHistory | GetAlarmStatistics | ReportPatientEvent
AlarmReply = AlarmHistory | AlarmStatistics
