"""`neurascale session`: sessions, who answers for one, and where one departed from its protocol, through the station.

Guarantees: whoever asks signs in first, and the station judges; sessions of patients who are not the user's are not
printed; what was noted is withdrawn with a reason and never deleted. Exit codes: 0 done, 1 refused, 2 wrong use.
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from app.core.errors import NotFound
from app.core.station.course_messages import ListCourse, NoteDeviation, SessionCourse, WithdrawDeviation
from app.core.station.duty_messages import TakeOverSession
from app.core.station.messages import GetState
from app.core.station.workflow_messages import GetWorkflow, ListWorkflows, WorkflowRunView
from app.programs.intake_words import add_folder, folder_of, local_text, plain

if TYPE_CHECKING:
    from app.core.clinic.deviations import Departure
    from app.programs.station_asked import Ask

SUMMARY = "List and show sessions; take one over; note and withdraw deviations from the protocol."
EXAMPLE = "neurascale session deviation SESSION --what 'Without A1 and A2' --kind montage --reason 'A bandage'"
_DEFINITION = "clinical_session"
_NOTABLE = ("montage", "filters", "electrodes", "other")
_ACTIONS = {
    "list": "list the sessions of your patients, newest first",
    "show": "show one: who answers for it, what its protocol asks for, what was done, deviations",
    "takeover": "answer for a running session from now on",
    "deviation": "note a deviation, give one that was found its reason, or withdraw one",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        add_folder(one)
        if action == "list":
            one.add_argument("--at-most", type=int, default=100, metavar="N", help="no more than this (default: 100)")
            continue
        one.add_argument("session_id", metavar="SESSION", help="as `list` prints it")
        if action == "takeover":
            one.add_argument("--reason", default="", metavar="TEXT", help="it is kept")
        if action == "deviation":
            which = one.add_mutually_exclusive_group(required=True)
            which.add_argument("--what", metavar="TEXT", help="what was done otherwise")
            which.add_argument("--explain", metavar="FOUND", help="one that was found, as `show` prints it")
            which.add_argument("--withdraw", metavar="DEVIATION", help="one that was noted, as `show` prints it")
            one.add_argument("--kind", choices=_NOTABLE, default="other", help="what it concerns (default: other)")
            one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    from app.programs.station_asked import asking_station

    with asking_station(folder_of(arguments), arguments) as ask:
        if arguments.action == "list":
            runs = ask(ListWorkflows(definition=_DEFINITION, at_most=arguments.at_most)).runs
            return _tell_list([one for one in runs if one.on_whom], as_json=arguments.json)
        if arguments.action == "takeover":
            ask(TakeOverSession(session_id=arguments.session_id, reason=arguments.reason))
        elif arguments.action == "deviation":
            _deviate(ask, arguments)
        told = _shown(ask, arguments.session_id)
    if arguments.json:
        sys.stdout.write(json.dumps(plain(told), ensure_ascii=False) + "\n")
    else:
        _print(told)
    return 0


def _deviate(ask: "Ask", arguments: argparse.Namespace) -> None:
    session_id, reason = arguments.session_id, arguments.reason
    if arguments.withdraw:
        ask(WithdrawDeviation(session_id=session_id, deviation_id=arguments.withdraw, reason=reason))
    elif arguments.explain:
        found = _found(ask(ListCourse(session_id=session_id)), arguments.explain)
        ask(NoteDeviation(session_id=session_id, kind=found.kind, item=found.item, text=found.text, reason=reason))
    else:
        ask(NoteDeviation(session_id=session_id, kind=arguments.kind, text=arguments.what, reason=reason))


def _key(found: "Departure") -> str:
    """How one that was only found is named."""
    return f"{found.kind}:{found.item}" if found.item else found.kind


def _found(course: SessionCourse, key: str) -> "Departure":
    """Raises: NotFound: Nothing was found that is named so."""
    for one in course.departures:
        if not one.deviation_id and _key(one) == key:
            return one
    raise NotFound("No such deviation was found in this session.", advice="See: neurascale session show")


# --- what is told ------------------------------------------------------------------------------------------------


def _shown(ask: "Ask", session_id: str) -> dict[str, Any]:
    course = ask(ListCourse(session_id=session_id))  # first: it is refused where the patient is somebody else's
    shown = ask(GetState()).session
    provider = shown.provider if shown is not None and shown.session_id == session_id else None
    return {"session": _run(ask, session_id), "provider": provider, "course": course}


def _run(ask: "Ask", session_id: str) -> WorkflowRunView | None:
    """Its workflow; None for a session of a time whose workflows are gone."""
    try:
        found: WorkflowRunView = ask(GetWorkflow(workflow_id=session_id)).run
    except NotFound:
        return None
    return found


def _tell_list(found: list[WorkflowRunView], *, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps({"sessions": plain(found)}, ensure_ascii=False) + "\n")
        return 0
    for one in found:
        where = one.exit_reason or one.step or one.status
        begun = local_text(one.begun) if one.begun else ""
        sys.stdout.write(f"{one.workflow_id}  {begun:<16}  {one.about:<16}  {where:<12}  {one.on_whom}\n")
    if not found:
        sys.stdout.write("There is no session of a patient in your care.\n")
    return 0


def _print(told: dict[str, Any]) -> None:
    run, provider, course = told["session"], told["provider"], told["course"]
    lines = []
    if run is not None:
        lines.append(f"{run.on_whom}, {run.exit_reason or run.step}: {run.text}".rstrip(": "))
    if provider is not None:
        lines.append(f"  answers for it: {provider.name}, since {local_text(provider.since)}")
    asked = f", {course.minimum_s / 60:g} min at least" if course.minimum_s else ""
    lines.append(f"  protocol {course.protocol}{asked}; recorded {course.recorded_s / 60:.1f} min")
    for one in course.activations:
        ended = "goes on" if one.ended_s is None else one.how
        because = f": {one.reason}" if one.reason else ""
        lines.append(f"  {_clock(one.onset_s)}  {one.title}, {ended}{because}")
    lines += [_departure_text(one, dict(course.names)) for one in course.departures]
    if not course.departures:
        lines.append("  nothing departs from the protocol")
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _departure_text(one: "Departure", names: dict[str, str]) -> str:
    by = f" ({names[one.noted_by]})" if one.noted_by in names else ""
    why = f"{one.reason}{by}" if one.reason else "no reason given yet"
    return f"  deviation {one.deviation_id or _key(one)}: {one.text} Why: {why}"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
