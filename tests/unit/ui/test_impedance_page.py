"""The impedance screen: judged by the electrodes chosen, with time; the check of the amplifier beside it."""

import msgspec
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.clinic.electrodes import ImpedanceRound
from app.core.devices.driver import DeviceDescription, ElectrodeImpedance
from app.core.devices.simulated_calibration import SIGNALS
from app.core.events.electrode_events import CalibratedChannel
from app.core.identifiers import DeviceId
from app.core.station import messages as m
from app.core.station.views import CalibrationView, SessionView
from app.ui.main_window import MainWindow
from app.ui.panels.impedance_page import ImpedancePage
from app.ui.theme.active import ActiveTheme
from tests.fakes.station import FakeStation, make_stream
from tests.fakes.station_rooms import a_view
from tests.unit.ui.sessions import begin

# Qt's own remark about drawing into memory; nothing of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

IMPEDANCES = tuple(
    ElectrodeImpedance(label=label, kiloohm=kiloohm) for label, kiloohm in (("Fp1", 4.0), ("Cz", 21.0), ("O1", None))
)
DEVICE = DeviceDescription(
    device_id=DeviceId("a"),
    driver="simulated",
    name="Simulated amplifier",
    streams=(make_stream(),),
    live=True,
    can_measure_impedance=True,
    calibrations=SIGNALS,
)


def session(**fields: object) -> SessionView:
    rounds = (ImpedanceRound(impedances=IMPEDANCES, measured_at="2026-11-22T00:31:07+00:00"),)
    values = {"device": DEVICE, "impedances": IMPEDANCES, "impedance_rounds": rounds, **fields}
    return a_view(step="impedance", waiting_for=("impedance",), **values)


@pytest.fixture(name="page")
def _page(qtbot: QtBot, theme: ActiveTheme) -> ImpedancePage:
    page = ImpedancePage()
    qtbot.addWidget(page)
    page.show_session(session())
    return page


def texts(page: ImpedancePage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


@pytest.mark.proves("REQ-SIGNAL-ELECTRODES", "USE-PLACE-ELECTRODES")
def test_another_type_of_electrode_is_judged_by_its_limits_at_once(page: ImpedancePage) -> None:
    assert "2 of 3 need attention" in texts(page)
    assert "above 10 kΩ" in texts(page)
    page.show_session(session(electrode_type="dry"))
    assert "1 of 3 need attention" in texts(page)
    assert "above 200 kΩ" in texts(page)
    assert page.types.currentData() == "dry"


def test_when_they_were_measured_and_how_even_they_are_is_said(page: ImpedancePage) -> None:
    assert ":31:07 · up to 8.5 kΩ from the median." in texts(page)
    page.show_session(session(impedance_rounds=()))
    assert "from the median" not in texts(page)


def test_while_the_amplifier_is_checked_nothing_else_can_be_asked(page: ImpedancePage) -> None:
    page.show_session(session(calibration=CalibrationView(state="running", text="With a square wave.")))
    assert not page.accept_button.isEnabled()
    assert not page.amplifier.check_button.isEnabled()
    wrong = CalibratedChannel(label="Cz", gain=0.9, faults=("gain",))
    told = CalibrationView(state="wrong", text="1 of 1 channels measure wrong.", channels=(wrong,))
    page.show_session(session(calibration=told))
    assert page.accept_button.isEnabled()
    assert page.amplifier.check_button.text() == "Check again"
    assert "The amplifier measures wrong" in texts(page)
    assert "Do not record with the channels named" in texts(page)
    assert "0.900" in texts(page)


def test_a_device_without_a_test_signal_has_no_card(page: ImpedancePage) -> None:
    assert page.amplifier.isVisibleTo(page)
    page.show_session(session(device=msgspec.structs.replace(DEVICE, calibrations=())))
    assert not page.amplifier.isVisibleTo(page)


def test_what_is_chosen_and_pressed_is_asked_of_the_station(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    begin(window, station, qtbot)
    page = window.session.impedance_page
    page.types.setCurrentIndex(1)
    page.types.activated.emit(1)
    page.amplifier.check_wanted.emit()
    qtbot.waitUntil(lambda: bool(station.asked_for(m.ChooseElectrodes) and station.asked_for(m.CheckCalibration)))
    assert station.asked_for(m.ChooseElectrodes)[0].electrode_type == "dry"
