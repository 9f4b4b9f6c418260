"""Tells the devices of one session apart, shows them as one, knows one of them again, and refuses what cannot be one.

Guarantees: within a session no two devices and no two streams have the same identifier or name, however alike they
are; the same devices in the same order are always named the same, so that a restart finds them. One device alone keeps
its own names. Pure.
"""

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

import msgspec

from app.core.devices.driver import BrainFlowSpec, DeviceDescription, DeviceSpec, LslSpec
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import DeviceId, StreamId
from app.core.signals.channels import StreamDescription


def tell_apart(devices: Sequence[DeviceDescription]) -> tuple[DeviceDescription, ...]:
    """The same devices under identifiers and names of their own; what is unique already stays as it is."""
    told: list[DeviceDescription] = []
    for device in devices:
        device_id = _free(device.device_id, {one.device_id for one in told}, "{}-{}")
        name = _free(device.name, {one.name for one in told}, "{} ({})")
        taken_ids = {stream.stream_id for one in told for stream in one.streams}
        taken_names = {stream.name for one in told for stream in one.streams}
        renamed: dict[str, StreamId] = {}
        streams = []
        for stream in device.streams:
            stream_id = stream.stream_id
            if stream_id in taken_ids:
                stream_id = StreamId(str(uuid5(NAMESPACE_OID, f"{device_id}/{stream_id}")))
            renamed[stream.stream_id] = stream_id
            stream_name = stream.name if stream.name not in taken_names else f"{stream.name} ({name})"
            streams.append(msgspec.structs.replace(stream, stream_id=stream_id, name=stream_name))
        totals = device.total_samples
        told.append(
            msgspec.structs.replace(
                device,
                device_id=DeviceId(device_id),
                name=name,
                streams=tuple(streams),
                total_samples=None if totals is None else {renamed[key]: total for key, total in totals.items()},
            )
        )
    return tuple(told)


def as_one(devices: Sequence[DeviceDescription]) -> DeviceDescription:
    """All devices as one: every stream, all that is wrong with any of them; one alone is itself."""
    if len(devices) == 1:
        return devices[0]
    totals: dict[str, int] | None = {}
    for device in devices:
        totals = None if totals is None or device.total_samples is None else totals | device.total_samples
    return DeviceDescription(
        device_id=DeviceId("+".join(device.device_id for device in devices)),
        driver="+".join(sorted({device.driver for device in devices})),
        name=f"{', '.join(device.name for device in devices[:-1])} and {devices[-1].name}",
        streams=tuple(stream for device in devices for stream in device.streams),
        live=any(device.live for device in devices),
        can_measure_impedance=any(device.can_measure_impedance for device in devices),
        warnings=tuple(f"{device.name}: {text}" for device in devices for text in device.warnings),
        total_samples=totals,
    )


def with_streams(device: DeviceDescription, streams: Sequence[StreamDescription]) -> DeviceDescription:
    """The device with its own streams as `streams` describes them; those that are not among them stay as they are."""
    newer = {stream.stream_id: stream for stream in streams}
    return msgspec.structs.replace(
        device, streams=tuple(newer.get(stream.stream_id, stream) for stream in device.streams)
    )


def demand_together(specs: Sequence[DeviceSpec]) -> None:
    """Raises: WrongUse: These devices cannot be recorded on one time axis."""
    if not specs:
        raise WrongUse("No device was named.", advice="Choose at least one device.")
    paces = {spec.speed for spec in specs}
    if len(paces) > 1:
        raise WrongUse(
            "Devices that are recorded together must run at the same pace."
            if None not in paces
            else "A source that plays as fast as it can has no time in common with a device that runs in real time.",
            meaning="Their samples could not be laid on one time axis.",
            advice="Give every file and simulated amplifier of the session speed 1, or record them one by one.",
        )
    for number, spec in enumerate(specs):
        if isinstance(spec, BrainFlowSpec | LslSpec) and spec in specs[:number]:
            raise WrongUse("The same device was chosen twice.", advice="Choose each device once.")


def demand_same(identity: str, before: DeviceDescription, now: DeviceDescription) -> None:
    """What answers is the device that was recorded.

    Args:
        identity: The device's own identifier when it was first opened.
        before: As it was described then.
        now: As what answers describes itself.

    Raises:
        AnotherDevice: It is not.
    """
    if now.device_id != identity:
        raise AnotherDevice(
            f"Another device answers in place of {before.name}: {now.name} ({now.device_id}, not {identity})."
        )
    if _shape(before) != _shape(now):
        raise AnotherDevice(
            f"The device that answers in place of {before.name} has other channels or another rate than were recorded."
        )


class AnotherDevice(DeviceFault):
    """A device answers, but not the one that is looked for."""

    default_meaning = "Nothing is taken from it; the device that was recorded is looked for on."
    default_advice = "Connect the same device again, or stop the recording and start a new one."


def _shape(device: DeviceDescription) -> list[tuple[float, tuple[str, ...]]]:
    return [(stream.rate_hz, stream.labels) for stream in device.streams]


def _free(wanted: str, taken: set[str], pattern: str) -> str:
    """`wanted`, or the first numbered form of it that is not taken."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = pattern.format(wanted, number)
    return name
