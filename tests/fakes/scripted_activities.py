"""Activities of any workflow, by script: what each gives, call by call, and where a call is held as by a power loss.

Works with the definitions of every release, since it knows no activity by itself.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.errors import LinkDown, NeuraScaleError

WITHIN_S = 20.0


class ScriptedActivities:
    """Whatever is asked for is noted and answered.

    Args:
        answers: By activity: what its calls give, one after the other, the last one for ever; an error is raised.

    Attributes:
        calls: Names of the activities called, in order, without those that only show or look.
    """

    def __init__(self, answers: Mapping[str, Sequence[Any]]) -> None:
        self.calls: list[str] = []
        self._answers = answers
        self._counts: dict[str, int] = {}
        self._held = ""
        self.reached, self.let_go = threading.Event(), threading.Event()

    def hold(self, activity: str) -> None:
        """Hold the first call of it, before anything is given back."""
        self._held = activity

    def __getattr__(self, activity: str) -> Callable[..., Any]:
        if activity.startswith("_"):
            raise AttributeError(activity)

        def call(*_arguments: Any) -> Any:
            return self._call(activity)

        return call

    def _call(self, activity: str) -> Any:
        self.calls.append(activity)
        if activity == self._held:
            self._held = ""
            self.reached.set()
            self.let_go.wait(WITHIN_S)
            raise LinkDown("The power was lost.")
        count = self._counts.get(activity, 0)
        self._counts[activity] = count + 1
        script = self._answers.get(activity, (None,))
        answer = script[min(count, len(script) - 1)]
        if isinstance(answer, NeuraScaleError):
            raise answer
        return answer


class ActivitiesByWorkflow:
    """Activities of many workflows at once: each call goes to those of the workflow that it names first."""

    def __init__(self) -> None:
        self.of: dict[str, ScriptedActivities] = {}

    def __getattr__(self, activity: str) -> Callable[..., Any]:
        if activity.startswith("_"):
            raise AttributeError(activity)

        def call(workflow_id: str, *arguments: Any) -> Any:
            return getattr(self.of[workflow_id], activity)(workflow_id, *arguments)

        return call
