"""Asks the station of a data folder from a command line, as the user who says who they are.

Guarantees: where no station runs one is started, and ended again, or left to what it was asked to do; a clinical folder
asks for name and password on the terminal, a demonstration needs none. A password is never an argument. Does not: open
any file of the folder.
"""

import argparse
import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from app.core.errors import NeuraScaleError
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import ensure_station, probe_station
from app.core.station.messages import Shutdown
from app.programs.command_line_user import add_user_arguments, signed_in_line

OWNER = "command-line"
ANSWERED_WITHIN_S = 60.0
Ask = Callable[[Any], Any]

add_user = add_user_arguments


@contextlib.contextmanager
def asking_station(data: DataDirectory, arguments: argparse.Namespace, *, works_on: bool = False) -> Iterator[Ask]:
    """A way to ask; let go of, signed out, at the end.

    Args:
        works_on: What is asked for goes on after the answer: a station started for it ends by itself afterwards.

    Raises:
        NeuraScaleError: The station cannot be started, or refuses.
    """
    started = probe_station(data) is None
    ensure_station(data, owner=OWNER)
    with signed_in_line(data, arguments) as line:
        try:
            yield lambda message: line.request(message, timeout_s=ANSWERED_WITHIN_S)
        finally:
            if started and not works_on:
                with contextlib.suppress(NeuraScaleError):
                    line.request(Shutdown(), timeout_s=ANSWERED_WITHIN_S)
