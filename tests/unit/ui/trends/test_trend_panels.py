"""The panels of trends: what is painted, what is said at the cursor, where a click leads."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.processing.amplitude_integrated import scale_place
from app.core.processing.trend_steps import BAND_NAMES, DENSITY_HZ, TrendStep
from app.ui.theme.palette import DARK, LIGHT
from app.ui.trends.amplitude_rows import AmplitudeRow, margins
from app.ui.trends.colour_scales import EVEN, ColourScale, sided_table, table
from app.ui.trends.index_rows import AsymmetryRow, QualityRow
from app.ui.trends.spectral_rows import DENSITY_SCALE, DensityRow
from app.ui.trends.spectrogram_panel import SpectrogramPanel
from app.ui.trends.time_columns import TimeColumns
from app.ui.trends.trend_items import HEAD_PX
from app.ui.trends.trend_store import TrendStore
from app.ui.trends.trends_panel import TrendsPanel
from tests.colour_vision import linear
from tests.unit.ui.trends.conftest import LABELS, RATE, Trends, made_signal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Kept:
    """What a panel asked to be remembered."""

    def __init__(self) -> None:
        self.choices: dict[str, object] = {}

    def __call__(self, **changed: object) -> None:
        self.choices.update(changed)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def panel(trends: Trends, kept: Kept, qtbot: QtBot) -> Iterator[TrendsPanel]:
    samples = made_signal(80.0)
    samples[LABELS.index("P4"), round(40 * RATE) : round(55 * RATE)] = 0.0
    trends.growing.write(samples[:, : round(60 * RATE)])
    trends.growing.write(samples[:, round(60 * RATE) :], skipped=round(10 * RATE))
    trends.begin()
    trends.live.resize(900, 500)
    trends.live.show()
    trends.waits(trends.whole)
    made = TrendsPanel(trends.feed, kept)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    trends.live.hide()


def place(panel: TrendsPanel, second: float, row: int, up: float = 0.5) -> QPoint:
    """The pixel of a second in a row, `up` of its picture's height."""
    rect = panel.view._rows[row].rect
    x = rect.left() + panel.view.times.place_of(second + 0.5) * rect.width()
    return QPoint(round(x), round(rect.bottom() - up * (rect.height() - HEAD_PX)))


def hover(panel: TrendsPanel, at: QPoint) -> None:
    where, no = QPointF(at), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, where, where, no, no, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.view.viewport(), moved)


def row_of(panel: TrendsPanel, key: str) -> int:
    return next(at for at, row in enumerate(panel.view._rows) if row.shown.row.key == key)  # type: ignore[attr-defined]


def test_a_click_and_enter_lead_to_the_raw_signal(panel: TrendsPanel, trends: Trends, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 25, 2))
    qtbot.waitUntil(lambda: trends.live.page.past is not None)
    past = trends.live.page.past
    assert past is not None
    assert (past.start_s + past.end_s) / 2 == pytest.approx(25.5, abs=1.0)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(panel.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    point = panel.view.point
    assert point is not None
    assert (point.second, point.row) == (30, 3)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: trends.live.page.past is not None and trends.live.page.past.start_s > 22)
    assert trends.live.page.past is not None
    assert (trends.live.page.past.start_s + trends.live.page.past.end_s) / 2 == pytest.approx(30.5, abs=1.0)
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.view.point is None


def test_the_cursor_says_values_with_units_and_what_was_left_out(panel: TrendsPanel) -> None:
    hover(panel, place(panel, 20, row_of(panel, "spectrum-left"), up=(10 - 0.25) / 30))
    assert "CDSA left, 2 derivations" in panel.said.text()
    # A pixel is half a hertz high.
    assert any(f"{hz} Hz: " in panel.said.text() for hz in ("9.5", "10", "10.5"))
    assert "dB" in panel.said.text()
    assert panel.said.text().startswith("00:20 (")
    assert panel.view.accessibleDescription() == panel.said.text()
    asymmetry = row_of(panel, "asymmetry")
    hover(panel, place(panel, 20, asymmetry, up=2.5 / 5))
    assert "% more left" in panel.said.text()
    assert "Left out" not in panel.said.text()
    hover(panel, place(panel, 48, row_of(panel, "quality")))
    assert "6 of 7 good" in panel.said.text()
    assert "Left out where not good: P4 (flat)." in panel.said.text()
    hover(panel, place(panel, 64, asymmetry))
    assert "nothing: missing or left out" in panel.said.text()
    hover(panel, place(panel, 500, asymmetry))
    assert "not worked out yet" in panel.said.text()


def test_a_click_where_nothing_is_recorded_or_after_the_end_says_so(panel: TrendsPanel, trends: Trends) -> None:
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 500, 2))
    assert "Nothing has been recorded there yet." in panel.said.text()
    assert trends.live.page.past is None
    trends.feed.show_session(None)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 25, 2))
    assert "The recording has ended" in panel.said.text()


def test_new_seconds_paint_new_columns_only_and_nothing_unseen(panel: TrendsPanel) -> None:
    store = panel.feed.store
    assert store is not None
    rows = len(panel.view._rows)
    column_s = panel.view.times.column_s
    before = panel.view.columns_painted
    store.put(TrendStep(step=200, verdicts=("good",) * len(LABELS)))
    panel.show_change(200, 201)
    painted = panel.view.columns_painted - before
    # The amplitude looks half a minute to either side for its margins.
    assert 0 < painted <= (rows - 2) * (2 + 1 / column_s) + 2 * (2 + 61 / column_s)
    panel.hide()
    before = panel.view.columns_painted
    panel.show_change(201, 202)
    assert panel.view.columns_painted == before
    panel.show()
    assert panel.view.columns_painted > before


def test_rows_and_span_can_be_chosen_and_are_remembered(panel: TrendsPanel, kept: Kept) -> None:
    assert len(panel.view._rows) == 8
    panel._actions["quality"].setChecked(False)
    assert len(panel.view._rows) == 7
    assert kept.choices["trend_rows"] == tuple(key for key in panel._actions if key != "quality")
    panel.span_box.setCurrentIndex(1)
    assert kept.choices["trend_span_s"] == 1800.0
    assert panel.view.times.span_s == 1800.0
    panel.resize(260, 300)
    assert panel.minimumSizeHint().width() <= 260


def test_channels_without_places_say_why_there_are_no_sides(trends: Trends, kept: Kept, qtbot: QtBot) -> None:
    panel = TrendsPanel(trends.feed, kept)
    qtbot.addWidget(panel)
    assert panel.said.text() == "Trends begin with the recording."
    assert panel.view._rows == []


# --- pictures --------------------------------------------------------------------------------------------------------


def alpha(picture: np.ndarray) -> np.ndarray:
    return picture >> 24


def store_of(panel: TrendsPanel) -> TrendStore:
    assert panel.feed.store is not None
    return panel.feed.store


def test_a_gap_is_empty_and_a_value_has_its_colour(panel: TrendsPanel) -> None:
    store = store_of(panel)
    times = TimeColumns(0.0, 90.0, 90)
    picture = DensityRow(0, "spectrum-left").paint(store, times, 0, 90, 60, DARK)
    assert picture.shape == (60, 90)
    assert (alpha(picture[:, 59:70]) == 0).all()
    assert (alpha(picture[:, 20:30]) == 255).all()
    for second, hz in ((20, 10.0), (21, 25.0)):
        line = DENSITY_HZ.index(hz)
        db = float(store.density_db[second, 0, line])
        place_ = int(np.clip((db + 10) / 35 * 255, 0, 255))
        assert picture[59 - line, second] == table(EVEN)[place_]
    assert ColourScale(-10.0, 25.0) == DENSITY_SCALE
    quality = QualityRow().paint(store, times, 0, 90, 70, DARK)
    assert (alpha(quality[:, 62:68]) == 0).all()
    assert (alpha(quality[:, 48]) > 0).sum() == pytest.approx(70 / 7, abs=1)
    asymmetry = AsymmetryRow().paint(store, times, 20, 22, len(BAND_NAMES), DARK)
    colour = int(DARK.trace_left[1:], 16)
    # Alpha lies left by nearly all: the full colour of the left.
    assert asymmetry[4 - BAND_NAMES.index("alpha"), 0] == 0xFF000000 | colour


def test_the_amplitude_band_stands_where_the_scale_says() -> None:
    envelope = np.full((90, 4), 30.0, dtype=np.float16)
    envelope[:, 0] = 8.0
    lower, upper = margins(envelope, np.arange(90))
    assert set(lower[20:70]) == {8.0}
    assert set(upper[20:70]) == {30.0}

    class Held:
        end = 90
        envelope_uv = np.stack([envelope, envelope], axis=1)

    picture = AmplitudeRow(0, "amplitude-left").paint(Held(), TimeColumns(0, 90, 90), 40, 41, 200, DARK)  # type: ignore[arg-type]
    lit = np.flatnonzero(alpha(picture[:, 0]))
    low, high = scale_place(np.array([8.0, 30.0]))
    assert (199 - lit.max()) / 200 == pytest.approx(low, abs=0.01)
    assert (200 - lit.min()) / 200 == pytest.approx(high, abs=0.01)
    few = np.full((90, 4), np.nan)
    few[40:45] = 20.0
    assert np.isnan(margins(few, np.array([42]))[0]).all()


def test_colours_change_evenly_in_lightness() -> None:
    def lightness(colours: np.ndarray) -> np.ndarray:
        parts = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1) / 255
        return 116 * np.cbrt(linear(parts) @ np.array([0.2126, 0.7152, 0.0722])) - 16

    steps = np.diff(lightness(table(EVEN))[::15])
    assert (steps > 0).all()
    assert steps.max() < 2.2 * steps.mean()
    for palette in (DARK, LIGHT):
        sided = sided_table(palette.trace_left, palette.trace_right)
        assert alpha(sided)[[0, 255]].tolist() == [255, 255]
        assert alpha(sided)[126:130].max() <= 3
        assert (np.diff(alpha(sided[128:]).astype(int)) >= 0).all()


# --- one channel -----------------------------------------------------------------------------------------------------


def test_a_channel_has_its_rhythm_in_the_past_and_in_what_comes(trends: Trends, kept: Kept, qtbot: QtBot) -> None:
    trends.growing.write(made_signal(60.0))
    trends.begin()
    trends.waits(lambda: trends.feed.seconds >= 60.0)
    panel = SpectrogramPanel(trends.feed, trends.link.background, kept)
    qtbot.addWidget(panel)
    panel.resize(600, 300)
    panel.show()
    panel.channel_box.setCurrentIndex(LABELS.index("O1"))
    feed = panel.channel_feed

    def there(second: int) -> bool:
        return feed.store is not None and feed.store.end > second and bool(feed.store.known[second])

    trends.waits(lambda: there(57))
    trends.growing.write(made_signal(20.0, seed=9))
    trends.live.review.look()
    trends.waits(lambda: there(75))
    assert feed.store is not None
    peaks = feed.store.axis_hz[np.argmax(feed.store.density_db[3:57], axis=1)]
    assert set(peaks) == {10.0}
    assert feed.store.axis_hz[int(np.argmax(feed.store.density_db[70]))] == 10.0
    assert "window 4 s, ±0.5 Hz" in panel.view._rows[0].picture.title
    panel.windows.actions()[2].trigger()
    assert "window 8 s, ±0.25 Hz" in panel.view._rows[0].picture.title
    panel.tops.actions()[1].trigger()
    assert panel.view._rows[0].shown.ticks()[-1][1] == "60 Hz"
    trends.waits(lambda: there(70))
    panel.hide()


def test_reading_a_channel_can_be_left_alone(trends: Trends, kept: Kept, qtbot: QtBot) -> None:
    trends.growing.write(made_signal(200.0))
    trends.begin()
    trends.waits(lambda: trends.feed.seconds >= 200.0)
    panel = SpectrogramPanel(trends.feed, trends.link.background, kept)
    qtbot.addWidget(panel)
    panel.show()
    trends.waits(lambda: panel.channel_feed.filling is not None)
    panel.stop_button.click()
    store = panel.channel_feed.store
    assert store is not None
    assert panel.channel_feed.filling is not None
    assert panel.channel_feed.filling.stopped
    assert panel.stop_button.text() == "Go on"
    assert store.end < 190
    panel.stop_button.click()
    trends.waits(lambda: store.end >= 195 and bool(store.known[:195].all()))
    panel.hide()


def test_in_a_low_panel_fewer_rows_are_seen_and_the_cursor_brings_the_others(panel: TrendsPanel, qtbot: QtBot) -> None:
    panel.resize(700, 260)
    qtbot.waitUntil(lambda: panel.rows_bar.isVisible())
    seen = [row for row in panel.view._rows if row.picture.isVisible()]
    assert 1 <= len(seen) < 8
    assert seen[0] is panel.view._rows[0]
    panel.view.setFocus()
    for _ in range(9):
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view._rows[7].picture.isVisible()
    assert not panel.view._rows[0].picture.isVisible()
    assert panel.rows_bar.value() == 8 - len(seen)
    hover(panel, place(panel, 20, 7))
    assert "of 7 good" in panel.said.text()
    panel.rows_bar.setValue(0)
    assert panel.view._rows[0].picture.isVisible()
