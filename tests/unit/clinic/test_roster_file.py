"""A roster as a file: what is read, and what is named as wrong."""

from zoneinfo import ZoneInfo

import pytest

from app.core.clinic.roster_file import LARGEST_BYTES, MOST_LINES, RosterLine, read_roster

HERE = ZoneInfo("Europe/Berlin")


def read(text: str) -> tuple[list[RosterLine], list[tuple[int, str]]]:
    lines, faults = read_roster(text.encode(), HERE)
    return list(lines), [(one.line, one.text) for one in faults]


def test_each_line_is_a_duty_in_utc() -> None:
    text = (
        "user,begins,ends\n"
        "ted,2026-12-01T08:00,2026-12-01T16:00\n"
        "\n"
        '"cora", 2026-12-01T16:00+00:00 ,2026-12-02T00:30:00+00:00\n'
    )
    assert read(text) == (
        [
            RosterLine(line=2, user="ted", begins="2026-12-01T07:00:00+00:00", ends="2026-12-01T15:00:00+00:00"),
            RosterLine(line=4, user="cora", begins="2026-12-01T16:00:00+00:00", ends="2026-12-02T00:30:00+00:00"),
        ],
        [],
    )


def test_as_spreadsheets_save_it() -> None:
    text = "\ufeffuser;begins;ends\r\nted;2026-07-01T08:00;2026-07-01T16:00\r\n"
    assert read(text) == (
        [RosterLine(line=2, user="ted", begins="2026-07-01T06:00:00+00:00", ends="2026-07-01T14:00:00+00:00")],
        [],
    )


def test_every_wrong_line_is_named_with_its_number() -> None:
    text = (
        "user,begins,ends\n"
        "ted,2026-12-01T08:00\n"
        ",2026-12-01T08:00,2026-12-01T16:00\n"
        "ted,01.12.2026 08:00,2026-12-01T16:00\n"
        "ted,2026-12-01T08:00,2026-12-01\n"
        'ted,"2026-12-01T08:00,2026-12-01T16:00\n'
        "ted,20261201T0800,2026-12-01T16:00\n"
        "ted,2026-12-02T08:00,2026-12-02T16:00\n"
    )
    lines, faults = read(text)
    assert [one.line for one in lines] == [8]
    assert [number for number, _ in faults] == [2, 3, 4, 5, 6, 7]
    words = (
        "2 fields", "Nobody", "“01.12.2026 08:00” is not written", "“2026-12-01” is not written", "quotation",
        "20261201T0800",
    )  # fmt: skip
    for (_, said), wanted in zip(faults, words, strict=True):
        assert wanted in said


@pytest.mark.parametrize(
    ("moment", "words"),
    [("2026-10-25T02:30", "comes twice"), ("2026-03-29T02:30", "does not come")],
)
def test_a_time_that_can_be_read_in_two_ways_is_not_guessed(moment: str, words: str) -> None:
    lines, [(number, said)] = read(f"user,begins,ends\nted,{moment},2026-10-25T09:00\n")
    assert (lines, number) == ([], 2)
    assert words in said
    lines, faults = read("user,begins,ends\nted,2026-10-25T02:30+02:00,2026-10-25T09:00+01:00\n")
    assert (lines[0].begins, faults) == ("2026-10-25T00:30:00+00:00", [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "first line"),
        (b"ted,2026-12-01T08:00,2026-12-01T16:00\n", "first line"),
        (b"user,ends,begins\n", "first line"),
        ("user,begins,ends\nJörg,a,b\n".encode("latin-1"), "UTF-8"),
        (b"x" * (LARGEST_BYTES + 1), "larger"),
        (b"user,begins,ends\n" + b"a,b,c\n" * (MOST_LINES + 1), "more than"),
    ],
)
def test_a_file_of_another_kind_is_refused_whole(content: bytes, words: str) -> None:
    lines, (fault,) = read_roster(content)
    assert lines == ()
    assert words in fault.text
