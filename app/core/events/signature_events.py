"""Data of the events of signatures, of a report's versions, of corrections to a patient, and of reading the audit.

Guarantees: frozen typed values with a schema version. What was signed, said or entered before is never overwritten: a
new version names the one it follows and why. Does not: decide who may.
"""

from typing import Annotated, ClassVar

import msgspec

from app.core.events.constraints import Count, Digest, one_of
from app.core.events.system_event import EventData


class DocumentSignedData(EventData, frozen=True, kw_only=True):
    """Somebody signed a document (21 CFR 11.50): printed name, time and meaning, over the document's SHA-256.

    Attributes:
        document_kind / document_id: "report" and the id of the version that was signed.
        sha256: Of the document's bytes in clear.
        checkpoint_size / checkpoint_root: Of the log, as it covered the document's entry.
        signed_at: ISO 8601 with the offset of the signer's zone.
        components: What was asked for: "both" (name and password) or "second_alone" (the password).
        ed25519: The station's signature over all of it, base64; see `app.core.access.signatures`.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("signer_name",)

    session_id: str
    document_kind: str
    document_id: str
    sha256: Digest
    checkpoint_size: Count
    checkpoint_root: str
    signer_id: str
    signer_name: str
    signed_at: str
    meaning: Annotated[str, one_of("authorship", "review", "approval", "responsibility")]
    components: Annotated[str, one_of("both", "second_alone")]
    ed25519: str


class SignatureRecordedData(EventData, frozen=True, kw_only=True):
    """A signature was recorded: its digest, in clear, so that a receipt for it proves the signature to anybody.

    It follows its `document.signed`, whose data is sealed as the patient's; of a person it says nothing.
    """

    signature_sha256: Digest
    document_sha256: Digest


class ReportAmendedData(EventData, frozen=True, kw_only=True):
    """A report has a newer version: the one before, unchanged, with an addendum. Both are kept.

    Attributes:
        report_id: Of the new version; `supersedes` is the one it follows.
        version: 2 for the first addendum.
        sha256: Of the new version's bytes, which begin with those of the one before.
        text: Of the addendum.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("text", "reason", "author_name")

    report_id: str
    session_id: str
    version: Count
    supersedes: str
    supersedes_sha256: Digest
    sha256: Digest
    text: str
    reason: str
    author_id: str
    author_name: str


class ReportWithdrawnData(EventData, frozen=True, kw_only=True):
    """A version of a report holds no more (the wrong patient, say); it and its signatures are kept, and marked."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    report_id: str
    session_id: str
    sha256: Digest
    reason: str
    withdrawn_by: str


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a patient, as it was and as it is from now on."""

    field: Annotated[str, one_of("hospital_number", "family_name", "given_name", "birth_date", "sex")]
    old: str
    new: str


class PatientCorrectedData(EventData, frozen=True, kw_only=True):
    """What is known of a patient was put right. The entries before it stay; the newest holds.

    Attributes:
        version: 2 for the first correction.
        changed: At least one field, each once.
    """

    patient_id: str
    version: Count
    changed: tuple[FieldChange, ...]
    reason: str
    corrected_by: str


class AuditReadData(EventData, frozen=True, kw_only=True):
    """Somebody read the audit trail.

    Attributes:
        how: "list", "details", "proof" or "export".
        since / until / about_user / about_patient / kinds / refused_only: What it was narrowed to.
        searched: Whether it was by words; never which.
        entry_index: The entry whose details or proof it was; None for a list.
        shown: How many entries were given.
    """

    user_id: str
    how: Annotated[str, one_of("list", "details", "proof", "export")]
    sign_in_id: str = ""
    since: str = ""
    until: str = ""
    about_user: str = ""
    about_patient: str = ""
    kinds: tuple[str, ...] = ()
    refused_only: bool = False
    searched: bool = False
    entry_index: Count | None = None
    shown: Count = 0
    format: str = ""
