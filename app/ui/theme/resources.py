"""Where the files that ship with the application lie.

Guarantees: found in a checkout and in an installed wheel alike. Does not: read them. Any thread.
"""

from pathlib import Path

import app


def resources_folder() -> Path:
    """The folder `resources`, inside the package when installed, beside it in a checkout."""
    package = Path(app.__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
