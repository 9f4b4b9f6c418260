"""A request that comes while the station is closing."""

import threading
import time

import pytest

from app.core.errors import LinkDown
from app.core.settings.data_directory import DataDirectory
from app.core.station.device_messages import ListDevices
from app.core.station.messages import GetState, StationRequest, StationState
from app.core.wire.envelopes import Done, Envelope
from app.core.wire.exchange import Exchange
from app.core.wire.line import Line


def test_a_request_during_close_is_refused_and_kills_nothing(data_directory: DataDirectory) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slowly(_peer: str, message: object, _envelope: Envelope) -> None:
        if isinstance(message, GetState):
            entered.set()
            leave.wait(5)

    defects: list[BaseException] = []
    exchange = Exchange(
        data_directory.runtime,
        StationRequest,
        on_request=slowly,
        on_notice=lambda _peer, _message: None,
        on_defect=defects.append,
    )
    line: Line[StationState] = Line(data_directory.runtime, "desktop#1", StationState | Done)
    try:
        line.ask(GetState())
        assert entered.wait(2)
        closing = threading.Thread(target=exchange.close)
        closing.start()
        deadline = time.monotonic() + 2
        while not exchange._pool._shutdown and time.monotonic() < deadline:
            time.sleep(0.005)
        with pytest.raises(LinkDown, match="ending"):
            line.request(ListDevices(), timeout_s=2)
    finally:
        leave.set()
        closing.join(5)
        line.close()
    assert defects == []
