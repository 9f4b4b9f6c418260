"""The station's end of the control link: one ROUTER, one thread, any number of programs and windows.

Guarantees: handlers run on a small pool, never on the socket's thread; each request is answered once, with a reply or
with the error raised; `request` may be called from any thread; `close` is bounded.
Does not: know what the messages mean.
"""

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path
from typing import Any

import msgspec
import zmq

from app.core.errors import DefectError, LinkDown, NeuraScaleError, TimedOut, unforeseen
from app.core.wire.addresses import Port, bind, new_socket
from app.core.wire.doorbell import Doorbell
from app.core.wire.envelopes import Codec, Done, Envelope, EnvelopeKind, Refusal, error_of, refusal_of
from app.core.wire.waiting import wait_any

RequestHandler = Callable[[str, Any, Envelope], msgspec.Struct | None]
NoticeHandler = Callable[[str, Any], None]
DefectHandler = Callable[[BaseException], None]


class Exchange:
    """ROUTER with typed messages.

    Args:
        runtime: The runtime folder.
        accepts: Union of all messages that programs and windows may send.
        on_request: Called on a pool thread with (peer, message, its envelope); returns the reply (None: `Done`).
        on_notice: Called on the socket's thread with (peer, message); must return within a millisecond or so.
        on_defect: Told of what could not be opened or handled.
    """

    def __init__(
        self,
        runtime: Path,
        accepts: Any,
        *,
        on_request: RequestHandler,
        on_notice: NoticeHandler,
        on_defect: DefectHandler,
    ) -> None:
        self._codec: Codec[Any] = Codec(accepts | Done | Refusal)
        self._on_request = on_request
        self._on_notice = on_notice
        self._on_defect = on_defect
        self._numbers = itertools.count(1)
        self._outgoing: queue.SimpleQueue[tuple[bytes, list[bytes]]] = queue.SimpleQueue()
        self._pending: dict[int, Future[Any]] = {}
        self._pending_lock = threading.Lock()
        self._doorbell = Doorbell()
        self._ended = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="station-request")
        bound: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(runtime, bound), name="station-exchange", daemon=True)
        self._thread.start()
        try:
            bound.result(timeout=10)
        except LinkDown:
            self.close()
            raise

    def request(self, peer: str, message: msgspec.Struct, *, timeout_s: float, correlation_id: str = "") -> Any:
        """The answer of `peer`.

        Raises:
            LinkDown: No such peer is connected.
            TimedOut: No answer within `timeout_s`.
            NeuraScaleError: As the peer refused it.
        """
        number = next(self._numbers)
        future: Future[Any] = Future()
        with self._pending_lock:
            self._pending[number] = future
        envelope = Envelope(kind=EnvelopeKind.REQUEST, number=number, correlation_id=correlation_id)
        self._send(peer, envelope, message)
        try:
            return future.result(timeout=timeout_s)
        except FutureTimeout as error:
            name = peer.partition("#")[0]
            raise TimedOut(
                f"The program {name} did not answer {type(message).__name__} within {timeout_s:g} s."
            ) from error
        finally:
            with self._pending_lock:
                self._pending.pop(number, None)

    def notify(self, peer: str, message: msgspec.Struct) -> None:
        """Send without waiting."""
        self._send(peer, Envelope(kind=EnvelopeKind.NOTICE), message)

    def close(self) -> None:
        """Stop taking requests, let running handlers finish, end the thread (within 5 s)."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._ended.set()
        self._doorbell.ring()
        self._thread.join(timeout=5)
        self._doorbell.close()

    def _send(self, peer: str, envelope: Envelope, message: msgspec.Struct) -> None:
        self._outgoing.put((peer.encode(errors="surrogateescape"), Codec.pack(envelope, message)))
        self._doorbell.ring()

    def _run(self, runtime: Path, bound: "Future[None]") -> None:
        self.socket = new_socket(zmq.ROUTER)
        self.socket.setsockopt(zmq.ROUTER_MANDATORY, 1)
        # A restarted program of the same identity takes the place of the one that died.
        self.socket.setsockopt(zmq.ROUTER_HANDOVER, 1)
        try:
            bind(self.socket, runtime, Port.CONTROL)
        except LinkDown as error:
            self.socket.close()
            bound.set_exception(error)
            return
        bound.set_result(None)
        while not self._ended.is_set():
            wait_any((self, self._doorbell), 1.0)
            self._doorbell.answer()
            self._flush()
            self._take()
        self._flush()
        self.socket.close()

    def _flush(self) -> None:
        while True:
            try:
                peer, frames = self._outgoing.get_nowait()
            except queue.Empty:
                return
            try:
                self.socket.send_multipart([peer, *frames], flags=zmq.DONTWAIT)
            except zmq.ZMQError as error:
                self._fail_unsent(peer, frames, error)

    def _fail_unsent(self, peer: bytes, frames: list[bytes], error: zmq.ZMQError) -> None:
        envelope = self._codec.open_envelope(frames[0])
        if envelope.kind is EnvelopeKind.REQUEST:
            fault = LinkDown(f"The program {_peer_name(peer).partition('#')[0]} is not connected ({error.strerror}).")
            self._settle(envelope.number, fault)

    def _settle(self, number: int, answer: object) -> None:
        with self._pending_lock:
            future = self._pending.get(number)
        if future is None or future.done():
            return
        if isinstance(answer, NeuraScaleError):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    def _take(self) -> None:
        while True:
            try:
                frames = self.socket.recv_multipart(flags=zmq.DONTWAIT)
            except zmq.Again:
                return
            try:
                if len(frames) != 3:
                    raise DefectError(f"A control message has 3 frames here, this one {len(frames)}.")
                self._dispatch(_peer_name(frames[0]), frames[1], frames[2])
            except NeuraScaleError as error:
                self._on_defect(error)

    def _dispatch(self, peer: str, envelope_frame: bytes, message_frame: bytes) -> None:
        envelope = self._codec.open_envelope(envelope_frame)
        try:
            message = self._codec.open_message(message_frame)
        except DefectError as error:
            if envelope.kind is EnvelopeKind.REQUEST:
                self._refuse(peer, envelope, error)
            raise
        if envelope.kind is EnvelopeKind.NOTICE:
            self._on_notice(peer, message)
        elif envelope.kind is EnvelopeKind.REQUEST:
            try:
                self._pool.submit(self._handle, peer, envelope, message)
            except RuntimeError:
                # The pool has been shut down: `close` waits for the handlers that still run.
                self._refuse(peer, envelope, LinkDown("The station is ending."))
        else:
            self._settle(envelope.number, error_of(message) if isinstance(message, Refusal) else message)

    def _handle(self, peer: str, envelope: Envelope, message: Any) -> None:
        try:
            reply = self._on_request(peer, message, envelope) or Done()
        except NeuraScaleError as error:
            self._refuse(peer, envelope, error)
            return
        except Exception as error:  # noqa: BLE001 - the rim of the station: whoever asked must hear of it
            defect = unforeseen(error)
            self._on_defect(defect)
            self._refuse(peer, envelope, defect)
            return
        answer = Envelope(kind=EnvelopeKind.REPLY, number=envelope.number, correlation_id=envelope.correlation_id)
        self._send(peer, answer, reply)

    def _refuse(self, peer: str, envelope: Envelope, error: NeuraScaleError) -> None:
        answer = Envelope(kind=EnvelopeKind.REFUSAL, number=envelope.number, correlation_id=envelope.correlation_id)
        self._send(peer, answer, refusal_of(error))


def _peer_name(identity: bytes) -> str:
    """A peer as text; any bytes that ZeroMQ lets a stranger call itself, and back again by the same rule."""
    return identity.decode(errors="surrogateescape")
