"""Data of the events of durable workflows that no definition writes by itself.

Guarantees: frozen typed values with a schema version. Does not: decide anything.
"""

from typing import ClassVar

from app.core.events.system_event import EventData


class WorkflowRetriedData(EventData, frozen=True, kw_only=True):
    """Somebody lets a workflow that failed go on from where it failed.

    Attributes:
        workflow_id: A session's id, or an onboarding's.
        definition: Name of the definition, "clinical_session" for one.
        step: Where it had failed.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    workflow_id: str
    definition: str
    step: str
    reason: str
