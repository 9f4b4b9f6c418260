"""Looks for planted words in files, however they may be written there.

Guarantees: a word is found in UTF-8 and UTF-16, in base64 (at any offset) and hexadecimal, whatever its case, also
within zlib and gzip streams and zip members, and in the text of PDF pages. Does not: follow links out of a folder.
"""

import base64
import contextlib
import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_MOST_BYTES = 256_000_000
_MOST_UNPACKED = 64_000_000
_ZLIB_BEGINS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b")
_DEEPEST = 3


def forms_of(word: str) -> tuple[bytes, ...]:
    """The word as bytes, in every form that is looked for; all in lower case but base64."""
    plain = word.encode()
    forms = {plain.lower(), word.lower().encode("utf-16-le"), word.lower().encode("utf-16-be"), plain.hex().encode()}
    for raw in (plain, word.encode("utf-16-le")):
        for offset in range(3):
            # What stands beside it changes the first and the last characters: those between are always the same.
            text = base64.b64encode(b"\0" * offset + raw).rstrip(b"=")
            forms.add(text[(0, 2, 3)[offset] : len(text) - 1])
    return tuple(forms)


class CanarySearch:
    """Words by what they were planted in."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._forms = {where: forms_of(word) for where, word in words.items()}

    def in_bytes(self, content: bytes, depth: int = 0) -> set[str]:
        """Which of the words are in it."""
        lower = content.lower()
        found = {
            where for where, forms in self._forms.items() if any(form in content or form in lower for form in forms)
        }
        if depth < _DEEPEST:
            for unpacked in _unpacked(content):
                found |= self.in_bytes(unpacked, depth + 1)
        return found

    def in_files(self, paths: Iterable[Path]) -> dict[str, set[str]]:
        """The same by file; those that vanish meanwhile, or cannot be read, are passed over."""
        found: dict[str, set[str]] = {}
        for path in paths:
            if name := self.in_bytes(path.name.encode()):
                found[f"{path} (its name)"] = name
            with contextlib.suppress(OSError):
                if path.stat().st_size <= _MOST_BYTES and (seen := self.in_bytes(path.read_bytes())):
                    found[str(path)] = seen
        return found


def files_below(*folders: Path, newer_than_s: float = 0.0) -> Iterator[Path]:
    """Every plain file in them; what vanishes meanwhile is passed over."""
    for folder in folders:
        for path in (Path(at, name) for at, _, names in os.walk(folder) for name in names):
            with contextlib.suppress(OSError):
                if path.is_file() and not path.is_symlink() and path.stat().st_mtime >= newer_than_s:
                    yield path


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"%PDF"):
        yield _text_of_pdf(content)
    if content.startswith(b"PK"):
        with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    for begin in _ZLIB_BEGINS:
        at = content.find(begin)
        while at >= 0:
            unpacker = zlib.decompressobj(wbits=47)
            with contextlib.suppress(zlib.error):
                unpacked = unpacker.decompress(content[at : at + _MOST_UNPACKED], _MOST_UNPACKED)
                if len(unpacked) > 16:
                    yield unpacked
            at = content.find(begin, at + 1)


def _text_of_pdf(content: bytes) -> bytes:
    with contextlib.suppress(PyPdfError):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).encode()
    return b""
