"""Looking back in the window while the session is recorded, and marking there."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.processing.filters import BlockFilter, FilterDesign, chain_delay_s
from app.core.settings.data_directory import DataDirectory
from app.core.station import messages as m
from app.ui.main_window import MainWindow
from app.ui.panels.live_page import LivePage
from app.ui.signal_views.page_items import PageMark
from tests.fakes.growing_recordings import GrowingRecording, signal
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SPIKE_S = 12.344


@dataclass
class Session:
    """A recording session of 30 s, on disk and in the window; a spike in Fp1 at `SPIKE_S`."""

    window: MainWindow
    station: FakeStation
    growing: GrowingRecording
    filter: BlockFilter

    @property
    def live(self) -> LivePage:
        return self.window.session.live_page

    def go_on(self, seconds: float, *, seed: int = 5) -> None:
        """More signal, recorded and published."""
        samples = signal(self.station.stream, seconds, seed)
        self.growing.write(samples)
        self.publish(samples)

    def publish(self, samples: np.ndarray) -> None:
        for at in range(0, samples.shape[1], 50):
            self.station.publish_samples(self.filter.apply(samples[:, at : at + 50]))

    def x_of(self, at_s: float) -> QPoint:
        """Where on the page a moment of the past is drawn, at the first trace."""
        page = self.live.page
        assert page.past is not None
        assert page.page_scale is not None
        place = page.raster_place(QPointF(0, 0))
        x = -place.x() + (at_s - page.past.start_s) * page.page_scale.px_per_s
        return QPoint(round(x), round(-place.y()) + 12)


def press(session: Session, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(session.live.page, key, modifier)


@pytest.fixture
def session(window: MainWindow, station: FakeStation, data: DataDirectory, qtbot: QtBot) -> Iterator[Session]:
    record(window, station, qtbot)
    assert station.memory.session is not None
    growing = GrowingRecording(data.recording(station.memory.session.recording_id), station.stream)
    samples = signal(station.stream, 30.0)
    at = round(SPIKE_S * 250)
    samples[0, at - 4 : at + 5] += 300 * np.hanning(9).astype(np.float32)
    growing.write(samples)
    made = Session(window, station, growing, BlockFilter(FilterDesign(250.0, 1.0, 70.0), len(station.stream.channels)))
    made.publish(samples)
    live = made.live
    qtbot.waitUntil(lambda: (live.page.live_s() or 0) > 29.9, timeout=5000)
    live.review.look()
    qtbot.waitUntil(lambda: live.strip.isVisible() and live.review.recorded_s == 30.0)
    live.take_focus()
    yield made
    growing.close()


def test_pages_back_and_on_and_live_again(session: Session, qtbot: QtBot) -> None:
    live = session.live
    assert "LIVE" in live.past_banner.text
    press(session, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: live.page.past is not None)
    assert live.page.past is not None
    assert live.page.past.start_s == pytest.approx(10.0, abs=0.1)
    assert live.past_banner.isVisible()
    assert "PAST   00:10 to 00:20" in live.past_banner.text
    assert "The recording goes on, now at 00:30" in live.past_banner.text
    press(session, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: live.page.past is not None and live.page.past.start_s == 0.0)
    for key, modifier, start_s in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1.0),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 11.0),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 10.0),
    ):
        press(session, key, modifier)
        qtbot.waitUntil(lambda wanted=start_s: live.page.past is not None and live.page.past.start_s == wanted)  # type: ignore[misc]
    press(session, Qt.Key.Key_End)
    assert live.page.past is None
    assert "LIVE" in live.past_banner.text
    live.past_banner.turn_button.click()
    qtbot.waitUntil(lambda: live.page.past is not None)
    live.past_banner.turn_button.click()
    assert live.page.past is None


def test_the_live_signal_goes_on_behind_the_past(session: Session, qtbot: QtBot) -> None:
    live = session.live
    press(session, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: live.page.past is not None)
    # A page comes in pieces, a few milliseconds of them in each frame.
    shown = live.page.grab().toImage()
    for _ in range(40):
        qtbot.wait(50)
        before, shown = shown, live.page.grab().toImage()
        if shown == before:
            break
    session.go_on(5.0)
    qtbot.waitUntil(lambda: (live.page.live_s() or 0) > 34.9)
    qtbot.wait(50)
    after = live.page.grab().toImage()
    assert shown == after, "a page of the past stands still"
    press(session, Qt.Key.Key_End)
    assert live.page._drawing is not None
    sweep = live.page._drawing.sweep
    assert sweep is not None
    x = round((32.5 % 10) * sweep.width_px / 10)
    ground = sweep.raster._ground
    assert (sweep.raster.pixels[:, x] != ground).any(), "what came meanwhile is drawn"


def test_the_wheel_and_the_overview(session: Session, qtbot: QtBot) -> None:
    live = session.live
    place = QPointF(300, 200)
    wheel = QWheelEvent(
        place,
        live.page.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(live.page.viewport(), wheel)
    qtbot.waitUntil(lambda: live.page.past is not None)
    assert live.page.past is not None
    assert live.page.past.start_s == pytest.approx(19.0, abs=0.1)
    strip = live.strip
    x = next(x for x in range(strip.width()) if strip.time_at(x) >= 8.0)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, 15))
    qtbot.waitUntil(lambda: live.page.past is not None and abs(live.page.past.start_s - 3.0) < 0.1)
    assert strip.page_s[0] == pytest.approx(3.0, abs=0.1)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() - 12, 15))
    assert live.page.past is None


@pytest.mark.proves("REQ-TIME-MARKS", "USE-MARK-EVENT")
def test_a_mark_at_the_peak_is_within_a_sample_of_the_raw_one(session: Session, qtbot: QtBot) -> None:
    live = session.live
    live.controls.montage.setCurrentIndex(0)
    live.review.show_moment(12.0)
    qtbot.waitUntil(lambda: live.page.past is not None)
    assert "MARK AT  00:12.000" in session.window.events.marks.place_text
    near = session.x_of(SPIKE_S + 0.015)
    QTest.mouseClick(live.page.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, near)
    qtbot.waitUntil(lambda: live.review.pick is not None and live.review.pick.at_peak)
    assert "peak of Fp1" in session.window.events.marks.place_text
    QTest.keyClick(session.window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: len(session.station.asked_for(m.Annotate)) == 1)
    (asked,) = session.station.asked_for(m.Annotate)
    assert abs(asked.onset_s - SPIKE_S) <= 1 / 250
    press(session, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert live.review.pick is not None
    assert live.review.pick.start_s == pytest.approx(asked.onset_s + 1 / 250)


def test_a_stretch_is_dragged_and_linked_to_a_trace(session: Session, qtbot: QtBot) -> None:
    live = session.live
    live.controls.montage.setCurrentIndex(0)
    press(session, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: live.page.past is not None)
    control = Qt.KeyboardModifier.ControlModifier
    start, end = session.x_of(12.0), session.x_of(14.0)
    QTest.mousePress(live.page.viewport(), Qt.MouseButton.LeftButton, control, start)
    QTest.mouseMove(live.page.viewport(), end)
    QTest.mouseRelease(live.page.viewport(), Qt.MouseButton.LeftButton, control, end)
    assert live.review.pick is not None
    QTest.keyClick(session.window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(session.station.asked_for(m.Annotate)) == 1)
    (asked,) = session.station.asked_for(m.Annotate)
    assert (asked.onset_s, asked.duration_s) == (pytest.approx(12.0, abs=0.02), pytest.approx(2.0, abs=0.03))
    assert asked.channels == ("Fp1",)
    assert live.review.pick is None, "the next mark does not lie on the same stretch by accident"


@pytest.mark.proves("REQ-TIME-MARKS", "USE-MARK-EVENT")
def test_a_mark_now_has_the_time_of_the_key_press(session: Session, qtbot: QtBot) -> None:
    assert session.live.page._drawing is not None
    sweep = session.live.page._drawing.sweep
    assert sweep is not None
    drawn_s = sweep.cursor_s
    QTest.keyClick(session.window, Qt.Key.Key_1)
    session.go_on(2.0)
    qtbot.waitUntil(lambda: len(session.station.asked_for(m.Annotate)) == 1)
    (asked,) = session.station.asked_for(m.Annotate)
    sample = asked.onset_s * 250.0
    assert sample == pytest.approx(round(sample), abs=1e-6), "a sample's own time"
    delay_s = chain_delay_s(FilterDesign(250.0, 1.0, 70.0))
    assert abs(asked.onset_s - (drawn_s - 1 / 250 - delay_s)) <= 0.5 / 250, "the raw sample of the newest one drawn"


@pytest.mark.proves("REQ-TIME-MARKS", "USE-MARK-EVENT")
def test_own_words_have_the_time_of_their_first_letter(session: Session, qtbot: QtBot) -> None:
    seen_s = session.live.page.drawn_s()
    words = session.window.events.own_text
    QTest.keyClicks(words, "Jerk of")
    session.go_on(2.0)
    qtbot.waitUntil(lambda: (session.live.page.live_s() or 0) > 31.9)
    QTest.keyClicks(words, " the left hand")
    QTest.keyClick(words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(session.station.asked_for(m.Annotate)) == 1)
    (asked,) = session.station.asked_for(m.Annotate)
    assert (asked.text, asked.onset_s) == ("Jerk of the left hand", seen_s)


def test_a_click_on_the_live_traces_holds_them_where_they_are(session: Session, qtbot: QtBot) -> None:
    live = session.live
    assert live.page.page_scale is not None
    place = live.page.raster_place(QPointF(0, 0))
    x = round(-place.x() + 4.0 * live.page.page_scale.px_per_s)
    QTest.mouseClick(live.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 100))
    qtbot.waitUntil(lambda: live.page.past is not None)
    assert live.page.past is not None
    assert live.review.pick is not None
    assert live.page.past.start_s == 20.0, "the sweep that was shown there"
    drawn_s = 20.0 + (x + place.x()) / live.page.page_scale.px_per_s
    delay_s = chain_delay_s(FilterDesign(250.0, 1.0, 70.0))
    assert live.review.pick.start_s == pytest.approx(drawn_s - delay_s, abs=1e-6)
    QTest.keyClick(session.window, Qt.Key.Key_Escape)
    assert live.review.pick is None


def test_an_event_is_jumped_to_and_has_a_time_of_day(session: Session, qtbot: QtBot) -> None:
    session.station.add_event("Spike", onset_s=SPIKE_S)
    session.station.add_event("Late", onset_s=3.0)
    events = session.window.events
    qtbot.waitUntil(lambda: events.rows.rowCount() == 2)
    assert [events.rows.index(row, 3).data() for row in (0, 1)] == ["Late", "Spike"], "what comes late is put in order"
    assert events.rows.index(1, 0).data() == "00:12"
    assert events.rows.index(1, 1).data().count(":") == 2
    assert events.rows.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Mark"
    events.table.clicked.emit(events.table.model().index(1, 0))
    live = session.live
    qtbot.waitUntil(lambda: live.page.past is not None)
    assert live.page.past is not None
    assert live.page.past.start_s == pytest.approx(SPIKE_S - 5.0)
    assert live.review.pick is not None
    assert live.review.pick.start_s == SPIKE_S
    assert live.page.hasFocus()


def test_any_moment_is_shown_in_the_middle_of_a_page(session: Session, qtbot: QtBot) -> None:
    review, page = session.live.review, session.live.page
    review.show_at(12.0)
    qtbot.waitUntil(lambda: page.past is not None)
    assert page.past is not None
    assert (page.past.start_s + page.past.end_s) / 2 == pytest.approx(12.0)
    assert review.pick is None, "a moment that is looked at is not picked"
    review.show_at(1.0)
    qtbot.waitUntil(lambda: page.past is not None and page.past.start_s == 0.0)


def test_after_a_kill_the_past_has_both_segments_and_the_gap(session: Session, qtbot: QtBot) -> None:
    live = session.live
    session.growing.go_on_in_another_segment()
    session.growing.write(signal(session.station.stream, 8.0), skipped=1000)
    live.review.look()
    qtbot.waitUntil(lambda: live.review.recorded_s >= 42.0)
    live.review.show_moment(33.0)
    qtbot.waitUntil(lambda: live.page.past is not None and bool(live.page.past.missing))
    assert live.page.past is not None
    (missing,) = live.page.past.missing
    assert (missing.start_s, missing.end_s) == (30.0, 34.0)


def test_a_window_started_in_mid_session_looks_back(session: Session, make_window: object, qtbot: QtBot) -> None:
    assert callable(make_window)
    second: MainWindow = make_window()
    qtbot.waitUntil(second.session.is_recording, timeout=5000)
    live = second.session.live_page
    qtbot.waitUntil(lambda: live.review.recorded_s >= 30.0, timeout=5000)
    live.review.to_beginning()
    qtbot.waitUntil(lambda: live.page.past is not None)
    assert live.page.past is not None
    assert np.isfinite(live.page.past.columns[0].lows).all()


def test_a_thousand_marks_cost_the_overview_its_pixels_only(session: Session, qtbot: QtBot) -> None:
    live = session.live
    live.show_marks([PageMark(k * 0.0003, "x", "annotation") for k in range(100_000)])
    live.strip.grab()
    picture = live.strip._picture
    live.strip.show_page(1.0, 2.0, past=True)
    live.strip.grab()
    assert live.strip._picture is picture, "moving the page does not draw the marks again"


def test_times_from_before_the_recording_are_not_taken_for_its_own(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    """Before the recording began the device was viewed for ten minutes: another axis."""
    record(window, station, qtbot)
    station._first_sample = 600 * 250
    station.publish_samples(np.zeros((len(station.stream.channels), 250), np.float32))
    live = window.session.live_page
    qtbot.waitUntil(lambda: (live.page.live_s() or 0) > 600)
    assert live.review.recorded_s == 0.0
    assert live.review.mark_place().onset_s is None
