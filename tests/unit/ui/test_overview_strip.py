"""The overview of the session: what it shows of quality, where it leads, what it says of live and past."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.signal_views.overview_strip import SIDE_PX, OverviewStrip
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import DARK
from tests.widget_pictures import pictured, pixels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def strip(qtbot: QtBot, theme: ActiveTheme) -> OverviewStrip:
    made = OverviewStrip()
    qtbot.addWidget(made)
    made.resize(620, 46)
    made.show_session(600.0, ())
    made.show()
    return made


def has_colour(strip: OverviewStrip, colour: str, first_s: float, end_s: float) -> bool:
    """Whether a pixel of the band's foot between two times has a colour."""
    picture = pixels(pictured(strip))
    wanted = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    left, right = (round(SIDE_PX + at / 600 * 600) for at in (first_s, end_s))
    return bool((np.abs(picture[20:28, left:right] - wanted).max(axis=2) < 0.02).any())


def test_quality_is_drawn_where_it_was_and_left_blank_where_nobody_knows(strip: OverviewStrip) -> None:
    share = np.zeros(600, dtype=np.float16)
    share[100:200] = 0.1
    share[300:400] = 0.6
    share[450:550] = np.nan
    strip.show_quality(share)
    assert has_colour(strip, DARK.good, 20, 90)
    assert has_colour(strip, DARK.caution, 110, 190)
    assert not has_colour(strip, DARK.caution, 210, 290)
    assert has_colour(strip, DARK.danger, 310, 390)
    for colour in (DARK.good, DARK.caution, DARK.danger):
        assert not has_colour(strip, colour, 460, 540)


def test_what_was_rebuilt_is_drawn_at_once_and_what_came_waits_for_a_pixel(strip: OverviewStrip) -> None:
    share = np.full(600, np.nan, dtype=np.float16)
    share[500:] = 0.0
    strip.show_quality(share)
    strip.grab()
    before = strip._picture
    longer = np.append(share, np.float16(0.0))
    strip.show_quality(longer)
    assert strip._picture is before
    rebuilt = longer.copy()
    rebuilt[:500] = 0.2
    strip.show_quality(rebuilt)
    assert strip._picture is None
    strip.forget()
    assert not has_colour(strip, DARK.caution, 0, 600)


def test_live_and_past_are_told_in_words(strip: OverviewStrip) -> None:
    strip.show_page(590.0, 600.0, past=False)
    live = pixels(pictured(strip))
    assert strip.accessibleDescription() == "Shown: live, 09:50 to 10:00"
    strip.show_page(300.0, 310.0, past=True)
    assert strip.accessibleDescription() == "Shown: past, 05:00 to 05:10"
    past = pixels(pictured(strip))
    # A tag with its word stands beside the box, on its left.
    x = round(SIDE_PX + 300)
    assert np.abs(past[5:27, x - 36 : x - 4] - live[5:27, x - 36 : x - 4]).max() > 0.3


def test_the_keyboard_turns_pages(strip: OverviewStrip, qtbot: QtBot) -> None:
    strip.show_page(300.0, 310.0, past=True)
    wanted: list[float] = []
    strip.wanted.connect(wanted.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(strip, key)
    assert wanted == [295.0, 315.0, 0.0, 600.0]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(SIDE_PX + 150, 12))
    assert wanted[-1] == pytest.approx(150.0, abs=1.5)
    assert strip.focusPolicy() is Qt.FocusPolicy.TabFocus
