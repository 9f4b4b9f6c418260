"""Duty: who is on duty from when to when, and who answers for a session.

Guarantees: a duty has an end, and lasts no longer than `LONGEST_DUTY`; somebody who stands in says why. A station on
which nobody ever kept a roster has everybody on duty who may sign in, and says that it is so (`Duty.how`). A session
has one provider at a time; taking it over is an entry of its own, made before anything else is done.
Does not: know roles or care (`permitted` is judged by the station's door, with the same table as everything else).
Any thread.
"""

from datetime import UTC, datetime, timedelta

import msgspec

from app.core.clinic.sessions import running_session
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.duty_events import DutyCancelledData, DutyRosteredData, ProviderChangedData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.store.projections.duties import RosteredDuty, SessionProvider, moment_text
from app.core.store.station_store import StationStore

ROSTERED, STEPPED_IN, NO_ROSTER = "rostered", "stepped_in", "no_roster"
LONGEST_DUTY = timedelta(hours=36)
SHORTEST_REASON, LONGEST_REASON = 5, 500


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody is on duty.

    Attributes:
        duty_id: Empty where the station keeps no roster.
        begins / ends: UTC; None where the station keeps no roster.
        how: `ROSTERED`, `STEPPED_IN` or `NO_ROSTER`.
    """

    user_id: str
    how: str
    duty_id: str = ""
    begins: datetime | None = None
    ends: datetime | None = None


def provider_on_duty(store: StationStore, user_id: str, at: datetime) -> Duty | None:
    """This user's duty at a moment (UTC); None where they have none, or may not sign in any more.

    Raises:
        StorageFault: The store cannot be read.
    """
    user = store.users.get(user_id)
    if user is not None and user.disabled:
        return None
    found = store.duties.at(at, user_id)
    if found:
        one = found[0]
        return Duty(user_id=user_id, how=one.how, duty_id=one.duty_id, begins=one.begins, ends=one.ends)
    return None if store.duties.any() else Duty(user_id=user_id, how=NO_ROSTER)


def session_provider(store: StationStore, session_id: str) -> SessionProvider | None:
    """Who answers for a session now; None for one that was begun before sessions had a provider.

    Raises:
        StorageFault: The store cannot be read.
    """
    found = store.duties.of_session(session_id)
    return found[-1] if found else None


def roster_duty(
    store: StationStore,
    user_id: str,
    begins: datetime,
    ends: datetime,
    *,
    rostered_by: str,
    reason: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> str:
    """Put a user on duty; durable on return. The duty's id. By oneself for oneself it is standing in, with a reason.

    Raises:
        NotFound: There is no such user.
        Conflict: The user is disabled, or is on duty then already.
        WrongUse: It ends before it begins, is over, lasts too long, or somebody stands in without a reason.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    user = store.users.get(user_id)
    if user is None:
        raise NotFound("There is no such user.", advice="Choose one from the list.")
    if user.disabled:
        raise Conflict("This user cannot sign in any more.", advice="Choose somebody else.")
    begins, ends = begins.astimezone(UTC), ends.astimezone(UTC)
    _demand_span(begins, ends, now=clock.wall())
    reason = _reason(reason, demanded=how_taken(user_id, rostered_by) == STEPPED_IN)
    # One that was left out before it began holds no time, and stands in nobody's way.
    if any(one.user_id == user_id and one.begins < one.ends for one in store.duties.between(begins, ends)):
        raise Conflict(
            "This user is on duty then already.", meaning="Nothing was changed.", advice="Look at the roster again."
        )
    event = rostered_event(user_id, begins, ends, rostered_by=rostered_by, reason=reason, clock=clock)
    store.log.append(event)
    return event.correlation_id


def how_taken(user_id: str, rostered_by: str) -> str:
    """Whether a duty that somebody enters is `ROSTERED`, or by oneself for oneself: `STEPPED_IN`."""
    return STEPPED_IN if rostered_by == user_id else ROSTERED


def rostered_event(
    user_id: str, begins: datetime, ends: datetime, *, rostered_by: str, reason: str, clock: Clock = SYSTEM_CLOCK
) -> SystemEvent:
    """That a user is on duty; not written yet. Its correlation is the duty's id."""
    duty_id = new_id(clock)
    data = DutyRosteredData(
        duty_id=duty_id,
        user_id=user_id,
        begins=moment_text(begins),
        ends=moment_text(ends),
        how=how_taken(user_id, rostered_by),
        reason=reason,
        rostered_by=rostered_by,
    )
    return _event("duty.rostered", data, duty_id, user_id, clock)


def cancel_duty(
    store: StationStore, duty_id: str, *, reason: str, cancelled_by: str, clock: Clock = SYSTEM_CLOCK
) -> None:
    """End a duty now, or leave it out where it has not begun; durable on return.

    Raises:
        NotFound: There is no such duty.
        Conflict: It is over, or was cancelled before.
        WrongUse: No reason is given.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    duty = store.duties.get(duty_id)
    if duty is None:
        raise NotFound("There is no such duty.", advice="Look at the roster again.")
    now = clock.wall()
    if duty.cancelled or duty.ends <= now:
        raise Conflict("This duty is over.", meaning="Nothing was changed.", advice="Look at the roster again.")
    data = DutyCancelledData(
        duty_id=duty_id,
        user_id=duty.user_id,
        at=moment_text(max(now, duty.begins)),
        reason=_reason(reason, demanded=True),
        cancelled_by=cancelled_by,
    )
    store.log.append(_event("duty.cancelled", data, duty_id, duty.user_id, clock))


def begin_to_answer(
    store: StationStore, session_id: str, user_id: str, *, clock: Clock = SYSTEM_CLOCK
) -> SessionProvider | None:
    """Whoever begins a session answers for it; once. None where nobody is known to have begun it.

    Raises:
        NotFound: There is no such session.
        NotPermitted: It has ended.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    if user_id and session_provider(store, session_id) is None:
        _change_provider(store, session_id, user_id, previous_id="", how="began", reason="", clock=clock)
    return session_provider(store, session_id)


def take_over(
    store: StationStore, session_id: str, user_id: str, *, reason: str = "", clock: Clock = SYSTEM_CLOCK
) -> SessionProvider:
    """Answer for a running session from now on; durable on return. Asked twice, it adds nothing.

    Raises:
        NotFound: There is no such session.
        NotPermitted: It has ended.
        Conflict: The user is not on duty.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    now = session_provider(store, session_id)
    if now is not None and now.user_id == user_id:
        return now
    if provider_on_duty(store, user_id, clock.wall()) is None:
        raise Conflict(
            "Only somebody who is on duty takes a session over.",
            meaning="The session goes on with the provider it had.",
            advice="Step in for a duty, with a reason, or have the roster put right.",
        )
    previous = "" if now is None else now.user_id
    _change_provider(
        store, session_id, user_id, previous_id=previous, how="taken_over", reason=_reason(reason), clock=clock
    )
    taken = session_provider(store, session_id)
    if taken is None:
        raise NotFound("There is no such session.")
    return taken


def _change_provider(
    store: StationStore, session_id: str, user_id: str, *, previous_id: str, how: str, reason: str, clock: Clock
) -> None:
    session = running_session(store, session_id)
    duty = provider_on_duty(store, user_id, clock.wall())
    data = ProviderChangedData(
        session_id=session_id,
        user_id=user_id,
        previous_id=previous_id,
        how=how,
        duty_id="" if duty is None else duty.duty_id,
        reason=reason,
    )
    store.log.append(_event("session.provider_changed", data, session_id, session.patient_id, clock))


def duties_to_come(store: StationStore, *, now: datetime, days: int = 14) -> tuple[RosteredDuty, ...]:
    """The roster from the day before on.

    Raises:
        StorageFault: The store cannot be read.
    """
    return store.duties.between(now - timedelta(days=1), now + timedelta(days=days))


def fault_of_span(begins: datetime, ends: datetime, *, now: datetime) -> str:
    """Why nobody can be on duty from one moment (UTC) to another; empty where somebody can. Pure."""
    if ends <= begins:
        return "A duty ends after it begins."
    if ends <= now:
        return "A duty that is over cannot be entered."
    if ends - begins > LONGEST_DUTY:
        return f"A duty lasts no longer than {LONGEST_DUTY.total_seconds() / 3600:.0f} hours."
    return ""


def _demand_span(begins: datetime, ends: datetime, *, now: datetime) -> None:
    if fault := fault_of_span(begins, ends, now=now):
        raise WrongUse(fault, meaning="Nothing was changed.", advice="Enter another beginning or end.")


def _reason(reason: str, *, demanded: bool = False) -> str:
    reason = " ".join(reason.split())
    if (demanded and len(reason) < SHORTEST_REASON) or len(reason) > LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning="Nothing was changed.")
    return reason


def _event(event_type: str, data: EventData, chain: str, subject_id: str, clock: Clock) -> SystemEvent:
    return new_event(
        event_type, data, source_service="station", correlation_id=chain, subject_id=subject_id, clock=clock
    )
