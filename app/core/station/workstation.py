"""The running station: opens its rooms, starts its programs, hears everybody, ends in order.

Guarantees: safety is started first; one station a data folder (a lock says so); what programs tell is handled in the
order it came; ending is bounded and leaves no process, thread, socket or runtime file behind. A session that was
running when the station died goes on.
Does not: touch samples. The main thread runs `run`; everything else comes through its inbox.
"""

import itertools
import logging
import queue
import threading
from dataclasses import dataclass
from typing import Any, Protocol

from app import __version__
from app.core.acquisition.messages import Quit
from app.core.clock import Clock
from app.core.errors import NeuraScaleError, TimedOut
from app.core.events.program_events import StationStartedData, StationStoppedData
from app.core.identifiers import SessionId, new_id
from app.core.safety.client import LINK_LOST, SafetyControl, SafetyStatus
from app.core.settings.data_directory import DataDirectory
from app.core.station.accepted_messages import ACCEPTED
from app.core.station.acquisition_link import AcquisitionLink
from app.core.station.alarm_restoration import restore_alarms
from app.core.station.alarm_stop import AlarmStop, safety_words, site_for_station
from app.core.station.assembly import StationHooks, build_rooms
from app.core.station.consent_requests import tell_again
from app.core.station.device_finder import DeviceFinder
from app.core.station.device_messages import DevicesChanged
from app.core.station.door.door import Door
from app.core.station.housekeeping import Housekeeping
from app.core.station.messages import LogEntryAdded, SessionEventAdded, StationState
from app.core.station.onboarding_desk import take_up_onboardings
from app.core.station.program_news import tell_program_news
from app.core.station.report_shelf import SEALING_ENDS_WITHIN_S, sealing_of_clear_reports
from app.core.station.restoration import restore_session
from app.core.station.resumption import tell_resumed
from app.core.station.safety_desk import SafetyWatcher
from app.core.station.service import StationService
from app.core.station.session_activities import StationActivities, first_entry_of
from app.core.station.session_messenger import SessionMessenger
from app.core.station.station_state import draw_state
from app.core.station.supervision import ProgramState, Supervised, Supervisor
from app.core.station.taken_up_sessions import show_workflow, taken_up_sessions
from app.core.station.views import SessionEvent
from app.core.station.watches import Watches
from app.core.stopping.messages import QuitStopInputs, StopInputsTold
from app.core.stopping.stopper import Stopper
from app.core.store.keys.rotation import finish as finish_rotation
from app.core.store.log_entry import LogEntry
from app.core.store.set_up import confirm_set_up
from app.core.store.station_store import StationStore
from app.core.telemetry.heartbeat import Heartbeat, ProgramName
from app.core.wire.addresses import Port
from app.core.wire.broadcast import Publisher
from app.core.wire.envelopes import Envelope
from app.core.wire.exchange import Exchange
from app.core.workers.messages import QuitWorker, SetFilters
from app.core.workflow.chosen_engine import open_engine
from app.core.workflow.context import WorkflowState
from app.core.workflow.engine import WorkflowEngine

FIRST_PROGRAMS = (ProgramName.SAFETY, ProgramName.STOP_INPUTS)
TICK_S = 0.05
READY_WITHIN_S = 20.0
_TOPICS = {LogEntryAdded: "entry", DevicesChanged: "devices"}
STATE_EVERY_S = 1.0
STATE_AT_MOST_EVERY_S = 0.05


class EndRequest(Protocol):
    """Set when the program has been asked to end (`app.programs.lifetime.StopRequest`)."""

    def __bool__(self) -> bool: ...

    def ask(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Told:
    """Something for the inbox: who told what."""

    peer: str
    message: Any


class Workstation:
    """One station.

    Args:
        owner: "desktop" or "demo" where it ends after its owner; empty where it was started by hand.
    """

    def __init__(self, data: DataDirectory, *, owner: str, clock: Clock, log: logging.Logger, end: EndRequest) -> None:
        self._data = data
        self._clock = clock
        self._log = log
        self._end = end
        self._end_reason = "asked by the system"
        self._incarnation, self._started = new_id(clock), clock.wall()
        self._inbox: queue.SimpleQueue[_Told] = queue.SimpleQueue()
        self._state_due = True
        self._state_numbers = itertools.count(1)
        self._next_state_s = 0.0
        self._ending = False
        self._ready = threading.Event()
        self._filters: SetFilters | None = None
        self._worker_with_filters = 0
        self._publisher = Publisher(data.runtime, Port.NOTICES)
        self._site = site_for_station(data, log)
        self._supervisor = Supervisor(data, self._programs(), clock=clock, log=log, on_change=self._program_changed)
        # Safety before everything else, and what needs no window: not even a damaged store keeps the stop from working.
        for name in FIRST_PROGRAMS:
            self._supervisor.start(name)
        finish_rotation(data)
        self._store = StationStore.open(data, clock=clock)
        confirm_set_up(data, self._store.log)
        self._exchange = Exchange(
            data.runtime,
            ACCEPTED,
            on_request=self._on_request,
            on_notice=lambda peer, message: self._inbox.put(_Told(peer, message)),
            on_defect=lambda error: log.error("exchange: %s: %s", type(error).__name__, error),
        )
        self._messenger = SessionMessenger(clock=clock, log=log)
        self._rooms = build_rooms(data, self._store, clock=clock, log=log, hooks=self._hooks(), site=self._site)
        self._activities = StationActivities(self._rooms)
        self._engine = self._new_engine()
        self._messenger.deliver = self._engine.signal
        self._devices = DeviceFinder(
            on_change=lambda version: self._inbox.put(_Told("devices", DevicesChanged(version=version))),
            session_runs=self._rooms.board.is_running,
        )
        self._service = self._new_service()
        self._door = Door(self._rooms, self._rooms.reception)
        self._rooms.reception.listen(self._door.heard)
        self._stopper = Stopper(SafetyControl(data.runtime, clock=clock), log=log, clock=clock)
        self._alarm_stop = AlarmStop(self._site[0].stop, self._stopper.stop, clock=clock)
        self._rooms.alarms.listen(self._alarm_stop.heard)
        self._watcher = SafetyWatcher(data.runtime, clock=clock, tell=self._safety_told)
        self._watches = Watches(self._rooms)
        self._sealing = sealing_of_clear_reports(self._rooms)
        self._housekeeping = Housekeeping(self._rooms, self._supervisor, self._exchange, self._incarnation, owner)
        self._unsubscribe = self._store.log.subscribe(self._entry_added)

    def _hooks(self) -> StationHooks:
        return StationHooks(
            mark_changed=self._mark_changed,
            log_refused=self._log_refused,
            signal=self._messenger.tell,
            show_event=self._show_event,
            reopen_device=self._reopen_device,
            acquisition=AcquisitionLink(self._exchange, self._acquisition_peer, clock=self._clock),
        )

    def _new_engine(self) -> WorkflowEngine:
        return open_engine(
            self._data,
            None if self._site[1] else self._site[0].workflows,
            self._activities,
            self._clock,
            sessions_run=bool(self._store.sessions.unfinished()),
            on_state=self._workflow_state,
            first_cause=lambda session_id: first_entry_of(self._store, session_id),
            logger=self._log,
        )

    def _new_service(self) -> StationService:
        return StationService(
            self._rooms,
            self._engine,
            state=self.state,
            show_event=self._show_event,
            set_filters=self._set_filters,
            list_devices=self._devices.answer,
            shut_down=self._shut_down,
        )

    def _programs(self) -> tuple[Supervised, ...]:
        acquisition = Supervised(ProgramName.ACQUISITION)
        acquisition.ask_to_quit = lambda: self._exchange.notify(acquisition.peer, Quit())
        worker = Supervised(ProgramName.WORKER)
        worker.ask_to_quit = lambda: self._exchange.notify(worker.peer, QuitWorker())
        safety = Supervised(ProgramName.SAFETY, safety_words(self._site), sends_heartbeats=False)
        safety.ask_to_quit = self._quit_safety
        stop_inputs = Supervised(ProgramName.STOP_INPUTS)
        stop_inputs.ask_to_quit = lambda: self._exchange.notify(stop_inputs.peer, QuitStopInputs())
        return safety, stop_inputs, acquisition, worker

    # --- life ----------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Until asked to end."""
        resumed = restore_session(self._rooms, self._engine)
        taken_up = taken_up_sessions(self._rooms, self._engine)
        tell_resumed(self._rooms, resumed, started=self._started, taken_up=taken_up)
        restore_alarms(self._rooms, resumed)
        for name in FIRST_PROGRAMS:
            self._program_changed(self._supervisor.programs[name], "started")
        for name in (ProgramName.ACQUISITION, ProgramName.WORKER):
            self._supervisor.start(name)
        self._rooms.journal.keep(
            self._rooms.journal.event(
                StationStartedData(version=__version__, incarnation=self._incarnation, resumed_sessions=resumed)
            )
        )
        held = (*resumed, *taken_up)
        self._engine.resume_unfinished(tuple(SessionId(session_id) for session_id in held))
        tell_again(self._rooms, self._messenger.tell, held)
        take_up_onboardings(self._rooms, self._engine)
        self._watches.start()
        self._sealing.start()
        self._ready.set()
        self._log.info("station %s is up, process notes in %s", self._incarnation, self._data.runtime.name)
        try:
            while not self._end:
                self._turn()
            self.close()
        finally:
            self._engine.close()  # after a fault of ours too: its threads would keep this process for ever

    def _turn(self) -> None:
        self._take_inbox(TICK_S)
        self._supervisor.tick()
        self._messenger.tick()
        self._service.tick()
        self._state_due = self._door.tick() or self._state_due
        reason = self._housekeeping.tick()
        if reason:
            self._shut_down(reason)
        now_s = self._clock.monotonic_ns() / 1e9
        if now_s >= self._next_state_s or (
            self._state_due and now_s >= self._next_state_s - STATE_EVERY_S + STATE_AT_MOST_EVERY_S
        ):
            self._state_due = False
            self._next_state_s = now_s + STATE_EVERY_S
            self._publisher.publish("state", self._door.published(self.state()))

    def close(self) -> None:
        """End everything in order; bounded. The recording ends before the log, safety after everything else."""
        self._ending = True
        self._log.info("ending: %s", self._end_reason)
        self._publisher.publish("state", self._door.published(self.state()))
        self._engine.close()
        self._rooms.closing.set()
        self._service.close()
        self._supervisor.stop_all()
        self._rooms.exports.close()
        self._rooms.subject_exports.close()
        self._watches.close()
        self._sealing.join(timeout=SEALING_ENDS_WITHIN_S)
        self._devices.close()
        self._watcher.close()
        self._stopper.close()
        self._take_inbox(0.0)
        self._rooms.reception.close(session_runs=self._rooms.board.is_running())
        self._door.close()
        self._rooms.journal.keep(
            self._rooms.journal.event(StationStoppedData(incarnation=self._incarnation, reason=self._end_reason))
        )
        self._rooms.journal.checkpoint("station stopped")
        self._unsubscribe()
        self._exchange.close()
        self._store.close()
        self._publisher.close()

    # --- what comes in -------------------------------------------------------------------------------------------

    def _take_inbox(self, wait_s: float) -> None:
        try:
            told = [self._inbox.get(timeout=wait_s)] if wait_s else []
        except queue.Empty:
            return
        while True:
            try:
                told.append(self._inbox.get_nowait())
            except queue.Empty:
                break
        from_acquisition = []
        for item in told:
            match item.message:
                case Heartbeat():
                    self._hear(item.message)
                    self._housekeeping.heard(item.message)
                case SafetyStatus(state=state):
                    if self._ending and state == LINK_LOST:
                        continue  # it was asked to end; an alarm about that would stand in the log of each session
                    self._rooms.safety_desk.take(item.message)
                    self._state_due = True
                case StopInputsTold(inputs=inputs):
                    self._state_due = self._state_due or inputs != self._rooms.safety_desk.inputs
                    self._rooms.safety_desk.inputs = inputs
                case SessionEventAdded():
                    self._publisher.publish("event", self._door.published_event(item.message))
                case LogEntryAdded() | DevicesChanged():
                    self._publisher.publish(_TOPICS[type(item.message)], item.message)
                case _:
                    from_acquisition.append(item.message)
        if from_acquisition:
            self._rooms.acquisition_desk.handle(from_acquisition)
            self._state_due = True

    def _hear(self, heartbeat: Heartbeat) -> None:
        self._supervisor.heard(heartbeat)
        worker = self._supervisor.programs[ProgramName.WORKER]
        if worker.pid == heartbeat.pid and worker.pid != self._worker_with_filters and self._filters is not None:
            # A restarted worker begins with the default filters; the window's choice must come back.
            self._worker_with_filters = worker.pid
            self._exchange.notify(worker.peer, self._filters)

    def _on_request(self, peer: str, message: Any, envelope: Envelope) -> Any:
        if not self._ready.wait(READY_WITHIN_S):
            raise TimedOut("The station is still starting.", advice="Try again in a moment.")
        return self._door.answer(peer, message, envelope.token, self._service.handle)

    def _workflow_state(self, session_id: str, state: WorkflowState) -> None:
        show_workflow(self._rooms.board, session_id, state)

    def _program_changed(self, program: Supervised, what: str) -> None:
        self._state_due = True
        if hasattr(self, "_rooms"):  # safety is started before there is a log; `run` writes it down
            tell_program_news(self._rooms, program, what)

    def state(self) -> StationState:
        """The complete state."""
        number = next(self._state_numbers)  # before anything is looked at
        views = [program.view() for program in self._supervisor.programs.values()]
        desktop = self._housekeeping.desktop_view()
        return draw_state(
            self._rooms,
            views if desktop is None else [*views, desktop],
            incarnation=self._incarnation,
            number=number,
            ending=self._ending,
            log_fault=lambda: self._store.log.fault or "",
        )

    def _safety_told(self, status: SafetyStatus) -> None:
        self._alarm_stop.take(status)  # on the watcher's thread: no stop waits for this one's
        self._inbox.put(_Told("safety", status))

    def _mark_changed(self) -> None:
        self._state_due = True

    def _entry_added(self, entry: LogEntry) -> None:
        event = entry.event
        added = LogEntryAdded(
            index=entry.index,
            event_type=event.event_type,
            source_service=event.source_service,
            timestamp=event.timestamp.isoformat(),
        )
        self._inbox.put(_Told("log", added))

    def _show_event(self, session_id: str, row: SessionEvent) -> None:
        self._inbox.put(_Told("board", SessionEventAdded(session_id=session_id, event=row)))

    def _reopen_device(self, session_id: str) -> None:
        """Open the session's device again, on a thread of its own: the answer comes through this one."""
        rooms = self._rooms

        def reopen() -> None:
            try:
                self._activities.open_device(SessionId(session_id))
            except NeuraScaleError as error:
                rooms.log.warning("the device was not opened again: %s", error.what)
                rooms.board.note_failure(session_id, f"The device could not be opened again: {error.what}")
            self._messenger.tell(session_id, "prerequisites_changed", "")

        threading.Thread(target=reopen, name="station-reopen", daemon=True).start()

    def _log_refused(self, what: str) -> None:
        if hasattr(self, "_rooms"):
            # A disk that is full is no proof that does not hold, and wants another person.
            condition = "log_read_only" if self._store.log.fault else "log_not_written"
            self._rooms.alarms.raise_(condition, text=what)

    def _acquisition_peer(self) -> str | None:
        program = self._supervisor.programs[ProgramName.ACQUISITION]
        return program.peer if program.state is ProgramState.RUNNING else None

    def _set_filters(self, message: SetFilters) -> None:
        worker = self._supervisor.programs[ProgramName.WORKER]
        self._filters, self._worker_with_filters = message, worker.pid
        self._exchange.notify(worker.peer, message)

    def _quit_safety(self) -> None:
        try:
            SafetyControl(self._data.runtime, clock=self._clock).quit()
        except NeuraScaleError as error:
            self._log.warning("safety did not take the wish to end: %s", error.what)

    def _shut_down(self, reason: str) -> None:
        self._end_reason = reason
        self._end.ask()
