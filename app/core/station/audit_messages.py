"""What is asked of the station about its audit trail, and about the versions of what is known of a patient.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Names and texts of a patient are in an answer
only where the asker may see that patient; a reader of the audit alone sees ids.
"""

import msgspec

from app.core.reticence import reticent_repr
from app.core.wire.envelopes import Message


class AuditFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What entries are wanted.

    Attributes:
        since / until: ISO 8601; UTC where no zone is named; the second is not included. Empty for no bound.
        user_id / patient_id: Who did it; on whom.
        kinds: Groups ("sign-in", "patient", ...; `app.core.access.audit_kinds`) or event types; empty for all.
        refused_only: What was asked for and not allowed, and sign-ins that failed.
        text: Words of what happened, or the beginning of a user's, or (where that may be seen) a patient's name.
    """

    since: str = ""
    until: str = ""
    user_id: str = ""
    patient_id: str = ""
    kinds: tuple[str, ...] = ()
    refused_only: bool = False
    text: str = ""


class ListAudit(Message, frozen=True, kw_only=True):
    """Answer: `AuditPage`, newest first.

    Attributes:
        before: Only entries below this index (the last one of the page before); None from the newest.
        at_most: Rows on the page, 500 at most.
    """

    filter: AuditFilter = AuditFilter()
    before: int | None = None
    at_most: int = 100


class AuditRow(msgspec.Struct, frozen=True, kw_only=True):
    """One entry.

    Attributes:
        index: Its place in the log.
        when: ISO 8601, UTC.
        user_id / who: Empty where nobody of the users did it; then `who` is the program.
        what: In plain words.
        patient_id / on_whom: Name and number where the asker may see them, else the id.
        result: "done", "refused" or "failed".
        emergency: It was allowed by break-glass alone.
    """

    index: int
    event_id: str
    event_type: str
    kind: str
    when: str
    who: str
    what: str
    user_id: str = ""
    patient_id: str = ""
    on_whom: str = ""
    result: str = "done"
    emergency: bool = False


class AuditPage(Message, frozen=True, kw_only=True):
    """`before`: for the next page; None where this was the last. `log_size`: entries in all."""

    rows: tuple[AuditRow, ...]
    before: int | None = None
    log_size: int = 0


class GetAuditEntry(Message, frozen=True, kw_only=True):
    """Answer: `AuditEntry`."""

    index: int


class AuditStep(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in the tree of causes; `depth` 0 is the first cause, `asked` the entry itself."""

    depth: int
    index: int
    when: str
    event_type: str
    what: str
    asked: bool = False


class AuditField(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry says in one field; `withheld` where the asker may not see it."""

    name: str
    value: str
    withheld: bool = False


class AuditEntry(Message, frozen=True, kw_only=True):
    """An entry in full.

    Attributes:
        fields: What it says; empty where its subject was erased.
        tree: What led to it and what came of it.
        chain: How many entries have its correlation.
    """

    row: AuditRow
    source_service: str
    correlation_id: str
    causation_id: str
    leaf_hash: str
    fields: tuple[AuditField, ...] = ()
    erased: bool = False
    tree: tuple[AuditStep, ...] = ()
    tree_cut: bool = False
    chain: int = 0


class GetAuditProof(Message, frozen=True, kw_only=True):
    """Answer: `AuditProof`: a receipt for the entry, which tells nothing of what it says."""

    index: int


class AuditProof(Message, frozen=True, kw_only=True):
    """`receipt`: the text of a `.tlog-proof` file; `public_key`: what it is checked with."""

    index: int
    receipt: str
    public_key: str


class ExportAudit(Message, frozen=True, kw_only=True):
    """A piece of an export, oldest first. Answer: `AuditExported`; ask again from `next_index`.

    Attributes:
        format: "fhir" (AuditEvent R4B as NDJSON), "csv" or "json" (lines).
        first: From this index on; 0 begins the export, and makes the entry of it.
        pseudonymised: Users and patients by ids that are the same within this station, and nobody's outside it.
    """

    filter: AuditFilter = AuditFilter()
    format: str = "fhir"
    first: int = 0
    at_most: int = 500
    pseudonymised: bool = False


class AuditExported(Message, frozen=True, kw_only=True):
    """`text`: whole lines, to be appended; `next_index`: None where all was given."""

    text: str
    count: int
    next_index: int | None = None


# --- versions of a patient ---------------------------------------------------------------------------------------


class CorrectPatient(Message, frozen=True, kw_only=True):
    """Put right what is known of a patient. Answer: `PatientVersions`.

    Refused (`WrongUse`) without a reason or with nothing changed, (`Conflict`) where it was changed meanwhile or the
    hospital number is another patient's.

    Attributes:
        version: The one that the asker saw.
    """

    patient_id: str
    version: int
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str
    reason: str


class ListPatientVersions(Message, frozen=True, kw_only=True):
    """Answer: `PatientVersions`."""

    patient_id: str


class PatientVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What was known of a patient from `since` (ISO 8601, UTC) on; `reason` is empty for the first."""

    __repr__ = reticent_repr

    version: int
    since: str
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str
    reason: str = ""
    corrected_by: str = ""


class PatientVersions(Message, frozen=True, kw_only=True):
    """Oldest first; the last one holds."""

    patient_id: str
    versions: tuple[PatientVersion, ...]


AuditRequest = ListAudit | GetAuditEntry | GetAuditProof | ExportAudit | CorrectPatient | ListPatientVersions
AuditReply = AuditPage | AuditEntry | AuditProof | AuditExported | PatientVersions
