"""The versions of a session's report, and the report as it is shown: with its signatures behind it.

Guarantees: every version is kept as it was made, and begins with the bytes of the one before; a version is opened only
where its bytes are those that the log names. What is shown or saved is the newest version, unchanged, with a page of
its signatures (and of those on earlier versions, marked) and their proofs behind it; the same signatures give the same
bytes. Does not: sign, or decide who may read. Any thread.
"""

import hashlib
from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.core.access.signatures import Meaning, Signature, Statement, require_made_by
from app.core.clinic.reports.content import ReportedPatient
from app.core.clinic.reports.sheets import SheetSignature, signature_sheet
from app.core.clinic.reports.signed_pdf import with_pages
from app.core.clinic.reports.signed_report import KeptProof, SignedReport, SignedVersion
from app.core.errors import LedgerBroken, NotFound
from app.core.ledger.receipt import Receipt
from app.core.settings.data_directory import DataDirectory
from app.core.station.report_shelf import opened_report, place_of_report
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.projections.sessions import Session
from app.core.store.projections.signatures import KeptSignature
from app.core.store.signing_key import KeyFolder
from app.core.store.station_store import StationStore
from app.core.store.store_file import store_file

REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVersion:
    """One version.

    Attributes:
        written: ISO 8601, UTC.
        reason / author: Of an addendum; empty for the first version.
        withdrawn: Why it holds no more; empty where it does.
    """

    document_id: str
    version: int
    written: str
    sha256: str
    reason: str = ""
    author: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report as people see it.

    Attributes:
        report_id: Of the newest version.
        sha256: Of `content`, which begins with the newest version.
    """

    report_id: str
    patient_id: str
    sha256: str
    content: bytes = field(repr=False)


def versions_of(store: StationStore, session_id: str) -> tuple[ReportVersion, ...]:
    """Every version, oldest first.

    Raises:
        NotFound: The session has no report.
        StorageFault: The store cannot be read.
    """
    written = store.reports.of_session(session_id)
    if not written:
        raise NotFound("This session has no report.", advice="Choose a session that was completed.")
    withdrawn = {one.report_id: one.reason for one in store.report_versions.withdrawals(session_id)}
    first = written[-1]
    found = [
        ReportVersion(
            document_id=first.report_id,
            version=1,
            written=first.written.isoformat(timespec="seconds"),
            sha256=first.sha256,
            withdrawn=withdrawn.get(first.report_id, ""),
        )
    ]
    found += [
        ReportVersion(
            document_id=one.report_id,
            version=one.version,
            written=one.written.isoformat(timespec="seconds"),
            sha256=one.sha256,
            reason=one.reason,
            author=one.author_name,
            withdrawn=withdrawn.get(one.report_id, ""),
        )
        for one in store.report_versions.amendments(session_id)
    ]
    return tuple(found)


def content_of(store: StationStore, data: DataDirectory, session_id: str, version: ReportVersion) -> bytes:
    """The bytes of one version.

    Raises:
        NotFound: Its file is gone.
        ErasedSubject: The patient was erased.
        LedgerBroken: It is not what the log says was written.
        StorageFault: It cannot be read.
    """
    if version.version == 1:
        return opened_report(store, data, session_id).content
    session = store.sessions.get(session_id)
    if session is None:
        raise NotFound("There is no such session.")
    name = version_name(session_id, version.version)
    content = store.files.read(data.sealed_report(name), subject_id=session.patient_id, place=place_of_report(name))
    if hashlib.sha256(content).hexdigest() != version.sha256:
        raise LedgerBroken(
            "The report is not the one that the log says was written.",
            meaning="Its file was changed or exchanged outside this application; it is not shown.",
            advice="Restore the report from a backup.",
        )
    return content


def keep_version(
    store: StationStore, data: DataDirectory, session_id: str, patient_id: str, version: int, content: bytes
) -> None:
    """Seal a later version.

    Raises:
        ErasedSubject, LedgerBroken, StorageFault: It could not be sealed or written.
    """
    name = version_name(session_id, version)
    store.files.write(data.sealed_report(name), content, subject_id=patient_id, place=place_of_report(name))


def version_name(session_id: str, version: int) -> str:
    """What a later version's file is called, before its suffix."""
    return f"{session_id}.v{version}"


def signature_of(kept: KeptSignature) -> Signature:
    """The signature as it was made."""
    return Signature(
        statement=Statement(
            signer_id=kept.signer_id,
            signer_name=kept.signer_name,
            signed_at=kept.signed_at,
            meaning=Meaning(kept.meaning),
            document_kind=kept.document_kind,
            document_id=kept.document_id,
            sha256=kept.sha256,
            checkpoint_size=kept.checkpoint_size,
            checkpoint_root=kept.checkpoint_root,
        ),
        ed25519=kept.ed25519,
    )


def state_of(kept: KeptSignature, versions: tuple[ReportVersion, ...], key: Ed25519PublicKey) -> str:
    """What a signature is now: "valid", "superseded", "withdrawn" or "broken"."""
    of = next((one for one in versions if one.document_id == kept.document_id and one.sha256 == kept.sha256), None)
    try:
        require_made_by(signature_of(kept), key)
    except LedgerBroken:
        return "broken"
    if of is None:
        return "broken"
    if of.withdrawn:
        return "withdrawn"
    return "valid" if of == versions[-1] else "superseded"


def station_key(data: DataDirectory) -> Ed25519PublicKey:
    """The public key that this station's signatures are checked with.

    Raises:
        LedgerBroken: It is missing or cannot be read.
    """
    return KeyFolder(data.keys).verifier().public_key


def shown_report(store: StationStore, data: DataDirectory, session_id: str) -> ShownReport:
    """The newest version with its signatures behind it; without signatures the version alone.

    Raises:
        NotFound: The session has no report, or its file is gone.
        ErasedSubject: The patient was erased.
        LedgerBroken: It is not what the log says was written.
        StorageFault: It cannot be read.
    """
    session = store.sessions.get(session_id)
    versions = versions_of(store, session_id)
    if session is None:
        raise NotFound("There is no such session.")
    newest = versions[-1]
    content = content_of(store, data, session_id, newest)
    signatures = store.signatures.of_session(session_id)
    if signatures:
        content = _with_signatures(store, data, session, versions, signatures, content)
    digest = hashlib.sha256(content).hexdigest()
    return ShownReport(newest.document_id, session.patient_id, digest, content)


def reported_patient(store: StationStore, patient_id: str) -> ReportedPatient:
    """The patient as pages name them now.

    Raises:
        NotFound: There is no such patient (any more).
    """
    patient = store.patients.get(patient_id)
    if patient is None:
        raise NotFound("There is no such patient.")
    return ReportedPatient(
        hospital_number=patient.hospital_number,
        family_name=patient.family_name,
        given_name=patient.given_name,
        birth_date=patient.birth_date,
        sex=patient.sex,
    )


def _with_signatures(
    store: StationStore,
    data: DataDirectory,
    session: Session,
    versions: tuple[ReportVersion, ...],
    signatures: tuple[KeptSignature, ...],
    content: bytes,
) -> bytes:
    verifier = KeyFolder(data.keys).verifier()
    numbers = {one.document_id: one.version for one in versions}
    states = {one.signature_id: state_of(one, versions, verifier.public_key) for one in signatures}
    printed = [
        SheetSignature(
            signature_id=one.signature_id,
            signer_name=one.signer_name,
            signed_at=one.signed_at,
            meaning=Meaning(one.meaning),
            document_id=one.document_id,
            version=numbers.get(one.document_id, 0),
            sha256=one.sha256,
            ed25519=one.ed25519,
            checkpoint_size=one.checkpoint_size,
            checkpoint_root=one.checkpoint_root,
            state=states[one.signature_id],
        )
        for one in signatures
        if states[one.signature_id] != "broken"
    ]
    if not printed:
        return content
    patient = reported_patient(store, session.patient_id)
    sheet = signature_sheet(patient, versions[-1].document_id, printed, log=verifier.name)
    earlier = (len(content_of(store, data, session.session_id, one)) for one in versions[:-1])
    proofs = SignedReport(
        public_key=verifier.text,
        versions=tuple(
            SignedVersion(
                document_id=one.document_id,
                version=one.version,
                sha256=one.sha256,
                length=length,
                withdrawn=bool(one.withdrawn),
            )
            for one, length in zip(versions, (*earlier, len(content)), strict=True)
        ),
        signatures=tuple(signature_of(one) for one in signatures if states[one.signature_id] != "broken"),
        proofs=_proofs(store, data, tuple(one.signature_id for one in signatures)),
    )
    newest = max(one.signed_at for one in printed)
    written = f"D:{''.join(letter for letter in newest[:19] if letter.isdigit())}"
    return with_pages(content, sheet, proofs=msgspec.json.encode(proofs), written=written)


def _proofs(store: StationStore, data: DataDirectory, signature_ids: tuple[str, ...]) -> tuple[KeptProof, ...]:
    """Receipts, each with the first checkpoint that covers it, so that they are the same each time."""
    found = []
    records = store.signatures.records(signature_ids)
    if not records:
        return ()
    verifier = KeyFolder(data.keys).verifier()
    with LogSnapshot.of(store_file(data)) as snapshot:
        for record in records:
            covering = next(snapshot.checkpoints(record.entry_index + 1), None)
            if covering is None:
                continue  # signed a moment ago; the next checkpoint covers it
            entry = snapshot.entry(record.entry_index)
            receipt = Receipt.of_entry(
                entry.index, entry.payload, entry.token, entry.encoding, verifier.verify(covering[1]), snapshot
            )
            found.append(KeptProof(signature_sha256=record.signature_sha256, receipt=receipt.text))
    return tuple(found)
