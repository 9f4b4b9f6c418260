"""The alarm that the safety program raises by itself: heard and seen without the window and without the station.

Without `--text` it is started by the safety program, waits beside it and ends with it; with `--text` it is what that
shows: a window (Qt where there is one, else tkinter) that stays on top until somebody has seen it, else the bell of the
terminal and a line of text. Exit codes with `--text`: 0 seen by a person, 3 it cannot be shown this way.
Guarantees: nothing of it is on the way of a stop. Main thread.
"""

import argparse
import contextlib
import importlib
import os
import select
import sys
import threading
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK
from app.core.safety.own_alarm_companion import own_command
from app.core.safety.own_alarm_voice import FACES, run_voice
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.programs.lifetime import StopRequest

SUMMARY = "Sound and show the safety program's own alarm. Started by the safety program."
EXAMPLE = 'neurascale safety-alarm --text "The operator\'s window has stopped answering."'
CANNOT_BE_SHOWN = 3
BELL_EVERY_S = 2.0


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", type=Path, default=default_data_path(), help="the data folder")
    parser.add_argument("--text", metavar="TEXT", default="", help="show this, and nothing else")
    parser.add_argument("--advice", metavar="TEXT", default="", help="what to do")
    parser.add_argument("--since", metavar="TIME", default="", help="when it began, ISO 8601")
    parser.add_argument("--face", choices=FACES, default="", help="by which means (default: the best there is)")


def run(arguments: argparse.Namespace) -> int:
    stop_request = StopRequest()
    if not arguments.text:
        _wait_beside_safety(arguments.data, stop_request)
        return 0
    faces = (arguments.face,) if arguments.face else FACES
    for face in faces:
        code = _show(face, arguments, stop_request)
        if code != CANNOT_BE_SHOWN:
            return code
    return CANNOT_BE_SHOWN


def _wait_beside_safety(data_path: Path, stop_request: StopRequest) -> None:
    # Not as urgent as the safety program, whose priority may have been handed down.
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    data = DataDirectory(data_path)
    ended = threading.Event()
    threading.Thread(target=_until_input_closes, args=(ended,), name="safety-alarm-input", daemon=True).start()
    run_voice(
        data.runtime,
        lambda face, text, advice, since: own_command(
            "safety-alarm",
            "--data",
            str(data_path),
            "--face",
            face,
            "--text",
            text,
            "--advice",
            advice,
            "--since",
            since,
        ),
        safety_ended=lambda: ended.is_set() or bool(stop_request),
        say=_say,
    )


def _until_input_closes(ended: threading.Event) -> None:
    """The safety program holds the other end: it closes when that ends, however it does."""
    with contextlib.suppress(OSError):
        while os.read(0, 1):
            pass
    ended.set()


def _say(line: str) -> None:
    sys.stdout.write(f"{SYSTEM_CLOCK.wall().isoformat(timespec='milliseconds')} {line}\n")
    sys.stdout.flush()


def _show(face: str, arguments: argparse.Namespace, stop_request: StopRequest) -> int:
    if face == "bell":
        return _ring(arguments, stop_request)
    if sys.platform == "linux" and not _has_screen():
        return CANNOT_BE_SHOWN
    try:
        module = importlib.import_module(f"app.ui.safety_alarm_{face}")
    except ImportError:
        return CANNOT_BE_SHOWN
    words = (arguments.text, arguments.advice, arguments.since)
    seen: bool | None = module.show(*words, lambda: bool(stop_request), arguments.data)
    if seen is None:
        return CANNOT_BE_SHOWN
    return 0 if seen else 1


def _has_screen() -> bool:
    """Qt ends the program where there is none, instead of saying so."""
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _ring(arguments: argparse.Namespace, stop_request: StopRequest) -> int:
    """The bell and the words on the terminal, where a person may press Enter; until told to end otherwise."""
    sys.stderr.write(f"!!! {arguments.text} {arguments.advice}\n")
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    if at_terminal:
        sys.stderr.write("Press Enter once you have seen this.\n")
    while not stop_request:
        if at_terminal or sys.stderr.isatty():
            sys.stderr.write("\a")
        sys.stderr.flush()
        if at_terminal and select.select([sys.stdin], [], [], BELL_EVERY_S)[0]:
            return 0
        if not at_terminal:
            SYSTEM_CLOCK.sleep(BELL_EVERY_S / 10)
    return 1
