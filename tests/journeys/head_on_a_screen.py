"""The panel "Head in 3-D" in a window of its own, for a journey: fed with values and impedances, turned, and pictured.

Called with a folder; writes pictures there and prints one line of JSON: what draws, how often, what is said.
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.devices.driver import ElectrodeImpedance
from app.core.devices.electrode_sites import electrode_labels
from app.core.signals.channels import Channel
from app.core.signals.electrode_positions import electrode_position
from app.ui.heads.head_figures import Shown
from app.ui.heads.solid_head_panel import SolidHeadPanel
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.heads import FakeLink, bands_of, quality_of

LABELS = electrode_labels(32)
VALUES = (2.1, 4.4, 3.0, 7.6, 4.9, 33.0, 1.8, None)


def wait_for(application: QApplication, holds: object, seconds: float = 40.0) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        application.processEvents()
        if holds():  # type: ignore[operator]
            return True
        time.sleep(0.01)
    return False


def main(folder: Path) -> None:
    application = QApplication(sys.argv[:1])
    theme = ActiveTheme(application, ThemeName.DARK)
    link = FakeLink()
    panel = SolidHeadPanel(link, None)  # type: ignore[arg-type]
    panel.resize(340, 480)
    panel.feed.sources = replace(panel.feed.sources, channels=tuple(Channel(label=label) for label in LABELS))
    panel.show()
    wait_for(application, lambda: panel.solid is not None or panel.flat is not None)
    link.quality_arrived.emit(quality_of({"T8": "noise"}))
    alpha = {}
    for label in LABELS:
        x, y, _ = electrode_position(label) or (0.0, 0.0, 1.0)
        alpha[label] = 4 + 60 * max(0.0, -y) ** 2 + 3 * x
    link.bands_arrived.emit(bands_of(LABELS, alpha))
    told: dict[str, object] = {"solid": panel.solid is not None, "reason": panel.reason.text()}
    if panel.solid is not None:
        head = panel.solid
        renderer = head._renderer
        assert renderer is not None
        wait_for(application, lambda: getattr(renderer, "_painted", 0.0) == 1.0)
        wait_for(application, lambda: False, 0.3)
        for _ in range(11):
            QTest.keyClick(head, Qt.Key.Key_Right)
        wait_for(application, lambda: False, 0.3)
        panel.grab().save(str(folder / "alpha.png"))
        frames = renderer.frames
        for _ in range(20):
            head.update()
            application.processEvents()
        told |= {"renderer": getattr(renderer, "name", ""), "frames_for_nothing": renderer.frames - frames}
        told |= {"description": head.accessibleDescription()}
        theme.choose(ThemeName.LIGHT)
        impedances = tuple(ElectrodeImpedance(label=one, kiloohm=VALUES[k % 8]) for k, one in enumerate(LABELS))
        panel.feed.sources = replace(panel.feed.sources, impedances=impedances)
        panel.choice.what.setCurrentIndex(panel.choice.what.findData(Shown.IMPEDANCE))
        QTest.keyClick(head, Qt.Key.Key_Home)
        wait_for(application, lambda: False, 0.3)
        panel.grab().save(str(folder / "impedance.png"))
    else:
        assert panel.flat is not None
        flat = panel.flat
        wait_for(application, lambda: flat.map.has_field)
        wait_for(application, lambda: False, 0.2)
        panel.grab().save(str(folder / "flat.png"))
        told["has_map"] = flat.map.has_field
    panel.close()
    link.background.close()
    panel.probe.close()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
