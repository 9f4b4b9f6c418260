"""A hundred thousand marks: counted is what is looked at, not how long it takes."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from app.core.station import messages as m
from app.core.station.views import SessionEvent
from app.ui.item_models.event_rows import EventRows, Wanted
from app.ui.main_window import MainWindow
from app.ui.signal_views.overview_strip import OverviewStrip, crowds
from app.ui.signal_views.page_marks import MarkItem, PageMark, RowBand
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import DARK
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MANY = 100_000


def mark(onset_s: float, text: str = "Eyes open", *, annotation_id: str = "") -> SessionEvent:
    return SessionEvent(onset_s=onset_s, duration_s=0.0, kind="annotation", text=text, annotation_id=annotation_id)


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
