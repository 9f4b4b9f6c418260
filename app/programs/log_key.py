"""`neurascale log key`: the public key of the log, as signed notes write it.

Guarantees: reads only; never the private key. Does not: say that the key may be trusted: that is what comparing it
with one handed over earlier, or printed in a report, is for.
"""

import argparse
import json
import sys

from app.core.store.log_verification import verifier_of
from app.programs.log_reading import add_data, data_of


def configure(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Print it.

    Raises:
        WrongUse: There is no log in the folder.
        LedgerBroken: The key is missing or cannot be read.
    """
    verifier = verifier_of(data_of(arguments))
    if arguments.json:
        answer = {"name": verifier.name, "key_id": verifier.key_id.hex(), "key": verifier.text}
        sys.stdout.write(json.dumps(answer) + "\n")
    else:
        sys.stdout.write(f"{verifier.text}\n")
    return 0
