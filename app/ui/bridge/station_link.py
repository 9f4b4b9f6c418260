"""The window's only way to the station: messages become queued signals, clicks become requests.

Guarantees: nothing here waits; a request has a parent, a success and a failure, and is forgotten with its parent;
signals carry frozen values only. When the station is silent the launcher is called on a thread of its own, again and
again with growing pauses, until it is back. GUI thread only (signals are emitted from the link's thread and arrive
queued).
Does not: decide what a message means for a screen.
"""

import itertools
import threading
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.access.roles import permissions
from app.core.errors import Cancelled, DefectError, NeuraScaleError, NotPermitted
from app.core.settings.data_directory import DataDirectory
from app.core.station.device_messages import DevicesChanged
from app.core.station.messages import GetState, LogEntryAdded, SessionEventAdded, StationState
from app.core.workers.messages import BandPowers, QualityReport, TrendReport
from app.ui.bridge.background_work import BackgroundWork
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.bridge.link_thread import LinkThread, Question
from app.ui.bridge.requests import Request

__all__ = ["Request", "StationLink"]

DEFAULT_TIMEOUT_S = 10.0
_FIRST_LAUNCH_PAUSE_MS = 500
_LONGEST_LAUNCH_PAUSE_MS = 8000


def _is_for_everybody(message: msgspec.Struct) -> bool:
    """Whether it asks nobody who they are: the safety stop, alarms, signing in."""
    permission = permissions().covering(type(message).__name__)
    return permission is None or permission.always


class StationLink(QObject):
    """See the rules at the top of this module.

    Attributes:
        behind_gate: Nobody is signed in at the window: what is not for everybody is refused here and not sent.
    """

    state_arrived = Signal(object)  # StationState
    session_event_arrived = Signal(object)  # SessionEventAdded
    entry_arrived = Signal(object)  # LogEntryAdded
    quality_arrived = Signal(object)  # QualityReport
    bands_arrived = Signal(object)  # BandPowers
    trends_arrived = Signal(object)  # TrendReport
    devices_changed = Signal(int)  # version
    asked = Signal(int, object)  # number of a request, its message
    settled = Signal(int)  # its number: answered, refused or given up
    link_changed = Signal(bool)
    launch_failed = Signal(object)  # NeuraScaleError
    defect_arrived = Signal(object)  # DefectError
    _answer_arrived = Signal(int, object)
    _launch_ended = Signal(object)  # NeuraScaleError or None

    def __init__(
        self, data: DataDirectory, *, launcher: Callable[[], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.data = data
        self.inbox = BlockInbox()
        self.background = BackgroundWork(self)
        self._thread = LinkThread(data.runtime, self, self.inbox)
        self._launcher = launcher
        self._launching: threading.Thread | None = None
        self._launch_pause_ms = _FIRST_LAUNCH_PAUSE_MS
        self._launch_timer = QTimer(self)
        self._launch_timer.setSingleShot(True)
        self._launch_timer.timeout.connect(self._launch)
        self._tokens = itertools.count(1)
        self._requests: dict[int, Request] = {}
        self._up = False
        self._closed = False
        self._may_launch = True
        self.behind_gate = False
        queued = Qt.ConnectionType.QueuedConnection
        self._answer_arrived.connect(self._settle, queued)
        self._launch_ended.connect(self._launch_has_ended, queued)
        self.link_changed.connect(self._note_link, queued)

    @property
    def up(self) -> bool:
        return self._up

    @property
    def ending(self) -> bool:
        """Whether the station was asked to end, so that its silence is no fault."""
        return self._closed or not self._may_launch

    @property
    def token(self) -> str:
        """What the station gave whoever signed in; sent with each request, shown nowhere. Empty: nobody has."""
        return self._thread.token

    @token.setter
    def token(self, token: str) -> None:
        self._thread.token = token

    def start(self) -> None:
        """Begin to listen, and start the station where none is heard."""
        self._thread.start()
        self._launch()

    def set_counters(self, counters: dict[str, float]) -> None:
        """Figures for the next heartbeat."""
        self._thread.counters = counters

    def ask(self, message: msgspec.Struct, parent: QObject, *, timeout_s: float = DEFAULT_TIMEOUT_S) -> Request:
        """Send `message`; connect to the returned request's `done` and `failed` before returning to the event loop."""
        request = Request(parent)
        token = next(self._tokens)
        self._requests[token] = request
        if self.behind_gate and not _is_for_everybody(message):
            # The station would refuse it, and write down that somebody tried.
            self._answer_arrived.emit(token, NotPermitted("Nobody is signed in.", advice="Sign in first."))
            return request
        self._thread.ask(Question(token, message, timeout_s))
        self.asked.emit(token, message)
        return request

    def give_up(self, token: int) -> None:
        """Wait no longer for the answer to this request; who asked is told, an answer that comes later is dropped."""
        self._settle(
            token,
            Cancelled(
                "You stopped waiting for the station's answer.",
                meaning="What was asked may still be done; the window shows what the station does.",
                advice="Look at the window, and ask again if it was not done.",
            ),
        )

    def launch_now(self) -> None:
        """What kept the station from starting is put right: start it without waiting for the next try."""
        self._launch_pause_ms = _FIRST_LAUNCH_PAUSE_MS
        self._launch_timer.start(0)

    def stay_down(self) -> None:
        """From now on a station that goes is not started again: it was asked to end."""
        self._may_launch = False
        self._launch_timer.stop()

    def close(self) -> None:
        """End the thread within 3 s; later answers are dropped."""
        self._closed = True
        self._launch_timer.stop()
        self._thread.close()
        self.background.close()
        if self._launching is not None:
            self._launching.join(timeout=1)

    # --- called from the link's thread -----------------------------------------------------------------------

    def told(self, message: msgspec.Struct) -> None:
        if isinstance(message, StationState):
            self.state_arrived.emit(message)
        elif isinstance(message, SessionEventAdded):
            self.session_event_arrived.emit(message)
        elif isinstance(message, DevicesChanged):
            self.devices_changed.emit(message.version)
        elif isinstance(message, LogEntryAdded):
            self.entry_arrived.emit(message)
        elif isinstance(message, QualityReport):
            self.quality_arrived.emit(message)
        elif isinstance(message, BandPowers):
            self.bands_arrived.emit(message)
        elif isinstance(message, TrendReport):
            self.trends_arrived.emit(message)

    def answered(self, token: int, answer: object) -> None:
        self._answer_arrived.emit(token, answer)

    def link_is(self, up: bool) -> None:
        self.link_changed.emit(up)

    def defective(self, error: DefectError) -> None:
        self.defect_arrived.emit(error)

    # --- GUI thread ------------------------------------------------------------------------------------------

    @Slot(int, object)
    def _settle(self, token: int, answer: object) -> None:
        request = self._requests.pop(token, None)
        if request is None:
            return
        self.settled.emit(token)
        try:
            if isinstance(answer, NeuraScaleError):
                request.failed.emit(answer)
            else:
                request.done.emit(answer)
            request.deleteLater()
        except RuntimeError:
            return  # its parent, and so the screen that wanted to know, is gone

    @Slot(bool)
    def _note_link(self, up: bool) -> None:
        self._up = up
        if up:
            self._launch_pause_ms = _FIRST_LAUNCH_PAUSE_MS
            self.ask(GetState(), self).done.connect(self._take_state)
        elif not self._closed:
            self._launch_timer.start(0)

    @Slot(object)
    def _take_state(self, state: object) -> None:
        self.state_arrived.emit(state)

    @Slot()
    def _launch(self) -> None:
        if self._launcher is None or self._closed or self._up or not self._may_launch:
            return
        if self._launching is None or not self._launching.is_alive():
            self._launching = threading.Thread(target=self._run_launcher, name="desktop-launcher", daemon=True)
            self._launching.start()

    def _run_launcher(self) -> None:
        assert self._launcher is not None
        try:
            self._launcher()
        except NeuraScaleError as error:
            self._say_launch_ended(error)
        else:
            self._say_launch_ended(None)

    def _say_launch_ended(self, error: NeuraScaleError | None) -> None:
        try:
            self._launch_ended.emit(error)
        except RuntimeError:
            return  # the window was closed meanwhile

    @Slot(object)
    def _launch_has_ended(self, error: object) -> None:
        if self._closed or self._up or not self._may_launch:
            return
        if error is not None:
            self.launch_failed.emit(error)
        self._launch_timer.start(self._launch_pause_ms)
        self._launch_pause_ms = min(self._launch_pause_ms * 2, _LONGEST_LAUNCH_PAUSE_MS)
