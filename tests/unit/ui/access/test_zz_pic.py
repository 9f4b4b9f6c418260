import pytest
from PySide6.QtTest import QTest

from app.ui.access.erasure_dialog import ErasureDialog
from app.ui.theme.palette import ThemeName
from tests.fakes.erasures import asked_by_another

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_pic(window, station, qtbot, theme, name):
    theme.choose(ThemeName(name)) if hasattr(theme, "choose") else None
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() > 0)
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    pid = station.memory.patients[0].patient_id
    with station.memory.lock:
        station.memory.erasures.erasures = [
            asked_by_another(
                pid, stands_in_the_way="A legal hold stands since 2026-01-02, placed by Dr. Maria Berger."
            ),
            asked_by_another(
                "0198c1f0-0000-7000-8000-00000000abcd",
                erasure_id="x",
                state="complete",
                reason="",
                decided="2026-11-21T10:00:00+00:00",
            ),
        ]
    dialog = ErasureDialog(
        window.links.station, window.access.view, station.memory.patients[0], window.patients.known, window
    )
    dialog.show()
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    QTest.keyClicks(dialog.reason, "Asked for it in")
    qtbot.wait(200)
    dialog.grab().save(f"/tmp/c_erasure_{name}.png")
