"""Reads the window's own words from the source: every literal that is given to `tr`, `noop` or `counted`.

Guarantees: finds implicit concatenations whole; refuses an f-string, which no translation could ever match.
Does not: run the application.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

MARKS = frozenset({"tr", "noop", "counted"})


@dataclass(frozen=True, slots=True)
class WindowText:
    """One literal. `plural` where it has grammatical numbers."""

    text: str
    plural: bool
    path: str


class NotALiteral(Exception):
    """An f-string was given to one of the marks."""


def window_texts(repository: Path) -> list[WindowText]:
    """Every one below `app/ui`, in the order of the files; each text once.

    Raises:
        NotALiteral: See there.
    """
    found: dict[tuple[str, bool], WindowText] = {}
    for path in sorted((repository / "app" / "ui").rglob("*.py")):
        place = path.relative_to(repository).as_posix()
        for text, plural in _marked(ast.parse(path.read_text(encoding="utf-8")), place):
            found.setdefault((text, plural), WindowText(text, plural, place))
    return list(found.values())


def _marked(tree: ast.Module, place: str) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in MARKS:
            continue
        first = node.args[0] if node.args else None
        if isinstance(first, ast.JoinedStr):
            raise NotALiteral(f"{place}:{node.lineno}: an f-string inside {node.func.id}; name the places instead")
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
            found.append((first.value, node.func.id == "counted"))
    return found
