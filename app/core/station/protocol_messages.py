"""What is asked of the station about protocols: which there are, and adding one of the site's own.

Guarantees: frozen typed messages, part of `app.core.station.messages`. A protocol says nothing of anybody.
"""

import msgspec

from app.core.clinic.site_protocols import FileFault
from app.core.wire.envelopes import Message


class ListProtocols(Message, frozen=True, kw_only=True):
    """Answer: `ProtocolList`."""


class ProtocolView(msgspec.Struct, frozen=True, kw_only=True):
    """A protocol that a session can be begun with. `sha256`: of its file."""

    name: str
    title: str
    sha256: str
    of_site: bool = False
    purposes: tuple[str, ...] = ()
    minimum_minutes: float = 0.0
    procedures: tuple[str, ...] = ()


class ProtocolList(Message, frozen=True, kw_only=True):
    """By name. `faults`: files of the site that are left out, with what is wrong in them."""

    protocols: tuple[ProtocolView, ...]
    faults: tuple[FileFault, ...] = ()


class AddProtocol(Message, frozen=True, kw_only=True):
    """Offer a protocol of the site's own from now on. Answer: `ProtocolAdded`. Asked twice, it adds nothing.

    Refused (`WrongUse`) where the file cannot be used or no reason is given, (`Conflict`) where there is another of
    this name, unless it is to be replaced.

    Attributes:
        file_name: "<name>.toml".
        text: The file, whole.
    """

    file_name: str
    text: str
    reason: str
    replace: bool = False


class ProtocolAdded(Message, frozen=True, kw_only=True):
    name: str
    sha256: str


ProtocolRequest = ListProtocols | AddProtocol
ProtocolReply = ProtocolList | ProtocolAdded
