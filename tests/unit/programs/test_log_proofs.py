"""`neurascale log prove | show | export | key | checkpoint`, and the verifier that has nothing but a file and a key."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rfc8785

from app.__main__ import main
from app.core.events.canonical_form import encode_event
from app.core.events.cloud_event import from_cloud_event
from app.core.ledger.leaf import leaf_data
from app.core.ledger.merkle import leaf_hash
from app.core.ledger.verifier.__main__ import main as verifier_main
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered, subject_erased
from tests.fakes.opened_database import opened_database

_NAME = "Zyxwvutsrq"


@pytest.fixture
def data(data_directory: DataDirectory) -> DataDirectory:
    with StationStore.open(data_directory) as store:
        store.log.append(patient_registered(family_name=_NAME), session_started(), step_entered(f"Mrs {_NAME} sleeps"))
        store.log.checkpoint("report")
        store.log.append(*(step_entered(str(number)) for number in range(5)))
    return data_directory


@pytest.fixture
def key(data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert _log(data, "key") == 0
    file = tmp_path / "log.key"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    return file


def _log(data: DataDirectory, action: str, *words: object) -> int:
    return main(["log", action, "--data", str(data.root), *map(str, words)])


def _grow(data: DataDirectory, count: int) -> None:
    with StationStore.open(data) as store:
        store.log.append(*(step_entered(f"more {number}") for number in range(count)))


def test_a_receipt_is_checked_without_the_data_folder(
    data: DataDirectory, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt = tmp_path / "entry.tlog-proof"
    assert _log(data, "prove", 2, "--out", receipt) == 0
    assert _NAME not in receipt.read_text(encoding="utf-8")
    shutil.move(data.root, tmp_path / "gone")
    capsys.readouterr()
    assert main(["log", "verify", "--receipt", str(receipt), "--key", str(key), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verified"], answer["index"], answer["size"], answer["payload"]) == (True, 2, 9, None)
    assert verifier_main(["receipt", str(receipt), "--key", str(key)]) == 0
    assert "entry 2" in capsys.readouterr().out
    receipt.write_text(receipt.read_text(encoding="utf-8").replace("index 2", "index 3"), encoding="utf-8")
    assert main(["log", "verify", "--receipt", str(receipt), "--key", str(key), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["verified"] is False
    assert verifier_main(["receipt", str(receipt), "--key", str(key)]) == 1


def test_a_receipt_is_asked_for_by_event_and_with_what_it_says(
    data: DataDirectory, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with StationStore.open(data) as store:
        event = next(iter(store.log.read(2))).event
    receipt, payload = tmp_path / "r", tmp_path / "p"
    assert _log(data, "prove", event.event_id, "--out", receipt, "--identified") == 0
    assert "names a patient" in capsys.readouterr().err
    assert verifier_main(["receipt", str(receipt), "--key", str(key), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["payload"] == encode_event(event).decode()
    bare = tmp_path / "bare"
    assert _log(data, "prove", event.event_id, "--out", bare) == 0
    payload.write_bytes(encode_event(event))
    words = ["receipt", str(bare), "--key", str(key), "--payload", str(payload)]
    assert verifier_main(words) == 0
    payload.write_bytes(encode_event(event) + b" ")
    assert verifier_main(words) == 1


def test_a_receipt_against_the_checkpoint_of_a_report(
    data: DataDirectory, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with StationStore.open(data) as store:
        kept = store.log.last_checkpoint()
    assert kept is not None
    printed = tmp_path / "printed"
    printed.write_text(kept.note, encoding="utf-8")
    receipt = tmp_path / "r"
    assert _log(data, "prove", 1, "--against", printed, "--out", receipt) == 0
    assert receipt.read_text(encoding="utf-8").endswith(kept.note)
    assert verifier_main(["receipt", str(receipt), "--key", str(key)]) == 0
    assert _log(data, "prove", 3, "--against", printed) == 2
    assert "covers 3" in capsys.readouterr().err


def test_growth_is_proved_and_an_older_copy_is_named(
    data: DataDirectory, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, proof = tmp_path / "old.checkpoint", tmp_path / "growth"
    shutil.copytree(data.root, tmp_path / "before")
    assert _log(data, "checkpoint", "--out", old) == 0
    _grow(data, 4)
    assert _log(data, "prove", "--consistency", old, "--out", proof) == 0
    assert verifier_main(["growth", str(proof), "--since", str(old), "--key", str(key), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["old_size"], answer["size"]) == (9, 13)
    assert main(["log", "verify", "--consistency", str(proof), "--since", str(old), "--key", str(key)]) == 0
    assert _log(data, "verify", "--since", old) == 0
    newer = tmp_path / "new.checkpoint"
    assert _log(data, "checkpoint", "--out", newer) == 0
    # The whole folder from before, with the copy of the head and the key: in order by itself, and older.
    shutil.rmtree(data.root)
    shutil.copytree(tmp_path / "before", data.root)
    capsys.readouterr()
    assert _log(data, "verify") == 0
    assert _log(data, "verify", "--since", newer, "--json") == 1
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert answer["at_index"] == 9
    assert "older copy of the log was put back" in answer["fault"]
    assert _log(data, "prove", "--consistency", newer) == 2
    assert "older copy" in capsys.readouterr().err


def test_the_database_alone_put_back_is_named(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data.database.read_bytes()
    _grow(data, 2)
    data.database.write_bytes(before)
    assert _log(data, "verify") == 1
    assert "older copy of the log was put back: entries 9 to 10" in capsys.readouterr().out


def test_what_may_name_a_patient_is_shown_only_where_asked_for(
    data: DataDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = ["export", "--open"], ["export", "--open", "--format", "cloudevents"]
    for words in (["show", 0], ["show", 2], ["export"], ["export", "--format", "cloudevents"], *opened):
        assert _log(data, *words) == 0
        shown = capsys.readouterr()
        assert _NAME not in shown.out + shown.err
        # The token of an entry in clear would let its digest be tried with likely names.
        in_clear = [line for line in shown.out.splitlines() if '"sealed-v1"' not in line]
        assert in_clear
        assert all("token" not in line for line in in_clear)
    assert _log(data, "show", 2, "--identified", "--json") == 0
    shown = capsys.readouterr()
    assert _NAME in shown.out
    assert "patient" in shown.err


def test_an_export_gives_back_what_was_hashed(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    assert _log(data, "export", "--identified", "--from", 1, "--to", 3) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["index"] for line in lines] == [1, 2, 3]
    with StationStore.open(data) as store:
        assert [rfc8785.dumps(line["event"]) for line in lines] == [entry.payload for entry in store.log.read(1, 4)]
    assert _log(data, "export", "--from", 3, "--to", 1) == 2


def test_a_sealed_entry_is_exported_as_it_lies_there_and_opened_only_where_asked_for(
    data: DataDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    def exported(*words: object) -> dict[str, object]:
        assert _log(data, "export", "--from", 0, "--to", 0, *words) == 0
        line: dict[str, object] = json.loads(capsys.readouterr().out)
        return line

    with StationStore.open(data) as store:
        entry = next(iter(store.log.read(0)))
    line = exported()
    assert rfc8785.dumps(line["event"]) == entry.payload  # whoever gets it can prove it
    leaf = leaf_data(entry.payload, bytes.fromhex(str(line["token"])), str(line["encoding"]))
    assert leaf_hash(leaf).hex() == line["leaf_hash"]
    assert "opened" not in line
    told = exported("--open")["opened"]
    assert isinstance(told, dict)
    assert {"family_name", "given_name", "hospital_number"} <= set(told["withheld"])
    opened = exported("--open", "--identified")["opened"]
    assert isinstance(opened, dict)
    assert opened["data"]["family_name"] == _NAME
    event = exported("--format", "cloudevents")
    assert (event["encoding"], "dataschema" in event) == ("sealed-v1", False)
    assert from_cloud_event(exported("--format", "cloudevents", "--open", "--identified")) == entry.event


def test_an_erased_entry_is_shown_proved_and_exported_as_such(
    data: DataDirectory, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assert _log(data, "prove", 0, "--identified", "--out", before) == 0
    assert _NAME not in before.read_text(encoding="utf-8")
    with StationStore.open(data) as store:
        store.log.erase("p-1", subject_erased())
    assert _log(data, "prove", 0, "--identified", "--out", after) == 0
    for receipt in (before, after):
        assert verifier_main(["receipt", str(receipt), "--key", str(key)]) == 0
    capsys.readouterr()
    assert _log(data, "show", 0, "--identified", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["erased"], shown["event"]["data"], shown["event"]["event_type"]) == (True, None, "patient.registered")
    assert _log(data, "export", "--open", "--identified") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    # What comes after these ten are the readings themselves, which are entries too.
    assert [line.get("erased", False) for line in lines[:10]] == [index < 2 for index in range(10)]
    readings = [line["event"]["data"]["request"] for line in lines if line["event"]["event_type"] == "access.read"]
    assert readings[:3] == ["log prove", "log prove", "log show"]
    assert _log(data, "export", "--open", "--format", "cloudevents") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["erased"] is True
    assert _log(data, "verify") == 0
    assert _log(data, "rebuild", "--check") == 0
    assert _log(data, "trace", shown["event"]["event_id"]) == 0


def test_cloudevents_have_what_the_specification_requires(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "events.jsonl"
    assert _log(data, "export", "--format", "cloudevents", "--out", out) == 0
    events = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(events) == 9
    for event in events:
        assert event["specversion"] == "1.0"
        assert all(isinstance(event[name], str) and event[name] for name in ("id", "source", "type", "correlationid"))
        # Attribute names: lower-case letters and digits only; no attribute is null.
        assert all(name.isalnum() and name.islower() for name in event)
        assert all(isinstance(value, str | int) for name, value in event.items() if name != "data")
        assert None not in [value for name, value in event.items() if name != "data"]
    assert events[0]["subject"] == "p-1"
    assert _log(data, "export", "--out", out) == 1
    assert "there already" in capsys.readouterr().err


def test_tiles_are_checked_alone_and_tell_nothing(
    data: DataDirectory, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tiles"
    assert _log(data, "export", "--tiles", folder) == 0
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert files == ["checkpoint", "tile/0/000.p/9", "tile/entries/000.p/9"]
    assert all(_NAME.encode() not in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert verifier_main(["tiles", str(folder), "--key", str(key)]) == 0
    assert main(["log", "verify", "--tiles", str(folder), "--key", str(key)]) == 0
    assert _log(data, "export", "--tiles", folder) == 1
    bundle = folder / "tile/entries/000.p/9"
    bundle.write_bytes(bundle.read_bytes().replace(b"plain", b"plaim", 1))
    capsys.readouterr()
    assert verifier_main(["tiles", str(folder), "--key", str(key), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["at_index"] == 0


def test_an_entry_that_was_changed_is_neither_shown_nor_proved(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened_database(data) as connection:
        connection.execute(
            "UPDATE entries SET payload = cast(replace(payload, 'sleeps', 'wakes!') AS BLOB) WHERE entry_index = 2"
        )
    out = tmp_path / "out"
    for words in (["show", 2], ["prove", 2, "--out", out], ["export", "--out", out], ["export", "--tiles", out]):
        assert _log(data, *words) == 1
        assert "Entry 2 was changed" in capsys.readouterr().err
        assert not (out / "checkpoint").exists()
        shutil.rmtree(out, ignore_errors=True)
        assert not out.exists()


def test_questions_that_make_no_sense(data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _log(data, "prove") == 2
    assert _log(data, "prove", 999) == 1
    assert _log(data, "show", "no-such-id") == 1
    assert _log(data, "verify", "--consistency", tmp_path / "none") == 2
    assert main(["log", "show", "1", "--data", str(tmp_path / "empty")]) == 2
    assert "no log" in capsys.readouterr().err


def test_rebuild_check_writes_nothing(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    assert _log(data, "rebuild", "--check", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"equal": True, "size": 9}
    with opened_database(data) as connection:
        connection.execute("UPDATE patients SET birth_date = '1901-01-01'")
    assert _log(data, "rebuild", "--check", "--json") == 1
    assert json.loads(capsys.readouterr().out)["at_index"] == 0
    assert _log(data, "rebuild") == 0
    assert _log(data, "rebuild", "--check") == 0


def test_the_verifier_imports_nothing_of_the_application_but_the_ledger_room(key: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from app.core.ledger.verifier.__main__ import main\n"
        "try: main(['checkpoint', sys.argv[1], '--key', sys.argv[2]])\n"
        "finally: print(*sorted(n for n in sys.modules if n.startswith('app') or n in ('sqlalchemy', 'msgspec')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(key), str(key)], capture_output=True, text=True, timeout=60, check=False
    )
    imported = done.stdout.splitlines()[-1].split()
    assert "app.core.ledger.verifier" in imported
    outside = [name for name in imported if not name.startswith("app.core.ledger")]
    assert outside == ["app", "app.core", "app.core.errors"]
