"""The safety stop's states and every way between them; pure.

    UNPROVED --prove--> PROVING --proof_passed--> READY --start--> RUNNING
        ^                  |                        ^                 |
        |                  |                        +----finish-------+
        |                  v                                          |
        +----reset---- STOPPED <-------- stop (from anywhere) <-------+

Rules:
1. A stop is taken in every state, and always leads to STOPPED. It is never refused.
2. STOPPED is left by `reset` only, with a role, a reason and every cause cleared; it leads to READY where the stop is
   still proved on this output, else to UNPROVED; never to RUNNING.
3. RUNNING is entered from READY only: stop proved on this output, both holders present, the output confirmed safe, and
   safety's own file writable.
4. A proof belongs to one attached output: another one, or the same attached again, must be proved anew.
Does not: read a clock, measure, send or write. Positions are frozen values; any thread.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.errors import Conflict, NotPermitted, PrerequisiteMissing

HOLDERS = ("acquisition", "desktop")
STOP_INPUTS = "stop_inputs"
"""A third holder, where a site has a pedal or a contact: the program that watches them."""
ALL_HOLDERS = (*HOLDERS, STOP_INPUTS)
SHORTEST_REASON_CHARACTERS = 3
_MOST_CAUSES = 16


class StopState(StrEnum):
    """States of the safety stop."""

    UNPROVED = "unproved"
    PROVING = "proving"
    READY = "ready"
    RUNNING = "running"
    STOPPED = "stopped"


class Cause(StrEnum):
    """Why it stopped. Callers of a stop may give another word; it is kept as it is."""

    OPERATOR = "operator"
    COMMAND = "command"
    ALARM = "alarm"
    DEVICE_FAULT = "device_fault"
    LEASE_LAPSED = "lease_lapsed"
    LEASE_FAULT = "lease_fault"
    OUTPUT_LOST = "output_lost"
    OUTPUT_UNCONFIRMED = "output_unconfirmed"
    PROOF_FAILED = "proof_failed"
    SAFETY_DIED = "safety_died"
    SAFETY_ENDED = "safety_ended"
    RECORD_DAMAGED = "record_damaged"
    CHORD = "chord"
    PEDAL = "pedal"
    PEDAL_LOST = "pedal_lost"
    REMOTE = "remote"


class OutputState(StrEnum):
    """What safety knows of the output."""

    NONE = "none"
    SAFE = "safe"
    RUNNING = "running"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"


OUTPUT_AT_REST = frozenset({OutputState.NONE, OutputState.SAFE})


@dataclass(frozen=True, slots=True)
class StopCause:
    """One cause and where it came from (a person's place, a holder's role, an output)."""

    cause: str
    source: str

    def __str__(self) -> str:
        return f"{self.cause}: {self.source}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the machine is decided on.

    Attributes:
        holders: Roles whose lease is good now.
        needed: Roles that must hold one for an output to run.
        open_contacts: Pedals and buttons that are not known to be closed.
        output: What is known of the output.
        record_fault: Why safety's own file cannot be written; empty where it can.
    """

    holders: frozenset[str] = frozenset()
    needed: tuple[str, ...] = HOLDERS
    open_contacts: tuple[str, ...] = ()
    output: OutputState = OutputState.NONE
    record_fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where the machine stands. `causes` is empty unless stopped; the first one stopped it."""

    state: StopState = StopState.UNPROVED
    proved: bool = False
    causes: tuple[StopCause, ...] = ()

    @property
    def enables(self) -> bool:
        """Whether the output may leave its safe state."""
        return self.state in {StopState.RUNNING, StopState.PROVING}


def stop(position: Position, cause: StopCause) -> Position:
    """Stop and latch; further causes join the first."""
    causes = position.causes
    if cause not in causes:
        causes = (*causes, cause)[:_MOST_CAUSES]
    return replace(position, state=StopState.STOPPED, causes=causes)


def prove(position: Position, facts: Facts) -> Position:
    """Begin the proof test.

    Raises:
        NotPermitted: Stopped, or the output is in use.
        PrerequisiteMissing: No output, not at rest, or a holder is missing.
    """
    _refuse_unless_at_rest(position, "The stop cannot be proved")
    _refuse_missing(output_hindrances(facts), "The stop cannot be proved")
    return replace(position, state=StopState.PROVING, proved=False)


def proof_passed(position: Position) -> Position:
    """The output went to its safe state in time. Raises Conflict where no proof is running (it was stopped)."""
    if position.state is not StopState.PROVING:
        raise Conflict("The proof test of the stop was interrupted.")
    return replace(position, state=StopState.READY, proved=True)


def proof_failed(position: Position, why: str) -> Position:
    """The output did not go to its safe state in time: stopped, and no longer proved."""
    return replace(stop(position, StopCause(Cause.PROOF_FAILED, why)), proved=False)


def start(position: Position, facts: Facts) -> Position:
    """Enable the output.

    Raises:
        NotPermitted: Not in READY.
        PrerequisiteMissing: A holder, the output or the file is missing.
    """
    _refuse_unless_at_rest(position, "The output cannot be started")
    _refuse_missing(start_hindrances(position, facts), "The output cannot be started")
    return replace(position, state=StopState.RUNNING)


def finish(position: Position) -> Position:
    """End the programme in order; nothing to do where none runs."""
    return replace(position, state=StopState.READY) if position.state is StopState.RUNNING else position


def reset(position: Position, facts: Facts, *, role: str, reason: str) -> Position:
    """Take back a latched stop.

    Raises:
        Conflict: Nothing is stopped.
        NotPermitted: No role, or a reason that says nothing.
        PrerequisiteMissing: A cause still stands.
    """
    if position.state is not StopState.STOPPED:
        raise Conflict("The safety stop is not active; there is nothing to reset.")
    if not role.strip() or len(reason.strip()) < SHORTEST_REASON_CHARACTERS:
        raise NotPermitted(
            "The safety stop was not reset: a reset needs the role of the person and a reason.",
            meaning="It stays stopped.",
            advice="Say who resets it and why it is safe to go on.",
        )
    _refuse_missing(reset_hindrances(position, facts), "The safety stop cannot be reset yet")
    return replace(position, state=StopState.READY if position.proved else StopState.UNPROVED, causes=())


def output_replaced(position: Position) -> Position:
    """An output was attached or taken away, and a proof belongs to one; while enabled, that is a stop."""
    if position.enables:
        position = stop(position, StopCause(Cause.OUTPUT_LOST, "output"))
    state = StopState.UNPROVED if position.state is StopState.READY else position.state
    return replace(position, state=state, proved=False)


def hindrances(position: Position, facts: Facts) -> tuple[str, ...]:
    """What stands between here and a running output: what hinders a reset where stopped, else what hinders a start."""
    if position.state is StopState.STOPPED:
        return reset_hindrances(position, facts)
    return () if position.enables else start_hindrances(position, facts)


def output_hindrances(facts: Facts) -> tuple[str, ...]:
    """Why the output may not leave its safe state, in sentences."""
    absent = [role for role in facts.needed if role not in facts.holders]
    missing = [_ABSENT.get(role, f"The {_HOLDER_NAMES.get(role, role)} does not hold its lease.") for role in absent]
    missing.extend(_open_contacts(facts))
    if facts.output is not OutputState.SAFE:
        missing.append(_OUTPUT_SENTENCES[facts.output])
    return tuple(missing)


def start_hindrances(position: Position, facts: Facts) -> tuple[str, ...]:
    """Why the output cannot be started, in sentences."""
    missing = list(output_hindrances(facts))
    if not position.proved:
        missing.insert(0, "The stop has not been proved on this output.")
    if facts.record_fault:
        missing.append(facts.record_fault)
    return tuple(missing)


def reset_hindrances(position: Position, facts: Facts) -> tuple[str, ...]:
    """Which causes still stand, in sentences."""
    standing: list[str] = []
    for cause in position.causes:
        lapsed = cause.cause in {Cause.LEASE_LAPSED, Cause.LEASE_FAULT} and cause.source in _HOLDER_NAMES
        if lapsed and cause.source not in facts.holders:
            standing.append(f"The {_HOLDER_NAMES[cause.source]} has not come back.")
    standing.extend(_open_contacts(facts))
    if facts.output not in OUTPUT_AT_REST:
        standing.append(_OUTPUT_SENTENCES[facts.output])
    return tuple(dict.fromkeys(standing))


_HOLDER_NAMES = {
    "desktop": "operator's window",
    "acquisition": "acquisition program",
    STOP_INPUTS: "program that watches the pedal",
}
_ABSENT = {"site_settings": "The site's settings cannot be used."}
_OUTPUT_SENTENCES = {
    OutputState.NONE: "No output is attached.",
    OutputState.SAFE: "The output is in its safe state.",
    OutputState.RUNNING: "The output is still running.",
    OutputState.UNCONFIRMED: "The output has not confirmed its safe state.",
    OutputState.UNKNOWN: "The link to the output is broken; its state is not known.",
}


def _open_contacts(facts: Facts) -> list[str]:
    return [f"The contact “{name}” is open." for name in facts.open_contacts]


def _refuse_unless_at_rest(position: Position, what: str) -> None:
    if position.state is StopState.STOPPED:
        raise NotPermitted(
            f"{what}: the safety stop is active ({', '.join(map(str, position.causes))}).",
            meaning="The output stays in its safe state.",
            advice="Clear the cause, then reset the safety stop with your role and a reason.",
        )
    if position.enables:
        raise NotPermitted(
            f"{what}: the output is in use.",
            meaning="Nothing was changed.",
            advice="Wait for the proof test to end, or end the programme first.",
        )


def _refuse_missing(missing: Iterable[str], what: str) -> None:
    sentences = tuple(missing)
    if sentences:
        raise PrerequisiteMissing(
            f"{what}. {' '.join(sentences)}",
            meaning="The output stays in its safe state.",
            advice="Bring about what is missing, then try again.",
        )
