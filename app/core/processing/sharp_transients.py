"""Sharp transients: waves that stand out of the background as spikes and sharp waves do. A place to look at, no more.

Guarantees: works on relative amplitude, so that neither gain nor age decides alone; the same samples give the same
answer; a place is proposed once, with the channels it was seen on. Does not: tell an epileptiform discharge from a
vertex wave, a wicket spike, a lambda wave, the heart or a muscle; `LIMITS` says it, and is printed. Pure; any thread.

After J. Gotman, P. Gloor, Automatic recognition and quantification of interictal epileptic activity in the human scalp
EEG, Electroencephalogr Clin Neurophysiol 1976;41:513-529: each channel is a sequence of half-waves; one is held
against the mean half-wave of the five seconds before it, and must be four times as large on both sides. The duration
is that of spikes and sharp waves (20 to 200 ms; N. Kane et al., A revised glossary of terms most commonly used by
clinical electroencephalographers, Clin Neurophysiol Pract 2017;2:170-185), and the band 1 to 35 Hz that of
D. T. Barkmeier et al., Clin Neurophysiol 2012;123:1088-1095. Ours are: the least height, the comparison with fast
activity around it, and that more than one channel must agree.
"""

import importlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.processing.detection import Detection

Floats = NDArray[np.float64]

NAME, VERSION, KIND = "sharp_transients", "1", "spike_like"
LIMITS = (
    "Not validated on a reference set: how much it misses, and how much it finds that is none, is not known.",
    "Vertex waves, lambda waves, POSTS, wicket spikes, the ECG, blinks, electrode pops and muscle may be found too.",
    "Within the first 5 s of a stretch, in seizures and in burst suppression its background is not one.",
    "On fewer than six scalp electrodes one channel is enough.",
)
BACKGROUND_S = 5.0
LEAST_RELATIVE = 4.0
LEAST_UV = 20.0
SHORTEST_S, LONGEST_S = 0.020, 0.200
TOGETHER_S = 0.060
APART_S = 0.200
_LOW_HZ, _HIGH_HZ, _FAST_HZ = 1.0, 35.0, 30.0
_FAST_AROUND_S = 0.25
# The wave must be this many times the fast activity around it (root mean square above 30 Hz): muscle is not.
_LEAST_OVER_FAST = 6.0
FEWEST_FOR_TWO = 6
# Edges of what the filters are given ring for about this long.
EDGE_S = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wave on one channel; `relative` is the smaller of its two half-waves over the background."""

    at_s: float
    begin_s: float
    end_s: float
    channel: int
    relative: float


def candidates(samples: Floats, rate_hz: float, first_s: float) -> list[Candidate]:
    """Waves that stand out, on each channel by itself, in order of time.

    Args:
        samples: Microvolts, shape (n_channels, n_samples), without holes; at least 100 Hz.
        first_s: Stream time of the first sample.
    """
    if samples.shape[1] < 3 * EDGE_S * rate_hz or rate_hz < 100.0:
        return []
    nyquist = rate_hz / 2
    signal: Any = importlib.import_module("scipy.signal")  # some 0.3 s, and only a worker needs it
    band = signal.butter(2, (_LOW_HZ, min(_HIGH_HZ, 0.9 * nyquist)), "bandpass", fs=rate_hz, output="sos")
    above = signal.butter(4, min(_FAST_HZ, 0.8 * nyquist), "highpass", fs=rate_hz, output="sos")
    slow: Floats = signal.sosfiltfilt(band, samples, axis=1)
    fast: Floats = signal.sosfiltfilt(above, samples, axis=1)
    around = max(1, round(_FAST_AROUND_S * rate_hz))
    found: list[Candidate] = []
    for row in range(samples.shape[0]):
        found.extend(_of_channel(slow[row], fast[row], around, rate_hz, first_s, row))
    return sorted(found, key=lambda one: (one.at_s, one.channel))


def _of_channel(
    slow: Floats, fast: Floats, around: int, rate_hz: float, first_s: float, channel: int
) -> list[Candidate]:
    turns = np.flatnonzero(np.diff(np.sign(np.diff(slow))) != 0) + 1
    if turns.size < 4:
        return []
    heights = np.abs(np.diff(slow[turns]))
    sums = np.concatenate([[0.0], np.cumsum(heights**2)])
    # Half-wave i lies between turns i and i + 1; the wave around turn i + 1 is made of half-waves i and i + 1.
    smaller = np.minimum(heights[:-1], heights[1:])
    begin, peak, end = turns[:-2], turns[1:-1], turns[2:]
    length_s = (end - begin) / rate_hz
    oldest = np.searchsorted(turns, begin - BACKGROUND_S * rate_hz)
    count = np.arange(begin.size) - oldest
    background = np.sqrt((sums[: begin.size] - sums[oldest]) / np.maximum(count, 1))
    known = begin >= BACKGROUND_S * rate_hz
    relative = np.divide(smaller, background, out=np.zeros_like(smaller), where=(background > 0) & known)
    chosen = (
        (relative >= LEAST_RELATIVE)
        & (smaller >= LEAST_UV)
        & (length_s >= SHORTEST_S)
        & (length_s <= LONGEST_S)
        & (end < slow.size - EDGE_S * rate_hz)
    )
    powers = np.concatenate([[0.0], np.cumsum(fast**2)])
    found = []
    for at in np.flatnonzero(chosen):
        low, high = max(0, int(peak[at]) - around), min(slow.size, int(peak[at]) + around)
        rms = float(np.sqrt((powers[high] - powers[low]) / max(1, high - low)))
        if smaller[at] < _LEAST_OVER_FAST * rms:
            continue
        at_s, from_s, to_s = (first_s + float(one[at]) / rate_hz for one in (peak, begin, end))
        found.append(Candidate(at_s, from_s, to_s, channel, float(relative[at])))
    return found


def joined(found: list[Candidate], labels: tuple[str, ...]) -> list[Detection]:
    """One detection for waves that come together; those on one channel alone are left where others could agree.

    Args:
        found: Of a whole recording.
        labels: Of all channels that were looked at.
    """
    needed = 2 if len(labels) >= FEWEST_FOR_TWO else 1
    detections: list[Detection] = []
    last_s = -np.inf
    for group in _groups(sorted(found, key=lambda one: (one.at_s, one.channel))):
        clearest: dict[int, Candidate] = {}
        for one in group:
            if one.channel not in clearest or one.relative > clearest[one.channel].relative:
                clearest[one.channel] = one
        ranked = sorted(clearest.values(), key=lambda one: -one.relative)
        if len(ranked) < needed or ranked[0].at_s - last_s < APART_S:
            continue
        last_s = ranked[0].at_s
        detections.append(
            Detection(
                detector=NAME,
                version=VERSION,
                kind=KIND,
                onset_s=round(ranked[0].begin_s, 3),
                duration_s=round(ranked[0].end_s - ranked[0].begin_s, 3),
                channels=tuple(labels[one.channel] for one in ranked),
                score=round(ranked[0].relative, 2),
                text=f"{ranked[0].relative:.1f} times the background, "
                f"{1000 * (ranked[0].end_s - ranked[0].begin_s):.0f} ms",
            )
        )
    return detections


def _groups(found: list[Candidate]) -> list[list[Candidate]]:
    groups: list[list[Candidate]] = []
    for one in found:
        if groups and one.at_s - groups[-1][0].at_s <= TOGETHER_S:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups
