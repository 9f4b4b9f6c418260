"""Every engine of workflows passes the contract suite: DBOS over SQLite and over a real PostgreSQL."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import WorkflowSettings
from app.core.workflow import effect_runner
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.engine import StateListener, WorkflowEngine
from app.core.workflow.kept_values import SealedValues
from app.core.workflow.postgresql_database import open_postgresql_database
from app.core.workflow.registry import Definition
from tests.contracts.workflow_suite import WorkflowSuite
from tests.fakes.postgresql_server import PostgresqlServer, running_server


class SqliteDriver:
    """DBOS over the station's own encrypted file."""

    without: Mapping[str, str] = {}

    def __init__(self, folder: Path) -> None:
        self._data = DataDirectory(folder)

    def open(
        self, definitions: Mapping[str, Definition], activities: object, on_state: StateListener
    ) -> WorkflowEngine:
        return DbosEngine(self._data, activities, on_state=on_state, definitions=definitions)


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held is not waited for when an engine closes."""
    monkeypatch.setattr(effect_runner, "CLOSING_GRACE_S", 0.05)


class TestDbosOverSqlite(WorkflowSuite):
    @pytest.fixture
    def driver(self, tmp_path: Path) -> SqliteDriver:
        return SqliteDriver(tmp_path)


class PostgresqlDriver:
    """DBOS over a PostgreSQL database of its own."""

    without: Mapping[str, str] = {}

    def __init__(self, folder: Path, settings: WorkflowSettings) -> None:
        self._data = DataDirectory(folder)
        self._settings = settings

    def open(
        self, definitions: Mapping[str, Definition], activities: object, on_state: StateListener
    ) -> WorkflowEngine:
        database = open_postgresql_database(self._settings, "station-1")
        return DbosEngine(
            self._data,
            activities,
            on_state=on_state,
            definitions=definitions,
            database=database,
            values=SealedValues(bytes(32)),
        )


@pytest.fixture(scope="module", name="server")
def _server() -> Iterator[PostgresqlServer]:
    yield from running_server()


class TestDbosOverPostgresql(WorkflowSuite):
    @pytest.fixture
    def driver(self, tmp_path: Path, server: PostgresqlServer) -> PostgresqlDriver:
        return PostgresqlDriver(tmp_path, server.database())
