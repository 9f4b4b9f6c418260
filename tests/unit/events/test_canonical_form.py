"""Canonical bytes of events: one form, both ways, and refusals."""

import json
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
import rfc8785
from hypothesis import given

from app.core.clock import VirtualClock
from app.core.errors import DefectError, StorageFault
from app.core.events.canonical_form import decode_event, encode_event, timestamp_text
from app.core.events.clinic_events import SessionStepEnteredData
from app.core.events.recording_events import RecordingGapData
from app.core.events.specification_events import SignalQualityAlertData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import CorrelationId, EventId
from tests.fakes.any_event import any_event
from tests.fakes.log_events import step_entered
from tests.shared_data import shared_vector

_NAIVE = datetime(1970, 1, 2, tzinfo=UTC).replace(tzinfo=None)


def _number(text: str) -> int | float:
    return int(text) if abs(int(text)) < 2**53 else float(text)


@given(any_event())
def test_every_event_comes_back_equal_and_its_bytes_are_canonical(event: SystemEvent) -> None:
    payload = encode_event(event)
    assert decode_event(payload) == event
    # JSON has doubles only: a whole one beyond 2**53 looks like an integer, and is none.
    assert rfc8785.dumps(json.loads(payload, parse_int=_number)) == payload
    assert encode_event(decode_event(payload)) == payload


def test_the_form_of_released_events_never_changes() -> None:
    event = SystemEvent(
        event_type="session.step_entered",
        source_service="station",
        event_id=EventId("0198c1f0-0000-7000-8000-000000000001"),
        timestamp=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        data=SessionStepEnteredData(session_id="s", step="ready", text="Grüße\n"),
        correlation_id=CorrelationId("s"),
    )
    assert encode_event(event).decode() == (
        '{"causation_id":null,"correlation_id":"s","data":{"session_id":"s","step":"ready","text":"Grüße\\n"},'
        '"event_id":"0198c1f0-0000-7000-8000-000000000001","event_type":"session.step_entered","schema_version":1,'
        '"source_service":"station","subject_id":null,"timestamp":"2026-01-02T03:04:05.000000Z"}'
    )


def test_an_event_written_before_a_field_was_added_is_still_read() -> None:
    data = RecordingGapData(
        recording_id="r", session_id="s", stream_id="eeg", first_sample=5, n_samples=2, cause="x", onset_s=1.5
    )
    plain = json.loads(encode_event(new_event("recording.gap", data, source_service="acquisition")))
    del plain["data"]["onset_s"], plain["data"]["duration_s"]
    read = decode_event(rfc8785.dumps(plain)).data
    assert isinstance(read, RecordingGapData)
    assert (read.onset_s, read.n_samples) == (None, 2)


def test_timestamps_are_utc_with_six_decimals_whatever_zone_they_came_in() -> None:
    east = timezone(timedelta(hours=2))
    assert timestamp_text(datetime(2026, 5, 1, 1, 0, tzinfo=east)) == "2026-04-30T23:00:00.000000Z"
    moved = msgspec.structs.replace(step_entered(), timestamp=datetime(2026, 5, 1, 1, 0, tzinfo=east))
    assert decode_event(encode_event(moved)) == moved


class _Stranger(EventData, frozen=True, kw_only=True):
    text: str = ""


@pytest.mark.parametrize(
    "changes",
    [
        {"event_type": "session.unheard_of"},
        {"event_type": "session.started"},
        {"data": _Stranger()},
        {"timestamp": _NAIVE},
    ],
)
def test_an_event_that_is_not_as_the_catalogue_says_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(DefectError):
        encode_event(msgspec.structs.replace(step_entered(), **changes))


@pytest.mark.parametrize("number", [2**53, -(2**60)])
def test_numbers_that_json_cannot_hold_are_refused(number: int) -> None:
    data = SignalQualityAlertData(session_id="s", labels=(), verdict="flat", at_sample=number)
    with pytest.raises(DefectError):
        encode_event(new_event("signal.quality_alert", data, source_service="worker", clock=VirtualClock()))


def test_an_event_of_a_newer_version_is_named_as_such() -> None:
    payload = encode_event(step_entered()).replace(b"session.step_entered", b"session.dreamt_up")
    with pytest.raises(StorageFault, match="newer"):
        decode_event(payload)


@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "values", "weird"])
def test_canonical_json_as_its_authors_write_it(name: str) -> None:
    given_text = shared_vector(f"jcs/input/{name}.json").read_text(encoding="utf-8")
    expected = shared_vector(f"jcs/output/{name}.json").read_bytes()
    assert rfc8785.dumps(json.loads(given_text)) == expected
