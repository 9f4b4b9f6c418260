"""The station's end of the control link, as acquisition needs it: asks, and keeps what it is told.

Any thread may ask; notices come in on the exchange's thread.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from app.core.acquisition.messages import (
    AcquisitionNotice,
    AcquisitionState,
    AnnotationPlaced,
    DeviceOpened,
    ImpedanceMeasured,
    RecordingStarted,
    RecordingStopped,
)
from app.core.clock import SYSTEM_CLOCK
from app.core.settings.data_directory import DataDirectory
from app.core.telemetry.heartbeat import Heartbeat, StationAlive
from app.core.wire.exchange import Exchange

ANSWERS = DeviceOpened | ImpedanceMeasured | RecordingStarted | RecordingStopped | AnnotationPlaced
N = TypeVar("N")


class AcquisitionStation:
    """Binds CONTROL; `notices` grows as acquisition tells."""

    def __init__(self, runtime: Path, *, incarnation: str = "one") -> None:
        self.notices: list[Any] = []
        self.heartbeats: list[Heartbeat] = []
        self.defects: list[BaseException] = []
        self.incarnation = incarnation
        self._changed = threading.Condition()
        self._peer = ""
        self._exchange = Exchange(
            runtime,
            AcquisitionNotice | ANSWERS,
            on_request=lambda _peer, _message, _correlation: None,
            on_notice=self._take,
            on_defect=self.defects.append,
        )

    def _take(self, peer: str, notice: Any) -> None:
        with self._changed:
            self._peer = peer
            if isinstance(notice, Heartbeat):
                self.heartbeats.append(notice)
            else:
                self.notices.append(notice)
            self._changed.notify_all()

    def ask(self, message: Any, *, timeout_s: float = 10.0) -> Any:
        return self._exchange.request(self._peer, message, timeout_s=timeout_s)

    def alive(self) -> None:
        self._exchange.notify(self._peer, StationAlive(incarnation=self.incarnation))

    def wait_for(
        self, kind: type[N], *, timeout_s: float = 15.0, after: int = 0, where: Callable[[N], bool] = lambda _n: True
    ) -> N:
        """The first notice of that kind from position `after` on."""

        def found() -> N | None:
            return next((n for n in self.notices[after:] if isinstance(n, kind) and where(n)), None)

        with self._changed:
            assert self._changed.wait_for(lambda: found() is not None, timeout_s), (
                f"no {kind.__name__}; told: {self.notices[after:]}"
            )
            notice = found()
        assert notice is not None
        return notice

    def wait_for_peer(self, *, timeout_s: float = 15.0) -> AcquisitionState:
        return self.wait_for(AcquisitionState, timeout_s=timeout_s)

    def of(self, kind: type[N]) -> list[N]:
        with self._changed:
            return [notice for notice in self.notices if isinstance(notice, kind)]

    def mark(self) -> int:
        """Position to give as `after`: only what comes from now on counts."""
        with self._changed:
            return len(self.notices)

    def close(self) -> None:
        self._exchange.close()


def start_program(
    data: DataDirectory, program: str = "acquisition", *, environment: dict[str, str] | None = None, **options: Any
) -> "subprocess.Popen[bytes]":
    """A real program of ours on `data`."""
    return subprocess.Popen(
        [sys.executable, "-m", "app", program, "--data", str(data.root)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        **options,
    )


def pause(duration_s: float) -> None:
    SYSTEM_CLOCK.sleep(duration_s)
