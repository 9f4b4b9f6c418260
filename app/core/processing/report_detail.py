"""What a report takes from a recording's samples besides the analysis: background rhythm and trace excerpts.

Guarantees: bounded in time and memory however long the recording is (see `background_rhythm`, `excerpt_cutting`); the
same samples and request give the same detail. Does not: read files or words beyond those of the request. One thread.
"""

from collections.abc import Callable

import numpy as np

from app.core.processing.assessment import SignalSource, choose_stream
from app.core.processing.background import EYES_CLOSED, BackgroundRhythm
from app.core.processing.background_rhythm import EPOCH_S, BackgroundEpochs, gather_epochs, measure_background
from app.core.processing.excerpt_cutting import PAGE_S, ExcerptCutter
from app.core.processing.excerpts import DetailRequest, ReportDetail
from app.core.processing.eyes import eyes_stretches
from app.core.processing.spectra import power_between
from app.core.settings.limits import ClinicalLimits, clinical_limits

NO_ELECTRODE = "No posterior electrode was good for long enough to tell a background rhythm."


def report_detail(
    source: SignalSource,
    request: DetailRequest,
    *,
    limits: ClinicalLimits | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> ReportDetail:
    """The detail of a recording.

    Args:
        limits: Those shipped, where None.
        progress: Told the share done, 0 to 1.
    """
    limits = limits or clinical_limits()
    stream = choose_stream(source.streams)
    stretches = source.stretches(stream.stream_id) if stream else ()
    if stream is None or not stretches:
        return ReportDetail(background_missing=NO_ELECTRODE, not_shown=len(request.marked))
    eyes = eyes_stretches(request.notes, stretches[-1][1] / stream.rate_hz)
    found = gather_epochs(source, stream, eyes, limits)
    progress(0.7)
    background = measure_background(found, limits) if found is not None else None
    cutter = ExcerptCutter(
        source,
        stream,
        request,
        mains_hz=found.mains_hz if found else None,
        mains_share=found.mains_share if found else 0.0,
    )
    example = _example(found, background, cutter.end_s) if found is not None else None
    excerpts, not_shown = cutter.pages(request.marked, example)
    progress(1.0)
    return ReportDetail(
        background=background,
        background_missing="" if background is not None else NO_ELECTRODE,
        excerpts=tuple(excerpts),
        not_shown=not_shown,
    )


def _example(found: BackgroundEpochs, background: BackgroundRhythm | None, end_s: float) -> tuple[float, str] | None:
    """Where a page of background is: the epoch whose posterior power is nearest the upper quartile, and its title."""
    if not found.epochs:
        return None
    closed = [epoch for epoch in found.epochs if epoch.state == EYES_CLOSED]
    pool = closed or found.epochs
    middle_hz = background.frequency_hz if background is not None and background.frequency_hz else 10.0
    rows = list(found.kept_rows) or list(range(len(found.labels)))
    powers = []
    for epoch in pool:
        inside = power_between(epoch.density[rows], found.axis_hz, middle_hz - 2, middle_hz + 2)
        powers.append(float(np.nan_to_num(inside).mean()))
    wanted = float(np.percentile(powers, 75))
    best = pool[int(np.argmin(np.abs(np.array(powers) - wanted)))]
    begin_s = max(0.0, min(best.begin_s - (PAGE_S - EPOCH_S) / 2, end_s - PAGE_S))
    return float(np.floor(10 * begin_s) / 10), "Background, eyes closed" if closed else "Background"
