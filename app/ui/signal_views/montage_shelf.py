"""The user's own montages on disk: a small TOML file each, in one folder.

Guarantees: a file is written whole or not at all; one that cannot be used is told, with the reason, and left as it is;
of two with one name the first in the order of file names counts, and the other is told. Names of files are made from
names of montages. Does not: know channels, watch the folder, or ship montages. GUI thread; the files are small.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import OperatorError, StorageFault
from app.ui.language import tr
from app.ui.signal_views.montage_definitions import (
    MontageDefinition,
    fault_of_name,
    faults_of,
    read_definition,
    write_definition,
)

SUFFIX = ".toml"
LARGEST_FILE_BYTES = 256_000


@dataclass(frozen=True, slots=True)
class ShelvedMontage:
    """A montage and the file it lies in."""

    definition: MontageDefinition
    path: Path


class MontageShelf:
    """See the rules at the top of this module."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._montages: tuple[ShelvedMontage, ...] = ()

    @property
    def definitions(self) -> tuple[MontageDefinition, ...]:
        """In order of their names."""
        return tuple(one.definition for one in self._montages)

    def load(self) -> tuple[OperatorError, ...]:
        """Read the folder anew; what is told of files that cannot be used. No folder is no fault."""
        found: list[ShelvedMontage] = []
        faults: list[OperatorError] = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                definition = read_montage(path)
            except OperatorError as error:
                faults.append(error)
                continue
            fault = fault_of_name(definition.name, tuple(one.definition.name for one in found))
            if fault:
                faults.append(
                    OperatorError(
                        tr("The montage in {file} is not offered: {why}").format(file=path.name, why=fault),
                        meaning=tr("All other montages are there."),
                        advice=tr("Give it another name in {path}.").format(path=path),
                    )
                )
                continue
            found.append(ShelvedMontage(definition, path))
        self._montages = _in_order(found)
        return tuple(faults)

    def keep(self, definition: MontageDefinition, replaces: str = "") -> None:
        """Write it down, instead of the one called `replaces` where that is given.

        Raises:
            OperatorError: It breaks a rule, or its name is taken.
            StorageFault: It cannot be written.
        """
        others = tuple(one for one in self._montages if one.definition.name != replaces)
        faults = (
            *filter(None, [fault_of_name(definition.name, tuple(one.definition.name for one in others))]),
            *faults_of(definition),
        )
        if faults:
            raise OperatorError(
                tr("The montage cannot be kept: {why}").format(why=faults[0]),
                meaning=tr("Nothing was changed."),
                advice=tr("Put that right first."),
            )
        replaced = next((one.path for one in self._montages if one.definition.name == replaces), None)
        path = replaced or self._free_path(definition.name)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = path.with_name(f"{path.name}.new")
            fresh.write_text(write_definition(definition), encoding="utf-8")
            fresh.replace(path)
        except OSError as error:
            raise _not_written(error) from error
        self._montages = _in_order([*others, ShelvedMontage(definition, path)])

    def remove(self, name: str) -> None:
        """Forget the montage of this name and delete its file; no such montage is no fault.

        Raises:
            StorageFault: Its file cannot be deleted.
        """
        found = next((one for one in self._montages if one.definition.name == name), None)
        if found is None:
            return
        try:
            found.path.unlink(missing_ok=True)
        except OSError as error:
            raise _not_written(error) from error
        self._montages = tuple(one for one in self._montages if one is not found)

    def _free_path(self, name: str) -> Path:
        stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "montage"
        number = 1
        while (path := self._folder / f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}").exists():
            number += 1
        return path


def read_montage(path: Path) -> MontageDefinition:
    """The montage in a file.

    Raises:
        OperatorError: It cannot be read, or is not a montage; says why.
    """
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise _unread(path, tr("It is too large."))
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise _unread(path, f"{error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise _unread(path, tr("It is not a text in UTF-8.")) from error
    return read_definition(text, path.name)


def write_montage(path: Path, definition: MontageDefinition) -> None:
    """Write it where the user says.

    Raises:
        StorageFault: It cannot be written.
    """
    try:
        path.write_text(write_definition(definition), encoding="utf-8")
    except OSError as error:
        raise _not_written(error) from error


def _in_order(montages: list[ShelvedMontage]) -> tuple[ShelvedMontage, ...]:
    return tuple(sorted(montages, key=lambda one: one.definition.name.casefold()))


def _unread(path: Path, why: str) -> OperatorError:
    return OperatorError(
        tr("{file} could not be read as a montage: {why}").format(file=path.name, why=why),
        meaning=tr("The traces are shown as before."),
        advice=tr("Choose another file, or get a fresh copy of this one."),
    )


def _not_written(error: OSError) -> StorageFault:
    return StorageFault(
        tr("The montage could not be kept: {why}.").format(why=error.strerror or error),
        meaning=tr("It is lost when the window is closed. Nothing recorded is affected."),
        advice=tr("Free space on the disk, or ask for the right to write there."),
    )
