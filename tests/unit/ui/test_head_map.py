"""The map of impedances: every electrode is on it, stays apart from the others, and can be walked to and heard."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.devices.driver import ElectrodeImpedance
from app.core.devices.electrode_sites import electrode_labels
from app.core.signals.channels import Channel
from app.core.signals.electrode_positions import ear_position, electrode_position, flat_position
from app.ui.panels.impedance_page import reference_text
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from app.ui.widgets.head_map import HeadMap
from app.ui.widgets.head_places import HeadView, lay_out_head
from tests.widget_pictures import pictured, pixels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

VALUES = (4.2, 7.6, 33.0, None)


def impedances(labels: tuple[str, ...]) -> tuple[ElectrodeImpedance, ...]:
    return tuple(ElectrodeImpedance(label=label, kiloohm=VALUES[k % 4]) for k, label in enumerate(labels))


@pytest.fixture(name="head")
def _head(qtbot: QtBot, theme: ActiveTheme) -> HeadMap:
    head = HeadMap()
    head.resize(520, 540)
    qtbot.addWidget(head)
    return head


def flats(labels: tuple[str, ...]) -> list[tuple[float, float] | None]:
    places = [electrode_position(label) for label in labels]
    return [None if place is None else flat_position(place) for place in places]


@pytest.mark.parametrize("n_channels", [19, 64, 128, 256])
@pytest.mark.parametrize("side", [250, 700])
def test_marks_stay_apart_and_inside(n_channels: int, side: int) -> None:
    layout = lay_out_head(QRectF(0, 0, side, side), flats(electrode_labels(n_channels)), HeadView())
    centres = np.array([(area.center().x(), area.center().y()) for area in layout.areas])
    apart = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1)) + 1e9 * np.eye(n_channels)
    # Of ten, nine have room for their whole width (below 7 px nobody could see or hit a mark).
    assert (apart.min(axis=1) > layout.mark_px * 0.98).mean() > 0.88 or layout.mark_px == 7
    assert all(QRectF(0, 0, side, side).contains(area) for area in layout.areas)


def test_ears_are_not_cut_off_at_the_edge() -> None:
    labels = electrode_labels(21)
    places = [electrode_position(label) or ear_position(label) for label in labels]
    known = [flat_position(place) for place in places if place is not None]
    layout = lay_out_head(QRectF(0, 0, 400, 400), known, HeadView())
    assert len(known) == 21
    assert all(QRectF(0, 0, 400, 400).contains(area) for area in layout.areas)


def test_few_electrodes_are_large_and_zooming_enlarges_many() -> None:
    area = QRectF(0, 0, 600, 600)
    many = flats(electrode_labels(256))
    assert lay_out_head(area, flats(electrode_labels(19)), HeadView()).mark_px > 40
    assert lay_out_head(area, many, HeadView()).mark_px < 17
    assert lay_out_head(area, many, HeadView(zoom=3)).mark_px > 24


def test_electrodes_without_a_place_are_in_a_row_below_the_head() -> None:
    layout = lay_out_head(QRectF(0, 0, 400, 400), [*flats(("Cz", "Fp1", "O1")), *[None] * 14], HeadView())
    below = layout.areas[3:]
    assert all(area.top() >= layout.map_area.bottom() for area in below)
    assert all(area.bottom() <= 400 and area.left() >= 0 and area.right() <= 400 for area in below)
    assert not any(a.intersects(b) for k, a in enumerate(below) for b in below[:k])
    assert layout.head.bottom() <= layout.map_area.bottom()


def test_zooming_keeps_what_is_under_the_mouse_there_and_never_loses_the_head() -> None:
    area, at = QRectF(0, 0, 500, 500), QPointF(320, 190)
    view = HeadView()
    flat = lay_out_head(area, flats(("Cz",)), view).flat_at(at)
    for factor in (1.25, 1.25, 2.0, 0.8):
        view = view.zoomed(factor, flat)
        assert lay_out_head(area, flats(("Cz",)), view).flat_at(at) == pytest.approx(flat, abs=1e-6)
    assert view.zoomed(0.01, flat) == HeadView()
    assert math.hypot(*view.moved((99, -99)).centre) < 2.1


def test_the_arrow_keys_walk_and_the_electrode_is_said(head: HeadMap) -> None:
    head.show_impedances(impedances(electrode_labels(21)), "wet", "measured 10:31:07")
    QTest.keyClick(head, Qt.Key.Key_Home)
    assert head.current == "Fp1"
    assert head.accessibleDescription() == "Fp1, 4.2 kilo-ohm, good"
    said = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(head, key)
        said.append(head.current)
    assert said == ["Fp2", "F4", "C4", "Cz", "Fz"]
    assert head.readout() == "Fz: 4.2 kΩ (good), measured 10:31:07"
    QTest.keyClick(head, Qt.Key.Key_End)
    assert head.current == "A2"
    QTest.keyClick(head, Qt.Key.Key_Right)
    assert head.current == "A2"  # nothing further out


def test_every_electrode_can_be_reached_with_the_arrow_keys(head: HeadMap) -> None:
    labels = electrode_labels(64)
    head.show_impedances(impedances((*labels, "ECG", "GND")))
    layout = head.layout_now()
    reached, border = {0}, [0]
    while border:
        k = border.pop()
        new = {layout.beside(k, dx, dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))} - reached
        reached |= new
        border += new
    assert reached == set(range(66))


def test_what_is_open_and_what_was_not_measured_is_said_in_words(head: HeadMap) -> None:
    head.show_impedances((ElectrodeImpedance(label="O1", kiloohm=None),))
    QTest.keyClick(head, Qt.Key.Key_Home)
    assert head.accessibleDescription() == "O1, open: no contact"
    head.show_places(("Fc5.", "Cz.."))
    QTest.keyClick(head, Qt.Key.Key_Home)
    assert head.accessibleDescription() == "Fc5: not measured"


def test_the_electrode_walked_to_stays_when_new_values_come(head: HeadMap) -> None:
    head.show_impedances(impedances(("Fp1", "Cz", "O1")))
    QTest.keyClick(head, Qt.Key.Key_End)
    head.show_impedances((ElectrodeImpedance(label="O1", kiloohm=2.0), ElectrodeImpedance(label="Cz", kiloohm=3.0)))
    assert head.current == "O1"
    assert head.accessibleDescription() == "O1, 2.0 kilo-ohm, good"


def test_where_numbers_do_not_fit_it_is_said_how_to_see_them(head: HeadMap) -> None:
    head.show_impedances(impedances(electrode_labels(256)))
    assert "zoom" in head.readout()
    QTest.keyClick(head, Qt.Key.Key_Plus)
    for _ in range(6):
        QTest.keyClick(head, Qt.Key.Key_Plus)
    assert head.layout_now().mark_px > 24
    assert head.readout() == ""


def test_walking_on_an_enlarged_map_keeps_the_electrode_in_view(head: HeadMap) -> None:
    head.show_impedances(impedances(electrode_labels(64)))
    head.look(HeadView(zoom=4))
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(head, key)
        layout = head.layout_now()
        at = [one.label for one in impedances(electrode_labels(64))].index(head.current)
        assert layout.map_area.contains(layout.areas[at].center())


def test_a_place_that_the_device_gives_is_used(head: HeadMap) -> None:
    head.show_impedances(impedances(("Cz", "G7")), positions={"G7": (1.0, 0.0, 0.0)})
    layout = head.layout_now()
    assert layout.areas[1].center().x() > layout.areas[0].center().x() + layout.head.width() * 0.4
    head.show_impedances(impedances(("Cz", "G7")))
    assert head.layout_now().areas[1].top() >= head.layout_now().map_area.bottom()


@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.LIGHT])
def test_the_four_verdicts_differ_without_colour(head: HeadMap, theme: ActiveTheme, name: ThemeName) -> None:
    theme.choose(name)
    head.show_impedances(impedances(("F3", "F4", "P3", "P4")))
    grey = pixels(pictured(head)).mean(axis=2)
    cut = [
        grey[int(a.top()) - 3 : int(a.top()) + 42, int(a.left()) - 3 : int(a.left()) + 48]
        for a in head.layout_now().areas
    ]
    for k, one in enumerate(cut):
        assert np.ptp(one) > 0.15
        for other in cut[:k]:
            assert np.abs(one[:12] - other[:12]).max() > 0.15  # the upper edge, where no text is


def test_at_two_hundred_per_cent_it_is_the_same_map_only_finer(head: HeadMap) -> None:
    head.show_impedances(impedances(electrode_labels(21)))
    fine = QImage(head.size() * 2, QImage.Format.Format_RGB888)
    fine.setDevicePixelRatio(2)
    fine.fill(Qt.GlobalColor.black)
    head.render(fine)
    plain = QImage(head.size(), QImage.Format.Format_RGB888)
    plain.fill(Qt.GlobalColor.black)
    head.render(plain)
    halved = fine.scaled(plain.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    halved.setDevicePixelRatio(1)
    assert np.abs(pixels(halved) - pixels(plain)).mean() < 0.02


def test_reference_and_ground_are_named_or_said_to_be_unknown() -> None:
    told = (Channel(label="Cz", reference="A1"), Channel(label="Fz", reference="A1"))
    assert reference_text(told) == "Reference: A1. Ground: the device does not tell."
    assert reference_text((Channel(label="Cz"),)).startswith("Reference: the device does not tell.")
    assert "Ground: GND." in reference_text(told, ("Cz", "GND"))
    assert reference_text(()) == ""
