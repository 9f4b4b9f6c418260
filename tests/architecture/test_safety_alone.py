"""The safety program loads the standard library and a few rooms of ours; found by starting it, not by reading it."""

import subprocess
import sys

import pytest

from tests.shared_data import REPOSITORY

OWN_ROOMS = {"app.core.safety", "app.core.sounds", "app.core.clock", "app.core.errors"}
LOAD = """
import importlib, sys
before = set(sys.modules)
{names}
for name in sorted(set(sys.modules) - before):
    print(name)
"""


@pytest.mark.proves("REQ-STOP-ALONE")
def test_the_rooms_of_safety_load_the_standard_library_only() -> None:
    """Every module of `core.safety` and `core.sounds`, in a fresh interpreter."""
    paths = [path for room in ("safety", "sounds") for path in (REPOSITORY / "app" / "core" / room).glob("*.py")]
    names = sorted(path.relative_to(REPOSITORY).with_suffix("").as_posix().replace("/", ".") for path in paths)
    assert len(names) > 15
    imports = "\n".join(f"importlib.import_module({name.removesuffix('.__init__')!r})" for name in names)
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD.format(names=imports)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.split()
    ours = {name for name in loaded if name.partition(".")[0] == "app"}
    foreign = {name.partition(".")[0] for name in set(loaded) - ours} - set(sys.stdlib_module_names)
    assert foreign == set()
    rooms = {".".join(name.split(".")[:3]) for name in ours if name.count(".") >= 2}
    assert rooms <= OWN_ROOMS


@pytest.mark.proves("REQ-STOP-ALONE")
def test_the_program_itself_asks_one_foreign_package_and_only_where_the_data_folder_is() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD.format(names="import app.__main__, app.programs.safety")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.split()
    foreign = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) - {"app", "__mp_main__"}
    assert foreign <= {"platformdirs"}
    assert not [name for name in loaded if name.startswith(("app.ui", "app.core.wire", "app.core.station"))]
