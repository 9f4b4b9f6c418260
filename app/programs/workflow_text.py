"""Workflows as a command line tells them: tables for people, one JSON object for programs, the commands that go on.

Guarantees: pure but for the clock that ages are counted by; every error is told in full, under the step it ended.
Does not: ask or read anything.
"""

import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.settings.data_directory import default_data_path
from app.core.station.workflow_messages import WorkflowDetail, WorkflowList, WorkflowRunView, WorkflowStepView

_NO_STEP = {"wait": "told", "sleep": "sleeps", "patch": "follows"}


def as_json(told: WorkflowList | WorkflowDetail, data: Path) -> dict[str, Any]:
    """One object."""
    if isinstance(told, WorkflowList):
        return {"workflows": [msgspec.to_builtins(run) for run in told.runs], "more": told.more}
    steps = [
        {**msgspec.to_builtins(step), "trace_command": _trace(step.cause_id, data) if step.cause_id else ""}
        for step in told.steps
    ]
    return {
        "workflow": msgspec.to_builtins(told.run),
        "steps": steps,
        "between": msgspec.to_builtins(told.between),
        "entries_cut": told.entries_cut,
        "trace": {"correlation_id": told.run.correlation_id, "commands": list(commands(told, data))},
    }


def commands(told: WorkflowDetail, data: Path) -> Iterator[str]:
    """What shows more: the tree of causes from the first entry on, and from each cause that steps were done by."""
    first = min((entry for entry in _entries(told)), key=lambda entry: entry.index, default=None)
    causes = ([first.event_id] if first is not None else []) + [step.cause_id for step in told.steps if step.cause_id]
    for cause in dict.fromkeys(causes):
        yield _trace(cause, data)


def list_lines(told: WorkflowList, clock: Clock = SYSTEM_CLOCK) -> Iterator[str]:
    """A line each, and what it does or waits for below."""
    for run in told.runs:
        whom = f"  [{run.on_whom}]" if run.on_whom else ""
        heading = f"{run.workflow_id:<47}  {run.begun[:19]}Z  {lasted(run, clock):>14}"
        yield f"{heading}  {run.status:<9}  {run.definition}{whom}"
        yield f"    {_where(run)}"
    if not told.runs:
        yield "There are no such workflows."
    elif told.more:
        yield "There are more (--at-most shows them)."


def detail_lines(told: WorkflowDetail, data: Path, clock: Clock = SYSTEM_CLOCK) -> Iterator[str]:
    """The run, its steps, and the commands that show what led to them."""
    run = told.run
    yield f"{run.definition} {run.version}".rstrip() + f"  {run.workflow_id}"
    if run.on_whom:
        yield f"  of {run.on_whom}"
    ended = f", ended {run.ended[:19]}Z" if run.ended else ""
    again = f", run {run.runs}" if run.runs > 1 else ""
    yield f"  {run.status}: {_where(run).removeprefix(f'{run.status}: ')}"
    yield f"  begun {run.begun[:19]}Z{ended}, {lasted(run, clock)}{again}"
    if run.error_code:
        yield f"  {run.error_code}: {run.error_text}"
    for refused, words in ((run.retry_refused, "retry"), (run.cancel_refused, "cancel")):
        if not refused:
            yield f"  neurascale workflow {words} {run.workflow_id} --reason WORDS{_folder(data)}"
    yield ""
    yield f"{'':>4}  {'began':<13}  {'took':>10}  {'step':<34}  {'outcome':<8}  entries of the log"
    for step in told.steps:
        yield from _step_lines(step)
    if told.between:
        yield f"  and {len(told.between)} entries of the log that belong to no step"
    shown = tuple(commands(told, data))
    if shown:
        yield ""
        yield f"trace: everything under the correlation {run.correlation_id}; what led to what:"
        yield from (f"  {command}" for command in shown)


def lasted(run: WorkflowRunView, clock: Clock = SYSTEM_CLOCK) -> str:
    """How long it took, or how old it is."""
    if not run.begun:
        return ""
    end = datetime.fromisoformat(run.ended) if run.ended else clock.wall()
    return duration_text(max(0.0, (end - datetime.fromisoformat(run.begun)).total_seconds()) * 1e3)


def duration_text(duration_ms: float | None) -> str:
    """For people: "12 ms", "3.40 s", "12 min 31 s", "3 h 12 min", "2 d 4 h"."""
    if duration_ms is None:
        return ""
    if duration_ms < 1e3:
        return f"{duration_ms:.0f} ms"
    seconds = duration_ms / 1e3
    if seconds < 60:
        return f"{seconds:.2f} s"
    minutes, hours = divmod(int(seconds), 60), divmod(int(seconds // 60), 60)
    if seconds < 3600:
        return f"{minutes[0]} min {minutes[1]:02} s"
    if seconds < 86_400:
        return f"{hours[0]} h {hours[1]:02} min"
    days = divmod(int(seconds // 3600), 24)
    return f"{days[0]} d {days[1]} h"


def _step_lines(step: WorkflowStepView) -> Iterator[str]:
    name = " ".join(part for part in (_NO_STEP.get(step.kind, ""), step.name) if part)
    name = name if step.name or step.kind != "wait" else "waits to be told"
    if step.attempt > 1:
        name += f" (attempt {step.attempt})"
    if step.run > 1:
        name += f" (run {step.run})"
    entries = ", ".join(f"{entry.index} {entry.event_type}" for entry in step.entries)
    line = f"{step.number:>4}  {step.began[11:23]:<13}  {duration_text(step.duration_ms):>10}  {name:<34}"
    yield f"{line}  {step.outcome:<8}  {entries}".rstrip()
    if step.error_code:
        yield f"{'':>4}  {step.error_code}: {step.error_text}"


def _where(run: WorkflowRunView) -> str:
    ended = f" ({run.exit_reason})" if run.exit_reason and run.exit_reason != run.step else ""
    waits = f" [waits for: {', '.join(run.waiting_for)}]" if run.waiting_for else ""
    return f"{run.step}{ended}: {run.text}{waits}".strip(": ")


def _entries(told: WorkflowDetail) -> Iterator[Any]:
    for step in told.steps:
        yield from step.entries
    yield from told.between


def _trace(event_id: str, data: Path) -> str:
    return f"neurascale log trace {event_id}{_folder(data)}"


def _folder(data: Path) -> str:
    return "" if data == default_data_path() else f" --data {shlex.quote(str(data))}"
