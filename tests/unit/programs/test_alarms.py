"""`neurascale alarms` and `neurascale safety-alarm`: what they print and how they exit."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.clock import VirtualClock
from app.core.events.safety_events import AlarmChangedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore


@pytest.fixture
def data(data_directory: DataDirectory) -> DataDirectory:
    clock = VirtualClock(wall=datetime(2026, 5, 4, 9, tzinfo=UTC))
    with StationStore.open(data_directory, clock=clock) as store:
        for alarm_id, condition, priority, state in (
            ("a-1", "gap", "medium", "active"),
            ("a-1", "gap", "medium", "acknowledged"),
            ("a-1", "gap", "medium", "cleared"),
            ("a-2", "device_silent", "high", "active"),
        ):
            clock.advance(60)
            changed = AlarmChangedData(
                alarm_id=alarm_id,
                condition=condition,
                priority=priority,
                state=state,
                session_id="s-1",
                text=f"{condition} happened.",
            )
            store.log.append(new_event("alarm.changed", changed, source_service="station", clock=clock))
    return data_directory


def _told(capsys: pytest.CaptureFixture[str], data: DataDirectory, *words: str) -> dict[str, object]:
    assert main(["alarms", *words, "--data", str(data.root), "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_the_list_newest_first(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    told = _told(capsys, data, "list")
    assert [(one["condition"], one["state"]) for one in told["alarms"]] == [  # type: ignore[attr-defined]
        ("device_silent", "active"),
        ("gap", "cleared"),
    ]
    assert told["more"] == 0
    assert "type" not in told
    assert len(_told(capsys, data, "list", "--priority", "high")["alarms"]) == 1  # type: ignore[arg-type]
    assert _told(capsys, data, "list", "--at-most", "1")["more"] == 1
    assert main(["alarms", "list", "--data", str(data.root)]) == 0
    printed = capsys.readouterr().out
    assert "gap happened." in printed
    assert "stands (active)" in printed


def test_the_statistics(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    told = _told(capsys, data, "statistics", "--until", "2026-05-04T09:06:00")
    assert (told["alarms"], told["high"], told["medium"]) == (2, 1, 1)
    assert told["seconds"] == 300.0
    assert told["share_in_alarm"] == pytest.approx(240 / 300)
    assert told["median_to_acknowledge_s"] == 60.0
    assert main(["alarms", "statistics", "--data", str(data.root), "--condition", "gap"]) == 0
    assert "1 alarms (0 high, 1 medium, 0 low)" in capsys.readouterr().out


def test_wrong_use_says_so(data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["alarms", "list", "--data", str(tmp_path / "nowhere")]) == 2
    assert "no log" in capsys.readouterr().err
    assert main(["alarms", "list", "--data", str(data.root), "--since", "long ago"]) == 2
    assert "is not a moment" in capsys.readouterr().err


def test_an_alarm_that_no_screen_can_show_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main(["safety-alarm", "--face", "qt", "--text", "It happened."]) == 3
