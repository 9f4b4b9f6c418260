"""The terms that findings are made of: SCORE's, as `resources/score/terms.toml` has them.

Guarantees: each id is there once, with words in every language of `LANGUAGES`; a file that does not follow the schema
is refused with its fault; a term that was written by a version with other terms is still printed, by its id. English
unless another language is asked for: log, report and FHIR ask for none. Does not: know HED's rules (`hed_check` asks
hedtools). Pure; any thread.
"""

import functools
import tomllib
from typing import Annotated

import msgspec

from app.core.errors import DefectError, WrongUse
from app.core.settings.resources import resource_path

SCHEMA_VERSION = 2
ENGLISH, GERMAN = "en", "de"
LANGUAGES = (ENGLISH, GERMAN)

_Text = Annotated[str, msgspec.Meta(min_length=1)]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parent of what the table is made of."""


class Words(_Part, frozen=True, kw_only=True):
    """The same in each language."""

    en: _Text
    de: _Text

    def told(self, language: str) -> str:
        """In a language; in English where it is none of `LANGUAGES`."""
        return self.de if language == GERMAN else self.en


class ReadBy(_Part, frozen=True, kw_only=True):
    """Of each language, which clinicians who speak it have read the words; empty while nobody has."""

    en: tuple[str, ...]
    de: tuple[str, ...]


class ScoreTerm(_Part, frozen=True, kw_only=True):
    """A term; `whole` for one that is about the whole recording, without time and place."""

    id: str
    words: Words
    whole: bool = False


class TermGroup(_Part, frozen=True, kw_only=True):
    key: str
    words: Words
    terms: tuple[ScoreTerm, ...]


class FeatureValue(_Part, frozen=True, kw_only=True):
    id: str
    words: Words


class Feature(_Part, frozen=True, kw_only=True):
    """Something that may be said of a finding; one of its values at most."""

    key: str
    words: Words
    values: tuple[FeatureValue, ...]


class Region(_Part, frozen=True, kw_only=True):
    key: str
    words: Words
    hed: str


class Side(_Part, frozen=True, kw_only=True):
    key: str
    words: Words
    hed: tuple[str, ...]


class ScoreTerms(_Part, frozen=True, kw_only=True):
    """The whole table; `last_of_many` stands before the last of a list: "and"."""

    schema_version: int
    hed_version: str
    read_by: ReadBy
    last_of_many: Words
    group: tuple[TermGroup, ...]
    feature: tuple[Feature, ...]
    region: tuple[Region, ...]
    side: tuple[Side, ...]

    @property
    def terms(self) -> dict[str, ScoreTerm]:
        return {one.id: one for group in self.group for one in group.terms}

    def term(self, term_id: str) -> ScoreTerm:
        """A term.

        Raises:
            WrongUse: There is none of that id.
        """
        found = self.terms.get(term_id)
        if found is None:
            raise WrongUse("There is no such term of SCORE here.", advice="Choose one of the list.")
        return found

    def words_of(self, term_id: str, language: str = ENGLISH) -> str:
        """A term in words; its id, readable, where this version does not know it."""
        known = self.terms.get(term_id)
        return known.words.told(language) if known else term_id.replace("-", " ")

    def feature_words(self, feature_id: str, language: str = ENGLISH) -> str:
        """A feature's value as it is printed: "How often: frequent"."""
        for feature in self.feature:
            for value in feature.values:
                if value.id == feature_id:
                    return f"{feature.words.told(language)}: {value.words.told(language)}"
        return feature_id.replace("-", " ")

    def place_words(self, side: str, regions: tuple[str, ...], language: str = ENGLISH) -> str:
        """A place as it is printed: "left, frontal and temporal"; empty where there is none."""
        sides = {one.key: one.words.told(language) for one in self.side}
        names = {one.key: one.words.told(language) for one in self.region}
        where = [names.get(one, one) for one in regions]
        last = f" {self.last_of_many.told(language)} "
        listed = last.join([", ".join(where[:-1]), where[-1]] if len(where) > 1 else where)
        return ", ".join(part for part in (sides.get(side, side), listed) if part)

    def demand_place(self, side: str, regions: tuple[str, ...]) -> None:
        """Raises: WrongUse: A side or region that there is not, or a region twice."""
        if side and side not in {one.key for one in self.side}:
            raise WrongUse("There is no such side.", advice="Choose one of the list.")
        if not set(regions) <= {one.key for one in self.region} or len(set(regions)) != len(regions):
            raise WrongUse("There is no such region, or it is named twice.", advice="Choose from the list.")

    def demand_features(self, features: tuple[str, ...]) -> None:
        """Raises: WrongUse: A value that there is not, or two values of one feature."""
        of = {value.id: feature.key for feature in self.feature for value in feature.values}
        if not set(features) <= of.keys():
            raise WrongUse("There is no such feature.", advice="Choose from the list.")
        if len({of[one] for one in features}) != len(features):
            raise WrongUse("A finding has one value of each feature.", advice="Choose one of the two.")


@functools.cache
def score_terms() -> ScoreTerms:
    """The shipped table.

    Raises:
        DefectError: It does not follow the schema.
    """
    path = resource_path("score", "terms.toml")
    try:
        table = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), ScoreTerms)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DefectError(f"The terms of findings cannot be read: {error}.") from error
    ids = [one.id for group in table.group for one in group.terms]
    ids += [value.id for feature in table.feature for value in feature.values]
    if table.schema_version != SCHEMA_VERSION or len(set(ids)) != len(ids):
        raise DefectError("The terms of findings are of another version, or one is there twice.")
    return table
