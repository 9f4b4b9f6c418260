"""Histories of `tests/vectors/workflows` put into a real DBOS and gone on with, many at once.

Each lies under an id of its own; what is asked for after it was taken up is noted, and whatever it waits for is said.
"""

import json
import queue
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.core.clock import SYSTEM_CLOCK
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.dbos_steps import step_and_attempt
from app.core.workflow.registry import DEFINITIONS, Definition
from app.core.workflow.workflow_database import workflow_database_of
from tests.fakes.recorded_points import RECORDED
from tests.fakes.scripted_activities import ActivitiesByWorkflow, ScriptedActivities

VECTORS = Path(__file__).parent.parent / "vectors" / "workflows"
PLACEHOLDER = "0199aaaa-0000-7000-8000-000000000001"
_WITHIN_S = 60.0


@dataclass(frozen=True)
class History:
    """One recorded run.

    Attributes:
        name: Release, definition and point, for messages.
        tables: Rows by table.
        ends: How it must end.
    """

    name: str
    definition: str
    workflow_id: str
    tables: dict[str, list[dict[str, Any]]]
    ends: str

    def done(self) -> list[str]:
        """Steps that had been done, in order."""
        return [
            step_and_attempt(row["function_name"])[0]
            for row in self.tables["operation_outputs"]
            if '"error":null' in row.get("output", "")
        ]

    def cut_after(self, number: int) -> "History":
        """As if the power had been lost once its step of this number was kept."""

        def kept(row: dict[str, Any]) -> bool:
            return int(row.get("function_id", 0)) <= number

        tables = {table: [row for row in rows if kept(row)] for table, rows in self.tables.items()}
        gone = {"completed_at", "output", "error", "status"}
        tables["workflow_status"] = [
            {"status": "PENDING", **{name: value for name, value in row.items() if name not in gone}}
            for row in tables["workflow_status"]
        ]
        return replace(self, name=f"{self.name} cut after {number}", tables=tables)

    def under(self, workflow_id: str) -> "History":
        """With another id."""
        text = json.dumps(self.tables).replace(self.workflow_id, workflow_id)
        return replace(self, workflow_id=workflow_id, tables=json.loads(text))


@dataclass(frozen=True)
class Outcome:
    """What became of one history.

    Attributes:
        end: Its last state.
        calls: What was asked for after it was taken up.
    """

    history: History
    end: WorkflowState
    calls: list[str]

    def effects(self) -> list[str]:
        """What was done in all, before and after, of what happens once in a run."""
        once = RECORDED[self.history.definition].once
        return [name for name in (*self.history.done(), *self.calls) if name in once]


def releases() -> list[str]:
    """Of which histories are kept."""
    return sorted(folder.name for folder in VECTORS.iterdir() if folder.is_dir() and folder.name != "temporal")


def histories(release: str) -> list[History]:
    """All that are kept of one release, and of each whole run one for every step of it."""
    found: list[History] = []
    for path in sorted((VECTORS / release).glob("*/*.json")):
        kept = json.loads(path.read_text(encoding="utf-8"))
        history = History(
            name=f"{release} {kept['definition']} {kept['point']}",
            definition=kept["definition"],
            workflow_id=PLACEHOLDER,
            tables=kept["tables"],
            ends=kept["ends"],
        )
        if kept["point"] == "ended":
            numbers = [row["function_id"] for row in kept["tables"]["operation_outputs"]]
            found += [history.cut_after(number) for number in (0, *numbers)]
        else:
            found.append(history)
    return [history.under(f"0199aaaa-0000-7000-8000-{number:012d}") for number, history in enumerate(found, 100)]


def replay(
    data: DataDirectory, taken: list[History], definitions: Mapping[str, Definition] = DEFINITIONS
) -> list[Outcome]:
    """Let all of them go on to their ends, under these definitions."""
    DbosEngine(data, object(), definitions=definitions).close()  # makes the tables, as this release has them
    _insert(data, taken)
    activities = ActivitiesByWorkflow()
    for history in taken:
        activities.of[history.workflow_id] = ScriptedActivities(RECORDED[history.definition].answers)
    told: queue.SimpleQueue[tuple[str, WorkflowState]] = queue.SimpleQueue()
    engine = DbosEngine(data, activities, definitions=definitions, on_state=lambda *state: told.put(state))
    ends: dict[str, WorkflowState] = {}
    try:
        resumed = engine.resume_unfinished()
        assert sorted(resumed) == sorted(history.workflow_id for history in taken), "a history was not taken up"
        replies = {history.workflow_id: RECORDED[history.definition].replies for history in taken}
        give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(_WITHIN_S * 1e9)
        while len(ends) < len(taken):
            assert SYSTEM_CLOCK.monotonic_ns() < give_up_ns, [h.name for h in taken if h.workflow_id not in ends]
            try:
                workflow_id, state = told.get(timeout=0.5)
            except queue.Empty:
                continue
            if state.exit_reason and not state.waiting_for:
                ends[workflow_id] = state
                continue
            said = next((said for name, said in replies[workflow_id].items() if name in state.waiting_for), None)
            if said is not None:
                engine.signal(workflow_id, said)
    finally:
        engine.close()
    return [Outcome(history, ends[history.workflow_id], activities.of[history.workflow_id].calls) for history in taken]


def _insert(data: DataDirectory, taken: list[History]) -> None:
    database = workflow_database_of(data)
    try:
        known = sa.MetaData()
        known.reflect(database)
        with database.begin() as connection:
            for history in taken:
                for name, rows in history.tables.items():
                    for row in rows:
                        connection.execute(sa.insert(known.tables[name]).values(**row))
    finally:
        database.dispose()
