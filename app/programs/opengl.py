"""`neurascale opengl`: whether the 3-D head can be drawn on this screen.

Guarantees: draws one head into memory, twice, and says with what, and what the second cost the processor; shows no
window. The window starts it before it draws by OpenGL itself: a driver that fails brings down this program only. Exit
codes: 0 it can, 1 it cannot (a driver that brings it down ends it by a signal). Main thread.
"""

import argparse
import json
import sys

SUMMARY = "Find out whether OpenGL can draw the 3-D head on this screen (started by the window)."
EXAMPLE = "neurascale opengl --json"

_SIDE_PX = 400


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one line of JSON")


def run(arguments: argparse.Namespace) -> int:
    from app.ui.heads.opengl_trial import try_opengl

    trial = try_opengl(_SIDE_PX)
    if arguments.json:
        told = {"works": trial.works, "renderer": trial.renderer, "frame_ms": trial.frame_ms, "why": trial.why}
        sys.stdout.write(json.dumps(told) + "\n")
    elif trial.works:
        sys.stdout.write(f"OpenGL works: {trial.renderer}, {trial.frame_ms:.1f} ms of processor a picture.\n")
    else:
        sys.stdout.write(f"{trial.why} The head is shown flat.\n")
    sys.stdout.flush()
    return 0 if trial.works else 1
