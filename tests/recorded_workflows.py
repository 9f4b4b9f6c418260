"""Records the histories that CI replays: runs of a release's workflows, interrupted at each of their points.

    python -m tests.recorded_workflows record [--into tests/vectors/workflows] [--release 0.2]

Without `--release` each definition's own version is the folder's name. To record what another release leaves behind,
run this file with that release's source on PYTHONPATH, as tests/vectors/workflows/README.md says. A file holds the
rows of DBOS's tables and of ours for one run, under a placeholder's id: no patient, no path of this machine.
"""

# ruff: noqa: E402 - which source it is about is settled first

import argparse
import contextlib
import json
import os
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

os.environ["NEURASCALE_DEMONSTRATION"] = "1"
sys.path[:0] = [str(Path(__file__).parent / "fakes")]  # by plain name: another release's `tests` may be in the way

import recorded_points
import scripted_activities

from app.core.settings.data_directory import DataDirectory
from app.core.workflow import dbos_engine, effect_runner

PLACEHOLDER = "0199aaaa-0000-7000-8000-000000000001"
TABLES = (
    *("workflow_status", "workflow_input", "operation_outputs"),
    *("workflow_events", "workflow_events_history", "neurascale_signals"),
)
_WITHIN_S = 20.0


class _Recording:
    """One run, driven to one point."""

    def __init__(self, definition: str, point: recorded_points.Point, folder: Path) -> None:
        recorded = recorded_points.RECORDED[definition]
        self._definition, self._point = definition, point
        self._data = DataDirectory(folder)
        self._says = list(point.says)
        self._told = threading.Condition()
        self._newest: Any = None
        self.activities = scripted_activities.ScriptedActivities({**recorded.answers, **point.answers})

    def run(self) -> bool:
        """Whether the point was reached; a release may not have it."""
        if self._point.holds:
            self.activities.hold(self._point.holds)
        engine = _engine_class()(self._data, self.activities, on_state=self._on_state)
        try:
            if hasattr(engine, "start"):
                engine.start(self._definition, PLACEHOLDER)
            else:
                engine.start_session(PLACEHOLDER)
            return self._drive(engine)
        finally:
            engine.close()
            self.activities.let_go.set()

    def _on_state(self, _workflow_id: str, state: Any) -> None:
        with self._told:
            self._newest = state
            self._told.notify_all()

    def _drive(self, engine: Any) -> bool:
        seen = None
        while True:
            seen = state = self._await_news(seen)
            if self.activities.reached.is_set():
                return True
            if state.exit_reason and not state.waiting_for:
                return self._point.at == "ended"
            if self._says and self._says[0][0] in state.waiting_for:
                _, name, payload = self._says.pop(0)
                engine.signal(PLACEHOLDER, name, payload)
            elif not self._says and state.waiting_for and state.step == self._point.at:
                return True

    def _await_news(self, seen: Any) -> Any:
        """The newest state; where a call is held, nobody rings."""
        for _ in range(round(_WITHIN_S / 0.02)):
            with self._told:
                self._told.wait_for(lambda: self._newest is not seen, 0.02)
                if self._newest is not seen or self.activities.reached.is_set():
                    return self._newest
        raise TimeoutError(f"{self._point.name}: {self._newest}, {self.activities.calls}")

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        with _opened(self._data) as connection:
            return {table: _rows(connection, table) for table in TABLES}


def _engine_class() -> Callable[..., Any]:
    """As the release calls it."""
    found: Callable[..., Any] = getattr(dbos_engine, "DbosEngine", None) or dbos_engine.WorkflowEngine
    return found


@contextlib.contextmanager
def _opened(data: DataDirectory) -> Iterator[Any]:
    try:
        from tests.fakes.opened_database import opened_workflows
    except ImportError:  # the first release kept its workflows in clear
        with contextlib.closing(sqlite3.connect(data.workflow_database)) as connection:
            yield connection
        return
    with opened_workflows(data) as connection:
        yield connection


def _rows(connection: Any, table: str) -> list[dict[str, Any]]:
    found = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    return [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in found]


def record(into: Path, release: str) -> int:
    """Record every definition that this release has; how many files were written."""
    effect_runner.CLOSING_GRACE_S = 0.05
    written = 0
    for definition, (name, points) in _definitions(release).items():
        folder = into / name / definition
        folder.mkdir(parents=True, exist_ok=True)
        for point in points:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
                recording = _Recording(definition, point, Path(temporary))
                if not recording.run():
                    continue
                history = {
                    "definition": definition,
                    "release": name,
                    "point": point.name,
                    "ends": point.ends,
                    "engine": f"dbos {version('dbos')}",
                    "tables": recording.rows(),
                }
            (folder / f"{point.name}.json").write_text(json.dumps(history, indent=1, ensure_ascii=False) + "\n")
            written += 1
    return written


def _definitions(release: str) -> dict[str, tuple[str, tuple[recorded_points.Point, ...]]]:
    try:
        from app.core.workflow.registry import DEFINITIONS
    except ImportError:
        return {"clinical_session": (release, recorded_points.RECORDED["clinical_session"].points)}
    return {
        definition.name: (release or definition.version, recorded_points.RECORDED[definition.name].points)
        for definition in DEFINITIONS.values()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["record"])
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "vectors" / "workflows")
    parser.add_argument("--release", default="")
    asked = parser.parse_args()
    sys.stdout.write(f"{record(asked.into, asked.release)} histories\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
