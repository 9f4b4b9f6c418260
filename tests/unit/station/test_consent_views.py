"""What is shown of a patient's consents: the words, who noted what, and whether it counts."""

from datetime import timedelta

import msgspec
import pytest

from app.core.access.caller import Caller
from app.core.clinic import consent_texts
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.station.consent_messages import ConsentList, ListConsents, PurposeView, WithdrawConsent
from app.core.station.consent_requests import ConsentRequests
from app.core.station.messages import GiveConsent
from tests.fakes.station_rooms import StationOfTests

ADA = Caller(user_id="u-ada", name="Ada")


class Desk:
    """The requests, on a station of its own, for the patient of its session."""

    def __init__(self, station: StationOfTests) -> None:
        station.begin()
        self.station = station
        self.patient_id = station.shown().patient.patient_id
        self.requests = ConsentRequests(
            station.rooms,
            station.engine,  # type: ignore[arg-type]
            lambda *row: station.rows.append(row),
        )

    def give(self, purpose: str = "recording", **fields: str) -> None:
        asked = {"given_by": "patient", **fields}
        self.requests.answer(GiveConsent(patient_id=self.patient_id, purpose=purpose, **asked), ADA)

    def withdraw(self, purpose: str = "recording") -> None:
        self.requests.answer(WithdrawConsent(patient_id=self.patient_id, purpose=purpose, reason="is afraid"), ADA)

    def shown(self, purpose: str = "recording") -> PurposeView:
        answer = self.requests.answer(ListConsents(patient_id=self.patient_id))
        assert isinstance(answer, ConsentList)
        return next(one for one in answer.purposes if one.purpose == purpose)


@pytest.fixture
def desk(station: StationOfTests) -> Desk:
    return Desk(station)


def test_before_anything_is_given_the_words_are_there_and_what_is_planned_asks_for(desk: Desk) -> None:
    shown = desk.shown()
    assert shown.text.words["de"].startswith("Die elektrische Aktivität")
    assert (shown.counts, shown.withdrawn, shown.entries) == (False, False, ())
    assert shown.needed
    assert not desk.shown("research").needed


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
def test_how_it_was_given_and_who_noted_it_is_kept_and_told(desk: Desk) -> None:
    desk.give(how="witnessed", witness="  T.  Lind ", language="de", text_version="2026-1")
    (kept,) = desk.station.events("consent.given")
    assert (kept.how, kept.witness, kept.language, kept.noted_by) == ("witnessed", "T. Lind", "de", "u-ada")
    (entry,) = desk.shown().entries
    assert (entry.kind, entry.by, entry.how, entry.witness) == ("given", "patient", "witnessed", "T. Lind")
    assert (entry.language, entry.text_version, entry.counts, entry.why_not) == ("de", "2026-1", True, "")
    assert entry.noted_by  # whatever stands for a user who is not known here


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
def test_consent_to_words_that_are_not_handed_out_any_more_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = consent_texts.consent_texts("recording")[-1]
    since = desk.station.clock.wall().date()
    newer = msgspec.structs.replace(older, version="2099-1", since=since)
    monkeypatch.setattr(consent_texts, "consent_texts", lambda _purpose: (older, newer))
    with pytest.raises(Conflict, match="Another text"):
        desk.give(text_version="2026-1")
    assert desk.station.events("consent.given") == []
    desk.give(text_version="2099-1")
    assert desk.shown().counts


@pytest.mark.parametrize(
    "fields",
    [{"how": "somehow"}, {"language": "fr"}, {"how": "witnessed"}, {"how": "signed", "witness": "T. Lind"}],
)
def test_what_is_no_word_for_it_is_refused(desk: Desk, fields: dict[str, str]) -> None:
    with pytest.raises(WrongUse):
        desk.give(**fields)
    assert desk.station.events("consent.given") == []


def test_the_same_twice_is_one_entry_and_what_says_more_is_another(desk: Desk) -> None:
    desk.give()
    desk.give()
    assert len(desk.station.events("consent.given")) == 1
    desk.give(how="signed", language="de")
    desk.give(how="signed", language="de")
    desk.give()  # says nothing that is not known
    assert len(desk.station.events("consent.given")) == 2
    desk.give(given_by="parent")
    assert [entry.by for entry in desk.shown().entries] == ["parent", "patient", "patient"]


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_what_was_withdrawn_counts_no_more_and_what_comes_after_does(desk: Desk) -> None:
    desk.give()
    desk.withdraw()
    desk.give("research")
    shown = desk.shown()
    taken_back, was_given = shown.entries
    assert (taken_back.kind, taken_back.reason, taken_back.counts) == ("withdrawn", "is afraid", False)
    assert taken_back.noted_by
    assert (was_given.counts, was_given.why_not) == (False, "It was withdrawn.")
    assert (shown.counts, shown.withdrawn) == (False, True)
    desk.give()
    again = desk.shown()
    assert [entry.counts for entry in again.entries] == [True, False, False]
    assert (again.counts, again.withdrawn) == (True, False)


def test_a_text_that_ended_is_said_with_its_reason(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.give()
    text = consent_texts.consent_texts("recording")[-1]
    yesterday = desk.station.clock.wall().date() - timedelta(days=1)
    ended = msgspec.structs.replace(text, counts_until=yesterday, why="The law changed.")
    monkeypatch.setattr(consent_texts, "consent_texts", lambda _purpose: (ended,))
    shown = desk.shown()
    assert not shown.counts
    assert shown.entries[0].why_not == "The law changed."


def test_nobody_is_told_of_a_patient_who_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.requests.answer(ListConsents(patient_id="nobody"))
