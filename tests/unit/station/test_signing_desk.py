"""Signing after 21 CFR 11: who, when, meaning, over what; both components when they must be; nothing overwritten."""

import hashlib
import io

import msgspec
import pypdf
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.access.signatures import Meaning
from app.core.clinic.reports.rendering import render_report
from app.core.clinic.reports.signed_pdf import with_pages
from app.core.clinic.reports.signed_report import SignedReport, carried_by, holds, judged
from app.core.errors import Conflict, LedgerBroken, NotPermitted, WrongUse
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.station.report_versions import shown_report, versions_of
from app.core.station.signing_messages import AmendReport, GetSigning, SignDocument, WithdrawReport
from app.core.store.log_verification import verify_data
from app.core.store.signing_key import KeyFolder
from tests.fakes.reception import quick_passwords
from tests.fakes.report_contents import report_content
from tests.fakes.signing import SigningOfTests
from tests.fakes.station_rooms import StationOfTests

BREAK_S = 900.0


@pytest.fixture
def signing(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> SigningOfTests:
    quick_passwords(monkeypatch)
    return SigningOfTests(station)


def shown(signing: SigningOfTests) -> bytes:
    return shown_report(signing.station.store, signing.station.data, signing.session_id).content


def key(signing: SigningOfTests) -> CheckpointVerifier:
    return KeyFolder(signing.station.data.keys).verifier()


@pytest.mark.proves("REQ-SIGNATURES")
def test_a_signature_says_who_when_and_what_it_means(signing: SigningOfTests) -> None:
    keller = signing.sign_in("keller")
    view = signing.sign(keller, "approval", user_name="keller")
    (signature,) = view.signatures
    assert (signature.signer_name, signature.meaning, signature.state) == ("Dr. Keller", Meaning.APPROVAL, "valid")
    assert signature.signed_at.startswith(str(signing.station.clock.wall().astimezone())[:10])
    assert signature.signed_at[-6] in "+-"  # with its zone
    (told,) = signing.station.events("document.signed")
    assert (told.signer_id, told.sha256) == (signing.users["keller"], view.versions[-1].sha256)
    assert told.components == "both"
    page = pypdf.PdfReader(io.BytesIO(shown(signing))).pages[-1].extract_text()
    for word in ("Dr. Keller", "I approve this report.", signature.sha256[:32], "21 CFR"):
        assert word in page
    verify_data(signing.station.data)


@pytest.mark.proves("REQ-SIGNATURES")
def test_both_components_at_first_the_password_after_it_and_both_after_any_break(signing: SigningOfTests) -> None:
    keller = signing.sign_in("keller")
    with pytest.raises(WrongUse, match="user name"):
        signing.sign(keller, "authorship")
    signing.sign(keller, "authorship", user_name="keller")
    assert signing.desk.answer(GetSigning(session_id=signing.session_id), keller).asks_for == "second_alone"
    signing.sign(keller, "review")
    # A pause.
    signing.station.clock.advance(BREAK_S + 1)
    with pytest.raises(WrongUse, match="user name"):
        signing.sign(keller, "approval")
    signing.sign(keller, "approval", user_name="keller")
    # A wrong password.
    with pytest.raises(NotPermitted):
        signing.sign(keller, "responsibility", password="something else")
    with pytest.raises(WrongUse, match="user name"):
        signing.sign(keller, "responsibility")
    assert [one.components for one in signing.station.events("document.signed")] == ["both", "second_alone", "both"]


def test_a_lock_is_a_break_and_so_is_another_user(signing: SigningOfTests) -> None:
    reception = signing.station.rooms.reception
    keller = signing.sign_in("keller")
    signing.sign(keller, "authorship", user_name="keller")
    reception.lock()
    token = reception.unlock("desktop#1", "quiet lamp").token
    back = reception.caller("desktop#1", token)
    assert signing.desk.answer(GetSigning(session_id=signing.session_id), back).asks_for == "both"
    signing.sign(back, "review", user_name="keller")
    moser = signing.sign_in("moser")
    assert signing.desk.answer(GetSigning(session_id=signing.session_id), moser).asks_for == "both"
    again = signing.sign_in("keller")
    assert signing.desk.answer(GetSigning(session_id=signing.session_id), again).asks_for == "both"


def test_nobody_signs_as_somebody_else(signing: SigningOfTests) -> None:
    keller = signing.sign_in("keller")
    with pytest.raises(NotPermitted):
        signing.sign(keller, "approval", user_name="moser")
    assert signing.station.events("document.signed") == []
    assert signing.station.events("security.authentication_failed")


def test_each_role_signs_with_its_meanings(signing: SigningOfTests) -> None:
    tanner = signing.sign_in("tanner")
    view = signing.desk.answer(GetSigning(session_id=signing.session_id), tanner)
    assert view.meanings == (Meaning.AUTHORSHIP,)
    with pytest.raises(NotPermitted, match="meaning"):
        signing.sign(tanner, "approval", user_name="tanner")
    signing.sign(tanner, "authorship", user_name="tanner")
    with pytest.raises(Conflict, match="already"):
        signing.sign(tanner, "authorship", user_name="tanner")
    forrer = signing.sign_in("forrer")
    assert "role" in signing.desk.answer(GetSigning(session_id=signing.session_id), forrer).why_not


def test_what_was_seen_is_what_is_signed(signing: SigningOfTests) -> None:
    keller = signing.sign_in("keller")
    with pytest.raises(Conflict, match="another version"):
        signing.desk.answer(
            SignDocument(
                session_id=signing.session_id,
                sha256="00" * 32,
                meaning=Meaning.REVIEW,
                password="quiet lamp",
                user_name="keller",
            ),
            keller,
        )


@pytest.mark.proves("REQ-SIGNATURES")
def test_an_author_and_a_reviewer_sign_and_the_file_proves_both_alone(signing: SigningOfTests) -> None:
    signing.sign(signing.sign_in("keller"), "authorship", user_name="keller")
    signing.sign(signing.sign_in("moser"), "review", user_name="moser")
    document = shown(signing)
    assert document == shown(signing)  # in pieces it is the same each time
    found = judged(document, key(signing))
    assert holds(found)
    assert [one.signature.statement.signer_name for one in found] == ["Dr. Keller", "Dr. Moser"]
    assert all(one.entry_index is not None and one.logged_at for one in found)
    signed = carried_by(document).versions[-1]
    assert hashlib.sha256(document[: signed.length]).hexdigest() == signed.sha256


def test_one_changed_byte_fails(signing: SigningOfTests) -> None:
    signing.sign(signing.sign_in("keller"), "approval", user_name="keller")
    document = bytearray(shown(signing))
    place = document.index(b"stream") + 20
    document[place] ^= 1
    (found,) = judged(bytes(document), key(signing))
    assert "changed after it was signed" in found.fault


def carrying(document: bytes, carried: SignedReport) -> bytes:
    """A document with a page behind it that carries this."""
    sheet = render_report(report_content())
    return with_pages(document, sheet, proofs=msgspec.json.encode(carried), written="D:20260504090000")


def test_a_signature_copied_to_another_report_fails(signing: SigningOfTests) -> None:
    signing.sign(signing.sign_in("keller"), "approval", user_name="keller")
    carried = carried_by(shown(signing))
    other = render_report(report_content(family_name="Other"))
    (found,) = judged(carrying(other, carried), key(signing))
    assert found.fault
    # Even where the list of versions is made to fit.
    fitted = msgspec.structs.replace(carried.versions[0], sha256=hashlib.sha256(other).hexdigest(), length=len(other))
    (found,) = judged(carrying(other, msgspec.structs.replace(carried, versions=(fitted,))), key(signing))
    assert "another document" in found.fault


def test_a_changed_word_or_a_missing_or_foreign_proof_fails(signing: SigningOfTests) -> None:
    signing.sign(signing.sign_in("keller"), "authorship", user_name="keller")
    signing.sign(signing.sign_in("moser"), "review", user_name="moser")
    document = shown(signing)
    carried = carried_by(document)
    bare = document[: carried.versions[-1].length]

    def told(verifier: CheckpointVerifier | None = None, **changed: object) -> list[str]:
        put = carrying(bare, msgspec.structs.replace(carried, **changed))
        return [one.fault for one in judged(put, verifier or key(signing))]

    assert told() == ["", ""]
    first = carried.signatures[0]
    renamed = msgspec.structs.replace(
        first, statement=msgspec.structs.replace(first.statement, signer_name="Dr. Nobody")
    )
    assert "changed" in told(signatures=(renamed,))[0]
    assert "prove" in told(proofs=())[0]
    swapped = tuple(
        msgspec.structs.replace(one, receipt=other.receipt)
        for one, other in zip(carried.proofs, reversed(carried.proofs), strict=True)
    )
    assert all(told(proofs=swapped))
    stranger = CheckpointVerifier(key(signing).name, Ed25519PrivateKey.generate().public_key())
    assert all("not made by this station" in fault for fault in told(stranger))


def test_a_disabled_signer_signed_while_they_could(signing: SigningOfTests) -> None:
    signing.sign(signing.sign_in("keller"), "approval", user_name="keller")
    signing.station.rooms.reception.accounts.disable(signing.users["keller"], reason="Left the clinic.", by="chief")
    assert holds(judged(shown(signing), key(signing)))
    moser = signing.sign_in("moser")
    (signature,) = signing.desk.answer(GetSigning(session_id=signing.session_id), moser).signatures
    assert signature.state == "valid"


@pytest.mark.proves("REQ-SIGNATURES")
def test_an_addendum_is_a_new_version_and_both_are_kept(signing: SigningOfTests) -> None:
    keller = signing.sign_in("keller")
    signing.sign(keller, "approval", user_name="keller")
    before = versions_of(signing.station.store, signing.session_id)[-1]
    with pytest.raises(WrongUse, match="why"):
        signing.desk.answer(
            AmendReport(session_id=signing.session_id, sha256=before.sha256, text="More.", reason=""), keller
        )
    view = signing.desk.answer(
        AmendReport(
            session_id=signing.session_id,
            sha256=before.sha256,
            text="The electrode O2 was loose from minute 12 on.",
            reason="Seen when reading it again.",
        ),
        keller,
    )
    assert [one.version for one in view.versions] == [1, 2]
    assert view.signatures[0].state == "superseded"
    document = shown(signing)
    assert "O2 was loose" in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages)
    (old,) = judged(document, key(signing))
    assert (old.fault, old.note) == ("", "superseded")
    signing.sign(keller, "approval")
    found = judged(shown(signing), key(signing))
    assert [(one.fault, one.note) for one in found] == [("", "superseded"), ("", "")]
    verify_data(signing.station.data)


def test_a_withdrawn_report_is_kept_and_marked_and_signed_no_more(signing: SigningOfTests) -> None:
    keller = signing.sign_in("keller")
    signing.sign(keller, "approval", user_name="keller")
    newest = versions_of(signing.station.store, signing.session_id)[-1]
    view = signing.desk.answer(
        WithdrawReport(session_id=signing.session_id, sha256=newest.sha256, reason="Wrong patient chosen."), keller
    )
    assert view.signatures[0].state == "withdrawn"
    assert "withdrawn" in view.why_not
    with pytest.raises(Conflict, match="withdrawn"):
        signing.sign(keller, "review")
    (told,) = judged(shown(signing), key(signing))
    assert (told.fault, told.note) == ("", "withdrawn")


def test_a_report_that_was_never_signed_carries_nothing(signing: SigningOfTests) -> None:
    document = shown(signing)
    assert hashlib.sha256(document).hexdigest() == versions_of(signing.station.store, signing.session_id)[0].sha256
    with pytest.raises(LedgerBroken, match="no signatures"):
        judged(document, key(signing))
    with pytest.raises(LedgerBroken, match="not a PDF"):
        judged(b"something else", key(signing))


def test_the_pages_behind_stay_archivable_and_tagged(signing: SigningOfTests) -> None:
    signing.sign(signing.sign_in("keller"), "approval", user_name="keller")
    reader = pypdf.PdfReader(io.BytesIO(shown(signing)))
    root = reader.trailer["/Root"]
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in root["/Metadata"].get_object().get_data()
    structure = root["/StructTreeRoot"]
    numbers = structure["/ParentTree"]["/Nums"]
    marks = {int(numbers[at]): numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}
    for page in reader.pages:
        assert marks[int(page["/StructParents"])]
    last = reader.pages[-1]
    assert all(mark.get_object()["/Pg"].get_object() == last for mark in marks[int(last["/StructParents"])])
