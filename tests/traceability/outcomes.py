"""The part of pytest that knows what a test proves, and keeps how it ended.

Guarantees: `@pytest.mark.proves("REQ-...")` with an id that is not in the register ends the collection with the place.
Where NEURASCALE_TRACE names a file, it holds at the end of the run the outcome of each marked test that was run, one
per parametrised case, whatever the number of processes; it is replaced whole. Does not: judge them (see `trace`).
Loaded by `tests/conftest.py`; the hooks run in pytest's main thread, in each of its processes.
"""

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.traceability.register import RegisterBroken, register

VARIABLE = "NEURASCALE_TRACE"
PASSED, SKIPPED, FAILED = "passed", "skipped", "failed"
_PROPERTY = "proves"
_KEEPER = "neurascale-trace"
_Made = pytest.Item | pytest.Collector | list[pytest.Item | pytest.Collector] | None


@pytest.hookimpl(wrapper=True)
def pytest_pycollect_makeitem() -> Generator[None, _Made, _Made]:
    """Refuse wrong ids here, not once all is collected: a refusal in here reaches the screen from every process."""
    made = yield
    for item in made if isinstance(made, list) else [made]:
        if isinstance(item, pytest.Item):
            _proved(item)
    return made


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give each test the ids that it proves; they travel with its reports."""
    ids = _proved(item)
    if ids:
        item.user_properties.append((_PROPERTY, " ".join(dict.fromkeys(ids))))


def _proved(item: pytest.Item) -> list[str]:
    try:
        known = register().to_prove
    except RegisterBroken as fault:
        raise pytest.Collector.CollectError(f"docs/safety: {fault}") from fault
    marks = list(item.iter_markers("proves"))
    ids = [name for mark in marks for name in mark.args]
    if any(not mark.args or mark.kwargs for mark in marks):
        raise pytest.Collector.CollectError(f"{item.nodeid}: proves() takes ids, and at least one")
    unknown = [name for name in ids if name not in known]
    if unknown:
        raise pytest.Collector.CollectError(f"{item.nodeid}: {', '.join(map(repr, unknown))} is not in docs/safety")
    return ids


def pytest_configure(config: pytest.Config) -> None:
    path = os.environ.get(VARIABLE)
    # With xdist the reports of all processes pass through the first one.
    if path and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Keeper(Path(path)), _KEEPER)


class _Keeper:
    """Collects reports and writes them down at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tests: dict[str, dict[str, object]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        ids = dict(report.user_properties).get(_PROPERTY)
        if ids is None:
            return
        told = self._tests.setdefault(report.nodeid, {"proves": str(ids).split(), "outcome": "", "reason": ""})
        outcome = _outcome(report)
        # Set up, called, torn down: what failed once has failed, and what was only torn down has not passed.
        if outcome == FAILED or (told["outcome"] != FAILED and (report.when == "call" or outcome == SKIPPED)):
            told["outcome"] = outcome
            told["reason"] = _reason(report) if outcome == SKIPPED else ""

    def pytest_sessionfinish(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        written = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        written.write_text(json.dumps({"schema_version": 1, "tests": self._tests}, indent=1) + "\n", encoding="utf-8")
        written.replace(self._path)


def _outcome(report: pytest.TestReport) -> str:
    if hasattr(report, "wasxfail"):
        # An expected failure proves nothing.
        return SKIPPED if report.skipped else FAILED
    return PASSED if report.passed else SKIPPED if report.skipped else FAILED


def _reason(report: pytest.TestReport) -> str:
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else "expected to fail"
