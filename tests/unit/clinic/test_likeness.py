"""Who may be the same person: cases on both sides of each limit, and what the search of the store finds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clinic.likeness import GIVEN_NAME_ALONE, find_alike, judge, near_dates
from app.core.clinic.patients import PatientDetails, normal_details, register_patient
from app.core.clock import VirtualClock
from app.core.settings.data_directory import DataDirectory
from app.core.store.projections.patients import Patient
from app.core.store.station_store import StationStore

CLOCK = VirtualClock(wall=datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
ASKED = PatientDetails(
    hospital_number="B-2", family_name="Schneider", given_name="Katharina", birth_date="1984-03-12", sex="female"
)


def patient(
    family: str, given_name: str, born: str = "1984-03-12", sex: str = "female", number: str = "A-1"
) -> Patient:
    return Patient(
        patient_id="p",
        hospital_number=number,
        family_name=family,
        given_name=given_name,
        birth_date=born,
        sex=sex,
        registered=CLOCK.wall(),
    )


@pytest.mark.parametrize(
    ("family", "given_name", "born", "why"),
    [
        ("Schneider", "Katharina", "1984-03-12", ("birth_date", "names")),
        ("SCHNEIDER", "katharína", "1984-03-12", ("birth_date", "names")),
        ("Schnieder", "Katharina", "1984-03-12", ("birth_date", "names")),  # two letters swapped
        ("Schneider", "Catharina", "1984-03-12", ("birth_date", "names_nearly")),
        ("Schneider", "Katarina", "1984-03-12", ("birth_date", "names")),
        ("Schneyder", "Katharina", "1984-03-12", ("birth_date", "names")),
        ("Schneider-Vogt", "Katharina", "1984-03-12", ("birth_date", "names")),
        ("Schneider", "Katharina Maria", "1984-03-12", ("birth_date", "names")),
        ("Katharina", "Schneider", "1984-03-12", ("birth_date", "names_swapped")),
        ("Schneider", "Katharina", "1984-12-03", ("birth_date_nearly", "names")),  # day and month
        ("Schneider", "Katharina", "1984-03-21", ("birth_date_nearly", "names")),  # two digits swapped
        ("Schneider", "Katharina", "1934-03-12", ("birth_date_nearly", "names")),  # one digit wrong
        ("Vogt", "Katharina", "1984-03-12", ("birth_date", "given_name")),  # married
    ],
)
def test_who_is_alike_and_why(family: str, given_name: str, born: str, why: tuple[str, ...]) -> None:
    found = judge(ASKED, patient(family, given_name, born))
    assert found is not None
    assert found.why == why


@pytest.mark.parametrize(
    ("family", "given_name", "born", "sex"),
    [
        ("Schneider", "Katharina", "1985-04-12", "female"),  # two digits wrong
        ("Schneider", "Thomas", "1984-03-12", "male"),  # a twin of another name
        ("Schmidt", "Karin", "1984-03-12", "female"),
        ("Vogt", "Katharina", "1984-03-21", "female"),  # married and the date nearly: too far
        ("Vogt", "Katharina", "1984-03-12", "male"),
        ("Sommer", "Kathrin", "1984-03-21", "female"),
    ],
)
def test_who_is_not_alike(family: str, given_name: str, born: str, sex: str) -> None:
    assert judge(ASKED, patient(family, given_name, born, sex)) is None


def test_letters_of_german_names_are_read_both_ways() -> None:
    asked = msgspec.structs.replace(ASKED, family_name="Mueller", given_name="Joerg")
    found = judge(asked, patient("Müller", "Jörg"))
    assert found is not None
    assert found.why == ("birth_date", "names")
    assert found.score == 1.0


def test_what_is_the_same_counts_more_than_what_is_nearly() -> None:
    same = judge(ASKED, patient("Schneider", "Katharina"))
    near_date = judge(ASKED, patient("Schneider", "Katharina", "1984-12-03"))
    near_name = judge(ASKED, patient("Schneyder", "Catharina"))
    married = judge(ASKED, patient("Vogt", "Katharina"))
    assert same is not None
    assert near_date is not None
    assert near_name is not None
    assert married is not None
    assert same.score == 1.0
    assert same.score > near_date.score > married.score
    assert same.score > near_name.score > married.score
    assert married.score == GIVEN_NAME_ALONE


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)))
def test_near_dates_are_dates_and_know_each_other(born: date) -> None:
    found = near_dates(born.isoformat())
    assert born.isoformat() in found
    assert all(date.fromisoformat(one).isoformat() == one for one in found)
    assert len(found) <= 1 + 1 + 8 * 9 + 7
    assert all(born.isoformat() in near_dates(one) for one in found)


@given(st.dates(date(1950, 1, 1), date(2026, 1, 1)), st.integers(2000, 9000))
def test_another_time_is_not_near(born: date, days: int) -> None:
    other = born - timedelta(days=days)
    digits = sum(one != another for one, another in zip(born.isoformat(), other.isoformat(), strict=True))
    if digits > 4:
        assert other.isoformat() not in near_dates(born.isoformat())


def test_what_is_no_date_is_near_to_itself_only() -> None:
    assert near_dates("") == {""}
    assert near_dates("1984-3-12") == {"1984-3-12"}


# --- on the store ------------------------------------------------------------------------------------------------


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[StationStore]:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data, clock=CLOCK) as store:
        yield store
    data.remove_runtime()


def register(store: StationStore, number: str, family: str, given_name: str, born: str = "1984-03-12") -> str:
    details = PatientDetails(
        hospital_number=number, family_name=family, given_name=given_name, birth_date=born, sex="female"
    )
    return register_patient(store, normal_details(details), clock=CLOCK)


def test_the_same_number_is_found_whatever_else_differs_and_stands_first(store: StationStore) -> None:
    same_number = register(store, "B-2", "Okonkwo", "Chidi", "1971-11-02")
    alike = register(store, "A-1", "Schneider", "Katharina")
    register(store, "A-2", "Sommer", "Thea")
    found = find_alike(store, msgspec.structs.replace(ASKED, hospital_number=" b-2 "))
    assert [one.patient.patient_id for one in found] == [same_number, alike]
    assert found[0].why == ("hospital_number",)
    assert found[0].score == 1.0


def test_candidates_come_best_first_and_each_once(store: StationStore) -> None:
    near = register(store, "A-1", "Schneyder", "Catharina")
    same = register(store, "B-2", "Schneider", "Katharina")
    found = find_alike(store, ASKED)
    assert [one.patient.patient_id for one in found] == [same, near]
    assert found[0].why == ("hospital_number", "birth_date", "names")


def test_nobody_is_alike_in_an_empty_clinic(store: StationStore) -> None:
    assert find_alike(store, ASKED) == ()
