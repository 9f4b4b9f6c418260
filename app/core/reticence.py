"""Values that may name a patient, and do not say so when they are printed.

Guarantees: printed (in a traceback, a log, a debugger's line) such a value tells its class, its numbers, and texts that
are identifiers; of every other text only how long it is. Deny by default: a new field is not shown without anybody's
doing. Does not: keep anybody from reading a field on purpose. Pure.
"""

import re
from enum import Enum
from typing import Any

_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST_SHOWN = 12


def reticent_repr(value: Any) -> str:
    """For `__repr__` of a msgspec struct, at whatever depth."""
    told = ", ".join(f"{name}={_told(getattr(value, name))}" for name in value.__struct_fields__)
    return f"{type(value).__name__}({told})"


def _told(value: Any) -> str:
    if value is None or isinstance(value, bool | int | float | Enum):
        return repr(value)
    if isinstance(value, str):
        return value if _IDENTIFIER.fullmatch(value) else f"<{len(value)} characters>"
    if isinstance(value, bytes | bytearray | memoryview):
        return f"<{len(value)} bytes>"
    if hasattr(value, "__struct_fields__"):
        return reticent_repr(value)
    if isinstance(value, tuple | list | set | frozenset):
        shown = ", ".join(_told(one) for one in list(value)[:_MOST_SHOWN])
        return f"({shown}{', …' if len(value) > _MOST_SHOWN else ''})"
    return f"<{type(value).__name__}>"
