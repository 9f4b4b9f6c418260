"""What the shortcuts of the traces do: scale, channels, montage, and moving through the recording.

Guarantees: one method for each line of `app.ui.shortcuts` that is about the traces; none of them touches the record.
GUI thread only. Does not: bind keys (see `app.ui.window_keys`).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class TraceKeys(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def montage_key(self) -> None:
        """The montage that has the key pressed."""
        number = int(self.sender().objectName().removeprefix("montage_"))
        self._window.montages.choose(number)

    @Slot()
    def edit_montages(self) -> None:
        self._window.dialogs.montages()

    @Slot()
    def to_trace_controls(self) -> None:
        self._window.session.live_page.controls.montage.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
    def channel_properties(self) -> None:
        self._window.dialogs.channel_properties("")

    @Slot()
    def turn_drawing(self) -> None:
        self._window.session.live_page.controls.turn_drawing()

    @Slot()
    def turn_polarity(self) -> None:
        self._window.session.live_page.controls.turn_polarity()

    @Slot()
    def turn_group(self) -> None:
        self._window.session.live_page.controls.turn_group()

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
    def cursor_two_back(self) -> None:
        self._window.session.live_page.review.stretch_pick(-1)

    @Slot()
    def cursor_two_on(self) -> None:
        self._window.session.live_page.review.stretch_pick(1)

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
