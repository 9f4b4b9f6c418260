"""Every board BrainFlow knows, with the form a person fills in to use it.

Guarantees: names and forms are known without loading BrainFlow; what a board measures comes from BrainFlow's own
description when asked for. A form has the entries its board needs and those it may use, nothing else, each explained.
Does not: find boards, open boards. Any thread.
Source of what each board needs: brainflow 5.23, "Supported boards", and what its library asks for when it gets nothing.
"""

import re
from enum import StrEnum
from pathlib import Path, PureWindowsPath

import msgspec

from app.core.devices.driver import BrainFlowSpec
from app.core.errors import WrongUse
from app.core.identifiers import DeviceId

SYNTHETIC, STREAMING, PLAYED_FILE = -1, -2, -3
CYTON, CYTON_DAISY = 0, 2
# These two answer in steps of their converter, not in microvolts.
RAW_STEPS = frozenset({16, 19})


class Connection(StrEnum):
    """How a board is reached."""

    NONE = "software"
    SERIAL = "serial port"
    BLUETOOTH = "Bluetooth"
    NETWORK = "network"
    MAKER = "the maker's own driver"
    PINS = "the pins of this computer"
    FILE = "file"


class EntryKind(StrEnum):
    """What is entered, so that it can be checked and offered."""

    TEXT = "text"
    SERIAL_PORT = "serial port"
    MAC = "Bluetooth address"
    ADDRESS = "network address"
    GROUP_ADDRESS = "multicast address"
    NETWORK_PORT = "network port"
    SECONDS = "seconds"
    BOARD = "board"
    FILE = "file"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a form.

    Attributes:
        field: Field of `BrainFlowSpec` it fills.
        label: As shown beside the entry.
        explanation: A plain sentence on what belongs there and where to find it.
        required: Without it the board cannot be opened.
        whole_number: Takes a whole number; else text.
        example: What it may look like.
    """

    field: str
    label: str
    explanation: str
    required: bool = True
    whole_number: bool = False
    kind: EntryKind = EntryKind.TEXT
    example: str = ""


class BoardForm(msgspec.Struct, frozen=True, kw_only=True):
    """One board and what must be entered to use it.

    Attributes:
        name: Maker and model.
        note: What a person must know before; empty where nothing.
    """

    board_id: int
    name: str
    connection: Connection
    entries: tuple[Entry, ...] = ()
    note: str = ""


_PORT = Entry(
    field="serial_port",
    label="Serial port",
    explanation="The port of the dongle or cable: COM3 and the like on Windows, /dev/ttyUSB0 or /dev/ttyACM0 on "
    "Linux, /dev/cu.usbserial-... on macOS. Ports found on this computer are offered.",
    kind=EntryKind.SERIAL_PORT,
    example="COM3",
)
_MAC = Entry(
    field="mac_address",
    label="Bluetooth address",
    explanation="Twelve digits in pairs, printed on the amplifier or shown in the system's Bluetooth settings. "
    "Enter it where more than one such amplifier is near; without it the first that answers is taken.",
    required=False,
    kind=EntryKind.MAC,
    example="C8:F0:9E:12:34:56",
)
_MAC_NEEDED = msgspec.structs.replace(
    _MAC,
    explanation="Twelve digits in pairs, shown in the system's Bluetooth settings once the amplifier is paired.",
    required=True,
)
_NAME = Entry(
    field="serial_number",
    label="Device name or serial number",
    explanation="As printed on the amplifier or shown in the system's Bluetooth settings (Muse-1A2B). Enter it where "
    "more than one such amplifier is near; without it the first that answers is taken.",
    required=False,
    example="Muse-1A2B",
)
_WAIT = Entry(
    field="timeout_s",
    label="Longest search",
    explanation="How many seconds the amplifier may be looked for; empty leaves it to the amplifier's driver.",
    required=False,
    whole_number=True,
    kind=EntryKind.SECONDS,
    example="10",
)
_ADDRESS = Entry(
    field="ip_address",
    label="Network address",
    explanation="Four numbers with points between (192.168.4.1 for a WiFi Shield that this computer is joined to); "
    "without it the amplifier is looked for in this network.",
    required=False,
    kind=EntryKind.ADDRESS,
    example="192.168.4.1",
)
_BROADCAST = msgspec.structs.replace(
    _ADDRESS,
    label="Broadcast address",
    explanation="The address that reaches everybody in the amplifier's network, often ending in 255 (192.168.178.255); "
    "without it all networks of this computer are tried.",
    example="192.168.178.255",
)
_FREE_PORT = Entry(
    field="ip_port",
    label="Network port",
    explanation="A number from 1024 to 65535 that no other program of this computer uses, for instance 6987.",
    whole_number=True,
    kind=EntryKind.NETWORK_PORT,
    example="6987",
)
_PORT_MAY = msgspec.structs.replace(_FREE_PORT, required=False)
_GROUP_ADDRESS = Entry(
    field="ip_address",
    label="Group address",
    explanation="The multicast address the other program sends to, 224.0.0.0 to 239.255.255.255.",
    kind=EntryKind.GROUP_ADDRESS,
    example="225.1.1.1",
)
_GROUP_PORT = Entry(
    field="ip_port",
    label="Group port",
    explanation="The port number the other program sends to.",
    whole_number=True,
    kind=EntryKind.NETWORK_PORT,
    example="6677",
)
_MASTER = Entry(
    field="master_board_id",
    label="Made by board",
    explanation="The model that made the samples; on the command line its number, as `neurascale devices boards` "
    "lists it.",
    whole_number=True,
    kind=EntryKind.BOARD,
)
_FILE = Entry(
    field="file",
    label="File",
    explanation="The file another BrainFlow program has written.",
    kind=EntryKind.FILE,
)
_SWITCH = Entry(
    field="other_info",
    label="Electrode input",
    explanation="ExternalSwitchInputMioUSB where electrodes are connected through USB; empty for its own electrodes.",
    required=False,
)
_SETTINGS = Entry(
    field="other_info",
    label="Settings",
    explanation="Settings in the words of the amplifier's own manual; empty leaves it as it is.",
    required=False,
)

# USB vendor and product of the adaptors amplifiers come with. An FT231X is in OpenBCI's dongle, and in other things.
BOARDS_BY_ADAPTOR: dict[str, tuple[int, ...]] = {
    "0403:6015": (CYTON, CYTON_DAISY),
    "2458:0001": (1, 18, 21, 22, 42),
}

_BLED = "Needs a BLED112 dongle, which BrainFlow will stop supporting; the same headset without the dongle is better."
_BLUETOOTH = "This computer needs Bluetooth. Switch the amplifier on before opening it."
_WINDOWS = "Windows only."
_NOT_LINUX = "Windows and macOS only."
_NOT_MACOS = "Windows and Linux only."
_OSC = (
    "Switch on OSC in the headset's settings and let the firewall pass broadcasts. It opens even when it is not there."
)

_S, _B, _N, _M = Connection.SERIAL, Connection.BLUETOOTH, Connection.NETWORK, Connection.MAKER
_Row = tuple[int, str, Connection, tuple[Entry, ...], str]
_ROWS: tuple[_Row, ...] = (
    (PLAYED_FILE, "BrainFlow file", Connection.FILE, (_FILE, _MASTER), ""),
    (STREAMING, "BrainFlow stream of another program", _N, (_GROUP_ADDRESS, _GROUP_PORT, _MASTER), ""),
    (SYNTHETIC, "BrainFlow synthetic board", Connection.NONE, (), "No patient: signals made by software."),
    (CYTON, "OpenBCI Cyton", _S, (_PORT,), "Plug in the dongle, then switch the board to PC."),
    (1, "OpenBCI Ganglion with dongle", _S, (_PORT, _MAC, _WAIT), _BLED),
    (CYTON_DAISY, "OpenBCI Cyton with Daisy", _S, (_PORT,), "Plug in the dongle, then switch the board to PC."),
    (3, "OpenBCI Galea", _N, (_ADDRESS, _WAIT), "Join the headset's network first."),
    (4, "OpenBCI Ganglion with WiFi Shield", _N, (_FREE_PORT, _ADDRESS, _WAIT), "Join the shield's network first."),
    (5, "OpenBCI Cyton with WiFi Shield", _N, (_FREE_PORT, _ADDRESS, _WAIT), "Join the shield's network first."),
    (6, "OpenBCI Cyton with Daisy and WiFi Shield", _N, (_FREE_PORT, _ADDRESS, _WAIT), "Join its network first."),
    (7, "BrainBit", _B, (_NAME, _WAIT), _NOT_LINUX),
    (8, "g.tec Unicorn", _M, (_NAME,), "Pair it through its own dongle. " + _NOT_MACOS),
    (9, "Callibri as EEG", _B, (_SWITCH, _WAIT), _NOT_LINUX),
    (10, "Callibri as EMG", _B, (_SWITCH, _WAIT), _NOT_LINUX),
    (11, "Callibri as ECG", _B, (_SWITCH, _WAIT), _NOT_LINUX),
    (13, "Neurosity Notion 1", _N, (_NAME,), _OSC),
    (14, "Neurosity Notion 2", _N, (_NAME,), _OSC),
    (16, "OYMotion gForcePro", _B, (), _WINDOWS),
    (17, "NeuroIDSS FreeEEG32", _S, (_PORT,), ""),
    (18, "BrainBit with dongle", _S, (_PORT, _MAC), _BLED),
    (19, "OYMotion gForceDual", _B, (), _WINDOWS),
    (21, "Muse S with dongle", _S, (_PORT, _NAME), _BLED),
    (22, "Muse 2 with dongle", _S, (_PORT, _NAME), _BLED),
    (23, "Neurosity Crown", _N, (_NAME,), _OSC),
    *((24 + k, f"ANT Neuro eego EE-{n}", _M, (), _NOT_MACOS) for k, n in enumerate((410, 411, 430))),
    *((27 + k, f"ANT Neuro eego EE-{211 + k}", _M, (), _NOT_MACOS) for k in range(5)),
    *((32 + k, f"ANT Neuro eego EE-{221 + k}", _M, (), _NOT_MACOS) for k in range(5)),
    (37, "Enophone", _B, (_MAC_NEEDED,), _BLUETOOTH),
    (38, "Muse 2", _B, (_MAC, _NAME, _WAIT), _BLUETOOTH),
    (39, "Muse S", _B, (_MAC, _NAME, _WAIT), _BLUETOOTH),
    (40, "BrainAlive", _B, (_MAC, _NAME, _WAIT), _BLUETOOTH),
    (41, "Muse 2016", _B, (_MAC, _NAME, _WAIT), _BLUETOOTH),
    (42, "Muse 2016 with dongle", _S, (_PORT, _NAME), _BLED),
    (44, "Mentalab Explore, 4 channels", _B, (_MAC, _NAME), _BLUETOOTH),
    (45, "Mentalab Explore, 8 channels", _B, (_MAC, _NAME), _BLUETOOTH),
    (46, "OpenBCI Ganglion", _B, (_MAC, _NAME, _WAIT, _SETTINGS), _BLUETOOTH),
    (47, "EmotiBit", _N, (_BROADCAST, _NAME, _WAIT), "Join it to this computer's network first."),
    (50, "NTL WiFi", _N, (_FREE_PORT, _ADDRESS, _WAIT), "Join its network first."),
    (51, "ANT Neuro eego EE-511", _M, (), _NOT_MACOS),
    (52, "NeuroIDSS FreeEEG128", _S, (_PORT,), ""),
    (53, "AAVAA V3", _B, (_MAC, _NAME, _WAIT), _BLUETOOTH),
    (54, "Mentalab Explore Plus, 8 channels", _B, (_MAC, _NAME), _BLUETOOTH),
    (55, "Mentalab Explore Plus, 32 channels", _B, (_MAC, _NAME), _BLUETOOTH),
    (56, "PiEEG", Connection.PINS, (_SETTINGS,), "A Raspberry Pi with the board on its pins."),
    (57, "NeuroPawn Knight", _S, (_PORT, _SETTINGS), ""),
    (58, "Synchroni Trio, 3 channels", _B, (_MAC, _WAIT), _BLUETOOTH),
    (59, "Synchroni Octo, 8 channels", _B, (_MAC, _WAIT), _BLUETOOTH),
    (60, "OYMotion OB5000, 8 channels", _B, (_MAC, _WAIT), _BLUETOOTH),
    (61, "Synchroni Pento, 8 channels", _B, (_MAC, _WAIT), _BLUETOOTH),
    (62, "Synchroni Uno, 1 channel", _B, (_MAC, _WAIT), _BLUETOOTH),
    (63, "OYMotion OB3000, 24 channels", _B, (_MAC, _WAIT), _BLUETOOTH),
    (64, "BioListener", _N, (_ADDRESS, _PORT_MAY, _WAIT), "Join it to this computer's network first."),
    (65, "IronBCI 32", _S, (_PORT,), ""),
    (66, "NeuroPawn Knight with motion sensor", _S, (_PORT, _SETTINGS), ""),
    (67, "Muse S Athena", _B, (_MAC, _NAME, _WAIT, _SETTINGS), _BLUETOOTH),
    (68, "Shimmer3", _S, (_PORT,), "Pair it first; its Bluetooth serial port is then listed."),
)

FORMS: dict[int, BoardForm] = {
    board_id: BoardForm(board_id=board_id, name=name, connection=connection, entries=entries, note=note)
    for board_id, name, connection, entries, note in _ROWS
}


def form_of(board_id: int) -> BoardForm:
    """The form of a board.

    Raises:
        WrongUse: No board has that number.
    """
    form = FORMS.get(board_id)
    if form is None:
        raise WrongUse(
            f"There is no amplifier with the BrainFlow number {board_id}.",
            advice="`neurascale devices boards` lists them.",
        )
    return form


def check(spec: BrainFlowSpec) -> BoardForm:
    """The form of the board of `spec`, every entry it needs being there.

    Raises:
        WrongUse: No such board, an entry is missing, or one that makes no sense.
    """
    form = form_of(spec.board_id)
    for entry in form.entries:
        if entry.required and getattr(spec, entry.field) in ("", 0, None) and entry is not _MASTER:
            raise _missing(form, entry)
    if _MASTER in form.entries and (spec.master_board_id is None or spec.master_board_id < SYNTHETIC):
        raise _missing(form, _MASTER)
    if spec.duration_s is not None and not 0 < spec.duration_s < 1e9:
        raise WrongUse(f"The {form.name} cannot run for {spec.duration_s} s.", advice="Give a length above zero.")
    return form


def _missing(form: BoardForm, entry: Entry) -> WrongUse:
    return WrongUse(f"The {form.name} needs the entry {entry.label!r}.", advice=entry.explanation)


def device_id_of(spec: BrainFlowSpec, adaptor: str) -> DeviceId:
    """The same for the same amplifier on this machine, and never a path.

    Args:
        adaptor: USB identity of the serial adaptor; empty where there is none.
    """
    port, file = PureWindowsPath(spec.serial_port).name, Path(spec.file).name
    given = (adaptor, spec.serial_number, spec.mac_address, spec.ip_address, port, file)
    which = next((text for text in given if text), "")
    return DeviceId(re.sub(r"[^a-z0-9.:]+", "-", f"{form_of(spec.board_id).name} {which}".lower()).strip("-"))
