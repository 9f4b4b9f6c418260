"""What is on the trace page and where: channels of many, chains, tags of marks, the rate that arrives."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from app.core.signals.channels import Channel, ChannelKind
from app.ui.panels.status_line import rate_text
from app.ui.signal_views.montages import TEN_TWENTY, ChannelGroup, MontageName, make_montage
from app.ui.signal_views.page_items import MarkItem, PageMark
from app.ui.signal_views.rate_meter import RateMeter
from app.ui.signal_views.row_places import row_places
from app.ui.theme.active import ActiveTheme


def channels_64() -> tuple[Channel, ...]:
    """64 electrodes as PhysioNet writes them, an ECG and a direct-current input."""
    names = electrode_names_64()
    return (
        *(Channel(label=f"{name}.") for name in names),
        Channel(label="ECG1", kind=ChannelKind.ECG),
        Channel(label="DC01", kind=ChannelKind.OTHER),
    )


def electrode_names_64() -> list[str]:
    known = TEN_TWENTY.split()
    return [*known[:10], *(f"X{number}" for number in range(64 - len(known))), *known[10:]]


def test_of_many_channels_the_ten_twenty_electrodes_are_shown() -> None:
    channels = channels_64()
    few = make_montage(MontageName.REFERENTIAL, channels, ChannelGroup.TEN_TWENTY)
    assert [trace.label for trace in few.traces] == [*TEN_TWENTY.split(), "ECG1"]
    samples = np.arange(66, dtype=np.float32)[:, None] * np.ones((1, 3), dtype=np.float32)
    last_eeg = few.rows(np.array([20]))(samples)
    assert last_eeg[0, 0] == 63.0
    everything = make_montage(MontageName.REFERENTIAL, channels, ChannelGroup.ALL)
    assert len(everything.traces) == 66
    average = make_montage(MontageName.AVERAGE, channels, ChannelGroup.TEN_TWENTY)
    # The average is that of all 64, not of those shown.
    assert average.rows(np.array([20]))(samples)[0, 0] == pytest.approx(63.0 - 31.5)
    bipolar = make_montage(MontageName.LONGITUDINAL, channels, ChannelGroup.TEN_TWENTY)
    assert [trace.label for trace in bipolar.traces[-2:]] == ["P8-O2", "ECG1"]


def test_few_channels_are_all_shown() -> None:
    channels = channels_64()[:20]
    assert len(make_montage(MontageName.REFERENTIAL, channels, ChannelGroup.TEN_TWENTY).traces) == 20


def test_channels_without_known_names_are_all_shown() -> None:
    channels = tuple(Channel(label=f"A{number}") for number in range(3, 131))
    assert len(make_montage(MontageName.REFERENTIAL, channels, ChannelGroup.TEN_TWENTY).traces) == 128


def test_chains_are_set_off_and_all_rows_lie_on_the_page() -> None:
    montage = make_montage(MontageName.LONGITUDINAL, channels_64(), ChannelGroup.TEN_TWENTY)
    places = row_places(montage.traces, 700.0)
    steps = np.diff(places.centres_px) / places.spacing_px
    # Four electrodes' steps within a chain, then a gap; the last gap sets the ECG apart.
    assert [int(at) for at in np.nonzero(steps > 1.25)[0]] == [3, 7, 9, 13, 17]
    assert places.centres_px[0] == pytest.approx(places.spacing_px / 2)
    assert places.centres_px[-1] == pytest.approx(700.0 - places.spacing_px / 2)
    assert row_places((), 700.0).centres_px == ()


def test_the_rate_is_what_arrives() -> None:
    meter = RateMeter()
    assert meter.rate_hz(0) is None
    for number in range(100):
        meter.take(number * 20_000_000, 5)
    now_ns = 99 * 20_000_000
    assert meter.rate_hz(now_ns) == pytest.approx(250.0)
    for number in range(100, 300):
        if number % 2:
            meter.take(number * 20_000_000, 5)
    assert meter.rate_hz(299 * 20_000_000) == pytest.approx(125.0, rel=0.02)
    assert meter.rate_hz(400 * 20_000_000) == 0.0


@pytest.mark.parametrize(
    ("nominal_hz", "measured_hz", "text", "alarming"),
    [
        (None, 250.0, "\u2013", False),
        (250.0, None, "\u2013", False),
        (250.0, 246.0, "250 Hz", False),
        (250.0, 125.2, "125 of 250 Hz", True),
        (250.0, 0.0, "0 of 250 Hz", True),
        (250.0, 2500.0, "2500 of 250 Hz", False),
    ],
)
def test_the_rate_in_words(nominal_hz: float | None, measured_hz: float | None, text: str, alarming: bool) -> None:
    assert rate_text(nominal_hz, measured_hz) == (text, alarming)


def test_tags_of_marks_do_not_cover_one_another(qtbot: QtBot, theme: ActiveTheme) -> None:
    class Painted(MarkItem):
        def __init__(self) -> None:
            super().__init__(theme.palette)
            self.tags: list[tuple[str, QRectF, bool]] = []

        def _paint_mark(self, painter: QPainter, mark: PageMark, tag: QRectF, *, told: bool) -> None:
            self.tags.append((mark.text, tag, told))

    item = Painted()
    item.resize_to(1000, 400, theme.palette)
    item.show_marks([PageMark(1.0 + number * 0.02, f"Mark number {number}", "annotation") for number in range(6)])
    item.show_spans(((0.0, 10.0, 0.0),), 100.0)
    image = QImage(1000, 400, QImage.Format.Format_RGB32)
    option = QStyleOptionGraphicsItem()
    option.exposedRect = QRectF(0, 0, 1000, 400)
    painter = QPainter(image)
    item.paint(painter, option)
    painter.end()
    shown = [tag for _, tag, told in item.tags if told]
    assert len(shown) == 4
    assert not any(one.intersects(other) for at, one in enumerate(shown) for other in shown[at + 1 :])
    assert [told for _, _, told in item.tags].count(False) == 2
