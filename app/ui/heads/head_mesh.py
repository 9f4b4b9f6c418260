"""A head as a mesh, made by our own rule: a skull, a face, a neck, with nose, ears, eye sockets and chin.

Guarantees: closed, without a seam, the same every time; no scanned or foreign head is in it. Seen from a point inside,
each direction meets the surface once, so that an electrode's place on the unit sphere has exactly one on the head.
Does not: resemble the patient. Pure; any thread. x to the right ear, y to the nose, z up, the skull's length about 2.
"""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

AROUND, DOWN = 144, 104
_SHARPNESS = 14.0
_NECK_BOTTOM = -1.42


@dataclass(frozen=True, slots=True, eq=False)
class HeadMesh:
    """The surface.

    Attributes:
        directions: Unit vectors from the inner point, shape (n, 3).
        points: The surface there, shape (n, 3).
        normals: Unit vectors outwards, shape (n, 3).
        faces: Corners, counter-clockwise from outside, shape (m, 3), uint32.
        scalp: How much of a vertex is painted with values: 1 on the scalp, 0 on face and neck, shape (n,).
    """

    directions: Floats
    points: Floats
    normals: Floats
    faces: NDArray[np.uint32]
    scalp: Floats


def _ellipsoid(directions: Floats, centre: tuple[float, float, float], radii: tuple[float, float, float]) -> Floats:
    """How far it is from the origin, which lies inside, to the ellipsoid's surface."""
    d, c = directions / radii, np.array(centre) / radii
    a, b = (d * d).sum(axis=1), -(d @ c)
    return np.asarray((-b + np.sqrt(b * b - a * (c @ c - 1))) / a)


def _neck(directions: Floats) -> Floats:
    """The same for a leaning pillar, cut off at the bottom; nothing above the horizon."""
    d = np.stack([directions[:, 0] / 0.46, (directions[:, 1] - 0.16 * directions[:, 2]) / 0.52], axis=1)
    across = np.maximum(np.hypot(d[:, 0], d[:, 1]), 1e-9)
    down = np.maximum(-directions[:, 2], 1e-9)
    # A soft minimum: a rounded end instead of an edge that the mesh would show as teeth.
    reached = (across**10 + (down / -_NECK_BOTTOM) ** 10) ** -0.1
    return np.asarray(np.where(directions[:, 2] < 0, reached, 0.0) * np.clip(down * 4, 0, 1))


def _bump(directions: Floats, towards: tuple[float, float, float], wide: float, high: float) -> Floats:
    """1 in one direction, falling off over `wide` sideways and `high` up and down (radians)."""
    azimuth = np.arctan2(directions[:, 0], directions[:, 1]) - np.arctan2(towards[0], towards[1])
    azimuth = (azimuth + np.pi) % (2 * np.pi) - np.pi
    level = np.hypot(directions[:, 0], directions[:, 1])
    elevation = np.arctan2(directions[:, 2], level) - np.arctan2(towards[2], np.hypot(*towards[:2]))
    return np.asarray(np.exp(-((azimuth * level / wide) ** 2) - (elevation / high) ** 2))


def _ear(directions: Floats, side: float) -> Floats:
    """A plate that stands off: flat on top, steep at its rim, with a hollow in front of the rim."""
    towards = (side * 0.985, -0.12, -0.3)
    level = np.sqrt(-np.log(np.maximum(_bump(directions, towards, 0.105, 0.19), 1e-30)))
    hollow = _bump(directions, (side * 0.985, -0.05, -0.27), 0.06, 0.09)
    return np.asarray(np.exp(-(level**5)) * (1 - 0.55 * hollow))


def _nose(directions: Floats) -> Floats:
    """Rises from the bridge to the tip and falls back at once below it."""
    elevation = np.degrees(np.arctan2(directions[:, 2], np.hypot(directions[:, 0], directions[:, 1])))
    azimuth = np.degrees(np.arctan2(directions[:, 0], directions[:, 1]))
    profile = np.interp(elevation, (-41.0, -35.0, -31.0, -22.0, -12.0, -6.0), (0.0, 0.17, 0.235, 0.15, 0.05, 0.0))
    width = np.interp(elevation, (-38.0, -30.0, -12.0), (9.5, 8.0, 5.0))
    return np.asarray(profile * np.exp(-((azimuth / width) ** 2)))


def surface(directions: Floats) -> Floats:
    """Points of the head in these directions (unit vectors, shape (n, 3))."""
    parts = np.stack(
        [
            _ellipsoid(directions, (0.0, -0.06, 0.03), (0.77, 0.97, 0.80)),
            _ellipsoid(directions, (0.0, 0.33, -0.46), (0.56, 0.55, 0.68)),
            _neck(directions),
        ]
    )
    # A soft maximum: where two parts meet there is no edge.
    radius = np.log(np.exp(_SHARPNESS * parts).sum(axis=0)) / _SHARPNESS
    radius += _nose(directions)
    for side in (-1.0, 1.0):
        radius += 0.17 * _ear(directions, side)
        radius -= 0.075 * _bump(directions, (side * 0.33, 0.9, -0.2), 0.15, 0.1)
        radius += 0.03 * _bump(directions, (side * 0.3, 0.93, -0.02), 0.2, 0.09)
        radius += 0.025 * _bump(directions, (side * 0.42, 0.8, -0.42), 0.14, 0.12)
    radius += 0.035 * _bump(directions, (0.0, 0.72, -0.66), 0.2, 0.045)
    radius -= 0.04 * _bump(directions, (0.0, 0.7, -0.74), 0.22, 0.03)
    radius += 0.05 * _bump(directions, (0.0, 0.62, -0.92), 0.17, 0.09)
    return np.asarray(directions * radius[:, np.newaxis])


@functools.cache
def head_mesh() -> HeadMesh:
    """The whole head."""
    polar = (np.arange(DOWN) + 0.5) / DOWN * np.pi
    azimuth = np.arange(AROUND) / AROUND * 2 * np.pi
    theta, phi = np.meshgrid(polar, azimuth, indexing="ij")
    ring = np.stack([np.sin(theta) * np.sin(phi), np.sin(theta) * np.cos(phi), np.cos(theta)], axis=-1)
    directions = np.concatenate([[[0.0, 0.0, 1.0]], ring.reshape(-1, 3), [[0.0, 0.0, -1.0]]])
    points = surface(directions)
    faces = _faces()
    corners = points[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(points)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], across)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return HeadMesh(directions, points, normals, faces, scalp_share(directions))


def _faces() -> NDArray[np.uint32]:
    down, around = np.meshgrid(np.arange(DOWN - 1), np.arange(AROUND), indexing="ij")
    here = 1 + down * AROUND + around
    right = 1 + down * AROUND + (around + 1) % AROUND
    below, below_right = here + AROUND, right + AROUND
    quads = np.stack([here, below_right, below, here, right, below_right], axis=-1).reshape(-1, 3)
    first = np.arange(AROUND)
    top = np.stack([np.zeros(AROUND, np.int64), 1 + (first + 1) % AROUND, 1 + first], axis=-1)
    last = 1 + (DOWN - 1) * AROUND
    bottom = np.stack([np.full(AROUND, last + AROUND), last + first, last + (first + 1) % AROUND], axis=-1)
    return np.concatenate([top, quads, bottom]).astype(np.uint32)


def scalp_share(directions: Floats) -> Floats:
    """1 where electrodes are (down to the ring of Fpz, T7 and Oz, further at the back), 0 on face and neck."""
    polar = np.degrees(np.arccos(np.clip(directions[:, 2], -1, 1)))
    back = -directions[:, 1] / np.maximum(np.hypot(directions[:, 0], directions[:, 1]), 1e-9)
    limit = 97.0 + 6.0 * (back + 1)  # from the forehead to the nape
    ears = np.maximum(_ear(directions, -1.0), _ear(directions, 1.0))
    return np.asarray(np.clip((limit + 3.0 - polar) / 4.0, 0.0, 1.0) * np.clip(1 - 2 * ears, 0.0, 1.0))
