"""The guide's table is the one that the station judges by."""

from pathlib import Path

from app.core.access.permission_page import permission_lines
from app.core.access.roles import permissions

PAGE = Path(__file__).parents[3] / "docs" / "guide" / "permissions.md"


def test_the_guide_shows_the_table_that_the_station_judges_by() -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = tuple(line for line in text.splitlines() if line.startswith("| "))
    made = permission_lines(permissions())
    assert table[: len(made)] == made, "put these lines into docs/guide/permissions.md:\n" + "\n".join(made)


def test_what_a_page_says_of_a_permission() -> None:
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in permission_lines(permissions())}
    assert lines["session.annotate"].startswith("| session.annotate | own | own | — | — | yes | `Annotate`")
    assert lines["recording.export"].startswith("| recording.export | — | own | own | — | no | ")
    assert lines["safety.stop"].startswith("| safety.stop | yes | yes | yes | yes | — | ")
    assert lines["audit.read"].startswith("| audit.read | — | own | — | yes | — | ")
