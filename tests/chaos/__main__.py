"""`python -m tests.chaos --kills 200`: the long run of the kill rounds, with its figures as one JSON object."""

import argparse
import json
import secrets
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.kill_rounds import KillRounds


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--kills-each", type=int, default=20, help="kills in one recording")
    parser.add_argument("--seed", type=int, default=None, help="to repeat a run; its seed is printed")
    arguments = parser.parse_args()
    seed = secrets.randbelow(1_000_000) if arguments.seed is None else arguments.seed
    sys.stderr.write(f"chaos: {arguments.kills} kills, seed {seed} (repeat with --seed {seed})\n")
    sys.stderr.flush()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="neurascale-chaos-") as folder:
        found = KillRounds(Path(folder), seed=seed).run(arguments.kills, kills_each=arguments.kills_each)
    sys.stdout.write(json.dumps({**found.figures(), "took_s": round(time.monotonic() - began, 1)}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
