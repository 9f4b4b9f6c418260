"""What the simulated patient can be told from the window."""

from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.devices.driver import SimulatedSpec
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from app.ui.panels.simulated_patient_menu import SimulatedPatientMenu


def test_every_entry_is_a_command_that_the_simulated_amplifier_takes(qtbot: QtBot) -> None:
    amplifier = SimulatedAmplifier(SimulatedSpec(n_channels=21), clock=VirtualClock())
    menu = SimulatedPatientMenu()
    qtbot.addWidget(menu)
    menu.offer(amplifier.open())
    amplifier.start()
    told: list[tuple[str, str]] = []
    menu.command_wanted.connect(lambda name, argument: told.append((name, argument)))
    for action in menu.actions():
        if not action.isSeparator():
            action.trigger()
    assert len(told) == 9
    for name, argument in told:
        amplifier.command(name, argument)  # raises for one it does not know
    assert {"eyes", "seizure", "pop", "lead_off", "lead_on", "disconnect"} == {name for name, _ in told}
    amplifier.close()


def test_offering_the_same_amplifier_again_adds_nothing(qtbot: QtBot) -> None:
    device = SimulatedAmplifier(SimulatedSpec(n_channels=8), clock=VirtualClock()).open()
    menu = SimulatedPatientMenu()
    qtbot.addWidget(menu)
    menu.offer(device)
    before = len(menu.actions())
    menu.offer(device)
    assert len(menu.actions()) == before
