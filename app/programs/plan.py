"""`neurascale plan`: the treatment plans of a patient, through the running station.

Guarantees: whoever asks signs in first, and the station judges; what held before a change stays. Exit codes: 0 done,
1 refused, 2 wrong use.
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING

import msgspec

from app.core.errors import NotFound
from app.core.events.appointment_events import PlanTerms
from app.core.station.appointment_messages import ChangePlan, EndPlan, ListPlans, MakePlan, PlanView
from app.programs.intake_words import add_folder, folder_of, local_text, patient_of, plain

if TYPE_CHECKING:
    from app.programs.station_asked import Ask

SUMMARY = "List, make, change and end the treatment plans of a patient."
EXAMPLE = "neurascale plan make 4471-220 --indication 'First seizure' --goal 'Find its type' --sessions 2"
_TERMS = ("indication", "goal", "protocol", "sessions", "interval_days", "note")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in (
        ("list", "list the plans of a patient, with what held before"),
        ("make", "make a plan"),
        ("change", "change a plan, with a reason"),
        ("end", "end a plan, with a reason"),
    ):
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        add_folder(one)
        one.add_argument("patient", metavar="PATIENT", help="the patient's identifier, or hospital number")
        if action in ("change", "end"):
            one.add_argument("plan_id", metavar="PLAN", help="as `list` prints it")
            one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept")
        if action in ("make", "change"):
            needed = action == "make"
            one.add_argument("--indication", required=needed, metavar="TEXT", help="why it is planned")
            one.add_argument("--goal", required=needed, metavar="TEXT", help="what it is to show or reach")
            one.add_argument("--protocol", default="routine-eeg" if needed else None, metavar="NAME")
            one.add_argument("--sessions", type=int, default=1 if needed else None, metavar="N", help="how many")
            one.add_argument("--interval-days", type=int, default=0 if needed else None, metavar="N")
            one.add_argument("--note", default="" if needed else None, metavar="TEXT")
        if action == "end":
            one.add_argument("--how", choices=("done", "stopped"), required=True)


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    from app.programs.station_asked import asking_station

    with asking_station(folder_of(arguments), arguments) as ask:
        patient_id = patient_of(ask, arguments.patient)
        if arguments.action != "list":
            _do(ask, arguments, patient_id)
        plans = ask(ListPlans(patient_id=patient_id)).plans
    if arguments.json:
        sys.stdout.write(json.dumps({"plans": plain(plans)}) + "\n")
        return 0
    if not plans:
        sys.stdout.write("This patient has no treatment plan.\n")
    for one in plans:
        _print(one)
    return 0


def _do(ask: "Ask", arguments: argparse.Namespace, patient_id: str) -> None:
    given = {name: getattr(arguments, name, None) for name in _TERMS}
    given = {name: value for name, value in given.items() if value is not None}
    match arguments.action:
        case "make":
            ask(MakePlan(patient_id=patient_id, terms=msgspec.convert(given, PlanTerms)))
        case "change":
            plan = _plan(ask, arguments.plan_id, patient_id)
            terms = msgspec.structs.replace(plan.terms, **given)
            ask(ChangePlan(plan_id=plan.plan_id, terms=terms, version=plan.version, reason=arguments.reason))
        case "end":
            ask(EndPlan(plan_id=arguments.plan_id, how=arguments.how, reason=arguments.reason))


def _plan(ask: "Ask", plan_id: str, patient_id: str) -> PlanView:
    """Raises: NotFound: The patient has no such plan."""
    for one in ask(ListPlans(patient_id=patient_id)).plans:
        if isinstance(one, PlanView) and one.plan_id == plan_id:
            return one
    raise NotFound("This patient has no such treatment plan.", advice="List the patient's plans first.")


def _print(plan: PlanView) -> None:
    ended = f" ({plan.end_reason})" if plan.end_reason else ""
    sys.stdout.write(f"{plan.plan_id}  {plan.state}{ended}  {_progress(plan)}\n")
    for one in plan.versions:
        terms = one.terms
        reason = f"  {one.reason}" if one.reason else ""
        sys.stdout.write(
            f"  {local_text(one.since)}  {one.changed_by}: {terms.indication}; {terms.goal}; {terms.protocol}, "
            f"{terms.sessions} sessions{reason}\n"
        )
    for session in plan.sessions:
        sys.stdout.write(f"  {local_text(session.started)}  session {session.session_id}\n")


def _progress(plan: PlanView) -> str:
    """How far it is, in one line."""
    words = [f"{len(plan.sessions)} of {plan.terms.sessions} sessions done"]
    if plan.next_due:
        words.append(f"next due {plan.next_due}")
    if plan.next_booked:
        words.append(f"booked {local_text(plan.next_booked)}")
    elif plan.state == "active" and len(plan.sessions) < plan.terms.sessions:
        words.append("nothing booked")
    return ", ".join(words)
