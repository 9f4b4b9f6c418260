"""Cursors, figures, spectrum and map on a recording whose waves are known."""

from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.settings.data_directory import DataDirectory
from app.core.signals.channels import ChannelState
from app.ui.main_window import MainWindow
from app.ui.measuring.map_panel import MapPanel
from app.ui.measuring.map_panel import build as build_map
from app.ui.measuring.measure_panel import MeasurePanel
from app.ui.measuring.measure_panel import build as build_figures
from app.ui.measuring.measuring_source import measuring_source
from app.ui.measuring.spectrum_panel import SpectrumPanel
from app.ui.measuring.spectrum_panel import build as build_spectrum
from app.ui.signal_views.page_cursor import Pick
from tests.fakes.growing_recordings import GrowingRecording
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

RATE_HZ = 250.0
SECONDS = 20.0


def waves(n_channels: int) -> np.ndarray:
    """Fp1: 10 Hz of 50 uV; Fp2: 20 Hz of 20 uV; the others 1 uV of 7 Hz, each a little later."""
    at = np.arange(round(SECONDS * RATE_HZ)) / RATE_HZ
    rows = np.stack([np.sin(2 * np.pi * 7 * at + 0.2 * k) for k in range(n_channels)])
    rows[0] = 50 * np.sin(2 * np.pi * 10 * at)
    rows[1] = 20 * np.sin(2 * np.pi * 20 * at)
    return np.asarray(rows, dtype=np.float32)


@pytest.fixture(name="recorded")
def _recorded(window: MainWindow, station: FakeStation, data: DataDirectory, qtbot: QtBot) -> Iterator[MainWindow]:
    record(window, station, qtbot)
    assert station.memory.session is not None
    growing = GrowingRecording(data.recording(station.memory.session.recording_id), station.stream)
    samples = waves(len(station.stream.channels))
    growing.write(samples)
    live = window.session.live_page
    live.controls.montage.setCurrentIndex(0)
    for at in range(0, samples.shape[1], 50):
        station.publish_samples(samples[:, at : at + 50])
    qtbot.waitUntil(lambda: (live.page.live_s() or 0) > SECONDS - 0.2, timeout=5000)
    live.review.look()
    qtbot.waitUntil(lambda: live.review.recorded_s >= SECONDS - 0.1, timeout=5000)
    yield window
    growing.close()


def pick(window: MainWindow, start_s: float, end_s: float, trace: str = "Fp1") -> None:
    window.session.live_page.review._set_pick(Pick(start_s, end_s, trace=trace))


def shown(window: MainWindow, panel: MeasurePanel | SpectrumPanel | MapPanel, qtbot: QtBot) -> None:
    qtbot.addWidget(panel)
    panel.resize(420, 420)
    panel.show()


def test_ten_hertz_of_fifty_microvolts_is_measured_as_such(recorded: MainWindow, qtbot: QtBot) -> None:
    panel = build_figures(recorded)
    assert isinstance(panel, MeasurePanel)
    shown(recorded, panel, qtbot)
    with qtbot.waitSignal(measuring_source(recorded).measured, timeout=5000):
        pick(recorded, 8.0, 12.0)
    qtbot.waitUntil(lambda: panel.words.startswith("1  "), timeout=3000)
    figures = {panel.rows.text(row, 0): [panel.rows.text(row, c) for c in range(7)] for row in range(3)}
    label, at_1, at_2, apart, peak_to_peak, rms, hertz = figures["Fp1"]
    assert label == "Fp1"
    assert float(peak_to_peak.removesuffix(" µV")) == pytest.approx(100.0, abs=0.7)
    assert float(rms.removesuffix(" µV")) == pytest.approx(35.4, abs=0.3)
    assert hertz == "10.0 Hz"
    assert [one.endswith(" µV") for one in (at_1, at_2, apart)] == [True] * 3
    assert figures["Fp2"][6] == "20.0 Hz"
    assert "Δt 4.000 s   1/Δt 0.25 Hz" in panel.words
    assert "Low cut 1 Hz, high cut 70 Hz, notch off, without delay" in panel.words
    panel.copy()
    newest = measuring_source(recorded).newest
    assert newest is not None
    (fp1, *_) = newest.figures
    assert fp1.at_1 == pytest.approx(0.0, abs=0.5), "a zero of the sine"
    assert fp1.over is not None
    assert fp1.over.peak_to_peak == pytest.approx(100.0, abs=0.7)


def test_a_moment_has_values_and_a_spectrum_around_it(recorded: MainWindow, qtbot: QtBot) -> None:
    panel = build_spectrum(recorded)
    assert isinstance(panel, SpectrumPanel)
    shown(recorded, panel, qtbot)
    with qtbot.waitSignal(measuring_source(recorded).measured, timeout=5000):
        pick(recorded, 10.025, 10.025, trace="Fp2")
    newest = measuring_source(recorded).newest
    assert newest is not None
    assert not newest.lasts
    assert newest.figures[0].at_1 == pytest.approx(50.0, abs=0.5), "a crest of the sine"
    assert newest.figures[0].over is None
    assert newest.spectrum_s == pytest.approx((8.025, 12.025))
    (spectrum,) = newest.spectra
    assert spectrum.axis_hz[int(np.argmax(spectrum.density[0]))] == pytest.approx(10.0, abs=0.3)
    panel.plot.move_to(20.0)
    assert panel.readout.startswith("20.00 Hz: ")
    assert panel.readout.endswith(" µV²/Hz")
    assert panel.plot.accessibleName() == "Spectrum of Fp2"
    QTest.keyClick(panel.plot, Qt.Key.Key_Right)
    assert panel.readout.startswith("20.25 Hz: ")
    assert "three tapers" in panel.caption
    assert "without delay" in panel.caption


def test_the_map_has_amplitudes_and_powers_with_units(recorded: MainWindow, qtbot: QtBot) -> None:
    panel = build_map(recorded)
    assert isinstance(panel, MapPanel)
    shown(recorded, panel, qtbot)
    with qtbot.waitSignal(measuring_source(recorded).measured, timeout=5000):
        pick(recorded, 10.025, 10.025)
    newest = measuring_source(recorded).newest
    assert newest is not None
    amplitudes = newest.head["amplitude"]
    assert sum(amplitudes.values()) == pytest.approx(0.0, abs=1e-3), "against the average of all"
    assert max(amplitudes, key=amplitudes.__getitem__) == "Fp1"
    assert newest.head["alpha"]["Fp1"] == pytest.approx(1250.0, rel=0.05), "50 uV: 50 squared, halved"
    assert newest.head["beta"]["Fp2"] == pytest.approx(200.0, rel=0.05)
    qtbot.waitUntil(lambda: panel.picture._image is not None, timeout=3000)
    assert panel.picture.readout.startswith("Fp1")
    assert "against the average" in panel.caption
    panel.choose("beta")
    assert panel.picture.readout.startswith("Fp2")
    assert "µV²" in panel.picture.readout
    QTest.keyClick(panel.picture, Qt.Key.Key_Right)
    assert panel.picture.accessibleDescription() == panel.picture.readout
    panel.grab()


def test_a_channel_that_is_bad_takes_no_part_in_the_map(
    recorded: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    session = station.memory.session
    assert session is not None
    assert session.device is not None
    channels = station.stream.channels
    bad = msgspec.structs.replace(channels[0], state=ChannelState.BAD)
    stream = msgspec.structs.replace(station.stream, channels=(bad, *channels[1:]))
    station.change_session(device=msgspec.structs.replace(session.device, streams=(stream,)))
    page = recorded.session.live_page.page
    qtbot.waitUntil(lambda: page.streams == (stream,), timeout=5000)
    panel = build_map(recorded)
    assert isinstance(panel, MapPanel)
    shown(recorded, panel, qtbot)
    with qtbot.waitSignal(measuring_source(recorded).measured, timeout=5000):
        pick(recorded, 10.025, 10.025)
    newest = measuring_source(recorded).newest
    assert newest is not None
    assert "Fp1" not in newest.head["amplitude"]
    assert sum(newest.head["amplitude"].values()) == pytest.approx(0.0, abs=1e-3)
    assert "Left out: Fp1." in panel.caption


def test_live_the_newest_signal_is_measured_and_said_so(recorded: MainWindow, qtbot: QtBot) -> None:
    source = measuring_source(recorded)
    panel = build_figures(recorded)
    assert isinstance(panel, MeasurePanel)
    with qtbot.waitSignal(source.measured, timeout=5000):
        shown(recorded, panel, qtbot)
    assert source.newest is not None
    assert source.newest.live
    assert panel.words.startswith("LIVE   the last 4.0 s")
    assert "with the delay of the live filters" in panel.words
    assert panel.rows.text(0, 6) == "10.0 Hz"
    panel.hide()
    assert not source._lookers
    assert not source._live.isActive()


def test_alt_and_click_sets_the_second_cursor(recorded: MainWindow, qtbot: QtBot) -> None:
    live = recorded.session.live_page
    live.review.show_moment(10.0)
    qtbot.waitUntil(lambda: live.page.past is not None)
    assert live.page.past is not None
    assert live.page.page_scale is not None
    told: list[object] = []
    live.page.span_marked.connect(told.append)
    corner = live.page.raster_place(QPointF(0, 0))
    x = -corner.x() + (12.0 - live.page.past.start_s) * live.page.page_scale.px_per_s
    QTest.mouseClick(
        live.page.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.AltModifier,
        QPoint(round(x), round(-corner.y()) + 20),
    )
    found = live.review.pick
    assert found is not None
    assert (found.start_s, found.end_s) == (10.0, pytest.approx(12.0, abs=0.02))
    assert told == [found]
    live.review.stretch_pick(5)
    assert live.review.pick is not None
    assert live.review.pick.end_s == pytest.approx(round(found.end_s * 250 + 5) / 250)
    live.review.stretch_pick(-10_000)
    assert live.review.pick.end_s == 10.0, "the second cursor is never before the first"
