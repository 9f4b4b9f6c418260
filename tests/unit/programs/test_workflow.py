"""`neurascale workflow`: what it prints of workflows, for people and programs, and what it reads without a station."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.clock import VirtualClock
from app.core.settings.data_directory import DataDirectory
from app.core.station.workflow_messages import WorkflowDetail, WorkflowList
from app.core.store.station_store import StationStore
from app.programs.workflow_text import as_json, commands, detail_lines, duration_text, list_lines
from tests.fakes.workflows import BETWEEN, ONBOARDING, RUNS, SESSION, STEPS

CLOCK = VirtualClock(wall=datetime(2026, 11, 22, 10, 2, 11, tzinfo=UTC))
SHOWN = WorkflowDetail(run=RUNS[0], steps=STEPS, between=BETWEEN)


def test_a_line_for_each_and_below_it_what_it_does() -> None:
    lines = list(list_lines(WorkflowList(runs=RUNS, more=True), CLOCK))
    assert lines[0].split() == [
        SESSION, "2026-11-22T08:02:11Z", "2", "h", "00", "min", "running", "clinical_session", "[Halloran,", "Maeve",
        "(4471-220)]",
    ]  # fmt: skip
    assert lines[1].strip() == "recording: Recording. [waits for: stop, source_ended]"
    assert lines[3].strip() == "failed: The appointment cannot be kept."
    assert lines[5].startswith("    completed: The session is complete; its report waits for a signature.")
    assert "--at-most" in lines[-1]
    assert list(list_lines(WorkflowList(runs=()), CLOCK)) == ["There are no such workflows."]


def test_every_step_attempt_duration_error_and_trace_is_there(tmp_path: Path) -> None:
    text = "\n".join(detail_lines(SHOWN, tmp_path, CLOCK))
    for wanted in (
        "clinical_session 0.2", "of Halloran, Maeve (4471-220)", "running: recording: Recording.",
        "28.00 s  open_device",
        "open_device (attempt 2)", "surroundings.device_fault: The amplifier does not answer.",
        "431 recording.started", "told identity_confirmed", "waits to be told", f"neurascale workflow cancel {SESSION}",
        f"neurascale log trace {BETWEEN[0].event_id} --data {tmp_path}",
    ):  # fmt: skip
        assert wanted in text, wanted
    assert "workflow retry" not in text  # it has not failed
    failed = "\n".join(detail_lines(WorkflowDetail(run=RUNS[1]), tmp_path, CLOCK))
    assert f"neurascale workflow retry {ONBOARDING} --reason WORDS" in failed
    assert "1 min 07 s" in failed


def test_for_programs_it_is_one_object_with_the_commands_that_show_more(tmp_path: Path) -> None:
    told = json.loads(json.dumps(as_json(SHOWN, tmp_path)))
    assert told["workflow"]["status"] == "running"
    assert [step["attempt"] for step in told["steps"]] == [1, 1, 2, 1, 1, 1]
    assert told["steps"][1]["error_code"] == "surroundings.device_fault"
    assert told["trace"]["correlation_id"] == SESSION
    assert told["trace"]["commands"] == list(commands(SHOWN, tmp_path))
    assert told["steps"][4]["trace_command"] in told["trace"]["commands"]
    assert as_json(WorkflowList(runs=RUNS), tmp_path)["workflows"][1]["workflow_id"] == ONBOARDING


@pytest.mark.parametrize(
    ("duration_ms", "words"),
    [(None, ""), (12.4, "12 ms"), (999.0, "999 ms"), (1000.0, "1.00 s"), (61_000.0, "1 min 01 s"),
     (3_600_000.0, "1 h 00 min"), (100_800_000.0, "1 d 4 h")],
)  # fmt: skip
def test_durations(duration_ms: float | None, words: str) -> None:
    assert duration_text(duration_ms) == words


def test_without_a_station_the_folder_is_read_and_left_as_it_is(
    data_directory: DataDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    StationStore.open(data_directory).close()
    before = {path: path.read_bytes() for path in data_directory.root.glob("*.*")}
    assert main(["workflow", "list", "--data", str(data_directory.root), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"workflows": [], "more": False}
    assert main(["workflow", "show", "no-such", "--data", str(data_directory.root)]) == 1
    assert "no workflow of this id" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before
    assert not data_directory.workflow_database.exists()


def test_retry_and_cancel_need_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for action in ("retry", "cancel"):
        with pytest.raises(SystemExit) as ended:
            main(["workflow", action, SESSION, "--data", str(tmp_path)])
        assert ended.value.code == 2
        assert "--reason" in capsys.readouterr().err
