"""Break-glass: reaching a patient who is not in one's care, with a reason, for a limited time, under review.

Guarantees: it is open once its opening is in the log, and over with its time at the latest, whatever else happens; it
ends by hand and with the sign-out of who opened it; after a restart of the station it is as the log says. Each use
waits for the review of somebody else, once. Whether it is open is answered from memory, without a disk.
Does not: judge what it opens (the door does). Any thread.
"""

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.access.caller import Caller
from app.core.clinic.patients import existing_patient
from app.core.clock import Clock
from app.core.errors import Conflict, NotFound, NotPermitted, WrongUse
from app.core.events.access_events import (
    AccessReadData,
    AccessRequestedData,
    BreakGlassClosedData,
    BreakGlassOpenedData,
    BreakGlassReviewedData,
)
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.station.access_messages import BreakGlassView
from app.core.station.care_messages import (
    BreakGlassList,
    BreakGlassOpened,
    BreakGlassUse,
    EndBreakGlass,
    ListBreakGlass,
    OpenBreakGlass,
    ReviewBreakGlass,
)
from app.core.station.door.care_desk import CareDesk
from app.core.station.journal import Journal
from app.core.store.audit_trail import TrailFilter
from app.core.store.projections.break_glass import BreakGlass
from app.core.store.station_store import StationStore
from app.core.wire.envelopes import Done

SHORTEST_REASON = 10
LONGEST_TEXT = 1000
VERDICTS = ("justified", "not_justified")
_ACCESSES_AT_MOST = 1000


@dataclass(frozen=True, slots=True)
class _Open:
    """One that runs.

    Attributes:
        ends_ns: The same end by the monotonic clock, so that nobody stays longer by setting the clock back.
        sign_in_id: Empty where it was opened before the station's restart.
    """

    break_glass_id: str
    user_id: str
    patient_id: str
    ends_at: datetime
    ends_ns: int
    sign_in_id: str = ""


class BreakGlassDesk:
    """Break-glass of one station.

    Args:
        minutes: For how long one is open.
    """

    def __init__(
        self, store: StationStore, journal: Journal, care: CareDesk, *, clock: Clock, minutes: float = 60.0
    ) -> None:
        self._store = store
        self._journal = journal
        self._care = care
        self._clock = clock
        self._minutes = minutes
        self._changing = threading.Lock()
        self._open: dict[str, _Open] = {
            one.break_glass_id: _Open(
                one.break_glass_id, one.user_id, one.patient_id, one.ends_at, self._ends_ns(one.ends_at)
            )
            for one in store.break_glass.not_ended()
        }
        self._waiting = store.break_glass.count_waiting()

    @property
    def waiting(self) -> int:
        """Uses that nobody has reviewed."""
        return self._waiting

    def opened_by(self, user_id: str, patient_id: str) -> str:
        """The id of what opens a patient to a user now; empty where nothing does."""
        records = self._care.persons.records_of(patient_id)
        for one in tuple(self._open.values()):
            if one.user_id == user_id and one.patient_id in records and not self._is_over(one):
                return one.break_glass_id
        return ""

    def view(self, user_id: str) -> BreakGlassView | None:
        """What a user has open; None for nothing."""
        for one in tuple(self._open.values()):
            if user_id and one.user_id == user_id and not self._is_over(one):
                return BreakGlassView(
                    break_glass_id=one.break_glass_id,
                    patient_id=one.patient_id,
                    user_id=user_id,
                    ends_at=one.ends_at.isoformat(timespec="seconds"),
                )
        return None

    def tick(self) -> bool:
        """Close what has run out; whether anything did."""
        over = [one for one in tuple(self._open.values()) if self._is_over(one)]
        return [self._close(one, "time") for one in over].count(True) > 0

    def signed_out(self, user_id: str, sign_in_id: str, *, seat: bool) -> bool:
        """Close what a user had open in that sign-in, or anywhere where it was the window's; whether there was any."""
        over = [
            one
            for one in tuple(self._open.values())
            if one.user_id == user_id and (seat or one.sign_in_id == sign_in_id)
        ]
        return [self._close(one, "sign_out") for one in over].count(True) > 0

    def answer(
        self, message: OpenBreakGlass | EndBreakGlass | ListBreakGlass | ReviewBreakGlass, caller: Caller
    ) -> Done | BreakGlassOpened | BreakGlassList:
        """Do what is asked.

        Raises:
            NotFound: No such patient or use.
            NotPermitted: Somebody reviews the own use, or ends another's.
            WrongUse: No reason that says anything, or no such verdict.
            Conflict: It is not needed, or was reviewed already.
            LedgerBroken, StorageFault: The log refused: what is not on record is not opened.
        """
        match message:
            case OpenBreakGlass():
                return self._begin(message, caller)
            case EndBreakGlass(break_glass_id=break_glass_id):
                self._end(break_glass_id, caller)
            case ReviewBreakGlass():
                self._review(message, caller)
            case ListBreakGlass(reviewed=reviewed):
                return self._list(caller, reviewed=reviewed)
        return Done()

    def _begin(self, message: OpenBreakGlass, caller: Caller) -> BreakGlassOpened:
        reason = " ".join(message.reason.split())
        if not SHORTEST_REASON <= len(reason) <= LONGEST_TEXT:
            raise WrongUse(
                f"The reason must have {SHORTEST_REASON} to {LONGEST_TEXT} characters.",
                advice="Say in a sentence why you need this patient's data now.",
            )
        patient_id = existing_patient(self._store, message.patient_id).patient_id
        with self._changing:
            if self._care.has(caller.user_id, patient_id):
                raise Conflict("This patient is in your care.", advice="Go on; break-glass is not needed.")
            if self.view(caller.user_id) is not None:
                raise Conflict("You have a break-glass open already.", advice="End it first.")
            ends_at = self._clock.wall() + timedelta(minutes=self._minutes)
            opened = _Open(
                new_id(self._clock), caller.user_id, patient_id, ends_at, self._ends_ns(ends_at), caller.sign_in_id
            )
            data = BreakGlassOpenedData(
                break_glass_id=opened.break_glass_id,
                user_id=caller.user_id,
                patient_id=patient_id,
                reason=reason,
                ends_at=ends_at.isoformat(),
            )
            self._store.log.append(self._event("access.break_glass_opened", data, opened))
            self._open[opened.break_glass_id] = opened
            self._waiting += 1
        return BreakGlassOpened(break_glass_id=opened.break_glass_id, until=ends_at.isoformat(timespec="seconds"))

    def _end(self, break_glass_id: str, caller: Caller) -> None:
        one = self._open.get(break_glass_id)
        if one is None:
            raise NotFound("This break-glass has ended.", advice="There is nothing to end.")
        if one.user_id != caller.user_id:
            raise NotPermitted("It is ended by who opened it.", advice="It ends by itself with its time.")
        self._close(one, "hand")

    def _close(self, one: _Open, how: str) -> bool:
        """End one, and write that down; over it is in any case."""
        with self._changing:
            if self._open.pop(one.break_glass_id, None) is None:
                return False
        data = BreakGlassClosedData(
            break_glass_id=one.break_glass_id, user_id=one.user_id, patient_id=one.patient_id, how=how
        )
        self._journal.keep(self._event("access.break_glass_closed", data, one))
        return True

    def _review(self, message: ReviewBreakGlass, caller: Caller) -> None:
        note = message.note.strip()
        if message.verdict not in VERDICTS:
            raise WrongUse(f"A verdict is one of: {', '.join(VERDICTS)}.")
        if message.verdict == "not_justified" and len(note) < SHORTEST_REASON:
            raise WrongUse("What was not justified needs a note.", advice="Say what was wrong, and what follows.")
        if len(note) > LONGEST_TEXT:
            raise WrongUse(f"A note has at most {LONGEST_TEXT} characters.")
        with self._changing:
            use = self._store.break_glass.get(message.break_glass_id)
            if use is None:
                raise NotFound("There is no such use of break-glass.")
            if use.user_id == caller.user_id:
                raise NotPermitted("Nobody reviews the own break-glass.", advice="Somebody else reviews it.")
            if use.verdict:
                raise Conflict("This use was reviewed already.", advice="Look at the list again.")
            data = BreakGlassReviewedData(
                break_glass_id=use.break_glass_id, reviewed_by=caller.user_id, verdict=message.verdict, note=note
            )
            event = self._event("access.break_glass_reviewed", data, use)
            self._store.log.append(event)
            self._waiting = self._store.break_glass.count_waiting()

    def _list(self, caller: Caller, *, reviewed: bool) -> BreakGlassList:
        uses = self._store.break_glass.all() if reviewed else self._store.break_glass.waiting()
        return BreakGlassList(uses=tuple(self._use(one, caller) for one in uses))

    def _use(self, one: BreakGlass, caller: Caller) -> BreakGlassUse:
        users = self._store.users
        return BreakGlassUse(
            break_glass_id=one.break_glass_id,
            patient_id=one.patient_id,
            user_id=one.user_id,
            user_name=users.printed_name(one.user_id),
            reason=one.reason,
            opened=one.opened.isoformat(timespec="seconds"),
            until=one.ends_at.isoformat(timespec="seconds"),
            ended=one.ended,
            end_reason=one.how,
            accesses=self._accesses(one),
            mine=one.user_id == caller.user_id,
            verdict=one.verdict,
            note=one.note,
            reviewed_by=users.printed_name(one.reviewed_by) if one.reviewed_by else "",
            reviewed=one.reviewed,
        )

    def _accesses(self, one: BreakGlass) -> tuple[tuple[str, int], ...]:
        """What was asked about the patient by it, most often first."""
        wanted = TrailFilter(
            user_id=one.user_id,
            patient_id=one.patient_id,
            event_types=frozenset({"access.read", "access.requested"}),
        )
        counted: Counter[str] = Counter()
        for index in self._store.trail.find(wanted, at_most=_ACCESSES_AT_MOST):
            for entry in self._store.log.read(index, index + 1):
                data = entry.event.data
                if isinstance(data, AccessReadData | AccessRequestedData) and data.break_glass_id == one.break_glass_id:
                    counted[data.request] += 1
        return tuple(counted.most_common())

    def _is_over(self, one: _Open) -> bool:
        return self._clock.wall() >= one.ends_at or self._clock.monotonic_ns() >= one.ends_ns

    def _ends_ns(self, ends_at: datetime) -> int:
        """By the monotonic clock; never later than one opened now, whatever the wall's clock said then."""
        left_s = min((ends_at - self._clock.wall()).total_seconds(), self._minutes * 60.0)
        return self._clock.monotonic_ns() + round(left_s * 1e9)

    def _event(self, event_type: str, data: EventData, of: _Open | BreakGlass) -> SystemEvent:
        return new_event(
            event_type,
            data,
            source_service="station",
            correlation_id=of.break_glass_id,
            subject_id=of.patient_id,
            clock=self._clock,
        )
