"""Makes the report's PDF.

Guarantees: PDF/A-2a (ISO 19005-2: archivable, tagged for screen readers); the same content gives the same bytes on the
same machine; nothing is written to disk on the way, and nothing in the content is ever read as markup. Does not: sign.
Any process; a second or two of one core.
"""

import io
import re
from datetime import datetime
from typing import Any, cast

import msgspec

from app.core.clinic.reports import background_figures, course_figures, figures
from app.core.clinic.reports.content import ReportContent
from app.core.clinic.reports.page_text import grade_of_channel, grade_of_impedance, page_text
from app.core.clinic.reports.trace_figures import trace_page
from app.core.errors import DefectError
from app.core.settings.resources import resource_path


def render_report(content: ReportContent) -> bytes:
    """The report as a PDF file.

    Raises:
        DefectError: The document could not be set.
    """
    return compile_document(content)[0]


def compile_document(content: ReportContent, **options: Any) -> list[bytes]:
    """The report as `typst` makes it; `options` go to it ("format", "ppi": pictures of the pages, for tests).

    Raises:
        DefectError: The document could not be set.
    """
    import typst

    folder = resource_path("report")
    words = page_text(content)
    drawn = _figures(content)
    words["figures"] = sorted(drawn)
    files: dict[str, bytes] = {
        "main.typ": (folder / "report.typ").read_bytes(),
        "report.json": msgspec.json.encode(words),
        **{f"{name}.svg": figure for name, figure in drawn.items()},
    }
    if not options:
        options = {"pdf_standards": ["a-2a"]}
    # Its stubs know paths only; a dictionary of files, so that nothing touches the disk, is documented.
    setting = cast("Any", typst.compile)
    try:
        made = setting(
            files, font_paths=[resource_path("fonts")], timestamp=document_seconds(content.written), **options
        )
    except typst.TypstError as error:
        raise DefectError(f"The report could not be set as a document: {said_briefly(error)}.") from None
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def said_briefly(error: Exception) -> str:
    """What the typesetter said; it may quote what was being set, and so a patient's name: its first words alone."""
    return re.split(r"[\"':(]", str(error), maxsplit=1)[0].strip()[:80]


def document_seconds(written: str) -> int:
    """A document's date as the typesetter takes it.

    Raises:
        DefectError: It is no ISO 8601 time.
    """
    try:
        return int(datetime.fromisoformat(written).timestamp())
    except ValueError as error:
        raise DefectError("The report's date is not an ISO 8601 time.") from error


def _figures(content: ReportContent) -> dict[str, bytes]:
    """The figures that can be drawn from what there is, by name."""
    found: dict[str, bytes | None] = {}
    measured = content.impedances or content.impedances_after
    if measured:
        kind = content.electrode_type
        grades = [
            (e.label, "open" if e.kiloohm is None else f"{e.kiloohm:.0f}", grade_of_impedance(e.kiloohm, kind))
            for e in measured
        ]
        found["impedances"] = figures.electrode_map(grades)
    if content.analysis is not None:
        found["course"] = course_figures.course(content)
        found["spectrum"] = figures.spectrum(content.analysis)
        found["maps"] = figures.band_maps(content.analysis)
        eeg = [channel for channel in content.analysis.channels if channel.kind == "eeg"]
        found["electrodes"] = figures.electrode_map([(c.label, "", grade_of_channel(c)) for c in eeg])
    if content.detail is not None:
        if content.detail.background is not None:
            found["background"] = background_figures.posterior_spectra(content.detail.background)
        found.update((f"trace{at}", trace_page(one)) for at, one in enumerate(content.detail.excerpts))
    if content.checkpoint is not None:
        found["checkpoint"] = _qr_code(content.checkpoint.text)
    return {name: figure for name, figure in found.items() if figure is not None}


def _qr_code(words: str) -> bytes | None:
    """The checkpoint as a QR code (ISO/IEC 18004), error correction M; None where it is too long for one."""
    import segno

    try:
        code = segno.make(words, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    out = io.BytesIO()
    code.save(out, kind="svg", border=4, scale=2, xmldecl=False, dark="#000", light="#fff")
    return out.getvalue()
