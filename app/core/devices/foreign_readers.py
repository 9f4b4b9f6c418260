"""The rim around readers that others wrote: what they throw and say becomes ours.

Guarantees: inside `foreign_reader`, whatever such a reader raises about a file becomes `SourceFileFault` with the
file's own name; what it warns of, by Python's warnings or its log, becomes sentences in a list; nothing of it reaches
our log. A folder never gets into a text, and no text at all where the format holds patient fields. Does not: retry.
The thread that reads the file; Python's warnings are the process's, so not two at once.
"""

import configparser
import logging
import struct
import warnings as python_warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import SourceFileFault

# What readers of damaged files raise, besides a bare `Exception`; what is none of these is a defect, and is not hidden.
_READER_FAULTS = (
    OSError,
    EOFError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    MemoryError,
    SyntaxError,
    configparser.Error,
    struct.error,
)
_LONGEST_TEXT = 160
_MOST_WARNINGS = 12
# What readers say about their own workings, and nobody else can act on.
_INTERNAL = ("Segments and clock-segments differ",)


@contextmanager
def foreign_reader(path: Path, reader: str, told: list[str], *, quote: bool = True) -> Iterator[None]:
    """Translate what `reader` does.

    Args:
        path: The file that is read.
        reader: The library, whose log is listened to.
        told: What it warns of is added.
        quote: Whether its texts may be repeated; False where they may tell of a patient.

    Raises:
        SourceFileFault: It refused the file.
    """
    log = logging.getLogger(reader)
    lines = _Lines()
    propagated, log.propagate = log.propagate, False
    log.addHandler(lines)
    try:
        with python_warnings.catch_warnings(record=True) as caught:
            python_warnings.simplefilter("always")
            yield
    except SourceFileFault:
        raise
    except Exception as error:  # the rim around a foreign reader: mne raises bare `Exception` for a damaged tag
        if not isinstance(error, _READER_FAULTS) and type(error) is not Exception:
            raise
        why = f": {_plain(str(error), path)}" if quote and str(error).strip() else ""
        raise SourceFileFault(
            f"{path.name} cannot be played: its reader ({reader}) refused it with {type(error).__name__}{why}."
        ) from error
    finally:
        log.removeHandler(lines)
        log.propagate = propagated
    said = [*lines.said, *(str(warning.message) for warning in caught if issubclass(warning.category, RuntimeWarning))]
    said = [text for text in said if not any(internal in text for internal in _INTERNAL)]
    if not quote and said:
        told.append(f"Its reader ({reader}) has {len(said)} doubts about it.")
    elif quote:
        texts = list(dict.fromkeys(_plain(text, path) for text in said))
        told.extend(f"Its reader ({reader}) says: {text}." for text in texts[:_MOST_WARNINGS])
        if len(texts) > _MOST_WARNINGS:
            told.append(f"Its reader ({reader}) says {len(texts) - _MOST_WARNINGS} things more.")


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _plain(text: str, path: Path) -> str:
    """The first line, without folders."""
    line = (text.strip().splitlines() or [""])[0]
    for folder in (str(path.resolve().parent), str(path.absolute().parent), str(path.parent), str(Path.home())):
        if len(folder) > 1:
            line = line.replace(folder, "")
    return line[:_LONGEST_TEXT].strip().rstrip(".")
