"""Pages of the past: what is read, where it lies, and where a mark made on it lands."""

from pathlib import Path

import numpy as np
import pytest

from app.core.acquisition.recorder import Recorder
from app.core.clock import VirtualClock
from app.core.errors import WrongUse
from app.core.processing.filters import BlockFilter, FilterDesign, chain_delay_s
from app.core.recording.reader import RecordingReader
from app.core.recording.review_window import ReviewWindow
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from app.core.workers.messages import FilterSettings
from app.ui.signal_views import past_page
from app.ui.signal_views.ground import sweep_colours
from app.ui.signal_views.past_drawing import draw_past
from app.ui.signal_views.past_page import PastRequest, PastTraces, find_peak, read_past_page
from app.ui.signal_views.raster import ColumnRaster, pack_colour
from app.ui.signal_views.sweep import RowLayout
from tests.fakes.growing_recordings import GrowingRecording, signal
from tests.fakes.recordings import EEG, RECORDING, SESSION, device, stream

FILTERS = (
    FilterSettings(low_cut_hz=1.0, high_cut_hz=70.0),
    FilterSettings(low_cut_hz=1.0, high_cut_hz=70.0, notch_hz=50.0),
    FilterSettings(low_cut_hz=0.5, high_cut_hz=35.0),
    FilterSettings(low_cut_hz=0.5, high_cut_hz=35.0, notch_hz=50.0),
)


def request(
    start_s: float, page_s: float, rate_hz: float, filters: FilterSettings = FILTERS[0], columns: int = 500, n: int = 3
) -> PastRequest:
    traces = PastTraces(EEG, rate_hz, np.eye(n, dtype=np.float32), np.ones(n, dtype=np.bool_))
    return PastRequest(start_s, page_s, columns, (traces,), filters)


@pytest.mark.proves("REQ-TIME-MARKS")
@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("rate_hz", [250.0, 500.0, 2000.0, 5000.0, 30_000.0])
@pytest.mark.parametrize("lasting_s", [0.02, 0.07])
def test_a_mark_at_the_displayed_peak_lands_within_one_sample_of_the_raw_one(
    data_directory: DataDirectory, rate_hz: float, filters: FilterSettings, lasting_s: float
) -> None:
    """From the device's block through the recording, the page and the station's request to the recorded event."""
    stream_ = stream(n_channels=2, rate_hz=rate_hz)
    n = int(8 * rate_hz)
    raw_peak = int(3.7123 * rate_hz)
    from_peak_s = (np.arange(n) - raw_peak) / rate_hz
    wave = np.where(np.abs(from_peak_s) < lasting_s / 2, 1 + np.cos(2 * np.pi * from_peak_s / lasting_s), 0)
    samples = np.array([60 * wave + 2000, 5 * np.sin(2 * np.pi * 9 * from_peak_s)], dtype=np.float32)
    recorder = Recorder(data_directory, lambda _message: None, clock=VirtualClock())
    recorder.begin(RECORDING, SESSION, device(stream_))
    step = int(rate_hz // 25)
    for sequence, at in enumerate(range(0, n, step)):
        piece = np.ascontiguousarray(samples[:, at : at + step])
        recorder.take([(SampleBlock(EEG, sequence, at, at / rate_hz, 0, rate_hz, piece), "device")], [])
    folder = data_directory.recording(RECORDING)
    with ReviewWindow(folder) as window:
        page = read_past_page(window, request(0.0, 8.0, rate_hz, filters, columns=1000, n=2))
        column = int(np.nanargmax(page.columns[0].highs[0]))
        pointed_at_s = (column + 0.5) * 8.0 / 1000
        assert abs(pointed_at_s - raw_peak / rate_hz) <= 8.0 / 1000, "a column of the page holds the peak"
        onset_s = find_peak(window, request(pointed_at_s - 0.05, 0.1, rate_hz, filters, n=2), 0, 0, pointed_at_s)
    assert onset_s is not None
    recorder.annotate("Spike", onset_s, 0.0, ())
    recorder.end("stopped")
    with RecordingReader(folder) as reader:
        (event,) = reader.events()
        assert abs(event.onset_s * rate_hz - raw_peak) <= 1.0
        recorded = reader.samples(EEG, 0, n)[0]
        assert abs(int(np.argmax(recorded)) - event.onset_s * rate_hz) <= 1.0


@pytest.mark.parametrize("filters", FILTERS)
def test_live_the_chain_says_its_delay_within_a_sample_at_250_hz(filters: FilterSettings) -> None:
    """The live page shifts by one number; what that leaves for other spikes and rates is in decision 0027."""
    design = FilterDesign(250.0, filters.low_cut_hz, filters.high_cut_hz, filters.notch_hz)
    at = 928
    for lasting_s in (0.02, 0.03, 0.04, 0.05, 0.06, 0.07):
        from_peak_s = (np.arange(2000) - at) / 250
        wave = np.where(np.abs(from_peak_s) < lasting_s / 2, 1 + np.cos(2 * np.pi * from_peak_s / lasting_s), 0)
        shown = BlockFilter(design, 1).apply(wave.astype(np.float32)[None])[0]
        assert abs(int(np.argmax(shown)) - chain_delay_s(design) * 250 - at) <= 1.0


def test_a_page_read_in_pieces_is_the_page_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = GrowingRecording(tmp_path / "r", stream(rate_hz=1000.0))
    growing.write(signal(growing.stream, 20.0))
    growing.write(signal(growing.stream, 20.0, seed=3), skipped=2500)
    growing.close()
    with ReviewWindow(tmp_path / "r") as window:
        whole = read_past_page(window, request(5.0, 30.0, 1000.0, columns=700))
        monkeypatch.setattr(past_page, "PIECE_BYTES", 1)
        monkeypatch.setattr(past_page, "READ_BYTES", 7000)
        pieces = read_past_page(window, request(5.0, 30.0, 1000.0, columns=700))
    np.testing.assert_array_equal(np.isnan(whole.columns[0].lows), np.isnan(pieces.columns[0].lows))
    np.testing.assert_allclose(whole.columns[0].lows, pieces.columns[0].lows, atol=0.05)
    np.testing.assert_allclose(whole.columns[0].highs, pieces.columns[0].highs, atol=0.05)


def test_a_gap_is_a_gap_and_what_is_not_yet_recorded_is_blank(tmp_path: Path) -> None:
    growing = GrowingRecording(tmp_path / "r", stream())
    growing.write(signal(growing.stream, 4.0))
    growing.write(signal(growing.stream, 2.0), skipped=200)
    with ReviewWindow(tmp_path / "r") as window:
        page = read_past_page(window, request(0.0, 10.0, 100.0, columns=500))
        assert not page.settled
        growing.write(signal(growing.stream, 10.0))
        assert read_past_page(window, request(0.0, 10.0, 100.0, columns=500)).settled
    growing.close()
    lows = page.columns[0].lows
    times = (np.arange(500) + 0.5) / 50
    drawn = ~np.isnan(lows[0])
    assert drawn[times < 3.95].all()
    assert not drawn[(times > 4.05) & (times < 5.95)].any()
    assert drawn[(times > 6.05) & (times < 7.9)].all()
    assert not drawn[times > 8.05].any()
    assert page.recorded_s == 8.0
    colours = sweep_colours("#000000", "#000000", "#000000", "#ff0000", "#ffff00")
    raster = ColumnRaster(500, 90, colours.ground, 1.0)
    layout = RowLayout(
        np.arange(3),
        np.array([15, 45, 75], np.float32),
        np.full(3, 0.1, np.float32),
        np.full(3, pack_colour("#ffffff")),
    )
    draw_past(raster, colours, page, (layout,))
    red = (raster.pixels == pack_colour("#ff0000")).any(axis=0)
    assert red[205:295].any()
    assert not red[:198].any()
    assert not red[302:].any()
    assert (raster.pixels[:, 405:] == colours.ground).all()


def test_one_bad_sample_spoils_only_itself(tmp_path: Path) -> None:
    growing = GrowingRecording(tmp_path / "r", stream(rate_hz=200.0))
    samples = signal(growing.stream, 10.0)
    spoilt = samples.copy()
    spoilt[1, 1000] = np.nan
    growing.write(spoilt)
    growing.close()
    with ReviewWindow(tmp_path / "r") as window:
        page = read_past_page(window, request(4.0, 2.0, 200.0, columns=400))
    missing = np.isnan(page.columns[0].lows)
    assert not missing[0].any()
    assert 1 <= missing[1].sum() <= 4
    assert np.abs(np.nan_to_num(page.columns[0].highs[1])).max() < 80


def test_what_is_no_voltage_of_the_body_is_shown_as_recorded(tmp_path: Path) -> None:
    growing = GrowingRecording(tmp_path / "r", stream(rate_hz=200.0))
    growing.write(np.full((3, 2000), 100.0, dtype=np.float32))
    growing.close()
    traces = PastTraces(EEG, 200.0, np.eye(3, dtype=np.float32), np.array([True, True, False]))
    with ReviewWindow(tmp_path / "r") as window:
        page = read_past_page(window, PastRequest(2.0, 2.0, 100, (traces,), FILTERS[0]))
    np.testing.assert_allclose(page.columns[0].lows[0], 0, atol=1e-3)
    np.testing.assert_allclose(page.columns[0].lows[2], 100)


@pytest.mark.parametrize("onset_s", [-0.001, 0.501, float("nan"), float("inf")])
def test_an_annotation_out_of_range_is_refused(data_directory: DataDirectory, onset_s: float) -> None:
    recorder = Recorder(data_directory, lambda _message: None, clock=VirtualClock())
    recorder.begin(RECORDING, SESSION, device(stream(n_channels=1)))
    samples = np.zeros((1, 50), np.float32)
    recorder.take([(SampleBlock(EEG, 0, 0, 0.0, 0, 100.0, samples), "device")], [])
    with pytest.raises(WrongUse, match="annotation"):
        recorder.annotate("Never", onset_s, 0.0, ())
    with pytest.raises(WrongUse):
        recorder.annotate("Never", 0.1, -1.0, ())
    recorder.annotate("At the end", 0.5, 0.0, ())
    recorder.end("stopped")
    with RecordingReader(data_directory.recording(RECORDING)) as reader:
        assert [event.text for event in reader.events()] == ["At the end"]
