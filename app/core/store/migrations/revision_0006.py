"""Version 6 of the tables: the clinic's records around a session.

Frozen: written once, for files that are out there; never changed after its release. Called by `migration`; the clinical
tables are filled by its caller, from the log.
"""

from alembic.operations import Operations
from sqlalchemy import REAL, Column, ForeignKey, Integer, Text

revision = "0006"
down_revision = "0005"


def upgrade(op: Operations) -> None:
    _make_patient_merges(op)
    _make_duties(op)
    _make_session_providers(op)
    _make_activations(op)
    _make_deviations(op)
    _make_treatment_plans(op)
    _make_treatment_plan_versions(op)
    _make_appointments(op)
    _make_appointment_versions(op)
    _make_appointment_marks(op)
    _make_onboardings(op)
    _make_finding_versions(op)
    _make_finding_judgements(op)
    _make_report_texts(op)
    _make_consents_anew(op)
    op.add_column("sessions", Column("taken_up", Text))  # since when one that failed goes on


def _make_consents_anew(op: Operations) -> None:
    """With how they were given and who noted it; they hold nothing that the log does not."""
    op.drop_table("consents")
    op.create_table(
        "consents",
        Column("consent_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False),
        Column("purpose", Text, nullable=False),
        Column("given_by", Text, nullable=False),
        Column("text_version", Text, nullable=False),
        Column("given", Text, nullable=False),
        Column("how", Text, nullable=False),
        Column("witness", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("noted_by", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_consents_patient_id", "consents", ["patient_id"])
    op.drop_table("consent_withdrawals")
    op.create_table(
        "consent_withdrawals",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False),
        Column("purpose", Text, nullable=False),
        Column("withdrawn_by", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("withdrawn", Text, nullable=False),
        Column("noted_by", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_consent_withdrawals_patient_id", "consent_withdrawals", ["patient_id"])


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


def _make_treatment_plans(op: Operations) -> None:
    op.create_table(
        "treatment_plans",
        Column("plan_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("patient_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("terms_json", Text, nullable=False),
        Column("made", Text, nullable=False),
        Column("made_by", Text, nullable=False),
        Column("onboarding_id", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("ended", Text, nullable=False),
        Column("ended_by", Text, nullable=False),
        Column("end_reason", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_treatment_plans_patient_id", "treatment_plans", ["patient_id"])


def _make_treatment_plan_versions(op: Operations) -> None:
    op.create_table(
        "treatment_plan_versions",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("plan_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("since", Text, nullable=False),
        Column("terms_json", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("changed_by", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_treatment_plan_versions_plan_id", "treatment_plan_versions", ["plan_id"])


def _make_appointments(op: Operations) -> None:
    op.create_table(
        "appointments",
        Column("appointment_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("patient_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("starts", Text, nullable=False),
        Column("minutes", Integer, nullable=False),
        Column("place", Text, nullable=False),
        Column("protocol", Text, nullable=False),
        Column("provider_id", Text, nullable=False),
        Column("plan_id", Text, nullable=False),
        Column("onboarding_id", Text, nullable=False),
        Column("booked", Text, nullable=False),
        Column("booked_by", Text, nullable=False),
        Column("despite_json", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("cancelled_by", Text, nullable=False),
        Column("cancel_cause", Text, nullable=False),
        Column("cancel_reason", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_appointments_patient_id", "appointments", ["patient_id"])
    op.create_index("ix_appointments_session_id", "appointments", ["session_id"])
    op.create_index("ix_appointments_starts", "appointments", ["starts"])


def _make_appointment_versions(op: Operations) -> None:
    op.create_table(
        "appointment_versions",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("appointment_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("since", Text, nullable=False),
        Column("terms_json", Text, nullable=False),
        Column("despite_json", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("changed_by", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_appointment_versions_appointment_id", "appointment_versions", ["appointment_id"])


def _make_appointment_marks(op: Operations) -> None:
    op.create_table(
        "appointment_marks",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("appointment_id", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("since", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("marked_by", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_appointment_marks_appointment_id", "appointment_marks", ["appointment_id"])
    op.create_index("ix_appointment_marks_session_id", "appointment_marks", ["session_id"])


def _make_onboardings(op: Operations) -> None:
    op.create_table(
        "onboardings",
        Column("onboarding_id", Text, primary_key=True),
        Column("entry_index", Integer, nullable=False, unique=True),
        Column("draft_id", Text, nullable=False),
        Column("patient_id", Text, nullable=False),
        Column("hospital_number", Text, nullable=False),
        Column("family_name", Text, nullable=False),
        Column("given_name", Text, nullable=False),
        Column("birth_date", Text, nullable=False),
        Column("sex", Text, nullable=False),
        Column("clinician_id", Text, nullable=False),
        Column("begun", Text, nullable=False),
        Column("begun_by", Text, nullable=False),
        Column("search", Integer, nullable=False),
        Column("candidates_json", Text, nullable=False),
        Column("decided_search", Integer, nullable=False),
        Column("decision", Text, nullable=False),
        Column("decision_reason", Text, nullable=False),
        Column("decided_by", Text, nullable=False),
        Column("step", Text, nullable=False),
        Column("step_text", Text, nullable=False),
        Column("skipped_json", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("ended", Text, nullable=False),
        Column("leave_reason", Text, nullable=False),
        Column("left_by", Text, nullable=False),
        Column("kept_json", Text, nullable=False),
        Column("taken_back_json", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_onboardings_draft_id", "onboardings", ["draft_id"])
    op.create_index("ix_onboardings_patient_id", "onboardings", ["patient_id"])


def _make_finding_versions(op: Operations) -> None:
    op.create_table(
        "finding_versions",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("finding_id", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("change", Text, nullable=False),
        Column("happened", Text, nullable=False),
        Column("said_json", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("author_id", Text, nullable=False),
        Column("author_name", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_finding_versions_finding_id", "finding_versions", ["finding_id"])
    op.create_index("ix_finding_versions_session_id", "finding_versions", ["session_id"])


def _make_finding_judgements(op: Operations) -> None:
    op.create_table(
        "finding_judgements",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("finding_id", Text, nullable=False),
        Column("session_id", Text, nullable=False),
        Column("verdict", Text, nullable=False),
        Column("happened", Text, nullable=False),
        Column("said_json", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_finding_judgements_finding_id", "finding_judgements", ["finding_id"])
    op.create_index("ix_finding_judgements_session_id", "finding_judgements", ["session_id"])


def _make_report_texts(op: Operations) -> None:
    op.create_table(
        "report_texts",
        Column("entry_index", Integer, primary_key=True, autoincrement=False),
        Column("session_id", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("happened", Text, nullable=False),
        Column("said_json", Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_report_texts_session_id", "report_texts", ["session_id"])
