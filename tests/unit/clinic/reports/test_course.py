"""The course of a recording: the shares, and their picture."""

import msgspec
import numpy as np
import pytest

from app.core.clinic.findings.structured import Finding, Interpretation
from app.core.clinic.reports.content import ReportedEvent, ReportedGap
from app.core.clinic.reports.course_figures import course
from app.core.processing.assessment import assess
from app.core.processing.quality_course import MOST_STEPS, NOT_JUDGED, QualityCourse
from app.core.signals.channels import Channel
from tests.fakes.edf_source import ArraySource
from tests.fakes.report_contents import made_up_analysis, report_content


def test_a_long_recording_has_no_more_steps_than_a_page_shows() -> None:
    made = QualityCourse(24 * 3600.0, 4.0)
    for epoch in range(24 * 900):
        made.add(4.0 * epoch, np.array([True, epoch >= 12 * 900]))
    shares = made.shares()
    assert len(shares) == MOST_STEPS
    assert shares[0] == 0.5
    assert shares[-1] == 1.0


def test_an_analysis_tells_when_electrodes_were_bad_and_where_nothing_is() -> None:
    samples = np.random.default_rng(4).normal(0, 10, (2, 100 * 40))
    samples[0, 2000:3200] = 0.0
    source = ArraySource(100.0, (Channel(label="C3"), Channel(label="C4")), samples, holes=((3200, 3600),))
    analysis = assess(source, recording_id="r")
    assert analysis.course_step_s == pytest.approx(4.0)
    assert analysis.course == (1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, NOT_JUDGED, 1.0)


def test_the_figure_names_its_rows_and_how_many_marks_each_stands_for() -> None:
    analysis = msgspec.structs.replace(made_up_analysis(), course=(1.0, 0.4, -1.0), course_step_s=20.3)
    content = report_content(
        analysis=analysis,
        events=(
            ReportedEvent(onset_s=5.0, duration_s=0.0, kind="annotation", text="x"),
            ReportedEvent(onset_s=6.0, duration_s=0.0, kind="alarm", text="y"),
        ),
        gaps=(ReportedGap(stream_name="EEG", onset_s=40.0, duration_s=5.0, samples=1, cause="restart"),),
        interpretation=Interpretation(findings=(Finding(finding_id="f", term="t", label="l", onset_s=7.0),)),
    )
    figure = course(content)
    assert figure is not None
    words = figure.decode()
    for row in (">Findings (1)<", ">Annotations (1)<", ">Missing (1)<", ">dashed: 80 %<"):
        assert row in words
    assert "Programs" not in words
    assert words.count('fill="#8fc3a6"') == 1, "one step is good"
    assert words.count('fill="#e3b47c"') == 1
    assert words.count('fill="#d9dee4"') == 1


def test_an_analysis_of_before_has_no_course() -> None:
    assert course(report_content()) is None
    assert course(report_content(analysis=None)) is None
