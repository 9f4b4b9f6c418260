"""Pictures of the safety stop in each of its states, and of what the window says beside it, in both themes.

    python -m tests.stop_pictures DIR

Guarantees: the real widgets on a fake safety program and a fake station; no patient. Writes `stop-states-<theme>.png`
(each state of the control), `stop-panel-<theme>.png` (what it says after a stop, without a link, untested), and
`shortcuts-<theme>.png`.
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.core.devices.stimulator import StimulatorDescription
from app.core.safety.client import LINK_LOST, SafetyStatus
from app.core.station.messages import StationState
from app.core.station.views import PatientView, SafetyView, SessionView
from app.core.stopping.messages import StopInputView
from app.ui.bridge.safety_link import SafetyLink
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.dialogs.shortcut_list import ShortcutListDialog
from app.ui.safety_strip.output_panel import OutputPanel
from app.ui.safety_strip.stop_control import StopControl
from app.ui.safety_strip.stop_panel import StopPanel
from app.ui.shortcut_rules import KeyMap
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from app.ui.widgets.plain import across, down, label
from tests.fakes.safety_ends import FakeSafety

STIMULATOR = StimulatorDescription(
    name="Simulated stimulator",
    safe_state="off",
    greatest_amplitude_ma=2.0,
    test_amplitude_ma=0.05,
    safe_within_ms=50,
    keep_alive_ms=500,
)
STOPPED = SafetyStatus(
    state="stopped",
    cause="operator",
    source="desktop",
    causes=("operator: desktop", "lease_lapsed: acquisition"),
    hindrances=("The acquisition program has not come back.",),
    output="safe",
    proved=True,
    last_latency_ms=1.9,
    stop_number=3,
)
STATES = (
    ("no link", SafetyStatus(state=LINK_LOST)),
    ("unproved", SafetyStatus(state="unproved", output="safe")),
    ("being proved", SafetyStatus(state="proving", output="running")),
    ("ready", SafetyStatus(state="ready", proved=True, output="safe")),
    ("running", SafetyStatus(state="running", proved=True, output="running")),
    ("stopped", STOPPED),
    ("unconfirmed", SafetyStatus(state="ready", proved=True, output="unconfirmed")),
)
RECORDING = SessionView(
    session_id="s",
    patient=PatientView(
        patient_id="p", hospital_number="1", family_name="Demo", given_name="D", birth_date="1980-01-01", sex="unknown"
    ),
    protocol="routine-eeg",
    step="recording",
    step_text="",
    stimulator=STIMULATOR,
    amplitude_ma=1.0,
)
INPUTS = (
    StopInputView(kind="chord", name="Ctrl+Alt+Shift+S", state="watched"),
    StopInputView(kind="contact", name="the pedal under the table", state="closed"),
)


def control_sheet(link: SafetyLink) -> QWidget:
    """Each state of the control, with its name."""
    sheet = QWidget()
    sheet.setProperty("look", "window")
    column = down(spacing=8, margins=(18, 14, 18, 18))
    for words, status in STATES:
        control = StopControl(link)
        control.show_status(status)
        column.addLayout(across(label(words, "faint"), 1, control))
    sheet.setLayout(column)
    sheet.setFixedWidth(760)
    return sheet


def panel_sheet() -> QWidget:
    """What the window says in each case."""
    sheet = QWidget()
    sheet.setProperty("look", "window")
    column = down(spacing=10, margins=(18, 14, 18, 18))
    cases = (
        ("Stopped, a cause still stands", STOPPED, "ready", True),
        ("This window has lost safety, the station has not", SafetyStatus(state=LINK_LOST), "ready", True),
        ("The safety program is down", SafetyStatus(state=LINK_LOST), LINK_LOST, True),
        ("Neither is heard", SafetyStatus(state=LINK_LOST), "ready", False),
        ("Acquisition was started again", SafetyStatus(state="unproved", output="safe"), "unproved", True),
    )
    for words, status, at_station, heard in cases:
        panel = StopPanel()
        panel.show_status(SafetyStatus(state="ready"))
        state = StationState(
            incarnation="i", version="v", session=RECORDING, safety=SafetyView(state=at_station), stop_inputs=INPUTS
        )
        panel.show_state(state)
        if not heard:
            panel.show_station_lost()
        panel.show_status(status)
        column.addWidget(label(words, "faint"))
        column.addWidget(panel)
    for words, status, ask in (
        ("The stimulator of the session", SafetyStatus(state="ready", proved=True, output="safe"), False),
        ("Asked before it is set", SafetyStatus(state="running", proved=True, output="running"), True),
    ):
        output = OutputPanel()
        output.show_session(RECORDING)
        output.show_status(status)
        if ask:
            output.amplitude.setValue(1.5)
            output.ask_amplitude()
        column.addWidget(label(words, "faint"))
        column.addWidget(output)
    sheet.setLayout(column)
    sheet.setFixedWidth(1240)
    return sheet


def reset_dialog() -> QWidget:
    dialog = ResetStopDialog()
    dialog.show_status(STOPPED)
    dialog.reason.setText("Electrode F7 came loose; refastened")
    return dialog


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = ActiveTheme(application, ThemeName.DARK)
    safety = FakeSafety()
    link = SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (ThemeName.DARK, ThemeName.LIGHT):
        theme.choose(name)
        for words, widget in (
            ("stop-states", control_sheet(link)),
            ("stop-panel", panel_sheet()),
            ("shortcuts", ShortcutListDialog(KeyMap())),
            ("reset-stop", reset_dialog()),
        ):
            widget.show()
            application.processEvents()
            widget.grab().save(str(folder / f"{words}-{name}.png"))
            widget.hide()
    return 0


if __name__ == "__main__":
    sys.exit(main())
