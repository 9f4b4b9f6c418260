"""Words, counts, figures and days in the language of the window."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from app.ui.language import counted, date_text, grouped, moment_text, noop, number, tr
from app.ui.pseudo_language import PSEUDO, pseudo
from app.ui.window_language import ENGLISH, WindowLanguage, language_for, offered_languages

Speak = Callable[[str], WindowLanguage]


def test_english_is_what_the_source_says() -> None:
    assert tr("Cancel") == "Cancel"
    assert tr("") == ""
    assert noop("Cancel") == "Cancel"


def test_german_words(speak: Speak) -> None:
    speak("de")
    assert tr("Cancel") == "Abbrechen"
    assert tr("Sensitivity") == "Empfindlichkeit"
    assert tr("SAFETY STOP") == "SICHERHEITSSTOPP"
    assert tr("A text that nobody has written") == "A text that nobody has written"


@pytest.mark.parametrize(("code", "one", "more"), [("en", "1 alarm", "12 alarms"), ("de", "1 Alarm", "12 Alarme")])
def test_a_count_has_its_grammatical_number(speak: Speak, code: str, one: str, more: str) -> None:
    speak(code)
    assert counted("%n alarm(s)", 1) == one
    assert counted("%n alarm(s)", 12) == more


def test_figures_and_days_are_written_as_people_write_them_here(speak: Speak) -> None:
    assert (number(7.5), number(2.0, 1), number(12), number(1234.5, 1)) == ("7.5", "2.0", "12", "1234.5")
    assert grouped(10_000) == "10,000"
    assert date_text("1984-03-12") == "1984-03-12"
    speak("de")
    assert (number(7.5), number(2.0, 1), number(12), number(1234.5, 1)) == ("7,5", "2,0", "12", "1234,5")
    assert grouped(10_000) == "10.000"
    assert date_text("1984-03-12") == "12.03.1984"
    assert date_text("not a day") == "not a day"
    at = datetime(2026, 5, 4, 9, 30, 7, tzinfo=UTC).astimezone()
    assert moment_text(at) == f"04.05.2026 {at:%H:%M:%S}"


def test_qts_own_words_are_german_too(speak: Speak) -> None:
    speak("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_taken_off_it_is_english_again(speak: Speak) -> None:
    speak("de").take_off()
    assert tr("Cancel") == "Cancel"
    assert number(7.5) == "7.5"


def test_english_and_german_are_offered_by_their_own_names() -> None:
    assert [(one.code, one.name) for one in offered_languages()] == [("en", "English"), ("de", "Deutsch")]


@pytest.mark.parametrize(
    ("asked", "preferred", "system", "spoken"),
    [
        (None, "", "de_AT", "de"),
        (None, "", "fr_FR", ENGLISH),
        (None, "", "C", ENGLISH),
        (None, "en", "de_DE", ENGLISH),
        ("de", "en", "fr_FR", "de"),
        (None, "xx", "de_DE", "de"),
        (PSEUDO, "de", "de_DE", PSEUDO),
    ],
)
def test_who_decides_the_language(asked: str | None, preferred: str, system: str, spoken: str) -> None:
    assert language_for(asked, preferred, QLocale(system)) == spoken


def test_the_made_up_language_is_longer_accented_and_keeps_its_places(speak: Speak) -> None:
    made = pseudo("{count} channels at {rate} Hz")
    assert made.format(count=8, rate=250).startswith("[8 çhåññélš åt 250 Hz")
    assert len(pseudo("Begin session")) > 1.4 * len("Begin session")
    assert pseudo("&Reset").startswith("[&Réšét")
    assert pseudo("yyyy-MM-dd") == "yyyy-MM-dd"
    speak(PSEUDO)
    assert tr("Begin session") == pseudo("Begin session")
    assert counted("%n alarm(s)", 3).startswith("[3 ålårm")
