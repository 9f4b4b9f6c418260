"""Whose patient somebody is: who registered them, and who was given them into care.

Guarantees: `has` is answered from memory, without a disk; a change is in the log before it is answered and holds from
then on. Whoever has one record of a person has all of them, as long as the records are joined. Nobody is left without
anybody who has them. Whoever has no patients of the own (an administrator) may give a
patient into care, never to themselves.
Does not: judge roles (the door does), or know of break-glass. The exchange's pool, several at a time.
"""

import threading

from app.core.access.caller import Caller
from app.core.clinic.patients import existing_patient
from app.core.clock import Clock
from app.core.errors import Conflict, NotFound, NotPermitted
from app.core.events.access_events import CareAssignedData, CareEndedData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.station.care_messages import AssignCare, CareList, CareView, EndCare, ListCare
from app.core.station.door.persons import Persons
from app.core.store.station_store import StationStore
from app.core.wire.envelopes import Done


class CareDesk:
    """Care of one station.

    Args:
        everybodys: Every patient is everybody's own (a demonstration station).
    """

    def __init__(self, store: StationStore, *, clock: Clock, everybodys: bool) -> None:
        self._store = store
        self._clock = clock
        self._everybodys = everybodys
        self._changing = threading.Lock()
        self._pairs = set(store.care.pairs())
        self.persons = Persons(store.merges)

    def has(self, user_id: str, patient_id: str) -> bool:
        """Whether a patient is in a user's care."""
        if self._everybodys:
            return True
        return any((user_id, record) in self._pairs for record in self.persons.records_of(patient_id))

    def patients_of(self, user_id: str) -> frozenset[str] | None:
        """All patients in a user's care; None where every patient is everybody's."""
        if self._everybodys:
            return None
        with self._changing:
            own = [patient_id for who, patient_id in self._pairs if who == user_id]
        return frozenset(record for patient_id in own for record in self.persons.records_of(patient_id))

    def registered(self, caller: Caller, patient_id: str) -> SystemEvent:
        """That whoever registers a patient has them; for the append that registers."""
        data = CareAssignedData(
            patient_id=patient_id, user_id=caller.user_id, assigned_by=caller.user_id, how="registered"
        )
        return self._event("care.assigned", data, patient_id)

    def was_registered(self, caller: Caller, patient_id: str) -> None:
        """That append is in the log."""
        with self._changing:
            self._pairs.add((caller.user_id, patient_id))

    def answer(self, message: AssignCare | EndCare | ListCare, caller: Caller) -> Done | CareList:
        """Do what is asked.

        Raises:
            NotFound: No such patient or user, or the user does not have the patient.
            NotPermitted: Somebody who does not have the patient takes them for themselves.
            Conflict: The user is disabled, or the last one who has the patient.
            LedgerBroken, StorageFault: The log refused, or the store cannot be read.
        """
        patient_id = existing_patient(self._store, message.patient_id).patient_id
        match message:
            case AssignCare(user_id=user_id):
                self._assign(patient_id, user_id, caller)
            case EndCare(user_id=user_id, reason=reason):
                self._end(patient_id, user_id, reason, caller)
            case ListCare():
                return self._list(patient_id)
        return Done()

    def _assign(self, patient_id: str, user_id: str, caller: Caller) -> None:
        user = self._store.users.get(user_id)
        if user is None:
            raise NotFound("There is no such user.", advice="Choose one from the list.")
        if user.disabled:
            raise Conflict("This user cannot sign in any more.", advice="Choose somebody else.")
        if user_id == caller.user_id and not self.has(user_id, patient_id):
            raise NotPermitted(
                "Nobody takes a patient into the own care.",
                advice="Have somebody who has the patient, or another administrator, assign them to you.",
            )
        with self._changing:
            if any((user_id, record) in self._pairs for record in self.persons.records_of(patient_id)):
                return
            data = CareAssignedData(patient_id=patient_id, user_id=user_id, assigned_by=caller.user_id)
            self._store.log.append(self._event("care.assigned", data, patient_id))
            self._pairs.add((user_id, patient_id))

    def _end(self, patient_id: str, user_id: str, reason: str, caller: Caller) -> None:
        with self._changing:
            records = self.persons.records_of(patient_id)
            theirs = [record for record in records if (user_id, record) in self._pairs]
            if not theirs:
                raise NotFound("This patient is not in that user's care.", advice="Look at the list again.")
            if not any(who != user_id and whom in records for who, whom in self._pairs):
                raise Conflict(
                    "The patient would be in nobody's care.", advice="Assign somebody else first, then end this."
                )
            ended = (
                CareEndedData(patient_id=record, user_id=user_id, ended_by=caller.user_id, reason=reason.strip())
                for record in theirs
            )
            self._store.log.append(*(self._event("care.ended", data, data.patient_id) for data in ended))
            self._pairs.difference_update((user_id, record) for record in theirs)

    def _list(self, patient_id: str) -> CareList:
        """Each user once, be it that they have several records of the person."""
        found = (one for record in self.persons.records_of(patient_id) for one in self._store.care.of_patient(record))
        first = {one.user_id: one for one in sorted(found, key=lambda one: one.since, reverse=True)}
        return CareList(
            care=tuple(
                CareView(
                    user_id=one.user_id,
                    user_name=self._store.users.printed_name(one.user_id),
                    since=one.since.isoformat(timespec="seconds"),
                    assigned_by="" if one.how == "registered" else one.assigned_by,
                )
                for one in sorted(first.values(), key=lambda one: one.since)
            )
        )

    def _event(self, event_type: str, data: EventData, patient_id: str) -> SystemEvent:
        return new_event(
            event_type,
            data,
            source_service="station",
            correlation_id=patient_id,
            subject_id=patient_id,
            clock=self._clock,
        )
