"""What an erasure looks at and takes along within its own transaction.

Guarantees: a legal hold that was placed, or a session that began, after everything else was looked at still stops it;
all records of a person count. What a user proves themselves by, which is no table of the log, goes with the user.
Does not: destroy the key (`Log.erase` does). The log's writer thread.
"""

from sqlalchemy import Connection, select

from app.core.errors import Conflict
from app.core.store import credentials
from app.core.store.projections.erasures import LEGAL_HOLDS
from app.core.store.projections.sessions import SESSIONS


def take_along(connection: Connection, subject_kind: str, subject_id: str, records: tuple[str, ...] = ()) -> None:
    """For `Log.erase(together=...)`.

    Args:
        records: All of the person, where there are others than `subject_id`.

    Raises:
        Conflict: Something came in between; nothing is erased.
    """
    of_person = LEGAL_HOLDS.c.subject_id.in_((subject_id, *records))
    hold = select(LEGAL_HOLDS.c.hold_id).where(of_person, LEGAL_HOLDS.c.lifted == "")
    running = select(SESSIONS.c.session_id).where(SESSIONS.c.ended.is_(None))
    if connection.execute(hold).first() is not None or connection.execute(running).first() is not None:
        raise Conflict(
            "A legal hold or a session came in between.", meaning="Nothing was erased.", advice="Look, then ask again."
        )
    if subject_kind == "user":
        credentials.forget(connection, subject_id)
