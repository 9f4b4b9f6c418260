"""Signatures on documents, from `document.signed`.

Guarantees: a signature is a row that is never changed, whatever becomes of its signer or of the document's version.
Does not: verify one (`app.core.access.signatures` does). Any thread.
"""

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.signature_events import DocumentSignedData, SignatureRecordedData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all

SIGNATURES = Table(
    "signatures",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("signature_id", Text, nullable=False, index=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("document_kind", Text, nullable=False),
    Column("document_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("checkpoint_size", Integer, nullable=False),
    Column("checkpoint_root", Text, nullable=False),
    Column("signer_id", Text, nullable=False),
    Column("signer_name", Text, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("components", Text, nullable=False),
    Column("ed25519", Text, nullable=False),
    sqlite_strict=True,
)

# Where the receipt of a signature is to be taken from: the plain entry that repeats its digest.
SIGNATURE_RECORDS = Table(
    "signature_records",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("signature_id", Text, nullable=False, index=True),
    Column("signature_sha256", Text, nullable=False),
    sqlite_strict=True,
)


class KeptSignature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature; the attributes of `DocumentSignedData`, and the id of its entry."""

    entry_index: int
    signature_id: str
    session_id: str
    document_kind: str
    document_id: str
    sha256: str
    checkpoint_size: int
    checkpoint_root: str
    signer_id: str
    signer_name: str
    signed_at: str
    meaning: str
    ed25519: str


class SignatureRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The plain entry about a signature."""

    entry_index: int
    signature_id: str
    signature_sha256: str


def _signed(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, DocumentSignedData)
    values = msgspec.structs.asdict(data)
    connection.execute(SIGNATURES.insert().values(entry_index=index, signature_id=event.event_id, **values))


def _recorded(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, SignatureRecordedData)
    connection.execute(
        SIGNATURE_RECORDS.insert().values(
            entry_index=index, signature_id=event.causation_id or "", signature_sha256=data.signature_sha256
        )
    )


HANDLERS: dict[str, Handler] = {"document.signed": _signed, "signature.recorded": _recorded}


class Signatures:
    """Reads signatures."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_session(self, session_id: str) -> tuple[KeptSignature, ...]:
        """All on any version of the session's documents, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(SIGNATURES).where(SIGNATURES.c.session_id == session_id).order_by(SIGNATURES.c.entry_index)
        return fetch_all(self._engine, query, KeptSignature)

    def records(self, signature_ids: tuple[str, ...]) -> tuple[SignatureRecord, ...]:
        """The plain entries about these, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(SIGNATURE_RECORDS).where(SIGNATURE_RECORDS.c.signature_id.in_(signature_ids))
        return fetch_all(self._engine, query.order_by(SIGNATURE_RECORDS.c.entry_index), SignatureRecord)
