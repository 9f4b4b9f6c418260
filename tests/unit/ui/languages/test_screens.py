"""Every screen, state and dialog in another language: nothing is left in English, and German fits a small screen."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.access.second_factor_pages import in_fours
from app.ui.main_window import MainWindow
from app.ui.pseudo_language import PSEUDO
from app.ui.window_language import WindowLanguage
from tests.fakes.access import BERGER, LIND, OKAFOR, RECOVERY, SECRET, some_uses
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.conftest import data, make_window, safety, station, theme  # noqa: F401 - fixtures
from tests.unit.ui.screens import walk
from tests.unit.ui.test_fits_the_screen import look_through

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Speak = Callable[[str], WindowLanguage]
# What is no word of the window: units, keys, names of makers, formats and electrodes, what people or files are called.
NO_WORDS = re.compile(
    r"[^\W\d_]?|.*[\u0080-\u024f].*|Hz|kHz|mA|ms|mm|kB|MB|GB|TB|min|uid|RMS|aEEG|CDSA|EEG|EOG|EDF|BDF|BIDS|XDF|NWB|CSV|"
    r"TOML|Ctrl|Shift|Alt|Enter|Esc|PgUp|PgDn|Del|Tab|Home|End|F\d+|LSL|NeuraScale|Workstation|Deutsch|English"
)


# What the stand-ins for station and safety say in their own words, names of people, and where a montage comes from.
DATA = frozenset(
    {"Simulated amplifier, 21 channels, 250 Hz", "Halloran", "Maeve", "HALLORAN, Maeve", "test", "Password"}
    | {"Look at the amplifier's cable.", "The recording could not be read."}
    | {f"Samples are missing ({priority})." for priority in ("high", "medium", "low")}
    | {"The disk is full."}
    # Users, what they were given and what they said.
    | {
        "berger",
        "Maria Berger",
        "okafor",
        "tango-47-osprey",
        in_fours(SECRET),
        *RECOVERY,
        *(one.reason for one in some_uses()),
    }
    | {one.full_name for one in (BERGER, OKAFOR, LIND)}
    | {"Maren Wik", "Noa Okafor"}
    | {"Asked for it in a letter of the 3rd of May."}
)
CITED = "ACNS guideline"
ELECTRODES = re.compile(r"[A-Z][a-z]{0,2}[0-9z]*(-[A-Z][a-z]{0,2}[0-9z]*)?")


def is_english(text: str) -> bool:
    """Whether words of the window are in it that nobody has translated."""
    if "[" in text or text in DATA or text.startswith(CITED) or ELECTRODES.fullmatch(text):
        return False
    return any(not NO_WORDS.fullmatch(word) for word in re.findall(r"[^\W\d_]+", text))


def opened(make: Callable[[], MainWindow], station: FakeStation, qtbot: QtBot) -> MainWindow:  # noqa: F811
    window = make()
    qtbot.waitUntil(lambda: window.state is not None, timeout=5000)
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() > 0, timeout=5000)
    return window


def texts(top: QWidget) -> Iterator[str]:
    """All that a person sees or hears of `top` and what is in it."""
    for one in (top, *top.findChildren(QWidget)):
        if not one.isVisible() or one.property("data"):
            continue
        yield from (one.accessibleName(), one.toolTip())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        elif isinstance(one, QLineEdit):
            yield one.placeholderText()
        elif isinstance(one, QComboBox):
            yield from (one.itemText(row) for row in range(one.count()))
        elif isinstance(one, QGroupBox):
            yield one.title()
        elif isinstance(one, QTabBar):
            yield from (one.tabText(at) for at in range(one.count()))
        elif isinstance(one, QHeaderView) and one.model() is not None:
            yield from (str(one.model().headerData(at, one.orientation()) or "") for at in range(one.count()))


@pytest.mark.parametrize(
    ("text", "english"),
    [("Begin session", True), ("[Bégîñ]", False), ("21.5 Hz", False), ("Fp1-F7", False), ("✕", False)],
)
def test_what_counts_as_english(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_nothing_is_left_in_english(
    speak: Speak,
    make_window: Callable[[], MainWindow],  # noqa: F811
    station: FakeStation,  # noqa: F811
    safety: FakeSafety,  # noqa: F811
    qtbot: QtBot,
) -> None:
    speak(PSEUDO)
    window = opened(make_window, station, qtbot)
    left: dict[str, str] = {}
    for stage, tops in walk(window, station, safety, qtbot):
        for top in tops:
            for text in texts(top):
                if is_english(text):
                    left.setdefault(text, stage)
    assert left == {}, "\n" + "\n".join(f"{stage}: {text!r}" for text, stage in left.items())


def test_german_fits_a_small_screen(
    speak: Speak,
    make_window: Callable[[], MainWindow],  # noqa: F811
    station: FakeStation,  # noqa: F811
    safety: FakeSafety,  # noqa: F811
    qtbot: QtBot,
) -> None:
    speak("de")
    faults = look_through(opened(make_window, station, qtbot), station, safety, qtbot)
    assert faults == {}, "\n" + "\n".join(f"{stage}: {fault}" for fault, stage in faults.items())
