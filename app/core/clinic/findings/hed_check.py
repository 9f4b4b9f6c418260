"""Checks HED strings with hedtools against the schemas that it carries, without a network.

Guarantees: every string is read by the validator of the HED working group; the schema is the one that is named, from
the package's own files. Does not: fetch a schema, or change a string. hedtools takes seconds to be imported: called in
a task of its own process (`neurascale worker --task hed`) and by tests.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.core.errors import DefectError


class HedTask(msgspec.Struct, frozen=True, kw_only=True):
    """What the task is given on standard input."""

    hed_version: str
    strings: tuple[str, ...]


def hed_faults(hed_version: str, strings: Sequence[str]) -> tuple[str, ...]:
    """What the validator says against them; empty where it says nothing.

    Args:
        hed_version: As "score_2.2.0".

    Raises:
        DefectError: hedtools does not carry that schema.
    """
    import hed
    from hed import HedString
    from hed.schema import load_schema
    from hed.validator import HedValidator

    path = Path(hed.__file__).parent / "schema" / "schema_data" / f"HED_{hed_version}.xml"
    if not path.is_file():
        raise DefectError(f"hedtools does not carry the HED schema {hed_version}.")
    schema = load_schema(str(path))
    validator = HedValidator(schema)
    faults = []
    for text in strings:
        for issue in validator.validate(HedString(text, schema), allow_placeholders=False):
            faults.append(f"{issue['code']}: {text}")
    return tuple(faults)
