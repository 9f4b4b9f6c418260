"""What stands in the way of an erasure, now: a legal hold, a retention period, a session, a user who can still sign in.

Guarantees: whoever asks and whoever approves is told the same: which, and until when or by whom; all records of a
person count as one. No name of a patient and no free text is in what is said. Does not: decide between people
(`app.core.station.erasure_desk` does), or erase. Any thread.
"""

from app.core.clinic.erasure.retention import retention_of
from app.core.clinic.merging import sessions_of_person
from app.core.clock import Clock
from app.core.errors import Conflict, NeuraScaleError, NotPermitted
from app.core.settings.station_kind import StationKind
from app.core.store.station_store import StationStore

_NOTHING_ERASED = "Nothing was erased."


def obstacle(
    store: StationStore, subject_kind: str, subject_id: str, *, station: StationKind, site_years: int, clock: Clock
) -> NeuraScaleError | None:
    """The first thing in the way, to be raised; None where there is none.

    Raises:
        NotFound: There is no such subject.
        StorageFault: The store cannot be read.
    """
    retention = retention_of(store, subject_kind, subject_id, station=station, site_years=site_years)
    records = store.merges.records_of(subject_id) if subject_kind == "patient" else (subject_id,)
    for hold in (one for record in records for one in store.erasures.holds(record)):
        return NotPermitted(
            f"A legal hold stands since {hold.placed:%Y-%m-%d}, placed by {store.users.printed_name(hold.placed_by)}.",
            meaning=_NOTHING_ERASED,
            advice="Ask them; once an administrator has lifted it, ask again.",
        )
    if retention is not None and clock.wall() < retention.ends:
        return NotPermitted(
            f"These records must be kept until {retention.ends:%Y-%m-%d} ({retention.years} years).",
            meaning=f"{_NOTHING_ERASED} What says so: {retention.source}.",
            advice="Ask again after that day. Until then, end what is still being collected: withdraw the consents.",
        )
    if subject_kind == "patient" and any(not session.is_over for session in sessions_of_person(store, subject_id)):
        return Conflict(
            "A session of this patient is not over.",
            meaning=_NOTHING_ERASED,
            advice="End or cancel it, then ask again.",
        )
    if subject_kind == "patient" and any(
        one.state in ("open", "leaving") for one in store.onboardings.of_patient(subject_id)
    ):
        return Conflict(
            "This patient is being taken in.",
            meaning=_NOTHING_ERASED,
            advice="Complete or leave that onboarding, then ask again.",
        )
    if subject_kind == "user":
        user = store.users.get(subject_id)
        if user is not None and not user.disabled:
            return Conflict(
                "This user can still sign in.",
                meaning=_NOTHING_ERASED,
                advice="Disable the user first, then ask again.",
            )
    return None
