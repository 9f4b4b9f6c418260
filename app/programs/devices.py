"""`neurascale devices list`: the devices that can be used on this machine.

Guarantees: opens no device. Exit codes: 0 listed, 2 wrong use.
"""

import argparse
import json
import sys
from pathlib import Path

import msgspec

from app.core.devices.catalogue import DeviceEntry, list_devices
from app.core.errors import NotFound

SUMMARY = "List the devices that can be used: the simulated amplifiers, and recording files played as devices."
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
        "--folder", type=Path, action="append", default=[], metavar="DIR", help="also list its EDF and BDF files"
    )
    listing.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace) -> int:
    """List; the exit code.

    Raises:
        NotFound: A folder that was named is not there.
    """
    for folder in arguments.folder:
        if not folder.is_dir():
            raise NotFound(f"There is no folder {folder}.", advice="Name a folder that holds EDF or BDF files.")
    entries = list_devices(arguments.folder)
    if arguments.json:
        sys.stdout.write(json.dumps({"devices": [_plain(entry) for entry in entries]}, indent=2) + "\n")
        return 0
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        sys.stdout.write(f"{entry.name:<{width}}  {entry.detail}\n")
    return 0


def _plain(entry: DeviceEntry) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(entry)
    return plain
