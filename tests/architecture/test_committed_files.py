"""What is committed is the same on every machine, and no more than it needs to be."""

import ast
import re
import sys
import tomllib

from tests.architecture.source import committed_files, modules
from tests.shared_data import REPOSITORY

# A path of one machine, or an address where one machine gets its packages.
MACHINE = re.compile(
    r"/work/(main|plan|shared)|/home/\w+/|/Users/\w+/|/root/\w|[A-Z]:\\Users\\|(pypi\.org|pythonhosted\.org)"
)
BINARY = {".png", ".svg", ".icns", ".ico", ".wav", ".ttf", ".otf", ".qm", ".edf", ".bdf", ".pdf", ".nsr", ".db"}
# Keys of demonstrations among the vectors.
BINARY |= {".sealed", ".1"}


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for name in committed_files():
        path = REPOSITORY / name
        if name == "uv.lock" or path.suffix in BINARY or name == "tests/architecture/test_committed_files.py":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if hit := MACHINE.search(line):
                found.append(f"{name}:{number} {hit[0]}")
    assert not found


def test_nothing_large_or_of_a_patient_is_committed() -> None:
    large = [name for name in committed_files() if (REPOSITORY / name).stat().st_size > 2_000_000]
    assert not large
    records = [name for name in committed_files() if name.endswith((".db", ".nsr", ".key")) and "vectors" not in name]
    assert not records


def test_text_files_end_with_a_newline_and_have_no_windows_line_ends() -> None:
    wrong = []
    for name in committed_files():
        content = (REPOSITORY / name).read_bytes()
        if (REPOSITORY / name).suffix in BINARY or b"\0" in content or not content:
            continue
        if b"\r\n" in content or not content.endswith(b"\n"):
            wrong.append(name)
    assert not wrong


def test_the_lock_is_committed_and_is_the_projects() -> None:
    assert "uv.lock" in committed_files()
    lock = tomllib.loads((REPOSITORY / "uv.lock").read_text(encoding="utf-8"))
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = next(package for package in lock["package"] if package["name"] == project["name"])
    locked = {dependency["name"] for dependency in ours["dependencies"]}
    wanted = {re.split(r"[<>=!~\[; ]", text)[0].lower() for text in project["dependencies"]}
    assert locked == wanted


def test_what_is_declared_is_used_and_what_is_used_is_declared() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["desktop"], *extras["temporal"]]
    # setuptools is not imported by us: brainflow finds its library through it before Python 3.12, see pyproject.
    declared = {re.split(r"[<>=!~\[; ]", text)[0] for text in wanted} - {"setuptools"}
    imports = {"google-crc32c": "google_crc32c", "pyserial": "serial", "pyzmq": "zmq", "PySide6-Essentials": "PySide6"}
    imports |= {"hedtools": "hed", "fhir-resources": "fhir"}
    used: set[str] = set()
    for module in modules("app"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.partition(".")[0])
    # pydantic is what the models of fhir.resources are made of, and raises their errors: it cannot be had apart.
    foreign = used - set(sys.stdlib_module_names) - {"app", "pydantic"}
    assert foreign == {imports.get(name, name) for name in declared}
