"""Versions of the texts that people consent to, and until when a consent to each of them counts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.core.clinic import consent, consent_texts
from app.core.clinic.patients import PatientDetails, register_patient
from app.core.clinic.purposes import PURPOSES
from app.core.clock import VirtualClock
from app.core.errors import DefectError
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore

CLOCK = VirtualClock(wall=datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
TODAY = CLOCK.wall().date()
SHIPPED = {purpose: consent_texts.consent_texts(purpose) for purpose in PURPOSES}
# What was released is never changed: a consent is to these very words.
RELEASED = {
    ("recording", "2026-1"): "3ecac603df30bd526b057319d4e90bc2ee8650ba9f9afc6e8f0a91e355261718",
    ("stimulation", "2026-1"): "ae5a6e7d81ebccd60e6f3eec4c2ea9868f3bbb5ec46a7c3a8c71a4af2e2131db",
    ("research", "2026-1"): "6e55b68f7b20f7b31ba766a18f96b7ed610832cc233d42be880b8242e39c6b76",
}


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[StationStore]:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data, clock=CLOCK) as store:
        yield store
    data.remove_runtime()


@pytest.fixture(name="patient_id")
def _patient_id(store: StationStore) -> str:
    details = PatientDetails(hospital_number="MRN17", family_name="Berg", given_name="Jan", birth_date="1980-02-29")
    return register_patient(store, details, clock=CLOCK)


def another_text(monkeypatch: pytest.MonkeyPatch, *, counts_until: date | None, since: date = TODAY) -> None:
    """A newer version of every text."""
    first = SHIPPED["recording"][0]
    why = "The law changed." if counts_until else ""
    older = msgspec.structs.replace(first, counts_until=counts_until, why=why)
    newer = msgspec.structs.replace(first, version="2027-1", since=since)
    monkeypatch.setattr(consent_texts, "consent_texts", lambda _purpose: (older, newer))


@pytest.mark.proves("REQ-CLINIC-CONSENT")
def test_the_words_that_were_released_are_as_they_were() -> None:
    found = {(purpose, text.version): text.digest() for purpose, texts in SHIPPED.items() for text in texts}
    assert {key: found.get(key) for key in RELEASED} == RELEASED


@pytest.mark.proves("REQ-CLINIC-CONSENT")
def test_a_consent_to_a_text_that_ended_does_not_count(
    store: StationStore, patient_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent.give_consent(store, patient_id, "recording", "patient", clock=CLOCK)
    another_text(monkeypatch, counts_until=TODAY - timedelta(days=1))
    assert consent.consented_purposes(store, patient_id, clock=CLOCK) == ()
    assert consent.outdated_purposes(store, patient_id, clock=CLOCK) == {"recording": "The law changed."}
    assert consent.withdrawn_purposes(store, patient_id) == ()
    consent.give_consent(store, patient_id, "recording", "patient", clock=CLOCK)
    assert consent.consented_purposes(store, patient_id, clock=CLOCK) == ("recording",)
    assert consent.outdated_purposes(store, patient_id, clock=CLOCK) == {}
    assert [one.text_version for one in store.consents.of_patient(patient_id)] == ["2026-1", "2027-1"]


@pytest.mark.proves("REQ-CLINIC-CONSENT")
@pytest.mark.parametrize("counts_until", [TODAY, None])
def test_a_consent_to_an_older_text_counts_through_the_day_that_was_named(
    store: StationStore, patient_id: str, monkeypatch: pytest.MonkeyPatch, counts_until: date | None
) -> None:
    consent.give_consent(store, patient_id, "recording", "patient", clock=CLOCK)
    another_text(monkeypatch, counts_until=counts_until)
    assert consent.consented_purposes(store, patient_id, clock=CLOCK) == ("recording",)
    assert consent.outdated_purposes(store, patient_id, clock=CLOCK) == {}


@pytest.mark.proves("REQ-CLINIC-CONSENT")
def test_consent_to_a_text_that_ended_can_be_withdrawn_too(
    store: StationStore, patient_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent.give_consent(store, patient_id, "research", "patient", clock=CLOCK)
    another_text(monkeypatch, counts_until=TODAY - timedelta(days=1))
    assert consent.withdraw_consent(store, patient_id, "research", clock=CLOCK)
    monkeypatch.undo()
    assert consent.consented_purposes(store, patient_id, clock=CLOCK) == ()


def test_a_text_is_handed_out_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = TODAY + timedelta(days=1)
    another_text(monkeypatch, counts_until=None, since=tomorrow)
    assert consent_texts.current_text("recording", TODAY).version == "2026-1"
    assert consent_texts.current_text("recording", tomorrow).version == "2027-1"
    assert consent_texts.current_text("recording", date(1980, 1, 1)).version == "2026-1"


def test_a_text_that_nobody_knows_counts_for_nothing() -> None:
    assert consent_texts.lapsed("recording", "1", TODAY)
    assert not consent_texts.lapsed("recording", "2026-1", TODAY)


_TEXT = (
    'version = "{version}"\nsince = {since}\n{more}\ntitles = {{en = "T", de = "T"}}\nwords = {{en = "W", de = "W"}}\n'
)


def _file(path: Path, *texts: str, purpose: str = "recording", schema: int = 1) -> Path:
    parts = "".join(f"[[texts]]\n{text}" for text in texts)
    path.write_text(f'schema_version = {schema}\npurpose = "{purpose}"\n{parts}', encoding="utf-8")
    return path


def _text(version: str = "2026-1", since: str = "2026-01-01", more: str = "") -> str:
    return _TEXT.format(version=version, since=since, more=more)


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    ended = _text(more='counts_until = 2026-06-01\nwhy = "It said too little."')
    texts = consent_texts.read_texts(_file(tmp_path / "t.toml", ended, _text("2026-2", "2026-03-01")), "recording")
    assert [text.version for text in texts] == ["2026-1", "2026-2"]
    assert texts[0].counts_until == date(2026, 6, 1)


@pytest.mark.parametrize(
    "texts",
    [
        (),
        (_text(), _text("2026-2")),  # two from the same day on
        (_text(), _text(since="2026-02-01")),  # one version twice
        (_text("2026-2", "2026-03-01"), _text()),  # not in order
        (_text(more="counts_until = 2026-06-01"),),  # nobody says why
        (_text(more='counts_until = 2025-01-01\nwhy = "x"'),),  # over before it began
        (_text(more="mood = 1"),),
        (_text(version="newest"),),
        (_text().replace(', de = "W"', ""),),
    ],
)
def test_an_unclear_file_is_refused(tmp_path: Path, texts: tuple[str, ...]) -> None:
    with pytest.raises(DefectError):
        consent_texts.read_texts(_file(tmp_path / "t.toml", *texts), "recording")


def test_a_file_of_another_purpose_or_version_is_refused(tmp_path: Path) -> None:
    for path in (
        _file(tmp_path / "p.toml", _text(), purpose="research"),
        _file(tmp_path / "v.toml", _text(), schema=2),
        tmp_path / "missing.toml",
    ):
        with pytest.raises(DefectError):
            consent_texts.read_texts(path, "recording")
