"""Has measured what is picked on the traces, or the newest signal where nothing is, for whoever shows it.

Guarantees: nothing is read or worked out while nobody looks; of several places picked quickly only the last is
measured; all that is long is done on the background's thread. GUI thread only. Does not: show anything.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.identifiers import RecordingId
from app.core.processing.quality import is_judged
from app.core.signals.channels import ChannelKind, ChannelState
from app.ui.language import tr
from app.ui.measuring.measurement import (
    LiveStream,
    Measurement,
    NamedTrace,
    Question,
    measure_live,
    measure_past,
)
from app.ui.signal_views.montage_electrodes import electrode_name
from app.ui.signal_views.page_cursor import Pick
from app.ui.signal_views.page_layout import StreamLayout
from app.ui.signal_views.page_settings import PageSettings, hertz_text
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.past_page import PastTraces

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

TEN_TWENTY = frozenset(
    ("Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4", "T8", "P7", "P3", "Pz", "P4", "P8", "O1", "O2")
)
LIVE_EVERY_MS = 1000
LIVE_S = 4.0
SETTLED_MS = 60
# Of more channels the live map takes the 10-20 electrodes: the past one has all the time it needs.
MANY_CHANNELS = 64


class MeasuringSource(QObject):
    """See the rules at the top of this module; one a window (`measuring_source`)."""

    measured = Signal(object)  # Measurement, or None: nothing can be measured

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page = window.session.live_page.page
        self._review = window.session.live_page.review
        self._pick: Pick | None = None
        self._lookers: set[int] = set()
        self.newest: Measurement | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.look)
        self._live = QTimer(self)
        self._live.setInterval(LIVE_EVERY_MS)
        self._live.timeout.connect(self._look_live)
        self._page.pointed.connect(self._take_moment)
        self._page.span_marked.connect(self._take_stretch)
        self._page.laid_out.connect(self._look_soon)
        self._page.shown_changed.connect(self._look_soon)
        self._pick = self._review.pick

    @property
    def left_out(self) -> tuple[str, ...]:
        """As `left_out`, of the streams that are shown."""
        return left_out([layout for layout, _ in self._page.shown_streams()])

    @property
    def settings(self) -> PageSettings:
        return self._page.settings

    def begin_looking(self, looker: QObject) -> None:
        """Somebody wants to see figures from now on."""
        self._lookers.add(id(looker))
        self._live.start()
        self._look_soon()

    def end_looking(self, looker: QObject) -> None:
        self._lookers.discard(id(looker))
        if not self._lookers:
            self._live.stop()

    @Slot()
    def look(self) -> None:
        """Measure now what is picked, or the newest signal."""
        if not self._lookers:
            return
        if self._pick is None:
            self._look_live()
            return
        question = self._question(self._pick)
        session = self._window.session.session
        if question is None or session is None or not session.recording_id:
            self._tell(None)
            return
        folder = self._window.links.station.data.recording(RecordingId(session.recording_id))

        def work() -> object:
            return measure_past(self._review.recording_of(folder), question)

        asked = self._window.links.station.background.do("measure", work, self)
        asked.done.connect(self._tell)
        asked.failed.connect(self._failed)

    # --- what comes in -----------------------------------------------------------------------------------------

    @Slot(object)
    def _take_moment(self, pick: Pick | None) -> None:
        if pick is not None or (self._pick is not None and not self._pick.duration_s):
            self._pick = pick
            self._look_soon()

    @Slot(object)
    def _take_stretch(self, pick: Pick | None) -> None:
        if pick is not None or (self._pick is not None and self._pick.duration_s > 0):
            self._pick = pick
            self._look_soon()

    @Slot()
    def _look_soon(self) -> None:
        if self._lookers and not self._settled.isActive():
            self._settled.start()

    @Slot()
    def _look_live(self) -> None:
        if self._pick is not None or not self._lookers or self._page.past is not None:
            return
        streams = [self._live_stream(layout, store) for layout, store in self._page.shown_streams()]
        there = [one for one in streams if one is not None]
        end_s = self._page.live_s()
        if not there or end_s is None:
            self._tell(None)
            return
        longest_s = max(one.traces.shape[1] / one.rate_hz for one in there)
        start_s, chosen = max(0.0, end_s - longest_s), self.newest.chosen if self.newest is not None else ""

        def work() -> object:
            return measure_live(there, start_s, end_s, chosen)

        asked = self._window.links.station.background.do("measure", work, self)
        asked.done.connect(self._tell)
        asked.failed.connect(self._failed)

    @Slot(object)
    def _tell(self, measurement: object) -> None:
        self.newest = measurement if isinstance(measurement, Measurement) else None
        self.measured.emit(self.newest)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._tell(None)
        self._review.failed.emit(error)

    # --- what is asked -----------------------------------------------------------------------------------------

    def _question(self, pick: Pick) -> Question | None:
        request = self._page.past_request(pick.start_s)
        if request is None:
            return None
        layouts = [layout for layout, _ in self._page.shown_streams()]
        head: PastTraces | None = None
        labels: tuple[str, ...] = ()
        for layout in layouts:
            rows = eeg_rows(layout)
            if rows and head is None:
                channels = layout.stream.channels
                matrix = np.eye(len(channels), dtype=np.float32)[rows]
                head = PastTraces(layout.stream.stream_id, layout.stream.rate_hz, matrix, np.ones(len(rows), np.bool_))
                labels = tuple(channels[row].label for row in rows)
        names = tuple(shown_names(layout) for layout in layouts)
        return Question(request, names, pick.start_s, pick.end_s, head, labels, pick.trace)

    def _live_stream(self, layout: StreamLayout, store: PageStore) -> LiveStream | None:
        if store.end - store.begin < 2:
            return None
        recent = store.read(max(store.first, store.end - round(LIVE_S * store.rate_hz)), store.end)
        rows = eeg_rows(layout)
        if len(rows) > MANY_CHANNELS:
            wanted = TEN_TWENTY
            rows = [row for row in rows if electrode_name(layout.stream.channels[row].label) in wanted]
        return LiveStream(
            shown_names(layout),
            layout.montage.rows(layout.rows.rows)(recent),
            tuple(layout.stream.channels[row].label for row in rows),
            recent[rows],
            store.rate_hz,
        )


def measuring_source(window: "MainWindow") -> MeasuringSource:
    """The one of this window."""
    found = window.findChild(MeasuringSource)
    return found if isinstance(found, MeasuringSource) else MeasuringSource(window)


def shown_names(layout: StreamLayout) -> tuple[NamedTrace, ...]:
    """The traces of a stream that are on the page, in order."""
    traces = [layout.montage.traces[row] for row in layout.rows.rows]
    return tuple(NamedTrace(trace.label, trace.unit) for trace in traces)


def eeg_rows(layout: StreamLayout) -> list[int]:
    """Channels that have a place on the head and a voltage of the brain."""
    return [
        row
        for row, channel in enumerate(layout.stream.channels)
        if channel.kind is ChannelKind.EEG
        and channel.unit == "uV"
        and is_judged(channel)
        and channel.state is ChannelState.GOOD
    ]


def left_out(layouts: Sequence[StreamLayout]) -> tuple[str, ...]:
    """Electrodes that take no part in the map, nor in its average: somebody said that they are bad."""
    return tuple(
        channel.label
        for layout in layouts
        for channel in layout.stream.channels
        if channel.kind is ChannelKind.EEG and channel.state is not ChannelState.GOOD
    )


def filters_text(settings: PageSettings, *, live: bool) -> str:
    """Which filters the figures went through, for people."""
    filters = settings.filters
    said = tr("Low cut {low}, high cut {high}, notch {notch}").format(
        low=hertz_text(filters.low_cut_hz), high=hertz_text(filters.high_cut_hz), notch=hertz_text(filters.notch_hz)
    )
    return (
        tr("{filters}, with the delay of the live filters").format(filters=said)
        if live
        else (tr("{filters}, without delay").format(filters=said))
    )


def unit_text(unit: str) -> str:
    """A unit as it is written for people."""
    return {"uV": "µV", "mV": "mV"}.get(unit, unit)
