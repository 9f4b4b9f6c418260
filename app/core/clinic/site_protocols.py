"""The protocols of one site, as files in the data folder, beside those that ship with the application.

Guarantees: what is offered can be used: a file that follows the rules in part is left out whole, and named with what is
wrong in it. No file takes the place of a protocol that ships, or asks for less than the consent to record. A file that
was changed counts from the next look on. Does not: write files (`keep_file` alone does, whole or not at all), or touch
sessions that were begun: those keep the protocol they ran under (`app.core.clinic.session_protocol`). Any thread, any
process.
"""

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from app.core.clinic.protocols import SessionProtocol, judged, load_protocol, protocol_names
from app.core.errors import NotFound, StorageFault, WrongUse
from app.core.settings.resources import resource_path
from app.core.store.sealed_files import write_private

LARGEST_BYTES = 64_000
MOST_FILES = 100
LONGEST_TITLE, LONGEST_MARK, LONGEST_MINUTES = 80, 60, 24 * 60.0
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
ALWAYS_ASKED = "recording"


class OfferedProtocol(msgspec.Struct, frozen=True, kw_only=True):
    """A protocol that a session can be begun with. `text`: its file, whole."""

    protocol: SessionProtocol
    text: str
    of_site: bool = False


class FileFault(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is left out. `text`: what is wrong in it, for people."""

    file: str
    text: str


class SiteProtocols(msgspec.Struct, frozen=True, kw_only=True):
    """What a site's folder holds, by name, and what is left out."""

    protocols: tuple[OfferedProtocol, ...] = ()
    faults: tuple[FileFault, ...] = ()


def site_protocols(folder: Path | None) -> SiteProtocols:
    """What lies in the folder now; nothing where there is none. Never raises: what cannot be read is a fault."""
    if folder is None:
        return SiteProtocols()
    try:
        with os.scandir(folder) as found:
            files = sorted(
                (one.name, one.stat().st_mtime_ns, one.stat().st_size)
                for one in found
                if one.name.endswith(".toml") and not one.name.startswith(".") and one.is_file()
            )
    except FileNotFoundError:
        return SiteProtocols()
    except OSError as error:
        return SiteProtocols(faults=(FileFault(file=folder.name, text=f"It cannot be read: {error.strerror}."),))
    return _read_folder(folder, tuple(files))


def offered_names(folder: Path | None) -> tuple[str, ...]:
    """Names of all protocols that a session can be begun with here, sorted."""
    return tuple(sorted({*protocol_names(), *(one.protocol.name for one in site_protocols(folder).protocols)}))


def offered(name: str, folder: Path | None) -> OfferedProtocol:
    """The protocol of this name as it is now.

    Raises:
        NotFound: There is none.
    """
    if name in protocol_names():
        text = resource_path("protocols", f"{name}.toml").read_text(encoding="utf-8")
        return OfferedProtocol(protocol=load_protocol(name), text=text)
    for one in site_protocols(folder).protocols:
        if one.protocol.name == name:
            return one
    names = ", ".join(offered_names(folder))
    raise NotFound("There is no such protocol.", advice=f"Choose one of: {names}.")


def checked(content: bytes, file_name: str) -> OfferedProtocol:
    """A site's file, if it can be used.

    Raises:
        WrongUse: It cannot, and why not.
    """
    found = _checked(content, file_name)
    if isinstance(found, str):
        raise WrongUse(f"The protocol file {file_name} cannot be used: {found}.", meaning="Nothing was changed.")
    return found


def keep_file(folder: Path, name: str, text: str) -> None:
    """Write a site's file, whole or not at all, readable for this user alone.

    Raises:
        StorageFault: It cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFault(
            f"The protocol cannot be kept: {error.strerror or error}.", meaning="Nothing was changed."
        ) from error
    write_private(folder / f"{name}.toml", text.encode())


@lru_cache(maxsize=8)
def _read_folder(folder: Path, files: tuple[tuple[str, int, int], ...]) -> SiteProtocols:
    """As `site_protocols`; read again where a file's time or size is another."""
    protocols: list[OfferedProtocol] = []
    faults: list[FileFault] = []
    for place, (file, _, size) in enumerate(files):
        if place >= MOST_FILES:
            faults.append(FileFault(file=file, text=f"there are more than {MOST_FILES} files"))
            continue
        try:
            found = _checked((folder / file).read_bytes() if size <= LARGEST_BYTES else b" " * size, file)
        except OSError as error:
            found = f"it cannot be read ({error.strerror or error})"
        if isinstance(found, str):
            faults.append(FileFault(file=file, text=found))
        else:
            protocols.append(found)
    return SiteProtocols(protocols=tuple(protocols), faults=tuple(faults))


def _checked(content: bytes, file_name: str) -> OfferedProtocol | str:
    """The protocol, or what is wrong with it."""
    name = file_name.removesuffix(".toml")
    if len(content) > LARGEST_BYTES:
        return f"it is larger than {LARGEST_BYTES // 1000} kB"
    if not file_name.endswith(".toml") or not _NAME.fullmatch(name):
        return "its file's name is not of small letters, digits and hyphens, 40 at most, with .toml"
    if name in protocol_names():
        return f"{name!r} is the name of a protocol that ships with the application"
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return "it is not UTF-8"
    found = judged(text, name)
    if isinstance(found, str):
        return found
    return _fault(found) or OfferedProtocol(protocol=found, text=text, of_site=True)


def _fault(protocol: SessionProtocol) -> str:
    """What is asked of a site's file besides the schema; empty where all is well."""
    if ALWAYS_ASKED not in protocol.purposes:
        return f"it does not ask for the consent to {ALWAYS_ASKED!r}"
    if not protocol.title.strip() or len(protocol.title) > LONGEST_TITLE:
        return f"its title has not 1 to {LONGEST_TITLE} characters"
    if any(not mark.strip() or len(mark) > LONGEST_MARK for mark in _marks(protocol)):
        return f"a mark has not 1 to {LONGEST_MARK} characters"
    if not 0 < protocol.planned_minutes <= LONGEST_MINUTES or protocol.minimum_minutes > protocol.planned_minutes:
        return f"its minutes are not more than 0, {LONGEST_MINUTES:.0f} at most, and planned for the minimum"
    if any(not one.isprintable() for one in _texts(msgspec.to_builtins(protocol))):
        return "a text has characters that cannot be printed"
    return ""


def _marks(protocol: SessionProtocol) -> tuple[str, ...]:
    phases = (phase.mark for one in protocol.activations for phase in one.course())
    return (*protocol.annotations, *phases)


def _texts(value: Any) -> list[str]:
    """Every text in it."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for one in parts for text in _texts(one)]
