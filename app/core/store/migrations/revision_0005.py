"""Version 5 of the tables: keys of subjects, credentials, and what issue 6 made of the clinical tables.

Called by `migration`. The clinical tables are made from the log alone: they go, and are filled again by the caller.
"""

from alembic.operations import Operations
from sqlalchemy import text

from app.core.store.log_tables import LOG_METADATA
from app.core.store.projections.projection import PROJECTION_METADATA

revision = "0005"
down_revision = "0004"

_CLINICAL = (
    "annotation_versions", "consent_withdrawals", "alarms", "reports", "session_events", "recordings", "sessions",
    "consents", "patients",
)  # fmt: skip


def upgrade(op: Operations) -> None:
    for table in _CLINICAL:
        op.drop_table(table)
    op.create_index("entries_by_time", "entries", ["timestamp", "entry_index"])
    for name, column in (("entries_by_subject", "subject_id"), ("entries_by_cause", "causation_id")):
        op.create_index(name, "entries", [column, "entry_index"], sqlite_where=text(f"{column} IS NOT NULL"))
    for metadata in (LOG_METADATA, PROJECTION_METADATA):
        metadata.create_all(op.get_bind(), checkfirst=True)
        for table in metadata.sorted_tables:
            for index in table.indexes:
                index.create(op.get_bind(), checkfirst=True)
