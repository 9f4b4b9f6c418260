"""Records the histories on Temporal that CI replays: runs of today's definitions, interrupted at each of their points.

    python -m tests.recorded_temporal record [--into tests/vectors/workflows/temporal]

Each definition's version is the folder's name. A file holds the events that a server keeps of one run, made by the
SDK's own client and worker against the stand-in of `tests/fakes/temporal_frontend.py`; its payloads are sealed with
`VECTOR_KEY`, which is no secret. No patient, no path or name of this machine.
"""

import argparse
import json
import sys
import threading
import uuid
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from google.protobuf.json_format import MessageToDict, ParseDict
from temporalio.api.history.v1 import History, HistoryEvent

from app.core.settings.site import TemporalSettings
from app.core.workflow import effect_runner
from app.core.workflow.context import WorkflowState
from app.core.workflow.registry import DEFINITIONS
from app.core.workflow.temporal.temporal_engine import TemporalEngine
from tests.fakes.recorded_points import RECORDED, Point
from tests.fakes.scripted_activities import ScriptedActivities
from tests.fakes.temporal_frontend import TemporalFrontend

VECTOR_KEY = bytes(range(32))
TASK_QUEUE = "neurascale-recorded"
VECTORS = Path(__file__).parent / "vectors" / "workflows" / "temporal"
_WITHIN_S = 20.0


def workflow_id_of(definition: str, point: str) -> str:
    """One for each history, so that all can be taken up at once."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{definition}/{point}"))


def recorded_files() -> list[Path]:
    """All that are kept."""
    return sorted(VECTORS.rglob("*.json"))


def events_of(path: Path) -> list[HistoryEvent]:
    """The events that a file holds."""
    return list(ParseDict({"events": json.loads(path.read_text())["events"]}, History()).events)


class _Recording:
    """One run, driven to one point."""

    def __init__(self, definition: str, point: Point) -> None:
        self._definition, self._point = definition, point
        self._workflow_id = workflow_id_of(definition, point.name)
        self._says = list(point.says)
        self._told = threading.Condition()
        self._newest: WorkflowState | None = None
        self.activities = ScriptedActivities({**RECORDED[definition].answers, **point.answers})

    def events(self) -> list[HistoryEvent]:
        if self._point.holds:
            self.activities.hold(self._point.holds)
        with TemporalFrontend() as frontend:
            server = TemporalSettings(address=frontend.target, task_queue=TASK_QUEUE)
            engine = TemporalEngine(server, VECTOR_KEY, "recorded", self.activities, on_state=self._on_state)
            try:
                engine.start(self._definition, self._workflow_id)
                self._drive(engine)
                return list(frontend.settled_events(self._workflow_id))
            finally:
                self.activities.let_go.set()
                engine.close()

    def _on_state(self, _workflow_id: str, state: WorkflowState) -> None:
        with self._told:
            self._newest = state
            self._told.notify_all()

    def _drive(self, engine: TemporalEngine) -> None:
        for state in self._news():
            if self.activities.reached.is_set():
                return
            if state is None:
                continue
            if state.exit_reason and not state.waiting_for:
                assert self._point.at == "ended", f"{self._point.name} was passed"
                return
            if self._says and self._says[0][0] in state.waiting_for:
                _, name, payload = self._says.pop(0)
                engine.signal(self._workflow_id, name, payload)
            elif not self._says and state.waiting_for and state.step == self._point.at:
                return

    def _news(self) -> Iterator[WorkflowState | None]:
        """Each new state; None now and then, since nobody rings where a call is held."""
        seen = None
        for _ in range(round(_WITHIN_S / 0.02)):
            with self._told:
                self._told.wait_for(lambda seen=seen: self._newest is not seen, 0.02)  # type: ignore[misc]
                fresh = self._newest is not seen
                seen = self._newest
            yield seen if fresh else None
        raise TimeoutError(f"{self._point.name}: {self._newest}, {self.activities.calls}")


def record(into: Path) -> int:
    """Record every definition at each of its points; how many files were written."""
    effect_runner.CLOSING_GRACE_S = 0.05
    written = 0
    for definition in DEFINITIONS.values():
        folder = into / definition.version / definition.name
        folder.mkdir(parents=True, exist_ok=True)
        for point in RECORDED[definition.name].points:
            events = _Recording(definition.name, point).events()
            history: dict[str, Any] = {
                "definition": definition.name,
                "release": definition.version,
                "point": point.name,
                "ends": point.ends,
                "engine": f"temporalio {version('temporalio')}",
                "events": [MessageToDict(event) for event in events],
            }
            lines = [f" {json.dumps(event, ensure_ascii=False)}" for event in history.pop("events")]
            text = json.dumps(history, ensure_ascii=False)[:-1] + ', "events": [\n' + ",\n".join(lines) + "\n]}\n"
            (folder / f"{point.name}.json").write_text(text)
            written += 1
    return written


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["record"])
    parser.add_argument("--into", type=Path, default=VECTORS)
    asked = parser.parse_args()
    sys.stdout.write(f"{record(asked.into)} histories\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
