"""What a stimulator's frames say, checked.

Guarantees: a frame that says what cannot be (a negative current, no time, a safe state that takes a minute) is not
believed. Does not: talk. Any thread.
"""

from dataclasses import dataclass

from app.core.devices.stimulator import StimulatorDescription, StimulatorState
from app.core.devices.stimulator_frames import VERSION, Frame
from app.core.errors import DeviceFault

SLOWEST_SAFE_MS = 200.0
LONGEST_KEEP_ALIVE_MS = 2000.0
LONGEST_TEXT = 60
_STATES = {state.value: state for state in StimulatorState}


@dataclass(frozen=True, slots=True)
class Told:
    """The state that every frame of a device carries.

    Attributes:
        amplitude_ma: What it gives now.
        ordered_ma: What its session programme is set to.
        at_us: Its own clock when it said so, microseconds.
    """

    state: StimulatorState
    amplitude_ma: float
    ordered_ma: float
    at_us: int


def told(frame: Frame) -> Told | None:
    """What a frame tells; None where it cannot be believed."""
    state = _STATES.get(frame.fields.get("state", ""))
    amplitude_ma, ordered_ma, at_us = frame.number("ma"), frame.number("set"), frame.number("t")
    if state is None or amplitude_ma is None or ordered_ma is None or at_us is None:
        return None
    if amplitude_ma < 0 or ordered_ma < 0 or at_us < 0:
        return None
    return Told(state, amplitude_ma, ordered_ma, int(at_us))


def described(answer: Frame) -> StimulatorDescription:
    """What a device says it can do.

    Raises:
        DeviceFault: It speaks another version, leaves something out, or cannot be used safely.
    """
    if answer.fields.get("protocol") != str(VERSION):
        raise DeviceFault("The device speaks another version of the stimulator protocol.")
    numbers = {name: answer.number(name) for name in ("max_ma", "test_ma", "safe_ms", "keep_ms")}
    known = {name: value for name, value in numbers.items() if value is not None}
    serial_number, safe_state = _text(answer, "serial"), _text(answer, "safe")
    if len(known) < len(numbers) or not serial_number or not safe_state:
        raise DeviceFault("The stimulator does not say what it can do.")
    if not (
        0 <= known["test_ma"] <= known["max_ma"]
        and 0 < known["safe_ms"] <= SLOWEST_SAFE_MS
        and 0 < known["keep_ms"] <= LONGEST_KEEP_ALIVE_MS
    ):
        raise DeviceFault(
            "The stimulator cannot be used here: its limits are too wide for the safety stop.",
            advice=f"It must reach its safe state within {SLOWEST_SAFE_MS:g} ms, by itself within"
            f" {LONGEST_KEEP_ALIVE_MS:g} ms.",
        )
    return StimulatorDescription(
        name=_text(answer, "name") or "Stimulator",
        safe_state=safe_state,
        greatest_amplitude_ma=known["max_ma"],
        test_amplitude_ma=known["test_ma"],
        safe_within_ms=known["safe_ms"],
        keep_alive_ms=known["keep_ms"],
        serial_number=serial_number,
        firmware=_text(answer, "firmware"),
    )


def _text(answer: Frame, name: str) -> str:
    """A text for people: what cannot be printed is left out."""
    text = answer.fields.get(name, "")
    return "".join(letter for letter in text if letter.isprintable())[:LONGEST_TEXT].strip()
