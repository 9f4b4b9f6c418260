"""Starts programs as processes of their own, and finds or starts the station.

Guarantees: a program is always started as `neurascale <program>`, by spawn, in a session of its own (a Ctrl-C or a
closed terminal of one does not take the others along), also from a frozen build. What opens the data folder reaches a
program through a pipe, never in an argument or the environment, and stays in this process, so that a station that died
is started again without asking anybody. Does not: supervise (see `app.core.station.supervision`). Any thread that may
wait: a passphrase takes a fifth of a second.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import psutil
from filelock import FileLock, Timeout

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import LinkDown, NeuraScaleError, TimedOut
from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import GetState, StationAnswer, StationNotice, StationState
from app.core.store.conversion import is_being_encrypted
from app.core.store.keys.handed_key import ON_STDIN_VARIABLE, key_line
from app.core.store.keys.holders import Holder
from app.core.store.keys.station_file import read_station_file
from app.core.store.keys.station_key import key_to_hand_on, station_keys, unlock
from app.core.wire.addresses import Port, was_bound
from app.core.wire.envelopes import Done, Refusal, error_of, refusal_of
from app.core.wire.line import Line

StartProcess = Callable[..., "subprocess.Popen[bytes]"]
"""Called with a program's name, the data folder and the words that follow."""

ANSWERS = StationAnswer | StationNotice | Done
_PROBE_TIMEOUT_S = 0.5
_NEED_NO_KEY = ("safety", "stop-inputs")


class ProcessNote(msgspec.Struct, frozen=True, kw_only=True):
    """What is written down about a started process, so that a restarted station finds it again.

    Attributes:
        created_s: When the system created the process; tells it from a later one with the same number.
    """

    program: str
    pid: int
    created_s: float


def program_command(program: str, *words: str) -> list[str]:
    """The command line that starts `program`."""
    if getattr(sys, "frozen", False):
        return [sys.executable, program, *words]
    # -P: the folder somebody happens to stand in comes first otherwise, and an `app` lying there would be run instead.
    return [sys.executable, "-P", "-m", "app", program, *words]


def program_environment() -> dict[str, str]:
    """The environment of a started program: ours, and where to find the package when it runs from source."""
    environment = dict(os.environ)
    environment.pop(ON_STDIN_VARIABLE, None)  # true of us at most
    if not getattr(sys, "frozen", False):
        source_root = str(Path(__file__).resolve().parents[3])
        environment["PYTHONPATH"] = os.pathsep.join([source_root, *filter(None, [environment.get("PYTHONPATH")])])
    return environment


def start_process(program: str, data: DataDirectory, *words: str) -> "subprocess.Popen[bytes]":
    """Start a program on a data folder; what it prints goes to `logs/<program>.out`."""
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    key = None if program in _NEED_NO_KEY else key_to_hand_on(data)
    with (data.logs / f"{program}.out").open("ab") as output:
        process = subprocess.Popen(
            program_command(program, "--data", str(data.root), *words),
            stdin=subprocess.DEVNULL if key is None else subprocess.PIPE,
            stdout=output,
            stderr=output,
            env=program_environment() | ({} if key is None else {ON_STDIN_VARIABLE: "1"}),
            start_new_session=sys.platform != "win32",
            creationflags=flags,
        )
    if key is not None and process.stdin is not None:
        # 45 bytes fit into the pipe: this waits for nobody, and one that died at once is noticed by who watches it.
        with contextlib.suppress(OSError), process.stdin as pipe:
            pipe.write(key_line(key))
    return process


def note_path(data: DataDirectory, program: str) -> Path:
    return data.runtime / f"{program}.process"


def write_note(data: DataDirectory, program: str, pid: int) -> None:
    """Note a running process; nothing where it has ended already."""
    try:
        created_s = _created_s(pid)
    except (psutil.Error, ProcessLookupError, FileNotFoundError):
        return
    note = ProcessNote(program=program, pid=pid, created_s=created_s)
    fresh = note_path(data, program).with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(note))
    fresh.replace(note_path(data, program))


def noted_process(data: DataDirectory, program: str) -> psutil.Process | None:
    """The process noted for `program`, if it still runs."""
    try:
        note = msgspec.json.decode(note_path(data, program).read_bytes(), type=ProcessNote)
        process = psutil.Process(note.pid)
        alive = _created_s(note.pid) == note.created_s and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, ValueError, msgspec.DecodeError, psutil.Error):
        return None  # no note, one that cannot be read, or a process that is gone or not ours
    return process if alive else None


def _created_s(pid: int) -> float:
    """When the system created a process: on Linux in seconds since boot, elsewhere as it noted the wall clock then.

    On Linux a wall time would be computed from the clock as it is set now. Setting it (as NTP does) would make a
    program that runs look like another, and a second one would be started beside it.
    """
    if not sys.platform.startswith("linux"):
        return psutil.Process(pid).create_time()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[19]) / os.sysconf("SC_CLK_TCK")


def probe_station(data: DataDirectory, *, timeout_s: float = _PROBE_TIMEOUT_S) -> StationState | None:
    """The state of the station running on this data folder; None where none answers in time."""
    try:
        line: Line[StationState] = Line(data.runtime, f"probe#{os.getpid()}-{new_id()}", ANSWERS)
    except LinkDown:
        return None
    try:
        state = line.request(GetState(), timeout_s=timeout_s)
    except TimedOut:
        return None
    finally:
        line.close()
    return state if isinstance(state, StationState) else None


def running_station(data: DataDirectory, *, timeout_s: float) -> StationState | None:
    """As `probe_station`, but where no station was begun since the last one ended in order it is known at once."""
    return probe_station(data, timeout_s=timeout_s) if was_bound(data.runtime, Port.CONTROL) else None


def ensure_station(
    data: DataDirectory,
    *,
    owner: str,
    passphrase: str = "",
    wait_for_ending: bool = True,
    timeout_s: float = 30.0,
    clock: Clock = SYSTEM_CLOCK,
    start: StartProcess = start_process,
) -> StationState:
    """Find the station of this data folder, or start one; its state. Several at once start one.

    Args:
        owner: "desktop" or "demo": a station started for an owner ends some time after its owner is gone and no
            session runs.
        passphrase: Of the data folder, where it has one; the first one given to a new folder becomes its own.
        wait_for_ending: Where the station found is just ending, wait for that and start another; otherwise refuse.
        start: Starts a program by its name and words.

    Raises:
        StationLocked: A passphrase is needed, or the keyring does not open; safety and the stop inputs run.
        NotPermitted: It is another passphrase.
        LedgerBroken, StorageFault: The folder's keys are gone, damaged, or cannot be read.
        LinkDown: It ended while starting (its last words are in the text), or is just ending.
        TimedOut: It does not answer within `timeout_s`, or so long after it encrypted the log of an earlier version.
    """
    if passphrase:
        unlock(data.create(), passphrase)
    deadline_ns = clock.monotonic_ns() + round(timeout_s * 1e9)
    started: subprocess.Popen[bytes] | None = None
    while clock.monotonic_ns() < deadline_ns:
        state = probe_station(data)
        if state is not None and not state.ending:
            return state
        if state is not None and not wait_for_ending:
            raise LinkDown("The station is just ending.", meaning="Its sessions are kept.", advice="Open it again.")
        if started is not None and started.poll() is not None and noted_process(data, "station") is None:
            if (refusal := _read_refusal(data)) is not None:
                raise refusal
            raise LinkDown(
                f"The station ended while starting (exit code {started.returncode}). {_last_words(data)}",
                meaning="No session can be started.",
                advice=f"See {data.logs / 'station.out'}.",
            )
        if started is None and noted_process(data, "station") is None:
            _refuse_where_it_would_be_locked(data)
            started = _start_station(data.create(), owner, start)
        elif is_being_encrypted(data.database):
            # The large log of an earlier version, once: as long as it takes.
            deadline_ns = clock.monotonic_ns() + round(timeout_s * 1e9)
        clock.sleep(0.05)
    raise TimedOut(
        f"The station did not answer within {timeout_s:g} s.",
        meaning="No session can be started; a recording that is running goes on.",
        advice=f"See {data.logs / 'station.out'}; end the process 'neurascale station' and try again.",
    )


def _refuse_where_it_would_be_locked(data: DataDirectory) -> None:
    """A window that asks again and again starts no station that can only refuse, once safety runs.

    Raises:
        StationLocked: Nobody has typed, or chosen, the passphrase.
        LedgerBroken, StorageFault, NotPermitted: As `station_keys`.
    """
    if noted_process(data, "safety") is None:
        return
    file = read_station_file(data)
    if file is None or file.holder is Holder.PASSPHRASE:
        station_keys(data)


def write_refusal(data: DataDirectory, error: NeuraScaleError) -> None:
    """A station says why it did not start, to whoever started it."""
    with contextlib.suppress(OSError):
        _refusal_path(data).write_bytes(msgspec.json.encode(refusal_of(error)))


def _read_refusal(data: DataDirectory) -> NeuraScaleError | None:
    try:
        return error_of(msgspec.json.decode(_refusal_path(data).read_bytes(), type=Refusal))
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def forget_refusal(data: DataDirectory) -> None:
    with contextlib.suppress(OSError):
        _refusal_path(data).unlink(missing_ok=True)


def _refusal_path(data: DataDirectory) -> Path:
    return data.runtime / "station.refused"


def _start_station(data: DataDirectory, owner: str, start: StartProcess) -> "subprocess.Popen[bytes] | None":
    """Start it, unless somebody else has just done so."""
    lock = FileLock(data.root / "station.starting.lock")
    try:
        lock.acquire(timeout=_PROBE_TIMEOUT_S)
    except Timeout:
        return None
    try:
        if noted_process(data, "station") is not None:
            return None
        forget_refusal(data)
        started = start("station", data, "--owner", owner)
        write_note(data, "station", started.pid)
        return started
    finally:
        lock.release()


def _last_words(data: DataDirectory) -> str:
    try:
        lines = (data.logs / "station.out").read_text(errors="replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1][:300] if lines else ""


def wait_until_gone(process: psutil.Process | None, *, timeout_s: float) -> bool:
    """Whether a process found by `noted_process` has ended within `timeout_s` (a zombie of ours is reaped)."""
    if process is None:
        return True
    try:
        process.wait(timeout=timeout_s)
    except psutil.TimeoutExpired:
        return False
    except psutil.NoSuchProcess:
        return True
    return True
