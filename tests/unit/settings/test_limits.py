"""Limits have a unit and a source, and a damaged file is refused by name."""

import msgspec
import pytest

from app.core.errors import DefectError
from app.core.settings.limits import Limit, clinical_limits, read_limits
from app.core.settings.resources import resource_path


def _all_limits(value) -> list[Limit]:
    if isinstance(value, Limit):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [limit for name in value.__struct_fields__ for limit in _all_limits(getattr(value, name))]
    return []


def test_each_limit_has_a_unit_and_says_where_it_comes_from() -> None:
    limits = _all_limits(clinical_limits())
    assert len(limits) >= 12
    for limit in limits:
        assert limit.unit
        assert len(limit.source) > 20


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[quality.mains_ratio]", "[quality.main_ratio]", "main"),
        ("schema_version = 2", "schema_version = 9", "version 9"),
        ("value = 0.5", 'value = "much"', "value"),
        ("value = 0.5", "value = ", "line"),
    ],
)
def test_a_damaged_file_is_refused_and_says_where(tmp_path, old: str, new: str, named: str) -> None:
    text = resource_path("limits.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "limits.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefectError, match=named):
        read_limits(path)


def test_a_resource_that_was_not_shipped_is_our_mistake() -> None:
    with pytest.raises(DefectError, match="no_such_file"):
        resource_path("no_such_file")
