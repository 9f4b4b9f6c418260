"""Erasing a subject: asked by one person, approved by another, carried out at once, and finished whatever happens.

Guarantees: who asked never approves; what stands in the way is looked at when it is asked, when it is approved, and
once more within the transaction that erases. That transaction destroys the key, says so in the log and makes the tables
anew, all or none; from then on the subject cannot be read. A person with several records (`app.core.clinic.merging`) is
erased with all of them, one transaction each, the record that is shown last. What lies outside the log
(`erasure_remnants`) is removed right after, or at the next start. Does not: reach copies that people saved elsewhere;
it counts them beforehand. Threads: the exchange's pool; one decision at a time.
"""

import threading
from typing import assert_never

import msgspec

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clinic.erasure.obstacles import obstacle
from app.core.clinic.erasure.retention import retention_of
from app.core.errors import Conflict, NeuraScaleError, NotFound, NotPermitted, WrongUse
from app.core.events.erasure_events import (
    ErasureRefusedData,
    ErasureRequestedData,
    LegalHoldLiftedData,
    LegalHoldPlacedData,
    SubjectErasedData,
)
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.settings.station_kind import StationKind
from app.core.station.erasure_messages import (
    ApproveErasure,
    ErasureCarriedOut,
    ErasureList,
    ErasureRequest,
    ErasureRequested,
    ErasureView,
    LegalHoldPlaced,
    LegalHoldView,
    LiftLegalHold,
    ListErasures,
    PlaceLegalHold,
    RefuseErasure,
    RequestErasure,
)
from app.core.station.erasure_remnants import ErasureRemnants
from app.core.station.restoration import last_stop_in_log
from app.core.station.station_rooms import StationRooms
from app.core.store.erasing import take_along
from app.core.store.projections.erasures import Erasure, LegalHold
from app.core.wire.envelopes import Done

LEAST_REASON_CHARACTERS = 10
LONGEST_REASON_CHARACTERS = 1000
REASON_CLASSES = ("asked_by_subject", "retention_over", "recorded_in_error", "unlawful")
_COPIES = ("recording.exported", "report.exported", "subject.exported")
_NOTHING_ERASED = "Nothing was erased."


class ErasureDesk:
    """See the module.

    Args:
        station: The kind of the data folder; one for demonstration keeps nothing for the law's sake.
        remnants: Removes what lies outside the log.
    """

    def __init__(self, rooms: StationRooms, station: StationKind, remnants: ErasureRemnants) -> None:
        self._rooms = rooms
        self._station = station
        self._remnants = remnants
        self._one_at_a_time = threading.Lock()

    def answer(self, message: ErasureRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not; see the messages.
        """
        if not caller.somebody:
            raise NotPermitted("Nobody is signed in here.", advice="Sign in first.")
        match message:
            case ListErasures():
                return self._list(caller)
            case RequestErasure():
                with self._one_at_a_time:
                    return self._request(message, caller)
            case ApproveErasure(erasure_id=erasure_id):
                with self._one_at_a_time:
                    return self._approve(erasure_id, caller)
            case RefuseErasure(erasure_id=erasure_id, reason=reason):
                with self._one_at_a_time:
                    return self._refuse(erasure_id, reason, caller)
            case PlaceLegalHold():
                with self._one_at_a_time:
                    return self._place_hold(message, caller)
            case LiftLegalHold(hold_id=hold_id, reason=reason):
                with self._one_at_a_time:
                    return self._lift_hold(hold_id, reason, caller)
            case _:
                assert_never(message)

    # --- asking ----------------------------------------------------------------------------------------------------

    def _request(self, message: RequestErasure, caller: Caller) -> ErasureRequested:
        kind, subject_id = self._subject(message, caller)
        subject_id = self._records(kind, subject_id)[0]
        reason = _demand_reason(message.reason)
        if message.reason_class not in REASON_CLASSES:
            raise WrongUse(f"A reason is of one of these kinds: {', '.join(REASON_CLASSES)}.", meaning=_NOTHING_ERASED)
        if (found := self._obstacle(kind, subject_id)) is not None:
            raise found
        if any(one.state == "asked" for one in self._rooms.store.erasures.of_subject(subject_id)):
            raise Conflict(
                "This was asked already, and waits for another person to decide.",
                advice="Look at the list of erasures.",
            )
        erasure_id = new_id(self._rooms.clock)
        data = ErasureRequestedData(
            erasure_id=erasure_id,
            subject_id=subject_id,
            subject_kind=kind,
            reason_class=message.reason_class,
            reason=reason,
            asked_by=caller.user_id,
        )
        self._rooms.store.log.append(self._event("erasure.requested", data, erasure_id, subject_id))
        return ErasureRequested(erasure_id=erasure_id)

    def _subject(self, message: RequestErasure | PlaceLegalHold, caller: Caller) -> tuple[str, str]:
        """Kind and id of who it is about."""
        if bool(message.patient_id) == bool(message.user_id):
            raise WrongUse("Name either a patient or a user.", meaning=_NOTHING_ERASED)
        if message.patient_id:
            return "patient", message.patient_id
        if Role.ADMINISTRATOR not in caller.roles:
            raise NotPermitted("Only an administrator may ask this about a user.", meaning=_NOTHING_ERASED)
        return "user", message.user_id

    def _refuse(self, erasure_id: str, reason: str, caller: Caller) -> Done:
        erasure, reason = self._asked(erasure_id), _demand_reason(reason)
        data = ErasureRefusedData(
            erasure_id=erasure_id, subject_id=erasure.subject_id, refused_by=caller.user_id, reason=reason
        )
        self._rooms.store.log.append(self._event("erasure.refused", data, erasure_id, erasure.subject_id))
        return Done()

    # --- erasing ---------------------------------------------------------------------------------------------------

    def _approve(self, erasure_id: str, caller: Caller) -> ErasureCarriedOut:
        erasure = self._asked(erasure_id)
        if caller.user_id in (erasure.asked_by, erasure.subject_id):
            raise NotPermitted(
                "Two people erase: whoever asked for it, or is erased, cannot approve it.",
                meaning=_NOTHING_ERASED,
                advice="Ask another administrator to look at it and decide.",
            )
        if (found := self._obstacle(erasure.subject_kind, erasure.subject_id)) is not None:
            raise found
        if self._rooms.board.is_running():
            raise Conflict(
                "A session is running: the tables that it writes to are made anew by an erasure.",
                meaning=_NOTHING_ERASED,
                advice="Approve it when the session is over.",
            )
        if self._exporting():
            raise Conflict(
                "An export is being written.", meaning=_NOTHING_ERASED, advice="Approve it when the export has ended."
            )
        records = self._records(erasure.subject_kind, erasure.subject_id)
        entries = sum(self._rooms.store.log.count_of(record) for record in records)
        unreached: dict[str, None] = {}
        # The record that was asked about is the last: until then the request can be read, and approved again.
        for record in sorted(records, key=lambda one: one == erasure.subject_id):
            its_id = erasure_id if record == erasure.subject_id else new_id(self._rooms.clock)
            self._erase(erasure, its_id, record, records, approved_by=caller.user_id)
            unreached |= dict.fromkeys(self._remove_remnants(its_id))
        return ErasureCarriedOut(erasure_id=erasure_id, entries=entries, unreached=tuple(unreached))

    def _erase(
        self, erasure: Erasure, erasure_id: str, record: str, records: tuple[str, ...], *, approved_by: str
    ) -> None:
        """One record of the person."""
        rooms = self._rooms
        data = SubjectErasedData(
            erasure_id=erasure_id,
            subject_id=record,
            subject_kind=erasure.subject_kind,
            reason_class=erasure.reason_class,
            asked_by=erasure.asked_by,
            asked_at=erasure.asked,
            approved_by=approved_by,
            entries=rooms.store.log.count_of(record),
            sessions=len(rooms.store.sessions.of_patient(record)),
            last_stop=last_stop_in_log(rooms.store),
        )
        rooms.store.log.erase(
            record,
            self._event("subject.erased", data, erasure_id, None),
            together=lambda connection: take_along(connection, erasure.subject_kind, record, records),
        )
        self._forget_in_memory(record)
        rooms.care.persons.look_again()
        rooms.journal.checkpoint("erasure")

    def _records(self, subject_kind: str, subject_id: str) -> tuple[str, ...]:
        """All of the person, the one that is shown first; and what was typed of them when they were taken in again."""
        if subject_kind != "patient":
            return (subject_id,)
        store = self._rooms.store
        records = store.merges.records_of(subject_id)
        drafts = (one.draft_id for record in records for one in store.onboardings.of_patient(record))
        return tuple(dict.fromkeys((*records, *drafts)))

    def _exporting(self) -> bool:
        """What is copied while it is removed would be half a copy of somebody who was erased."""
        views = self._rooms.exports.view, self._rooms.subject_exports.view
        return any(view is not None and view.state == "running" for view in views)

    def _forget_in_memory(self, subject_id: str) -> None:
        view = self._rooms.board.view
        if view is not None and view.patient.patient_id == subject_id:
            self._rooms.board.show(None)

    def _remove_remnants(self, erasure_id: str) -> tuple[str, ...]:
        """What could not be removed now is tried again by itself; the subject is unreadable already."""
        try:
            return self._remnants.remove(erasure_id)
        except NeuraScaleError as error:
            self._rooms.log.error("remnants of an erasure are still there: %s", error.what)
            return ()

    # --- legal hold ------------------------------------------------------------------------------------------------

    def _place_hold(self, message: PlaceLegalHold, caller: Caller) -> LegalHoldPlaced:
        kind, subject_id = self._subject(message, caller)
        reason = _demand_reason(message.reason)
        retention_of(self._rooms.store, kind, subject_id, station=self._station)  # there must be such a subject
        hold_id = new_id(self._rooms.clock)
        data = LegalHoldPlacedData(
            hold_id=hold_id, subject_id=subject_id, subject_kind=kind, reason=reason, placed_by=caller.user_id
        )
        self._rooms.store.log.append(self._event("legal_hold.placed", data, hold_id, subject_id))
        return LegalHoldPlaced(hold_id=hold_id)

    def _lift_hold(self, hold_id: str, reason: str, caller: Caller) -> Done:
        hold, reason = self._rooms.store.erasures.hold(hold_id), _demand_reason(reason)
        if hold is None or hold.lifted:
            raise NotFound("There is no such legal hold, or it was lifted before.")
        data = LegalHoldLiftedData(hold_id=hold_id, subject_id=hold.subject_id, reason=reason, lifted_by=caller.user_id)
        self._rooms.store.log.append(self._event("legal_hold.lifted", data, hold_id, hold.subject_id))
        return Done()

    # --- showing ---------------------------------------------------------------------------------------------------

    def _list(self, caller: Caller) -> ErasureList:
        """Administrators see all; others those they asked for, and those about their own patients."""
        store, rooms = self._rooms.store, self._rooms
        all_of_them = Role.ADMINISTRATOR in caller.roles

        def shown(one: Erasure | LegalHold) -> bool:
            asked = isinstance(one, Erasure) and one.asked_by == caller.user_id
            own = one.subject_kind == "patient" and rooms.reaches(caller, one.subject_id)
            return all_of_them or asked or own

        holds = tuple(
            LegalHoldView(
                hold_id=hold.hold_id,
                subject_id=hold.subject_id,
                subject_kind=hold.subject_kind,
                reason=hold.reason,
                placed_by=hold.placed_by,
                placed=hold.placed.isoformat(),
            )
            for hold in store.erasures.holds()
            if shown(hold)
        )
        return ErasureList(
            erasures=tuple(self._view(one, caller) for one in store.erasures.list() if shown(one)), holds=holds
        )

    def _view(self, erasure: Erasure, caller: Caller) -> ErasureView:
        view = msgspec.convert(
            {**msgspec.structs.asdict(erasure), "mine": erasure.asked_by == caller.user_id}, ErasureView
        )
        if erasure.state != "asked":
            return view
        found = self._obstacle(erasure.subject_kind, erasure.subject_id)
        records = self._records(erasure.subject_kind, erasure.subject_id)
        copies = sum(self._rooms.store.log.count_of(record, _COPIES) for record in records)
        return msgspec.structs.replace(view, stands_in_the_way=found.what if found is not None else "", exports=copies)

    # --- helping ---------------------------------------------------------------------------------------------------

    def _asked(self, erasure_id: str) -> Erasure:
        erasure = self._rooms.store.erasures.get(erasure_id)
        if erasure is None:
            raise NotFound("There is no such request to erase.")
        if erasure.state != "asked":
            raise Conflict("This was decided already.", advice="Look at the list of erasures.")
        return erasure

    def _obstacle(self, subject_kind: str, subject_id: str) -> NeuraScaleError | None:
        return obstacle(
            self._rooms.store,
            subject_kind,
            subject_id,
            station=self._station,
            site_years=self._rooms.site.retention.years,
            clock=self._rooms.clock,
        )

    def _event(self, event_type: str, data: EventData, chain: str, subject_id: str | None) -> SystemEvent:
        return new_event(
            event_type,
            data,
            source_service="station",
            correlation_id=chain,
            subject_id=subject_id,
            clock=self._rooms.clock,
        )


def _demand_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not LEAST_REASON_CHARACTERS <= len(reason) <= LONGEST_REASON_CHARACTERS:
        raise WrongUse(
            f"A reason has {LEAST_REASON_CHARACTERS} to {LONGEST_REASON_CHARACTERS} characters.",
            meaning="Nothing was changed.",
            advice="Say why, so that somebody else can judge it later.",
        )
    return reason
