"""Shows a window on the screens that are there, floats a panel where it is told, and says where things are.

    python -m tests.unit.ui.workspace.window_on_screens BOOK [X Y]

`BOOK` is the folder of the workspaces' file. With X and Y the panel of events is put there and the layout is kept;
without, it is left as it came back. Prints JSON. Run with Qt's offscreen platform and screens of a file.
"""

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from app.core.settings.data_directory import DataDirectory
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.main_window import MainWindow, WindowLinks
from app.ui.preferences import Preferences
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from app.ui.workspace.workspace_book import load_book, save_book
from tests.fakes.safety_ends import FakeSafety


def spin(milliseconds: int) -> None:
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < milliseconds:
        QApplication.processEvents()


def main() -> int:
    folder = Path(sys.argv[1])
    application = QApplication(sys.argv[:1])
    theme = ActiveTheme(application, ThemeName.DARK)
    data = DataDirectory(Path(tempfile.mkdtemp(prefix="ns")) / "data").create()
    safety = FakeSafety()
    links = WindowLinks(StationLink(data), SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control))
    book, _ = load_book(folder)
    window = MainWindow(links, Preferences(), workspaces=book)
    window.show()
    spin(60)
    dock = window.docks.docks["events"]
    if len(sys.argv) > 2:
        dock.float_it()
        dock.setGeometry(int(sys.argv[2]), int(sys.argv[3]), 420, 480)
        spin(60)
        window.workspaces.keep()
        save_book(folder, window.workspaces.book)
    place, at = dock.geometry(), window.geometry()
    print(  # noqa: T201 - what the test reads
        json.dumps(
            {
                "screens": len(application.screens()),
                "floats": dock.isFloating(),
                "place": [place.x(), place.y(), place.width(), place.height()],
                "window": [at.x(), at.y(), at.width(), at.height()],
                "notices": len(window.notices.cards),
            }
        )
    )
    window.reach.close()
    links.station.close()
    links.safety.close()
    window.allow_close()
    window.close()
    data.remove_runtime()
    theme.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
