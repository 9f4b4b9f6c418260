"""Tags of marks: they keep their lanes wherever the page is, and cost what is seen of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from app.ui.signal_views.page_marks import STRETCH_PX, MarkItem, PageMark
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import DARK

WIDTH_PX, HEIGHT_PX, PX_PER_S = 1000, 400, 100.0


class Painted(MarkItem):
    """Notes what it paints."""

    def __init__(self) -> None:
        super().__init__(DARK)
        self.tags: dict[str, QRectF] = {}
        self.n_painted = 0
        self.resize_to(WIDTH_PX, HEIGHT_PX, DARK)

    def _paint_mark(self, painter: QPainter, mark: PageMark, tag: QRectF, *, told: bool) -> None:
        self.n_painted += 1
        if told:
            self.tags[mark.text] = tag

    def look(self, start_s: float, exposed: QRectF | None = None) -> dict[str, QRectF]:
        """What is painted of the page that begins at `start_s`."""
        self.tags, self.n_painted = {}, 0
        self.show_spans(((start_s, start_s + WIDTH_PX / PX_PER_S, 0.0),), PX_PER_S)
        image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
        option = QStyleOptionGraphicsItem()
        option.exposedRect = exposed or QRectF(0, 0, WIDTH_PX, HEIGHT_PX)  # type: ignore[attr-defined]
        painter = QPainter(image)
        self.paint(painter, option)
        painter.end()
        return self.tags


@pytest.fixture
def item(qtbot: QtBot, theme: ActiveTheme) -> Painted:
    return Painted()


def crowd(n: int, every_s: float, begin_s: float = 0.0) -> list[PageMark]:
    return [PageMark(begin_s + at * every_s, f"Mark {at}", "annotation") for at in range(n)]


def test_a_tag_keeps_its_lane_while_the_page_scrolls_by(item: Painted) -> None:
    item.show_marks(crowd(60, 0.3))
    lanes: dict[str, float] = {}
    for tenth in range(60):
        for text, tag in item.look(tenth * 0.1).items():
            assert lanes.setdefault(text, tag.top()) == tag.top()
    assert len(set(lanes.values())) > 1


@settings(deadline=None, max_examples=30)
@given(st.permutations(list(range(24))), st.floats(0.02, 0.8), st.floats(0, 30))
def test_marks_added_in_any_order_are_the_marks_shown_at_once(order: list[int], every_s: float, start_s: float) -> None:
    marks = crowd(24, every_s, begin_s=12.0)
    one, other = Painted(), Painted()
    one.show_marks(marks)
    for at in order:
        other.add_mark(marks[at])
        other.look(start_s)
    assert other.look(start_s) == one.look(start_s)


def test_tags_never_cover_one_another_across_stretches(item: Painted) -> None:
    at_the_seam_s = STRETCH_PX / PX_PER_S
    item.show_marks([PageMark(at_the_seam_s + at * 0.05, f"A long one {at}", "annotation") for at in range(-6, 6)])
    tags = list(item.look(at_the_seam_s - 5).values())
    assert len(tags) >= 4
    assert not any(one.intersects(other) for at, one in enumerate(tags) for other in tags[at + 1 :])


def test_of_a_hundred_thousand_marks_a_frame_looks_at_those_it_shows(item: Painted) -> None:
    item.show_marks(crowd(100_000, 0.3))
    item.look(20_000.0, QRectF(500, 0, 4, HEIGHT_PX))
    assert 0 < item.n_painted < 12
    item.look(20_000.0)
    assert item.n_painted < 40
    known = len(item._placed)
    item.add_mark(PageMark(20_001.0, "New", "annotation"))
    assert len(item._placed) < known, "lanes are dealt out anew from there on"
    assert "New" in item.look(20_000.0) or item.n_painted > 30


def test_of_marks_at_one_place_one_line_is_enough(item: Painted) -> None:
    item.show_marks([PageMark(5.0, f"Mark {at}", "annotation") for at in range(1000)])
    tags = item.look(0.0)
    assert len(tags) == 4
    assert item.n_painted < 10


def test_what_began_before_the_page_and_lasts_is_bracketed(qtbot: QtBot, theme: ActiveTheme) -> None:
    plain = MarkItem(DARK)
    plain.resize_to(WIDTH_PX, HEIGHT_PX, DARK)
    plain.show_marks([PageMark(2.0, "Seizure", "annotation", 10.0), *crowd(50, 0.01, 100.0)])
    plain.show_spans(((8.0, 18.0, 0.0),), PX_PER_S)
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
    image.fill(0)
    option = QStyleOptionGraphicsItem()
    option.exposedRect = QRectF(0, 0, WIDTH_PX, HEIGHT_PX)  # type: ignore[attr-defined]
    painter = QPainter(image)
    plain.paint(painter, option)
    painter.end()
    lit = [any(image.pixel(x, y) & 0xFFFFFF for y in range(4)) for x in (5, 200, 395, 500, 900)]
    assert lit == [True, True, True, False, False], "to where it ended"
