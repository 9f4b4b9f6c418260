"""`python -m tests.traceability judge|show|document`: the trace of the last test run, and the page made from the data.

judge: reads what the runs kept in `build/trace/outcomes`, writes `build/trace/trace.md` and `trace.json`, and fails
where an id has no test that passed. show: prints the table of the last run. document: makes `docs/safety.md` anew.
"""

import argparse
import sys

from tests.traceability import document
from tests.traceability.register import Register, RegisterBroken, read_register
from tests.traceability.trace import FOLDER, Proof, as_json, as_markdown, faults, read_cases, trace


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.traceability",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example:\n  python -m tests.traceability show",
    )
    parser.add_argument("word", choices=("judge", "show", "document"))
    word = parser.parse_args().word
    try:
        if word == "document":
            document.write()
            return 0
        known = read_register()
        proofs = trace(known, read_cases())
    except (RegisterBroken, FileNotFoundError, ValueError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return _judge(known, proofs) if word == "judge" else _show(known, proofs)


def _judge(known: Register, proofs: dict[str, Proof]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "trace.md").write_text(as_markdown(known, proofs), encoding="utf-8")
    (FOLDER / "trace.json").write_text(as_json(known, proofs), encoding="utf-8")
    found = faults(known, proofs)
    sys.stdout.write(as_markdown(known, proofs).splitlines()[2] + f"\nThe table: {FOLDER / 'trace.md'}\n")
    for line in found:
        sys.stdout.write(f"{line}\n")
    return 1 if found else 0


def _show(known: Register, proofs: dict[str, Proof]) -> int:
    sys.stdout.write(as_markdown(known, proofs))
    return 1 if faults(known, proofs) else 0


if __name__ == "__main__":
    sys.exit(main())
