"""Looks through a PDF for what PDF/A-2 (ISO 19005-2:2011) forbids or demands, as far as one can without a validator.

There is no PDF/A validator in PyPI, npm or Debian (veraPDF, the reference one, is in neither; looked for on
2026-11-22), so this is no proof of conformance. Looked at, by clause of ISO 19005-2 where it is remembered: file
structure (6.1: version, identifier, no encryption, no LZW, no external streams), graphics (6.2: output intent with an
ICC profile that holds, colour spaces, no PostScript, no transfer functions, blend modes, no interpolation), fonts
(6.2.11: embedded, Unicode), annotations, actions and forms (6.3 to 6.5), metadata (6.6: XMP with the claim, the same as
the information dictionary), logical structure (6.7: marked, structure tree, language, alternative texts). Not looked
at: the content streams' operators, widths in font programs against the dictionary, JPEG 2000, the XMP's extension
schemas, signatures.
"""

import io
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

_BLEND_MODES = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge",
                "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color",
                "/Luminosity"}  # fmt: skip
_FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide",
                      "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView"}  # fmt: skip
_FORBIDDEN_ANNOTATIONS = {"/3D", "/Sound", "/Screen", "/Movie", "/FileAttachment"}


def faults_of(document: bytes, conformance: str = "A") -> list[str]:
    """What is wrong, in words; nothing where nothing was found."""
    reader = pypdf.PdfReader(io.BytesIO(document))
    root: Any = reader.trailer["/Root"]
    faults = list(_file_faults(document, reader))
    faults += _metadata_faults(reader, root, conformance)
    faults += _intent_faults(root)
    fonts: dict[int, Any] = {}
    for number, one in _objects(reader):
        faults += [f"object {number}: {fault}" for fault in _object_faults(one)]
        if isinstance(one, DictionaryObject) and one.get("/Type") == "/Font":
            fonts[number] = one
    if not fonts:
        faults.append("there is no font at all")
    for number, font in fonts.items():
        faults += [f"font {number} {font.get('/BaseFont')}: {fault}" for fault in _font_faults(font)]
    if conformance == "A":
        faults += _structure_faults(reader, root)
    return faults


def _file_faults(document: bytes, reader: pypdf.PdfReader) -> Iterator[str]:
    if not document.startswith((b"%PDF-1.4", b"%PDF-1.5", b"%PDF-1.6", b"%PDF-1.7")):
        yield "no PDF of version 1.4 to 1.7"
    second = document.split(b"\n", 2)[1]
    if not (second.startswith(b"%") and sum(byte > 127 for byte in second[1:5]) == 4):
        yield "the second line is no comment of four bytes above 127"
    if reader.is_encrypted or "/Encrypt" in reader.trailer:
        yield "encrypted"
    if "/ID" not in reader.trailer:
        yield "the trailer has no identifier"
    if not document.rstrip().endswith(b"%%EOF"):
        yield "no end mark at the end"


def _objects(reader: pypdf.PdfReader) -> Iterator[tuple[int, Any]]:
    for number in range(1, int(reader.trailer["/Size"])):
        one = reader.get_object(IndirectObject(number, 0, reader))
        if one is not None:
            yield number, one


def _object_faults(one: Any) -> Iterator[str]:
    if isinstance(one, StreamObject):
        filters = one.get("/Filter", [])
        named = [filters] if isinstance(filters, str) else list(filters)
        if "/LZWDecode" in named or "/Crypt" in named:
            yield f"filter {named}"
        if "/F" in one or "/FFilter" in one:
            yield "a stream in another file"
        if one.get("/Subtype") == "/PS" or "/PS" in one:
            yield "PostScript"
        if one.get("/Subtype") == "/Image":
            if one.get("/Interpolate"):
                yield "an image that is interpolated"
            if "/Alternates" in one or "/OPI" in one:
                yield "an image with alternates"
    if isinstance(one, DictionaryObject):
        if one.get("/Type") == "/ExtGState" or "/BM" in one:
            mode = one.get("/BM", "/Normal")
            for name in [mode] if isinstance(mode, str) else list(mode):
                if name not in _BLEND_MODES:
                    yield f"blend mode {name}"
            if "/TR" in one or one.get("/TR2", "/Default") != "/Default" or "/HTP" in one:
                yield "a transfer function or halftone"
        if one.get("/S") in _FORBIDDEN_ACTIONS and "/Type" not in one:
            yield f"action {one['/S']}"
        if "/AA" in one or "/XFA" in one or one.get("/NeedAppearances"):
            yield "additional actions, or a form that draws itself"
        if one.get("/Subtype") in _FORBIDDEN_ANNOTATIONS and "/Rect" in one:
            yield f"annotation {one['/Subtype']}"
        seen = one.get("/Type") == "/Annot" and one.get("/Subtype") not in ("/Popup", "/Link")
        if seen and not int(one.get("/F", 0)) & 4:
            yield "an annotation that is not printed"


def _metadata_faults(reader: pypdf.PdfReader, root: Any, conformance: str) -> Iterator[str]:
    if "/Metadata" not in root:
        yield "no XMP metadata"
        return
    stream = root["/Metadata"]
    if "/Filter" in stream:
        yield "the XMP metadata is compressed"
    words = stream.get_data().decode("utf-8")
    for claim in ("<pdfaid:part>2</pdfaid:part>", f"<pdfaid:conformance>{conformance}</pdfaid:conformance>"):
        if claim not in words:
            yield f"the XMP metadata lacks {claim}"
    about = reader.metadata or {}
    for key in ("/Title", "/Author", "/Creator"):
        said = about.get(key)
        if said and str(said) not in words:
            yield f"{key} of the information dictionary is not in the XMP metadata"
    for names in ("/AF", "/EmbeddedFiles"):
        if names in root or names in root.get("/Names", {}):
            yield "an embedded file"
    if "/OpenAction" in root and "/S" in root["/OpenAction"] and root["/OpenAction"]["/S"] != "/GoTo":
        yield "an action on opening"


def _intent_faults(root: Any) -> Iterator[str]:
    intents = [one.get_object() for one in root.get("/OutputIntents", [])]
    if not any(one.get("/S") == "/GTS_PDFA1" for one in intents):
        yield "no output intent of PDF/A"
    for one in intents:
        profile = one.get("/DestOutputProfile")
        if profile is None:
            yield "an output intent without a profile"
            continue
        data, components = profile.get_object().get_data(), int(profile.get_object()["/N"])
        space = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}.get(data[16:20])
        if data[36:40] != b"acsp" or space != components:
            yield "an output intent whose profile does not hold"
        if data[8] not in (2, 4) or data[12:16] not in (b"mntr", b"prtr", b"scnr", b"spac"):
            yield "an output intent whose profile is of no known version or class"


def _font_faults(font: Any) -> Iterator[str]:
    kind = font["/Subtype"]
    if kind == "/Type3":
        return
    if kind == "/Type0":
        for below in font["/DescendantFonts"]:
            yield from _embedding_faults(below.get_object())
    else:
        if "/FontDescriptor" not in font and "/CIDSystemInfo" not in font:
            yield "no descriptor: it is not embedded"
            return
        yield from _embedding_faults(font)
    if kind == "/Type0" and "/ToUnicode" not in font:
        yield "no map to Unicode"


def _embedding_faults(font: Any) -> Iterator[str]:
    descriptor = font.get("/FontDescriptor", DictionaryObject()).get_object()
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
        yield "not embedded"
    if font.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in font:
        yield "no map from characters to glyphs"


def _structure_faults(reader: pypdf.PdfReader, root: Any) -> Iterator[str]:
    if root.get("/MarkInfo", {}).get("/Marked") != True:  # noqa: E712 (a PDF boolean)
        yield "it does not say that it is tagged"
    if "/StructTreeRoot" not in root:
        yield "no structure tree"
        return
    if not root.get("/Lang"):
        yield "no language"
    for number, one in _objects(reader):
        if isinstance(one, DictionaryObject) and one.get("/S") == "/Figure" and not one.get("/Alt"):
            yield f"object {number}: a figure without an alternative text"
    for page in reader.pages:
        if "/StructParents" not in page and page.get("/Contents") is not None:
            yield "a page outside the structure tree"
        names = (
            page.get("/Resources", DictionaryObject()).get_object().get("/ColorSpace", DictionaryObject()).get_object()
        )
        for space in names.values():
            held = space.get_object()
            if isinstance(held, ArrayObject) and held[0] == "/DeviceN" and len(held) < 5:
                yield "a DeviceN colour without its colorants"
