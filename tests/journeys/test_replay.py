"""The log of a whole session is replayed to a watcher in another process, without a station and beside one."""

import json
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.core.events.safety_events import AlarmChangedData
from app.core.events.system_event import SystemEvent
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_command, program_environment
from app.core.station.messages import GetState, RegisterPatient, StationState
from app.core.store.log_entry import LogEntry
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import demo, neurascale, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


def watch(data: DataDirectory, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        program_command("events", "watch", "--json", "--seconds", "60", "--data", str(data.root), *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=program_environment(),
    )


def replay(data: DataDirectory, *words: str) -> dict[str, Any]:
    done = neurascale("log", "replay", "--wait", "30", "--json", "--data", str(data.root), *words)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def heard(watching: "subprocess.Popen[str]") -> list[dict[str, Any]]:
    out, err = watching.communicate(timeout=60)
    assert watching.returncode == 0, err
    return [json.loads(line) for line in out.splitlines()]


def entries_of(data: DataDirectory) -> list[LogEntry]:
    with StationStore.open(data) as store:
        return list(store.log.read())


def _alarm_ids(events: list[SystemEvent]) -> set[str]:
    return {event.data.alarm_id for event in events if isinstance(event.data, AlarmChangedData)}


def _without_a_station(data: DataDirectory, logged: list[LogEntry]) -> None:
    before = data.database.read_bytes()
    watching = [watch(data, "--replayed"), watch(data, "--replayed", "--type", "session.step_entered")]
    told = replay(data, "--listeners", "2")
    *events, end = heard(watching[0])
    steps = heard(watching[1])[:-1]
    assert told["events"] == len(logged) == end["events"]
    assert end["missed"] == 0
    assert told["heard_out"]
    assert [event["index"] for event in events] == [event["number"] for event in events] == list(range(len(logged)))
    assert [event["event"]["event_id"] for event in events] == [entry.event.event_id for entry in logged]
    assert {(event["replayed"], event["replay_id"]) for event in events} == {(True, told["replay_id"])}
    assert {event["event"]["event_type"] for event in steps} == {"session.step_entered"}
    patient = next(event for event in events if event["event"]["event_type"] == "patient.registered")
    assert list(patient["event"]["data"]) == ["patient_id"]
    assert "family_name" in patient["withheld"]
    assert data.database.read_bytes() == before
    assert not data.runtime.exists(), "the runtime folder was left"


def _at_ten_times_the_pace(data: DataDirectory, logged: list[LogEntry]) -> None:
    watching = watch(data, "--replayed")
    told = replay(
        data, "--speed", "10", "--from", str(len(logged) - 5), "--to", str(len(logged)), "--longest-wait", "1"
    )
    events = heard(watching)[:-1]
    assert told["events"] == len(events) == 5
    assert [event["event"]["event_id"] for event in events] == [entry.event.event_id for entry in logged[-5:]]


def _beside_a_station(data: DataDirectory, logged: list[LogEntry]) -> None:
    """What is replayed is not logged again, raises no alarm and begins no session, though it tells of all these."""
    with running_workstation(data.root) as workstation:
        before = workstation.operator.request(GetState())
        watching = watch(data, "--replayed", "--identified")
        told = replay(data, "--to", str(len(logged)), "--identified")
        events = heard(watching)[:-1]
        after = workstation.operator.request(GetState())
        assert isinstance(before, StationState)
        assert isinstance(after, StationState)
        assert told["events"] == len(events) == len(logged)
        assert any("family_name" in event["event"]["data"] for event in events)
        assert (before.session, after.session) == (None, None)
        assert after.safety.state not in {"stopped", "ready", "running"}
        assert not {alarm.alarm_id for alarm in after.alarms} & _alarm_ids([entry.event for entry in logged])
    ids = Counter(entry.event.event_id for entry in entries_of(data))
    assert [event_id for event_id, count in ids.items() if count > 1] == []
    # The station's own start and end, what safety says of its output, and who read; nothing of what was replayed.
    own = {"station", "program", "ledger", "safety.output_changed", "alarm.changed", "access"}
    grown = [entry.event for entry in entries_of(data)[len(logged) :]]
    assert {one.event_type for one in grown if not own & {one.event_type, one.event_type.partition(".")[0]}} == set()
    # A busy machine raises alarms of its own, and a station tells of an alarm that stood when the last one ended that
    # it is over; none of those that were replayed comes to life.
    alive = [one for one in grown if not (isinstance(one.data, AlarmChangedData) and one.data.state == "cleared")]
    assert not _alarm_ids(alive) & _alarm_ids([entry.event for entry in logged])


def _what_is_live_is_told_apart(data: DataDirectory) -> None:
    with running_workstation(data.root) as workstation:
        watching = watch(data, "--at-most", "3", "--type", "patient.registered")
        number = 0
        while watching.poll() is None:
            number += 1
            workstation.operator.request(
                RegisterPatient(
                    hospital_number=f"L{number}", family_name="Kanarek", given_name="Test", birth_date="1980-01-01"
                )
            )
            time.sleep(0.1)
        events = heard(watching)
    assert [event["replayed"] for event in events] == [False] * 3
    indexes = [event["index"] for event in events]
    # Between two of them the log may have taken up something else (an alarm of a busy machine).
    registered = [one.index for one in entries_of(data) if one.event.event_type == "patient.registered"]
    first = registered.index(indexes[0])
    assert indexes == registered[first : first + 3]
    assert "Kanarek" not in str(events)


def test_a_session_is_replayed_and_traced(tmp_path: Path) -> None:
    code, result, said = demo("simulated", tmp_path / "data", "--seconds", "3")
    assert code == 0, said
    data = DataDirectory(tmp_path / "data")
    logged = entries_of(data)
    _without_a_station(data, logged)
    _at_ten_times_the_pace(data, logged)
    _beside_a_station(data, logged)
    _what_is_live_is_told_apart(data)
    started = next(entry for entry in logged if entry.event.event_type == "session.started")
    traced = neurascale("log", "trace", started.event.event_id, "--json", "--data", str(data.root))
    told = json.loads(traced.stdout)
    # The alarms of a session that were still there when it ended are over later.
    chain = [entry for entry in entries_of(data) if entry.event.correlation_id == result["session_id"]]
    assert [one["event_id"] for one in told["correlation"]] == [entry.event.event_id for entry in chain]
    assert {"session.started", "recording.started", "recording.stopped", "session.completed"} <= {
        one["event_type"] for one in told["correlation"]
    }
    asked, begun = told["tree"][:2]  # who asked for it is where it began
    assert (asked["event_type"], asked["event_id"]) == ("access.requested", started.event.causation_id)
    assert begun["event_id"] == started.event.event_id
    assert neurascale("log", "verify", "--data", str(data.root)).returncode == 0
