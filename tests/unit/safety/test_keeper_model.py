"""Hypothesis drives the safety program with everything that people, programs and outputs can do, in any order."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.core.safety.leases import LEASE_MS
from app.core.safety.presence import OUTPUT_ROLE
from app.core.safety.stop_machine import HOLDERS, StopState
from tests.fakes.safety import FakePeer, Room

ROLES = st.sampled_from(HOLDERS)


class SafetyMachine(RuleBasedStateMachine):
    """The room, and a model of what must hold: whether a stop stands, and who was last alive when."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.room = Room(self.folder)
        self.stopped = False
        self.alive_ns: dict[str, int] = {}
        self.here: set[str] = set()
        self.room.everybody_comes()
        self.here = {*HOLDERS, OUTPUT_ROLE}
        self.pedal = FakePeer("stop_inputs")
        self.note()

    def teardown(self) -> None:
        if hasattr(self, "room"):
            self.room.record.close()
            shutil.rmtree(self.folder)

    def note(self) -> None:
        """Who is alive now, and whether safety has stopped by itself."""
        for role in self.here - self.room.frozen:
            self.alive_ns[role] = self.room.clock.monotonic_ns()
        self.stopped = self.stopped or self.room.keeper.position.state is StopState.STOPPED

    @rule(duration_s=st.sampled_from([0.01, 0.05, 0.2, 0.4]))
    def time_passes(self, duration_s: float) -> None:
        for _ in range(round(duration_s / 0.01)):
            self.room.turn(0.01)
            self.note()
            self.output_runs_by_living_holders_only()

    @rule(cause=st.sampled_from(["operator", "alarm", "no such cause"]))
    def stop(self, cause: str) -> None:
        self.room.stop(cause=cause)
        self.stopped = True
        assert self.room.keeper.position.state is StopState.STOPPED
        if OUTPUT_ROLE in self.here - self.room.frozen and self.room.output_obeys:
            assert not self.room.output_runs

    @rule(command=st.sampled_from(["prove", "start", "finish"]))
    def command(self, command: str) -> None:
        before = self.room.keeper.position
        outcome = self.room.command(command, source="model")
        if self.stopped:
            assert outcome != "running"
            assert not self.room.keeper.position.enables
        if command == "start" and outcome == "running":
            assert before.state is StopState.READY
            assert before.proved
        if outcome in {"running", "ready"} and command != "finish":
            assert not self.room.keeper.facts().open_contacts
        self.note()

    @rule()
    def everything_is_put_right_and_started(self) -> None:
        """Chance alone would seldom have the output running."""
        self.room.frozen.clear()
        self.room.output_obeys = True
        self.pedal_is(())
        self.room.turn(0.7)
        for role in set(HOLDERS) - self.here:
            self.comes_back(role)
        self.room.turn(0.1)
        self.note()
        if self.stopped:
            self.reset("clinician")
        if not self.room.keeper.position.enables:
            assert self.room.command("prove", source="model") == "ready"
            assert self.room.command("start", source="model") == "running"
        assert self.room.output_runs
        self.note()

    @rule(role=st.sampled_from(["clinician", ""]))
    def reset(self, role: str) -> None:
        enabled_before = self.room.keeper.position.enables
        outcome = self.room.command("reset", role=role, reason="cause cleared", source="model")
        if outcome in {"ready", "unproved"}:
            assert role
            assert self.stopped
            assert not self.room.keeper.facts().open_contacts
            self.stopped = False
        assert enabled_before or not self.room.keeper.position.enables
        self.note()

    @rule(open_ones=st.sampled_from([(), ("pedal",)]))
    def pedal_is(self, open_ones: tuple[str, ...]) -> None:
        self.room.keeper.contacts(self.pedal, open_ones)
        self.room.turn(0.02)
        assert not (open_ones and self.room.keeper.position.enables)
        self.note()

    @rule(role=st.sampled_from([*HOLDERS, OUTPUT_ROLE]))
    def freeze(self, role: str) -> None:
        self.room.frozen.add(role)

    @rule()
    def thaw(self) -> None:
        self.room.frozen.clear()
        self.note()

    @rule(role=ROLES)
    def killed(self, role: str) -> None:
        if role in self.here:
            self.here.remove(role)
            self.room.keeper.gone(self.room.holders[role])
            self.room.holders[role].close()
            self.note()

    @rule(role=ROLES)
    def comes_back(self, role: str) -> None:
        if role not in self.here:
            self.room.frozen.discard(role)
            self.room.comes(role)
            self.here.add(role)

    @rule()
    def output_killed_and_back(self) -> None:
        # Its driver's death takes the output to its safe state by the device's own keep-alive.
        self.room.keeper.gone(self.room.output)
        self.room.output.close()
        self.room.output_runs = False
        self.room.frozen.discard(OUTPUT_ROLE)
        self.room.output_comes()
        self.note()

    @rule(obeys=st.booleans())
    def output_obeys(self, obeys: bool) -> None:
        self.room.output_obeys = obeys

    @rule(role=ROLES)
    def answers_wildly(self, role: str) -> None:
        if role in self.here:
            self.room.keeper.answer(self.room.holders[role], 12345, "")
            if self.room.holders[role].closed:
                self.here.remove(role)
            self.note()

    @rule()
    def safety_killed_and_back(self) -> None:
        was_enabled = self.room.keeper.position.state is StopState.RUNNING
        self.room.restart_safety()
        # The guard has seen its link break.
        self.room.output_runs = False
        self.room.frozen.clear()
        if was_enabled or self.stopped:
            assert self.room.keeper.position.state is StopState.STOPPED
        self.note()
        self.room.everybody_comes()
        self.here = {*HOLDERS, OUTPUT_ROLE}
        self.note()

    @invariant()
    def output_runs_by_living_holders_only(self) -> None:
        """No grant reaches further than one lease beyond the last moment at which both holders were alive."""
        if not hasattr(self, "room"):
            return
        alive_ns = min(self.alive_ns.get(role, 0) for role in HOLDERS)
        assert self.room.granted_until_ns <= alive_ns + LEASE_MS * 1_000_000
        if self.room.output_runs and OUTPUT_ROLE not in self.room.frozen:
            assert self.room.clock.monotonic_ns() <= self.room.granted_until_ns + 20_000_000

    @invariant()
    def stopped_enables_nothing(self) -> None:
        if hasattr(self, "room") and self.stopped:
            assert self.room.keeper.position.state is not StopState.RUNNING
            assert not self.room.keeper.position.enables


SafetyMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestSafetyMachine = pytest.mark.proves("REQ-STOP-LATCHED", "REQ-STOP-LEASE", "REQ-STOP-START")(SafetyMachine.TestCase)
