"""Pictures of every screen and dialog in every theme, by one command.

    python -m tests.pictures --out docs/images/screens --guide docs/guide/screens.md

Guarantees: the real workstation (station, acquisition, worker, safety) on a data folder that is gone afterwards, with
the simulated amplifier and the demonstration patient only; on a small screen (1366 x 768), and some screens once more
at 200 %. On Linux under an X server of its own where there is Xvfb, so that OpenGL is there; else without a screen.
Writes `<scene>-<theme>.png`, `<scene>-<theme>-200.png`.
"""

import argparse
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.pictures.guide_page import write_page

SIZE = (1366, 768)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--themes", default="dark,light", help="for every screen; high contrast is for a few")
    parser.add_argument("--record", type=float, default=40.0, metavar="S", help="seconds recorded before the pictures")
    parser.add_argument("--guide", type=Path, metavar="PAGE", help="the page of the guide to write as well")
    parser.add_argument("--few", action="store_true", help="a few screens only")
    parser.add_argument("--here", action="store_true", help="on the screen that is there")
    parser.add_argument("--suffix", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        return take(arguments)
    with x_server() as environment:
        words = [
            sys.executable,
            "-m",
            "tests.pictures",
            "--here",
            "--out",
            str(arguments.out),
            "--record",
            str(arguments.record),
        ]
        runs = [([*words, "--themes", arguments.themes, *(["--few"] if arguments.few else [])], environment)]
        if not arguments.few:
            runs.append(([*words, "--few", "--themes", "contrast-dark,contrast-light"], environment))
            twice = environment | {"QT_SCALE_FACTOR": "2"}
            runs.append(([*words, "--few", "--suffix", "-200", "--themes", "light"], twice))
        for command, surroundings in runs:
            done = subprocess.run(command, env=surroundings, check=False)
            if done.returncode:
                return done.returncode
    if arguments.guide is not None:
        write_page(arguments.guide, arguments.out)
    return 0


@contextmanager
def x_server() -> Iterator[dict[str, str]]:
    """The environment of an X server that is large enough for 200 %, or of none."""
    program = shutil.which("Xvfb")
    if program is None:
        yield os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        return
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(write_end), "-screen", "0", "2800x1700x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as told:
        display = f":{told.readline().strip()}"
    try:
        yield os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(timeout=10)


def take(arguments: argparse.Namespace) -> int:
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    from app.core.settings.data_directory import DataDirectory
    from app.core.station.launching import ensure_station
    from app.ui.application import Desktop, DesktopOptions
    from app.ui.theme.palette import ThemeName
    from tests.pictures.png_files import save_small
    from tests.pictures.scenes import Scenes, spin, until

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    log = logging.getLogger("pictures")
    os.environ["NEURASCALE_DEMONSTRATION"] = "1"  # nobody signs in for a picture
    root = Path(tempfile.mkdtemp(prefix="nspictures"))
    data = DataDirectory(root / "data").create()
    themes = [ThemeName(name) for name in arguments.themes.split(",")]
    options = DesktopOptions(theme=themes[0], size=SIZE, close_prompt=False, offer_tour=False)
    desktop = Desktop(
        application,
        data,
        options,
        launcher=lambda: ensure_station(data, owner="desktop", wait_for_ending=False),
        log=log,
    )
    arguments.out.mkdir(parents=True, exist_ok=True)
    total = 0
    try:
        desktop.show()
        scenes = Scenes(desktop, 8.0 if arguments.few else arguments.record)
        for name, shown in scenes.few() if arguments.few else scenes.all():
            for theme in themes:
                desktop.theme.choose(theme)
                spin(0.15)
                path = arguments.out / f"{name}-{theme}{arguments.suffix}.png"
                total += save_small(shown.grab().toImage(), path)
            desktop.theme.choose(themes[0])
            print(f"{name}: {shown.width()}x{shown.height()}", flush=True)  # noqa: T201 - a command's words
        print(f"{total / 1e6:.1f} MB in {arguments.out}")  # noqa: T201
        return 0
    finally:
        desktop.shut_down()
        until(lambda: not desktop.window.isVisible(), "the end", within_s=40)
        data.remove_runtime()
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
