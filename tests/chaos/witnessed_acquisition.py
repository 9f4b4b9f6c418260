"""The real acquisition program, with a witness at the driver: what was taken from the device, whatever dies afterwards.

`python -m tests.chaos.witnessed_acquisition WITNESS --data DIR`. Each delivery that holds blocks is noted in the file
WITNESS, which is mapped into memory and so outlives `kill -9`, before acquisition gets it. Nothing else differs.
"""

import mmap
import struct
import sys
from pathlib import Path
from typing import Any, NamedTuple

from app.core.devices import catalogue
from app.core.devices.driver import Delivery, DeviceSpec, Driver

_NOTE = struct.Struct("<qqqq")


class Taken(NamedTuple):
    """The newest delivery.

    Attributes:
        deliveries: How many there were since this program was started.
        first_sample / end_sample: Driver indices of what it held, of the first stream.
        host_monotonic_ns: Of its newest block.
    """

    deliveries: int
    first_sample: int
    end_sample: int
    host_monotonic_ns: int


class Witness:
    """The file both sides look at."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if create:
            path.write_bytes(bytes(_NOTE.size))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _NOTE.size)

    def note(self, taken: Taken) -> None:
        _NOTE.pack_into(self._map, 0, *taken)

    def read(self) -> Taken:
        return Taken(*_NOTE.unpack_from(self._map, 0))

    def close(self) -> None:
        self._map.close()


class WitnessedDriver:
    """A driver that is watched; everything else is its own."""

    def __init__(self, driver: Driver, witness: Witness) -> None:
        self._driver = driver
        self._witness = witness
        self._deliveries = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)

    def read(self, timeout_s: float) -> Delivery:
        delivery = self._driver.read(timeout_s)
        if delivery.blocks:
            self._deliveries += 1
            first, last = delivery.blocks[0], delivery.blocks[-1]
            self._witness.note(Taken(self._deliveries, first.first_sample, last.end_sample, last.host_monotonic_ns))
        return delivery


def main() -> int:
    """Run acquisition as it is, but for where its drivers come from."""
    witness = Witness(Path(sys.argv.pop(1)), create=True)
    create_driver = catalogue.create_driver

    def create_witnessed(spec: DeviceSpec, **options: Any) -> Driver:
        return WitnessedDriver(create_driver(spec, **options), witness)  # type: ignore[return-value]

    catalogue.create_driver = create_witnessed
    from app.__main__ import main as run_program

    return run_program(["acquisition", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
