"""Who is registered already and may be the same person: exact identifiers, and names and birth dates that are alike.

Guarantees: the same hospital number always counts, and alone suffices. Without it, a birth date that is the same or
nearly so (`near_dates`) must go with names that are alike; by what is in `why`, how much in `score`. The same answer
for the same records, best first. Does not: decide: a person does, with the candidates before them. Any thread.

How alike names are is Jaro-Winkler (Winkler 1990, as `rapidfuzz` has it: 1 is the same, prefixes count more) on search
keys (no case, no accents; ä, ö, ü also as ae, oe, ue), of family and given name apart, and of the two swapped. The
limits were set so that one wrong, missing or doubled letter in a name of five letters or more is found, and another
name of the same first letter is not; `tests/unit/clinic/test_likeness.py` holds the cases, on both sides.
"""

from collections.abc import Iterable
from datetime import date

import msgspec
from rapidfuzz.distance import JaroWinkler

from app.core.clinic.patients import PatientDetails, normal_details
from app.core.store.projections.patients import Patient, search_key
from app.core.store.station_store import StationStore

SAME_NAME = 0.97
"""Spelt otherwise, perhaps; the same name."""
ALIKE_WITH_SAME_DATE = 0.86
ALIKE_WITH_NEAR_DATE = 0.92
NEAR_DATE_COUNTS = 0.9
GIVEN_NAME_ALONE = 0.75
"""What a score comes to where only the given name and the birth date are the same (a name changed by marriage)."""
MOST_CANDIDATES = 20

WHY = ("hospital_number", "birth_date", "birth_date_nearly", "names", "names_nearly", "names_swapped", "given_name")
"""Why somebody is a candidate; stable words, which lie in the log."""
_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """A registered patient who may be the one described. `score`: 0 to 1; `why`: of `WHY`."""

    patient: Patient
    score: float
    why: tuple[str, ...]


def find_alike(store: StationStore, details: PatientDetails) -> tuple[Likeness, ...]:
    """Who is registered and may be this person, best first; at most `MOST_CANDIDATES`.

    Raises:
        StorageFault: The store cannot be read.
    """
    details = normal_details(details)
    found: dict[str, Likeness] = {}
    same_number = store.patients.by_hospital_number(details.hospital_number)
    if same_number is not None:
        likeness = judge(details, same_number)
        why = ("hospital_number", *(likeness.why if likeness is not None else ()))
        found[same_number.patient_id] = Likeness(patient=same_number, score=1.0, why=why)
    for patient in store.patients.born_on(near_dates(details.birth_date)):
        likeness = judge(details, patient)
        if likeness is not None and patient.patient_id not in found:
            found[patient.patient_id] = likeness
    return _best(_as_shown(store, found.values()))


def _as_shown(store: StationStore, found: Iterable[Likeness]) -> Iterable[Likeness]:
    """Each person once, as the record that is shown, by whichever of their records is most alike."""
    best: dict[str, Likeness] = {}
    for one in sorted(found, key=lambda one: one.score):
        shown_id = store.merges.kept_for(one.patient.patient_id)
        shown = one.patient if shown_id == one.patient.patient_id else store.patients.get(shown_id)
        if shown is not None:
            best[shown_id] = msgspec.structs.replace(one, patient=shown)
    return best.values()


def _best(found: Iterable[Likeness]) -> tuple[Likeness, ...]:
    return tuple(sorted(found, key=lambda one: (-one.score, one.patient.patient_id)))[:MOST_CANDIDATES]


def judge(details: PatientDetails, patient: Patient) -> Likeness | None:
    """How alike the person described and this patient are, but for the number; None where they are not."""
    if patient.birth_date == details.birth_date:
        date_counts, date_why = 1.0, "birth_date"
    elif patient.birth_date in near_dates(details.birth_date):
        date_counts, date_why = NEAR_DATE_COUNTS, "birth_date_nearly"
    else:
        return None
    names, swapped = _names_alike(details, patient)
    needed = ALIKE_WITH_SAME_DATE if date_why == "birth_date" else ALIKE_WITH_NEAR_DATE
    if names >= needed:
        word = "names_swapped" if swapped else "names" if names >= SAME_NAME else "names_nearly"
        return Likeness(patient=patient, score=round(names * date_counts, 3), why=(date_why, word))
    same_given = _alike(details.given_name, patient.given_name) >= SAME_NAME
    if same_given and date_why == "birth_date" and details.sex == patient.sex:
        return Likeness(patient=patient, score=GIVEN_NAME_ALONE, why=(date_why, "given_name"))
    return None


def near_dates(birth_date: str) -> frozenset[str]:
    """The dates that this one may have been meant for: day and month swapped, one digit wrong, two neighbours swapped.

    With itself. Only dates that there are, as YYYY-MM-DD; only itself where it is none.
    """
    digits = birth_date.replace("-", "")
    found = {birth_date}
    if len(digits) != 8 or not digits.isdigit():
        return frozenset(found)
    tried = {digits[:4] + digits[6:] + digits[4:6]}
    for place in range(8):
        tried |= {digits[:place] + digit + digits[place + 1 :] for digit in "0123456789"}
    for place in range(7):
        tried.add(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])
    for text in tried:
        try:
            found.add(date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat())
        except ValueError:
            continue
    return frozenset(found)


def _names_alike(details: PatientDetails, patient: Patient) -> tuple[float, bool]:
    """How alike both names are, and whether that is with family and given name swapped.

    The less alike of the two counts double: a common given name must not carry another family name.
    """

    def both(family: str, given: str) -> float:
        one, other = _alike(family, patient.family_name), _alike(given, patient.given_name)
        return (2 * min(one, other) + max(one, other)) / 3

    straight = both(details.family_name, details.given_name)
    crossed = both(details.given_name, details.family_name)
    return (crossed, True) if crossed > straight and crossed >= SAME_NAME else (straight, False)


def _alike(one: str, other: str) -> float:
    """The most that any spelling of the one and any of the other are alike."""
    return max(JaroWinkler.similarity(left, right) for left in _spellings(one) for right in _spellings(other))


def _spellings(name: str) -> tuple[str, ...]:
    """The name as search has it; transcribed; and, of several given or family names, the first alone."""
    plain, transcribed = _joined(search_key(name)), _joined(search_key(name.casefold().translate(_TRANSCRIBED)))
    first = plain.split()[0] if plain.split() else plain
    return tuple(dict.fromkeys((plain, transcribed, first if len(first) > 2 else plain)))


def _joined(key: str) -> str:
    return " ".join(key.replace("-", " ").replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "").split())
