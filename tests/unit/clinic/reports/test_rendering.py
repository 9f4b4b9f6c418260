"""The document itself, read back from its PDF."""

import io
import subprocess
import sys
from pathlib import Path

import msgspec
import pypdf
import pytest

from app.core.clinic.reports.content import ReportContent, ReportedEvent
from app.core.clinic.reports.rendering import compile_document, render_report
from app.core.devices.driver import ElectrodeImpedance
from app.core.signals.electrode_positions import _places
from tests.fakes.report_contents import CHECKPOINT, report_content

A4_POINTS = (595.28, 841.89)


def _pages(content: ReportContent) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(render_report(content))).pages)


def _words(text: str) -> str:
    return " ".join(text.split())


def _many_labels(n: int) -> tuple[str, ...]:
    return tuple(sorted(_places()))[:n]


def test_it_is_archivable_tagged_and_a4() -> None:
    document = render_report(report_content())
    reader = pypdf.PdfReader(io.BytesIO(document))
    metadata = reader.xmp_metadata
    assert metadata is not None
    raw = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in raw
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in raw
    assert "/MarkInfo" in reader.trailer["/Root"]
    for page in reader.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4_POINTS, abs=0.5)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_report(report_content()) == render_report(report_content())


@pytest.mark.proves("REQ-PRIVACY")
def test_no_patient_is_named_in_the_documents_metadata() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_report(report_content())))
    words = str(reader.metadata) + reader.xmp_metadata.stream.get_data().decode()
    assert "ller" not in words
    assert "H-2026" not in words


@pytest.mark.proves("REQ-REPORT-OWN-DATA", "USE-READ-REPORT")
@pytest.mark.parametrize("n", [1, 19, 64, 256])
def test_every_channel_and_both_identifiers_on_each_page(n: int) -> None:
    labels = _many_labels(n)
    pages = _pages(report_content(labels=labels))
    texts = [_words(page.extract_text()) for page in pages]
    for number, text in enumerate(texts, start=1):
        assert "MÜLLER, Åsa" in text
        assert "H-2026-00417" in text
        assert "12 May 1984" in text
        assert f"Page {number} of {len(pages)}" in text
    everything = " ".join(texts).split()
    assert not set(labels) - set(everything)


def test_nothing_is_set_beyond_the_margins() -> None:
    matplotlib_image = pytest.importorskip("matplotlib.image")
    content = report_content(
        family_name="Featherstonehaugh-Cholmondeley-Marjoribanks" + "x" * 90,
        given_name="Maximiliane Philippa Alexandrina Theodora",
        labels=_many_labels(64),
        events=(
            ReportedEvent(onset_s=1.0, duration_s=0.0, kind="annotation", text="w" * 300, channels=_many_labels(40)),
        ),
    )
    pages = compile_document(content, format="png", ppi=50)
    assert len(pages) > 3
    for page in pages:
        pixels = matplotlib_image.imread(io.BytesIO(page))[..., :3]
        margin = int(17 / 25.4 * 50)  # 18 mm, less half a pixel's blur
        assert pixels[:, :margin].min() > 0.99
        assert pixels[:, -margin:].min() > 0.99
        assert pixels[-int(7 / 25.4 * 50) :].min() > 0.99
        assert pixels[: int(8 / 25.4 * 50)].min() > 0.99
        assert pixels.min() < 0.5


def test_text_is_never_read_as_markup(capfd: pytest.CaptureFixture[str]) -> None:
    hostile = '#panic("x") $ \\ *b* _i_ <svg> &amp; ] ) } " \' @cite // /* #read("/etc/passwd")'
    content = report_content(
        family_name=hostile,
        events=(ReportedEvent(onset_s=0.0, duration_s=0.0, kind="annotation", text=hostile),),
        impedances=(ElectrodeImpedance(label="<Fz>&", kiloohm=1.0), ElectrodeImpedance(label="Cz", kiloohm=None)),
    )
    text = "".join("".join(page.extract_text() for page in _pages(content)).split())
    assert "".join(hostile.split()) in text
    assert capfd.readouterr() == ("", "")


@pytest.mark.proves("REQ-REPORT-OWN-DATA")
def test_the_checkpoint_is_printed_in_full() -> None:
    text = "".join("".join(page.extract_text().split()) for page in _pages(report_content()))
    assert "".join(CHECKPOINT.split()) in text


@pytest.mark.proves("REQ-REPORT-SIMULATED")
def test_a_demonstration_says_so_on_each_page() -> None:
    for page in _pages(report_content(driver="simulated")):
        assert "Demonstration with a simulated signal" in _words(page.extract_text())


def test_a_report_without_analysis_checkpoint_or_figures_is_still_a_document() -> None:
    content = msgspec.structs.replace(
        report_content(labels=("X1",)), analysis=None, analysis_missing="The analysis failed.", checkpoint=None
    )
    text = _words(" ".join(page.extract_text() for page in _pages(content)))
    assert "The analysis failed." in text


def _task(tmp_path: Path, *words: str, given: bytes) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "app", "worker", "--data", str(tmp_path), *words],
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.proves("REQ-PRIVACY")
def test_the_report_task_gives_the_report_over_a_pipe_and_writes_nothing(tmp_path: Path) -> None:
    done = _task(tmp_path, "--task", "report", given=msgspec.json.encode(report_content()))
    assert done.returncode == 0, done.stderr
    assert done.stdout == render_report(report_content())
    assert list(tmp_path.iterdir()) == []
    assert done.stderr.splitlines()[-1] == b"progress 1.00"


@pytest.mark.parametrize(
    ("words", "given", "code", "said"),
    [
        (("--task", "report"), b"", 1, "standard input"),
        (("--task", "analysis"), b"", 2, "--recording"),
        (("--task", "analysis", "--recording", "../../etc"), b"", 2, "identifier"),
        (("--task", "analysis", "--recording", "nothing-here"), b"", 1, "ecording"),
        (("--task", "detail"), b"", 2, "--recording"),
        (("--task", "detail", "--recording", "x"), b'{"marked": [{"text": "Secretname"}]}', 1, "standard input"),
        (("--task", "report"), b'{"patient": {"family_name": "Secretname"}}', 1, "standard input"),
        (("--task", "report"), b"not json", 1, "standard input"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], given: bytes, code: int, said: str
) -> None:
    done = _task(tmp_path, *words, given=given)
    assert done.returncode == code
    text = done.stderr.decode()
    assert said in text
    assert "Traceback" not in text
    assert "Secretname" not in text
