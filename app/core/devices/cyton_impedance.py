"""How an OpenBCI Cyton measures its electrodes: the commands, and what the samples then say.

Guarantees: an electrode that was measured records as before, also where its measurement failed.
Does not: fetch samples. One thread.
Sources: OpenBCI Cyton SDK, "Channel setting commands" and "LeadOff impedance commands"; ADS1299 data sheet, lead-off
detection (6 nA at 31.25 Hz). One electrode at a time, because the currents of all would add in the common electrode.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.core.devices.brainflow_library import Board
from app.core.devices.driver import ElectrodeImpedance
from app.core.identifiers import StreamId
from app.core.signals.channels import StreamDescription

# What each channel is called in a command; the second eight are those of the Daisy.
LETTERS = "12345678QWERTYUI"
TEST_HZ = 31.25
TEST_AMPERE = 6e-9
SERIES_OHM = 2200.0
OPEN_KILOOHM = 1000.0
SETTLES_S = 0.3
# Sixteen periods of the test current: a whole number of samples at 250 Hz and at 125 Hz.
MEASURES_S = 16 / TEST_HZ


def begin(channel: int) -> str:
    """Put the test current on one electrode: gain 1, both reference rails off, current on the N input."""
    letter = LETTERS[channel]
    return f"x{letter}000100Xz{letter}01Z"


def end(channel: int) -> str:
    """Back to how the channel records: gain 24, second reference rail on, no current."""
    letter = LETTERS[channel]
    return f"z{letter}00Zx{letter}060110X"


def kiloohm(samples_uv: NDArray[np.float64], rate_hz: float) -> float | None:
    """The electrode's impedance; None where it is open.

    Args:
        samples_uv: Microvolts of one channel while the current flows, shape (n,), `MEASURES_S` long.
    """
    times_s = np.arange(len(samples_uv)) / rate_hz
    turned = (samples_uv - samples_uv.mean()) * np.exp(-2j * np.pi * TEST_HZ * times_s)
    amplitude_v = 2 * abs(turned.mean()) * 1e-6
    measured = max(amplitude_v / TEST_AMPERE - SERIES_OHM, 0.0) / 1000
    # The board resolves some 10 ohm; zero would say that nothing was measured.
    return None if measured >= OPEN_KILOOHM else max(round(float(measured), 2), 0.01)


def measure_electrodes(
    board: Board, stream: StreamDescription, next_samples: Callable[[StreamId, int], NDArray[np.float32]]
) -> tuple[ElectrodeImpedance, ...]:
    """Every electrode of a board that is delivering.

    Args:
        stream: That of the electrodes.
        next_samples: Waits for so many samples more of a stream; (channels, samples).

    Raises:
        DeviceFault: The board refused, or delivers nothing.
    """
    measured: list[ElectrodeImpedance] = []
    for channel, label in enumerate(stream.labels):
        board.ask(begin(channel))
        try:
            next_samples(stream.stream_id, round(SETTLES_S * stream.rate_hz))
            samples = next_samples(stream.stream_id, round(MEASURES_S * stream.rate_hz))[channel]
        finally:
            board.ask(end(channel))
        measured.append(ElectrodeImpedance(label=label, kiloohm=kiloohm(samples.astype(np.float64), stream.rate_hz)))
    return tuple(measured)
