"""The source as the architecture tests read it: what git would commit, never what lies about."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache

import pytest

from tests.shared_data import REPOSITORY

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root of the repository, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


@cache
def committed_files() -> tuple[str, ...]:
    """Paths of all files that are committed or about to be; skips where this is no git checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout, or git is not installed")
    paths = (name for name in listed.decode().split("\0") if name)
    return tuple(sorted(name for name in paths if (REPOSITORY / name).is_file()))


def modules(*below: str) -> list[Module]:
    """Every Python file below the folders named ("app", "tests")."""
    return [module for folder in below for module in _modules_of(folder)]


@cache
def _modules_of(folder: str) -> tuple[Module, ...]:
    found = []
    for path in sorted((REPOSITORY / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path.relative_to(REPOSITORY).as_posix(), text, ast.parse(text)))
    return tuple(found)


def functions(module: Module) -> list[Function]:
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_of_code(function: Function) -> int:
    """From `def` to the end, without the docstring (which should be as long as it needs to be)."""
    first = function.body[0]
    has_docstring = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    documented = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - documented
