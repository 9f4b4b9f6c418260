"""A roster as a file: comma-separated text, one duty in each line, as a department's own plan gives it.

Guarantees: strict, and every fault names its line; what cannot be read in one way only (a time that the clock shows
twice, or not at all) is a fault, never a guess. Does not: know users or duties (`app.core.clinic.roster`), or read
files. Any thread.

The form: UTF-8; the first line is `user,begins,ends` (or the same with semicolons, which then separate everywhere);
each further line has the name with which somebody signs in, and two moments as `2026-12-01T08:00` (this computer's
time) or with their offset, `2026-12-01T08:00+01:00`. Empty lines count as lines and say nothing.
"""

import csv
import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec

HEAD = ("user", "begins", "ends")
SEPARATORS = (",", ";")
LARGEST_BYTES = 1_000_000
MOST_LINES = 2000


class RosterLine(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that is asked for. `line`: in the file, from 1 on; `user`: the name to sign in with; ISO 8601, UTC."""

    line: int
    user: str
    begins: str
    ends: str


class LineFault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong in a line, for people."""

    line: int
    text: str


def read_roster(content: bytes, zone: ZoneInfo | None = None) -> tuple[tuple[RosterLine, ...], tuple[LineFault, ...]]:
    """The duties that a file asks for, and what is wrong in it, both by line.

    Args:
        zone: For moments without an offset; None: this computer's.
    """
    if len(content) > LARGEST_BYTES:
        return (), (LineFault(line=1, text=f"The file is larger than {LARGEST_BYTES // 1_000_000} MB."),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return (), (LineFault(line=line, text="The file is not UTF-8: save it as “CSV UTF-8”."),)
    rows = text.splitlines()
    separator = _separator(rows[0]) if rows else ""
    if not separator:
        return (), (LineFault(line=1, text=f"The first line is not “{','.join(HEAD)}”."),)
    if sum(bool(row.strip()) for row in rows) - 1 > MOST_LINES:
        return (), (LineFault(line=1, text=f"The file has more than {MOST_LINES} duties."),)
    lines: list[RosterLine] = []
    faults: list[LineFault] = []
    for number, row in enumerate(rows[1:], start=2):
        if not row.strip():
            continue
        found = _line(number, row, separator, zone)
        if isinstance(found, RosterLine):
            lines.append(found)
        else:
            faults.append(LineFault(line=number, text=found))
    return tuple(lines), tuple(faults)


def _separator(head: str) -> str:
    """What separates; empty where the first line is another."""
    for one in SEPARATORS:
        if tuple(cell.strip() for cell in head.split(one)) == HEAD:
            return one
    return ""


def _line(number: int, row: str, separator: str, zone: ZoneInfo | None) -> RosterLine | str:
    """The duty of a line, or what is wrong with it."""
    try:
        cells = next(csv.reader(io.StringIO(row), delimiter=separator, strict=True))
    except csv.Error:
        return "The quotation marks do not match."
    if len(cells) != len(HEAD):
        return f"There are {len(cells)} fields instead of {len(HEAD)}."
    user, begins, ends = (cell.strip() for cell in cells)
    if not user:
        return "Nobody is named."
    moments = []
    for cell in (begins, ends):
        moment = _moment(cell, zone)
        if isinstance(moment, str):
            return moment
        moments.append(moment.isoformat())
    return RosterLine(line=number, user=user, begins=moments[0], ends=moments[1])


def _moment(text: str, zone: ZoneInfo | None) -> datetime | str:
    """The moment in UTC, or what is wrong with it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    # What else fromisoformat takes (20261201, a day alone, weeks) is another plan's column, or a slip.
    if moment is None or text[10:11] != "T" or text[13:14] != ":":
        return f"“{text}” is not written as 2026-12-01T08:00."
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    earlier, later = (moment.replace(fold=fold, tzinfo=zone).astimezone(UTC) for fold in (0, 1))
    if earlier == later:
        return earlier
    shown = earlier.astimezone(zone).replace(tzinfo=None) == moment.replace(fold=0)
    if shown:
        return f"“{text}” comes twice, because the clock is put back: write it with its offset, as +01:00."
    return f"“{text}” does not come, because the clock is put forward: write another time."
