"""The trace: from each hazard over its controls to the tests that were run, and whether that is enough.

Guarantees: an id is proved only by a test that passed; one that fails anywhere makes it failed; skipped cases prove
nothing, and a control with nothing but skipped ones is not proved. Does not: run anything. Any thread.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.shared_data import REPOSITORY
from tests.traceability.outcomes import FAILED, PASSED, SKIPPED
from tests.traceability.register import Register

FOLDER = REPOSITORY / "build" / "trace"
OUTCOMES = FOLDER / "outcomes"


class Verdict(StrEnum):
    """What the runs say of one id."""

    PROVED = "proved"
    FAILED = "failed"
    SKIPPED = "only skipped"
    UNTESTED = "no test"


@dataclass(frozen=True)
class Case:
    """One test (one case of a parametrised one) in one run."""

    run: str
    test: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class Proof:
    """All that was run for one id."""

    id: str
    cases: tuple[Case, ...]

    @property
    def verdict(self) -> Verdict:
        outcomes = {case.outcome for case in self.cases}
        if outcomes - {PASSED, SKIPPED}:
            return Verdict.FAILED
        if PASSED in outcomes:
            return Verdict.PROVED
        return Verdict.SKIPPED if outcomes else Verdict.UNTESTED

    def count(self, outcome: str) -> int:
        return sum(case.outcome == outcome for case in self.cases)

    @property
    def tests(self) -> dict[str, str]:
        """Each test without its parameters, and how its cases ended, told once: "passed", "4 passed, 1 skipped"."""
        ended: dict[str, list[str]] = {}
        for case in self.cases:
            ended.setdefault(case.test.partition("[")[0], []).append(case.outcome)
        return {test: _counted(outcomes) for test, outcomes in ended.items()}


def read_cases(folder: Path = OUTCOMES) -> dict[str, list[Case]]:
    """What each run wrote down, by the id proved.

    Raises:
        FileNotFoundError: No run wrote anything; the text says how to make one.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise FileNotFoundError(f"no outcomes in {folder}; `make test` makes them")
    found: dict[str, list[Case]] = {}
    for path in paths:
        for test, told in json.loads(path.read_text(encoding="utf-8"))["tests"].items():
            # A test that was set up and never came to an end (its process died) has failed.
            case = Case(path.stem, test, told["outcome"] or FAILED, told["reason"])
            for proved in told["proves"]:
                found.setdefault(proved, []).append(case)
    return found


def trace(register: Register, cases: dict[str, list[Case]]) -> dict[str, Proof]:
    """A proof for each id of the register, in its order."""
    return {name: Proof(name, tuple(cases.get(name, ()))) for name in register.to_prove}


def faults(register: Register, proofs: dict[str, Proof]) -> list[str]:
    """One line for each id that is not proved, with the hazards that stand open for it; empty where all is well."""
    lines = []
    for name, proof in proofs.items():
        if proof.verdict is Verdict.PROVED:
            continue
        hazards = ", ".join(register.hazards_of(name))
        lines.append(f"{name}: {proof.verdict.value}" + (f" (controls {hazards})" if hazards else ""))
        lines += [
            f"    {case.outcome}: {case.test} {case.reason}".rstrip() for case in proof.cases if case.outcome != PASSED
        ]
    return lines


def as_json(register: Register, proofs: dict[str, Proof]) -> str:
    """The trace for a program."""
    hazards = {
        name: {"controls": hazard.controls, "missing": hazard.missing} for name, hazard in register.hazards.items()
    }
    scenarios = {
        name: {"hazards": scenario.hazards, "mitigations": scenario.mitigations}
        for name, scenario in register.use_scenarios.items()
    }
    told = {
        name: {"verdict": proof.verdict.value, "tests": [vars(case) for case in proof.cases]}
        for name, proof in proofs.items()
    }
    whole = {"schema_version": 1, "hazards": hazards, "use_scenarios": scenarios, "proofs": told}
    return json.dumps(whole, indent=1) + "\n"


def as_markdown(register: Register, proofs: dict[str, Proof]) -> str:
    """The trace for a person: hazard, control, verdict, tests."""
    lines = ["# Trace", "", _summary(register, proofs), ""]
    for hazard in register.hazards.values():
        lines += [f"## {hazard.id}: {hazard.title}", "", "| control | verdict | tests |", "| --- | --- | --- |"]
        lines += [_row(proofs[control]) for control in hazard.controls]
        lines += [f"\nNot there yet: {what}" for what in hazard.missing]
        lines.append("")
    lines += ["## Use scenarios", "", "| scenario | verdict | tests |", "| --- | --- | --- |"]
    lines += [_row(proofs[name]) for name in register.use_scenarios]
    others = [name for name in register.requirements if name not in register.controls]
    if others:
        lines += ["", "## Other requirements", "", "| requirement | verdict | tests |", "| --- | --- | --- |"]
        lines += [_row(proofs[name]) for name in others]
    return "\n".join(lines) + "\n"


def _summary(register: Register, proofs: dict[str, Proof]) -> str:
    proved = sum(proof.verdict is Verdict.PROVED for proof in proofs.values())
    tests = {case.test for proof in proofs.values() for case in proof.cases}
    return (
        f"{len(register.hazards)} hazards, {len(register.requirements)} requirements ({len(register.controls)} of them "
        f"controls), {len(register.use_scenarios)} use scenarios; {proved} of {len(proofs)} proved by {len(tests)} "
        "tests and cases."
    )


def _row(proof: Proof) -> str:
    tests = "<br>".join(f"`{test.removeprefix('tests/')}` {ended}" for test, ended in proof.tests.items())
    return f"| {proof.id} | {proof.verdict.value} | {tests or '-'} |"


def _counted(outcomes: list[str]) -> str:
    kinds = [kind for kind in (PASSED, SKIPPED, FAILED) if kind in outcomes]
    if len(outcomes) == 1:
        return kinds[0]
    return ", ".join(f"{outcomes.count(kind)} {kind}" for kind in kinds)
