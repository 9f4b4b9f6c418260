"""The one doorway for work that would hold up the window: done on a thread of its own, told as a queued signal.

Guarantees: one piece of work at a time, in the order asked for; of waiting work with the same name only the newest is
done (who turns pages quickly waits for the last one only), the others' requests say nothing; errors of our tree arrive
as `failed`. Ends within 3 s. GUI thread only; the work itself runs on the thread and must touch no widget.
"""

import itertools
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import DefectError, NeuraScaleError
from app.ui.bridge.requests import Request

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Job:
    token: int
    name: str
    work: Work


class BackgroundWork(QObject):
    """See the rules at the top of this module."""

    defect_arrived = Signal(object)  # DefectError
    began = Signal(str)  # name of a piece of work that was asked for
    done_with = Signal(str)  # its name: it was done, or given up
    _ended = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._tokens = itertools.count(1)
        self._requests: dict[int, Request] = {}
        self._names: dict[int, str] = {}
        self._thread: threading.Thread | None = None
        self._closed = False
        self._at_end: list[Work] = []
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def do(self, name: str, work: Work, parent: QObject) -> Request:
        """Have `work` done; connect to the request's `done` and `failed` before returning to the event loop."""
        request = Request(parent)
        token = next(self._tokens)
        self._requests[token] = request
        before = self._newest.get(name)
        self._newest[name] = token
        if before is not None:
            self._names.pop(before, None)
        if before is not None and (old := self._requests.pop(before, None)) is not None:
            old.deleteLater()
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="desktop-background", daemon=True)
            self._thread.start()
        self._jobs.put(_Job(token, name, work))
        self._names[token] = name
        self.began.emit(name)
        return request

    def give_up(self, name: str) -> None:
        """Nobody waits any more for the work of this name; what of it has begun ends by itself and is dropped."""
        token = self._newest.get(name)
        request = self._requests.pop(token, None) if token is not None else None
        if request is not None:
            request.deleteLater()
        self.done_with.emit(name)

    def at_end(self, work: Work) -> None:
        """Have `work` done on the thread when it ends (to close what was opened there)."""
        self._at_end.append(work)

    def close(self) -> None:
        """End within 3 s; answers that come later are dropped."""
        self._closed = True
        if self._thread is None:
            return
        self._jobs.put(None)
        self._thread.join(timeout=3)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._closed or self._newest.get(job.name) != job.token:
                continue
            result: object
            try:
                result = job.work()
            except NeuraScaleError as error:
                result = error
            try:
                self._ended.emit(job.token, result)
            except RuntimeError:
                break  # the window was closed meanwhile
        for work in self._at_end:
            work()

    @Slot(int, object)
    def _settle(self, token: int, result: object) -> None:
        request = self._requests.pop(token, None)
        name = self._names.pop(token, "")
        if name and self._newest.get(name) == token:
            self.done_with.emit(name)
        if request is None or self._closed:
            return
        try:
            if isinstance(result, NeuraScaleError):
                request.failed.emit(result)
                if isinstance(result, DefectError):
                    self.defect_arrived.emit(result)
            else:
                request.done.emit(result)
            request.deleteLater()
        except RuntimeError:
            return  # its parent, and so the screen that wanted to know, is gone
