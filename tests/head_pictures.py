"""Pictures of the heads in both themes, for the guide.

    python -m tests.head_pictures DIR

Guarantees: the real widgets, fed with invented values; no station, no patient. Writes `head-impedances-<theme>.png`
(21, 64 and 256 electrodes) and `head-topography-<theme>.png` (flat, in 3-D, impedances in 3-D). The heads in 3-D need a
screen with OpenGL (Xvfb will do); without one they are shown flat, as in the window.
"""

import argparse
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from app.core.devices.driver import ElectrodeImpedance
from app.core.devices.electrode_sites import electrode_labels
from app.core.signals.channels import Channel
from app.core.signals.electrode_positions import electrode_position
from app.ui.heads.flat_head_panel import FlatHeadPanel
from app.ui.heads.head_figures import Shown
from app.ui.heads.solid_head_panel import SolidHeadPanel
from app.ui.heads.viewpoint import Viewpoint
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from app.ui.widgets.head_map import HeadMap
from tests.fakes.heads import FakeLink, bands_of, quality_of

GAP_PX = 14


def invented_impedances(labels: tuple[str, ...]) -> tuple[ElectrodeImpedance, ...]:
    chance = random.Random(4)
    rare = (7.6, 9.1, 14.0, 33.0, None)
    return tuple(
        ElectrodeImpedance(
            label=label, kiloohm=chance.choice(rare) if chance.random() < 0.16 else round(chance.uniform(1.2, 4.9), 1)
        )
        for label in labels
    )


def invented_alpha(labels: tuple[str, ...]) -> dict[str, float]:
    noise = np.random.default_rng(2)
    places = {label: electrode_position(label) or (0.0, 0.0, 1.0) for label in labels}
    return {
        label: float(5 + 58 * np.exp(-((y + 0.85) ** 2 + (z - 0.4) ** 2) / 0.5) + noise.normal(0, 1))
        for label, (_, y, z) in places.items()
    }


def impedance_maps(theme: ActiveTheme, folder: Path) -> None:
    maps: list[QWidget] = []
    for n_channels, side in ((21, 400), (64, 480), (256, 560)):
        shown = HeadMap()
        shown.resize(side, side + 20)
        shown.show_impedances(invented_impedances(electrode_labels(n_channels)), "wet", "measured 10:31:07")
        shown.stand_on(9)
        maps.append(shown)
    side_by_side(maps, theme).save(str(folder / f"head-impedances-{theme.palette.name}.png"))


def topographies(theme: ActiveTheme, folder: Path) -> None:
    application, link, labels = QApplication.instance(), FakeLink(), electrode_labels(64)
    assert application is not None
    panels = [FlatHeadPanel(link, None), SolidHeadPanel(link, None), SolidHeadPanel(link, None)]  # type: ignore[arg-type]
    for panel in panels:
        panel.resize(360, 480)
        panel.feed.sources = replace(
            panel.feed.sources,
            channels=tuple(Channel(label=label) for label in labels),
            impedances=invented_impedances(labels),
            impedances_when="measured 10:31:07",
        )
        panel.show()
    _, values, signs = panels
    assert isinstance(values, SolidHeadPanel)
    assert isinstance(signs, SolidHeadPanel)
    waited(lambda: all(one.solid is not None or one.flat is not None for one in (values, signs)))
    signs.choice.what.setCurrentIndex(signs.choice.what.findData(Shown.IMPEDANCE))
    link.quality_arrived.emit(quality_of({"F7": "noise", "P8": "flat"}))
    link.bands_arrived.emit(bands_of(labels, invented_alpha(labels)))
    for panel, view in ((values, Viewpoint(135.0, 25.0)), (signs, Viewpoint(38.0, 18.0))):
        if panel.solid is not None:
            panel.solid.look_from(view)
    waited(lambda: False, 1.5)
    link.bands_arrived.emit(bands_of(labels, invented_alpha(labels)))
    waited(lambda: False, 0.5)
    side_by_side(panels, theme).save(str(folder / f"head-topography-{theme.palette.name}.png"))
    for panel in panels:
        panel.close()
    link.background.close()


def waited(holds: object, seconds: float = 30.0) -> None:
    ends = time.monotonic() + seconds
    application = QApplication.instance()
    assert application is not None
    while time.monotonic() < ends and not holds():  # type: ignore[operator]
        application.processEvents()
        time.sleep(0.01)


def side_by_side(widgets: list[QWidget], theme: ActiveTheme) -> QImage:
    width = sum(one.width() for one in widgets) + GAP_PX * (len(widgets) + 1)
    image = QImage(QSize(width, max(one.height() for one in widgets) + 2 * GAP_PX), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.palette.surface))
    painter = QPainter(image)
    left = GAP_PX
    for one in widgets:
        painter.drawPixmap(left, GAP_PX, one.grab())
        left += one.width() + GAP_PX
    painter.end()
    return image


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    theme = ActiveTheme(application, ThemeName.DARK)
    for name in (ThemeName.DARK, ThemeName.LIGHT):
        theme.choose(name)
        impedance_maps(theme, folder)
        topographies(theme, folder)


if __name__ == "__main__":
    main()
