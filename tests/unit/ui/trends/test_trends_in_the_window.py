"""The trends in the whole window: docked, told by the worker, rebuilt for a window that came later."""

from collections.abc import Callable, Iterator

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.processing.trend_plan import trend_plan
from app.core.processing.trend_steps import TrendStep
from app.core.settings.data_directory import DataDirectory
from app.core.workers.messages import TrendReport
from app.ui.main_window import MainWindow
from app.ui.trends.spectrogram_panel import SpectrogramPanel
from app.ui.trends.trends_panel import TrendsPanel
from tests.fakes.growing_recordings import GrowingRecording, signal
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def growing(window: MainWindow, station: FakeStation, data: DataDirectory, qtbot: QtBot) -> Iterator[GrowingRecording]:
    """A recording session of 40 s in the window."""
    record(window, station, qtbot)
    assert station.memory.session is not None
    made = GrowingRecording(data.recording(station.memory.session.recording_id), station.stream)
    made.write(signal(station.stream, 40.0))
    yield made
    made.close()


def opened(window: MainWindow, key: str, qtbot: QtBot) -> object:
    dock = window.docks.open(key)
    qtbot.waitUntil(lambda: dock.panel is not None, timeout=5000)
    return dock.panel


def test_a_step_of_the_worker_is_in_the_panel_and_leads_to_the_signal(
    window: MainWindow, station: FakeStation, growing: GrowingRecording, qtbot: QtBot
) -> None:
    panel = opened(window, "trends", qtbot)
    assert isinstance(panel, TrendsPanel)
    window.session.live_page.review.look()
    qtbot.waitUntil(lambda: window.trends.seconds == 40.0)
    plan = trend_plan(station.stream.channels)
    step = TrendStep(step=34, verdicts=("good",) * len(plan.rows), asymmetry=(0.3, 0.0, 0.0, 0.0, 0.0))
    report = TrendReport(stream_id=station.stream.stream_id, labels=plan.labels, step=step)
    with station._publish_lock:
        station._view.publish("trends", report)
    store = window.trends.store
    assert store is not None
    qtbot.waitUntil(lambda: store.end > 34 and bool(store.known[34]))
    assert float(store.asymmetry[34, 0]) == pytest.approx(0.3, abs=1e-3)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    page = window.session.live_page.page
    qtbot.waitUntil(lambda: page.past is not None)
    assert page.past is not None
    assert page.past.start_s <= 34.5 <= page.past.end_s


def test_a_window_that_came_later_has_them_all(
    window: MainWindow, make_window: Callable[[], MainWindow], growing: GrowingRecording, qtbot: QtBot
) -> None:
    later = make_window()
    qtbot.waitUntil(lambda: later.session.is_recording(), timeout=5000)
    qtbot.waitUntil(lambda: later.trends.seconds == 40.0, timeout=5000)
    store = later.trends.store
    assert store is not None
    qtbot.waitUntil(lambda: store.first_unknown(0, 26) is None, timeout=10_000)
    assert np.isfinite(store.density_db[3:26].astype(float)).all()
    panel = opened(later, "spectrogram", qtbot)
    assert isinstance(panel, SpectrogramPanel)
    assert [panel.channel_box.itemText(at) for at in range(3)] == list(growing.stream.labels[:3])
    spectra = panel.channel_feed.store
    assert spectra is not None
    qtbot.waitUntil(lambda: spectra.end >= 36, timeout=5000)
    assert spectra.axis_hz[int(np.argmax(spectra.density_db[20]))] == 10.0


def test_the_choice_of_rows_is_kept_with_the_window(
    window: MainWindow, growing: GrowingRecording, qtbot: QtBot
) -> None:
    panel = opened(window, "trends", qtbot)
    assert isinstance(panel, TrendsPanel)
    panel._actions["asymmetry"].setChecked(False)
    assert "asymmetry" not in window.preferences.trend_rows
    assert len(window.preferences.trend_rows) == 7
    again = msgspec.json.decode(msgspec.json.encode(window.preferences), type=type(window.preferences))
    assert again.trend_rows == window.preferences.trend_rows
