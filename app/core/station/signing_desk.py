"""Signing reports, amending and withdrawing them: 21 CFR part 11, subpart C, as the station keeps to it.

Guarantees: whoever signs shows the password each time, and the user name, too, at the first signing of a period and
after any break: a pause, a lock, a sign-out, another sign-in, a wrong component. What is signed is the SHA-256 of the
newest version's bytes, as the log has it, together with the log's checkpoint over it; it is in the log, checkpointed,
before it is answered. Nothing that was signed or written is ever overwritten: an addendum is a new version that begins
with the old one's bytes, a withdrawal is an entry beside it, and signatures stay under what they were put under.
Does not: ask whose patient it is (the door does), or hold a password. Threads: the exchange's pool.
"""

import hashlib
import threading

from app.core.access.caller import Caller
from app.core.access.presence import Presence
from app.core.access.roles import Role
from app.core.access.signatures import Meaning, Statement, sign, signature_digest
from app.core.access.signing_round import Components, SigningRound
from app.core.clinic.reports.sheets import SheetAddendum, addendum_sheet
from app.core.clinic.reports.signed_pdf import with_pages
from app.core.errors import Conflict, LedgerBroken, NotPermitted, WrongUse
from app.core.events.signature_events import (
    DocumentSignedData,
    ReportAmendedData,
    ReportWithdrawnData,
    SignatureRecordedData,
)
from app.core.events.system_event import new_event
from app.core.identifiers import new_id
from app.core.station.interpretations import changed_since
from app.core.station.report_stage import stage_of
from app.core.station.report_versions import (
    REPORT,
    ReportVersion,
    content_of,
    keep_version,
    reported_patient,
    signature_of,
    state_of,
    versions_of,
)
from app.core.station.signing_messages import (
    AmendReport,
    GetSigning,
    ReportVersionView,
    SignatureView,
    SignDocument,
    SigningRequest,
    SigningView,
    WithdrawReport,
)
from app.core.station.station_rooms import StationRooms
from app.core.store.signing_key import KeyFolder

# Who may give which meaning: a technician answers for having recorded and reported, a clinician for what it says.
MEANINGS: dict[Role, tuple[Meaning, ...]] = {
    Role.TECHNICIAN: (Meaning.AUTHORSHIP,),
    Role.CLINICIAN: (Meaning.AUTHORSHIP, Meaning.REVIEW, Meaning.APPROVAL, Meaning.RESPONSIBILITY),
}
LONGEST_ADDENDUM = 4000
SHORTEST_REASON = 5
LONGEST_REASON = 500


class SigningDesk:
    """See the rules at the top of this module."""

    def __init__(self, rooms: StationRooms) -> None:
        self._rooms = rooms
        self._lock = threading.Lock()
        self._rounds: dict[str, SigningRound] = {}
        self._signing = threading.Lock()
        rooms.reception.listen(self._presence_changed)

    @property
    def one_at_a_time(self) -> threading.Lock:
        """Held while a report is signed, amended, withdrawn or made: none of these happens beside another."""
        return self._signing

    def answer(self, message: SigningRequest, caller: Caller) -> SigningView:
        """The answer.

        Raises:
            NeuraScaleError: Why not.
        """
        match message:
            case SignDocument():
                with self._signing:  # two windows, or one impatient click: one signature
                    self._sign(message, caller)
            case AmendReport():
                with self._signing:
                    self._amend(message, caller)
            case WithdrawReport():
                with self._signing:
                    self._withdraw(message, caller)
            case GetSigning():
                pass
        return self._view(message.session_id, caller)

    # --- signing -------------------------------------------------------------------------------------------------

    def _sign(self, message: SignDocument, caller: Caller) -> None:
        rooms = self._rooms
        version = self._demand_newest(message.session_id, message.sha256)
        if message.meaning not in meanings_of(caller):
            raise NotPermitted(
                "Your role does not sign with this meaning.", advice="Choose another meaning, or ask who may."
            )
        for one in rooms.store.signatures.of_session(message.session_id):
            if (one.document_id, one.signer_id, one.meaning) == (version.document_id, caller.user_id, message.meaning):
                raise Conflict("You have signed this report with this meaning already.")
        components = self._asks_for(caller)
        self._demand_components(message, caller, components)
        content_of(rooms.store, rooms.data, message.session_id, version)  # what is signed is there, and is that
        # What is signed and when it was known belong together: the checkpoint covers the document's entry.
        rooms.journal.checkpoint("signature")
        checkpoint = rooms.store.log.last_checkpoint()
        if checkpoint is None:
            raise LedgerBroken("The log has no checkpoint to sign over.", meaning="Nothing was signed.")
        statement = Statement(
            signer_id=caller.user_id,
            signer_name=caller.name,
            signed_at=rooms.clock.wall().astimezone().isoformat(timespec="seconds"),
            meaning=message.meaning,
            document_kind=REPORT,
            document_id=version.document_id,
            sha256=version.sha256,
            checkpoint_size=checkpoint.size,
            checkpoint_root=checkpoint.root_text,
        )
        signature = sign(statement, KeyFolder(rooms.data.keys).private_key())
        signed = rooms.journal.event(
            DocumentSignedData(
                session_id=message.session_id,
                document_kind=statement.document_kind,
                document_id=statement.document_id,
                sha256=statement.sha256,
                checkpoint_size=statement.checkpoint_size,
                checkpoint_root=statement.checkpoint_root,
                signer_id=statement.signer_id,
                signer_name=statement.signer_name,
                signed_at=statement.signed_at,
                meaning=statement.meaning,
                components=components,
                ed25519=signature.ed25519,
            ),
            session_id=message.session_id,
        )
        recorded = new_event(
            "signature.recorded",
            SignatureRecordedData(signature_sha256=signature_digest(signature), document_sha256=statement.sha256),
            source_service="station",
            correlation_id=message.session_id,
            causation_id=signed.event_id,
            clock=rooms.clock,
        )
        rooms.store.log.append(signed, recorded)
        with self._lock:
            round_now = self._rounds.get(caller.sign_in_id, SigningRound())
            self._rounds[caller.sign_in_id] = round_now.after_signing(caller.user_id, now_s=self._now_s())
        rooms.journal.checkpoint("signature")

    def _demand_components(self, message: SignDocument, caller: Caller, components: Components) -> None:
        both = components is Components.BOTH
        if not message.password or (both and not message.user_name.strip()):
            self._break(caller.sign_in_id)
            raise WrongUse(
                "Type your user name and your password to sign." if both else "Type your password to sign.",
                meaning="Nothing was signed.",
            )
        try:
            name = message.user_name if both or message.user_name.strip() else None
            self._rooms.reception.confirm(caller, message.password, user_name=name)
        except NotPermitted:
            self._break(caller.sign_in_id)
            raise

    def _asks_for(self, caller: Caller) -> Components:
        with self._lock:
            return self._rounds.get(caller.sign_in_id, SigningRound()).asks_for(caller.user_id, now_s=self._now_s())

    def _break(self, sign_in_id: str) -> None:
        with self._lock:
            self._rounds.pop(sign_in_id, None)

    def _presence_changed(self, presence: Presence) -> None:
        """A lock, a sign-out, an unlock, another sign-in of the same user: a break."""
        with self._lock:
            self._rounds = {
                sign_in_id: one
                for sign_in_id, one in self._rounds.items()
                if sign_in_id != presence.sign_in_id and one.user_id != presence.user_id
            }

    def _now_s(self) -> float:
        return self._rooms.clock.monotonic_ns() / 1e9

    # --- versions ------------------------------------------------------------------------------------------------

    def _amend(self, message: AmendReport, caller: Caller) -> None:
        rooms = self._rooms
        newest = self._demand_newest(message.session_id, message.sha256)
        reason, text = demand_reason(message.reason), message.text.strip()
        if not text or len(text) > LONGEST_ADDENDUM:
            raise WrongUse(f"An addendum has a text of 1 to {LONGEST_ADDENDUM} characters.")
        changes = changed_since(rooms.store, message.session_id, stage_of(rooms.store, message.session_id).entry_index)
        if changes:
            text += "\n\n" + "\n".join(("Findings since the version before:", *changes))
        session = rooms.store.sessions.get(message.session_id)
        assert session is not None  # it has a report
        before = content_of(rooms.store, rooms.data, message.session_id, newest)
        report_id, number = new_id(rooms.clock), newest.version + 1
        sheet = addendum_sheet(
            reported_patient(rooms.store, session.patient_id),
            SheetAddendum(
                report_id=report_id,
                version=number,
                written=rooms.clock.wall().astimezone().isoformat(timespec="seconds"),
                text=text,
                reason=reason,
                author_name=caller.name,
                supersedes=newest.document_id,
                supersedes_sha256=newest.sha256,
            ),
        )
        content = with_pages(before, sheet)
        # The file first: one that no entry names is nothing, an entry without its file would be a loss.
        keep_version(rooms.store, rooms.data, message.session_id, session.patient_id, number, content)
        rooms.journal.write(
            ReportAmendedData(
                report_id=report_id,
                session_id=message.session_id,
                version=number,
                supersedes=newest.document_id,
                supersedes_sha256=newest.sha256,
                sha256=hashlib.sha256(content).hexdigest(),
                text=text,
                reason=reason,
                author_id=caller.user_id,
                author_name=caller.name,
            ),
            session_id=message.session_id,
        )

    def _withdraw(self, message: WithdrawReport, caller: Caller) -> None:
        newest = self._demand_newest(message.session_id, message.sha256)
        self._rooms.journal.write(
            ReportWithdrawnData(
                report_id=newest.document_id,
                session_id=message.session_id,
                sha256=newest.sha256,
                reason=demand_reason(message.reason),
                withdrawn_by=caller.user_id,
            ),
            session_id=message.session_id,
        )

    def _demand_newest(self, session_id: str, sha256: str) -> ReportVersion:
        newest = versions_of(self._rooms.store, session_id)[-1]
        if newest.sha256 != sha256:
            raise Conflict(
                "The report has another version by now.",
                meaning="Nothing was signed or changed.",
                advice="Look at the newest version first.",
            )
        if newest.withdrawn:
            raise Conflict("This report was withdrawn.", meaning="Nothing was signed or changed.")
        return newest

    # --- showing -------------------------------------------------------------------------------------------------

    def _view(self, session_id: str, caller: Caller) -> SigningView:
        store = self._rooms.store
        versions = versions_of(store, session_id)
        key = KeyFolder(self._rooms.data.keys).verifier().public_key
        numbers = {one.document_id: one.version for one in versions}
        kept = store.signatures.of_session(session_id)
        given = {
            one.meaning
            for one in kept
            if (one.document_id, one.signer_id) == (versions[-1].document_id, caller.user_id)
        }
        meanings = tuple(meaning for meaning in meanings_of(caller) if meaning not in given)
        why_not = (
            "This report was withdrawn."
            if versions[-1].withdrawn
            else "Your role does not sign reports."
            if not meanings_of(caller)
            else "You have signed this version already."
            if not meanings
            else ""
        )
        return SigningView(
            session_id=session_id,
            versions=tuple(
                ReportVersionView(
                    document_id=one.document_id,
                    version=one.version,
                    written=one.written,
                    sha256=one.sha256,
                    reason=one.reason,
                    author=one.author,
                    withdrawn=one.withdrawn,
                )
                for one in versions
            ),
            signatures=tuple(
                SignatureView(
                    signature_id=one.signature_id,
                    signer_id=one.signer_id,
                    signer_name=one.signer_name,
                    signed_at=one.signed_at,
                    meaning=signature_of(one).statement.meaning,
                    document_id=one.document_id,
                    sha256=one.sha256,
                    version=numbers.get(one.document_id, 0),
                    state=state_of(one, versions, key),
                )
                for one in kept
            ),
            asks_for="" if why_not else self._asks_for(caller),
            why_not=why_not,
            meanings=() if why_not else meanings,
            signer_name=caller.name,
            may_amend=Role.CLINICIAN in caller.roles and not versions[-1].withdrawn,
        )


def meanings_of(caller: Caller) -> tuple[Meaning, ...]:
    """What the caller's roles may sign as, in the order of the law."""
    allowed = {meaning for role in caller.roles for meaning in MEANINGS.get(role, ())}
    return tuple(meaning for meaning in Meaning if meaning in allowed)


def demand_reason(reason: str) -> str:
    """A reason as it is kept.

    Raises:
        WrongUse: It says nothing, or too much.
    """
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning="Nothing was changed.")
    return reason
