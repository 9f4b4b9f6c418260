"""Names and places of electrodes."""

import numpy as np
import pytest

from app.core.devices.electrode_sites import electrode_labels, electrode_positions, own_position
from app.core.signals.electrode_positions import ear_position, electrode_position, flat_position


@pytest.mark.parametrize("n_channels", range(8, 257))
def test_as_many_as_asked_for_each_once(n_channels: int) -> None:
    labels = electrode_labels(n_channels)
    assert len(labels) == len(set(labels)) == n_channels
    assert labels == electrode_labels(n_channels)


@pytest.mark.parametrize("n_channels", [8, 16, 19, 21, 32, 64])
def test_standard_counts_are_the_same_on_both_sides(n_channels: int) -> None:
    places = electrode_positions(electrode_labels(n_channels))
    mirrored = places * [-1, 1, 1]
    for place in mirrored:
        assert np.min(np.linalg.norm(places - place, axis=1)) < 1e-5


def test_places_are_apart_and_on_the_sphere() -> None:
    places = electrode_positions(electrode_labels(256))
    assert np.allclose(np.linalg.norm(places, axis=1), 1, atol=0.01)
    distances = np.linalg.norm(places[:, None] - places[None], axis=2) + 10 * np.eye(256)
    assert distances.min() > 0.03


def test_known_places() -> None:
    cz, fpz, t8, oz, c3 = electrode_positions(("Cz", "Fpz", "T8", "Oz", "C3"))
    assert cz.tolist() == [0, 0, 1]
    assert fpz[1] > 0.9
    assert t8[0] > 0.9
    assert oz[1] < -0.9
    assert np.degrees(np.arccos(c3[2])) == pytest.approx(45, abs=0.1)


def test_the_10_20_system() -> None:
    expected = "Fp1 Fp2 F7 F3 Fz F4 F8 T7 C3 Cz C4 T8 P7 P3 Pz P4 P8 O1 O2 A1 A2"
    assert electrode_labels(21) == tuple(expected.split())


def test_places_are_those_of_the_one_source_and_a_grid_has_its_own() -> None:
    labels = electrode_labels(300)
    for label, place in zip(labels, electrode_positions(labels), strict=True):
        named = electrode_position(label) or ear_position(label)
        if label.startswith("G"):
            assert own_position(label) == tuple(place)
        else:
            assert named == tuple(place)
            assert own_position(label) is None


def test_the_order_is_front_to_back_and_left_to_right_as_seen_from_above() -> None:
    labels = electrode_labels(128)
    row = [label for label in labels if label.rstrip("0123456789zh") in ("C", "T")]
    across = [flat_position(electrode_position(label) or (0, 0, 1))[0] for label in row]
    assert across == sorted(across)
    assert row[0] == "T9"
