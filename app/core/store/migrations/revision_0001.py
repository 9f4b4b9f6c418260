"""Version 1 of the tables: the log itself, and the first clinical tables.

Frozen: written once, for files that are out there; never changed after its release. Called by `migration`.
"""

from alembic.operations import Operations
from sqlalchemy import REAL, CheckConstraint, Column, ForeignKey, Integer, LargeBinary, Text

revision = "0001"
down_revision = None


def upgrade(op: Operations) -> None:
    _make_entries(op)
    _make_nodes(op)
    _make_checkpoints(op)
    _make_head(op)
    _make_patients(op)
    _make_consents(op)
    _make_sessions(op)
    _make_recordings(op)
    _make_session_events(op)
    _make_reports(op)


def _make_entries(op: Operations) -> None:
    op.create_table(
        "entries",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("event_id", Text, nullable=False, unique=True),
        Column("event_type", Text, nullable=False),
        Column("source_service", Text, nullable=False),
        Column("timestamp", Text, nullable=False),
        Column("correlation_id", Text, nullable=False),
        Column("causation_id", Text),
        Column("subject_id", Text),
        Column("schema_version", Integer, nullable=False),
        Column("encoding", Text, nullable=False),
        Column("token", LargeBinary, nullable=False),
        Column("payload", LargeBinary, nullable=False),
        Column("leaf_hash", LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("entries_by_correlation", "entries", ["correlation_id", "entry_index"])
    op.create_index("entries_by_type", "entries", ["event_type", "entry_index"])


def _make_nodes(op: Operations) -> None:
    op.create_table(
        "nodes",
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("hash", LargeBinary, nullable=False),
        sqlite_strict=True,
    )


def _make_checkpoints(op: Operations) -> None:
    op.create_table(
        "checkpoints",
        Column("size", Integer, primary_key=True, autoincrement=False),
        Column("note", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_head(op: Operations) -> None:
    op.create_table(
        "head",
        Column("only", Integer, CheckConstraint("only = 1"), primary_key=True, autoincrement=False),
        Column("note", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_patients(op: Operations) -> None:
    op.create_table(
        "patients",
        Column("patient_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("hospital_number", Text, nullable=False, unique=True),
        Column("family_name", Text, nullable=False),
        Column("given_name", Text, nullable=False),
        Column("birth_date", Text, nullable=False),
        Column("sex", Text, nullable=False),
        Column("registered", Text, nullable=False),
        Column("family_key", Text, nullable=False),
        Column("given_key", Text, nullable=False),
        Column("number_key", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_patients_family_key", "patients", ["family_key"])
    op.create_index("ix_patients_given_key", "patients", ["given_key"])
    op.create_index("ix_patients_number_key", "patients", ["number_key"])


def _make_consents(op: Operations) -> None:
    op.create_table(
        "consents",
        Column("consent_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False),
        Column("purpose", Text, nullable=False),
        Column("given_by", Text, nullable=False),
        Column("text_version", Text, nullable=False),
        Column("given", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_consents_patient_id", "consents", ["patient_id"])


def _make_sessions(op: Operations) -> None:
    op.create_table(
        "sessions",
        Column("session_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False),
        Column("protocol", Text, nullable=False),
        Column("device", Text, nullable=False),
        Column("step", Text, nullable=False),
        Column("step_text", Text, nullable=False),
        Column("started", Text, nullable=False),
        Column("ended", Text),
        Column("exit_reason", Text, nullable=False),
        Column("error", Text, nullable=False),
        Column("recording_id", Text, nullable=False),
        Column("report_id", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_sessions_patient_id", "sessions", ["patient_id"])


def _make_recordings(op: Operations) -> None:
    op.create_table(
        "recordings",
        Column("recording_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("session_id", Text, nullable=False),
        Column("device", Text, nullable=False),
        Column("stream_rates_hz_json", Text, nullable=False),
        Column("labels_json", Text, nullable=False),
        Column("started", Text, nullable=False),
        Column("stopped", Text),
        Column("streams_json", Text, nullable=False),
        Column("bytes_written", Integer, nullable=False),
        Column("seconds", REAL, nullable=False),
        Column("gaps", Integer, nullable=False),
        Column("resumptions", Integer, nullable=False),
        Column("failure", Text, nullable=False),
        Column("analysis_sha256", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_recordings_session_id", "recordings", ["session_id"])


def _make_session_events(op: Operations) -> None:
    op.create_table(
        "session_events",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("session_id", Text, nullable=False),
        Column("recording_id", Text, nullable=False),
        Column("happened", Text, nullable=False),
        Column("onset_s", REAL),
        Column("duration_s", REAL, nullable=False),
        Column("kind", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("channels_json", Text, nullable=False),
        Column("origin", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_session_events_session_id", "session_events", ["session_id"])


def _make_reports(op: Operations) -> None:
    op.create_table(
        "reports",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("report_id", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("recording_id", Text, nullable=False),
        Column("file_name", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("checkpoint_size", Integer, nullable=False),
        Column("written", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_reports_report_id", "reports", ["report_id"])
    op.create_index("ix_reports_session_id", "reports", ["session_id"])
