"""Where the files lie that are shipped with the application (limits, report templates, fonts, protocols).

Guarantees: the same call finds them in a checkout, in an installed wheel and in a frozen build. Does not: write there.
Any thread, any process.
"""

from pathlib import Path

from app.core.errors import DefectError

_PACKAGE = Path(__file__).resolve().parents[2]


def resource_path(*parts: str) -> Path:
    """The shipped file or folder `resources/<parts>`.

    Raises:
        DefectError: It was not shipped.
    """
    # A wheel and a frozen build carry the folder inside the package; a checkout has it beside the package.
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise DefectError(
        f"The application was installed without its file {'/'.join(parts)}.",
        advice="Install the application again.",
    )
