"""`neurascale devices`: the devices that can be used on this machine, and what each amplifier needs.

Guarantees: opens no device; `command` speaks to the one that the running session has open. Exit codes: 0 done, 1 it
cannot be done, 2 wrong use.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from app.core.devices.brainflow_boards import FORMS, BoardForm, Connection, form_of
from app.core.devices.brainflow_channels import board_streams
from app.core.devices.brainflow_library import describe
from app.core.devices.catalogue import list_devices
from app.core.devices.found_devices import DeviceEntry
from app.core.devices.serial_ports import list_serial_ports
from app.core.devices.stimulator_search import probe
from app.core.errors import DeviceFault, LinkDown, NotFound
from app.core.identifiers import DeviceId
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.wire.line import Line

SUMMARY = "List the devices that can be used: amplifiers, the simulated ones, and recording files played as devices."
EXAMPLE = "neurascale devices list --folder ~/recordings --json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser(
        "list",
        help="list them",
        description=SUMMARY,
        epilog=f"example:\n  {EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    listing.add_argument(
        "--folder", type=Path, action="append", default=[], metavar="DIR", help="also list its recording files"
    )
    listing.add_argument(
        "--lsl", type=float, default=0.0, metavar="SECONDS", help="also look for LSL streams, for so long (2 finds all)"
    )
    listing.add_argument("--json", action="store_true", help="one JSON object on stdout")
    boards = actions.add_parser(
        "boards",
        help="list every amplifier known through BrainFlow, or explain one",
        description="List every amplifier known through BrainFlow; with --board, what it measures and needs.",
        epilog="example:\n  neurascale devices boards --board 0",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    boards.add_argument("--board", type=int, metavar="NUMBER", help="explain this one")
    boards.add_argument("--json", action="store_true", help="one JSON object on stdout")
    outputs = actions.add_parser(
        "outputs",
        help="list the serial ports that a stimulator may be behind, or ask one of them",
        description="List the serial ports without opening any. With --probe, ask one port whether a stimulator is\n"
        "behind it; what answers is brought to its safe state. Name only a port whose device you know.",
        epilog="example:\n  neurascale devices outputs --probe /dev/ttyUSB0 --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    outputs.add_argument("--probe", action="append", default=[], metavar="PORT", help="ask this port (may be repeated)")
    outputs.add_argument("--json", action="store_true", help="one JSON object on stdout")
    tell = actions.add_parser(
        "command",
        aliases=["tell"],
        help="tell the open simulated amplifier what to do, faults included",
        description="Tell the device of the running session what to do. The simulated amplifier knows, for its\n"
        "patient and electrodes: eyes, seizure, pop, lead_off, lead_on, impedance, saturation; for faults: drop,\n"
        "duplicate, reorder, late, disconnect, freeze, clock_jump, drift, wrong_rate; `faults off` ends them all.\n"
        "Exit codes: 0 done, 1 no session has such a device, 2 it does not know the command.",
        epilog="example:\n  neurascale devices command drop 2% --data ~/neurascale-data\n"
        "  neurascale devices command lead_off C3",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    tell.add_argument("name", help="the command, as 'drop'")
    tell.add_argument("argument", nargs="?", default="", help="what it needs, as '2%%'")
    tell.add_argument("--device", default="", metavar="ID", help="which one, where several are open")
    tell.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")


def run(arguments: argparse.Namespace) -> int:
    """List; the exit code.

    Raises:
        NotFound: A folder that was named is not there.
        WrongUse: There is no board of that number.
        DeviceFault: The amplifier library cannot be loaded.
        LinkDown: `command`: no station runs.
        NeuraScaleError: `command`: as the device refused.
    """
    actions = {"boards": _boards, "command": _command, "tell": _command, "list": _list, "outputs": _outputs}
    return actions[arguments.action](arguments)


def _command(arguments: argparse.Namespace) -> int:
    from app.core.station.launching import ANSWERS, noted_process
    from app.core.station.messages import SendDeviceCommand

    data = DataDirectory(arguments.data.expanduser().absolute())
    if noted_process(data, "station") is None:
        raise LinkDown(
            "No station runs on this data folder.", advice="Open the window, or name the folder with --data."
        )
    line: Line[Any] = Line(data.runtime, f"command#{os.getpid()}", ANSWERS)
    asked = SendDeviceCommand(name=arguments.name, argument=arguments.argument, device_id=arguments.device)
    try:
        line.request(asked, timeout_s=20.0)
    finally:
        line.close()
    return 0


def _list(arguments: argparse.Namespace) -> int:
    for folder in arguments.folder:
        if not folder.is_dir():
            raise NotFound(f"There is no folder {folder}.", advice="Name a folder that holds recordings.")
    entries = list_devices(arguments.folder, lsl_wait_s=min(max(arguments.lsl, 0.0), 30.0))
    if arguments.json:
        sys.stdout.write(json.dumps({"devices": [_plain(entry) for entry in entries]}, indent=2) + "\n")
        return 0
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        sys.stdout.write(f"{entry.name:<{width}}  {entry.detail}\n")
    return 0


def _outputs(arguments: argparse.Namespace) -> int:
    """1 where a port that was asked did not answer as a stimulator."""
    asked = [_asked(port) for port in arguments.probe]
    listed = list_serial_ports()
    if arguments.json:
        report = {"serial_ports": msgspec.to_builtins(listed), "asked": asked}
        sys.stdout.write(json.dumps(report, indent=2) + "\n")
    else:
        lines = [f"{port.port}  {port.detail or 'serial port'}" for port in listed]
        for answer in asked:
            found = answer["stimulator"]
            says = f"{found['name']}, serial number {found['serial_number']}" if found else answer["fault"]
            lines.append(f"{answer['port']}  {says}")
        sys.stdout.write("".join(f"{line}\n" for line in lines) or "no serial port\n")
    return 0 if all(answer["stimulator"] for answer in asked) else 1


def _asked(port: str) -> dict[str, Any]:
    try:
        return {"port": port, "stimulator": msgspec.to_builtins(probe(port)), "fault": ""}
    except DeviceFault as fault:
        return {"port": port, "stimulator": None, "fault": fault.what}


def _boards(arguments: argparse.Namespace) -> int:
    forms = [form_of(arguments.board)] if arguments.board is not None else list(FORMS.values())
    boards = [_board(form) for form in forms]
    if arguments.json:
        ports = msgspec.to_builtins(list_serial_ports())
        sys.stdout.write(json.dumps({"boards": boards, "serial_ports": ports}, indent=2) + "\n")
        return 0
    for form, board in zip(forms, boards, strict=True):
        sys.stdout.write(f"{form.board_id:>3}  {form.name} ({form.connection})\n")
        if arguments.board is not None:
            _explain(form, board)
    return 0


def _explain(form: BoardForm, board: dict[str, Any]) -> None:
    lines = [form.note] if form.note else []
    for entry in form.entries:
        lines += [
            "",
            f"{entry.label} ({'needed' if entry.required else 'may be left empty'})",
            f"  {entry.explanation}",
        ]
    for stream in board["streams"]:
        lines += [
            "",
            f"{stream['name']}, {stream['rate_hz']:g} Hz",
            f"  {', '.join(c['label'] for c in stream['channels'])}",
        ]
    ports = list_serial_ports() if form.connection is Connection.SERIAL else ()
    lines += ["", *(f"Found here: {port.port}  {port.detail}".rstrip() for port in ports)] if ports else []
    sys.stdout.write("".join(f"     {line}\n" if line else "\n" for line in lines))


def _board(form: BoardForm) -> dict[str, Any]:
    """The form, and what the board measures by BrainFlow's own description."""
    plain: dict[str, Any] = msgspec.to_builtins(form)
    streams = board_streams(DeviceId(""), form.board_id, describe(form.board_id))
    plain["streams"] = [msgspec.to_builtins(stream.stream) for stream in streams]
    for stream in plain["streams"]:
        # The identity of a stream is that of one device; this is the kind.
        del stream["stream_id"]
    return plain


def _plain(entry: DeviceEntry) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(entry)
    return plain
