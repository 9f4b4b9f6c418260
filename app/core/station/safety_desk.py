"""Hears the safety program, keeps what it says, and imports its stops into the log.

Guarantees: a stop is in the log with its own time, also where the station was down when it happened. Does not: stop
anything, and nothing waits for it. The watch runs on a thread of its own; `take` is called on the station's main one.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.core.clock import Clock
from app.core.errors import StorageFault
from app.core.events.cause import caused_by
from app.core.events.safety_events import StopProofTestedData
from app.core.events.specification_events import SafetyStopData
from app.core.identifiers import new_id
from app.core.safety.client import LINK_LOST, RecordedStop, SafetyStatus, SafetyWatch, recorded_stops, words_of_cause
from app.core.station import device_desk
from app.core.station.journal import Journal
from app.core.station.session_board import SessionBoard
from app.core.station.views import SafetyView, SessionEvent
from app.core.stopping.messages import StopInputView

_LOOK_S = 0.25
_CAUSED_BY_ALARMS = ("alarm", "device_fault")


class SafetyWatcher:
    """The thread that hears safety.

    Args:
        tell: Called with each new status; must be quick.
    """

    def __init__(self, runtime: Path, *, clock: Clock, tell: Callable[[SafetyStatus], None]) -> None:
        self._watch = SafetyWatch(runtime, clock=clock, name="station")
        self._tell = tell
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="station-safety-watch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._ended.is_set():
            for status in self._watch.wait(_LOOK_S):
                self._tell(status)
        self._watch.close()

    def close(self) -> None:
        self._ended.set()
        self._thread.join(timeout=2)


class Alarms(device_desk.Alarms, Protocol):
    """What this desk needs of the alarm board."""

    def raised_by(self, condition: str) -> str | None: ...


class SafetyDesk:
    """What the station makes of the safety program's statuses.

    Args:
        signal: Tells the session's workflow.
        safety_folder: Where safety's own file lies.
        last_stop_imported: Number of the newest stop that is in the log already.
    """

    def __init__(
        self,
        journal: Journal,
        board: SessionBoard,
        alarms: Alarms,
        *,
        signal: Callable[[str, str, str], None],
        show_event: Callable[[str, SessionEvent], None],
        safety_folder: Path,
        last_stop_imported: int,
    ) -> None:
        self._safety_folder = safety_folder
        self._journal = journal
        self._board = board
        self._alarms = alarms
        self._signal = signal
        self._show_event = show_event
        self._last_stop = last_stop_imported
        self._last_stop_told = last_stop_imported
        self._entries: dict[int, str] = {}
        self._proved_session = ""
        self.status = SafetyStatus(state=LINK_LOST)
        self.inputs: tuple[StopInputView, ...] = ()

    @property
    def view(self) -> SafetyView:
        status = self.status
        return SafetyView(
            state=status.state,
            cause=words_of_cause(status.cause, status.source),
            output=status.output,
            last_stop_latency_ms=status.last_latency_ms,
            proved=status.proved,
        )

    def take(self, status: SafetyStatus) -> None:
        """A new status came."""
        before, self.status = self.status, status
        view = self._board.view
        session_id = view.session_id if view else ""
        if status.state == LINK_LOST:
            self._alarms.raise_("safety_link_lost")
        elif before.state == LINK_LOST:
            self._alarms.clear("safety_link_lost")
        with caused_by(self._entry_of_stop(status.stop_number)):
            if status.stop_number > self._last_stop_told:
                self._tell_stop(status, session_id)
            if status.state == "stopped":
                self._alarms.raise_("safety_stopped", text=f"Cause: {words_of_cause(status.cause, status.source)}.")
        if status.stop_number > self._last_stop and not status.confirming:
            self._import_stops(status, session_id)
        if status.state != "stopped" and before.state == "stopped" and status.state != LINK_LOST:
            self._alarms.clear("safety_stopped")
            self._tell_workflow(session_id, "safety_reset", "")
        if before.state == "proving" and status.state == "ready" and status.proved:
            self._proved(status, session_id)
        if (before.state == LINK_LOST) != (status.state == LINK_LOST):
            self._tell_workflow(session_id, "prerequisites_changed", "")

    def _entry_of_stop(self, number: int) -> str | None:
        """The id of a stop's entry, which is written once its latency is known; None where that was long ago."""
        if number > self._last_stop and number not in self._entries:
            self._entries[number] = new_id()
        return self._entries.get(number)

    def _import_stops(self, status: SafetyStatus, session_id: str) -> None:
        """All that safety's own file has and the log has not, also those of a time when the station was down."""
        for stop in self._missed_stops(status):
            kept = self._journal.keep(
                self._journal.event(
                    SafetyStopData(
                        session_id=session_id,
                        cause=stop.cause,
                        source=stop.source,
                        latency_ms=stop.latency_ms,
                        stopped_at=stop.at,
                        stop_number=stop.stop_number,
                    ),
                    source="safety",
                    session_id=session_id or None,
                    caused_by=self._alarms.raised_by(stop.source) if stop.cause in _CAUSED_BY_ALARMS else None,
                    event_id=self._entry_of_stop(stop.stop_number),
                )
            )
            if not kept:
                return  # tried again with the next status
            self._last_stop = stop.stop_number

    def _missed_stops(self, status: SafetyStatus) -> tuple[RecordedStop, ...]:
        """Of the newest, what safety says itself counts where its file could not be written or cannot be read."""
        stops: tuple[RecordedStop, ...] = ()
        try:
            stops = recorded_stops(self._safety_folder, after=self._last_stop)
        except StorageFault as error:
            self._journal.say(error)
        if any(stop.stop_number >= status.stop_number for stop in stops):
            return stops
        newest = RecordedStop(
            stop_number=status.stop_number,
            at=status.stopped_at,
            cause=status.cause,
            source=status.source,
            latency_ms=status.last_latency_ms,
        )
        return (*stops, newest)

    def _tell_stop(self, status: SafetyStatus, session_id: str) -> None:
        """The session learns of a stop at once; its entry waits until the latency is known."""
        self._last_stop_told = status.stop_number
        self._tell_workflow(session_id, "safety_stop", status.cause)
        view = self._board.view
        if view is not None:
            text = f"Safety stop: {words_of_cause(status.cause, status.source)}"
            row = SessionEvent(onset_s=view.recording_seconds, duration_s=0.0, kind="alarm", text=text)
            if self._board.add_event(session_id, row):
                self._show_event(session_id, row)

    def _proved(self, status: SafetyStatus, session_id: str) -> None:
        latency_ms = status.last_latency_ms
        if latency_ms is None or not session_id:
            return
        self._proved_session = session_id
        self._board.change(session_id, stop_latency_ms=latency_ms)
        self._journal.keep(
            self._journal.event(
                StopProofTestedData(session_id=session_id, latency_ms=latency_ms, passed=True),
                source="safety",
                session_id=session_id,
            )
        )
        self._tell_workflow(session_id, "stop_proved", "")

    def proved_for(self, session_id: str) -> bool:
        """Whether the stop was proved in this session and still is."""
        return self._proved_session == session_id and self.status.proved

    def remember_proof(self, session_id: str) -> None:
        """After a restart of the station: the log says that this session had its proof."""
        self._proved_session = session_id

    def _tell_workflow(self, session_id: str, name: str, payload: str) -> None:
        if session_id:
            self._signal(session_id, name, payload)
