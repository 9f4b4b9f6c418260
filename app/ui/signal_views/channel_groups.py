"""Which traces belong together on the page: chains of a montage, else runs of one side. Pure.

Guarantees: groups are stretches of successive traces, in order, and together all of them; a group that has no name of
its own is called by its side. Does not: order traces (the montage does).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.language import tr
from app.ui.signal_views.montage_words import word_of
from app.ui.signal_views.montages import Side, Trace, begins_chain

FEWEST_CAPTIONED = 3


@dataclass(frozen=True, slots=True)
class TraceGroup:
    """Traces [first, end).

    Attributes:
        caption: For people; empty where there is nothing to say of them.
        side: Where all of them lie; `OTHER` where they do not lie on one.
    """

    first: int
    end: int
    caption: str
    side: Side


def begins_group(before: Trace, trace: Trace) -> bool:
    """Whether `trace` is set off from the one before it."""
    if before.group or trace.group:
        return before.group != trace.group
    return begins_chain(before, trace)


def trace_groups(traces: Sequence[Trace]) -> tuple[TraceGroup, ...]:
    """The groups of the traces on the page."""
    groups: list[TraceGroup] = []
    first = 0
    for at in range(1, len(traces) + 1):
        if at < len(traces) and not _parts(traces[at - 1], traces[at]):
            continue
        members = traces[first:at]
        sides = {one.side for one in members}
        side = sides.pop() if len(sides) == 1 else Side.OTHER
        groups.append(TraceGroup(first, at, _caption(members, side), side))
        first = at
    return tuple(groups)


def _parts(before: Trace, trace: Trace) -> bool:
    if begins_group(before, trace):
        return True
    # Without chains neighbours of one side are told apart by their captions only.
    return not trace.group and before.side is not trace.side


def _caption(members: Sequence[Trace], side: Side) -> str:
    if members[0].group:
        return word_of(members[0].group)
    # Where sides take turns, as in the order of the 10-20 system, colours tell them and captions would be a clutter.
    if len(members) < FEWEST_CAPTIONED or not all(one.is_eeg for one in members):
        return ""
    return {
        Side.LEFT: tr("Left"),
        Side.RIGHT: tr("Right"),
        Side.MIDLINE: tr("Midline"),
        Side.OTHER: "",
    }[side]
