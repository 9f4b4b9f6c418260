"""An environment of its own for each program we compare ourselves with; never part of ours.

Made once with pip from the peer's pinned `requirements.txt`, in the user's cache folder, and kept.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import platformdirs

from benchmarks._session import say

PEERS = Path(__file__).parent / "peers"


def peer_python(name: str) -> Path:
    """The interpreter of the peer's environment, made where it is not there yet."""
    requirements = PEERS / name / "requirements.txt"
    digest = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = Path(platformdirs.user_cache_dir("neurascale", appauthor=False)) / "peers" / f"{name}-{digest}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / "ready"
    if not ready.exists():
        say(f"making the environment of {name} in {folder}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", str(requirements)], check=True, stdout=sys.stderr)
        ready.touch()
    return python


def peer_versions(name: str) -> list[str]:
    """What is pinned, as "name==version"."""
    lines = (PEERS / name / "requirements.txt").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]
