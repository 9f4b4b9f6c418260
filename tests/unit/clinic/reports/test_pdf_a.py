"""That the document is what it claims to be, as far as `tests.pdf_a` can look; and that it would be noticed."""

from typing import Any

import pytest

from app.core.clinic.reports.content import ReportedPatient
from app.core.clinic.reports.rendering import render_report
from app.core.clinic.reports.sheets import SheetAddendum, addendum_sheet
from app.core.clinic.reports.signed_pdf import with_pages
from app.core.devices.driver import ElectrodeImpedance
from tests.fakes.edf_source import report_of
from tests.fakes.report_contents import TEN_TWENTY, report_content
from tests.pdf_a import faults_of

PATIENT = ReportedPatient(hospital_number="H-1", family_name="Müller", given_name="Åsa", birth_date="1984-05-12")


def test_a_report_with_every_figure_has_no_fault_that_is_looked_for() -> None:
    measured = tuple(ElectrodeImpedance(label=label, kiloohm=4.0) for label in TEN_TWENTY)
    assert faults_of(render_report(report_content(impedances=measured))) == []


def test_a_report_with_other_writings_embeds_their_fonts() -> None:
    document = render_report(report_content(family_name="Ωμέγα Иванов", given_name="Łucja"))
    assert faults_of(document) == []


def test_pages_that_are_put_behind_a_report_keep_it_so() -> None:
    addendum = SheetAddendum(
        report_id="r", version=2, written="2026-11-21T22:00:00+00:00", text="More.", reason="Asked",
        author_name="A. Lind",        supersedes="r-1", supersedes_sha256="0" * 64,
    )  # fmt: skip
    document = with_pages(render_report(report_content()), addendum_sheet(PATIENT, addendum))
    assert faults_of(document) == []


@pytest.mark.needs_data
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "name",
    [
        "eegmmidb/S001R02.edf",
        "seizure/nih_pt1_scalp_seizure.edf",
        "artefacts/clinical_scalp_artifact_annotations.edf",
    ],
)
def test_reports_of_people_have_no_fault_that_is_looked_for(shared_data: Any, name: str) -> None:
    assert faults_of(render_report(report_of(shared_data(name)))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:part>9</pdfaid:part>", "pdfaid:part"),
        (b"/GTS_PDFA1", b"/GTS_OTHER", "output intent"),
        (b"/FontFile", b"/FontXile", "not embedded"),
        (b"/ToUnicode", b"/XxUnicode", "Unicode"),
        (b"/Marked true", b"/Markxd true", "tagged"),
        (b"/ID", b"/IX", "identifier"),
        (b"/Alt", b"/Alx", "alternative text"),
    ],
)
def test_a_document_that_is_none_is_noticed(old: bytes, new: bytes, fault: str) -> None:
    document = render_report(report_content())
    assert old in document, "the way it is written has changed; the test looks at nothing"
    assert any(fault in said for said in faults_of(document.replace(old, new)))
