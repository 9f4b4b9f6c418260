"""Events know what they came of."""

import threading

from app.core.events.cause import caused_by, current_cause
from app.core.events.program_events import StationStoppedData
from app.core.events.system_event import SystemEvent, new_event


def made(causation_id: str | None = None) -> SystemEvent:
    data = StationStoppedData(incarnation="i", reason="asked")
    return new_event("station.stopped", data, source_service="station", causation_id=causation_id)


def test_what_is_made_meanwhile_came_of_it() -> None:
    first = made()
    with caused_by(first.event_id):
        inner = made()
        with caused_by(inner.event_id):
            innermost = made()
        with caused_by(None):
            same = made()
        named = made("01a20207-0000-7000-8000-000000000000")
    assert (first.causation_id, inner.causation_id, innermost.causation_id) == (None, first.event_id, inner.event_id)
    assert same.causation_id == first.event_id
    assert named.causation_id == "01a20207-0000-7000-8000-000000000000"
    assert made().causation_id is None


def test_another_thread_is_about_something_else() -> None:
    causes: list[str | None] = []
    with caused_by("e-1"):
        thread = threading.Thread(target=lambda: causes.append(current_cause()))
        thread.start()
        thread.join()
    assert causes == [None]
