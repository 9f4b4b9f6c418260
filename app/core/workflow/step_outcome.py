"""What a step gave, in the form in which the engine keeps it.

Guarantees: an error is kept as a value, so that a run after a restart raises the same class with the same texts as the
first run did; an engine's own way of keeping exceptions (pickle, or a foreign class) would give another.
"""

from typing import Any

import msgspec

from app.core.errors import DefectError, LedgerBroken, NeuraScaleError, error_classes


class KeptError(msgspec.Struct, frozen=True, kw_only=True):
    """An error of our tree."""

    code: str
    what: str
    meaning: str
    advice: str
    at_index: int | None = None

    def text(self) -> str:
        """As people read it."""
        return f"{self.what} {self.meaning} {self.advice}"


class StepOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one attempt, or the error it ended with."""

    result: Any = None
    error: KeptError | None = None


def keep_error(error: NeuraScaleError) -> KeptError:
    """The error as a value."""
    return KeptError(
        code=error.code,
        what=error.what,
        meaning=error.meaning,
        advice=error.advice,
        at_index=error.at_index if isinstance(error, LedgerBroken) else None,
    )


def rebuild_error(kept: KeptError) -> NeuraScaleError:
    """The error again, of the class that it had, or `DefectError` where this release does not know that."""
    cls = error_classes().get(kept.code, DefectError)
    if issubclass(cls, LedgerBroken):
        return cls(kept.what, at_index=kept.at_index, meaning=kept.meaning, advice=kept.advice)
    return cls(kept.what, meaning=kept.meaning, advice=kept.advice)
