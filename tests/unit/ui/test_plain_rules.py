"""Rules that need no window: contrast, shortcuts, preferences, forms' checks, lists."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal, Slot
from pytestqt.qtbot import QtBot

from app.core.clinic.electrodes import impedance_verdict
from app.core.identifiers import StreamId
from app.core.signals.blocks import SampleBlock
from app.core.station.views import SessionEvent
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.item_models.event_rows import EventRows, Wanted
from app.ui.panels.patient_banner import age_text
from app.ui.panels.patient_form import birth_date_fault
from app.ui.panels.status_line import bytes_text
from app.ui.preferences import DAMAGED_NAME, FILE_NAME, Preferences, load_preferences, save_preferences
from app.ui.theme.palette import DARK, LIGHT, Palette, contrast
from app.ui.theme.stylesheet import style_sheet
from app.ui.widgets.head_map import impedance_text


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
def test_words_can_be_read(palette: Palette) -> None:
    grounds = (palette.ground, palette.surface, palette.raised)
    for name in ("text", "text_soft", "text_faint", "good", "caution", "danger", "info"):
        for ground in grounds:
            assert contrast(getattr(palette, name), ground) >= 4.5, (name, ground)
    for words, ground in (
        (palette.accent_text, palette.accent),
        (palette.stop_text, palette.stop),
        (palette.text, palette.danger_soft),
        (palette.text, palette.caution_soft),
        (palette.text_soft, palette.danger_soft),
        (palette.text_soft, palette.caution_soft),
        (palette.text, palette.accent_soft),
    ):
        assert contrast(words, ground) >= 4.5, (words, ground)
    for trace in (palette.trace_left, palette.trace_right, palette.trace_midline, palette.trace_other):
        assert contrast(trace, palette.page) >= 4.5, trace


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
def test_the_style_sheet_is_whole(palette: Palette) -> None:
    sheet = style_sheet(palette)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_preferences_come_back(tmp_path: Path) -> None:
    wanted = Preferences(uv_per_mm=15.0, patients_shown=False)
    save_preferences(tmp_path, wanted)
    assert load_preferences(tmp_path) == (wanted, None)


@pytest.mark.parametrize("content", [b"", b"{", b'{"uv_per_mm": "much"}', b"\xff\xfe", b'{"schema_version": 9}'])
def test_broken_preferences_are_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    preferences, unread = load_preferences(tmp_path)
    assert preferences == Preferences()
    assert unread is not None
    assert (tmp_path / DAMAGED_NAME).read_bytes() == content


def test_preferences_on_a_vanished_disk_trouble_nobody(tmp_path: Path) -> None:
    save_preferences(tmp_path / "gone", Preferences())
    assert load_preferences(tmp_path / "gone") == (Preferences(), None)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("1984-03-12", True),
        (" 1984-03-12 ", True),
        ("12.03.1984", True),
        ("12.13.1984", False),
        ("12.03.2031", False),
        ("2031-01-01", False),
        ("1884-01-01", False),
        ("", False),
    ],
)
def test_birth_dates(text: str, good: bool) -> None:
    assert (birth_date_fault(text, date(2026, 11, 21)) == "") is good


def test_ages_turn_on_the_birthday() -> None:
    assert age_text("2000-06-15", "2026-06-14") == "25 y"
    assert age_text("2000-06-15", "2026-06-15") == "26 y"


@pytest.mark.parametrize(
    ("kiloohm", "verdict", "text"),
    [
        (1.0, "good", "1.0"),
        (4.99, "good", "5.0"),
        (5.0, "good", "5.0"),
        (5.1, "fair", "5.1"),
        (10.0, "fair", "10"),
        (10.1, "poor", "10"),
        (None, "open", "open"),
    ],
)
def test_impedances(kiloohm: float | None, verdict: str, text: str) -> None:
    assert impedance_verdict(kiloohm) == verdict
    assert impedance_text(kiloohm) == text


def test_sizes() -> None:
    assert [bytes_text(n) for n in (0, 999, 1_200, 4_812_331, 82_700_000_000)] == [
        "0 B",
        "999 B",
        "1.2 kB",
        "4.8 MB",
        "82.7 GB",
    ]


def test_events_stay_in_order_and_are_filtered(qtbot: QtBot) -> None:
    rows = EventRows(DARK)
    for onset, kind, text in ((5.0, "annotation", "Eyes open"), (1.0, "gap", "Gap of 3 s"), (3.0, "device", "T1")):
        rows.add(SessionEvent(onset_s=onset, duration_s=0.0, kind=kind, text=text))
    assert [event.onset_s for event in rows.events] == [1.0, 3.0, 5.0]
    rows.want(Wanted("EYES"))
    assert rows.rowCount() == 1
    rows.want(Wanted(kind="gap"))
    assert rows.rowCount() == 1
    rows.want(Wanted())
    assert rows.rowCount() == 3


def _block(sequence: int) -> SampleBlock:
    samples = np.zeros((1, 2), np.float32)
    return SampleBlock(StreamId("s"), sequence, sequence * 2, float("nan"), 0, 100.0, samples)


def test_a_window_that_does_not_draw_keeps_a_bounded_number_of_blocks() -> None:

    inbox = BlockInbox(at_most_blocks=10)
    for sequence in range(25):
        inbox.put(_block(sequence))
    assert [one.sequence for one in inbox.drain()] == list(range(15, 25))
    assert inbox.counts().blocks_lost == 15
    inbox.put(_block(30))
    assert inbox.counts().blocks_lost == 20
    inbox.put(_block(0))
    assert inbox.counts().blocks_lost == 20, "a source that begins again is not a loss"


class _Counter(QObject):
    rang = Signal(bool, object)

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @Slot(bool, object)
    def take(self, _flag: bool, _value: object) -> None:
        self.count += 1


def test_two_thousand_emits(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python before 3.12 aborts after some 577."""
    counter = _Counter()
    counter.rang.connect(counter.take)
    for _ in range(2000):
        counter.rang.emit(True, None)
    assert counter.count == 2000
