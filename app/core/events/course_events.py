"""Data of the events by which a session follows its protocol: activation procedures, and where it departs from it.

Guarantees: frozen typed values with a schema version. Moments in a recording are stream time: seconds since its first
sample. Does not: decide what a protocol asks for.
"""

from typing import Annotated, ClassVar

import msgspec

from app.core.events.constraints import RateHz, Seconds, one_of
from app.core.events.system_event import EventData

DEVIATION_KINDS = (
    "duration", "activation_omitted", "activation_broken_off", "montage", "filters", "electrodes", "step_passed",
    "other",
)  # fmt: skip


class ActivationPhase(msgspec.Struct, frozen=True, kw_only=True):
    """One phase of an activation procedure, as it was planned when it was started.

    Attributes:
        name: Stable within its procedure ("hyperventilation", "after", "flash-10").
        mark: What is set as an annotation where it begins.
        seconds: How long it lasts.
        flash_hz: Flashes a second; None where nothing flashes.
        counts: Whether the procedure has been done only once this phase is over.
    """

    name: str
    mark: str
    seconds: Seconds
    flash_hz: RateHz | None = None
    counts: bool = True


class ActivationStartedData(EventData, frozen=True, kw_only=True):
    """An activation procedure was begun in a recording.

    Attributes:
        procedure: Its name in the protocol; `title` as it is printed.
        onset_s: Stream time.
        phases: All that it is to go through, one after the other.
        started_by: A user's id.
    """

    activation_id: str
    session_id: str
    recording_id: str
    procedure: str
    title: str
    onset_s: Seconds
    phases: tuple[ActivationPhase, ...]
    started_by: str


class ActivationEndedData(EventData, frozen=True, kw_only=True):
    """An activation procedure is over.

    Attributes:
        how: "completed", "broken_off" by somebody, or "interrupted" because the recording ended.
        ended_s: Stream time.
        phase: Name of the phase that it had come to.
        reason: Why it was broken off.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    activation_id: str
    session_id: str
    recording_id: str
    how: Annotated[str, one_of("completed", "broken_off", "interrupted")]
    ended_s: Seconds
    phase: str
    reason: str = ""
    ended_by: str = ""


class DeviationNotedData(EventData, frozen=True, kw_only=True):
    """A session departs from its protocol, and why.

    Attributes:
        kind: One of `DEVIATION_KINDS`.
        item: What it is about, of a closed set where there is one: a procedure's name, a montage's, a step's.
        text: What was done otherwise, in words.
        at_s: Stream time; None where it has no place in the recording.
        noted_by: A user's id; empty where the station itself noted it.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("text", "reason")

    deviation_id: str
    session_id: str
    kind: Annotated[str, one_of(*DEVIATION_KINDS)]
    item: str = ""
    text: str
    reason: str
    at_s: Seconds | None = None
    noted_by: str


class DeviationWithdrawnData(EventData, frozen=True, kw_only=True):
    """A deviation that was noted is none; its entry stays."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    deviation_id: str
    session_id: str
    reason: str
    withdrawn_by: str
