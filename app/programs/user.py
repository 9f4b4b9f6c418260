"""`neurascale user`: the users of a workstation, and one's own account, through the running station.

Guarantees: whoever asks signs in first, and the station judges; passwords are typed unseen and are in no argument. A
one-time password, a second factor's secret and recovery codes are printed once, on standard output, where they are
asked for. Exit codes: 0 done, 1 refused or no station runs, 2 wrong use.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from app.core.access.roles import Role
from app.core.errors import DefectError, NotFound, NotPermitted, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.station.access_messages import (
    ChangePassword,
    ChangeUser,
    ConfirmSecondFactor,
    CreateFirstAdministrator,
    CreateUser,
    DisableUser,
    EnableUser,
    EnrolSecondFactor,
    ExportUser,
    ListUsers,
    OneTimePassword,
    ResetPassword,
    ResetSecondFactor,
    SecondFactorConfirmed,
    SecondFactorEnrolment,
    SignedIn,
    UserExport,
    UserList,
    UserView,
)
from app.core.wire.envelopes import Message
from app.programs.command_line_user import StationLine, Words, add_user_arguments, signed_in_line, station_line

SUMMARY = "List, add, change, disable and reset users; change the own password and second factor."
EXAMPLE = "neurascale user add cora --name 'Dr. Cora Keller' --role clinician --user chief"

_ABOUT_ONE = ("disable", "enable", "reset", "roles", "rename")
_ACTIONS = {
    "first": "make the first administrator of a station without users",
    "list": "list all users",
    "add": "add a user; prints a one-time password",
    "roles": "give a user other roles",
    "rename": "give a user another printed name",
    "disable": "let nobody sign in as this user any more",
    "enable": "let the user sign in again",
    "reset": "a one-time password for a user; with --second-factor take the second factor away",
    "password": "change the own password",
    "factor": "set up the own second factor, or another one",
    "export": "everything that is kept about a user, as JSON",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        one.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the user's)")
        one.add_argument("--json", action="store_true", help="print one JSON object")
        add_user_arguments(one)
        if action in ("add", *_ABOUT_ONE):
            one.add_argument("whom", metavar="NAME", help="the name to sign in with")
        if action == "export":
            one.add_argument("whom", nargs="?", default="", metavar="NAME", help="default: the one who asks")
        if action in ("first", "add", "rename"):
            one.add_argument("--name", required=True, metavar="TEXT", help="as printed on signatures")
        if action in ("add", "roles"):
            words = [role.value for role in Role]
            one.add_argument("--role", action="append", required=True, choices=words, help="may be given several times")
        if action in _ABOUT_ONE:
            one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept")
        if action == "reset":
            one.add_argument("--second-factor", action="store_true", help="the second factor instead of the password")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    data = DataDirectory(arguments.data or default_data_path())
    if arguments.action in ("first", "password", "factor"):
        with station_line(data) as line:
            _own(line, arguments)
        return 0
    with signed_in_line(data, arguments) as line:
        _manage(line, arguments)
    return 0


def _manage(line: StationLine, arguments: argparse.Namespace) -> None:
    roles = tuple(Role(word) for word in getattr(arguments, "role", None) or ())
    match arguments.action:
        case "list":
            _print_users(_ask(line, ListUsers(), UserList).users, as_json=arguments.json)
        case "add":
            asked = CreateUser(user_name=arguments.whom, full_name=arguments.name, roles=roles)
            _print_word(arguments.whom, _ask(line, asked, OneTimePassword), as_json=arguments.json)
        case "export":
            whom = _id_of(line, arguments.whom) if arguments.whom else ""
            sys.stdout.write(_ask(line, ExportUser(user_id=whom), UserExport).json + "\n")
        case "reset" if not arguments.second_factor:
            asked_reset = ResetPassword(user_id=_id_of(line, arguments.whom), reason=arguments.reason)
            _print_word(arguments.whom, _ask(line, asked_reset, OneTimePassword), as_json=arguments.json)
        case _:
            line.request(_change(arguments, _id_of(line, arguments.whom), roles))
            _say("Done.", as_json=arguments.json, done=True)


def _change(arguments: argparse.Namespace, user_id: str, roles: tuple[Role, ...]) -> Message:
    why = arguments.reason
    match arguments.action:
        case "roles":
            return ChangeUser(user_id=user_id, roles=roles, reason=why)
        case "rename":
            return ChangeUser(user_id=user_id, full_name=arguments.name, reason=why)
        case "disable":
            return DisableUser(user_id=user_id, reason=why)
        case "enable":
            return EnableUser(user_id=user_id, reason=why)
        case "reset":
            return ResetSecondFactor(user_id=user_id, reason=why)
        case _:
            raise WrongUse(f"There is no action {arguments.action}.")


def _id_of(line: StationLine, name: str) -> str:
    """Raises: NotFound: Nobody signs in by this name."""
    if line.user is not None and line.user.user_name.casefold() == name.casefold():
        return line.user.user_id
    users: tuple[UserView, ...] = _ask(line, ListUsers(), UserList).users
    for user in users:
        if user.user_name.casefold() == name.casefold():
            return user.user_id
    raise NotFound("Nobody signs in by this name.", advice="See: neurascale user list")


# --- one's own -----------------------------------------------------------------------------------------------


def _own(line: StationLine, arguments: argparse.Namespace) -> None:
    words = Words(arguments)
    words.ask_name()
    if arguments.action == "first":
        password = _new_password(words)
        asked = CreateFirstAdministrator(user_name=words.user_name, full_name=arguments.name, password=password)
        line.take(_ask(line, asked, SignedIn))
        line.password = password
    else:
        line.sign_in(words)
    if arguments.action == "password":
        asked_change = ChangePassword(password=line.password, new_password=_new_password(words))
        line.next_step = _ask(line, asked_change, SignedIn).next_step
        _say("The password is changed.", as_json=arguments.json, done=True, next_step=line.next_step)
        return
    if line.next_step == "change_password":
        raise NotPermitted(
            "The one-time password must be changed first.",
            advice=f"neurascale user password --user {words.user_name}",
        )
    _set_up_factor(line, words, as_json=arguments.json)


def _set_up_factor(line: StationLine, words: Words, *, as_json: bool) -> None:
    """Show the secret, take its first code, show the recovery codes."""
    code = words.code() if line.user is not None and line.user.second_factor else ""
    enrolment = _ask(line, EnrolSecondFactor(password=line.password, code=code), SecondFactorEnrolment)
    if as_json:
        sys.stdout.write(json.dumps({"secret": enrolment.secret, "uri": enrolment.uri}) + "\n")
    else:
        sys.stdout.write(
            f"Type this secret into the authenticator, or give it the address below:\n  {enrolment.secret}\n"
            f"  {enrolment.uri}\n"
        )
    sys.stdout.flush()
    confirmed = _ask(line, ConfirmSecondFactor(code=words.code()), SecondFactorConfirmed)
    if as_json:
        sys.stdout.write(json.dumps({"recovery_codes": list(confirmed.recovery_codes)}) + "\n")
        return
    sys.stdout.write("The second factor is set up. Keep these recovery codes on paper; each counts once:\n")
    for one in confirmed.recovery_codes:
        sys.stdout.write(f"  {one}\n")


def _new_password(words: Words) -> str:
    chosen = words.password("New password: ")
    if words.password("Again: ") != chosen:
        raise WrongUse("The two are not the same.", meaning="Nothing was changed.", advice="Type both again.")
    return chosen


# --- printing ------------------------------------------------------------------------------------------------


def _ask(line: StationLine, message: Message, expected: type[Any]) -> Any:
    answer = line.request(message)
    if not isinstance(answer, expected):
        raise DefectError(f"The station answered {type(message).__name__} with {type(answer).__name__}.")
    return answer


def _say(text: str, *, as_json: bool, **told: object) -> None:
    sys.stdout.write((json.dumps(told) if as_json else text) + "\n")


def _print_word(name: str, handed: OneTimePassword, *, as_json: bool) -> None:
    told = {"user_id": handed.user_id, "password": handed.password, "valid_until": handed.valid_until}
    text = (
        f"One-time password of {name}: {handed.password}\nTo be changed at the first sign-in, by {handed.valid_until}."
    )
    _say(text, as_json=as_json, **told)


def _print_users(users: tuple[UserView, ...], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps({"users": msgspec.to_builtins(users)}, ensure_ascii=False) + "\n")
        return
    for user in users:
        marks = [word for word, there in (("disabled", user.disabled), ("second factor", user.second_factor)) if there]
        roles = ", ".join(role.value for role in user.roles)
        last = user.last_signed_in or "never"
        sys.stdout.write(f"{user.user_name:<20}  {user.full_name}\n{'':<22}{roles}; last signed in: {last}")
        sys.stdout.write(f"; {', '.join(marks)}\n" if marks else "\n")
    if not users:
        sys.stdout.write("No users. Make the first: neurascale user first --user NAME --name 'Full Name'\n")
