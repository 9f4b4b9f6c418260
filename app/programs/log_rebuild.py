"""`neurascale log rebuild`: make the clinical tables anew from a log that holds; with `--check`, only compare them.

Guarantees: the log itself is checked first and never written. With `--check` nothing is written at all: the tables are
made in memory and compared with those on the disk, row by row. Does not: decide which of the two is right where
they differ; the log is. Exit codes: 0 equal (or made), 1 they differ, or the log does not hold.
"""

import argparse
import json
import os
import sys

from app.core.errors import LedgerBroken, SurroundingsError
from app.core.store.log_opening import rebuild_tables
from app.core.store.log_verification import verify_data
from app.programs.log_reading import add_data, data_of


def configure(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument("--check", action="store_true", help="compare only; write nothing")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Do it.

    Raises:
        WrongUse: There is no log in the folder.
    """
    data = data_of(arguments)
    try:
        if not arguments.check:
            rebuild_tables(data)
        found = verify_data(data, processes=os.cpu_count() or 1)
    except SurroundingsError as error:
        at_index = error.at_index if isinstance(error, LedgerBroken) else None
        answer = {"equal": False, "at_index": at_index, "fault": error.what, "code": error.code}
        sentence = f"The tables are NOT those of the log: {error.what}\n{error.meaning} {error.advice}"
        sys.stdout.write((json.dumps(answer) if arguments.json else sentence) + "\n")
        return 1
    made = "compared with" if arguments.check else "made from"
    sentence = f"The tables say what the log says: {made} its {found.size} entries."
    sys.stdout.write((json.dumps({"equal": True, "size": found.size}) if arguments.json else sentence) + "\n")
    return 0
