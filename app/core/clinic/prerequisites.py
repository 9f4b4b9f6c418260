"""What a session needs before it may go on, decided from facts.

Guarantees: pure; the same facts give the same answer, in a fixed order. Every missing thing says what to do about it.
Does not: gather the facts (the station does, from the store, acquisition, safety and the disk) or act on them.
Any thread of any process.
"""

from datetime import UTC, datetime
from typing import Literal

import msgspec

MIN_DISK_FREE_BYTES = 500_000_000
"""Two hours of 64 channels at 256 Hz in 32 bit (472 MB); see `disk_needed_bytes` for other devices."""

EARLIEST_PLAUSIBLE_WALL = datetime(2025, 1, 1, tzinfo=UTC)
"""A clock before this application existed is a clock whose battery is empty."""

PrerequisiteName = Literal["identity", "consent", "device", "disk", "clock", "safety", "stop_proof", "log"]


class Prerequisite(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a session needs before it may go on.

    Attributes:
        name: Stable ("identity", "consent", "device", "disk", "clock", "safety", "stop_proof", "log").
        text: For people.
        met: Whether it is there.
        missing: What is missing and what to do; empty where met.
        lacking: For "consent": the purposes that are not covered yet.
        resettable: For "safety": whether a latched stop is what is missing.
    """

    name: str
    text: str
    met: bool
    missing: str = ""
    lacking: tuple[str, ...] = ()
    resettable: bool = False


class SessionFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is the case now.

    Attributes:
        identity_confirmed: The second identifier was read from the patient and matched.
        consented_purposes: Purposes the patient's consent covers today.
        withdrawn_purposes: Purposes whose consent was taken back and not given anew.
        purposes_needed: "recording", and "stimulation" where an output is used.
        device_open / device_fault: The chosen device is open; or why it is not, in words.
        disk_free_bytes: On the recordings' disk.
        wall: The station's wall clock, UTC.
        last_entry_wall: Time of the log's newest entry; a clock before it was set back.
        safety_connected: The safety program answers.
        safety_stopped: The stop is latched.
        stop_proved: The proof test of the stop passed in this session.
        log_fault: Why the log is read-only; empty where it is sound.
    """

    identity_confirmed: bool
    consented_purposes: tuple[str, ...]
    withdrawn_purposes: tuple[str, ...] = ()
    purposes_needed: tuple[str, ...] = ("recording",)
    device_open: bool
    device_fault: str = ""
    disk_free_bytes: int
    min_disk_free_bytes: int = MIN_DISK_FREE_BYTES
    wall: datetime
    last_entry_wall: datetime | None = None
    safety_connected: bool
    safety_stopped: bool = False
    stop_proved: bool
    log_fault: str = ""


_TEXTS: dict[PrerequisiteName, str] = {
    "identity": "Identity confirmed by a second identifier",
    "consent": "Consent given",
    "device": "Device connected",
    "disk": "Room on the disk",
    "clock": "Clock plausible",
    "safety": "Safety program watching",
    "stop_proof": "Safety stop tested",
    "log": "Log sound",
}


def check_prerequisites(facts: SessionFacts) -> tuple[Prerequisite, ...]:
    """All prerequisites in the order in which the screen shows them, met or not."""
    findings: dict[PrerequisiteName, str] = {
        "identity": _identity(facts),
        "consent": _consent(facts),
        "device": _device(facts),
        "disk": _disk(facts),
        "clock": _clock(facts),
        "safety": _safety(facts),
        "stop_proof": "" if facts.stop_proved else "Test the safety stop: press it once and see that it is confirmed.",
        "log": f"{facts.log_fault} Tell your security officer." if facts.log_fault else "",
    }
    return tuple(
        Prerequisite(
            name=name,
            text=_TEXTS[name],
            met=not missing,
            missing=missing,
            lacking=_purposes_lacking(facts) if name == "consent" else (),
            resettable=name == "safety" and facts.safety_connected and facts.safety_stopped,
        )
        for name, missing in findings.items()
    )


def disk_needed_bytes(samples_per_second: float, *, minutes: float = 60.0) -> int:
    """Room that a recording of `minutes` needs at 4 bytes a sample, summed over all channels; at least the minimum."""
    return max(MIN_DISK_FREE_BYTES, round(samples_per_second * 4 * 60 * minutes))


def missing_names(prerequisites: tuple[Prerequisite, ...]) -> tuple[str, ...]:
    """Names of those not met."""
    return tuple(prerequisite.name for prerequisite in prerequisites if not prerequisite.met)


def missing_text(names: tuple[str, ...]) -> str:
    """One line that names what is missing, for a status line."""
    known: dict[str, str] = {str(name): text for name, text in _TEXTS.items()}
    return "Still needed: " + ", ".join(_lower_first(known.get(name, name)) for name in names) + "."


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _identity(facts: SessionFacts) -> str:
    if facts.identity_confirmed:
        return ""
    return "Read the hospital number from the patient's wristband or document and enter it."


def _purposes_lacking(facts: SessionFacts) -> tuple[str, ...]:
    return tuple(purpose for purpose in facts.purposes_needed if purpose not in facts.consented_purposes)


def _consent(facts: SessionFacts) -> str:
    lacking = _purposes_lacking(facts)
    if not lacking:
        return ""
    withdrawn = [purpose for purpose in lacking if purpose in facts.withdrawn_purposes]
    if withdrawn:
        return f"The patient has withdrawn consent for {' and '.join(withdrawn)}: go on only if it is given anew."
    return f"Take the patient's consent for {' and '.join(lacking)}."


def _device(facts: SessionFacts) -> str:
    if facts.device_open and not facts.device_fault:
        return ""
    return facts.device_fault or "Connect the device and switch it on."


def _disk(facts: SessionFacts) -> str:
    if facts.disk_free_bytes >= facts.min_disk_free_bytes:
        return ""
    free, needed = facts.disk_free_bytes / 1e9, facts.min_disk_free_bytes / 1e9
    return f"Only {free:.1f} GB are free on the recordings' disk and {needed:.1f} GB are needed: free some space."


def _clock(facts: SessionFacts) -> str:
    if facts.wall < EARLIEST_PLAUSIBLE_WALL:
        return f"The computer's clock says {facts.wall:%Y-%m-%d}: set it."
    if facts.last_entry_wall is not None and facts.wall < facts.last_entry_wall:
        return (
            f"The computer's clock is behind the log's newest entry ({facts.last_entry_wall:%Y-%m-%d %H:%M}): set it."
        )
    return ""


def _safety(facts: SessionFacts) -> str:
    if not facts.safety_connected:
        return "The safety program does not answer; it is being started again. Use no output until it does."
    if facts.safety_stopped:
        return "The safety stop is latched: clear its cause, then reset it."
    return ""
