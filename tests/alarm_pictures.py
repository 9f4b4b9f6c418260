"""Pictures of the alarm bar in each priority and state, in both themes, and as seen with fewer colours.

    python -m tests.alarm_pictures DIR

Guarantees: the real widgets, on a clock that stands still, so that the same code makes the same pictures; no station,
no patient. Writes `alarms-<theme>.png`; for each deficiency of `tests.colour_vision`,
`alarms-<theme>-<deficiency>.png`; all of them side by side, `alarms-colour-vision.png`; and
`alarm-history-<theme>.png`, `alarm-statistics-<theme>.png` of an invented day.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from app.core.clock import VirtualClock
from app.core.station.views import AlarmView
from app.ui.panels.alarm_history import AlarmHistoryDialog
from app.ui.safety_strip.alarm_line import BAR_PX, AlarmLine
from app.ui.safety_strip.alarm_own import WindowAlarms
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from app.ui.widgets.plain import down, label
from tests.colour_vision import DEFICIENCIES, seen_with
from tests.fakes.alarm_archive import AlarmArchive, past_alarms
from tests.fakes.alarms import alarm_view
from tests.widget_pictures import image_of, pictured, pixels

WIDTH_PX = 1240


class Sheet(QWidget):
    """Bars below each other, each with what it shows."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.lines: list[AlarmLine] = []
        self._clock = clock
        column = down(spacing=6, margins=(18, 14, 18, 18))
        self.setLayout(column)
        high = alarm_view("recording_not_advancing", "active", clock, ago_s=8)
        medium = alarm_view("gap", "active", clock, ago_s=75, detail="0.4 s of EEG, at 00:12:31.")
        low = alarm_view("impedance", "active", clock, ago_s=640, detail="F7, T7, P7 and 5 more.")
        over = alarm_view("safety_stopped", "latched", clock, ago_s=200)
        seen = alarm_view("disk", "acknowledged", clock, ago_s=4000)
        for words, alarms, dark, sound, pause_s, fault in (
            ("No alarm", (), False, "", None, ""),
            ("High priority, lit", (high, medium, low), False, "high", None, ""),
            ("High priority, between two flashes", (high, medium, low), True, "high", None, ""),
            ("Medium priority, lit; the sound is paused", (medium, low), False, "", 83.0, ""),
            ("Medium priority, between two flashes", (medium, low), True, "medium", None, ""),
            ("Low priority (steady); this computer plays no sounds", (low,), False, "low", None, "No player."),
            ("Over, and not yet acknowledged", (over,), False, "high", None, ""),
            ("Acknowledged", (seen,), False, "", None, ""),
        ):
            self._add(words, alarms, dark=dark)
            line = self.lines[-1]
            line.audible.show_fault(fault)
            line.audible.show_sound(sound, pause_s)
        self._add("All alarms that stand (Ctrl+J)", (high, medium, low), dark=False)
        self.lines[-1].audible.show_sound("high", None)
        self.lines[-1].turn_list()
        own = WindowAlarms(clock, clock.monotonic_ns(), longest_pause_s=120.0)
        own.hear_station((medium,), "", None, clock.monotonic_ns())
        own.station_is(up=False, now_ns=clock.monotonic_ns())
        shown = own.turn(clock.monotonic_ns())
        self._add("The station is not heard", shown.alarms, dark=False, stale=shown.stale)
        self.lines[-1].audible.show_sound("high", None)

    def _add(self, words: str, alarms: tuple[AlarmView, ...], *, dark: bool, stale: tuple[AlarmView, ...] = ()) -> None:
        clock = VirtualClock(wall=self._clock.wall())
        line = AlarmLine(clock=clock)
        line.show_alarms(alarms, stale, known=not stale)
        if dark:
            edge_ms = line.lamp.next_edge_ms
            assert edge_ms is not None
            clock.advance(edge_ms / 1000)
            line.lamp.turn()
        self.lines.append(line)
        self.layout().addWidget(label(words, "small"))
        self.layout().addWidget(line)


def picture_bars(theme: ActiveTheme, name: ThemeName, folder: Path) -> dict[str, np.ndarray]:
    """The bars, and how they look with fewer colours; the three priorities of each, for comparison."""
    theme.choose(name)
    sheet = Sheet(VirtualClock())
    sheet.setFixedWidth(WIDTH_PX)
    _settle(sheet)
    image = pictured(sheet)
    image.save(str(folder / f"alarms-{name}.png"))
    tops = [sheet.lines[at].y() for at in (1, 3, 5)]
    compared = {}
    for deficiency in ("", *DEFICIENCIES):
        seen = seen_with(deficiency, pixels(image))
        if deficiency:
            image_of(seen).save(str(folder / f"alarms-{name}-{deficiency}.png"))
        compared[deficiency] = np.concatenate([seen[top - 3 : top + BAR_PX + 3, 12:520] for top in tops])
    sheet.close()
    sheet.deleteLater()
    return compared


def picture_comparison(compared: list[dict[str, np.ndarray]], folder: Path) -> None:
    """Both themes beside each other, below each other full colour vision and each deficiency."""
    rows = []
    for deficiency in ("", *DEFICIENCIES):
        heading = label(deficiency.capitalize() or "Full colour vision", "heading")
        heading.setFixedSize(2 * compared[0][""].shape[1], 30)
        heading.setStyleSheet("background: #ffffff; color: #000000; padding-left: 8px;")
        rows += [pixels(pictured(heading)), np.concatenate([one[deficiency] for one in compared], axis=1)]
    image_of(np.concatenate(rows)).save(str(folder / "alarms-colour-vision.png"))


def picture_history(theme: ActiveTheme, name: ThemeName, folder: Path) -> None:
    """The list of the past and its figures."""
    theme.choose(name)
    clock = VirtualClock(wall=datetime(2026, 1, 1, 15, 20, tzinfo=UTC))
    dialog = AlarmHistoryDialog(AlarmArchive(clock, past_alarms(clock.wall())), "session-1", clock=clock)  # type: ignore[arg-type]
    _settle(dialog)
    dialog.table.selectRow(3)
    for tab, word in enumerate(("history", "statistics")):
        dialog.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        pictured(dialog).save(str(folder / f"alarm-{word}-{name}.png"))
    dialog.close()


def _settle(widget: QWidget) -> None:
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
    if not isinstance(widget, AlarmHistoryDialog):
        widget.adjustSize()
    QApplication.processEvents()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    theme = ActiveTheme(application, ThemeName.DARK)
    compared = []
    for name in (ThemeName.DARK, ThemeName.LIGHT):
        compared.append(picture_bars(theme, name, folder))
        picture_history(theme, name, folder)
    picture_comparison(compared, folder)
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
