"""One head drawn by OpenGL in this very process, to see whether it can be.

Guarantees: nothing is shown; what OpenGL refuses is an answer, not an error. A bad driver may bring the process down:
only for the program `opengl`. Main thread, before there is any other application of Qt's.
"""

import sys
import time
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from app.core.errors import SurroundingsError
from app.ui.heads.viewpoint import Viewpoint
from app.ui.theme.palette import DARK


@dataclass(frozen=True, slots=True)
class OpenGLTrial:
    """What came of it; `frame_ms` is the processor time of a picture once everything is there."""

    works: bool
    renderer: str = ""
    frame_ms: float = 0.0
    why: str = ""


def try_opengl(side_px: int) -> OpenGLTrial:
    """Draw a head of so many pixels, twice."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    try:
        from app.ui.heads.head_renderer import HeadRenderer

        renderer = HeadRenderer()
        size = QSize(side_px, side_px)
        renderer.picture(size, Viewpoint(), DARK)
        began_s = time.process_time()
        image = renderer.picture(size, Viewpoint(), DARK)
        frame_ms = (time.process_time() - began_s) * 1e3
        drawn = image.pixelColor(side_px // 2, side_px // 2).alpha() > 200
        name = renderer.name
        renderer.close()
    except SurroundingsError as error:
        return OpenGLTrial(works=False, why=error.what)
    except (ImportError, OSError, RuntimeError) as error:
        # vispy loads the system's OpenGL when it is imported, and says in many ways that it found none.
        return OpenGLTrial(works=False, why=f"OpenGL cannot be loaded ({type(error).__name__}).")
    del application
    if not drawn:
        return OpenGLTrial(works=False, renderer=name, why="OpenGL draws nothing.")
    return OpenGLTrial(works=True, renderer=name, frame_ms=round(frame_ms, 2))
