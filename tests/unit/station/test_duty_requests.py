"""Rosters, standing in, and a session that somebody else takes over."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clinic import duty
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.access_events import UserCreatedData, UserDisabledData
from app.core.events.system_event import new_event
from app.core.station.duty_messages import (
    CancelDuty,
    DutyList,
    DutyRostered,
    ListDuties,
    RosterDuty,
    StepIn,
    TakeOverSession,
)
from app.core.station.duty_requests import answer_duty_request, provider_view
from app.core.station.views import SessionEvent
from tests.fakes.station_rooms import StationOfTests

HEAD = Caller(user_id="u-head", name="Head", roles=frozenset({Role.CLINICIAN}))
ADA = Caller(user_id="u-ada", name="Ada", roles=frozenset({Role.TECHNICIAN}))
BEN = Caller(user_id="u-ben", name="Ben", roles=frozenset({Role.TECHNICIAN}))


class Ward:
    """A station of tests with three users."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.rows: list[SessionEvent] = []
        for caller in (HEAD, ADA, BEN):
            data = UserCreatedData(
                user_id=caller.user_id,
                user_name=caller.name.lower(),
                full_name=caller.name,
                roles=tuple(sorted(role.value for role in caller.roles)),
                created_by="u-admin",
            )
            self._append("user.created", data, caller.user_id)

    @property
    def now(self) -> datetime:
        return self.station.clock.wall()

    def _append(self, event_type: str, data: Any, user_id: str) -> None:
        event = new_event(event_type, data, source_service="t", subject_id=user_id, clock=self.station.clock)
        self.station.store.log.append(event)

    def disable(self, user_id: str) -> None:
        self._append("user.disabled", UserDisabledData(user_id=user_id, disabled_by="u-admin", reason="left"), user_id)

    def ask(self, message: Any, caller: Caller) -> Any:
        return answer_duty_request(
            self.station.rooms,
            self.station.engine,  # type: ignore[arg-type]
            message,
            caller,
            lambda _session, row: self.rows.append(row),
        )

    def roster(self, user_id: str, first_h: float = 0.0, hours: float = 8.0, caller: Caller = HEAD) -> str:
        begins = self.now + timedelta(hours=first_h)
        answer = self.ask(
            RosterDuty(user_id=user_id, begins=begins.isoformat(), ends=(begins + timedelta(hours=hours)).isoformat()),
            caller,
        )
        assert isinstance(answer, DutyRostered)
        return answer.duty_id

    def on_duty(self, user_id: str, hours: float = 0.0) -> str:
        found = duty.provider_on_duty(self.station.store, user_id, self.now + timedelta(hours=hours))
        return "" if found is None else found.how


@pytest.fixture(name="ward")
def _ward(station: StationOfTests) -> Ward:
    return Ward(station)


@pytest.mark.proves("REQ-CLINIC-DUTY")
def test_without_a_roster_everybody_is_on_duty_and_it_says_so(ward: Ward) -> None:
    assert ward.on_duty("u-ada") == duty.NO_ROSTER
    listed = ward.ask(ListDuties(), ADA)
    assert listed == DutyList(duties=(), kept=False, on_duty=True)


@pytest.mark.proves("REQ-CLINIC-DUTY")
def test_a_roster_says_who_is_on_duty_from_when_to_when(ward: Ward) -> None:
    ward.roster("u-ada", first_h=1, hours=8)
    assert ward.on_duty("u-ada") == ""
    assert ward.on_duty("u-ada", hours=1) == duty.ROSTERED
    assert ward.on_duty("u-ada", hours=8.99) == duty.ROSTERED
    assert ward.on_duty("u-ada", hours=9) == ""
    assert ward.on_duty("u-ben", hours=2) == ""  # there is a roster now, and Ben is not in it
    listed = ward.ask(ListDuties(), BEN)
    assert (listed.kept, listed.on_duty) == (True, False)
    assert [(one.user_name, one.now) for one in listed.duties] == [("Ada", False)]


@pytest.mark.proves("REQ-CLINIC-DUTY")
def test_somebody_steps_in_with_a_reason(ward: Ward) -> None:
    ward.roster("u-ada")
    ends = (ward.now + timedelta(hours=4)).isoformat()
    with pytest.raises(WrongUse):
        ward.ask(StepIn(ends=ends, reason=""), BEN)
    ward.ask(StepIn(ends=ends, reason="Ada is ill."), BEN)
    assert ward.on_duty("u-ben") == duty.STEPPED_IN
    assert ward.on_duty("u-ben", hours=4) == ""


def test_standing_in_alone_is_no_roster(ward: Ward) -> None:
    ward.ask(StepIn(ends=(ward.now + timedelta(hours=4)).isoformat(), reason="Nobody else is here."), BEN)
    assert ward.on_duty("u-ada") == duty.NO_ROSTER


def test_a_duty_is_ended_early_or_left_out(ward: Ward) -> None:
    running, later = ward.roster("u-ada"), ward.roster("u-ben", first_h=24)
    ward.station.clock.advance(3600)
    for duty_id in (running, later):
        ward.ask(CancelDuty(duty_id=duty_id, reason="Ill since noon."), HEAD)
    assert ward.on_duty("u-ada") == ""
    assert ward.on_duty("u-ada", hours=-0.5) == duty.ROSTERED  # what was done in it was done on duty
    assert ward.on_duty("u-ben", hours=24) == ""
    with pytest.raises(Conflict):
        ward.ask(CancelDuty(duty_id=later, reason="Ill since noon."), HEAD)
    with pytest.raises(NotFound):
        ward.ask(CancelDuty(duty_id="none", reason="Ill since noon."), HEAD)


def test_who_cannot_sign_in_is_not_on_duty(ward: Ward) -> None:
    ward.roster("u-ada")
    ward.disable("u-ada")
    assert ward.on_duty("u-ada") == ""
    with pytest.raises(Conflict):
        ward.roster("u-ada", first_h=20)


@pytest.mark.parametrize(("first_h", "hours"), [(0, 0), (0, -1), (-9, 8), (0, 37)])
def test_an_impossible_duty_is_refused(ward: Ward, first_h: float, hours: float) -> None:
    with pytest.raises(WrongUse):
        ward.roster("u-ada", first_h=first_h, hours=hours)
    assert "duty.rostered" not in ward.station.types()


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-05-04T10:00"])
def test_a_moment_needs_its_zone(ward: Ward, text: str) -> None:
    with pytest.raises(WrongUse):
        ward.ask(RosterDuty(user_id="u-ada", begins=text, ends=text), HEAD)


def test_nobody_is_on_duty_twice_at_once(ward: Ward) -> None:
    ward.roster("u-ada", hours=8)
    with pytest.raises(Conflict):
        ward.roster("u-ada", first_h=7)
    ward.roster("u-ada", first_h=8)
    with pytest.raises(NotFound):
        ward.roster("u-nobody")


@pytest.mark.proves("REQ-CLINIC-DUTY")
def test_a_session_is_taken_over_while_it_records_with_an_entry(ward: Ward) -> None:
    station = ward.station
    session_id = station.begin(step="recording", recording_id="r-1", recording_seconds=61.0)
    ward.roster("u-ada", hours=1)
    ward.roster("u-ben", first_h=1, hours=8)
    duty.begin_to_answer(station.store, session_id, "u-ada", clock=station.clock)
    with pytest.raises(Conflict, match="on duty"):
        ward.ask(TakeOverSession(session_id=session_id), BEN)
    station.clock.advance(3600)
    ward.ask(TakeOverSession(session_id=session_id, reason="Shift change"), BEN)
    ward.ask(TakeOverSession(session_id=session_id, reason="Shift change"), BEN)
    changed = station.events("session.provider_changed")
    assert [(one.user_id, one.previous_id, one.how) for one in changed] == [
        ("u-ada", "", "began"),
        ("u-ben", "u-ada", "taken_over"),
    ]
    assert changed[0].duty_id
    assert changed[1].duty_id not in ("", changed[0].duty_id)
    assert [(row.onset_s, row.kind) for row in ward.rows] == [(61.0, "step")]
    shown = station.shown().provider
    assert shown is not None
    assert (shown.user_id, shown.name, shown.taken_over) == ("u-ben", "Ben", True)
    assert provider_view(station.rooms, session_id) == shown


def test_a_session_that_waits_looks_again(ward: Ward) -> None:
    station = ward.station
    session_id = station.begin(step="prerequisites")
    duty.begin_to_answer(station.store, session_id, "u-ada", clock=station.clock)
    ward.ask(TakeOverSession(session_id=session_id), BEN)
    assert station.engine.names() == ["prerequisites_changed"]


def test_whoever_begins_answers_once(ward: Ward) -> None:
    station = ward.station
    session_id = station.begin()
    assert duty.begin_to_answer(station.store, session_id, "", clock=station.clock) is None
    for _ in range(2):
        found = duty.begin_to_answer(station.store, session_id, "u-ada", clock=station.clock)
        assert found is not None
    assert len(station.events("session.provider_changed")) == 1
    assert duty.session_provider(station.store, "another") is None
