"""`neurascale alarms`: the alarms of the past and how much of a load they were, also while the station is running.

Guarantees: reads only, straight from the log (the tables made from it may be older than this version). Exit codes: 0
told, 1 the log cannot be read, 2 wrong use, or there is no log there.
"""

import argparse
import json
import sys
from pathlib import Path

import msgspec

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.station.alarm_history import alarm_history, alarm_statistics
from app.core.station.alarm_messages import AlarmHistory, AlarmQuery, AlarmStatistics
from app.core.store.alarms_offline import alarms_of_log

SUMMARY = "List past alarms, or say how much of a load they were, from the log."
EXAMPLE = "neurascale alarms statistics --data ~/.local/share/neurascale --since 2026-05-04 --json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("action", choices=["list", "statistics"], help="list: newest first; statistics: their load")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the user's)")
    parser.add_argument("--since", default="", metavar="TIME", help="ISO 8601; UTC where it names no zone")
    parser.add_argument("--until", default="", metavar="TIME", help="ISO 8601; UTC where it names no zone")
    parser.add_argument("--priority", default="", choices=["high", "medium", "low"], help="only these")
    parser.add_argument("--condition", default="", metavar="NAME", help='only this one, as "device_silent"')
    parser.add_argument("--session", default="", metavar="ID", help="only of this session")
    parser.add_argument("--at-most", type=int, default=200, metavar="N", help="list no more than this (default: 200)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Tell; the exit code.

    Raises:
        WrongUse: There is no log in the folder, or a time is none.
    """
    data = DataDirectory(arguments.data or default_data_path())
    if not data.database.is_file():
        raise WrongUse("There is no log in this data folder.", advice="Name the right folder with --data.")
    query = AlarmQuery(
        since=arguments.since,
        until=arguments.until,
        priority=arguments.priority or "",
        condition=arguments.condition,
        session_id=arguments.session,
    )
    with alarms_of_log(data) as alarms:
        answer: AlarmHistory | AlarmStatistics
        if arguments.action == "list":
            answer = alarm_history(alarms, query, at_most=arguments.at_most)
        else:
            answer = alarm_statistics(alarms, query, clock=SYSTEM_CLOCK)
    if arguments.json:
        told = {name: value for name, value in msgspec.to_builtins(answer).items() if name != "type"}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    elif isinstance(answer, AlarmHistory):
        _print_list(answer)
    else:
        _print_statistics(answer)
    return 0


def _print_list(history: AlarmHistory) -> None:
    for alarm in history.alarms:
        seen = f"acknowledged {alarm.acknowledged}" if alarm.acknowledged else "not acknowledged"
        ended = f"ended {alarm.ended}" if alarm.ended else f"stands ({alarm.state})"
        sys.stdout.write(f"{alarm.began}  {alarm.priority:<6}  {alarm.condition}: {alarm.text}\n")
        sys.stdout.write(f"{'':<31}{seen}, {ended}\n")
    if history.more:
        sys.stdout.write(f"and {history.more} older ones (--at-most shows more)\n")
    if not history.alarms:
        sys.stdout.write("No alarms.\n")


def _print_statistics(told: AlarmStatistics) -> None:
    waits = told.median_to_acknowledge_s
    median = "never acknowledged" if waits is None else f"acknowledged after {waits:.0f} s (median)"
    sys.stdout.write(
        f"{told.since} to {told.until}\n"
        f"{told.alarms} alarms ({told.high} high, {told.medium} medium, {told.low} low), {told.per_hour:.1f} an hour\n"
        f"in alarm for {told.share_in_alarm:.1%} of the time; {median}; {told.never_acknowledged} ended unseen\n"
    )
    if told.longest_condition:
        sys.stdout.write(f"longest: {told.longest_condition}, {told.longest_s:.0f} s\n")
    for one in told.conditions:
        sys.stdout.write(f"  {one.alarms:>5}  {one.priority:<6}  {one.condition}, {one.seconds:.0f} s in all\n")
    for flood in told.floods:
        sys.stdout.write(f"flood of {flood.alarms} alarms from {flood.began} to {flood.ended}\n")
