"""That a millimetre of a trace page is a millimetre, in the figure and on the paper."""

import io
import re
from typing import Any

import numpy as np
import pytest

from app.core.clinic.reports.rendering import compile_document, render_report
from app.core.clinic.reports.trace_figures import PT_PER_MM, WIDTH_MM, trace_page, trace_page_text
from app.core.processing.excerpts import Excerpt, ExcerptMark, ReportDetail
from tests.fakes.report_contents import report_content

RULER = (18, 80, 123)  # the accent colour of the ruler and the scale


def excerpt(values: Any = None, **others: Any) -> Excerpt:
    """Two traces of 8 s at 100 Hz; the first is `values`."""
    samples = np.zeros((2, 800), "<f4")
    if values is not None:
        samples[0] = values
    fields: dict[str, Any] = {
        "title": "Spike",
        "onset_s": 12.0,
        "seconds": 8.0,
        "rate_hz": 100.0,
        "montage": "Longitudinal bipolar",
        "filters": "Low cut 0.5 Hz (0.32 s)     High cut 70 Hz     Notch off     Zero phase",
        "uv_per_mm": 10.0,
        "mm_per_s": 30.0,
        "labels": ("Fp1-F7", "Fp2-F8"),
        "sides": ("left", "right"),
        "groups": ("a", "b"),
        "samples": samples.tobytes(),
    }
    return Excerpt(**(fields | others))


def _paths(figure: bytes) -> list[list[list[tuple[float, float]]]]:
    """Of each trace its pieces, as points in millimetres."""
    found = []
    for path in re.findall(r'<path d="([^"]*)" fill="none" stroke="#[0-9a-f]+" stroke-width="0.5"', figure.decode()):
        pieces = [piece for piece in path.split("M") if piece]
        found.append([
            [(float(x) / PT_PER_MM, float(y) / PT_PER_MM) for x, y in (point.split() for point in piece.split("L"))]
            for piece in pieces
        ])  # fmt: skip
    return found


def test_sensitivity_and_time_base_are_millimetres() -> None:
    values = np.zeros(800)
    values[100] = -50.0
    values[400] = 100.0
    (trace,), _ = _paths(trace_page(excerpt(values)))
    baseline = trace[0][1]
    assert trace[100][1] - baseline == pytest.approx(-5.0, abs=0.01), "negative is up"
    assert trace[400][1] - baseline == pytest.approx(10.0, abs=0.01)
    assert trace[400][0] - trace[100][0] == pytest.approx(3.0 * 30, abs=0.01)
    (slow,), _ = _paths(trace_page(excerpt(values, mm_per_s=15.0, uv_per_mm=50.0)))
    assert slow[400][1] - slow[0][1] == pytest.approx(2.0, abs=0.01)
    assert slow[400][0] - slow[100][0] == pytest.approx(3.0 * 15, abs=0.01)


def test_the_same_excerpts_give_the_same_bytes() -> None:
    loud = np.random.default_rng(2).normal(0, 40, 800)
    content = report_content(detail=ReportDetail(excerpts=(excerpt(loud), excerpt(-loud, onset_s=99.0))))
    assert render_report(content) == render_report(content)


def test_what_is_missing_is_a_hole() -> None:
    values = np.zeros(800)
    values[200:300] = np.nan
    first, second = _paths(trace_page(excerpt(values)))
    assert [len(piece) for piece in first] == [200, 500]
    assert [len(piece) for piece in second] == [800]


def test_fast_signals_keep_their_peaks() -> None:
    values = np.zeros(8 * 2000)
    values[5003] = -80.0
    samples = np.stack([values, values]).astype("<f4").tobytes()
    (trace,), _ = _paths(trace_page(excerpt(rate_hz=2000.0, samples=samples)))
    assert len(trace) < 8 * 2000 / 2
    highest = min(trace, key=lambda point: point[1])
    assert highest[1] - trace[0][1] == pytest.approx(-8.0, abs=0.01)
    assert highest[0] - trace[0][0] == pytest.approx(5003 / 2000 * 30, abs=0.1)


def test_marks_say_who_set_them() -> None:
    marks = (
        ExcerptMark(onset_s=14.0, duration_s=0.0, text="Clinical event"),
        ExcerptMark(onset_s=15.0, duration_s=1.0, text="Rhythmic run (proposed)", made_by="detector"),
        ExcerptMark(onset_s=2.0, duration_s=60.0, text="Sleep <b>"),
    )
    figure = trace_page(excerpt(marks=marks)).decode()
    assert ">Clinical event<" in figure
    assert ">program: Rhythmic run (proposed)<" in figure
    assert ">… Sleep &lt;b&gt;<" in figure
    assert figure.count('stroke-dasharray="2 1.6"') == 1


def test_the_page_prints_what_the_screen_prints() -> None:
    text = trace_page_text(excerpt())
    assert text.startswith("10 µV/mm     30 mm/s     Low cut 0.5 Hz (0.32 s)     High cut 70 Hz     Notch off")
    assert text.endswith("Longitudinal bipolar     Negative up")


def test_the_heart_is_drawn_at_its_own_sensitivity_which_the_page_says() -> None:
    samples = np.zeros((2, 800), "<f4")
    samples[:, 400] = 100.0
    shown = excerpt(labels=("Fp1-F7", "ECG"), groups=("a", "ECG"), samples=samples.tobytes(), ecg_uv_per_mm=50.0)
    (scalp,), (heart,) = _paths(trace_page(shown))
    assert scalp[400][1] - scalp[0][1] == pytest.approx(10.0, abs=0.01)
    assert heart[400][1] - heart[0][1] == pytest.approx(2.0, abs=0.01)
    assert trace_page_text(shown).startswith("10 µV/mm     ECG 50 µV/mm     30 mm/s")


def test_the_ruler_on_the_paper_is_fifty_millimetres_long() -> None:
    """Rendered by PDFium from the document itself, so that nothing between figure and paper can scale it."""
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(render_report(report_content(detail=ReportDetail(excerpts=(excerpt(),)))))
    page = document[len(document) - 1]
    assert page.get_size() == pytest.approx((841.89, 595.28), abs=0.5)
    per_mm = 8
    pixels = np.asarray(page.render(scale=per_mm * 25.4 / 72).to_pil().convert("RGB")).astype(int)
    page.close()
    document.close()
    blue = (np.abs(pixels - RULER).max(axis=2) < 60).astype(int)
    lower = blue[int(0.28 * blue.shape[0]) :]  # below the traces, which are as blue
    longest = max(_longest_run(row) for row in lower if row.any())
    assert longest / per_mm == pytest.approx(50.0, abs=0.6)


def _longest_run(row: Any) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], row, [0]])))
    return int((edges[1::2] - edges[0::2]).max())


def test_many_and_hostile_marks_stay_within_the_margins() -> None:
    image = pytest.importorskip("matplotlib.image")
    marks = tuple(
        ExcerptMark(onset_s=12 + 0.1 * k, duration_s=30.0, text="w" * 300, made_by="clinician") for k in range(75)
    )
    loud = np.random.default_rng(2).normal(0, 5000, 800)
    content = report_content(detail=ReportDetail(excerpts=(excerpt(loud, marks=marks, title="t" * 400),)))
    pixels = image.imread(io.BytesIO(compile_document(content, format="png", ppi=50)[-1]))[..., :3]
    margin = int(17 / 25.4 * 50)
    assert pixels[:, :margin].min() > 0.99
    assert pixels[:, -margin:].min() > 0.99
    assert pixels[-int(7 / 25.4 * 50) :].min() > 0.99
    assert WIDTH_MM == 297 - 2 * 18
