"""The workstation's window: banner, alarm line, safety stop, patients, session, events, status.

Guarantees: drawn from the station's state and the safety program's status alone, so that a window started in
mid-session looks like one that was there from the beginning; nothing modal while recording. GUI thread only.
Does not: hold rules; every wish goes to the station and comes back as state.
"""

from dataclasses import dataclass

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.core.clinic.protocols import DEFAULT_PROTOCOL, load_protocol
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import DeviceSpec
from app.core.errors import LinkDown, NeuraScaleError
from app.core.recording.review_window import RecordedSoFar
from app.core.station.messages import ListSessionEvents, SessionEventAdded, SessionEventList, StationState
from app.core.station.views import PatientView, SessionEvent
from app.core.workers.messages import FilterSettings, QualityReport
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.dialogs.export_recording import ExportDialog
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.panels.events_panel import EventsPanel
from app.ui.panels.patient_banner import PatientBanner
from app.ui.panels.patient_panel import PatientPanel
from app.ui.panels.session_actions import SessionActions
from app.ui.panels.session_panel import SessionPanel
from app.ui.panels.status_line import StatusLine
from app.ui.preferences import Preferences
from app.ui.safety_strip.alarm_line import AlarmLine
from app.ui.safety_strip.stop_control import StopControl
from app.ui.signal_views.page_cursor import Pick
from app.ui.signal_views.page_items import PageMark
from app.ui.signal_views.page_settings import PageSettings
from app.ui.signal_views.review_control import MarkPlace
from app.ui.widgets.link_notice import LinkNotice
from app.ui.widgets.notices import NoticeStack
from app.ui.widgets.plain import button, post
from app.ui.window_keys import WindowKeys

FIGURES_EVERY_MS = 500


@dataclass(frozen=True, slots=True)
class WindowLinks:
    """What connects the window to the rest of the workstation."""

    station: StationLink
    safety: SafetyLink


class MainWindow(QWidget):
    """See the rules at the top of this module."""

    close_wanted = Signal()
    preferences_changed = Signal(object)  # Preferences

    def __init__(self, links: WindowLinks, preferences: Preferences) -> None:
        super().__init__()
        self.setWindowTitle("NeuraScale Workstation")
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1600, 1000)
        self.links = links
        self._preferences = preferences
        self._state: StationState | None = None
        self._shown_events_of = ""
        self._progress = ("", "", 0)
        self._quality: QualityReport | None = None
        self._words_place = MarkPlace()
        self._may_close = False
        self.in_session = False
        self._frames_before = 0
        self.actions_ = SessionActions(links.station, self)
        self._build(preferences)
        self.keys = WindowKeys(self)
        self._wire()
        self.patients.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._figures_timer = QTimer(self)
        self._figures_timer.setInterval(FIGURES_EVERY_MS)
        self._figures_timer.timeout.connect(self._show_figures)
        self._figures_timer.start()

    @property
    def state(self) -> StationState | None:
        return self._state

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
        settings = preferences.page_settings(self._screen_mm_per_px())
        self.banner = PatientBanner()
        self.stop = StopControl(self.links.safety)
        self._help = button("?", "glyph", hint="All shortcuts", keys="F1")
        self._theme_button = button("◐", "glyph", hint="Switch between light and dark", keys="Ctrl+T")
        self._help.setAccessibleName("All shortcuts")
        self._theme_button.setAccessibleName("Switch between light and dark")
        self.alarms = AlarmLine()
        self.link_notice = LinkNotice()
        self.notices = NoticeStack()
        self.patients = PatientPanel(self.links.station)
        self.session = SessionPanel(self.links.station, self.actions_, settings)
        self.session.begin_page.remember(preferences.devices, preferences.recording_folders)
        self.events = EventsPanel(load_protocol(DEFAULT_PROTOCOL).annotations)
        self.events.setProperty("look", "panel")
        self.status = StatusLine()
        head = QFrame()
        head.setProperty("look", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(self.banner, 1)
        row.addWidget(self._help)
        row.addWidget(self._theme_button)
        row.addWidget(post())
        row.addWidget(self.stop)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(8)
        self._splitter.setChildrenCollapsible(False)
        for panel, stretch in ((self.patients, 0), (self.session, 1), (self.events, 0)):
            self._splitter.addWidget(panel)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self.patients.setMinimumWidth(230)
        self.events.setMinimumWidth(304)
        self._splitter.setSizes([290, 980, 310])
        self.patients.setVisible(preferences.patients_shown)
        self.events.setVisible(preferences.events_shown)
        body = QVBoxLayout()
        body.setContentsMargins(8, 8, 8, 8)
        body.setSpacing(8)
        body.addWidget(self.alarms)
        body.addWidget(self.link_notice)
        body.addWidget(self.notices)
        body.addWidget(self._splitter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(body, 1)
        column.addWidget(self.status)

    def _screen_mm_per_px(self) -> float:
        """As the screen says of itself; 96 dpi where it says nonsense (virtual screens do)."""
        dots_per_inch = self.screen().physicalDotsPerInch()
        return 25.4 / (dots_per_inch if 50 < dots_per_inch < 400 else 96.0)

    def _wire(self) -> None:
        station, safety = self.links.station, self.links.safety
        station.state_arrived.connect(self.show_state)
        station.session_event_arrived.connect(self._add_event)
        station.quality_arrived.connect(self._show_quality)
        station.link_changed.connect(self._show_link)
        station.launch_failed.connect(self._launch_failed)
        safety.call_failed.connect(self._safety_call_failed)
        for source in (self.actions_, self.patients, self.session):
            source.failed.connect(self.notices.show_error)
        self.actions_.patients_changed.connect(self.patients.refresh)
        self.patients.chosen.connect(self._patient_chosen)
        self.session.proof_wanted.connect(safety.prove)
        self.session.choice_kept.connect(self._keep_choice)
        self.session.reset_wanted.connect(self.open_reset)
        self.session.result_page.export_wanted.connect(self.open_export)
        self.stop.reset_wanted.connect(self.open_reset)
        self.alarms.acknowledged.connect(self.actions_.acknowledge)
        self.events.annotation_wanted.connect(self._annotate)
        self.events.words_begun.connect(self._remember_place)
        self.events.words_given.connect(self._annotate_in_words)
        self.events.event_chosen.connect(self._show_event)
        review = self.session.live_page.review
        review.pick_changed.connect(self._pick_changed)
        review.so_far_arrived.connect(self._show_so_far)
        self._help.clicked.connect(self.keys.show_shortcuts)
        self._theme_button.clicked.connect(self.keys.switch_theme)
        self.session.live_page.page.shown_changed.connect(self._page_changed)
        self.session.live_page.controls.filters_changed.connect(self._filters_changed)

    # --- what comes in ---------------------------------------------------------------------------------------

    @Slot(object)
    def show_state(self, state: StationState) -> None:
        """Draw everything from `state`."""
        first = self._state is None or self._state.incarnation != state.incarnation
        self._state = state
        self.link_notice.show_up()
        if first:
            self.patients.refresh()
            self.session.look_for_devices()
            # A station that has just started knows nothing of the filters chosen here.
            self.actions_.set_filters(self.session.live_page.controls.settings.filters)
        self._clear_what_is_done(state)
        self.session.show_session(state.session)
        self.alarms.show_alarms(state.alarms)
        self.status.show_station(state)
        shown = self.session.session
        if shown is not None:
            self.banner.show_session(shown)
            if shown.session_id != self._shown_events_of:
                self._shown_events_of = shown.session_id
                request = self.links.station.ask(ListSessionEvents(session_id=shown.session_id), self)
                request.done.connect(self._show_events)
        else:
            self.banner.show_patient(self.session.begin_page.patient)
            if self._shown_events_of:
                self._shown_events_of = ""
                self.events.show_events(())
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
            self.patients.setVisible(self._preferences.patients_shown and not in_session)

    @Slot(object)
    def _show_events(self, answer: SessionEventList) -> None:
        self.events.show_events(answer.events)
        self._show_marks()

    @Slot(object)
    def _add_event(self, added: SessionEventAdded) -> None:
        if added.session_id == self._shown_events_of:
            self.events.add_event(added.event)
            self._show_marks()

    def _show_marks(self) -> None:
        marks = [
            PageMark(one.onset_s, one.text, one.kind, one.duration_s or 0.0)
            for one in self.events.rows.events
            if one.kind != "step"
        ]
        self.session.live_page.show_marks(marks)

    # --- marks -------------------------------------------------------------------------------------------------

    @Slot(str)
    def _annotate(self, text: str) -> None:
        self._annotate_at(text, self.session.live_page.review.mark_place())

    @Slot()
    def _remember_place(self) -> None:
        self._words_place = self.session.live_page.review.mark_place()

    @Slot(str)
    def _annotate_in_words(self, text: str) -> None:
        self._annotate_at(text, self._words_place)

    def _annotate_at(self, text: str, place: MarkPlace) -> None:
        self.actions_.annotate(text, place.onset_s, place.duration_s, place.channels)
        self.session.live_page.review.marked()

    @Slot(object)
    def _pick_changed(self, pick: Pick | None) -> None:
        self.events.show_place(pick.text if pick is not None else "")

    @Slot(object)
    def _show_event(self, event: SessionEvent) -> None:
        if self.session.is_recording():
            self.session.live_page.review.show_moment(event.onset_s)
            self.session.live_page.take_focus()

    @Slot(object)
    def _show_so_far(self, so_far: RecordedSoFar) -> None:
        self.events.rows.show_start(so_far.started)

    # --- figures -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_quality(self, report: QualityReport) -> None:
        self._quality = report
        self.session.live_page.show_quality(report)

    @Slot(bool)
    def _show_link(self, up: bool) -> None:
        if up:
            self.link_notice.show_up()
        else:
            self.link_notice.show_down()
            self.status.show_station_lost()
            self.alarms.show_unknown()
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

    @Slot()
    def _show_figures(self) -> None:
        page = self.session.live_page.page
        session = self.session.session
        live = page.frames_drawn != self._frames_before
        self._frames_before = page.frames_drawn
        now_ns = SYSTEM_CLOCK.monotonic_ns()
        measured_hz = page.rate.rate_hz(now_ns) if self.session.is_tracing() else None
        nominal_hz = (
            session.device.streams[0].rate_hz if session and session.device and session.device.streams else None
        )
        lost = self.links.station.inbox.counts().blocks_lost
        if self._quality is not None:
            lost += self._quality.blocks_lost
        delay_ms = page.delay_ms if live else None
        self.status.show_signal(
            nominal_hz=nominal_hz,
            measured_hz=measured_hz,
            delay_ms=delay_ms,
            blocks_lost=lost if session else None,
        )
        if self.session.is_tracing():
            newest_ns = page.rate.newest_ns
            self.session.live_page.show_stillness(None if newest_ns is None else (now_ns - newest_ns) / 1e9)
        self.links.station.set_counters(
            {
                "frames": float(page.frames_drawn),
                "blocks_lost": float(lost),
                "delay_ms": delay_ms or 0.0,
                "longest_gap_ms": self.links.safety.longest_gap_ms,
                **page.recent_delays_ms.counters("sample_to_screen_ms"),
            }
        )

    @Slot(str)
    def open_export(self, recording_id: str) -> None:
        """The export dialog; an empty identifier is the newest recording."""
        dialog = ExportDialog(self.links.station, recording_id=recording_id, state=self._state, parent=self)
        dialog.failed.connect(self.notices.show_error)
        dialog.show()

    @Slot()
    def open_reset(self) -> None:
        dialog = ResetStopDialog(self)
        dialog.reset_confirmed.connect(self._reset_confirmed)
        dialog.show()

    @Slot(str, str)
    def _reset_confirmed(self, role: str, reason: str) -> None:
        self.actions_.reset_stop(role, reason)

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

    def remember(self, **changed: object) -> None:
        self._preferences = msgspec.structs.replace(self._preferences, **changed)
        self.preferences_changed.emit(self._preferences)
