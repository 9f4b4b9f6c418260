"""Keeps the programs alive: start, watch, restart with back-off, staged stop.

Guarantees: safety is started first and ended last; a program that died or fell silent is noticed within 0.1 s and
`SILENT_AFTER_S` respectively, told to `on_change`, and started again; a restarted station adopts programs that are
still running instead of starting a second one. A start that the system refuses counts as a death and ends nothing.
Stopping is bounded: asked, then terminated, then killed.
Does not: decide what a death means for a session (the station does). Thread: the station's main thread only.
"""

import contextlib
import logging
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import psutil

from app.core.clock import Clock
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import StartProcess, note_path, noted_process, start_process, write_note
from app.core.station.restart_policy import RestartPolicy
from app.core.station.views import ProgramView
from app.core.telemetry.heartbeat import SILENT_AFTER_S, Heartbeat

FIRST_HEARTBEAT_WITHIN_S = 30.0
STANDSTILL_S = 1.0
ASK_S = 3.0
TERMINATE_S = 2.0
KILL_S = 2.0


class ProgramState(StrEnum):
    STARTING = "starting"
    RUNNING = "running"
    RESTARTING = "restarting"
    STOPPED = "stopped"
    GIVEN_UP = "given_up"


@dataclass(slots=True)
class Supervised:
    """One supervised program.

    Attributes:
        sends_heartbeats: False for safety, whose link is its own.
        ask_to_quit: Asks it to end in order over its own link.
    """

    name: str
    words: tuple[str, ...] = ()
    sends_heartbeats: bool = True
    ask_to_quit: Callable[[], None] = field(default=lambda: None)
    process: psutil.Process | None = None
    popen: "subprocess.Popen[bytes] | None" = None
    state: ProgramState = ProgramState.STOPPED
    policy: RestartPolicy = field(default_factory=RestartPolicy)
    restarts: int = 0
    start_at_s: float = 0.0
    started_s: float = 0.0
    last_heartbeat_s: float | None = None
    last_exit: str = ""
    counters: dict[str, float] = field(default_factory=dict)

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    @property
    def peer(self) -> str:
        """Its identity on the control link."""
        return f"{self.name}#{self.pid}"

    def view(self) -> ProgramView:
        return ProgramView(
            name=self.name,
            pid=self.pid,
            state=self.state.value,
            restarts=self.restarts,
            last_exit=self.last_exit,
            counters=dict(self.counters),
        )


ChangeHandler = Callable[[Supervised, str], None]
LIVING = (ProgramState.STARTING, ProgramState.RUNNING)


class Supervisor:
    """Supervises programs given in the order of their start.

    Args:
        on_change: Told ("started" | "adopted" | "died" | "given_up") after the program's fields are up to date.
        start: Starts a program by its name and words.
    """

    def __init__(
        self,
        data: DataDirectory,
        programs: tuple[Supervised, ...],
        *,
        clock: Clock,
        log: logging.Logger,
        on_change: ChangeHandler,
        start: StartProcess = start_process,
    ) -> None:
        self._start_process = start
        self._data = data
        self.programs = {program.name: program for program in programs}
        self._clock = clock
        self._log = log
        self._on_change = on_change
        self._ticked_s: float | None = None

    def _now_s(self) -> float:
        return self._clock.monotonic_ns() / 1e9

    def start(self, name: str) -> None:
        """Start `name`, or adopt the one that is still running."""
        program = self.programs[name]
        running = noted_process(self._data, name)
        now_s = self._now_s()
        program.started_s, program.last_heartbeat_s = now_s, None
        program.policy.started(now_s)
        program.state = ProgramState.STARTING if program.sends_heartbeats else ProgramState.RUNNING
        if running is not None:
            program.process, program.popen = running, None
            self._log.info("adopted %s, process %d", name, running.pid)
            self._on_change(program, "adopted")
            return
        program.process = program.popen = None
        try:
            program.popen = self._start_process(name, self._data, *program.words)
        except OSError as error:
            self._died(program, f"not started: {error.strerror or error}", now_s)
            return
        program.process = psutil.Process(program.popen.pid)
        self._note(program)
        self._log.info("started %s, process %d", name, program.pid)
        self._on_change(program, "started")

    def _note(self, program: Supervised) -> None:
        """Without its note (a full disk) it runs all the same; only a restarted station would not find it."""
        try:
            write_note(self._data, program.name, program.pid)
        except OSError as error:
            self._log.error("%s, process %d, could not be noted: %s", program.name, program.pid, error.strerror)

    def heard(self, heartbeat: Heartbeat) -> None:
        """A sign of life came in. One of a program that has died meanwhile brings nobody back."""
        program = self.programs.get(heartbeat.program.value)
        if program is None or program.pid != heartbeat.pid or program.state not in LIVING:
            return
        program.last_heartbeat_s = self._now_s()
        program.counters = heartbeat.counters
        program.state = ProgramState.RUNNING

    def tick(self) -> None:
        """Look after all of them; call at least ten times a second."""
        now_s = self._now_s()
        self._forgive_own_standstill(now_s)
        for program in self.programs.values():
            if program.state is ProgramState.RESTARTING and now_s >= program.start_at_s:
                program.restarts += 1
                self.start(program.name)
            elif program.state in LIVING:
                self._look_at(program, now_s)

    def _forgive_own_standstill(self, now_s: float) -> None:
        """While we were stopped ourselves (frozen, or the machine asleep) nobody could be heard: that is no silence.

        Without this a station that wakes up kills every program, and with acquisition a piece of the recording.
        """
        ticked_s, self._ticked_s = self._ticked_s, now_s
        if ticked_s is None or now_s - ticked_s < STANDSTILL_S:
            return
        for program in self.programs.values():
            program.started_s += now_s - ticked_s
            if program.last_heartbeat_s is not None:
                program.last_heartbeat_s += now_s - ticked_s

    def _look_at(self, program: Supervised, now_s: float) -> None:
        how = self._how_it_ended(program)
        if how is None and program.sends_heartbeats:
            since_s = program.last_heartbeat_s
            limit_s = FIRST_HEARTBEAT_WITHIN_S if since_s is None else SILENT_AFTER_S
            silent_s = now_s - (program.started_s if since_s is None else since_s)
            if silent_s > limit_s:
                how = f"silent for {silent_s:.1f} s"
                self._kill(program)
        if how is not None:
            self._died(program, how, now_s)

    def _died(self, program: Supervised, how: str, now_s: float) -> None:
        program.last_exit = how
        program.counters = {}
        worked = program.last_heartbeat_s is not None or not program.sends_heartbeats
        delay_s = program.policy.died(now_s, worked=worked)
        if delay_s is None:
            program.state = ProgramState.GIVEN_UP
            self._log.error("%s, process %d, ended (%s) once too often; given up", program.name, program.pid, how)
            self._on_change(program, "died")
            self._on_change(program, "given_up")
            return
        program.state = ProgramState.RESTARTING
        program.start_at_s = now_s + delay_s
        self._log.warning(
            "%s, process %d, ended (%s); started again in %.2f s", program.name, program.pid, how, delay_s
        )
        self._on_change(program, "died")

    @staticmethod
    def _how_it_ended(program: Supervised) -> str | None:
        """None while it runs."""
        if program.popen is not None:
            code = program.popen.poll()
            if code is None:
                return None
            return f"killed by signal {-code}" if code < 0 else f"exit code {code}"
        process = program.process
        if process is None:
            return "no process"
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                return None
        return "ended (it was adopted, so its exit code is not known)"

    def _kill(self, program: Supervised) -> None:
        if program.process is None:
            return
        with contextlib.suppress(psutil.NoSuchProcess):
            program.process.kill()
        self._wait_gone(program, KILL_S)

    def _wait_gone(self, program: Supervised, limit_s: float) -> bool:
        deadline_s = self._now_s() + limit_s
        while self._how_it_ended(program) is None:
            if self._now_s() >= deadline_s:
                return False
            self._clock.sleep(0.01)
        return True

    def stop_all(self) -> None:
        """Staged stop of all, the last started first; bounded by `ASK_S + TERMINATE_S + KILL_S` each."""
        for program in reversed(self.programs.values()):
            if program.process is not None and self._how_it_ended(program) is None:
                self._stop(program)
            program.state = ProgramState.STOPPED
            with contextlib.suppress(FileNotFoundError):
                note_path(self._data, program.name).unlink()

    def _stop(self, program: Supervised) -> None:
        began_s = self._now_s()
        process = program.process
        if process is None:
            return
        how = "asked"
        # One that has not shown itself yet cannot hear a wish; it is told by the system at once.
        heard = not program.sends_heartbeats or program.last_heartbeat_s is not None
        if heard:
            program.ask_to_quit()
        if not heard or not self._wait_gone(program, ASK_S):
            how = "terminated"
            with contextlib.suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGTERM)
            if not self._wait_gone(program, TERMINATE_S):
                how = "killed"
                self._kill(program)
        self._log.info("%s, process %d, %s: gone after %.2f s", program.name, process.pid, how, self._now_s() - began_s)
