"""Makes the driver of a stimulator from what a session ordered.

Guarantees: what was made is let go of as a whole (`close`): the port, and the process of a simulated one.
Does not: reach the device; `SerialStimulator.open` does. Any thread.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.clock import Clock
from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.stimulator import OutputSpec, SimulatedStimulatorSpec
from app.core.devices.stimulator_process import StimulatorProcess

OnExcess = Callable[[float, float], None]


@dataclass(frozen=True, slots=True)
class MadeStimulator:
    """A driver, and the process behind it where it is simulated."""

    driver: SerialStimulator
    process: StimulatorProcess | None = None

    def close(self) -> None:
        """Let go of it; bounded."""
        self.driver.close()
        if self.process is not None:
            self.process.close()


@dataclass(frozen=True, slots=True)
class StimulatorMaker:
    """Makes them.

    Attributes:
        command: Starts the program `stimulator`, in `environment`; what it prints goes to `output`.
        announce: The file in which that program says where its port is.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    announce: Path
    output: Path
    clock: Clock

    def __call__(self, spec: OutputSpec, on_excess: OnExcess) -> MadeStimulator:
        """A driver that has not reached its device yet.

        Args:
            spec: Which.
            on_excess: Told once a run what it gives and what was ordered, milliamperes, where it gives more.
        """
        if isinstance(spec, SimulatedStimulatorSpec):
            process = StimulatorProcess(self.command, self.announce, output=self.output, environment=self.environment)
            return MadeStimulator(SerialStimulator(process.port, on_excess=on_excess, clock=self.clock), process)
        port = spec.port
        driver = SerialStimulator(
            lambda: port, baud=spec.baud, serial_number=spec.serial_number, on_excess=on_excess, clock=self.clock
        )
        return MadeStimulator(driver)
