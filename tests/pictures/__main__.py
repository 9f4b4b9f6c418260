"""Pictures of every screen and dialog in every theme, by one command.

    python -m tests.pictures --out docs/images/screens --guide docs/guide/screens.md
    python -m tests.pictures --out docs/images/screens --only duty,workflows

Guarantees: the real workstation (station, acquisition, worker, safety) on a data folder that is gone afterwards, with
the simulated amplifier and the demonstration patient only; what would take days, two people or bad luck has the real
window on a station that stands in (`stand_in_groups`). On a small screen (1366 x 768), and some screens once more at
200 %. On Linux under an X server of its own where there is Xvfb, so that OpenGL is there; else without a screen.
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
from typing import TYPE_CHECKING

from tests.pictures.guide_page import write_page

if TYPE_CHECKING:
    from app.ui.theme.active import ActiveTheme
    from app.ui.theme.palette import ThemeName
    from tests.pictures.stand_in import Scene

SIZE = (1366, 768)
SETTLES_S = 1.3  # its signal pauses for each picture; a rate is known again a second later


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--themes", default="dark,light", help="for every screen; high contrast is for a few")
    parser.add_argument("--record", type=float, default=40.0, metavar="S", help="seconds recorded before the pictures")
    parser.add_argument("--guide", type=Path, metavar="PAGE", help="the page of the guide to write as well")
    parser.add_argument("--few", action="store_true", help="a few screens only")
    parser.add_argument("--only", default="", metavar="NAMES", help="scenes whose names begin so, separated by commas")
    parser.add_argument("--scale", type=int, default=1, help="of the screen, with --only; 2 adds -200 to the names")
    parser.add_argument("--stand-in", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--here", action="store_true", help="on the screen that is there")
    parser.add_argument("--suffix", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        return take_from_stand_in(arguments) if arguments.stand_in else take(arguments)
    with x_server() as environment:
        for command, surroundings in runs_of(arguments, environment):
            done = subprocess.run(command, env=surroundings, check=False)
            if done.returncode:
                return done.returncode
    if arguments.guide is not None:
        write_page(arguments.guide, arguments.out)
    return 0


def runs_of(arguments: argparse.Namespace, environment: dict[str, str]) -> list[tuple[list[str], dict[str, str]]]:
    """Commands and their environments: one program for each theme's scale, and one for the stand-in."""
    words = [
        *(sys.executable, "-m", "tests.pictures", "--here"),
        *("--out", str(arguments.out), "--record", str(arguments.record)),
    ]
    themes = ["--themes", arguments.themes]
    if arguments.only:
        scale = {"QT_SCALE_FACTOR": str(arguments.scale)}
        more = ["--suffix", f"-{arguments.scale}00"] if arguments.scale > 1 else []
        return [
            ([*words, *themes, *more, *kind, "--only", ",".join(names)], environment | scale)
            for kind, names in zip(([], ["--stand-in"]), split(arguments.only), strict=True)
            if names
        ]
    if arguments.few:
        return [([*words, *themes, "--few"], environment)]
    return [
        ([*words, *themes], environment),
        ([*words, *themes, "--stand-in"], environment),
        ([*words, "--few", "--themes", "contrast-dark,contrast-light"], environment),
        ([*words, "--few", "--suffix", "-200", "--themes", "light"], environment | {"QT_SCALE_FACTOR": "2"}),
    ]


def split(only: str) -> tuple[list[str], list[str]]:
    """Names of scenes by where they are: the real workstation, and the stand-in."""
    from tests.pictures.stand_in_groups import group_of

    names = only.split(",")
    return [name for name in names if group_of(name) is None], [name for name in names if group_of(name) is not None]


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
    from tests.pictures.scenes import Scenes
    from tests.pictures.waiting import until

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
    try:
        desktop.show()
        scenes = Scenes(desktop, 8.0 if arguments.few else arguments.record)
        shown_scenes = scenes.few() if arguments.few else scenes.all()
        total = save_all(only_wanted(shown_scenes, arguments.only), desktop.theme, themes, arguments)
        print(f"{total / 1e6:.1f} MB in {arguments.out}")  # noqa: T201
        return 0
    finally:
        desktop.shut_down()
        until(lambda: not desktop.window.isVisible(), "the end", within_s=40)
        data.remove_runtime()
        shutil.rmtree(root, ignore_errors=True)


def take_from_stand_in(arguments: argparse.Namespace) -> int:
    """Each group in a window of its own."""
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    from app.ui.theme.active import ActiveTheme
    from app.ui.theme.palette import ThemeName
    from tests.pictures.stand_in import stand_in
    from tests.pictures.stand_in_groups import GROUPS, group_of

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    themes = [ThemeName(name) for name in arguments.themes.split(",")]
    theme = ActiveTheme(application, themes[0])
    wanted = {group_of(name) for name in arguments.only.split(",")} if arguments.only else set(GROUPS)
    total = 0
    for group in (name for name in GROUPS if name in wanted):
        with stand_in(SIZE) as stand:
            total += save_all(only_wanted(GROUPS[group](stand), arguments.only), theme, themes, arguments)
    print(f"{total / 1e6:.1f} MB in {arguments.out}")  # noqa: T201
    return 0


def only_wanted(scenes: "Iterator[Scene]", only: str) -> "Iterator[Scene]":
    """Those whose names begin with one of `only`; nothing after the last of them is played."""
    from tests.pictures.stand_in_groups import ONLY_FOR_THE_EYE

    wanted = tuple(filter(None, only.split(",")))
    left = set(wanted)
    for name, shown in scenes:
        if name.startswith(wanted) if only else name not in ONLY_FOR_THE_EYE:
            yield name, shown
        left -= {beginning for beginning in left if name.startswith(beginning)}
        if only and not left and not name.startswith(wanted):
            return


def save_all(
    scenes: "Iterator[Scene]", theme: "ActiveTheme", themes: "list[ThemeName]", arguments: argparse.Namespace
) -> int:
    """Bytes of all pictures."""
    from tests.pictures.png_files import save_small
    from tests.pictures.waiting import spin

    arguments.out.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, shown in scenes:
        images = []
        for chosen in themes:
            theme.choose(chosen)
            live = arguments.stand_in and shown.parentWidget() is None
            spin(SETTLES_S if live else 0.15)
            images.append((shown.grab().toImage(), arguments.out / f"{name}-{chosen}{arguments.suffix}.png"))
        total += sum(save_small(image, path) for image, path in images)
        theme.choose(themes[0])
        print(f"{name}: {shown.width()}x{shown.height()}", flush=True)  # noqa: T201 - a command's words
    return total


if __name__ == "__main__":
    sys.exit(main())
