"""The safety program's loop: one thread, one selector, no queue.

Guarantees: garbage, floods, silence and vanishing of one peer cost that peer its connection and nobody else anything;
a stop is taken on any connection, greeted or not. Does not: decide (`keeper`). Main thread of the safety program.
"""

import selectors
import socket
from collections.abc import Callable
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.safety.attached_output import refuse
from app.core.safety.endpoint import Endpoint, listen, peer_may_enter
from app.core.safety.keeper import SafetyKeeper
from app.core.safety.messages import Malformed, Message, MessageSocket, PeerGone
from app.core.safety.own_alarm import STATION
from app.core.safety.presence import OUTPUT_ROLE
from app.core.safety.record import StopRecord
from app.core.safety.stop_machine import ALL_HOLDERS, STOP_INPUTS

MOST_PEERS = 64
MOST_MESSAGES_A_SECOND = 400
GREETING_WITHIN_NS = 2_000_000_000
IDLE_ENDS_AFTER_NS = 60_000_000_000
LONGEST_WORD = 40
ALARM_NAME = "safety-alarm"
LONGEST_TEXT = 400
_LONGEST_WAIT_NS = 100_000_000
_ACCEPTED_AT_ONCE = 8
_SECOND_NS = 1_000_000_000


class _Connection:
    """One connected program, as the keeper sees it."""

    def __init__(self, connected: socket.socket, now_ns: int) -> None:
        self.link = MessageSocket(connected)
        self.role = ""
        self.name = ""
        self.since_ns = now_ns
        self.broken = ""
        self._window_ns = now_ns
        self._in_window = 0

    @property
    def who(self) -> str:
        """The program, as `own_alarm` misses it."""
        return self.name or self.role

    def send(self, kind: str, **content: object) -> None:
        if self.broken:
            return
        try:
            self.link.send(kind, **content)
        except PeerGone as error:
            self.broken = str(error)

    def close(self) -> None:
        self.broken = self.broken or "closed by us"

    def count(self, n_messages: int, now_ns: int) -> None:
        """Too many in a second break the connection."""
        if now_ns - self._window_ns >= _SECOND_NS:
            self._window_ns, self._in_window = now_ns, 0
        self._in_window += n_messages
        if self._in_window > MOST_MESSAGES_A_SECOND:
            self.broken = "too many messages"


class SafetyServer:
    """The safety program without its process.

    Args:
        runtime: Where it is reached (the runtime folder).
        folder: Where its own file lies (the data folder's `safety`).
        clock: Time.
        real_time: Whether this process has real-time priority.
        over_tcp: Use loopback TCP although there are Unix sockets.
        needs: Roles that must hold a lease besides window and acquisition ("stop_inputs").

    Raises:
        Conflict: Another safety program runs on this data folder.
        StorageFault: A folder cannot be used.
    """

    def __init__(
        self,
        runtime: Path,
        folder: Path,
        *,
        clock: Clock = SYSTEM_CLOCK,
        real_time: bool = False,
        over_tcp: bool | None = None,
        needs: tuple[str, ...] = (),
    ) -> None:
        self._clock = clock
        self._record = StopRecord(folder, clock=clock)
        try:
            self._endpoint: Endpoint = listen(runtime) if over_tcp is None else listen(runtime, over_tcp=over_tcp)
        except NeuraScaleError:
            self._record.close()
            raise
        self.keeper = SafetyKeeper(self._record, clock=clock, real_time=real_time, needs=needs)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._endpoint.listener, selectors.EVENT_READ)
        self._connections: dict[int, _Connection] = {}
        self._peer_seen_ns = clock.monotonic_ns()

    def serve(self, asked_to_end: Callable[[], bool]) -> str:
        """Serve until asked to end, or for 60 s nobody is there; why it ended.

        Args:
            asked_to_end: Looked at ten times a second; then the output is brought to its safe state first.
        """
        next_ns = self._clock.monotonic_ns()
        while not self.keeper.ended:
            self._turn(next_ns)
            if asked_to_end() and not self.keeper.ending:
                self.keeper.end(None, source="asked to end")
            self.keeper.own_alarm.look()
            next_ns = self.keeper.tick()
            self._sweep()
            now_ns = self._clock.monotonic_ns()
            # Who shows our own alarm needs nobody but us, and keeps nobody.
            if any(connection.name != ALARM_NAME for connection in self._connections.values()):
                self._peer_seen_ns = now_ns
            elif now_ns - self._peer_seen_ns >= IDLE_ENDS_AFTER_NS:
                self.keeper.own_alarm.end()
                return "idle"
        self.keeper.own_alarm.end()
        return "asked"

    def _turn(self, next_ns: int) -> None:
        wait_s = min(max(next_ns - self._clock.monotonic_ns(), 0), _LONGEST_WAIT_NS) / 1e9
        newcomers = False
        for key, events in self._selector.select(wait_s):
            if key.fileobj is self._endpoint.listener:
                newcomers = True
                continue
            connection = self._connections[key.fd]
            if events & selectors.EVENT_WRITE:
                self._flush(connection)
            if events & selectors.EVENT_READ:
                self._read(connection)
        # After those that are already there: a flood of newcomers cannot hold them up.
        if newcomers:
            self._accept()

    def _accept(self) -> None:
        for _ in range(_ACCEPTED_AT_ONCE):
            try:
                connected, _address = self._endpoint.listener.accept()
            except OSError:
                # Nobody there any more, or no descriptors left; those that are connected go on.
                return
            if not peer_may_enter(connected):
                connected.close()
                continue
            if len(self._connections) >= MOST_PEERS:
                self._make_room()
            connection = _Connection(connected, self._clock.monotonic_ns())
            self._connections[connection.link.fileno()] = connection
            self._selector.register(connection.link.fileno(), selectors.EVENT_READ)

    def _make_room(self) -> None:
        """Close the oldest connection that holds no lease, watchers last, so that a stop always gets in."""
        holding = {*ALL_HOLDERS, OUTPUT_ROLE}
        others = [connection for connection in self._connections.values() if connection.role not in holding]
        oldest = min(others, key=lambda connection: (connection.role == "watch", connection.since_ns))
        oldest.close()
        self._remove(oldest)

    def _flush(self, connection: _Connection) -> None:
        try:
            connection.link.flush()
        except PeerGone as error:
            connection.broken = str(error)

    def _read(self, connection: _Connection) -> None:
        try:
            messages, ended = connection.link.receive()
            connection.count(len(messages), self._clock.monotonic_ns())
        except Malformed as error:
            connection.broken = str(error)
            return
        for message in messages:
            # Whatever else it said wrong, its stop counts.
            if connection.broken and message.kind != "stop":
                continue
            try:
                self._take(connection, message)
            except Malformed as error:
                connection.broken = str(error)
        connection.broken = connection.broken or ended

    def _take(self, connection: _Connection, message: Message) -> None:
        keeper = self.keeper
        if message.kind == "stop":
            self._stop(connection, message)
            return
        try:
            if message.kind == "hello":
                self._greet(connection, message)
            elif message.kind == "bye":
                keeper.own_alarm.gone(connection.who, in_order=True)
                connection.name = ""
                keeper.gone(connection, in_order=True)
                connection.close()
            elif connection.role == "control":
                self._command(connection, message)
            elif message.kind == "answer" and connection.role:
                keeper.answer(connection, message.integer("number"), message.text("token"))
                keeper.own_alarm.heard(connection.who)
            elif message.kind == "changed" and connection.role == OUTPUT_ROLE:
                keeper.output_changed(message)
            elif message.kind == "contacts" and connection.role == STOP_INPUTS:
                keeper.contacts(connection, message.texts("open"))
            else:
                raise Malformed("Not a message for this role.")
        except NeuraScaleError as error:
            refuse(connection, error)

    def _stop(self, connection: _Connection, message: Message) -> None:
        """A stop counts whatever is wrong with its details."""
        cause, source, pressed_ns = (message.content.get(name) for name in ("cause", "source", "pressed_ns"))
        self.keeper.stop(
            connection,
            cause=cause[:LONGEST_WORD] if isinstance(cause, str) else "",
            source=source[:LONGEST_TEXT] if isinstance(source, str) else "",
            pressed_ns=pressed_ns if isinstance(pressed_ns, int) else None,
        )

    def _greet(self, connection: _Connection, message: Message) -> None:
        if self._endpoint.token and message.text("token") != self._endpoint.token:
            raise Malformed("The token is wrong.")
        role = message.text("role")
        if connection.role or role not in {*ALL_HOLDERS, OUTPUT_ROLE, "control", "watch"}:
            raise Malformed("No such role.")
        if role == "watch":
            connection.name = message.text("name", default="")
            self.keeper.own_alarm.heard(connection.name)
            self.keeper.watch(connection)
        elif role != "control":
            real_time = message.content.get("real_time") is True
            try:
                self.keeper.hold(connection, role, real_time=real_time, output_name=message.text("name", default=""))
            except NeuraScaleError:
                connection.role = "refused"
                raise
        connection.role = role

    def _command(self, connection: _Connection, message: Message) -> None:
        keeper, source = self.keeper, message.text("source", default="")
        match message.kind:
            case "prove":
                keeper.prove(connection, source=source)
            case "start":
                keeper.start(connection, source=source)
            case "finish":
                keeper.finish(connection, source=source)
            case "reset":
                keeper.reset(connection, role=message.text("role"), reason=message.text("reason"), source=source)
            case "status":
                connection.send("status", **keeper.status().to_message())
            case "acknowledge_alarm":
                keeper.own_alarm.acknowledge()
                connection.send("status", **keeper.status().to_message())
            case "quit":
                keeper.end(connection, source=source)
            case _:
                raise Malformed("No such command.")

    def _sweep(self) -> None:
        """Close what broke or was never greeted; wait for writing where something waits to be sent."""
        now_ns = self._clock.monotonic_ns()
        for connection in list(self._connections.values()):
            if not connection.role and now_ns - connection.since_ns >= GREETING_WITHIN_NS:
                connection.close()
            if connection.broken:
                self._remove(connection)
                continue
            events = selectors.EVENT_READ | (selectors.EVENT_WRITE if connection.link.has_backlog else 0)
            if self._selector.get_key(connection.link.fileno()).events != events:
                self._selector.modify(connection.link.fileno(), events)

    def _remove(self, connection: _Connection) -> None:
        if self._connections.pop(connection.link.fileno(), None) is None:
            return
        self._selector.unregister(connection.link.fileno())
        connection.link.close()
        if connection.name == STATION:
            self.keeper.own_alarm.gone(STATION, in_order=False)
        self.keeper.gone(connection)

    def close(self) -> None:
        """Close everything; the file keeps a latched stop."""
        for connection in list(self._connections.values()):
            self._selector.unregister(connection.link.fileno())
            connection.link.close()
        self._connections.clear()
        self._selector.close()
        self._endpoint.close()
        self._record.close()
