"""An effect, as a workflow definition asks for it: the name of an activity and its arguments.

Guarantees: plain data, so that one definition runs where an effect is called in this process and where it is called by
name elsewhere; no patient data (ids, step names and our own texts only), since engines keep it.
Does not: know who does it. Any engine, on any thread.
"""

from typing import Any

import msgspec

from app.core.errors import DefectError

Argument = str | int | float | bool


class Effect(msgspec.Struct, frozen=True):
    """One call of an activity, by position.

    Attributes:
        activity: A method of the engine's activities.
        arguments: What it is called with.
    """

    activity: str
    arguments: tuple[Argument, ...] = ()


def effect(activity: str, *arguments: Argument) -> Effect:
    """As a definition writes it down: `effect("open_device", session_id)`."""
    return Effect(activity, arguments)


def perform(activities: object, asked: Effect) -> Any:
    """Do it here and now; what the activity gives.

    Raises:
        DefectError: These activities have none of that name.
    """
    if asked.activity.startswith("_") or not callable(found := getattr(activities, asked.activity, None)):
        raise DefectError(f"Nobody here does “{asked.activity}”.")
    return found(*asked.arguments)
