"""The engine on Temporal, with the registered definitions in the SDK's sandbox and a stand-in of the server."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import Client

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LinkDown, OperatorError, StorageFault
from app.core.events.cause import caused_by, current_cause
from app.core.identifiers import SessionId
from app.core.settings.site import TemporalSettings
from app.core.workflow import effect_runner
from app.core.workflow.context import WorkflowState
from app.core.workflow.temporal import temporal_engine
from app.core.workflow.temporal.effect_call import NOT_OURS
from app.core.workflow.temporal.sealed_payloads import sealing_converter
from app.core.workflow.temporal.temporal_context import HEARTBEAT_TIMEOUT_S
from app.core.workflow.temporal.temporal_engine import TemporalEngine
from app.core.workflow.temporal.worker import quiet_runtime
from tests.fakes.session_activities import EffectJournal, FakeSessionActivities
from tests.fakes.temporal_frontend import TemporalFrontend

SESSION = SessionId("0199aaaa-0000-7000-8000-000000000001")
OTHER = SessionId("0199aaaa-0000-7000-8000-000000000002")
KEY = bytes(range(32))
WITHIN_S = 60.0
CANARY = "Zyxquarblen"

quiet_runtime()  # its native part keeps two sockets to itself as long as the process lives


class Bench:
    """An engine, its effects, and the states it told."""

    def __init__(self, folder: Path, frontend: TemporalFrontend) -> None:
        self.frontend = frontend
        self.activities = FakeSessionActivities(EffectJournal(folder / "effects"))
        self.states: list[WorkflowState] = []
        self._told = threading.Condition()
        self._engine: TemporalEngine | None = None

    @property
    def server(self) -> TemporalSettings:
        return TemporalSettings(address=self.frontend.target)

    @property
    def engine(self) -> TemporalEngine:
        if self._engine is None:
            self._engine = TemporalEngine(
                self.server,
                KEY,
                "s1",
                self.activities,
                on_state=self._on_state,
                first_cause=lambda workflow_id: f"begun-{workflow_id[-1]}",
            )
        return self._engine

    def _on_state(self, _workflow_id: str, state: WorkflowState) -> None:
        with self._told:
            self.states.append(state)
            self._told.notify_all()

    def await_state(self, *, step: str, waiting_for: str = "", text: str = "") -> WorkflowState:
        def reached() -> bool:
            if not self.states:
                return False
            state = self.states[-1]
            return state.step == step and (not waiting_for or waiting_for in state.waiting_for) and text in state.text

        with self._told:
            found = self._told.wait_for(reached, WITHIN_S)
        assert found, f"never reached {step} {waiting_for}: {self.states[-3:]}, {self.activities.calls[-3:]}"
        return self.states[-1]

    def go_to_recording(self) -> None:
        self.engine.start_session(SESSION)
        self.await_state(step="impedance", waiting_for="continue:impedance")
        self.engine.signal(SESSION, "continue:impedance")
        self.await_state(step="ready", waiting_for="continue:ready")
        self.engine.signal(SESSION, "continue:ready")
        self.await_state(step="recording", waiting_for="stop")

    def as_another_client(self, act: Callable[[Client], Coroutine[Any, Any, Any]], *, key: bytes | None = None) -> Any:
        """Somebody else at the same server: with `key`, one who has the station's."""

        async def acted() -> Any:
            converter = {} if key is None else {"data_converter": sealing_converter(key)}
            client = await Client.connect(self.frontend.target, runtime=quiet_runtime(), **converter)
            return await act(client)

        return asyncio.run(acted())

    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effect_runner, "CLOSING_GRACE_S", 0.05)


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[Bench]:
    with TemporalFrontend() as frontend:
        bench = Bench(tmp_path, frontend)
        yield bench
        bench.close()


def test_a_session_goes_on_where_it_was_when_its_station_comes_back(bench: Bench) -> None:
    bench.go_to_recording()
    before = bench.activities.effects()
    bench.close()
    bench.states.clear()
    bench.engine.signal(SESSION, "stop")
    assert bench.engine.resume_unfinished([SESSION]) == (SESSION,)
    bench.await_state(step="completed")
    effects = bench.activities.effects()
    assert effects[: len(before)] == before
    assert [effects.count(effect) for effect in ("start_recording", "analyse", "complete completed")] == [1, 1, 1]


def test_a_session_that_was_never_begun_on_the_server_is_begun(bench: Bench) -> None:
    bench.engine.resume_unfinished([SESSION])
    bench.await_state(step="impedance", waiting_for="continue:impedance")


def test_what_is_done_came_of_what_the_session_was_told(bench: Bench) -> None:
    causes: dict[str, str | None] = {}

    def note(activity: str) -> Callable[[], None]:
        return lambda: causes.__setitem__(activity, current_cause())

    for activity in ("open_device", "start_recording", "stop_recording"):
        bench.activities.on_call[activity] = note(activity)
    bench.go_to_recording()
    with caused_by("e-stop"):
        bench.engine.signal(SESSION, "stop")
    bench.await_state(step="completed")
    assert causes == {"open_device": "begun-1", "start_recording": "begun-1", "stop_recording": "e-stop"}
    told = {record.step: record.cause_event_id for record in bench.engine.history(SESSION)}
    assert (told["open_device"], told["stop_recording"]) == ("begun-1", "e-stop")


# --- what leaves the station -----------------------------------------------------------------------------------------


def test_nothing_that_was_said_or_failed_can_be_read_on_the_server(bench: Bench) -> None:
    def refuse() -> None:
        raise OperatorError(f"{CANARY}.edf cannot be analysed.", meaning=CANARY, advice=CANARY)

    bench.activities.on_call["analyse"] = refuse
    bench.go_to_recording()
    with caused_by(f"cause-{CANARY}"):
        bench.engine.signal(SESSION, "safety_stop", {"reason": CANARY})
    bench.engine.signal(SESSION, "stop", {"reason": CANARY})
    assert CANARY in bench.await_state(step="failed").error_text
    assert any(CANARY in record.error_text for record in bench.engine.history(SESSION))
    bench.close()
    kept = b"".join(event.SerializeToString() for run in bench.frontend.runs for event in run.events)
    seen = b"".join(bench.frontend.seen)
    for content in (kept, seen):
        assert CANARY.encode() not in content
        assert b"Analysing the recording" not in content, "texts of states are sealed too"
        assert b"start_recording" in content, "names of steps are not"
        assert b"operator" in content, "nor is the kind of an error"


def test_the_server_is_told_no_name_of_the_machine(bench: Bench) -> None:
    bench.go_to_recording()
    identities = {
        event.workflow_task_started_event_attributes.identity
        for event in bench.frontend.run_of(SESSION).events
        if event.HasField("workflow_task_started_event_attributes")
    }
    assert identities == {"neurascale-s1"}


@pytest.mark.parametrize("key", [None, bytes(32)], ids=["in clear", "under another key"])
def test_a_signal_that_the_station_did_not_send_changes_nothing(bench: Bench, key: bytes | None) -> None:
    bench.go_to_recording()
    told = {"workflow_id": SESSION, "name": "stop", "payload": {}}
    bench.as_another_client(lambda client: client.get_workflow_handle(SESSION).signal("stop", told), key=key)
    bench.as_another_client(lambda client: client.get_workflow_handle(SESSION).signal("stop"), key=key)
    bench.engine.signal(SESSION, "safety_stop")
    bench.await_state(step="recording", text="latched")
    assert "stop_recording" not in bench.activities.effects()
    told_of = [record.step for record in bench.engine.history(SESSION) if record.kind == "wait" and record.step]
    assert told_of == ["continue:impedance", "continue:ready", "safety_stop"]


@pytest.mark.parametrize(("workflow_id", "name"), [(OTHER, "stop"), (SESSION, "cancel")])
def test_a_signal_of_ours_that_the_server_puts_elsewhere_changes_nothing(
    bench: Bench, workflow_id: str, name: str
) -> None:
    bench.go_to_recording()
    told = {"workflow_id": workflow_id, "name": name, "payload": {}}
    bench.as_another_client(lambda client: client.get_workflow_handle(SESSION).signal("stop", told), key=KEY)
    bench.engine.signal(SESSION, "safety_stop")
    bench.await_state(step="recording", text="latched")
    assert "stop_recording" not in bench.activities.effects()


def test_an_answer_that_the_station_did_not_give_fails_the_session(bench: Bench) -> None:
    """Whoever has the server answers in the station's place."""
    held = threading.Event()
    bench.activities.on_call["check_prerequisites"] = lambda: None
    bench.activities.on_call["measure_impedance"] = lambda: held.wait(WITHIN_S) and None
    bench.engine.start_session(SESSION)
    bench.await_state(step="impedance", text="Measuring")
    while not any(call == "measure_impedance" for call, _ in bench.activities.calls):
        SYSTEM_CLOCK.sleep(0.01)
    activity = next(one for one in bench.frontend.run_of(SESSION).activities.values() if one.token)

    async def answer(client: Client) -> None:
        await client.get_async_activity_handle(task_token=activity.token).complete(0)

    bench.as_another_client(answer)
    state = bench.await_state(step="failed")
    held.set()
    assert "did not give" in state.error_text
    assert bench.activities.effects()[-1].startswith("fail impedance")


def test_the_server_can_be_asked_for_the_state_with_the_stations_key_only(bench: Bench) -> None:
    bench.go_to_recording()

    async def ask(client: Client) -> Any:
        return await client.get_workflow_handle(SESSION).query("state")

    assert bench.as_another_client(ask, key=KEY)["step"] == "recording"
    assert bench.as_another_client(ask, key=bytes(32)) == NOT_OURS


# --- what others do on the server ------------------------------------------------------------------------------------


def test_a_session_cancelled_on_the_server_ends_in_order(bench: Bench) -> None:
    bench.go_to_recording()
    bench.as_another_client(lambda client: client.get_workflow_handle(SESSION).cancel())
    assert bench.await_state(step="cancelled").exit_reason == "cancelled"
    assert bench.activities.effects()[-3:] == [
        "stop_recording",
        "close_device",
        "cancel Asked for on the Temporal server.",
    ]


@pytest.mark.expected_log("ended without its definition")
def test_a_session_ended_on_the_server_is_let_go(bench: Bench) -> None:
    bench.go_to_recording()
    bench.as_another_client(lambda client: client.get_workflow_handle(SESSION).terminate("Zap."))
    assert bench.await_state(step="failed").error_code == "defect"
    assert bench.activities.effects()[-3:-1] == ["stop_recording", "close_device"]
    assert bench.activities.effects()[-1].startswith("fail")


@pytest.mark.expected_log("ended without its definition")
def test_a_session_ended_on_the_server_while_the_station_was_away_is_let_go_at_its_start(bench: Bench) -> None:
    bench.go_to_recording()
    bench.close()
    bench.as_another_client(lambda client: client.get_workflow_handle(SESSION).terminate("Zap."))
    assert bench.engine.resume_unfinished([SESSION]) == ()
    assert bench.activities.effects()[-3:-1] == ["stop_recording", "close_device"]


# --- a server that is away -------------------------------------------------------------------------------------------


def test_an_attempt_that_is_handed_out_again_joins_the_one_at_work(bench: Bench) -> None:
    held = threading.Event()
    bench.activities.on_call["start_recording"] = lambda: held.wait(WITHIN_S) and None
    bench.engine.start_session(SESSION)
    bench.await_state(step="impedance", waiting_for="continue:impedance")
    bench.engine.signal(SESSION, "continue:impedance")
    bench.await_state(step="ready", waiting_for="continue:ready")
    bench.engine.signal(SESSION, "continue:ready")
    while not any(call == "start_recording" for call, _ in bench.activities.calls):
        SYSTEM_CLOCK.sleep(0.01)
    run = bench.frontend.run_of(SESSION)
    bench.frontend.skip(HEARTBEAT_TIMEOUT_S + 1.0)
    while not any(one.token and one.attempt == 2 for one in list(run.activities.values())):
        SYSTEM_CLOCK.sleep(0.01)
    held.set()
    bench.await_state(step="recording", waiting_for="stop")
    assert [call for call, _ in bench.activities.calls].count("start_recording") == 1


@pytest.mark.expected_log("cannot be reached|does not answer")
def test_a_station_that_starts_while_the_server_is_away_goes_on_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporal_engine, "_RESUMED_AGAIN_EVERY_S", 0.2)
    with TemporalFrontend() as frontend:
        bench = Bench(tmp_path, frontend)
        port = frontend.port
    try:
        assert bench.engine.resume_unfinished([SESSION]) == (SESSION,)
        assert "does not answer" in bench.engine.state(SESSION).text
        with pytest.raises(StorageFault, match="does not answer"):
            bench.engine.signal(SESSION, "stop")
        with pytest.raises(LinkDown):
            bench.engine.start_session(OTHER)
        with TemporalFrontend(port):
            bench.await_state(step="impedance", waiting_for="continue:impedance")
            bench.close()
    finally:
        bench.close()


def test_a_signal_with_more_than_one_payload_changes_nothing(bench: Bench) -> None:
    """A signal is one payload: whoever sends more of them is not the station."""
    bench.go_to_recording()
    told = {"workflow_id": SESSION, "name": "stop", "payload": {}}
    bench.as_another_client(
        lambda client: client.get_workflow_handle(SESSION).signal("stop", args=[told, told]), key=KEY
    )
    bench.engine.signal(SESSION, "safety_stop")
    bench.await_state(step="recording", text="latched")
    assert "stop_recording" not in bench.activities.effects()
