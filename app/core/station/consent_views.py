"""What a patient consented to, as windows and the command line are shown it: with the words, and whether it counts.

Guarantees: as the log has it at the moment of asking, in all records of the person; of each consent it is said whether
it counts today, and if not, why. Does not: decide it (`app.core.clinic.consent`). Any thread.
"""

from datetime import date, datetime

from app.core.clinic import consent
from app.core.clinic.consent_texts import consent_texts, current_text, lapsed
from app.core.clinic.onboarding_steps import purposes_planned
from app.core.clinic.patients import existing_patient
from app.core.clinic.purposes import PURPOSES
from app.core.station.consent_messages import ConsentEntryView, ConsentList, PurposeView
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.consent_withdrawals import ConsentWithdrawal
from app.core.store.projections.consents import Consent

WITHDRAWN_SINCE = "It was withdrawn."


def consents_of(rooms: StationRooms, patient_id: str) -> ConsentList:
    """Every purpose, with its texts and this patient's consents.

    Raises:
        NotFound: There is no such patient.
        StorageFault: The store cannot be read.
    """
    existing_patient(rooms.store, patient_id)
    return ConsentList(purposes=tuple(_purpose_view(rooms, patient_id, purpose) for purpose in PURPOSES))


def _purpose_view(rooms: StationRooms, patient_id: str, purpose: str) -> PurposeView:
    store, today = rooms.store, rooms.clock.wall().date()
    standing = {one.consent_id for one in consent.standing_consents(store, patient_id)}
    entries = [
        (one.entry_index, _given(rooms, one, today, stands=one.consent_id in standing))
        for one in consent.given_consents(store, patient_id)
        if one.purpose == purpose
    ]
    entries += [
        (one.entry_index, _withdrawn(rooms, one))
        for one in consent.withdrawals(store, patient_id)
        if one.purpose == purpose
    ]
    return PurposeView(
        purpose=purpose,
        texts=consent_texts(purpose),
        current=current_text(purpose, today).version,
        entries=tuple(view for _index, view in sorted(entries, key=lambda one: one[0], reverse=True)),
        counts=purpose in consent.consented_purposes(store, patient_id, clock=rooms.clock),
        withdrawn=purpose in consent.withdrawn_purposes(store, patient_id),
        needed=purpose in purposes_planned(store, patient_id),
    )


def _given(rooms: StationRooms, one: Consent, today: date, *, stands: bool) -> ConsentEntryView:
    why_not = lapsed(one.purpose, one.text_version, today) if stands else WITHDRAWN_SINCE
    return ConsentEntryView(
        kind="given",
        at=_moment(one.given),
        by=one.given_by,
        noted_by=_name(rooms, one.noted_by),
        text_version=one.text_version,
        how=one.how,
        witness=one.witness,
        language=one.language,
        counts=not why_not,
        why_not=why_not,
    )


def _withdrawn(rooms: StationRooms, one: ConsentWithdrawal) -> ConsentEntryView:
    return ConsentEntryView(
        kind="withdrawn",
        at=_moment(one.withdrawn),
        by=one.withdrawn_by,
        noted_by=_name(rooms, one.noted_by),
        reason=one.reason,
    )


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _name(rooms: StationRooms, user_id: str) -> str:
    return rooms.store.users.printed_name(user_id) if user_id else ""
