"""What the stop control shows in each state: words, mark and the button's looks.

Guarantees: every state has words and a shape of its own; only a stop that reaches the safety program looks like one.
Pure. Does not: draw.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.core.safety.client import LINK_LOST, SafetyStatus, words_of_cause
from app.core.stopping.messages import StopInputView
from app.ui.language import noop, number, tr
from app.ui.said import said
from app.ui.shortcuts import keys_text

OWN_SWITCH = noop("Switch the output off at its own switch, or take it off the patient.")


class ButtonLook(StrEnum):
    """How the button is drawn; each differs from the others in shape, not only in colour.

    WORKING: red, a square in the octagon. UNTESTED: a red outline with a hollow octagon. ARMED: red with a white rim:
    an output runs. LATCHED: dark, the octagon filled, a bar below. DEAD: grey, dashed, crossed out.
    """

    WORKING = "working"
    UNTESTED = "untested"
    ARMED = "armed"
    LATCHED = "latched"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class StopLook:
    """All that the control shows of a status.

    Attributes:
        mark: See `widgets.state_mark`.
        title / small: On the button; an empty `small` is the shortcut.
    """

    button: ButtonLook
    mark: str
    state: str
    detail: str
    title: str = noop("SAFETY STOP")
    small: str = ""

    @property
    def works(self) -> bool:
        """Whether pressing it reaches the safety program."""
        return self.button is not ButtonLook.DEAD


_LOOKS = {
    "unproved": StopLook(
        ButtonLook.UNTESTED,
        "idle",
        noop("Not yet tested"),
        noop("Test the stop before recording"),
        small=noop("not tested"),
    ),
    "proving": StopLook(
        ButtonLook.UNTESTED,
        "busy",
        noop("Being tested"),
        noop("The output is stopped once, to prove it"),
        small=noop("being tested"),
    ),
    "ready": StopLook(ButtonLook.WORKING, "good", noop("Ready"), noop("Tested; the output is in its safe state")),
    "running": StopLook(ButtonLook.ARMED, "caution", noop("Output running"), noop("The stop is armed")),
    LINK_LOST: StopLook(
        ButtonLook.DEAD,
        "lost",
        noop("No link"),
        noop("The stop does not work from this window"),
        title=noop("NO STOP HERE"),
        small=noop("use another way"),
    ),
}


def look_of(status: SafetyStatus) -> StopLook:
    """What to show of `status`; a state that is not known here works, and says its name."""
    if status.state == "stopped":
        return StopLook(
            ButtonLook.LATCHED,
            "danger",
            tr("STOPPED"),
            f"{said(words_of_cause(status.cause, status.source))}{_after(status.last_latency_ms)}",
            title=tr("STOPPED"),
            small=tr("until it is reset"),
        )
    look = _LOOKS.get(status.state)
    if look is None:
        look = StopLook(ButtonLook.UNTESTED, "idle", status.state, "", small=tr("not known"))
    mark, state, detail = look.mark, tr(look.state), tr(look.detail)
    if status.fault:
        mark, detail = "caution", said(status.fault)
    elif status.output in {"unconfirmed", "unknown"} and look.works:
        mark, state = "danger", tr("NOT CONFIRMED")
        detail = tr("The output has not confirmed its safe state: switch it off by hand")
    return StopLook(look.button, mark, state, detail, title=tr(look.title), small=tr(look.small))


def accessible_name(look: StopLook) -> str:
    """Of the button."""
    if not look.works:
        return tr("Safety stop, not working: no link to the safety program")
    return {
        ButtonLook.UNTESTED: tr("Safety stop, not tested on this output"),
        ButtonLook.ARMED: tr("Safety stop, armed: the output runs"),
        ButtonLook.LATCHED: tr("Safety stop, stopped: latched until it is reset"),
    }.get(look.button, tr("Safety stop"))


def ways_instead(
    *, station_heard: bool, station_hears_safety: bool, inputs: Iterable[StopInputView]
) -> tuple[str, ...]:
    """What to do where the stop of this window does not work; sentences, the one that always works first.

    Args:
        station_heard: Whether this window hears the station, so that the other two are known.
        station_hears_safety: Whether the safety program runs, as the station knows it.
        inputs: The ways to stop that need no window, and whether they work.
    """
    if not station_heard:
        return (
            tr(OWN_SWITCH),
            tr(
                "Whether the safety program runs is not known here: a pedal, the stop keys or “neurascale stop” "
                "may work."
            ),
        )
    if not station_hears_safety:
        return (
            tr(OWN_SWITCH),
            tr(
                "The safety program itself is not heard, so that a pedal, the stop keys and “neurascale stop” "
                "do not work either. Without it each output falls to its safe state by itself."
            ),
        )
    working = [one for one in inputs if one.works]
    chords = [tr("hold {keys}").format(keys=keys_text(one.name)) for one in working if one.kind == "chord"]
    pedals = [tr("press {name}").format(name=one.name) for one in working if one.kind != "chord"]
    others = tr(" or ").join((*chords, *pedals))
    return (
        tr(OWN_SWITCH),
        *((tr("Or {others}: that does not need this window.").format(others=others),) if others else ()),
        tr("Or, on a command line: “neurascale stop”."),
    )


def _after(latency_ms: float | None) -> str:
    return tr(", safe after {latency_ms} ms").format(latency_ms=number(latency_ms, 1)) if latency_ms is not None else ""
