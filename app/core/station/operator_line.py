"""Somebody at the controls without a screen: asks the station, follows its state, holds the operator's safety lease.

Guarantees: every call is bounded. The lease is renewed on a thread of its own, so that it lapses when this process is
killed or frozen. Does not: draw. Used by the headless demo and by journeys; the window has its own crossing
(`app.ui.bridge`) on the same messages. One thread, but for the lease's.
"""

import os
import threading
from collections.abc import Callable
from typing import Any

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import TimedOut
from app.core.safety.client import LeaseHolder, ask_for_real_time, own_open_files
from app.core.settings.data_directory import DataDirectory
from app.core.station.access_messages import SignedIn, SignIn
from app.core.station.launching import ANSWERS
from app.core.station.messages import GetState, StationState
from app.core.telemetry.heartbeat import HEARTBEAT_EVERY_S, Heartbeat, ProgramName
from app.core.wire.envelopes import Message
from app.core.wire.line import Line

_STATE_EVERY_S = 0.05
_ANSWER_WITHIN_S = 30.0
_SILENT_AFTER_S = 3.0
_LEASE_LOOK_EVERY_S = 0.01


class OperatorLine:
    """A console without a screen.

    Args:
        on_silence: Called while `follow` gets no answer, every few seconds, with how long that has been; may start the
            station again, or raise. Without it, silence is an error.
    """

    def __init__(
        self,
        data: DataDirectory,
        *,
        clock: Clock = SYSTEM_CLOCK,
        on_silence: Callable[[float], None] | None = None,
    ) -> None:
        self._clock = clock
        self._on_silence = on_silence
        self._runtime = data.runtime
        self._line: Line[Any] = Line(data.runtime, f"{ProgramName.DESKTOP}#{os.getpid()}", ANSWERS)
        self._ended = threading.Event()
        self._lease_thread = threading.Thread(target=self._keep_lease, name="operator-lease", daemon=True)
        self._lease_thread.start()
        self._beats = 0
        self._next_beat_ns = 0

    def request(self, message: Message, *, timeout_s: float = _ANSWER_WITHIN_S) -> Any:
        """The station's answer.

        Raises:
            TimedOut: No answer in time.
            NeuraScaleError: As the station refused it.
        """
        self._beat()
        return self._line.request(message, timeout_s=timeout_s)

    def sign_in(self, user_name: str, password: str, code: str = "") -> SignedIn:
        """Sign in at the seat; not needed in a demonstration, where whoever connects is its user.

        Raises:
            NotPermitted: It was not right, or the name must wait.
            TimedOut: No answer in time.
        """
        return self.take(self.request(SignIn(user_name=user_name, password=password, code=code)))

    def take(self, answer: SignedIn) -> SignedIn:
        """Be from now on who signed in, or unlocked, by this answer; it."""
        self._line.token = answer.token or self._line.token
        return answer

    def follow(self, until: Callable[[StationState], bool], *, timeout_s: float) -> StationState:
        """The first state for which `until` holds.

        Raises:
            TimedOut: It did not come in time.
        """
        heard_ns = self._clock.monotonic_ns()
        deadline_ns = heard_ns + round(timeout_s * 1e9)
        while self._clock.monotonic_ns() < deadline_ns:
            state = self._ask_state(heard_ns)
            if state is None:
                continue
            if until(state):
                return state
            heard_ns = self._clock.monotonic_ns()
            self._clock.sleep(_STATE_EVERY_S)
        raise TimedOut(f"What was waited for did not come within {timeout_s:g} s.")

    def _ask_state(self, heard_ns: int) -> StationState | None:
        if self._on_silence is None:
            answer = self.request(GetState())
        else:
            try:
                answer = self.request(GetState(), timeout_s=_SILENT_AFTER_S)
            except TimedOut:
                self._on_silence((self._clock.monotonic_ns() - heard_ns) / 1e9)
                return None
        return answer if isinstance(answer, StationState) else None

    def close(self) -> None:
        self._ended.set()
        self._lease_thread.join(timeout=2)
        self._line.close()

    def _keep_lease(self) -> None:
        ask_for_real_time()
        own_open_files()
        lease = LeaseHolder(self._runtime, "desktop")
        while not self._ended.wait(_LEASE_LOOK_EVERY_S):
            lease.service()
        lease.close()

    def _beat(self) -> None:
        now_ns = self._clock.monotonic_ns()
        if now_ns < self._next_beat_ns:
            return
        self._beats += 1
        self._next_beat_ns = now_ns + round(HEARTBEAT_EVERY_S * 1e9)
        self._line.notify(
            Heartbeat(program=ProgramName.DESKTOP, pid=os.getpid(), number=self._beats, monotonic_ns=now_ns)
        )
