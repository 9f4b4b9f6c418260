"""Electrode places against MNE's template head, and maps against known fields."""

import numpy as np
import pytest

from app.core.processing.topography import (
    electrode_of,
    electrode_position,
    flat_position,
    head_maps,
    interpolate,
    spline_weights,
)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Fc5.", "FC5"), ("EEG Fp1-Ref", "Fp1"), ("T3", "T7"), ("EEG F3-A2", "F3"), ("Cz..", "Cz"),
        ("POL Fp1", "Fp1"), ("CZ", "Cz"), (" O2 ", "O2"), ("AFF5h", "AFF5h"), ("POO10", "POO10"), ("EEG T6-REF", "P8"),
        ("Fp1-F7", None), ("EEG Fpz-Cz", None), ("ECG", None), ("A1", None), ("Status", None), ("", None),
    ],
)  # fmt: skip
def test_labels_as_files_write_them(label: str, name: str | None) -> None:
    assert electrode_of(label) == name


def test_every_place_of_the_10_05_system_is_where_mne_has_it() -> None:
    mne = pytest.importorskip("mne")
    known = mne.channels.make_standard_montage("colin27_1005").get_positions()["ch_pos"]
    known = {name: place for name, place in known.items() if name not in ("M1", "M2", "A1", "A2")}
    assert [name for name in known if electrode_of(name) is None] == []
    places = np.array(list(known.values()))
    # The sphere that fits the template head best.
    centre = np.linalg.lstsq(np.c_[2 * places, np.ones(len(places))], (places**2).sum(1), rcond=None)[0][:3]
    own = np.array([electrode_position(name) for name in known])
    outwards = (places - centre) / np.linalg.norm(places - centre, axis=1, keepdims=True)
    angles = np.degrees(np.arccos(np.clip((own * outwards).sum(axis=1), -1, 1)))
    assert np.median(angles) < 5  # a head is not a sphere
    assert angles.max() < 14


def test_left_is_left_and_the_nose_is_up() -> None:
    assert flat_position(electrode_position("Cz")) == (0.0, 0.0)
    for label, x, y in (("T7", -1, 0), ("T8", 1, 0), ("Fpz", 0, 1), ("Oz", 0, -1), ("Fz", 0, 0.5)):
        assert flat_position(electrode_position(label)) == pytest.approx((x, y), abs=1e-9)


def test_a_dipole_field_comes_back_between_the_electrodes() -> None:
    labels = ["Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4", "T8", "P7", "P3", "Pz", "P4", "P8"]
    places = np.array([electrode_position(label) for label in (*labels, "O1", "O2")])
    field = places @ np.array([3.0, -20.0, 8.0]) + 5
    hidden = np.array([electrode_position(label) for label in ("FC1", "CP2", "PO3", "AF4")])
    estimated = interpolate(places, field, hidden)
    assert np.abs(estimated - (hidden @ np.array([3.0, -20.0, 8.0]) + 5)).max() < 0.6


def test_a_map_shows_the_values_where_the_electrodes_are() -> None:
    labels = ("Fpz", "Fz", "Cz", "Pz", "Oz", "T7", "T8", "ECG", "C3")
    values = np.array([0.0, 0, 0, 5, 10, 0, 0, 1e9, np.nan])
    both = head_maps(labels, np.stack([values, 2 * values], axis=1), 64)
    assert both is not None
    drawn = both[0]
    assert np.allclose(both[1], 2 * drawn, equal_nan=True)
    assert np.isnan(drawn[0, 0])
    assert np.unravel_index(np.nanargmax(drawn), drawn.shape)[0] > 50  # occipital is at the bottom
    assert np.nanmax(drawn) < 20
    assert head_maps(("Fz", "Cz", "Pz"), np.zeros((3, 1))) is None


def test_the_weights_do_what_the_interpolation_does() -> None:
    rng = np.random.default_rng(3)
    labels = ("Fp1", "Fp2", "F3", "F4", "C3", "C4", "P3", "P4", "O1", "O2", "Cz")
    places = np.array([electrode_position(label) for label in labels])
    targets = rng.normal(size=(50, 3))
    targets /= np.linalg.norm(targets, axis=1, keepdims=True)
    values = rng.normal(size=len(labels)) * 20
    weights = spline_weights(places, targets)
    assert np.abs(weights @ values - interpolate(places, values, targets)).max() < 1e-3
    assert np.allclose(weights.sum(axis=1), 1, atol=1e-5)
