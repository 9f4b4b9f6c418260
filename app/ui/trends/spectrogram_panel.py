"""The spectrogram (density spectral array) of one channel, live and past, as a panel.

Guarantees: channel, window and its resolution, frequencies and colours are printed with it; the channel is shown as
recorded, whatever filters and montage the traces have. GUI thread only. Does not: read (see `channel_feed`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QActionGroup, QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from app.core.processing.quality import is_judged
from app.ui.bridge.background_work import BackgroundWork
from app.ui.language import number, tr
from app.ui.theme.palette import Palette
from app.ui.trends.channel_feed import ChannelFeed
from app.ui.trends.channel_spectra import WINDOWS_S, ChannelChoice, SpectraStore
from app.ui.trends.colour_scales import EVEN, ColourScale, table
from app.ui.trends.time_columns import TimeColumns, means
from app.ui.trends.timed_panel import Keep, TimedPanel
from app.ui.trends.trend_feed import TrendFeed
from app.ui.trends.trend_row import Pixels, Ticks, ends_of, with_unit
from app.ui.widgets.plain import button

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

TOPS_HZ = (30.0, 60.0)
RANGES_DB = ((-10.0, 25.0), (-20.0, 15.0), (0.0, 35.0))
# Half bandwidth of the three Slepian tapers: 2 / window (see `spectra`).
WIDTH = 2.0


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """The one row of the panel; a `ShownRow`."""

    store: SpectraStore
    label: str
    window_s: float
    top_hz: float
    scale: ColourScale
    reach_s: int = 0

    @property
    def _lines(self) -> int:
        return int(np.searchsorted(self.store.axis_hz, self.top_hz + 0.1))

    def gradient(self, palette: Palette) -> Pixels | None:
        return table(EVEN)

    def title(self) -> str:
        return tr("{channel} as recorded  ·  window {window} s, ±{width} Hz  ·  dB re 1 µV²/Hz").format(
            channel=self.label, window=number(self.window_s), width=number(WIDTH / self.window_s)
        )

    def unit(self) -> str:
        return tr("dB re 1 µV²/Hz")

    def ends(self) -> tuple[str, str]:
        return ends_of(self.scale)

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        return ()

    def ticks(self) -> Ticks:
        every = 5 if self.top_hz <= 30 else 10
        ticks = tuple(((hz - 0.25) / self.top_hz, f"{hz}") for hz in range(every, int(self.top_hz) + 1, every))
        return with_unit(ticks, "Hz")

    def height(self, pixels: int) -> int:
        return self._lines

    def paint(self, times: TimeColumns, left: int, right: int, height: int, palette: Palette) -> Pixels:
        values = means(self.store.density_db[:, :height], *times.seconds_of(left, right, self.store.end))
        return self.scale.colours(values.T[::-1], table(EVEN))

    def value(self, second: int, place: float | None) -> str:
        store = self.store
        if not 0 <= second < store.end or not store.known[second]:
            return tr("not worked out yet")
        density = store.density_db[second, : self._lines].astype(np.float32)
        if not np.isfinite(density).any():
            return tr("nothing: missing or left out")
        at = int(np.nanargmax(density)) if place is None else min(int(place * self._lines), self._lines - 1)
        text = tr("highest at {hz} Hz: {db} dB") if place is None else tr("{hz} Hz: {db} dB")
        return text.format(hz=number(float(store.axis_hz[at])), db=number(float(density[at]), 1))

    def newest(self) -> int:
        return self.store.end - 1


class SpectrogramPanel(TimedPanel):
    """See the rules at the top of this module."""

    def __init__(self, feed: TrendFeed, background: BackgroundWork, keep: Keep, *, span_s: float = 0.0) -> None:
        super().__init__(feed, tr("Spectrogram of one channel"), span_s, keep)
        self.channel_feed = ChannelFeed(feed, background, self)
        self.channel_box = _box(tr("Channel"))
        self.view_button = button(tr("View"), "quiet", hint=tr("Window, frequencies and colours of the spectrogram"))
        menu = QMenu(self.view_button)
        self.view_button.setMenu(menu)
        self.windows = _choices(
            menu,
            tr("Length of the window"),
            [(tr("{seconds} s, ±{width} Hz").format(seconds=number(s), width=number(WIDTH / s)), s) for s in WINDOWS_S],
        )
        self.windows.actions()[1].setChecked(True)
        self.tops = _choices(
            menu, tr("Highest frequency"), [(tr("{hz} Hz").format(hz=number(hz)), hz) for hz in TOPS_HZ]
        )
        ranges = [
            (tr("{low} to {high} dB").format(low=number(low, 0), high=number(high, 0)), ColourScale(low, high))
            for low, high in RANGES_DB
        ]
        self.ranges = _choices(menu, tr("Range of the colours"), ranges)
        self.tools.insertWidget(0, self.channel_box)
        self.tools.addWidget(self.view_button)
        self.channel_box.currentIndexChanged.connect(self._choose)
        self.windows.triggered.connect(self._choose)
        self.tops.triggered.connect(self._show_row)
        self.ranges.triggered.connect(self._show_row)
        self.channel_feed.begun.connect(self._show_row)
        self.channel_feed.changed.connect(self.show_change)
        self.channel_feed.filling_changed.connect(self.show_filling)
        self.fill_from(self.channel_feed)
        feed.begun.connect(self._begin)
        self._begin()

    @Slot()
    def _begin(self) -> None:
        """The channels of another recording."""
        stream = self.feed.stream
        before = self.channel_box.currentText()
        self.channel_box.blockSignals(True)
        self.channel_box.clear()
        for row, channel in enumerate(stream.channels if stream is not None else ()):
            if is_judged(channel):
                self.channel_box.addItem(channel.label, row)
        self.channel_box.setCurrentIndex(max(0, self.channel_box.findText(before)))
        self.channel_box.blockSignals(False)
        self._choose()
        self._say()

    @Slot()
    def _choose(self) -> None:
        row = self.channel_box.currentData()
        if row is not None:
            self.channel_feed.choose(ChannelChoice(int(row), float(_chosen(self.windows))))

    @Slot()
    def _show_row(self) -> None:
        store, choice = self.channel_feed.store, self.channel_feed.choice
        if store is None or choice is None:
            return
        scale = _chosen(self.ranges)
        top_hz = float(_chosen(self.tops))
        row = ChannelRow(store, self.channel_box.currentText(), choice.window_s, top_hz, scale)
        self.view.show_rows((row,))
        self._stale = not self.isVisible()
        if self.isVisible():
            self.show_all()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.channel_feed.wake()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.channel_feed.rest()

    def hint(self) -> str:
        if self.feed.stream is None:
            return tr("The spectrogram begins with the recording.")
        return super().hint()


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setProperty("look", "tool")
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(3)
    return box


def _choices(menu: QMenu, title: str, choices: Sequence[tuple[str, object]]) -> QActionGroup:
    """A section of the menu of which one holds; the first at the beginning."""
    menu.addSection(title)
    group = QActionGroup(menu)
    for words, value in choices:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
    group.actions()[0].setChecked(True)
    return group


def _chosen(group: QActionGroup) -> Any:
    checked = group.checkedAction()
    return checked.data() if checked is not None else None


def build(window: "MainWindow") -> QWidget:
    """The panel of a window."""
    panel = SpectrogramPanel(
        window.trends, window.links.station.background, window.remember, span_s=window.preferences.trend_span_s
    )
    panel.channel_feed.failed.connect(window.notices.show_error)
    return panel
