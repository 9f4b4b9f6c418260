"""What crosses between a workflow on Temporal and whoever does its effects.

Guarantees: plain values, which JSON keeps; an error is carried as a value, so that it comes back as the class it was,
and nothing of it but its code is in what Temporal shows.
Does not: hold patient data. Everything here is sealed before it leaves the station (`sealed_payloads`).
"""

from typing import Any

import msgspec

from app.core.workflow.effect import Argument
from app.core.workflow.step_outcome import KeptError


class EffectCall(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt of one step.

    Attributes:
        activity: Whose name the server has too; they must be the same.
        step: Name of the step.
        cause: The entry of the log that it came of; empty where none is known.
    """

    activity: str
    arguments: tuple[Argument, ...]
    step: str
    attempt: int
    timeout_s: float
    cause: str = ""


class AttemptAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What an attempt gave; it names its attempt, so that a server cannot use it for another."""

    workflow_id: str
    activity_id: str
    result: Any = None


class FailedAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """What an attempt ended with, where it failed.

    Attributes:
        again: Whether another attempt may be made, as far as the step's policy goes.
    """

    error: KeptError
    again: bool


class ToldSignal(msgspec.Struct, frozen=True, kw_only=True):
    """A signal as it travels: it names its workflow and itself, so that a server cannot use it for another."""

    workflow_id: str
    name: str
    payload: dict[str, str] = {}


CAUSE = "cause"
"""In a signal's payload, as on every engine: the event that it came of."""
ATTEMPT_FAILED = "attempt_failed"
"""Prefix of the types of errors on Temporal; behind it the code of our error tree."""
ATTEMPT_SUSPENDED = "attempt_suspended"
"""The station ends: the attempt is made again by the next one, and has not failed."""
NOT_OURS = "not sealed by this station"
"""What stands in the place of a payload that another has made."""
STATE_MEMO = "state"
VERSION_MEMO = "version"
SLEEP = "sleep"
PAUSE = "pause before another attempt"


def activity_id(position: int, step: str, attempt: int) -> str:
    """Of one attempt: Temporal's replay compares it, and its own tools show it."""
    return f"{position}:{step}" if attempt == 1 else f"{position}:{step}/{attempt}"


def plain(value: msgspec.Struct) -> dict[str, Any]:
    """As JSON has it."""
    built: dict[str, Any] = msgspec.to_builtins(value)
    return built
