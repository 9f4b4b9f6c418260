"""Which test carries which id, read from the source of the tests without running them.

Guarantees: finds the marks on functions, on classes and on whole modules; a contract's test is told where it stands,
not for each class that inherits it. Does not: find marks made at run time. Any thread.
"""

import ast
from collections.abc import Iterable
from pathlib import Path

from tests.shared_data import REPOSITORY

_Marked = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def marked_tests(folder: Path = REPOSITORY / "tests") -> dict[str, list[str]]:
    """Tests by the id they carry: `unit/safety/test_keeper.py::test_name`, sorted."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "mark.proves" not in text:
            continue
        place = path.relative_to(folder).as_posix()
        for name, ids in _of_module(ast.parse(text)):
            for proved in ids:
                found.setdefault(proved, []).append(f"{place}::{name}")
    return {proved: sorted(set(tests)) for proved, tests in found.items()}


def _of_module(tree: ast.Module) -> Iterable[tuple[str, list[str]]]:
    of_all = _pytestmark(tree.body)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            of_class = of_all + _decorated(node) + _pytestmark(node.body)
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and inner.name.startswith("test_"):
                    yield f"{node.name}::{inner.name}", of_class + _decorated(inner)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node.name, of_all + _decorated(node)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            # `TestMachine = pytest.mark.proves("...")(Machine.TestCase)`
            target = node.targets[0]
            if isinstance(target, ast.Name) and isinstance(node.value.func, ast.Call):
                yield target.id, of_all + _ids(node.value.func)


def _decorated(node: _Marked) -> list[str]:
    return [name for decorator in node.decorator_list for name in _ids(decorator)]


def _pytestmark(body: list[ast.stmt]) -> list[str]:
    found: list[str] = []
    for node in body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "pytestmark" for t in node.targets):
            values = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
            found += [name for value in values for name in _ids(value)]
    return found


def _ids(call: ast.expr) -> list[str]:
    """The ids of `pytest.mark.proves(...)`; none of anything else."""
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "proves"):
        return []
    return [str(word.value) for word in call.args if isinstance(word, ast.Constant)]
