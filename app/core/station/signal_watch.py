"""Raises the alarms of the signal itself: clipped channels, poor signal, electrodes off or too high.

Guarantees: one alarm a condition whatever the number of channels, with the channels as its items; a channel counts
after it was bad for the onset delay and stops counting after it was good for the clearing delay (both in
`resources/limits.toml`); one event a change, and no more than one in a clearing delay while channels come and go.
What is not known any more (worker or device silent, electrodes replaced by a test signal) is no alarm. Quality and
clipping are judged from "ready" on: before that somebody has both hands on the electrodes.
Does not: judge samples (the worker does, once a second). One thread of its own; `look` may be called without it.
"""

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from app.core.clinic.electrodes import impedance_verdict
from app.core.clock import Clock
from app.core.errors import DefectError
from app.core.events.specification_events import SignalQualityAlertData
from app.core.settings.data_directory import DataDirectory
from app.core.settings.limits import AlarmLimits, clinical_limits
from app.core.station.journal import Journal
from app.core.station.session_board import SessionBoard
from app.core.station.views import SessionView
from app.core.wire.addresses import Port
from app.core.wire.broadcast import MessageArrived, Subscriber
from app.core.workers.messages import QualityReport, ViewMessage

WATCHED_STEPS = ("ready", "recording")
ENDED_STEPS = ("", "completed", "failed", "cancelled")
LOOK_EVERY_S = 1.0
_ROUNDING_S = 1e-6
_VERDICT_OF = {
    "clipped": "clipping",
    "flat": "signal_quality",
    "noise": "signal_quality",
    "mains": "signal_quality",
}
_WORDS = {"clipped": "clipped", "flat": "flat", "noise": "noisy", "mains": "mains interference"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What one alarm is about now, and what is said of it."""

    items: tuple[str, ...] = ()
    text: str = ""


NOTHING = Standing()


class Alarms(Protocol):
    """What the watch needs of the alarm board."""

    def raise_(self, condition: str, *, text: str = "", items: Iterable[str] = ()) -> None: ...

    def clear(self, condition: str, *, items: Iterable[str] | None = None, at_once: bool = False) -> None: ...


class Hysteresis:
    """Which channels are bad, after delays. Pure.

    Args:
        onset_s: So long a channel must be bad.
        clearing_s: So long it must be good again.
    """

    def __init__(self, onset_s: float, clearing_s: float) -> None:
        self._onset_s = onset_s
        self._clearing_s = clearing_s
        self._bad_since_s: dict[str, float] = {}
        self._good_since_s: dict[str, float] = {}
        self.standing: dict[str, str] = {}

    def feed(self, now_s: float, verdicts: dict[str, str]) -> None:
        """What each bad channel is now ("clipped"); a channel that is not named is good."""
        for label in [label for label in self._bad_since_s if label not in verdicts]:
            del self._bad_since_s[label]
        for label, verdict in verdicts.items():
            self._good_since_s.pop(label, None)
            since_s = self._bad_since_s.setdefault(label, now_s)
            if label in self.standing or now_s - since_s >= self._onset_s - _ROUNDING_S:
                self.standing[label] = verdict
        for label in [label for label in self.standing if label not in verdicts]:
            since_s = self._good_since_s.setdefault(label, now_s)
            if now_s - since_s >= self._clearing_s - _ROUNDING_S:
                del self.standing[label], self._good_since_s[label]

    def forget(self) -> None:
        """Nothing is known any more."""
        self._bad_since_s.clear()
        self._good_since_s.clear()
        self.standing.clear()


class SignalWatch:
    """Looks once a second, on its own thread after `start`."""

    def __init__(
        self, data: DataDirectory, board: SessionBoard, alarms: Alarms, journal: Journal, *, clock: Clock
    ) -> None:
        self._data = data
        self._board = board
        self._alarms = alarms
        self._journal = journal
        self._clock = clock
        limits = clinical_limits().alarm
        self._limits: AlarmLimits = limits
        self._conditions = {
            "clipping": Hysteresis(limits.clipping_onset.value, limits.clearing.value),
            "signal_quality": Hysteresis(limits.quality_onset.value, limits.clearing.value),
        }
        self._reports: dict[str, tuple[float, QualityReport]] = {}
        self._told: dict[str, tuple[str, ...]] = {}
        self._told_at_s: dict[str, float] = {}
        self._shown: dict[str, Standing] = {}
        self._session_id = ""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="station-signal-watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout=3)

    def hear(self, report: QualityReport) -> None:
        """What the worker says of one stream."""
        self._reports[report.stream_id] = (self._now_s(), report)

    def look(self) -> None:
        """Raise, update and clear what is due now."""
        view = self._board.view
        session_id = view.session_id if view is not None and view.step not in ENDED_STEPS else ""
        if session_id != self._session_id:
            self._forget()
            self._session_id = session_id
        if view is None or not session_id:
            self._show("impedance", NOTHING, at_once=True)
            return
        self._show("impedance", electrodes_standing(view))
        self._judge_signal(view)

    # --- signal ----------------------------------------------------------------------------------------------------

    def _judge_signal(self, view: SessionView) -> None:
        now_s = self._now_s()
        fresh = self._fresh(view, now_s)
        if not fresh:
            self._forget_signal(view)
            return
        for condition, channels in self._conditions.items():
            channels.feed(
                now_s,
                {
                    channel.label: channel.verdict
                    for report in fresh
                    for channel in report.channels
                    if _VERDICT_OF.get(channel.verdict) == condition
                },
            )
            self._show(condition, signal_standing(channels.standing))
            self._tell(view, condition, channels.standing, max(report.at_sample for report in fresh), now_s)

    def _fresh(self, view: SessionView, now_s: float) -> list[QualityReport]:
        """The newest report of each stream; none where they are old or not about the patient."""
        checking = view.calibration is not None and view.calibration.state == "running"
        watched = view.step in WATCHED_STEPS and view.device is not None and not checking
        if view.step == "recording" and "stop" not in view.waiting_for:
            watched = False  # it is ending: electrodes may come off
        if not watched:
            self._reports.clear()
            return []
        oldest_s = now_s - self._limits.silence.value
        return [report for heard_s, report in self._reports.values() if heard_s >= oldest_s]

    def _tell(self, view: SessionView, condition: str, standing: dict[str, str], at_sample: int, now_s: float) -> None:
        labels = tuple(standing)
        before = self._told.get(condition, ())
        if set(labels) == set(before):
            return
        recently = now_s - self._told_at_s.get(condition, -1e9) < self._limits.clearing.value
        if recently and labels and before:
            return
        self._told[condition], self._told_at_s[condition] = labels, now_s
        verdict = "+".join(sorted(set(standing.values()))) if labels else "good"
        data = SignalQualityAlertData(
            session_id=view.session_id, labels=labels or before, verdict=verdict, at_sample=at_sample
        )
        self._journal.keep(self._journal.event(data, source="worker", session_id=view.session_id))

    def _forget_signal(self, view: SessionView) -> None:
        for condition, channels in self._conditions.items():
            channels.forget()
            self._show(condition, NOTHING)
            self._told_at_s.pop(condition, None)
            self._tell(view, condition, {}, 0, self._now_s())

    def _forget(self) -> None:
        self._told.clear()
        self._told_at_s.clear()
        for condition, channels in self._conditions.items():
            channels.forget()
            self._show(condition, NOTHING, at_once=True)
        self._show("impedance", NOTHING, at_once=True)

    def _show(self, condition: str, standing: "Standing", *, at_once: bool = False) -> None:
        """Raise the alarm for exactly these items; where there are none, it clears."""
        before = self._shown.get(condition, NOTHING)
        if standing == before:
            return
        self._shown[condition] = standing
        if not standing.items:
            self._alarms.clear(condition, at_once=at_once)
            return
        self._alarms.raise_(condition, text=standing.text, items=standing.items)
        gone = set(before.items) - set(standing.items)
        if gone:
            self._alarms.clear(condition, items=gone)

    def _now_s(self) -> float:
        return self._clock.monotonic_ns() * 1e-9

    # --- its thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        subscriber: Subscriber[ViewMessage] = Subscriber(
            self._data.runtime, Port.VIEW, message_topics=("quality",), accepts=ViewMessage
        )
        next_s = self._now_s()
        try:
            while not self._ended.is_set():
                # A message that is not ours is the worker's defect; it is shown by silence.
                with contextlib.suppress(DefectError):
                    for arrived in subscriber.receive(0.25):
                        if isinstance(arrived, MessageArrived) and isinstance(arrived.message, QualityReport):
                            self.hear(arrived.message)
                if self._now_s() >= next_s:
                    next_s = self._now_s() + LOOK_EVERY_S
                    self.look()
        finally:
            subscriber.close()


def signal_standing(standing: dict[str, str]) -> Standing:
    """As: Fp1, Fp2, O1, and: 3 channels: noisy."""
    if not standing:
        return NOTHING
    count = "1 channel" if len(standing) == 1 else f"{len(standing)} channels"
    kinds = ", ".join(sorted({_WORDS.get(verdict, verdict) for verdict in standing.values()}))
    return Standing(items=tuple(standing), text=f"{count}: {kinds}.")


def electrodes_standing(view: SessionView) -> Standing:
    """Which electrodes are off or too high by the newest that is known of each; the alarm names them as its items.

    The device's own word on an electrode that is off counts at any time; a measurement counts until the next one.
    """
    newest = view.impedance_rounds[-1].impedances if view.impedance_rounds else view.impedances
    poor = [one.label for one in newest if impedance_verdict(one.kiloohm, view.electrode_type) == "poor"]
    off = _once((*view.leads_off, *(one.label for one in newest if one.kiloohm is None)))
    parts = []
    if off:
        parts.append(f"{len(off)} off")
    if poor:
        parts.append(f"{len(poor)} too high")
    return Standing(items=tuple(_once((*off, *poor))), text="; ".join(parts) + "." if parts else "")


def _once(labels: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(labels))
