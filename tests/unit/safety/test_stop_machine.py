"""The whole space of positions and facts, walked; not samples of it."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, combinations

import pytest

from app.core.errors import Conflict, NeuraScaleError, NotPermitted
from app.core.safety import stop_machine as machine
from app.core.safety.stop_machine import (
    ALL_HOLDERS,
    HOLDERS,
    STOP_INPUTS,
    Cause,
    Facts,
    OutputState,
    Position,
    StopCause,
    StopState,
)

CAUSES = (
    StopCause("operator", "window"),
    StopCause(Cause.LEASE_FAULT, "acquisition"),
    StopCause(Cause.LEASE_LAPSED, STOP_INPUTS),
)
ALL_FACTS = tuple(
    Facts(holders=frozenset(holders), needed=needed, open_contacts=contacts, output=output, record_fault=fault)
    for needed in (HOLDERS, ALL_HOLDERS)
    for holders in chain.from_iterable(combinations(needed, n) for n in range(len(needed) + 1))
    for output in OutputState
    for fault, contacts in (("", ()), ("The disk is full.", ()), ("", ("pedal",)))
)


def inputs(position: Position, facts: Facts) -> Iterator[tuple[str, Callable[[], Position]]]:
    """Everything that can happen in a position, given the facts."""
    for cause in CAUSES:
        yield "stop", lambda cause=cause: machine.stop(position, cause)
    yield "prove", lambda: machine.prove(position, facts)
    yield "proof_passed", lambda: machine.proof_passed(position)
    yield "proof_failed", lambda: machine.proof_failed(position, "slow")
    yield "start", lambda: machine.start(position, facts)
    yield "finish", lambda: machine.finish(position)
    yield "output_replaced", lambda: machine.output_replaced(position)
    for role, reason in (("clinician", "electrode fixed"), ("", "electrode fixed"), ("clinician", " .")):
        name = "reset" if role and len(reason.strip()) > 2 else "bad reset"
        yield name, lambda role=role, reason=reason: machine.reset(position, facts, role=role, reason=reason)


def explore() -> Iterator[tuple[Position, str, Facts, Position | NeuraScaleError]]:
    """Every step from every reachable position under all facts."""
    seen, waiting = {Position()}, deque([Position()])
    while waiting:
        position = waiting.popleft()
        for facts in ALL_FACTS:
            for name, take in inputs(position, facts):
                try:
                    after: Position | NeuraScaleError = take()
                except NeuraScaleError as error:
                    after = error
                yield position, name, facts, after
                if isinstance(after, Position) and after not in seen:
                    seen.add(after)
                    waiting.append(after)


STEPS = tuple(explore())


def test_the_exploration_reaches_every_state_and_every_input_somewhere_succeeds() -> None:
    assert {position.state for position, *_ in STEPS} == set(StopState)
    worked = {name for _, name, _, after in STEPS if isinstance(after, Position)}
    assert worked == {name for _, name, _, _ in STEPS} - {"bad reset"}


@pytest.mark.proves("REQ-STOP-NEVER-REFUSED")
def test_a_stop_is_never_refused_and_always_stops() -> None:
    for _position, name, _facts, after in STEPS:
        if name == "stop":
            assert isinstance(after, Position)
            assert after.state is StopState.STOPPED
            assert after.causes


@pytest.mark.proves("REQ-STOP-LATCHED", "REQ-STOP-RESET")
def test_stopped_is_left_by_reset_only_and_never_towards_an_enabled_output() -> None:
    left = 0
    for position, name, _facts, after in STEPS:
        if position.state is StopState.STOPPED and isinstance(after, Position) and after.state != position.state:
            left += 1
            assert name == "reset"
            assert after.state is (StopState.READY if position.proved else StopState.UNPROVED)
            assert not after.enables
            assert after.causes == ()
    assert left


@pytest.mark.proves("REQ-STOP-RESET")
def test_a_reset_needs_every_cause_cleared() -> None:
    for position, name, facts, after in STEPS:
        if name == "reset" and position.state is StopState.STOPPED:
            lapsed = {cause.source for cause in position.causes if cause.cause.startswith("lease")} - facts.holders
            at_rest = facts.output in {OutputState.NONE, OutputState.SAFE}
            assert isinstance(after, Position) == (at_rest and not lapsed and not facts.open_contacts)


@pytest.mark.proves("REQ-STOP-START")
def test_running_is_entered_from_ready_only_with_everything_there() -> None:
    entered = 0
    for position, name, facts, after in STEPS:
        if not isinstance(after, Position) or after.state is not StopState.RUNNING or position.state == after.state:
            continue
        entered += 1
        assert (name, position.state, position.proved) == ("start", StopState.READY, True)
        assert facts.holders >= set(facts.needed)
        assert facts.output is OutputState.SAFE
        assert not facts.record_fault
        assert not facts.open_contacts
    assert entered == 2


@pytest.mark.proves("REQ-STOP-START")
def test_the_output_is_enabled_for_a_proof_or_a_start_only() -> None:
    for position, name, facts, after in STEPS:
        if isinstance(after, Position) and after.enables and not position.enables:
            assert name in {"prove", "start"}
            assert facts.output is OutputState.SAFE
            assert facts.holders >= set(facts.needed)
            assert not facts.open_contacts


@pytest.mark.proves("REQ-STOP-PROOF")
def test_a_proof_belongs_to_one_output_and_ready_means_proved() -> None:
    for position, name, _facts, after in STEPS:
        if not isinstance(after, Position):
            continue
        if after.state in {StopState.READY, StopState.RUNNING}:
            assert after.proved
        if name == "output_replaced":
            assert not after.proved
            assert after.state in {StopState.UNPROVED, StopState.STOPPED}
            assert (after.state is StopState.STOPPED) == (position.enables or position.state is StopState.STOPPED)
        if after.proved and not position.proved:
            assert name == "proof_passed"


def test_refusals_change_nothing_and_say_what_to_do() -> None:
    for _position, _name, _facts, after in STEPS:
        if isinstance(after, NeuraScaleError):
            assert isinstance(after, NotPermitted | Conflict | machine.PrerequisiteMissing)
            assert after.meaning
            assert after.advice


def test_hindrances_are_empty_exactly_where_the_next_step_is_allowed() -> None:
    for position, name, facts, after in STEPS:
        if name == "start" and position.state is StopState.READY:
            assert isinstance(after, Position) == (machine.hindrances(position, facts) == ())
        if name == "reset" and position.state is StopState.STOPPED:
            assert isinstance(after, Position) == (machine.hindrances(position, facts) == ())


def test_further_causes_join_the_first_and_are_bounded() -> None:
    position = Position()
    for number in range(100):
        position = machine.stop(position, StopCause("alarm", str(number)))
    assert position.causes[0] == StopCause("alarm", "0")
    assert len(position.causes) == 16


@pytest.mark.proves("REQ-STOP-PROOF")
def test_a_proof_that_was_interrupted_does_not_pass() -> None:
    stopped = machine.stop(Position(state=StopState.PROVING), CAUSES[0])
    with pytest.raises(Conflict):
        machine.proof_passed(stopped)
