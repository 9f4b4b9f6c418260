"""The table of a session's steps in docs/guide/workflows.md, made from the code.

    python -m tests.session_steps_table document

writes it between its marks; a test holds that what is there is what the code says.
"""

import sys
from pathlib import Path

from app.core.workflow.session_steps import SESSION_STEPS, SessionStep

GUIDE = Path(__file__).parents[1] / "docs" / "guide" / "workflows.md"
BEGINS = "<!-- session steps: made by `python -m tests.session_steps_table document` -->"
ENDS = "<!-- end of session steps -->"


def table() -> str:
    """In Markdown."""
    rows = [_row(step) for step in SESSION_STEPS]
    head = "| step | stage | does | not twice, because of | limit | tries | when the session is left |\n"
    return head + "| --- | --- | --- | --- | --- | --- | --- |\n" + "".join(rows)


def _row(step: SessionStep) -> str:
    policy = step.policy
    limit = f"{policy.timeout_s / 60:g} min" if policy.timeout_s > 120 else f"{policy.timeout_s:g} s"
    tries = (
        f"{policy.attempts}" if policy.attempts == 1 else f"{policy.attempts}, first after {policy.retry_wait_s:g} s"
    )
    return f"| `{step.name}` | {step.stage} | {step.does} | {step.key} | {limit} | {tries} | {step.when_left} |\n"


def region(guide: str) -> str:
    """What stands between the marks."""
    return guide.partition(BEGINS + "\n")[2].partition(ENDS)[0]


def main() -> int:
    if sys.argv[1:] != ["document"]:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    guide = GUIDE.read_text(encoding="utf-8")
    before, _, rest = guide.partition(BEGINS + "\n")
    GUIDE.write_text(f"{before}{BEGINS}\n{table()}{ENDS}{rest.partition(ENDS)[2]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
