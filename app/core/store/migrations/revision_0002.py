"""Version 2 of the tables: alarms of the past.

Frozen: written once, for files that are out there; never changed after its release. Called by `migration`.
"""

from alembic.operations import Operations
from sqlalchemy import Column, Integer, Text

revision = "0002"
down_revision = "0001"


def upgrade(op: Operations) -> None:
    op.create_table(
        "alarms",
        Column("alarm_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("condition", Text, nullable=False),
        Column("priority", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("began", Text, nullable=False),
        Column("acknowledged", Text),
        Column("over", Text),
        Column("ended", Text),
        sqlite_strict=True,
    )
    op.create_index("ix_alarms_began", "alarms", ["began"])
    op.create_index("ix_alarms_session_id", "alarms", ["session_id"])
