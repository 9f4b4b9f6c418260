"""The 3-D head on a real X server without a graphics card, and the flat one where there is no OpenGL at all."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.core.station.launching import program_command, program_environment
from tests.journeys.keyed_window import Screen
from tests.shared_data import REPOSITORY
from tests.widget_pictures import pixels

DRIVER = Path(__file__).with_name("head_on_a_screen.py")
needs_screen = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="a screen without a graphics card needs Xvfb")


@pytest.fixture(name="screen")
def _screen() -> Iterator[Screen]:
    screen = Screen()
    yield screen
    screen.close()


def without_display() -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in program_environment().items() if name not in hidden}


def shown(folder: Path, environment: dict[str, str]) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, str(DRIVER), str(folder)],
        env=environment | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        timeout=100,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(told, dict)
    return told


def picture(path: Path) -> np.ndarray:
    return pixels(QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888))


def colourfulness(image: np.ndarray) -> np.ndarray:
    return image.max(axis=2) - image.min(axis=2)


@needs_screen
def test_the_head_is_painted_without_a_graphics_card_and_stands_still_for_nothing(
    screen: Screen, tmp_path: Path
) -> None:
    told = shown(tmp_path, without_display() | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"})
    if not told["solid"]:
        pytest.skip(f"this machine's X server has no OpenGL: {told['reason']}")
    assert told["renderer"]
    assert told["frames_for_nothing"] == 0
    assert "from the right" in str(told["description"])  # eleven times ten degrees from the front left
    alpha, impedance = picture(tmp_path / "alpha.png"), picture(tmp_path / "impedance.png")
    assert alpha.shape == impedance.shape
    middle = (slice(60, 300), slice(40, 300))
    # Values are coloured over much of the head; bare skin is grey but for the signs.
    assert (colourfulness(alpha[middle]) > 0.25).mean() > 0.15
    assert (colourfulness(impedance[middle]) > 0.25).mean() < 0.12
    assert alpha.mean() < impedance.mean()  # dark and light theme


def test_without_opengl_the_flat_map_stands_there_and_nothing_has_crashed(tmp_path: Path) -> None:
    told = shown(tmp_path, without_display() | {"QT_QPA_PLATFORM": "offscreen"})
    assert told["solid"] is False
    assert told["has_map"] is True
    assert "offers no OpenGL" in str(told["reason"])
    assert (colourfulness(picture(tmp_path / "flat.png")) > 0.25).mean() > 0.1


def test_the_trial_says_in_words_and_by_its_exit_code_whether_it_can(tmp_path: Path) -> None:
    done = subprocess.run(
        program_command("opengl"),
        env=without_display() | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == "This screen offers no OpenGL. The head is shown flat.\n"
