"""Runs every gate, shows each with its time, and fails if one failed.

Guarantees: all gates run, so that one run shows all faults; no gate is skipped silently; every test is in one of them
(`tests/architecture` holds it). Does not: install anything (`make` did). Called by `make test` and `make lint` with the
interpreter of `.venv`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
BIN = REPOSITORY / ".venv" / "bin"
CORE = REPOSITORY / ".venv-core" / "bin"
OUTCOMES = REPOSITORY / "build" / "trace" / "outcomes"


def kept(run: str) -> dict[str, str]:
    """Where a run of pytest keeps how the tests ended that prove something (docs/safety.md)."""
    return {"NEURASCALE_TRACE": str(OUTCOMES / f"{run}.json")}


@dataclass(frozen=True)
class Gate:
    """One command that must succeed."""

    title: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


# Skipped, saying why, where the environment has no extras.
NEED_AN_EXTRA = ("tests/unit/recording/exports", "tests/unit/programs/test_recording_export.py")
STATIC = [
    Gate("format", [f"{BIN}/ruff", "format", "--check", "."]),
    Gate("lint", [f"{BIN}/ruff", "check", "."]),
    Gate("types", [f"{BIN}/mypy"]),
    Gate("layers", [f"{BIN}/lint-imports"]),
]
TESTS = [
    # The core's own tests run below, without Qt; here are those of the screen and the house, and what needs an extra.
    Gate(
        "tests",
        [
            *(f"{BIN}/python", "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "not journey"),
            *("tests/architecture", "tests/unit/ui", *NEED_AN_EXTRA),
        ],
        kept("tests"),
    ),
    # One at a time: each starts five programs whose deadlines mean something only if they get the processor.
    Gate(
        "journeys",
        [f"{BIN}/python", "-m", "pytest", "-q", "-m", "journey", "--timeout", "300", "--durations", "5"],
        kept("journeys"),
    ),
    Gate(
        "core without Qt",
        # The whole screen stays out: its tests, its plugin, and (the point of it) its packages.
        [
            *(f"{CORE}/python", "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-p", "no:pytest-qt"),
            *("-m", "not journey", "--ignore=tests/unit/ui", "tests/unit", "tests/contracts"),
        ],
        {"NEURASCALE_WITHOUT_QT": "1"} | kept("core"),
    ),
    # Last, over all runs: a control of a hazard that no test has shown to work fails here.
    Gate("trace", [f"{BIN}/python", "-m", "tests.traceability", "judge"]),
]


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the gates.", epilog="example:  .venv/bin/python .ci/gates.py")
    parser.add_argument("--without-tests", action="store_true")
    gates = STATIC if parser.parse_args().without_tests else STATIC + TESTS
    shutil.rmtree(OUTCOMES, ignore_errors=True)  # what an earlier run proved says nothing of this one
    results: list[tuple[Gate, int, float]] = []
    for number, gate in enumerate(gates, 1):
        print(f"\n== {number}/{len(gates)} {gate.title}", flush=True)
        started = time.monotonic()
        done = subprocess.run(gate.command, check=False, cwd=REPOSITORY, env=os.environ | gate.environment)
        results.append((gate, done.returncode, time.monotonic() - started))
    print("\n== summary")
    for gate, code, seconds in results:
        print(f"   {'good  ' if code == 0 else 'FAILED'}  {seconds:6.1f} s  {gate.title}")
    return 1 if any(code for _, code, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main())
