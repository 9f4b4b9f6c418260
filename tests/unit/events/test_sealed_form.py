"""The stored bytes of a sealed event: canonical, opened to the very bytes that were sealed, whatever stands in it."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.events.canonical_form import decode_event, encode_event
from app.core.events.sealed_form import erased_event, opened_payload, sealed_data, sealed_payload
from app.core.events.system_event import ErasedData
from tests.fakes.log_events import patient_registered

# What would mislead whoever cuts the data out of the bytes by what stands around it.
_CUNNING = ('","data":{', ',"event_id":"', '"data":', "\\", '"', '{"sealed":"AAAA"}')
_TEXT = st.one_of(
    st.text(max_size=20), st.sampled_from(_CUNNING), st.builds("".join, st.lists(st.sampled_from(_CUNNING)))
)


@given(family_name=_TEXT.filter(bool), given_name=_TEXT.filter(bool), subject=_TEXT.filter(bool), box=st.binary())
def test_opened_it_is_what_was_sealed_whatever_stands_in_it(
    family_name: str, given_name: str, subject: str, box: bytes
) -> None:
    event = patient_registered(patient_id=subject, family_name=family_name, given_name=given_name)
    plain, sealed = encode_event(event), []

    def seal(data: bytes) -> bytes:
        sealed.append(data)
        return box

    payload = sealed_payload(plain, seal)
    assert rfc8785.dumps(json.loads(payload)) == payload  # canonical as well
    assert json.loads(sealed[0]) == json.loads(plain)["data"]
    found = sealed_data(payload)
    assert (found.subject_id, found.event_id, found.box) == (subject, event.event_id, box)
    assert opened_payload(payload, sealed[0]) == plain
    assert decode_event(opened_payload(payload, sealed[0])) == event


def test_of_an_erased_event_everything_but_its_data_is_there() -> None:
    event = patient_registered()
    erased = erased_event(sealed_payload(encode_event(event), lambda _: b"box"))
    assert erased.is_erased
    assert erased.data == ErasedData()
    for name in ("event_type", "source_service", "event_id", "timestamp", "correlation_id", "subject_id"):
        assert getattr(erased, name) == getattr(event, name)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        b'{"data":{"sealed":"AAAA"}}',
        b'{"data":{"sealed":"AA*A"},"event_id":"e","subject_id":"s"}',
        b'{"data":{"sealed":"AAAA"},"event_id":"e","subject_id":null}',
        b'{"data":{"name":"x"},"event_id":"e","subject_id":"s"}',
        b'{"data":{"sealed":"AAAA"},"event_id":"e","subject_id":"s"',
    ],
)
def test_what_nobody_sealed_is_refused(payload: bytes) -> None:
    with pytest.raises(LedgerBroken):
        sealed_data(payload)
