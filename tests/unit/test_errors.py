"""`app.core.errors`: every error says what happened, what it means and what to do, and keeps its code."""

import re

import pytest

from app.core import errors
from app.core.errors import (
    DefectError,
    LedgerBroken,
    NeuraScaleError,
    StorageFault,
    SurroundingsError,
    error_classes,
    unforeseen,
)

# What scripts and other machines may rely on. A code is added, never changed or taken away.
CODES = {
    "neurascale": "NeuraScaleError",
    "operator": "OperatorError",
    "operator.wrong_use": "WrongUse",
    "operator.not_permitted": "NotPermitted",
    "operator.not_permitted.not_signed_in": "NotSignedIn",
    "operator.not_permitted.not_own_patient": "NotOwnPatient",
    "operator.not_found": "NotFound",
    "operator.conflict": "Conflict",
    "operator.cancelled": "Cancelled",
    "operator.prerequisite_missing": "PrerequisiteMissing",
    "surroundings": "SurroundingsError",
    "surroundings.device": "DeviceFault",
    "surroundings.source_file": "SourceFileFault",
    "surroundings.storage": "StorageFault",
    "surroundings.recording_broken": "RecordingBroken",
    "surroundings.ledger_broken": "LedgerBroken",
    "surroundings.link_down": "LinkDown",
    "surroundings.timed_out": "TimedOut",
    "defect": "DefectError",
    "defect.event_refused": "EventRefused",
}


def test_the_codes_are_those_that_were_promised() -> None:
    found = {code: cls.__name__ for code, cls in error_classes().items() if cls.__module__ == errors.__name__}
    assert CODES.items() <= found.items()


def test_no_two_classes_share_a_code() -> None:
    def below(cls: type[NeuraScaleError]) -> list[type[NeuraScaleError]]:
        return [cls, *(found for child in cls.__subclasses__() for found in below(child))]

    codes = [cls.code for cls in below(NeuraScaleError) if "code" in vars(cls)]
    assert len(codes) == len(set(codes))


def test_a_class_of_a_single_program_does_not_take_the_place_of_its_parent() -> None:
    class Full(StorageFault):
        """Without a code of its own."""

    assert Full.code == StorageFault.code
    assert error_classes()[StorageFault.code] is StorageFault


def test_a_code_says_its_place_in_the_tree() -> None:
    for cls in error_classes().values():
        parent = cls.__mro__[1]
        if cls is not NeuraScaleError and parent is not NeuraScaleError:
            assert cls.code.startswith(f"{parent.code}."), f"{cls.__name__} has the code {cls.code}"


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__ or ""))
    assert drawn == {name for name in CODES.values() if name != "NeuraScaleError"}


@pytest.mark.parametrize("cls", error_classes().values(), ids=lambda cls: cls.__name__)
def test_every_error_has_all_three_parts_and_its_text_carries_them(cls: type[NeuraScaleError]) -> None:
    error = cls("The disk is full.")
    assert error.what == "The disk is full."
    for sentence in (error.meaning, error.advice):
        assert sentence.endswith(".")
        assert sentence in str(error)
    assert str(error).endswith(f"[{cls.code}]")


def test_own_words_replace_the_usual_ones() -> None:
    error = StorageFault("Full.", meaning="It stopped at 12 s.", advice="Free 2 GB.")
    assert str(error) == "Full. It stopped at 12 s. Free 2 GB. [surroundings.storage]"


def test_a_broken_ledger_names_the_entry() -> None:
    assert LedgerBroken("Changed.", at_index=7).at_index == 7
    assert LedgerBroken("Changed.").at_index is None


def test_what_nobody_foresaw_is_told_with_its_place_and_without_its_text() -> None:
    def raised(error: Exception) -> Exception:
        try:
            raise error
        except (ValueError, OSError) as caught:
            return caught

    told = unforeseen(raised(ValueError("no such patient: Doe, Jane")))
    assert isinstance(told, DefectError)
    assert re.search(r"ValueError at test_errors\.py:\d+", told.what)
    assert "Doe" not in str(told)
    refused = unforeseen(raised(OSError(28, "No space left on device", "/data/Doe.edf")))
    assert isinstance(refused, SurroundingsError)
    assert "No space left" in refused.what
    assert "Doe" not in str(refused)
    assert "at ?" in unforeseen(RuntimeError("never raised")).what
