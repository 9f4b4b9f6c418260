"""Signing in on a terminal, for commands that ask the station for something that not everybody may.

Guarantees: the password is typed unseen (or is the first line of standard input, with `--password-stdin`; a second line
is the second factor's code), and is in no argument, environment or file; the sign-in ends with the command. In a folder
for demonstration nothing is asked unless `--user` names somebody. Where there is no terminal to ask on, the error says
so and nothing waits. Does not: start a station, or judge. Main thread.
"""

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Iterator
from typing import Any

from app.core.errors import LinkDown, NotPermitted, TimedOut, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.station.access_messages import SignedIn, SignIn, SignOut, UserView
from app.core.station.launching import ANSWERS, running_station
from app.core.wire.envelopes import Message
from app.core.wire.line import Line

PROGRAM = "cli"
ANSWER_WITHIN_S = 30.0
_FOUND_WITHIN_S = 3.0
_TO_DO = {
    "change_password": "the one-time password must be changed first: neurascale user password --user {name}",
    "enrol_second_factor": "an administrator needs a second factor first: neurascale user factor --user {name}",
}


class StationLine:
    """A console's line to a running station, perhaps signed in.

    Attributes:
        user: Who is signed in; None for nobody, and in a demonstration.
        next_step: What that user must do before anything else.
        password: As typed, for what asks for it again in the same breath; empty where nobody signed in.
    """

    def __init__(self, data: DataDirectory) -> None:
        state = running_station(data, timeout_s=_FOUND_WITHIN_S)
        if state is None:
            raise LinkDown(
                "No station is running on this data folder.",
                meaning="Nothing was asked or changed.",
                advice=f"Open the workstation, or start it: neurascale station --data {data.root}",
            )
        self.access = state.access
        self._line: Line[Any] = Line(data.runtime, f"{PROGRAM}#{os.getpid()}", ANSWERS)
        self.user: UserView | None = None
        self.next_step = ""
        self.password = ""

    def request(self, message: Message, *, timeout_s: float = ANSWER_WITHIN_S) -> Any:
        """The station's answer.

        Raises:
            TimedOut: No answer in time.
            NeuraScaleError: As the station refused it.
        """
        return self._line.request(message, timeout_s=timeout_s)

    def sign_in(self, words: "Words") -> None:
        """Sign in, asking for the code where one is needed.

        Raises:
            NotPermitted: It was not right.
            WrongUse: There is no terminal to ask on.
        """
        self.password = words.password(f"Password of {words.user_name}: ")
        answer = self._ask_sign_in(words.user_name, self.password, "")
        if answer.next_step == "code":
            answer = self._ask_sign_in(words.user_name, self.password, words.code())
        self.take(answer)

    def take(self, answer: SignedIn) -> None:
        """Be who signed in by this answer."""
        self._line.token = answer.token or self._line.token
        self.user, self.next_step = answer.user, answer.next_step

    def close(self) -> None:
        """Sign out and let go."""
        if self._line.token:
            with contextlib.suppress(TimedOut, NotPermitted):
                self.request(SignOut(), timeout_s=_FOUND_WITHIN_S)
        self._line.close()

    def _ask_sign_in(self, user_name: str, password: str, code: str) -> SignedIn:
        answer = self.request(SignIn(user_name=user_name, password=password, code=code))
        if not isinstance(answer, SignedIn):
            raise NotPermitted("The station did not let anybody sign in.")
        return answer


class Words:
    """What is typed to sign in; from the terminal, or line by line from standard input."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._from_stdin = bool(arguments.password_stdin)
        self._code: str = arguments.code
        self.user_name: str = arguments.user or ""

    def ask_name(self) -> None:
        """Raises: WrongUse: There is no terminal to ask on."""
        if not self.user_name:
            self._require_terminal("Say who asks with --user.")
            sys.stderr.write("User: ")
            sys.stderr.flush()
            self.user_name = sys.stdin.readline().strip()

    def password(self, prompt: str) -> str:
        """Raises: WrongUse: There is no terminal to ask on."""
        return self._unseen(prompt)

    def code(self) -> str:
        """Raises: WrongUse: There is no terminal to ask on."""
        return self._code or self._unseen("Code of the second factor, or a recovery code: ")

    def _unseen(self, prompt: str) -> str:
        if self._from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        self._require_terminal("Run this in a terminal, or give the password with --password-stdin.")
        return getpass.getpass(prompt)

    def _require_terminal(self, advice: str) -> None:
        if self._from_stdin or sys.stdin is None or not sys.stdin.isatty():
            raise WrongUse("Somebody must sign in, and there is no terminal to ask on.", advice=advice)


def add_user_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that say who asks."""
    parser.add_argument("--user", default="", metavar="NAME", help="who asks (not needed in a demonstration)")
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password, and on a second line the code of the second factor, from standard input",
    )
    parser.add_argument("--code", default="", metavar="CODE", help="of the second factor; it counts once")


@contextlib.contextmanager
def signed_in_line(data: DataDirectory, arguments: argparse.Namespace) -> Iterator[StationLine]:
    """A line on which the user of the arguments is signed in, until the end of the block.

    Raises:
        LinkDown: No station runs.
        NotPermitted: The sign-in was refused, or something must be done before.
        WrongUse: There is no terminal to ask on.
    """
    with station_line(data) as line:
        words = Words(arguments)
        if words.user_name or line.access.kind != "demonstration":
            words.ask_name()
            line.sign_in(words)
            if line.next_step:
                name = words.user_name
                raise NotPermitted(
                    "This user may do nothing else yet: " + _TO_DO[line.next_step].format(name=name) + ".",
                    advice="Do that, in the window or here, and try again.",
                )
        yield line


@contextlib.contextmanager
def station_line(data: DataDirectory) -> Iterator[StationLine]:
    """A line on which nobody is signed in yet.

    Raises:
        LinkDown: No station runs.
    """
    line = StationLine(data)
    try:
        yield line
    finally:
        line.close()
