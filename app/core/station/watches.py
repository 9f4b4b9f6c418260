"""What the station keeps an eye on for the session on its board: the recording on disk, the signal.

Guarantees: `close` ends every thread that `start` began; bounded. Does not: hold anybody up.
"""

from app.core.station.recording_watch import RecordingWatch
from app.core.station.signal_watch import SignalWatch
from app.core.station.station_rooms import StationRooms


class Watches:
    """All of them."""

    def __init__(self, rooms: StationRooms) -> None:
        self._all = (
            RecordingWatch(rooms.data, rooms.board, rooms.alarms, clock=rooms.clock),
            SignalWatch(rooms.data, rooms.board, rooms.alarms, rooms.journal, clock=rooms.clock),
        )

    def start(self) -> None:
        for watch in self._all:
            watch.start()

    def close(self) -> None:
        for watch in self._all:
            watch.close()
