"""`neurascale opengl`: whether the 3-D head can be drawn on this screen.

Guarantees: draws one head into memory, twice, and says with what, and what the second cost the processor; shows no
window. The window starts it before it draws by OpenGL itself: a driver that fails brings down this program only. Exit
codes: 0 it can, 1 it cannot (a driver that brings it down ends it by a signal). Main thread.
"""

import argparse
import json
import os
import sys

SUMMARY = "Find out whether OpenGL can draw the 3-D head on this screen (started by the window)."
EXAMPLE = "neurascale opengl --json"

_SIDE_PX = 400


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one line of JSON")


def run(arguments: argparse.Namespace) -> int:
    works, renderer, frame_ms, why = _tried()
    if arguments.json:
        told = {"works": works, "renderer": renderer, "frame_ms": frame_ms, "why": why}
        sys.stdout.write(json.dumps(told) + "\n")
    elif works:
        sys.stdout.write(f"OpenGL works: {renderer}, {frame_ms:.1f} ms of processor a picture.\n")
    else:
        sys.stdout.write(f"{why} The head is shown flat.\n")
    sys.stdout.flush()
    return 0 if works else 1


def _tried() -> tuple[bool, str, float, str]:
    """Whether it works, what draws, what a picture costs, and why it does not."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        # Qt would end the process without a word of ours.
        return False, "", 0.0, "There is no display."
    try:
        from app.ui.heads.opengl_trial import try_opengl
    except ImportError:
        return False, "", 0.0, "The window is not installed here."
    trial = try_opengl(_SIDE_PX)
    return trial.works, trial.renderer, trial.frame_ms, trial.why
