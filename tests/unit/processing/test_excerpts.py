"""Pieces of signal for a report: which, how long, and that they are the signal."""

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.processing.derivations import ECG, choose_derivations
from app.core.processing.excerpt_cutting import (
    LONG_PAGE_S,
    MOST_EXCERPTS,
    MOST_OF_A_TEXT,
    PAGE_S,
    ExcerptCutter,
    sensitivity,
)
from app.core.processing.excerpts import DetailRequest, Excerpt, MarkedTime, ReportDetail
from app.core.processing.report_detail import report_detail
from app.core.signals.channels import Channel, ChannelKind
from tests.fakes.edf_source import ArraySource
from tests.fakes.report_contents import TEN_TWENTY

RATE_HZ = 256.0


def _source(seconds: float = 60.0, *, size_uv: float = 10.0, holes: tuple[tuple[int, int], ...] = ()) -> ArraySource:
    channels = tuple(Channel(label=f"EEG {label}-Ref") for label in TEN_TWENTY)
    samples = np.random.default_rng(3).normal(0, size_uv, (len(channels), round(seconds * RATE_HZ)))
    return ArraySource(RATE_HZ, channels, samples, holes)


def _cut(source: ArraySource, *marked: MarkedTime) -> tuple[list[Excerpt], int]:
    return ExcerptCutter(source, source.streams[0]).pages(marked, None)


def _samples(excerpt: Excerpt) -> NDArray[np.float32]:
    return np.frombuffer(excerpt.samples, "<f4").reshape(len(excerpt.labels), -1)


def _at(onset_s: float, text: str = "Spike", weight: int = 50, duration_s: float = 0.0) -> MarkedTime:
    return MarkedTime(onset_s=onset_s, duration_s=duration_s, text=text, weight=weight)


def test_the_montage_is_the_windows_longitudinal_bipolar() -> None:
    derivations = choose_derivations(_source().streams[0].channels)
    assert derivations is not None
    assert derivations.name == "Longitudinal bipolar"
    assert derivations.labels[:4] == ("Fp1-F7", "F7-T7", "T7-P7", "P7-O1")
    assert len(derivations.labels) == 18
    assert derivations.weights.sum(axis=1) == pytest.approx(0, abs=1e-6)
    assert dict(zip(derivations.labels, derivations.sides, strict=True))["Fz-Cz"] == "midline"


@pytest.mark.parametrize(
    ("montage", "name", "first"),
    [
        ("transverse-bipolar", "Transverse bipolar", "F7-Fp1"),
        ("as-recorded", "As recorded", "Fp1"),
        ("../../etc/passwd", "Longitudinal bipolar", "Fp1-F7"),
    ],
)
def test_the_page_is_in_the_montage_and_filters_that_are_asked_for(montage: str, name: str, first: str) -> None:
    request = DetailRequest(montage=montage, low_cut_hz=1.0, high_cut_hz=35.0, marked=(_at(20.0),))
    excerpt = report_detail(_source(), request).excerpts[-1]
    assert (excerpt.montage, excerpt.labels[0]) == (name, first)
    assert excerpt.filters.startswith("Low cut 1 Hz (0.16 s)     High cut 35 Hz")


@pytest.mark.parametrize(
    ("labels", "name", "first"),
    [
        (("F3", "F4", "C3", "C4", "P3", "P4", "O1", "O2"), "Average reference", "F3-Av"),
        (("O1", "O2"), "As recorded", "O1"),
        (("Channel 1", "Channel 2"), "As recorded", "Channel 1"),
    ],
)
def test_with_fewer_electrodes_the_page_shows_what_there_is(labels: tuple[str, ...], name: str, first: str) -> None:
    derivations = choose_derivations(tuple(Channel(label=label) for label in labels))
    assert derivations is not None
    assert (derivations.name, derivations.labels[0]) == (name, first)


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (("POL ECG1", "POL ECG2"), {"POL ECG1": 1.0, "POL ECG2": -1.0}),
        (("EKG 2", "EKG 1"), {"EKG 1": 1.0, "EKG 2": -1.0}),
        (("ECG",), {"ECG": 1.0}),
        (("ECG1", "ECG3"), {"ECG1": 1.0}),
    ],
)
def test_the_heart_is_the_last_trace(labels: tuple[str, ...], wanted: dict[str, float]) -> None:
    hearts = tuple(Channel(label=label, kind=ChannelKind.ECG) for label in labels)
    channels = (*hearts, *_source().streams[0].channels)
    derivations = choose_derivations(channels)
    assert derivations is not None
    assert (derivations.labels[-1], derivations.groups[-1], len(derivations.labels)) == (ECG, ECG, 19)
    read = [channels[row].label for row in derivations.rows]
    assert {label: one for label, one in zip(read, derivations.weights[-1], strict=True) if one} == wanted
    assert not derivations.weights[:-1, len(read) - len(wanted) :].any(), "no trace of the scalp has the heart in it"
    assert choose_derivations(hearts) is None, "a heart alone is no EEG"


def test_the_heart_has_a_sensitivity_of_its_own_and_takes_none_from_the_scalp() -> None:
    alone = _source(size_uv=10.0)
    channels = (*alone.streams[0].channels, Channel(label="ECG", kind=ChannelKind.ECG))
    scalp = np.random.default_rng(3).normal(0, 10.0, (len(channels) - 1, round(60 * RATE_HZ)))
    heart = 900.0 * (np.arange(scalp.shape[1]) % round(RATE_HZ) < 12)
    both = ArraySource(RATE_HZ, channels, np.vstack([scalp, heart]))
    (without,), (with_ecg,) = _cut(alone, _at(20.0))[0], _cut(both, _at(20.0))[0]
    assert (without.ecg_uv_per_mm, with_ecg.uv_per_mm) == (0.0, without.uv_per_mm)
    assert with_ecg.uv_per_mm_of(0) == with_ecg.uv_per_mm
    assert with_ecg.uv_per_mm_of(len(with_ecg.labels) - 1) == with_ecg.ecg_uv_per_mm == 150.0
    assert _samples(with_ecg)[:-1] == pytest.approx(_samples(without), abs=0.01)


def test_without_eeg_there_is_no_page() -> None:
    assert choose_derivations((Channel(label="ECG", kind=ChannelKind.ECG),)) is None


def test_an_excerpt_is_the_filtered_difference_of_its_electrodes() -> None:
    source = _source()
    t = np.arange(source._samples.shape[1]) / RATE_HZ
    source._samples[:] = 0
    source._samples[TEN_TWENTY.index("Fp1")] = 40 * np.sin(2 * np.pi * 10 * t) + 5000
    (excerpt,), _ = _cut(source, _at(20.0))
    values = _samples(excerpt)
    assert values.shape == (18, round(PAGE_S * RATE_HZ))
    assert excerpt.onset_s == 18.0
    at = round(excerpt.onset_s * RATE_HZ)
    wanted = 40 * np.sin(2 * np.pi * 10 * t[at : at + values.shape[1]])
    for row, label in enumerate(excerpt.labels):
        expected = wanted if label.startswith("Fp1-") else 0 * wanted
        assert np.abs(values[row] - expected).max() < 0.5


def test_what_is_missing_is_missing_on_paper_too() -> None:
    hole = (round(21 * RATE_HZ), round(22 * RATE_HZ))
    (excerpt,), _ = _cut(_source(holes=(hole,)), _at(20.0))
    missing = np.isnan(_samples(excerpt)).any(axis=0)
    first = round((21 - excerpt.onset_s) * RATE_HZ)
    assert np.flatnonzero(missing).tolist() == list(range(first, first + round(RATE_HZ)))


def test_events_that_fit_share_a_piece_and_the_first_come_first() -> None:
    excerpts, not_shown = _cut(_source(), _at(30.0, "b"), _at(10.0, "a"), _at(11.0, "c"))
    assert [(one.title, one.onset_s) for one in excerpts] == [("a", 8.0), ("b", 28.0)]
    assert [mark.text for mark in excerpts[0].marks] == ["a", "c"]
    assert not_shown == 0


def test_a_long_event_gets_a_slower_page() -> None:
    (excerpt,), _ = _cut(_source(), _at(10.0, duration_s=30.0))
    assert (excerpt.seconds, excerpt.mm_per_s) == (LONG_PAGE_S, 15.0)
    (short,), _ = _cut(_source(), _at(10.0))
    assert (short.seconds, short.mm_per_s) == (PAGE_S, 30.0)


def test_the_heaviest_get_the_pages_and_the_rest_is_counted() -> None:
    marked = [_at(20.0 * k, f"event {k}", weight=k) for k in range(1, 30)]
    excerpts, not_shown = _cut(_source(650.0), *marked)
    assert len(excerpts) == MOST_EXCERPTS
    assert excerpts[-1].title == "event 29"
    assert not_shown == 29 - MOST_EXCERPTS
    same, left = _cut(_source(650.0), *(_at(20.0 * k, "Artifact") for k in range(1, 11)))
    assert (len(same), left) == (MOST_OF_A_TEXT, 10 - MOST_OF_A_TEXT)


def test_events_at_the_ends_keep_within_the_recording() -> None:
    excerpts, _ = _cut(_source(20.0), _at(0.0, "first"), _at(19.9, "last"))
    assert [one.onset_s for one in excerpts] == [0.0, 12.0]
    (whole,), _ = _cut(_source(3.0), _at(1.0))
    assert (whole.onset_s, whole.seconds) == (0.0, 3.0)


def test_sensitivity_is_the_usual_one_until_traces_would_collide() -> None:
    quiet, loud = (np.random.default_rng(0).normal(0, size, (18, 2000)).astype(np.float32) for size in (8, 60))
    assert sensitivity(quiet) == 7.0
    assert sensitivity(loud) == 30.0
    assert sensitivity(1e5 * loud) == 100.0


def test_the_page_says_a_notch_only_where_the_line_is_strong() -> None:
    source = _source()
    assert "Notch off" in ExcerptCutter(source, source.streams[0], mains_hz=50.0).pages([_at(9.0)], None)[0][0].filters
    noisy = ExcerptCutter(source, source.streams[0], mains_hz=50.0, mains_share=0.3)
    assert "Notch 50 Hz" in noisy.pages([_at(9.0)], None)[0][0].filters


def test_a_detail_is_the_same_each_time_and_survives_the_pipe() -> None:
    request = DetailRequest(notes=((0.0, "eyes closed"),), marked=(_at(20.0), _at(40.0, "other")))
    detail = report_detail(_source(), request)
    assert detail == report_detail(_source(), request)
    assert msgspec.json.decode(msgspec.json.encode(detail), type=ReportDetail) == detail
    assert detail.excerpts[0].title == "Background, eyes closed"


def test_wide_fast_streams_are_read_in_pieces() -> None:
    rate_hz, n_channels = 4000.0, 300
    channels = tuple(Channel(label=f"Channel {k}") for k in range(n_channels))
    largest = 0

    class Counting(ArraySource):
        def samples(self, stream_id: str, first: int, end: int) -> NDArray[np.float32]:
            nonlocal largest
            largest = max(largest, end - first)
            return super().samples(stream_id, first, end)

    source = Counting(rate_hz, channels, np.zeros((n_channels, round(20 * rate_hz)), np.float32))
    (excerpt,), _ = _cut(source, _at(10.0))
    assert largest * n_channels <= 8_000_000
    assert excerpt.rate_hz <= 700
