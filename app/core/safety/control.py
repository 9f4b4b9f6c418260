"""Commands to the safety program: stop, prove, start, finish, reset.

Guarantees: each call makes its own connection, so that a stop never waits for another call, and ends within its time
limit. Does not: hold a lease or any state. Any thread, several at a time.
"""

import os
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import DefectError, LinkDown, StorageFault, TimedOut, error_classes
from app.core.safety.endpoint import NOT_RUNNING_ADVICE, connect
from app.core.safety.messages import Malformed, Message, MessageSocket, PeerGone, wait_readable
from app.core.safety.status import SafetyStatus, StopResult
from app.core.safety.watch import SafetyWatch

STOP_TIMEOUT_S = 1.5
COMMAND_TIMEOUT_S = 3.0


class SafetyControl:
    """Who gives commands: the station, the window, the command line.

    Args:
        runtime: The runtime folder of the data folder.
        clock: Monotonic time.
    """

    def __init__(self, runtime: Path, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._runtime = runtime
        self._clock = clock

    def stop(
        self,
        cause: str = "operator",
        source: str = "",
        *,
        pressed_ns: int | None = None,
        timeout_s: float = STOP_TIMEOUT_S,
    ) -> StopResult:
        """Stop now; needs no sign-in and is never refused.

        Args:
            cause: "operator", "command", "alarm" or "device_fault".
            source: Who or what.
            pressed_ns: Monotonic time of the press, from which the latency counts; now, where not given.
            timeout_s: How long to wait for the confirmation; the stop itself is on its way before.

        Raises:
            LinkDown: No safety program runs. Outputs are in their safe state then, because their lease lapsed.
            TimedOut: It did not answer in time.
        """
        pressed = self._clock.monotonic_ns() if pressed_ns is None else pressed_ns
        return self._command("stop", timeout_s, cause=cause, source=source, pressed_ns=pressed)

    def prove(self, source: str) -> StopResult:
        """Prove the stop: run the output's test programme under its lease, stop it, measure; READY afterwards.

        Raises:
            NotPermitted: The stop is latched, or the output in use.
            PrerequisiteMissing: A holder or the output is missing.
            Conflict: Somebody stopped during the proof.
            DeviceFault: The output did not reach its safe state in time; the stop is latched.
            LinkDown, TimedOut: As for `stop`.
        """
        return self._command("prove", COMMAND_TIMEOUT_S, source=source)

    def start(self, source: str) -> StopResult:
        """Start the output's programme; returns once it runs.

        Raises:
            NotPermitted: Not in READY.
            PrerequisiteMissing: A holder, the proof or the output is missing.
            StorageFault: Safety's own file cannot be written.
            DeviceFault: The output did not start; the stop is latched.
            LinkDown, TimedOut: As for `stop`.
        """
        return self._command("start", COMMAND_TIMEOUT_S, source=source)

    def finish(self, source: str) -> StopResult:
        """End the output's programme in order; READY afterwards. Does nothing where none runs.

        Raises:
            LinkDown, TimedOut: As for `stop`.
        """
        return self._command("finish", COMMAND_TIMEOUT_S, source=source)

    def reset(self, role: str, reason: str, source: str = "") -> StopResult:
        """Take back a latched stop.

        Raises:
            Conflict: Nothing is stopped.
            NotPermitted: No role, or no reason.
            PrerequisiteMissing: A cause still stands.
            StorageFault: Safety's own file cannot be written; it stays stopped.
            LinkDown, TimedOut: As for `stop`.
        """
        return self._command("reset", COMMAND_TIMEOUT_S, role=role, reason=reason, source=source)

    def status(self, *, timeout_s: float = 1.0) -> SafetyStatus:
        """How things stand.

        Raises:
            LinkDown, TimedOut: As for `stop`.
        """
        return SafetyStatus.from_message(self._ask("status", timeout_s, "status", {}))

    def acknowledge_alarm(self) -> SafetyStatus:
        """A person has seen the alarm that the safety program raised by itself; nothing where there is none.

        Raises:
            LinkDown, TimedOut: As for `stop`.
        """
        return SafetyStatus.from_message(self._ask("acknowledge_alarm", COMMAND_TIMEOUT_S, "status", {}))

    def quit(self, source: str = "station") -> StopResult:
        """Bring the output to its safe state and end the safety program.

        Raises:
            LinkDown, TimedOut: As for `stop`.
        """
        return self._command("quit", COMMAND_TIMEOUT_S, source=source)

    def watch(self) -> SafetyWatch:
        """A watcher that is told of every change; the caller closes it."""
        return SafetyWatch(self._runtime, clock=self._clock)

    def _command(self, kind: str, timeout_s: float, **content: object) -> StopResult:
        return StopResult.from_message(self._ask(kind, timeout_s, "result", content))

    def _ask(self, kind: str, timeout_s: float, answer: str, content: dict[str, object]) -> Message:
        until_ns = self._clock.monotonic_ns() + round(timeout_s * 1e9)
        connected, token = connect(self._runtime, timeout_s=min(timeout_s, 0.5))
        link = MessageSocket(connected)
        try:
            # Both in one breath: a stop is taken even before its sender has been greeted.
            link.send("hello", role="control", pid=os.getpid(), token=token)
            link.send(kind, **content)
            return self._await(link, answer, until_ns)
        except PeerGone as error:
            raise _ended() from error
        except Malformed as error:
            raise DefectError("The safety program gave an answer that is not one.") from error
        finally:
            link.close()

    def _await(self, link: MessageSocket, answer: str, until_ns: int) -> Message:
        while (left_s := (until_ns - self._clock.monotonic_ns()) / 1e9) > 0:
            handle = link.fileno()
            wait_readable((handle,), left_s, writable=(handle,) if link.has_backlog else ())
            link.flush()
            messages, ended = link.receive()
            for message in messages:
                if message.kind == answer:
                    return message
                if message.kind == "refused":
                    raise _refusal(message)
            if ended:
                raise _ended()
        raise TimedOut(
            "The safety program did not answer in time.",
            meaning="It is not known whether the output is stopped; its lease stops it within a third of a second "
            "if the safety program hangs.",
            advice=NOT_RUNNING_ADVICE,
        )


def _refusal(message: Message) -> Exception:
    """The error that safety refused with, as the same class here."""
    found = error_classes().get(message.text("code"), StorageFault)
    return found(
        message.text("what", longest=1000), meaning=message.text("meaning", longest=1000), advice=message.text("advice")
    )


def _ended() -> LinkDown:
    return LinkDown(
        "The safety program ended while it was asked.",
        meaning="Its outputs fall to their safe state by themselves.",
        advice=NOT_RUNNING_ADVICE,
    )
