"""`app.core.signals.blocks`: what goes in comes out bit for bit, and anything else is refused."""

import math
import re
import struct
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import DefectError
from app.core.identifiers import StreamId
from app.core.signals import blocks
from app.core.signals.blocks import HEADER, SampleBlock, decode, encode

STREAM = StreamId("01890a5d-ac96-774b-bcce-b302099a8057")


def block(samples: np.ndarray, **changes: object) -> SampleBlock:
    fields = {
        "stream_id": STREAM,
        "sequence": 3,
        "first_sample": 96,
        "device_time_s": 0.384,
        "host_monotonic_ns": 123_456_789,
        "rate_hz": 250.0,
    }
    return SampleBlock(**(fields | changes), samples=samples)


@given(
    st.uuids(),
    st.integers(0, 2**64 - 1),
    st.integers(0, 2**64 - 1),
    st.one_of(st.floats(width=64), st.just(math.nan)),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(0.01, 1e6),
    st.integers(0, 40),
    st.integers(0, 40),
    st.data(),
)
def test_a_block_comes_back_bit_for_bit(
    stream: UUID,
    sequence: int,
    first: int,
    device_s: float,
    host_ns: int,
    rate_hz: float,
    n_channels: int,
    n_samples: int,
    data: st.DataObject,
) -> None:
    # Raw bytes, so that every float32 there is can come: subnormal, infinite, and each kind of NaN.
    raw = data.draw(st.binary(min_size=4 * n_channels * n_samples, max_size=4 * n_channels * n_samples))
    samples = np.frombuffer(raw, dtype="<f4").reshape(n_channels, n_samples)
    sent = SampleBlock(StreamId(str(stream)), sequence, first, device_s, host_ns, rate_hz, samples)
    header, body = encode(sent)
    got = decode(header, body)
    assert (got.stream_id, got.sequence, got.first_sample) == (sent.stream_id, sequence, first)
    assert struct.pack("<d", got.device_time_s) == struct.pack("<d", device_s)
    assert (got.host_monotonic_ns, got.rate_hz) == (host_ns, rate_hz)
    assert got.samples.shape == (n_channels, n_samples)
    assert got.samples.tobytes() == raw
    assert (got.n_channels, got.n_samples, got.end_sample) == (n_channels, n_samples, first + n_samples)


def test_encoding_does_not_copy_and_what_is_decoded_cannot_be_written() -> None:
    samples = np.zeros((2, 4), dtype=np.float32)
    _, body = encode(block(samples))
    samples[1, 3] = 7
    assert decode(*encode(block(samples))).samples[1, 3] == 7
    assert np.frombuffer(body, dtype="<f4")[-1] == 7
    with pytest.raises(ValueError, match="read-only"):
        decode(*encode(block(samples))).samples[0, 0] = 1


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros((2, 4)),
        np.zeros(8, dtype=np.float32),
        np.zeros((2, 4, 1), dtype=np.float32),
        np.zeros((4, 2), dtype=np.float32).T,
        np.zeros((2, 8), dtype=np.float32)[:, ::2],
    ],
    ids=["float64", "one axis", "three axes", "transposed", "strided"],
)
def test_samples_of_another_form_are_refused_on_the_way_out(samples: np.ndarray) -> None:
    with pytest.raises(DefectError, match="C-contiguous float32"):
        encode(block(samples))


def test_a_header_that_is_not_ours_is_refused() -> None:
    header, body = encode(block(np.ones((2, 4), dtype=np.float32)))
    for damaged in (header[:-1], header + b"\0", b"", b"NSB2" + header[4:], header[:4] + b"\x02\0" + header[6:]):
        with pytest.raises(DefectError):
            decode(damaged, body)
    for wrong in (bytes(body)[:-1], bytes(body) + b"\0", b""):
        with pytest.raises(DefectError, match="32 bytes"):
            decode(header, wrong)


@given(st.binary(max_size=200), st.binary(max_size=64))
def test_garbage_is_refused_with_an_error_of_ours(header: bytes, body: bytes) -> None:
    with pytest.raises(DefectError):
        decode(header, body)


@given(st.integers(0, HEADER.size - 1), st.integers(1, 255))
def test_a_header_with_one_changed_byte_never_gives_samples_of_another_shape(position: int, change: int) -> None:
    header, body = encode(block(np.ones((3, 5), dtype=np.float32)))
    damaged = bytearray(header)
    damaged[position] ^= change
    try:
        got = decode(bytes(damaged), body)
    except DefectError:
        return
    assert got.samples.size == 15


def test_the_header_has_the_size_that_is_documented() -> None:
    documented = re.search(r"little-endian, (\d+) bytes", blocks.__doc__ or "")
    assert documented is not None
    assert HEADER.size == int(documented[1])
