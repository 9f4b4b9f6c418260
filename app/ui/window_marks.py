"""Events and marks of the session shown: the list on the right, the marks on the traces, and setting a mark.

Guarantees: a mark goes to the place that was picked, or to the sample that was drawn last when the key was pressed,
however late the window comes to handle it; a session that is taken up is asked for its events once; what comes in
crowds is shown in batches, so that no frame waits for it. GUI thread only.
Does not: keep events; they come back from the station.
"""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent

from app.core.clinic.protocols import DEFAULT_PROTOCOL, load_protocol
from app.core.clock import SYSTEM_CLOCK
from app.core.recording.review_window import RecordedSoFar
from app.core.settings.site import read_site_or_strict, site_path
from app.core.station.annotation_messages import AnnotationRequest
from app.core.station.messages import ListSessionEvents, SessionEventAdded, SessionEventList
from app.core.station.views import SessionEvent, SessionView
from app.ui.clinic.protocol_box import protocol_of
from app.ui.key_moment import KeyMoment
from app.ui.said import said
from app.ui.signal_views.page_cursor import Pick
from app.ui.signal_views.page_marks import PageMark
from app.ui.signal_views.review_control import MarkPlace

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

GATHERED_MS = 30
# So many are shown at once; a crowd of thousands comes in several frames.
BATCH = 400
MANY = 5000


class WindowMarks(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session_id = ""
        self._words_place = MarkPlace()
        self._arrived: list[SessionEvent] = []
        self._marks: dict[str, PageMark] = {}
        self._making = False
        self._missed = False
        self._key_moment = KeyMoment(SYSTEM_CLOCK)
        site, _ = read_site_or_strict(site_path(window.links.station.data))
        self._site_texts = site.marks
        self._batches = QTimer(self)
        self._batches.setSingleShot(True)
        self._batches.timeout.connect(self._show_batch)
        for one in (window, window.events.own_text):
            one.installEventFilter(self)
        window.links.station.session_event_arrived.connect(self._take_event)
        events = window.events
        events.annotation_wanted.connect(self._annotate)
        events.words_begun.connect(self._remember_place)
        events.words_given.connect(self._annotate_in_words)
        events.event_chosen.connect(self._show_event)
        events.change_wanted.connect(self._change)
        review = window.session.live_page.review
        review.pick_changed.connect(self._pick_changed)
        review.so_far_arrived.connect(self._show_so_far)
        self._show_texts(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """When a key went down, by the system's own clock: a shortcut's signal does not say."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._key_moment.note(event.timestamp())
        return False

    def show_session(self, session: SessionView | None) -> None:
        """The events of another session, or of none."""
        session_id = session.session_id if session is not None else ""
        self._show_texts(session)
        if session_id == self._session_id:
            return
        self._session_id = session_id
        self._arrived.clear()
        self._missed = not self._window.access.is_open
        if session_id:
            request = self._window.links.station.ask(ListSessionEvents(session_id=session_id), self)
            request.done.connect(self._show_events)
        else:
            self._show_all(())

    @Slot()
    def catch_up(self) -> None:
        """Somebody is at the window again: what came meanwhile came without its words, and is asked for anew."""
        if self._missed:
            self._session_id, self._missed = "", False

    def next_event(self, by: int) -> None:
        """To the next (1) or previous (-1) event of the list."""
        live = self._window.session.live_page
        pick, past = live.review.pick, live.page.past
        at_s = pick.start_s if pick is not None else past.start_s if past is not None else None
        self._window.events.choose_next(by, at_s)

    # --- what comes in -----------------------------------------------------------------------------------------

    @Slot(object)
    def _show_events(self, answer: SessionEventList) -> None:
        self._show_all(answer.events)

    def _show_all(self, events: tuple[SessionEvent, ...]) -> None:
        self._window.events.show_events(events)
        if len(events) > MANY:
            # Marks by the ten thousand are made beside the window; what comes meanwhile waits for them.
            self._making = True
            made = self._window.links.station.background.do("marks", lambda: made_marks(events), self)
            made.done.connect(self._show_made)
        else:
            self._show_made(made_marks(events))

    @Slot(object)
    def _show_made(self, made: tuple[list[PageMark], dict[str, PageMark]]) -> None:
        self._making = False
        marks, self._marks = made
        self._window.session.live_page.show_marks(marks)
        if self._arrived:
            self._batches.start(0)

    @Slot(object)
    def _take_event(self, added: SessionEventAdded) -> None:
        if not self._window.access.is_open:
            self._missed = True
        elif added.session_id == self._session_id:
            self._arrived.append(added.event)
            if not self._batches.isActive():
                self._batches.start(GATHERED_MS if len(self._arrived) > 1 else 0)

    @Slot()
    def _show_batch(self) -> None:
        if self._making:
            return
        batch, self._arrived = self._arrived[:BATCH], self._arrived[BATCH:]
        self._window.events.add_events(batch)
        live = self._window.session.live_page
        added: list[PageMark] = []
        for event in batch:
            if event.kind == "step":
                continue
            before = self._marks.pop(event.annotation_id, None) if event.annotation_id else None
            if before is not None and before in added:
                added.remove(before)
            elif before is not None:
                live.remove_mark(before)
            if event.state:
                continue
            mark = page_mark(event)
            added.append(mark)
            if event.annotation_id:
                self._marks[event.annotation_id] = mark
        live.add_marks(added)
        if self._arrived:
            self._batches.start(GATHERED_MS)

    # --- what is asked -----------------------------------------------------------------------------------------

    @Slot(str)
    def _annotate(self, text: str) -> None:
        self._annotate_at(text, self._place())

    @Slot()
    def _remember_place(self) -> None:
        self._words_place = self._place()

    @Slot(str)
    def _annotate_in_words(self, text: str) -> None:
        self._annotate_at(text, self._words_place)

    def _place(self) -> MarkPlace:
        return self._window.session.live_page.review.mark_place(self._key_moment.take())

    def _annotate_at(self, text: str, place: MarkPlace) -> None:
        self._window.actions_.annotate(text, place.onset_s, place.duration_s, place.channels)
        self._window.session.live_page.review.marked()

    @Slot(object)
    def _change(self, request: AnnotationRequest) -> None:
        self._window.actions_.change_annotation(msgspec.structs.replace(request, session_id=self._session_id))

    # --- what is shown -----------------------------------------------------------------------------------------

    @Slot(object)
    def _pick_changed(self, pick: Pick | None) -> None:
        self._window.events.show_place(pick.text if pick is not None else "")

    @Slot(object)
    def _show_event(self, event: SessionEvent) -> None:
        if self._window.session.is_recording():
            self._window.session.live_page.review.show_moment(event.onset_s)

    @Slot(object)
    def _show_so_far(self, so_far: RecordedSoFar) -> None:
        self._window.events.rows.show_start(so_far.started)

    def _show_texts(self, session: SessionView | None) -> None:
        """The site's own texts, or else those of the session's protocol."""
        asked = (protocol_of(session) if session is not None else None) or load_protocol(DEFAULT_PROTOCOL)
        self._window.events.show_texts(self._site_texts or asked.annotations)


def made_marks(events: tuple[SessionEvent, ...]) -> tuple[list[PageMark], dict[str, PageMark]]:
    """What holds as marks by onset, and by annotation. Pure; any thread."""
    holding = sorted((one for one in events if one.kind != "step" and not one.state), key=lambda one: one.onset_s)
    marks = [page_mark(one) for one in holding]
    return marks, {one.annotation_id: mark for one, mark in zip(holding, marks, strict=True) if one.annotation_id}


def page_mark(event: SessionEvent) -> PageMark:
    """An event as it is drawn on the traces."""
    text = event.text if event.kind == "annotation" else said(event.text)
    return PageMark(event.onset_s, text, event.kind, event.duration_s or 0.0, event.channels)
