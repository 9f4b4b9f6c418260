"""What of an event may leave the workstation without naming a patient.

Guarantees: without `identified`, of an event's data only numbers, truth values, UUIDs and the members listed here
remain; every other text is left out and its member named under `withheld`. What is not known is left out, so a new
event type tells nothing until somebody has decided that it may. Does not: judge whether numbers and times together
point at somebody: what is exported stays pseudonymous data, not anonymous data. Pure.
"""

import re

# Words that programs write, of a fixed few; never what somebody typed.
WORDS_OF_PROGRAMS = frozenset(
    {
        "code",
        "condition",
        "electrode_type",
        "encoding",
        "format",
        "kind",
        "missing",
        "met",
        "phase",
        "priority",
        "program",
        "root",
        "sha256",
        "state",
        "step",
        "verdict",
        "version",
    }
)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def disclosed(members: dict[str, object], *, identified: bool) -> dict[str, object]:
    """An event's members as they may be shown.

    Args:
        members: Of the event; not changed.
        identified: Whether patient data may be shown.
    """
    if identified:
        return members
    withheld: list[str] = []
    shown = {**members, "data": _reduced(members.get("data"), "", withheld)}
    if withheld:
        shown["withheld"] = sorted(set(withheld))
    return shown


def _reduced(value: object, name: str, withheld: list[str]) -> object:
    if isinstance(value, dict):
        reduced = {key: _reduced(inner, str(key), withheld) for key, inner in value.items()}
        return {key: inner for key, inner in reduced.items() if inner is not _LEFT_OUT}
    if isinstance(value, list):
        return [inner for inner in (_reduced(item, name, withheld) for item in value) if inner is not _LEFT_OUT]
    if isinstance(value, str) and not (name in WORDS_OF_PROGRAMS or _UUID.fullmatch(value) or not value):
        withheld.append(name)
        return _LEFT_OUT
    return value


_LEFT_OUT = object()
