"""What the station says in English is found again, translated, and keeps its values."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from string import Formatter
from typing import get_args

import pytest

from app.core.alarms.conditions import CONDITIONS
from app.core.clinic.prerequisites import PrerequisiteName, missing_text
from app.core.errors import DeviceFault, NotFound
from app.core.events.clinic_events import SessionResumedData
from app.core.safety.cause_words import words_of_cause
from app.core.safety.stop_machine import Cause
from app.core.station.resumption import BROKEN_OFF, DOING, ENDED, GOES_ON, STEP_WORDS, resumed_text
from app.ui.said import said, station_texts
from app.ui.window_language import WindowLanguage

Speak = Callable[[str], WindowLanguage]


def test_in_english_nothing_is_changed() -> None:
    for one in station_texts():
        filled = _filled(one.text)
        assert said(filled) == filled


def test_every_template_is_found_again_with_its_values(speak: Speak) -> None:
    """Each text of the core, with values in it, comes back in German, and every value is in it."""
    speak("de")
    english = []
    for one in station_texts():
        names = [name for _, name, _, _ in Formatter().parse(one.text) if name]
        values = {name: f"Zq{at}" for at, name in enumerate(dict.fromkeys(names))}
        told = said(one.text.format(**values))
        if any(value not in told for value in values.values()):
            english.append(f"a value is lost: {one.text!r} -> {told!r}")
        elif names and told == one.text.format(**values) and _letters(one.text) > 12:
            english.append(f"not found: {one.text!r}")
    assert not english, "\n".join(english)


def test_no_two_values_touch() -> None:
    """Nobody could tell where the one ends; in the core each case is then a sentence of its own."""
    # What a reader says of a damaged file is technical and stays English.
    exempt = re.compile(r"\{name\} cannot be played: ")
    texts = [one.text for one in station_texts() if not exempt.match(one.text)]
    assert not [text for text in texts if re.search(r"\}\{[^{]", text)]


@pytest.mark.parametrize("how", [ENDED, BROKEN_OFF])
@pytest.mark.parametrize("step", [*STEP_WORDS, "a-new-step"])
def test_what_is_told_after_an_interruption_is_german(speak: Speak, how: str, step: str) -> None:
    speak("de")
    data = SessionResumedData(session_id="s", step=step, gone_since="", how=how, doing=DOING.get(step, GOES_ON))
    for at in (None, datetime(2026, 11, 22, 14, 2, 31, tzinfo=UTC)):
        german = said(resumed_text(data, at))
        assert german.startswith("Die Station ")
        assert german.endswith(said(GOES_ON))
        assert not {"The", "the", "station", "stopped", "and", "is"} & set(german.split())


def test_several_sentences_are_translated_one_by_one(speak: Speak) -> None:
    speak("de")
    error = DeviceFault("The stimulator does not run.")
    assert said(f"{error.what} {error.meaning} {error.advice}") == (
        "Der Stimulator läuft nicht. Was bis hierher aufgezeichnet ist, bleibt erhalten; solange das Gerät fehlt, wird "
        "nichts aufgezeichnet. Prüfen Sie Stromversorgung, Kabel und Elektroden des Geräts, dann verbinden Sie es "
        "erneut."
    )


def test_values_are_put_back_and_figures_have_the_comma(speak: Speak) -> None:
    speak("de")
    assert said("There is no channel Fp1.") == "Es gibt keinen Kanal Fp1."
    assert said("2.5 GB are free.") == "2,5 GB sind frei."
    assert (
        said("Take the patient's consent for recording.")
        == "Holen Sie die Einwilligung des Patienten in die Aufzeichnung ein."
    )


def test_lists_and_what_stands_behind_a_colon(speak: Speak) -> None:
    speak("de")
    assert said("Cause: pressed by the operator (the window).") == "Ursache: vom Bedienenden gedrückt (das Fenster)."
    assert said("The disk will be full before long. F3 off, T7 too high.") == (
        "Der Datenträger ist bald voll. F3 ab, T7 zu hoch."
    )
    assert said("T7, A1, A2. 3 too high.") == "T7, A1, A2. 3 zu hoch."


def test_sentences_that_begin_with_a_value_are_known_too(speak: Speak) -> None:
    speak("de")
    assert said("2 registered patients may be the same person. Compare, and say who it is.") == (
        "2 angelegte Patienten sind vielleicht dieselbe Person. Vergleichen Sie, und sagen Sie, wer es ist."
    )
    assert said("Tove Lind may not lead sessions.") == "Tove Lind darf keine Sitzungen leiten."


def test_what_is_still_needed_is_told_in_german(speak: Speak) -> None:
    speak("de")
    few = said(missing_text(("consent", "stop_proof")))
    assert few == f"Noch nötig: {said('Consent given')}, {said('Safety stop tested')}."
    every = said(missing_text(get_args(PrerequisiteName)))
    assert every.startswith("Noch nötig: ")
    assert not {"confirmed", "given", "connected", "tested", "the", "needed"} & set(every.rstrip(".").split())


def test_what_nobody_has_written_stays(speak: Speak) -> None:
    speak("de")
    assert said("Nobody says this here.") == "Nobody says this here."
    assert said("HALLORAN, Maeve") == "HALLORAN, Maeve"
    assert said("") == ""


def test_and_to_and_on_alone_translate_nothing(speak: Speak) -> None:
    speak("de")
    for typed in ("Moved to another town", "Without the ears and the nose.", "Freed space on the disk"):
        assert said(typed) == typed
    assert said("T7 and F7") == "T7 und F7"
    assert said("0.5 to 70") == "0.5 bis 70"
    assert said("Cyton on COM3") == "Cyton an COM3"


def test_sentences_beside_an_unknown_one_are_still_translated(speak: Speak) -> None:
    speak("de")
    assert said("Errno 28. Try again in a moment.") == "Errno 28. Versuchen Sie es gleich noch einmal."


def test_every_alarm_has_its_text_and_advice(speak: Speak) -> None:
    speak("de")
    for condition in CONDITIONS.values():
        assert said(condition.text) != condition.text
        assert said(condition.advice) != condition.advice


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_of_a_stop_has_its_words(speak: Speak, cause: Cause) -> None:
    speak("de")
    words = words_of_cause(cause.value, "desktop")
    assert said(words).endswith("(das Fenster)")
    assert said(words) != words


def test_every_class_of_error_has_its_meaning_and_advice(speak: Speak) -> None:
    speak("de")
    waiting: list[type[BaseException]] = [NotFound.__mro__[2]]
    while waiting:
        cls = waiting.pop()
        for text in (cls.default_meaning, cls.default_advice):  # type: ignore[attr-defined]
            assert said(text) != text or not text
        waiting.extend(cls.__subclasses__())


def _filled(template: str) -> str:
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template.format(**dict.fromkeys(names, "x"))


def _letters(template: str) -> int:
    return sum(len(literal) for literal, *_ in Formatter().parse(template))
