"""The groups of scenes that are played on a station that stands in. Pure but for the imports."""

from collections.abc import Callable, Iterator

from tests.pictures import course_scenes, intake_scenes, records_scenes, work_scenes
from tests.pictures.stand_in import Scene, StandIn

GROUPS: dict[str, Callable[[StandIn], Iterator[Scene]]] = {
    "onboarding": intake_scenes.onboarding,
    "appointments": intake_scenes.appointments,
    "plans": intake_scenes.plans,
    "consent": intake_scenes.consent,
    "merging": records_scenes.merging,
    "duty": records_scenes.duty,
    "prerequisites-many": course_scenes.prerequisites,
    "activation": course_scenes.activation,
    "deviations": course_scenes.deviations,
    "session-duty": course_scenes.taking_over,
    "session-resumed": course_scenes.interruption,
    "workflows": work_scenes.workflows,
    "findings": work_scenes.findings,
}
"""By the beginning of the names of their scenes."""


ONLY_FOR_THE_EYE = {
    *("onboarding-reason", "onboarding-done", "appointments-move", "appointments-none", "plans-none"),
    *("consent-witness", "merging-search", "merging-reason", "duty-none", "duty-reason", "prerequisites-many"),
    *("activation-why", "deviations-none", "deviations-reason", "session-duty"),
    *("workflows-none-chosen", "workflows-narrow"),
}
"""States that have to look well, and would tell a reader of the guide nothing; taken where they are asked for."""


def group_of(name: str) -> str | None:
    """The group that a scene is in; None for one of the real workstation."""
    return next((group for group in GROUPS if name.startswith(group)), None)
