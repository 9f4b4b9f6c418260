"""Consent: for one purpose, by one person, to one version of a text; and its withdrawal.

Guarantees: a consent that was given is in the log before anything is done on its strength; giving it twice to the same
text leaves one. It counts until it is withdrawn, or until the text it was given to counts no more
(`app.core.clinic.consent_texts`). A withdrawal ends what was given for that purpose before it, whoever gave it and to
whichever text; it is in the log before anything is told to stop, is as easy as giving (no reason is asked), and can be
followed by a new consent. What was given or withdrawn in any record of one person holds for the person.
Does not: stop anything (`app.core.station.consent_requests`). Any thread.
"""

import msgspec

from app.core.clinic.consent_texts import LANGUAGES, current_text, lapsed
from app.core.clinic.patients import existing_patient
from app.core.clinic.purposes import CAPACITIES, CAPACITY_NOT_ASKED, PURPOSES, WAYS_GIVEN
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotPermitted, WrongUse
from app.core.events.clinic_events import ConsentGivenData, ConsentWithdrawnData
from app.core.events.system_event import new_event
from app.core.identifiers import ConsentId, new_id
from app.core.reticence import reticent_repr
from app.core.store.projections.consent_withdrawals import ConsentWithdrawal
from app.core.store.projections.consents import Consent
from app.core.store.station_store import StationStore

LONGEST_REASON_CHARACTERS = 500
LONGEST_WITNESS_CHARACTERS = 120


class HowGiven(msgspec.Struct, frozen=True, kw_only=True):
    """How a consent was given, as far as it was noted.

    Attributes:
        text_version: That was shown or read out; empty: whichever is handed out today.
        how: One of `WAYS_GIVEN`, or empty.
        witness: Who heard it given orally.
        language: In which the text was read, of `LANGUAGES`, or empty.
    """

    __repr__ = reticent_repr

    text_version: str = ""
    how: str = ""
    witness: str = ""
    language: str = ""


NOT_NOTED = HowGiven()


def give_consent(
    store: StationStore,
    patient_id: str,
    purpose: str,
    given_by: str,
    *,
    told: HowGiven = NOT_NOTED,
    noted_by: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> ConsentId:
    """Keep that consent was given, to the text that is handed out today; durable on return. Its id, old or new.

    Args:
        given_by: One of `CAPACITIES`; not a name.
        noted_by: Id of the user who notes it.

    Raises:
        NotFound: There is no such patient.
        WrongUse: There is no such purpose, it is not said who gave it or who heard it, or how or in which language it
            was given is no word for it.
        Conflict: Another text is handed out by now than the one that was read.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    patient = existing_patient(store, patient_id)
    _demand_purpose(purpose, kept="No consent was kept.")
    given_by, told = " ".join(given_by.split()), _accepted(told)
    if given_by not in CAPACITIES:
        raise WrongUse(
            "It is not said who gave the consent.",
            meaning="No consent was kept.",
            advice=f"Say in what capacity it was given: {', '.join(CAPACITIES)}.",
        )
    text_version = current_text(purpose, clock.wall().date()).version
    if told.text_version not in ("", text_version):
        raise Conflict(
            "Another text is handed out by now than the one that was read.",
            meaning="No consent was kept: it would be to words that nobody has read.",
            advice="Read the present text, and ask again.",
        )
    for consent in standing_consents(store, patient.patient_id):
        same = (consent.purpose, consent.text_version, consent.given_by) == (purpose, text_version, given_by)
        if same and _says_no_more(told, consent):
            return ConsentId(consent.consent_id)
    consent_id = ConsentId(new_id(clock))
    data = ConsentGivenData(
        consent_id=consent_id,
        patient_id=patient.patient_id,
        purpose=purpose,
        given_by=given_by,
        text_version=text_version,
        how=told.how,
        witness=told.witness,
        language=told.language,
        noted_by=noted_by,
    )
    store.log.append(
        new_event(
            "consent.given",
            data,
            source_service="station",
            correlation_id=patient.patient_id,
            subject_id=patient.patient_id,
            clock=clock,
        )
    )
    return consent_id


def withdraw_consent(
    store: StationStore,
    patient_id: str,
    purpose: str,
    *,
    reason: str = "",
    withdrawn_by: str = CAPACITY_NOT_ASKED,
    session_id: str = "",
    noted_by: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> bool:
    """Keep that consent was taken back; durable on return. False where it had been already: nothing is added then.

    Args:
        reason: As told; may be empty.
        withdrawn_by: One of `CAPACITIES`; not a name.
        session_id: The session that runs; empty where none does.
        noted_by: Id of the user who notes it.

    Raises:
        NotFound: There is no such patient.
        WrongUse: There is no such purpose or capacity.
        Conflict: Consent was never given for it.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    patient = existing_patient(store, patient_id)
    _demand_purpose(purpose, kept="No withdrawal was kept.")
    if withdrawn_by not in CAPACITIES:
        raise WrongUse(
            "It is not said who withdraws the consent.",
            meaning="No withdrawal was kept.",
            advice=f"Say in what capacity: {', '.join(CAPACITIES)}.",
        )
    if purpose in withdrawn_purposes(store, patient_id):
        return False
    if all(consent.purpose != purpose for consent in given_consents(store, patient.patient_id)):
        raise Conflict(
            f"This patient has given no consent for {purpose}.",
            meaning="There is nothing to withdraw; nothing is done for that purpose anyway.",
            advice="Choose the purpose that is meant.",
        )
    data = ConsentWithdrawnData(
        patient_id=patient.patient_id,
        purpose=purpose,
        withdrawn_by=withdrawn_by,
        reason=" ".join(reason.split())[:LONGEST_REASON_CHARACTERS],
        session_id=session_id,
        noted_by=noted_by,
    )
    store.log.append(
        new_event(
            "consent.withdrawn",
            data,
            source_service="station",
            correlation_id=session_id or patient.patient_id,
            subject_id=patient.patient_id,
            clock=clock,
        )
    )
    return True


def consented_purposes(store: StationStore, patient_id: str, *, clock: Clock = SYSTEM_CLOCK) -> tuple[str, ...]:
    """Purposes that the patient's consent covers today, in the order of `PURPOSES`.

    Raises:
        StorageFault: The store cannot be read.
    """
    today = clock.wall().date()
    given = {
        consent.purpose
        for consent in standing_consents(store, patient_id)
        if not lapsed(consent.purpose, consent.text_version, today)
    }
    return tuple(purpose for purpose in PURPOSES if purpose in given)


def outdated_purposes(store: StationStore, patient_id: str, *, clock: Clock = SYSTEM_CLOCK) -> dict[str, str]:
    """Purposes whose consent stands, but to a text that counts no more: why, in words for people.

    Raises:
        StorageFault: The store cannot be read.
    """
    today, counting = clock.wall().date(), consented_purposes(store, patient_id, clock=clock)
    return {
        consent.purpose: lapsed(consent.purpose, consent.text_version, today)
        for consent in standing_consents(store, patient_id)
        if consent.purpose not in counting
    }


def withdrawn_purposes(store: StationStore, patient_id: str) -> tuple[str, ...]:
    """Purposes whose consent was taken back and not given anew since, in the order of `PURPOSES`.

    Raises:
        StorageFault: The store cannot be read.
    """
    ended = _ended_at(store, patient_id)
    given_anew = {consent.purpose for consent in standing_consents(store, patient_id)}
    return tuple(purpose for purpose in PURPOSES if purpose in ended and purpose not in given_anew)


def demand_recording_consent(store: StationStore, patient_id: str) -> None:
    """What was recorded is analysed and reported only while consent to be recorded was not taken back.

    Raises:
        NotPermitted: It was.
        StorageFault: The store cannot be read.
    """
    if "recording" in withdrawn_purposes(store, patient_id):
        raise NotPermitted(
            "Consent to be recorded was withdrawn.",
            meaning="What was recorded until then is kept; it is neither analysed nor reported.",
            advice="Go on only if the patient gives consent anew.",
        )


def standing_consents(store: StationStore, patient_id: str) -> tuple[Consent, ...]:
    """What was given and not withdrawn since, to whichever text, oldest first.

    Raises:
        StorageFault: The store cannot be read.
    """
    ended = _ended_at(store, patient_id)
    return tuple(one for one in given_consents(store, patient_id) if one.entry_index > ended.get(one.purpose, -1))


def given_consents(store: StationStore, patient_id: str) -> tuple[Consent, ...]:
    """Everything ever given, in all records of the person, in the order of the log.

    Raises:
        StorageFault: The store cannot be read.
    """
    found = [one for record in store.merges.records_of(patient_id) for one in store.consents.of_patient(record)]
    return tuple(sorted(found, key=lambda one: one.entry_index))


def withdrawals(store: StationStore, patient_id: str) -> tuple[ConsentWithdrawal, ...]:
    """Everything ever taken back, in all records of the person, in the order of the log.

    Raises:
        StorageFault: The store cannot be read.
    """
    records = store.merges.records_of(patient_id)
    found = [one for record in records for one in store.consent_withdrawals.of_patient(record)]
    return tuple(sorted(found, key=lambda one: one.entry_index))


def _ended_at(store: StationStore, patient_id: str) -> dict[str, int]:
    """Place in the log of each purpose's newest withdrawal."""
    return {one.purpose: one.entry_index for one in withdrawals(store, patient_id)}


def _accepted(told: HowGiven) -> HowGiven:
    """Raises: WrongUse: Something is missing, or no word for it."""
    witness = " ".join(told.witness.split())
    if told.how not in ("", *WAYS_GIVEN) or told.language not in ("", *LANGUAGES):
        raise WrongUse(
            "How or in which language the consent was given is not understood.",
            meaning="No consent was kept.",
            advice=f"Say how: {', '.join(WAYS_GIVEN)}; and in which language: {', '.join(LANGUAGES)}.",
        )
    if (told.how == "witnessed") != bool(witness):
        raise WrongUse(
            "A consent given orally names its witness, and no other does.",
            meaning="No consent was kept.",
            advice="Say who heard it.",
        )
    return msgspec.structs.replace(told, witness=witness[:LONGEST_WITNESS_CHARACTERS])


def _says_no_more(told: HowGiven, known: Consent) -> bool:
    """Whether all that is told of a consent is known of this one already."""
    return all(getattr(told, name) in ("", getattr(known, name)) for name in ("how", "witness", "language"))


def _demand_purpose(purpose: str, *, kept: str) -> None:
    if purpose not in PURPOSES:
        raise WrongUse(
            "There is no consent for this purpose.", meaning=kept, advice=f"Choose one of: {', '.join(PURPOSES)}."
        )
