"""A stimulator made of software that behaves as a real one must.

Guarantees: it has its own keep-alive (looked at by its own time, as a device would), refuses to start unless armed just
now, and takes `settle_ms` to reach its safe state. Faults can be put into it, as a test of whatever relies on it.
Does not: drive any hardware, or speak on a port: `app.core.devices.stimulator_firmware` does. Any thread.
"""

import math
import threading
from collections.abc import Callable

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.stimulator import StimulatorDescription, StimulatorState
from app.core.errors import DeviceFault, WrongUse
from app.core.safety.output import TEST_PROGRAMME

ARMED_FOR_MS = 1000.0
EXCESS = 1.5


class SimulatedStimulator:
    """Two electrodes, a current, and a safe state of no current.

    Args:
        clock: Time of the device.
        settle_ms: How long its current takes to come down.
        keep_alive_ms: It stops by itself after so long without `hold`.
        serial_number: As on its label.
        on_state: Told of each state and of the monotonic time at which it was reached, as an instrument on its
            electrodes would see it. Called with the device's lock held; must be quick.
    """

    def __init__(
        self,
        *,
        clock: Clock = SYSTEM_CLOCK,
        settle_ms: float = 0.2,
        keep_alive_ms: float = 500.0,
        serial_number: str = "SIM-0001",
        on_state: Callable[[StimulatorState, int], None] | None = None,
    ) -> None:
        self._on_state = on_state
        self._clock = clock
        self._lock = threading.Lock()
        self._settle_s = settle_ms / 1000
        self._keep_alive_ns = round(keep_alive_ms * 1e6)
        self._state = StimulatorState.SAFE
        self._programme = ""
        self._until_ns = 0
        self._amplitude_ma = 1.0
        self._tripped = ""
        self._faults: frozenset[str] = frozenset()
        self.description = StimulatorDescription(
            name="Simulated stimulator",
            safe_state="no current",
            greatest_amplitude_ma=2.0,
            test_amplitude_ma=0.0,
            safe_within_ms=10.0,
            keep_alive_ms=keep_alive_ms,
            serial_number=serial_number,
            firmware="1.0",
        )

    @property
    def name(self) -> str:
        return self.description.name

    @property
    def safe_state(self) -> str:
        return self.description.safe_state

    @property
    def safe_within_ms(self) -> float:
        return self.description.safe_within_ms

    @property
    def state(self) -> StimulatorState:
        with self._lock:
            self._keep_alive()
            return self._state

    @property
    def running(self) -> bool:
        return self.state is StimulatorState.RUNNING

    @property
    def amplitude_ma(self) -> float:
        with self._lock:
            self._keep_alive()
            if self._state is not StimulatorState.RUNNING:
                return 0.0
            if "excess" in self._faults:
                return self._amplitude_ma * EXCESS
            return self.description.test_amplitude_ma if self._programme == TEST_PROGRAMME else self._amplitude_ma

    @property
    def ordered_ma(self) -> float:
        with self._lock:
            return self._amplitude_ma

    @property
    def until_ns(self) -> int:
        """When it falls to its safe state by itself, on its own clock; 0 while it is safe."""
        with self._lock:
            return 0 if self._state is StimulatorState.SAFE else self._until_ns

    def take_trip(self) -> str:
        """Why it went to its safe state by itself since the last call; empty where it did not."""
        with self._lock:
            self._keep_alive()
            tripped, self._tripped = self._tripped, ""
            return tripped

    def set_amplitude(self, amplitude_ma: float) -> None:
        greatest_ma = self.description.greatest_amplitude_ma
        if not math.isfinite(amplitude_ma) or not 0 <= amplitude_ma <= greatest_ma:
            raise WrongUse(
                f"The stimulator takes 0 to {greatest_ma} mA, not {amplitude_ma}.",
                meaning="Its amplitude was not changed.",
                advice=f"Give an amplitude between 0 and {greatest_ma} mA.",
            )
        with self._lock:
            self._amplitude_ma = amplitude_ma

    def break_down(self, *faults: str) -> None:
        """Put faults into it, in place of those before.

        "start" (refuses to start), "hold" (refuses to be held), "safe" (does not stop), "excess" (gives more than it
        was told to).
        """
        with self._lock:
            self._faults = frozenset(faults)

    def arm(self) -> None:
        with self._lock:
            self._keep_alive()
            if self._state is StimulatorState.RUNNING:
                raise DeviceFault("The stimulator is running and cannot be armed.")
            self._enter(StimulatorState.ARMED)
            self._until_ns = self._clock.monotonic_ns() + round(ARMED_FOR_MS * 1e6)

    def start(self, programme: str, until_monotonic_ns: int) -> None:
        with self._lock:
            self._keep_alive()
            if "start" in self._faults or self._state is not StimulatorState.ARMED:
                raise DeviceFault(f"The stimulator did not start (it is {self._state}).")
            self._programme = programme
            self._hold(until_monotonic_ns)
            self._enter(StimulatorState.RUNNING)

    def hold(self, until_monotonic_ns: int) -> None:
        with self._lock:
            self._keep_alive()
            if "hold" in self._faults or self._state is not StimulatorState.RUNNING:
                raise DeviceFault("The stimulator does not run, so it cannot be held.")
            self._hold(until_monotonic_ns)

    def to_safe_state(self) -> None:
        with self._lock:
            if "safe" in self._faults:
                raise DeviceFault("The stimulator has not confirmed its safe state.")
            if self._state is StimulatorState.RUNNING:
                self._clock.sleep(self._settle_s)
            self._enter(StimulatorState.SAFE)

    def host_gone(self) -> None:
        """Nobody holds the other end of its cable any more: to the safe state by itself."""
        with self._lock:
            if self._state is not StimulatorState.SAFE and "safe" not in self._faults:
                self._trip("host_gone")

    def _enter(self, state: StimulatorState) -> None:
        changed, self._state = state is not self._state, state
        if changed and self._on_state is not None:
            self._on_state(state, self._clock.monotonic_ns())

    def _trip(self, why: str) -> None:
        self._tripped = why
        self._enter(StimulatorState.SAFE)

    def _hold(self, until_ns: int) -> None:
        """Never longer than the device's own keep-alive, whatever the computer asks."""
        self._until_ns = min(until_ns, self._clock.monotonic_ns() + self._keep_alive_ns)

    def _keep_alive(self) -> None:
        if self._state is not StimulatorState.SAFE and self._clock.monotonic_ns() >= self._until_ns:
            self._trip("keep_alive" if self._state is StimulatorState.RUNNING else "armed_too_long")
