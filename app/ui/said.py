"""What the other programs say, in the language of the window.

The core has no Qt and speaks English: errors, alarms, prerequisites, steps. `said` finds the template that a sentence
was made of (`resources/translations/station_texts.json`, collected from the source by `make translations`), translates
that and puts the values back.

Guarantees: English comes back as it is where nothing fits; the same English always gives the same words; several
sentences in one text are translated one by one. Does not: translate what people have typed. Any thread.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from PySide6.QtCore import QCoreApplication, QLocale

from app.ui.theme.resources import resources_folder

STATION_CONTEXT = "Station"
FILE_NAME = "station_texts.json"
_DEEPEST = 4
_FEW_LETTERS = 12
_JOINING_LETTERS = 6
_LOOSE_WORD = re.compile(r"(?<![\w.-])[a-z]{2,}(?![\w-])")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[\w“\"'])|\n+")
_ASIDE = re.compile(r"(?P<what>.+) \((?P<who>[^()]+)\)")
_FIGURE = re.compile(r"[+-]?\d+\.\d+")


class _Spoken:
    english = True


@dataclass(frozen=True, slots=True)
class StationText:
    """A literal of the core. `figures` are the places that hold a figure with a decimal point."""

    text: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Template:
    text: str
    letters: int
    pattern: re.Pattern[str]
    figures: tuple[str, ...]

    @property
    def joins(self) -> bool:
        """Whether it says next to nothing itself: "{list} and {name}", "{low} to {high}"."""
        return self.letters < _JOINING_LETTERS and self.text[0] in "{ " and ": " not in self.text


@lru_cache(maxsize=1)
def station_texts() -> tuple[StationText, ...]:
    """Everything that the core may say."""
    path = resources_folder() / "translations" / FILE_NAME
    read = json.loads(path.read_text(encoding="utf-8"))
    return tuple(StationText(one["text"], tuple(one.get("figures", ()))) for one in read)


def said(text: str) -> str:
    """`text` of the station in the language of the window."""
    return text if not text or _Spoken.english else _said(text, 0)


def speak(*, english: bool) -> None:
    """The language has changed; in English nothing is looked up."""
    _Spoken.english = english
    _said.cache_clear()


@lru_cache(maxsize=4096)
def _said(text: str, depth: int) -> str:
    whole = _as_one(text, depth, within=False)
    if whole is not None:
        return whole
    breaks = [found.span() for found in _SENTENCE_END.finditer(text)]
    # The longest beginning that is known as a whole, then the rest.
    for start, end in reversed(breaks):
        beginning = _as_one(text[:start], depth, within=False)
        if beginning is not None:
            return beginning + text[start:end] + _said(text[end:], depth)
    whole = _as_one(text, depth, within=True)
    if whole is not None or not breaks:
        return _in_pieces(text, depth) if whole is None else whole
    start, end = breaks[0]
    return text[:end] + _said(text[end:], depth)


def _in_pieces(text: str, depth: int) -> str:
    """A list or a remark behind a colon, whose parts are known; `text` where none is."""
    if depth >= _DEEPEST:
        return text
    end = "." if text.endswith(".") else ""
    phrase = _as_one(text[:-1], depth, within=False) if end else None
    if phrase is not None:
        return phrase + end
    head, colon, rest = text.partition(": ")
    if rest and f"{head}{colon}" in _known():
        return QCoreApplication.translate(STATION_CONTEXT, f"{head}{colon}") + _said(rest, depth + 1)
    for separator in (": ", "; ", ", "):
        parts = text.removesuffix(end).split(separator)
        if len(parts) > 1:
            told = [_said(part, depth + 1) for part in parts]
            if told != parts:
                return separator.join(told) + end
    return text


def _as_one(text: str, depth: int, *, within: bool) -> str | None:
    """The translation of `text` where it is one of the core's literals or was made of one, else None.

    Args:
        within: Whether its values may be whole sentences themselves.
    """
    if text in _known():
        return QCoreApplication.translate(STATION_CONTEXT, text)
    if text[:1].islower() and " " in text and (begun := text[0].upper() + text[1:]) in _known():
        # A phrase in the middle of a list.
        return QCoreApplication.translate(STATION_CONTEXT, begun)
    if depth >= _DEEPEST:
        return None
    aside = _ASIDE.fullmatch(text)
    if aside is not None and aside["what"] in _known():
        return f"{_said(aside['what'], depth + 1)} ({_said(aside['who'], depth + 1)})"
    for template in _templates():
        found = template.pattern.fullmatch(text)
        if found is None or (template.joins and not all(_is_firm(value, depth) for value in found.groups())):
            continue
        if all(_is_value(value, template, within=within) for value in found.groups()):
            values = {name: _value(name, value, template, depth) for name, value in found.groupdict().items()}
            return QCoreApplication.translate(STATION_CONTEXT, template.text).format(**values)
    return None


def _is_value(value: str, template: _Template, *, within: bool) -> bool:
    """Whether it may stand in a place; where a template has few words of its own, only what is short may."""
    if template.letters < _FEW_LETTERS:
        return len(value) <= max(16, 8 * template.letters) and not _SENTENCE_END.search(value)
    return within or not _SENTENCE_END.search(value)


def _is_firm(value: str, depth: int) -> bool:
    """Whether it is known, or has no English words: what people have typed is not translated by its "and" alone."""
    return value in _known() or _LOOSE_WORD.search(value) is None or _said(value, depth + 1) != value


def _value(name: str, value: str, template: _Template, depth: int) -> str:
    if name in template.figures and _FIGURE.fullmatch(value):
        return value.replace(".", QLocale().decimalPoint())
    return _said(value, depth + 1) if " " in value or value in _known() else value


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(one.text for one in station_texts() if "{" not in one.text)


@lru_cache(maxsize=1)
def _templates() -> tuple[_Template, ...]:
    """Those with places, the most particular first."""
    made = [
        _Template(one.text, _letters(one.text), _pattern(one.text), one.figures)
        for one in station_texts()
        if "{" in one.text
    ]
    # Of two with the same words the one with more places: its brackets would else be part of the other's value.
    return tuple(sorted(made, key=lambda one: (-one.letters, -one.pattern.groups)))


def _letters(template: str) -> int:
    return sum(sum(one.isalpha() for one in literal) for literal, *_ in Formatter().parse(template))


def _pattern(template: str) -> re.Pattern[str]:
    parts: list[str] = []
    seen: set[str] = set()
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal))
        if name is not None:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
    return re.compile("".join(parts), re.DOTALL)
