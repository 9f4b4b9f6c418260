"""A device that floods with events, a station that stands still: what lies between device and disk holds nothing up."""

import time
from typing import Any

import psutil
import pytest
import zmq

from app.core.acquisition.event_valve import MOST_EVENTS_A_SECOND, EventValve
from app.core.acquisition.recorder import Recorder
from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.recording.writer import SEGMENT_LIMIT_RECORDS
from app.core.settings.data_directory import DataDirectory
from app.core.wire.addresses import Port, bind, new_socket
from app.core.wire.envelopes import Done
from app.core.wire.line import Line
from tests.fakes.recordings import RECORDING, SESSION, block, device


def _events(n: int, second: int = 0) -> list[DeviceEvent]:
    return [
        DeviceEvent(kind=DeviceEventKind.STATE, onset_s=second + k / n, duration_s=None, text=f"state {second} {k}")
        for k in range(n)
    ]


def test_ten_thousand_events_a_second_are_all_recorded_and_no_sample_waits(data_directory: DataDirectory) -> None:
    """Six seconds' worth, handed over as a device does, faster than it could: 25 turns a second."""
    recorder = Recorder(data_directory, lambda _notice: None, clock=SYSTEM_CLOCK)
    recorder.begin(RECORDING, SESSION, device())
    began_s, longest_s = time.monotonic(), 0.0
    for turn in range(150):
        turn_began_s = time.monotonic()
        fresh = recorder.take([(block(turn * 4, 4, turn), "device")], _events(400, turn))
        longest_s = max(longest_s, time.monotonic() - turn_began_s)
        assert len(fresh) == 400
    took_s = time.monotonic() - began_s
    recorder.end("stopped")
    assert took_s < 6.0  # faster than it comes
    assert longest_s < 0.3  # not even the safety lease waits
    verified = verify_recording(data_directory.recording(RECORDING))
    assert verified.streams[0].samples == 600
    assert verified.segments == 2  # so that what is read after a crash stays bounded
    assert SEGMENT_LIMIT_RECORDS == 50_000
    with RecordingReader(data_directory.recording(RECORDING)) as reader:
        assert len(reader.events()) == 60_000


def test_after_a_crash_the_events_of_a_flood_are_known_at_once(data_directory: DataDirectory) -> None:
    recorder = Recorder(data_directory, lambda _notice: None, clock=VirtualClock())
    recorder.begin(RECORDING, SESSION, device())
    flood = _events(10_000)
    recorder.take([(block(0, 10, 0), "device")], flood)
    recorder.finish(in_order=False, source_ended=False)
    again = Recorder(data_directory, lambda _notice: None, clock=VirtualClock())
    again.resume(RECORDING)
    began_s = time.monotonic()
    assert again.take([], [*flood, *_events(1, 9)]) == tuple(_events(1, 9))
    assert time.monotonic() - began_s < 1.0
    again.end("stopped")


def test_a_flood_is_told_in_part_with_how_many_more_there_are() -> None:
    clock = VirtualClock()
    valve = EventValve(clock=clock)
    told = valve.admit(_events(10_000))
    assert told == tuple(_events(10_000)[:MOST_EVENTS_A_SECOND])
    assert valve.admit(_events(5)) == ()
    clock.advance(1.0)
    (summary,) = valve.admit(())
    assert summary.text.startswith("9,905 more events")
    assert valve.admit(()) == ()
    assert len(valve.admit(_events(7))) == 7


def _flood(line: Line[Any], n: int) -> float:
    began_s = time.monotonic()
    for event in _events(n):
        line.notify(event)
    return time.monotonic() - began_s


@pytest.mark.parametrize("there", [True, False], ids=["stopped", "gone"])
def test_a_station_that_stands_still_holds_nobody_up_and_takes_no_memory(
    data_directory: DataDirectory, there: bool
) -> None:
    """Its socket is there and nobody reads it, as after SIGSTOP; or it is not there at all."""
    silent = new_socket(zmq.ROUTER)
    if there:
        bind(silent, data_directory.runtime, Port.CONTROL)
    line: Line[Any] = Line(data_directory.runtime, "acquisition#1", Done)
    try:
        _flood(line, 3000)
        before = psutil.Process().memory_info().rss
        took_s = _flood(line, 20_000)
        grown = psutil.Process().memory_info().rss - before
    finally:
        line.close()
        silent.close()
    assert took_s < 4.0
    assert grown < 10_000_000
