"""Joins the alarm bar, its sound and the two links: what is heard comes from here.

Guarantees: bar and sound are told in the same turn, so that neither can say what the other does not; the window's own
alarms stand though no station is there to raise them; a request that the station refuses is told. GUI thread only.
Does not: judge alarms (the station and `alarm_own` do), draw or play.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.safety.client import LINK_LOST, SafetyStatus
from app.core.station.alarm_messages import PauseAlarmAudio
from app.core.station.messages import AcknowledgeAlarm, StationState
from app.ui.bridge.alarm_sound import AlarmSound
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.language import noop, tr
from app.ui.safety_strip.alarm_figures import alarm_figures
from app.ui.safety_strip.alarm_line import AlarmLine
from app.ui.safety_strip.alarm_own import WindowAlarms
from app.ui.safety_strip.alarm_words import moment

TURN_EVERY_MS = 200
NO_SOUND_HERE = noop("This window was opened without a sound.")


class AlarmControl(QObject):
    """See the rules at the top of this module.

    Args:
        sound: What alarms are heard with; None: nothing is, and the bar says so.
    """

    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self,
        line: AlarmLine,
        station: StationLink,
        safety: SafetyLink,
        sound: AlarmSound | None,
        parent: QObject,
        *,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._station = station
        self._sound = sound
        self._clock = clock
        self.own = WindowAlarms(clock, clock.monotonic_ns(), longest_pause_s=alarm_figures().longest_pause_s)
        station.state_arrived.connect(self.hear_state)
        station.link_changed.connect(self._station_is)
        safety.status_changed.connect(self._safety_is)
        line.acknowledged.connect(self.acknowledge)
        line.audible.pause_wanted.connect(self._pause)
        line.audible.resume_wanted.connect(self._resume)
        if sound is None:
            line.audible.show_fault(tr(NO_SOUND_HERE))
        else:
            sound.fault_changed.connect(line.audible.show_fault)
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_EVERY_MS)
        self._timer.timeout.connect(self.turn)
        self._timer.start()

    @Slot(object)
    def hear_state(self, state: StationState) -> None:
        """The station's newest word."""
        now_ns = self._clock.monotonic_ns()
        until = moment(state.audio_paused_until)
        left_s = None if until is None else (until - self._clock.wall()).total_seconds()
        self.own.hear_station(state.alarms, state.alarm_sound, left_s, now_ns)
        if state.ending:
            self.own.end(now_ns)
        self.turn()

    @Slot(str)
    def acknowledge(self, alarm_id: str) -> None:
        if self.own.acknowledge(alarm_id, self._clock.monotonic_ns()):
            self.turn()
            return
        self._station.ask(AcknowledgeAlarm(alarm_id=alarm_id), self).failed.connect(self.failed)

    @Slot()
    def turn(self) -> None:
        """Show and sound what is so now."""
        if self._station.ending:
            self.own.end(self._clock.monotonic_ns())
        shown = self.own.turn(self._clock.monotonic_ns())
        self._line.show_alarms(shown.alarms, shown.stale, known=shown.known)
        self._line.audible.show_sound(shown.sound, shown.pause_left_s)
        if self._sound is not None:
            self._sound.sound(shown.sound)

    @Slot(bool)
    def _station_is(self, up: bool) -> None:
        self.own.station_is(up=up, now_ns=self._clock.monotonic_ns())
        self.turn()

    @Slot(object)
    def _safety_is(self, status: SafetyStatus) -> None:
        self.own.safety_is(up=status.state != LINK_LOST, now_ns=self._clock.monotonic_ns())
        self.turn()

    @Slot()
    def _pause(self) -> None:
        self._ask_for_pause(None)

    @Slot()
    def _resume(self) -> None:
        self._ask_for_pause(0.0)

    def _ask_for_pause(self, seconds: float | None) -> None:
        self.own.pause(self._clock.monotonic_ns(), seconds)
        if self._station.up:
            self._station.ask(PauseAlarmAudio(seconds=seconds), self).failed.connect(self.failed)
        self.turn()
