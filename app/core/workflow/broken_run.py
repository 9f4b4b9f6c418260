"""A run that its definition cannot go on with: changed without `patched`, or at fault itself.

Guarantees: what the run held is let go, and its owner is told that it has failed, so that the next one can be begun;
nothing of what was recorded is undone. Each of these effects is bounded, and a fault in one does not keep the others
from being done.
Does not: repair the run. On the workflow's own thread, once.
"""

import functools
import logging

from app.core.errors import DefectError, NeuraScaleError
from app.core.workflow.context import WorkflowState
from app.core.workflow.effect import Effect, effect, perform
from app.core.workflow.effect_runner import EffectRunner
from app.core.workflow.registry import Definition
from app.core.workflow.step_outcome import keep_error

_WITHIN_S = 90.0

_CANNOT_GO_ON = DefectError(
    "This workflow cannot go on under this release.",
    meaning="It was begun by another release, or the workflow itself is at fault. What was recorded is kept.",
    advice="Begin a new one, and send a diagnostics bundle to the developers.",
)
BROKEN = WorkflowState(
    step="failed",
    text=_CANNOT_GO_ON.what,
    exit_reason="failed",
    error_code=_CANNOT_GO_ON.code,
    error_text=keep_error(_CANNOT_GO_ON).text(),
)
"""What such a run shows."""


def let_go(
    definition: Definition, workflow_id: str, activities: object, runner: EffectRunner, logger: logging.Logger
) -> None:
    """Do what every way out of this definition would have done."""
    asked: list[Effect] = [effect(activity, workflow_id) for activity in definition.let_go]
    if definition.tell_end_again is not None:
        asked.append(definition.tell_end_again(workflow_id, BROKEN))
    for way_out in asked:
        try:
            runner.run(way_out.activity, functools.partial(perform, activities, way_out), _WITHIN_S)
        except NeuraScaleError as error:
            logger.warning("a broken workflow's “%s” failed: %s", way_out.activity, error.what)
