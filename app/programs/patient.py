"""`neurascale patient`: the records of patients, through the running station.

Guarantees: whoever asks signs in first, and the station judges; nothing is printed of a patient who is not the user's.
What was known before a correction or a joining stays. Exit codes: 0 done, 1 refused, 2 wrong use.
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from app.core.errors import NotFound, WrongUse
from app.core.station.appointment_messages import ListPlans
from app.core.station.audit_messages import CorrectPatient, ListPatientVersions, PatientVersion
from app.core.station.care_messages import ListCare
from app.core.station.merge_messages import ListMerges, LookAtMerge, MergePatients, MergeView, UndoMerge
from app.core.station.messages import ListPatients, RegisterPatient
from app.core.station.views import PatientView
from app.programs.intake_words import add_folder, folder_of, local_text, own_patient, patient_of, plain

if TYPE_CHECKING:
    from app.programs.station_asked import Ask

SUMMARY = "List, show, register and correct patients; join two records of one person, and take them apart."
EXAMPLE = "neurascale patient correct 4471-220 --born 1984-03-21 --reason 'Digits swapped; read from the passport'"
MOST_LISTED = 200
"""So many the station looks at for one search, whoever's they are."""
_SEXES = ("female", "male", "other", "unknown")
_DETAILS = ("hospital_number", "family_name", "given_name", "birth_date", "sex")
_DETAIL_WORDS = {
    "hospital_number": "number",
    "family_name": "family name",
    "given_name": "given name",
    "birth_date": "birth date",
    "sex": "sex",
}
_ACTIONS = {
    "list": "list the patients in your care, newest first",
    "show": "show one: both numbers, care, consents, joined records, plans",
    "add": "register a patient, who is in your care from then on",
    "correct": "put right what is known; the version before stays",
    "join": "join another record of the same person to this one",
    "part": "take two joined records apart again",
    "history": "every version of what is known, and every joining",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        add_folder(one)
        if action == "list":
            one.add_argument("--search", default="", metavar="TEXT", help="beginning of a name or a hospital number")
        elif action != "add":
            one.add_argument("patient", metavar="PATIENT", help="the patient's identifier, or hospital number")
        if action in ("add", "correct"):
            needed = action == "add"
            one.add_argument("--number", dest="hospital_number", required=needed, metavar="NUMBER")
            one.add_argument("--family", dest="family_name", required=needed, metavar="NAME")
            one.add_argument("--given", dest="given_name", required=needed, metavar="NAME")
            one.add_argument("--born", dest="birth_date", required=needed, metavar="DATE", help="as 1984-03-12")
            one.add_argument("--sex", choices=_SEXES, default="unknown" if needed else None)
        if action == "join":
            one.add_argument("other", metavar="OTHER", help="the record that is joined to it: identifier or number")
        if action == "part":
            one.add_argument("merge_id", nargs="?", default="", metavar="JOINING", help="where there are several")
        if action in ("correct", "join", "part"):
            one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    from app.programs.station_asked import asking_station

    with asking_station(folder_of(arguments), arguments) as ask:
        if arguments.action == "list":
            listed = ask(ListPatients(search=arguments.search)).patients
            own = [one for one in listed if one.own]
            return _tell_list(own, more=len(listed) >= MOST_LISTED, as_json=arguments.json)
        patient_id = _do(ask, arguments)
        if arguments.action == "history":
            told = _history(ask, own_patient(ask, patient_id))
        else:
            told = _shown(ask, own_patient(ask, patient_id))
    if arguments.json:
        sys.stdout.write(json.dumps(plain(told), ensure_ascii=False) + "\n")
    elif arguments.action == "history":
        _print_history(told["versions"], told["joinings"])
    else:
        _print_shown(told)
    return 0


def _do(ask: "Ask", arguments: argparse.Namespace) -> str:
    """What the action changes; whom it is about."""
    if arguments.action == "add":
        asked = RegisterPatient(**{name: getattr(arguments, name) for name in _DETAILS})
        return str(ask(asked).patient_id)
    patient_id = patient_of(ask, arguments.patient)
    match arguments.action:
        case "correct":
            _correct(ask, patient_id, arguments)
        case "join":
            _join(ask, patient_id, patient_of(ask, arguments.other), arguments.reason)
        case "part":
            merge = _standing(ask, patient_id, arguments.merge_id)
            ask(UndoMerge(patient_id=patient_id, merge_id=merge.merge_id, reason=arguments.reason))
    return patient_id


def _correct(ask: "Ask", patient_id: str, arguments: argparse.Namespace) -> None:
    given = {name: getattr(arguments, name) for name in _DETAILS if getattr(arguments, name) is not None}
    if not given:
        raise WrongUse("It is not said what is to be corrected.", advice="Name at least one of --number, --family, …")
    newest = ask(ListPatientVersions(patient_id=patient_id)).versions[-1]
    details = {name: getattr(newest, name) for name in _DETAILS} | given
    ask(CorrectPatient(patient_id=patient_id, version=newest.version, reason=arguments.reason, **details))


def _join(ask: "Ask", patient_id: str, other_id: str, reason: str) -> None:
    if patient_id == other_id:
        raise WrongUse("Both words name the same record.", meaning="Nothing was changed.")
    seen = ask(LookAtMerge(patient_id=patient_id, other_id=other_id))
    ask(
        MergePatients(
            patient_id=patient_id,
            merged_id=other_id,
            kept_version=seen.kept.version,
            merged_version=seen.merged.version,
            reason=reason,
        )
    )


def _standing(ask: "Ask", patient_id: str, merge_id: str) -> MergeView:
    """Which joining is meant.

    Raises:
        NotFound: There is none, or it is not said which.
    """
    standing: list[MergeView] = [one for one in ask(ListMerges(patient_id=patient_id)).merges if not one.undone]
    found = [one for one in standing if merge_id in ("", one.merge_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound("No such joining stands.", advice="See: neurascale patient history")
    several = ", ".join(f"{one.merge_id} ({one.merged.hospital_number})" for one in found)
    raise NotFound("Several records were joined to this one.", advice=f"Name one of: {several}.")


# --- what is told ------------------------------------------------------------------------------------------------


def _shown(ask: "Ask", patient: PatientView) -> dict[str, Any]:
    patient_id = patient.patient_id
    return {
        "patient": patient,
        "care": ask(ListCare(patient_id=patient_id)).care,
        "joinings": tuple(one for one in ask(ListMerges(patient_id=patient_id)).merges if not one.undone),
        "plans": ask(ListPlans(patient_id=patient_id)).plans,
    }


def _history(ask: "Ask", patient: PatientView) -> dict[str, Any]:
    patient_id = patient.patient_id
    return {
        "patient": patient,
        "versions": ask(ListPatientVersions(patient_id=patient_id)).versions,
        "joinings": ask(ListMerges(patient_id=patient_id)).merges,
    }


def _numbers(patient: PatientView) -> str:
    return ", also ".join((patient.hospital_number, *patient.other_numbers))


def _tell_list(found: list[PatientView], *, more: bool, as_json: bool) -> int:
    """`more`: older ones may not be among them."""
    if as_json:
        sys.stdout.write(json.dumps({"patients": plain(found), "more": more}, ensure_ascii=False) + "\n")
        return 0
    for one in found:
        name = f"{one.family_name}, {one.given_name}"
        sys.stdout.write(f"{one.patient_id}  {one.birth_date}  {name}  {_numbers(one)}\n")
    if not found:
        sys.stdout.write("No such patient is in your care.\n")
    if more:
        sys.stdout.write("Only the newest were looked at: --search finds the others.\n")
    return 0


def _print_shown(told: dict[str, Any]) -> None:
    patient: PatientView = told["patient"]
    lines = [
        f"{patient.family_name}, {patient.given_name}",
        f"  number    {_numbers(patient)}",
        f"  born      {patient.birth_date}  {patient.sex}",
        f"  record    {patient.patient_id}",
        *(f"  care      {one.user_name}, since {local_text(one.since)}" for one in told["care"]),
        *(f"  consent   {purpose}: given" for purpose in patient.consented_purposes),
        *(f"  consent   {purpose}: withdrawn" for purpose in patient.withdrawn_purposes),
        *(f"  joined    {one.merged.hospital_number}, {local_text(one.at)}, {one.by}" for one in told["joinings"]),
        *(f"  plan      {one.terms.indication}; {one.terms.protocol}: {one.state}" for one in told["plans"]),
    ]
    if not patient.consented_purposes and not patient.withdrawn_purposes:
        lines.append("  consent   none was given")
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _print_history(versions: tuple[PatientVersion, ...], joinings: tuple[MergeView, ...]) -> None:
    before: PatientVersion | None = None
    for one in versions:
        who = f"  {one.corrected_by}" if one.corrected_by else ""
        sys.stdout.write(f"{one.version}  {local_text(one.since)}{who}  {one.reason or 'registered'}\n")
        for name in _DETAILS:
            was, now = getattr(before, name, ""), getattr(one, name)
            if before is None:
                sys.stdout.write(f"   {_DETAIL_WORDS[name]}: {now}\n")
            elif was != now:
                sys.stdout.write(f"   {_DETAIL_WORDS[name]}: {was} -> {now}\n")
        before = one
    for merge in joinings:
        number = merge.merged.hospital_number
        sys.stdout.write(f"{merge.merge_id}  {local_text(merge.at)}  {merge.by}  joined {number}: {merge.reason}\n")
        if merge.undone:
            undone = f"{local_text(merge.undone)}  {merge.undone_by}  taken apart: {merge.undo_reason}"
            sys.stdout.write(f"   {undone}\n")
