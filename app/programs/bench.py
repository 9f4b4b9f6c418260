"""Measures the workstation on this machine; each benchmark is a module of `benchmarks/` in the source checkout.

Guarantees: with `--json` exactly one object on stdout; progress on stderr. Does not: judge (figures stand beside a
limit or a peer measured in the same run), or run from an installed package, where `benchmarks/` is not shipped.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path

from app.core.errors import WrongUse
from app.core.settings.station_kind import ask_for_demonstration

SUMMARY = "Measure the workstation on this machine."
EXAMPLE = "neurascale bench recording --json"
ROOT = Path(__file__).resolve().parents[2]


def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if not path.stem.startswith("_")))


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help=f"one of: {', '.join(_names()) or 'none here'}")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    parser.add_argument("--seconds", type=float, help="how long each load runs")
    parser.add_argument("--channels", type=int, help="for chain and drawing: channels of the simulated amplifier")
    parser.add_argument("--stops", type=int, help="for stop: how many stops by command")
    parser.add_argument("--faults", type=int, help="for stop: how often each program is killed and frozen")
    parser.add_argument("--entries", type=int, help="for log: entries of the log that is checked")
    parser.add_argument("--rate", type=float, help="for chain and drawing: samples a second of each channel")
    parser.add_argument("--window", type=float, help="for drawing: seconds a page")
    parser.add_argument("--mode", choices=("sweep", "scroll"), help="for drawing: one of both")


def run(arguments: argparse.Namespace) -> int:
    if arguments.name not in _names():
        raise WrongUse(
            f"There is no benchmark {arguments.name!r}.",
            meaning="Benchmarks are run from a source checkout.",
            advice=f"Choose one of: {', '.join(_names()) or 'none; this is not a source checkout'}.",
        )
    ask_for_demonstration()  # what is measured is nobody's data
    sys.path.insert(0, str(ROOT))
    module = importlib.import_module(f"benchmarks.{arguments.name}")
    result = module.measure(arguments)
    if arguments.json:
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        sys.stdout.write(json.dumps(result, indent=2) + "\n")
    return 0
