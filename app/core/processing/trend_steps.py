"""One second of trends: spectra of the hemispheres, rhythmicity, amplitude, asymmetry, quality.

Guarantees: a step is a pure function of the signal around it, the same live and read back from disk; what is missing
is NaN or an empty tuple, never a guess; a derivation of which an electrode is flat, clipped, noisy or called bad is
left out, and `verdicts` says so. Does not: keep signal (see `trend_stream`) or smooth over steps. Pure; any thread.

Sources: colour density spectral array: R. A. Fleming, N. T. Smith, Anesthesiology 1979;50:456-460 (density-modulated
display of the spectral array of R. G. Bickford et al., 1971), mean over a hemisphere's derivations, by three Slepian
tapers over 4 s (`spectra.multitaper`). Asymmetry: (R - L) / (R + L) of homologous band powers, the index that M. J. A.
M. van Putten, Clin Neurophysiol 2007;118:2362-2367 (revised brain symmetry index) is built of; bands as `band_powers`.
Rhythmicity and amplitude: see `rhythmicity` and `amplitude_integrated`. Quality: see `quality`.
"""

from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.core.processing.amplitude_integrated import REACH_S, envelope_uv, reach_samples
from app.core.processing.band_powers import BANDS, band_powers
from app.core.processing.quality import Extremes, Verdict, judge
from app.core.processing.rhythmicity import WINDOW_S as RHYTHM_WINDOW_S
from app.core.processing.rhythmicity import rhythmicity
from app.core.processing.spectra import frequencies_hz, multitaper
from app.core.processing.trend_plan import TrendPlan
from app.core.settings.limits import QualityLimits

Samples = NDArray[np.float32]
Floats = NDArray[np.float64]

STEP_S = 1.0
SPECTRUM_WINDOW_S = 4.0
# Density is told at 0.5, 1, ... 30 Hz, each the mean over half a hertz.
DENSITY_HZ: tuple[float, ...] = tuple(0.5 * step for step in range(1, 61))
ENVELOPES_PER_STEP = 4
BAND_NAMES: tuple[str, ...] = tuple(band.name for band in BANDS)
MISSING = "missing"
BAD = "bad"
# Signal that a step needs before and after it.
AROUND_S = (RHYTHM_WINDOW_S - STEP_S) / 2
_USABLE = frozenset({Verdict.GOOD.value, Verdict.MAINS.value})


class TrendStep(msgspec.Struct, frozen=True, kw_only=True):
    """The second from `step` to `step` + 1 of stream time.

    Attributes:
        verdicts: Of each channel of the plan: as `quality`, or "missing" (no signal), or "bad" (called so).
        used: Derivations that the left and the right spectra are means of.
        density_db: Left and right: decibels relative to 1 uV2/Hz at `DENSITY_HZ`; empty where there is none.
        rhythm: Left and right: 0 to 1 at `rhythmicity.FREQUENCIES_HZ`; empty where there is none.
        envelope_uv: Left and right: amplitude, peak to peak, at the middle of each quarter of the second; or empty.
        asymmetry: For each of `BAND_NAMES`, -1 (all power left) to 1 (all right); empty where there is none.
    """

    step: int
    verdicts: tuple[str, ...]
    used: tuple[int, int] = (0, 0)
    density_db: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    rhythm: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    envelope_uv: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    asymmetry: tuple[float, ...] = ()


def trend_step(
    step: int,
    around: Callable[[float, float], Samples],
    rate_hz: float,
    extremes: Extremes | None,
    plan: TrendPlan,
    limits: QualityLimits,
) -> TrendStep:
    """The trends of one second.

    Args:
        around: Signal of the plan's channels between two times, seconds relative to the step's middle; microvolts,
            shape (n_channels, n_samples), NaN where missing.
        rate_hz: Of that signal, 100 to 500.
        extremes: Of the second's raw signal; None where there is none.
    """
    half = SPECTRUM_WINDOW_S / 2
    window = around(-half, half)
    verdicts = _verdicts(window, rate_hz, extremes, plan, limits)
    usable = np.array([verdict in _USABLE for verdict in verdicts], dtype=np.bool_)
    # A derivation is as good as the worst of its electrodes.
    good = ~((np.abs(plan.matrix) @ (~usable).astype(np.float32)) > 0)
    left = [at for at in plan.left if good[at]]
    right = [at for at in plan.right if good[at]]
    if not left and not right and (plan.amplitude is None or not good[list(plan.amplitude)].any()):
        return TrendStep(step=step, verdicts=verdicts)
    density, axis_hz = _densities(plan, good, window, rate_hz)
    long = around(-RHYTHM_WINDOW_S / 2, RHYTHM_WINDOW_S / 2)
    return TrendStep(
        step=step,
        verdicts=verdicts,
        used=(len(left), len(right)),
        density_db=(_decibels(density[left], axis_hz), _decibels(density[right], axis_hz)),
        rhythm=(_rhythm(plan, left, long, rate_hz), _rhythm(plan, right, long, rate_hz)),
        envelope_uv=_envelopes(plan, good, around, rate_hz),
        asymmetry=_asymmetry(plan, good, density, axis_hz),
    )


def _verdicts(
    window: Samples, rate_hz: float, extremes: Extremes | None, plan: TrendPlan, limits: QualityLimits
) -> tuple[str, ...]:
    if extremes is None:
        return (MISSING,) * len(plan.channels)
    gone = np.isnan(window).sum(axis=1) > 0
    judged = judge(np.where(gone[:, np.newaxis], np.float32(0), window), rate_hz, extremes, plan.channels, limits)
    return tuple(
        BAD if bad else MISSING if missing else verdict.value
        for verdict, missing, bad in zip(judged.verdicts, gone, plan.marked_bad, strict=True)
    )


def derived(plan: TrendPlan, which: list[int], samples: Samples) -> Samples:
    """Derivations of a stretch of signal; one missing electrode spoils only what is made of it."""
    made = np.empty((len(which), samples.shape[1]), dtype=np.float32)
    for place, at in enumerate(which):
        electrodes = np.flatnonzero(plan.matrix[at])
        made[place] = plan.matrix[at, electrodes] @ samples[electrodes]
    return made


def _densities(plan: TrendPlan, good: NDArray[np.bool_], window: Samples, rate_hz: float) -> tuple[Floats, Floats]:
    """Of all derivations; zeros for those that are not good."""
    axis_hz = frequencies_hz(window.shape[1], rate_hz)
    density = np.zeros((len(plan.names), axis_hz.size))
    which = [int(at) for at in np.flatnonzero(good)]
    density[which] = multitaper(derived(plan, which, window), rate_hz)
    return density, axis_hz


def binned_decibels(density: Floats, axis_hz: Floats) -> Floats:
    """Means over half a hertz around each of `DENSITY_HZ`, in decibels relative to 1 uV2/Hz.

    Args:
        density: Microvolts squared per hertz, shape (..., n_frequencies).
    """
    edges = np.searchsorted(axis_hz, np.append(np.array(DENSITY_HZ) - 0.25, DENSITY_HZ[-1] + 0.25))
    count = np.diff(edges)
    sums = np.add.reduceat(density[..., : edges[-1]], edges[:-1], axis=-1)
    return np.asarray(10 * np.log10(np.maximum(sums / np.maximum(count, 1), 1e-6)))


def _decibels(density: Floats, axis_hz: Floats) -> tuple[float, ...]:
    if not density.shape[0]:
        return ()
    return _figures(binned_decibels(density.mean(axis=0), axis_hz))


def _rhythm(plan: TrendPlan, which: list[int], samples: Samples, rate_hz: float) -> tuple[float, ...]:
    if not which:
        return ()
    found = rhythmicity(derived(plan, which, samples), rate_hz)
    return _figures(found) if np.isfinite(found).any() else ()


def _envelopes(
    plan: TrendPlan, good: NDArray[np.bool_], around: Callable[[float, float], Samples], rate_hz: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    if plan.amplitude is None:
        return (), ()
    half = STEP_S / 2 + REACH_S + 2 / rate_hz
    samples = derived(plan, list(plan.amplitude), around(-half, half))
    reach = reach_samples(rate_hz)
    middle = samples.shape[1] / 2 - reach
    places = [round(middle + rate_hz * ((quarter + 0.5) / ENVELOPES_PER_STEP - 0.5)) for quarter in range(4)]
    found = envelope_uv(samples, rate_hz)[:, places]
    left, right = (
        _figures(found[side]) if good[at] and np.isfinite(found[side]).any() else ()
        for side, at in enumerate(plan.amplitude)
    )
    return left, right


def _asymmetry(plan: TrendPlan, good: NDArray[np.bool_], density: Floats, axis_hz: Floats) -> tuple[float, ...]:
    pairs = [(left, right) for left, right in zip(plan.left, plan.right, strict=True) if good[left] and good[right]]
    if not pairs:
        return ()
    powers = band_powers(density, axis_hz)
    left = powers[[one for one, _ in pairs]].mean(axis=0)
    right = powers[[other for _, other in pairs]].mean(axis=0)
    total = left + right
    return _figures(np.divide(right - left, total, out=np.zeros_like(total), where=total > 0))


def _figures(values: Floats) -> tuple[float, ...]:
    return tuple(np.round(values, 3).tolist())
