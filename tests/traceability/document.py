"""The parts of `docs/safety.md` that are made from the data files and the marks of the tests.

Guarantees: what stands between `<!-- made: NAME -->` and `<!-- end: NAME -->` is all that is replaced; the same data
gives the same text. Does not: say whether a test passed; that is the trace of a run. Any thread.
"""

import re
from itertools import groupby
from pathlib import Path

from tests.shared_data import REPOSITORY
from tests.traceability.marks import marked_tests
from tests.traceability.register import Estimate, Hazard, Register, UseScenario, register

PAGE = REPOSITORY / "docs" / "safety.md"
COMMAND = ".venv/bin/python -m tests.traceability document"
_PART = re.compile(r"(<!-- made: ([a-z-]+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)


def made(page: str, known: Register, tests: dict[str, list[str]]) -> str:
    """The page with its made parts made anew.

    Raises:
        ValueError: The page lacks one of the parts, or has one that nobody makes.
    """
    parts = {
        "overview": _overview(known),
        "hazards": "\n".join(_hazard(hazard, known, tests) for hazard in known.hazards.values()),
        "use-scenarios": "\n".join(_scenario(scenario, tests) for scenario in known.use_scenarios.values()),
        "requirements": _requirements(known),
        "missing": _missing(known),
        "site": _site(known),
    }
    found = [match[2] for match in _PART.finditer(page)]
    if sorted(found) != sorted(parts):
        raise ValueError(f"the page has the parts {sorted(found)}, made are {sorted(parts)}")
    return _PART.sub(lambda match: f"{match[1]}\n{parts[match[2]].strip()}\n\n{match[3]}", page)


def remade() -> tuple[str, str]:
    """The page as it is, and as it would be if it were made now."""
    text = PAGE.read_text(encoding="utf-8")
    return text, made(text, register(), marked_tests())


def write(path: Path = PAGE) -> None:
    path.write_text(remade()[1], encoding="utf-8")


def _overview(known: Register) -> str:
    lines = ["| hazard | worst harm | before controls | after controls | controls |", "| --- | --- | --- | --- | --- |"]
    for hazard in known.hazards.values():
        anchor = f"[{hazard.id}](#{_slug(_heading(hazard))})"
        row = (
            f"{anchor} {hazard.title}",
            hazard.severity,
            hazard.initial.chance,
            hazard.residual.chance,
            len(hazard.controls),
        )
        lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join(lines)


def _hazard(hazard: Hazard, known: Register, tests: dict[str, list[str]]) -> str:
    lines = [
        f"### {_heading(hazard)}",
        "",
        f"{hazard.situation}",
        "",
        f"- **Harm:** {hazard.harm} Severity: {hazard.severity}.",
        f"- **Causes:** {'; '.join(hazard.causes)}.",
        f"- **Before controls:** {_estimate(hazard.initial)}",
        f"- **After controls:** {_estimate(hazard.residual)}",
        f"- **Remains for the site:** {hazard.site}",
        *(f"- **Not there yet:** {what}" for what in hazard.missing),
        "",
        "| control | what the product does | kind | proved by |",
        "| --- | --- | --- | --- |",
    ]
    for name in hazard.controls:
        control = known.requirements[name]
        lines.append(f"| {name} | {control.text} | {control.kind} | {_tests(tests.get(name, []))} |")
    return "\n".join([*lines, ""])


def _scenario(scenario: UseScenario, tests: dict[str, list[str]]) -> str:
    return "\n".join(
        [
            f"### {scenario.id}",
            "",
            f"{scenario.user}: {scenario.task}",
            "",
            f"- **Mistakes that matter:** {'; '.join(scenario.use_errors)}.",
            f"- **Leads to:** {', '.join(scenario.hazards)}",
            f"- **Against it:** {', '.join(scenario.mitigations)}",
            f"- **Walked through by:** {_tests(tests.get(scenario.id, []))}",
            f"- **What no test shows:** {scenario.left}",
            "",
        ]
    )


def _requirements(known: Register) -> str:
    lines = ["| requirement | text | source | controls |", "| --- | --- | --- | --- |"]
    for requirement in known.requirements.values():
        hazards = ", ".join(known.hazards_of(requirement.id)) or "-"
        lines.append(f"| {requirement.id} | {requirement.text} | {requirement.source} | {hazards} |")
    orphans = ", ".join(known.orphans)
    said = f"Requirements that control no hazard and mitigate no use error: {orphans}." if orphans else ""
    return "\n".join([*lines, "", said or "Every requirement controls a hazard or mitigates a use error."])


def _missing(known: Register) -> str:
    lines = [f"- {hazard.id}: {what}" for hazard in known.hazards.values() for what in hazard.missing]
    return "\n".join(lines) or "Nothing that a hazard above asks for."


def _site(known: Register) -> str:
    return "\n".join(f"- {hazard.title}: {hazard.site} ({hazard.id})" for hazard in known.hazards.values())


def _heading(hazard: Hazard) -> str:
    return f"{hazard.id}: {hazard.title}"


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")


def _estimate(estimate: Estimate) -> str:
    return f"{estimate.chance}. {estimate.why}"


def _tests(tests: list[str]) -> str:
    """The tests by their file: "`unit/x.py`: a, b"; what a test says stands in its name."""
    told = []
    for path, inside in groupby(tests, key=lambda test: test.partition("::")[0]):
        names = [name.partition("::")[2].rpartition("::")[2].removeprefix("test_") for name in inside]
        told.append(f"`{path}`: {', '.join(name.replace('_', ' ') for name in names)}")
    return "<br>".join(told) or "**nothing**"
