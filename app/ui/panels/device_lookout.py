"""Keeps the list of devices fresh while somebody may choose one.

Guarantees: asks only while the page is shown; a change the station tells of is fetched at once; an unchanged list costs
one small message every two seconds. GUI thread only. Does not: look itself, choose.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.station.device_messages import DeviceList, ListDevices
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink

ASK_EVERY_MS = 2000


class DeviceLookout(QObject):
    """See the rules at the top of this module.

    Args:
        wanted: Whether devices can be chosen now.
        folders: Where recordings are looked for.
    """

    listed = Signal(object)  # DeviceList
    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self, link: StationLink, *, wanted: Callable[[], bool], folders: Callable[[], tuple[str, ...]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._wanted = wanted
        self._folders = folders
        self._version = 0
        link.devices_changed.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_EVERY_MS)
        self._timer.timeout.connect(self._keep_watch)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look again at once by every way; a refusal is told."""
        self._version = 0
        self._ask(again=True).failed.connect(self.failed)

    @Slot(int)
    def _changed(self, version: int) -> None:
        if version != self._version:
            self._keep_watch()

    @Slot()
    def _keep_watch(self) -> None:
        # A question that gets no answer is not told: the window says by itself that the station is silent.
        if self._link.up and self._wanted():
            self._ask(again=False)

    def _ask(self, *, again: bool) -> Request:
        message = ListDevices(watch=True, known_version=self._version, again=again, folders=self._folders())
        request = self._link.ask(message, self)
        request.done.connect(self._take)
        return request

    @Slot(object)
    def _take(self, answer: DeviceList) -> None:
        if not answer.unchanged:
            self._version = answer.version
            self.listed.emit(answer)
