"""The simulated stimulator behind a real port (a pty, or a socket), served on a thread of the test's own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.core.clock import Clock
from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.devices.stimulator import StimulatorDescription
from app.core.devices.stimulator_firmware import StimulatorFirmware
from app.core.devices.stimulator_port import unreachable
from app.core.devices.stimulator_serving import Plug, PtyPlug, StimulatorServer
from app.core.safety.client import OutputGuard


@dataclass
class Served:
    """A device on a port, and the driver that has opened it.

    Attributes:
        excess: What the driver told of too much current: (gives, ordered).
    """

    device: SimulatedStimulator
    firmware: StimulatorFirmware
    server: StimulatorServer
    driver: SerialStimulator
    excess: list[tuple[float, float]]


@contextmanager
def served_stimulator(
    clock: Clock, *, plug: Callable[[], Plug] = PtyPlug, serial_number: str = "", keep_alive_ms: float = 500.0
) -> Iterator[Served]:
    """Serve one for as long as the block runs."""
    device = SimulatedStimulator(clock=clock, keep_alive_ms=keep_alive_ms)
    firmware = StimulatorFirmware(device, clock=clock)
    server = StimulatorServer(firmware, plug=plug, clock=clock)
    excess: list[tuple[float, float]] = []

    def find_port() -> str:
        if not server.url:
            raise unreachable("It is unplugged.")
        return server.url

    driver = SerialStimulator(
        find_port,
        serial_number=serial_number,
        on_excess=lambda gives, ordered: excess.append((gives, ordered)),
        clock=clock,
    )
    ended = threading.Event()

    def live() -> None:
        while not ended.is_set():
            server.turn(0.02)
        server.close()

    thread = threading.Thread(target=live, name="stimulator")
    thread.start()
    try:
        yield Served(device, firmware, server, driver, excess)
    finally:
        driver.close()
        ended.set()
        thread.join()


class GuardedHere:
    """`DrivenOutput` without a program of its own: driver and guard on threads of this one."""

    def __init__(self, runtime: Path, driver: SerialStimulator) -> None:
        self._runtime = runtime
        self._driver = driver
        self._guard: OutputGuard | None = None

    @property
    def description(self) -> StimulatorDescription:
        return self._driver.description

    @property
    def ordered_ma(self) -> float:
        return self._driver.ordered_ma

    @property
    def state(self) -> str:
        return self._guard.state if self._guard is not None else "unconfirmed"

    def open(self) -> StimulatorDescription:
        return self._driver.open()

    def set_amplitude(self, amplitude_ma: float) -> None:
        self._driver.set_amplitude(amplitude_ma)

    def guard(self, on_change: Callable[[str, str], None]) -> None:
        self._guard = OutputGuard(self._runtime, self._driver, on_change=on_change)

    def close(self) -> None:
        if self._guard is not None:
            self._guard.close()
        self._driver.close()
