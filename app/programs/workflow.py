"""Durable workflows from a command line: which there are, one with every step, let a failed one go on, leave one.

Guarantees: where a station runs it answers, judges and writes down; where none runs, `list` and `show` read the data
folder by themselves and change nothing, and nothing of a patient is shown. `retry` and `cancel` need a station: where
none runs one is started, and ended again; after a `retry` it ends by itself once nothing is at work. Exit codes: 0 done
or told, 1 not, and why, 2 wrong use.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.settings.data_directory import DataDirectory, default_data_path

if TYPE_CHECKING:
    from app.core.station.workflow_messages import WorkflowDetail, WorkflowList

SUMMARY = "See what durable workflows (sessions, onboardings) do and did; let a failed one go on; leave one."
EXAMPLE = "neurascale workflow show 019a8c52-1f0e-7d51-8b0c-5d1f6a0e7c11 --json"
_FOUND_WITHIN_S = 3.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the actions."""
    from app.programs.station_asked import add_user

    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    shared.add_argument("--json", action="store_true", help="one JSON object on standard output")
    add_user(shared)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", parents=[shared], help="the workflows, newest first")
    listing.add_argument("--unfinished", action="store_true", help="only those that go on, or wait for somebody")
    listing.add_argument("--definition", default="", metavar="NAME", help='only of this kind, as "clinical_session"')
    listing.add_argument("--at-most", type=int, default=100, metavar="N", help="no more than this (default: 100)")
    show = actions.add_parser("show", parents=[shared], help="one, with every step, attempt, duration, error and trace")
    retry = actions.add_parser("retry", parents=[shared], help="let a failed one go on from the step that failed")
    cancel = actions.add_parser("cancel", parents=[shared], help="bring one to its end in order; what was done is kept")
    for action in (show, retry, cancel):
        action.add_argument("workflow_id", metavar="WORKFLOW", help="id, as `list` shows it: a session's, for one")
    for action in (retry, cancel):
        action.add_argument("--reason", required=True, metavar="WORDS", help="why; an entry of the log, sealed")


def run(arguments: argparse.Namespace) -> int:
    """Do it.

    Raises:
        NeuraScaleError: The station refuses, cannot be started, or the folder cannot be read.
    """
    data = DataDirectory(arguments.data.expanduser().resolve())
    if arguments.action in ("list", "show"):
        told = _told_by_station(data, arguments)
        if told is None:
            told = _read_from_folder(data, arguments)
        _print(told, arguments)
        return 0
    return _act(data, arguments)


def _told_by_station(data: DataDirectory, arguments: argparse.Namespace) -> Any:
    """The answer of the station that runs on the folder; None where none does."""
    from app.core.station.launching import running_station
    from app.core.station.workflow_messages import GetWorkflow, ListWorkflows
    from app.programs.command_line_user import signed_in_line

    if running_station(data, timeout_s=_FOUND_WITHIN_S) is None:
        return None
    with signed_in_line(data, arguments) as line:
        if arguments.action == "show":
            return line.request(GetWorkflow(workflow_id=arguments.workflow_id))
        return line.request(
            ListWorkflows(
                definition=arguments.definition, unfinished_only=arguments.unfinished, at_most=arguments.at_most
            )
        )


def _read_from_folder(data: DataDirectory, arguments: argparse.Namespace) -> "WorkflowList | WorkflowDetail":
    from app.core.station.workflow_offline import workflows_of_folder

    with workflows_of_folder(data) as workflows:
        if arguments.action == "show":
            return workflows.get(arguments.workflow_id)
        return workflows.list(
            arguments.definition, unfinished_only=arguments.unfinished, at_most=max(1, arguments.at_most)
        )


def _act(data: DataDirectory, arguments: argparse.Namespace) -> int:
    from app.core.station.workflow_messages import CancelWorkflow, RetryWorkflow
    from app.programs.station_asked import asking_station

    kind = RetryWorkflow if arguments.action == "retry" else CancelWorkflow
    with asking_station(data, arguments, works_on=arguments.action == "retry") as ask:
        ask(kind(workflow_id=arguments.workflow_id, reason=arguments.reason))
    if arguments.json:
        done = {"workflow_id": arguments.workflow_id, "done": arguments.action}
        sys.stdout.write(json.dumps(done) + "\n")
    elif arguments.action == "retry":
        sys.stdout.write("It goes on from the step that failed; see: neurascale workflow show\n")
    else:
        sys.stdout.write("It was told, and ends in order; what was done is kept. See: neurascale workflow show\n")
    return 0


def _print(told: "WorkflowList | WorkflowDetail", arguments: argparse.Namespace) -> None:
    from app.core.station.workflow_messages import WorkflowList
    from app.programs.workflow_text import as_json, detail_lines, list_lines

    if arguments.json:
        sys.stdout.write(json.dumps(as_json(told, arguments.data), ensure_ascii=False) + "\n")
        return
    lines = list_lines(told) if isinstance(told, WorkflowList) else detail_lines(told, arguments.data)
    sys.stdout.writelines(f"{line}\n" for line in lines)
