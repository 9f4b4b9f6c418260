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

PrerequisiteName = Literal[
    "identity",
    "identity_again",
    "consent",
    "provider",
    "device",
    "device_test",
    "disk",
    "clock",
    "safety",
    "stop_proof",
    "log",
]
PASSABLE: tuple[PrerequisiteName, ...] = ("identity_again", "provider", "device_test")
"""What a person may pass with a reason, which is kept as a deviation; all else holds the session."""
STEP_PASSED = "step_passed"
"""Kind of the deviation by which a prerequisite is passed; its item is the prerequisite's name."""
DeviceTest = Literal["right", "none", "untested", "wrong"]


class Prerequisite(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a session needs before it may go on.

    Attributes:
        name: Stable; one of `PrerequisiteName`.
        text: For people.
        met: Whether it is there.
        missing: What is missing and what to do; empty where met.
        lacking: For "consent": the purposes that are not covered yet.
        resettable: For "safety": whether a latched stop is what is missing.
        remark: What is to be known though it is met ("This device has no test signal of its own").
        passable: Whether it may be passed with a reason.
    """

    name: str
    text: str
    met: bool
    missing: str = ""
    lacking: tuple[str, ...] = ()
    resettable: bool = False
    remark: str = ""
    passable: bool = False


class SessionFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is the case now.

    Attributes:
        identity_confirmed: The hospital number was read from the patient and matched.
        birth_date_confirmed: So did the date of birth, as the patient says it: two identifiers, each by itself.
        consented_purposes: Purposes the patient's consent covers today.
        withdrawn_purposes: Purposes whose consent was taken back and not given anew.
        outdated_purposes: Purposes for which there is a consent that holds no more (to an older text, or run out).
        provider_missing: Why nobody who may answers for the session now, and what to do; empty where somebody does.
        purposes_needed: "recording", and "stimulation" where an output is used.
        device_open / device_fault: The chosen device is open; or why it is not, in words.
        device_test: What the amplifier's own test says: "right", "wrong", "untested", or "none" where it has no test
            signal (or is a simulated one).
        device_test_text: What came of it, or why there is none, for people.
        disk_free_bytes: On the recordings' disk.
        wall: The station's wall clock, UTC.
        last_entry_wall: Time of the log's newest entry; a clock before it was set back.
        safety_connected: The safety program answers.
        safety_stopped: The stop is latched.
        stop_proved: The proof test of the stop passed in this session.
        log_fault: Why the log is read-only; empty where it is sound.
        passed: What was passed in this session, each with its reason.
    """

    identity_confirmed: bool
    birth_date_confirmed: bool
    consented_purposes: tuple[str, ...]
    withdrawn_purposes: tuple[str, ...] = ()
    outdated_purposes: tuple[str, ...] = ()
    provider_missing: str = ""
    purposes_needed: tuple[str, ...] = ("recording",)
    device_open: bool
    device_fault: str = ""
    device_test: DeviceTest = "none"
    device_test_text: str = ""
    disk_free_bytes: int
    min_disk_free_bytes: int = MIN_DISK_FREE_BYTES
    wall: datetime
    last_entry_wall: datetime | None = None
    safety_connected: bool
    safety_stopped: bool = False
    stop_proved: bool
    log_fault: str = ""
    passed: dict[str, str] = {}


_TEXTS: dict[PrerequisiteName, str] = {
    "identity": "Identity confirmed by the hospital number",
    "identity_again": "Identity confirmed again by the date of birth",
    "consent": "Consent given",
    "provider": "Provider on duty",
    "device": "Device connected",
    "device_test": "Amplifier tested",
    "disk": "Room on the disk",
    "clock": "Clock plausible",
    "safety": "Safety program watching",
    "stop_proof": "Safety stop tested",
    "log": "Log sound",
}

_PASSED = "Passed, with a reason that is kept as a deviation."


def check_prerequisites(facts: SessionFacts) -> tuple[Prerequisite, ...]:
    """All prerequisites in the order in which the screen shows them, met or not."""
    return tuple(_judged(name, missing, facts) for name, missing in _findings(facts).items())


def _findings(facts: SessionFacts) -> dict[PrerequisiteName, str]:
    return {
        "identity": _identity(facts),
        "identity_again": ""
        if facts.birth_date_confirmed
        else "Ask the patient, or whoever came along, for the date of birth and enter what is said.",
        "consent": _consent(facts),
        "provider": facts.provider_missing,
        "device": _device(facts),
        "device_test": _device_test(facts),
        "disk": _disk(facts),
        "clock": _clock(facts),
        "safety": _safety(facts),
        "stop_proof": "" if facts.stop_proved else "Test the safety stop: press it once and see that it is confirmed.",
        "log": f"{facts.log_fault} Tell your security officer." if facts.log_fault else "",
    }


def _judged(name: PrerequisiteName, missing: str, facts: SessionFacts) -> Prerequisite:
    passable = name in PASSABLE
    reason = facts.passed.get(name, "") if passable and missing else ""
    remark = _PASSED if reason else ""  # not the reason itself, which somebody typed: this is shown to everybody
    if name == "device_test" and not missing:
        remark = facts.device_test_text
    return Prerequisite(
        name=name,
        text=_TEXTS[name],
        met=not missing or bool(reason),
        missing="" if reason else missing,
        lacking=_purposes_lacking(facts) if name == "consent" else (),
        resettable=name == "safety" and facts.safety_connected and facts.safety_stopped,
        remark=remark,
        passable=passable and bool(missing) and not reason,
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
    outdated = [purpose for purpose in lacking if purpose in facts.outdated_purposes]
    if outdated:
        return f"The consent for {' and '.join(outdated)} is to an older text: take it again, to the present one."
    return f"Take the patient's consent for {' and '.join(lacking)}."


def _device(facts: SessionFacts) -> str:
    if facts.device_open and not facts.device_fault:
        return ""
    return facts.device_fault or "Connect the device and switch it on."


def _device_test(facts: SessionFacts) -> str:
    match facts.device_test:
        case "untested":
            return "Test the amplifier with its own test signal; it takes some seconds."
        case "wrong":
            return f"{facts.device_test_text} Mend what is named and test again."
        case _:
            return ""


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
