"""Hazards, requirements, use scenarios, tests and the safety page belong together; CI notices when they do not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared_data import REPOSITORY
from tests.traceability import document
from tests.traceability.marks import marked_tests
from tests.traceability.register import FOLDER, Kind, RegisterBroken, Severity, read_register, register
from tests.traceability.trace import Case, Verdict, as_json, as_markdown, faults, read_cases, trace

ORPHANS: set[str] = set()
"""Requirements that are wanted though no hazard and no use scenario names them."""


def copied(tmp_path: Path, change: str = "", into: str = "", file: str = "hazards.toml") -> Path:
    """The three data files in a folder of the test's own, with `change` once replaced by `into`."""
    for path in FOLDER.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.name == file and change:
            assert change in text
            text = text.replace(change, into, 1)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    return tmp_path


def run_pytest(folder: Path, *arguments: str, trace_file: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Pytest in a process of its own, with this project's settings and what knows of marks."""
    plugins = ["-p", "tests.traceability.outcomes", "-p", "no:cacheprovider"]
    settings = ["-c", str(REPOSITORY / "pyproject.toml"), "-q", *plugins]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *arguments, str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "NEURASCALE_TRACE": str(trace_file or "")},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_every_requirement_and_use_scenario_is_carried_by_a_test() -> None:
    tests = marked_tests()
    assert [name for name in register().to_prove if name not in tests] == []
    assert sorted(set(tests) - set(register().to_prove)) == []


def test_orphans_are_named() -> None:
    assert set(register().orphans) == ORPHANS


def test_severe_hazards_are_controlled_by_more_than_information() -> None:
    """Telling somebody comes last (ISO 14971, 7.1)."""
    known = register()
    weak = [
        hazard.id
        for hazard in known.hazards.values()
        if hazard.severity in {Severity.SERIOUS, Severity.CRITICAL, Severity.CATASTROPHIC}
        and all(known.requirements[name].kind is Kind.INFORMATION for name in hazard.controls)
        and hazard.id != "HAZ-ALARM-FLOOD"  # the alarm itself is information; so is what keeps it readable
    ]
    assert weak == []


def test_the_safety_page_is_made_from_the_data() -> None:
    stands, would_stand = document.remade()
    assert stands == would_stand, f"docs/safety.md is not what the data say; make it anew: {document.COMMAND}"


def test_a_part_that_is_gone_from_the_page_is_noticed() -> None:
    page = document.PAGE.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="hazards"):
        document.made(page.replace("<!-- made: hazards -->", ""), register(), {})


@pytest.mark.parametrize(
    ("change", "into", "said"),
    [
        ('"REQ-STOP-LEASE"', '"REQ-STOP-LEES"', "HAZ-STIM-NOT-STOPPED names REQ-STOP-LEES, which does not exist"),
        ('id = "HAZ-STIM-UNINTENDED"', 'id = "HAZ-STIM-NOT-STOPPED"', "HAZ-STIM-NOT-STOPPED stands twice"),
        ('id = "HAZ-STIM-UNINTENDED"', 'id = "HAZ-stim"', "'HAZ-stim' is no id"),
        ('severity = "critical"', 'severity = "bad"', "hazards.toml: Invalid enum value 'bad'"),
        ("situation = ", "situtation = ", "hazards.toml: Object contains unknown field `situtation`"),
        ("schema_version = 1", "schema_version = 1 1", "hazards.toml: "),
        ('"REQ-STOP-LEASE", ', '"REQ-STOP-GUARD", ', "names REQ-STOP-GUARD twice"),
    ],
)
def test_data_that_contradict_themselves_are_refused(tmp_path: Path, change: str, into: str, said: str) -> None:
    with pytest.raises(RegisterBroken) as refused:
        read_register(copied(tmp_path, change, into))
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / "use_scenarios.toml").unlink()
    with pytest.raises(RegisterBroken, match=r"use_scenarios\.toml"):
        read_register(tmp_path)


WRONG_MARKS = {
    '@pytest.mark.proves("REQ-STOP-LEES")': "'REQ-STOP-LEES' is not in docs/safety",
    "@pytest.mark.proves()": "proves() takes ids, and at least one",
    # A hazard is not proved; its controls are.
    '@pytest.mark.proves("HAZ-STIM-NOT-STOPPED")': "'HAZ-STIM-NOT-STOPPED' is not in docs/safety",
}


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "xdist"])
def test_a_wrong_mark_ends_the_collection(tmp_path: Path, workers: tuple[str, ...]) -> None:
    for number, mark in enumerate(WRONG_MARKS):
        (tmp_path / f"test_{number}.py").write_text(f"import pytest\n\n{mark}\ndef test_it():\n    pass\n")
    done = run_pytest(tmp_path, *workers, "--deselect", "test_0.py::test_it")
    assert done.returncode != 0
    assert [said for said in WRONG_MARKS.values() if said not in done.stdout] == []
    assert "passed" not in done.stdout


ENDINGS = """
import unittest
import pytest

@pytest.fixture
def breaks():
    yield
    raise RuntimeError

@pytest.mark.proves("REQ-STOP-LEASE", "REQ-STOP-GUARD")
@pytest.mark.parametrize("case", [1, 2])
def test_passes_or_skips(case):
    if case == 2:
        pytest.skip("no data here")

@pytest.mark.proves("REQ-STOP-PROOF")
def test_fails():
    assert False

@pytest.mark.proves("REQ-STOP-LOOK")
def test_breaks_afterwards(breaks):
    pass

@pytest.mark.proves("REQ-STOP-START")
@pytest.mark.skip(reason="never")
def test_is_skipped():
    pass

@pytest.mark.proves("REQ-STOP-FLOOD")
@pytest.mark.xfail(strict=False)
def test_expected_to_fail():
    assert False

@pytest.mark.proves("REQ-STOP-RESET")
@pytest.mark.xfail(strict=False)
def test_passes_unexpectedly():
    pass

class TestSuite:
    pytestmark = pytest.mark.proves("REQ-STOP-QUICK")

    def test_inherits(self):
        pass

@pytest.mark.proves("REQ-STOP-ALONE")
class TestOfTheStandardLibrary(unittest.TestCase):
    def test_is_one_too(self):
        pass

def test_proves_nothing():
    pass
"""


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "xdist"])
def test_how_tests_ended_is_kept_and_judged(tmp_path: Path, workers: tuple[str, ...]) -> None:
    (tmp_path / "test_endings.py").write_text(ENDINGS)
    kept = tmp_path / "outcomes" / "unit.json"
    assert run_pytest(tmp_path, *workers, trace_file=kept).returncode == 1
    assert [path.name for path in kept.parent.iterdir()] == ["unit.json"]
    proofs = trace(register(), read_cases(kept.parent))
    expected = {
        "REQ-STOP-LEASE": Verdict.PROVED,
        "REQ-STOP-GUARD": Verdict.PROVED,
        "REQ-STOP-QUICK": Verdict.PROVED,
        "REQ-STOP-ALONE": Verdict.PROVED,
        "REQ-STOP-PROOF": Verdict.FAILED,
        "REQ-STOP-LOOK": Verdict.FAILED,
        "REQ-STOP-RESET": Verdict.FAILED,
        "REQ-STOP-START": Verdict.SKIPPED,
        "REQ-STOP-FLOOD": Verdict.SKIPPED,
        "REQ-STOP-KEPT": Verdict.UNTESTED,
    }
    assert {name: proofs[name].verdict for name in expected} == expected
    assert [ended for _, ended in sorted(proofs["REQ-STOP-LEASE"].tests.items())] == ["1 passed, 1 skipped"]
    assert [case.reason for case in proofs["REQ-STOP-START"].cases] == ["Skipped: never"]
    assert not any("test_proves_nothing" in path for path in json.loads(kept.read_text())["tests"])


def passing() -> dict[str, list[Case]]:
    return {name: [Case("tests", "tests/unit/test_x.py::test_it", "passed", "")] for name in register().to_prove}


def test_where_all_is_proved_nothing_is_complained_of() -> None:
    known = register()
    proofs = trace(known, passing())
    assert faults(known, proofs) == []
    table = as_markdown(known, proofs)
    for name in (*known.hazards, *known.requirements, *known.use_scenarios):
        assert name in table
    assert set(json.loads(as_json(known, proofs))["proofs"]) == set(known.to_prove)


@pytest.mark.parametrize("outcome", ["failed", "skipped", ""])
def test_a_control_without_a_passing_test_is_a_fault_that_names_its_hazards(outcome: str) -> None:
    known = register()
    cases = passing()
    cases["REQ-STOP-GUARD"] = [Case("tests", "tests/x.py::test_it[3]", outcome, "why")] if outcome else []
    found = "\n".join(faults(known, trace(known, cases)))
    assert found.startswith("REQ-STOP-GUARD: ")
    assert "controls HAZ-STIM-NOT-STOPPED" in found
    assert ("tests/x.py::test_it[3] why" in found) == bool(outcome)


def test_one_that_passes_in_one_run_and_fails_in_another_has_failed() -> None:
    cases = passing()
    cases["REQ-STOP-GUARD"].append(Case("core", "tests/unit/test_x.py::test_it", "failed", ""))
    assert trace(register(), cases)["REQ-STOP-GUARD"].verdict is Verdict.FAILED


def test_one_that_is_skipped_in_one_run_is_proved_by_the_other() -> None:
    cases = passing()
    cases["REQ-STOP-GUARD"].append(Case("core", "tests/unit/test_x.py::test_it", "skipped", "no Qt"))
    assert trace(register(), cases)["REQ-STOP-GUARD"].verdict is Verdict.PROVED


def test_a_test_that_never_came_to_its_end_has_failed(tmp_path: Path) -> None:
    told = {"proves": ["REQ-STOP-GUARD"], "outcome": "", "reason": ""}
    (tmp_path / "core.json").write_text(json.dumps({"schema_version": 1, "tests": {"tests/x.py::test_it": told}}))
    assert trace(register(), read_cases(tmp_path))["REQ-STOP-GUARD"].verdict is Verdict.FAILED


def test_without_a_run_there_is_no_trace(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make test"):
        read_cases(tmp_path)


def test_marks_are_read_from_functions_classes_and_modules(tmp_path: Path) -> None:
    (tmp_path / "test_marks.py").write_text(
        'import pytest\n\npytestmark = [pytest.mark.proves("A"), pytest.mark.journey]\n\n\n'
        '@pytest.mark.proves("B", "C")\ndef test_one(): ...\n\n\n'
        '@pytest.mark.proves("D")\nclass TestMany:\n    def test_two(self): ...\n    def helps(self): ...\n\n\n'
        'TestMachine = pytest.mark.proves("E")(Machine.TestCase)\n'
    )
    every = ["test_marks.py::TestMachine", "test_marks.py::TestMany::test_two", "test_marks.py::test_one"]
    assert marked_tests(tmp_path) == {
        "A": every,
        "B": every[2:],
        "C": every[2:],
        "D": every[1:2],
        "E": every[:1],
    }


def test_the_gates_run_the_trace_over_all_their_runs() -> None:
    gates = (REPOSITORY / ".ci" / "gates.py").read_text(encoding="utf-8")
    assert "tests.traceability" in gates
    assert "NEURASCALE_TRACE" in gates
