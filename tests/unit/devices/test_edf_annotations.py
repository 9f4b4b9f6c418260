"""Time-stamped annotation lists."""

import math

from hypothesis import given
from hypothesis import strategies as st

from app.core.devices.edf_annotations import TimedTexts, parse_timed_texts, record_onset_s


def test_the_specification_s_examples() -> None:
    raw = b"+180\x14Lights off\x14Close door\x14\x00+1800.2\x1525.5\x14Apnea\x14\x00" + bytes(20)
    found, broken = parse_timed_texts(raw)
    assert broken == 0
    assert found == [
        TimedTexts(180.0, None, ("Lights off", "Close door"), False),
        TimedTexts(1800.2, 25.5, ("Apnea",), False),
    ]


def test_a_record_tells_its_time() -> None:
    found, _ = parse_timed_texts(b"+567.5\x14\x14R-wave\x14\x00")
    assert found == [TimedTexts(567.5, None, ("R-wave",), True)]
    assert record_onset_s(found) == 567.5


def test_what_does_not_tell_the_time() -> None:
    assert math.isnan(record_onset_s([]))
    assert math.isnan(record_onset_s(parse_timed_texts(b"+1\x152\x14\x14\x00")[0]))
    assert math.isnan(record_onset_s(parse_timed_texts(b"+1\x14text\x14\x00")[0]))


def test_texts_are_utf8_and_latin1_is_counted_as_broken() -> None:
    assert parse_timed_texts("+1\x14Öffnen\x14\x00".encode())[0][0].texts == ("Öffnen",)
    found, broken = parse_timed_texts(b"+1\x14\xd6ffnen\x14\x00")
    assert (found[0].texts, broken) == (("Öffnen",), 1)


def test_what_is_not_a_list_is_counted() -> None:
    for raw in (b"1\x14no sign\x14\x00", b"+1\x14no end\x00", b"+\x14\x14\x00", b"\x01\x02", b"+1e5\x14x\x14\x00"):
        assert parse_timed_texts(raw) == ([], 1)
    assert parse_timed_texts(b"+" + b"9" * 400 + b"\x14x\x14\x00") == ([], 1)


def test_control_characters_do_not_get_through() -> None:
    assert parse_timed_texts(b"+1\x14a\x1b[31mb\x14\x00")[0][0].texts == ("a [31mb",)


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    found, broken = parse_timed_texts(raw)
    assert broken >= 0
    assert all(math.isfinite(timed.onset_s) for timed in found)


_text = st.text(st.characters(min_codepoint=0x20, exclude_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.lists(st.tuples(st.integers(-10_000, 10_000), st.none() | st.integers(0, 1000), st.lists(_text, max_size=3))))
def test_what_was_written_is_read(lists: list[tuple[int, int | None, list[str]]]) -> None:
    raw = b""
    for onset, duration, texts in lists:
        raw += f"{onset:+d}".encode() + (b"" if duration is None else b"\x15%d" % duration) + b"\x14"
        raw += b"".join(text.encode() + b"\x14" for text in texts) + b"\x00"
    found, broken = parse_timed_texts(raw)
    assert broken == 0
    assert [(timed.onset_s, timed.duration_s, list(timed.texts)) for timed in found] == [
        (onset, duration, texts) for onset, duration, texts in lists
    ]
