"""Answers what is asked about protocols.

Guarantees: as `app.core.station.service`, of which this is a part; what is added is judged before anything is written,
stands in the log with its whole text, who and why, and is then offered. Threads: the exchange's pool.
"""

import hashlib
import threading
from pathlib import Path

import msgspec

from app.core.access.caller import Caller
from app.core.clinic.protocols import protocol_names
from app.core.clinic.site_protocols import OfferedProtocol, checked, keep_file, offered, site_protocols
from app.core.errors import Conflict, StorageFault, WrongUse
from app.core.events.protocol_events import ProtocolAddedData
from app.core.events.system_event import new_event
from app.core.station.protocol_messages import (
    AddProtocol,
    ListProtocols,
    ProtocolAdded,
    ProtocolList,
    ProtocolRequest,
    ProtocolView,
)
from app.core.station.station_rooms import StationRooms

SHORTEST_REASON, LONGEST_REASON = 5, 500
_changing = threading.Lock()


def answer_protocol_request(rooms: StationRooms, message: ProtocolRequest, caller: Caller) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    match message:
        case ListProtocols():
            site = site_protocols(rooms.data.protocols)
            shipped = tuple(offered(name, rooms.data.protocols) for name in protocol_names())
            every = sorted((*shipped, *site.protocols), key=lambda one: one.protocol.name)
            return ProtocolList(protocols=tuple(_view(one) for one in every), faults=site.faults)
        case AddProtocol():
            with _changing:
                return _add(rooms, message, caller)


def _add(rooms: StationRooms, message: AddProtocol, caller: Caller) -> ProtocolAdded:
    new = checked(message.text.encode(), message.file_name)
    name = new.protocol.name
    reason = " ".join(message.reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning="Nothing was changed.")
    before = _sha256_of_file(rooms.data.protocols / message.file_name)
    sha256 = _sha256(message.text.encode())
    if before == sha256:
        return ProtocolAdded(name=name, sha256=sha256)
    if before and not message.replace:
        raise Conflict(
            "This site has a protocol of this name already.",
            meaning="Nothing was changed.",
            advice="Give the new one another name, or say that it is to be replaced.",
        )
    added = ProtocolAddedData(
        name=name, text=message.text, sha256=sha256, replaced_sha256=before, reason=reason, user_id=caller.user_id
    )
    # The log first: a file that nobody answers for is not offered; added again, the file is written after all.
    rooms.store.log.append(new_event("protocol.added", added, source_service="station", clock=rooms.clock))
    keep_file(rooms.data.protocols, name, message.text)
    return ProtocolAdded(name=name, sha256=sha256)


def _view(one: OfferedProtocol) -> ProtocolView:
    protocol = one.protocol
    return ProtocolView(
        name=protocol.name,
        title=protocol.title,
        sha256=_sha256(one.text.encode()),
        of_site=one.of_site,
        purposes=protocol.purposes,
        minimum_minutes=protocol.minimum_minutes,
        procedures=tuple(activation.name for activation in protocol.activations),
    )


def _sha256_of_file(path: Path) -> str:
    """Empty where there is none."""
    try:
        return _sha256(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise StorageFault(
            f"The protocol that there is cannot be read: {error.strerror or error}.", meaning="Nothing was changed."
        ) from error


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
