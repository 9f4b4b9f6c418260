"""Places of electrodes: by name, at the ears, and as measured."""

import numpy as np
import pytest

from app.core.signals.channels import Channel
from app.core.signals.electrode_positions import (
    channel_position,
    ear_position,
    electrode_position,
    flat_position,
    on_unit_sphere,
    unit_point,
)

NAMES = ("Fp1", "Fp2", "F3", "F4", "C3", "Cz", "C4", "P3", "P4", "O1", "O2", "T7", "T8")


def test_what_the_device_says_comes_before_the_name() -> None:
    own = (0.6, 0.0, 0.8)
    assert channel_position(Channel(label="Cz", position=own)) == own
    assert channel_position(Channel(label="Cz")) == electrode_position("Cz")
    assert channel_position(Channel(label="ECG")) is None


@pytest.mark.parametrize(("label", "side"), [("A1", -1), ("EEG M2", 1), ("m1", -1), ("A2", 1)])
def test_ears_have_a_place_outside_every_ring_but_are_no_electrodes_of_a_map(label: str, side: int) -> None:
    place = ear_position(label)
    assert place is not None
    assert np.linalg.norm(place) == pytest.approx(1)
    assert place[0] * side > 0.5
    assert np.hypot(*flat_position(place)) > 1.3
    assert electrode_position(label) is None
    assert ear_position("Cz") is None


def test_measured_places_become_directions_from_the_middle_of_their_sphere() -> None:
    true = np.array([electrode_position(name) for name in NAMES])
    measured = true * 0.095 + np.array([0.002, -0.011, 0.04])
    found = on_unit_sphere(measured)
    assert found is not None
    assert np.abs(found - true).max() < 1e-6
    assert np.abs(on_unit_sphere(np.vstack([measured, [np.nan] * 3]))[:-1] - true).max() < 1e-6


def test_too_few_or_flat_places_are_not_believed() -> None:
    assert on_unit_sphere(np.eye(3)) is None
    assert on_unit_sphere(np.full((20, 3), np.nan)) is None
    in_a_plane = np.c_[np.random.default_rng(1).normal(size=(20, 2)), np.zeros(20)]
    assert on_unit_sphere(in_a_plane) is None


def test_a_direction_needs_a_length() -> None:
    assert unit_point(0, 0, 2) == (0, 0, 1)
    assert unit_point(0, 0, 0) is None
    assert unit_point(float("nan"), 0, 1) is None
