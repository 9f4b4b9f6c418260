"""What the station reads from disk of a running recording, and what it alarms of."""

import time

import pytest

from app.core.alarms.conditions import CONDITIONS
from app.core.clock import VirtualClock
from app.core.recording.writer import RecordingWriter
from app.core.settings.data_directory import DataDirectory
from app.core.station.recording_watch import FIRST_BLOCK_WITHIN_S, LOOK_EVERY_S, STANDING_STILL_S, RecordingWatch
from app.core.station.session_board import SessionBoard
from tests.fakes.recordings import RECORDING, block, create_writer, record_blocks
from tests.fakes.station_rooms import a_view


class FakeAlarms:
    """The alarms that stand, with their texts."""

    def __init__(self) -> None:
        self.there: dict[str, str] = {}

    def raise_(self, condition: str, *, text: str = "") -> None:
        self.there[condition] = text

    def clear(self, condition: str) -> None:
        self.there.pop(condition, None)

    def stand(self, *conditions: str) -> bool:
        return any(condition in self.there for condition in conditions)


class Scene:
    """A session that records, and its watch."""

    def __init__(self, data: DataDirectory) -> None:
        self.data = data
        self.clock = VirtualClock()
        self.board = SessionBoard(lambda: None)
        self.alarms = FakeAlarms()
        self.watch = RecordingWatch(data, self.board, self.alarms, clock=self.clock)
        self.board.show(a_view(step="recording", recording_id=RECORDING, waiting_for=("stop",)))

    def begin(self) -> RecordingWriter:
        return create_writer(self.data.recording(RECORDING), clock=self.clock)

    def damage(self) -> None:
        """Change one byte of the samples written last."""
        (segment,) = self.data.recording(RECORDING).glob("*.nsr")
        content = bytearray(segment.read_bytes())
        content[-5] ^= 1
        segment.write_bytes(content)


@pytest.fixture
def scene(data_directory: DataDirectory) -> Scene:
    return Scene(data_directory)


def test_a_sound_recording_that_grows_is_no_alarm(scene: Scene) -> None:
    scene.watch.look()  # not begun yet
    writer = scene.begin()
    end = 0
    for k in range(4):
        end = record_blocks(writer, n_blocks=5, first=end, sequence=5 * k)
        scene.clock.advance(STANDING_STILL_S)
        scene.watch.look()
    writer.close("stopped")
    scene.watch.look()
    assert scene.alarms.there == {}
    scene.watch.close()


@pytest.mark.proves("REQ-RECORD-WATCHED")
def test_a_byte_that_changed_on_the_disk_is_named_once(scene: Scene) -> None:
    writer = scene.begin()
    record_blocks(writer, n_blocks=5)
    scene.damage()
    scene.watch.look()
    assert "segment-000000.nsr" in scene.alarms.there["recording_broken"]
    scene.alarms.there.clear()
    scene.clock.advance(60)
    scene.watch.look()
    assert scene.alarms.there == {}
    writer.close("stopped")


def test_damage_between_the_last_look_and_the_end_is_found(scene: Scene) -> None:
    writer = scene.begin()
    record_blocks(writer, n_blocks=5)
    scene.watch.look()
    record_blocks(writer, n_blocks=5, first=50, sequence=5)
    scene.damage()
    scene.board.change("s-1", step="analysing", waiting_for=())
    scene.watch.look()
    assert "recording_broken" in scene.alarms.there
    writer.close("stopped")


def test_a_recording_that_stands_still_is_an_alarm_until_it_goes_on(scene: Scene) -> None:
    writer = scene.begin()
    record_blocks(writer, n_blocks=5)
    scene.watch.look()
    scene.clock.advance(STANDING_STILL_S + 0.1)
    scene.watch.look()
    assert set(scene.alarms.there) == {"recording_not_advancing"}
    record_blocks(writer, n_blocks=1, first=50, sequence=5)
    scene.watch.look()
    assert scene.alarms.there == {}
    writer.close("stopped")


@pytest.mark.parametrize("known", ["device_silent", "acquisition_down"])
def test_where_another_alarm_says_why_it_stands_still_there_is_no_second_one(scene: Scene, known: str) -> None:
    writer = scene.begin()
    scene.watch.look()
    scene.alarms.raise_(known)
    scene.clock.advance(STANDING_STILL_S + 0.1)
    scene.watch.look()
    assert set(scene.alarms.there) == {known}
    writer.close("stopped")


def test_one_that_is_being_ended_may_stand_still(scene: Scene) -> None:
    writer = scene.begin()
    scene.watch.look()
    scene.board.change("s-1", waiting_for=())
    scene.clock.advance(STANDING_STILL_S + 0.1)
    scene.watch.look()
    assert scene.alarms.there == {}
    writer.close("stopped")


def test_its_thread_looks_by_itself_and_ends(scene: Scene) -> None:
    writer = scene.begin()
    record_blocks(writer, n_blocks=5)
    scene.damage()
    scene.watch.start()
    ends_s = time.monotonic() + 10
    while not scene.alarms.there:
        assert time.monotonic() < ends_s, "it never looked"
        time.sleep(0.01)
    scene.watch.close()
    writer.close("stopped")


def test_what_grows_slowly_by_nature_is_given_three_of_its_pauses(scene: Scene) -> None:
    writer = scene.begin()
    for k in range(4):
        writer.append_block(block(k * 50, 50, k, host_ns=k * 500_000_000))
    scene.watch.look()
    scene.clock.advance(1.4)
    scene.watch.look()
    assert scene.alarms.there == {}
    scene.clock.advance(0.2)
    scene.watch.look()
    assert "recording_not_advancing" in scene.alarms.there
    writer.close("stopped")


def test_a_device_is_given_time_for_its_first_samples(scene: Scene) -> None:
    writer = scene.begin()
    scene.watch.look()
    scene.clock.advance(FIRST_BLOCK_WITHIN_S - 0.1)
    scene.watch.look()
    assert scene.alarms.there == {}
    scene.clock.advance(0.2)
    scene.watch.look()
    assert "recording_not_advancing" in scene.alarms.there
    writer.close("stopped")


@pytest.mark.proves("REQ-RECORD-WATCHED")
def test_what_stands_still_is_told_within_a_second_whenever_it_was_looked_at_last() -> None:
    assert STANDING_STILL_S + LOOK_EVERY_S < 1.0
    assert CONDITIONS["recording_not_advancing"].onset_s == 0.0
    assert CONDITIONS["recording_broken"].onset_s == 0.0
