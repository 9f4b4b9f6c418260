"""Version 3 of the tables: consents taken back.

Frozen: written once, for files that are out there; never changed after its release. Called by `migration`.
"""

from alembic.operations import Operations
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0003"
down_revision = "0002"


def upgrade(op: Operations) -> None:
    op.create_table(
        "consent_withdrawals",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False),
        Column("purpose", Text, nullable=False),
        Column("withdrawn_by", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("withdrawn", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_consent_withdrawals_patient_id", "consent_withdrawals", ["patient_id"])
