"""What the safety program does, without its sockets: the stop, the leases, the output and the file.

Guarantees: on a stop the order to the output is sent before anything else happens (before the file is written, before
anybody is told); every stop, reset, proof and start is on disk before it is acknowledged; whatever a peer says can lead
to a refusal or a stop, never to an enabled output that `stop_machine` does not allow.
Does not: read sockets, wait, or run threads. The safety program's one thread.
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, replace

from app.core.clock import Clock
from app.core.errors import Conflict, DeviceFault, NeuraScaleError, StorageFault
from app.core.safety import stop_machine as machine
from app.core.safety.attached_output import AttachedOutput, Order, Peer, refuse
from app.core.safety.audience import Audience
from app.core.safety.leases import LEASE_MS, LeaseViolated
from app.core.safety.messages import Message
from app.core.safety.output import SESSION_PROGRAMME, TEST_PROGRAMME
from app.core.safety.own_alarm import OwnAlarm
from app.core.safety.own_alarm_record import standing_own_alarm
from app.core.safety.presence import OUTPUT_ROLE, Presence
from app.core.safety.record import StopRecord
from app.core.safety.status import SafetyStatus, StopResult
from app.core.safety.stop_machine import Cause, OutputState, Position, StopCause, StopState

PROOF_LIMIT_MS = 250.0
STARTS_WITHIN_NS = 1_000_000_000
OLDEST_PRESS_NS = 10_000_000_000


class SafetyKeeper:
    """The safety program's state.

    Args:
        record: Its file.
        clock: Monotonic time.
        real_time: Whether this program has real-time priority.
        needs: Roles that must hold a lease besides `stop_machine.HOLDERS`.
    """

    def __init__(
        self, record: StopRecord, *, clock: Clock, real_time: bool = False, needs: tuple[str, ...] = ()
    ) -> None:
        self._record, self._clock = record, clock
        self.own_alarm = OwnAlarm(record, clock=clock, standing=standing_own_alarm(record.path.parent))
        self._real_time, self._needs = real_time, needs
        self._presence = Presence(clock=clock, real_time=real_time)
        self._output, self._audience = AttachedOutput(), Audience()
        self._run_id, self._granted_until_ns = "", 0
        self._starting: tuple[Peer, int] | None = None
        self._last_latency_ms: float | None = None
        self.ending, latch = False, record.latch
        self._stop_number, self._stopped_at = latch.stop_number, latch.stopped_at
        self.position = Position()
        for cause in latch.causes:
            self.position = machine.stop(self.position, cause)
        if latch.running:
            self._stop_number += 1
            self._stopped_at = self._record_stop()

    def facts(self) -> machine.Facts:
        """What the machine is decided on, now."""
        output = self._output.state
        if output is OutputState.SAFE and not self._presence.holds(OUTPUT_ROLE):
            output = OutputState.UNKNOWN
        return machine.Facts(
            holders=frozenset(role for role in machine.ALL_HOLDERS if self._presence.holds(role)),
            needed=(*machine.HOLDERS, *self._needs),
            open_contacts=self._presence.open_contacts,
            output=output,
            record_fault=self._record.fault,
        )

    def status(self) -> SafetyStatus:
        """Everything that is told."""
        position, facts = self.position, self.facts()
        first = position.causes[0] if position.causes else StopCause("", "")
        return SafetyStatus(
            state=str(position.state),
            proved=position.proved,
            cause=str(first.cause),
            source=first.source,
            causes=tuple(map(str, position.causes)),
            stop_number=self._stop_number,
            stopped_at=self._stopped_at,
            output=str(facts.output),
            output_name=self._output.name,
            last_latency_ms=self._last_latency_ms,
            confirming=self._output.answers_awaited,
            holders=tuple(sorted(facts.holders)),
            hindrances=machine.hindrances(position, facts),
            fault=facts.record_fault,
            lease_ms=LEASE_MS,
            real_time=self._real_time,
            late_answers=self._presence.late_answers,
            pid=os.getpid(),
            **self.own_alarm.status,
        )

    def hold(self, peer: Peer, role: str, *, real_time: bool = False, output_name: str = "") -> None:
        """A holder or an output has come.

        Raises:
            Conflict: Its role is taken by one that is alive.
        """
        displaced = self._presence.displaced(role)
        if displaced is not None:
            self.gone(displaced)
            displaced.close()
        lease_ms = self._presence.join(peer, role, real_time=real_time)
        if role == OUTPUT_ROLE:
            self._output.attach(peer, output_name)
            self.position = machine.output_replaced(self.position)
        else:
            self.watch(peer)
        peer.send("welcome", role=role, lease_ms=lease_ms)

    def watch(self, peer: Peer) -> None:
        """Tell this one of every change."""
        self._audience.join(peer)

    def gone(self, peer: Peer, *, in_order: bool = False) -> None:
        """A peer has gone, whoever it was."""
        self._audience.leave(peer)
        role = self._presence.leave(peer)
        if role == OUTPUT_ROLE:
            if self.position.enables:
                self._stop(Cause.OUTPUT_LOST, self._output.name or OUTPUT_ROLE)
            left = self._output.detach(in_order=in_order)
            self.position = machine.output_replaced(self.position)
            for order in left:
                order.purpose(order)
        elif role is not None and self.position.enables:
            self._stop(Cause.LEASE_LAPSED, role)

    def answer(self, peer: Peer, number: int, token: str) -> None:
        """A holder answers its challenge."""
        role = self._presence.role_of(peer)
        if role is None:
            return
        try:
            self._presence.answer(role, number, token)
        except LeaseViolated:
            if self.position.enables:
                self._stop(Cause.LEASE_FAULT, role)
            self.gone(peer)
            peer.close()
            return
        self._grant()

    def contacts(self, peer: Peer, open_ones: tuple[str, ...]) -> None:
        """Which pedals and buttons are not known to be closed, as the program that watches them says."""
        self._presence.tell_contacts(peer, open_ones)
        if open_ones and self.position.enables:
            self._stop(Cause.PEDAL, open_ones[0])

    # --- commands --------------------------------------------------------------------------------------------

    def stop(self, peer: Peer | None, *, cause: str, source: str, pressed_ns: int | None) -> None:
        """Somebody stops; never refused."""
        now_ns = self._clock.monotonic_ns()
        possible = pressed_ns is not None and now_ns - OLDEST_PRESS_NS <= pressed_ns <= now_ns
        trigger_ns = pressed_ns if possible and pressed_ns is not None else now_ns
        self._stop(cause or Cause.COMMAND, source, trigger_ns=trigger_ns, waiting=peer)

    def prove(self, peer: Peer, *, source: str) -> None:
        """Run the test programme and stop it. Raises what `stop_machine.prove` raises."""
        self.position = machine.prove(self.position, self.facts())
        self._record.append("proving", source=source)
        self._begin_run(peer)

    def start(self, peer: Peer, *, source: str) -> None:
        """Start the output. Raises what `stop_machine.start` raises, and StorageFault where it cannot be recorded."""
        machine.start(self.position, replace(self.facts(), record_fault=""))
        self._record.append("running", source=source, output=self._output.name)
        self._record.require("The output was not started, because its start could not be recorded.")
        try:
            # Writing takes milliseconds, on a bad disk many: asked again, with what is true now.
            self.position = machine.start(self.position, self.facts())
        except NeuraScaleError:
            self._record.append("finished", source="not started")
            raise
        self._begin_run(peer)

    def finish(self, peer: Peer, *, source: str) -> None:
        """End the programme in order."""
        was_running = self.position.state is StopState.RUNNING
        self.position = machine.finish(self.position)
        if was_running:
            self._order("finished", self._finish_confirmed, peer)
            self._record.append("finished", source=source)
        else:
            self._result(peer, None)

    def reset(self, peer: Peer, *, role: str, reason: str, source: str) -> None:
        """Take back a stop. Raises what `stop_machine.reset` raises, and StorageFault where it cannot be recorded."""
        position = machine.reset(self.position, self.facts(), role=role, reason=reason)
        self._record.append("reset", stop_number=self._stop_number, role=role, reason=reason, source=source)
        try:
            self._record.require("It stays stopped, because its reset could not be recorded.")
        except StorageFault:
            # Should the line have reached the disk after all, the stop stands behind it again.
            self._record_stop()
            raise
        self.position = position
        self._result(peer, None)

    def end(self, peer: Peer | None, *, source: str) -> None:
        """Bring the output to its safe state and end."""
        if self.position.enables:
            self._stop(Cause.SAFETY_ENDED, source, waiting=peer)
        else:
            self._order("ending", self._reply, peer)
        self.ending = True

    @property
    def ended(self) -> bool:
        """Whether it was asked to end and everything has been answered."""
        return self.ending and not self._output.answers_awaited

    # --- the output ------------------------------------------------------------------------------------------

    def output_changed(self, message: Message) -> None:
        """The output's driver tells its state."""
        state, reason = message.text("state"), message.text("reason")
        at_ns, number, run_id = message.integer("at_ns"), message.integer("order"), message.text("run")
        if state == "running":
            self._output.state = OutputState.RUNNING
            if not self.position.enables or run_id != self._run_id:
                self._order("not enabled", self._reply, None)
            elif self.position.state is StopState.PROVING:
                waiting, self._starting = self._starting, None
                self._order("proof", self._proof_confirmed, waiting[0] if waiting else None)
            elif self._starting is not None:
                waiting, self._starting = self._starting, None
                self._result(waiting[0], None)
        elif state == "safe":
            for order in self._output.confirmed(number, at_ns, self._clock.monotonic_ns()):
                order.purpose(order)
            if number == 0:
                self._went_safe_by_itself(reason)
        else:
            self._output.state = OutputState.UNCONFIRMED
            if self.position.enables:
                self._stop(Cause.OUTPUT_UNCONFIRMED, self._output.name)

    def _went_safe_by_itself(self, reason: str) -> None:
        if not self.position.enables or self._output.answers_awaited:
            return
        if reason == "finished" and self.position.state is StopState.RUNNING:
            self.position = machine.finish(self.position)
            self._record.append("finished", source=self._output.name)
        elif reason in {"lease_lapsed", "closed"}:
            self._stop(Cause.LEASE_LAPSED if reason == "lease_lapsed" else Cause.OUTPUT_LOST, self._output.name)
        else:
            self._stop(Cause.DEVICE_FAULT, f"{self._output.name}: {reason}")

    def _begin_run(self, peer: Peer) -> None:
        self._run_id, self._granted_until_ns = secrets.token_hex(8), 0
        self._starting = (peer, self._clock.monotonic_ns() + STARTS_WITHIN_NS)
        self._grant()

    def _grant(self) -> None:
        """Pass the holders' leases on to the output: it may run for as long as both are known to be alive."""
        if not self.position.enables or self._output.peer is None:
            return
        until_ns = self._presence.until_ns()
        if until_ns is not None and until_ns > self._granted_until_ns:
            self._granted_until_ns = until_ns
            programme = TEST_PROGRAMME if self.position.state is StopState.PROVING else SESSION_PROGRAMME
            self._output.peer.send("grant", run=self._run_id, until_ns=until_ns, programme=programme)

    def _order(self, reason: str, purpose: Callable[[Order], None], peer: Peer | None) -> None:
        now_ns = self._clock.monotonic_ns()
        waiting = [] if peer is None else [peer]
        unsent = self._output.order_safe(purpose, reason, trigger_ns=now_ns, now_ns=now_ns, waiting=waiting)
        if unsent is not None:
            purpose(unsent)

    def _stop(self, cause: str, source: str, *, trigger_ns: int | None = None, waiting: Peer | None = None) -> None:
        now_ns = self._clock.monotonic_ns()
        before = self.position
        interrupted, self._starting = self._starting, None
        self.position = machine.stop(before, StopCause(str(cause), source))
        newly = before.state is not StopState.STOPPED
        self._stop_number += newly
        # The latency of the stop before says nothing of this one.
        self._last_latency_ms = None if newly else self._last_latency_ms
        # First of all the order; then the file, which may take its time; then the answers.
        unsent = self._output.order_safe(
            self._stop_confirmed,
            "stop",
            trigger_ns=now_ns if trigger_ns is None else trigger_ns,
            now_ns=now_ns,
            waiting=[] if waiting is None else [waiting],
        )
        if newly or self.position.causes != before.causes:
            self._stopped_at = self._record_stop()
        if unsent is not None:
            self._stop_confirmed(unsent)
        if interrupted is not None:
            refuse(interrupted[0], Conflict("The safety stop was triggered meanwhile.", meaning="It is stopped."))

    def _record_stop(self) -> str:
        causes = [(cause.cause, cause.source) for cause in self.position.causes]
        return self._record.append(
            "stopped",
            stop_number=self._stop_number,
            cause=causes[0][0],
            source=causes[0][1],
            causes=causes,
            output=str(self._output.state),
        )

    # --- orders that have been confirmed, or have not (latency None) -----------------------------------------

    def _stop_confirmed(self, order: Order) -> None:
        self._last_latency_ms = order.latency_ms
        if self._output.state is not OutputState.NONE:
            self._record.append(
                "stop_confirmed" if order.latency_ms is not None else "stop_unconfirmed",
                stop_number=self._stop_number,
                latency_ms=order.latency_ms,
                output=str(self._output.state),
            )
        self._reply(order)

    def _proof_confirmed(self, order: Order) -> None:
        latency_ms = order.latency_ms
        if self.position.state is not StopState.PROVING:
            for peer in order.waiting:
                refuse(peer, Conflict("The proof test was interrupted by a stop.", meaning="It is stopped."))
            return
        self._last_latency_ms = latency_ms
        if latency_ms is not None and latency_ms <= PROOF_LIMIT_MS:
            self.position = machine.proof_passed(self.position)
            self._record.append("proved", latency_ms=latency_ms, output=self._output.name)
            self._reply(order)
            return
        took = "not at all" if latency_ms is None else f"only after {latency_ms:.0f} ms"
        self._proof_failed(f"{self._output.name} was safe {took}", order.waiting)

    def _proof_failed(self, why: str, waiting: list[Peer]) -> None:
        self._stop(Cause.PROOF_FAILED, why)
        self.position = machine.proof_failed(self.position, why)
        for peer in waiting:
            refuse(
                peer,
                DeviceFault(
                    f"The proof test of the safety stop failed: {why}.",
                    meaning="The output must not be used on a patient.",
                    advice="Disconnect the output; check it and its cable, reset the stop, and prove it again.",
                ),
            )

    def _finish_confirmed(self, order: Order) -> None:
        if order.latency_ms is None:
            self._stop(Cause.OUTPUT_UNCONFIRMED, self._output.name)
        self._reply(order)

    def _reply(self, order: Order) -> None:
        for peer in order.waiting:
            self._result(peer, order.latency_ms)

    def _result(self, peer: Peer, latency_ms: float | None) -> None:
        result = StopResult(
            latency_ms=latency_ms,
            state=str(self.position.state),
            stop_number=self._stop_number,
            output=str(self._output.state),
        )
        peer.send("result", **asdict(result))

    def tick(self) -> int:
        """Do what is due; monotonic nanoseconds when to come again."""
        for role in self._presence.take_lapsed():
            if self.position.enables:
                self._stop(Cause.OUTPUT_LOST if role == OUTPUT_ROLE else Cause.LEASE_LAPSED, role)
        self._presence.send_challenges()
        now_ns = self._clock.monotonic_ns()
        for order in self._output.take_overdue(now_ns):
            order.purpose(order)
        self._give_up_starting(now_ns)
        self._audience.tell(self.status(), now_ns)
        moments = (self._presence.next_event_ns(), self._output.next_event_ns(), self._audience.tell_ns)
        return min(moment for moment in moments if moment is not None)

    def _give_up_starting(self, now_ns: int) -> None:
        if self._starting is None or now_ns < self._starting[1]:
            return
        peer, self._starting = self._starting[0], None
        why = f"{self._output.name} did not start"
        if self.position.state is StopState.PROVING:
            self._proof_failed(why, [peer])
            return
        self._stop(Cause.DEVICE_FAULT, why)
        refuse(peer, DeviceFault(f"The output did not start: {why}.", meaning="It is stopped."))
