"""How single traces look: gain, colour, hidden; and which of them are bad, and by whose judgement.

Guarantees: a look belongs to a trace by its label and is part of the page's settings; a hidden trace is counted on the
page; a bad trace differs by a sign and by its struck label as well as by its grey. Pure.
Does not: judge channels (the worker and people do), or change what is recorded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.signals.channels import ChannelState, StreamDescription
from app.ui.language import number
from app.ui.signal_views.montages import Side, Trace
from app.ui.theme.palette import Palette

GAINS = (0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 4.0, 5.0, 10.0)
# What carries no signal of the brain at all; mains hum lies upon one, and a notch takes it out.
GREYED_VERDICTS = frozenset({"flat", "clipped", "noise"})
BAD = "bad"
"""A person's judgement; the worker's are "flat", "clipped", "noise", "mains"."""
DISCONNECTED = "disconnected"
_WORST_FIRST = (BAD, DISCONNECTED, "clipped", "flat", "noise", "mains")


class TraceColour(StrEnum):
    """Colours of traces by what they are called in the palette, so that they are readable in every theme."""

    AS_PLACED = ""
    LEFT = "trace_left"
    RIGHT = "trace_right"
    MIDLINE = "trace_midline"
    OTHER = "trace_other"
    GOOD = "good"
    CAUTION = "caution"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLook:
    """What is otherwise about one trace.

    Attributes:
        trace: Its label on the page.
        gain: Times the page's sensitivity; printed beside the label where it is not 1.
    """

    trace: str
    gain: float = 1.0
    colour: TraceColour = TraceColour.AS_PLACED
    hidden: bool = False

    @property
    def is_plain(self) -> bool:
        return self.gain == 1.0 and self.colour is TraceColour.AS_PLACED and not self.hidden


Looks = tuple[ChannelLook, ...]


def look_of(looks: Looks, trace: str) -> ChannelLook:
    """The look of the trace of this label; the plain one where nothing was chosen."""
    return next((one for one in looks if one.trace == trace), ChannelLook(trace=trace))


def with_look(looks: Looks, look: ChannelLook) -> Looks:
    """The looks with this one instead of the trace's former; plain ones are not kept."""
    rest = tuple(one for one in looks if one.trace != look.trace)
    return rest if look.is_plain else (*rest, look)


def all_shown(looks: Looks) -> Looks:
    """The looks with nothing hidden."""
    shown = (replace(one, hidden=False) for one in looks)
    return tuple(one for one in shown if not one.is_plain)


def gain_text(gain: float) -> str:
    return "" if gain == 1.0 else f"\N{MULTIPLICATION SIGN}{number(gain)}"


def trace_colour(trace: Trace, looks: Looks, palette: Palette) -> str:
    """The colour chosen, else that of the trace's side."""
    chosen = look_of(looks, trace.label).colour
    if chosen is not TraceColour.AS_PLACED:
        return str(getattr(palette, chosen.value))
    return side_colour(trace.side, palette)


def side_colour(side: Side, palette: Palette) -> str:
    return {
        Side.LEFT: palette.trace_left,
        Side.RIGHT: palette.trace_right,
        Side.MIDLINE: palette.trace_midline,
        Side.OTHER: palette.trace_other,
    }[side]


def grey_of(palette: Palette) -> str:
    """Of bad traces: between the words' faintest grey and the page."""
    pair = (palette.text_faint, palette.page)
    mixed = [round(0.62 * int(pair[0][at : at + 2], 16) + 0.38 * int(pair[1][at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{value:02x}" for value in mixed)


def judged_by_people(streams: Iterable[StreamDescription]) -> dict[str, str]:
    """Channels that a person or the device itself calls bad, by label."""
    words = {ChannelState.BAD: BAD, ChannelState.DISCONNECTED: DISCONNECTED}
    return {
        channel.label: words[channel.state]
        for stream in streams
        for channel in stream.channels
        if channel.state in words
    }


def not_good(judged: Mapping[str, str], measured: Mapping[str, str]) -> dict[str, str]:
    """What is said of channels of which something is said, by label; a person's word before a measurement."""
    return {label: verdict for label, verdict in {**measured, **judged}.items() if verdict != "good"}


def verdict_of(trace: Trace, said: Mapping[str, str]) -> str:
    """The worst that is said (as in `not_good`) of the trace's electrodes; "good" for nothing."""
    if not said:
        return "good"
    verdicts = {said[electrode] for electrode in trace.electrodes if electrode in said}
    return next((verdict for verdict in _WORST_FIRST if verdict in verdicts), "good")


def is_greyed(verdict: str) -> bool:
    return verdict in GREYED_VERDICTS or verdict in {BAD, DISCONNECTED}
