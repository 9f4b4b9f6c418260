"""The docked heads: drawn when values come, only while seen, by keyboard as by mouse; flat where OpenGL is not."""

import os
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceDescription, ElectrodeImpedance
from app.core.devices.electrode_sites import electrode_labels
from app.core.identifiers import DeviceId
from app.core.station.messages import StationState
from app.ui.heads.flat_head_panel import FlatHeadPanel
from app.ui.heads.head_feed import HeadFeed
from app.ui.heads.head_figures import Shown
from app.ui.heads.opengl_probe import OpenGLAnswer, OpenGLProbe, answer_of
from app.ui.heads.solid_head_panel import SolidHeadPanel
from app.ui.heads.viewpoint import Viewpoint
from app.ui.main_window import MainWindow
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.heads import FakeLink, FakeRenderer, bands_of, quality_of
from tests.fakes.station import FakeStation, make_stream
from tests.fakes.station_rooms import a_view
from tests.widget_pictures import pictured, pixels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LABELS = electrode_labels(19)
IMPEDANCES = tuple(
    ElectrodeImpedance(label=label, kiloohm=(4.2, 7.6, 33.0, None)[k % 4]) for k, label in enumerate(LABELS)
)


def state(make: StationState | None, **fields: object) -> StationState:
    import msgspec

    device = DeviceDescription(
        device_id=DeviceId("a"), driver="simulated", name="A", streams=(make_stream(LABELS),), live=True
    )
    assert make is not None
    return msgspec.structs.replace(make, session=a_view(step="recording", device=device, **fields))


@pytest.fixture(name="link")
def _link(qapp: QApplication) -> Iterator[FakeLink]:
    link = FakeLink()
    yield link
    link.background.close()


@pytest.fixture(name="told")
def _told(station: FakeStation) -> StationState:
    return state(station.state())


class SilentProbe(OpenGLProbe):
    """Asks nobody; the test answers."""

    def __init__(self) -> None:
        super().__init__(QApplication.instance(), command=[sys.executable, "-c", ""])

    def ask(self) -> None:
        return


@pytest.fixture(name="flat")
def _flat(qtbot: QtBot, theme: ActiveTheme, link: FakeLink, told: StationState) -> FlatHeadPanel:
    panel = FlatHeadPanel(link, told)  # type: ignore[arg-type]
    panel.resize(260, 380)
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.fixture(name="solid")
def _solid(qtbot: QtBot, theme: ActiveTheme, link: FakeLink, told: StationState) -> SolidHeadPanel:
    probe = SilentProbe()
    panel = SolidHeadPanel(link, told, probe=probe)  # type: ignore[arg-type]
    panel.resize(260, 420)
    qtbot.addWidget(panel, before_close_func=lambda _: probe.deleteLater())
    panel.show()
    return panel


def renderer_of(panel: SolidHeadPanel, qtbot: QtBot) -> FakeRenderer:
    renderer = FakeRenderer()
    panel.show_solid(renderer)
    qtbot.waitUntil(lambda: renderer.frames > 0)
    QApplication.processEvents()
    return renderer


# --- the flat one --------------------------------------------------------------------------------------------------


def test_a_map_comes_with_the_first_values_and_says_who_is_left_out(
    flat: FlatHeadPanel, link: FakeLink, qtbot: QtBot
) -> None:
    assert "No values yet" in flat.head.map.words
    link.quality_arrived.emit(quality_of({"O1": "noise"}))
    link.bands_arrived.emit(bands_of(LABELS, {"O2": 64.0}))
    qtbot.waitUntil(lambda: flat.head.map.has_field)
    assert flat.head.note.text() == "Left out: O1 (noise)."
    assert flat.head.scale.accessibleName() == "Scale: 0 to 70 µV²"
    assert "Alpha" in flat.head.map.accessibleName()


def test_the_map_is_light_where_there_is_much(flat: FlatHeadPanel, link: FakeLink, qtbot: QtBot) -> None:
    back = dict.fromkeys(("O1", "O2", "P3", "P4", "Pz", "P7", "P8"), 60.0)
    link.bands_arrived.emit(bands_of(LABELS, {label: back.get(label, 2.0) for label in LABELS}))
    qtbot.waitUntil(lambda: flat.head.map.has_field)
    head = flat.head.map.layout_now().head
    grey = pixels(pictured(flat.head.map)).mean(axis=2)
    centre = head.center()
    front = grey[int(centre.y() - head.height() * 0.3), int(centre.x()) + 9]
    behind = grey[int(centre.y() + head.height() * 0.3), int(centre.x()) + 9]
    assert behind > front + 0.15


def test_hidden_it_draws_nothing_and_shown_again_the_newest(flat: FlatHeadPanel, link: FakeLink, qtbot: QtBot) -> None:
    flat.hide()
    before = flat.head.drawn
    for _ in range(5):
        link.bands_arrived.emit(bands_of(LABELS))
    assert flat.head.drawn == before
    flat.show()
    qtbot.waitUntil(lambda: flat.head.map.has_field)


def test_each_choice_has_its_unit_and_impedance_its_own_head(
    flat: FlatHeadPanel, link: FakeLink, told: StationState, qtbot: QtBot
) -> None:
    link.bands_arrived.emit(bands_of(LABELS))
    flat.choice.what.setCurrentIndex(flat.choice.what.findData(Shown.AMPLITUDE))
    assert flat.head.scale.accessibleName() == "Scale: 0 to 7 µV rms"
    flat.choice.scale.setCurrentIndex(flat.choice.scale.findData(20.0))
    assert flat.head.scale.accessibleName() == "Scale: 0 to 20 µV rms"
    flat.choice.what.setCurrentIndex(flat.choice.what.findData(Shown.IMPEDANCE))
    assert flat.head.note.text() == "Not measured in this session."
    link.state_arrived.emit(state(told, impedances=IMPEDANCES))
    assert "Fp1 4.2" in flat.head.impedances.accessibleName()
    assert flat.head.legend.isVisible()
    assert not flat.head.scale.isVisible()


def test_walking_over_the_map_says_each_value(flat: FlatHeadPanel, link: FakeLink, qtbot: QtBot) -> None:
    link.quality_arrived.emit(quality_of({"Fp2": "flat"}))
    link.bands_arrived.emit(bands_of(LABELS))
    qtbot.waitUntil(lambda: flat.head.map.has_field)
    QTest.keyClick(flat.head.map, Qt.Key.Key_Right)
    assert flat.head.map.accessibleDescription() == "Fp1: 16.0 µV²"
    QTest.keyClick(flat.head.map, Qt.Key.Key_Right)
    assert flat.head.map.accessibleDescription() == "Fp2: left out"


def test_old_values_are_said_to_be_old(
    qtbot: QtBot, theme: ActiveTheme, link: FakeLink, told: StationState, flat: FlatHeadPanel
) -> None:
    clock = VirtualClock()
    feed = HeadFeed(link, told, flat, clock=clock)  # type: ignore[arg-type]
    assert feed.still_s() is None
    feed.take_bands(bands_of(LABELS))
    assert feed.still_s() is None
    clock.advance(5.0)
    assert feed.still_s() == pytest.approx(5.0)
    flat.head._feed = feed
    flat.head.draw()
    assert "No new values for 5 s." in flat.head.note.text()


def test_another_session_begins_without_the_values_of_the_one_before(
    flat: FlatHeadPanel, link: FakeLink, told: StationState
) -> None:
    import msgspec

    link.bands_arrived.emit(bands_of(LABELS))
    assert flat.feed.sources.bands
    assert told.session is not None
    link.state_arrived.emit(
        msgspec.structs.replace(told, session=msgspec.structs.replace(told.session, session_id="s-2"))
    )
    assert not flat.feed.sources.bands


# --- in 3-D ------------------------------------------------------------------------------------------------------


def test_drawn_anew_for_values_and_turning_and_for_nothing_else(
    solid: SolidHeadPanel, link: FakeLink, qtbot: QtBot
) -> None:
    renderer = renderer_of(solid, qtbot)
    head = solid.solid
    assert head is not None
    QApplication.processEvents()
    before = renderer.frames
    for _ in range(5):
        head.update()
        QApplication.processEvents()
    assert renderer.frames == before
    QTest.keyClick(head, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: renderer.frames == before + 1)
    link.bands_arrived.emit(bands_of(LABELS, {"O1": 64.0}))
    qtbot.waitUntil(lambda: renderer.shares is not None)
    qtbot.waitUntil(lambda: renderer.frames > before + 1)
    assert renderer.shares is not None
    assert 0.5 < float(np.max(renderer.shares)) <= 1.1
    assert solid.scale.isVisible()


def test_turned_by_keyboard_mouse_and_buttons_alike(solid: SolidHeadPanel, qtbot: QtBot) -> None:
    renderer_of(solid, qtbot)
    head = solid.solid
    assert head is not None
    QTest.keyClick(head, Qt.Key.Key_Home)
    assert head.view == Viewpoint()
    QTest.keyClick(head, Qt.Key.Key_Right)
    QTest.keyClick(head, Qt.Key.Key_Up)
    assert head.view == Viewpoint(20.0, 30.0)
    QTest.keyClick(head, Qt.Key.Key_Plus)
    assert head.view.zoom == pytest.approx(1.2)
    for name, said in (("Front", "from the front"), ("Left", "from the left"), ("Top", "from above")):
        button = next(one for one in solid.findChildren(QPushButton) if one.text() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert said in head.accessibleDescription()
        assert head.view.zoom == pytest.approx(1.2)
    before = head.view
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(head, QPoint(140, 110))
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=QPoint(140, 110))
    assert head.view != before
    wheel = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(head, wheel)
    assert head.view.zoom == pytest.approx(1.0)


def test_impedances_are_signs_on_bare_skin(
    solid: SolidHeadPanel, link: FakeLink, told: StationState, qtbot: QtBot
) -> None:
    renderer = renderer_of(solid, qtbot)
    link.state_arrived.emit(state(told, impedances=IMPEDANCES))
    solid.choice.what.setCurrentIndex(solid.choice.what.findData(Shown.IMPEDANCE))
    head = solid.solid
    assert head is not None
    assert renderer.shares is None
    assert set(head._electrodes.kinds) == {"good", "fair", "poor", "open"}
    assert solid.legend.isVisible()
    bare = pixels(pictured(head))
    head.show_electrodes(type(head._electrodes)(np.zeros((0, 3)), (), ()))
    assert np.abs(pixels(pictured(head)) - bare).max() > 0.3


@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.LIGHT])
def test_another_theme_draws_anew(solid: SolidHeadPanel, theme: ActiveTheme, name: ThemeName, qtbot: QtBot) -> None:
    renderer = renderer_of(solid, qtbot)
    before = renderer.frames
    theme.choose(name)
    qtbot.waitUntil(lambda: renderer.frames > before)


def test_where_opengl_is_not_the_flat_map_stands_there_with_the_reason(
    solid: SolidHeadPanel, link: FakeLink, qtbot: QtBot
) -> None:
    solid.probe.answered.emit(OpenGLAnswer(refusal="This screen offers no OpenGL."))
    assert solid.solid is None
    assert solid.flat is not None
    assert solid.reason.text().startswith("This screen offers no OpenGL.")
    assert solid.reason.isVisible()
    link.bands_arrived.emit(bands_of(LABELS))
    flat = solid.flat
    qtbot.waitUntil(lambda: flat.map.has_field)
    assert flat.map.isVisible()


def test_where_opengl_goes_in_between_the_flat_map_takes_over(
    solid: SolidHeadPanel, link: FakeLink, qtbot: QtBot
) -> None:
    renderer = renderer_of(solid, qtbot)
    renderer.fails = True
    assert solid.solid is not None
    QTest.keyClick(solid.solid, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: solid.flat is not None)
    assert renderer.closed
    assert solid.solid is None
    assert "does not work any more" in solid.reason.text()
    link.bands_arrived.emit(bands_of(LABELS))
    flat = solid.flat
    assert flat is not None
    qtbot.waitUntil(lambda: flat.map.has_field)


def test_both_are_panels_of_the_window_and_fall_back_without_a_screen(window: MainWindow, qtbot: QtBot) -> None:
    for key in ("topography", "head-3d"):
        window.docks.open(key)
    docks = window.docks.docks
    qtbot.waitUntil(lambda: all(docks[key].panel is not None for key in ("topography", "head-3d")), timeout=15000)
    flat, solid = docks["topography"].panel, docks["head-3d"].panel
    assert isinstance(flat, FlatHeadPanel)
    assert isinstance(solid, SolidHeadPanel)
    if "DISPLAY" not in os.environ:
        qtbot.waitUntil(lambda: solid.flat is not None, timeout=15000)
    for panel in (flat, solid):
        panel.feed.take_state(state(window.state))
    window.docks.open("topography")
    window.links.station.bands_arrived.emit(bands_of(LABELS))
    qtbot.waitUntil(lambda: flat.head.map.has_field)
    for panel in (flat, solid):
        assert panel.minimumSizeHint().width() <= 250


# --- the probe ---------------------------------------------------------------------------------------------------

HOSTILE = {
    "dies of a signal": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "prints nonsense": "print('libGL error: failed to load driver')",
    "ends with an error": "raise SystemExit(3)",
    "says it cannot": 'print(\'{"works": false, "renderer": "", "frame_ms": 0}\'); raise SystemExit(1)',
    "is slow": 'print(\'{"works": true, "renderer": "r", "frame_ms": 900}\')',
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_becomes_of_the_trial_there_is_an_answer_and_no_3d(
    qtbot: QtBot, qapp: QApplication, code: str
) -> None:
    probe = OpenGLProbe(qapp, command=[sys.executable, "-c", code])
    with qtbot.waitSignal(probe.answered, timeout=8000) as told:
        probe.ask()
    assert told.args is not None
    assert told.args[0].refusal.endswith(".")
    probe.close()
    probe.deleteLater()


def test_a_trial_that_hangs_is_ended(qtbot: QtBot, qapp: QApplication) -> None:
    probe = OpenGLProbe(qapp, command=[sys.executable, "-c", "import time; time.sleep(60)"], timeout_ms=300)
    with qtbot.waitSignal(probe.answered, timeout=8000) as told:
        probe.ask()
    assert told.args is not None
    assert "does not answer" in told.args[0].refusal
    probe.deleteLater()


def test_a_trial_that_cannot_be_started_is_an_answer_too(qtbot: QtBot, qapp: QApplication) -> None:
    probe = OpenGLProbe(qapp, command=["/nonexistent/neurascale"])
    with qtbot.waitSignal(probe.answered, timeout=8000) as told:
        probe.ask()
    assert told.args is not None
    assert told.args[0].refusal
    probe.deleteLater()


def test_a_good_answer_names_who_draws() -> None:
    good = answer_of(0, b'{"works": true, "renderer": "llvmpipe", "frame_ms": 20.5, "why": ""}\n')
    assert good == OpenGLAnswer("llvmpipe", "")
