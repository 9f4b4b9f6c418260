"""Protocols: what a kind of session asks for, as data in `resources/protocols`.

Guarantees: a protocol that is offered can be loaded; one that does not follow the schema is refused with its file and
fault named. Does not: hold limits (`resources/limits.toml` does, each with its source). Any thread.
"""

import tomllib

import msgspec

from app.core.clinic.purposes import PURPOSES
from app.core.errors import DefectError, NotFound
from app.core.settings.resources import resource_path

SCHEMA_VERSION = 1
DEFAULT_PROTOCOL = "routine-eeg"


class SessionProtocol(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a kind of session asks for.

    Attributes:
        name: Its file's name, and what is kept in the log.
        title: For people.
        purposes: Consents that it needs; one for "stimulation" comes on top where an output is used.
        planned_minutes: Room for so long a recording must be on the disk before it starts.
        annotations: Texts of the quick annotations, at most eight.
    """

    schema_version: int
    name: str
    title: str
    purposes: tuple[str, ...]
    annotations: tuple[str, ...]
    planned_minutes: float = 60.0


def protocol_names() -> tuple[str, ...]:
    """Names of the protocols that ship with the application, sorted."""
    return tuple(sorted(path.stem for path in resource_path("protocols").glob("*.toml")))


def load_protocol(name: str) -> SessionProtocol:
    """The protocol of this name.

    Raises:
        NotFound: There is none.
        DefectError: Its file does not follow the schema.
    """
    if name not in protocol_names():
        raise NotFound("There is no such protocol.", advice=f"Choose one of: {', '.join(protocol_names())}.")
    text = resource_path("protocols", f"{name}.toml").read_text(encoding="utf-8")
    try:
        protocol = msgspec.convert(tomllib.loads(text), SessionProtocol)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DefectError(f"The protocol file {name}.toml cannot be used: {error}.") from error
    unknown = [purpose for purpose in protocol.purposes if purpose not in PURPOSES]
    if protocol.name != name or protocol.schema_version != SCHEMA_VERSION or unknown or len(protocol.annotations) > 8:
        raise DefectError(f"The protocol file {name}.toml cannot be used: name, version, purposes or annotations.")
    return protocol


def purposes_needed(protocol: SessionProtocol, *, with_output: bool) -> tuple[str, ...]:
    """Consents that a session needs."""
    return tuple(dict.fromkeys((*protocol.purposes, *(("stimulation",) if with_output else ()))))
