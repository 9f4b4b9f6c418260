"""The book at the door: who asked for what, who was shown what, who was refused.

Guarantees: a read is told once for each user, patient, request and sign-in, before anything is shown; every refusal is
told, the first of its kind at once and those alike after it as a count, so that no flood fills the log or keeps others
waiting; ids and names of requests only, never what was typed. Where the log refuses, that is counted and shown as the
log's fault, and nobody is kept from a patient's data for it.
Does not: judge. `tick` and `close` on the station's main thread; all else on any.
"""

import threading
from collections import deque
from dataclasses import dataclass

from app.core.access.caller import Caller
from app.core.clock import Clock
from app.core.events.access_events import AccessReadData, AccessRefusedData, AccessRequestedData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.station.door.whose import About
from app.core.station.journal import Journal

COUNTED_FOR_S = 60.0
AT_ONCE_AT_MOST = 30
"""Refusals of different kinds that are written at once within `COUNTED_FOR_S`; further ones are counted together."""
_TOLD_AT_MOST = 50_000


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Refusals that are alike."""

    user_id: str
    sign_in_id: str
    program: str
    request: str
    reason: str
    patient_id: str


class DoorBook:
    """See the module."""

    def __init__(self, journal: Journal, *, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._lock = threading.Lock()
        self._told: set[tuple[str, str, str]] = set()
        self._later: deque[SystemEvent] = deque()
        self._alike: dict[_Refusal, int] = {}
        self._at_once = 0
        self._count_from_ns = clock.monotonic_ns()

    def request(self, caller: Caller, request: str, about: About, break_glass_id: str) -> SystemEvent:
        """That somebody asked for a change; not written yet."""
        data = AccessRequestedData(
            user_id=caller.user_id,
            sign_in_id=caller.sign_in_id,
            request=request,
            program=program_of(caller.peer),
            patient_id=about.patient_id,
            session_id=about.session_id,
            break_glass_id=break_glass_id,
        )
        return self._event("access.requested", data, about.session_id or about.patient_id)

    def requested(self, event: SystemEvent, *, wait: bool) -> None:
        """Write what `request` made: now, or with the next turn."""
        if wait:
            self._journal.keep(event)
        else:
            self._later.append(event)

    def read(self, caller: Caller, request: str, about: About, break_glass_id: str, *, wait: bool = True) -> None:
        """Somebody is about to be shown a patient's data."""
        key = (caller.sign_in_id or caller.user_id, request, about.patient_id + break_glass_id)
        if key in self._told:
            return
        with self._lock:
            if key in self._told:
                return
            if len(self._told) >= _TOLD_AT_MOST:
                self._told.clear()  # told twice is no fault
            self._told.add(key)
        data = AccessReadData(
            user_id=caller.user_id,
            sign_in_id=caller.sign_in_id,
            request=request,
            patient_id=about.patient_id,
            session_id=about.session_id,
            break_glass_id=break_glass_id,
        )
        # A chain of its own: who looks at a session later is no part of what happened in it.
        self.requested(self._event("access.read", data, ""), wait=wait)

    def refused(self, caller: Caller, request: str, reason: str, about: About) -> None:
        """Somebody was refused."""
        kind = _Refusal(caller.user_id, caller.sign_in_id, program_of(caller.peer), request, reason, about.patient_id)
        with self._lock:
            known = kind in self._alike
            if not known and self._at_once >= AT_ONCE_AT_MOST:
                # Who tries everything there is, is told as that: which of it does not matter any more.
                kind, known = _Refusal("", "", "", "", reason, ""), True
            self._alike[kind] = self._alike.get(kind, 0) + (1 if known else 0)
            if not known:
                self._at_once += 1
        if not known:
            self._journal.keep(self._refusal(kind, 1))

    def tick(self) -> None:
        """Write what could wait, and the counts of refusals that are due."""
        if self._clock.monotonic_ns() - self._count_from_ns >= COUNTED_FOR_S * 1e9:
            self._count()
        events = []
        while self._later:
            events.append(self._later.popleft())
        self._journal.keep(*events)

    def close(self) -> None:
        """Write everything that waits."""
        self._count()
        self.tick()

    def _count(self) -> None:
        with self._lock:
            alike, self._alike, self._at_once = self._alike, {}, 0
            self._count_from_ns = self._clock.monotonic_ns()
        self._later.extend(self._refusal(kind, count) for kind, count in alike.items() if count)

    def _refusal(self, kind: _Refusal, count: int) -> SystemEvent:
        data = AccessRefusedData(
            user_id=kind.user_id,
            sign_in_id=kind.sign_in_id,
            request=kind.request,
            reason=kind.reason,
            program=kind.program,
            patient_id=kind.patient_id,
            count=count,
        )
        return self._event("access.refused", data, "")

    def _event(self, event_type: str, data: EventData, correlation_id: str) -> SystemEvent:
        return new_event(
            event_type, data, source_service="station", correlation_id=correlation_id or None, clock=self._clock
        )


def program_of(peer: str) -> str:
    """The program's name in a peer's identity, which anybody may choose: no more of it than a name."""
    name = peer.partition("#")[0]
    return name if name.isascii() and name.replace("-", "").replace("_", "").isalnum() and len(name) <= 40 else "other"
