"""The table of steps is what runs, and what the guide shows."""

import re
from pathlib import Path

import pytest

from app.core.workflow import clinical_session
from app.core.workflow.session_activities import SessionActivities
from app.core.workflow.session_steps import POLICIES, SESSION_STEPS, SessionStep
from tests.session_steps_table import GUIDE, region, table


def test_the_guide_shows_the_steps_as_they_run() -> None:
    shown = region(GUIDE.read_text(encoding="utf-8"))
    assert shown == table(), "run: python -m tests.session_steps_table document"


def test_every_activity_is_a_step_of_the_table_and_every_step_an_activity() -> None:
    activities = {name for name in vars(SessionActivities) if not name.startswith("_")}
    assert activities == {"enter_step" if name == "enter" else name for name in POLICIES}
    assert len(POLICIES) == len(SESSION_STEPS)


def test_the_definition_takes_its_steps_from_the_table() -> None:
    source = Path(clinical_session.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'self\._do\(?(?:, )?"(\w+)"', source)) | set(
        re.findall(r'partial\(self\._do, "(\w+)"', source)
    )
    assert named | {"enter"} == set(POLICIES)
    assert source.count("self._context.step(") == 2  # in `_do`, and for what is shown


@pytest.mark.parametrize("step", SESSION_STEPS, ids=lambda step: step.name)
def test_every_step_ends_by_itself(step: SessionStep) -> None:
    assert 0 < step.policy.timeout_s <= 7200
    assert 1 <= step.policy.attempts <= 5
    assert step.does
    assert step.key
    assert step.when_left
