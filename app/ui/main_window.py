"""The workstation's window: banner, alarm line, safety stop, patients, session, events, status.

Guarantees: drawn from the station's state and the safety program's status alone, so that a window started in
mid-session looks like one that was there from the beginning; nothing modal while recording. GUI thread only.
Does not: hold rules; every wish goes to the station and comes back as state.
"""

from dataclasses import dataclass

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from app.core.clinic.protocols import DEFAULT_PROTOCOL, load_protocol
from app.core.devices.driver import DeviceSpec
from app.core.errors import LinkDown, NeuraScaleError, OperatorError
from app.core.station.messages import StationState
from app.core.station.views import PatientView
from app.core.workers.messages import FilterSettings
from app.ui.access.access_dialogs import AccessDialogs
from app.ui.access.access_strips import AccessStrips
from app.ui.access.station_opening import StationOpening
from app.ui.access.user_menu import UserButton, UserMenu
from app.ui.access.window_access import WindowAccess
from app.ui.bridge.alarm_sound import AlarmSound
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.clinic_dialogs import ClinicDialogs
from app.ui.clinic.protocol_box import use_site
from app.ui.clinic.records_dialogs import RecordsDialogs
from app.ui.language import tr
from app.ui.panels.events_panel import EventsPanel
from app.ui.panels.patient_banner import PatientBanner
from app.ui.panels.patient_panel import PatientPanel
from app.ui.panels.session_actions import SessionActions
from app.ui.panels.session_panel import SessionPanel
from app.ui.panels.status_line import StatusLine
from app.ui.preferences import Preferences
from app.ui.safety_strip.alarm_control import AlarmControl
from app.ui.safety_strip.alarm_line import AlarmLine
from app.ui.safety_strip.output_panel import OutputPanel
from app.ui.safety_strip.stop_control import StopControl
from app.ui.safety_strip.stop_panel import StopPanel
from app.ui.safety_strip.stop_reach import StopReach
from app.ui.shortcut_rules import ChosenKeys, resolve
from app.ui.shown_keys import shown_keys
from app.ui.signal_views.page_settings import PageSettings
from app.ui.tour.help_menu import HelpMenu
from app.ui.tour.tour import Tour
from app.ui.trends.trend_feed import TrendFeed
from app.ui.widgets.focus_rim import FocusRims
from app.ui.widgets.link_notice import LinkNotice
from app.ui.widgets.notices import NoticeStack
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.plain import button
from app.ui.widgets.spoken_roles import install_spoken_roles
from app.ui.window_access_hooks import WindowAccessHooks
from app.ui.window_dialogs import WindowDialogs
from app.ui.window_figures import WindowFigures
from app.ui.window_keys import WindowKeys
from app.ui.window_layout import coverable, kept_in_reach, lay_out
from app.ui.window_marks import WindowMarks
from app.ui.window_montages import WindowMontages
from app.ui.window_screens import WindowScreens, said_mm_per_px
from app.ui.workspace.dock_area import DockArea
from app.ui.workspace.view_menu import ViewMenu
from app.ui.workspace.workspace_book import WorkspaceBook
from app.ui.workspace.workspaces import Workspaces


@dataclass(frozen=True, slots=True)
class WindowLinks:
    """What connects the window to the rest of the workstation. Without `sound` alarms are seen only, and it says so."""

    station: StationLink
    safety: SafetyLink
    sound: AlarmSound | None = None


class MainWindow(QWidget):
    """See the rules at the top of this module."""

    close_wanted = Signal()
    preferences_changed = Signal(object)  # Preferences

    def __init__(
        self,
        links: WindowLinks,
        preferences: Preferences,
        *,
        outside_chord: str = "",
        workspaces: WorkspaceBook | None = None,
    ) -> None:
        """`outside_chord`: the site's keys that stop from outside the window, as Qt writes them; empty for none.

        `workspaces`: those of this computer; the built-in ones otherwise.
        """
        super().__init__()
        self.setWindowTitle("NeuraScale Workstation")
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1600, 1000)
        self.links = links
        use_site(links.station.data)
        self._preferences = preferences
        self._state: StationState | None = None
        self._progress = ("", "", 0)
        self._may_close = False
        self._unread = True
        self.in_session = False
        install_spoken_roles()
        self._rims = FocusRims(self)
        self.actions_ = SessionActions(links.station, self)
        self._outside_chord = outside_chord
        self._build(preferences)
        self.docks = DockArea(self, self.session)
        lay_out(self)
        self.dialogs = WindowDialogs(self)
        self.marks = WindowMarks(self)
        live = self.session.live_page
        self.trends = TrendFeed(links.station, live.review, live.strip, self)
        self.trends.failed.connect(self.notices.show_error)
        self.figures = WindowFigures(self)
        keymap, left_out = resolve(preferences.shortcuts, self.reserved_keys)
        self.keys = WindowKeys(self, keymap)
        self.tour = Tour(self)
        self.help_menu = HelpMenu(self)
        self.reach = StopReach(self, self.stop, links.safety)
        self.overlay = Overlay(self, kept=kept_in_reach(self), covered=coverable(self))
        self.workspaces = Workspaces(self, workspaces or WorkspaceBook())
        self.view_menu = ViewMenu(self)
        opening = StationOpening(links.station.data, links.station.background, self)
        self.access = WindowAccess(self, opening)
        self.access_dialogs = AccessDialogs(self)
        self.user_menu = UserMenu(self, self.user_button)
        self.access_hooks = WindowAccessHooks(self)
        self.clinic_dialogs = ClinicDialogs(self)
        self.records_dialogs = RecordsDialogs(self)
        self._wire()
        self.screens = WindowScreens(self, preferences.screens, preferences.mm_per_px)
        self.montages = WindowMontages(self, preferences.montage_keys)
        self.workspaces.apply()
        shown_keys().changed.connect(self._rewrite_keys)
        shown_keys().use(keymap)
        for sentence in left_out:
            advice = tr("Choose other keys in the list of shortcuts (Ctrl+F1).")
            self.notices.show_error(OperatorError(sentence, advice=advice))
        self.patients.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def preferences(self) -> Preferences:
        return self._preferences

    @property
    def state(self) -> StationState | None:
        return self._state

    def read_anew(self) -> None:
        """What lists show is another user's: ask again as soon as somebody is at the window."""
        self._unread = True

    def allow_close(self) -> None:
        """From now on the window closes when told to."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_wanted.emit()

    # --- building --------------------------------------------------------------------------------------------

    def _build(self, preferences: Preferences) -> None:
        settings = preferences.page_settings(said_mm_per_px(self.screen()))
        self.banner = PatientBanner()
        self.strips = AccessStrips()
        self.user_button = UserButton()
        self.stop = StopControl(self.links.safety)
        self.stop_panel = StopPanel()
        self.output = OutputPanel()
        self.help_button = button("?", "glyph", hint=tr("Help: the tour, and all shortcuts"), keys="Ctrl+F1")
        self.view_button = button(tr("View"), "quiet", hint=tr("Panels, workspaces, theme"), keys="Ctrl+Shift+V")
        self.help_button.setAccessibleName(tr("Help"))
        self.alarms = AlarmLine()
        self.alarm_control = AlarmControl(self.alarms, self.links.station, self.links.safety, self.links.sound, self)
        self.link_notice = LinkNotice()
        self.notices = NoticeStack()
        self.patients = PatientPanel(self.links.station)
        self.session = SessionPanel(self.links.station, self.actions_, settings)
        self.session.begin_page.remember(preferences.devices, preferences.recording_folders)
        self.events = EventsPanel(load_protocol(DEFAULT_PROTOCOL).annotations)
        # Their docks are the panels they stand in.
        self.patients.setProperty("look", "plain-panel")
        self.events.setProperty("look", "plain-panel")
        self.status = StatusLine()

    def _wire(self) -> None:
        station, safety = self.links.station, self.links.safety
        station.state_arrived.connect(self.show_state)
        station.quality_arrived.connect(self.figures.show_quality)
        station.link_changed.connect(self._show_link)
        station.launch_failed.connect(self._launch_failed)
        safety.call_failed.connect(self._safety_call_failed)
        for source in (self.actions_, self.patients, self.session, self.alarm_control):
            source.failed.connect(self.notices.show_error)
        self.events.words_given.connect(self._return_to_traces, Qt.ConnectionType.QueuedConnection)
        self.status.busy.watch(station)
        self.status.busy.leave_wanted.connect(self.session.ask_to_leave)
        self.actions_.patients_changed.connect(self.patients.refresh)
        self.patients.chosen.connect(self._patient_chosen)
        self.session.proof_wanted.connect(safety.prove)
        self.session.choice_kept.connect(self._keep_choice)
        self.session.reset_wanted.connect(self.dialogs.reset_stop)
        self.session.another_wanted.connect(self.keys.find_patient, Qt.ConnectionType.QueuedConnection)
        self.session.result_page.export_wanted.connect(self.dialogs.export)
        self.session.result_page.report_wanted.connect(self.dialogs.report)
        self.stop.reset_wanted.connect(self.dialogs.reset_stop)
        self.stop_panel.reset_wanted.connect(self.dialogs.reset_stop)
        self.stop_panel.proof_wanted.connect(safety.prove)
        self.stop_panel.end_recording_wanted.connect(self.actions_.stop_recording)
        self.output.amplitude_confirmed.connect(self.actions_.set_amplitude)
        self.output.start_confirmed.connect(safety.start_output)
        self.output.end_confirmed.connect(safety.finish_output)
        for one in (self.stop_panel, self.output):
            safety.status_changed.connect(one.show_status)
        self.overlay.turned.connect(self.keys.lock_behind)
        self.alarms.history_wanted.connect(self.dialogs.alarm_history)
        self.help_button.clicked.connect(self.help_menu.open)
        self.view_button.clicked.connect(self.view_menu.open)
        self.workspaces.refused.connect(self.notices.show_error)
        self.session.live_page.page.shown_changed.connect(self._page_changed)
        self.session.live_page.controls.filters_changed.connect(self._filters_changed)

    # --- what comes in ---------------------------------------------------------------------------------------

    @Slot(object)
    def show_state(self, state: StationState) -> None:
        """Draw everything from `state`."""
        if self._state is None or self._state.incarnation != state.incarnation:
            self._unread = True
        self._state = state
        self.link_notice.show_up()
        self.access.show_state(state)
        if self._unread and self.access.is_open:
            self._unread = False
            self.patients.refresh()
            self.session.today.refresh()
            self.session.look_for_devices()
            # A station that has just started knows nothing of the filters chosen here.
            self.actions_.set_filters(self.session.live_page.controls.settings.filters)
        self._clear_what_is_done(state)
        self.session.show_session(state.session)
        self.status.show_station(state)
        self.stop_panel.show_state(state)
        shown = self.session.session
        self.output.show_session(shown)
        if shown is not None:
            self.banner.show_session(shown)
        else:
            self.banner.show_patient(self.session.begin_page.patient)
        self.marks.show_session(shown)
        self.trends.show_session(shown)
        self.patients.setEnabled(not self.session.is_running())
        self._make_room()
        self.events.allow_marks(allowed=self.session.is_recording())

    def _clear_what_is_done(self, state: StationState) -> None:
        """A refusal is stale once the session has gone on or more of what it needs is met."""
        session = state.session
        progress = (
            session.session_id if session else "",
            session.step if session else "",
            sum(one.met for one in session.prerequisites) if session else 0,
        )
        if progress[:2] != self._progress[:2] or progress[2] > self._progress[2]:
            self.notices.clear_mild()
        self._progress = progress

    def _make_room(self) -> None:
        """The session gets the patient list's place while one runs: there is nothing to choose then."""
        in_session = self.session.is_running()
        if in_session != self.in_session:
            self.in_session = in_session
            self.workspaces.make_room(in_session=in_session)

    @Slot(bool)
    def _show_link(self, up: bool) -> None:
        if up:
            self.link_notice.show_up()
        else:
            self.link_notice.show_down()
            self.status.show_station_lost()
            self.stop_panel.show_station_lost()
            self.banner.show_unheard()

    @Slot(object)
    def _launch_failed(self, error: NeuraScaleError) -> None:
        self.link_notice.show_failed(error)

    @Slot(str, object)
    def _safety_call_failed(self, call: str, error: NeuraScaleError) -> None:
        if call == "stop" and isinstance(error, LinkDown):
            error = LinkDown(
                "The safety stop did not reach the safety program.",
                meaning=error.meaning,
                advice="Switch the output off by hand, or press the hard-wired stop.",
            )
        self.notices.show_error(error)

    @Slot(object)
    def _patient_chosen(self, patient: PatientView | None) -> None:
        self.session.show_patient(patient)
        if self.session.session is None:
            self.banner.show_patient(patient)

    @Slot(object)
    def _page_changed(self, settings: PageSettings) -> None:
        self._preferences = self._preferences.with_page(settings)
        self.preferences_changed.emit(self._preferences)

    @Slot(object)
    def _filters_changed(self, filters: FilterSettings) -> None:
        self.actions_.set_filters(filters)

    @Slot(object, object)
    def _keep_choice(self, devices: tuple[DeviceSpec, ...], folders: tuple[str, ...]) -> None:
        self.remember(devices=devices, recording_folders=folders)

    @property
    def reserved_keys(self) -> dict[str, str]:
        """Keys that the site has given away, and to what."""
        return {self._outside_chord: tr("the chord that stops from outside the window")} if self._outside_chord else {}

    def choose_keys(self, chosen: tuple[ChosenKeys, ...]) -> None:
        """Use these keys from now on, and remember them."""
        keymap, _ = resolve(chosen, self.reserved_keys)
        self.keys.bind(keymap)
        shown_keys().use(keymap)
        self.remember(shortcuts=keymap.chosen())

    @Slot(str)
    def _return_to_traces(self, _words: str) -> None:
        """Who has typed a mark goes on reading: digits, page keys and arrows belong to the traces again."""
        if self.session.is_tracing():
            self.session.live_page.take_focus()

    @Slot()
    def _rewrite_keys(self) -> None:
        shown_keys().rewrite(self)

    def remember(self, **changed: object) -> None:
        self._preferences = msgspec.structs.replace(self._preferences, **changed)
        self.preferences_changed.emit(self._preferences)
