"""What the station is told of a turn, beside the samples.

Guarantees: every notice names its device. Pure. Does not: send.
"""

from collections.abc import Iterator, Sequence

import msgspec

from app.core.acquisition.device_set import DeviceSet
from app.core.acquisition.held_device import Reading
from app.core.acquisition.messages import DeviceBack, DeviceFound, DeviceLost, DeviceSilent, DeviceTold, SourceEnded
from app.core.devices.driver import DeviceEvent


def told_events(device_id: str, events: Sequence[DeviceEvent]) -> Iterator[DeviceTold]:
    """Of a device's own events."""
    return (DeviceTold(event=event, device_id=device_id) for event in events)


def news_of(device_id: str, reading: Reading, devices: DeviceSet) -> Iterator[tuple[msgspec.Struct, str]]:
    """Notices, each with a line for the text log."""
    if reading.lost and reading.found_s is None:
        yield DeviceLost(device_id=device_id, reason=reading.lost), f"{device_id} is lost: {reading.lost}"
    if reading.found_s is not None:
        found = DeviceFound(device_id=device_id, reason=reading.lost, lost_s=reading.found_s)
        yield found, f"{device_id} is found again after {reading.found_s:.3f} s"
    if reading.back_s is not None:
        back = DeviceBack(silent_s=reading.back_s, device_id=device_id)
        yield back, f"{device_id} is back after {reading.back_s:.3f} s of silence"
    if reading.silent_s is not None:
        silent = DeviceSilent(silent_s=reading.silent_s, device_id=device_id)
        yield silent, f"{device_id} is silent for {reading.silent_s:.3f} s"
    if reading.ended is not None:
        yield _end_of(device_id, reading, devices), f"{device_id} has ended: {reading.ended.reason}"


def standing_news(devices: DeviceSet) -> Iterator[msgspec.Struct]:
    """What a station that was away must be told again: who is silent, and who has ended."""
    for link in devices.links:
        description = link.description
        if description is None:
            continue
        if link.silent_s is not None:
            yield DeviceSilent(silent_s=link.silent_s, device_id=description.device_id)
        if link.ended is not None:
            yield _end_of(description.device_id, Reading(ended=link.ended), devices)


def _end_of(device_id: str, reading: Reading, devices: DeviceSet) -> SourceEnded:
    assert reading.ended is not None
    in_all = devices.ended
    return SourceEnded(
        ended=reading.ended,
        device_id=device_id,
        others_go_on=in_all is None,
        in_all=in_all.reason if in_all is not None else "",
    )
