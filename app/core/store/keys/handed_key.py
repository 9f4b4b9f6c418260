"""How the station's key reaches a program that has nobody to ask: a pipe, or a file with the passphrase.

Guarantees: nothing secret is in an argument or in the environment; the environment says only that the first line of
standard input bears the key, and no longer once it was read, so that the programs started from here are not misled.
Does not: keep what it read. Any thread; the line is read by the first that asks.
"""

import base64
import os
import sys
from pathlib import Path

from app.core.errors import NotFound, StorageFault
from app.core.store.keys.holders import check_private
from app.core.store.keys.sealing import KEY_BYTES

ON_STDIN_VARIABLE = "NEURASCALE_KEY_ON_STDIN"
PASSPHRASE_FILE_VARIABLE = "NEURASCALE_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
_LONGEST_LINE_BYTES = 256
_LONGEST_PASSPHRASE_BYTES = 4096


def key_line(station_key: bytes) -> bytes:
    """What is written to the pipe of a started program."""
    return base64.b64encode(station_key) + b"\n"


def take_handed_key() -> bytes | None:
    """The key from standard input; None where none is there, or it was taken before."""
    if not os.environ.pop(ON_STDIN_VARIABLE, "") or sys.stdin is None:
        return None
    line = b""
    try:
        # Byte by byte from the descriptor itself: what follows the line belongs to whoever reads the stream next.
        while len(line) < _LONGEST_LINE_BYTES and not line.endswith(b"\n"):
            byte = os.read(sys.stdin.fileno(), 1)
            if not byte:
                break
            line += byte
        key = base64.b64decode(line.strip(), validate=True)
    except (OSError, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None


def passphrase_from_file() -> str | None:
    """The passphrase in the file that the environment names; None where it names none.

    Raises:
        NotFound: There is no such file.
        NotPermitted: Others may read it.
        StorageFault: It cannot be read, or is no passphrase.
    """
    name = os.environ.get(PASSPHRASE_FILE_VARIABLE, "")
    if not name:
        return None
    return read_passphrase(Path(name))


def read_passphrase(path: Path) -> str:
    """The passphrase in a private file.

    Raises:
        NotFound: There is no such file.
        NotPermitted: Others may read it.
        StorageFault: It cannot be read, or is no passphrase.
    """
    check_private(path)
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST_PASSPHRASE_BYTES)
        passphrase = content.decode().rstrip("\r\n")
    except FileNotFoundError:
        raise NotFound(
            "The file with the passphrase is not there.",
            meaning="The key cannot be had.",
            advice=f"Put it back, or take {PASSPHRASE_FILE_VARIABLE} away and type the passphrase.",
        ) from None
    except OSError as error:
        raise StorageFault(f"The file with the passphrase cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise StorageFault("The file with the passphrase is not text in UTF-8.") from error
    if not passphrase:
        raise StorageFault("The file with the passphrase is empty.")
    return passphrase
