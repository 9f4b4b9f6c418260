"""Rhythmic runs: stretches of ten seconds or more in which a hemisphere keeps one rhythm. A place to look at, no more.

Guarantees: works on the regularity of phase, so that amplitude decides nothing but what is too small to be seen; the
same samples give the same answer. Does not: look for seizures or tell brain from pulse, tremor or pacemaker; `LIMITS`
says it, and is printed. Pure; any thread.

Regularity is the lagged coherence of `app.core.processing.rhythmicity` (Fransen et al., Neuroimage 2015). Ours are: a
run is at least two windows of 10 s that overlap and keep their frequency to a third of an octave; 0.5 is above what
noise alone reaches above 2 Hz (0.15 to 0.4). Ten seconds is what ACNS asks of an electrographic seizure (L. J. Hirsch
et al., American Clinical Neurophysiology Society's Standardized Critical Care EEG Terminology: 2021 version, J Clin
Neurophysiol 2021;38:1-29).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.detection import Detection
from app.core.processing.rhythmicity import FREQUENCIES_HZ, WINDOW_S, rhythmicity

NAME, VERSION, KIND = "rhythmic_runs", "1", "rhythmic_run"
LIMITS = (
    "Not validated on a reference set: how much it misses, and how much it finds that is none, is not known.",
    "A rhythm that is shorter than 10 s, or changes its frequency quickly as many seizures do, is not seen.",
    "Rhythms of the pulse, of breathing, of tremor and of devices are found as well as the brain's.",
    "A rhythm of 7.5 to 13 Hz that is largest over the back of the head is taken for the posterior dominant rhythm.",
)
HOP_S = 5.0
LEAST_COHERENCE = 0.5
LEAST_UV = 10.0
_LOWEST_HZ, _HIGHEST_HZ = 2.0, 20.0
_SAME_STEPS = 2
_POSTERIOR_HZ = (7.5, 13.0)
_POSTERIOR = frozenset({"O1", "O2", "Oz", "P3", "P4", "Pz", "P7", "P8"})
FEWEST_WINDOWS = 2
_WHERE = {"left": "left side", "right": "right side"}


@dataclass(frozen=True, slots=True)
class Window:
    """One window of one side in which a rhythm was kept."""

    begin_s: float
    side: str
    step: int
    coherence: float
    amplitude_uv: float
    derivation: str


def window(
    samples: NDArray[np.float32], rate_hz: float, begin_s: float, side: str, names: tuple[str, ...]
) -> Window | None:
    """The rhythm of ten seconds; None where there is none.

    Args:
        samples: Microvolts of one side's derivations, shape (n, n_samples), `WINDOW_S` long.
        names: Of the derivations ("C3-P3").
    """
    values = rhythmicity(samples, rate_hz)
    axis = np.array(FREQUENCIES_HZ)
    looked = (axis >= _LOWEST_HZ) & (axis <= min(_HIGHEST_HZ, 0.4 * rate_hz)) & np.isfinite(values)
    if not looked.any():
        return None
    step = int(np.argmax(np.where(looked, values, -1.0)))
    if values[step] < LEAST_COHERENCE:
        return None
    amplitudes = _amplitudes_uv(samples, rate_hz, FREQUENCIES_HZ[step])
    largest = int(np.argmax(amplitudes))
    if amplitudes[largest] < LEAST_UV or _is_posterior(FREQUENCIES_HZ[step], names[largest]):
        return None
    return Window(begin_s, side, step, float(values[step]), float(amplitudes[largest]), names[largest])


def _amplitudes_uv(samples: NDArray[np.float32], rate_hz: float, frequency_hz: float) -> NDArray[np.float64]:
    """Peak to peak, of a sine with the power within a sixth of the frequency, for each derivation."""
    values = np.nan_to_num(samples.astype(np.float64))
    n = values.shape[1]
    taper = np.hanning(n)
    spectrum = np.abs(np.fft.rfft((values - values.mean(axis=1, keepdims=True)) * taper, axis=1)) ** 2
    hertz = np.fft.rfftfreq(n, 1 / rate_hz)
    near = np.abs(hertz - frequency_hz) <= max(frequency_hz / 6, 2 / WINDOW_S)
    power = 2 * spectrum[:, near].sum(axis=1) / (n * (taper**2).sum())
    return np.asarray(2 * np.sqrt(2 * power), dtype=np.float64)


def _is_posterior(frequency_hz: float, derivation: str) -> bool:
    low_hz, high_hz = _POSTERIOR_HZ
    return low_hz <= frequency_hz <= high_hz and any(end in _POSTERIOR for end in derivation.split("-"))


def joined(found: list[Window]) -> list[Detection]:
    """Runs of windows that overlap and keep their frequency, of both sides together where they run together."""
    runs: list[list[Window]] = []
    once = {(one.begin_s, one.side): one for one in found}
    for one in sorted(once.values(), key=lambda one: (one.begin_s, one.side)):
        for run in runs:
            last = run[-1]
            if one.begin_s - last.begin_s <= HOP_S * 1.5 and abs(one.step - last.step) <= _SAME_STEPS:
                run.append(one)
                break
        else:
            runs.append([one])
    detections = []
    for run in runs:
        begins = sorted({one.begin_s for one in run})
        if len(begins) < FEWEST_WINDOWS:
            continue
        best = max(run, key=lambda one: one.coherence)
        sides = sorted({one.side for one in run})
        duration_s = begins[-1] - begins[0] + WINDOW_S
        where = "both sides" if len(sides) == 2 else _WHERE.get(sides[0], "all channels")
        names = dict.fromkeys(
            one.derivation for one in sorted(run, key=lambda one: (one is not best, -one.amplitude_uv))
        )
        detections.append(
            Detection(
                detector=NAME,
                version=VERSION,
                kind=KIND,
                onset_s=round(begins[0], 3),
                duration_s=round(duration_s, 3),
                channels=tuple(names),
                score=round(best.coherence, 3),
                text=f"{FREQUENCIES_HZ[best.step]:.1f} Hz for {duration_s:.0f} s, {where}, {best.amplitude_uv:.0f} µV",
            )
        )
    return sorted(detections, key=lambda one: one.onset_s)
