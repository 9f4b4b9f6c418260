"""`python -m tests.chaos --kills 200`: the long run of the kill rounds, with its figures as one JSON object.

Of acquisition in the middle of recordings, then of a writer of the log. The smaller runs of CI are journeys.
"""

import argparse
import json
import os
import secrets
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.kill_rounds import KillRounds
from tests.chaos.log_kills import kill_log_writers


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--kills-each", type=int, default=20, help="kills in one recording")
    parser.add_argument("--log-kills", type=int, default=100, help="kills of a writer of the log")
    parser.add_argument("--seed", type=int, default=None, help="to repeat a run; its seed is printed")
    arguments = parser.parse_args()
    seed = secrets.randbelow(1_000_000) if arguments.seed is None else arguments.seed
    sys.stderr.write(f"chaos: {arguments.kills} kills, seed {seed} (repeat with --seed {seed})\n")
    sys.stderr.flush()
    os.environ["NEURASCALE_DEMONSTRATION"] = "1"  # its data folders hold nobody's data; programs it starts are told so
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="neurascale-chaos-") as folder:
        found = KillRounds(Path(folder) / "recordings", seed=seed).run(arguments.kills, kills_each=arguments.kills_each)
        of_the_log = kill_log_writers(Path(folder) / "log", arguments.log_kills, seed=seed)
    figures = {**found.figures(), "log": of_the_log, "took_s": round(time.monotonic() - began, 1)}
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
