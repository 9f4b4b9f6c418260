"""What the station knows of its session, from any thread."""

import threading

import pytest

from app.core.errors import NotFound
from app.core.station.session_board import SessionBoard
from app.core.station.views import SessionEvent
from tests.fakes.station_rooms import a_view


def row(onset_s: float, text: str = "x") -> SessionEvent:
    return SessionEvent(onset_s=onset_s, duration_s=0.0, kind="annotation", text=text)


def test_an_empty_board_takes_nothing_and_says_so() -> None:
    changes: list[int] = []
    board = SessionBoard(lambda: changes.append(1))
    board.change("s-1", step="ready")
    board.note_failure("s-1", "x")
    assert board.view is None
    assert not board.add_event("s-1", row(1.0))
    assert board.events("s-1") == ()
    assert changes == []
    with pytest.raises(NotFound):
        board.session("s-1")


def test_what_is_meant_for_another_session_changes_nothing() -> None:
    board = SessionBoard(lambda: None)
    board.show(a_view("s-2"))
    before = board.view
    board.change("s-1", step="ready")
    board.note_failure("s-1", "x")
    assert not board.add_event("s-1", row(1.0))
    assert board.view == before
    assert board.patient_of("s-1") is None
    assert board.patient_of("s-2") == "p-1"
    with pytest.raises(NotFound, match="not the one that is running"):
        board.session("s-1")


def test_each_change_is_told_and_events_stand_in_stream_time() -> None:
    changes: list[str] = []
    board = SessionBoard(lambda: changes.append(board.view.step if board.view else ""))
    board.show(a_view(), (row(5.0), row(1.0)))
    board.change("s-1", step="ready")
    assert changes == ["prerequisites", "ready"]
    board.add_event("s-1", row(3.0))
    assert [event.onset_s for event in board.events("s-1")] == [1.0, 3.0, 5.0]


def test_nothing_is_lost_between_threads() -> None:
    board = SessionBoard(lambda: None)
    board.show(a_view())
    torn: list[object] = []
    ended = threading.Event()

    def write(number: int) -> None:
        for n in range(300):
            board.change("s-1", samples_recorded=n, bytes_written=n)
            board.note_failure("s-1", f"{number}-{n}")
            board.add_event("s-1", row(n + number / 10))

    def read() -> None:
        while not ended.is_set():
            view = board.session("s-1")
            events = board.events("s-1")
            if view.samples_recorded != view.bytes_written or list(events) != sorted(events, key=lambda e: e.onset_s):
                torn.append(view)

    reader = threading.Thread(target=read)
    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    reader.start()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    ended.set()
    reader.join()
    assert torn == []
    assert len(set(board.session("s-1").failures_seen)) == 1200
    assert len(board.events("s-1")) == 1200


def test_the_same_failure_told_by_the_file_and_by_its_player_is_read_once() -> None:
    board = SessionBoard(lambda: None)
    board.show(a_view("s-1"))
    for text in ("cut off", "two rates", "cut off"):
        board.note_failure("s-1", text)
    view = board.view
    assert view is not None
    assert view.failures_seen == ("cut off", "two rates")
