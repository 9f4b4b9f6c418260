"""How an OpenBCI Cyton puts its own test signals on its inputs.

Guarantees: "off" leaves every channel as it records by default (`d`), also after a check that was broken off.
Does not: judge. One thread.
Sources: OpenBCI Cyton SDK, "Test signal control commands" (`0`: inputs to internal ground, `-`: test signal at once its
amplitude, slow pulse) and `d` (channel settings to default); ADS1299 data sheet (SBAS499), CONFIG2 and CHnSET: the slow
pulse goes between -VREF / 2400 and +VREF / 2400 at fCLK / 2^21, with VREF 4.5 V and fCLK 2.048 MHz. The chain is
direct-coupled.
"""

from app.core.devices.brainflow_library import Board
from app.core.devices.driver import CalibrationSignal
from app.core.errors import WrongUse

VREF_UV = 4.5e6
SIGNALS = (
    CalibrationSignal(name="square", peak_to_peak_uv=2 * VREF_UV / 2400, frequency_hz=2.048e6 / 2**21),
    CalibrationSignal(name="short"),
)
_COMMANDS = {"square": "-", "short": "0", "off": "d"}


def switch(board: Board, argument: str) -> None:
    """Give the inputs "square" or "short", or their electrodes back with "off".

    Raises:
        WrongUse: No such signal.
        DeviceFault: The board refused.
    """
    if argument not in _COMMANDS:
        raise WrongUse(f"The Cyton has no test signal {argument!r}.", advice=f"It has {', '.join(_COMMANDS)}.")
    board.ask(_COMMANDS[argument])
