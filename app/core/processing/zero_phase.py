"""The display filters without their delay, for signal that lies on disk: the same gain at each frequency, no phase.

Guarantees: each frequency is weakened exactly as by `filters.BlockFilter` of the same design and moved in time not at
all, so that a symmetric wave keeps its peak at the sample where it was recorded. Pure. Does not: work on a stream
(it looks ahead); know what is missing (the caller gives stretches without holes).

One exception to "exactly": the notch. The absolute value of its response has a corner at its frequency, which would
ring for ever; it is squared instead, and its quality raised so that it is as wide at -3 dB.
"""

import functools
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.processing.filters import NOTCH_QUALITY, FilterDesign, frequency_response, second_order_sections

Floats = NDArray[np.float64]

# |H|^2 = 1 / sqrt(2) where the detuning squared is 1 + sqrt(2).
_NARROWER = float(np.sqrt(1 + np.sqrt(2)))
# Kept samples a second, at least, and for each hertz of the low-pass: as the live view keeps (a peak between two
# samples is then missed by at most 1.2 % of its height).
SHOWN_AT_LEAST_HZ = 1000.0
SHOWN_PER_CORNER = 20.0


def settling_s(design: FilterDesign) -> float:
    """How far beyond a stretch signal must be known for its edges to be right to some 1e-5 of what lies beyond.

    The response to an impulse decays with exp(-2 pi f t / sqrt 2) for a high-pass at f (its pole), and with
    exp(-pi b t) for a notch b wide.
    """
    longest = 0.25
    if design.low_cut_hz is not None:
        longest = max(longest, min(30.0, 2.6 / design.low_cut_hz))
    if design.notch_hz is not None:
        longest = max(longest, 3.7 * NOTCH_QUALITY * _NARROWER / design.notch_hz)
    if design.high_cut_hz is not None:
        longest = max(longest, 5.0 / design.high_cut_hz)
    return longest


def every_shown(design: FilterDesign) -> int:
    """Of how many filtered samples one is enough; 1 where no low-pass stands below."""
    if design.high_cut_hz is None:
        return 1
    return max(1, int(design.rate_hz // max(SHOWN_AT_LEAST_HZ, SHOWN_PER_CORNER * design.high_cut_hz)))


def zero_phase(
    design: FilterDesign,
    samples: NDArray[np.float32],
    *,
    first_sample: int = 0,
    every: int = 1,
    ends: tuple[bool, bool] = (True, True),
) -> NDArray[np.float32]:
    """A stretch filtered without delay.

    Args:
        samples: Shape (n_traces, n_samples), all finite; not modified.
        first_sample: Index of the first of them.
        every: Give the filtered samples with indices that are multiples of this (`every_shown` allows it).
        ends: Whether nothing was recorded before its first, after its last sample. There it is continued by its point
            reflection; where it is only cut off, the caller gives `settling_s` more than is wanted.

    Returns:
        float32, shape (n_traces, number of multiples of `every` among the indices).
    """
    from scipy import fft as scipy_fft  # takes a while to import

    fft: Any = scipy_fft
    n = samples.shape[1]
    begin = -(-first_sample // every)
    end = -(-(first_sample + n) // every)
    if not second_order_sections(design).shape[0]:
        return samples[:, begin * every - first_sample :: every].copy()
    settle = round(settling_s(design) * design.rate_hz)
    before = settle if ends[0] else 0
    before += (first_sample - before) % every
    after = settle if ends[1] else 0
    length = every * int(fft.next_fast_len(-(-(before + n + after) // every), real=True))
    gain = _gain(design, length)[: length // every // 2 + 1] / every
    out = np.empty((samples.shape[0], end - begin), dtype=np.float32)
    skipped = begin - (first_sample - before) // every
    for row, values in enumerate(samples):
        # One trace at a time: a page of a fast stream would need its memory ten times over.
        whole = _continued(values.astype(np.float64), before, length - before - n)
        origin = whole[before]
        whole -= origin
        spectrum = fft.rfft(whole)[: gain.size] * gain
        filtered = fft.irfft(spectrum, length // every)[skipped : skipped + end - begin]
        out[row] = filtered + origin if design.low_cut_hz is None else filtered
    return out


def _continued(values: Floats, before: int, after: int) -> Floats:
    """`values` with their point reflection on both sides, as far as they reach, and then their last value."""
    n = values.size
    left, right = min(before, n - 1), min(after, n - 1)
    parts = (
        np.full(before - left, 2 * values[0] - values[left]),
        2 * values[0] - values[left:0:-1],
        values,
        2 * values[-1] - values[::-1][1 : 1 + right],
        np.full(after - right, 2 * values[-1] - values[n - 1 - right]),
    )
    return np.concatenate(parts)


@functools.lru_cache(maxsize=8)
def _gain(design: FilterDesign, length: int) -> Floats:
    frequencies = np.fft.rfftfreq(length, 1 / design.rate_hz)
    gain = np.abs(frequency_response(second_order_sections(replace(design, notch_hz=None)), design, frequencies))
    if design.notch_hz is not None:
        from scipy import signal as scipy_signal

        signal: Any = scipy_signal
        b, a = signal.iirnotch(design.notch_hz, NOTCH_QUALITY * _NARROWER, fs=design.rate_hz)
        gain = gain * np.abs(frequency_response(np.concatenate([b, a])[np.newaxis], design, frequencies)) ** 2
    gain.flags.writeable = False
    return gain
