"""Break-glass: how it opens, how it ends, and who reviews it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clock import VirtualClock
from app.core.errors import Conflict, NeuraScaleError, NotFound, NotPermitted, StorageFault, WrongUse
from app.core.events.access_events import AccessReadData, AccessRequestedData, CareAssignedData
from app.core.events.system_event import EventData, new_event
from app.core.station.care_messages import (
    BreakGlassList,
    BreakGlassUse,
    EndBreakGlass,
    ListBreakGlass,
    OpenBreakGlass,
    ReviewBreakGlass,
)
from app.core.station.door.break_glass_desk import BreakGlassDesk
from tests.fakes.door import somebody
from tests.fakes.station_rooms import StationOfTests

REASON = "Seizure in the corridor"
NURSE = somebody("nurse", Role.TECHNICIAN)
CHIEF = somebody("chief", Role.ADMINISTRATOR)


class Ward:
    """A patient in nobody's care."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.patient_id = station.register()
        self.desk = station.rooms.break_glass

    def ask(self, message: Any, caller: Caller = NURSE) -> Any:
        return self.desk.answer(message, caller)

    def open(self, caller: Caller = NURSE) -> str:
        opened: str = self.ask(OpenBreakGlass(patient_id=self.patient_id, reason=REASON), caller).break_glass_id
        return opened

    def is_open(self, caller: Caller = NURSE) -> bool:
        return bool(self.desk.opened_by(caller.user_id, self.patient_id))

    def uses(self, caller: Caller = CHIEF, *, reviewed: bool = False) -> tuple[BreakGlassUse, ...]:
        found: BreakGlassList = self.ask(ListBreakGlass(reviewed=reviewed), caller)
        return found.uses

    def append(self, event_type: str, data: EventData) -> None:
        self.station.store.log.append(new_event(event_type, data, source_service="t", clock=self.station.clock))

    def restart(self) -> None:
        self.station.rooms = self.station.new_rooms()
        self.desk = self.station.rooms.break_glass


@pytest.fixture
def ward(station: StationOfTests) -> Ward:
    return Ward(station)


@pytest.mark.proves("REQ-ACCESS-BREAK-GLASS")
def test_it_is_open_for_its_time_and_over_with_it(ward: Ward) -> None:
    break_glass_id = ward.open()
    assert ward.desk.opened_by("nurse", ward.patient_id) == break_glass_id
    assert not ward.is_open(CHIEF)
    assert ward.desk.opened_by("nurse", "another patient") == ""
    view = ward.desk.view("nurse")
    assert view is not None
    assert (view.break_glass_id, view.patient_id) == (break_glass_id, ward.patient_id)
    assert datetime.fromisoformat(view.ends_at) == ward.station.clock.wall() + timedelta(minutes=60)
    ward.station.clock.advance(3599.9)
    assert ward.is_open()
    assert not ward.desk.tick()
    ward.station.clock.advance(0.1)
    assert not ward.is_open()
    assert ward.desk.view("nurse") is None
    assert ward.desk.tick()
    assert not ward.desk.tick()
    (closed,) = ward.station.events("access.break_glass_closed")
    assert (closed.break_glass_id, closed.how) == (break_glass_id, "time")


def test_setting_the_clock_back_gives_nobody_more_time(ward: Ward) -> None:
    ward.open()
    clock = ward.station.clock
    clock.advance(1800)
    back = VirtualClock(monotonic_ns=clock.monotonic_ns(), wall=clock.wall() - timedelta(hours=5))
    ward.desk._clock = back
    assert ward.is_open()
    back.advance(1800)
    assert not ward.is_open()


@pytest.mark.proves("REQ-ACCESS-BREAK-GLASS")
def test_it_outlives_the_station_and_its_time_does_not_begin_again(ward: Ward) -> None:
    ward.open()
    ward.station.clock.advance(3000)
    ward.restart()
    assert ward.is_open()
    assert ward.desk.waiting == 1
    ward.station.clock.advance(600)
    assert not ward.is_open()
    ward.restart()
    assert not ward.is_open()
    ward.desk.tick()
    assert [one.how for one in ward.station.events("access.break_glass_closed")] == ["time"]


@pytest.mark.parametrize(
    ("seat", "sign_in_id", "ends"), [(True, "other", True), (False, NURSE.sign_in_id, True), (False, "other", False)]
)
def test_it_ends_with_the_sign_out_of_its_window_or_of_its_own(
    ward: Ward, seat: bool, sign_in_id: str, ends: bool
) -> None:
    ward.open()
    assert not ward.desk.signed_out("chief", sign_in_id, seat=True)
    assert ward.desk.signed_out("nurse", sign_in_id, seat=seat) is ends
    assert ward.is_open() is not ends
    assert [one.how for one in ward.station.events("access.break_glass_closed")] == (["sign_out"] if ends else [])


def test_it_is_ended_by_hand_by_who_opened_it(ward: Ward) -> None:
    break_glass_id = ward.open()
    with pytest.raises(NotPermitted):
        ward.ask(EndBreakGlass(break_glass_id=break_glass_id), CHIEF)
    assert ward.is_open()
    ward.ask(EndBreakGlass(break_glass_id=break_glass_id))
    assert not ward.is_open()
    assert [one.how for one in ward.station.events("access.break_glass_closed")] == ["hand"]
    with pytest.raises(NotFound):
        ward.ask(EndBreakGlass(break_glass_id=break_glass_id))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"reason": "urgent   "}, WrongUse),
        ({"reason": "x         x"}, WrongUse),
        ({"reason": "x" * 1001}, WrongUse),
        ({"patient_id": "nobody"}, NotFound),
    ],
)
def test_what_it_needs(ward: Ward, fields: dict[str, str], error: type[NeuraScaleError]) -> None:
    with pytest.raises(error):
        ward.ask(OpenBreakGlass(**{"patient_id": ward.patient_id, "reason": REASON, **fields}))
    assert ward.desk.waiting == 0


def test_one_at_a_time_and_not_for_ones_own_patient(ward: Ward) -> None:
    ward.open()
    other = ward.station.register("H-2")
    with pytest.raises(Conflict, match="open already"):
        ward.ask(OpenBreakGlass(patient_id=other, reason=REASON))
    ward.append("care.assigned", CareAssignedData(patient_id=other, user_id="chief", assigned_by="x"))
    ward.restart()
    with pytest.raises(Conflict, match="in your care"):
        ward.ask(OpenBreakGlass(patient_id=other, reason=REASON), CHIEF)


def test_what_is_not_on_record_is_not_opened(ward: Ward) -> None:
    ward.station.store.close()
    with pytest.raises(StorageFault):
        ward.ask(OpenBreakGlass(patient_id=ward.patient_id, reason=REASON))
    assert not ward.is_open()
    assert ward.desk.waiting == 0


def test_the_reason_is_sealed_under_the_patient(ward: Ward) -> None:
    ward.open()
    (entry,) = ward.station.store.log.read(event_type="access.break_glass_opened")
    assert entry.event.subject_id == ward.patient_id
    assert REASON.encode() not in entry.payload


@pytest.mark.proves("REQ-ACCESS-BREAK-GLASS")
def test_each_use_waits_for_the_review_of_somebody_else_once(ward: Ward) -> None:
    break_glass_id = ward.open()
    read = AccessReadData(
        user_id="nurse", sign_in_id="s", request="GetReport", patient_id=ward.patient_id, break_glass_id=break_glass_id
    )
    asked = AccessRequestedData(
        user_id="nurse", sign_in_id="s", request="Annotate", patient_id=ward.patient_id, break_glass_id=break_glass_id
    )
    for data, event_type in ((asked, "access.requested"), (read, "access.read"), (asked, "access.requested")):
        ward.append(event_type, data)
    (use,) = ward.uses()
    assert (use.user_id, use.patient_id, use.reason, use.mine, use.verdict) == (
        "nurse", ward.patient_id, REASON, False, "",
    )  # fmt: skip
    assert use.accesses == (("Annotate", 2), ("GetReport", 1))
    assert ward.uses(NURSE)[0].mine
    with pytest.raises(NotPermitted):
        ward.ask(ReviewBreakGlass(break_glass_id=break_glass_id, verdict="justified"))
    for verdict, note in (("fine", ""), ("not_justified", ""), ("not_justified", "bad"), ("justified", "x" * 1001)):
        with pytest.raises(WrongUse):
            ward.ask(ReviewBreakGlass(break_glass_id=break_glass_id, verdict=verdict, note=note), CHIEF)
    assert ward.desk.waiting == 1
    ward.ask(ReviewBreakGlass(break_glass_id=break_glass_id, verdict="justified", note="Seen on the ward."), CHIEF)
    assert ward.desk.waiting == 0
    assert ward.uses() == ()
    (reviewed,) = ward.uses(reviewed=True)
    assert (reviewed.verdict, reviewed.note) == ("justified", "Seen on the ward.")
    assert datetime.fromisoformat(reviewed.reviewed).tzinfo == UTC
    with pytest.raises(Conflict):
        ward.ask(ReviewBreakGlass(break_glass_id=break_glass_id, verdict="justified"), CHIEF)
    with pytest.raises(NotFound):
        ward.ask(ReviewBreakGlass(break_glass_id="none", verdict="justified"), CHIEF)


def test_reviewing_does_not_close_it(ward: Ward) -> None:
    break_glass_id = ward.open()
    ward.ask(ReviewBreakGlass(break_glass_id=break_glass_id, verdict="justified"), CHIEF)
    assert ward.is_open()
    ward.restart()
    assert ward.is_open()


def test_a_site_gives_it_another_time(ward: Ward) -> None:
    rooms = ward.station.rooms
    desk = BreakGlassDesk(rooms.store, rooms.journal, rooms.care, clock=ward.station.clock, minutes=5)
    desk.answer(OpenBreakGlass(patient_id=ward.patient_id, reason=REASON), NURSE)
    ward.station.clock.advance(299)
    assert desk.opened_by("nurse", ward.patient_id)
    ward.station.clock.advance(1)
    assert not desk.opened_by("nurse", ward.patient_id)


def test_the_tables_are_what_the_log_says(ward: Ward) -> None:
    first = ward.open()
    ward.ask(EndBreakGlass(break_glass_id=first))
    ward.ask(ReviewBreakGlass(break_glass_id=first, verdict="justified"), CHIEF)
    ward.open()
    ward.station.store.log.rebuild_projections(check=True)
    assert len(ward.station.store.break_glass.all()) == 2
