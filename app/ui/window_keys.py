"""What the window's shortcuts do, one method for each line of `app.ui.shortcuts`.

Guarantees: every shortcut of the table works everywhere in the window; a key that is held down does not repeat a mark.
GUI thread only. Does not: hold rules or state.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from app.ui.shortcuts import MARK_KEYS, SHORTCUTS
from app.ui.theme.active import active_theme

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class WindowKeys(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        for shortcut in SHORTCUTS:
            slot = getattr(self, shortcut.action)
            for keys in shortcut.keys.split("; "):
                made = QShortcut(QKeySequence(keys), window.session.live_page.page if shortcut.on_traces else window)
                made.setAutoRepeat(shortcut.repeats)
                if shortcut.everywhere:
                    made.setContext(Qt.ShortcutContext.ApplicationShortcut)
                elif shortcut.on_traces:
                    made.setContext(Qt.ShortcutContext.WidgetShortcut)
                made.activated.connect(slot)
        self._mark_shortcuts = [QShortcut(QKeySequence(key), window) for key in MARK_KEYS]
        for one in self._mark_shortcuts:
            one.setAutoRepeat(False)
            one.activated.connect(self._mark_key)

    @Slot()
    def next_step(self) -> None:
        if self._window.patients.form_is_open():
            self._window.patients.form.submit()
        else:
            self._window.session.go_on()

    @Slot()
    def safety_stop(self) -> None:
        self._window.links.safety.stop()

    @Slot()
    def acknowledge(self) -> None:
        self._window.alarms.acknowledge_shown()

    @Slot()
    def pause_alarm_sound(self) -> None:
        self._window.alarms.audible.turn_pause()

    @Slot()
    def alarm_list(self) -> None:
        self._window.alarms.turn_list()

    @Slot()
    def alarm_history(self) -> None:
        self._window.dialogs.alarm_history()

    @Slot()
    def new_patient(self) -> None:
        if not self._window.session.is_running():
            self._window.patients.show()
            self._window.patients.show_form()

    @Slot()
    def find_patient(self) -> None:
        if not self._window.session.is_running():
            self._window.patients.show()
            self._window.patients.focus_search()

    @Slot()
    def again(self) -> None:
        self._window.session.measure_or_look_again()

    @Slot()
    def leave_session(self) -> None:
        self._window.session.ask_to_leave()

    @Slot()
    def new_session(self) -> None:
        self._window.session.new_session()
        if self._window.state is not None:
            self._window.show_state(self._window.state)

    @Slot()
    def own_words(self) -> None:
        self._window.events.show()
        self._window.events.own_text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def more_gain(self) -> None:
        self._window.session.live_page.controls.step_sensitivity(-1)

    @Slot()
    def less_gain(self) -> None:
        self._window.session.live_page.controls.step_sensitivity(1)

    @Slot()
    def fit_gain(self) -> None:
        live = self._window.session.live_page
        fitting = live.page.fitting_sensitivity()
        if fitting is not None:
            live.controls.set_sensitivity(fitting)

    @Slot()
    def turn_group(self) -> None:
        self._window.session.live_page.controls.turn_group()

    @Slot()
    def reset_stop(self) -> None:
        if self._window.links.safety.status.state == "stopped":
            self._window.dialogs.reset_stop()

    @Slot()
    def open_file(self) -> None:
        if self._window.session.current_page is self._window.session.begin_page:
            self._window.session.begin_page.ask_for_file()

    @Slot()
    def shorter_page(self) -> None:
        self._window.session.live_page.controls.step_timebase(-1)

    @Slot()
    def longer_page(self) -> None:
        self._window.session.live_page.controls.step_timebase(1)

    @Slot()
    def next_channels(self) -> None:
        self._window.session.live_page.page.turn_page(1)

    @Slot()
    def previous_channels(self) -> None:
        self._window.session.live_page.page.turn_page(-1)

    @Slot()
    def page_back(self) -> None:
        self._window.session.live_page.review.turn(-1)

    @Slot()
    def page_on(self) -> None:
        self._window.session.live_page.review.turn(1)

    @Slot()
    def bit_back(self) -> None:
        self._window.session.live_page.review.turn(-0.1)

    @Slot()
    def bit_on(self) -> None:
        self._window.session.live_page.review.turn(0.1)

    @Slot()
    def second_back(self) -> None:
        self._window.session.live_page.review.move(-1)

    @Slot()
    def second_on(self) -> None:
        self._window.session.live_page.review.move(1)

    @Slot()
    def sample_back(self) -> None:
        self._window.session.live_page.review.step_pick(-1)

    @Slot()
    def sample_on(self) -> None:
        self._window.session.live_page.review.step_pick(1)

    @Slot()
    def to_beginning(self) -> None:
        self._window.session.live_page.review.to_beginning()

    @Slot()
    def to_live(self) -> None:
        self._window.session.live_page.return_to_live()

    @Slot()
    def to_live_from_anywhere(self) -> None:
        if self._window.session.is_recording():
            self.to_live()

    @Slot()
    def toggle_patients(self) -> None:
        self._window.patients.setVisible(not self._window.patients.isVisible())
        if not self._window.in_session:
            self._window.remember(patients_shown=self._window.patients.isVisible())

    @Slot()
    def toggle_events(self) -> None:
        self._window.events.setVisible(not self._window.events.isVisible())
        self._window.remember(events_shown=self._window.events.isVisible())

    @Slot()
    def switch_theme(self) -> None:
        active_theme().switch()
        self._window.remember(theme=active_theme().choice)

    @Slot()
    def dismiss(self) -> None:
        if self._window.patients.form_is_open():
            self._window.patients.show_list()
        elif self._window.session.live_page.asking:
            self._window.session.live_page.be_unsure()
        elif self._window.session.live_page.review.pick is not None:
            self._window.session.live_page.review.forget_pick()
        elif self._window.session.is_choosing_elsewhere():
            self._window.session.begin_page.go_back()
        else:
            self._window.session.stay()
            self._window.notices.dismiss_newest()

    @Slot()
    def show_shortcuts(self) -> None:
        self._window.dialogs.shortcuts()

    @Slot()
    def export_recording(self) -> None:
        self._window.dialogs.export("")

    @Slot()
    def calibrate(self) -> None:
        self._window.dialogs.calibrate()

    @Slot()
    def _mark_key(self) -> None:
        sender = self.sender()
        if sender in self._mark_shortcuts:
            self._window.events.mark(self._mark_shortcuts.index(sender) + 1)
