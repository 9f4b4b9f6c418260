"""What every engine of durable workflows offers its station.

Guarantees (of every engine behind it): a workflow that was begun goes on after any crash from its last finished step;
`signal` is durable when it returns; `close` is bounded and leaves every workflow resumable.
Does not: know what the workflows are for (`app.core.workflow.registry`). Any thread.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from app.core.workflow.context import WorkflowState
from app.core.workflow.history import RunRecord, StepRecord

StateListener = Callable[[str, WorkflowState], None]
"""Gets the workflow's id and its new state, on the workflow's thread; must be quick."""


class WorkflowEngine(Protocol):
    """Runs the registered definitions."""

    def start(self, definition_name: str, workflow_id: str) -> None:
        """Begin a workflow; where it was begun before, it merely goes on.

        Raises:
            WrongUse: There is no such definition.
        """
        ...

    def start_session(self, session_id: str) -> None:
        """`start` of a clinical session."""
        ...

    def signal(self, workflow_id: str, name: str, payload: dict[str, str] | None = None) -> None:
        """Tell a workflow something; durable on return. One that has ended takes no notice.

        Args:
            name: One of its definition's signals.
            payload: Texts without patient data.

        Raises:
            NotFound: No such workflow was begun.
            WrongUse: It knows no such signal.
            StorageFault: The signal cannot be kept; the workflow was not told.
        """
        ...

    def state(self, workflow_id: str) -> WorkflowState:
        """What it is doing, or how it ended; for workflows of earlier runs of the station too.

        Raises:
            NotFound: No such workflow was begun.
        """
        ...

    def history(self, workflow_id: str) -> tuple[StepRecord, ...]:
        """Every attempt of every step, the running one too, in order.

        Raises:
            NotFound: No such workflow was begun.
        """
        ...

    def runs(
        self, definition_name: str = "", *, unfinished_only: bool = False, at_most: int | None = None
    ) -> tuple[RunRecord, ...]:
        """The workflows that are known, newest first; of one definition, where it is named.

        Args:
            at_most: So many of the newest, where somebody waits for the answer; their cost is then that of so many.
        """
        ...

    def run(self, workflow_id: str) -> RunRecord:
        """One workflow.

        Raises:
            NotFound: No such workflow was begun.
        """
        ...

    def retry(self, workflow_id: str) -> None:
        """Let a failed workflow go on from the step that failed; what was done before stays done.

        Raises:
            NotFound: No such workflow was begun.
            Conflict: It has not failed, or its definition does not allow it at that step.
        """
        ...

    def cancel(self, workflow_id: str, reason: str) -> None:
        """Ask a workflow to end in order, with its compensation.

        Raises:
            NotFound: No such workflow was begun.
            Conflict: It has ended, or cannot be cancelled.
        """
        ...

    def resume_unfinished(self, held: Iterable[str] = ()) -> tuple[str, ...]:
        """Let the workflows of an earlier run of the station go on; which they are, oldest first.

        Until this is called they wait, so that the station can get ready for their activities first.

        Args:
            held: Sessions that the station's store holds to be running. One that was never begun here (the station died
                in between) is begun; of one that had ended when the store could not be written, the end is told again.
        """
        ...

    def forget(self, workflow_ids: Iterable[str]) -> int:
        """Remove all that is kept of these workflows, which are over; how many were known.

        Raises:
            StorageFault: It cannot be removed now.
        """
        ...

    def close(self) -> None:
        """Suspend every workflow where it is; bounded. A second call does nothing."""
        ...
