"""The engine on Temporal passes the suite of all engines, against a stand-in of the server (docs/guide/temporal.md)."""

import asyncio
from collections.abc import Iterator, Mapping

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from app.core.settings.site import TemporalSettings
from app.core.workflow import effect_runner
from app.core.workflow.engine import StateListener, WorkflowEngine
from app.core.workflow.registry import Definition
from app.core.workflow.temporal.sealed_payloads import sealing_converter
from app.core.workflow.temporal.temporal_engine import TemporalEngine
from app.core.workflow.temporal.worker import classes_and_runner, quiet_runtime, workflow_thread
from tests.contracts.workflow_suite import WorkflowSuite
from tests.fakes.temporal_frontend import TemporalFrontend

KEY = bytes(32)

quiet_runtime()  # its native part keeps two sockets to itself as long as the process lives


class TemporalDriver:
    """The SDK's own client and worker; the stand-in keeps what a server keeps."""

    without: Mapping[str, str] = {}

    def __init__(self, frontend: TemporalFrontend) -> None:
        self._frontend = frontend
        self._definitions: Mapping[str, Definition] = {}
        self._server = TemporalSettings(address=frontend.target, task_queue="neurascale-test")

    def open(
        self, definitions: Mapping[str, Definition], activities: object, on_state: StateListener
    ) -> WorkflowEngine:
        self._definitions = definitions
        return TemporalEngine(self._server, KEY, "test", activities, on_state=on_state, definitions=definitions)

    def replay_all(self) -> None:
        """Everything that was run is gone through once more by the SDK's Replayer, as a new worker would."""
        classes, runner = classes_and_runner(self._definitions)
        thread = workflow_thread()
        replayer = Replayer(
            workflows=classes,
            workflow_runner=runner,
            workflow_task_executor=thread,
            data_converter=sealing_converter(KEY),
            runtime=quiet_runtime(),
        )
        try:
            for run in self._frontend.runs:
                if run.status != "FAILED":  # its definition was changed without a word
                    asyncio.run(replayer.replay_workflow(WorkflowHistory(run.workflow_id, run.events)))
        finally:
            thread.shutdown()


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held is not waited for when an engine closes."""
    monkeypatch.setattr(effect_runner, "CLOSING_GRACE_S", 0.05)


class TestTemporal(WorkflowSuite):
    @pytest.fixture
    def driver(self) -> Iterator[TemporalDriver]:
        with TemporalFrontend() as frontend:
            driver = TemporalDriver(frontend)
            yield driver
            driver.replay_all()
