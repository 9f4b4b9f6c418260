"""Another judge of FHIR: the offline validator of @medplum/core, with the definitions of R4, run by Deno.

Guarantees: the packages are those of `tests/oracle/medplum/deno.lock`, by their digests; they lie in `build/medplum`,
where `make test` puts them before it begins, and this does where it did not. Deno comes with the group `test`; where it
is truly absent, or the packages were never fetched and cannot be, the test is skipped and says so. Does not: need Node,
or a network once they are there.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

REPOSITORY = Path(__file__).resolve().parent.parent
ORACLE = REPOSITORY / "tests" / "oracle"
PREPARED = REPOSITORY / "build" / "medplum"


def refused(resources: Iterable[Any]) -> str:
    """What the validator prints: a line for each resource that it refuses, and how many it read."""
    deno = _deno()
    modules = _prepared(deno)
    done = subprocess.run(
        [deno, "run", "--allow-read", "--cached-only", str(ORACLE / "fhir_validator.mjs"), str(modules)],
        input="\n".join(json.dumps(one) for one in resources),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert "read, " in done.stdout, done.stderr[-500:]
    return done.stdout


def _deno() -> str:
    beside = shutil.which("deno", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("deno")
    if found is None:
        pytest.skip("deno is not installed here (it comes with the group `test`, where it exists for this machine)")
    return found


def _prepared(deno: str) -> Path:
    modules = PREPARED / "node_modules"
    PREPARED.mkdir(parents=True, exist_ok=True)
    with FileLock(PREPARED / ".lock"):
        if not _is_there(modules):
            for name in ("deno.json", "deno.lock"):
                shutil.copy(ORACLE / "medplum" / name, PREPARED / name)
            done = subprocess.run(
                [deno, "install", "--frozen"], cwd=PREPARED, capture_output=True, text=True, timeout=100, check=False
            )
            if done.returncode != 0 or not _is_there(modules):
                pytest.skip(f"@medplum/core was never fetched, and cannot be now: {done.stderr.strip()[-200:]}")
    return modules


def _is_there(modules: Path) -> bool:
    wanted = json.loads((ORACLE / "medplum" / "deno.json").read_text(encoding="utf-8"))["imports"]
    for name, source in wanted.items():
        about = modules / name / "package.json"
        if not about.is_file() or json.loads(about.read_text(encoding="utf-8"))["version"] != source.rpartition("@")[2]:
            return False
    return True
