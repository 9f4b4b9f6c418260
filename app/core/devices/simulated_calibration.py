"""The simulated amplifier's test signals and the faults that a check of it must find.

Guarantees: the same seed and commands give the same samples, whatever the length of blocks; a channel without a fault
answers as its description says. Does not: judge. One thread: the driver's.

Commands (from the next block on):
    calibration square|short|off    every input gets the test signal, or is shorted, or has its electrode back
Faults:
    gain LABEL=FACTOR               the channel shows all it measures so much larger; 1 mends it
    time_constant LABEL=SECONDS     of the channel's high-pass; shows in the test signal only
    noise LABEL=MICROVOLTS          rms that the channel's own input adds, up to half the rate; shows in the check only
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.core.devices.driver import CalibrationSignal
from app.core.errors import WrongUse

STEP_UV = 100.0
SQUARE_HZ = 0.5
TIME_CONSTANT_S = 1.6
NOISE_UV = 0.2
SIGNALS = (
    CalibrationSignal(name="square", peak_to_peak_uv=STEP_UV, frequency_hz=SQUARE_HZ, time_constant_s=TIME_CONSTANT_S),
    CalibrationSignal(name="short"),
)
_NOISE_CHUNK = 256
_ELECTRODES = "off"


class SimulatedCalibration:
    """One opened amplifier's.

    Args:
        labels: Of the channels.
        seed: Of the amplifier; its noise is another's than the patient's.
    """

    def __init__(self, labels: tuple[str, ...], rate_hz: float, seed: int) -> None:
        self._labels = labels
        self._rate_hz = rate_hz
        self._seed = seed
        self._given = _ELECTRODES
        self.heal()

    def heal(self) -> None:
        """No faults; the test signal stays as it is."""
        n = len(self._labels)
        self._gain = np.ones(n)
        self._time_constant_s = np.full(n, TIME_CONSTANT_S)
        self._noise_uv = np.full(n, NOISE_UV)
        self._well = True

    def commands(self) -> dict[str, Callable[[str], None]]:
        """By name; each takes its argument and raises `WrongUse` where that makes no sense."""
        return {
            "calibration": self._calibration,
            "gain": lambda argument: self._set(self._gain, "gain", argument),
            "time_constant": lambda argument: self._set(self._time_constant_s, "time_constant", argument),
            "noise": lambda argument: self._set(self._noise_uv, "noise", argument),
        }

    def apply(self, samples: NDArray[np.float32], first: int) -> None:
        """Change samples as the amplifier does that they pass, in place.

        Args:
            samples: Microvolts at the electrodes, shape (n_channels, n_samples).
            first: Index of the first of them.
        """
        if self._given == _ELECTRODES:
            if not self._well:
                samples *= self._gain[:, np.newaxis].astype(np.float32)
            return
        made = self._noise(first, samples.shape[1])
        if self._given == "square":
            made += self._square(first, samples.shape[1])
        samples[:] = made * self._gain[:, np.newaxis]

    def _square(self, first: int, n: int) -> NDArray[np.float64]:
        """A square wave that has long been on, behind each channel's high-pass."""
        half_s = 0.5 / SQUARE_HZ
        at_s = (first + np.arange(n)) / self._rate_hz
        number = np.floor(at_s / half_s)
        since_s = at_s - number * half_s
        sign = np.where(number % 2 == 0, 1.0, -1.0)
        rate = 1.0 / self._time_constant_s[:, np.newaxis]
        droop: NDArray[np.float64] = STEP_UV * np.exp(-since_s * rate) / (1.0 + np.exp(-half_s * rate)) * sign
        return droop

    def _noise(self, first: int, n: int) -> NDArray[np.float64]:
        chunks = range(first // _NOISE_CHUNK, (first + n - 1) // _NOISE_CHUNK + 1)
        made = [
            np.random.default_rng((self._seed, 77, chunk)).standard_normal((len(self._labels), _NOISE_CHUNK))
            for chunk in chunks
        ]
        skip = first - chunks[0] * _NOISE_CHUNK
        noise: NDArray[np.float64] = np.concatenate(made, axis=1)[:, skip : skip + n] * self._noise_uv[:, np.newaxis]
        return noise

    def _calibration(self, argument: str) -> None:
        known = (*(signal.name for signal in SIGNALS), _ELECTRODES)
        if argument not in known:
            raise WrongUse(f"'calibration' does not know {argument!r}.", advice=f"Give one of: {', '.join(known)}.")
        self._given = argument

    def _set(self, values: NDArray[np.float64], name: str, argument: str) -> None:
        label, _, number = argument.partition("=")
        try:
            channel = [own.casefold() for own in self._labels].index(label.strip().casefold())
            value = float(number)
        except ValueError as error:
            raise WrongUse(f"{name!r} does not know {argument!r}.", advice="Give an electrode=a number.") from error
        if not (math.isfinite(value) and 0 < value < 1e6):
            raise WrongUse(f"{name!r} cannot be {number!r}.", advice="Give a number above zero.")
        values[channel] = value
        self._well = False
