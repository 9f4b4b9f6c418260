"""What a device that is not in the list is called: one from the command line, a file, one used last.

Guarantees: never a folder's name. Pure.
"""

from app.core.devices.brainflow_boards import form_of
from app.core.devices.driver import BrainFlowSpec, DeviceSpec, LslSpec, PlaybackSpec, SimulatedSpec
from app.core.devices.found_devices import DeviceGroup
from app.core.errors import WrongUse
from app.core.station.device_messages import DeviceChoice
from app.ui.language import counted, number, tr


def choice_of(spec: DeviceSpec) -> DeviceChoice:
    """The device of `spec`, as a list would show it."""
    if isinstance(spec, PlaybackSpec):
        return DeviceChoice(
            name=_file_name(spec),
            detail=tr("Played as a device, {pace}.").format(pace=_pace(spec)),
            spec=spec,
            group=DeviceGroup.FILE,
        )
    if isinstance(spec, BrainFlowSpec):
        return DeviceChoice(name=_board_name(spec), detail=_board_detail(spec), spec=spec, group=DeviceGroup.AMPLIFIER)
    if isinstance(spec, LslSpec):
        names = dict.fromkeys(one.name or one.source_id or one.type or one.uid for one in spec.streams)
        detail = counted("%n LSL stream(s)", len(spec.streams)) + "."
        return DeviceChoice(name=tr(" with ").join(names), detail=detail, spec=spec, group=DeviceGroup.LSL)
    return _simulated(spec)


def _simulated(spec: SimulatedSpec) -> DeviceChoice:
    detail = tr("{channels} channels at {rate} Hz").format(channels=spec.n_channels, rate=number(spec.rate_hz))
    return DeviceChoice(name=tr("Simulated amplifier"), detail=detail, spec=spec, group=DeviceGroup.SIMULATED)


def _file_name(spec: PlaybackSpec) -> str:
    return spec.path.replace("\\", "/").rsplit("/", 1)[-1]


def _pace(spec: PlaybackSpec) -> str:
    if spec.speed is None:
        return tr("as fast as the chain keeps up")
    if spec.speed == 1:
        return tr("at its own rate")
    return tr("at {speed} times its own rate").format(speed=number(spec.speed))


def _board_name(spec: BrainFlowSpec) -> str:
    try:
        name = form_of(spec.board_id).name
    except WrongUse:
        return tr("Amplifier with number {board_id}").format(board_id=spec.board_id)
    return f"{name} “{spec.serial_number}”" if spec.serial_number else name


def _board_detail(spec: BrainFlowSpec) -> str:
    where = spec.serial_port or spec.mac_address or spec.ip_address
    return tr("At {where}.").format(where=where) if where else tr("As used last.")
