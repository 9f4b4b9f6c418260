"""The real window, with something open over it: a program for `test_stop_in_the_window`.

Arguments: data folder, file to write what is shown to, and what to open ("none", "modal", "menu", "lock").
"""

import json
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox

from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import ensure_station
from app.ui.application import Desktop, DesktopOptions
from app.ui.safety_strip.stop_reach import on_screen
from app.ui.theme.palette import ThemeName

EVERY_MS = 30


class Teller(QObject):
    """Opens what is wanted, and writes what the window shows."""

    def __init__(self, desktop: Desktop, told: Path, box: str) -> None:
        super().__init__()
        self._desktop = desktop
        self._told = told
        self._box = box
        self._open: QMessageBox | QMenu | None = None
        self._before = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tell)
        self._timer.start(EVERY_MS)
        QTimer.singleShot(1500, self._open_box)

    @Slot()
    def _open_box(self) -> None:
        window = self._desktop.window
        if self._box == "modal":
            self._open = QMessageBox(QMessageBox.Icon.Warning, "Overwrite", "It is there already.", parent=window)
            self._open.setModal(True)
            self._open.show()
        elif self._box == "menu":
            self._open = QMenu(window)
            self._open.addAction("Anything")
            self._open.popup(window.mapToGlobal(QPoint(300, 400)))
        elif self._box == "lock":
            window.overlay.appear(QLabel("Locked"))

    @Slot()
    def _tell(self) -> None:
        window = self._desktop.window
        floating = window.reach.floating
        control = floating.control if floating.isVisible() else window.stop
        opened = window.overlay.is_up or (self._open is not None and self._open.isVisible())
        if self._box == "menu" and self._open is not None and not opened:
            # The press that stopped has closed it; nothing is to be opened again.
            opened = True
        at = on_screen(control.stop_button).center()
        shown = {
            "open": opened and (self._box != "modal" or floating.isVisible()),
            "state": window.stop.state_text,
            "look": str(control.stop_button.look.button),
            "panel": window.stop_panel.isVisible(),
            "instead": window.stop_panel.more.text(),
            "stop_at": [at.x(), at.y()],
        }
        words = json.dumps(shown)
        if words != self._before:
            self._before = words
            fresh = self._told.with_suffix(".new")
            fresh.write_text(words)
            fresh.replace(self._told)


def main() -> int:
    data = DataDirectory(Path(sys.argv[1])).create()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    desktop = Desktop(
        application,
        data,
        DesktopOptions(theme=ThemeName.DARK, close_prompt=False, offer_tour=False, size=(1600, 1000)),
        launcher=lambda: ensure_station(data, owner="desktop", wait_for_ending=False),
        log=logging.getLogger("window"),
    )
    teller = Teller(desktop, Path(sys.argv[2]), sys.argv[3])
    desktop.window.move(0, 0)
    desktop.show()
    application.exec()
    del teller
    return 0


if __name__ == "__main__":
    sys.exit(main())
