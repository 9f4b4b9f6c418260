"""What the station knows of the running (or last) session, as windows are shown it.

Guarantees: every read is a consistent frozen `SessionView`; a change marks the state as worth publishing.
Does not: keep anything for ever; the store does, and `restore` draws a board from it after a restart.
Any thread.
"""

import bisect
import threading
from collections.abc import Callable
from typing import Any

import msgspec

from app.core.errors import NotFound
from app.core.station.views import SessionEvent, SessionView
from app.core.store.station_store import StationStore

OVER_STEPS = ("completed", "failed", "cancelled")


def patient_of_any(board: "SessionBoard", store: StationStore, session_id: str) -> str | None:
    """Whose session it is: of the one shown without asking the store, else of any that was ever begun.

    Raises:
        StorageFault: The store cannot be read.
    """
    shown = board.patient_of(session_id)
    if shown is not None:
        return shown
    session = store.sessions.get(session_id)
    return session.patient_id if session is not None else None


class SessionBoard:
    """Holder of one `SessionView` and its event list.

    Args:
        on_change: Called after each change, without the lock held; must be quick.
    """

    def __init__(self, on_change: Callable[[], None]) -> None:
        self._lock = threading.Lock()
        self._view: SessionView | None = None
        self._events: list[SessionEvent] = []
        self._on_change = on_change

    def show(self, view: SessionView | None, events: tuple[SessionEvent, ...] = ()) -> None:
        """Put up another session."""
        with self._lock:
            self._view = view
            self._events = sorted(events, key=lambda event: event.onset_s)
        self._on_change()

    @property
    def view(self) -> SessionView | None:
        with self._lock:
            return self._view

    def is_running(self) -> bool:
        """Whether a session goes on, be it that it only waits for somebody."""
        view = self.view
        return view is not None and view.step not in OVER_STEPS

    def patient_of(self, session_id: str) -> str | None:
        """Whose session it is, if it is the one shown."""
        view = self.view
        return view.patient.patient_id if view is not None and view.session_id == session_id else None

    def session(self, session_id: str) -> SessionView:
        """Raises: NotFound: Another session, or none, is on the board."""
        view = self.view
        if view is None or view.session_id != session_id:
            raise NotFound("This session is not the one that is running.", advice="Go back to the session's screen.")
        return view

    def change(self, session_id: str, **fields: Any) -> None:
        """Replace fields of the view; nothing where another session is shown by now."""
        with self._lock:
            view = self._view
            if view is None or view.session_id != session_id:
                return
            self._view = msgspec.structs.replace(view, **fields)
        self._on_change()

    def note_failure(self, session_id: str, text: str) -> None:
        """Something went wrong that the clinician must read, while the session goes on; the same is read once."""
        with self._lock:
            view = self._view
            if view is None or view.session_id != session_id or text in view.failures_seen:
                return
            self._view = msgspec.structs.replace(view, failures_seen=(*view.failures_seen, text))
        self._on_change()

    def note_leads(self, session_id: str, labels: tuple[str, ...], *, off: bool) -> None:
        """The device says that electrodes are off, or on again."""
        with self._lock:
            view = self._view
            if view is None or view.session_id != session_id:
                return
            others = tuple(label for label in view.leads_off if label not in labels)
            self._view = msgspec.structs.replace(view, leads_off=(*others, *labels) if off else others)
        self._on_change()

    def add_event(self, session_id: str, event: SessionEvent) -> bool:
        """Add a row to the event list; whether it belongs to the session shown.

        A newer version of an annotation replaces those before it; they stay in the list, and say so.
        """
        with self._lock:
            if self._view is None or self._view.session_id != session_id:
                return False
            if event.version > 1:
                self._events = [
                    msgspec.structs.replace(row, state="replaced") if row.annotation_id == event.annotation_id else row
                    for row in self._events
                ]
            bisect.insort(self._events, event, key=lambda row: row.onset_s)
        return True

    def events(self, session_id: str) -> tuple[SessionEvent, ...]:
        with self._lock:
            if self._view is None or self._view.session_id != session_id:
                return ()
            return tuple(self._events)
