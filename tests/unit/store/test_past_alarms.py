"""Alarms of the past: from their entries, from a file of the version before, and without a store."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from app.core.clock import VirtualClock
from app.core.errors import LedgerBroken
from app.core.events.safety_events import AlarmChangedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.alarms_offline import alarms_of_log
from app.core.store.log_verification import verify_data
from app.core.store.projections.past_alarms import AlarmFilter, AlarmRow
from app.core.store.station_store import StationStore
from tests.fakes.opened_database import opened_database

NINE = datetime(2026, 5, 4, 9, tzinfo=UTC)


class Scene:
    """A store whose alarms the test tells; a second passes before each."""

    def __init__(self, data: DataDirectory) -> None:
        self.data = data
        self.clock = VirtualClock(wall=NINE)
        self.store = StationStore.open(data, clock=self.clock)

    def tell(self, state: str, alarm_id: str = "a-1", *, condition: str = "gap", at: str = "", **fields: str) -> None:
        self.clock.advance(1.0)
        values = {"priority": "medium", "session_id": "", "text": f"{condition} {state}", **fields}
        source = values.pop("source", "station")
        data = AlarmChangedData(alarm_id=alarm_id, condition=condition, state=state, at=at, **values)
        self.store.log.append(new_event("alarm.changed", data, source_service=source, clock=self.clock))

    def rows(self, **wanted: object) -> list[AlarmRow]:
        return list(self.store.alarms.find(AlarmFilter(**wanted)))  # type: ignore[arg-type]

    def reopen(self) -> None:
        self.store.close()
        self.store = StationStore.open(self.data, clock=self.clock)


@pytest.fixture(name="scene")
def _scene(data_directory: DataDirectory) -> Iterator[Scene]:
    scene = Scene(data_directory)
    yield scene
    if not scene.store.log.fault:
        scene.store.log.verify()
        scene.store.log.rebuild_projections()
    scene.store.close()


def after(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


def test_a_life_from_beginning_to_end(scene: Scene) -> None:
    scene.tell("active", session_id="s-1")
    scene.tell("acknowledged")
    scene.tell("cleared", text="The last word.")
    (row,) = scene.rows()
    assert (row.state, row.text, row.session_id, row.source) == ("cleared", "The last word.", "s-1", "station")
    assert (row.began, row.acknowledged, row.over, row.ended) == (after(1), after(2), after(3), after(3))
    assert scene.store.alarms.standing() == ()


def test_a_latched_alarm_is_over_before_it_ends_and_only_a_person_ends_it(scene: Scene) -> None:
    scene.tell("active")
    scene.tell("latched")
    (row,) = scene.rows()
    assert (row.state, row.over, row.ended, row.acknowledged) == ("latched", after(2), None, None)
    assert scene.store.alarms.standing() == (row,)
    scene.tell("active")
    assert scene.rows()[0].over is None
    scene.tell("latched")
    scene.tell("cleared")
    (row,) = scene.rows()
    assert (row.over, row.acknowledged, row.ended) == (after(4), after(5), after(5))


def test_what_was_told_later_has_the_time_at_which_it_happened(scene: Scene) -> None:
    scene.tell("active", at="2026-05-04T08:00:00.000+00:00", source="safety")
    scene.tell("cleared", at="2026-05-04T08:00:05.000+00:00", source="safety")
    scene.tell("active", "a-2", at="no time at all", source="safety")
    second, first = scene.rows()
    assert (first.began, first.ended) == (after(-3600), after(-3595))
    assert second.began == after(3)
    assert [row.alarm_id for row in scene.store.alarms.of_source("safety")] == ["a-1", "a-2"]


def test_a_life_of_which_the_log_has_the_end_only_has_a_row(scene: Scene) -> None:
    scene.tell("cleared")
    assert scene.rows()[0].state == "cleared"


def test_they_are_found_by_time_priority_condition_and_session(scene: Scene) -> None:
    scene.tell("active", "a-1", session_id="s-1")  # 1 s
    scene.tell("cleared", "a-1")  # 2 s
    scene.tell("active", "a-2", condition="device_silent", priority="high", session_id="s-2")  # 3 s
    scene.tell("active", "a-3", session_id="s-2")  # 4 s

    def found(**wanted: object) -> list[str]:
        return [row.alarm_id for row in scene.rows(**wanted)]

    assert found() == ["a-3", "a-2", "a-1"]
    assert found(since=after(3)) == ["a-3", "a-2"]
    assert found(since=after(2)) == ["a-3", "a-2", "a-1"]
    assert found(until=after(3)) == ["a-2", "a-1"]
    assert found(since=after(3.5), until=after(3.6)) == ["a-2"]  # it stands, so it stood then too
    assert found(priority="high") == ["a-2"]
    assert found(condition="gap", session_id="s-2") == ["a-3"]
    assert scene.store.alarms.count(AlarmFilter(session_id="s-2")) == 2
    assert [row.alarm_id for row in scene.store.alarms.find(AlarmFilter(), at_most=1)] == ["a-3"]


def test_a_table_that_was_changed_is_found(scene: Scene) -> None:
    scene.tell("active")
    scene.store.close()
    with opened_database(scene.data) as connection:
        connection.execute("UPDATE alarms SET acknowledged = began")
    with pytest.raises(LedgerBroken, match="alarms"):
        verify_data(scene.data)
    scene.store = StationStore.open(scene.data, clock=scene.clock)
    assert scene.store.log.fault


def test_the_log_tells_them_without_a_store(scene: Scene) -> None:
    scene.tell("active")
    scene.tell("active", "a-2")
    before = scene.rows()
    with alarms_of_log(scene.data) as alarms:  # beside a store that has it open
        assert list(alarms.find(AlarmFilter())) == before
    scene.store.close()
    scene.store = StationStore.open(scene.data, clock=scene.clock)
