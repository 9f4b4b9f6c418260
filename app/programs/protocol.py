"""`neurascale protocol`: the protocols that sessions can be begun with, and those of the site's own.

Guarantees: `list` and `add` ask the running station, which judges who may; `check` reads one file and asks nobody.
Exit codes: 0 done or in order, 1 refused, 2 wrong use, also a file that cannot be used.
"""

import argparse
import json
import sys
from pathlib import Path

from app.core.clinic.site_protocols import OfferedProtocol, checked
from app.core.errors import StorageFault, WrongUse
from app.core.station.protocol_messages import AddProtocol, ListProtocols, ProtocolAdded, ProtocolList
from app.programs.intake_words import add_folder, folder_of, plain

SUMMARY = "List the protocols of sessions; check a file of one; add one of this site."
EXAMPLE = "neurascale protocol check night-eeg.toml"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, text in (
        ("list", "list those that ship and those of this site, and files that are left out"),
        ("check", "say whether a file can be used, and what it asks for"),
        ("add", "offer a protocol of this site from now on"),
    ):
        one = actions.add_parser(action, help=text, description=f"{text[0].upper()}{text[1:]}.")
        if action == "check":
            one.add_argument("--json", action="store_true", help="one JSON object on standard output")
        else:
            add_folder(one)
        if action != "list":
            one.add_argument("file", type=Path, metavar="FILE", help="<name>.toml, see docs/guide/clinic.md")
        if action == "add":
            one.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept")
            one.add_argument("--replace", action="store_true", help="take the place of the one of this name")


def run(arguments: argparse.Namespace) -> int:
    """Do it; the exit code.

    Raises:
        NeuraScaleError: Why not.
    """
    if arguments.action == "check":
        return _check(arguments)
    from app.programs.station_asked import asking_station

    if arguments.action == "list":
        with asking_station(folder_of(arguments), arguments) as ask:
            listed: ProtocolList = ask(ListProtocols())
        return _tell_list(listed, as_json=arguments.json)
    content = _content(arguments.file)
    checked(content, arguments.file.name)
    message = AddProtocol(
        file_name=arguments.file.name, text=content.decode(), reason=arguments.reason, replace=arguments.replace
    )
    with asking_station(folder_of(arguments), arguments) as ask:
        added: ProtocolAdded = ask(message)
    told = f"{added.name} is offered from now on ({added.sha256[:12]}). Sessions that were begun keep what they had.\n"
    sys.stdout.write(json.dumps(plain(added)) + "\n" if arguments.json else told)
    return 0


def _content(path: Path) -> bytes:
    try:
        return path.expanduser().read_bytes()
    except OSError as error:
        raise StorageFault(f"The protocol file cannot be read: {error.strerror or error}.") from error


def _check(arguments: argparse.Namespace) -> int:
    try:
        found = checked(_content(arguments.file), arguments.file.name)
    except WrongUse as error:
        if arguments.json:
            sys.stdout.write(json.dumps({"usable": False, "fault": error.what}, ensure_ascii=False) + "\n")
        raise
    if arguments.json:
        sys.stdout.write(json.dumps({"usable": True, "protocol": plain(found.protocol)}, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(found))
    return 0


def _lines(found: OfferedProtocol) -> list[str]:
    protocol = found.protocol
    lines = [
        f"{protocol.name} can be used: {protocol.title}",
        f"  consents     {', '.join(protocol.purposes)}",
        f"  minutes      {protocol.minimum_minutes:g} at least, room for {protocol.planned_minutes:g}",
        f"  marks        {'; '.join(protocol.annotations)}",
    ]
    for one in protocol.activations:
        seconds = sum(phase.seconds for phase in one.course())
        needed = "" if one.required else ", may be left out"
        lines.append(f"  procedure    {one.title}: {seconds / 60:.1f} min in {len(one.course())} phases{needed}")
    lines += [f"  must be said {one.label}" for one in protocol.statements]
    return lines


def _tell_list(listed: ProtocolList, *, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps(plain(listed), ensure_ascii=False) + "\n")
        return 0
    for one in listed.protocols:
        whose = "this site" if one.of_site else "shipped"
        asks = [f"{one.minimum_minutes:g} min"] if one.minimum_minutes else []
        asks += one.procedures
        sys.stdout.write(f"{one.name:<20}  {whose:<9}  {one.sha256[:12]}  {one.title}")
        sys.stdout.write(f" ({', '.join(asks)})\n" if asks else "\n")
    for fault in listed.faults:
        sys.stdout.write(f"left out: {fault.file}: {fault.text}\n")
    return 0
