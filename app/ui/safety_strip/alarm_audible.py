"""Whether alarms can be heard now, and the button that pauses their sound.

Guarantees: what is shown is what is so: sounding, paused and for how long, ready, or not to be heard and why; a pause
never looks like "no alarm". The countdown counts by itself. GUI thread only. Does not: pause or sound anything.
"""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.ui.language import noop, tr
from app.ui.safety_strip.alarm_lamp import SpeakerSign
from app.ui.safety_strip.alarm_words import countdown_words
from app.ui.said import said
from app.ui.widgets.plain import across, button, label

PAUSE_KEYS = "Ctrl+Shift+K"
_HEARD = {
    "high": noop("The sound of high priority is heard."),
    "medium": noop("The sound of medium priority is heard."),
    "low": noop("The sound of low priority is heard."),
}


class AudibleState(QFrame):
    """See the rules at the top of this module."""

    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, *, clock: Clock = SYSTEM_CLOCK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self._clock = clock
        self._fault = ""
        self._sound = ""
        self._ends_ns: int | None = None
        self._sign = SpeakerSign()
        self._words = label("", "faint")
        self._pause = button(tr("Pause sound"), hint=tr("Pause the sound for two minutes; a new alarm ends the pause"))
        self._pause.clicked.connect(self.turn_pause)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._count)
        self.setLayout(across(self._sign, self._words, self._pause, spacing=6, margins=(4, 0, 0, 0)))
        self._dress()

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def sign(self) -> str:
        return self._sign.state

    def show_sound(self, sound: str, pause_left_s: float | None) -> None:
        """`sound` is the priority that is heard now, empty for none."""
        self._sound = sound
        now_ns = self._clock.monotonic_ns()
        self._ends_ns = None if pause_left_s is None else now_ns + round(pause_left_s * 1e9)
        self._dress()

    def show_fault(self, fault: str) -> None:
        """Why alarms cannot be heard; empty where they can."""
        self._fault = fault
        self._dress()

    @Slot()
    def turn_pause(self) -> None:
        """Pause what sounds, or end the pause."""
        if self._ends_ns is not None:
            self.resume_wanted.emit()
        elif self._sound:
            self.pause_wanted.emit()

    @Slot()
    def _count(self) -> None:
        self._dress()

    def _dress(self) -> None:
        left_s = 0.0 if self._ends_ns is None else (self._ends_ns - self._clock.monotonic_ns()) / 1e9
        if self._ends_ns is not None and left_s <= 0:
            self._ends_ns = None
        paused = self._ends_ns is not None
        if paused:
            # To the next whole second of what is left, so that no second is skipped.
            self._timer.start(max(20, round((left_s % 1.0) * 1000) + 5))
        else:
            self._timer.stop()
        if self._fault:
            state, words, hint = "mute", tr("No sound"), said(self._fault)
        elif paused:
            state, words = "paused", tr("Sound paused {countdown}").format(countdown=countdown_words(left_s))
            hint = tr("The sound comes back by itself, and at once with any new alarm.")
        elif self._sound:
            state, words, hint = (
                "sounding",
                tr("Sounding"),
                tr(_HEARD.get(self._sound, "")),
            )
        else:
            state, words, hint = "ready", tr("Sound on"), tr("An alarm will be heard.")
        self._sign.show_state(state)
        if self._words.text() != words:
            self._words.setText(words)
        self.setToolTip(hint)
        self.setAccessibleName(tr("Alarm sound: {words}. {hint}").format(words=words, hint=hint))
        self._pause.setText(tr("Resume sound") if paused else tr("Pause sound"))
        self._pause.setAccessibleName(tr("Resume the alarm sound") if paused else tr("Pause the alarm sound"))
        self._pause.setToolTip(
            f"{tr('Let alarms be heard again')}  ({PAUSE_KEYS})"
            if paused
            else f"{tr('Pause the sound for two minutes; a new alarm ends the pause')}  ({PAUSE_KEYS})"
        )
        # Where nothing can be heard there is nothing to pause.
        self._pause.setVisible((paused or bool(self._sound)) and not self._fault)
