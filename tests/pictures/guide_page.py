"""The page of the guide that shows all pictures, made from the pictures that are there.

Guarantees: every picture of the folder is shown or linked; the order is that of a session. Pure but for `write_page`.
"""

import os
from pathlib import Path

CHAPTERS: dict[str, dict[str, str]] = {
    "Who is at the window": {
        "gate-kind": "The first start: what it is for",
        "gate-new-passphrase": "A passphrase, where there is no keyring",
        "gate-first-administrator": "The first administrator",
        "gate-second-factor": "The second factor",
        "gate-recovery-codes": "Recovery codes, shown once",
        "gate-sign-in": "Signing in",
        "gate-takes-over": "Somebody else takes over",
        "gate-new-password": "A one-time password is changed",
        "gate-lock": "Locked",
        "gate-open-station": "A workstation behind a passphrase",
        "gate-starting": "Starting",
        "emergency-access": "An emergency access runs",
        "user-menu": "The user at the top right",
    },
    "The clinic around sessions": {
        "onboarding-form": "Taking a patient in: who it is",
        "onboarding-candidates": "Those who are registered already and alike",
        "onboarding-guide": "Taking a patient in, in mid-way",
        "consent": "Consent: the words, by purpose",
        "plans": "Treatment plans",
        "appointments-day": "Appointments of a day",
        "appointments-conflict": "What stands against an appointment",
        "appointments-missed": "Who did not come",
        "duty": "Who is on duty",
        "duty-import": "A roster from a file",
        "merging": "Two records of one person, compared",
        "merging-joined": "Joined records, and the way back",
    },
    "Before a session": {
        "new-patient": "A new patient",
        "appointments-today": "Today's appointments, where a session begins",
        "begin": "Patient and device chosen",
        "tour": "The tour of the first start",
    },
    "Preparing": {
        "prerequisites": "What is missing, and what to do about it",
        "impedance": "Electrodes: number, colour and shape",
        "ready": "Ready: the traces before the recording",
        "asks-before-the-stimulation": "A stimulator that would start with the recording is asked about",
    },
    "Recording": {
        "recording": "Workspace Technician",
        "clinician": "Workspace Clinician",
        "researcher": "Workspace Researcher",
        "administrator": "Workspace Administrator",
        "activation-asks": "A procedure: what to say, and what to ask first",
        "activation": "A procedure goes on, with its count-down",
        "deviations": "What was done otherwise than the protocol asks, and why",
        "session-resumed": "The station was gone in the middle of the session",
        "past": "Looking back while the recording goes on",
        "asks-before-the-end": "Asked before the recording ends",
    },
    "Panels": {
        "panel-events": "Events",
        "panel-trends": "Trends",
        "panel-spectrogram": "Spectrogram of one channel",
        "panel-topography": "Topography",
        "panel-head-3d": "Head in 3-D",
        "panel-measure": "Measurements",
        "panel-spectrum": "Spectrum",
        "panel-cursor-map": "Map at the cursor",
        "panel-system": "The workstation itself",
        "view-menu": "The menu View",
    },
    "Dialogs": {},
    "When something is wrong": {
        "alarm": "An alarm",
        "alarm-list": "All alarms that stand",
        "stopped": "The safety stop was pressed",
    },
    "At the end": {
        "analysing": "Analysis and report",
        "result": "What came of the session",
        "findings": "Findings: a proposal of a program, with its signal",
        "findings-form": "A finding is changed",
        "findings-texts": "The texts of the report",
        "dialog-report": "The report",
        "dialog-signing": "Signatures",
    },
    "Workflows": {
        "workflows-running": "A session that runs, step by step",
        "workflows-failed": "One that failed is let go on, with a reason",
        "workflows-unsigned": "One that waits for its signature",
    },
    "Records, access and audit": {
        "dialog-correct-patient": "A correction; what was there before stays",
        "dialog-care": "In whose care a patient is",
        "dialog-emergency": "Emergency access",
        "dialog-reviews": "Emergency accesses to review",
        "dialog-erasure": "Erasure by two persons, and legal holds",
        "dialog-users": "Users",
        "dialog-own-account": "One's own password",
        "panel-audit": "The audit",
    },
}
THEMES = ("dark", "light", "contrast-dark", "contrast-light")
WORDS = {"dark": "dark", "light": "light", "contrast-dark": "high contrast", "contrast-light": "high contrast, light"}


def scenes_in(folder: Path) -> set[str]:
    """Names of scenes, without theme."""
    found = set()
    for path in folder.glob("*.png"):
        stem = path.stem.removesuffix("-200")
        for theme in sorted(THEMES, key=len, reverse=True):
            if stem.endswith(f"-{theme}"):
                found.add(stem.removesuffix(f"-{theme}"))
                break
    return found


def page_text(folder: Path, link: str) -> str:
    """Markdown; `link` leads from the page to the folder."""
    there = scenes_in(folder)
    chapters = {title: dict(scenes) for title, scenes in CHAPTERS.items()}
    named = {name for scenes in CHAPTERS.values() for name in scenes}
    for name in sorted(there - named):
        chapters["Dialogs"][name] = name.removeprefix("dialog-").replace("-", " ").capitalize()
    lines = [
        "# All screens",
        "",
        "Every screen and dialog with the demonstration patient and the simulated amplifier, on a screen of "
        "1366 x 768. What would take days, two people or bad luck (onboardings, appointments, rosters, failures) is "
        "shown with made-up patients and a station that stands in. Made by `make pictures`.",
        "",
    ]
    for title, scenes in chapters.items():
        shown = [(name, words) for name, words in scenes.items() if name in there]
        if not shown:
            continue
        lines += [f"## {title}", ""]
        for name, words in shown:
            lines += _entry(folder, link, name, words)
    return "\n".join(lines).rstrip() + "\n"


def _entry(folder: Path, link: str, name: str, words: str) -> list[str]:
    files = [(theme, f"{name}-{theme}.png") for theme in THEMES if (folder / f"{name}-{theme}.png").is_file()]
    others = [f"[{WORDS[theme]}]({link}/{file})" for theme, file in files[1:]]
    for theme in THEMES:
        file = f"{name}-{theme}-200.png"
        if (folder / file).is_file():
            others.append(f"[at 200 %]({link}/{file})")
    entry = [f"### {words}", "", f"![{words}]({link}/{files[0][1]})" if files else "", ""]
    return [*entry, f"<sub>Also {', '.join(others)}.</sub>", ""] if others else entry


def write_page(page: Path, folder: Path) -> None:
    page.write_text(page_text(folder, Path(os.path.relpath(folder, page.parent)).as_posix()), encoding="utf-8")
