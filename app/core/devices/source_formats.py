"""Which reader is right for a file: by what it begins with, not by what it is called.

Guarantees: only the reader of the format that was found is imported. Does not: read further than the first bytes
itself. Any thread.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from app.core.devices.edf_header import open_source
from app.core.devices.source_file import SourceFile
from app.core.errors import SourceFileFault

_HEAD_BYTES = 256
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# A FIF file begins with the tag FIFF_FILE_ID (100) of type FIFFT_ID_STRUCT (31) and 20 bytes, big-endian.
_FIF_HEAD = bytes.fromhex("000000640000001f00000014")


class SourceFormat(StrEnum):
    """Formats of recording files that can be played."""

    EDF = "EDF or BDF"
    BRAINVISION = "BrainVision"
    XDF = "XDF"
    FIF = "FIF"
    OPENBCI = "OpenBCI text"


# What a file of this name claims to be. A text file may be anything.
CLAIMED = {
    ".edf": SourceFormat.EDF,
    ".bdf": SourceFormat.EDF,
    ".rec": SourceFormat.EDF,
    ".vhdr": SourceFormat.BRAINVISION,
    ".ahdr": SourceFormat.BRAINVISION,
    ".xdf": SourceFormat.XDF,
    ".fif": SourceFormat.FIF,
}
_COMPANIONS = (".vmrk", ".amrk", ".eeg", ".dat")


def format_of(path: Path) -> SourceFormat | None:
    """The format a file is in by its first bytes; None where it is none of these, or EDF or BDF.

    Raises:
        SourceFileFault: It cannot be read.
    """
    try:
        with open_source(path) as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError as error:
        raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error
    text = head.removeprefix(_BYTE_ORDER_MARK)
    if head.startswith(b"XDF:"):
        return SourceFormat.XDF
    if head.startswith(_FIF_HEAD):
        return SourceFormat.FIF
    if text.startswith((b"Brain Vision Data Exchange Header", b"BrainVision Data Exchange Header")):
        return SourceFormat.BRAINVISION
    if text.startswith(b"%OpenBCI"):
        return SourceFormat.OPENBCI
    return None


def open_source_file(path: Path) -> SourceFile:
    """The file, checked and open.

    Raises:
        SourceFileFault: It is in no format that can be played, cannot be trusted from its first byte on, or holds no
            signal.
    """
    found = format_of(path)
    claimed = CLAIMED.get(path.suffix.lower())
    if found is not None:
        return _READERS[found](path)
    if path.suffix.lower() in _COMPANIONS:
        raise SourceFileFault(
            f"{path.name} cannot be played: it is one part of a BrainVision recording.",
            advice="Choose the file with the same name that ends in .vhdr.",
        )
    if claimed not in (None, SourceFormat.EDF):
        size = path.stat().st_size
        fault = "it is empty" if not size else f"it does not begin as {_ARTICLE.get(claimed, 'a')} {claimed} file does"
        raise SourceFileFault(f"{path.name} cannot be played: {fault}.")
    return _edf(path)


_ARTICLE = {SourceFormat.XDF: "an", SourceFormat.OPENBCI: "an"}


def _edf(path: Path) -> SourceFile:
    from app.core.devices.edf_source import EdfSource

    return EdfSource(path)


def _brainvision(path: Path) -> SourceFile:
    from app.core.devices.brainvision_source import BrainVisionSource

    return BrainVisionSource(path)


def _fif(path: Path) -> SourceFile:
    from app.core.devices.fif_source import FifSource

    return FifSource(path)


def _xdf(path: Path) -> SourceFile:
    from app.core.devices.xdf_source import XdfSource

    return XdfSource(path)


def _openbci(path: Path) -> SourceFile:
    from app.core.devices.openbci_text import OpenBciText

    return OpenBciText(path)


_READERS: dict[SourceFormat, Callable[[Path], SourceFile]] = {
    SourceFormat.BRAINVISION: _brainvision,
    SourceFormat.FIF: _fif,
    SourceFormat.XDF: _xdf,
    SourceFormat.OPENBCI: _openbci,
}
