"""What an analysis of a recording says: the values that go into the report.

Guarantees: frozen values, JSON by msgspec, no patient data. Does not: compute (see `app.core.processing.assessment`).
"""

import msgspec

from app.core.processing.detection import Detection, DetectorRun

SCHEMA_VERSION = 1


class AnalysedBand(msgspec.Struct, frozen=True, kw_only=True):
    """A frequency band: `low_hz` <= f < `high_hz`."""

    name: str
    low_hz: float
    high_hz: float


class ChannelAnalysis(msgspec.Struct, frozen=True, kw_only=True):
    """One channel over the whole recording.

    Attributes:
        verdict: "good", or the fault that took most of its time: "flat", "clipped", "mains", "noise"; "missing" where
            no epoch could be judged.
        good_fraction: Share of the judged epochs that are good, 0 to 1.
        faults: Share of the judged epochs by fault, only those above 0.
        rms_uv: Median over epochs of the root mean square after a 1 Hz high-pass.
        mains_ratio: Median over epochs of mains power over 1-45 Hz power.
        clipped_fraction: Share of all samples at the rail.
        satisfactory_s: Seconds of good signal.
        absolute_uv2: Band power in microvolts squared over good epochs, in the order of `Analysis.bands`; empty for
            channels that are not EEG or have no good epoch.
        relative: The same as share of the sum over the bands.
    """

    label: str
    kind: str
    unit: str
    verdict: str
    good_fraction: float
    rms_uv: float
    mains_ratio: float
    clipped_fraction: float
    satisfactory_s: float
    faults: dict[str, float] = {}
    absolute_uv2: tuple[float, ...] = ()
    relative: tuple[float, ...] = ()


class PosteriorRhythm(msgspec.Struct, frozen=True, kw_only=True):
    """An estimate of the posterior dominant rhythm.

    Attributes:
        frequency_hz: Peak of the mean posterior spectrum above its 1/f trend.
        prominence_db: Height of the peak over that trend.
        amplitude_uv: Peak-to-peak amplitude of a sine with the power of frequency_hz +- 1 Hz.
        labels: The channels it was taken from.
    """

    frequency_hz: float
    prominence_db: float
    amplitude_uv: float
    labels: tuple[str, ...]


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """A recording, analysed.

    Attributes:
        recorded_s: Seconds of samples there are (gaps not counted).
        span_s: Seconds from first to last sample (gaps counted).
        lost_samples / gaps: Of the analysed stream.
        epoch_s: Length of the epochs that were judged.
        satisfactory_s: Seconds in which at least `satisfactory_channels` of the scalp electrodes are good; of the EEG
            channels where no label names an electrode.
        satisfactory_channels: That share.
        mains_hz: The mains frequency seen (the stronger of 50 and 60 Hz); None where the rate is too low to tell.
        frequencies_hz: Axis of the spectra.
        mean_spectrum_uv2_hz: Mean over the electrodes that are good for half of the time; empty where there is none.
        posterior_spectrum_uv2_hz: Mean over `posterior_labels`.
        not_analysed: Sentences on what was left out and why.
        course: Share of the electrodes that count which are good, step by step of `course_step_s` from the first
            sample; -1 where nothing was judged. Empty in analyses of before.
        detections: Proposals of detectors, in the order of the recording; `detectors` says which looked.
    """

    recording_id: str
    stream_id: str
    stream_name: str
    rate_hz: float
    recorded_s: float
    span_s: float
    lost_samples: int
    gaps: int
    epoch_s: float
    epochs: int
    satisfactory_s: float
    satisfactory_channels: float
    mains_hz: float | None
    bands: tuple[AnalysedBand, ...]
    channels: tuple[ChannelAnalysis, ...]
    frequencies_hz: tuple[float, ...] = ()
    mean_spectrum_uv2_hz: tuple[float, ...] = ()
    posterior_spectrum_uv2_hz: tuple[float, ...] = ()
    posterior_labels: tuple[str, ...] = ()
    posterior_rhythm: PosteriorRhythm | None = None
    not_analysed: tuple[str, ...] = ()
    detections: tuple[Detection, ...] = ()
    detectors: tuple[DetectorRun, ...] = ()
    course: tuple[float, ...] = ()
    course_step_s: float = 0.0
    schema_version: int = SCHEMA_VERSION
