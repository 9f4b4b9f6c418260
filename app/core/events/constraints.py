"""What a field of an event may hold, beyond its type; the door refuses the rest and the schemas say it.

Guarantees: only what the code that makes the events keeps to anyway: what is written in an emergency (a stop, a fault
in words) is bounded by nothing but its type, since an entry that is refused is an entry that is missing.
Does not: check anything; `msgspec` does, at the door (`app.core.events.door`). To narrow one is a new version of the
event, since old entries must open.
"""

from typing import Annotated

from msgspec import Meta

Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
"""SHA-256, lower-case hexadecimal."""
Count = Annotated[int, Meta(ge=0)]
Seconds = Annotated[float, Meta(ge=0)]
Milliampere = Annotated[float, Meta(ge=0)]
RateHz = Annotated[float, Meta(ge=0)]


def one_of(*values: str) -> Meta:
    """One of these words. A closed set as a pattern, so that the field stays a plain `str` for who makes the event."""
    return Meta(pattern=rf"^({'|'.join(values)})$(?!\n)", extra_json_schema={"enum": list(values)})
