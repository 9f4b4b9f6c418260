"""Which entries name a user who acted, or a patient beside their subject: what the audit is searched by.

Guarantees: a row for each entry whose data names one of them, and none for the rest, which are found by the columns of
the log itself: a log of signal costs nothing here. Does not: hold names or texts. Written on the log's writer thread.
"""

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from app.core.events.actors import ACTING_FIELDS, actor_of, break_glass_of, patient_named_in
from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler

AUDIT = Table(
    "audit",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("user_id", Text, nullable=False),
    Column("patient_id", Text, nullable=False),
    Column("break_glass_id", Text, nullable=False),
    Index("audit_by_user", "user_id", "entry_index"),
    Index("audit_by_patient", "patient_id", "entry_index"),
    sqlite_strict=True,
)


def _note(connection: Connection, index: int, event: SystemEvent) -> None:
    user_id, patient_id = actor_of(event), patient_named_in(event)
    if user_id or (patient_id and patient_id != event.subject_id):
        connection.execute(
            AUDIT.insert().values(
                entry_index=index, user_id=user_id, patient_id=patient_id, break_glass_id=break_glass_of(event)
            )
        )


HANDLERS: dict[str, Handler] = {
    name: _note
    for name, data in CATALOGUE.items()
    if name in ACTING_FIELDS or {"user_id", "patient_id", "subject_kind"} & set(data.__struct_fields__)
}
