"""Marks: set, linked, corrected, withdrawn, and a hundred thousand of them."""

import time
from datetime import UTC, datetime

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.settings.site import read_site
from app.core.station import messages as m
from app.core.station.annotation_messages import CorrectAnnotation, WithdrawAnnotation
from app.core.station.views import SessionEvent
from app.ui.item_models.event_rows import EventRows, Wanted
from app.ui.key_moment import KeyMoment
from app.ui.main_window import MainWindow
from app.ui.panels.events_panel import EventsPanel
from app.ui.signal_views.drawn_samples import DrawnSamples
from app.ui.signal_views.overview_strip import OverviewStrip, crowds
from app.ui.signal_views.page_marks import MarkItem, PageMark, RowBand
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import DARK
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MANY = 100_000


def mark(onset_s: float, text: str = "Eyes open", **fields: object) -> SessionEvent:
    said = {"duration_s": 0.0, "kind": "annotation", "annotation_id": f"{text} {onset_s}", **fields}
    return SessionEvent(onset_s=onset_s, text=text, **said)  # type: ignore[arg-type]


def texts(rows: EventRows) -> list[str]:
    return [str(rows.index(row, 3).data()) for row in range(rows.rowCount())]


@pytest.fixture(name="panel")
def _panel(theme: ActiveTheme, qtbot: QtBot) -> EventsPanel:
    made = EventsPanel(("Eyes open", "Eyes closed"))
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show()
    made.allow_marks(allowed=True)
    return made


# --- when a key was pressed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate_hz", [250.0, 256.0, 500.0, 2000.0, 5000.0, 30_000.0])
def test_a_mark_is_the_sample_that_was_drawn_when_the_key_went_down(rate_hz: float) -> None:
    drawn = DrawnSamples()
    assert drawn.at(5) is None
    for frame in range(60):
        drawn.note(frame * 16_000_000, (frame * 16 + 100) / 1000, rate_hz)
    for frame in (0, 7, 59):
        for late_ns in (0, 15_999_999):
            at_s = drawn.at(frame * 16_000_000 + late_ns)
            assert at_s is not None
            sample = at_s * rate_hz
            assert sample == pytest.approx(round(sample), abs=1e-6), "a sample's own time"
            drawn_to = (frame * 16 + 100) / 1000 * rate_hz
            assert drawn_to - 1 - 1e-6 <= sample < drawn_to + 1e-6, "the newest one that was drawn, within one sample"
    drawn.note(61 * 16_000_000, 0.5, rate_hz)
    assert drawn.at(10**12) == pytest.approx(0.5, abs=1.001 / rate_hz), "a stream that began anew"


def test_a_key_that_is_handled_late_is_dated_back() -> None:
    clock = VirtualClock(wall=datetime(2026, 1, 1, tzinfo=UTC))
    moment = KeyMoment(clock)
    assert moment.take() is None
    base = clock.monotonic_ns()
    moment.note(5_000)
    assert moment.take() == base
    clock.advance(1.0)
    moment.note(5_700)  # pressed 0.7 s after the first, handled after 1.0 s
    assert moment.take() == pytest.approx(base + 700_000_000, abs=2)
    assert moment.take() is None, "a button that is clicked later has no key"
    clock.advance(0.5)
    moment.note(0)
    assert moment.take() == clock.monotonic_ns(), "no time from the system: now"
    clock.advance(20.0)
    moment.note(100)  # a clock that was set anew
    assert moment.take() == clock.monotonic_ns()
    moment.note(200)
    clock.advance(0.2)
    assert moment.take() is None, "another key, of long ago"


def test_the_sites_texts_are_on_the_keys(data: object, station: FakeStation, make_window: object, qtbot: QtBot) -> None:
    path = data.root / "site.toml"  # type: ignore[attr-defined]
    path.write_text('schema_version = 1\nmarks = ["Sucking", "Lead pulled"]\n')
    assert read_site(path).marks == ("Sucking", "Lead pulled")
    window: MainWindow = make_window()  # type: ignore[operator]
    assert [one.text() for one in window.events.buttons] == ["1  Sucking", "2  Lead pulled"]
    qtbot.waitUntil(lambda: window.state is not None, timeout=5000)
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() > 0, timeout=5000)
    record(window, station, qtbot)
    QTest.keyClick(window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(station.asked_for(m.Annotate)) == 1)
    assert station.asked_for(m.Annotate)[0].text == "Lead pulled"


# --- the list ------------------------------------------------------------------------------------------------------


def test_the_newest_version_is_shown_and_the_old_one_on_request() -> None:
    rows = EventRows(DARK)
    first = mark(3.0, "Blink", annotation_id="a")
    rows.add_many((first, mark(5.0, "Cough", annotation_id="b")))
    rows.add(msgspec.structs.replace(first, onset_s=6.0, text="Eye blink", version=2, reason="Seen on the video"))
    assert texts(rows) == ["Cough", "Eye blink"]
    rows.add(mark(5.0, "Cough", annotation_id="b", version=2, state="withdrawn", reason="Not this patient"))
    assert texts(rows) == ["Eye blink"]
    rows.want(Wanted(struck=True))
    assert texts(rows) == ["Blink  (replaced)", "Cough  (replaced)", "Cough  (withdrawn)", "Eye blink"]
    struck = rows.index(0, 3).data(Qt.ItemDataRole.FontRole)
    assert struck.strikeOut()
    assert rows.index(3, 3).data(Qt.ItemDataRole.FontRole) is None
    assert "Version 2: Seen on the video" in str(rows.index(3, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert [event.text for event in rows.holding] == ["Eye blink"]
    rows.add(first)
    assert rows.rowCount() == 4, "what is known already is not doubled"


def test_versions_that_come_together_are_one_mark() -> None:
    rows = EventRows(DARK)
    first = mark(3.0, "Blink", annotation_id="a")
    rows.add_many((first, msgspec.structs.replace(first, text="Eye blink", version=2)))
    assert texts(rows) == ["Eye blink"]
    other = EventRows(DARK)
    other.show((msgspec.structs.replace(first, state="replaced"), msgspec.structs.replace(first, text="B", version=2)))
    assert texts(other) == ["B"]


def test_a_filter_by_text_kind_and_channel(panel: EventsPanel) -> None:
    panel.add_events(
        (
            mark(1.0, "Spike", channels=("F7", "T7")),
            mark(2.0, "Sharp wave", channels=("F8",)),
            mark(3.0, "Eyes open"),
            SessionEvent(onset_s=4.0, duration_s=0.0, kind="gap", text="Gap"),
        )
    )
    panel._words.setText("SP")
    assert texts(panel.rows) == ["Spike  [F7, T7]"]
    panel._words.setText("")
    panel._kind.setCurrentIndex(panel._kind.findData("gap"))
    assert texts(panel.rows) == ["Gap"]
    panel._kind.setCurrentIndex(0)
    panel._channel.setCurrentIndex(panel._channel.findData("F8"))
    assert texts(panel.rows) == ["Sharp wave  [F8]"]
    assert panel._count.text() == "1 of 4 events"
    panel.add_event(mark(5.0, "Elsewhere", channels=("O1",)))
    assert panel.rows.rowCount() == 1
    panel._channel.setCurrentIndex(0)
    assert panel.rows.rowCount() == 5


def test_the_list_is_walked_and_jumps_by_keyboard(panel: EventsPanel, qtbot: QtBot) -> None:
    panel.add_events([mark(float(at)) for at in range(10)])
    chosen: list[float] = []
    panel.event_chosen.connect(lambda event: chosen.append(event.onset_s))
    panel.choose_next(1, 4.5)
    panel.choose_next(1)
    panel.choose_next(-1)
    assert chosen == [5.0, 6.0, 5.0]
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert chosen[-1] == 6.0


def test_a_mark_is_corrected_by_keyboard(panel: EventsPanel, qtbot: QtBot) -> None:
    asked: list[object] = []
    panel.change_wanted.connect(asked.append)
    panel.add_events((mark(12.3456789, "Blink", annotation_id="a", channels=("Fp1",)),))
    panel.table.setCurrentIndex(panel.rows.index(0, 0))
    panel.correct_chosen()
    assert panel.editor.isVisible()
    assert not panel.marks.isVisible()
    panel.editor.text.setText("Eye blink")
    panel.editor.duration.setText("0.5")
    panel.editor.channels.setText("Fp1, Fp2, Fp1")
    QTest.keyClick(panel.editor.text, Qt.Key.Key_Return)
    assert asked == [
        CorrectAnnotation(
            session_id="", annotation_id="a", version=1, onset_s=12.3456789, duration_s=0.5, text="Eye blink",
            channels=("Fp1", "Fp2"),
        )
    ], "what was left alone is not moved by being shown rounded"  # fmt: skip
    assert panel.marks.isVisible()


def test_what_is_wrong_is_said_and_nothing_is_sent(panel: EventsPanel) -> None:
    asked: list[object] = []
    panel.change_wanted.connect(asked.append)
    panel.add_events((mark(12.0, "Blink", annotation_id="a"),))
    panel.table.setCurrentIndex(panel.rows.index(0, 0))
    panel.withdraw_chosen()
    for field, text, why in (
        (panel.editor.text, " ", "needs a text"),
        (panel.editor.onset, "-3", "onset is a number"),
        (panel.editor.duration, "long", "duration is a number"),
    ):
        before = field.text()
        field.setText(text)
        panel.editor.save.click()
        assert why in panel.editor._fault.text()
        field.setText(before)
    panel.editor.withdraw.click()
    assert "why the mark does not hold" in panel.editor._fault.text()
    assert asked == []
    panel.editor.reason.setText("Another patient")
    panel.editor.withdraw.click()
    assert asked == [WithdrawAnnotation(session_id="", annotation_id="a", version=1, reason="Another patient")]
    panel.withdraw_chosen()
    QTest.keyClick(panel.editor.reason, Qt.Key.Key_Escape)
    assert not panel.editor.isVisible()


def test_only_marks_that_hold_can_be_changed(panel: EventsPanel) -> None:
    panel.rows.want(Wanted(struck=True))
    panel.add_events(
        (
            SessionEvent(onset_s=1.0, duration_s=0.0, kind="gap", text="Gap"),
            mark(2.0, "Blink", state="withdrawn", version=2),
            mark(3.0, "Cough"),
        )
    )
    can: list[bool] = []
    for row in range(3):
        panel.table.setCurrentIndex(panel.rows.index(row, 0))
        can.append(panel.correct_button.isEnabled() and panel.withdraw_button.isEnabled())
    assert can == [False, False, True]
    panel.table.setCurrentIndex(panel.rows.index(0, 0))
    panel.correct_chosen()
    assert not panel.editor.isVisible()


def test_a_correction_goes_to_the_station_and_changes_the_traces(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    added = mark(2.0, "Blink", annotation_id="a", duration_s=0.5)
    window.marks._arrived.append(added)
    window.marks._show_batch()
    item = window.session.live_page.page._mark_item
    assert [one.text for one in item._marks] == ["Blink"]
    corrected = msgspec.structs.replace(added, text="Eye blink", onset_s=3.0, version=2)
    withdrawn = msgspec.structs.replace(corrected, version=3, state="withdrawn")
    window.marks._arrived.append(corrected)
    window.marks._show_batch()
    assert [(one.onset_s, one.text) for one in item._marks] == [(3.0, "Eye blink")]
    assert [one.text for one in item.lasting_between(0.0, 10.0)] == ["Eye blink"]
    window.marks._arrived.append(withdrawn)
    window.marks._show_batch()
    assert item._marks == []
    assert window.session.live_page.strip._onsets["annotation"].size == 0


# --- a hundred thousand --------------------------------------------------------------------------------------------


@pytest.fixture(name="many", scope="module")
def _many() -> tuple[SessionEvent, ...]:
    rng = np.random.default_rng(3)
    onsets = np.sort(rng.uniform(0, 8 * 3600, MANY))
    return tuple(mark(float(at), f"Event {k % 97}", annotation_id=str(k)) for k, at in enumerate(onsets))


def test_the_list_of_many_is_shown_and_filtered_by_one_look_at_each(many: tuple[SessionEvent, ...]) -> None:
    rows = EventRows(DARK)
    rows.show(many)
    assert rows.rowCount() == MANY
    assert rows.looked_at == 0, "without a filter nothing is looked at"
    rows.want(Wanted("event 96"))
    assert rows.looked_at == MANY
    assert rows.rowCount() == sum(event.text == "Event 96" for event in many)


def test_a_thousand_more_are_a_few_insertions(many: tuple[SessionEvent, ...]) -> None:
    rows = EventRows(DARK)
    rows.show(many)
    told: list[int] = []
    rows.rowsInserted.connect(lambda _parent, first, last: told.append(last - first + 1))
    resets: list[None] = []
    rows.modelReset.connect(lambda: resets.append(None))
    at_end = [mark(30_000.0 + k, annotation_id=f"new {k}") for k in range(1000)]
    rows.looked_at = 0
    rows.add_many(at_end)
    assert told == [1000]
    assert rows.looked_at == 1000, "what was there is not looked at again"
    rows.add_many([mark(k * 28.0, annotation_id=f"between {k}") for k in range(1000)])
    assert (told, len(resets)) == ([1000], 1), "scattered over the whole: told once that all is new"
    onsets = [event.onset_s for event in rows.events]
    assert onsets == sorted(onsets)
    assert rows.rowCount() == MANY + 2000


def painted(item: MarkItem, start_s: float, page_s: float = 10.0, width_px: int = 1000) -> QImage:
    picture = QImage(width_px, 400, QImage.Format.Format_RGB32)
    picture.fill(0)
    item.show_spans(((start_s, start_s + page_s, 0.0),), width_px / page_s)
    option = QStyleOptionGraphicsItem()
    option.exposedRect = QRectF(0, 0, width_px, 400)  # type: ignore[attr-defined]
    painter = QPainter(picture)
    item.paint(painter, option)
    painter.end()
    return picture


def test_drawing_looks_at_what_is_on_the_page_only(theme: ActiveTheme) -> None:
    rng = np.random.default_rng(3)
    item = MarkItem(DARK)
    item.resize_to(1000, 400, DARK)
    onsets = np.sort(rng.uniform(0, 8 * 3600, MANY))
    durations = rng.choice([0.0, 0.3, 2.0, 7.0], MANY)
    item.show_marks(
        [PageMark(float(at), "Spike", "annotation", float(d)) for at, d in zip(onsets, durations, strict=True)]
    )
    item.add_mark(PageMark(5.0, "All night", "annotation", 28_000.0))
    item.looked_at = 0
    painted(item, 14_000.0)
    around = int(np.count_nonzero((onsets > 13_970) & (onsets < 14_040)))
    assert 0 < item.looked_at <= 3 * around, "a few pages' worth, not a hundred thousand"
    assert "All night" in {one.text for one in item.lasting_between(14_000.0, 14_010.0)}, (
        "what began long ago reaches in"
    )
    item.looked_at = 0
    painted(item, 14_000.0)
    assert item.looked_at <= around, "tags that were placed stay placed"


def test_a_linked_mark_is_on_its_trace_only(theme: ActiveTheme) -> None:
    item = MarkItem(DARK)
    item.resize_to(1000, 400, DARK)
    item.show_rows((RowBand(("F7", "T7"), 100, 140), RowBand(("T7", "P7"), 200, 240), RowBand(("F8", "T8"), 300, 340)))
    item.show_marks([PageMark(5.0, "Spike", "annotation", 1.0, ("F7", "T7"))])
    picture = painted(item, 0.0)
    touched = [y for y in range(400) if any(picture.pixel(x, y) & 0xFFFFFF for x in range(450, 650, 2))]
    assert touched
    assert min(touched) >= 92
    assert max(touched) <= 141
    assert [one.top_px for one in item.bands_of(("T7",))] == [100, 200], "no trace of T7 alone: all it has a part in"
    item.show_marks([PageMark(5.0, "Blink", "annotation", 1.0)])
    picture = painted(item, 0.0)
    assert picture.pixel(550, 390) & 0xFFFFFF, "what is about all is drawn over all"


def test_a_crowd_comes_in_batches(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    for k in range(1000):
        window.marks._take_event(
            m.SessionEventAdded(session_id=window.marks._session_id, event=mark(k / 10, annotation_id=str(k)))
        )
    before_ns = time.process_time_ns()
    window.marks._show_batch()
    assert window.events.rows.rowCount() == 400
    assert (time.process_time_ns() - before_ns) / 1e6 < 1000, "far from any frame, even on a busy machine"
    qtbot.waitUntil(lambda: window.events.rows.rowCount() == 1000, timeout=3000)
    assert len(window.session.live_page.page._mark_item._marks) == 1000


def test_the_overview_of_many_draws_as_many_signs_as_have_room(qtbot: QtBot, theme: ActiveTheme) -> None:
    onsets = np.sort(np.random.default_rng(3).uniform(0, 8 * 3600, MANY))
    columns = np.unique(np.round(onsets / (8 * 3600) * 1000))
    assert crowds(columns, 9.0) == [(0.0, 1000.0)], "one crowd, from end to end"
    assert crowds(np.array([3.0]), 9.0) == [(3.0, 3.0)]
    assert crowds(np.array([0.0, 5.0, 30.0, 39.0]), 9.0) == [(0.0, 5.0), (30.0, 30.0), (39.0, 39.0)]
    strip = OverviewStrip()
    qtbot.addWidget(strip)
    strip.resize(1000, 46)
    strip.show_marks([PageMark(float(at), "Spike", "annotation") for at in onsets])
    strip.show_session(8 * 3600.0, ())
    strip.add_marks([PageMark(10.0, "Late", "device")])
    strip.remove_mark(PageMark(10.0, "Late", "device"))
    assert strip._onsets["device"].size == 0
    assert strip._onsets["annotation"].size == MANY
    strip.grab()
