"""`neurascale log trace` and the written documents of `neurascale events`: text, JSON, exit codes."""

import json
from pathlib import Path

import msgspec
import pytest

from app.__main__ import main
from app.core.events.catalogue import CATALOGUE
from app.core.events.schemas import schema_files
from app.core.identifiers import EventId
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered


@pytest.fixture
def ids(data_directory: DataDirectory) -> list[str]:
    """A patient; a session that was caused by something that is gone, and three steps that it caused."""
    session = msgspec.structs.replace(session_started(), causation_id=EventId("0198c1f0-gone"))
    steps = [msgspec.structs.replace(step_entered(word), causation_id=session.event_id) for word in ("a", "b")]
    steps.append(msgspec.structs.replace(step_entered("c"), causation_id=steps[0].event_id))
    events = [patient_registered(), session, *steps]
    with StationStore.open(data_directory) as store:
        store.log.append(*events)
    return [event.event_id for event in events]


def test_the_tree_is_drawn_and_the_chain_is_listed(
    data_directory: DataDirectory, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["log", "trace", ids[4], "--data", str(data_directory.root)]) == 0
    printed = capsys.readouterr().out
    lines = [line.split("  20", 1)[0] for line in printed.splitlines()]
    assert lines == [
        "Causes and effects:",
        "  ? caused by 0198c1f0-gone, which is not in this log",
        "  1  session.started",
        "  ├── 2  session.step_entered",
        "  │   └── 4  session.step_entered",
        "  └── 3  session.step_entered",
        "",
        "Correlation s-1, 4 entries:",
        "  1  session.started",
        *(f"  {index}  session.step_entered" for index in (2, 3, 4)),
    ]
    assert [line.endswith("<- asked") for line in printed.splitlines()].count(True) == 2
    assert "Müller" not in printed


def test_as_json_the_tree_is_a_list_with_depths(
    data_directory: DataDirectory, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["log", "trace", "2", "--json", "--data", str(data_directory.root)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["depth"], one["index"]) for one in told["tree"]] == [(0, 1), (1, 2), (2, 4), (1, 3)]
    assert [one["event_id"] for one in told["correlation"]] == ids[1:]
    assert (told["event_id"], told["missing_cause"], told["circular"]) == (ids[2], "0198c1f0-gone", False)


@pytest.mark.parametrize(("wanted", "code"), [("99", 1), ("0198c1f0-gone", 1)])
def test_an_entry_that_is_not_there_is_said_so(
    data_directory: DataDirectory, ids: list[str], wanted: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ids
    assert main(["log", "trace", wanted, "--data", str(data_directory.root)]) == code
    assert "no such entry" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["log", "trace", "1"],
        ["log", "replay"],
        ["log", "replay", "--speed", "quick"],
        ["log", "replay", "--speed", "0"],
        ["log", "replay", "--type", "session.dreamt_up"],
        ["log", "replay", "--from", "3", "--to", "2"],
        ["events", "watch", "--type", "session.dreamt_up"],
    ],
)
def test_what_makes_no_sense_ends_with_2(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []


def test_schemas_and_documents_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "schemas", "--out", str(tmp_path / "schemas")]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "schemas").iterdir()} == schema_files()
    assert main(["events", "asyncapi", "--out", str(tmp_path / "a.json")]) == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["asyncapi"] == "3.0.0"
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- catalogue -->\nold\n<!-- end of catalogue -->\nafter\n", encoding="utf-8")
    assert main(["events", "table", "--into", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "| `patient.registered` |" in text
    assert "\nold\n" not in text
    capsys.readouterr()
    assert main(["events", "list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CATALOGUE)


def test_a_page_without_a_place_for_the_table_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing\n", encoding="utf-8")
    assert main(["events", "table", "--into", str(page)]) == 2
    assert page.read_text(encoding="utf-8") == "nothing\n"
    assert "no marks" in capsys.readouterr().err
