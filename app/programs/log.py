"""`neurascale log ACTION`: what a court, an auditor or a security officer may ask of the log, answered by a command.

Guarantees: each action is a module `app.programs.log_*` with `configure(parser)` and `run(arguments) -> int`; only
`rebuild` writes to a data folder, and only tables that are made from the log, never the log. Exit codes: 0 it holds
(or was done), 1 it does not hold (or cannot be read), 2 the question makes no sense, or there is no log there.
Does not: need a running station, or hinder one that runs.
"""

import argparse
import importlib
from typing import Protocol, cast

SUMMARY = "Ask the log: check it, prove what is in it, show and export it."
EXAMPLE = "neurascale log verify --data ~/.local/share/neurascale --json"


class Action(Protocol):
    """What a module `app.programs.log_*` offers."""

    def configure(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


# Word after `neurascale log` -> module in app.programs, one line of help, example.
ACTIONS: dict[str, tuple[str, str, str]] = {
    "verify": ("log_verify", "check the log, or a receipt, proof or export of it", EXAMPLE),
    "prove": (
        "log_prove",
        "write a receipt for an entry, or the proof that a log only grew",
        "neurascale log prove 4711 --out entry-4711.tlog-proof",
    ),
    "show": ("log_show", "print one entry", "neurascale log show 4711"),
    "export": (
        "log_export",
        "write entries as JSON lines or CloudEvents, or the tree as C2SP tiles",
        "neurascale log export --tiles tiles",
    ),
    "key": ("log_key", "print the public key that the log's signatures are checked with", "neurascale log key"),
    "checkpoint": (
        "log_checkpoint",
        "print the signed head, to be kept elsewhere",
        "neurascale log checkpoint --out 2026-01-31.checkpoint",
    ),
    "rebuild": (
        "log_rebuild",
        "make the clinical tables anew from a log that holds, or compare them with it",
        "neurascale log rebuild --check",
    ),
    "replay": (
        "log_replay",
        "send entries once more to those who watch events, marked as replayed",
        "neurascale log replay --from 0 --to 100 --speed 10",
    ),
    "trace": ("log_trace", "show what led to an event and what came of it", "neurascale log trace 4711"),
}
# What an action was called before.
_FORMER = {"rebuild-tables": "rebuild"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the actions, each with its own arguments."""
    words = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for word, (module, summary, example) in ACTIONS.items():
        action = words.add_parser(
            word,
            aliases=[former for former, now in _FORMER.items() if now == word],
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _module(module).configure(action)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; the exit code.

    Raises:
        WrongUse: There is no log in the folder, or an argument makes no sense.
        NotFound: There is no such entry.
        SurroundingsError: A file cannot be read or written, or does not hold what it should.
    """
    word = _FORMER.get(arguments.action, arguments.action)
    return _module(ACTIONS[word][0]).run(arguments)


def _module(name: str) -> Action:
    return cast(Action, importlib.import_module(f"app.programs.{name}"))
