"""The command line: arguments in, exit code out.

Exit codes: 0 good, 1 the check or the work failed, 2 wrong use. Errors of our tree are printed as sentences, never as
tracebacks. Each command is one module in `app.programs` with `SUMMARY`, `EXAMPLE`, `configure(parser)` and
`run(arguments) -> int`; it is imported only when it is asked for, so that every program starts quickly.
"""

import argparse
import importlib
import multiprocessing
import os
import sys
from pathlib import Path
from typing import Protocol, cast

from app import __version__
from app.core.errors import NeuraScaleError, OperatorError, unforeseen
from app.programs.private_memory import keep_memory_private

# Each program is one of several at work. A matrix library that spreads a small product over all cores and then waits
# spinning costs acquisition 28 % of a core instead of 4 % (256 channels at 2 kHz, 2 cores).
ONE_THREAD_EACH = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Command(Protocol):
    """What a module in `app.programs` offers to the command line."""

    SUMMARY: str
    EXAMPLE: str

    def configure(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


# Word on the command line -> module in app.programs and one line of help.
COMMANDS: dict[str, tuple[str, str]] = {
    "desktop": ("desktop", "open the workstation's window (starts the station if none is running)"),
    "station": ("station", "the system of record: log, store, workflows; supervises the others"),
    "acquisition": ("acquisition", "the device and the recording (started by the station)"),
    "worker": ("worker", "processing on copies of the signal (started by the station)"),
    "safety": ("safety", "the safety stop and its leases (started by the station)"),
    "safety-alarm": ("safety_alarm", "the safety program's own alarm (started by the safety program)"),
    "alarms": ("alarms", "list past alarms, and how much of a load they were"),
    "output": ("output", "drives and guards one stimulator (started by acquisition)"),
    "stimulator": ("stimulator", "a simulated stimulator behind a serial port (started by acquisition)"),
    "demo": ("demo", "run one whole session without a window"),
    "stop-inputs": ("stop_inputs", "the chord, pedals and contacts that stop (started by the station)"),
    "stop": ("stop", "trigger the safety stop now"),
    "log": ("log", "check the log"),
    "user": ("user", "who may use the workstation: users, roles, passwords, second factors"),
    "erasure": ("erasure", "erase a patient or user, by two persons; legal holds"),
    "keys": ("keys", "who holds the key of the data folder; a new key"),
    "backup": ("backup", "back up the data folder, check a backup"),
    "restore": ("restore", "a new data folder from a backup"),
    "audit": ("audit", "look into what happened: who did what, on whom and when"),
    "signature": ("signature", "check the electronic signatures of a saved report"),
    "events": ("events", "the catalogue of events, and watching them"),
    "report": ("report", "list reports, and save a clear copy of one"),
    "workflow": ("workflow", "durable workflows: list, show every step, let go on, leave"),
    "onboarding": ("onboarding", "take a patient in, step by step"),
    "patient": ("patient", "records of patients: list, register, correct, join, take apart"),
    "consent": ("consent", "the words that people consent to; consents of a patient"),
    "plan": ("plan", "treatment plans of a patient"),
    "appointment": ("appointment", "appointments of a day or of a patient"),
    "duty": ("duty", "who is on duty; a roster from a file"),
    "protocol": ("protocol", "protocols of sessions; those of this site"),
    "session": ("session", "list and show sessions, take one over, note deviations"),
    "subject": ("subject", "everything kept of one patient, as one file"),
    "recording": ("recording", "list, check and export recordings"),
    "devices": ("devices", "list the devices that can be used"),
    "opengl": ("opengl", "find out whether the 3-D head can be drawn on this screen (started by the window)"),
    "bench": ("bench", "measure the workstation on this machine"),
}


# Nobody is asked at a terminal for a passphrase by programs that run for themselves, or open no data folder.
_RUN_BY_THEMSELVES = ("desktop", "station", "acquisition", "worker", "safety", "safety-alarm", "output", "stimulator")
_OPEN_NOTHING = ("stop-inputs", "stop", "demo", "devices", "opengl", "bench")
NEVER_ASK = frozenset((*_RUN_BY_THEMSELVES, *_OPEN_NOTHING))


def _outer_parser() -> argparse.ArgumentParser:
    listing = "\n".join(f"  {word:<12} {summary}" for word, (_, summary) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="neurascale",
        description="NeuraScale Workstation: EEG and BCI sessions, from consent to signed report.",
        epilog=f"commands:\n{listing}\n\nexample:\n  neurascale demo --headless --source simulated --seconds 20 --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"neurascale {__version__}")
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of the commands below")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code."""
    keep_memory_private()
    multiprocessing.freeze_support()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # started with it closed (`>&-`)
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - open until the program ends
    for threads in ONE_THREAD_EACH:
        os.environ.setdefault(threads, "1")
    words = list(sys.argv[1:] if argv is None else argv)
    outer = _outer_parser()
    command_word = outer.parse_args(words[:1]).command
    command = cast(Command, importlib.import_module(f"app.programs.{COMMANDS[command_word][0]}"))
    parser = argparse.ArgumentParser(
        prog=f"neurascale {command_word}",
        description=command.SUMMARY,
        epilog=f"example:\n  {command.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.configure(parser)
    arguments = parser.parse_args(words[1:])
    try:
        if command_word not in NEVER_ASK and sys.stdin is not None and sys.stdin.isatty():
            from app.programs.passphrase_prompt import ask_where_needed

            ask_where_needed()
        code = command.run(arguments)
        # Here, because at the interpreter's own end a reader that went away can no longer be handled.
        sys.stdout.flush()
        return code
    except OperatorError as error:
        print(f"neurascale {command_word}: {error}", file=sys.stderr)
        return 2 if error.code == "operator.wrong_use" else 1
    except NeuraScaleError as error:
        print(f"neurascale {command_word}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"neurascale {command_word}: interrupted.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output went away (`| head`); nothing of ours failed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        print(f"neurascale {command_word}: {unforeseen(error)}", file=sys.stderr)
        if os.environ.get("NEURASCALE_TRACEBACK"):
            raise
        return 1


if __name__ == "__main__":
    sys.exit(main())
