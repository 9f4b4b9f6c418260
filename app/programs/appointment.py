"""`neurascale appointment`: appointments of a day or of a patient, through the running station.

Guarantees: whoever asks signs in first, and the station judges; what stands against an appointment is named and refuses
it, unless it is said why it is kept all the same. Exit codes: 0 done, 1 refused, 2 wrong use.
"""

import argparse
import json
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import NotFound, WrongUse
from app.core.events.appointment_events import AppointmentTerms
from app.core.station.appointment_messages import (
    AppointmentView,
    BookAppointment,
    CancelAppointment,
    ListAppointments,
    ListPatientAppointments,
    MarkAppointment,
    MoveAppointment,
    TakeBackMark,
)
from app.programs.intake_words import add_folder, folder_of, local_text, moment_of, patient_of, plain, provider_of

if TYPE_CHECKING:
    from app.programs.station_asked import Ask

SUMMARY = "List, book, move and cancel appointments; say who came and who did not."
EXAMPLE = "neurascale appointment book 4471-220 --at 2026-11-30T09:30 --place 'EEG 1' --provider 'Dr. Noa Okafor'"

MARKS = ("arrived", "noshow")
UNMARKED_DAYS = 31
GIVEN_BACK = {
    "session_cancelled": "the session was left",
    "session_failed": "the session failed",
    "nothing_recorded": "nothing was recorded",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in (
        ("day", "list the appointments of a day"),
        ("list", "list the appointments of a patient"),
        ("book", "book an appointment"),
        ("move", "give an appointment another time, place or provider"),
        ("cancel", "cancel an appointment"),
        ("arrived", "note that the patient has come"),
        ("noshow", "note that the patient did not come"),
        ("takeback", "take back what was noted, or that a session was for it"),
        ("unmarked", "list your patients' appointments of days gone by of which nobody said what became of them"),
    ):
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        add_folder(one)
        if action == "day":
            one.add_argument("day", nargs="?", default="", metavar="DATE", help="as 2026-11-30 (default: today)")
            continue
        if action == "unmarked":
            one.add_argument(
                "--days", type=int, default=UNMARKED_DAYS, metavar="N", help="how far back (default: %(default)s)"
            )
            continue
        one.add_argument("patient", metavar="PATIENT", help="the patient's identifier, or hospital number")
        if action not in ("list", "book"):
            one.add_argument("appointment_id", metavar="APPOINTMENT", help="as `list` prints it")
            needed = action not in MARKS
            hint = "why; it is kept" if needed else "what is known of it; it is kept"
            one.add_argument("--reason", required=needed, default="", metavar="TEXT", help=hint)
        if action in ("book", "move"):
            needed = action == "book"
            one.add_argument("--at", required=needed, metavar="TIME", help="as 2026-11-30T09:30, in local time")
            one.add_argument("--minutes", type=int, default=60 if needed else None, metavar="N")
            one.add_argument("--place", required=needed, metavar="TEXT", help="room or bed")
            one.add_argument("--provider", required=needed, metavar="NAME", help="printed name, or identifier")
            one.add_argument("--protocol", default="routine-eeg" if needed else None, metavar="NAME")
        if action == "book":
            one.add_argument("--plan", default="", metavar="PLAN", help="the treatment plan that it belongs to")
            one.add_argument("--despite", default="", metavar="TEXT", help="why it is kept in spite of conflicts")
        if action == "move":
            one.add_argument("--despite", action="store_true", help="keep it in spite of conflicts, for the reason")
        if action == "cancel":
            one.add_argument("--cause", choices=("patient", "clinic"), required=True, help="from whom it comes")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    from app.programs.station_asked import asking_station

    with asking_station(folder_of(arguments), arguments) as ask:
        if arguments.action == "day":
            since, until = _span(arguments.day)
            found = ask(ListAppointments(since=since, until=until, with_cancelled=True)).appointments
        elif arguments.action == "unmarked":
            found = _unmarked(ask, arguments.days)
        else:
            patient_id = patient_of(ask, arguments.patient)
            if arguments.action != "list":
                _do(ask, arguments, patient_id)
            found = ask(ListPatientAppointments(patient_id=patient_id)).appointments
    if arguments.json:
        sys.stdout.write(json.dumps({"appointments": plain(found)}) + "\n")
        return 0
    if not found:
        nothing = "Everything is marked.\n" if arguments.action == "unmarked" else "Nothing is booked.\n"
        sys.stdout.write(nothing)
    for one in found:
        _print(one)
    return 0


def _unmarked(ask: "Ask", days: int) -> tuple[AppointmentView, ...]:
    """Raises: WrongUse: That is no number of days."""
    if not 1 <= days <= UNMARKED_DAYS:
        raise WrongUse(f"Look back 1 to {UNMARKED_DAYS} days.")
    today = SYSTEM_CLOCK.wall().astimezone().date()
    since, until = _span((today - timedelta(days=days)).isoformat())[0], _span("")[0]
    return tuple(one for one in ask(ListAppointments(since=since, until=until)).appointments if one.unmarked)


def _span(day: str) -> tuple[str, str]:
    """The beginning of a day of this place, and of the next. Raises: WrongUse: It is no day."""
    try:
        wanted = date.fromisoformat(day) if day else SYSTEM_CLOCK.wall().astimezone().date()
    except ValueError as error:
        raise WrongUse(f"“{day}” is no day.", advice="Write it as 2026-11-30.") from error
    ends = wanted + timedelta(days=1)
    return moment_of(f"{wanted.isoformat()}T00:00"), moment_of(f"{ends.isoformat()}T00:00")


def _do(ask: "Ask", arguments: argparse.Namespace, patient_id: str) -> None:
    match arguments.action:
        case "book":
            terms = AppointmentTerms(
                starts=moment_of(arguments.at),
                minutes=arguments.minutes,
                place=arguments.place,
                protocol=arguments.protocol,
                provider_id=provider_of(ask, arguments.provider),
            )
            ask(
                BookAppointment(
                    patient_id=patient_id, terms=terms, plan_id=arguments.plan, despite_reason=arguments.despite
                )
            )
        case "move":
            known = _appointment(ask, arguments.appointment_id, patient_id)
            changed = {
                "starts": moment_of(arguments.at) if arguments.at else None,
                "minutes": arguments.minutes,
                "place": arguments.place,
                "protocol": arguments.protocol,
                "provider_id": provider_of(ask, arguments.provider) if arguments.provider else None,
            }
            before = AppointmentTerms(
                starts=known.starts,
                minutes=known.minutes,
                place=known.place,
                protocol=known.protocol,
                provider_id=known.provider_id,
            )
            terms = msgspec.structs.replace(
                before, **{name: value for name, value in changed.items() if value is not None}
            )
            ask(
                MoveAppointment(
                    appointment_id=known.appointment_id,
                    terms=terms,
                    version=known.version,
                    reason=arguments.reason,
                    despite=arguments.despite,
                )
            )
        case "cancel":
            ask(
                CancelAppointment(
                    appointment_id=arguments.appointment_id, cause=arguments.cause, reason=arguments.reason
                )
            )
        case "arrived" | "noshow":
            known = _appointment(ask, arguments.appointment_id, patient_id)
            ask(MarkAppointment(appointment_id=known.appointment_id, mark=arguments.action, reason=arguments.reason))
        case "takeback":
            known = _appointment(ask, arguments.appointment_id, patient_id)
            ask(TakeBackMark(appointment_id=known.appointment_id, reason=arguments.reason))


def _appointment(ask: "Ask", appointment_id: str, patient_id: str) -> AppointmentView:
    """Raises: NotFound: The patient has no such appointment."""
    for one in ask(ListPatientAppointments(patient_id=patient_id)).appointments:
        if isinstance(one, AppointmentView) and one.appointment_id == appointment_id:
            return one
    raise NotFound("This patient has no such appointment.", advice="List the patient's appointments first.")


def _print(one: AppointmentView) -> None:
    begins = datetime.fromisoformat(one.starts)
    ends = (begins + timedelta(minutes=one.minutes)).astimezone()
    who = f"{one.patient} ({one.hospital_number})" if one.own else "another's patient"
    state = "not marked" if one.unmarked else one.state
    said = one.cancel_reason or (one.marks[-1].reason if one.marks else "")
    state = f"{state}: {said}" if said else state
    despite = f", in spite of {', '.join(one.despite)}" if one.despite else ""
    sys.stdout.write(
        f"{one.appointment_id}  {local_text(one.starts)}-{ends:%H:%M}  {one.place}  {who}  "
        f"{one.protocol} {one.provider}  {state}{despite}".rstrip()
        + "\n"
    )
    for version in one.versions[:-1]:
        sys.stdout.write(f"  before: {local_text(version.starts)}  {version.place}  {version.provider}\n")
    for mark in one.marks:
        words = f"{mark.state} again" if mark.why else mark.state
        by = mark.marked_by or GIVEN_BACK.get(mark.why, "a session")
        reason = f": {mark.reason}" if mark.reason else ""
        sys.stdout.write(f"  {local_text(mark.since)}  {words} ({by}){reason}\n")
