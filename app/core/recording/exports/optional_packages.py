"""The packages that only some exports need, imported when such an export is asked for.

Guarantees: where one is missing, the error names the one command that installs it. Any thread.
"""

import importlib
from pathlib import Path
from typing import Any

from app.core.errors import NotFound

_CLONE = Path(__file__).resolve().parents[4]


def optional_package(name: str, format_name: str) -> Any:
    """The module `name`.

    Raises:
        NotFound: It is not installed.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != name.partition(".")[0]:
            raise
        raise NotFound(
            f"Exports to {format_name} need the package {name.partition('.')[0]}, which is not installed.",
            meaning="Nothing was exported; the recording is intact.",
            advice=f"Install it with: {_install_command()}",
        ) from error


def _install_command() -> str:
    if (_CLONE / "uv.lock").is_file():
        return "make setup"
    return 'python -m pip install "neurascale-workstation[exports]"'
