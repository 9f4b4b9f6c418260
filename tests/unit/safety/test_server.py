"""The safety program over real sockets: strangers, floods and the dying cost nobody else anything."""

import json
import os
import socket
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.errors import Conflict, LinkDown, NotPermitted, PrerequisiteMissing, StorageFault, TimedOut
from app.core.safety.client import LINK_LOST, LeaseHolder, OutputGuard, SafetyControl, SafetyWatch
from app.core.safety.endpoint import PORT_NAME, SOCKET_NAME
from app.core.safety.server import MOST_PEERS, SafetyServer
from app.core.settings.data_directory import DataDirectory
from tests.fakes.safety_server import RawClient, abandoned, holding, serving, until


@pytest.fixture
def data(data_directory: DataDirectory) -> DataDirectory:
    return data_directory


@pytest.mark.parametrize("over_tcp", [False, True])
def test_the_whole_way_over_real_sockets(data: DataDirectory, over_tcp: bool) -> None:
    stimulator = SimulatedStimulator()
    changes: list[tuple[str, str]] = []
    with serving(data.runtime, data.safety, over_tcp=over_tcp), holding(data.runtime, "desktop", "acquisition"):
        guard = OutputGuard(
            data.runtime, stimulator, on_change=lambda state, why: changes.append((state, why)), real_time=False
        )
        control = SafetyControl(data.runtime)
        until(lambda: control.status().output == "safe" and len(control.status().holders) == 2)
        with pytest.raises(PrerequisiteMissing, match="not been proved"):
            control.start("test")
        proof = control.prove("test")
        assert (proof.state, proof.output) == ("ready", "safe")
        assert proof.latency_ms is not None
        assert control.start("test").state == "running"
        assert stimulator.running
        guard.enable()
        stopped = control.stop("operator", "window")
        assert (stopped.state, stopped.output, stopped.stop_number) == ("stopped", "safe", 1)
        assert not stimulator.running
        with pytest.raises(NotPermitted):
            guard.enable()
        assert control.reset("clinician", "electrode fixed").state == "ready"
        assert control.start("test").state == "running"
        guard.disable()
        assert not stimulator.running
        until(lambda: control.status().state == "ready")
        guard.close()
        guard.close()
        until(lambda: control.status().output == "none")
    assert [state for state, _ in changes] == [
        "safe",
        "running",
        "safe",
        "running",
        "safe",
        "running",
        "safe",
        "closed",
    ]
    assert (changes[2][1], changes[4][1], changes[6][1]) == ("proof", "stop", "finished")


GARBAGE = [
    b"\x00" * 100 + b"\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"[" * 8000 + b"\n",
    b'{"kind":1}\n',
    b'{"kind":"hello"}\n',
    b'{"kind":"hello","role":"emperor"}\n',
    b'{"kind":"hello","role":"control"}\n{"kind":"launch"}\n',
    b'{"kind":"hello","role":"control"}\n{"kind":"reset"}\n',
    b'{"kind":"hello","role":"control"}\n{"kind":"hello","role":"desktop"}\n',
    b'{"kind":"hello","role":"desktop"}\n{"kind":"start","source":"x"}\n',
    b'{"kind":"hello","role":"desktop"}\n{"kind":"answer","number":' + b"9" * 4000 + b"}\n",
    b'{"kind":"hello","role":"output","name":"x"}\n{"kind":"changed","state":"running"}\n',
    b'{"kind":"start","source":"x"}\n',
    b'{"kind":"hello","role":"control"}\n{"kind":"stat\xff\xfeus"}\n',
    b"x" * 20_000,
]


@pytest.mark.proves("REQ-STOP-FLOOD")
@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_costs_its_sender_the_connection_and_nobody_else_anything(
    data: DataDirectory, garbage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.safety.server.GREETING_WITHIN_NS", 60_000_000_000)
    with serving(data.runtime, data.safety), RawClient(data.runtime) as client:
        client.say(garbage)
        assert client.is_closed()
        assert SafetyControl(data.runtime).status().state == "unproved"


@pytest.mark.proves("REQ-STOP-NEVER-REFUSED")
def test_a_stop_is_taken_from_anybody_greeted_or_not_with_details_or_without(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety):
        for number, words in enumerate(
            (
                {"kind": "stop"},
                {"kind": "stop", "cause": 7, "source": None, "pressed_ns": "now"},
                {"kind": "stop", "cause": "x" * 5000, "source": "y", "pressed_ns": 10**30},
            ),
            start=1,
        ):
            with RawClient(data.runtime) as client:
                client.say(dict(words))
                assert client.hear("result")["stop_number"] == number
            SafetyControl(data.runtime).reset("clinician", "test")


@pytest.mark.proves("REQ-STOP-NEVER-REFUSED")
def test_a_stop_counts_whatever_else_its_sender_says_wrong(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety), RawClient(data.runtime) as client:
        client.say(b'{"kind":"hello","role":"control"}\n{"kind":"launch"}\n{"kind":"stop"}\n')
        assert client.is_closed()
        assert SafetyControl(data.runtime).status().state == "stopped"


@pytest.mark.proves("REQ-STOP-NEVER-REFUSED")
def test_a_stop_counts_though_its_sender_dies_in_the_same_moment(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety):
        with RawClient(data.runtime) as client:
            client.say({"kind": "hello", "role": "control"})
            client.say({"kind": "stop", "cause": "operator", "source": "last breath"})
        control = SafetyControl(data.runtime)
        until(lambda: control.status().state == "stopped")
        assert control.status().source == "last breath"


@pytest.mark.proves("REQ-STOP-FLOOD")
def test_a_flood_is_cut_off_and_a_stop_gets_through_meanwhile(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety), RawClient(data.runtime) as flood:
        flood.say(b'{"kind":"hello","role":"control"}\n' + b'{"kind":"status"}\n' * 390)
        started = time.monotonic()
        assert SafetyControl(data.runtime).stop("operator", "window").state == "stopped"
        assert time.monotonic() - started < 3
        # It may have been cut off already, because it does not read its answers.
        with suppress(BrokenPipeError, ConnectionResetError):
            flood.say(b'{"kind":"status"}\n' * 50)
        assert flood.is_closed()


@pytest.mark.proves("REQ-STOP-FLOOD")
def test_connections_that_fill_the_house_do_not_keep_a_stop_or_the_holders_out(data: DataDirectory) -> None:
    with (
        serving(data.runtime, data.safety) as server,
        holding(data.runtime, "desktop", "acquisition"),
        ExitStack() as left,
    ):
        control = SafetyControl(data.runtime)
        until(lambda: len(control.status().holders) == 2)
        for _ in range(MOST_PEERS + 10):
            left.callback(abandoned(data.runtime).close)
        assert control.stop("operator", "window").state == "stopped"
        assert len(control.status().holders) == 2
        assert len(server._connections) <= MOST_PEERS


def test_whoever_never_says_who_he_is_is_sent_away(data: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.safety.server.GREETING_WITHIN_NS", 100_000_000)
    with serving(data.runtime, data.safety), RawClient(data.runtime) as silent:
        assert silent.is_closed()


@pytest.mark.proves("REQ-STOP-FIRST")
def test_a_watcher_that_does_not_read_is_dropped_and_holds_nobody_up(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety) as server, RawClient(data.runtime) as deaf:
        deaf.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.say({"kind": "hello", "role": "watch"})
        control = SafetyControl(data.runtime)
        for _ in range(300):
            control.stop("operator", "window")
            control.reset("clinician", "test")
            if not any(connection.role == "watch" for connection in list(server._connections.values())):
                break
        else:
            pytest.fail("it was kept")


@pytest.mark.proves("REQ-PRIVACY-LOCAL")
def test_over_tcp_the_token_must_be_shown_and_is_private(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety, over_tcp=True):
        assert (data.runtime / PORT_NAME).stat().st_mode & 0o077 == 0
        with RawClient(data.runtime) as stranger:
            stranger.say({"kind": "hello", "role": "control", "token": "0" * 64})
            assert stranger.is_closed()
        assert SafetyControl(data.runtime).status().state == "unproved"
    assert not (data.runtime / PORT_NAME).exists()


@pytest.mark.proves("REQ-PRIVACY-LOCAL")
def test_the_socket_is_private_and_goes_with_the_server(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety):
        assert (data.runtime / SOCKET_NAME).stat().st_mode & 0o077 == 0
    assert not (data.runtime / SOCKET_NAME).exists()


@pytest.mark.proves("REQ-HOUSE-ONE-STATION")
def test_a_socket_left_by_a_killed_server_is_replaced_and_a_running_one_is_not(data: DataDirectory) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(data.runtime / SOCKET_NAME))
    with serving(data.runtime, data.safety):
        with pytest.raises(Conflict):
            SafetyServer(data.runtime, data.safety)
        assert SafetyControl(data.runtime).status().pid == os.getpid()


def test_without_a_runtime_folder_it_says_so_and_keeps_no_lock(data: DataDirectory, tmp_path: Path) -> None:
    with pytest.raises(StorageFault):
        SafetyServer(tmp_path / "missing", data.safety)
    SafetyServer(data.runtime, data.safety).close()


@pytest.mark.proves("REQ-STOP-COMMAND")
def test_where_none_runs_the_error_says_what_to_do(data: DataDirectory) -> None:
    with pytest.raises(LinkDown, match="emergency stop"):
        SafetyControl(data.runtime).stop()


def test_a_server_that_hangs_times_out(data: DataDirectory) -> None:
    hung = socket.socket(socket.AF_UNIX)
    hung.bind(str(data.runtime / SOCKET_NAME))
    hung.listen()
    try:
        with pytest.raises(TimedOut):
            SafetyControl(data.runtime).stop(timeout_s=0.1)
    finally:
        hung.close()


def test_quit_ends_it_and_the_watcher_sees_the_link_lost(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety):
        watch = SafetyControl(data.runtime).watch()
        until(lambda: watch.service() != ())
        assert watch.status.state == "unproved"
        assert SafetyControl(data.runtime).quit().state == "unproved"
        until(lambda: (data.runtime / SOCKET_NAME).exists() is False or not watch.connected, within_s=2)
    changes = [status for _ in range(3) for status in watch.wait(0.05)]
    assert changes[-1].state == LINK_LOST
    assert changes[-1].output == "unknown"
    watch.close()


def test_the_watcher_is_told_each_change_in_order(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety):
        watch = SafetyWatch(data.runtime)
        seen: list[str] = []
        until(lambda: bool(watch.wait(0.05)))
        control = SafetyControl(data.runtime)
        control.stop("operator", "window")
        control.reset("clinician", "test")
        until(lambda: seen.extend(s.state for s in watch.wait(0.05)) or seen[-1:] == ["unproved"])
        assert seen == ["stopped", "unproved"]
        watch.close()


def test_a_holder_finds_a_restarted_server_again(data: DataDirectory) -> None:
    with holding(data.runtime, "desktop") as holders:
        holder = holders["desktop"]
        for _ in range(2):
            with serving(data.runtime, data.safety):
                until(lambda: holder.holding)
            until(lambda: not holder.connected)
            assert holder.status is None


@pytest.mark.proves("REQ-HOUSE-ONE-WINDOW")
def test_the_second_window_learns_why_and_takes_over_afterwards(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety):
        second = LeaseHolder(data.runtime, "desktop")
        with holding(data.runtime, "desktop") as first:
            until(lambda: first["desktop"].holding)
            until(lambda: (second.service(), "already holds" in second.refused)[1])
            assert not second.holding
        until(lambda: (second.service(), second.holding)[1])
        second.close()


def test_nobody_there_for_long_ends_it(data: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.safety.server.IDLE_ENDS_AFTER_NS", 150_000_000)
    server = SafetyServer(data.runtime, data.safety)
    assert server.serve(lambda: False) == "idle"
    server.close()


def test_every_record_is_a_line_of_json_with_its_time(data: DataDirectory) -> None:
    with serving(data.runtime, data.safety):
        SafetyControl(data.runtime).stop("operator", 'a "quoted"\nname')
    lines = [json.loads(line) for line in (data.safety / "stops.jsonl").read_text().splitlines()]
    assert [(line["event"], line["stop_number"], line["source"]) for line in lines] == [
        ("stopped", 1, 'a "quoted"\nname')
    ]
    assert lines[0]["at"].endswith("+00:00")
