"""Puts pages behind a PDF without touching a byte of it, and keeps what proves its signatures in the same file.

Guarantees: the result begins with exactly the bytes that were given (an incremental update, ISO 32000-1, 7.5.6), so
whoever cuts it there has what was signed; the new pages are tagged as the old ones are, so that it stays PDF/A-2a; the
proofs lie in the catalogue's `PieceInfo`, where PDF has private data. Does not: sign or verify anything, or read a file
that `app.core.clinic.reports` did not make. Any process; nothing touches the disk.
"""

import io
from typing import Any

from app.core.errors import DefectError, LedgerBroken

_OURS = "/NeuraScale"
_LONGEST = 64 << 20


def with_pages(document: bytes, pages: bytes, *, proofs: bytes = b"", written: str = "") -> bytes:
    """The document with these pages behind it.

    Args:
        document: A report, or what this function made of one.
        pages: A PDF of ours; see `sheets`.
        proofs: Private data, read again by `proofs_in`.
        written: When, as PDF has dates ("D:20261122080000Z"); needed with `proofs`.

    Raises:
        DefectError: One of the two is not a PDF of ours.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError
    from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

    # The end mark stands on a line of its own; a newline after it changes nothing of the bytes that were signed.
    whole = document if document.endswith(b"\n") else document + b"\n"
    try:
        writer = PdfWriter(io.BytesIO(whole), incremental=True)
        _add_tagged(writer, PdfReader(io.BytesIO(pages)))
        if proofs:
            kept = StreamObject()
            kept.set_data(proofs)
            ours = DictionaryObject(
                {
                    NameObject("/LastModified"): TextStringObject(written),
                    NameObject("/Private"): writer._add_object(kept.flate_encode()),
                }
            )
            pieces = DictionaryObject({NameObject(_OURS): ours})
            writer.root_object[NameObject("/PieceInfo")] = pieces
        out = io.BytesIO()
        writer.write(out)
    except (PyPdfError, KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise DefectError(f"Pages could not be put behind a report ({type(error).__name__}).") from None
    made = out.getvalue()
    if not made.startswith(document):
        raise DefectError("Putting pages behind a report changed the report.")
    return made


def proofs_in(document: bytes) -> bytes:
    """The private data of a document; empty where it has none of ours.

    Raises:
        LedgerBroken: It is not a PDF that can be read.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if not document.startswith(b"%PDF-"):
        raise LedgerBroken("This is not a PDF.")
    try:
        catalogue: Any = PdfReader(io.BytesIO(document), strict=True).root_object
        pieces = catalogue.get("/PieceInfo")
        ours = pieces.get_object().get(_OURS) if pieces is not None else None
        if ours is None:
            return b""
        return bytes(ours.get_object()["/Private"].get_object().get_data())[:_LONGEST]
    except (PyPdfError, KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise LedgerBroken("This is not a PDF that can be read, or it was damaged.") from error


def _add_tagged(writer: Any, reader: Any) -> None:
    """Add the pages with their tags: their structure elements below the document's root, their marks in its tree."""
    from pypdf.generic import NameObject, NumberObject

    root, added_root = writer.root_object["/StructTreeRoot"], reader.root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    next_key = int(root["/ParentTreeNextKey"])
    fresh = {int(number): added_root["/ParentTree"]["/Nums"][at + 1] for at, number in _keys(added_root)}
    for page in reader.pages:
        key = int(page["/StructParents"])
        copy = writer.add_page(page)
        marks = fresh[key].clone(writer)
        copy[NameObject("/StructParents")] = NumberObject(next_key + key)
        numbers.append(NumberObject(next_key + key))
        numbers.append(marks)
    for element in added_root["/K"]:
        copied = element.clone(writer)
        copied.get_object()[NameObject("/P")] = writer.root_object.raw_get("/StructTreeRoot")
        root["/K"].append(copied)
    root[NameObject("/ParentTreeNextKey")] = NumberObject(next_key + int(added_root["/ParentTreeNextKey"]))


def _keys(structure: Any) -> list[tuple[int, int]]:
    numbers = structure["/ParentTree"]["/Nums"]
    return [(at, numbers[at]) for at in range(0, len(numbers), 2)]
