"""A whole roster at once: all its duties or none.

Guarantees: one append for all; a line that cannot stand is named, and then nothing is written. Asked again, it adds
nothing: what stands already is known, and what a person has cancelled since stays cancelled. Does not: end duties that
the roster no longer has; a person does, with a reason. Any thread; calls come one after the other.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from app.core.access.roles import Role
from app.core.clinic.duty import STEPPED_IN, fault_of_span, how_taken, rostered_event
from app.core.clinic.roster_file import MOST_LINES, RosterLine
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import WrongUse
from app.core.store.projections.duties import RosteredDuty
from app.core.store.station_store import StationStore

LineState = Literal["new", "known", "cancelled", "over", "wrong"]
_LEADING = frozenset((Role.TECHNICIAN.value, Role.CLINICIAN.value))
_LOOK_BACK = timedelta(days=2)


class JudgedLine(msgspec.Struct, frozen=True, kw_only=True):
    """What comes of a line.

    Attributes:
        state: "new": it is added. "known": it stands already. "cancelled": it stood, and a person ended it: left so.
            "over": it has ended, and is left out. "wrong": `text` says why.
        user_id / user_name: Empty where nobody is called so.
    """

    line: RosterLine
    state: LineState
    text: str = ""
    user_id: str = ""
    user_name: str = ""


def import_roster(
    store: StationStore,
    lines: tuple[RosterLine, ...],
    *,
    imported_by: str,
    reason: str = "",
    dry_run: bool = False,
    clock: Clock = SYSTEM_CLOCK,
) -> tuple[JudgedLine, ...]:
    """Put everybody on duty as the lines say; durable on return. What came of each line, in their order.

    Where one is wrong, and in a dry run, nothing is written.

    Args:
        reason: Kept with each; needed where whoever imports is among them.

    Raises:
        WrongUse: There are too many lines.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    if len(lines) > MOST_LINES:
        raise WrongUse(f"A roster has at most {MOST_LINES} duties.", meaning="Nothing was changed.")
    reason = " ".join(reason.split())
    judged = _judge(store, lines, imported_by=imported_by, reason=reason, now=clock.wall())
    added = [one for one in judged if one.state == "new"]
    if dry_run or not added or any(one.state == "wrong" for one in judged):
        return judged
    events = [
        rostered_event(
            one.user_id,
            _moment(one.line.begins),
            _moment(one.line.ends),
            rostered_by=imported_by,
            reason=reason,
            clock=clock,
        )
        for one in added
    ]
    store.log.append(*events)
    return judged


def _judge(
    store: StationStore, lines: tuple[RosterLine, ...], *, imported_by: str, reason: str, now: datetime
) -> tuple[JudgedLine, ...]:
    standing = _standing(store, lines)
    seen: dict[str, list[RosterLine]] = defaultdict(list)
    judged = []
    for line in lines:
        one = _judge_user(store, line)
        if one.state == "new":
            fault = _fault_in_file(line, seen[one.user_id])
            seen[one.user_id].append(line)
            state, text = ("wrong", fault) if fault else _judge_span(line, standing[one.user_id], now)
            if state == "new" and how_taken(one.user_id, imported_by) == STEPPED_IN and not reason:
                state, text = "wrong", "This is yourself: whoever puts themselves on duty says why."
            one = msgspec.structs.replace(one, state=state, text=text)
        judged.append(one)
    return tuple(judged)


def _standing(store: StationStore, lines: Iterable[RosterLine]) -> dict[str, list[RosteredDuty]]:
    """The duties of the time that the lines speak of, by user; also those cancelled before they began."""
    found: dict[str, list[RosteredDuty]] = defaultdict(list)
    moments = [_moment(text) for line in lines for text in (line.begins, line.ends)]
    if moments:
        for one in store.duties.between(min(moments) - _LOOK_BACK, max(moments) + _LOOK_BACK):
            found[one.user_id].append(one)
    return found


def _judge_user(store: StationStore, line: RosterLine) -> JudgedLine:
    user = store.users.by_name(line.user)
    if user is None:
        return JudgedLine(line=line, state="wrong", text=f"Nobody signs in as “{line.user}”.")
    known = JudgedLine(line=line, state="new", user_id=user.user_id, user_name=user.full_name)
    fault = ""
    if user.disabled:
        fault = f"{user.full_name} cannot sign in any more."
    elif not _LEADING.intersection(user.roles):
        fault = f"{user.full_name} may not lead sessions."
    return msgspec.structs.replace(known, state="wrong", text=fault) if fault else known


def _fault_in_file(line: RosterLine, before: Iterable[RosterLine]) -> str:
    for one in before:
        if (one.begins, one.ends) == (line.begins, line.ends):
            return f"It stands in line {one.line} already."
        if _touch(_moment(one.begins), _moment(one.ends), line):
            return f"It overlaps line {one.line}."
    return ""


def _judge_span(line: RosterLine, standing: Iterable[RosteredDuty], now: datetime) -> tuple[LineState, str]:
    begins, ends = _moment(line.begins), _moment(line.ends)
    held = [one for one in standing if not one.cancelled]
    if any((one.begins, one.ends) == (begins, ends) for one in held):
        return "known", ""
    if any(one.cancelled and one.begins == begins and one.ends <= ends for one in standing):
        return "cancelled", "Somebody ended it since: put on duty by hand whoever is on duty all the same."
    if begins < ends <= now:
        return "over", ""
    if fault := fault_of_span(begins, ends, now=now):
        return "wrong", fault
    for one in standing:
        if one.begins < one.ends and _touch(one.begins, one.ends, line):
            span = f"{one.begins.astimezone():%Y-%m-%d %H:%M} - {one.ends.astimezone():%Y-%m-%d %H:%M}"
            return "wrong", f"On duty then already: {span}."
    return "new", ""


def _touch(begins: datetime, ends: datetime, line: RosterLine) -> bool:
    return begins < _moment(line.ends) and _moment(line.begins) < ends


def _moment(text: str) -> datetime:
    """Raises: WrongUse: It is no moment, or it is not said in which zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise WrongUse("This is not a date and time with its zone.", meaning="Nothing was changed.")
    return moment.astimezone(UTC)
