"""What a station of tests answers about its audit, signatures and versions of patients.

Attributes of `FakeRecords` may be changed by a test: what is listed, who may sign, what is refused.
"""

from typing import Any

import msgspec

from app.core.access.signatures import Meaning
from app.core.errors import NotPermitted
from app.core.station import audit_messages as a
from app.core.station.signing_messages import (
    AmendReport,
    GetSigning,
    ReportVersionView,
    SignatureView,
    SignDocument,
    SigningView,
    WithdrawReport,
)

ROWS = (
    a.AuditRow(
        index=412, event_id="e412", event_type="access.refused", kind="permission", when="2026-11-22T08:14:03.000000Z",
        who="Dr. M. Okafor", what="Not allowed: get report (the patient is not in their care).", user_id="okafor",
        patient_id="p-9", on_whom="0198c1f0-7c1a-7000-8000-00000000beef", result="refused",
    ),
    a.AuditRow(
        index=405, event_id="e405", event_type="access.read", kind="reading", when="2026-11-22T08:11:40.000000Z",
        who="Dr. M. Okafor", what="Read: get report.", user_id="okafor", patient_id="p-1",
        on_whom="Halloran, Maeve (4471-220)", emergency=True,
    ),
    a.AuditRow(
        index=398, event_id="e398", event_type="document.signed", kind="report", when="2026-11-22T08:02:11.000000Z",
        who="Dr. Maria Keller", what="Signed a report as approver.", user_id="keller", patient_id="p-1",
        on_whom="Halloran, Maeve (4471-220)",
    ),
    a.AuditRow(
        index=231, event_id="e231", event_type="recording.started", kind="recording",
        when="2026-11-22T07:31:52.000000Z", who="acquisition", what="The recording began.", patient_id="p-1",
        on_whom="Halloran, Maeve (4471-220)",
    ),
    a.AuditRow(
        index=12, event_id="e12", event_type="security.authentication_failed", kind="sign-in",
        when="2026-11-22T07:02:05.000000Z", who="station", what="Sign-in refused: wrong password.", result="refused",
    ),
)  # fmt: skip
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PASSWORD = "quiet lamp"


class FakeRecords:
    """See the module."""

    def __init__(self) -> None:
        self.rows = ROWS
        self.asked: list[Any] = []
        self.asks_for = "both"
        self.why_not = ""
        self.signatures: tuple[SignatureView, ...] = ()
        self.versions: tuple[ReportVersionView, ...] = (
            ReportVersionView(document_id="r-1", version=1, written="2026-11-22T08:00:00+00:00", sha256=SHA),
        )
        self.known: tuple[a.PatientVersion, ...] = (
            a.PatientVersion(
                version=1, since="2026-11-20T09:12:00+00:00", hospital_number="4471-220", family_name="Halloran",
                given_name="Maeve", birth_date="1984-03-12", sex="female",
            ),
        )  # fmt: skip

    def answer(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        """Whether it is about these, and the answer."""
        if isinstance(message, a.AuditRequest):
            self.asked.append(message)
            return True, self._audit(message)
        if isinstance(message, GetSigning | SignDocument | AmendReport | WithdrawReport):
            self.asked.append(message)
            return True, self._signing(message)
        return False, None

    def _audit(self, message: Any) -> msgspec.Struct:
        match message:
            case a.ListAudit(filter=wanted, before=before):
                rows = [row for row in self.rows if not wanted.refused_only or row.result == "refused"]
                rows = [row for row in rows if not wanted.user_id or row.user_id == wanted.user_id]
                rows = [row for row in rows if not wanted.patient_id or row.patient_id == wanted.patient_id]
                more = before is None and not wanted.refused_only
                shown = tuple(rows[:3] if more else rows[3:] if before is not None else rows)
                return a.AuditPage(rows=shown, before=shown[-1].index if more and shown else None, log_size=4711)
            case a.GetAuditEntry(index=index):
                return self._entry(next(row for row in self.rows if row.index == index))
            case a.GetAuditProof(index=index):
                return a.AuditProof(index=index, receipt="c2sp.org/tlog-proof@v1\n", public_key="k")
            case a.ExportAudit(first=first):
                text = "".join(f'{{"index":{row.index}}}\n' for row in self.rows[first : first + 3])
                return a.AuditExported(text=text, count=3 if first == 0 else 2, next_index=3 if first == 0 else None)
            case a.CorrectPatient():
                newest = a.PatientVersion(
                    version=message.version + 1,
                    since="2026-11-22T08:20:00+00:00",
                    hospital_number=message.hospital_number,
                    family_name=message.family_name,
                    given_name=message.given_name,
                    birth_date=message.birth_date,
                    sex=message.sex,
                    reason=message.reason,
                    corrected_by="Dr. M. Okafor",
                )
                self.known = (*self.known, newest)
        return a.PatientVersions(patient_id=message.patient_id, versions=self.known)

    @staticmethod
    def _entry(row: a.AuditRow) -> a.AuditEntry:
        return a.AuditEntry(
            row=row,
            source_service="station",
            correlation_id="c",
            causation_id="e1",
            leaf_hash=SHA,
            fields=(
                a.AuditField(name="request", value="GetReport"),
                a.AuditField(name="reason", value="", withheld=True),
            ),
            tree=(
                a.AuditStep(
                    depth=0, index=1, when=row.when, event_type="access.requested", what="Asked for: get report."
                ),
                a.AuditStep(
                    depth=1, index=row.index, when=row.when, event_type=row.event_type, what=row.what, asked=True
                ),
            ),
            chain=7,
        )

    def _signing(self, message: Any) -> SigningView:
        match message:
            case SignDocument(password=password, meaning=meaning):
                if password != PASSWORD:
                    self.asks_for = "both"
                    raise NotPermitted("The name or the password is not right.", advice="Check both, and try again.")
                self.asks_for = "second_alone"
                self.signatures += (self._signature(meaning),)
            case AmendReport(reason=reason):
                self.versions += (
                    ReportVersionView(
                        document_id="r-2", version=2, written="2026-11-22T08:30:00+00:00", sha256=SHA[::-1],
                        reason=reason, author="Dr. Maria Keller",
                    ),
                )  # fmt: skip
                self.signatures = tuple(msgspec.structs.replace(one, state="superseded") for one in self.signatures)
            case WithdrawReport(reason=reason):
                self.versions = (*self.versions[:-1], msgspec.structs.replace(self.versions[-1], withdrawn=reason))
                self.why_not = "This report was withdrawn."
        given = {one.meaning for one in self.signatures if one.state == "valid"}
        meanings = tuple(meaning for meaning in Meaning if meaning not in given)
        return SigningView(
            session_id=message.session_id,
            versions=self.versions,
            signatures=self.signatures,
            asks_for="" if self.why_not else self.asks_for,
            why_not=self.why_not,
            meanings=() if self.why_not else meanings,
            signer_name="Dr. Maria Keller",
            may_amend=not self.why_not,
        )

    @staticmethod
    def _signature(meaning: Meaning) -> SignatureView:
        return SignatureView(
            signature_id=f"s-{meaning}",
            signer_id="keller",
            signer_name="Dr. Maria Keller",
            signed_at="2026-11-22T09:02:11+01:00",
            meaning=meaning,
            document_id="r-1",
            sha256=SHA,
        )
