"""The house rules that a linter cannot check. Each failure names the place and the rule."""

import ast
import re

import pytest

from tests.architecture.source import functions, lines_of_code, modules
from tests.shared_data import REPOSITORY

FORBIDDEN_WORDS = {"util", "utils", "helper", "helpers", "common", "misc", "base", "manager", "managers"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError|\bplaceholder\b|\blorem ipsum\b", re.IGNORECASE)
# A file or function that is longer than the rule, with the reason why it is better in one piece.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

ROOMS = {
    "app": "core hub plugins programs ui",
    "app/core": "access acquisition alarms clinic devices events ledger models processing recording safety settings "
    "signals sounds station stopping store sync telemetry wire workers workflow",
    "app/ui": "access audit bridge clinic dialogs heads item_models measuring panels report_editing report_view "
    "safety_strip signal_views signing theme tour trends widgets workflows workspace",
    "app/plugins": "api builtin host",
}


def test_files_are_short_enough_to_be_read_in_one_go() -> None:
    long = [
        f"{module.path}: {len(module.lines)} lines"
        for module in modules("app", "tests")
        if len(module.lines) > (700 if module.path.startswith("tests/") else 400) and module.path not in LONG_FILES
    ]
    assert not long


def test_functions_are_short_enough_to_be_read_in_one_go() -> None:
    long = [
        f"{module.path}:{function.lineno} {function.name}: {lines_of_code(function)} lines"
        for module in modules("app")
        for function in functions(module)
        if lines_of_code(function) > 60 and f"{module.path}:{function.name}" not in LONG_FUNCTIONS
    ]
    assert not long


def test_nothing_is_named_for_being_left_over() -> None:
    found = [
        module.path
        for module in modules("app", "tests")
        if FORBIDDEN_WORDS & {word for part in module.path.removesuffix(".py").split("/") for word in part.split("_")}
    ]
    for module in modules("app"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                words = {word.lower() for word in re.findall(r"[A-Z][a-z]+", node.name)}
                found += [f"{module.path}:{node.lineno} {node.name}"] if words & FORBIDDEN_WORDS else []
    assert not found


def test_nothing_is_left_unfinished() -> None:
    found = [
        f"{module.path}:{number} {line.strip()}"
        for module in modules("app", "installers", ".ci")
        for number, line in enumerate(module.lines, 1)
        if UNFINISHED.search(line) and "placeholderText" not in line and "setPlaceholderText" not in line
    ]
    assert not found


def test_every_module_opens_with_what_it_is_for() -> None:
    bare = [module.path for module in modules("app", "tests") if not ast.get_docstring(module.tree)]
    assert not bare


def test_every_exception_to_a_lint_rule_says_why() -> None:
    silent = [
        f"{module.path}:{number} {line.strip()}"
        for module in modules("app")
        for number, line in enumerate(module.lines, 1)
        if "# noqa" in line and not re.search(r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*[ -]+\w", line)
    ]
    assert not silent


def test_broad_except_stays_at_the_rims_and_says_so() -> None:
    """Program entry, Qt's exception hook, plugin host, a handler that answers another process: a comment names the rim.

    Cleaning up and raising on hides nothing; nor does an error carried to the thread that waits for it.
    """
    found = []
    for module in modules("app"):
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = ast.unparse(node.type) if node.type else "everything"
            broad = bool(re.search(r"\b(Exception|BaseException|everything)\b", caught))
            raises_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            named = module.path == "app/__main__.py" or re.search(r"\b(rim|carried)\b", module.lines[node.lineno - 1])
            if broad and not raises_on and not named:
                found.append(f"{module.path}:{node.lineno} except {caught}")
    assert not found


@pytest.mark.parametrize("place", ROOMS)
def test_the_rooms_are_those_of_the_design(place: str) -> None:
    found = {path.parent.name for path in (REPOSITORY / place).glob("*/__init__.py")}
    assert found == set(ROOMS[place].split())


def test_every_folder_of_tests_is_run() -> None:
    gates = (REPOSITORY / ".ci" / "gates.py").read_text(encoding="utf-8")
    with_tests = {path.relative_to(REPOSITORY).parts[1] for path in (REPOSITORY / "tests").rglob("test_*.py")}
    # The window's in one gate, all the others of `unit` in another, journeys by their mark.
    assert with_tests == {"architecture", "contracts", "journeys", "unit"}
    for words in ('"tests/architecture", "tests/unit/ui"', '"--ignore=tests/unit/ui", "tests/unit", "tests/contracts"'):
        assert words in gates


def test_every_configured_gate_is_run() -> None:
    settings = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    gates = (REPOSITORY / ".ci" / "gates.py").read_text(encoding="utf-8")
    runners = {"ruff": "ruff", "mypy": "mypy", "importlinter": "lint-imports", "pytest": "pytest"}
    configured = set(re.findall(r"^\[tool\.(\w+)", settings, re.MULTILINE)) - {"hatch", "uv"}
    assert configured == set(runners)
    assert [tool for tool in configured if runners[tool] not in gates] == []
    assert "make test" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
