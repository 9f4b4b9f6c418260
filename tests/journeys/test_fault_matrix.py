"""The fault matrix: {kill, freeze, slow, flood, disk full, log read-only} x every program, as `fault_matrix.toml` says.

Cells of a group share one workstation, each putting right what it did, and are gone through with the first of them that
is asked for; a workstation on which a cell failed is thrown away. What was recorded is verified from the files when its
workstation ends.
"""

import os
import random
import sys
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.core.safety.client import SafetyStatus
from app.core.safety.presence import OUTPUT_ROLE
from tests.journeys.faulty_workstation import SAFE, FaultyWorkstation
from tests.journeys.running_workstation import wait_for

pytest.importorskip("PySide6")
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of another system"),
]

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "fault_matrix.toml").read_text(encoding="utf-8"))
FAULTS = ("kill", "freeze", "slow", "flood", "disk full", "log read-only")
TARGETS = ("desktop", "station", "acquisition", "worker", "plugin", "sync", "safety")
HOLDERS = ("desktop", "acquisition", "safety")
WATCHED_S = 0.7
LASTS_S = 5.0
TRIES = 3
ALL = bool(os.environ.get("NEURASCALE_ALL_FAULTS"))
SEED = int(os.environ.get("NEURASCALE_SEED", "4711"))
MORE = 5
TOLD_WITHIN_S = 15.0


def group_of(cell: dict[str, Any]) -> str:
    """Cells that can share a workstation."""
    if cell["fault"] == "log read-only":
        return "spoilt log"
    if cell["fault"] == "disk full":
        return "full disk of the station" if cell["target"] == "station" else "full disk"
    return "holders" if cell["target"] in HOLDERS else "bystanders"


def in_order(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By group; what leaves less behind comes first (a killed station comes back without its stand-ins)."""
    return sorted(
        cells,
        key=lambda cell: (
            group_of(cell),
            cell["recording"] == "ended",
            cell["target"] == "station",
            cell["fault"] in ("kill", "log read-only"),
        ),
    )


def chosen(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All (`make faults`), or each program killed and frozen, and some more from a seed."""
    first = [cell for cell in cells if cell["fault"] in ("kill", "freeze")]
    others = [cell for cell in cells if cell["fault"] in ("slow", "flood")]
    return cells if ALL else first + random.Random(SEED).sample(others, MORE)


CELLS = in_order(chosen([cell for cell in TABLE["cell"] if "cannot" not in cell]))


@dataclass
class Outcomes:
    """Goes through the cells of a group, as far as they were asked for, and keeps how each ended."""

    asked: list[dict[str, Any]]
    failures: dict[tuple[str, str], BaseException] = field(default_factory=dict)
    gone_through: set[str] = field(default_factory=set)

    def of(self, cell: dict[str, Any]) -> BaseException | None:
        group = group_of(cell)
        if group not in self.gone_through:
            self.gone_through.add(group)
            self._go_through_group(group, [asked for asked in self.asked if group_of(asked) == group])
        return self.failures.get((cell["fault"], cell["target"]))

    def _go_through_group(self, group: str, cells: list[dict[str, Any]]) -> None:
        workstation: FaultyWorkstation | None = None
        for cell in cells:
            try:
                workstation = workstation or _begin(group)
                _go_through(workstation, cell)
                if cell is cells[-1]:
                    _end(workstation)
                    workstation = None
            except Exception as failure:  # noqa: BLE001 - whatever it was is that cell's, and is raised as such
                self.failures[cell["fault"], cell["target"]] = failure
                if workstation is not None:
                    workstation.abandon()
                workstation = None


def _begin(group: str) -> FaultyWorkstation:
    workstation = FaultyWorkstation()
    try:
        if group == "spoilt log":
            workstation.stops.run_output()
            workstation.spoil_log()
    except BaseException:
        workstation.abandon()
        raise
    return workstation


def _end(workstation: FaultyWorkstation) -> None:
    """What was recorded, from the files; told with the last cell."""
    verified = workstation.close()
    # A file that could not grow any more has no end written into it; all that is in it is whole.
    assert verified.complete or workstation.ended_expected, "the recording was not closed in order"
    assert len(verified.gaps) == workstation.gaps_expected, verified.gaps
    for count in verified.streams:
        assert count.samples + count.lost == count.end_sample


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest) -> Outcomes:
    """Of the cells that were asked for."""
    asked = [
        item.callspec.params["cell"]
        for item in request.session.items
        if hasattr(item, "callspec") and item.path == request.path
    ]
    return Outcomes(in_order(asked))


def test_the_table_has_every_cell_once() -> None:
    cells = [(cell["fault"], cell["target"]) for cell in TABLE["cell"]]
    assert sorted(cells) == sorted((fault, target) for fault in FAULTS for target in TARGETS)
    for cell in TABLE["cell"]:
        if "cannot" not in cell:
            assert cell["alarms"] or cell["silent"], f"{cell} says neither which alarm nor why there is none"
            assert (cell["output"] == "safe") == ("within_ms" in cell)


@pytest.mark.proves("REQ-FAULTS")
@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell['fault']}-{cell['target']}".replace(" ", "_"))
def test_cell(outcomes: Outcomes, cell: dict[str, Any]) -> None:
    failure = outcomes.of(cell)
    if failure is not None:
        raise failure


class MachineTooBusy(Exception):
    """The lease of a program that nobody had touched lapsed: the machine was too busy for this to show anything."""


def _go_through(workstation: FaultyWorkstation, cell: dict[str, Any]) -> None:
    for tries in range(TRIES):
        try:
            _try_once(workstation, cell)
        except MachineTooBusy:
            if tries == TRIES - 1:
                raise
        else:
            return


def _try_once(workstation: FaultyWorkstation, cell: dict[str, Any]) -> None:
    target = cell["target"]
    before, size, stops = workstation.bench.session(), workstation.log_size(), workstation.stops_on_file()
    workstation.stops.run_output()
    # A row of the log that says "alarm" cannot be written where the log cannot be.
    shown = cell["fault"] == "log read-only" or (cell["fault"], target) == ("disk full", "station")

    def alarmed() -> bool:
        return not cell["alarms"] or bool(workstation.alarms_since(size, shown=shown) & set(cell["alarms"]))

    with workstation.fault(cell["fault"], target) as done:
        if not workstation.ran_at(done()):
            raise MachineTooBusy("the output had stopped by itself before the fault")
        _look_at_output(workstation, cell, done())
        # Who is frozen himself can say so only afterwards.
        ends = time.monotonic() + LASTS_S
        while time.monotonic() < ends and not alarmed():
            time.sleep(0.05)
    workstation.put_right(target, killed=cell["fault"] in ("kill", "log read-only"))
    wait_for(alarmed, TOLD_WITHIN_S, f"none of {cell['alarms']} was raised")
    wait_for(
        lambda: set(cell["log"]) <= {event.event_type for event in workstation.logged_since(size)},
        TOLD_WITHIN_S,
        f"not all of {cell['log']} are in the log",
    )
    if cell.get("own_file"):
        wait_for(lambda: workstation.stops_on_file() > stops, TOLD_WITHIN_S, "safety's own file does not tell the stop")
    _look_at_recording(workstation, cell, before.samples_recorded, before.gaps)


def _lapsed_by_itself(status: SafetyStatus, target: str) -> bool:
    """Whether it was the lease of a program that nobody had touched; by its role, also where it is the output's own."""
    if status.cause == "output_lost":
        return status.source == OUTPUT_ROLE and target != "acquisition"
    return status.cause == "lease_lapsed" and status.source != target


def _look_at_output(workstation: FaultyWorkstation, cell: dict[str, Any], done_ns: int) -> None:
    slack_ms = TABLE["slack_ms"]
    if cell["output"] == "safe":
        assert workstation.device.safe_after(done_ns) <= cell["within_ms"] + slack_ms
        assert workstation.states_since(done_ns)[-1] == SAFE
        return
    time.sleep(WATCHED_S)
    if SAFE in workstation.states_since(done_ns):
        status = workstation.stops.status()
        lapsed = status is not None and _lapsed_by_itself(status, cell["target"])
        raise MachineTooBusy(str(status)) if lapsed else AssertionError(f"the output stumbled: {status}")
    took_ms = workstation.stops.by_command()
    if took_ms is None:
        raise MachineTooBusy(str(workstation.stops.status()))
    assert took_ms <= TABLE["command_within_ms"] + slack_ms


def _look_at_recording(workstation: FaultyWorkstation, cell: dict[str, Any], samples: int, gaps: int) -> None:
    session = workstation.bench.session
    if cell["recording"] == "ended":
        workstation.ended_expected = True
        wait_for(lambda: session().step in ("analysing", "reporting", "completed"), 30, "the recording did not end")
        return
    workstation.gaps_expected += cell["recording"] == "gap"
    wait_for(lambda: session().samples_recorded > samples + 100, 15, "the recording stands still")
    wait_for(
        lambda: session().gaps == gaps + (cell["recording"] == "gap"),
        5,
        f"{session().gaps - gaps} gaps came in the recording",
    )
