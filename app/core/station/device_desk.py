"""Says which device it is that fell silent, was lost, was found again or came to its end.

Guarantees: every entry, alarm and row names its device; the alarm of silence stands while any device is silent, and
says which. Does not: ask acquisition for anything. Thread: the station's main thread only.
"""

from collections.abc import Callable
from typing import Protocol

from app.core.acquisition.messages import DeviceBack, DeviceFound, DeviceLost, DeviceSilent, SourceEnded
from app.core.devices.driver import DeviceDescription
from app.core.events.recording_events import DeviceBackData, DeviceSilentData
from app.core.events.specification_events import DeviceConnectedData, DeviceDisconnectedData
from app.core.events.system_event import EventData
from app.core.signals.channels import main_stream
from app.core.station.session_board import SessionBoard
from app.core.station.views import SessionView

DeviceNotice = DeviceSilent | DeviceBack | DeviceLost | DeviceFound | SourceEnded
Row = Callable[[SessionView | None, str, str], None]


class Alarms(Protocol):
    """What the desks need of the alarm board."""

    def raise_(self, condition: str, *, text: str = "") -> None: ...

    def clear(self, condition: str) -> None: ...

    def happened(self, condition: str, *, text: str = "") -> None: ...


class DeviceDesk:
    """Takes in what is told of devices.

    Args:
        row: Adds a row to the event list (session, kind, text).
    """

    def __init__(self, board: SessionBoard, alarms: Alarms, *, row: Row) -> None:
        self._board = board
        self._alarms = alarms
        self._row = row
        self._silent: dict[str, str] = {}
        self._silence_changed = False
        self._fault = ""

    def forget(self) -> None:
        """Acquisition has died or other devices are open: who was silent is not known any more."""
        if self._silent:
            self._silent.clear()
            self._alarms.clear("device_silent")

    def take(self, notice: DeviceNotice, view: SessionView | None) -> list[EventData]:
        """What is to be logged; `tell_alarms` afterwards, so that the alarms can name it as their cause."""
        device = device_of(view, notice.device_id)
        name = device.name if device is not None and _several(view) else "Device"
        session_id = view.session_id if view is not None else ""
        device_id = notice.device_id or (device.device_id if device is not None else "")
        match notice:
            case DeviceSilent(silent_s=silent_s):
                known = device_id in self._silent
                self._silent[device_id] = name
                self._silence_changed = True
                if known:
                    return []
                self._row(view, "alarm", f"{name} silent for {silent_s:.2f} s")
                return [DeviceSilentData(device_id=device_id, session_id=session_id, silent_s=silent_s)]
            case DeviceBack(silent_s=silent_s):
                self._silent.pop(device_id, None)
                self._silence_changed = True
                return [DeviceBackData(device_id=device_id, session_id=session_id, silent_s=silent_s)]
            case DeviceLost(reason=reason):
                self._row(view, "device", f"{name} lost: {reason}")
                return [DeviceDisconnectedData(device_id=device_id, session_id=session_id, reason=reason)]
            case DeviceFound(reason=reason, lost_s=lost_s):
                self._row(view, "device", f"{name} connected again after {lost_s:.1f} s")
                why = f"found again after {lost_s:.1f} s: {reason}"
                return [connected(device, session_id, reason=why)] if device is not None else []
            case SourceEnded():
                return self._ended(notice, name, device_id, view)

    def _ended(self, notice: SourceEnded, name: str, device_id: str, view: SessionView | None) -> list[EventData]:
        session_id = view.session_id if view is not None else ""
        if self._silent.pop(device_id, None) is not None:
            self._silence_changed = True
        if notice.others_go_on:
            self._row(view, "device", f"{name} has come to its end; the others go on")
        if notice.ended.reason == "complete":
            return []
        text = f"{name}: {notice.ended.text}" if _several(view) else notice.ended.text
        self._fault = text
        if view is not None:
            self._board.note_failure(session_id, text)
        return [DeviceDisconnectedData(device_id=device_id, session_id=session_id, reason=notice.ended.reason)]

    def tell_alarms(self, view: SessionView | None) -> None:
        """Raise and clear what the last notice changed."""
        fault, self._fault = self._fault, ""
        changed, self._silence_changed = self._silence_changed, False
        if changed:
            self._tell_silent(view)
        if fault:
            self._alarms.raise_("source_fault", text=fault)

    def _tell_silent(self, view: SessionView | None) -> None:
        if not self._silent:
            self._alarms.clear("device_silent")
        elif _several(view):
            self._alarms.raise_("device_silent", text=f"Silent: {', '.join(self._silent.values())}.")
        else:
            self._alarms.raise_("device_silent")


def device_of(view: SessionView | None, device_id: str) -> DeviceDescription | None:
    """The session's device of that identifier; the only one where it has one."""
    if view is None or view.device is None:
        return None
    if len(view.devices) <= 1:
        return view.device
    return next((device for device in view.devices if device.device_id == device_id), None)


def connected(device: DeviceDescription, session_id: str, *, reason: str = "") -> DeviceConnectedData:
    """The entry that a device is there."""
    stream = main_stream(device.streams)
    return DeviceConnectedData(
        device_id=device.device_id,
        driver=device.driver,
        name=device.name,
        session_id=session_id,
        n_channels=len(stream.channels),
        rate_hz=stream.rate_hz,
        reason=reason,
    )


def _several(view: SessionView | None) -> bool:
    return view is not None and len(view.devices) > 1
