"""A Temporal workflow class for each registered definition, made from it.

Guarantees: the class has the definition's name on the server; signals that this workflow was not meant, or that its
definition does not know, change nothing. Temporal's own "cancel" becomes the definition's signal, so that the
compensation runs.
Does not: import anything that acts. The sandbox imports this module anew for each run.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec
from temporalio import workflow
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError

from app.core.errors import NeuraScaleError
from app.core.workflow.registry import DEFINITIONS, Definition
from app.core.workflow.temporal.effect_call import NOT_OURS, ToldSignal, plain
from app.core.workflow.temporal.greenlet_bridge import run_in_greenlet
from app.core.workflow.temporal.temporal_context import TemporalContext

STATE_QUERY = "state"
ASKED_ON_THE_SERVER = "Asked for on the Temporal server."


class TemporalWorkflow:
    """One run; what all definitions have in common."""

    definition: Definition

    def __init__(self) -> None:
        self._context = TemporalContext(self.definition.first_state)

    @workflow.signal(dynamic=True)
    def told(self, name: str, arguments: Sequence[RawValue]) -> None:
        """Take a signal into the inbox; one that was not sealed for this run changes nothing."""
        if len(arguments) != 1:
            return
        found = workflow.payload_converter().from_payload(arguments[0].payload)
        try:
            told = msgspec.convert(found, ToldSignal)
        except msgspec.ValidationError:
            return
        if (told.workflow_id, told.name) == (workflow.info().workflow_id, name) and name in list(
            self.definition.signals
        ):
            self._context.told(name, told.payload)

    @workflow.query(name=STATE_QUERY)
    def state(self) -> dict[str, Any]:
        """What it shows."""
        return plain(self._context.state)

    async def go_through(self, first_cause: str) -> str:
        """The whole definition; its exit reason."""
        self._context.begin("" if first_cause == NOT_OURS else first_cause)
        running = asyncio.ensure_future(run_in_greenlet(self._defined))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            if self.definition.cancel_signal:
                # Asked once more, or given up by the worker, it is cancelled there and then.
                self._context.told(self.definition.cancel_signal, {"reason": ASKED_ON_THE_SERVER})
            return await running

    def _defined(self) -> str:
        try:
            exit_reason = self.definition.run(self._context, workflow.info().workflow_id)
        except NeuraScaleError as error:
            # Its text may name a file; the code may be seen on the server.
            raise ApplicationError(error.code, type=error.code, non_retryable=True) from None
        self._context.show_state()
        return exit_reason


def workflow_class(definition: Definition) -> type[TemporalWorkflow]:
    """The class of one definition."""
    name = f"{definition.name.title().replace('_', '')}OnTemporal"

    async def run(self: TemporalWorkflow, first_cause: str) -> str:
        return await self.go_through(first_cause)

    # The SDK takes a class's methods by their qualified names.
    run.__qualname__ = f"{name}.run"
    made = type(name, (TemporalWorkflow,), {"definition": definition, "run": workflow.run(run), "__module__": __name__})
    return workflow.defn(name=definition.name)(made)


REGISTERED: dict[str, type[TemporalWorkflow]] = {
    definition.name: workflow_class(definition) for definition in DEFINITIONS.values()
}
# The sandbox asks this module for each class by its name.
globals().update({made.__name__: made for made in REGISTERED.values()})
