"""Consent on the screen: the words, what was given and taken back, and that nothing is given unread."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.core.clinic.consent_sheet import paragraphs
from app.core.clinic.consent_texts import consent_texts
from app.core.errors import Conflict
from app.core.station.consent_messages import ListConsents, PurposeView, WithdrawConsent
from app.core.station.messages import GiveConsent
from app.ui.clinic.clinic_dialogs import ClinicDialogs
from app.ui.clinic.consent_card import ConsentCard
from app.ui.clinic.consent_dialog import ConsentDialog, is_minor
from app.ui.main_window import MainWindow
from tests.fakes.consents import a_purpose, given, newer, some_consents
from tests.fakes.intake_answers import ONBOARDING, an_onboarding
from tests.fakes.station import FakeStation
from tests.unit.ui.clinic.test_intake_windows import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
RECORDING = consent_texts("recording")[-1]


def unfolded(words: str) -> str:
    (whole,) = paragraphs(words)
    return whole


@pytest.fixture
def consents(window: MainWindow, station: FakeStation, qtbot: QtBot) -> Callable[..., ConsentDialog]:
    """The dialog, as the list of patients opens it; on what the station is to say."""

    def open_it(*purposes: PurposeView) -> ConsentDialog:
        station.memory.consents = purposes
        window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
        window.patients.intake_bar.consents.click()
        dialog = opened(window, qtbot, ConsentDialog)
        qtbot.waitUntil(lambda: bool(dialog.cards["recording"].words.text()), timeout=5000)
        return dialog

    return open_it


def choose(dialog: ConsentDialog, how: str = "signed", witness: str = "") -> None:
    dialog.how.setCurrentIndex(dialog.how.findData(how))
    dialog.witness.edit.setText(witness)


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
def test_the_very_words_are_shown_and_in_the_language_of_the_patient(
    consents: Callable[..., ConsentDialog], window: MainWindow
) -> None:
    dialog = consents()
    card = dialog.cards["recording"]
    assert card.title.text() == "Consent to be recorded"
    assert card.words.text() == unfolded(RECORDING.words["en"])
    assert "electrical activity of your brain is measured" in card.words.text()
    assert "\n" not in card.words.text()
    dialog.language.setCurrentIndex(dialog.language.findData("de"))
    assert card.title.text() == "Einwilligung in die Aufzeichnung"
    assert card.words.text() == unfolded(RECORDING.words["de"])
    assert dialog.cards["research"].title.text() == "Einwilligung in die Forschung"
    assert window.patients.current is not None
    assert window.patients.current.hospital_number in dialog.strip.said


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
def test_nothing_is_given_before_it_is_ticked_and_said_by_whom_and_how(
    consents: Callable[..., ConsentDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = consents(a_purpose("recording", needed=True), a_purpose("stimulation"), a_purpose("research"))
    assert dialog.give.toolTip() == "Tick what was read and agreed to."
    dialog.submit()
    dialog.language.setCurrentIndex(dialog.language.findData("de"))
    dialog.cards["recording"].read.click()
    dialog.cards["research"].read.click()
    assert dialog.give.text() == "Consent to recording and research is given"
    assert dialog.give.toolTip() == "Say how it was given."
    choose(dialog, "witnessed")
    assert dialog.witness.edit.isVisible()
    assert dialog.give.toolTip() == "Say who was the witness."
    dialog.submit()
    assert station.asked_for(GiveConsent) == []
    choose(dialog, "witnessed", "T. Lind, nurse")
    dialog.give.click()
    qtbot.waitUntil(lambda: len(station.asked_for(GiveConsent)) == 2, timeout=5000)
    one, other = station.asked_for(GiveConsent)
    assert {one.purpose, other.purpose} == {"recording", "research"}
    assert (one.given_by, one.how, one.witness, one.language) == ("patient", "witnessed", "T. Lind, nurse", "de")
    assert one.text_version == RECORDING.version
    qtbot.waitUntil(lambda: dialog.ticked == (), timeout=5000)


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
def test_a_tick_is_for_the_words_that_are_shown_and_goes_with_them(consents: Callable[..., ConsentDialog]) -> None:
    other = newer(RECORDING, "2027-1", "Other words.")
    dialog = consents(a_purpose("recording", (given(),), texts=(RECORDING, other), counts=True))
    card = dialog.cards["recording"]
    assert card.words.text() == "Other words."
    assert card.versions.isVisible()
    card.read.click()
    assert dialog.ticked == ("recording",)
    dialog.language.setCurrentIndex(dialog.language.findData("de"))
    assert (card.words.text(), dialog.ticked) == ("Other words. (de)", ())
    card.read.click()
    card.versions.setCurrentIndex(card.versions.findData(RECORDING.version))
    assert card.words.text() == unfolded(RECORDING.words["de"])
    assert (card.read.isEnabled(), dialog.ticked) == (False, ())
    card.versions.setCurrentIndex(card.versions.findData("2027-1"))
    card.read.click()
    assert dialog.ticked == ("recording",)
    newest = newer(RECORDING, "2028-1", "Newest words.")
    card.show_purpose(a_purpose("recording", texts=(RECORDING, other, newest)), "de")
    assert (card.words.text(), dialog.ticked) == ("Newest words. (de)", ())


def test_what_was_given_and_taken_back_is_said_with_whom_when_how_and_whether_it_counts(
    consents: Callable[..., ConsentDialog],
) -> None:
    dialog = consents(*some_consents())
    recording, stimulation, research = dialog.cards.values()
    (counts,) = recording.history
    for words in (
        "Given by the patient",
        "Counts.",
        "version 2026-1",
        "signed on paper",
        "read in German",
        "Noa Okafor",
    ):
        assert words in counts
    taken_back, was_given = stimulation.history
    assert "Wants to think about it" in taken_back
    assert "Tove Lind" in taken_back
    assert "Counts no more: It was withdrawn." in was_given
    assert "before T. Lind, nurse" in was_given
    assert research.history == []
    assert [card.state.text() for card in dialog.cards.values()] == [
        "Consent is given.",
        "Consent was withdrawn.",
        "Not given.",
    ]
    assert [card.withdraw.isVisible() for card in dialog.cards.values()] == [True, False, False]


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_it_is_withdrawn_by_two_presses_with_what_that_ends(
    consents: Callable[..., ConsentDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = consents(*some_consents())
    dialog.cards["recording"].withdraw.click()
    assert dialog.withdrawal.asking
    assert "consent to recording" in dialog.withdrawal.said
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.withdrawal.is_open
    dialog.cards["recording"].withdraw.click()
    dialog.withdrawal.reason.setText("is afraid")
    dialog.withdrawal.withdraw_button.click()
    qtbot.waitUntil(lambda: len(station.asked_for(WithdrawConsent)) == 1, timeout=5000)
    (asked,) = station.asked_for(WithdrawConsent)
    assert (asked.purpose, asked.reason) == ("recording", "is afraid")
    qtbot.waitUntil(lambda: "What was recorded is kept." in dialog.withdrawal.said, timeout=5000)


def test_a_refusal_is_said_and_the_tick_stays(
    consents: Callable[..., ConsentDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = consents()
    station.memory.refuse_with = Conflict("Another text is handed out by now.", advice="Read it.")
    dialog.cards["recording"].read.click()
    choose(dialog)
    dialog.give.click()
    qtbot.waitUntil(lambda: "Another text" in dialog.fault.words, timeout=5000)
    qtbot.waitUntil(dialog.give.isEnabled, timeout=5000)
    assert dialog.ticked == ("recording",)


def test_where_no_words_are_told_nothing_can_be_ticked(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.refuse_with = Conflict("Not now.", advice="Later.")
    window.clinic_dialogs.consents(window.patients.known(station.memory.patients[0].patient_id))
    dialog = opened(window, qtbot, ConsentDialog)
    qtbot.waitUntil(lambda: "Not now." in dialog.fault.words, timeout=5000)
    card = dialog.cards["recording"]
    assert not card.isVisible()
    card.read.click()
    choose(dialog)
    dialog.submit()
    assert dialog.ticked == ()
    assert station.asked_for(GiveConsent) == []


def test_what_another_window_changes_is_shown_and_what_else_happens_is_not_asked_for(
    consents: Callable[..., ConsentDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = consents(a_purpose("recording"), a_purpose("stimulation"), a_purpose("research"))
    before = len(station.asked_for(ListConsents))
    station.add_entry("recording.minute_sealed")
    station.memory.consents = some_consents()
    station.add_entry("consent.given")
    qtbot.waitUntil(lambda: len(dialog.cards["recording"].history) == 1, timeout=5000)
    assert len(station.asked_for(ListConsents)) == before + 1


@pytest.mark.usefixtures("theme")
def test_who_may_change_nothing_reads_and_ticks_nothing(qtbot: QtBot) -> None:
    card = ConsentCard("recording")
    qtbot.addWidget(card)
    card.show_purpose(some_consents()[0], "en", may_not="Only for clinicians.")
    assert card.words.text()
    assert not card.read.isEnabled()
    assert not card.withdraw.isEnabled()
    assert card.withdraw.toolTip() == "Only for clinicians."


@pytest.mark.parametrize(("born", "minor"), [("2008-11-22", False), ("2008-11-23", True), ("", False)])
def test_for_a_child_it_is_not_said_beforehand_who_agreed(born: str, minor: bool) -> None:
    assert is_minor(born, date(2026, 11, 22)) is minor


def test_onboarding_opens_it_at_what_is_missing(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    from app.ui.clinic.onboarding_dialog import OnboardingDialog

    window.patients.intake_bar.intake.click()
    onboarding = opened(window, qtbot, OnboardingDialog)
    station.memory.intake.onboarding = an_onboarding("consent")
    onboarding.show_onboarding(ONBOARDING)
    qtbot.waitUntil(onboarding.guide.consent.isVisible, timeout=5000)
    onboarding.guide.consent.click()
    dialog = opened(window, qtbot, ConsentDialog)
    assert "4471-305" in dialog.strip.said
    qtbot.waitUntil(lambda: dialog.cards["recording"].read.hasFocus(), timeout=5000)
    assert dialog.ticked == ()
    assert station.asked_for(GiveConsent) == []


def test_the_first_step_of_a_session_can_show_the_words(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    station.memory.missing = {"consent"}
    window.session.go_on()
    page = window.session.prerequisites_page
    qtbot.waitUntil(page.read_button.isVisible, timeout=5000)
    page.read_button.click()
    dialog = opened(window, qtbot, ConsentDialog)
    session = window.session.session
    assert session is not None
    assert session.patient.hospital_number in dialog.strip.said


def test_it_is_not_opened_on_a_covered_window(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(window.overlay), "is_up", property(lambda _self: True))
    window.findChild(ClinicDialogs).consents(msgspec.structs.replace(an_onboarding("consent").patient, own=True))
    assert window.findChild(ConsentDialog) is None
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_registering_somebody_leads_on_to_their_consent(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    form = window.patients.form
    for number in ("4471-901", "4471-902"):
        window.patients.show_form()
        form.number.edit.setText(number)
        form.family.edit.setText("Quist")
        form.given.edit.setText("Ada")
        form.born.edit.setText("1990-05-06")
        form.consent.setChecked(number == "4471-902")
        form.submit()
        qtbot.waitUntil(lambda number=number: window.banner.number.text() == number, timeout=5000)  # type: ignore[misc]
    dialog = opened(window, qtbot, ConsentDialog)
    assert "4471-902" in dialog.strip.said
    assert len(window.findChildren(ConsentDialog)) == 1
    assert station.asked_for(GiveConsent) == []


def test_the_words_are_saved_as_a_page_to_be_signed(
    consents: Callable[..., ConsentDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = consents()
    dialog.language.setCurrentIndex(dialog.language.findData("de"))
    dialog.cards["research"].paper.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert not asked.isModal()
    assert [Path(name).name for name in asked.selectedFiles()] == ["consent-research-2026-1-de.pdf"]
    asked.close()
    dialog.paper.save(str(tmp_path / "page.pdf"))
    qtbot.waitUntil(lambda: "page.pdf" in dialog.written.words, timeout=10_000)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    dialog.paper.save(str(tmp_path / "nowhere" / "page.pdf"))
    qtbot.waitUntil(lambda: "could not be written" in dialog.fault.words, timeout=10_000)


def test_the_cards_are_as_tall_as_their_words_at_every_width(
    consents: Callable[..., ConsentDialog], qtbot: QtBot
) -> None:
    dialog = consents(*some_consents())
    heights = []
    for width in (640, 1100):
        dialog.resize(width, 640)
        qtbot.wait(50)
        inside, last = dialog.texts.widget(), dialog.cards["research"]
        assert inside is not None
        assert inside.height() - last.geometry().bottom() <= 2, "an empty page below the last card"
        for card in dialog.cards.values():
            assert card.words.height() >= card.words.heightForWidth(card.words.width()), "words are cut"
        heights.append(inside.height())
    assert heights[0] > heights[1]
