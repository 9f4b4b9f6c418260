"""The head in 3-D as geometry: closed, symmetric, and seen from where it is said to be seen from."""

import numpy as np
import pytest

from app.core.signals.electrode_positions import electrode_position
from app.ui.heads.head_mesh import head_mesh, scalp_share, surface
from app.ui.heads.solid_head import impedance_electrodes, side_text
from app.ui.heads.viewpoint import BACK, FRONT, LEFT, RIGHT, TOP, Viewpoint

NAMES = (
    "Fp1",
    "Fp2",
    "F7",
    "F3",
    "Fz",
    "F4",
    "F8",
    "T7",
    "C3",
    "Cz",
    "C4",
    "T8",
    "P7",
    "P3",
    "Pz",
    "P4",
    "P8",
    "O1",
    "O2",
)
PLACES = np.array([electrode_position(name) for name in NAMES])


def test_the_surface_is_closed_and_its_faces_look_outwards() -> None:
    mesh = head_mesh()
    edges = np.sort(np.concatenate([mesh.faces[:, [0, 1]], mesh.faces[:, [1, 2]], mesh.faces[:, [2, 0]]]), axis=1)
    _, counts = np.unique(edges, axis=0, return_counts=True)
    assert (counts == 2).all()
    assert ((mesh.normals * mesh.directions).sum(axis=1) > 0).mean() > 0.99
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1)


def test_left_and_right_are_alike_and_the_nose_is_in_front() -> None:
    directions = head_mesh().directions
    mirrored = surface(directions * [-1, 1, 1])
    assert np.abs(mirrored * [-1, 1, 1] - surface(directions)).max() < 1e-9
    points = head_mesh().points
    tip = points[np.argmax(points[:, 1])]
    assert abs(tip[0]) < 0.03
    assert -0.8 < tip[2] < -0.3
    assert points[np.argmax(points[:, 0])][2] < 0  # the ear, below the electrodes


def test_electrodes_lie_on_the_painted_scalp_and_the_face_is_not_painted() -> None:
    assert (scalp_share(PLACES) > 0.9).all()
    nose = np.array([[0.0, np.cos(0.5), -np.sin(0.5)]])
    assert scalp_share(nose)[0] == 0
    assert 0.4 < head_mesh().scalp.mean() < 0.75


@pytest.mark.parametrize(
    ("view", "seen", "hidden"),
    [
        (FRONT, "Fp1 Fp2 Fz F3 F4", "O1 O2 Pz P3 P4"),
        (LEFT, "T7 C3 F7 P7", "T8 C4 F8 P8"),
        (RIGHT, "T8 C4 F8 P8", "T7 C3 F7 P7"),
        (BACK, "O1 O2 Pz", "Fp1 Fp2"),
        (TOP, "Cz C3 C4 Fz Pz", ""),
    ],
)
def test_from_each_side_its_electrodes_are_seen(view: Viewpoint, seen: str, hidden: str) -> None:
    electrodes = impedance_electrodes(PLACES, (4.0,) * len(NAMES), "wet")
    facing = dict(zip(NAMES, view.facing(electrodes.points, electrodes.normals), strict=True))
    assert all(facing[name] > 0.12 for name in seen.split())
    assert all(facing[name] < 0.12 for name in hidden.split())


def test_left_and_right_come_to_lie_as_they_are_seen() -> None:
    points = surface(PLACES)
    at = dict(zip(NAMES, FRONT.project(points, 400, 300), strict=True))
    assert at["Fp1"][0] > at["Fp2"][0]  # facing a person, the left side is on the right
    at = dict(zip(NAMES, TOP.project(points, 400, 300), strict=True))
    assert at["T7"][0] < at["T8"][0]
    assert at["Fp1"][1] < at["O1"][1]  # the nose is up
    at = dict(zip(NAMES, BACK.project(points, 400, 300), strict=True))
    assert at["O1"][0] < at["O2"][0]


@pytest.mark.parametrize("size", [(300, 300), (250, 420), (700, 300)])
@pytest.mark.parametrize("view", [FRONT, LEFT, TOP, BACK, Viewpoint(33, -40)])
def test_the_head_fits_into_its_picture(size: tuple[int, int], view: Viewpoint) -> None:
    places = view.project(head_mesh().points, *size)
    above_the_neck = places[head_mesh().points[:, 2] > -1.0]
    assert (above_the_neck >= -2).all()
    assert (above_the_neck <= np.array(size) + 2).all()
    assert np.ptp(above_the_neck, axis=0).max() > 0.6 * min(size)


def test_turning_never_goes_over_the_crown_and_zoom_has_ends() -> None:
    view = Viewpoint()
    for _ in range(40):
        view = view.turned(25, 12)
    assert view.elevation == 90
    assert -180 <= view.azimuth < 180
    for _ in range(40):
        view = view.zoomed(0.5)
    assert view.zoom == 0.7


def test_sides_have_names() -> None:
    assert [side_text(view) for view in (FRONT, LEFT, RIGHT, BACK, TOP)] == [
        "from the front",
        "from the left",
        "from the right",
        "from behind",
        "from above",
    ]
    assert side_text(Viewpoint(-45, 10)) == "from the front right"


def test_signs_get_smaller_where_electrodes_are_dense() -> None:
    from app.core.devices.electrode_sites import electrode_labels, electrode_positions

    few = impedance_electrodes(PLACES, (4.0,) * len(NAMES), "wet")
    many = impedance_electrodes(electrode_positions(electrode_labels(256)), (4.0,) * 256, "wet")
    assert few.room > 0.2
    assert 0.04 <= many.room < 0.12
    assert np.allclose(np.linalg.norm(many.normals, axis=1), 1)
