"""What a head shows: values by band, who takes no part and why, a scale that stands still."""

import numpy as np
import pytest

from app.core.devices.electrode_sites import electrode_labels
from app.core.signals.channels import Channel, ChannelKind, ChannelState
from app.ui.heads.contours import contour_lines, ramp, shares_of
from app.ui.heads.head_figures import HeadSources, LeftOut, ScaleKeeper, Shown, figures_of, round_up
from app.ui.heads.head_words import left_out_text, too_few_text
from tests.fakes.heads import bands_of, quality_of

LABELS = electrode_labels(19)


def sources(*changed: Channel, labels: tuple[str, ...] = LABELS, **verdicts: str) -> HeadSources:
    by_label = {one.label: one for one in changed}
    return HeadSources(
        channels=tuple(by_label.get(label, Channel(label=label)) for label in labels),
        bands={"a": bands_of(labels, {"O1": 64.0})},
        quality={"a": quality_of(dict.fromkeys(labels, "good") | verdicts)},
    )


def test_a_band_is_its_power_and_the_amplitude_is_that_of_all_bands_together() -> None:
    alpha = figures_of(sources(), Shown.ALPHA)
    assert dict(zip(alpha.labels, alpha.values, strict=True))["O1"] == 64.0
    assert alpha.values.min() == 16.0
    assert figures_of(sources(), Shown.DELTA).values.tolist() == [9.0] * 19
    amplitude = figures_of(sources(), Shown.AMPLITUDE)
    assert dict(zip(amplitude.labels, amplitude.values, strict=True))["Cz"] == 6.0  # root of 9 + 4 + 16 + 5 + 2
    assert np.allclose(np.linalg.norm(alpha.places, axis=1), 1)


def test_bad_channels_are_left_out_with_the_reason() -> None:
    bad = Channel(label="Fz", state=ChannelState.BAD)
    gone = Channel(label="Cz", state=ChannelState.DISCONNECTED)
    told = sources(bad, gone, O1="flat", T7="mains")
    told = HeadSources(told.channels, ("P3",), bands=told.bands, quality=told.quality)
    figures = figures_of(told, Shown.ALPHA)
    assert {label: why for label, why, _ in figures.left_out} == {
        "Fz": LeftOut.MARKED_BAD,
        "Cz": LeftOut.OFF,
        "P3": LeftOut.OFF,
        "O1": LeftOut.FLAT,
        "T7": LeftOut.MAINS,
    }
    assert len(figures.labels) == 14
    assert "O1 (flat)" in left_out_text(figures)
    assert figures.enough


def test_channels_without_a_place_or_that_are_no_eeg_take_no_part() -> None:
    labels = (*LABELS, "A1", "ECG", "G7", "X9")
    told = sources(
        Channel(label="ECG", kind=ChannelKind.ECG), Channel(label="G7", position=(0.6, 0.0, 0.8)), labels=labels
    )
    figures = figures_of(told, Shown.ALPHA)
    assert "G7" in figures.labels
    assert [(label, why) for label, why, _ in figures.left_out] == [("X9", LeftOut.NO_PLACE)]


def test_the_same_electrode_twice_counts_once() -> None:
    labels = (*LABELS, "EEG Cz-Ref")
    assert figures_of(sources(labels=labels), Shown.ALPHA).labels == LABELS


def test_too_few_is_said_and_before_the_first_values_nobody_is_accused() -> None:
    few = figures_of(sources(**dict.fromkeys(LABELS[:15], "noise")), Shown.ALPHA)
    assert not few.enough
    assert "4 electrodes" in too_few_text(few)
    assert "and 7 more" in left_out_text(few)
    early = figures_of(HeadSources(channels=tuple(Channel(label=label) for label in LABELS)), Shown.ALPHA)
    assert early.left_out == ()
    assert "No values yet" in too_few_text(early)


def test_values_of_several_streams_are_one_head() -> None:
    first, second = LABELS[:9], LABELS[9:]
    told = HeadSources(
        channels=tuple(Channel(label=label) for label in LABELS),
        bands={"a": bands_of(first), "b": bands_of(second, stream="b")},
        quality={"b": quality_of({second[0]: "noise"}, "b")},
    )
    figures = figures_of(told, Shown.BETA)
    assert len(figures.labels) == 18
    assert figures.left_out[0][:2] == (second[0], LeftOut.NOISE)


def test_a_value_that_is_none_is_left_out() -> None:
    told = sources()
    bands = bands_of(LABELS, {"Cz": float("nan")})
    figures = figures_of(HeadSources(told.channels, bands={"a": bands}), Shown.ALPHA)
    assert [(label, why) for label, why, _ in figures.left_out] == [("Cz", LeftOut.NO_VALUE)]


def test_the_scale_grows_at_once_and_shrinks_late() -> None:
    keeper = ScaleKeeper()
    tops = [keeper.top_for(value) for value in (40.0, 45.0, 49.9, 60.0, 30.0, 25.0, 20.0)]
    assert tops == [50.0, 50.0, 50.0, 70.0, 70.0, 70.0, 20.0]
    assert [round_up(value) for value in (0.0, 0.7, 1.2, 9.0, 1234.0, float("nan"))] == pytest.approx(
        [1.0, 0.7, 1.5, 10, 1500, 1]
    )


def test_colours_get_lighter_all_the_way_up() -> None:
    grey = ramp().astype(float) @ np.array([0.2126, 0.7152, 0.0722])
    assert (np.diff(grey) > -0.6).all()
    assert grey[-1] - grey[0] > 150
    assert shares_of(np.array([-1.0, 0.0, 5.0, 20.0, np.nan]), 10.0).tolist() == [0, 0, 128, 255, 0]


@pytest.mark.parametrize("radius", [4.0, 9.3])
def test_a_contour_of_a_cone_is_a_circle(radius: float) -> None:
    row, column = np.mgrid[0:32, 0:32].astype(float)
    cone = np.hypot(row - 15.5, column - 15.5)
    lines = contour_lines(cone, radius)
    ends = np.concatenate([lines[:, :2], lines[:, 2:]])
    assert np.abs(np.hypot(ends[:, 0] - 15.5, ends[:, 1] - 15.5) - radius).max() < 0.15
    lengths = np.hypot(lines[:, 0] - lines[:, 2], lines[:, 1] - lines[:, 3])
    assert lengths.sum() == pytest.approx(2 * np.pi * radius, rel=0.02)
    assert contour_lines(cone, 1e9).shape == (0, 4)


def test_bands_are_those_of_the_worker() -> None:
    from app.core.processing.band_powers import BANDS

    assert [one.name for one in BANDS] == [one.value for one in Shown][:5]
    assert list(bands_of(("Cz",)).bands) == [one.name for one in BANDS]
