"""From where the 3-D head is looked at, and where a point of it comes to lie in the picture.

Guarantees: the mesh and what is painted over it use the same projection. Pure; any thread.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLOSEST, WIDEST = 0.7, 3.0
_DISTANCE = 6.0
_FOCAL = 5.0
_CENTRE = np.array([0.0, 0.03, -0.25])  # the middle of the mesh


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Where the eye is.

    Attributes:
        azimuth: Degrees around the head: 0 before the face, 90 at its left ear, 180 behind it.
        elevation: Degrees above the ears.
    """

    azimuth: float = 30.0
    elevation: float = 20.0
    zoom: float = 1.0

    def turned(self, azimuth: float, elevation: float) -> "Viewpoint":
        """Around by so many degrees; never over the crown, where left and right would change places."""
        around = (self.azimuth + azimuth + 180.0) % 360.0 - 180.0
        return replace(self, azimuth=around, elevation=min(90.0, max(-45.0, self.elevation + elevation)))

    def zoomed(self, factor: float) -> "Viewpoint":
        return replace(self, zoom=min(WIDEST, max(CLOSEST, self.zoom * factor)))

    def axes(self) -> Floats:
        """Right, up and towards the eye, as rows."""
        azimuth, elevation = np.radians(self.azimuth), np.radians(self.elevation)
        towards = np.array(
            [-np.sin(azimuth) * np.cos(elevation), np.cos(azimuth) * np.cos(elevation), np.sin(elevation)]
        )
        right = np.array([-np.cos(azimuth), -np.sin(azimuth), 0.0])
        return np.stack([right, np.cross(towards, right), towards])

    def matrix(self, aspect: float) -> NDArray[np.float32]:
        """Points of the mesh to OpenGL's clip coordinates, as a matrix for column vectors; `aspect` width by height."""
        axes = self.axes()
        view = np.eye(4)
        view[:3, :3] = axes
        view[:3, 3] = -axes @ _CENTRE
        view[2, 3] -= _DISTANCE
        near, far = _DISTANCE - 3.0, _DISTANCE + 3.0
        focal = _FOCAL * self.zoom
        projection = np.zeros((4, 4))
        # The shorter side of the picture holds the head.
        projection[0, 0], projection[1, 1] = focal / max(aspect, 1.0), focal * min(aspect, 1.0)
        projection[2, 2], projection[2, 3] = -(far + near) / (far - near), -2 * far * near / (far - near)
        projection[3, 2] = -1.0
        return np.asarray(projection @ view, np.float32)

    def project(self, points: Floats, width: float, height: float) -> Floats:
        """Where `points` (shape (n, 3)) are in a picture of that size, pixels from its upper left; shape (n, 2)."""
        clip = np.c_[points, np.ones(len(points))] @ self.matrix(width / height).astype(np.float64).T
        plane = clip[:, :2] / clip[:, 3:]
        return np.stack([(plane[:, 0] + 1) * width / 2, (1 - plane[:, 1]) * height / 2], axis=1)

    def facing(self, points: Floats, normals: Floats) -> Floats:
        """How much each point looks towards the eye: 1 straight, 0 at the rim, negative behind."""
        axes = self.axes()
        towards = (_CENTRE + axes[2] * _DISTANCE) - points
        towards /= np.linalg.norm(towards, axis=1, keepdims=True)
        return np.asarray((towards * normals).sum(axis=1))


FRONT = Viewpoint(0.0, 8.0)
LEFT = Viewpoint(90.0, 8.0)
RIGHT = Viewpoint(-90.0, 8.0)
BACK = Viewpoint(180.0, 8.0)
TOP = Viewpoint(180.0, 90.0)
