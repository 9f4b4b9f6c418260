"""Which of the streams on the network are meant.

Guarantees: every field that was given fits; nothing is guessed where several fit. Pure. Any thread.
"""

from collections.abc import Sequence

from app.core.devices.driver import LslStream
from app.core.devices.lsl_network import LslFound
from app.core.errors import DeviceFault


def all_there(there: Sequence[LslFound], wanted: Sequence[LslStream]) -> bool:
    """Whether each wanted stream fits one that is there."""
    return all(any(fits(one, stream) for one in there) for stream in wanted)


def choose(there: Sequence[LslFound], wanted: Sequence[LslStream]) -> list[LslFound]:
    """The streams meant, in the order wanted, each once.

    Raises:
        DeviceFault: One of them is not there, or more than one is meant.
    """
    chosen: dict[str, LslFound] = {}
    for stream in wanted:
        found = {one.uid: one for one in there if fits(one, stream)}
        if not found:
            raise DeviceFault(f"There is no LSL stream {said(stream)}.", advice="Start its source, then try again.")
        if len(found) > 1:
            raise DeviceFault(f"There are {len(found)} LSL streams {said(stream)}.", advice="Name its source id too.")
        chosen.update(found)
    return list(chosen.values())


def fits(found: LslFound, wanted: LslStream) -> bool:
    return all(
        not want or want == have
        for want, have in (
            (wanted.name, found.name),
            (wanted.type, found.type),
            (wanted.source_id, found.source_id),
            (wanted.uid, found.uid),
            (wanted.hostname, found.hostname),
        )
    )


def said(wanted: LslStream) -> str:
    told = {
        "named": wanted.name,
        "of type": wanted.type,
        "with source id": wanted.source_id,
        "with uid": wanted.uid,
        "on": wanted.hostname,
    }
    return " ".join(f"{words} {value!r}" for words, value in told.items() if value)
