"""Terms of SCORE, their features and places, in the language of the window; and what a search finds them by.

Guarantees: the words of `resources/score/terms.toml`; English where a language has none. A search knows the English
words and the id in every language, as other systems write them. Does not: change what is kept or printed: log, report
and FHIR have ids and English words. GUI thread, for the language.
"""

from app.core.clinic.findings.score_terms import ENGLISH, ScoreTerm, TermGroup, Words, score_terms
from app.core.clinic.findings.structured import Finding
from app.ui.language import language_code, tr


def told(words: Words) -> str:
    """As the window says it."""
    return _shown(words.told(language_code()))


def finding_label(finding: Finding) -> str:
    """A finding's term; as the station says it where this window does not know it."""
    known = score_terms().terms.get(finding.term)
    return told(known.words) if known is not None else finding.label


def place_text(side: str, regions: tuple[str, ...]) -> str:
    """A place, as "links, frontal und temporal"; empty where there is none."""
    return _shown(score_terms().place_words(side, regions, language_code()))


def hint_text(term: ScoreTerm) -> str:
    """What stands beside a term: all its words, the English ones too where the window speaks others, and its id."""
    return "  ·  ".join(dict.fromkeys((told(term.words), term.words.en, term.id)))


def searched_text(group: TermGroup, term: ScoreTerm) -> str:
    """Everything that a term is found by: its words in the window's language and in English, its group's, its id."""
    parts = (told(term.words), term.words.en, told(group.words), group.words.en, term.id)
    return folded(" ".join(parts))


def folded(text: str) -> str:
    """Text as it is compared: capitals, and "Photo" for "Foto", make no difference."""
    return text.casefold().replace("ph", "f")


def _shown(text: str) -> str:
    # The made-up language of tests and pictures has no words of its own in the table.
    return tr(text) if language_code() == ENGLISH else text
