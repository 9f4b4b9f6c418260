"""Electrodes measured before and after, the amplifier checked, the signal's alarms raised and cleared: all programs."""

from pathlib import Path

import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.errors import Conflict
from app.core.events.clinic_events import ImpedanceMeasuredData
from app.core.events.electrode_events import DeviceCalibratedData
from app.core.station.messages import (
    CheckCalibration,
    ChooseElectrodes,
    ContinueSession,
    SendDeviceCommand,
    StationState,
    StopSessionRecording,
)
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import RunningWorkstation, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


def alarms_within(workstation: RunningWorkstation, wanted: set[str], timeout_s: float = 40.0) -> None:
    """Until exactly these of the signal's alarms stand."""
    watched = {"clipping", "signal_quality", "impedance"}

    def there(state: StationState) -> bool:
        return {alarm.condition for alarm in state.alarms} & watched == wanted

    workstation.operator.follow(there, timeout_s=timeout_s)


@pytest.mark.proves("REQ-SIGNAL-ELECTRODES", "REQ-SIGNAL-AMPLIFIER", "USE-PLACE-ELECTRODES")
def test_a_session_with_faults_of_electrodes_and_amplifier(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        ask = workstation.operator.request
        workstation.begin(SimulatedSpec(n_channels=21, seed=4))
        workstation.prove()
        view = workstation.follow(lambda view: "impedance" in view.waiting_for)
        session_id = workstation.session_id
        assert view.impedance_rounds[0].phase == "before"
        ask(ChooseElectrodes(session_id=session_id, electrode_type="active"))
        workstation.follow(lambda view: view.electrode_type == "active")

        ask(SendDeviceCommand(name="gain", argument="Fp1=0.8"))
        ask(CheckCalibration(session_id=session_id))
        with pytest.raises(Conflict, match="being checked"):
            ask(ContinueSession(session_id=session_id, step="impedance"))
        view = workstation.follow(lambda view: view.calibration is not None and view.calibration.state != "running")
        assert view.calibration is not None
        assert view.calibration.state == "wrong", view.calibration.text
        assert {c.label: c.faults for c in view.calibration.channels if c.faults} == {"Fp1": ("gain",)}
        assert view.calibration.channels[0].gain == pytest.approx(0.8, abs=0.01)
        assert view.calibration.channels[1].time_constant_s == pytest.approx(1.6, rel=0.05)
        ask(SendDeviceCommand(name="faults", argument="off"))
        ask(CheckCalibration(session_id=session_id))
        workstation.follow(lambda view: view.calibration is not None and view.calibration.state == "right")

        for step in ("impedance", "ready"):
            workstation.follow(lambda view, step=step: step in view.waiting_for)
            ask(ContinueSession(session_id=session_id, step=step))
        workstation.follow(lambda view: view.step == "recording" and view.samples_recorded > 0)
        alarms_within(workstation, set())
        ask(SendDeviceCommand(name="saturation", argument="all"))
        alarms_within(workstation, {"clipping"})
        ask(SendDeviceCommand(name="saturation", argument="off"))
        alarms_within(workstation, set())
        ask(SendDeviceCommand(name="lead_off", argument="O1"))
        alarms_within(workstation, {"impedance", "signal_quality"})
        ask(StopSessionRecording(session_id=session_id))
        view = workstation.follow(lambda view: view.step == "completed")
        assert [each.phase for each in view.impedance_rounds] == ["before", "after"]
        assert any("O1 had lost its contact" in text for text in view.failures_seen)
        alarms_within(workstation, set())
        data, report = workstation.data, workstation.report()
        assert report.startswith(b"%PDF")
    with StationStore.open(data) as store:
        events = [entry.event for entry in store.log.read()]
    checks = [event.data.verdict for event in events if isinstance(event.data, DeviceCalibratedData)]
    assert checks == ["wrong", "right"]
    rounds = [(e.data.phase, e.data.electrode_type) for e in events if isinstance(e.data, ImpedanceMeasuredData)]
    assert rounds == [("before", "wet"), ("after", "active")]
    quality = [event.data.verdict for event in events if event.event_type == "signal.quality_alert"]
    assert quality[:2] == ["clipped", "good"]
    assert len(quality) <= 6
