"""The window takes its lease only when nothing that takes a second is left to be done on its thread."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.settings.data_directory import DataDirectory
from app.ui.application import Desktop, DesktopOptions
from app.ui.bridge.safety_link import SafetyLink
from app.ui.theme.palette import ThemeName
from tests.fakes.safety_ends import FakeSafety

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_lease_begins_after_what_designs_filters_is_in(
    qapp: QApplication, data: DataDirectory, safety: FakeSafety, qtbot: QtBot
) -> None:
    def make_safety(_runtime: Path, parent: QObject) -> SafetyLink:
        return SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control, parent=parent)

    log = logging.getLogger("test.lease")
    log.propagate = False
    options = DesktopOptions(theme=ThemeName.DARK)
    desktop = Desktop(qapp, data, options, launcher=lambda: None, log=log, make_safety=make_safety)
    gate = threading.Event()
    desktop.station.background.do("slow disk", lambda: gate.wait(10.0), desktop)
    try:
        desktop.show()
        qtbot.wait(300)
        assert safety.renewals == 0
        gate.set()
        qtbot.waitUntil(lambda: safety.renewals > 0)
    finally:
        gate.set()
        desktop.leave()
        desktop.theme.deleteLater()
        desktop.window.deleteLater()
        desktop.deleteLater()
        qtbot.wait(10)


def test_after_that_drawing_a_filtered_page_imports_nothing_slow() -> None:
    """In a fresh interpreter: what `load_design` brings is all that designing and delaying need."""
    code = """
import sys
from app.core.processing.filters import FilterDesign, chain_delay_s, load_design
load_design()
before = set(sys.modules)
assert chain_delay_s(FilterDesign(250.0, 0.5, 70.0, 50.0)) > 0
print(sorted(set(sys.modules) - before))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.strip() == "[]"
