"""Pieces of signal for paper, and what else a report takes from the recording itself, as values.

Guarantees: frozen values, JSON by msgspec; an excerpt names its montage, filters, sensitivity and time base. Samples
are what is drawn: derived, filtered without delay, never stored back. Does not: cut them (see `excerpt_cutting`).
"""

import msgspec

from app.core.processing.background import BackgroundRhythm

SCHEMA_VERSION = 1


class ExcerptMark(msgspec.Struct, frozen=True, kw_only=True):
    """Something to point at in an excerpt; stream time. `made_by` is "clinician", "detector" or "device"."""

    onset_s: float
    duration_s: float
    text: str
    made_by: str = "clinician"


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of signal.

    Attributes:
        title: What is to be seen, as printed.
        onset_s: Stream time of its first sample.
        seconds: Its length.
        rate_hz: Of `samples`.
        montage / filters: As printed.
        uv_per_mm / mm_per_s: Sensitivity and time base.
        ecg_uv_per_mm: Sensitivity of the trace whose group is "ECG", which is the last one; 0 where there is none.
        labels: Of its traces from the top; `sides` has "left", "right", "midline" or "other" for each, `groups` the
            chain it belongs to.
        samples: Microvolts, float32, little endian, shape (n_traces, n_samples), NaN where missing.
    """

    title: str
    onset_s: float
    seconds: float
    rate_hz: float
    montage: str
    filters: str
    uv_per_mm: float
    mm_per_s: float
    labels: tuple[str, ...]
    sides: tuple[str, ...]
    groups: tuple[str, ...]
    samples: bytes
    marks: tuple[ExcerptMark, ...] = ()
    ecg_uv_per_mm: float = 0.0

    def uv_per_mm_of(self, row: int) -> float:
        """The sensitivity of one trace."""
        ecg = self.ecg_uv_per_mm and row == len(self.labels) - 1
        return self.ecg_uv_per_mm if ecg else self.uv_per_mm


class ReportDetail(msgspec.Struct, frozen=True, kw_only=True):
    """What a report takes from the samples besides the analysis.

    Attributes:
        background: None where there are no posterior electrodes, or no good epoch.
        background_missing: Why not.
        excerpts: In order of time.
        not_shown: How many events have no excerpt because there are too many.
    """

    background: BackgroundRhythm | None = None
    background_missing: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    not_shown: int = 0
    schema_version: int = SCHEMA_VERSION


class MarkedTime(msgspec.Struct, frozen=True, kw_only=True):
    """An event that may deserve an excerpt; `weight` decides which ones get one, the highest first."""

    onset_s: float
    duration_s: float
    text: str
    made_by: str = "clinician"
    channels: tuple[str, ...] = ()
    weight: int = 0


class DetailRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a recording when its report is made. Texts may be a patient's: it travels through pipes.

    Attributes:
        notes: Texts with their stream time that may say what the eyes do ("Eyes closed", "EO").
        marked: Events, of which some get an excerpt.
        montage: A file of `resources/montages`, or "as-recorded"; the usual one where it is unknown.
        low_cut_hz / high_cut_hz: Filters of the excerpts.
        notch: Whether mains are always filtered out; else only where their line is strong.
    """

    notes: tuple[tuple[float, str], ...] = ()
    marked: tuple[MarkedTime, ...] = ()
    montage: str = "longitudinal-bipolar"
    low_cut_hz: float = 0.5
    high_cut_hz: float = 70.0
    notch: bool = False
