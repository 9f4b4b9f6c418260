"""Asks the station of a data folder from a command line, as the user who says who they are.

Guarantees: where no station runs one is started, and ended again; a clinical folder asks for name and password on the
terminal, a demonstration needs none. A password is never an argument. Does not: open any file of the folder.
"""

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from app.core.errors import NeuraScaleError, NotPermitted
from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.station.access_messages import SignedIn, SignIn, SignOut
from app.core.station.launching import ANSWERS, ensure_station, probe_station
from app.core.station.messages import Shutdown
from app.core.wire.line import Line

OWNER = "command-line"
ANSWERED_WITHIN_S = 60.0
Ask = Callable[[Any], Any]


def add_user(parser: argparse.ArgumentParser) -> None:
    """Who asks."""
    parser.add_argument("--user", metavar="NAME", default="", help="who asks; not needed in a demonstration")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--code", default="", help="of the second factor, where there is one")


@contextlib.contextmanager
def asking_station(data: DataDirectory, arguments: argparse.Namespace) -> Iterator[Ask]:
    """A way to ask; let go of, signed out, at the end.

    Raises:
        NeuraScaleError: The station cannot be started, or refuses.
    """
    started = probe_station(data) is None
    state = ensure_station(data, owner=OWNER)
    line: Line[Any] = Line(data.runtime, f"{OWNER}#{os.getpid()}-{new_id()[-12:]}", ANSWERS)

    def ask(message: Any) -> Any:
        return line.request(message, timeout_s=ANSWERED_WITHIN_S)

    signed_in = False
    try:
        if state.access.kind != "demonstration":
            signed = ask(_who(arguments))
            if not isinstance(signed, SignedIn):
                raise NotPermitted("The station did not sign this user in.")
            line.token, signed_in = signed.token, True
        yield ask
    finally:
        with contextlib.suppress(NeuraScaleError):
            if started:
                ask(Shutdown())
            elif signed_in:
                ask(SignOut())
        line.close()


def _who(arguments: argparse.Namespace) -> SignIn:
    """Raises: NotPermitted: Nobody is named."""
    name = arguments.user or (input("User: ") if sys.stdin.isatty() else "")
    if not name:
        raise NotPermitted("Nobody is signed in.", advice="Name yourself with --user NAME.")
    password = sys.stdin.readline().rstrip("\n") if arguments.password_stdin else getpass.getpass("Password: ")
    return SignIn(user_name=name, password=password, code=arguments.code)
