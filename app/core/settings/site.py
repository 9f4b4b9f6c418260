"""The site's own settings: `site.toml` in the data folder, written by who runs the workstation, read by its programs.

Guarantees: typed and versioned; a file that is not there means the defaults below; an unknown or wrong entry is refused
with a sentence that names it, and never passed over. Read once, when a program starts.
Does not: hold what a person chooses for himself (theme, keys of the window), clinical limits, or anything secret.
Any thread, any process.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from app.core.errors import WrongUse
from app.core.reticence import reticent_repr
from app.core.settings.data_directory import DataDirectory

SCHEMA_VERSION = 1
FILE_NAME = "site.toml"
MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))
NAMED_KEYS = ("Pause", "End", "Insert")
PEDAL_KEYS = tuple(f"F{number}" for number in range(13, 25))
"""Keys that no ordinary keyboard has: a pedal that acts as a keyboard can be set to send one."""


class ChordSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys that stop from anywhere, whatever has the focus.

    Attributes:
        keys: At least two of `MODIFIERS` and one other key, joined by "+".
        hold_s: For how long all of them must be down.
    """

    enabled: bool = True
    keys: str = "Ctrl+Alt+Shift+S"
    hold_s: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.2


class ContactSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pedal or button on a serial port.

    Attributes:
        name: As shown and logged.
        port: A serial port ("COM3", "/dev/ttyUSB0").
        kind: "loop": the contact closes TX to RX, and what is sent must come back. "line": it closes an output of the
            port to `line`. "bytes": a device that sends 1 while closed and 0 while open, at least ten times a second.
        wiring: "normally_closed": an open circuit is a stop. "normally_open": a closed one is ("line" only).
        line: Which input, for "line".
        stop_when_lost: Whether an output stops where the port vanishes or falls silent.
    """

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    port: Annotated[str, msgspec.Meta(min_length=1)]
    kind: Literal["loop", "line", "bytes"] = "loop"
    wiring: Literal["normally_closed", "normally_open"] = "normally_closed"
    line: Literal["cts", "dsr", "dcd", "ri"] = "cts"
    stop_when_lost: bool = True


class StopSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stops an output at this site, besides what always does.

    Attributes:
        on_alarms: Names of alarm conditions.
        on_device_fault: Whether an output stops where an amplifier of the session falls silent or is lost.
        allow_remote: Whether somebody elsewhere may stop (never more than that).
        pedal_keys: Of `PEDAL_KEYS`: stop at once, by themselves.
    """

    on_alarms: tuple[str, ...] = ("stimulation_limit",)
    on_device_fault: bool = True
    allow_remote: bool = False
    chord: ChordSettings = ChordSettings()
    pedal_keys: tuple[str, ...] = ()
    contacts: tuple[ContactSettings, ...] = ()


class AccessSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who gets at the workstation, and for how long.

    Attributes:
        lock_after_minutes: The window locks when nobody used it for so long; recording, alarms and stop go on.
        break_glass_minutes: For how long a patient stays open who was opened by break-glass.
    """

    lock_after_minutes: Annotated[float, msgspec.Meta(ge=0.5, le=120)] = 10.0
    break_glass_minutes: Annotated[float, msgspec.Meta(ge=5, le=720)] = 60.0


class RetentionSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For how long this site keeps its records.

    Attributes:
        years: At least so long; longer than the law's periods in `resources/retention.toml`, which it cannot shorten.
    """

    years: Annotated[int, msgspec.Meta(ge=0, le=200)] = 0


_DATABASE = r"^(postgresql://(?!.*password)[^\s/@:]+@[^\s/@]*/\S+)?$"
"""A user, no password; a host may be missing where "?host=" names a socket."""


class TemporalSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A Temporal server that keeps the workflows (docs/guide/temporal.md).

    Attributes:
        address: "HOST:PORT" of its frontend.
        namespace: Its namespace for workstations.
        task_queue: This station's own, and no other's; empty: "neurascale-" and the station's id.
        tls: Whether the link is encrypted and the server's certificate checked.
        ca_file: Certificates that the server's must come from, PEM; empty: the system's.
        certificate_file / key_file: This station's, PEM, where the server asks for one.
        server_name: In the server's certificate, where that is not the host of the address.
    """

    address: Annotated[str, msgspec.Meta(pattern=r"^[^\s/:]+:\d{1,5}$")]
    namespace: Annotated[str, msgspec.Meta(min_length=1)] = "default"
    task_queue: Annotated[str, msgspec.Meta(pattern=r"^[\w.-]*$")] = ""
    tls: bool = False
    ca_file: str = ""
    certificate_file: str = ""
    key_file: str = ""
    server_name: str = ""


class WorkflowSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the workflows of sessions are kept.

    Attributes:
        temporal: "HOST:PORT" of a Temporal server, or a table of all about it; None: there is none.
        database: "postgresql://USER@HOST[:PORT]/NAME[?sslmode=...]", without a password; empty: the station's own
            encrypted file.
        password: Where the database's password is: "keyring", "file:PATH", or empty where none is asked for.
    """

    __repr__ = reticent_repr  # where a password lies is nobody's either

    database: Annotated[str, msgspec.Meta(pattern=_DATABASE)] = ""
    password: Annotated[str, msgspec.Meta(pattern="^(keyring|file:.+)?$")] = ""
    temporal: TemporalSettings | Annotated[str, msgspec.Meta(pattern=r"^[^\s/:]+:\d{1,5}$")] | None = None

    @property
    def temporal_server(self) -> TemporalSettings | None:
        """The Temporal server, however it was written."""
        return TemporalSettings(address=self.temporal) if isinstance(self.temporal, str) else self.temporal


MarkText = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of them.

    Attributes:
        marks: Texts of the marks that the keys 1 to 8 set here; empty: those of the session's protocol.
    """

    schema_version: int
    stop: StopSettings = StopSettings()
    access: AccessSettings = AccessSettings()
    retention: RetentionSettings = RetentionSettings()
    workflows: WorkflowSettings = WorkflowSettings()
    marks: Annotated[tuple[MarkText, ...], msgspec.Meta(max_length=8)] = ()


def chord_keys(keys: str) -> frozenset[str]:
    """The keys of a chord.

    Raises:
        WrongUse: It could be pressed by accident, or names a key that is not known.
    """
    parts = [part.strip() for part in keys.split("+")]
    known = {name.lower(): name for name in (*MODIFIERS, *LETTERS, *FUNCTION_KEYS, *NAMED_KEYS)}
    unknown = [part for part in parts if part.lower() not in known]
    if unknown:
        raise WrongUse(
            f"The chord “{keys}” names a key that is not known: “{unknown[0]}”.",
            advice=f"Use {', '.join(MODIFIERS)} with a letter, F1 to F12, {', '.join(NAMED_KEYS)}.",
        )
    found = frozenset(known[part.lower()] for part in parts)
    others = found - set(MODIFIERS)
    if len(found) - len(others) < 2 or len(others) != 1:
        raise WrongUse(
            f"The chord “{keys}” could be pressed by accident.",
            meaning="The safety stop would come when nobody means it.",
            advice="Give at least two of Ctrl, Alt, Shift, Meta, and one other key.",
        )
    return found


def site_path(data: DataDirectory) -> Path:
    """Where the settings lie, if there are any."""
    return data.root / FILE_NAME


def read_site(path: Path) -> SiteSettings:
    """The settings of one file; the defaults where it is not there.

    Raises:
        WrongUse: It is not as this version needs it; the entry at fault is named.
    """
    try:
        site = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), SiteSettings)
    except FileNotFoundError:
        return SiteSettings(schema_version=SCHEMA_VERSION)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _refused(path, f"{str(error).rstrip('.')}.") from error
    if site.schema_version != SCHEMA_VERSION:
        raise _refused(path, f"It has version {site.schema_version}, this program needs {SCHEMA_VERSION}.")
    try:
        chord_keys(site.stop.chord.keys)
    except WrongUse as error:
        raise _refused(path, error.what) from error
    unknown = [key for key in site.stop.pedal_keys if key not in PEDAL_KEYS]
    if unknown:
        raise _refused(path, f"“{unknown[0]}” is no key for a pedal; F13 to F24 are.")
    for contact in site.stop.contacts:
        if contact.wiring == "normally_open" and contact.kind != "line":
            raise _refused(path, f"The contact “{contact.name}” of kind {contact.kind} must be normally closed.")
    if site.workflows.database and site.workflows.temporal is not None:
        raise _refused(path, "[workflows] names a database and a Temporal server; workflows lie in one place.")
    for what, values in (
        ("name", [c.name for c in site.stop.contacts]),
        ("port", [c.port for c in site.stop.contacts]),
    ):
        if len(set(values)) != len(values):
            raise _refused(path, f"Two contacts have the same {what}.")
    return site


def read_site_or_strict(path: Path) -> tuple[SiteSettings, str]:
    """The settings and "", or the strictest ones and what is wrong with the file.

    A typing mistake must not keep a station from coming back in the middle of a session. Nothing that the file might
    have allowed is allowed then, and no output can be started (the station sees to that).
    """
    try:
        return read_site(path), ""
    except WrongUse as error:
        return SiteSettings(schema_version=SCHEMA_VERSION), error.what


def _refused(path: Path, why: str) -> WrongUse:
    return WrongUse(
        f"The site's settings in {path.name} cannot be used: {why}",
        meaning="No output can be started until they can.",
        advice=f"Correct {path}, and start the workstation again. Without the file, the defaults hold.",
    )
