"""One stream through the worker: what is kept, counted, begun anew."""

import itertools

import msgspec
import numpy as np
import pytest

from app.core.errors import WrongUse
from app.core.identifiers import StreamId, new_id
from app.core.processing.filters import BlockFilter, FilterDesign
from app.core.settings.limits import clinical_limits
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, ChannelKind, ChannelState, StreamDescription
from app.core.workers.messages import FilterSettings
from app.core.workers.stream_processing import StreamProcessor, assumed_description, check_filters

STREAM = StreamId(new_id())
LIMITS = clinical_limits().quality
RATE = 250.0
CHANNELS = (
    Channel(label="C3"),
    Channel(label="Status", kind=ChannelKind.TRIGGER, unit=""),
    Channel(label="O1"),
    Channel(label="ECG", kind=ChannelKind.ECG),
)


def _description(rate_hz: float = RATE) -> StreamDescription:
    return StreamDescription(stream_id=STREAM, name="EEG", rate_hz=rate_hz, channels=CHANNELS)


def _processor(rate_hz: float = RATE, **filters) -> StreamProcessor:
    return StreamProcessor(_description(rate_hz), FilterSettings(**filters), LIMITS)


def _block(sequence: int, first: int, samples: np.ndarray, rate_hz: float = RATE) -> SampleBlock:
    return SampleBlock(STREAM, sequence, first, 1.5, 777, rate_hz, np.ascontiguousarray(samples, dtype=np.float32))


def _signal(n: int) -> np.ndarray:
    t = np.arange(n) / RATE
    samples = np.random.default_rng(0).normal(0, 8, (4, n))
    samples[1] = 7.0
    samples[2] += 40 * np.sin(2 * np.pi * 10 * t)
    return samples


def test_a_filtered_block_keeps_its_numbers_and_the_trigger_its_values() -> None:
    raw = _block(4, 1000, _signal(50) + 3000)
    before = raw.samples.copy()
    filtered = _processor().take(raw)
    numbers = ("stream_id", "sequence", "first_sample", "device_time_s", "host_monotonic_ns", "rate_hz")
    assert all(getattr(filtered, name) == getattr(raw, name) for name in numbers)
    assert np.array_equal(filtered.samples[1], raw.samples[1])
    assert np.abs(filtered.samples[0]).max() < 200  # the offset is gone
    assert np.array_equal(raw.samples, before)
    assert filtered.samples.dtype == np.float32
    assert filtered.samples.flags.c_contiguous


def test_lost_blocks_are_counted_and_filters_begin_anew() -> None:
    processor = _processor()
    level = np.full((4, 25), 5000.0)
    processor.take(_block(0, 0, level))
    after = processor.take(_block(7, 175, level - 9000))
    assert processor.blocks_lost == 6
    assert np.abs(after.samples[0]).max() < 1e-3
    processor.take(_block(8, 200, level))
    assert processor.blocks_lost == 6


def test_a_gap_of_the_device_is_no_lost_block() -> None:
    processor = _processor()
    processor.take(_block(0, 0, np.zeros((4, 25))))
    after = processor.take(_block(1, 500, np.full((4, 25), 5000.0)))
    assert processor.blocks_lost == 0
    assert np.abs(after.samples[0]).max() < 1e-3


def test_a_source_that_starts_again_loses_nothing() -> None:
    processor = _processor()
    processor.take(_block(99, 2475, np.zeros((4, 25))))
    processor.take(_block(0, 0, np.zeros((4, 25))))
    assert processor.blocks_lost == 0


@pytest.mark.parametrize("block_samples", [1, 5, 64, 1500])
def test_quality_and_bands_whatever_the_blocks(block_samples: int) -> None:
    processor = _processor()
    samples = _signal(1500)
    assert processor.reports(0) is None
    for sequence, first in enumerate(range(0, 1500, block_samples)):
        processor.take(_block(sequence, first, samples[:, first : first + block_samples]))
    reports = processor.reports(10)
    assert reports is not None
    quality, bands = reports
    assert [channel.label for channel in quality.channels] == ["C3", "O1", "ECG"]
    assert {channel.verdict for channel in quality.channels} == {"good"}
    assert quality.at_sample == bands.at_sample == 1500
    assert bands.labels == ("C3", "O1")
    assert bands.power_uv2[1][bands.bands.index("alpha")] == pytest.approx(800, rel=0.1)
    assert processor.reports(500_000_000) is None
    assert processor.reports(1_000_000_010) is not None


def test_the_window_forgets_old_faults_and_starts_empty_after_a_gap() -> None:
    processor = _processor()
    processor.take(_block(0, 0, np.zeros((4, 1000))))
    assert {channel.verdict for channel in processor.reports(0)[0].channels} == {"flat"}
    processor.take(_block(1, 1000, _signal(1000)))
    assert {channel.verdict for channel in processor.reports(10**9)[0].channels} == {"good"}
    processor.take(_block(2, 9000, np.zeros((4, 100))))
    assert processor.reports(2 * 10**9) is None  # less than a second since the gap


def test_fast_streams_are_judged_on_decimated_samples() -> None:
    processor = _processor(30_000.0)
    t = np.arange(60_000) / 30_000
    samples = np.tile(30 * np.sin(2 * np.pi * 10 * t) + np.random.default_rng(1).normal(0, 3, t.size), (4, 1))
    for sequence, first in enumerate(range(0, 60_000, 600)):
        processor.take(_block(sequence, first, samples[:, first : first + 600], 30_000.0))
    quality, bands = processor.reports(0)
    assert quality.channels[0].verdict == "good"
    assert bands.power_uv2[0][2] == pytest.approx(450, rel=0.1)


def test_a_better_description_takes_effect() -> None:
    block = _block(0, 0, _signal(500))
    processor = StreamProcessor(assumed_description(block), FilterSettings(), LIMITS)
    processor.take(block)
    processor.describe(_description())
    processor.take(_block(1, 500, _signal(500)))
    assert [channel.label for channel in processor.reports(0)[0].channels] == ["C3", "O1", "ECG"]


def test_contradicting_filters_are_refused_and_impossible_ones_left_out() -> None:
    with pytest.raises(WrongUse):
        check_filters(FilterSettings(low_cut_hz=40.0, high_cut_hz=30.0))
    with pytest.raises(WrongUse):
        check_filters(FilterSettings(notch_hz=-50.0))
    processor = StreamProcessor(
        StreamDescription(stream_id=STREAM, name="slow", rate_hz=50.0, channels=CHANNELS),
        FilterSettings(notch_hz=50.0),
        LIMITS,
    )
    assert processor.take(_block(0, 0, _signal(50), 50.0)).n_samples == 50


def test_a_missing_sample_reaches_the_window_as_missing() -> None:
    samples = _signal(1000)
    samples[0, 500] = np.nan
    processor = _processor()
    filtered = processor.take(_block(0, 0, samples))
    assert np.isnan(filtered.samples[0, 500])
    assert np.isfinite(filtered.samples[0, 501:]).all()
    quality, _ = processor.reports(0)
    assert all(np.isfinite(channel.rms_uv) for channel in quality.channels)


@pytest.mark.parametrize("first_sample", [0, 1, 19, 20, 12345])
@pytest.mark.parametrize("block_samples", [7, 600])
def test_a_fast_stream_is_shown_thinned_out_at_its_true_times(first_sample: int, block_samples: int) -> None:
    fast_hz, q, n = 30_000.0, 21, 6_000
    channels = (Channel(label="C3"), Channel(label="C4"))
    description = StreamDescription(stream_id=STREAM, name="EEG", rate_hz=fast_hz, channels=channels)
    t = (first_sample + np.arange(n)) / fast_hz
    raw = np.stack([80 * np.sin(2 * np.pi * 11 * t) + 4000, 20 * np.sin(2 * np.pi * 40 * t)]).astype(np.float32)
    processor = StreamProcessor(description, FilterSettings(), LIMITS)
    shown = [
        processor.take(_block(k, first_sample + at, raw[:, at : at + block_samples], fast_hz))
        for k, at in enumerate(range(0, n, block_samples))
    ]
    assert {block.rate_hz for block in shown} == {fast_hz / q}
    assert all(after.first_sample == before.end_sample for before, after in itertools.pairwise(shown))
    begins = next(at for at in range(first_sample, first_sample + q) if at % q == 1)
    reference = BlockFilter(FilterDesign(fast_hz, 1.0, 70.0), 2).apply(raw[:, begins - first_sample :])
    at_raw = np.arange(shown[0].first_sample, shown[-1].end_sample) * q
    together = np.concatenate([block.samples for block in shown], axis=1)
    assert together.shape[1] >= (n - 2 * q) // q
    assert np.abs(together - reference[:, at_raw - begins]).max() < 1e-3


def test_nothing_is_thinned_out_where_the_low_pass_does_not_allow_it() -> None:
    raw = _block(0, 0, np.zeros((4, 600)), 30_000.0)
    assert _processor(30_000.0).take(raw).rate_hz == 30_000.0  # a trigger's short pulse would be lost
    alone = StreamDescription(stream_id=STREAM, name="EEG", rate_hz=30_000.0, channels=(Channel(label="C3"),))
    processor = StreamProcessor(alone, FilterSettings(high_cut_hz=None), LIMITS)
    assert processor.take(_block(0, 0, np.zeros((1, 600)), 30_000.0)).rate_hz == 30_000.0


def test_trends_come_by_the_second_and_a_better_description_changes_what_they_are_made_of() -> None:
    samples = np.random.default_rng(3).normal(0, 8, (4, 2500))
    block = _block(0, 0, samples[:, :250])
    processor = StreamProcessor(assumed_description(block), FilterSettings(), LIMITS)
    processor.take(block)
    processor.describe(_description())
    for sequence in range(1, 10):
        processor.take(_block(sequence, 250 * sequence, samples[:, 250 * sequence : 250 * (sequence + 1)]))
    reports = list(processor.trends())
    assert [report.step.step for report in reports] == [1, 2, 3, 4]
    assert {report.labels for report in reports} == {("C3", "O1")}
    assert reports[-1].step.verdicts == ("good", "good")
    assert list(processor.trends()) == []
    bad = msgspec.structs.replace(CHANNELS[0], state=ChannelState.BAD)
    processor.describe(msgspec.structs.replace(_description(), channels=(bad, *CHANNELS[1:])))
    processor.take(_block(10, 2500, samples[:, :250]))
    (report,) = processor.trends()
    assert (report.step.step, report.step.verdicts) == (5, ("bad", "good"))
