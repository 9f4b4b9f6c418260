"""The protocol that a session ran under, as it was when the session began.

Guarantees: whatever is changed in a file since, shipped or the site's, an old session is judged and reported by what
its protocol said then; it stands in the session's first entry, sealed and erased with it. A session that was begun
before entries had it goes by the protocol of its name as it is now. Any thread.
"""

from functools import lru_cache

from app.core.clinic.protocols import SessionProtocol, as_it_was
from app.core.clinic.site_protocols import offered
from app.core.errors import NotFound
from app.core.events.specification_events import SessionStartedData
from app.core.store.station_store import StationStore


def protocol_of_session(store: StationStore, session_id: str, name: str) -> SessionProtocol:
    """The protocol of a session; `name` is its name.

    Raises:
        NotFound: It is not known any more, and the session is older than entries that have it.
        StorageFault: The store cannot be read.
        LedgerBroken: An entry cannot be opened.
    """
    for event in store.log.events_of(session_id):
        if isinstance(event.data, SessionStartedData) and event.data.protocol_text:
            return _read(event.data.protocol_text)
    return offered(name, store.protocol_folder).protocol


def protocol_if_known(store: StationStore, session_id: str, name: str) -> SessionProtocol | None:
    """What a session's protocol was when it began; None for one of long ago whose protocol there is no more.

    Raises:
        StorageFault: The store cannot be read.
    """
    try:
        return protocol_of_session(store, session_id, name)
    except NotFound:
        return None


@lru_cache(maxsize=32)
def _read(text: str) -> SessionProtocol:
    return as_it_was(text)
