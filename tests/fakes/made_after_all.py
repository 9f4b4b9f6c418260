"""A station whose sessions have a real recording, whose tasks (analysis, report) do as a test says, and real effects.

Nothing is opened: device and electrodes are the fakes' of `tests.fakes.station_rooms`; what comes after the recording
is what the station does.
"""

import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from app.core.acquisition.messages import AcquisitionState
from app.core.clinic import consent
from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LinkDown, SurroundingsError
from app.core.events.recording_events import RecordingStartedData
from app.core.identifiers import RecordingId, SessionId
from app.core.station import report_activities, report_facts
from app.core.station.resumption import tell_resumed
from app.core.station.session_activities import StationActivities
from app.core.station.taken_up_sessions import show_workflow, taken_up_sessions
from app.core.station.workflow_messages import GetWorkflow, RetryWorkflow, WorkflowDetail
from app.core.station.workflow_requests import WorkflowDesk
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from tests.fakes.door import somebody
from tests.fakes.recordings import create_writer, record_blocks
from tests.fakes.report_contents import made_up_analysis
from tests.fakes.station_rooms import StationOfTests

WITHIN_S = 20.0
CLINICIAN = somebody("keller")
NO_ROOM = "There is no room."


class Tasks:
    """In the place of the processes of their own.

    Attributes:
        asked: Tasks in order.
        fails: Those that end with an error.
        on_task: Called first; may block.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails: set[str] = set()
        self.on_task: dict[str, Callable[[], None]] = {}

    def run(self, _data: Any, task: str, *_words: str, given_up: Callable[[], bool], **_how: Any) -> bytes:
        self.asked.append(task)
        self.on_task.get(task, lambda: None)()
        if given_up():
            raise LinkDown(f"The {task} was given up.")
        if task in self.fails or task == "detail":
            raise SurroundingsError(f"The {task} ended with exit code 1.", meaning=NO_ROOM)
        return msgspec.json.encode(made_up_analysis()) if task == "analysis" else b"%PDF-1.7 made up"


class _Effects(StationActivities):
    """The station's; before and while recording there is nothing but the recording."""

    def open_device(self, session_id: SessionId) -> None:
        pass

    def check_prerequisites(self, session_id: SessionId) -> tuple[str, ...]:
        return ()

    def measure_impedance(self, session_id: SessionId, number: int = 1) -> int:
        return 0

    def start_recording(self, session_id: SessionId) -> None:
        rooms = self._rooms
        recording_id = RecordingId(f"recording-of-{session_id}")
        rooms.journal.write(
            RecordingStartedData(
                recording_id=recording_id, session_id=session_id, device="x", stream_rates_hz=(100.0,), labels=("E1",)
            ),
            session_id=session_id,
        )
        writer = create_writer(rooms.data.recording(recording_id))
        record_blocks(writer, n_blocks=20)
        writer.close("complete")


class StationOfReports:
    """See the module."""

    def __init__(self, station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> None:
        self.station = station
        self.tasks = Tasks()
        for module in (report_activities, report_facts):
            monkeypatch.setattr(module, "run_task", self.tasks.run)
        self.changed = threading.Condition()
        station.rooms.acquisition_desk.state = AcquisitionState()
        self._open()

    def _open(self) -> None:
        station = self.station
        self.engine = DbosEngine(station.data, _Effects(station.rooms), on_state=self._shown)
        self.desk = WorkflowDesk(station.rooms, self.engine)

    def _shown(self, workflow_id: str, state: WorkflowState) -> None:
        show_workflow(self.station.rooms.board, workflow_id, state)
        with self.changed:
            self.changed.notify_all()

    def begin(self) -> SessionId:
        """A patient who consented, and a session that is led to the end of its recording."""
        session_id = self.station.begin(device=None)
        self.patient_id = self.station.shown().patient.patient_id
        consent.give_consent(self.station.store, self.patient_id, "recording", "patient", clock=self.station.clock)
        self.lead(session_id)
        return session_id

    def lead(self, session_id: SessionId) -> None:
        self.engine.resume_unfinished()
        self.engine.start_session(session_id)
        for name in ("continue:impedance", "continue:ready", "stop"):
            self.await_state(session_id, lambda state, name=name: name in state.waiting_for)  # type: ignore[misc]
            self.engine.signal(session_id, name)

    def await_state(self, session_id: str, there: Callable[[WorkflowState], bool]) -> None:
        with self.changed:
            reached = self.changed.wait_for(lambda: there(self.engine.state(session_id)), WITHIN_S)
        assert reached, self.engine.state(session_id)

    def await_status(self, session_id: str, status: str) -> None:
        """A run's end is kept just after its last state was told."""
        give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(WITHIN_S * 1e9)
        while self.detail(session_id).run.status != status:
            assert SYSTEM_CLOCK.monotonic_ns() < give_up_ns, self.detail(session_id).run
            SYSTEM_CLOCK.sleep(0.01)

    def detail(self, session_id: str) -> WorkflowDetail:
        found = self.desk.answer(GetWorkflow(workflow_id=session_id), CLINICIAN)
        assert isinstance(found, WorkflowDetail)
        return found

    def let_go_on(self, session_id: str) -> None:
        self.desk.answer(RetryWorkflow(workflow_id=session_id, reason="There is room again."), CLINICIAN)

    def restart(self) -> tuple[str, ...]:
        """As a station that has just been started: other rooms, another engine; what it takes up."""
        self.close()
        self.station.closing.clear()
        self.station.rooms = self.station.new_rooms()
        self.station.rooms.acquisition_desk.state = AcquisitionState()
        self._open()
        held = taken_up_sessions(self.station.rooms, self.engine)
        tell_resumed(self.station.rooms, (), started=self.station.clock.wall(), taken_up=held)
        self.engine.resume_unfinished(held)
        return tuple(held)

    def close(self) -> None:
        self.station.closing.set()
        self.engine.close()
