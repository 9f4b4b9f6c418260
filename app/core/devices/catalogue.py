"""Which devices can be used, and the driver for each.

Guarantees: `list_devices` opens no device and never raises for a damaged or unreadable file: such a file is listed
with its fault in `detail`. Drivers are imported only when one is created. Does not: keep a device open, read patient
fields of a file. Any thread.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.brainflow_boards import BOARDS_BY_ADAPTOR, form_of
from app.core.devices.driver import BrainFlowSpec, DeviceSpec, Driver, LslSpec, LslStream, PlaybackSpec, SimulatedSpec
from app.core.devices.found_devices import DeviceEntry, DeviceGroup, FoundStream
from app.core.devices.serial_ports import SerialPort, list_serial_ports
from app.core.errors import DeviceFault, SourceFileFault

_SUFFIXES = (".edf", ".bdf", ".rec", ".vhdr", ".ahdr", ".xdf", ".fif", ".txt")
_DEEPEST_FOLDER = 4
_MOST_FILES = 1000

_PRESETS: tuple[tuple[str, str, SimulatedSpec], ...] = (
    ("Simulated amplifier, 21 channels", "10-20 system, 250 Hz", SimulatedSpec(n_channels=21, rate_hz=250.0)),
    ("Simulated amplifier, 21 channels", "10-20 system, 256 Hz", SimulatedSpec(n_channels=21, rate_hz=256.0)),
    ("Simulated amplifier, 64 channels", "10-10 system, 500 Hz", SimulatedSpec(n_channels=64, rate_hz=500.0)),
    ("Simulated amplifier, 256 channels", "10-5 system, 1000 Hz", SimulatedSpec(n_channels=256, rate_hz=1000.0)),
)


def create_driver(spec: DeviceSpec, *, clock: Clock = SYSTEM_CLOCK) -> Driver:
    """The driver for `spec`, not yet opened."""
    if isinstance(spec, PlaybackSpec):
        from app.core.devices.playback import PlaybackDriver

        return PlaybackDriver(spec, clock=clock)
    if isinstance(spec, BrainFlowSpec):
        from app.core.devices.brainflow_driver import BrainFlowDriver

        return BrainFlowDriver(spec, clock=clock)
    if isinstance(spec, LslSpec):
        from app.core.devices.lsl_driver import LslDriver

        return LslDriver(spec, clock=clock)
    from app.core.devices.simulated_amplifier import SimulatedAmplifier

    return SimulatedAmplifier(spec, clock=clock)


def list_devices(folders: Sequence[Path] = (), *, lsl_wait_s: float = 0.0) -> tuple[DeviceEntry, ...]:
    """The simulated amplifiers, amplifiers on serial ports, then every recording file.

    Args:
        folders: Where files are looked for, up to four folders below each.
        lsl_wait_s: How long LSL streams are waited for; 0 does not look for any. Less than half a second misses some.
    """
    entries = list(software_entries())
    entries.extend(port_entries(list_serial_ports()))
    if lsl_wait_s > 0:
        entries.extend(_lsl_entries(lsl_wait_s))
    for folder in folders:
        entries.extend(file_entries(folder))
    return tuple(entries)


def software_entries() -> tuple[DeviceEntry, ...]:
    """Devices that are always there: the simulated amplifiers, and BrainFlow's synthetic board."""
    presets = (
        DeviceEntry(name=name, detail=detail, spec=spec, group=DeviceGroup.SIMULATED) for name, detail, spec in _PRESETS
    )
    synthetic = DeviceEntry(
        name="BrainFlow synthetic board",
        detail="16 channels, 250 Hz, signals made by software",
        spec=BrainFlowSpec(),
        group=DeviceGroup.SIMULATED,
    )
    return (*presets, synthetic)


def port_entries(ports: Sequence[SerialPort]) -> tuple[DeviceEntry, ...]:
    """On each serial port the boards whose adaptor is the one that is there."""
    return tuple(
        DeviceEntry(
            name=f"{form_of(board_id).name} on {port.port}",
            detail=f"If that is what is behind this port. {port.detail}".strip(),
            spec=BrainFlowSpec(board_id=board_id, serial_port=port.port),
        )
        for port in ports
        for board_id in BOARDS_BY_ADAPTOR.get(port.usb[:9], ())
    )


def stream_entries(found: Sequence[FoundStream]) -> tuple[DeviceEntry, ...]:
    """Each LSL signal by itself, and with all marker streams where there are some."""
    markers = tuple(stream_choice(one, found) for one in found if not one.is_signal)
    entries: list[DeviceEntry] = []
    for one in found:
        if not one.is_signal:
            continue
        chosen = stream_choice(one, found)
        detail = f"LSL, {one.type or 'no type'}, {one.n_channels} channels, {one.rate_hz:g} Hz, on {one.hostname}"
        spec = LslSpec(streams=(chosen,))
        entries.append(DeviceEntry(name=one.name, detail=detail, spec=spec, group=DeviceGroup.LSL))
        if markers:
            said = f"{detail}, with {len(markers)} marker stream{'s' if len(markers) > 1 else ''}"
            spec = LslSpec(streams=(chosen, *markers))
            entries.append(DeviceEntry(name=one.name, detail=said, spec=spec, group=DeviceGroup.LSL))
    return tuple(entries)


def stream_choice(one: FoundStream, among: Sequence[FoundStream]) -> LslStream:
    """What names this stream and no other: its source id, which outlives a restart, else its uid, which does not."""
    chosen = LslStream(name=one.name, type=one.type, source_id=one.source_id)
    same = [two for two in among if (two.name, two.type, two.source_id) == (one.name, one.type, one.source_id)]
    if one.source_id and len(same) <= 1:
        return chosen
    return LslStream(name=one.name, type=one.type, source_id=one.source_id, uid=one.uid)


def file_entries(folder: Path) -> tuple[DeviceEntry, ...]:
    """Every recording file of a folder, up to four folders below it."""
    return tuple(entry for path in recording_files(folder) if (entry := file_entry(path)) is not None)


def _lsl_entries(wait_s: float) -> tuple[DeviceEntry, ...]:
    from app.core.devices.lsl_network import search_lsl

    try:
        found = [one.seen for one in search_lsl(wait_s)]
    except DeviceFault:
        # No liblsl, so no streams: whoever opens one is told.
        return ()
    return stream_entries(sorted(found, key=lambda one: (one.name, one.source_id, one.uid)))


def recording_files(folder: Path) -> Iterator[Path]:
    """At most `_MOST_FILES` files by name; links to folders are not followed, so that a loop of links ends."""
    found = 0
    for parent, folders, files in os.walk(folder):
        depth = len(Path(parent).relative_to(folder).parts)
        folders[:] = sorted(folders) if depth < _DEEPEST_FOLDER else []
        for name in sorted(files):
            if name.lower().endswith(_SUFFIXES):
                yield Path(parent) / name
                found += 1
                if found == _MOST_FILES:
                    return


def file_entry(path: Path) -> DeviceEntry | None:
    """The entry of a file; None where nothing says that it is a recording, as with most text files."""
    from app.core.devices.source_summaries import summary_of

    spec = PlaybackSpec(path=str(path.absolute()))
    try:
        detail = summary_of(path)
    except SourceFileFault as fault:
        return DeviceEntry(
            name=path.name, detail=f"Cannot be played. {fault.what}", spec=spec, usable=False, group=DeviceGroup.FILE
        )
    return None if detail is None else DeviceEntry(name=path.name, detail=detail, spec=spec, group=DeviceGroup.FILE)
