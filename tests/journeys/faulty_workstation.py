"""A whole workstation with a session that records while its output runs, for the fault matrix: what is done to it, what
it is seen to do.

The window is the real one, drawing into memory; the stimulator is a process of the test's own that writes down what
its electrodes do (`benchmarks._witness`); the station looks after a plugin and a sync stand-in besides its programs.
"""

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.devices.driver import SimulatedSpec
from app.core.errors import NeuraScaleError
from app.core.events.safety_events import AlarmChangedData
from app.core.events.system_event import SystemEvent
from app.core.recording.verification import VerifiedRecording, verify_recording
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import noted_process, probe_station
from app.core.station.messages import VerifyLog
from app.core.store.log_offline import log_to_read
from benchmarks._faults import Stops
from benchmarks._session import Bench, open_window
from benchmarks._witness import RUNNING, SAFE, WitnessedStimulator
from tests.fakes.guests import GUESTS, ROOT, start_guest
from tests.fakes.opened_database import opened_database
from tests.journeys.running_workstation import command_of, processes_of, wait_for

STOPPED_S, LET_GO_S = 0.4, 0.1
FLOOD_S = 3.0
LEAST_FLOOD = 3_000
RATE_HZ = 250.0


class FaultyWorkstation:
    """See the module."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="neurascale-faults-")
        self.data = DataDirectory(Path(self._folder.name) / "data").create()
        self.device = WitnessedStimulator(Path(self._folder.name))
        self._station = start_guest("station", self.data)
        wait_for(lambda: probe_station(self.data) is not None, 60, "the station does not answer")
        self.bench = Bench(self.data, open_window(self.data))
        self.stops = Stops(self.bench, self.device)
        self.recording_id = self.bench.record(
            SimulatedSpec(n_channels=8, rate_hz=RATE_HZ), output=self.device.spec
        ).recording_id
        self.gaps_expected = 0
        self.ended_expected = False

    # --- what is done to it --------------------------------------------------------------------------------------

    @contextmanager
    def fault(self, kind: str, target: str) -> Iterator[Callable[[], int]]:
        """Do it for as long as the block runs; gives when it was done (monotonic nanoseconds)."""
        pid = self.stops.pid_of(target)
        match kind:
            case "kill" | "log read-only":
                yield _moment(lambda: os.kill(pid, signal.SIGKILL))
            case "freeze":
                done = _moment(lambda: os.kill(pid, signal.SIGSTOP))
                yield done
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
            case "slow":
                with _slow(pid) as began:
                    yield began
            case "flood":
                with self._flood(target) as began:
                    yield began
            case "disk full":
                unlimited = resource.prlimit(pid, resource.RLIMIT_FSIZE)
                yield _moment(lambda: resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, unlimited[1])))
                with contextlib.suppress(ProcessLookupError):
                    resource.prlimit(pid, resource.RLIMIT_FSIZE, unlimited)

    @contextmanager
    def _flood(self, target: str) -> Iterator[Callable[[], int]]:
        words = ("-m", "tests.fakes.floods", target, str(self.data.root), str(FLOOD_S))
        flood = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert flood.stdout is not None
        assert flood.stdout.readline() == "flooding\n"
        try:
            yield _moment(lambda: None)
            sent = int(flood.stdout.readline())
            assert sent > LEAST_FLOOD * FLOOD_S, f"only {sent} messages in {FLOOD_S:g} s: no flood"
        finally:
            flood.kill()
            flood.wait()
            flood.stdout.close()

    def spoil_log(self) -> None:
        """Change a row of the log as somebody with access to the file would; the next check finds it."""
        with opened_database(self.data) as connection:
            connection.execute("UPDATE entries SET source_service = 'nobody' WHERE entry_index = 3")
        with contextlib.suppress(NeuraScaleError):
            self.bench.ask(VerifyLog())
        wait_for(lambda: self.bench.state().log_fault != "", 10, "the station did not find the changed row")

    def put_right(self, target: str, *, killed: bool) -> None:
        """What was lost is there again."""
        if target == "desktop":
            if killed:
                self.stops.reopen_window()
        else:
            wait_for(lambda: noted_process(self.data, target) is not None, 30, f"nobody started {target} again")

    # --- what it is seen to do -------------------------------------------------------------------------------------

    def states_since(self, at_ns: int) -> list[str]:
        return [reached.state for reached in self.device.states() if reached.at_ns >= at_ns]

    def ran_at(self, at_ns: int) -> bool:
        """Whether the output ran just before this moment."""
        before = [reached.state for reached in self.device.states() if reached.at_ns < at_ns]
        return bool(before) and before[-1] == RUNNING

    def log_size(self) -> int:
        with opened_database(self.data, "ro") as found:
            return int(found.execute("SELECT COALESCE(MAX(entry_index), -1) + 1 FROM entries").fetchone()[0])

    def logged_since(self, size: int) -> list[SystemEvent]:
        """What came since."""
        with log_to_read(self.data) as log:
            return [entry.event for entry in log.read(size)]

    def alarms_since(self, size: int, *, shown: bool) -> set[str]:
        """Conditions that became active, by the log; `shown`: what stands now, where the log cannot be written."""
        told = [event.data for event in self.logged_since(size)]
        logged = {data.condition for data in told if isinstance(data, AlarmChangedData) and data.state == "active"}
        if shown:
            with contextlib.suppress(NeuraScaleError):
                logged |= {alarm.condition for alarm in self.bench.state().alarms if alarm.state == "active"}
        return logged

    def stops_on_file(self) -> int:
        return (self.data.safety / "stops.jsonl").read_text().count('"event":"stopped"')

    def close(self) -> VerifiedRecording:
        """End it in order; what was recorded, verified from the files."""
        try:
            if self._station.poll() is not None:
                # The window has started the real one in its place, which knows nothing of stand-ins.
                for guest in GUESTS:
                    self._end_guest(guest)
            self.bench.close()
            self._station.wait(30)
            wait_for(lambda: not processes_of(self.data), 10, f"processes were left: {self._names()}")
            return verify_recording(self.data.recording(self.recording_id))
        finally:
            self.abandon()

    def _names(self) -> list[str]:
        return [" ".join(command_of(process)) for process in processes_of(self.data)]

    def _end_guest(self, guest: str) -> None:
        process = noted_process(self.data, guest)
        if process is not None:
            process.kill()

    def abandon(self) -> None:
        """Leave nothing, whatever happened."""
        for process in processes_of(self.data):
            process.kill()
        for started in (self._station, self.bench.window):
            if started is not None:
                started.kill()
                started.wait()
        self.bench.let_go()
        self.device.close()
        self.data.remove_runtime()
        if kept := os.environ.get("NEURASCALE_FAULTS_KEPT"):
            shutil.copytree(self.data.root, Path(kept) / str(time.monotonic_ns()))
        self._folder.cleanup()


def _moment(do: Callable[[], object]) -> Callable[[], int]:
    at_ns = time.monotonic_ns()
    do()
    return lambda: at_ns


@contextmanager
def _slow(pid: int) -> Iterator[Callable[[], int]]:
    ended = threading.Event()

    def hold_up() -> None:
        with contextlib.suppress(ProcessLookupError):
            while not ended.is_set():
                os.kill(pid, signal.SIGSTOP)
                ended.wait(STOPPED_S)
                os.kill(pid, signal.SIGCONT)
                ended.wait(LET_GO_S)

    at_ns = time.monotonic_ns()
    thread = threading.Thread(target=hold_up, name="holds-up")
    thread.start()
    try:
        yield lambda: at_ns
    finally:
        ended.set()
        thread.join()


__all__ = ["SAFE", "FaultyWorkstation"]
