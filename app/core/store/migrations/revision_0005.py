"""Version 5 of the tables: keys of subjects and of users, and what users, signatures, care and erasure need.

Frozen: written once, for files that are out there; never changed after its release. Called by `migration`; the clinical
tables are filled by its caller, from the log.
"""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Text, text

revision = "0005"
down_revision = "0004"


def upgrade(op: Operations) -> None:
    _search_entries(op)
    _make_credentials(op)
    _make_subject_keys(op)
    _make_audit(op)
    _make_break_glass(op)
    _make_care(op)
    _make_erasures(op)
    _make_legal_holds(op)
    _make_patient_versions(op)
    _make_report_amendments(op)
    _make_report_withdrawals(op)
    _make_seat(op)
    _make_signature_records(op)
    _make_signatures(op)
    _make_users(op)


def _search_entries(op: Operations) -> None:
    op.create_index(
        "entries_by_cause", "entries", ["causation_id", "entry_index"], sqlite_where=text("causation_id IS NOT NULL")
    )
    op.create_index(
        "entries_by_subject", "entries", ["subject_id", "entry_index"], sqlite_where=text("subject_id IS NOT NULL")
    )
    op.create_index("entries_by_time", "entries", ["timestamp", "entry_index"])


def _make_credentials(op: Operations) -> None:
    op.create_table(
        "credentials",
        Column("user_id", Text, primary_key=True),
        Column("password", Text, nullable=False),
        Column("one_time_until", Text, nullable=False),
        Column("secret", LargeBinary),
        Column("last_step", Integer, nullable=False),
        Column("recovery_json", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_subject_keys(op: Operations) -> None:
    op.create_table(
        "subject_keys",
        Column("subject_id", Text, primary_key=True),
        Column("box", LargeBinary),
        sqlite_strict=True,
    )


def _make_audit(op: Operations) -> None:
    op.create_table(
        "audit",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("user_id", Text, nullable=False),
        Column("patient_id", Text, nullable=False),
        Column("break_glass_id", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("audit_by_patient", "audit", ["patient_id", "entry_index"])
    op.create_index("audit_by_user", "audit", ["user_id", "entry_index"])


def _make_break_glass(op: Operations) -> None:
    op.create_table(
        "break_glass",
        Column("break_glass_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("user_id", Text, nullable=False),
        Column("patient_id", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("opened", Text, nullable=False),
        Column("ends_at", Text, nullable=False),
        Column("ended", Text, nullable=False),
        Column("how", Text, nullable=False),
        Column("reviewed_by", Text, nullable=False),
        Column("verdict", Text, nullable=False),
        Column("note", Text, nullable=False),
        Column("reviewed", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_break_glass_patient_id", "break_glass", ["patient_id"])
    op.create_index("ix_break_glass_verdict", "break_glass", ["verdict"])


def _make_care(op: Operations) -> None:
    op.create_table(
        "care",
        Column("patient_id", Text, primary_key=True),
        Column("user_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("since", Text, nullable=False),
        Column("assigned_by", Text, nullable=False),
        Column("how", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_erasures(op: Operations) -> None:
    op.create_table(
        "erasures",
        Column("erasure_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("subject_id", Text, nullable=False),
        Column("subject_kind", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("reason_class", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("asked_by", Text, nullable=False),
        Column("asked", Text, nullable=False),
        Column("decided_by", Text, nullable=False),
        Column("decided", Text, nullable=False),
        Column("decision_reason", Text, nullable=False),
        Column("unreached_json", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_erasures_subject_id", "erasures", ["subject_id"])


def _make_legal_holds(op: Operations) -> None:
    op.create_table(
        "legal_holds",
        Column("hold_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("subject_id", Text, nullable=False),
        Column("subject_kind", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("placed_by", Text, nullable=False),
        Column("placed", Text, nullable=False),
        Column("lifted_by", Text, nullable=False),
        Column("lifted", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_legal_holds_subject_id", "legal_holds", ["subject_id"])


def _make_patient_versions(op: Operations) -> None:
    op.create_table(
        "patient_versions",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("patient_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("since", Text, nullable=False),
        Column("hospital_number", Text, nullable=False),
        Column("family_name", Text, nullable=False),
        Column("given_name", Text, nullable=False),
        Column("birth_date", Text, nullable=False),
        Column("sex", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("corrected_by", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_patient_versions_patient_id", "patient_versions", ["patient_id"])


def _make_report_amendments(op: Operations) -> None:
    op.create_table(
        "report_amendments",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("report_id", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("supersedes", Text, nullable=False),
        Column("supersedes_sha256", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("author_id", Text, nullable=False),
        Column("author_name", Text, nullable=False),
        Column("written", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_report_amendments_report_id", "report_amendments", ["report_id"])
    op.create_index("ix_report_amendments_session_id", "report_amendments", ["session_id"])


def _make_report_withdrawals(op: Operations) -> None:
    op.create_table(
        "report_withdrawals",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("report_id", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("withdrawn_by", Text, nullable=False),
        Column("withdrawn", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_report_withdrawals_report_id", "report_withdrawals", ["report_id"])
    op.create_index("ix_report_withdrawals_session_id", "report_withdrawals", ["session_id"])


def _make_seat(op: Operations) -> None:
    op.create_table(
        "seat",
        Column("only", Integer, CheckConstraint("only = 1"), primary_key=True, autoincrement=False),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("user_id", Text, nullable=False),
        Column("sign_in_id", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_signature_records(op: Operations) -> None:
    op.create_table(
        "signature_records",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("signature_id", Text, nullable=False),
        Column("signature_sha256", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_signature_records_signature_id", "signature_records", ["signature_id"])


def _make_signatures(op: Operations) -> None:
    op.create_table(
        "signatures",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("signature_id", Text, nullable=False),
        Column("session_id", Text, nullable=False),
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
    op.create_index("ix_signatures_session_id", "signatures", ["session_id"])
    op.create_index("ix_signatures_signature_id", "signatures", ["signature_id"])


def _make_users(op: Operations) -> None:
    op.create_table(
        "users",
        Column("user_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("user_name", Text, nullable=False),
        Column("name_key", Text, nullable=False, unique=True),
        Column("full_name", Text, nullable=False),
        Column("roles_json", Text, nullable=False),
        Column("disabled", Integer, nullable=False),
        Column("second_factor", Integer, nullable=False),
        Column("must_change_password", Integer, nullable=False),
        Column("created", Text, nullable=False),
        Column("last_signed_in", Text, nullable=False),
        sqlite_strict=True,
    )
