"""`neurascale onboarding`: take a patient in, step by step, through the running station.

Guarantees: whoever asks signs in first, and the station judges; each step is on disk before this ends, so that it may
be gone on with later, also in the window. Exit codes: 0 done, 1 refused, 2 wrong use.
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from app.core.clinic.likeness import WHY
from app.core.clinic.patients import SEXES
from app.core.station.onboarding_messages import (
    BeginOnboarding,
    DecideIdentity,
    GetOnboarding,
    LeaveOnboarding,
    ListOnboardings,
    OnboardingView,
    SkipOnboardingStep,
)
from app.core.workflow.patient_onboarding import missing_sentences
from app.programs.intake_words import add_folder, folder_of, plain, provider_of

if TYPE_CHECKING:
    from app.programs.station_asked import Ask

SUMMARY = "Take a patient in: who it is, record, access, consent, plan, first appointment."
EXAMPLE = "neurascale onboarding begin --number 4471-305 --family Halloran --given Maeve --born 1984-03-12"
SETTLED_WITHIN_S = 30.0
_LOOK_EVERY_S = 0.1
_AT_WORK = frozenset({"searching", "record", "leaving", "completing"})
_WHY_WORDS = {word: word.replace("_", " ") for word in WHY}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in (
        ("begin", "begin with a patient; says who is registered and alike"),
        ("list", "list those that go on"),
        ("show", "say where one stands, and what it misses"),
        ("same", "it is this registered patient"),
        ("other", "it is none of those alike"),
        ("skip", "go on without what a step asks for"),
        ("leave", "end it; what was arranged in it is taken back"),
    ):
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        add_folder(one)
        if action == "begin":
            for name, what in (("number", "hospital number"), ("family", "family name"), ("given", "given name")):
                one.add_argument(f"--{name}", required=True, metavar="TEXT", help=what)
            one.add_argument("--born", required=True, metavar="DATE", help="as 1984-03-12")
            one.add_argument("--sex", choices=SEXES, default="unknown", help="as the patient states it")
            one.add_argument("--clinician", default="", metavar="NAME", help="whose care the patient is given into")
        elif action != "list":
            one.add_argument("onboarding_id", metavar="ONBOARDING", help="as `begin` and `list` print it")
        if action == "same":
            one.add_argument("patient_id", metavar="PATIENT", help="identifier of one of those alike")
        if action == "other":
            one.add_argument("--number", default="", metavar="TEXT", help="the hospital number, read again")
        if action == "skip":
            one.add_argument("step", choices=("access", "consent", "plan", "appointment"))
        if action in ("other", "skip", "leave"):
            one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    from app.programs.station_asked import asking_station

    with asking_station(folder_of(arguments), arguments) as ask:
        if arguments.action == "list":
            views = ask(ListOnboardings()).onboardings
        else:
            views = (_settled(ask, _do(ask, arguments)),)
    if arguments.json:
        sys.stdout.write(json.dumps({"onboardings": plain(views)}) + "\n")
        return 0
    if not views:
        sys.stdout.write("Nobody is being taken in.\n")
    for view in views:
        _print(view)
    return 0


def _do(ask: "Ask", arguments: argparse.Namespace) -> str:
    """Ask it; the onboarding's id."""
    match arguments.action:
        case "begin":
            begun = ask(
                BeginOnboarding(
                    hospital_number=arguments.number,
                    family_name=arguments.family,
                    given_name=arguments.given,
                    birth_date=arguments.born,
                    sex=arguments.sex,
                    clinician_id=provider_of(ask, arguments.clinician),
                )
            )
            return str(begun.onboarding_id)
        case "same" | "other":
            known: OnboardingView = ask(GetOnboarding(onboarding_id=arguments.onboarding_id)).onboarding
            same = arguments.action == "same"
            ask(
                DecideIdentity(
                    onboarding_id=arguments.onboarding_id,
                    search=known.search,
                    decision="same_person" if same else "other_person",
                    patient_id=arguments.patient_id if same else "",
                    reason="" if same else arguments.reason,
                    hospital_number="" if same else arguments.number,
                )
            )
        case "skip":
            ask(SkipOnboardingStep(onboarding_id=arguments.onboarding_id, step=arguments.step, reason=arguments.reason))
        case "leave":
            ask(LeaveOnboarding(onboarding_id=arguments.onboarding_id, reason=arguments.reason))
    return str(arguments.onboarding_id)


def _settled(ask: "Ask", onboarding_id: str) -> OnboardingView:
    """The onboarding, once it waits for somebody or is over; as it is where that takes longer."""
    from app.core.clock import SYSTEM_CLOCK

    deadline_ns = SYSTEM_CLOCK.monotonic_ns() + round(SETTLED_WITHIN_S * 1e9)
    while True:
        view: OnboardingView = ask(GetOnboarding(onboarding_id=onboarding_id)).onboarding
        at_work = view.state == "leaving" or (view.state == "open" and (view.step in _AT_WORK or _is_behind(view)))
        if not at_work or SYSTEM_CLOCK.monotonic_ns() >= deadline_ns:
            return view
        SYSTEM_CLOCK.sleep(_LOOK_EVERY_S)


def _is_behind(view: OnboardingView) -> bool:
    """Whether what it stands at is done, so that it is about to go on."""
    if view.step == "identity":
        return view.decided
    return any(one.name == view.step and (one.state in ("done", "skipped") or not one.missing) for one in view.steps)


def _print(view: OnboardingView) -> None:
    patient = view.patient
    who = f"{patient.family_name}, {patient.given_name}, {patient.birth_date}, {patient.hospital_number}"
    sys.stdout.write(f"{view.onboarding_id}  {view.state}\n  {who}\n  {view.text}\n")
    if view.state == "left" and view.patient.patient_id != view.draft_id:
        sys.stdout.write(f"  what was typed is kept as {view.draft_id}; see `neurascale erasure`\n")
    if view.step == "identity":
        for one in view.candidates:
            alike = one.patient
            why = ", ".join(_WHY_WORDS.get(word, word) for word in one.why)
            named = f"{alike.family_name}, {alike.given_name}, {alike.birth_date}, {alike.hospital_number}"
            sys.stdout.write(f"    {alike.patient_id}  {named}  ({why})\n")
    for step in view.steps:
        remark = step.detail or missing_sentences(step.missing)
        sys.stdout.write(f"  {step.name:<12} {step.state:<8} {remark}".rstrip() + "\n")
