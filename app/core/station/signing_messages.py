"""What is asked of the station about electronic signatures, and the versions of a report.

Guarantees: frozen typed messages, part of `app.core.station.messages`. A password travels on the control link alone,
and is in no answer.
"""

import msgspec

from app.core.access.signatures import Meaning
from app.core.wire.envelopes import Message


class SignatureView(msgspec.Struct, frozen=True, kw_only=True):
    """A signature, as it is shown with what was signed (21 CFR 11.50).

    Attributes:
        signature_id: Id of its `document.signed`.
        signed_at: ISO 8601 with offset.
        document_id / sha256 / version: What was signed.
        state: "valid"; "superseded" (of an earlier version, which it still holds for); "withdrawn" (that version holds
            no more); "broken" (it does not verify).
    """

    signature_id: str
    signer_id: str
    signer_name: str
    signed_at: str
    meaning: Meaning
    document_id: str
    sha256: str
    version: int = 1
    state: str = "valid"


class ReportVersionView(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a session's report; `withdrawn` says why it holds no more, empty where it does."""

    document_id: str
    version: int
    written: str
    sha256: str
    reason: str = ""
    author: str = ""
    withdrawn: str = ""


class GetSigning(Message, frozen=True, kw_only=True):
    """Answer: `SigningView`. Refused (`NotFound`) where the session has no report."""

    session_id: str


class SigningView(Message, frozen=True, kw_only=True):
    """What may be signed now, and what has been.

    Attributes:
        versions: Of the report, oldest first; the last one is what would be signed.
        signatures: On all versions, oldest first.
        asks_for: "both" (user name and password), "second_alone" (the password); empty where the asker may not sign.
        why_not: Why the asker may not sign; empty where they may.
        meanings: Those that the asker may give.
        may_amend: Whether the asker may add an addendum, or withdraw.
    """

    session_id: str
    versions: tuple[ReportVersionView, ...]
    signatures: tuple[SignatureView, ...] = ()
    asks_for: str = ""
    why_not: str = ""
    meanings: tuple[Meaning, ...] = ()
    signer_name: str = ""
    may_amend: bool = False


class SignDocument(Message, frozen=True, kw_only=True):
    """Sign the newest version of the session's report. Answer: `SigningView`.

    Refused (`NotPermitted`) where a component is wrong or missing: both are asked for at the next try; (`Conflict`)
    where the report is another one by now than the asker saw, or was signed by them with this meaning.

    Attributes:
        sha256: Of the version that the asker saw.
        user_name: Must be the asker's own; may be empty where the password alone is asked for.
    """

    session_id: str
    sha256: str
    meaning: Meaning
    password: str
    user_name: str = ""


class AmendReport(Message, frozen=True, kw_only=True):
    """Add an addendum: a new version, which begins with the old one's bytes. Answer: `SigningView`."""

    session_id: str
    sha256: str
    text: str
    reason: str


class WithdrawReport(Message, frozen=True, kw_only=True):
    """The newest version holds no more. Answer: `SigningView`. It and its signatures are kept, and marked."""

    session_id: str
    sha256: str
    reason: str


SigningRequest = GetSigning | SignDocument | AmendReport | WithdrawReport
SigningReply = SigningView
