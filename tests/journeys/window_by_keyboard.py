"""The real window, driven from outside by a keyboard: a program for `test_session_by_keyboard`.

Arguments: data folder, file to write what is shown to. It does nothing to the window but look at it.
"""

import json
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import ensure_station
from app.ui.access.second_factor_pages import SecondFactorPage
from app.ui.access.users_dialog import UsersDialog
from app.ui.application import Desktop, DesktopOptions
from app.ui.main_window import MainWindow
from app.ui.theme.palette import ThemeName

EVERY_MS = 40
OFFER_TOUR = "tour"


class Teller(QObject):
    """Writes what the window shows, whenever that changes."""

    def __init__(self, desktop: Desktop, told: Path) -> None:
        super().__init__()
        self._desktop = desktop
        self._told = told
        self._before = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tell)
        self._timer.start(EVERY_MS)

    @Slot()
    def _tell(self) -> None:
        words = json.dumps(self._shown())
        if words != self._before:
            self._before = words
            fresh = self._told.with_suffix(".new")
            fresh.write_text(words)
            fresh.replace(self._told)

    def _shown(self) -> dict[str, object]:
        window = self._desktop.window
        session = window.session.session
        begin, page = window.session.begin_page, window.session.prerequisites_page
        live = window.session.live_page
        focused = QApplication.focusWidget()
        return {
            "up": window.state is not None,
            "window": int(window.winId()),
            "active": window.isActiveWindow(),
            "focus": focused.accessibleName() if focused is not None else "",
            "typed": focused.text() if isinstance(focused, QLineEdit) else "",
            "patient": window.banner.number.text() if window.banner.number.isVisible() else "",
            "patients": window.patients.list.model().rowCount(),
            "can_begin": begin.is_complete(),
            "simulated": begin.uses_simulated,
            "step": session.step if session is not None else "",
            "waiting": list(session.waiting_for) if session is not None else [],
            "unmet": sorted(page.unmet) if window.session.current_page is page else [],
            "known": bool(page.known),
            "refused": page.refused,
            "impedances": len(session.impedances) if session is not None else 0,
            "recorded_s": session.recording_seconds if session is not None else 0.0,
            "drawn": live.page.frames_drawn,
            "asking": live.asking,
            "past": live.review.is_past,
            "marks": [event.text for event in window.events.rows.events if event.kind == "annotation"],
            "montage": live.controls.montage.currentText(),
            "traces": [trace.label for trace in live.page.traces],
            "consent": window.session.consent.said if window.session.consent.is_open else "",
            "consent_asks": window.session.consent.asking,
            "report": bool(session.report_path) if session is not None else False,
            "exit_reason": session.exit_reason if session is not None else "",
            "result": window.session.result_page.said if session is not None and session.exit_reason else "",
            "notices": [card.error.what for card in window.notices.cards],
            "modal": QApplication.activeModalWidget() is not None,
            "tour": window.tour.card.title if window.tour.is_shown else "",
            **shown_of_access(window),
        }


def shown_of_access(window: MainWindow) -> dict[str, object]:
    """Who is at the window, and what stands before it."""
    access = window.access
    page, gate, user = access.page, access.gate, access.view.user
    dialog = next((one for one in window.findChildren(QDialog) if one.isVisible()), None)
    users = window.findChild(UsersDialog)
    return {
        "page": access.page_name,
        "open": access.is_open and access.view.stage == "open",
        "fault": page.fault.words if page is not None else "",
        "busy": page.is_busy if page is not None else False,
        "secret": page.secret.text().replace(" ", "") if isinstance(page, SecondFactorPage) else "",
        "glance": gate.glance.words if gate is not None else "",
        "user": user.user_name if user is not None else "",
        "menu": window.user_menu.menu.isVisible(),
        "dialog": int(dialog.winId()) if dialog is not None else 0,
        "one_time": users.form.note.password.text() if users is not None else "",
    }


def main() -> int:
    data = DataDirectory(Path(sys.argv[1])).create()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    desktop = Desktop(
        application,
        data,
        DesktopOptions(theme=ThemeName.DARK, close_prompt=False, offer_tour=OFFER_TOUR in sys.argv, size=(1600, 1000)),
        launcher=lambda: ensure_station(data, owner="desktop", wait_for_ending=False),
        log=logging.getLogger("window"),
    )
    teller = Teller(desktop, Path(sys.argv[2]))
    desktop.window.move(0, 0)
    desktop.show()
    application.exec()
    del teller
    return 0


if __name__ == "__main__":
    sys.exit(main())
