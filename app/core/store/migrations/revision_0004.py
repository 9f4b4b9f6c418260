"""Version 4 of the tables: annotations in all their versions.

Frozen: written once, for files that are out there; never changed after its release. Called by `migration`.
"""

from alembic.operations import Operations
from sqlalchemy import REAL, Column, Integer, Text

revision = "0004"
down_revision = "0003"


def upgrade(op: Operations) -> None:
    op.create_table(
        "annotation_versions",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("annotation_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("change", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("recording_id", Text, nullable=False),
        Column("happened", Text, nullable=False),
        Column("onset_s", REAL, nullable=False),
        Column("duration_s", REAL, nullable=False),
        Column("text", Text, nullable=False),
        Column("channels_json", Text, nullable=False),
        Column("origin", Text, nullable=False),
        Column("reason", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_annotation_versions_annotation_id", "annotation_versions", ["annotation_id"])
    op.create_index("ix_annotation_versions_session_id", "annotation_versions", ["session_id"])
