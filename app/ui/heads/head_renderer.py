"""Draws the 3-D head with vispy into memory: a picture comes out, no window of OpenGL's is ever made.

Guarantees: the window itself stays one that Qt paints (a widget of OpenGL's in it would make every repaint of the
traces go through OpenGL, too, which without a graphics card costs more than the traces); nothing is drawn but when
asked. What the driver refuses is a `SurroundingsError`. It can still bring the process down: ask `opengl_probe` first.
GUI thread only: a context belongs to the thread that made it.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QOffscreenSurface, QOpenGLContext, QSurfaceFormat
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat
from vispy import gloo
from vispy.gloo.context import FakeCanvas, set_current_canvas

from app.core.errors import SurroundingsError
from app.ui.heads.contours import ramp
from app.ui.heads.head_mesh import head_mesh
from app.ui.heads.viewpoint import Viewpoint
from app.ui.theme.palette import Palette

NO_OPENGL_ADVICE = "Use the flat maps, or install the graphics driver of this computer."
_SAMPLES = 4
_VERTEX = """
attribute vec3 a_point;
attribute vec3 a_normal;
attribute float a_scalp;
attribute float a_share;
uniform mat4 u_matrix;
varying vec3 v_normal;
varying float v_scalp;
varying float v_share;
void main() {
    v_normal = a_normal;
    v_scalp = a_scalp;
    v_share = a_share;
    gl_Position = u_matrix * vec4(a_point, 1.0);
}
"""
# The light comes from beside the eye; little of it is lost on the scalp, so that its colours are those of the scale.
_FRAGMENT = """
uniform sampler2D u_ramp;
uniform vec3 u_light;
uniform vec3 u_eye;
uniform vec3 u_skin;
uniform float u_painted;
varying vec3 v_normal;
varying float v_scalp;
varying float v_share;
void main() {
    vec3 normal = normalize(v_normal);
    float lit = 0.5 + 0.5 * dot(normal, u_light);
    float rim = 1.0 - max(dot(normal, u_eye), 0.0);
    vec3 skin = u_skin * (0.5 + 0.72 * lit * lit) + 0.07 * rim;
    vec3 value = texture2D(u_ramp, vec2((v_share * 255.0 + 0.5) / 256.0, 0.5)).rgb;
    float step = v_share * 5.0;
    float from_line = abs(fract(step + 0.5) - 0.5) / max(fwidth(step), 0.0001);
    float line = (step > 0.5 && step < 4.5) ? 1.0 - smoothstep(0.4, 1.2, from_line) : 0.0;
    value = mix(value, vec3(0.0), 0.5 * line) * (0.80 + 0.20 * lit);
    float painted = u_painted * smoothstep(0.35, 0.65, v_scalp);
    gl_FragColor = vec4(mix(skin, value, painted), 1.0);
}
"""


class _MemoryCanvas(FakeCanvas):  # type: ignore[misc]
    """What vispy takes for its canvas; it asks the canvas's backend (here: itself) where to draw to."""

    def __init__(self) -> None:
        self.buffer = 0
        self._backend = self
        super().__init__()

    def _vispy_get_fb_bind_location(self) -> int:
        return self.buffer


class HeadRenderer:
    """See the rules at the top of this module.

    Attributes:
        name: What draws, as OpenGL says of itself.
        frames: How many pictures were drawn.
    """

    def __init__(self) -> None:
        """Make a context of our own, and what is drawn.

        Raises:
            SurroundingsError: There is no OpenGL here, or it refuses what is needed.
        """
        self.frames = 0
        self._buffer: QOpenGLFramebufferObject | None = None
        wanted = QSurfaceFormat()
        wanted.setDepthBufferSize(24)
        self._context = QOpenGLContext()
        self._context.setFormat(wanted)
        # Asked for functions, a context that was not made brings the process down: stop here.
        if not self._context.create():
            raise SurroundingsError("This screen offers no OpenGL.", advice=NO_OPENGL_ADVICE)
        self._surface = QOffscreenSurface()
        self._surface.setFormat(self._context.format())
        self._surface.create()
        self._take()
        self.name = str(self._context.functions().glGetString(0x1F01))
        self._canvas = _MemoryCanvas()
        mesh = head_mesh()
        self._program = gloo.Program(_VERTEX, _FRAGMENT)
        self._program["a_point"] = mesh.points.astype(np.float32)
        self._program["a_normal"] = mesh.normals.astype(np.float32)
        self._program["a_scalp"] = mesh.scalp.astype(np.float32)
        self._shares = gloo.VertexBuffer(np.zeros(len(mesh.points), np.float32))
        self._program["a_share"] = self._shares
        self._program["u_ramp"] = gloo.Texture2D(np.ascontiguousarray(ramp()[np.newaxis]), interpolation="linear")
        self._faces = gloo.IndexBuffer(np.ascontiguousarray(mesh.faces.ravel()))
        self._painted = 0.0

    def paint_values(self, shares: NDArray[np.float32] | None) -> None:
        """Values at the mesh's vertices, 0 to 1 of the scale; None for bare skin."""
        self._painted = 0.0 if shares is None else 1.0
        if shares is not None:
            self._take()
            set_current_canvas(self._canvas)
            self._shares.set_data(np.ascontiguousarray(np.clip(shares, 0.0, 1.0), np.float32))

    def picture(self, size: QSize, view: Viewpoint, palette: Palette) -> QImage:
        """The head in `size` (device pixels), on nothing.

        Raises:
            SurroundingsError: OpenGL has gone, or has no room for a picture of this size.
        """
        self._take()
        buffer = self._buffer_of(size)
        self._canvas.buffer = buffer.handle()
        set_current_canvas(self._canvas)
        axes = view.axes()
        light = axes.T @ np.array([-0.35, 0.45, 0.82])
        skin = QColor(palette.line_strong)
        self._program["u_matrix"] = np.ascontiguousarray(view.matrix(size.width() / size.height()).T)
        self._program["u_light"] = tuple(light / np.linalg.norm(light))
        self._program["u_eye"] = tuple(axes[2])
        self._program["u_skin"] = (skin.redF(), skin.greenF(), skin.blueF())
        self._program["u_painted"] = self._painted
        if not buffer.bind():
            raise SurroundingsError("OpenGL could not draw into memory.", advice=NO_OPENGL_ADVICE)
        gloo.set_viewport(0, 0, size.width(), size.height())
        gloo.set_state(depth_test=True, blend=False, cull_face=False)
        gloo.set_clear_color((0.0, 0.0, 0.0, 0.0))
        gloo.clear(color=True, depth=True)
        self._program.draw("triangles", self._faces)
        self._canvas.flush()
        buffer.release()
        self.frames += 1
        return buffer.toImage()

    def close(self) -> None:
        """Give everything back."""
        if self._context.makeCurrent(self._surface):
            self._buffer = None
            self._context.doneCurrent()
        self._surface.destroy()

    def _take(self) -> None:
        if not self._context.makeCurrent(self._surface):
            raise SurroundingsError("OpenGL could not be used any more.", advice=NO_OPENGL_ADVICE)

    def _buffer_of(self, size: QSize) -> QOpenGLFramebufferObject:
        if self._buffer is None or self._buffer.size() != size:
            wanted = QOpenGLFramebufferObjectFormat()
            wanted.setSamples(_SAMPLES)
            wanted.setAttachment(QOpenGLFramebufferObject.Attachment.Depth)
            self._buffer = QOpenGLFramebufferObject(size, wanted)
            if not self._buffer.isValid():
                self._buffer = None
                raise SurroundingsError("OpenGL could not draw into memory.", advice=NO_OPENGL_ADVICE)
        return self._buffer
