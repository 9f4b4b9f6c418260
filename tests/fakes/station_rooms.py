"""The rooms of a station on a real store, with fakes at the doors to acquisition and to the workflow."""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.core.access.reception import Reception
from app.core.clinic import patients, sessions
from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceDescription, SimulatedSpec
from app.core.errors import NeuraScaleError, NotFound
from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import new_event
from app.core.events.workflow_events import WorkflowRetriedData
from app.core.identifiers import DeviceId, SessionId, StreamId
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind
from app.core.signals.channels import Channel, StreamDescription
from app.core.station.acquisition_desk import AcquisitionDesk
from app.core.station.alarm_desk import AlarmDesk
from app.core.station.door.break_glass_desk import BreakGlassDesk
from app.core.station.door.care_desk import CareDesk
from app.core.station.export_desk import ExportDesk
from app.core.station.journal import Journal
from app.core.station.one_shot_tasks import run_task
from app.core.station.patient_views import patient_view
from app.core.station.restoration import last_stop_in_log
from app.core.station.safety_desk import SafetyDesk
from app.core.station.session_board import SessionBoard, patient_of_any
from app.core.station.session_order import SessionOrder, write_order
from app.core.station.station_rooms import StationRooms
from app.core.station.subject_exports import SubjectExportDesk
from app.core.station.views import PatientView, SessionEvent, SessionView
from app.core.store.station_store import StationStore
from app.core.workflow.context import WorkflowState

NUMBER = "H-4711"
STREAM = StreamDescription(
    stream_id=StreamId("eeg"), name="EEG", rate_hz=250.0, channels=(Channel(label="Fp1"), Channel(label="O2"))
)
DEVICE = DeviceDescription(
    device_id=DeviceId("sim-1"), driver="simulated", name="Simulated amplifier", streams=(STREAM,), live=True
)


def a_view(session_id: str = "s-1", **fields: Any) -> SessionView:
    """A session as a board shows it, without a store."""
    patient = PatientView(
        patient_id="p-1", hospital_number="H-1", family_name="A", given_name="B", birth_date="1990-01-31", sex="female"
    )
    values = {"step": "prerequisites", "step_text": "", **fields}
    return SessionView(session_id=session_id, patient=patient, protocol="routine-eeg", **values)


class FakeAcquisition:
    """Answers as a test says; everything it was asked is kept.

    Attributes:
        answers: By type of request: an answer, an error to raise, or a list of them, one a time.
    """

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.answers: dict[type, Any] = {}

    def ask(self, message: Any, *, timeout_s: float = 15.0, session_id: str = "") -> Any:
        self.asked.append(message)
        answer = self.answers.get(type(message))
        if isinstance(answer, list):
            answer = answer.pop(0)
        if isinstance(answer, NeuraScaleError):
            raise answer
        return answer

    def asked_for(self) -> list[str]:
        return [type(message).__name__ for message in self.asked]


class FakeEngine:
    """Keeps what workflows were told.

    Attributes:
        fails: Raised by `start_session`.
        states: What `state` answers by session.
    """

    def __init__(self) -> None:
        self.started: list[str] = []
        self.signals: list[tuple[str, str, dict[str, str]]] = []
        self.fails: BaseException | None = None
        self.states: dict[str, WorkflowState] = {}

    def start_session(self, session_id: SessionId) -> None:
        if self.fails is not None:
            raise self.fails
        self.started.append(session_id)

    def start(self, definition_name: str, workflow_id: str) -> None:
        if self.fails is not None:
            raise self.fails
        self.started.append(workflow_id)

    def signal(self, session_id: SessionId, name: str, payload: dict[str, str] | None = None) -> None:
        self.signals.append((session_id, str(name), payload or {}))

    def state(self, session_id: SessionId) -> WorkflowState:
        if session_id not in self.states:
            raise NotFound("No workflow was begun for this session.")
        return self.states[session_id]

    def forget(self, session_ids: Iterable[str]) -> int:
        known = [session_id for session_id in session_ids if session_id in self.states]
        for session_id in known:
            del self.states[session_id]
        return len(known)

    def names(self) -> list[str]:
        return [name for _, name, _ in self.signals]


@dataclass
class StationOfTests:
    """Everything a test looks at."""

    data: DataDirectory
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(wall=datetime(2026, 5, 4, 9, tzinfo=UTC)))
    store: StationStore = field(init=False)
    engine: FakeEngine = field(default_factory=FakeEngine)
    acquisition: FakeAcquisition = field(default_factory=FakeAcquisition)
    free_bytes: int = 10**12
    faults: list[str] = field(default_factory=list)
    rows: list[tuple[str, SessionEvent]] = field(default_factory=list)
    told: list[tuple[str, str, str]] = field(default_factory=list)
    reopened: list[str] = field(default_factory=list)
    changes: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    run_task: Callable[..., bytes] = run_task

    def __post_init__(self) -> None:
        self.store = StationStore.open(self.data, clock=self.clock)
        self.log = logging.Logger("test-station")  # of no parent: what a station warns of is part of these tests
        self.log_lines: list[str] = []
        handler = logging.Handler()
        handler.emit = lambda record: self.log_lines.append(record.getMessage())  # type: ignore[method-assign]
        self.log.addHandler(handler)
        self.rooms = self.new_rooms()

    def new_rooms(self) -> StationRooms:
        """As a station that has just been started makes them."""
        board = SessionBoard(self._changed)
        journal = Journal(
            self.store.log,
            clock=self.clock,
            log=self.log,
            on_fault=self.faults.append,
            patient_of=lambda session_id: patient_of_any(board, self.store, session_id),
        )
        alarms = AlarmDesk(
            journal,
            clock=self.clock,
            session_id=lambda: board.view.session_id if board.view else "",
            on_change=self._changed,
        )
        tell = self.told.append
        show = self.rows.append
        care = CareDesk(self.store, clock=self.clock, everybodys=False)
        return StationRooms(
            data=self.data,
            clock=self.clock,
            log=self.log,
            store=self.store,
            journal=journal,
            board=board,
            alarms=alarms,
            acquisition=self.acquisition,  # type: ignore[arg-type]
            acquisition_desk=AcquisitionDesk(
                journal,
                board,
                alarms,
                log=self.log,
                signal=lambda *told: tell(told),
                show_event=lambda *row: show(row),
                reopen=self.reopened.append,
            ),
            safety_desk=SafetyDesk(
                journal,
                board,
                alarms,
                signal=lambda *told: tell(told),
                show_event=lambda *row: show(row),
                safety_folder=self.data.safety,
                last_stop_imported=last_stop_in_log(self.store),
            ),
            exports=ExportDesk(
                self.data,
                self.store.recordings,
                journal,
                clock=self.clock,
                log=self.log,
                closing=self.closing,
                on_change=self._changed,
                run=lambda *words, **how: self.run_task(*words, **how),
            ),
            subject_exports=SubjectExportDesk(
                self.data,
                self.store,
                clock=self.clock,
                log=self.log,
                closing=self.closing,
                on_change=self._changed,
                run=lambda *words, **how: self.run_task(*words, **how),
            ),
            # Clinical, where a station of tests is one for demonstration: nobody but who a test makes is a user.
            reception=Reception(
                self.store,
                kind=StationKind.CLINICAL,
                holder="file",
                lock_after_s=600.0,
                clock=self.clock,
                on_change=self._changed,
                on_refused=lambda error: self.faults.append(error.what),
            ),
            care=care,
            break_glass=BreakGlassDesk(self.store, journal, care, clock=self.clock),
            disk_free_bytes=lambda: self.free_bytes,
            closing=self.closing,
        )

    def _changed(self) -> None:
        self.changes += 1

    def register(self, number: str = NUMBER) -> str:
        details = patients.PatientDetails(
            hospital_number=number, family_name="Kanarek", given_name="Vogel", birth_date="1980-01-01", sex="female"
        )
        return patients.register_patient(self.store, details, clock=self.clock)

    def begin(self, **fields: Any) -> SessionId:
        """A session in the store and on the board; `fields` of its view."""
        patient_id = self.register()
        session_id = sessions.begin_session(self.store, patient_id, "routine-eeg", "simulated", clock=self.clock)
        write_order(self.rooms, session_id, SessionOrder(device=SimulatedSpec()))
        patient = self.store.patients.get(patient_id)
        assert patient is not None
        values = {"step": "prerequisites", "step_text": "", "device": DEVICE, **fields}
        self.rooms.board.show(
            SessionView(
                session_id=session_id, patient=patient_view(self.rooms, patient), protocol="routine-eeg", **values
            )
        )
        return session_id

    def take_up(self, session_id: str) -> None:
        """Somebody lets a session that failed go on."""
        patient_id = sessions.existing_session(self.store, session_id).patient_id
        data = WorkflowRetriedData(
            workflow_id=session_id, definition="clinical_session", step="analyse", reason="There is room again"
        )
        self.store.log.append(
            new_event(
                "workflow.retried",
                data,
                source_service="station",
                correlation_id=session_id,
                subject_id=patient_id,
                clock=self.clock,
            )
        )

    def types(self) -> list[str]:
        return [entry.event.event_type for entry in self.store.log.read()]

    def events(self, event_type: str) -> list[Any]:
        """Data of the entries of a type."""
        assert event_type in CATALOGUE
        return [entry.event.data for entry in self.store.log.read(event_type=event_type)]

    def shown(self) -> SessionView:
        view = self.rooms.board.view
        assert view is not None
        return view

    def alarmed(self) -> set[str]:
        return {alarm.condition for alarm in self.rooms.alarms.views()}
