"""Runs the detectors over a recording: which there are, with what they are given, and how much of it is kept.

Guarantees: every place is a proposal, with the name and version of its detector; each detector that looked is named
with what it found and with its limits, even where it found nothing; channels that quality judged bad are not looked
at; gaps are never bridged; memory is bounded by a minute of signal. Does not: read files, or judge. Pure; one thread.
"""

import importlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.processing import rhythmic_runs, sharp_transients
from app.core.processing.analysis import Analysis
from app.core.processing.assessment import SignalSource, choose_stream
from app.core.processing.detection import Detection, DetectorRun
from app.core.processing.rhythmicity import WINDOW_S
from app.core.processing.topography import electrode_of
from app.core.processing.trend_plan import TrendPlan, trend_plan
from app.core.signals.channels import ChannelKind, StreamDescription

Floats = NDArray[np.float64]

MOST_KEPT = 200
"""Of each detector, the clearest: more than that nobody decides one by one."""
_PIECE_S = 60.0
_ENOUGH_HZ = 200.0
# What a piece is given of the one before it: the background, a window, and what the filters need to settle.
_BEFORE_S = max(sharp_transients.BACKGROUND_S, WINDOW_S) + 2 * sharp_transients.EDGE_S


def detect(
    source: SignalSource, analysis: Analysis, *, progress: Callable[[float], None] = lambda _share: None
) -> tuple[tuple[Detection, ...], tuple[DetectorRun, ...]]:
    """What all detectors propose, in order of time, and that they looked.

    Args:
        source: The samples.
        analysis: Of the same recording: which channels are good.
        progress: Told the share done, 0 to 1.
    """
    stream = choose_stream(source.streams)
    rows = _rows(stream, analysis) if stream is not None else []
    if stream is None or not rows or stream.rate_hz < 100.0:
        return (), ()
    good = {stream.channels[row].label for row in rows}
    plan = trend_plan(stream.channels)
    labels = tuple(stream.channels[row].label for row in rows)
    scalp = [electrode_of(label) is not None for label in labels]
    common = np.flatnonzero(scalp) if sum(scalp) >= sharp_transients.FEWEST_FOR_TWO else np.zeros(0, dtype=int)
    waves: list[sharp_transients.Candidate] = []
    windows: list[rhythmic_runs.Window] = []
    stretches = source.stretches(stream.stream_id)
    whole = max(1, sum(end - first for first, end in stretches))
    done = 0
    for first, start, end in _pieces(stretches, stream.rate_hz):
        raw = source.samples(stream.stream_id, first, end)
        if np.isfinite(raw).all():
            waves.extend(_waves(raw[rows], stream.rate_hz, first, start, common))
        windows.extend(_windows(raw, plan, good, stream.rate_hz, first, start))
        done += end - start
        progress(done / whole)
    found = (sharp_transients.joined(waves, labels), rhythmic_runs.joined(windows))
    kept = [sorted(sorted(one, key=lambda at: -at.score)[:MOST_KEPT], key=lambda at: at.onset_s) for one in found]
    runs = tuple(
        DetectorRun(detector=module.NAME, version=module.VERSION, found=len(one), kept=len(few), limits=module.LIMITS)
        for module, one, few in zip((sharp_transients, rhythmic_runs), found, kept, strict=True)
    )
    return tuple(sorted((at for few in kept for at in few), key=lambda at: (at.onset_s, at.detector))), runs


def _rows(stream: StreamDescription, analysis: Analysis) -> list[int]:
    good = {one.label for one in analysis.channels if one.verdict == "good"}
    eeg = [
        row for row, channel in enumerate(stream.channels) if channel.kind is ChannelKind.EEG and channel.label in good
    ]
    scalp = [row for row in eeg if electrode_of(stream.channels[row].label) is not None]
    return scalp or eeg


def _pieces(stretches: tuple[tuple[int, int], ...], rate_hz: float) -> Iterator[tuple[int, int, int]]:
    """First sample to be read, first one that is new, and one past the last."""
    length, before = round(_PIECE_S * rate_hz), round(_BEFORE_S * rate_hz)
    after = round(sharp_transients.EDGE_S * rate_hz)
    for begin, end in stretches:
        start = begin
        while start < end:
            stop = min(end, start + length)
            yield max(begin, start - before), start, stop
            # What lay at the edge of this piece is looked at again in the middle of the next.
            start = stop if stop == end else stop - after


def _waves(
    samples: NDArray[np.float32], rate_hz: float, first: int, start: int, common: NDArray[np.intp]
) -> list[sharp_transients.Candidate]:
    values = samples.astype(np.float64)
    if common.size:
        # Against the mean of all electrodes: the recording's own reference may lie over active cortex.
        values = values - values[common].mean(axis=0)
    step = max(1, int(rate_hz // _ENOUGH_HZ))
    if step > 1:
        signal: Any = importlib.import_module("scipy.signal")
        values = signal.decimate(values, step, ftype="fir", axis=1, zero_phase=True)
    found = sharp_transients.candidates(values, rate_hz / step, first / rate_hz)
    # A wave across the edge is found in both pieces, and is one when they are joined.
    new_s = start / rate_hz - 2 * sharp_transients.LONGEST_S
    return [one for one in found if one.at_s >= new_s]


def _windows(
    raw: NDArray[np.float32], plan: TrendPlan, good: set[str], rate_hz: float, first: int, start: int
) -> list[rhythmic_runs.Window]:
    derived = plan.matrix @ raw[list(plan.rows)]
    usable = [
        not any(used and channel.label not in good for used, channel in zip(row != 0, plan.channels, strict=True))
        for row in plan.matrix
    ]
    length, hop = round(WINDOW_S * rate_hz), round(rhythmic_runs.HOP_S * rate_hz)
    found = []
    # On one raster for the whole recording, so that a piece begins where the one before it left off.
    at = -(-first // hop) * hop
    while at + length <= first + raw.shape[1]:
        if at + length > start:
            for side, members in (("left", plan.left), ("right", plan.right)):
                chosen = [one for one in members if usable[one]]
                if not chosen:
                    continue
                piece = derived[chosen, at - first : at - first + length].astype(np.float32)
                names = tuple(plan.names[one] for one in chosen)
                one = rhythmic_runs.window(piece, rate_hz, at / rate_hz, side, names)
                if one is not None:
                    found.append(one)
        at += hop
    return found
