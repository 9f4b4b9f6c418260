"""`neurascale consent`: what is consented to, in which words, and what a patient gave and took back.

Guarantees: whoever asks about a patient signs in first, and the station judges; consent is given to the words that are
handed out then, or, where a version is named, to that one or not at all. The words themselves are read without a
station: they are about nobody. Exit codes: 0 done, 1 refused, 2 wrong use.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.clinic.purposes import CAPACITIES, CAPACITY_NOT_ASKED, PURPOSES, WAYS_GIVEN
from app.core.errors import NotFound
from app.core.station.consent_messages import (
    ConsentEntryView,
    ConsentList,
    ConsentWithdrawn,
    ListConsents,
    PurposeView,
    WithdrawConsent,
)
from app.core.station.messages import GiveConsent
from app.programs.intake_words import add_folder, folder_of, local_text, patient_of, plain

if TYPE_CHECKING:
    from app.programs.station_asked import Ask

SUMMARY = "Show the words that people consent to; list, give and withdraw a patient's consents."
EXAMPLE = "neurascale consent give 4471-220 --purpose recording --by patient --how signed --language de"
_ACTIONS = {
    "list": "list what a patient consents to, gave and took back",
    "show": "show the words of a purpose, to be read out",
    "give": "keep that a patient consents, to the words that are handed out",
    "withdraw": "keep that a patient takes consent back; what goes on for it ends",
}
_LANGUAGES = ("en", "de")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        if action == "show":
            one.add_argument("purpose", choices=PURPOSES)
            one.add_argument("--version", default="", metavar="V", help="an older one; else the one handed out today")
            one.add_argument("--language", choices=_LANGUAGES, default="en")
            one.add_argument("--pdf", type=Path, metavar="FILE", help="write them as a page to be signed by hand")
            one.add_argument("--json", action="store_true", help="one JSON object on standard output")
            continue
        add_folder(one)
        one.add_argument("patient", metavar="PATIENT", help="the patient's identifier, or hospital number")
        if action == "list":
            continue
        one.add_argument("--purpose", action="append", choices=PURPOSES, required=True, help="may be given repeatedly")
        capacities = [word for word in CAPACITIES if word != CAPACITY_NOT_ASKED]
        one.add_argument("--by", choices=capacities, default=CAPACITY_NOT_ASKED, help="in what capacity; never a name")
        if action == "give":
            one.add_argument("--how", choices=WAYS_GIVEN, default="", help="signed on paper, or before a witness")
            one.add_argument("--witness", default="", metavar="TEXT", help="who heard it, where it was given orally")
            one.add_argument("--language", choices=_LANGUAGES, default="", help="in which the words were read")
            one.add_argument("--version", default="", metavar="V", help="of the words that were read")
        else:
            one.add_argument("--reason", default="", metavar="TEXT", help="if one was told; nobody has to give one")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    if arguments.action == "show":
        return _show(arguments)
    from app.programs.station_asked import asking_station

    with asking_station(folder_of(arguments), arguments) as ask:
        patient_id = patient_of(ask, arguments.patient)
        ended = _do(ask, arguments, patient_id)
        consents: ConsentList = ask(ListConsents(patient_id=patient_id))
    if arguments.json:
        shown = {
            "consents": [_without_words(one) for one in consents.purposes],
            **({"ended": plain(ended)} if ended else {}),
        }
        sys.stdout.write(json.dumps(shown) + "\n")
        return 0
    for one in ended:
        sys.stdout.write(f"{one.ends}\n{one.kept}\n")
    for purpose in consents.purposes:
        _print(purpose)
    return 0


def _do(ask: "Ask", arguments: argparse.Namespace, patient_id: str) -> tuple[ConsentWithdrawn, ...]:
    """What was asked for; what a withdrawal ends."""
    match arguments.action:
        case "give":
            for purpose in dict.fromkeys(arguments.purpose):
                ask(
                    GiveConsent(
                        patient_id=patient_id,
                        purpose=purpose,
                        given_by=arguments.by,
                        text_version=arguments.version,
                        how=arguments.how,
                        witness=arguments.witness,
                        language=arguments.language,
                    )
                )
        case "withdraw":
            return tuple(
                ask(
                    WithdrawConsent(
                        patient_id=patient_id, purpose=purpose, reason=arguments.reason, withdrawn_by=arguments.by
                    )
                )
                for purpose in dict.fromkeys(arguments.purpose)
            )
    return ()


def _show(arguments: argparse.Namespace) -> int:
    """Raises: NotFound: There is no such version. StorageFault: The page cannot be written."""
    from app.core.clinic.consent_texts import consent_texts, current_text
    from app.core.clock import SYSTEM_CLOCK

    texts = consent_texts(arguments.purpose)
    version = arguments.version or current_text(arguments.purpose, SYSTEM_CLOCK.wall().date()).version
    text = next((one for one in texts if one.version == version), None)
    if text is None:
        known = ", ".join(one.version for one in texts)
        raise NotFound(f"There is no version {version} of this text.", advice=f"Choose one of: {known}.")
    if arguments.pdf is not None:
        from app.core.clinic.consent_sheet import save_sheet

        save_sheet(arguments.pdf.expanduser(), arguments.purpose, text, arguments.language)
    if arguments.json:
        told = {"purpose": arguments.purpose, **plain(text), "versions": [one.version for one in texts]}
        sys.stdout.write(json.dumps(told) + "\n")
        return 0
    language = arguments.language
    sys.stdout.write(
        f"{text.titles[language]}\n{version}, {text.since.isoformat()}\n\n{text.words[language].strip()}\n"
    )
    return 0


def _without_words(one: PurposeView) -> dict[str, object]:
    told: dict[str, object] = plain(one)
    told["texts"] = [text.version for text in one.texts]
    return told


def _print(one: PurposeView) -> None:
    state = (
        "given" if one.counts else "withdrawn" if one.withdrawn else "does not count" if one.entries else "not given"
    )
    needed = "  (what is planned asks for it)" if one.needed and not one.counts else ""
    sys.stdout.write(f"{one.purpose:<12} {state}, version handed out: {one.current}{needed}\n")
    for entry in one.entries:
        sys.stdout.write(f"  {local_text(entry.at)}  {', '.join(_facts(entry))}\n")


def _facts(entry: ConsentEntryView) -> list[str]:
    found = [f"{entry.kind} by {entry.by}"]
    if entry.text_version:
        found.append(f"to version {entry.text_version}")
    if entry.how:
        found.append(f"{entry.how}: {entry.witness}" if entry.witness else entry.how)
    if entry.language:
        found.append(f"read in {entry.language}")
    if entry.reason:
        found.append(f"reason: {entry.reason}")
    if entry.noted_by:
        found.append(f"noted by {entry.noted_by}")
    if entry.kind == "given":
        found.append("counts" if entry.counts else f"counts no more: {entry.why_not}")
    return found
