"""Runs the window from start to end: builds, wires, shows, and stops everything in order.

Guarantees: the window is shown before anything is connected; every thread it starts is ended within a bounded time;
what no slot caught is written to the program's log and shown, never lost (Qt's exception rim). Main thread only.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app import __version__
from app.core.devices.driver import DeviceSpec
from app.core.errors import DefectError, NeuraScaleError, unforeseen
from app.core.processing.filters import load_design
from app.core.safety.client import LINK_LOST
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import read_site_or_strict, site_path
from app.core.settings.station_kind import StationKind
from app.core.sounds.player import SoundPlayer
from app.core.station.messages import Shutdown, StationState
from app.ui.bridge.alarm_sound import AlarmSound
from app.ui.bridge.output_ending import OutputEnding
from app.ui.bridge.safety_link import SafetyLink, real_safety_link
from app.ui.bridge.station_link import StationLink
from app.ui.collector import Collector
from app.ui.dialogs.closing import Closing, ClosingDialog
from app.ui.dialogs.patient_heading import PatientHeading
from app.ui.main_window import MainWindow, WindowLinks
from app.ui.preferences import Preferences, load_preferences, save_preferences
from app.ui.rehearsal import Rehearsal
from app.ui.safety_strip.alarm_figures import alarm_figures
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from app.ui.window_language import WindowLanguage, language_for
from app.ui.workspace.workspace_book import WorkspaceBook, load_book, save_book

SHUTDOWN_TIMEOUT_S = 15.0
END_WITHIN_S = 15.0
STOP_POLL_MS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DesktopOptions:
    """What the command line asks of the window.

    Attributes:
        theme: Overrides the remembered one for this run only.
        language: As `theme`; a code ("de").
        source: A device to choose beforehand.
        screenshot: Where to put a picture of the window after `after_s` seconds; the window closes then.
        screen: Which screen to show for the picture; see `SCREENS`.
        rehearse: Run a demonstration session by itself, as a user would by keyboard.
        close_prompt: Whether closing during a session asks.
        offer_tour: Whether the tour is offered where it was never seen.
    """

    theme: ThemeName | None = None
    language: str | None = None
    source: DeviceSpec | None = None
    screenshot: Path | None = None
    screen: str = "session"
    after_s: float = 5.0
    rehearse: bool = False
    close_prompt: bool = True
    offer_tour: bool = True
    size: tuple[int, int] | None = None
    stop_asked: Callable[[], bool] = field(default=lambda: False)


SCREENS = ("session", "new-patient", "keys", "calibration", "reset-stop")


class Desktop(QObject):
    """One run of the window."""

    def __init__(
        self,
        application: QApplication,
        data: DataDirectory,
        options: DesktopOptions,
        *,
        launcher: Callable[[], None],
        log: logging.Logger,
        make_safety: Callable[[Path, QObject], SafetyLink] = real_safety_link,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._data = data
        self._options = options
        self._log = log
        self._preferences, unread = load_preferences(data.root)
        self._ended = False
        self.exit_code = 0
        self._closing: ClosingDialog | None = None
        # Before any widget: words are looked up when they are shown.
        self.language = WindowLanguage(application, language_for(options.language, self._preferences.language))
        self.theme = ActiveTheme(application, options.theme or self._preferences.theme)
        self.station = StationLink(data, launcher=launcher, parent=self)
        self.safety = make_safety(data.runtime, self)
        self._output_ending = OutputEnding(self.safety, self)
        self.sound = AlarmSound(lambda: SoundPlayer(data.runtime), alarm_figures().sounds, parent=self)
        site, _ = read_site_or_strict(site_path(data))
        chord = site.stop.chord.keys if site.stop.chord.enabled else ""
        links = WindowLinks(self.station, self.safety, self.sound)
        self._workspaces, workspaces_unread = load_book(data.root)
        self.window = MainWindow(links, self._preferences, outside_chord=chord, workspaces=self._workspaces)
        for fault in (unread, workspaces_unread):
            if fault is not None:
                self.window.notices.show_error(fault)
        self.window.close_wanted.connect(self.close_wanted)
        self.window.preferences_changed.connect(self._remember)
        self.window.workspaces.changed.connect(self._remember_workspaces)
        self.station.defect_arrived.connect(self._note_defect)
        self._collector = Collector(self)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(400)
        self._save_timer.timeout.connect(self._save)
        self._stop_timer = QTimer(self)
        self._stop_timer.setInterval(STOP_POLL_MS)
        self._stop_timer.timeout.connect(self._look_for_stop)
        self._end_polls = 0
        self._end_timer = QTimer(self)
        self._end_timer.setInterval(STOP_POLL_MS)
        self._end_timer.timeout.connect(self._look_for_end)
        self._rehearsal = Rehearsal(self.window, self.station, self) if options.rehearse else None

    def show(self) -> None:
        """Show the window, then connect."""
        if self._options.source is not None:
            self.window.session.begin_page.choose_file(self._options.source)
        if self._options.size is not None:
            self.window.resize(*self._options.size)
        self.window.show()
        self._collector.set_aside()
        QTimer.singleShot(0, self.connect_now)

    @Slot()
    def connect_now(self) -> None:
        self.window.access.begin(self.station.start)
        self.sound.start()
        # In before the lease begins: from then on a second without a tick is a frozen window, and safety alarms.
        loading = self.station.background.do("filter-design", load_design, self)
        loading.done.connect(self._begin_lease)
        loading.failed.connect(self._begin_lease)
        self._stop_timer.start()
        if self._rehearsal is not None:
            self._rehearsal.start()
        elif self._options.offer_tour and self._options.screenshot is None and not self._preferences.tour_seen:
            self.station.state_arrived.connect(self._offer_tour, Qt.ConnectionType.SingleShotConnection)
        if self._options.screenshot is not None:
            QTimer.singleShot(max(0, round(self._options.after_s * 1000) - 400), self._show_screen)
            QTimer.singleShot(round(self._options.after_s * 1000), self._take_picture)

    @Slot(object)
    def _offer_tour(self, state: StationState) -> None:
        """Once there is a station to walk through a session with; the window has drawn itself from it by then.

        Not by itself among patients: its own would stand in their list. The help menu has it.
        """
        if state.access.kind != StationKind.DEMONSTRATION:
            return
        QTimer.singleShot(0, self.window.tour, self.window.tour.offer)

    @Slot(object)
    def _begin_lease(self, _outcome: object) -> None:
        if not self._ended:
            # With all that the filter design brought in; the lease, for which pauses count, begins after it.
            self._collector.set_aside()
            self.safety.start()

    @Slot()
    def close_wanted(self) -> None:
        """The user closes the window."""
        running = self.window.session.is_running()
        if running and self._options.close_prompt:
            if self._closing is None:
                self._closing = ClosingDialog(recording=self.window.session.is_recording(), parent=self.window)
                self._closing.chosen.connect(self._closing_chosen)
                PatientHeading(self._closing, self.station, self.window.state)
            self._closing.show()
            self._closing.raise_()
            return
        self.shut_down()

    @Slot(str)
    def _closing_chosen(self, choice: str) -> None:
        if choice == Closing.LEAVE_RUNNING:
            self._output_ending.then(self.leave)
        elif choice == Closing.END_ALL:
            self.shut_down()

    def shut_down(self) -> None:
        """End the output's programme, then all programs in order, then the window; bounded."""
        if not self._ended:
            self._output_ending.then(self._shut_down_programs)

    def _shut_down_programs(self) -> None:
        if self._ended:
            return
        self._ended = True
        self.window.session.setEnabled(False)
        if not self.station.up or not self.window.access.is_open:
            # Nobody who could end it is at the window; a station without one ends by itself.
            self.leave()
            return
        self.station.stay_down()
        request = self.station.ask(Shutdown(even_if_recording=True), self, timeout_s=SHUTDOWN_TIMEOUT_S)
        request.done.connect(self._await_end)
        request.failed.connect(self._shut_down_refused)

    @Slot(object)
    def _await_end(self, _answer: object) -> None:
        """The lease is kept until safety has ended: letting go of it earlier would be a stop, not an orderly end."""
        self.window.link_notice.show_ending()
        self._end_polls = 0
        self._end_timer.start()

    @Slot()
    def _look_for_end(self) -> None:
        self._end_polls += 1
        if self.safety.status.state == LINK_LOST or self._end_polls * STOP_POLL_MS > END_WITHIN_S * 1000:
            self._end_timer.stop()
            self.leave()

    @Slot()
    def leave(self) -> None:
        """End the window only."""
        self._ended = True
        self._log.info("Window ends; its longest pause was %.0f ms", self.safety.longest_gap_ms)
        self.window.workspaces.keep()
        self._save()
        self.window.allow_close()
        self.window.reach.close()
        self.window.close()
        self.sound.close()
        self.station.close()
        self.safety.close()
        self._application.quit()

    @Slot(object)
    def _shut_down_refused(self, error: NeuraScaleError) -> None:
        self._log.warning("The station did not end in order: %s", error.what)
        self.leave()

    @Slot()
    def _look_for_stop(self) -> None:
        """SIGTERM or Ctrl-C: nobody can be asked, so a session that runs is left running; else all ends in order."""
        if not self._options.stop_asked():
            return
        self._stop_timer.stop()
        if self.window.session.is_running() and self._options.close_prompt:
            self._output_ending.then(self.leave)
        else:
            self.shut_down()

    @Slot(object)
    def _remember(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._save_timer.start()

    @Slot(object)
    def _remember_workspaces(self, book: WorkspaceBook) -> None:
        self._workspaces = book
        self._save_timer.start()

    @Slot()
    def _save(self) -> None:
        save_preferences(self._data.root, self._preferences)
        save_book(self._data.root, self._workspaces)

    @Slot(object)
    def _note_defect(self, error: DefectError) -> None:
        self._log.error("%s", error)

    @Slot()
    def _show_screen(self) -> None:
        window = self.window
        shown = {
            "new-patient": window.keys.new_patient,
            "keys": window.keys.show_shortcuts,
            "calibration": window.keys.calibrate,
            "reset-stop": window.dialogs.reset_stop,
        }.get(self._options.screen)
        if shown is not None:
            shown()

    @Slot()
    def _take_picture(self) -> None:
        path = self._options.screenshot
        assert path is not None
        target = next(
            (w for w in self._application.topLevelWidgets() if w.isVisible() and w.parent() is self.window),
            self.window,
        )
        if not target.grab().save(str(path)):
            self._log.error("The picture could not be saved.")
            self.exit_code = 1
        self.shut_down()


class ExceptionRim:
    """Catches what no slot caught: into the log, onto the screen, and the window goes on."""

    def __init__(self, desktop: Desktop, log: logging.Logger) -> None:
        self._desktop = desktop
        self._log = log

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._desktop.leave()
            return
        self._log.error("An error that nobody caught", exc_info=(kind, error, trace))
        shown = error if isinstance(error, NeuraScaleError) else unforeseen(error)
        self._desktop.window.notices.show_error(shown)


def run_desktop(
    data: DataDirectory, options: DesktopOptions, *, launcher: Callable[[], None], log: logging.Logger
) -> int:
    """Run the window; the exit code."""
    # A dialog that the system draws is a world of its own, where the stop's keys do not reach us.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuWindows)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("NeuraScale Workstation")
    application.setApplicationVersion(__version__)
    application.setQuitOnLastWindowClosed(False)
    desktop = Desktop(application, data, options, launcher=launcher, log=log)
    before = sys.excepthook
    sys.excepthook = ExceptionRim(desktop, log)
    try:
        desktop.show()
        application.exec()
        return desktop.exit_code
    finally:
        sys.excepthook = before
        desktop.sound.close()
        desktop.station.close()
        desktop.safety.close()
