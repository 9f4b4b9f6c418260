"""`neurascale erasure`: ask that a patient or user be erased, decide about it, and place legal holds.

Guarantees: whoever asks signs in first, and the station judges, does and writes down; who asked cannot approve. Nothing
is erased without `--yes`, or a yes on the terminal. Does not: open anything by itself. Exit codes: 0 done, 1 refused
or no station runs, 2 wrong use.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from app.core.errors import Cancelled, DefectError, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.station.access_messages import ListUsers, UserList
from app.core.station.erasure_messages import (
    ApproveErasure,
    ErasureCarriedOut,
    ErasureList,
    ErasureRequested,
    LegalHoldPlaced,
    LiftLegalHold,
    ListErasures,
    PlaceLegalHold,
    RefuseErasure,
    RequestErasure,
)
from app.core.station.messages import ListPatients, PatientList
from app.core.wire.envelopes import Message
from app.programs.command_line_user import StationLine, add_user_arguments, signed_in_line

SUMMARY = "Erase a patient or user, by two persons; legal holds."
EXAMPLE = "neurascale erasure request --patient H-4711 --reason 'Asked for in writing' --user chief"

_APPROVAL_WITHIN_S = 600.0
_CLASSES = ("asked_by_subject", "retention_over", "recorded_in_error", "unlawful")
_ACTIONS = {
    "request": "ask that everything about a patient or user be made unreadable",
    "approve": "erase what somebody else asked for; cannot be undone",
    "refuse": "not to be erased, with a reason",
    "list": "what was asked and done, and the legal holds that stand",
    "hold": "place a legal hold: nothing is erased while it stands",
    "lift": "lift a legal hold",
}
_STATES = {"asked": "waits", "refused": "refused", "erased": "erased, remnants remain", "complete": "erased"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        one.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the user's)")
        one.add_argument("--json", action="store_true", help="print one JSON object")
        add_user_arguments(one)
        if action in ("request", "hold"):
            whom = one.add_mutually_exclusive_group(required=True)
            whom.add_argument("--patient", default="", metavar="ID", help="the hospital number, or the patient's id")
            whom.add_argument(
                "--of-user", default="", metavar="NAME", help="the name to sign in with, or the user's id"
            )
        if action == "request":
            one.add_argument("--because", choices=_CLASSES, default=_CLASSES[0], help="the kind of reason, which stays")
        if action in ("approve", "refuse"):
            one.add_argument("erasure", metavar="ID", help="of the request, as listed")
        if action == "approve":
            one.add_argument("--yes", action="store_true", help="do not ask again")
        if action == "lift":
            one.add_argument("hold", metavar="ID", help="of the legal hold, as listed")
        if action in ("request", "refuse", "hold", "lift"):
            one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is erased with the subject")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    data = DataDirectory((arguments.data or default_data_path()).expanduser().resolve())
    if arguments.action == "approve" and not arguments.yes:
        _confirm()
    with signed_in_line(data, arguments) as line:
        answer, text = _done(line, arguments)
    sys.stdout.write((json.dumps(answer, ensure_ascii=False) if arguments.json else text) + "\n")
    return 0


def _done(line: StationLine, arguments: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """What was asked, as JSON and in words."""
    match arguments.action:
        case "list":
            found = _ask(line, ListErasures(), ErasureList)
            told = msgspec.to_builtins(found)
            return {name: told[name] for name in ("erasures", "holds")}, _table(found)
        case "request":
            asked = RequestErasure(**_whom(line, arguments), reason=arguments.reason, reason_class=arguments.because)
            erasure_id = _ask(line, asked, ErasureRequested).erasure_id
            return {"erasure_id": erasure_id}, f"Asked: {erasure_id}\nAnother administrator approves or refuses it."
        case "approve":
            done = _ask(line, ApproveErasure(erasure_id=arguments.erasure), ErasureCarriedOut)
            text = f"Erased: {done.entries} entries of the log can be read by nobody any more; their proofs hold."
            if done.unreached:
                text += f"\nPlaces with backups that could not be reached, which is tried again: {len(done.unreached)}."
            return {"erasure_id": done.erasure_id, "entries": done.entries, "unreached": list(done.unreached)}, text
        case "refuse":
            line.request(RefuseErasure(erasure_id=arguments.erasure, reason=arguments.reason))
            return {"erasure_id": arguments.erasure, "state": "refused"}, "Refused. Nothing was erased."
        case "hold":
            hold_id = _ask(
                line, PlaceLegalHold(**_whom(line, arguments), reason=arguments.reason), LegalHoldPlaced
            ).hold_id
            return {"hold_id": hold_id}, f"Legal hold: {hold_id}\nNothing is erased until it is lifted."
        case _:
            line.request(LiftLegalHold(hold_id=arguments.hold, reason=arguments.reason))
            return {"hold_id": arguments.hold, "state": "lifted"}, "The legal hold is lifted."


def _ask(line: StationLine, message: Message, kind: type[Any]) -> Any:
    answer = line.request(message, timeout_s=_APPROVAL_WITHIN_S)
    if not isinstance(answer, kind):
        raise DefectError(f"The station answered {type(message).__name__} with {type(answer).__name__}.")
    return answer


def _whom(line: StationLine, arguments: argparse.Namespace) -> dict[str, str]:
    """The subject's id: of the patient with that number, or the user of that name; else the word itself."""
    if arguments.of_user:
        users = _ask(line, ListUsers(), UserList).users
        named = [one.user_id for one in users if one.user_name == arguments.of_user]
        return {"user_id": named[0] if named else arguments.of_user}
    patients = _ask(line, ListPatients(search=arguments.patient), PatientList).patients
    numbered = [one.patient_id for one in patients if one.hospital_number == arguments.patient]
    return {"patient_id": numbered[0] if len(numbered) == 1 else arguments.patient}


def _table(found: ErasureList) -> str:
    """In words, without any patient's name."""
    lines = [
        f"{one.erasure_id}  {one.subject_kind} {one.subject_id}  {_STATES[one.state]}  asked {one.asked[:10]}"
        + (f"  {one.stands_in_the_way}" if one.stands_in_the_way else "")
        + (f"  not reached yet: {', '.join(one.unreached)}" if one.unreached else "")
        for one in found.erasures
    ]
    holds = [
        f"{one.hold_id}  legal hold on {one.subject_kind} {one.subject_id} since {one.placed[:10]}"
        for one in found.holds
    ]
    return "\n".join([*lines, *holds]) or "Nothing was asked to be erased, and no legal hold stands."


def _confirm() -> None:
    """Raises: WrongUse: There is no terminal to ask on. Cancelled: Not a yes."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongUse("An erasure cannot be undone, and there is no terminal to ask on.", advice="Give --yes.")
    sys.stderr.write("This cannot be undone, also not from a backup. Type yes to erase: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() != "yes":
        raise Cancelled("Nothing was erased.")
