"""The terms that findings are made of: SCORE's, as `resources/score/terms.toml` has them.

Guarantees: each id is there once; a file that does not follow the schema is refused with its fault; a term that was
written by a version with other terms is still printed, by its id. Does not: know HED's rules (`hed_check` asks
hedtools). Pure; any thread.
"""

import functools
import tomllib

import msgspec

from app.core.errors import DefectError, WrongUse
from app.core.settings.resources import resource_path

SCHEMA_VERSION = 1


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parent of what the table is made of."""


class ScoreTerm(_Part, frozen=True, kw_only=True):
    """A term; `whole` for one that is about the whole recording, without time and place."""

    id: str
    words: str
    whole: bool = False


class TermGroup(_Part, frozen=True, kw_only=True):
    key: str
    words: str
    terms: tuple[ScoreTerm, ...]


class FeatureValue(_Part, frozen=True, kw_only=True):
    id: str
    words: str


class Feature(_Part, frozen=True, kw_only=True):
    """Something that may be said of a finding; one of its values at most."""

    key: str
    words: str
    values: tuple[FeatureValue, ...]


class Region(_Part, frozen=True, kw_only=True):
    key: str
    words: str
    hed: str


class Side(_Part, frozen=True, kw_only=True):
    key: str
    words: str
    hed: tuple[str, ...]


class ScoreTerms(_Part, frozen=True, kw_only=True):
    """The whole table."""

    schema_version: int
    hed_version: str
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

    def words_of(self, term_id: str) -> str:
        """A term in words; its id, readable, where this version does not know it."""
        known = self.terms.get(term_id)
        return known.words if known else term_id.replace("-", " ")

    def feature_words(self, feature_id: str) -> str:
        """A feature's value as it is printed: "How often: frequent"."""
        for feature in self.feature:
            for value in feature.values:
                if value.id == feature_id:
                    return f"{feature.words}: {value.words}"
        return feature_id.replace("-", " ")

    def place_words(self, side: str, regions: tuple[str, ...]) -> str:
        """A place as it is printed: "left, frontal and temporal"; empty where there is none."""
        sides = {one.key: one.words for one in self.side}
        names = {one.key: one.words for one in self.region}
        where = [names.get(one, one) for one in regions]
        listed = " and ".join([", ".join(where[:-1]), where[-1]] if len(where) > 1 else where)
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
