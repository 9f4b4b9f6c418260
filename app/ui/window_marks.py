"""Events and marks of the session shown: the list on the right, the marks on the traces, and setting a mark.

Guarantees: a mark goes to the place that was picked, or to now; a session that is taken up is asked for its events
once. GUI thread only. Does not: keep events; they come back from the station.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.recording.review_window import RecordedSoFar
from app.core.station.messages import ListSessionEvents, SessionEventAdded, SessionEventList
from app.core.station.views import SessionEvent, SessionView
from app.ui.signal_views.page_cursor import Pick
from app.ui.signal_views.page_items import PageMark
from app.ui.signal_views.review_control import MarkPlace

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class WindowMarks(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session_id = ""
        self._words_place = MarkPlace()
        window.links.station.session_event_arrived.connect(self._add_event)
        events = window.events
        events.annotation_wanted.connect(self._annotate)
        events.words_begun.connect(self._remember_place)
        events.words_given.connect(self._annotate_in_words)
        events.event_chosen.connect(self._show_event)
        review = window.session.live_page.review
        review.pick_changed.connect(self._pick_changed)
        review.so_far_arrived.connect(self._show_so_far)

    def show_session(self, session: SessionView | None) -> None:
        """The events of another session, or of none."""
        session_id = session.session_id if session is not None else ""
        if session_id == self._session_id:
            return
        self._session_id = session_id
        if session_id:
            request = self._window.links.station.ask(ListSessionEvents(session_id=session_id), self)
            request.done.connect(self._show_events)
        else:
            self._window.events.show_events(())

    @Slot(object)
    def _show_events(self, answer: SessionEventList) -> None:
        self._window.events.show_events(answer.events)
        self._show_marks()

    @Slot(object)
    def _add_event(self, added: SessionEventAdded) -> None:
        if added.session_id == self._session_id:
            self._window.events.add_event(added.event)
            self._show_marks()

    def _show_marks(self) -> None:
        marks = [
            PageMark(one.onset_s, one.text, one.kind, one.duration_s or 0.0)
            for one in self._window.events.rows.events
            if one.kind != "step"
        ]
        self._window.session.live_page.show_marks(marks)

    @Slot(str)
    def _annotate(self, text: str) -> None:
        self._annotate_at(text, self._window.session.live_page.review.mark_place())

    @Slot()
    def _remember_place(self) -> None:
        self._words_place = self._window.session.live_page.review.mark_place()

    @Slot(str)
    def _annotate_in_words(self, text: str) -> None:
        self._annotate_at(text, self._words_place)

    def _annotate_at(self, text: str, place: MarkPlace) -> None:
        self._window.actions_.annotate(text, place.onset_s, place.duration_s, place.channels)
        self._window.session.live_page.review.marked()

    @Slot(object)
    def _pick_changed(self, pick: Pick | None) -> None:
        self._window.events.show_place(pick.text if pick is not None else "")

    @Slot(object)
    def _show_event(self, event: SessionEvent) -> None:
        if self._window.session.is_recording():
            self._window.session.live_page.review.show_moment(event.onset_s)
            self._window.session.live_page.take_focus()

    @Slot(object)
    def _show_so_far(self, so_far: RecordedSoFar) -> None:
        self._window.events.rows.show_start(so_far.started)
