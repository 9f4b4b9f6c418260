"""Deviations: where a session departed from its protocol, with reasons.

Guarantees: what departs by itself (a procedure that was left out or broken off, too short a recording) is found from
the protocol and the log, so that nobody has to remember it; what people note stays, and is withdrawn only by an entry
of its own. A departure that has been given a reason is one deviation, not two.
Does not: keep a session from going on, or judge what a departure means for the finding. Any thread.
"""

import msgspec

from app.core.clinic.protocols import SessionProtocol
from app.core.clinic.sessions import existing_session
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.course_events import DEVIATION_KINDS, DeviationNotedData, DeviationWithdrawnData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.store.projections.courses import Activation, Deviation
from app.core.store.station_store import StationStore

SHORTEST_REASON, LONGEST_REASON = 5, 500
LONGEST_TEXT = 200


class Departure(msgspec.Struct, frozen=True, kw_only=True):
    """A deviation as it is shown and reported.

    Attributes:
        kind / item: As `session.deviation_noted` has them.
        text: What was done otherwise, for people.
        reason: Empty where nobody has given one yet.
        deviation_id: Empty where it was only found, not noted.
        at_s: Stream time; None where it has no place in the recording.
        noted: ISO 8601, UTC; empty where it was only found.
        noted_by: A user's id; empty where it was only found, or the station noted it.
    """

    kind: str
    item: str
    text: str
    reason: str = ""
    deviation_id: str = ""
    at_s: float | None = None
    noted: str = ""
    noted_by: str = ""


def departures_of_session(
    store: StationStore, session_id: str, protocol: SessionProtocol, *, recorded_s: float | None
) -> tuple[Departure, ...]:
    """All of a session: those noted, in their order, then those found that nobody gave a reason for.

    Args:
        recorded_s: Length of the recording; None while it goes on: then only what cannot be made good any more counts.

    Raises:
        StorageFault: The store cannot be read.
    """
    noted = tuple(
        Departure(
            kind=one.kind,
            item=one.item,
            text=one.text,
            reason=one.reason,
            deviation_id=one.deviation_id,
            at_s=one.at_s,
            noted=one.noted.isoformat(timespec="seconds"),
            noted_by=one.noted_by,
        )
        for one in store.courses.deviations(session_id)
        if not one.withdrawn
    )
    explained = {(one.kind, one.item) for one in noted}
    found = found_departures(protocol, store.courses.activations(session_id), recorded_s=recorded_s)
    return (*noted, *(one for one in found if (one.kind, one.item) not in explained))


def found_departures(
    protocol: SessionProtocol, activations: tuple[Activation, ...], *, recorded_s: float | None
) -> tuple[Departure, ...]:
    """What departs from a protocol by itself; pure."""
    found = []
    minimum_s = protocol.minimum_minutes * 60
    if recorded_s is not None and recorded_s < minimum_s:
        text = f"{minutes_text(recorded_s)} were recorded; the protocol asks for {minutes_text(minimum_s)} at least."
        found.append(Departure(kind="duration", item="", text=text))
    for planned in protocol.activations:
        tried = [one for one in activations if one.procedure == planned.name]
        if any(is_done(one) for one in tried):
            continue
        broken = next((one for one in reversed(tried) if one.how), None)
        if broken is not None:
            found.append(
                Departure(
                    kind="activation_broken_off",
                    item=planned.name,
                    text=broken_off_text(broken),
                    reason=broken.reason,
                    at_s=broken.ended_s,
                    noted_by=broken.started_by if broken.reason else "",
                )
            )
        elif not tried and planned.required and recorded_s is not None:
            text = f"{planned.title} was not done."
            found.append(Departure(kind="activation_omitted", item=planned.name, text=text))
    return tuple(found)


def is_done(activation: Activation) -> bool:
    """Whether every phase that counts was gone through, be it that what follows was broken off."""
    if activation.ended_s is None:
        return False
    needed_s = 0.0
    elapsed_s = 0.0
    for phase in activation.phases:
        elapsed_s += phase.seconds
        if phase.counts:
            needed_s = elapsed_s
    # A tick of grace: what ends by itself ends at the last whole tick.
    return activation.how == "completed" or activation.ended_s - activation.onset_s >= needed_s - 0.001


def note_deviation(
    store: StationStore,
    session_id: str,
    kind: str,
    *,
    text: str,
    reason: str,
    item: str = "",
    at_s: float | None = None,
    noted_by: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> str:
    """Keep that a session departs from its protocol, and why; durable on return. The deviation's id, old or new.

    Raises:
        NotFound: There is no such session.
        WrongUse: There is no such kind, or it is not said what or why.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if kind not in DEVIATION_KINDS:
        raise WrongUse("There is no such kind of deviation.", advice=f"Choose one of: {', '.join(DEVIATION_KINDS)}.")
    text, reason = " ".join(text.split()), _demand_reason(reason)
    if not 0 < len(text) <= LONGEST_TEXT:
        raise WrongUse(
            f"Say what was done otherwise, in up to {LONGEST_TEXT} characters.", meaning="Nothing was changed."
        )
    for one in store.courses.deviations(session_id):
        if not one.withdrawn and (one.kind, one.item, one.text, one.reason) == (kind, item, text, reason):
            return one.deviation_id
    data = DeviationNotedData(
        deviation_id=new_id(clock),
        session_id=session_id,
        kind=kind,
        item=item,
        text=text,
        reason=reason,
        at_s=at_s,
        noted_by=noted_by,
    )
    store.log.append(_event("session.deviation_noted", data, session_id, session.patient_id, clock))
    return data.deviation_id


def withdraw_deviation(
    store: StationStore,
    session_id: str,
    deviation_id: str,
    *,
    reason: str,
    withdrawn_by: str,
    clock: Clock = SYSTEM_CLOCK,
) -> None:
    """Keep that a deviation was none; its entry stays.

    Raises:
        NotFound: The session has no such deviation.
        Conflict: It was withdrawn before.
        WrongUse: It is not said why.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    found = _of_session(store, session_id, deviation_id)
    if found.withdrawn:
        raise Conflict("This deviation was withdrawn before.", meaning="Nothing was changed.")
    data = DeviationWithdrawnData(
        deviation_id=deviation_id,
        session_id=session_id,
        reason=_demand_reason(reason),
        withdrawn_by=withdrawn_by,
    )
    store.log.append(_event("session.deviation_withdrawn", data, session_id, session.patient_id, clock))


def minutes_text(seconds: float) -> str:
    """As people read it: "19 min 40 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def broken_off_text(broken: Activation) -> str:
    """That a procedure was, and when, for people."""
    phase = next((one for one in broken.phases if one.name == broken.phase), None)
    seconds = (broken.ended_s or broken.onset_s) - broken.onset_s
    # Two whole sentences: the window finds the template that a sentence was made of.
    if phase is None:
        return f"{broken.title} was broken off after {minutes_text(seconds)}."
    return f"{broken.title} was broken off after {minutes_text(seconds)} ({phase.mark})."


def _of_session(store: StationStore, session_id: str, deviation_id: str) -> Deviation:
    for one in store.courses.deviations(session_id):
        if one.deviation_id == deviation_id:
            return one
    raise NotFound("This session has no such deviation.", advice="Look at the list again.")


def _demand_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning="Nothing was changed.")
    return reason


def _event(event_type: str, data: EventData, chain: str, subject_id: str, clock: Clock) -> SystemEvent:
    return new_event(
        event_type, data, source_service="station", correlation_id=chain, subject_id=subject_id, clock=clock
    )
