"""What the commands about taking patients in share: whom a word names, and moments as people type them.

Guarantees: a patient is named by identifier or by the whole hospital number, a user by the name to sign in with, the
printed name or the identifier; a word that fits several is refused. Does not: ask for more than the station would tell.
"""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import NotFound, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.station.appointment_messages import ListProviders, ProviderList
from app.core.station.messages import ListPatients

if TYPE_CHECKING:
    from app.programs.station_asked import Ask


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The arguments of every action."""
    from app.programs.station_asked import add_user

    parser.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    add_user(parser)


def folder_of(arguments: argparse.Namespace) -> DataDirectory:
    """The folder that was named."""
    return DataDirectory(arguments.data.expanduser().resolve())


def patient_of(ask: "Ask", word: str) -> str:
    """Identifier of the patient with this hospital number; the word itself, where there is none."""
    normal = "".join(word.upper().split())
    found = [one for one in ask(ListPatients(search=normal)).patients if one.hospital_number == normal]
    return str(found[0].patient_id) if len(found) == 1 else word


def provider_of(ask: "Ask", word: str) -> str:
    """Identifier of whom a word names.

    Raises:
        NotFound: Nobody, or several.
    """
    if not word:
        return ""
    answer: ProviderList = ask(ListProviders())
    found = [one for one in answer.providers if word in (one.user_id, one.name)]
    if len(found) != 1:
        names = ", ".join(one.name for one in answer.providers)
        raise NotFound(f"No provider is called “{word}”.", advice=f"Name one of: {names}.")
    return found[0].user_id


def moment_of(text: str) -> str:
    """A moment as ISO 8601 with its zone; one without is of this place.

    Raises:
        WrongUse: It is none.
    """
    try:
        return datetime.fromisoformat(text).astimezone().isoformat(timespec="minutes")
    except ValueError as error:
        raise WrongUse(f"“{text}” is no date and time.", advice="Write it as 2026-11-30T09:30.") from error


def local_text(iso: str) -> str:
    """A moment of the station in the time of this place, to the minute."""
    return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")


def plain(value: Any) -> Any:
    """As JSON has it."""
    import msgspec

    return msgspec.to_builtins(value)
