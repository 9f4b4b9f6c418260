"""Every screen, state and dialog fits a small screen (1366 x 768), and no words are cut."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.screens import settle, walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SMALL = QSize(1366, 768)
# A frame and a title bar around a dialog, and a panel of the desktop.
DIALOG_AT_MOST = QSize(1366, 700)


def cut(top: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit in them, or that are themselves cut by what they lie in."""
    found = []
    for one in top.findChildren(QWidget):
        if not one.isVisible() or one.window() is not top.window() or not isinstance(one, QLabel | QAbstractButton):
            continue
        words = one.text()
        if not words or one.property("elides") or one.visibleRegion().isEmpty():
            continue  # behind another panel's tab nothing is cut
        wanted = one.sizeHint() if isinstance(one, QPushButton) else one.minimumSizeHint()
        if isinstance(one, QLabel) and one.wordWrap():
            wanted = QSize(0, one.heightForWidth(one.width()))
        elif isinstance(one, QLabel):
            wanted = one.sizeHint()
        if one.width() < wanted.width() - 1 or one.height() < wanted.height() - 1:
            found.append(f"“{words[:50]}” has {one.width()}x{one.height()}, needs {wanted.width()}x{wanted.height()}")
        elif not scrolls(one) and one.visibleRegion().boundingRect() != one.rect():
            found.append(f"“{words[:50]}” is cut by what it lies in")
    return found


def scrolls(one: QWidget) -> bool:
    parent = one.parentWidget()
    return parent is not None and (isinstance(parent, QAbstractScrollArea) or scrolls(parent))


def look_through(window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot) -> dict[str, str]:
    """What is too large or cut, and where first."""
    faults: dict[str, str] = {}
    window.resize(SMALL)
    for stage, tops in walk(window, station, safety, qtbot):
        window.resize(SMALL)
        settle(qtbot)
        least = window.minimumSizeHint()
        if least.width() > SMALL.width() or least.height() > SMALL.height():
            faults.setdefault(f"the window needs {least.width()}x{least.height()}", stage)
        for top in tops:
            if top is not window:
                least = top.minimumSizeHint().expandedTo(top.minimumSize())
                if least.width() > DIALOG_AT_MOST.width() or least.height() > DIALOG_AT_MOST.height():
                    faults.setdefault(f"{stage} needs {least.width()}x{least.height()}", stage)
            found = cut(top)
            if found:
                # A figure that came since (a delay, a rate) is laid out at the next turn of the event loop.
                settle(qtbot)
                found = [one for one in cut(top) if one in set(found)]
            for words in found:
                faults.setdefault(words, stage)
    return faults


def test_all_fits_and_nothing_is_cut(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    faults = look_through(window, station, safety, qtbot)
    assert faults == {}, "\n" + "\n".join(f"{stage}: {fault}" for fault, stage in faults.items())


def test_so_it_does_at_200_percent(tmp_path: Path) -> None:
    """The same walk, on a screen of twice as many pixels; Qt takes the scale only when a program starts."""
    screens = tmp_path / "screens.json"
    screen = {"name": "sharp", "x": 0, "y": 0, "width": 2732, "height": 1536, "logicalDpi": 96, "dpr": 1.0}
    screens.write_text(json.dumps({"screens": [screen]}))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "nothing_is_cut", __file__],
        cwd=Path(__file__).parents[3],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
