"""Causal display filters: high-pass, low-pass, notch as second-order sections, applied as one matrix product a block.

Guarantees:
1. The output of a stretch of samples does not depend on how it is cut into blocks.
2. All arithmetic is float64 (a float32 IIR is wrong by up to 8 uV at a 0.5 Hz high-pass on a DC offset).
3. The first sample, and the first after `restart`, is taken for what came before it: a DC offset gives no transient.
4. A sample that is not a number stays one in the output and does not enter the state.
Does not: look ahead, remove its own delay (`group_delay_s` and `chain_delay_s` tell it), or touch stored data. One
thread a filter.

The cascade is written as x' = A x + B u, y = C x + D u; over a block of L samples it is one matrix [u x o] M = [y x']
(o: the origin that u is measured from), which runs 4 to 17 times faster than `scipy.signal.sosfilt` and leaves out, at
no cost, the outputs that decimation drops.
"""

import functools
import importlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.errors import DefectError, WrongUse

Floats = NDArray[np.float64]

HIGH_PASS_ORDER = 2
LOW_PASS_ORDER = 4
NOTCH_QUALITY = 25.0
# Samples in one matrix product: with more the product costs more, with fewer numpy's overhead; flat from 32 to 96.
_STRETCH = 64
_DECIMATING_STRETCH = 240


@dataclass(frozen=True, slots=True)
class FilterDesign:
    """What is to be filtered out.

    Attributes:
        rate_hz: Samples a second.
        low_cut_hz: High-pass corner (-3 dB), Butterworth of second order; None is off.
        high_cut_hz: Low-pass corner (-3 dB), Butterworth of fourth order; None is off.
        notch_hz: Mains notch, 2 Hz wide at 50 Hz (quality 25); None is off.
    """

    rate_hz: float
    low_cut_hz: float | None = None
    high_cut_hz: float | None = None
    notch_hz: float | None = None


def possible(design: FilterDesign) -> FilterDesign:
    """The same without what the rate makes pointless: corners and notches at or above 0.45 of the rate are left out."""
    limit_hz = 0.45 * design.rate_hz
    return FilterDesign(
        design.rate_hz,
        design.low_cut_hz if design.low_cut_hz is not None and design.low_cut_hz < limit_hz else None,
        design.high_cut_hz if design.high_cut_hz is not None and design.high_cut_hz < limit_hz else None,
        design.notch_hz if design.notch_hz is not None and design.notch_hz < limit_hz else None,
    )


def load_design() -> None:
    """Import what designs filters, which takes a second, where a second does not matter. Any thread.

    Raises:
        DefectError: It cannot be imported: this installation is not whole.
    """
    try:
        importlib.import_module("scipy.signal")
    except ImportError as error:
        raise DefectError("What designs filters (scipy) cannot be imported.") from error


@functools.lru_cache(maxsize=64)
def second_order_sections(design: FilterDesign) -> Floats:
    """Sections as scipy has them, shape (n_sections, 6); no rows where nothing is filtered.

    Raises:
        WrongUse: A corner is not between 0 and half the rate, or the high-pass lies above the low-pass.
    """
    from scipy import signal as scipy_signal  # takes a second to import

    signal: Any = scipy_signal

    for corner_hz in (design.low_cut_hz, design.high_cut_hz, design.notch_hz):
        if corner_hz is not None and not 0 < corner_hz < design.rate_hz / 2:
            raise WrongUse(
                f"A filter at {corner_hz:g} Hz is not possible at {design.rate_hz:g} samples a second.",
                advice=f"Choose a frequency between 0 and {design.rate_hz / 2:g} Hz.",
            )
    if design.low_cut_hz and design.high_cut_hz and design.low_cut_hz >= design.high_cut_hz:
        raise WrongUse(
            f"A high-pass at {design.low_cut_hz:g} Hz and a low-pass at {design.high_cut_hz:g} Hz leave nothing.",
            advice="Choose a high-pass below the low-pass.",
        )
    parts: list[Floats] = []
    if design.low_cut_hz is not None:
        parts.append(signal.butter(HIGH_PASS_ORDER, design.low_cut_hz, "highpass", fs=design.rate_hz, output="sos"))
    if design.high_cut_hz is not None:
        parts.append(signal.butter(LOW_PASS_ORDER, design.high_cut_hz, "lowpass", fs=design.rate_hz, output="sos"))
    if design.notch_hz is not None:
        b, a = signal.iirnotch(design.notch_hz, NOTCH_QUALITY, fs=design.rate_hz)
        parts.append(np.concatenate([b, a])[np.newaxis])
    sections = np.concatenate(parts) if parts else np.zeros((0, 6))
    sections.flags.writeable = False
    return sections


def frequency_response(sections: Floats, design: FilterDesign, frequencies_hz: NDArray[Any]) -> NDArray[np.complex128]:
    """What `sections` make of sines of these frequencies at the design's rate; complex."""
    z = np.exp(-2j * np.pi * frequencies_hz / design.rate_hz)
    response = np.ones(len(frequencies_hz), dtype=np.complex128)
    for b0, b1, b2, a0, a1, a2 in sections:
        response *= (b0 + b1 * z + b2 * z**2) / (a0 + a1 * z + a2 * z**2)
    return response


def group_delay_s(design: FilterDesign, frequency_hz: float) -> float:
    """By how much the filters delay a rhythm of `frequency_hz`, seconds (negative: they advance it)."""
    step_hz = 1e-4 * max(frequency_hz, 0.01)
    either_side = np.array([frequency_hz - step_hz, frequency_hz + step_hz])
    response = frequency_response(second_order_sections(design), design, either_side)
    # The angle of the quotient, not the difference of two angles: no jump at +-pi.
    return float(-np.angle(response[1] / response[0]) / (4 * np.pi * step_hz))


# Middle of the durations of an epileptiform spike (20 to 70 ms: IFCN glossary, Kane et al. 2017).
_SPIKE_S = 0.045


@functools.lru_cache(maxsize=64)
def chain_delay_s(design: FilterDesign) -> float:
    """By how much the whole chain shows the peak of a sharp wave too late, seconds.

    One number for filters whose delay differs from frequency to frequency: how far they move the peak of a spike
    (raised cosine, 45 ms at its base), found to a fraction of a sample. The peaks of other spikes (20 to 70 ms) are
    moved by up to 2 ms more or less (decision 0027 has the figures); where that matters, signal on disk is filtered
    without delay (`zero_phase`).
    """
    sections = second_order_sections(design)
    if not sections.shape[0]:
        return 0.0
    n = int(6 * design.rate_hz)
    spike_s = max(_SPIKE_S, 4 / design.rate_hz)
    from_peak_s = np.arange(n) / design.rate_hz - 3.0
    spike = np.where(np.abs(from_peak_s) < spike_s / 2, 1 + np.cos(2 * np.pi * from_peak_s / spike_s), 0.0)
    response = frequency_response(sections, design, np.fft.rfftfreq(n, 1 / design.rate_hz))
    shown = np.fft.irfft(np.fft.rfft(spike) * response, n)
    at = int(np.argmax(shown))
    before, peak, after = shown[at - 1 : at + 2]
    within = 0.5 * (before - after) / (before - 2 * peak + after)
    return float((at + within) / design.rate_hz - 3.0)


def _cascade(sections: Floats) -> tuple[Floats, Floats, Floats, float]:
    """A, B, C, D of the sections in a row, each in transposed direct form II."""
    a = np.zeros((0, 0))
    b = np.zeros((0, 1))
    c = np.zeros((1, 0))
    d = 1.0
    for b0, b1, b2, _, a1, a2 in sections:
        own_a = np.array([[-a1, 1.0], [-a2, 0.0]])
        own_b = np.array([[b1 - a1 * b0], [b2 - a2 * b0]])
        own_c = np.array([[1.0, 0.0]])
        size = a.shape[0]
        a = np.block([[a, np.zeros((size, 2))], [own_b @ c, own_a]])
        b = np.concatenate([b, own_b * d])
        c = np.concatenate([b0 * c, own_c], axis=1)
        d = b0 * d
    return a, b, c, d


class BlockFilter:
    """The filters of one stream, with the state of each of its channels.

    Args:
        design: What to filter; corners the rate makes impossible are refused.
        n_channels: Rows of each block.
        keep_every: 1 gives every output sample; q gives each q-th (the design's low-pass must stand below rate / 2q).
    """

    def __init__(self, design: FilterDesign, n_channels: int, *, keep_every: int = 1) -> None:
        self.design = design
        self._a, self._b, self._c, self._d = _cascade(second_order_sections(design))
        self._n_channels = n_channels
        self._keep_every = keep_every
        # A decimating filter works on whole groups of q samples, and carries what is left over; its product has few
        # columns, so that longer stretches pay.
        self._stretch = _STRETCH if keep_every == 1 else max(1, _DECIMATING_STRETCH // keep_every) * keep_every
        self._matrices: dict[int, Floats] = {}
        self._work = np.zeros((n_channels, self._stretch + self._a.shape[0] + 1))
        self._gain_at_zero = 0.0 if design.low_cut_hz is not None else 1.0
        self.restart()

    def restart(self) -> None:
        """Forget what came before (after a gap)."""
        self._state: Floats | None = None
        self._left_over: NDArray[Any] = np.zeros((self._n_channels, 0), dtype=np.float32)
        # The filters run on the difference to the first sample, so that the state stays small whatever the offset.
        self._origin = np.zeros((self._n_channels, 1))
        self._newest = np.full(self._n_channels, np.nan)

    def apply(self, samples: NDArray[np.float32] | Floats) -> NDArray[np.float32]:
        """The filtered samples.

        Args:
            samples: Shape (n_channels, n_samples); not modified.

        Returns:
            float32, C-contiguous, one for each sample (or each `keep_every`-th).

        Raises:
            DefectError: Another number of channels came than before.
        """
        if samples.ndim != 2 or samples.shape[0] != self._n_channels:
            raise DefectError(f"A filter for {self._n_channels} channels was given samples of shape {samples.shape}.")
        carried = self._left_over.shape[1]
        whole = (carried + samples.shape[1]) // self._keep_every * self._keep_every
        result = np.empty((self._n_channels, whole // self._keep_every), dtype=np.float32)
        for first in range(0, whole, self._stretch):
            end = min(first + self._stretch, whole)
            piece = samples[:, max(0, first - carried) : end - carried]
            if first < carried:
                piece = np.concatenate([self._left_over[:, first:], piece], axis=1)
            result[:, first // self._keep_every : end // self._keep_every] = self._run(piece)
        rest = samples[:, max(0, whole - carried) :]
        if whole < carried:
            self._left_over = np.concatenate([self._left_over, rest], axis=1)
        else:
            self._left_over = rest.copy() if rest.shape[1] else rest[:, :0]
        return result

    def _run(self, piece: NDArray[np.float32] | Floats) -> Floats | NDArray[np.float32]:
        """One stretch: whole groups of `keep_every` samples, at most `_stretch`."""
        length = piece.shape[1]
        if not self._a.shape[0]:
            return piece[:, self._keep_every - 1 :: self._keep_every]
        if self._state is None:
            self._state = np.zeros((self._n_channels, self._a.shape[0]))
            self._origin = np.where(np.isfinite(piece[:, :1]), piece[:, :1], 0.0).astype(np.float64)
        work = self._work[:, : length + self._a.shape[0] + 1]
        work[:, :length] = piece
        work[:, length:-1] = self._state
        work[:, -1:] = self._origin
        missing = None
        with np.errstate(invalid="ignore"):
            product = work @ self._matrix(length)
            spoilt = not np.isfinite(product.sum())
        if spoilt:
            missing = ~np.isfinite(work[:, :length])
            self._hold(work[:, :length], missing)
            product = work @ self._matrix(length)
        self._newest = work[:, length - 1].copy()
        kept = length // self._keep_every
        self._state = product[:, kept:]
        out = product[:, :kept]
        if self._gain_at_zero:
            out = out + self._origin
        if missing is not None:
            out[missing.reshape(missing.shape[0], -1, self._keep_every).any(axis=2)] = np.nan
        return out

    def _hold(self, work: Floats, missing: NDArray[np.bool_]) -> None:
        """Put in place of missing samples the last one before them (at the very start, the next; else the origin)."""
        for channel in np.flatnonzero(missing.any(axis=1)):
            row, gone = work[channel], missing[channel]
            good = np.flatnonzero(~gone)
            before = self._newest[channel]
            if not np.isfinite(before):
                before = row[good[0]] if good.size else self._origin[channel, 0]
            at = np.maximum.accumulate(np.where(gone, -1, np.arange(row.size)))
            row[:] = np.where(at >= 0, row[np.maximum(at, 0)], before)

    def _matrix(self, length: int) -> Floats:
        """M of a stretch of `length` samples: rows are inputs, states and the origin; columns kept outputs, new states.

        The last row takes the origin from every input at once.
        """
        found = self._matrices.get(length)
        if found is not None:
            return found
        order = self._a.shape[0]
        impulse = np.zeros(length)
        impulse[0] = self._d
        free = np.zeros((length, order))  # row k: C A^k, what state 0 gives at output k
        reach = np.zeros((order, length))  # column k: A^(length-1-k) B, what input k leaves in the state
        row, column, power = self._c.copy(), self._b.copy(), np.eye(order)
        for k in range(length):
            free[k] = row[0]
            if k + 1 < length:
                impulse[k + 1] = float((self._c @ column)[0, 0])
            reach[:, length - 1 - k] = column[:, 0]
            row, column, power = row @ self._a, self._a @ column, self._a @ power
        lag = np.arange(length)[np.newaxis] - np.arange(length)[:, np.newaxis]
        forced = np.where(lag >= 0, impulse[np.maximum(lag, 0)], 0.0)
        kept = slice(self._keep_every - 1, None, self._keep_every)
        matrix = np.block([[forced[:, kept], reach.T], [free.T[:, kept], power.T]])
        matrix = np.concatenate([matrix, -matrix[:length].sum(axis=0, keepdims=True)])
        if len(self._matrices) < 32:
            self._matrices[length] = matrix
        return matrix
