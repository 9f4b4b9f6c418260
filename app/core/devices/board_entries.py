"""What a person has entered for an amplifier: checked in words, and turned into what opens it.

Guarantees: says of each entry what is wrong with it before anything is opened; what passes here passes
`brainflow_boards.check`. Does not: know whether anything is behind an address. Pure; any thread.
"""

import ipaddress
import re
from collections.abc import Mapping, Sequence

from app.core.devices.brainflow_boards import FORMS, BoardForm, Entry, EntryKind, check
from app.core.devices.driver import BrainFlowSpec, DeviceSpec

NEEDED = "This is needed."
# As Linux and Windows write a Bluetooth address; macOS gives programs a UUID in its place.
_MAC = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LOWEST_PORT, _HIGHEST_PORT = 1024, 65535
_LONGEST_SEARCH_S = 600


def fault_of(entry: Entry, text: str) -> str:
    """What is wrong with `text` as this entry; empty where nothing is."""
    text = text.strip()
    if not text:
        return NEEDED if entry.required else ""
    match entry.kind:
        case EntryKind.MAC:
            return "" if _MAC.fullmatch(text) else f"Six pairs of digits, as {entry.example}."
        case EntryKind.ADDRESS | EntryKind.GROUP_ADDRESS:
            return _address_fault(entry, text)
        case EntryKind.NETWORK_PORT:
            return _number_fault(text, _LOWEST_PORT, _HIGHEST_PORT)
        case EntryKind.SECONDS:
            return _number_fault(text, 1, _LONGEST_SEARCH_S)
        case EntryKind.BOARD:
            return "" if _whole(text) in FORMS and _whole(text) >= -1 else "No amplifier has this number."
        case _:
            return ""


def spec_of(form: BoardForm, texts: Mapping[str, str]) -> BrainFlowSpec:
    """What opens the board, from what was entered by field; empty entries are left to its driver.

    Raises:
        WrongUse: Something is missing or makes no sense.
    """
    given: dict[str, str | int] = {}
    for entry in form.entries:
        text = texts.get(entry.field, "").strip()
        if text:
            given[entry.field] = _whole(text) if entry.whole_number else text
    spec = BrainFlowSpec(board_id=form.board_id, **given)  # type: ignore[arg-type]
    check(spec)
    return spec


def forms_called(words: str) -> tuple[BoardForm, ...]:
    """The boards whose maker, model or connection has each of the words, by name."""
    wanted = words.casefold().split()
    fitting = [
        form for form in FORMS.values() if all(word in f"{form.name} {form.connection}".casefold() for word in wanted)
    ]
    return tuple(sorted(fitting, key=lambda form: form.name.casefold()))


def conflict_of(specs: Sequence[DeviceSpec]) -> str:
    """Why these cannot be used together, as a sentence; empty where nothing is known against it."""
    if len(set(specs)) < len(specs):
        return "The same device is chosen twice."
    ports = [spec.serial_port for spec in specs if isinstance(spec, BrainFlowSpec) and spec.serial_port]
    twice = next((port for port in ports if ports.count(port) > 1), "")
    return (
        f"Two of the chosen amplifiers use the same port, {twice}. Remove the one that is not behind it."
        if twice
        else ""
    )


def _address_fault(entry: Entry, text: str) -> str:
    try:
        address = ipaddress.IPv4Address(text)
    except ValueError:
        return f"Four numbers with points between, as {entry.example}."
    if entry.kind is EntryKind.GROUP_ADDRESS and not address.is_multicast:
        return "A group's address is between 224.0.0.0 and 239.255.255.255."
    return ""


def _number_fault(text: str, lowest: int, highest: int) -> str:
    number = _whole(text)
    return "" if lowest <= number <= highest else f"A whole number from {lowest} to {highest}."


def _whole(text: str) -> int:
    """The number; one that no entry takes where it is none."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else -1_000_000_000
