"""The engine on Temporal passes the suite of all engines, against a stand-in of the server (docs/guide/temporal.md)."""

from collections.abc import Iterator, Mapping

import pytest

from app.core.settings.site import TemporalSettings
from app.core.workflow import effect_runner
from app.core.workflow.engine import StateListener, WorkflowEngine
from app.core.workflow.registry import Definition
from app.core.workflow.temporal.temporal_engine import TemporalEngine
from app.core.workflow.temporal.worker import quiet_runtime
from tests.contracts.workflow_suite import WorkflowSuite
from tests.fakes.temporal_frontend import TemporalFrontend

quiet_runtime()  # its native part keeps two sockets to itself as long as the process lives


class TemporalDriver:
    """The SDK's own client and worker; the stand-in keeps what a server keeps."""

    without: Mapping[str, str] = {}

    def __init__(self, frontend: TemporalFrontend) -> None:
        self._server = TemporalSettings(address=frontend.target, task_queue="neurascale-test")

    def open(
        self, definitions: Mapping[str, Definition], activities: object, on_state: StateListener
    ) -> WorkflowEngine:
        return TemporalEngine(self._server, bytes(32), "test", activities, on_state=on_state, definitions=definitions)


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held is not waited for when an engine closes."""
    monkeypatch.setattr(effect_runner, "CLOSING_GRACE_S", 0.05)


class TestTemporal(WorkflowSuite):
    @pytest.fixture
    def driver(self) -> Iterator[TemporalDriver]:
        with TemporalFrontend() as frontend:
            yield TemporalDriver(frontend)
