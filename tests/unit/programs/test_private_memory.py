"""What a program's crash may leave behind: nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared_data import REPOSITORY

OWN = "from app.programs.private_memory import keep_memory_private; keep_memory_private(); "


def _run(words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of core files")
def test_no_core_file_is_allowed() -> None:
    assert _run(f"{OWN}import resource; print(resource.getrlimit(resource.RLIMIT_CORE))") == "(0, 0)"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux says whether memory may be dumped")
def test_memory_is_nobodys_business() -> None:
    asked = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"  # PR_GET_DUMPABLE
    assert _run(asked) == "1"
    assert _run(OWN + asked) == "0"


def test_every_program_begins_with_it() -> None:
    """Before a command is even imported."""
    text = (Path(REPOSITORY) / "app" / "__main__.py").read_text()
    main = text[text.index("def main(") :]
    assert main.index("keep_memory_private()") < main.index("import_module")
