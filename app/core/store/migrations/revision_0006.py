"""Version 6 of the tables: the clinic's records around a session.

Frozen: written once, for files that are out there; never changed after its release. Called by `migration`; the clinical
tables are filled by its caller, from the log.
"""

from alembic.operations import Operations
from sqlalchemy import REAL, Column, Integer, Text

revision = "0006"
down_revision = "0005"


def upgrade(op: Operations) -> None:
    _make_patient_merges(op)
    _make_duties(op)
    _make_session_providers(op)
    _make_activations(op)
    _make_deviations(op)


def _make_patient_merges(op: Operations) -> None:
    op.create_table(
        "patient_merges",
        Column("merge_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("kept_id", Text, nullable=False),
        Column("merged_id", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("merged_by", Text, nullable=False),
        Column("merged", Text, nullable=False),
        Column("undone", Text, nullable=False),
        Column("undone_by", Text, nullable=False),
        Column("undo_reason", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_patient_merges_kept_id", "patient_merges", ["kept_id"])
    op.create_index("ix_patient_merges_merged_id", "patient_merges", ["merged_id"])


def _make_duties(op: Operations) -> None:
    op.create_table(
        "duties",
        Column("duty_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("user_id", Text, nullable=False),
        Column("begins", Text, nullable=False),
        Column("ends", Text, nullable=False),
        Column("how", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("rostered_by", Text, nullable=False),
        Column("cancelled", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_duties_ends", "duties", ["ends"])
    op.create_index("ix_duties_user_id", "duties", ["user_id"])


def _make_session_providers(op: Operations) -> None:
    op.create_table(
        "session_providers",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("session_id", Text, nullable=False),
        Column("user_id", Text, nullable=False),
        Column("previous_id", Text, nullable=False),
        Column("how", Text, nullable=False),
        Column("duty_id", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("since", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_session_providers_session_id", "session_providers", ["session_id"])


def _make_activations(op: Operations) -> None:
    op.create_table(
        "activations",
        Column("activation_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("session_id", Text, nullable=False),
        Column("recording_id", Text, nullable=False),
        Column("procedure", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("onset_s", REAL, nullable=False),
        Column("phases_json", Text, nullable=False),
        Column("started_by", Text, nullable=False),
        Column("started", Text, nullable=False),
        Column("how", Text, nullable=False),
        Column("ended_s", REAL),
        Column("phase", Text, nullable=False),
        Column("reason", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_activations_session_id", "activations", ["session_id"])


def _make_deviations(op: Operations) -> None:
    op.create_table(
        "deviations",
        Column("deviation_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("session_id", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("item", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("at_s", REAL),
        Column("noted_by", Text, nullable=False),
        Column("noted", Text, nullable=False),
        Column("withdrawn", Text, nullable=False),
        Column("withdrawn_by", Text, nullable=False),
        Column("withdrawal_reason", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_deviations_session_id", "deviations", ["session_id"])
