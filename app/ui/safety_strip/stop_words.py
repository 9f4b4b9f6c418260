"""What the stop control shows in each state: words, mark and the button's looks.

Guarantees: every state has words and a shape of its own; only a stop that reaches the safety program looks like one.
Pure. Does not: draw.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.core.safety.client import LINK_LOST, SafetyStatus, words_of_cause
from app.core.stopping.messages import StopInputView
from app.ui.shortcuts import keys_text

OWN_SWITCH = "Switch the output off at its own switch, or take it off the patient."


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
    title: str = "SAFETY STOP"
    small: str = ""

    @property
    def works(self) -> bool:
        """Whether pressing it reaches the safety program."""
        return self.button is not ButtonLook.DEAD


_LOOKS = {
    "unproved": StopLook(
        ButtonLook.UNTESTED, "idle", "Not yet tested", "Test the stop before recording", small="not tested"
    ),
    "proving": StopLook(
        ButtonLook.UNTESTED, "busy", "Being tested", "The output is stopped once, to prove it", small="being tested"
    ),
    "ready": StopLook(ButtonLook.WORKING, "good", "Ready", "Tested; the output is in its safe state"),
    "running": StopLook(ButtonLook.ARMED, "caution", "Output running", "The stop is armed"),
    LINK_LOST: StopLook(
        ButtonLook.DEAD,
        "lost",
        "No link",
        "The stop does not work from this window",
        title="NO STOP HERE",
        small="use another way",
    ),
}


def look_of(status: SafetyStatus) -> StopLook:
    """What to show of `status`; a state that is not known here works, and says its name."""
    if status.state == "stopped":
        return StopLook(
            ButtonLook.LATCHED,
            "danger",
            "STOPPED",
            f"{words_of_cause(status.cause, status.source)}{_after(status.last_latency_ms)}",
            title="STOPPED",
            small="until it is reset",
        )
    look = _LOOKS.get(status.state)
    if look is None:
        look = StopLook(ButtonLook.UNTESTED, "idle", status.state, "", small="not known")
    mark, state, detail = look.mark, look.state, look.detail
    if status.fault:
        mark, detail = "caution", status.fault
    elif status.output in {"unconfirmed", "unknown"} and look.works:
        mark, state = "danger", "NOT CONFIRMED"
        detail = "The output has not confirmed its safe state: switch it off by hand"
    return StopLook(look.button, mark, state, detail, title=look.title, small=look.small)


def accessible_name(look: StopLook) -> str:
    """Of the button."""
    if not look.works:
        return "Safety stop, not working: no link to the safety program"
    return {
        ButtonLook.UNTESTED: "Safety stop, not tested on this output",
        ButtonLook.ARMED: "Safety stop, armed: the output runs",
        ButtonLook.LATCHED: "Safety stop, stopped: latched until it is reset",
    }.get(look.button, "Safety stop")


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
            OWN_SWITCH,
            "Whether the safety program runs is not known here: a pedal, the stop keys or “neurascale stop” may work.",
        )
    if not station_hears_safety:
        return (
            OWN_SWITCH,
            "The safety program itself is not heard, so that a pedal, the stop keys and “neurascale stop” do not work "
            "either. Without it each output falls to its safe state by itself.",
        )
    working = [one for one in inputs if one.works]
    chords = [f"hold {keys_text(one.name)}" for one in working if one.kind == "chord"]
    pedals = [f"press {one.name}" for one in working if one.kind != "chord"]
    others = " or ".join((*chords, *pedals))
    return (
        OWN_SWITCH,
        *((f"Or {others}: that does not need this window.",) if others else ()),
        "Or, on a command line: “neurascale stop”.",
    )


def _after(latency_ms: float | None) -> str:
    return f", safe after {latency_ms:.1f} ms" if latency_ms is not None else ""
