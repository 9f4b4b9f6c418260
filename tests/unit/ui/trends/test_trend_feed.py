"""Trends kept by a window: live, rebuilt from the recording, left alone, taken up again."""

import msgspec
import numpy as np
import pytest

from app.core.processing.trend_steps import TrendStep
from app.core.processing.trend_stream import TrendStream
from app.core.settings.limits import clinical_limits
from app.core.workers.messages import TrendReport
from app.ui.trends.trend_store import VERDICTS
from tests.unit.ui.trends.conftest import LABELS, RATE, Trends, made_signal


def live_steps(trends: Trends, samples: np.ndarray, first: int = 0) -> dict[int, TrendStep]:
    """What the worker would give."""
    assert trends.feed.plan is not None
    stream = TrendStream(trends.feed.plan, RATE, clinical_limits().quality)
    found = []
    for at in range(0, samples.shape[1], 10):
        stream.add(first + at, samples[list(trends.feed.plan.rows), at : at + 10])
        found.extend(stream.steps())
    return {step.step: step for step in found}


def report(trends: Trends, step: TrendStep) -> TrendReport:
    assert trends.feed.plan is not None
    return TrendReport(stream_id=trends.stream.stream_id, labels=trends.feed.plan.labels, step=step)


def test_a_window_of_mid_session_has_the_trends_that_were_live(trends: Trends) -> None:
    samples = made_signal(60.0)
    trends.growing.write(samples)
    trends.begin()
    trends.waits(trends.whole)
    store = trends.feed.store
    assert store is not None
    for second, step in live_steps(trends, samples).items():
        if second >= 46:
            continue
        assert store.known[second]
        for side in range(2):
            expected = np.array(step.density_db[side] or [np.nan] * 60)
            assert store.density_db[second, side].astype(float) == pytest.approx(expected, abs=0.05, nan_ok=True)
            assert store.envelope_uv[second, side].astype(float) == pytest.approx(
                step.envelope_uv[side] or [np.nan] * 4, rel=2e-3, nan_ok=True
            )
        assert [VERDICTS[one] for one in store.verdicts[second]] == list(step.verdicts)
    progress = [one for one in trends.told if one is not None]
    assert [one.done_s for one in progress] == sorted(one.done_s for one in progress)
    assert 0 < progress[0].done_s < progress[0].whole_s
    assert trends.told[-1] is None


def test_gaps_stay_gaps_and_what_comes_after_is_where_it_was(trends: Trends) -> None:
    samples = made_signal(70.0)
    half = round(30 * RATE)
    trends.growing.write(samples[:, :half])
    trends.growing.write(samples[:, half:], skipped=round(20 * RATE))
    trends.begin()
    trends.waits(trends.whole)
    store = trends.feed.store
    assert store is not None
    assert np.isnan(store.density_db[28:51].astype(float)).all()
    assert np.isnan(store.bad_share()[31:49].astype(float)).all()
    assert np.isfinite(store.density_db[[25, 55, 70]].astype(float)).all()
    assert [(one.start_s, one.end_s) for one in trends.feed.missing] == [(30.0, 50.0)]


def test_live_reports_are_taken_and_only_what_was_missed_is_read(trends: Trends) -> None:
    samples = made_signal(40.0)
    trends.growing.write(samples)
    trends.begin()
    trends.waits(trends.whole)
    steps = live_steps(trends, made_signal(80.0))
    more = made_signal(80.0)[:, samples.shape[1] :]
    trends.growing.write(more)
    trends.live.review.look()
    trends.waits(lambda: trends.feed.review.recorded_s >= 80.0)
    for second in range(30, 60):
        if second not in {44, 45}:
            trends.feed._take_report(report(trends, steps[second]))
    trends.live.review.look()
    trends.waits(trends.whole)
    store = trends.feed.store
    assert store is not None
    assert store.known[:66].all()
    assert np.isfinite(store.density_db[44:46].astype(float)).all()


def test_reports_of_something_else_are_not_taken(trends: Trends) -> None:
    trends.growing.write(made_signal(20.0))
    trends.begin()
    store = trends.feed.store
    assert store is not None
    step = TrendStep(step=3, verdicts=("good",) * len(LABELS))
    other_labels = TrendReport(stream_id=trends.stream.stream_id, labels=("X",), step=step)
    other_stream = TrendReport(stream_id="another", labels=store.plan.labels, step=step)
    # The preview's: long after what has been recorded.
    preview = report(trends, msgspec.structs.replace(step, step=500))
    for one in (other_labels, other_stream, preview):
        trends.feed._take_report(one)
    assert store.end == 0
    trends.waits(lambda: trends.feed.review.recorded_s >= 20.0)
    trends.feed._take_report(report(trends, step))
    assert store.known[3]


def test_rebuilding_can_be_left_alone_and_taken_up_again(trends: Trends) -> None:
    trends.growing.write(made_signal(90.0))
    trends.begin()
    trends.waits(lambda: trends.feed.filling is not None)
    trends.feed.cancel()
    assert trends.feed.filling is not None
    assert trends.feed.filling.stopped
    store = trends.feed.store
    assert store is not None
    done = int(store.known.sum())
    assert done < 60
    # What comes from now on is taken and, where missed, read.
    trends.growing.write(made_signal(20.0, seed=5))
    trends.live.review.look()
    trends.waits(lambda: store.first_unknown(78, 95) is None)
    assert store.first_unknown(0, 76) is not None
    assert trends.feed.filling is not None
    assert trends.feed.filling.stopped
    trends.feed.resume()
    trends.waits(trends.whole)
    assert store.known[:95].all()


def test_another_recording_begins_anew_and_its_end_leaves_all_standing(trends: Trends) -> None:
    trends.growing.write(made_signal(30.0))
    trends.begin()
    trends.waits(trends.whole)
    before = trends.feed.store
    trends.feed.show_session(msgspec.structs.replace(trends.session, step="analysing"))
    assert trends.feed.store is before
    assert not trends.feed.recording
    trends.feed.show_session(None)
    assert trends.feed.store is before
    trends.feed.show_session(
        msgspec.structs.replace(trends.session, recording_id="0190b0d4-0000-7000-8000-000000000000")
    )
    assert trends.feed.store is not before


def test_the_overview_has_the_quality_of_the_time_before_the_window(trends: Trends) -> None:
    samples = made_signal(60.0)
    samples[LABELS.index("P3"), round(10 * RATE) : round(30 * RATE)] = 0.0
    trends.growing.write(samples)
    trends.begin()
    trends.waits(trends.whole)
    share = trends.feed.store.bad_share() if trends.feed.store is not None else np.zeros(0)
    trends.waits(lambda: trends.live.strip._bad_share.size >= 40)
    assert trends.live.strip._bad_share[15:25].astype(float) == pytest.approx([1 / 7] * 10, abs=1e-3)
    assert (trends.live.strip._bad_share[2:6] == 0).all()
    assert np.array_equal(trends.live.strip._bad_share[:40], share[:40], equal_nan=True)
