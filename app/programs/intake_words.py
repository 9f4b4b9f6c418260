"""What the commands about patients and duty share: whom a word names, and moments as people type them.

Guarantees: a patient is named by identifier or by the whole hospital number, a user by the name to sign in with, the
printed name or the identifier; a word that fits several is refused. Does not: ask for more than the station would tell.
"""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from app.core.errors import NotFound, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.station.access_messages import ListUsers, UserList
from app.core.station.appointment_messages import ListProviders, ProviderList
from app.core.station.audit_messages import ListPatientVersions
from app.core.station.messages import ListPatients
from app.core.station.views import PatientView

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
    """Identifier of the patient with this hospital number, in whichever record; the word itself where there is none."""
    normal = "".join(word.upper().split())
    found = [
        one for one in ask(ListPatients(search=normal)).patients if normal in (one.hospital_number, *one.other_numbers)
    ]
    return str(found[0].patient_id) if len(found) == 1 else word


def own_patient(ask: "Ask", patient_id: str) -> PatientView:
    """The user's own patient with this identifier, also by that of a record that was joined to another.

    Raises:
        NeuraScaleError: The station refuses: there is none, or it is somebody else's.
    """
    number = ask(ListPatientVersions(patient_id=patient_id)).versions[-1].hospital_number
    for one in ask(ListPatients(search=number)).patients:
        if one.own and number in (one.hospital_number, *one.other_numbers):
            return cast(PatientView, one)
    raise NotFound("No such patient is in your care.", advice="See: neurascale patient list")


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


def user_of(ask: "Ask", word: str) -> str:
    """Identifier of the user whom a word names.

    Raises:
        NotFound: Nobody, or several.
    """
    answer: UserList = ask(ListUsers())
    found = [
        one.user_id
        for one in answer.users
        if word in (one.user_id, one.full_name) or word.casefold() == one.user_name.casefold()
    ]
    if len(found) != 1:
        raise NotFound(f"No user is called “{word}”.", advice="Name one as `neurascale user list` prints it.")
    return found[0]


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
