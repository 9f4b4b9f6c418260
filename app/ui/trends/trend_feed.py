"""Keeps the trends of the recording in hand: live from the worker, all else from the disk.

Guarantees: a window that was started in mid-session, and one that missed a message, has the same trends as one that was
there from the beginning: seconds that nobody has looked at are worked out from the recording in the background, piece
by piece, with progress, and can be left alone (`cancel`). A report that cannot be of this recording is not taken. What
was shown stays until another recording begins. GUI thread only. Does not: draw.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.identifiers import RecordingId
from app.core.processing.trend_plan import TrendPlan, trend_plan
from app.core.processing.trend_steps import AROUND_S, STEP_S, TrendStep
from app.core.recording.review_window import MissingTime, RecordedSoFar
from app.core.signals.channels import StreamDescription, main_stream
from app.core.station.views import SessionView
from app.core.workers.messages import TrendReport
from app.ui.bridge.station_link import StationLink
from app.ui.signal_views.overview_strip import OverviewStrip
from app.ui.signal_views.review_control import ReviewControl
from app.ui.trends.trend_filling import TrendFilling
from app.ui.trends.trend_store import TrendStore

# What the worker has not told this long after it could have is read from disk.
LATE_S = 8.0
# A report may be this far ahead of what is known to be on disk.
AHEAD_S = 3.0
TELL_EVERY_MS = 1000


@dataclass(frozen=True, slots=True)
class Filling:
    """How far the rebuilding is, seconds of the session. `stopped`: somebody cancelled it."""

    done_s: float
    whole_s: float
    stopped: bool = False


class TrendFeed(QObject):
    """See the rules at the top of this module."""

    begun = Signal()  # another recording, or its channels are others
    changed = Signal(int, int)  # first and end of the seconds that have changed; at most once a second
    filling_changed = Signal(object)  # Filling, or None: nothing is being rebuilt
    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self, link: StationLink, review: ReviewControl, strip: OverviewStrip, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = link.background
        self._data = link.data
        self.review = review
        self._strip = strip
        self.store: TrendStore | None = None
        self.stream: StreamDescription | None = None
        self.folder: Path | None = None
        self.so_far: RecordedSoFar | None = None
        self.recording = False
        self.filling: Filling | None = None
        self._fill: TrendFilling | None = None
        self._whole = 0
        self._cancelled_before = 0
        self._broken = False
        self._changed: tuple[int, int] | None = None
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(TELL_EVERY_MS)
        self._tell.timeout.connect(self._tell_now)
        link.trends_arrived.connect(self._take_report)
        review.so_far_arrived.connect(self._look)

    @property
    def plan(self) -> TrendPlan | None:
        return self.store.plan if self.store is not None else None

    @property
    def seconds(self) -> float:
        """How much has been recorded, as far as is known."""
        return self.so_far.seconds if self.so_far is not None else 0.0

    @property
    def page_s(self) -> tuple[float, float]:
        """From when to when the page of traces reaches."""
        return self._strip.page_s

    @property
    def missing(self) -> tuple[MissingTime, ...]:
        """Gaps of the stream that the trends are of."""
        if self.so_far is None or self.stream is None:
            return ()
        return tuple(one for one in self.so_far.missing if one.stream_id == self.stream.stream_id)

    def show_session(self, session: SessionView | None) -> None:
        """As the station has it."""
        self.recording = session is not None and session.step == "recording" and bool(session.recording_id)
        if session is None or not self.recording or session.device is None or not session.device.streams:
            return
        folder = self._data.recording(RecordingId(session.recording_id))
        stream = main_stream(session.device.streams)
        if folder == self.folder and self.stream is not None and self.stream.labels == stream.labels:
            self.stream = stream  # states of channels
            return
        self.folder, self.stream = folder, stream
        self.store = TrendStore(trend_plan(stream.channels))
        self.so_far = None
        self._fill, self._whole, self._cancelled_before, self._broken = None, 0, 0, False
        self._say_filling(None)
        self.begun.emit()

    # --- live ----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _take_report(self, report: TrendReport) -> None:
        store, stream = self.store, self.stream
        if store is None or stream is None or not self.recording or report.stream_id != stream.stream_id:
            return
        # A second of the preview before the recording has a time of its own, and may still be under way.
        if (report.step.step + 1) * STEP_S + AROUND_S > self.review.recorded_s + AHEAD_S:
            return
        if report.labels == store.plan.labels:
            self._put((report.step,))

    def _put(self, steps: tuple[TrendStep, ...]) -> None:
        if self.store is None:
            return
        taken = [step.step for step in steps if self.store.put(step)]
        if taken:
            self._note(min(taken), max(taken) + 1)

    def _note(self, first: int, end: int) -> None:
        before = self._changed
        self._changed = (min(first, before[0]), max(end, before[1])) if before is not None else (first, end)
        if not self._tell.isActive():
            self._tell.start()

    @Slot()
    def _tell_now(self) -> None:
        changed, self._changed = self._changed, None
        if changed is not None and self.store is not None:
            self.changed.emit(*changed)
            self._strip.show_quality(self.store.bad_share())

    # --- from disk -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _look(self, so_far: RecordedSoFar) -> None:
        self.so_far = so_far
        if self.store is None or not self.store.plan.rows or self._fill is not None or self._broken:
            return
        end = int((so_far.seconds - AROUND_S - LATE_S) / STEP_S)
        unknown = self.store.first_unknown(self._cancelled_before, end)
        if unknown is None or self.stream is None:
            if not self._cancelled_before:
                self._say_filling(None)
            return
        self._whole = max(end, 1)
        self._fill = TrendFilling(self.stream, self.store.plan, *unknown)
        self._read_on()

    def _read_on(self) -> None:
        fill, folder = self._fill, self.folder
        if fill is None or folder is None:
            return
        review = self.review

        def read() -> object:
            window = review.recording_of(folder)
            if not window.end_sample(fill.stream_id):
                window.refresh()
            return fill, fill.read_on(window)

        asked = self._background.do("trends", read, self)
        asked.done.connect(self._piece_read)
        asked.failed.connect(self._cannot_read)

    @Slot(object)
    def _piece_read(self, answer: object) -> None:
        fill = self._fill
        read, steps = answer if isinstance(answer, tuple) else (None, ())
        if fill is None or fill is not read or self.store is None:
            return
        self._put(steps)
        if not fill.done:
            if not self._cancelled_before:
                self._say_filling(Filling(fill.at * STEP_S, self._whole * STEP_S))
            self._read_on()
            return
        self.store.settle(fill.first, fill.end)
        self._note(fill.first, fill.end)
        self._fill = None
        if self.so_far is not None:
            self._look(self.so_far)

    @Slot(object)
    def _cannot_read(self, error: object) -> None:
        # Said once, not each second. What comes live goes on.
        self._fill, self._broken = None, True
        self._say_filling(None)
        self.failed.emit(error)

    @Slot()
    def cancel(self) -> None:
        """Leave the rest alone; what comes live goes on."""
        if self._fill is None:
            return
        self._fill = None
        self._cancelled_before = max(self._cancelled_before, self._whole)
        self._say_filling(Filling(self.filling.done_s if self.filling else 0.0, self._whole * STEP_S, stopped=True))

    @Slot()
    def resume(self) -> None:
        """Rebuild what was left alone."""
        if self.store is None or self.filling is None:
            return
        self._cancelled_before = 0
        self._say_filling(None)
        if self.so_far is not None:
            self._look(self.so_far)

    def _say_filling(self, filling: Filling | None) -> None:
        if filling != self.filling:
            self.filling = filling
            self.filling_changed.emit(filling)
