"""The safety program's surroundings without sockets: peers that remember, holders and an output that can fail."""

from dataclasses import dataclass, field
from pathlib import Path

from app.core.clock import VirtualClock
from app.core.safety.keeper import SafetyKeeper
from app.core.safety.messages import Message
from app.core.safety.presence import OUTPUT_ROLE
from app.core.safety.record import StopRecord


@dataclass(eq=False)
class FakePeer:
    """Keeps what it was sent; `events` may be shared, to see the order between several things."""

    name: str = "peer"
    sent: list[Message] = field(default_factory=list)
    closed: bool = False
    events: list[str] | None = None

    def send(self, kind: str, **content: object) -> None:
        if not self.closed:
            self.sent.append(Message(kind, content))
            if self.events is not None:
                self.events.append(f"{self.name} {kind}")

    def close(self) -> None:
        self.closed = True

    def take(self, kind: str) -> list[Message]:
        """What came of this kind, once."""
        found = [message for message in self.sent if message.kind == kind]
        self.sent = [message for message in self.sent if message.kind != kind]
        return found

    def outcome(self) -> str:
        """The state in the answer to its command, or the code of the refusal; "" where there is none yet."""
        results, refusals = self.take("result"), self.take("refused")
        assert len(results) + len(refusals) <= 1
        if results:
            return results[0].text("state")
        return refusals[0].text("code") if refusals else ""


class Room:
    """A keeper with an operator's window, acquisition and one output; time is moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = VirtualClock()
        self.folder = folder
        self.record = StopRecord(folder, clock=self.clock)
        self.keeper = SafetyKeeper(self.record, clock=self.clock)
        self.holders = {"desktop": FakePeer("desktop"), "acquisition": FakePeer("acquisition")}
        self.output = FakePeer("output")
        self.frozen: set[str] = set()
        self.output_runs = False
        self.output_obeys = True
        self.granted_until_ns = 0
        self._ended_run = self._run = ""

    def restart_safety(self) -> None:
        """Kill the safety program and start it again on the same file."""
        self.record.close()
        self.record = StopRecord(self.folder, clock=self.clock)
        self.keeper = SafetyKeeper(self.record, clock=self.clock)

    def everybody_comes(self) -> None:
        for role in self.holders:
            self.comes(role)
        self.output_comes()
        self.turn()

    def comes(self, role: str) -> None:
        self.holders[role] = FakePeer(role)
        self.keeper.hold(self.holders[role], role)

    def output_comes(self) -> None:
        self.output = FakePeer("output")
        self.output_runs = False
        self.keeper.hold(self.output, OUTPUT_ROLE, output_name="fake output")
        self.tell("safe", "attached")

    def tell(self, state: str, reason: str, *, order: int = 0, run: str = "", at_ns: int | None = None) -> None:
        at_ns = self.clock.monotonic_ns() if at_ns is None else at_ns
        content: dict[str, object] = {"state": state, "reason": reason, "order": order, "run": run, "at_ns": at_ns}
        self.keeper.output_changed(Message("changed", content))

    def turn(self, duration_s: float = 0.0) -> None:
        """Let time pass in steps of 10 ms, everybody who is not frozen doing what is due."""
        steps = max(1, round(duration_s / 0.01))
        for _ in range(steps):
            self.clock.advance(duration_s / steps)
            for _round in range(3):
                self.keeper.tick()
                self._answer()

    def _answer(self) -> None:
        for role, peer in (*self.holders.items(), (OUTPUT_ROLE, self.output)):
            if role in self.frozen:
                continue
            for challenge in peer.take("challenge"):
                self.keeper.answer(peer, challenge.integer("number"), challenge.text("token"))
        if OUTPUT_ROLE not in self.frozen and not self.output.closed:
            self._guard()

    def _guard(self) -> None:
        """What `OutputGuard` does, in short."""
        for grant in self.output.take("grant"):
            until_ns, run = grant.integer("until_ns"), grant.text("run")
            if until_ns <= self.clock.monotonic_ns() or run == self._ended_run:
                continue
            self.granted_until_ns = until_ns
            if not self.output_runs:
                self.output_runs, self._run = True, run
                self.tell("running", grant.text("programme"), run=run)
        for order in self.output.take("order_safe") if self.output_obeys else ():
            self.output_runs, self._ended_run = False, self._run
            self.tell("safe", order.text("reason"), order=order.integer("order"))
        if self.output_runs and self.clock.monotonic_ns() >= self.granted_until_ns:
            self.output_runs, self._ended_run = False, self._run
            self.tell("safe", "lease_lapsed")

    def command(self, kind: str, **content: str) -> str:
        """Give a command and let it be done; the state in the answer, or the code of the refusal."""
        from app.core.errors import NeuraScaleError
        from app.core.safety.attached_output import refuse

        peer = FakePeer("control")
        try:
            getattr(self.keeper, kind)(peer, **content)
        except NeuraScaleError as error:
            refuse(peer, error)
        self.turn(0.02)
        return peer.outcome()

    def stop(self, cause: str = "operator", source: str = "window") -> str:
        peer = FakePeer("control")
        self.keeper.stop(peer, cause=cause, source=source, pressed_ns=None)
        self.turn(0.02)
        return peer.outcome()

    def run_output(self) -> None:
        self.everybody_comes()
        assert self.command("prove", source="test") == "ready"
        assert self.command("start", source="test") == "running"
        assert self.output_runs
