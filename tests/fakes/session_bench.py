"""An engine with sessions whose effects are written down instead of done, and somebody who lets them go on."""

from app.core.identifiers import SessionId
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from tests.fakes.session_activities import EffectJournal, FakeSessionActivities
from tests.journeys.running_workstation import wait_for

SESSION = SessionId("0199aaaa-0000-7000-8000-000000000001")
WITHIN_S = 5.0


class SessionBench:
    """An engine whose sessions go through by themselves, up to the signature."""

    def __init__(self, data: DataDirectory) -> None:
        self.data = data
        self.activities = FakeSessionActivities(EffectJournal(data.root / "effects"))
        self.activities.signature = ""
        self.engine = DbosEngine(data, self.activities)

    def begin(self, session_id: SessionId = SESSION) -> None:
        self.engine.start_session(session_id)
        for waits in ("continue:impedance", "continue:ready", "stop"):
            self.await_state(session_id, waiting_for=waits)
            self.engine.signal(session_id, waits)

    def await_state(self, session_id: SessionId = SESSION, *, waiting_for: str = "", text: str = "") -> WorkflowState:
        def reached() -> bool:
            state = self.engine.state(session_id)
            return (not waiting_for or waiting_for in state.waiting_for) and text in state.text

        wait_for(reached, WITHIN_S, f"{session_id}: never {waiting_for} {text}: {self.engine.state(session_id)}")
        return self.engine.state(session_id)

    def restart(self) -> None:
        self.engine.close()
        self.engine = DbosEngine(self.data, self.activities)
        self.engine.resume_unfinished()

    def unfinished(self) -> tuple[str, ...]:
        return tuple(run.workflow_id for run in self.engine.runs(unfinished_only=True))
