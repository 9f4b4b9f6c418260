"""One whole session without a window: the same station, programs, workflow and record as in the clinic.

Guarantees: progress on stderr, one JSON object on stdout with `--json`, exit code 0 only when every sample was
recorded, the report written and the log verified, otherwise the reason is said; a source file that is damaged somewhere
is played up to there, with its fault as a warning. One demo at a time on a data folder. Ends every program it started.
"""

import argparse
import contextlib
import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from app.core.devices.driver import DeviceSpec, PlaybackSpec, SimulatedSpec
from app.core.errors import Conflict, SourceFileFault, StorageFault, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.settings.station_kind import ask_for_demonstration
from app.core.station.scripted_operator import ScriptedOperator
from app.core.store.keys.station_file import refuse_for_demonstration

SUMMARY = "Run one whole session without a window: demo patient, consent, proof test, recording, analysis, report."
EXAMPLE = "neurascale demo --headless --source simulated --seconds 20 --json"

# A source that could be trusted only up to some place gives a whole session up to there, with the fault as a warning.
WHOLE_SESSION = ("completed", "source_fault")
DEFAULT_SIMULATED_S = 20.0
WISHES_TO_END = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--headless", action="store_true", help="without a window (the only way so far)")
    parser.add_argument(
        "--source",
        action="append",
        help="an EDF or BDF file, or 'simulated' (default); repeated: recorded together on one time axis",
    )
    parser.add_argument("--seconds", type=float, help="end the recording after this much stream time")
    parser.add_argument("--speed", help="'max', or a factor of real time (default: one file max, else 1)")
    parser.add_argument("--data", type=Path, help="data folder (default: 'demo' below the user's data folder)")
    parser.add_argument("--report", type=Path, metavar="FILE", help="save a clear copy of the report there")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace) -> int:
    _on_wishes_to_end(signal.default_int_handler)
    ask_for_demonstration()
    sources = arguments.source or ["simulated"]
    speed = arguments.speed or ("1" if len(sources) > 1 else None)
    specs = [_device_spec(source, arguments.seconds, speed) for source in sources]
    report = _report_place(arguments.report)
    data = DataDirectory((arguments.data or default_data_path() / "demo").expanduser().resolve()).create()
    refuse_for_demonstration(data, earlier=True)
    with _alone_on(data):
        _say(f"data folder {data.root}")
        operator = ScriptedOperator(data, _say)
        _say("station, safety, acquisition and worker are running")
        try:
            result = operator.run_session(*specs, report=report)
        finally:
            _on_wishes_to_end(signal.SIG_IGN)  # asked twice, it still ends what it started
            operator.end_station()
    if arguments.json:
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        _print_summary(result)
    _say(_where_the_report_is(result, report, data))
    for text in result["warnings"]:
        _say(f"warning: {text}")
    faults = _faults(result)
    for fault in faults:
        _say(f"not whole: {fault}")
    return 1 if faults else 0


def _report_place(asked: Path | None) -> Path | None:
    """Raises: WrongUse: Nothing can be written there."""
    if asked is None:
        return None
    place = asked.expanduser().absolute()
    if not place.parent.is_dir() or place.is_dir():
        raise WrongUse("The copy of the report needs the name of a file in a folder that exists.")
    return place


def _where_the_report_is(result: dict[str, Any], report: Path | None, data: DataDirectory) -> str:
    if not result["report_path"]:
        return "no report was written"
    if report is not None:
        return f"report saved as {report}"
    session = result["session_id"]
    return f"the report is sealed; read it with: neurascale report save {session} --out FILE --data {data.root}"


def _faults(result: dict[str, Any]) -> list[str]:
    """Why the session is not a whole one, in words; the reason for exit code 1."""
    faults = []
    if result["samples_lost"]:
        faults.append(f"{result['samples_lost']} samples were lost; each gap is in the recording and the report")
    if result["exit_reason"] not in WHOLE_SESSION:
        faults.append(f"the session ended by {result['exit_reason'].replace('_', ' ')}")
    if not result["verified"]:
        faults.append("the log was not verified")
    return faults


def _on_wishes_to_end(handler: Any) -> None:
    for name in WISHES_TO_END:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), handler)


@contextlib.contextmanager
def _alone_on(data: DataDirectory) -> Iterator[None]:
    """Two demos on one data folder would end each other's session.

    Raises:
        Conflict: Another demo runs on it.
        StorageFault: The folder cannot be written to.
    """
    lock = FileLock(data.root / "demo.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Conflict(
            "Another demo is running on this data folder.",
            advice="Wait for it to end, or name another folder with --data.",
        ) from error
    except OSError as error:
        raise StorageFault(
            f"The data folder cannot be written to: {error.strerror or error}.",
            meaning="No session was started.",
            advice="Choose another folder with --data, or ask for the right to write to this one.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _device_spec(source: str, seconds: float | None, speed_word: str | None) -> DeviceSpec:
    if seconds is not None and not 0 < seconds <= 7 * 24 * 3600:
        raise WrongUse(f"--seconds {seconds:g} is not a duration between 0 and a week.")
    speed: float | None = None
    if speed_word is not None and speed_word != "max":
        try:
            speed = float(speed_word)
        except ValueError as error:
            raise WrongUse(f"--speed {speed_word!r} is neither 'max' nor a number.") from error
        if not 0 < speed <= 1000:
            raise WrongUse(f"--speed {speed:g} is not between 0 and 1000.")
    if source == "simulated":
        paced = 1.0 if speed_word is None else speed
        return SimulatedSpec(speed=paced, duration_s=seconds or DEFAULT_SIMULATED_S)
    path = Path(source).expanduser()
    if not path.is_file():
        what = f"{path.name} is a folder, not a recording." if path.is_dir() else f"There is no file {path.name} there."
        raise SourceFileFault(
            what, meaning="No session was started.", advice="Name an EDF or BDF file after --source, or 'simulated'."
        )
    return PlaybackSpec(path=str(path.resolve()), speed=speed, duration_s=seconds)


def _say(text: str) -> None:
    """Progress; a terminal that has been closed must not end the session."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"demo: {text}\n")
        sys.stderr.flush()


def _print_summary(result: dict[str, Any]) -> None:
    for key, value in result.items():
        sys.stdout.write(f"{key:>17}  {value}\n")
