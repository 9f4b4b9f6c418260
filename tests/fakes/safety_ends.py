"""The window's two ends of the safety link without a safety program."""

import threading

from app.core.errors import LinkDown, NotPermitted
from app.core.safety.client import SafetyStatus, StopResult


class FakeSafety:
    """What both ends see."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.status: SafetyStatus | None = SafetyStatus(state="ready", proved=True, output="safe", holders=("desktop",))
        self.renewals = 0
        self.stops: list[tuple[str, str]] = []
        self.proofs = 0
        self.starts = 0
        self.finishes = 0
        self.closed = 0

    def make_lease(self) -> "FakeLease":
        return FakeLease(self)

    def make_control(self) -> "FakeControl":
        return FakeControl(self)


class FakeLease:
    def __init__(self, safety: FakeSafety) -> None:
        self._safety = safety

    @property
    def status(self) -> SafetyStatus | None:
        return self._safety.status

    def service(self) -> None:
        self._safety.renewals += 1

    def close(self) -> None:
        self._safety.closed += 1


class FakeControl:
    def __init__(self, safety: FakeSafety) -> None:
        self._safety = safety

    def stop(self, cause: str, source: str, *, pressed_ns: int | None = None) -> StopResult:
        if self._safety.status is None:
            raise LinkDown("No safety program runs.")
        self._safety.stops.append((cause, source))
        self._safety.status = SafetyStatus(
            state="stopped", cause=cause, source=source, output="safe", proved=True, last_latency_ms=1.9, stop_number=1
        )
        return StopResult(latency_ms=1.9, state="stopped", stop_number=1, output="safe")

    def prove(self, source: str) -> StopResult:
        self._safety.proofs += 1
        return StopResult(latency_ms=2.4, state="ready", stop_number=0, output="safe")

    def start(self, source: str) -> StopResult:
        if self._safety.status is None or self._safety.status.state != "ready":
            raise NotPermitted("The output cannot be started.", advice="Reset and test the stop first.")
        self._safety.starts += 1
        self._safety.status = SafetyStatus(state="running", proved=True, output="running")
        return StopResult(latency_ms=None, state="running", stop_number=0, output="running")

    def finish(self, source: str) -> StopResult:
        self._safety.finishes += 1
        self._safety.status = SafetyStatus(state="ready", proved=True, output="safe")
        return StopResult(latency_ms=None, state="ready", stop_number=0, output="safe")
