"""Where the tests find the team's real data.

Guarantees: a test that needs real data either gets an existing file or is skipped with the reason. Does not: copy or
change anything there. The folder is the environment variable NEURASCALE_DATA, else `../shared/data` beside the clone.
"""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The folder of real data; it need not exist."""
    return Path(os.environ.get("NEURASCALE_DATA") or REPOSITORY.parent / "shared" / "data")


def vectors_folder() -> Path:
    """The folder of test vectors of others (Merkle trees, canonical JSON); it need not exist."""
    return data_folder().parent / "vectors"


def shared_file(relative: str) -> Path:
    """The file (or folder) `relative` of the shared data, "eegmmidb/S001R01.edf"; skips the test where it is absent."""
    return _present(data_folder() / relative)


def shared_vector(relative: str) -> Path:
    """The file (or folder) `relative` of the shared vectors; skips the test where it is absent."""
    return _present(vectors_folder() / relative)


def shared_files(folder: str, pattern: str = "*") -> list[Path]:
    """For parametrising at collection: the files that match, sorted; empty where the data is absent.

    Pytest then skips the parametrised test by itself.
    """
    return sorted(path for path in (data_folder() / folder).glob(pattern) if path.is_file())


def _present(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"real data is absent: {path.name} is not in {path.parent} (set NEURASCALE_DATA)")
    return path
