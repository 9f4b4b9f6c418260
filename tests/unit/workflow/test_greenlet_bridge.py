"""A synchronous definition inside an asynchronous workflow."""

import asyncio
from contextvars import ContextVar

import pytest

from app.core.workflow.temporal.greenlet_bridge import awaited, run_in_greenlet

_SEEN: ContextVar[str] = ContextVar("seen", default="")


async def _later(value: str) -> str:
    await asyncio.sleep(0)
    return value


async def _refused() -> str:
    await asyncio.sleep(0)
    raise ValueError("no")


def test_what_is_awaited_comes_out_as_if_it_had_been_called() -> None:
    def definition() -> str:
        return awaited(_later("a")) + "".join(awaited(_later(text)) for text in "bc")

    assert asyncio.run(run_in_greenlet(definition)) == "abc"


def test_an_error_comes_out_where_it_was_awaited_and_may_be_handled_there() -> None:
    def definition() -> str:
        try:
            return awaited(_refused())
        except ValueError as error:
            return f"handled {error}"

    assert asyncio.run(run_in_greenlet(definition)) == "handled no"


def test_an_error_that_nobody_handles_leaves_the_bridge() -> None:
    with pytest.raises(ValueError, match="no"):
        asyncio.run(run_in_greenlet(lambda: awaited(_refused())))


def test_a_definition_that_awaits_nothing_just_runs() -> None:
    assert asyncio.run(run_in_greenlet(lambda: 7)) == 7


def test_a_definition_that_is_given_up_unwinds_at_once() -> None:
    way: list[str] = []

    def definition() -> str:
        try:
            return awaited(_later_than_ever())
        finally:
            way.append("unwound")

    async def given_up() -> None:
        running = asyncio.ensure_future(run_in_greenlet(definition))
        await asyncio.sleep(0)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    asyncio.run(given_up())
    assert way == ["unwound"]


async def _later_than_ever() -> str:
    await asyncio.Event().wait()
    return ""


def test_many_at_once_do_not_mix_and_each_keeps_its_context() -> None:
    async def one(name: str) -> str:
        _SEEN.set(name)

        def definition() -> str:
            seen = [_SEEN.get()]
            for _ in range(3):
                awaited(_later(""))
                seen.append(_SEEN.get())
            return ",".join(seen)

        return await run_in_greenlet(definition)

    async def all_at_once() -> list[str]:
        return await asyncio.gather(*(one(name) for name in "abc"))

    assert asyncio.run(all_at_once()) == [",".join(name * 4) for name in "abc"]
