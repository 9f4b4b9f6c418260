"""Looks back through the session while it is recorded, and knows where the next mark goes.

Guarantees: what is shown of the past comes from the recording's own files, read on the background's thread, so that it
is complete for a window that was started in mid-session and after acquisition was started again; of pages turned
quickly only the last is read; the live signal goes on meanwhile. A mark's place is stream time as recorded. GUI thread
only. Does not: read, filter or draw itself, or write anything.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.recording.review_window import RecordedSoFar, ReviewWindow
from app.ui.bridge.background_work import BackgroundWork
from app.ui.signal_views.overview_strip import OverviewStrip
from app.ui.signal_views.page_cursor import Pick
from app.ui.signal_views.past_page import PastPage, PastRequest, find_peak, read_past_page
from app.ui.signal_views.trace_page import TracePage

LOOK_EVERY_MS = 1000
PEAK_WITHIN_S = 0.05
# What is drawn is on disk already, but how much is there was asked a second ago, or more where the disk is slow.
AHEAD_OF_DISK_S = 10.0


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """Where a mark goes: stream time as recorded (None: the newest sample), how long, and which channels (all)."""

    onset_s: float | None = None
    duration_s: float = 0.0
    channels: tuple[str, ...] = ()


class ReviewControl(QObject):
    """See the rules at the top of this module."""

    past_changed = Signal(object)  # PastPage, or None: live
    pick_changed = Signal(object)  # Pick or None
    so_far_arrived = Signal(object)  # RecordedSoFar
    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self, page: TracePage, strip: OverviewStrip, background: BackgroundWork, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._strip = strip
        self._background = background
        self._folder: Path | None = None
        self._windows: dict[Path, ReviewWindow] = {}
        self._wanted_s: float | None = None
        self._recorded_s = 0.0
        self.pick: Pick | None = None
        page.laid_out.connect(self._read_again)
        page.picked.connect(self._picked)
        page.peak_wanted.connect(self._find_peak)
        page.turned.connect(self._wheel_turned)
        strip.wanted.connect(self._centre)
        background.at_end(self._close_windows)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_past(self) -> bool:
        return self._wanted_s is not None

    @property
    def recorded_s(self) -> float:
        """How much has been recorded, as far as is known here."""
        return max(self._recorded_s, self._live_s() or 0.0)

    def _live_s(self) -> float | None:
        """Newest moment drawn; None where it cannot be of this recording (what was viewed before has other times)."""
        live_s = self._page.live_s() if self._folder is not None else None
        return live_s if live_s is not None and live_s <= self._recorded_s + AHEAD_OF_DISK_S else None

    def show_recording(self, folder: Path | None) -> None:
        """Look back into this recording from now on; None where nothing is recorded."""
        if folder == self._folder:
            return
        self.to_live()
        self._folder = folder
        self._recorded_s = 0.0
        self._strip.forget()
        self._strip.setVisible(folder is not None)
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    # --- moving ------------------------------------------------------------------------------------------------

    @Slot()
    def to_live(self) -> None:
        """Back to what comes now; a pick is forgotten."""
        self._wanted_s = None
        self.forget_pick()
        if self._page.past is not None:
            self._page.show_past(None)
            self.past_changed.emit(None)
        self._show_place()

    def to_beginning(self) -> None:
        self._go_to(0.0)

    def turn(self, pages: float) -> None:
        """By a part of a page or several; negative to the past. Beyond the newest signal it is live again."""
        self.move(pages * self._page_s)

    def move(self, seconds: float) -> None:
        """By a time, as `turn`."""
        start_s = self._wanted_s
        if start_s is None:
            if seconds >= 0:
                return
            start_s = self.recorded_s - self._page_s
        if seconds > 0 and start_s + self._page_s >= self.recorded_s:
            self.to_live()
        else:
            self._go_to(start_s + seconds)

    def step_pick(self, samples: int) -> None:
        """Move the picked moment by samples of the first stream."""
        past = self._page.past
        if self.pick is None or past is None or not past.request.streams:
            return
        rate_hz = past.request.streams[0].rate_hz
        at_s = (round(self.pick.start_s * rate_hz) + samples) / rate_hz
        self._set_pick(replace(self.pick, start_s=at_s, end_s=at_s + self.pick.duration_s, at_peak=False))

    def stretch_pick(self, samples: int) -> None:
        """Move the second cursor by samples of the first stream; a moment becomes a stretch. Never before the first."""
        past = self._page.past
        if self.pick is None or past is None or not past.request.streams:
            return
        rate_hz = past.request.streams[0].rate_hz
        end_s = max(self.pick.start_s, (round(self.pick.end_s * rate_hz) + samples) / rate_hz)
        self._set_pick(replace(self.pick, end_s=end_s, at_peak=False))

    @Slot(float)
    def show_at(self, seconds: float) -> None:
        """The page of the past with this stream time in its middle; nothing where nothing is recorded."""
        if self._folder is None:
            return
        self._go_to(seconds - self._page_s / 2)
        self._show_place()

    def show_moment(self, at_s: float) -> None:
        """The page around a moment (an event's onset), with the moment picked."""
        if self._folder is None:
            return
        self.show_at(at_s)
        self._set_pick(Pick(at_s, at_s))

    @Slot()
    def forget_pick(self) -> None:
        if self.pick is not None:
            self._set_pick(None)

    # --- marking -----------------------------------------------------------------------------------------------

    def mark_place(self, pressed_ns: int | None = None) -> MarkPlace:
        """Where a mark goes: at the pick, else at the sample that was drawn last when its key was pressed.

        Args:
            pressed_ns: When (monotonic); None: now.
        """
        if self.pick is not None:
            return MarkPlace(self.pick.start_s, self.pick.duration_s, self.pick.channels)
        drawn_s = self._page.drawn_s(pressed_ns)
        return MarkPlace(drawn_s if self._live_s() is not None else None)

    def marked(self) -> None:
        """A mark was asked for at the pick: a stretch is used up, a moment stays for the next."""
        if self.pick is not None and self.pick.duration_s:
            self._set_pick(None)

    @Slot(object)
    def _picked(self, pick: Pick) -> None:
        if self._folder is None:
            self._page.show_pick(None)
            return
        if not self.is_past:
            # What is pointed at must not run away; and held, it is read from disk, where the filters do not delay.
            self._go_to(self._page.page_start_of(pick.start_s))
        self._set_pick(pick)

    @Slot(object)
    def _find_peak(self, pick: Pick) -> None:
        self._picked(pick)
        request = self._page.past_request(pick.start_s - PEAK_WITHIN_S)
        place = self._page.place_of(pick.trace)
        folder = self._folder
        if request is None or place is None or folder is None:
            return
        near = replace(request, page_s=2 * PEAK_WITHIN_S)

        def find() -> object:
            window = self._window(folder)
            window.refresh()
            return replace_peak(pick, find_peak(window, near, *place, pick.start_s))

        found = self._background.do("peak", find, self)
        found.done.connect(self._peak_found)
        found.failed.connect(self.failed)

    @Slot(object)
    def _peak_found(self, pick: object) -> None:
        if isinstance(pick, Pick) and self.pick is not None:
            self._set_pick(pick)

    def _set_pick(self, pick: Pick | None) -> None:
        self.pick = pick
        self._page.show_pick(pick)
        self._page.tell_pick(pick)
        self.pick_changed.emit(pick)

    # --- reading -----------------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """How much is there by now?"""
        folder = self._folder
        if folder is None:
            return

        def look() -> object:
            return self._window(folder).refresh()

        looked = self._background.do("look", look, self)
        looked.done.connect(self._looked)
        looked.failed.connect(self._cannot_look)

    @Slot(object)
    def _cannot_look(self, error: object) -> None:
        # Said once, not each second; a page that is asked for tries again.
        self._timer.stop()
        self.failed.emit(error)

    @Slot(object)
    def _looked(self, so_far: object) -> None:
        if isinstance(so_far, RecordedSoFar):
            self._recorded_s = so_far.seconds
            self._strip.show_session(so_far.seconds, so_far.missing)
            self.so_far_arrived.emit(so_far)
        past = self._page.past
        if past is not None and not past.settled and self.recorded_s > past.recorded_s:
            self._read_again()
        self._show_place()

    def _go_to(self, start_s: float) -> None:
        if self._folder is None:
            return
        self._wanted_s = max(0.0, min(start_s, max(0.0, self.recorded_s - 0.1 * self._page_s)))
        self._read_again()

    @Slot()
    def _read_again(self) -> None:
        folder = self._folder
        if self._wanted_s is None or folder is None:
            return
        request = self._page.past_request(self._wanted_s)
        if request is None:
            return

        def read(wanted: PastRequest = request) -> object:
            return read_past_page(self._window(folder), wanted)

        asked = self._background.do("page", read, self)
        asked.done.connect(self._page_read)
        asked.failed.connect(self.failed)

    @Slot(object)
    def _page_read(self, page: object) -> None:
        if self._wanted_s is None or not isinstance(page, PastPage):
            return
        self._recorded_s = max(self._recorded_s, page.recorded_s)
        self._page.show_past(page)
        self.past_changed.emit(page)
        self._show_place()

    def _show_place(self) -> None:
        if self._folder is None:
            return
        seconds = self.recorded_s
        if self._wanted_s is None:
            self._strip.show_page(max(0.0, seconds - self._page_s), seconds, past=False)
        else:
            self._strip.show_page(self._wanted_s, self._wanted_s + self._page_s, past=True)

    @property
    def _page_s(self) -> float:
        scale = self._page.page_scale
        return scale.page_s if scale is not None else 10.0

    @Slot(float)
    def _centre(self, at_s: float) -> None:
        """As dragged in the overview."""
        if at_s >= self.recorded_s - self._page_s / 4:
            self.to_live()
        else:
            self.show_at(at_s)

    @Slot(int)
    def _wheel_turned(self, notches: int) -> None:
        self.turn(-0.1 * notches)

    # --- on the background's thread ------------------------------------------------------------------------------

    def recording_of(self, folder: Path) -> ReviewWindow:
        """The recording as it lies on disk; for work on the background's thread only, which shares it."""
        return self._window(folder)

    def _window(self, folder: Path) -> ReviewWindow:
        """The open one; files of an earlier recording are closed."""
        if folder not in self._windows:
            self._close_windows()
            self._windows[folder] = ReviewWindow(folder)
        return self._windows[folder]

    def _close_windows(self) -> None:
        for window in self._windows.values():
            window.close()
        self._windows.clear()


def replace_peak(pick: Pick, at_s: float | None) -> Pick:
    """The pick at the peak that was found; unchanged where there was none."""
    return pick if at_s is None else replace(pick, start_s=at_s, end_s=at_s, at_peak=True)
