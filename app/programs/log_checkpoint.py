"""`neurascale log checkpoint`: the signed head, to be kept where whoever changes the log cannot change it too.

Guarantees: reads only; what is printed is what was signed with the last entry, byte for byte. Does not: check the
entries it covers (`verify` does), or sign anything.
"""

import argparse
from pathlib import Path

from app.programs.log_reading import add_data, reading, signed_head, write_out


def configure(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it to this new file")


def run(arguments: argparse.Namespace) -> int:
    """Print or write it.

    Raises:
        WrongUse: There is no log in the folder.
        LedgerBroken: It is missing, or its signature is not valid.
        StorageFault: The log cannot be read, or the file not be written.
        Conflict: The file is there already.
    """
    with reading(arguments) as (snapshot, verifier):
        head = signed_head(snapshot, verifier)
    write_out(head.note, arguments.out)
    return 0
