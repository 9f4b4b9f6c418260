"""Panels on a second screen, and what becomes of them when it is gone: real Qt screens, each run a process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[4]
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1.0}
WALL = {"name": "wall", "x": 1920, "y": 0, "width": 2560, "height": 1440, "logicalDpi": 96, "dpr": 1.0}


class Desk:
    """A folder with the workspaces' file, and screens to come and go."""

    def __init__(self, folder: Path) -> None:
        self.book = folder / "book"
        self.book.mkdir()
        self._screens = folder / "screens.json"

    def show(self, *screens: dict[str, object], put_at: tuple[int, int] | None = None) -> dict[str, object]:
        self._screens.write_text(json.dumps({"screens": screens}))
        words = [str(one) for one in put_at] if put_at is not None else []
        done = subprocess.run(
            [sys.executable, "-m", "tests.unit.ui.workspace.window_on_screens", str(self.book), *words],
            cwd=REPOSITORY,
            env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={self._screens}"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        shown = json.loads(done.stdout.splitlines()[-1])
        assert shown["screens"] == len(screens)
        return dict(shown)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_panel_comes_back_on_the_second_screen_and_inside_without_it(desk: Desk) -> None:
    put = desk.show(LAPTOP, WALL, put_at=(2600, 300))
    assert put["place"] == [2600, 300, 420, 480]
    again = desk.show(LAPTOP, WALL)
    assert (again["floats"], again["place"], again["window"]) == (True, put["place"], put["window"])
    # Another set-up of screens has a layout of its own: the role's, until something is arranged there.
    alone = desk.show(LAPTOP)
    assert alone["floats"] is False
    assert alone["notices"] == 0
