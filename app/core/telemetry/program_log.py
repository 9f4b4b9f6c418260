"""Each program's own text log: what it did and what went wrong, for technical support.

Guarantees: one file a program in the data folder's `logs`, rotated at 5 MB, UTC times, level and place.
Does not: hold patient data (identifiers are UUIDs; texts of our errors hold none; of an exception only kind and
places are written, since its text may quote anything), and is not the record: that is the log of `app.core.store`.
The safety program does not use it.
"""

import logging
import sys
import time
import traceback
from logging.handlers import RotatingFileHandler
from typing import Any

from app.core.settings.data_directory import DataDirectory


class _Lines(logging.Formatter):
    """Of an exception what it was and where it came from; not what it said."""

    converter = staticmethod(time.gmtime)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        kind, _error, trace = ei
        return f"{''.join(traceback.format_tb(trace))}{kind.__name__ if kind else ''}"


def open_program_log(data: DataDirectory, program: str, *, to_stderr: bool = False) -> logging.Logger:
    """The logger `neurascale.<program>`; calling twice gives the same one with one set of handlers."""
    logger = logging.getLogger(f"neurascale.{program}")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    if logger.handlers:
        return logger
    formatter = _Lines("%(asctime)s.%(msecs)03dZ %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    handlers: list[logging.Handler] = [
        RotatingFileHandler(
            data.logs / f"{program}.log", maxBytes=5_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    ]
    if to_stderr:
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(formatter)
        logger.addHandler(handler)
    return logger


def close_program_log(logger: logging.Logger) -> None:
    """Flush and let go of the files."""
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
