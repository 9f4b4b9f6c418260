"""Priorities can be told apart in both themes and with fewer colours: measured on the pixels of the real bar.

Limits (ours): lamps at least 20 apart (CIEDE2000) for full colour vision and the three dichromacies, which is far more
than can be overlooked side by side; a lit lamp at least 3:1 against the same lamp between two flashes, and its sign at
least 3:1 on it (WCAG 2.1, 1.4.11, graphical objects), also in greyscale; signs that differ in a fifth of their pixels
whatever their colour.
"""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.ui.safety_strip.alarm_lamp import paint_sign
from app.ui.safety_strip.alarm_line import AlarmLine
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.colour_vision import DEFICIENCIES, difference, lab, luminance_contrast, of_hex, seen_with
from tests.fakes.alarms import alarm_view
from tests.widget_pictures import pictured, pixels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CONDITION_OF = {"high": "recording_not_advancing", "medium": "gap", "low": "impedance"}
APART = 20.0
CONTRAST = 3.0


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Sharma, Wu & Dalal (2005), table 1: pairs 1, 4, 7, 9, 13, 17, 25, 33.
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ],
)
def test_differences_are_those_of_the_standard(
    first: tuple[float, ...], second: tuple[float, ...], expected: float
) -> None:
    assert difference(np.array(first), np.array(second)) == pytest.approx(expected, abs=1e-4)
    assert difference(np.array(second), np.array(first)) == pytest.approx(expected, abs=1e-4)


def test_grey_stays_grey_with_fewer_colours() -> None:
    for deficiency in DEFICIENCIES:
        for level in (0.0, 0.2, 0.5, 1.0):
            assert seen_with(deficiency, np.full(3, level)) == pytest.approx(level, abs=0.002)


def _lamps(qtbot: QtBot, priority: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Lit ground, sign on it, and ground between two flashes (the same as lit where it is steady), as drawn."""
    clock = VirtualClock()
    line = AlarmLine(clock=clock)
    qtbot.addWidget(line)
    line.resize(900, line.sizeHint().height())
    line.show_alarms((alarm_view(CONDITION_OF[priority], "active", clock),))
    line.show()
    lit = pixels(pictured(line.lamp))
    ground, sign = lit[6, 12], lit[line.lamp.height() // 2, line.lamp.width() // 2 - 14]
    edge_ms = line.lamp.next_edge_ms
    if edge_ms is None:
        return ground, sign, ground
    clock.advance(edge_ms / 1000)
    line.lamp.turn()
    return ground, sign, pixels(pictured(line.lamp))[6, 12]


@pytest.mark.proves("REQ-ALARM-EYES")
@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.LIGHT])
@pytest.mark.parametrize("deficiency", ["", "protanopia", "deuteranopia", "tritanopia"])
def test_priorities_differ_for_every_eye(qtbot: QtBot, theme: ActiveTheme, name: ThemeName, deficiency: str) -> None:
    theme.choose(name)
    seen = {p: lab(seen_with(deficiency, _lamps(qtbot, p)[0])) for p in CONDITION_OF}
    apart = {pair: difference(seen[pair[0]], seen[pair[1]]) for pair in itertools.combinations(seen, 2)}
    assert min(apart.values()) >= APART, apart


@pytest.mark.proves("REQ-ALARM-EYES")
@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.LIGHT])
@pytest.mark.parametrize("deficiency", ["", *DEFICIENCIES])
@pytest.mark.parametrize("priority", ["high", "medium"])
def test_a_flash_is_seen_by_every_eye(
    qtbot: QtBot, theme: ActiveTheme, name: ThemeName, deficiency: str, priority: str
) -> None:
    theme.choose(name)
    lit, _sign, dark = (seen_with(deficiency, one) for one in _lamps(qtbot, priority))
    assert luminance_contrast(lit, dark) >= CONTRAST


@pytest.mark.parametrize("deficiency", ["", *DEFICIENCIES])
def test_the_sign_can_be_read_on_its_lamp_lit_and_dark(theme: ActiveTheme, deficiency: str) -> None:
    palette = theme.palette
    for priority in CONDITION_OF:
        lit, dark, ink = (
            seen_with(deficiency, of_hex(getattr(palette, f"alarm_{priority}{part}"))) for part in ("", "_off", "_ink")
        )
        assert luminance_contrast(ink, lit) >= CONTRAST, priority
        assert luminance_contrast(lit, dark) >= CONTRAST, priority


@pytest.mark.proves("REQ-ALARM-EYES", "REQ-ALARM-PRIORITY")
def test_signs_differ_without_any_colour(theme: ActiveTheme) -> None:
    drawn = {}
    for priority in CONDITION_OF:
        image = QImage(64, 64, QImage.Format.Format_RGB888)
        image.fill(QColor("#000000"))
        painter = QPainter(image)
        paint_sign(painter, QRectF(4, 4, 56, 56), priority, "#ffffff", "#000000")
        painter.end()
        drawn[priority] = pixels(image)[:, :, 0] > 0.5
    for first, second in itertools.combinations(drawn, 2):
        either = drawn[first] | drawn[second]
        assert (drawn[first] ^ drawn[second]).sum() / either.sum() >= 0.2, (first, second)
