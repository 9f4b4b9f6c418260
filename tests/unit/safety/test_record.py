"""Safety's own file: what is known after a crash, a torn line or damage."""

import errno
import json
import os
from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.errors import Conflict, StorageFault
from app.core.safety.record import FILE_NAME, Latch, StopRecord
from app.core.safety.stop_machine import StopCause

CAUSE = StopCause("operator", "window")


def latch_of(folder: Path) -> Latch:
    record = StopRecord(folder, clock=VirtualClock())
    record.close()
    return record.latch


def written(folder: Path, *events: str) -> Path:
    record = StopRecord(folder, clock=VirtualClock())
    for event in events:
        content = {"stop_number": 7, "causes": [("operator", "window")]} if event == "stopped" else {}
        record.append(event, **content)
    assert record.fault == ""
    record.close()
    return folder / FILE_NAME


@pytest.mark.proves("REQ-PRIVACY-LOCAL")
def test_a_new_file_has_nothing_latched_and_is_private(tmp_path: Path) -> None:
    assert latch_of(tmp_path / "safety") == Latch()
    assert (tmp_path / "safety" / FILE_NAME).stat().st_mode & 0o077 == 0


@pytest.mark.proves("REQ-STOP-LATCHED")
@pytest.mark.parametrize(
    ("events", "causes"),
    [
        (("stopped",), ("operator: window",)),
        (("running", "stopped"), ("operator: window",)),
        (("stopped", "reset"), ()),
        (("stopped", "reset", "running"), ("safety_died: safety",)),
        (("running",), ("safety_died: safety",)),
        (("running", "finished"), ()),
        (("stopped", "stop_confirmed", "proved"), ("operator: window",)),
    ],
)
def test_what_is_latched_after_a_restart(tmp_path: Path, events: tuple[str, ...], causes: tuple[str, ...]) -> None:
    written(tmp_path, *events)
    latch = latch_of(tmp_path)
    assert tuple(map(str, latch.causes)) == causes
    assert latch.stop_number == (7 if "stopped" in events else 0)
    assert bool(latch.stopped_at) == ("stopped" in events)


@pytest.mark.proves("REQ-STOP-DAMAGED-FILE")
def test_a_torn_last_line_at_any_byte_counts_for_nothing(tmp_path: Path) -> None:
    """Killed while writing a reset: it was never acknowledged, so the stop still stands, now and at later starts."""
    path = written(tmp_path, "stopped")
    whole = path.read_bytes()
    line = b'{"schema_version":1,"event":"reset","at":"2026-01-01T00:00:00+00:00"}'
    for length in range(1, len(line)):
        path.write_bytes(whole + line[:length])
        assert latch_of(tmp_path).causes == (CAUSE,)
        record = StopRecord(tmp_path, clock=VirtualClock())
        record.append("reset")
        record.close()
        assert latch_of(tmp_path).causes == ()


def test_a_torn_line_without_a_stop_before_it_is_not_damage(tmp_path: Path) -> None:
    path = written(tmp_path, "proved")
    path.write_bytes(path.read_bytes() + b'{"schema_ver')
    assert latch_of(tmp_path).causes == ()
    written(tmp_path, "proved")
    assert latch_of(tmp_path).causes == ()


@pytest.mark.proves("REQ-STOP-DAMAGED-FILE")
def test_any_other_damage_counts_as_a_stop_until_somebody_resets_it(tmp_path: Path) -> None:
    path = written(tmp_path, "proved", "running", "finished")
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1][:10] + b"\xff" + lines[1][11:]
    path.write_bytes(b"\n".join(lines))
    assert latch_of(tmp_path).causes == (StopCause("record_damaged", FILE_NAME),)
    written(tmp_path, "reset")
    assert latch_of(tmp_path).causes == ()


@pytest.mark.parametrize("line", [b"[]", b"null", b'{"event":"stopped","at":"x"}', b"[" * 5000, b'{"event":"stopped",'
                                  b'"at":"x","stop_number":1,"causes":[["a"]]}'])  # fmt: skip
def test_a_line_of_any_other_shape_is_damage_not_a_crash(tmp_path: Path, line: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(line + b"\n")
    assert latch_of(tmp_path).causes == (StopCause("record_damaged", FILE_NAME),)


@pytest.mark.proves("REQ-HOUSE-ONE-STATION")
def test_only_one_program_has_it_open(tmp_path: Path) -> None:
    record = StopRecord(tmp_path, clock=VirtualClock())
    with pytest.raises(Conflict):
        StopRecord(tmp_path, clock=VirtualClock())
    record.close()
    StopRecord(tmp_path, clock=VirtualClock()).close()


def test_a_folder_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFault):
        StopRecord(tmp_path / "file" / "safety", clock=VirtualClock())


@pytest.mark.proves("REQ-STOP-KEPT", "REQ-DISK-FULL")
def test_a_full_disk_is_told_and_never_raised_and_heals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = StopRecord(tmp_path, clock=VirtualClock())
    real_write = os.write

    def half(file: int, line: bytes) -> int:
        if len(line) > 20:
            return real_write(file, line[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("app.core.safety.record.os.write", half)
        record.append("stopped", stop_number=1, causes=[("operator", "window")])
        assert "No space left" in record.fault
        with pytest.raises(StorageFault):
            record.require("Not started.")
    record.append("stopped", stop_number=1, causes=[("operator", "window")])
    assert record.fault == ""
    record.require("Not started.")
    record.close()
    assert latch_of(tmp_path).causes == (CAUSE,)
    assert [json.loads(line)["event"] for line in record.path.read_bytes().splitlines()[1:]] == [
        "torn_line_ended",
        "stopped",
    ]
