"""Activation procedures in a running recording: begun by somebody, then marked by themselves, phase by phase.

Guarantees: the clock of a procedure is the recording's own (seconds of signal), so that three minutes of it are three
minutes of recording, whatever the computer does meanwhile; each phase has its annotation at exactly its beginning; what
was begun is ended in the log: completed, broken off, or interrupted because the recording ended. A station that dies
goes on with it when it is back, and sets no mark twice. A mark that cannot be placed is told and tried again, and holds
up nothing. Does not: flash a lamp or tell the patient anything; the words to say are in the protocol.
Threads: any; a procedure that goes on has one of its own.
"""

import threading
from collections.abc import Callable

import msgspec

from app.core.access.caller import Caller
from app.core.clinic.deviations import LONGEST_REASON, SHORTEST_REASON, broken_off_text, is_done, note_deviation
from app.core.clinic.session_protocol import protocol_of_session
from app.core.errors import Conflict, NeuraScaleError, PrerequisiteMissing
from app.core.events.cause import caused_by
from app.core.events.course_events import ActivationEndedData, ActivationPhase, ActivationStartedData
from app.core.identifiers import new_id
from app.core.station.annotating import annotate
from app.core.station.messages import Annotate
from app.core.station.station_rooms import StationRooms
from app.core.station.views import ActivationView, SessionEvent, SessionView
from app.core.store.projections.courses import Activation

ShowEvent = Callable[[str, SessionEvent], None]
LOOKS_EVERY_S = 0.1
RECORDING = "recording"
SAME_MARK_S = 0.5
"""A mark of the same words this near to where it is wanted is that mark; see `_set_already`."""
_ENDS_WITHIN_S = 3.0


class ActivationDesk:
    """See the module.

    Args:
        show_event: Publishes a row of the event list.
    """

    def __init__(self, rooms: StationRooms, show_event: ShowEvent) -> None:
        self._rooms = rooms
        self._show_event = show_event
        self._changing = threading.Lock()
        self._running: Activation | None = None
        self._marked = 0
        self._cause: str | None = None
        self._looked_at = ""
        self._thread: threading.Thread | None = None
        self._left = threading.Event()

    def start(self, session_id: str, procedure: str, caller: Caller) -> None:
        """Begin a procedure now.

        Raises:
            NotFound: Another session is running, or its protocol has no such procedure.
            PrerequisiteMissing: Nothing is recorded.
            Conflict: A procedure goes on.
            LedgerBroken, StorageFault: The log refused.
        """
        rooms = self._rooms
        with self._changing:
            view = rooms.board.session(session_id)
            protocol = view.asked or protocol_of_session(rooms.store, session_id, view.protocol)
            planned = protocol.activation(procedure)
            if not _is_recording(view):
                raise PrerequisiteMissing(
                    "Nothing is being recorded.",
                    meaning="The procedure was not begun.",
                    advice="Begin it once the recording runs.",
                )
            if self._running is not None:
                raise Conflict(
                    "Another procedure goes on.", meaning="It goes on unchanged.", advice="Wait for its end, or end it."
                )
            data = ActivationStartedData(
                activation_id=new_id(rooms.clock),
                session_id=session_id,
                recording_id=view.recording_id,
                procedure=planned.name,
                title=planned.title,
                onset_s=view.recording_seconds,
                phases=planned.course(),
                started_by=caller.user_id,
            )
            written = rooms.journal.write(data, session_id=session_id)
            self._show(_newest(rooms, session_id), cause=written.event_id)
        self._work()

    def break_off(self, session_id: str, reason: str, caller: Caller) -> None:
        """End the procedure that goes on; the deviation, where it is one and has a reason, is noted with it.

        Raises:
            Conflict: None goes on.
            LedgerBroken, StorageFault: The log refused.
        """
        with self._changing:
            running = self._running
            if running is None or running.session_id != session_id:
                raise Conflict("No procedure goes on.", advice="Look at the session again.")
            at_s = max(running.onset_s, self._rooms.board.session(session_id).recording_seconds)
            self._end(running, "broken_off", at_s, reason=reason, ended_by=caller.user_id)
        self._note(running, at_s, reason, caller)
        self._place(running, f"{running.title} broken off", at_s)

    def look(self) -> None:
        """Set the marks that are due, and end what is over. One thread at a time."""
        with self._changing:
            running, marked = self._running, self._marked
            view = self._rooms.board.view
            if running is None or view is None:
                return
            if view.session_id != running.session_id or view.step != RECORDING:
                seconds = view.recording_seconds if view.session_id == running.session_id else running.onset_s
                self._end(running, "interrupted", max(running.onset_s, seconds))
                return
            now_s = view.recording_seconds
        begins_s = running.onset_s
        for place, phase in enumerate(running.phases):
            if begins_s > now_s:
                return
            if place >= marked and not self._mark(running, place, phase, begins_s):
                return
            begins_s += phase.seconds
        if now_s >= begins_s:
            with self._changing:
                if self._running is running:
                    self._end(running, "completed", begins_s)

    def tick(self) -> None:
        """Take up what a station that died had begun; quick. The station's main thread."""
        view = self._rooms.board.view
        if view is None or view.session_id == self._looked_at:
            return
        self._looked_at = view.session_id
        if view.recording_id:
            self._work()

    def close(self) -> None:
        """End what works in the background, not the procedure: it goes on when the station is back. Bounded."""
        self._left.set()
        if self._thread is not None:
            self._thread.join(_ENDS_WITHIN_S)

    # --- on its own thread -----------------------------------------------------------------------------------------

    def _work(self) -> None:
        with self._changing:
            if self._left.is_set() or (self._thread is not None and self._thread.is_alive()):
                return
            self._thread = threading.Thread(target=self._run, name="station-activation", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            self._take_up()
            while not self._left.wait(LOOKS_EVERY_S):
                self.look()
                with self._changing:
                    if self._running is None:
                        self._thread = None
                        return
        except NeuraScaleError as error:
            # The log or the store refused; whoever owns them has raised their alarm, and the recording goes on.
            self._rooms.log.error("an activation procedure is not followed any more: %s", error.what)

    def _take_up(self) -> None:
        """What was begun and not ended: by a station that died, or by one that could not write."""
        view = self._rooms.board.view
        with self._changing:
            if view is None or self._running is not None:
                return
            for one in self._rooms.store.courses.activations(view.session_id):
                if not one.how:
                    self._show(one, cause=None)
        self.look()

    # --- small steps -----------------------------------------------------------------------------------------------

    def _show(self, activation: Activation, *, cause: str | None) -> None:
        self._running, self._marked, self._cause = activation, 0, cause
        shown = ActivationView(
            activation_id=activation.activation_id,
            procedure=activation.procedure,
            title=activation.title,
            onset_s=activation.onset_s,
            phases=activation.phases,
        )
        self._rooms.board.change(activation.session_id, activation=shown)

    def _end(self, running: Activation, how: str, ended_s: float, *, reason: str = "", ended_by: str = "") -> None:
        """With the lock held."""
        data = ActivationEndedData(
            activation_id=running.activation_id,
            session_id=running.session_id,
            recording_id=running.recording_id,
            how=how,
            ended_s=ended_s,
            phase=_phase_at(running, ended_s),
            reason=" ".join(reason.split())[:LONGEST_REASON],
            ended_by=ended_by,
        )
        self._rooms.journal.write(data, session_id=running.session_id)
        self._running = None
        self._rooms.board.change(running.session_id, activation=None)

    def _note(self, running: Activation, at_s: float, reason: str, caller: Caller) -> None:
        """As a deviation, where something that counts was not done; without a reason it is found, and asked for."""
        ended = msgspec.structs.replace(running, how="broken_off", ended_s=at_s, phase=_phase_at(running, at_s))
        if len(reason.strip()) < SHORTEST_REASON or is_done(ended):
            return
        note_deviation(
            self._rooms.store,
            running.session_id,
            "activation_broken_off",
            item=running.procedure,
            text=broken_off_text(ended),
            reason=reason,
            at_s=at_s,
            noted_by=caller.user_id,
            clock=self._rooms.clock,
        )

    def _mark(self, running: Activation, place: int, phase: ActivationPhase, begins_s: float) -> bool:
        """Whether the phase has its mark now."""
        if not self._set_already(running, phase, begins_s) and not self._place(running, phase.mark, begins_s):
            return False
        with self._changing:
            self._marked = place + 1
            return self._running is running

    def _place(self, running: Activation, text: str, at_s: float) -> bool:
        try:
            with caused_by(self._cause):
                annotate(
                    self._rooms, Annotate(session_id=running.session_id, text=text, onset_s=at_s), self._show_event
                )
        except NeuraScaleError as error:
            self._rooms.log.warning("a mark of an activation procedure was not placed: %s", error.what)
            self._rooms.board.note_failure(running.session_id, f"The mark “{text}” is not in the recording yet.")
            return False
        return True

    def _set_already(self, running: Activation, phase: ActivationPhase, begins_s: float) -> bool:
        """A station that died may have set it."""
        versions = self._rooms.store.annotations.versions_of_session(running.session_id)
        return any(one.text == phase.mark and abs(one.onset_s - begins_s) <= SAME_MARK_S for one in versions)


def _is_recording(view: SessionView) -> bool:
    return view.step == RECORDING and bool(view.recording_id) and "stop" in view.waiting_for


def _newest(rooms: StationRooms, session_id: str) -> Activation:
    return rooms.store.courses.activations(session_id)[-1]


def _phase_at(running: Activation, at_s: float) -> str:
    """Name of the phase that goes on at a moment; the last one after all."""
    ends_s = running.onset_s
    for phase in running.phases:
        ends_s += phase.seconds
        if at_s < ends_s:
            return phase.name
    return running.phases[-1].name if running.phases else ""
