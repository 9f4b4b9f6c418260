"""Showing patient data on a command line: who asks, whether they may, and that they did is in the log first.

Guarantees: every option that shows what may name a patient is added here (`add_identified`), and nothing is shown
within `recorded_reading` but after whoever asks was judged and written down: by the running station, or by the same
rules on the folder where none runs. Where it cannot be written down (a disk that takes nothing, a log that does not
hold) nothing is shown unless `--unrecorded-read` was given too, which says so on standard error; that never helps
against a refusal. Does not: show anything itself. Main thread.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from app.core.errors import SurroundingsError
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind
from app.core.station.launching import running_station
from app.core.station.reading_messages import Command, NoteReading, NoteReadingOfAll, ReadingRequest
from app.core.wire.envelopes import Message
from app.programs.command_line_user import PROGRAM, Words, add_user_arguments, signed_in_line

_FOUND_WITHIN_S = 3.0


def add_identified(parser: argparse.ArgumentParser, meaning: str, *, option: str = "--identified") -> None:
    """Add an option that shows what may name a patient, with who asks."""
    parser.add_argument(option, action="store_true", help=meaning)
    add_recorded(parser)


def add_recorded(parser: argparse.ArgumentParser) -> None:
    """Add who asks, and what to do where the reading cannot be recorded."""
    add_user_arguments(parser)
    parser.add_argument(
        "--unrecorded-read",
        action="store_true",
        help="show it also where the reading cannot be recorded in the log (a read-only or damaged folder)",
    )


@contextlib.contextmanager
def recorded_reading(
    arguments: argparse.Namespace,
    data: DataDirectory,
    command: Command,
    *,
    patient_id: str = "",
    session_id: str = "",
) -> Iterator[Callable[[Message], Any] | None]:
    """What is shown within is in the log as read. Without an id: data of any patient.

    Yields:
        Asks the running station more in the name of the same person; None where none runs.

    Raises:
        NotPermitted: Whoever asks may not.
        SurroundingsError: It could not be recorded, and `--unrecorded-read` was not given.
        WrongUse: There is no terminal to sign in on.
    """
    message: ReadingRequest = NoteReadingOfAll(command=command)
    if patient_id or session_id:
        message = NoteReading(command=command, patient_id=patient_id, session_id=session_id)
    with contextlib.ExitStack() as stack:
        ask = None
        try:
            if running_station(data, timeout_s=_FOUND_WITHIN_S) is not None:
                ask = stack.enter_context(signed_in_line(data, arguments)).request
                ask(message)
            else:
                _note_in_folder(arguments, data, message)
        except SurroundingsError as error:
            if not arguments.unrecorded_read:
                raise _cannot_be_recorded(error) from error
            sys.stderr.write(f"warning: this reading is NOT in the log: {error.what}\n")
        yield ask


def _note_in_folder(arguments: argparse.Namespace, data: DataDirectory, message: ReadingRequest) -> None:
    """Raises: NeuraScaleError: Why it may not be, or could not be recorded."""
    from app.core.station.folder_door import folder_door

    with folder_door(data) as door:
        peer, token = f"{PROGRAM}#{os.getpid()}", ""
        words = Words(arguments)
        if words.user_name or door.kind != StationKind.DEMONSTRATION:
            words.ask_name()
            password = words.password(f"Password of {words.user_name}: ")
            admitted = door.reception.sign_in(peer, words.user_name, password)
            if admitted.next_step == "code":
                admitted = door.reception.sign_in(peer, words.user_name, password, words.code())
            token = admitted.token
        door.note(message, peer, token)


def _cannot_be_recorded(error: SurroundingsError) -> SurroundingsError:
    return type(error)(
        error.what,
        meaning="Reading patient data is recorded, and here it could not be; nothing was shown.",
        advice="Put that right; or read it unrecorded, and say why on paper: --unrecorded-read.",
    )
