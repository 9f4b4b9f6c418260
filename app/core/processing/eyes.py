"""Whether eyes were open or closed, as far as somebody wrote it down.

Guarantees: says "unknown" wherever no note says it; a note holds until the next one on the eyes. Does not: guess from
the signal. Pure; any thread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.processing.background import EYES_CLOSED, EYES_OPEN

# As technologists write them, in the languages that our test recordings and the protocols have.
_CLOSED = re.compile(
    r"\b(?:eyes?[\s_-]*(?:are[\s_-]*)?(?:closed?|shut)|clos(?:e|es|ed|ing)[\s_-]*(?:the[\s_-]*)?eyes?|ec)\b|\baugen\s*zu\b",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:eyes?[\s_-]*(?:are[\s_-]*)?open(?:ed)?|open(?:s|ed|ing)?[\s_-]*(?:the[\s_-]*)?eyes?|eo)\b|\baugen\s*(?:auf|offen)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class EyesStretch:
    """`state` is EYES_CLOSED or EYES_OPEN; stream time."""

    begin_s: float
    end_s: float
    state: str


def eyes_state(text: str) -> str | None:
    """What a note says of the eyes; None where it says nothing, or both."""
    closed, opened = bool(_CLOSED.search(text)), bool(_OPEN.search(text))
    if closed == opened:
        return None
    return EYES_CLOSED if closed else EYES_OPEN


def eyes_stretches(notes: Sequence[tuple[float, str]], end_s: float) -> tuple[EyesStretch, ...]:
    """Stretches of known state, in order.

    Args:
        notes: Stream time and text; in any order.
        end_s: Where the recording ends.
    """
    said = sorted((onset_s, state) for onset_s, text in notes if (state := eyes_state(text)) is not None)
    ends = [*(onset_s for onset_s, _ in said[1:]), end_s][: len(said)]
    return tuple(
        EyesStretch(max(0.0, begin_s), min(finish_s, end_s), state)
        for (begin_s, state), finish_s in zip(said, ends, strict=True)
        if min(finish_s, end_s) > max(0.0, begin_s)
    )


def state_between(stretches: Sequence[EyesStretch], begin_s: float, end_s: float) -> str | None:
    """The state that holds over all of a span of time; None where it is not known, or changes."""
    for one in stretches:
        if one.begin_s <= begin_s and end_s <= one.end_s:
            return one.state
    return None
