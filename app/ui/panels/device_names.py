"""What a device that is not in the list is called: one from the command line, a file, one used last.

Guarantees: never a folder's name. Pure.
"""

from app.core.devices.brainflow_boards import form_of
from app.core.devices.driver import BrainFlowSpec, DeviceSpec, LslSpec, PlaybackSpec, SimulatedSpec
from app.core.devices.found_devices import DeviceGroup
from app.core.errors import WrongUse
from app.core.station.messages import DeviceChoice


def choice_of(spec: DeviceSpec) -> DeviceChoice:
    """The device of `spec`, as a list would show it."""
    if isinstance(spec, PlaybackSpec):
        return DeviceChoice(
            name=_file_name(spec), detail=f"Played as a device, {_pace(spec)}.", spec=spec, group=DeviceGroup.FILE
        )
    if isinstance(spec, BrainFlowSpec):
        return DeviceChoice(name=_board_name(spec), detail=_board_detail(spec), spec=spec, group=DeviceGroup.AMPLIFIER)
    if isinstance(spec, LslSpec):
        names = dict.fromkeys(one.name or one.source_id or one.type or one.uid for one in spec.streams)
        detail = f"{len(spec.streams)} LSL streams" if len(spec.streams) > 1 else "One LSL stream"
        return DeviceChoice(name=" with ".join(names), detail=f"{detail}.", spec=spec, group=DeviceGroup.LSL)
    return _simulated(spec)


def _simulated(spec: SimulatedSpec) -> DeviceChoice:
    detail = f"{spec.n_channels} channels at {spec.rate_hz:g} Hz"
    return DeviceChoice(name="Simulated amplifier", detail=detail, spec=spec, group=DeviceGroup.SIMULATED)


def _file_name(spec: PlaybackSpec) -> str:
    return spec.path.replace("\\", "/").rsplit("/", 1)[-1]


def _pace(spec: PlaybackSpec) -> str:
    if spec.speed is None:
        return "as fast as the chain keeps up"
    return "at its own rate" if spec.speed == 1 else f"at {spec.speed:g} times its own rate"


def _board_name(spec: BrainFlowSpec) -> str:
    try:
        name = form_of(spec.board_id).name
    except WrongUse:
        return f"Amplifier with number {spec.board_id}"
    return f"{name} “{spec.serial_number}”" if spec.serial_number else name


def _board_detail(spec: BrainFlowSpec) -> str:
    where = spec.serial_port or spec.mac_address or spec.ip_address
    return f"At {where}." if where else "As used last."
