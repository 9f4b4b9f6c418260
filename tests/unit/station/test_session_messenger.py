"""What a session must be told arrives, also when the disk was full at first, and in its order."""

import logging

import pytest

from app.core.clock import VirtualClock
from app.core.errors import NotFound, StorageFault
from app.core.identifiers import SessionId
from app.core.station.session_messenger import AGAIN_EVERY_S, SessionMessenger


class Engine:
    """Takes signals, unless its disk is full."""

    def __init__(self) -> None:
        self.full = False
        self.told: list[tuple[str, str, dict[str, str]]] = []

    def signal(self, session_id: SessionId, name: str, payload: dict[str, str]) -> None:
        if self.full:
            raise StorageFault("The workflow file cannot be written.")
        if session_id == "unknown":
            raise NotFound("No workflow was begun for this session.")
        self.told.append((session_id, name, payload))


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def messenger(clock: VirtualClock, engine: Engine) -> SessionMessenger:
    log = logging.Logger("unheard")
    log.addHandler(logging.NullHandler())
    made = SessionMessenger(clock=clock, log=log)
    made.deliver = engine.signal
    return made


def test_what_happens_is_told_at_once_and_nothing_where_there_is_no_session(
    messenger: SessionMessenger, engine: Engine
) -> None:
    messenger.tell("s-1", "source_ended", "complete")
    messenger.tell("", "source_ended", "complete")
    messenger.tell("s-1", "stop_proved", "")
    assert engine.told == [("s-1", "source_ended", {"reason": "complete"}), ("s-1", "stop_proved", {})]


def test_what_a_full_disk_did_not_take_is_told_once_it_can_be_in_its_order(
    messenger: SessionMessenger, engine: Engine, clock: VirtualClock
) -> None:
    engine.full = True
    messenger.tell("s-1", "recording_failed", "disk full")
    messenger.tell("s-1", "safety_stop", "")
    clock.advance(AGAIN_EVERY_S)
    messenger.tick()
    assert engine.told == []
    engine.full = False
    messenger.tick()
    assert engine.told == [], "asked again before its time"
    clock.advance(AGAIN_EVERY_S)
    messenger.tick()
    assert [name for _, name, _ in engine.told] == ["recording_failed", "safety_stop"]
    messenger.tick()
    assert len(engine.told) == 2


def test_a_session_that_is_not_known_does_not_hold_up_the_others(messenger: SessionMessenger, engine: Engine) -> None:
    messenger.tell("unknown", "stop", "")
    messenger.tell("s-1", "stop", "")
    assert [session_id for session_id, _, _ in engine.told] == ["s-1"]


def test_what_comes_before_there_is_an_engine_waits_for_it(messenger: SessionMessenger, engine: Engine) -> None:
    messenger.deliver = None
    messenger.tell("s-1", "stop", "")
    messenger.deliver = engine.signal
    messenger.tick()
    assert len(engine.told) == 1
