"""The safety stop: always visible, and honest about whether it works from here.

Guarantees: it acts when pressed, not when released, and needs no confirmation; its state is word, shape and colour;
when the link to the safety program is lost it loses its red and its name, is crossed out and says that it does not work
from this window. A latched stop stays shown until somebody resets it with a role and a reason. GUI thread only.
Does not: go through the station.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.safety.client import SafetyStatus, StopResult
from app.ui.bridge.safety_link import SafetyLink
from app.ui.language import number, tr
from app.ui.safety_strip.stop_button import StopButton
from app.ui.safety_strip.stop_words import look_of
from app.ui.widgets.plain import button, down, label, set_look
from app.ui.widgets.state_mark import StateMark

RESET_KEYS = "Ctrl+Shift+R"


class StopControl(QFrame):
    """The stop with its state; see the rules at the top of this module.

    Args:
        with_reset: Whether a latched stop can be reset from here; not where a dialog holds the keyboard.
    """

    reset_wanted = Signal()

    def __init__(self, link: SafetyLink, parent: QWidget | None = None, *, with_reset: bool = True) -> None:
        super().__init__(parent)
        self._link = link
        self._with_reset = with_reset
        self.setProperty("look", "plain")
        self.setAccessibleName(tr("Safety stop and its state"))
        self.stop_button = StopButton()
        self.stop_button.stop_pressed.connect(link.stop)
        self._mark = StateMark("lost", 18)
        self._state = label("", "heading")
        self._detail = label("", "faint", shrinks=True)
        self._reset = button(tr("Reset…"), hint=tr("Take the stop back, with a role and a reason"), keys=RESET_KEYS)
        self._reset.clicked.connect(self.reset_wanted)
        self._reset.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(9)
        row.addWidget(self._mark)
        row.addLayout(down(self._state, self._detail, spacing=0))
        row.addWidget(self._reset)
        row.addWidget(self.stop_button)
        link.status_changed.connect(self.show_status)
        link.stop_confirmed.connect(self.note_stop)
        self.show_status(link.status)

    @property
    def state_text(self) -> str:
        return self._state.text()

    @Slot(object)
    def show_status(self, status: SafetyStatus) -> None:
        self.stop_button.show_status(status)
        look = look_of(status)
        stopped = status.state == "stopped"
        self._reset.setVisible(stopped and self._with_reset)
        set_look(self, "danger" if stopped else "plain")
        self._mark.show_state(look.mark)
        self._state.setText(look.state)
        self._detail.setText(look.detail)

    @Slot(object)
    def note_stop(self, result: StopResult) -> None:
        """The latency as this window's own call measured it."""
        if result.state == "stopped" and result.latency_ms is not None:
            self._detail.setText(
                tr("pressed here, safe after {latency_ms} ms").format(latency_ms=number(result.latency_ms, 1))
            )
