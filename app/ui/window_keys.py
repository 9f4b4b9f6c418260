"""What the window's shortcuts do, one method for each line of `app.ui.shortcuts`, and which keys they have.

Guarantees: every shortcut of the table works in its place, with the keys of the map in force, which keeps the rules of
`app.ui.shortcut_rules`; a key that is held down does not repeat a mark; behind a locked screen none of them works (the
safety stop is not bound here: see `app.ui.safety_strip.stop_reach`). GUI thread only. Does not: hold rules or state.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShortcut

from app.ui.shortcut_rules import KeyMap
from app.ui.shortcuts import SHORTCUTS, Shortcut
from app.ui.theme.active import active_theme
from app.ui.window_trace_keys import TraceKeys

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

TAKEN_BY_THE_STOP = frozenset({"safety_stop"})


class WindowKeys(TraceKeys):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow", keymap: KeyMap) -> None:
        super().__init__(window)
        self._bound: list[QShortcut] = []
        self._marks: dict[QShortcut, int] = {}
        self._locked = False
        self.bind(keymap)

    def bind(self, keymap: KeyMap) -> None:
        """Use these keys from now on."""
        for one in self._bound:
            one.setParent(None)
            one.deleteLater()
        self._bound, self._marks = [], {}
        for shortcut in SHORTCUTS:
            if shortcut.action not in TAKEN_BY_THE_STOP:
                self._bind_one(shortcut, keymap)
        self.lock(locked=self._locked)

    @Slot(bool)
    def lock_behind(self, locked: bool) -> None:
        self.lock(locked=locked)

    def lock(self, *, locked: bool) -> None:
        """While the window is covered no shortcut works."""
        self._locked = locked
        for one in self._bound:
            one.setEnabled(not locked)

    @property
    def bound(self) -> tuple[QShortcut, ...]:
        return tuple(self._bound)

    def _bind_one(self, shortcut: Shortcut, keymap: KeyMap) -> None:
        window = self._window
        for sequence in keymap.sequences(shortcut.action):
            made = QShortcut(sequence, window.session.live_page.page if shortcut.on_traces else window)
            made.setAutoRepeat(shortcut.repeats)
            made.setObjectName(shortcut.action)
            if shortcut.everywhere:
                made.setContext(Qt.ShortcutContext.ApplicationShortcut)
            elif shortcut.on_traces:
                made.setContext(Qt.ShortcutContext.WidgetShortcut)
            if shortcut.is_mark:
                self._marks[made] = int(shortcut.action.removeprefix("mark_"))
                made.activated.connect(self._mark_key)
            elif shortcut.action.startswith("panel_"):
                made.activated.connect(self._panel_key)
            elif shortcut.action.startswith("montage_"):
                made.activated.connect(self.montage_key)
            else:
                made.activated.connect(getattr(self, shortcut.action))
            self._bound.append(made)

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
    def prove_stop(self) -> None:
        if self._window.stop_panel.needs_proof:
            self._window.links.safety.prove()

    @Slot()
    def amplitude(self) -> None:
        self._window.output.take_focus()

    @Slot()
    def confirm_output(self) -> None:
        if self._window.output.isVisible():
            self._window.output.confirm()

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
            self._window.docks.open("patients")
            self._window.patients.show_form()

    @Slot()
    def find_patient(self) -> None:
        if not self._window.session.is_running():
            self._window.docks.open("patients")
            self._window.patients.focus_search()

    @Slot()
    def again(self) -> None:
        self._window.session.measure_or_look_again()

    @Slot()
    def leave_session(self) -> None:
        self._window.session.ask_to_leave()

    @Slot()
    def withdraw_consent(self) -> None:
        self._window.session.press_withdraw()

    @Slot()
    def tour(self) -> None:
        self._window.tour.begin_or_return()

    @Slot()
    def new_session(self) -> None:
        self._window.session.new_session()
        if self._window.state is not None:
            self._window.show_state(self._window.state)

    @Slot()
    def previous_event(self) -> None:
        self._window.marks.next_event(-1)

    @Slot()
    def next_event(self) -> None:
        self._window.marks.next_event(1)

    @Slot()
    def correct_mark(self) -> None:
        self._window.events.correct_chosen()

    @Slot()
    def withdraw_mark(self) -> None:
        self._window.events.withdraw_chosen()

    @Slot()
    def own_words(self) -> None:
        self._window.docks.open("events")
        self._window.events.own_text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def reset_stop(self) -> None:
        if self._window.links.safety.status.state == "stopped":
            self._window.dialogs.reset_stop()

    @Slot()
    def open_file(self) -> None:
        if self._window.session.current_page is self._window.session.begin_page:
            self._window.session.begin_page.ask_for_file()

    @Slot()
    def toggle_patients(self) -> None:
        self._window.docks.turn("patients")

    @Slot()
    def toggle_events(self) -> None:
        self._window.docks.turn("events")

    @Slot()
    def _panel_key(self) -> None:
        """Panel number so and so of the list, where there are so many."""
        panels = tuple(self._window.docks.docks)
        number = int(self.sender().objectName().removeprefix("panel_"))
        if number <= len(panels):
            self._window.docks.turn(panels[number - 1])

    @Slot()
    def next_panel(self) -> None:
        self._window.docks.focus_next(1)

    @Slot()
    def previous_panel(self) -> None:
        self._window.docks.focus_next(-1)

    @Slot()
    def view_menu(self) -> None:
        self._window.view_menu.open()

    @Slot()
    def workspaces(self) -> None:
        self._window.view_menu.open_workspaces()

    @Slot()
    def lock_window(self) -> None:
        self._window.access.lock()

    @Slot()
    def user_menu(self) -> None:
        self._window.user_menu.open()

    @Slot()
    def switch_contrast(self) -> None:
        active_theme().switch_contrast()
        self._window.remember(theme=active_theme().choice)

    @Slot()
    def switch_theme(self) -> None:
        active_theme().switch()
        self._window.remember(theme=active_theme().choice)

    @Slot()
    def dismiss(self) -> None:
        if self._window.tour.has_focus:
            self._window.tour.leave()
        elif self._window.patients.form_is_open():
            self._window.patients.show_list()
        elif self._window.session.consent.is_open:
            self._window.session.consent.shut()
        elif self._window.session.live_page.asking:
            self._window.session.live_page.be_unsure()
        elif self._window.session.live_page.review.pick is not None:
            self._window.session.live_page.review.forget_pick()
        elif self._window.output.asking:
            self._window.output.withdraw()
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
        number = self._marks.get(self.sender())  # type: ignore[call-overload]
        if number is not None:
            self._window.events.mark(number)
