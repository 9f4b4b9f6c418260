"""Make `neurascale-verify.pyz`: the independent verifier in one file, to be handed to whoever checks receipts.

    python installers/verifier.py neurascale-verify.pyz
    python neurascale-verify.pyz receipt entry-4711.tlog-proof --key log.key

Guarantees: the file holds the ledger room and the error tree as they are here, and nothing else of the application; the
same sources make the same bytes. It needs Python 3.11 or later and the package `cryptography`, nothing more.
Does not: contain keys.
"""

import argparse
import io
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("app/__init__.py", "app/core/__init__.py", "app/core/errors.py")
ROOM = "app/core/ledger"
# Reads a whole log by its storage, with more packages than a receipt needs.
NOT_NEEDED = ("app/core/ledger/verification.py",)
_MAIN = "import sys\n\nfrom app.core.ledger.verifier.__main__ import main\n\nsys.exit(main())\n"
_SAME_DATE = (2026, 1, 1, 0, 0, 0)


def contents() -> dict[str, bytes]:
    """Name and content of each file in it."""
    room = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / ROOM).rglob("*.py"))
    names = [name for name in (*NEEDED, *room) if name not in NOT_NEEDED]
    return {"__main__.py": _MAIN.encode(), **{name: (ROOT / name).read_bytes() for name in names}}


def build(target: Path) -> None:
    """Write the file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents().items():
            archive.writestr(zipfile.ZipInfo(name, _SAME_DATE), content, zipfile.ZIP_DEFLATED)
    target.write_bytes(b"#!/usr/bin/env python3\n" + packed.getvalue())
    target.chmod(0o755)


def main() -> int:
    """Make it where asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", type=Path, nargs="?", default=Path("neurascale-verify.pyz"))
    target = parser.parse_args().target
    build(target)
    sys.stdout.write(f"{target}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
