"""`neurascale log replay`: history, once more, to those who listen with `neurascale events watch`.

Guarantees: reads the log only, beside a running station too; nothing is logged again and no table, workflow or alarm
hears of it. Who the patient is stays out unless `--identified` is given. Exit codes: 0 all was sent and read, 1 nobody
listened, or not to the end, 2 wrong use. One replay at a time on a data folder. Ends in order when interrupted.
"""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator

from filelock import FileLock, Timeout

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.station.replay import Replayed, ReplayOrder, replay, wait_for_listener
from app.core.store.log_offline import log_to_read
from app.core.wire.addresses import Port
from app.core.wire.attended import AttendedPublisher
from app.programs.log_reading import add_data, data_of
from app.programs.recorded_reading import add_identified, recorded_reading

_GREATEST_SPEED = 1e6


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", type=int, dest="first", default=0, metavar="N", help="first entry (default: 0)")
    parser.add_argument("--to", type=int, dest="end", metavar="M", help="entry before which it ends (default: all)")
    parser.add_argument("--type", default=None, metavar="T", help='only events of this type, as "alarm.changed"')
    parser.add_argument(
        "--speed", default="max", metavar="X", help="1: at the pace they had, 10: ten times that; 'max' (default)"
    )
    parser.add_argument("--longest-wait", type=float, metavar="S", help="never wait longer than this between two")
    parser.add_argument("--wait", type=float, default=10.0, metavar="S", help="for a listener (default: 10)")
    parser.add_argument("--listeners", type=int, default=1, metavar="N", help="begin when so many listen (default: 1)")
    add_identified(parser, "with who the patient is")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Replay.

    Raises:
        WrongUse: There is no log in the folder, or no such entries or type.
        Conflict: Another replay runs on this data folder.
        TimedOut: Nobody listens, or somebody does not keep up.
        SurroundingsError: The log cannot be read.
    """
    order = ReplayOrder(
        first=arguments.first,
        end=arguments.end,
        event_type=arguments.type,
        speed=_speed(arguments.speed),
        longest_wait_s=arguments.longest_wait,
        identified=arguments.identified,
    )
    if arguments.listeners < 1:
        raise WrongUse("--listeners is at least 1.")
    data = data_of(arguments)
    with contextlib.ExitStack() as stack:
        if arguments.identified:
            stack.enter_context(recorded_reading(arguments, data, "log replay"))
        log = stack.enter_context(log_to_read(data))
        stack.enter_context(_alone(data.create_runtime()))
        publisher = AttendedPublisher(data.runtime, Port.REPLAY)
        try:
            wait_for_listener(publisher, arguments.wait, count=arguments.listeners)
            done = replay(log, publisher, order, clock=SYSTEM_CLOCK)
        finally:
            publisher.close()
    _print(done, as_json=arguments.json)
    return 0 if done.heard_out else 1


def _speed(word: str) -> float | None:
    if word == "max":
        return None
    try:
        speed = float(word.removesuffix("x"))
    except ValueError as error:
        raise WrongUse(f"--speed {word!r} is neither 'max' nor a number.") from error
    if not 0 < speed <= _GREATEST_SPEED:
        raise WrongUse(f"--speed {word} is not between 0 and {_GREATEST_SPEED:g}.")
    return speed


@contextlib.contextmanager
def _alone(data: DataDirectory) -> Iterator[None]:
    lock = FileLock(data.runtime / "replay.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Conflict(
            "Another replay runs on this data folder.", advice="Wait for it to end, or interrupt it."
        ) from error
    try:
        yield
    finally:
        for name in (f"{Port.REPLAY}.sock", "replay.lock"):
            (data.runtime / name).unlink(missing_ok=True)
        lock.release()
        # Where no station runs nobody else would; where one does, its files keep the folder.
        with contextlib.suppress(OSError):
            data.runtime.rmdir()


def _print(done: Replayed, *, as_json: bool) -> None:
    if as_json:
        told = {
            "replay_id": done.replay_id,
            "events": done.events,
            "listeners": done.listeners,
            "heard_out": done.heard_out,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        return
    ending = "all read" if done.heard_out else "NOT read to the end"
    sys.stdout.write(f"Replayed {done.events} events to {done.listeners} listener(s), {ending}.\n")
