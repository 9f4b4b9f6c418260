"""Small workflow definitions, one for each thing that a definition may ask of its context.

They use nothing but the context and the names of `tests.fakes.noted_effects.NotedEffects`, so any engine can run them.
"""

from enum import StrEnum

from app.core.errors import NeuraScaleError
from app.core.workflow.context import StepPolicy, WorkflowContext, WorkflowState
from app.core.workflow.effect import effect
from app.core.workflow.registry import Definition

QUICK = StepPolicy(timeout_s=5.0, attempts=3, retry_wait_s=0.01)
ONCE = StepPolicy(timeout_s=5.0, attempts=1)
SHORT = StepPolicy(timeout_s=0.3, attempts=3, retry_wait_s=0.01)
STEPS = ("first", "second", "third", "fourth")


class SmallSignal(StrEnum):
    GO = "go"
    OTHER = "other"
    CANCEL = "cancel"


def _show(context: WorkflowContext, step: str, *waiting_for: str) -> None:
    context.set_state(WorkflowState(step=step, text=f"At {step}.", waiting_for=waiting_for))


def _end(context: WorkflowContext, exit_reason: str, error: NeuraScaleError | None = None) -> str:
    step = exit_reason if exit_reason in {"failed", "cancelled"} else "completed"
    context.set_state(
        WorkflowState(
            step=step,
            text="The end.",
            exit_reason=exit_reason,
            error_code=error.code if error else "",
            error_text=f"{error.what} {error.meaning} {error.advice}" if error else "",
        )
    )
    return exit_reason


def in_order(context: WorkflowContext, workflow_id: str) -> str:
    """Four effects, one after the other; the exit reason is made of what they gave."""
    given = []
    for name in STEPS:
        _show(context, name)
        given.append(context.step(name, effect("note", name), QUICK))
    return _end(context, " ".join(given))


def faltering(context: WorkflowContext, workflow_id: str) -> str:
    """An effect that comes right at the third attempt."""
    _show(context, "faltering")
    return _end(context, context.step("falter", effect("falter", "falter", 2), QUICK))


def compensating(context: WorkflowContext, workflow_id: str) -> str:
    """What was opened is closed on every way out: after a refusal, and after a cancel."""
    context.step("open", effect("note", "open"), ONCE)
    _show(context, "opened", SmallSignal.GO)
    told = context.wait_signal(SmallSignal.GO, SmallSignal.CANCEL)
    fault: NeuraScaleError | None = None
    if told.name == SmallSignal.GO:
        try:
            context.step("refuse", effect("refuse", told.payload["how"]), QUICK)
        except NeuraScaleError as error:
            fault = error
    context.step("close", effect("note", "close"), ONCE)
    if told.name == SmallSignal.CANCEL:
        context.step("tell", effect("note", f"cancelled: {told.payload['reason']}"), ONCE)
        return _end(context, "cancelled")
    return _end(context, "completed" if fault is None else "failed", fault)


def reporting(context: WorkflowContext, workflow_id: str) -> str:
    """As a session does: what is opened is closed, and then comes what may be gone on with."""
    context.step("open", effect("note", "open"), ONCE)
    _show(context, "opened", SmallSignal.GO)
    context.wait_signal(SmallSignal.GO)
    context.step("close", effect("note", "close"), ONCE)
    try:
        context.step("enter", effect("refuse", "link"), QUICK)  # in the same words as what fails below
    except NeuraScaleError:
        context.step("pass", effect("note", "pass"), ONCE)
    try:
        context.step("analyse", effect("refuse", "link"), QUICK)
        if context.poll_signal(SmallSignal.CANCEL) is not None:
            context.step("leave", effect("note", "left"), ONCE)
            return _end(context, "cancelled")
        context.step("report", effect("note", "report"), QUICK)
    except NeuraScaleError as error:
        context.step("fail", effect("note", "failed"), ONCE)
        return _end(context, "failed", error)
    return _end(context, "completed")


def overrunning(context: WorkflowContext, workflow_id: str) -> str:
    """An effect that takes longer than it may."""
    _show(context, "overrunning")
    try:
        context.step("hang", effect("hang", "hang"), SHORT)
    except NeuraScaleError as error:
        return _end(context, "failed", error)
    return _end(context, "completed")


def listening(context: WorkflowContext, workflow_id: str) -> str:
    """Waits for two signals, then looks for a third; tells which it got."""
    _show(context, "first", SmallSignal.GO)
    first = context.wait_signal(SmallSignal.GO)
    context.step("between", effect("note", f"{first.name} {first.payload.get('text', '')}".strip()), ONCE)
    _show(context, "second", SmallSignal.GO, SmallSignal.OTHER)
    second = context.wait_signal(SmallSignal.GO, SmallSignal.OTHER)
    third = context.poll_signal(SmallSignal.CANCEL)
    return _end(context, f"{first.name} {second.name} {third.name if third else 'nothing'}")


def sleeping(context: WorkflowContext, workflow_id: str) -> str:
    """Sleeps between two effects."""
    context.step("before", effect("note", "before"), ONCE)
    _show(context, "sleeping")
    context.sleep(0.4)
    context.step("after", effect("note", "after"), ONCE)
    return _end(context, "completed")


def giving(context: WorkflowContext, workflow_id: str) -> str:
    """Every kind of value that an effect may give, before and after a wait."""
    kinds = ("text", "number", "real", "truth", "nothing", "texts")
    given = [context.step(kind, effect("give", kind), ONCE) for kind in kinds]
    _show(context, "given", SmallSignal.GO)
    context.wait_signal(SmallSignal.GO)
    told = [list(value) if isinstance(value, (list, tuple)) else value for value in given]
    return _end(context, repr(told))


def before_a_change(context: WorkflowContext, workflow_id: str) -> str:
    """The release before."""
    context.step("old", effect("note", "old"), ONCE)
    _show(context, "waiting", SmallSignal.GO)
    context.wait_signal(SmallSignal.GO)
    context.step("last", effect("note", "last"), ONCE)
    return _end(context, "as before")


def after_a_change(context: WorkflowContext, workflow_id: str) -> str:
    """This release: another step at the beginning, and one more behind the wait."""
    changed = context.patched("2-other-beginning")
    context.step("new" if changed else "old", effect("note", "new" if changed else "old"), ONCE)
    _show(context, "waiting", SmallSignal.GO)
    context.wait_signal(SmallSignal.GO)
    if context.patched("2-one-more"):
        context.step("more", effect("note", "more"), ONCE)
    context.step("last", effect("note", "last"), ONCE)
    return _end(context, "changed" if changed else "as before")


def changed_without_a_word(context: WorkflowContext, workflow_id: str) -> str:
    """What must never be released: another step in the place of one, without `patched`."""
    context.step("other", effect("note", "other"), ONCE)
    _show(context, "waiting", SmallSignal.GO)
    context.wait_signal(SmallSignal.GO)
    context.step("last", effect("note", "last"), ONCE)
    return _end(context, "changed")


def _definition(name: str, run: object, **more: object) -> Definition:
    return Definition(
        name=name,
        version="1",
        run=run,  # type: ignore[arg-type]
        signals=SmallSignal,
        cancel_signal=SmallSignal.CANCEL,
        **more,  # type: ignore[arg-type]
    )


SMALL_WORKFLOWS = {
    definition.name: definition
    for definition in (
        _definition("in_order", in_order),
        _definition("faltering", faltering),
        _definition("compensating", compensating, retryable_steps=frozenset({"refuse"})),
        _definition("reporting", reporting, retryable_steps=frozenset({"analyse", "report"})),
        _definition("overrunning", overrunning),
        _definition("listening", listening),
        _definition("sleeping", sleeping),
        _definition("giving", giving),
        _definition("changing", before_a_change),
    )
}
CHANGED = {"changing": _definition("changing", after_a_change)}
CHANGED_WITHOUT_A_WORD = {"changing": _definition("changing", changed_without_a_word)}
