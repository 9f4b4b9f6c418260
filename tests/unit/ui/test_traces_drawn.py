"""How the page is drawn: true to a ruler, sweeping or scrolling, in pieces, with the looks of single traces."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.identifiers import StreamId, new_id
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, ChannelKind, ChannelState, StreamDescription
from app.core.workers.messages import FilterSettings
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.signal_views.channel_groups import trace_groups
from app.ui.signal_views.channel_looks import ChannelLook, TraceColour, all_shown, grey_of, with_look
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.frame_figures import PARTS, FrameFigures
from app.ui.signal_views.ground import sweep_colours
from app.ui.signal_views.montages import ChannelGroup, MontageName, make_montage
from app.ui.signal_views.page_items import PART_GAP
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.past_drawing import PastDrawing, draw_past
from app.ui.signal_views.past_page import PastColumns, PastPage, PastRequest
from app.ui.signal_views.physical_scale import Timebase, TimebaseKind
from app.ui.signal_views.raster import ColumnRaster, pack_colour
from app.ui.signal_views.scroll import Scroll
from app.ui.signal_views.sweep import RowLayout, Sweep, SweepStream
from app.ui.signal_views.trace_page import TracePage
from app.ui.theme.active import ActiveTheme
from tests.fakes.station import LABELS, make_stream
from tests.ruler import square_wave_mm

ROOT = Path(__file__).resolve().parents[3]
COLOURS = sweep_colours("#000000", "#000000", "#000000", "#ff0000", "#ffff00")
WHITE = pack_colour("#ffffff")
STREAM = StreamId(new_id())
WIDTH_PX, RATE_HZ = 120, 250.0


def block(samples: NDArray[np.float32], sequence: int, first: int, stream_id: StreamId = STREAM) -> SampleBlock:
    whole = np.ascontiguousarray(samples, np.float32)
    return SampleBlock(stream_id, sequence, first, float("nan"), 0, RATE_HZ, whole)


def make(kind: type[Sweep], n: int = 2) -> Sweep:
    made = kind(ColumnRaster(WIDTH_PX, 90, COLOURS.ground, 1.0), COLOURS, page_s=2.0, width_px=WIDTH_PX)
    centres = np.linspace(30, 60, n).astype(np.float32)
    layout = RowLayout(np.arange(n), centres, np.ones(n, np.float32), np.full(n, WHITE, np.uint32))
    channels = tuple(Channel(label=f"E{number}") for number in range(n))
    montage = make_montage(MontageName.REFERENTIAL, channels)
    made.add(SweepStream(STREAM, montage, PageStore(n, RATE_HZ, 20.0), layout))
    return made


def shown(drawn: Sweep) -> NDArray[np.uint32]:
    """The raster as it is seen."""
    return np.roll(drawn.raster.pixels, -drawn.origin_px, axis=1)


# --- the ruler -------------------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-SIGNAL-DISPLAY")
@pytest.mark.parametrize("mode", DrawingMode)
def test_a_square_wave_measures_what_the_ruler_says(mode: DrawingMode, qtbot: QtBot, theme: ActiveTheme) -> None:
    height_mm, ratio = square_wave_mm(127.0, 10.0, mode)
    assert ratio == 1.0
    assert height_mm == pytest.approx(25.4, abs=0.05)
    assert square_wave_mm(127.0, 20.0, mode)[0] == pytest.approx(12.7, abs=0.05)


@pytest.mark.proves("REQ-SIGNAL-DISPLAY")
def test_it_measures_the_same_on_a_screen_with_twice_the_pixels() -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "error", "-m", "tests.ruler", "sweep"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=60)
    measured = json.loads(done.stdout)
    assert measured["ratio"] == 2.0
    assert measured["height_mm"] == pytest.approx(25.4, abs=0.05)


# --- scrolling -------------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(min_value=1, max_value=70), min_size=4, max_size=40), st.integers(0, 1000))
def test_scrolled_bit_by_bit_is_drawn_at_once(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    scroll = make(Scroll)
    first = 0
    for sequence, length in enumerate(lengths):
        scroll.take(block(rng.normal(0, 10, (2, length)), sequence, first))
        first += length
        scroll.advance()
    bit_by_bit = shown(scroll)
    scroll.redraw()
    np.testing.assert_array_equal(bit_by_bit, shown(scroll))


def test_the_newest_signal_is_at_the_right_and_time_runs_on_to_it() -> None:
    scroll = make(Scroll, 1)
    wave = np.zeros((1, 1000), np.float32)
    wave[0, 990:] = 25.0
    scroll.take(block(wave, 0, 0))
    scroll.advance()
    lit = np.nonzero((shown(scroll)[:12] == WHITE).any(axis=0))[0]
    assert lit.min() >= WIDTH_PX - 4, "the step 10 samples before the end is in the last columns"
    times = [scroll.time_at(x) for x in range(WIDTH_PX + 1)]
    assert times == sorted(times)
    assert times[-1] == pytest.approx(scroll.cursor_s)
    assert times[0] == pytest.approx(scroll.cursor_s - 2.0)
    assert scroll.spans() == ((pytest.approx(scroll.cursor_s - 2.0), scroll.cursor_s, 0.0),)


def test_scrolling_draws_only_the_new_columns() -> None:
    scroll = make(Scroll)
    scroll.take(block(np.zeros((2, 700), np.float32), 0, 0))
    scroll.advance()
    before, old_cursor = scroll.raster.pixels.copy(), scroll.cursor_px
    scroll.take(block(np.full((2, 10), 20, np.float32), 1, 700))
    assert scroll.advance() == [(0, WIDTH_PX)], "all of it has moved"
    touched = set(np.nonzero((before != scroll.raster.pixels).any(axis=0))[0].tolist())
    new = {(old_cursor + at) % WIDTH_PX for at in range((scroll.cursor_px - old_cursor) % WIDTH_PX)}
    assert touched
    assert touched <= new


# --- in pieces -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Sweep, Scroll])
def test_drawn_in_pieces_is_drawn_at_once(kind: type[Sweep]) -> None:
    rng = np.random.default_rng(1)
    drawn = make(kind)
    drawn.take(block(rng.normal(0, 8, (2, 1300)), 0, 0))
    drawn.advance()
    drawn.redraw()
    at_once = shown(drawn)
    drawn.begin_redraw()
    assert drawn.is_owing
    assert not (shown(drawn) == at_once).all(), "nothing of it is there yet"
    pieces = 0
    while drawn.is_owing:
        drawn.redraw_piece(7)
        pieces += 1
    assert pieces > 10
    np.testing.assert_array_equal(shown(drawn), at_once)


def test_what_is_owed_never_lies_upon_newer_signal() -> None:
    rng = np.random.default_rng(2)
    samples = rng.normal(0, 8, (2, 1200)).astype(np.float32)
    drawn, whole = make(Sweep), make(Sweep)
    drawn.take(block(samples[:, :900], 0, 0))
    drawn.advance()
    drawn.begin_redraw()
    drawn.take(block(samples[:, 900:], 1, 900))
    drawn.advance()
    while drawn.is_owing:
        drawn.redraw_piece(9)
    for sequence, (first, end) in enumerate(((0, 900), (900, 1200))):
        whole.take(block(samples[:, first:end], sequence, first))
        whole.advance()
    np.testing.assert_array_equal(drawn.raster.pixels, whole.raster.pixels)


def test_a_page_of_the_past_in_pieces_is_the_page() -> None:
    rng = np.random.default_rng(3)
    request = PastRequest(0.0, 2.0, WIDTH_PX, (), FilterSettings())
    values = rng.normal(0, 8, (2, WIDTH_PX)).astype(np.float32)
    page = PastPage(request, (PastColumns(values, values + 2),), (), 2.0, True)
    layout = make(Sweep)._streams[STREAM].layout
    at_once, in_pieces = (ColumnRaster(WIDTH_PX, 90, COLOURS.ground, 1.0) for _ in range(2))
    draw_past(at_once, COLOURS, page, (layout,))
    drawing = PastDrawing(in_pieces, COLOURS, page, (layout,))
    ranges = []
    while drawing.is_owing:
        ranges.append(drawing.draw_piece(11))
    assert ranges[0] == (0, 11)
    assert ranges[-1] == (110, WIDTH_PX)
    np.testing.assert_array_equal(at_once.pixels, in_pieces.pixels)


# --- the page --------------------------------------------------------------------------------------------------------


class Page:
    """A trace page with signal on it."""

    def __init__(self, stream: StreamDescription, width_px: int = 900) -> None:
        self.inbox = BlockInbox()
        self.stream = stream
        self.page = TracePage(self.inbox)
        self.page.resize(width_px, 600)
        self.page.show()
        self.page.show_streams((stream,))
        self._next = 0

    def go_on(self, seconds: float, amplitude_uv: float = 30.0) -> None:
        n = round(seconds * RATE_HZ)
        times = (self._next + np.arange(n)) / RATE_HZ
        wave = amplitude_uv * np.sign(np.sin(2 * np.pi * 2 * times))
        samples = np.tile(wave, (len(self.stream.channels), 1))
        self.inbox.put(block(samples, self._next, self._next, self.stream.stream_id))
        self._next += n
        self.page.draw_frame()

    def change(self, **settings: object) -> None:
        self.page.apply(replace(self.page.settings, **settings))  # type: ignore[arg-type]

    def rows(self) -> dict[str, float]:
        """Pixels a microvolt of each trace on the page, by label."""
        assert self.page._drawing is not None
        return {
            one.montage.traces[row].label: float(gain)
            for one in self.page._drawing.streams
            for row, gain in zip(one.rows.rows, one.rows.px_per_unit, strict=True)
        }

    def printed(self) -> tuple[str, ...]:
        assert self.page._drawing is not None
        return self.page._drawing.page_print({}).headlines


@pytest.fixture
def drawn(qtbot: QtBot, theme: ActiveTheme) -> Iterator[Page]:
    made = Page(make_stream(LABELS, RATE_HZ))
    made.change(montage=MontageName.REFERENTIAL, group=ChannelGroup.ALL)
    made.go_on(4.0)
    yield made
    made.page.hide()
    made.page.deleteLater()


def test_a_trace_has_its_own_gain_and_says_so(drawn: Page) -> None:
    before = drawn.rows()
    drawn.change(looks=(ChannelLook(trace="C3", gain=2.0),))
    after = drawn.rows()
    assert after["C3"] == pytest.approx(2 * before["C3"])
    assert after["C4"] == before["C4"]
    assert drawn.page._drawing is not None
    labels = [row.label for row in drawn.page._drawing.page_print({}).rows]
    assert "C3 \N{MULTIPLICATION SIGN}2" in labels


def test_a_hidden_trace_is_away_and_counted_on_the_page(drawn: Page) -> None:
    drawn.change(looks=(ChannelLook(trace="C3", hidden=True), ChannelLook(trace="O1", hidden=True)))
    assert set(drawn.rows()) == set(LABELS) - {"C3", "O1"}
    assert "2 hidden" in " ".join(drawn.printed())
    drawn.change(looks=all_shown(drawn.page.settings.looks))
    assert set(drawn.rows()) == set(LABELS)
    assert "hidden" not in " ".join(drawn.printed())


def test_negative_is_up_until_it_is_switched(drawn: Page) -> None:
    assert drawn.rows()["Cz"] < 0
    drawn.change(negative_up=False)
    assert drawn.rows()["Cz"] > 0
    assert "Positive up" in " ".join(drawn.printed())


def test_a_plain_look_is_not_kept() -> None:
    looks = with_look((), ChannelLook(trace="C3", gain=2.0, colour=TraceColour.INFO))
    assert with_look(looks, ChannelLook(trace="C3")) == ()


def test_all_that_is_in_force_is_printed_on_a_narrow_page_too(drawn: Page) -> None:
    n_parts = len(PART_GAP.join(drawn.printed()).split(PART_GAP))
    drawn.page.resize(420, 600)
    drawn.page.rebuild()
    lines = drawn.printed()
    assert len(lines) > 1
    assert len(PART_GAP.join(lines).split(PART_GAP)) == n_parts
    for wanted in ("µV/mm", "mm/s", "Low cut", "High cut", "Notch", "Referential", "Negative up"):
        assert wanted in " ".join(lines)
    assert drawn.page._drawing is not None
    assert drawn.page.raster_rect().bottom() <= 600 - drawn.page._drawing.head_px


def colours_of(drawn: Page) -> dict[str, int]:
    assert drawn.page._drawing is not None
    one = drawn.page._drawing.streams[0]
    labels = [one.montage.traces[row].label for row in one.rows.rows]
    return dict(zip(labels, (int(colour) for colour in one.rows.colours), strict=True))


def test_a_bad_channel_is_grey_struck_and_marked(drawn: Page, theme: ActiveTheme) -> None:
    grey = int(pack_colour(grey_of(theme.palette)))
    assert grey not in colours_of(drawn).values()
    channels = tuple(
        msgspec.structs.replace(channel, state=ChannelState.BAD) if channel.label == "C3" else channel
        for channel in drawn.stream.channels
    )
    signal_before = drawn.page._stores[drawn.stream.stream_id].end
    drawn.page.show_streams((msgspec.structs.replace(drawn.stream, channels=channels),))
    assert drawn.page._stores[drawn.stream.stream_id].end == signal_before, "what was drawn stays on the page"
    assert [label for label, colour in colours_of(drawn).items() if colour == grey] == ["C3"]
    assert drawn.page._drawing is not None
    verdicts = {row.label: row.verdict for row in drawn.page._drawing.page_print({"C4": "flat", "C3": "mains"}).rows}
    assert (verdicts["C3"], verdicts["C4"], verdicts["O1"]) == ("bad", "flat", "good")


def test_what_quality_calls_bad_is_drawn_grey_from_then_on(drawn: Page, theme: ActiveTheme) -> None:
    grey = int(pack_colour(grey_of(theme.palette)))
    drawn.page.show_verdicts({"C3": "flat", "C4": "mains"})
    colours = colours_of(drawn)
    assert colours["C3"] == grey
    assert colours["C4"] != grey, "under mains there is still a trace; its label is marked"
    drawn.page.show_verdicts({})
    assert grey not in colours_of(drawn).values()


def test_looks_are_forgotten_with_their_streams(drawn: Page) -> None:
    drawn.change(looks=(ChannelLook(trace="C3", hidden=True),))
    drawn.page.show_streams((make_stream(LABELS, RATE_HZ),))
    assert drawn.page.settings.looks == ()


def test_a_click_on_a_label_asks_for_its_properties(drawn: Page, qtbot: QtBot) -> None:
    page = drawn.page
    assert page._drawing is not None
    centre_px = page._drawing.layout.places.centres_px[3]
    place = page.raster_place(QPointF(0, 0))
    at = QPoint(30, round(-place.y() + centre_px))
    with qtbot.waitSignal(page.properties_wanted, timeout=1000) as asked:
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [LABELS[3]]


@pytest.mark.parametrize("mode", DrawingMode)
def test_drawing_anew_never_holds_a_frame_up_for_long(mode: DrawingMode, qtbot: QtBot, theme: ActiveTheme) -> None:
    """Counted in pieces, not in milliseconds, which mean nothing on a busy machine."""
    many = Page(make_stream(tuple(f"E{number}" for number in range(256)), RATE_HZ))
    many.change(montage=MontageName.REFERENTIAL, group=ChannelGroup.ALL, rows_per_page=256, mode=mode)
    many.go_on(12.0)

    class Ticking(VirtualClock):
        """Each look at it is 3 ms later."""

        def monotonic_ns(self) -> int:
            self.sleep(0.003)
            return super().monotonic_ns()

    many.page._clock = Ticking()
    many.change(uv_per_mm=20.0)
    assert many.page._drawing is not None
    assert many.page._drawing.is_owing, "most of it is left for the next frames"
    frames = 0
    while many.page._drawing.is_owing:
        many.page.draw_frame()
        frames += 1
    assert frames > 5
    drawn_in_pieces = many.page._drawing.sweep.raster.pixels.copy()
    many.page._drawing.sweep.redraw()
    np.testing.assert_array_equal(drawn_in_pieces, many.page._drawing.sweep.raster.pixels)
    many.page.hide()
    many.page.deleteLater()


def test_scrolling_on_the_real_page_shows_the_raster_from_where_it_begins(drawn: Page, qtbot: QtBot) -> None:
    drawn.change(mode=DrawingMode.SCROLL, timebase=Timebase(TimebaseKind.SECONDS_PER_PAGE, 2.0))
    drawn.go_on(0.73)
    page = drawn.page
    assert page._drawing is not None
    while page._drawing.is_owing:
        page.draw_frame()
    image = page.grab().toImage()
    wanted = shown(page._drawing.sweep)
    left, top = page._drawing.gutter_px, page._drawing.head_px
    for x in (0, 17, wanted.shape[1] // 2, wanted.shape[1] - 2):
        for y in range(0, wanted.shape[0], 7):
            assert image.pixel(round(left) + x, round(top) + y) == int(wanted[y, x])


# --- groups ----------------------------------------------------------------------------------------------------------


def test_the_chains_of_a_montage_have_their_names() -> None:
    channels = (*(Channel(label=label) for label in LABELS), Channel(label="ECG", kind=ChannelKind.ECG))
    groups = trace_groups(make_montage(MontageName.LONGITUDINAL, channels).traces)
    named = [group.caption for group in groups if group.caption]
    assert named == ["Left temporal", "Left parasagittal", "Midline", "Right parasagittal", "Right temporal"]
    assert [group.end for group in groups[:-1]] == [group.first for group in groups[1:]]


# --- figures ---------------------------------------------------------------------------------------------------------


def test_the_parts_of_a_frame_add_up() -> None:
    clock = VirtualClock(monotonic_ns=0)
    figures = FrameFigures(clock)
    for _ in range(2):
        host_ns = clock.monotonic_ns()
        clock.sleep(0.002)
        arrived_ns = clock.monotonic_ns()
        clock.sleep(0.008)
        figures.begin_frame()
        clock.sleep(0.001)
        figures.drawn(host_ns, arrived_ns)
        clock.sleep(0.004)
        figures.painted()
    parts = [figures.parts_ms[name].quantile(0.5) for name in PARTS]
    assert parts == pytest.approx([2.0, 8.0, 1.0, 4.0])
    assert figures.delay_ms == pytest.approx(sum(parts))
    assert figures.gaps_ms.quantile(0.5) == pytest.approx(15.0)
    figures.painted()
    assert figures.gaps_ms.quantile(1.0) == pytest.approx(15.0), "a paint without new signal is no frame"
    clock.sleep(60)
    figures.begin_frame()
    figures.drawn(clock.monotonic_ns(), clock.monotonic_ns())
    figures.painted()
    assert figures.longest_gap_ms == pytest.approx(15.0), "no signal for a minute is no gap between frames"
