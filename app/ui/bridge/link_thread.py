"""The one thread that owns the window's sockets.

Guarantees: no socket ever leaves it; it never waits for the window and the window never waits for it; questions are
answered once, with the answer, the refusal or `TimedOut`; a station or worker that restarts is found again.
Does not: touch widgets (it calls the `LinkListener` it was given, which must be safe from any thread).
"""

import os
import queue
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import DefectError, LinkDown, NeuraScaleError, TimedOut
from app.core.station.messages import StationAnswer, StationNotice
from app.core.telemetry.heartbeat import HEARTBEAT_EVERY_S, Heartbeat, ProgramName, StationAlive
from app.core.wire.addresses import Port
from app.core.wire.broadcast import BlockArrived, Subscriber
from app.core.wire.doorbell import Doorbell
from app.core.wire.envelopes import Done, Refusal, error_of
from app.core.wire.line import Line
from app.core.wire.waiting import wait_any
from app.core.workers.messages import ViewMessage
from app.ui.bridge.block_inbox import BlockInbox

STATION_SILENT_AFTER_S = 2.5
_RECONNECT_EVERY_S = 0.5
_ACCEPTED = StationAnswer | StationNotice | StationAlive | Done


class LinkListener(Protocol):
    """Who is told; every method may be called from the link's thread."""

    def told(self, message: msgspec.Struct) -> None:
        """A notice of the station or a message of the worker."""
        ...

    def answered(self, token: int, answer: object) -> None:
        """`answer` is a message or a `NeuraScaleError`."""
        ...

    def link_is(self, up: bool) -> None:
        """Whether the station is heard."""
        ...

    def defective(self, error: DefectError) -> None:
        """Something came in that is not ours."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A request on its way."""

    token: int
    message: msgspec.Struct
    timeout_s: float


@dataclass(frozen=True, slots=True)
class _Asked:
    token: int
    name: str
    deadline_ns: int


@dataclass(slots=True)
class _Sockets:
    line: Line[Any]
    notices: Subscriber[Any]
    view: Subscriber[Any]

    def close(self) -> None:
        for socket in (self.line, self.notices, self.view):
            socket.close()


class LinkThread:
    """See the rules at the top of this module."""

    def __init__(
        self, runtime: Path, listener: LinkListener, inbox: BlockInbox, *, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        self._runtime = runtime
        self._listener = listener
        self._inbox = inbox
        self._clock = clock
        self._questions: queue.SimpleQueue[Question] = queue.SimpleQueue()
        self._asked: dict[int, _Asked] = {}
        self._doorbell = Doorbell()
        self._ended = threading.Event()
        self._beats = 0
        self._heard_ns: int | None = None
        self._up = False
        self.counters: dict[str, float] = {}
        self.token = ""
        self._thread = threading.Thread(target=self._run, name="desktop-link", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self, question: Question) -> None:
        """Send it as soon as possible; any thread."""
        self._questions.put(question)
        self._doorbell.ring()

    def close(self) -> None:
        """End within 3 s."""
        self._ended.set()
        self._doorbell.ring()
        if self._thread.is_alive():
            self._thread.join(timeout=3)
        self._doorbell.close()

    def _run(self) -> None:
        sockets = self._connect()
        if sockets is None:
            return
        next_beat_ns = 0
        try:
            while not self._ended.is_set():
                now_ns = self._clock.monotonic_ns()
                if now_ns >= next_beat_ns:
                    next_beat_ns = now_ns + round(HEARTBEAT_EVERY_S * 1e9)
                    self._beat(sockets.line, now_ns)
                wait_any((sockets.line, sockets.notices, sockets.view, self._doorbell), 0.05)
                self._doorbell.answer()
                self._send_questions(sockets.line)
                self._take_answers(sockets.line)
                self._take_broadcasts(sockets)
                self._expire()
                self._judge_link()
        finally:
            sockets.close()

    def _connect(self) -> _Sockets | None:
        """Over TCP a socket can be connected only once it has been bound; until then this waits."""
        made: list[Any] = []
        while not self._ended.is_set():
            try:
                identity = f"{ProgramName.DESKTOP}#{os.getpid()}"
                line: Line[Any] = Line(self._runtime, identity, _ACCEPTED, on_defect=self._listener.defective)
                made.append(line)
                notices: Subscriber[Any] = Subscriber(
                    self._runtime, Port.NOTICES, message_topics=("",), accepts=StationNotice | StationAlive
                )
                made.append(notices)
                view: Subscriber[Any] = Subscriber(
                    self._runtime, Port.VIEW, block_topics=("filtered",), message_topics=("",), accepts=ViewMessage
                )
                return _Sockets(line, notices, view)
            except LinkDown:
                for socket in made:
                    socket.close()
                made.clear()
                self._ended.wait(_RECONNECT_EVERY_S)
        return None

    def _beat(self, line: Line[Any], now_ns: int) -> None:
        self._beats += 1
        line.notify(
            Heartbeat(
                program=ProgramName.DESKTOP,
                pid=os.getpid(),
                number=self._beats,
                monotonic_ns=now_ns,
                counters=dict(self.counters),
            )
        )

    def _send_questions(self, line: Line[Any]) -> None:
        while True:
            try:
                question = self._questions.get_nowait()
            except queue.Empty:
                return
            line.token = self.token
            number = line.ask(question.message)
            deadline_ns = self._clock.monotonic_ns() + round(question.timeout_s * 1e9)
            self._asked[number] = _Asked(question.token, type(question.message).__name__, deadline_ns)

    def _take_answers(self, line: Line[Any]) -> None:
        incoming, answers = line.receive(0.0)
        for one in incoming:
            self._hear(one.message)
        for number, answer in answers:
            self._heard_ns = self._clock.monotonic_ns()
            asked = self._asked.pop(number, None)
            if asked is not None:
                self._listener.answered(asked.token, error_of(answer) if isinstance(answer, Refusal) else answer)

    def _take_broadcasts(self, sockets: _Sockets) -> None:
        for subscriber in (sockets.notices, sockets.view):
            try:
                arrived = subscriber.receive(0.0)
            except DefectError as error:
                self._listener.defective(error)
                continue
            for one in arrived:
                if isinstance(one, BlockArrived):
                    self._inbox.put(one.block)
                elif subscriber is sockets.notices:
                    self._hear(one.message)
                else:
                    self._listener.told(one.message)

    def _hear(self, message: msgspec.Struct) -> None:
        self._heard_ns = self._clock.monotonic_ns()
        if not isinstance(message, StationAlive):
            self._listener.told(message)

    def _expire(self) -> None:
        now_ns = self._clock.monotonic_ns()
        for number in [number for number, asked in self._asked.items() if asked.deadline_ns < now_ns]:
            asked = self._asked.pop(number)
            late: NeuraScaleError = TimedOut(
                f"The station did not answer {asked.name} in time.",
                meaning="Recording and the safety stop run in programs of their own and go on.",
                advice="Wait until the status line shows the station running, then do it again.",
            )
            self._listener.answered(asked.token, late)

    def _judge_link(self) -> None:
        heard_ns = self._heard_ns
        up = heard_ns is not None and self._clock.monotonic_ns() - heard_ns < STATION_SILENT_AFTER_S * 1e9
        if up != self._up:
            self._up = up
            self._listener.link_is(up)
