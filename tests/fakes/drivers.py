"""A driver whose every move a test decides; it is a real `Driver`, without a device."""

from collections import deque

from app.core.devices.driver import (
    Delivery,
    DeviceDescription,
    DeviceSpec,
    ElectrodeImpedance,
)
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import StreamId
from tests.fakes.recordings import device


class ScriptedDriver:
    """Delivers what was put into `deliveries`; an exception there is raised."""

    def __init__(self, description: DeviceDescription | None = None) -> None:
        self.description = description or device()
        self.deliveries: deque[Delivery | Exception] = deque()
        self.open_fault: Exception | None = None
        self.started_at: dict[StreamId, int] | None = None
        self.started_sequence: dict[StreamId, int] | None = None
        self.starts = 0
        self.is_open = False
        self.running = False
        self.commands: list[tuple[str, str]] = []

    def open(self) -> DeviceDescription:
        if self.open_fault is not None:
            raise self.open_fault
        self.is_open = True
        return self.description

    def start(
        self, *, at_sample: dict[StreamId, int] | None = None, sequence: dict[StreamId, int] | None = None
    ) -> None:
        if not self.is_open:
            raise DeviceFault("It is not open.")
        self.started_at, self.started_sequence = at_sample, sequence
        self.starts += 1
        self.running = True

    def read(self, timeout_s: float) -> Delivery:
        if not self.deliveries:
            return Delivery()
        found = self.deliveries.popleft()
        if isinstance(found, Exception):
            raise found
        return found

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        return (ElectrodeImpedance(label="E1", kiloohm=5.0),)

    def command(self, name: str, argument: str = "") -> None:
        if name != "eyes":
            raise WrongUse("No such command.")
        self.commands.append((name, argument))

    def stop(self) -> None:
        self.running = False

    def close(self) -> None:
        self.is_open = False


class DriverShelf:
    """Hands out drivers in order; the last one again and again."""

    def __init__(self, *drivers: ScriptedDriver) -> None:
        self._drivers = deque(drivers)

    def __call__(self, _spec: DeviceSpec) -> ScriptedDriver:
        return self._drivers.popleft() if len(self._drivers) > 1 else self._drivers[0]
