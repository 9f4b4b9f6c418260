"""Asks a port whether a stimulator is behind it.

Guarantees: only a port that was named is opened; what answers is brought to its safe state before anything else.
Does not: look for ports (`serial_ports` does), or try one by one: an unknown device may do anything with our bytes.
"""

from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.stimulator import DEFAULT_BAUD, StimulatorDescription


def probe(port: str, *, baud: int = DEFAULT_BAUD) -> StimulatorDescription:
    """What the stimulator behind `port` says it can do; bounded.

    Raises:
        DeviceFault: The port cannot be opened, or none answers.
    """
    driver = SerialStimulator(lambda: port, baud=baud)
    try:
        return driver.open()
    finally:
        driver.close()
