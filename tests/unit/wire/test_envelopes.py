"""`app.core.wire.envelopes`: typed messages in, typed messages out, and nothing else."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.acquisition.messages import AcquisitionNotice, AcquisitionRequest
from app.core.errors import DefectError, LedgerBroken, NeuraScaleError, OperatorError, error_classes
from app.core.station.messages import StationAnswer, StationNotice, StationRequest
from app.core.wire.envelopes import (
    SCHEMA_VERSION,
    Codec,
    Done,
    Envelope,
    EnvelopeKind,
    Message,
    Refusal,
    error_of,
    refusal_of,
)
from app.core.workers.messages import ViewMessage, WorkerRequest


class Colour(Message, frozen=True, kw_only=True):
    name: str
    parts: tuple[float, ...] = ()


class Shape(Message, frozen=True, kw_only=True):
    corners: int


CODEC: Codec[Colour | Shape] = Codec(Colour | Shape)
texts = st.text(max_size=30)
messages = st.one_of(
    st.builds(Colour, name=texts, parts=st.lists(st.floats(allow_nan=False), max_size=5).map(tuple)),
    st.builds(Shape, corners=st.integers(-(2**63), 2**64 - 1)),
)
envelopes = st.builds(Envelope, kind=st.sampled_from(EnvelopeKind), number=st.integers(0, 2**63), correlation_id=texts)


@given(envelopes, messages)
def test_what_is_packed_is_opened_again(envelope: Envelope, message: Colour | Shape) -> None:
    first, second = Codec.pack(envelope, message)
    assert Codec.open_envelope(first) == envelope
    assert CODEC.open_message(second) == message


@given(st.binary(max_size=120))
def test_bytes_that_are_no_message_are_refused_with_an_error_of_ours(frame: bytes) -> None:
    for opener in (Codec.open_envelope, CODEC.open_message):
        with pytest.raises(DefectError):
            opener(frame)


@given(envelopes, messages, st.data())
def test_a_message_with_changed_bytes_is_refused_or_is_still_a_whole_message(
    envelope: Envelope, message: Colour | Shape, data: st.DataObject
) -> None:
    for frame, opener, kinds in zip(
        Codec.pack(envelope, message),
        (Codec.open_envelope, CODEC.open_message),
        (Envelope, (Colour, Shape)),
        strict=True,
    ):
        damaged = bytearray(frame)
        for position in data.draw(st.lists(st.integers(0, len(frame) - 1), min_size=1, max_size=4)):
            damaged[position] ^= data.draw(st.integers(1, 255))
        try:
            opened = opener(bytes(damaged))
        except DefectError:
            continue
        assert isinstance(opened, kinds)


HOSTILE = {
    "text that is not UTF-8": b"\x81\xa4kind\xa1\xff",
    "nesting without end": b"\x81\xa1x" + b"\x91" * 200_000 + b"\xc0",
    "a length beyond the end": b"\x81\xa1x\xdd\xff\xff\xff\xff",
    "nothing": b"",
}


@pytest.mark.parametrize("frame", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_bytes_are_refused_with_an_error_of_ours(frame: bytes) -> None:
    with pytest.raises(DefectError):
        Codec.open_envelope(frame)
    with pytest.raises(DefectError):
        CODEC.open_message(b"\x82\xa4type\xa6Colour" + frame[1:])


def test_another_version_of_the_envelope_is_refused_by_number() -> None:
    frame = msgspec.msgpack.encode(Envelope(kind=EnvelopeKind.NOTICE, schema_version=SCHEMA_VERSION + 1))
    with pytest.raises(DefectError, match=f"version {SCHEMA_VERSION + 1}"):
        Codec.open_envelope(frame)


def test_a_message_of_a_newer_program_may_bring_fields_that_this_one_does_not_know() -> None:
    frame = msgspec.msgpack.encode({"type": "Shape", "corners": 3, "edges": 3})
    assert CODEC.open_message(frame) == Shape(corners=3)


def test_a_field_at_fault_is_named() -> None:
    with pytest.raises(DefectError, match=r"corners"):
        CODEC.open_message(msgspec.msgpack.encode({"type": "Shape", "corners": "three"}))
    with pytest.raises(DefectError, match=r"Circle"):
        CODEC.open_message(msgspec.msgpack.encode({"type": "Circle"}))


@given(st.sampled_from(sorted(error_classes())), texts, texts, texts)
def test_an_error_is_the_same_on_the_other_side(code: str, what: str, meaning: str, advice: str) -> None:
    error = error_classes()[code](what, meaning=meaning, advice=advice)
    codec: Codec[Refusal] = Codec(Refusal)
    got = error_of(codec.open_message(Codec.pack(Envelope(kind=EnvelopeKind.REFUSAL), refusal_of(error))[1]))
    assert type(got) is type(error)
    assert (got.what, got.meaning, got.advice) == (error.what, error.meaning, error.advice)


def test_the_index_of_a_broken_entry_crosses_too_and_an_unknown_code_is_still_an_error() -> None:
    got = error_of(refusal_of(LedgerBroken("Changed.", at_index=12)))
    assert isinstance(got, LedgerBroken)
    assert got.at_index == 12
    strange = Refusal(code="operator.of_the_future", what="x", meaning="y", advice="z")
    assert type(error_of(strange)) is NeuraScaleError
    assert not isinstance(error_of(strange), OperatorError)


@pytest.mark.parametrize(
    "union",
    [AcquisitionRequest, AcquisitionNotice, StationRequest, StationAnswer, StationNotice, WorkerRequest, ViewMessage],
)
def test_every_union_of_the_product_can_be_decoded_beside_the_answers_of_the_wire(union: object) -> None:
    codec: Codec[object] = Codec(union | Done | Refusal)  # type: ignore[operator]
    assert codec.open_message(Codec.pack(Envelope(kind=EnvelopeKind.REPLY), Done())[1]) == Done()
