"""EDF+ annotations: the lists of time-stamped texts (TALs) inside a file's annotation signals.

Guarantees: pure; bytes that are not TALs never raise, they are counted. Does not: interpret texts.
Source: Kemp and Olivan 2003, EDF+ specification, section 2.2.
"""

import math
import re
from dataclasses import dataclass

# Onset, duration where there is one, then texts; 0x15 and 0x14 are the separators of the specification.
_TAL = re.compile(rb"([+-]\d+(?:\.\d*)?)(?:\x15(\d+(?:\.\d*)?))?\x14((?:[^\x14\x00]*\x14)*)", re.DOTALL)
_FURTHEST_S = 1e9


@dataclass(frozen=True, slots=True)
class TimedTexts:
    """One TAL.

    Attributes:
        onset_s: Seconds since the file's start time.
        duration_s: None where the file gives none.
        texts: Without the empty ones; a record's time-keeping TAL has none as its first text.
        keeps_time: Its first text is empty, as in the TAL that tells a record's own time.
    """

    onset_s: float
    duration_s: float | None
    texts: tuple[str, ...]
    keeps_time: bool


def parse_timed_texts(raw: bytes) -> tuple[list[TimedTexts], int]:
    """The TALs in one annotation signal of one record, and how many pieces of it are not TALs."""
    found: list[TimedTexts] = []
    broken = 0
    for piece in raw.split(b"\x00"):
        if not piece:
            continue
        match = _TAL.fullmatch(piece)
        if match is None:
            broken += 1
            continue
        onset_s = float(match[1])
        duration_s = float(match[2]) if match[2] is not None else None
        if abs(onset_s) > _FURTHEST_S or (duration_s is not None and duration_s > _FURTHEST_S):
            broken += 1
            continue
        words = match[3].split(b"\x14")[:-1]
        if any(not _is_utf8(word) for word in words):
            broken += 1
        texts = tuple(text for text in (_readable(word) for word in words) if text)
        keeps_time = bool(words) and not words[0] and duration_s is None
        found.append(TimedTexts(onset_s + 0.0, duration_s, texts, keeps_time))
    return found, broken


def record_onset_s(timed_texts: list[TimedTexts]) -> float:
    """The record's own time by its first TAL; NaN where it does not tell."""
    if timed_texts and timed_texts[0].keeps_time:
        return timed_texts[0].onset_s
    return math.nan


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _readable(word: bytes) -> str:
    """UTF-8 as the specification asks, Latin-1 where an older system wrote it; without control characters."""
    text = word.decode("utf-8") if _is_utf8(word) else word.decode("latin-1")
    return "".join(character if character.isprintable() else " " for character in text).strip()
