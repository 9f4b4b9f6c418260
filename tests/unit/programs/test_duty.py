"""`neurascale duty`, against a station behind its door whose clock stands at 2026-05-04 09:00 UTC."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.settings.data_directory import DataDirectory
from app.programs import station_asked
from tests.fakes.asked_station import Asked
from tests.fakes.station_rooms import StationOfTests

Duty = Callable[..., int]
HEAD = "user,begins,ends\n"
TED = "ted,2026-05-05T06:00+00:00,2026-05-05T14:00+00:00\n"
NOA = "Noa,2026-05-05T14:00+00:00,2026-05-05T22:00+00:00\n"
CORA = "cora,2026-05-06T06:00+00:00,2026-05-06T14:00+00:00\n"


@pytest.fixture
def asked(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    station = StationOfTests(data_directory)
    made = Asked(station)
    monkeypatch.setattr(station_asked, "asking_station", made.asking)
    yield made
    station.store.close()


@pytest.fixture
def duty(asked: Asked) -> Duty:
    return lambda action, *words: main(["duty", action, "--data", str(asked.station.data.root), *words])


@pytest.fixture
def roster(tmp_path: Path) -> Callable[..., str]:
    def written(*lines: str, head: str = HEAD) -> str:
        path = tmp_path / "roster.csv"
        path.write_text(head + "".join(lines), encoding="utf-8")
        return str(path)

    return written


def duties(asked: Asked) -> int:
    return asked.station.types().count("duty.rostered")


def test_somebody_is_put_on_duty_listed_and_their_duty_ended(
    asked: Asked, duty: Duty, capsys: pytest.CaptureFixture[str]
) -> None:
    assert duty("list") == 0
    assert "keeps no roster" in capsys.readouterr().out
    assert duty("add", "TED", "--from", "2026-05-05T06:00+00:00", "--until", "2026-05-05T14:00+00:00") == 0
    assert "Dr. Ted  (rostered by Dr. Cora)" in capsys.readouterr().out
    assert duty("list", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kept"], len(told["duties"])) == (True, 1)
    assert duty("cancel", told["duties"][0]["duty_id"], "--reason", "Is ill.") == 0
    assert "ended early" in capsys.readouterr().out
    # One that was left out holds no time: another may begin before it and end after it.
    assert duty("add", "ted", "--from", "2026-05-05T05:00+00:00", "--until", "2026-05-05T15:00+00:00") == 0
    assert duty("add", "nobody", "--from", "2026-05-05T05:00", "--until", "2026-05-05T15:00") == 1
    assert "No user is called “nobody”" in capsys.readouterr().err


def test_a_roster_is_imported_whole_and_again_adds_nothing(
    asked: Asked, duty: Duty, roster: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = roster(TED, NOA)
    assert duty("import", file, "--dry-run") == 0
    assert "2 would be added" in capsys.readouterr().out
    assert duties(asked) == 0
    assert duty("import", file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], [one["state"] for one in told["lines"]]) == (2, ["new", "new"])
    assert duties(asked) == 2
    assert duty("import", file) == 0
    assert "0 added" in capsys.readouterr().out
    assert duties(asked) == 2


def test_one_wrong_line_and_nobody_is_put_on_duty_but_all_wrong_lines_are_named(
    asked: Asked, duty: Duty, roster: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = roster(
        TED,  # right
        "zoe,2026-05-05T06:00+00:00,2026-05-05T14:00+00:00\n",
        "noa,2026-05-05T14:00+00:00\n",
        "ted,2026-05-05T13:00+00:00,2026-05-05T20:00+00:00\n",
        TED,
        "noa,2026-05-06T06:00+00:00,2026-05-08T06:00+00:00\n",
        "noa,2026-05-09T14:00+00:00,2026-05-09T06:00+00:00\n",
        "alma,2026-05-05T06:00+00:00,2026-05-05T14:00+00:00\n",
    )
    assert duty("import", file) == 1
    out = capsys.readouterr()
    named = {int(line.split(":")[0].removeprefix("line ")): line for line in out.out.splitlines()}
    assert sorted(named) == [3, 4, 5, 6, 7, 8, 9]
    for number, words in {3: "zoe", 4: "2 fields", 5: "overlaps line 2", 6: "stands in line 2", 7: "no longer than",
                          8: "after it begins", 9: "may not lead"}.items():  # fmt: skip
        assert words in named[number]
    assert "7 lines" in out.err
    assert duties(asked) == 0
    assert duty("import", file, "--json") == 1
    assert [one["line"] for one in json.loads(capsys.readouterr().out)["wrong"]] == [3, 4, 5, 6, 7, 8, 9]


def test_a_line_that_contradicts_the_roster_is_wrong(
    asked: Asked, duty: Duty, roster: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    duty("import", roster(TED))
    capsys.readouterr()
    assert duty("import", roster(NOA, "ted,2026-05-05T07:00+00:00,2026-05-05T15:00+00:00\n")) == 1
    assert "line 3: On duty then already" in capsys.readouterr().out
    assert duties(asked) == 1


def test_what_a_person_ended_since_stays_ended(
    asked: Asked, duty: Duty, roster: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = roster(TED, NOA)
    duty("import", file)
    capsys.readouterr()
    duty("list", "--json")
    first = json.loads(capsys.readouterr().out)["duties"][0]
    duty("cancel", first["duty_id"], "--reason", "Is ill.")
    capsys.readouterr()
    assert duty("import", file) == 0
    assert "left out (Somebody ended it since" in capsys.readouterr().out
    assert duties(asked) == 2
    asked.station.clock.advance(timedelta(days=3).total_seconds())
    assert duty("import", roster(NOA, CORA.replace("cora", "ted"), TED.replace("-05T", "-04T"))) == 0
    assert duties(asked) == 2  # all of them are over; those known, and one that was never entered


def test_whoever_imports_and_is_in_it_says_why(
    asked: Asked, duty: Duty, roster: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = roster(TED, CORA)
    assert duty("import", file) == 1
    assert "line 3: This is yourself" in capsys.readouterr().out
    assert duty("import", file, "--reason", "Roster of May") == 0
    kept = [one.how for one in asked.station.events("duty.rostered")]
    assert kept == ["rostered", "stepped_in"]


def test_who_may_not_keep_the_roster_is_refused(
    asked: Asked, duty: Duty, roster: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked.who = "ted"
    assert duty("import", roster(NOA)) == 1
    assert duties(asked) == 0
    assert duty("list") == 0
    assert duty("import", "no-such-file.csv") == 1
    assert "cannot be read" in capsys.readouterr().err
