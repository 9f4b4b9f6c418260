"""`neurascale duty`: who is on duty, and a whole roster from a file, through the running station.

Guarantees: whoever asks signs in first, and the station judges; of a file all duties are put on the roster or none,
every line that is wrong is named, and the same file again adds nothing. Exit codes: 0 done, 1 refused, 2 wrong use.
"""

import argparse
import json
import sys
from pathlib import Path

from app.core.clinic.roster import JudgedLine
from app.core.clinic.roster_file import HEAD, LineFault, read_roster
from app.core.errors import Conflict, StorageFault
from app.core.station.duty_messages import (
    CancelDuty,
    DutyList,
    DutyView,
    ImportRoster,
    ListDuties,
    RosterDuty,
    RosterImported,
)
from app.programs.intake_words import add_folder, folder_of, local_text, moment_of, plain, user_of

SUMMARY = "List who is on duty, put somebody on duty, end a duty, import a roster."
EXAMPLE = "neurascale duty import december.csv --dry-run"
_ACTIONS = {
    "list": "list the roster from yesterday on",
    "add": "put somebody on duty",
    "cancel": "end a duty, or leave it out where it has not begun",
    "import": f"put everybody on duty as a CSV file says ({','.join(HEAD)})",
}
_STATE_WORDS = {
    "new": "added",
    "known": "stands already",
    "cancelled": "left out",
    "over": "is over, left out",
    "wrong": "wrong",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        add_folder(one)
        match action:
            case "list":
                one.add_argument("--days", type=int, default=14, metavar="N", help="so many ahead (default: 14)")
            case "add":
                one.add_argument("who", metavar="NAME", help="the name to sign in with, printed name or identifier")
                one.add_argument("--from", dest="begins", required=True, metavar="TIME", help="as 2026-12-01T08:00")
                one.add_argument("--until", dest="ends", required=True, metavar="TIME", help="as 2026-12-01T16:00")
                one.add_argument("--reason", default="", metavar="TEXT", help="needed for yourself; it is kept")
            case "cancel":
                one.add_argument("duty_id", metavar="DUTY", help="as `list` prints it")
                one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept")
            case "import":
                one.add_argument("file", type=Path, metavar="FILE", help="CSV, see docs/guide/clinic.md")
                one.add_argument("--dry-run", action="store_true", help="only say what would come of each line")
                one.add_argument("--reason", default="", metavar="TEXT", help="needed where you are in it; it is kept")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    from app.programs.station_asked import asking_station

    if arguments.action == "import":
        return _import(arguments)
    with asking_station(folder_of(arguments), arguments) as ask:
        match arguments.action:
            case "add":
                begins, ends = moment_of(arguments.begins), moment_of(arguments.ends)
                user_id = user_of(ask, arguments.who)
                ask(RosterDuty(user_id=user_id, begins=begins, ends=ends, reason=arguments.reason))
            case "cancel":
                ask(CancelDuty(duty_id=arguments.duty_id, reason=arguments.reason))
        listed: DutyList = ask(ListDuties(days=getattr(arguments, "days", 14)))
    if arguments.json:
        sys.stdout.write(json.dumps(plain(listed), ensure_ascii=False) + "\n")
        return 0
    if not listed.kept:
        sys.stdout.write("This station keeps no roster: whoever may lead sessions and is signed in is on duty.\n")
    for one in listed.duties:
        _print(one)
    return 0


def _print(one: DutyView) -> None:
    how = "stands in" if one.how == "stepped_in" else f"rostered by {one.rostered_by}"
    words = [how, *([one.reason] if one.reason else []), *(["ended early"] if one.cancelled else [])]
    mark = "now" if one.now else ""
    span = f"{local_text(one.begins)} - {local_text(one.ends)}"
    sys.stdout.write(f"{one.duty_id}  {span}  {mark:<3}  {one.user_name}  ({'; '.join(words)})\n")


# --- a whole roster ----------------------------------------------------------------------------------------------


def _import(arguments: argparse.Namespace) -> int:
    from app.programs.station_asked import asking_station

    lines, faults = read_roster(_content(arguments.file))
    with asking_station(folder_of(arguments), arguments) as ask:
        # Also where the file has faults: whoever mends it wants to know of all of them at once.
        answer: RosterImported = ask(
            ImportRoster(lines=lines, reason=arguments.reason, dry_run=arguments.dry_run or bool(faults))
        )
    wrong = [*faults, *(LineFault(line=one.line.line, text=one.text) for one in answer.lines if one.state == "wrong")]
    wrong.sort(key=lambda one: one.line)
    if arguments.json:
        sys.stdout.write(json.dumps(_as_json(answer, wrong, arguments), ensure_ascii=False) + "\n")
    else:
        _print_import(answer, wrong, arguments)
    if wrong:
        raise Conflict(
            f"{len(wrong)} lines of the roster are wrong." if len(wrong) > 1 else "A line of the roster is wrong.",
            meaning="Nobody was put on duty.",
            advice="Put the lines right, and import it again.",
        )
    return 0


def _content(path: Path) -> bytes:
    try:
        return path.expanduser().read_bytes()
    except OSError as error:
        raise StorageFault(
            f"The roster cannot be read: {error.strerror or error}.", meaning="Nobody was put on duty."
        ) from error


def _as_json(answer: RosterImported, wrong: list[LineFault], arguments: argparse.Namespace) -> dict[str, object]:
    return {
        "added": answer.added,
        "dry_run": arguments.dry_run,
        "wrong": plain(wrong),
        "lines": [
            {**plain(one.line), "state": one.state, "text": one.text, "user_name": one.user_name}
            for one in answer.lines
        ],
    }


def _print_import(answer: RosterImported, wrong: list[LineFault], arguments: argparse.Namespace) -> None:
    if wrong:
        for fault in wrong:
            sys.stdout.write(f"line {fault.line}: {fault.text}\n")
        return
    for one in answer.lines:
        sys.stdout.write(_judged_text(one, dry_run=arguments.dry_run) + "\n")
    new = sum(one.state == "new" for one in answer.lines)
    sys.stdout.write(f"{new} would be added.\n" if arguments.dry_run else f"{answer.added} added.\n")


def _judged_text(one: JudgedLine, *, dry_run: bool) -> str:
    words = "would be added" if dry_run and one.state == "new" else _STATE_WORDS[one.state]
    span = f"{local_text(one.line.begins)} - {local_text(one.line.ends)}"
    return f"line {one.line.line}: {span}  {one.user_name}: {words}" + (f" ({one.text})" if one.text else "")
