"""The page of a consent: its words, whole, in the patient's language, and nobody's name."""

import io

import pypdf
import pytest

from app.core.clinic.consent_sheet import consent_sheet, paragraphs, sheet_name
from app.core.clinic.consent_texts import consent_texts
from app.core.clinic.purposes import PURPOSES
from app.core.errors import WrongUse
from tests.pdf_a import faults_of


def words_of(document: bytes) -> list[str]:
    """Of each page, without the line breaks that the setting made."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(document)).pages]


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("purpose", PURPOSES)
def test_it_is_one_page_with_the_very_words_and_their_digest(purpose: str, language: str) -> None:
    text = consent_texts(purpose)[-1]
    made = consent_sheet(purpose, text, language)
    (page,) = words_of(made)
    assert text.titles[language] in page
    for part in paragraphs(text.words[language]):
        assert part in page
    assert text.version in page
    assert text.digest() in page
    assert faults_of(made) == []
    assert consent_sheet(purpose, text, language) == made


def test_who_signs_stands_below_in_the_language_of_the_words() -> None:
    text = consent_texts("recording")[-1]
    (german,) = words_of(consent_sheet("recording", text, "de"))
    (english,) = words_of(consent_sheet("recording", text, "en"))
    assert "Unterschrift der aufklärenden Person" in german
    assert "Signature" not in german
    assert "Signature of whoever explained it" in english


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(WrongUse):
        consent_sheet("recording", consent_texts("recording")[-1], "fr")


def test_its_file_is_called_after_the_text() -> None:
    assert sheet_name("recording", consent_texts("recording")[-1], "de") == "consent-recording-2026-1-de.pdf"
