"""The safety program without its sockets: what it does on stops, lapses, faults and restarts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import Conflict
from app.core.safety.keeper import SafetyKeeper
from app.core.safety.record import StopRecord
from app.core.safety.stop_machine import HOLDERS, STOP_INPUTS, OutputState, StopState
from tests.fakes.safety import FakePeer, Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = Room(tmp_path)
    yield found
    found.record.close()


def events_on_disk(room: Room) -> list[str]:
    import json

    return [json.loads(line)["event"] for line in room.record.path.read_text().splitlines()]


@pytest.mark.proves("USE-PROVE-STOP")
def test_a_whole_session_of_the_stop(room: Room) -> None:
    assert room.keeper.status().state == "unproved"
    room.run_output()
    assert room.stop() == "stopped"
    assert not room.output_runs
    status = room.keeper.status()
    assert (status.cause, status.source, status.stop_number, status.output) == ("operator", "window", 1, "safe")
    assert status.last_latency_ms is not None
    assert room.command("start", source="x") == "operator.not_permitted"
    assert room.command("prove", source="x") == "operator.not_permitted"
    assert room.command("reset", role="clinician", reason="", source="x") == "operator.not_permitted"
    assert room.command("reset", role="clinician", reason="electrode fixed", source="x") == "ready"
    assert not room.output_runs
    assert room.command("start", source="x") == "running"
    assert room.command("finish", source="x") == "ready"
    assert not room.output_runs
    assert events_on_disk(room) == [
        "proving", "proved", "running", "stopped", "stop_confirmed", "reset", "running", "finished",
    ]  # fmt: skip


@pytest.mark.proves("REQ-STOP-FIRST")
def test_on_a_stop_the_order_to_the_output_comes_before_anything_else(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.run_output()
    events: list[str] = []
    room.output.events = events
    for peer in room.holders.values():
        peer.events = events
    append = StopRecord.append

    def noted(record: StopRecord, event: str, **content: object) -> str:
        events.append(f"disk {event}")
        return append(record, event, **content)

    monkeypatch.setattr(StopRecord, "append", noted)
    room.keeper.stop(None, cause="operator", source="window", pressed_ns=None)
    room.keeper.tick()
    assert events[:2] == ["output order_safe", "disk stopped"]
    assert "desktop status" in events[2:]


@pytest.mark.proves("REQ-STOP-LEASE", "REQ-WINDOW-FROZEN")
@pytest.mark.parametrize("role", HOLDERS)
def test_a_frozen_holder_stops_the_output_within_its_lease(room: Room, role: str) -> None:
    room.run_output()
    room.frozen.add(role)
    frozen_ns = room.clock.monotonic_ns()
    while room.output_runs:
        room.turn(0.01)
    assert room.clock.monotonic_ns() - frozen_ns <= 310_000_000
    room.turn(0.02)
    status = room.keeper.status()
    assert (status.state, status.cause, status.source) == ("stopped", "lease_lapsed", role)
    assert room.command("reset", role="clinician", reason="is back", source="x") == "operator.prerequisite_missing"
    room.frozen.clear()
    room.turn(0.4)
    assert room.keeper.status().late_answers == 1
    assert room.command("reset", role="clinician", reason="is back", source="x") == "ready"


@pytest.mark.proves("REQ-STOP-LEASE")
@pytest.mark.parametrize("role", HOLDERS)
def test_a_killed_holder_stops_the_output_at_once(room: Room, role: str) -> None:
    room.run_output()
    room.keeper.gone(room.holders[role])
    room._answer()
    assert not room.output_runs
    assert room.keeper.position.state is StopState.STOPPED


def test_a_holder_that_is_missing_while_ready_is_absent_and_start_is_refused(room: Room) -> None:
    room.everybody_comes()
    room.command("prove", source="x")
    room.keeper.gone(room.holders["desktop"])
    room.turn(0.05)
    status = room.keeper.status()
    assert (status.state, status.holders, status.stop_number) == ("ready", ("acquisition",), 0)
    assert room.command("start", source="x") == "operator.prerequisite_missing"


@pytest.mark.proves("REQ-STOP-LEASE")
def test_a_holder_that_answers_unasked_stops_the_output_and_loses_its_connection(room: Room) -> None:
    room.run_output()
    room.keeper.answer(room.holders["desktop"], 999_999, "0" * 16)
    room._answer()
    assert not room.output_runs
    assert room.holders["desktop"].closed
    assert room.keeper.status().cause == "lease_fault"


@pytest.mark.proves("REQ-HOUSE-ONE-WINDOW")
def test_a_second_window_is_refused_while_the_first_is_alive_and_takes_over_when_it_is_not(room: Room) -> None:
    room.everybody_comes()
    second = FakePeer("second")
    with pytest.raises(Conflict):
        room.keeper.hold(second, "desktop")
    room.frozen.add("desktop")
    room.turn(0.5)
    first = room.holders["desktop"]
    room.keeper.hold(second, "desktop")
    assert first.closed
    room.frozen.clear()
    room.holders["desktop"] = second
    room.turn(0.1)
    assert "desktop" in room.keeper.status().holders


@pytest.mark.proves("REQ-STOP-START")
def test_nothing_is_granted_unless_a_proof_or_a_programme_runs(room: Room) -> None:
    """Though the guard ignores grants of a run that has ended: two locks, each tested by itself."""
    room.everybody_comes()
    room.turn(0.5)
    room.command("prove", source="x")
    room.frozen.add("output")
    assert room.output.take("grant") == []
    room.keeper.stop(None, cause="operator", source="window", pressed_ns=None)
    room.output.take("grant")
    room.turn(0.15)
    assert {"desktop", "acquisition"} <= room.keeper.facts().holders
    assert room.output.take("grant") == []


@pytest.mark.proves("REQ-STOP-NEVER-REFUSED")
def test_a_stop_during_the_proof_wins(room: Room) -> None:
    room.everybody_comes()
    room.frozen.add("output")
    prover = FakePeer("prover")
    room.keeper.prove(prover, source="x")
    assert room.stop() == ""
    room.frozen.clear()
    room.turn(0.05)
    assert prover.outcome() == "operator.conflict"
    status = room.keeper.status()
    assert (status.state, status.proved) == ("stopped", False)
    assert not room.output_runs


@pytest.mark.proves("REQ-STOP-CONFIRMED", "REQ-STOP-PROOF")
def test_an_output_that_does_not_obey_fails_the_proof_and_is_shown_as_unconfirmed(room: Room) -> None:
    room.everybody_comes()
    room.output_obeys = False
    prover = FakePeer("prover")
    room.keeper.prove(prover, source="x")
    room.turn(0.5)
    assert prover.outcome() == "surroundings.device"
    status = room.keeper.status()
    assert (status.state, status.cause, status.proved) == ("stopped", "proof_failed", False)
    assert status.output in {"unconfirmed", "unknown"}


@pytest.mark.proves("REQ-STOP-CONFIRMED")
def test_a_stop_that_is_not_confirmed_says_so_and_a_late_confirmation_still_counts(room: Room) -> None:
    room.run_output()
    room.frozen.add("output")
    stopper = FakePeer("stopper")
    room.keeper.stop(stopper, cause="operator", source="window", pressed_ns=None)
    room.turn(0.25)
    assert stopper.sent == []
    assert (room.keeper.status().confirming, room.keeper.status().last_latency_ms) == (True, None)
    room.turn(0.1)
    assert not room.keeper.status().confirming
    result = stopper.take("result")[0]
    assert (result.content["latency_ms"], result.content["output"]) == (None, "unconfirmed")
    assert room.command("reset", role="clinician", reason="trying", source="") == "operator.prerequisite_missing"
    room.frozen.clear()
    room.turn(0.2)
    status = room.keeper.status()
    assert status.output == "safe"
    assert status.last_latency_ms == pytest.approx(350, abs=30)
    assert events_on_disk(room)[-2:] == ["stop_unconfirmed", "stop_confirmed"]


def test_an_output_that_starts_too_late_does_not_run(room: Room) -> None:
    room.everybody_comes()
    room.command("prove", source="x")
    room.frozen.add("output")
    starter = FakePeer("starter")
    with pytest.raises(Conflict):
        room.keeper.hold(FakePeer(), "output")
    room.keeper.start(starter, source="x")
    room.turn(1.2)
    assert room.keeper.position.state is StopState.STOPPED
    assert starter.outcome().startswith(("surroundings.device", "operator.conflict"))
    room.frozen.clear()
    room.turn(0.5)
    assert not room.output_runs


@pytest.mark.parametrize(
    ("reason", "state", "cause"),
    [
        ("finished", "ready", ""),
        ("lease_lapsed", "stopped", "lease_lapsed"),
        ("device_fault: it tripped", "stopped", "device_fault"),
        ("closed", "stopped", "output_lost"),
    ],
)
def test_an_output_that_goes_safe_by_itself(room: Room, reason: str, state: str, cause: str) -> None:
    room.run_output()
    room.tell("safe", reason)
    room.output_runs, room._ended_run = False, room._run
    room.turn(0.05)
    status = room.keeper.status()
    assert (status.state, status.cause, status.output) == (state, cause, "safe")


@pytest.mark.proves("REQ-STOP-CONFIRMED")
def test_an_output_that_says_it_cannot_be_safe_stops_everything(room: Room) -> None:
    room.run_output()
    room.frozen.add("output")
    room.tell("unconfirmed", "device_fault: it does not answer")
    status = room.keeper.status()
    assert (status.state, status.cause, status.output) == ("stopped", "output_unconfirmed", "unconfirmed")
    assert room.output.take("order_safe")


@pytest.mark.proves("REQ-STOP-LATCHED", "REQ-STOP-KEPT")
def test_a_reset_that_may_or_may_not_be_on_disk_is_no_reset_after_a_restart(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.run_output()
    room.stop()

    def broken(file: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as disk:
        disk.setattr("app.core.safety.record.os.fsync", broken)
        assert room.command("reset", role="clinician", reason="checked", source="") == "surroundings.storage"
    assert room.keeper.position.state is StopState.STOPPED
    room.restart_safety()
    assert room.keeper.position.state is StopState.STOPPED


@pytest.mark.proves("REQ-STOP-DEVICE-FAULT", "REQ-STOP-PROOF")
def test_a_lost_output_stops_stays_unknown_and_must_be_proved_anew(room: Room) -> None:
    room.run_output()
    room.keeper.gone(room.output)
    status = room.keeper.status()
    assert (status.state, status.cause, status.output, status.proved) == ("stopped", "output_lost", "unknown", False)
    assert room.command("reset", role="clinician", reason="unplugged", source="") == "operator.prerequisite_missing"
    room.output_comes()
    room.turn(0.1)
    assert room.command("reset", role="clinician", reason="is back", source="") == "unproved"
    assert room.command("start", source="") == "operator.prerequisite_missing"


def test_an_output_that_leaves_in_order_is_no_alarm(room: Room) -> None:
    room.everybody_comes()
    room.command("prove", source="")
    room.keeper.gone(room.output, in_order=True)
    status = room.keeper.status()
    assert (status.state, status.output, status.stop_number) == ("unproved", "none", 0)
    assert room.stop() == "stopped"
    assert room.command("reset", role="clinician", reason="no output", source="") == "unproved"


@pytest.mark.proves("REQ-STOP-DEVICE-FAULT")
def test_an_output_that_runs_without_being_enabled_is_ordered_safe(room: Room) -> None:
    room.everybody_comes()
    room.output_runs = True
    room.tell("running", "by itself", run="invented")
    assert room.keeper.facts().output is OutputState.UNCONFIRMED
    room.turn(0.05)
    assert not room.output_runs
    assert room.keeper.facts().output is OutputState.SAFE


@pytest.mark.proves("REQ-STOP-LATCHED")
def test_the_latch_survives_the_death_of_the_safety_program(room: Room) -> None:
    room.run_output()
    room.stop(source="window")
    room.restart_safety()
    status = room.keeper.status()
    assert (status.state, status.cause, status.source, status.stop_number) == ("stopped", "operator", "window", 1)
    assert status.stopped_at
    room.everybody_comes()
    assert room.command("start", source="") == "operator.not_permitted"
    assert room.command("reset", role="clinician", reason="checked", source="") == "unproved"


def test_dying_while_the_output_ran_is_a_stop_with_its_own_number(room: Room) -> None:
    room.run_output()
    room.restart_safety()
    status = room.keeper.status()
    assert (status.state, status.cause, status.stop_number) == ("stopped", "safety_died", 1)
    room.restart_safety()
    assert room.keeper.status().stop_number == 1


@pytest.mark.proves("REQ-STOP-KEPT")
def test_a_start_that_cannot_be_recorded_is_refused(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.everybody_comes()
    room.command("prove", source="")

    def full(file: int, line: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.core.safety.record.os.write", full)
    assert room.command("start", source="") == "surroundings.storage"
    assert not room.output_runs
    assert room.keeper.status().fault
    # A stop works without a disk, and a reset does not.
    assert room.stop() == "stopped"
    assert room.command("reset", role="clinician", reason="checked", source="") == "surroundings.storage"
    assert room.keeper.position.state is StopState.STOPPED
    monkeypatch.undo()
    assert room.command("reset", role="clinician", reason="checked", source="") == "ready"
    assert room.command("start", source="") == "running"


@pytest.mark.proves("REQ-STOP-FIRST", "REQ-STOP-START")
def test_a_lease_that_lapsed_while_the_disk_was_slow_refuses_the_start(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.everybody_comes()
    room.command("prove", source="")
    append = StopRecord.append

    def slow(record: StopRecord, event: str, **content: object) -> str:
        if event == "running":
            room.clock.advance(0.5)
        return append(record, event, **content)

    monkeypatch.setattr(StopRecord, "append", slow)
    assert room.command("start", source="") == "operator.prerequisite_missing"
    assert not room.output_runs
    monkeypatch.undo()
    room.restart_safety()
    assert room.keeper.position.state is StopState.UNPROVED


def test_the_latency_counts_from_the_press_but_not_from_an_impossible_one(room: Room) -> None:
    room.run_output()
    pressed_ns = room.clock.monotonic_ns()
    room.clock.advance(0.05)
    room.keeper.stop(None, cause="operator", source="window", pressed_ns=pressed_ns)
    room._answer()
    assert room.keeper.status().last_latency_ms == pytest.approx(50)
    for impossible_ns in (room.clock.monotonic_ns() + 10**9, -(10**11)):
        room.keeper.stop(None, cause="operator", source="window", pressed_ns=impossible_ns)
        room._answer()
        assert room.keeper.status().last_latency_ms == pytest.approx(0)


@pytest.mark.proves("REQ-STOP-KEPT")
def test_a_time_stamp_that_cannot_be_does_not_shorten_the_latency(room: Room) -> None:
    room.run_output()
    room.frozen.add("output")
    room.keeper.stop(None, cause="operator", source="window", pressed_ns=None)
    order = room.output.take("order_safe")[0].integer("order")
    room.clock.advance(0.1)
    room.tell("safe", "stop", order=order, at_ns=-1)
    assert room.keeper.status().last_latency_ms == pytest.approx(100)


@pytest.mark.proves("REQ-STOP-NEVER-REFUSED")
def test_pressing_again_while_stopped_adds_no_number_but_is_confirmed_again(room: Room) -> None:
    room.run_output()
    assert room.stop() == "stopped"
    assert room.stop(source="command line") == "stopped"
    status = room.keeper.status()
    assert status.stop_number == 1
    assert status.causes == ("operator: window", "operator: command line")


def test_ending_while_running_stops_first_and_stays_latched(room: Room) -> None:
    room.run_output()
    peer = FakePeer("station")
    room.keeper.end(peer, source="station")
    assert not room.keeper.ended
    room._answer()
    assert room.keeper.ended
    assert not room.output_runs
    assert peer.outcome() == "stopped"
    room.restart_safety()
    assert room.keeper.status().cause == "safety_ended"


def watcher(room: Room) -> FakePeer:
    """The program that watches the pedal comes, and answers from then on."""
    room.comes(STOP_INPUTS)
    room.turn()
    return room.holders[STOP_INPUTS]


def room_that_needs_it(room: Room) -> FakePeer:
    room.keeper = SafetyKeeper(room.record, clock=room.clock, needs=(STOP_INPUTS,))
    room.everybody_comes()
    return watcher(room)


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_where_a_site_has_a_pedal_nothing_runs_without_the_program_that_watches_it(room: Room) -> None:
    room.keeper = SafetyKeeper(room.record, clock=room.clock, needs=(STOP_INPUTS,))
    room.everybody_comes()
    assert room.command("prove", source="test") == "operator.prerequisite_missing"
    watcher(room)
    assert room.command("prove", source="test") == "ready"
    assert room.command("start", source="test") == "running"
    room.frozen.add(STOP_INPUTS)
    room.turn(0.4)
    assert not room.output_runs
    status = room.keeper.status()
    assert (status.cause, status.source) == ("lease_lapsed", STOP_INPUTS)
    assert "The program that watches the pedal has not come back." in status.hindrances
    room.frozen.clear()
    room.turn(0.7)
    assert room.command("reset", role="clinician", reason="it is back", source="test") == "ready"


def test_its_death_is_a_stop_too(room: Room) -> None:
    peer = room_that_needs_it(room)
    assert room.command("prove", source="test") == "ready"
    assert room.command("start", source="test") == "running"
    room.keeper.gone(peer)
    room.turn(0.02)
    assert not room.output_runs
    assert room.keeper.status().cause == "lease_lapsed"


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_an_open_contact_stops_and_hinders_reset_proof_and_start_until_it_closes_or_its_watcher_goes(
    room: Room,
) -> None:
    peer = room_that_needs_it(room)
    assert room.command("prove", source="test") == "ready"
    assert room.command("start", source="test") == "running"
    room.keeper.contacts(peer, ("foot pedal",))
    room.turn(0.02)
    assert not room.output_runs
    assert (room.keeper.status().cause, room.keeper.status().source) == ("pedal", "foot pedal")
    assert room.keeper.status().hindrances == ("The contact “foot pedal” is open.",)
    assert room.command("reset", role="clinician", reason="let go", source="x") == "operator.prerequisite_missing"
    room.keeper.contacts(peer, ())
    assert room.command("reset", role="clinician", reason="let go", source="x") == "ready"
    room.keeper.contacts(peer, ("foot pedal",))
    assert room.keeper.position.state is StopState.READY
    assert room.command("start", source="x") == "operator.prerequisite_missing"
    assert room.command("prove", source="x") == "operator.prerequisite_missing"
    room.keeper.gone(peer)
    assert room.keeper.facts().open_contacts == ()


def test_what_else_must_be_there_is_said_in_its_own_words(room: Room) -> None:
    room.keeper = SafetyKeeper(room.record, clock=room.clock, needs=("site_settings",))
    room.everybody_comes()
    assert "The site's settings cannot be used." in room.keeper.status().hindrances
    assert room.command("prove", source="test") == "operator.prerequisite_missing"
