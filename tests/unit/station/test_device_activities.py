"""The session's effects on a device that may have been lost since the step before."""

import pytest
from msgspec.structs import replace

from app.core.acquisition.messages import (
    AcquisitionState,
    CloseDevice,
    DeviceOpened,
    EnableOutput,
    ImpedanceMeasured,
    MeasureImpedance,
    OpenDevice,
    RecordingStarted,
    StartRecording,
)
from app.core.devices.driver import ElectrodeImpedance
from app.core.errors import DefectError, LinkDown
from app.core.identifiers import RecordingId
from app.core.station.device_activities import DeviceActivities
from tests.fakes.station_rooms import DEVICE, StationOfTests

OPENED = DeviceOpened(device=DEVICE)


@pytest.fixture
def activities(station: StationOfTests) -> DeviceActivities:
    answers = station.acquisition.answers
    answers[OpenDevice] = OPENED
    answers[MeasureImpedance] = ImpedanceMeasured(impedances=(ElectrodeImpedance(label="Fp1", kiloohm=4.0),))
    answers[StartRecording] = RecordingStarted(recording_id=RecordingId("r"))
    station.rooms.acquisition_desk.state = AcquisitionState()
    return DeviceActivities(station.rooms)


def test_opening_shows_keeps_and_streams(station: StationOfTests, activities: DeviceActivities) -> None:
    session_id = station.begin(device=None)
    activities.open_device(session_id)
    assert station.acquisition.asked_for() == ["OpenDevice", "StartStreaming", "OpenOutput"]
    assert station.shown().device == DEVICE
    assert [data.session_id for data in station.events("device.connected")] == [session_id]


def test_a_device_that_another_session_left_open_is_closed_first(
    station: StationOfTests, activities: DeviceActivities
) -> None:
    station.rooms.acquisition_desk.state = AcquisitionState(device=DEVICE)
    activities.open_device(station.begin(device=None))
    assert station.acquisition.asked[0] == CloseDevice()


def test_what_was_lost_between_two_steps_is_opened_again(station: StationOfTests, activities: DeviceActivities) -> None:
    session_id = station.begin()
    assert activities.measure_impedance(session_id) == 1
    assert station.acquisition.asked_for() == ["OpenDevice", "StartStreaming", "OpenOutput", "MeasureImpedance"]
    station.rooms.acquisition_desk.state = AcquisitionState()  # it died again, and came back with nothing
    activities.start_recording(session_id)
    assert station.acquisition.asked_for()[4:] == [
        "OpenDevice",
        "StartStreaming",
        "OpenOutput",
        "StartRecording",
        "EnableOutput",
    ]


def test_what_is_open_is_not_opened_again(station: StationOfTests, activities: DeviceActivities) -> None:
    session_id = station.begin()
    station.rooms.acquisition_desk.state = AcquisitionState(device=DEVICE, streaming=True)
    activities.measure_impedance(session_id)
    activities.start_recording(session_id)
    assert "OpenDevice" not in station.acquisition.asked_for()


def test_a_recording_is_begun_once_under_one_id(station: StationOfTests, activities: DeviceActivities) -> None:
    session_id = station.begin()
    for _ in range(2):
        activities.start_recording(session_id)
    asked = [message for message in station.acquisition.asked if isinstance(message, StartRecording)]
    assert asked[0].recording_id == asked[1].recording_id == station.shown().recording_id
    assert station.types().count("recording.started") == 1


def test_an_output_that_does_not_start_is_shown_and_fails_nothing(
    station: StationOfTests, activities: DeviceActivities
) -> None:
    station.acquisition.answers[EnableOutput] = LinkDown("No lease.", advice="Prove the stop.")
    activities.start_recording(station.begin())
    assert "The output does not run: No lease. Prove the stop." in station.shown().failures_seen


def test_acquisition_that_does_not_come_is_waited_for_no_longer_than_allowed(
    station: StationOfTests, activities: DeviceActivities
) -> None:
    station.rooms.acquisition_desk.state = None
    with pytest.raises(LinkDown, match="does not say"):
        activities.open_device(station.begin())


def test_a_wrong_answer_is_a_mistake_of_ours(station: StationOfTests, activities: DeviceActivities) -> None:
    station.acquisition.answers[OpenDevice] = None
    with pytest.raises(DefectError):
        activities.open_device(station.begin())


# --- the step done again, after the station died in it ------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_device_that_stayed_open_is_connected_once(station: StationOfTests, activities: DeviceActivities) -> None:
    session_id = station.begin(device=None)
    activities.open_device(session_id)
    assert station.rooms.acquisition_desk.state is not None
    activities.open_device(session_id)
    assert station.types().count("device.connected") == 1
    station.rooms.acquisition_desk.state = AcquisitionState()  # acquisition died: what is opened now is opened anew
    activities.open_device(session_id)
    assert station.types().count("device.connected") == 2


@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_measurement_is_kept_once_and_the_next_one_is_another(
    station: StationOfTests, activities: DeviceActivities
) -> None:
    measures = replace(DEVICE, can_measure_impedance=True)
    session_id = station.begin(device=measures)
    station.rooms.acquisition_desk.state = AcquisitionState(device=measures, streaming=True)
    for number in (1, 1, 2, 2):
        assert activities.measure_impedance(session_id, number) == 1
    assert [data.number for data in station.events("impedance.measured")] == [1, 2]
    for _ in range(2):
        activities.measure_impedance_after(session_id)
    assert [data.phase for data in station.events("impedance.measured")] == ["before", "before", "after"]


@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_device_that_was_closed_before_that_could_be_said_is_said_to_be_closed(
    station: StationOfTests, activities: DeviceActivities
) -> None:
    session_id = station.begin(device=None)
    activities.open_device(session_id)
    station.rooms.acquisition_desk.state = AcquisitionState()  # closed, and the station died before it said so
    for _ in range(2):
        activities.close_device(session_id)
    assert [data.reason for data in station.events("device.disconnected")] == ["not open any more"]
    assert "CloseDevice" not in station.acquisition.asked_for()


def test_a_device_is_closed_in_order_once(station: StationOfTests, activities: DeviceActivities) -> None:
    session_id = station.begin(device=None)
    activities.open_device(session_id)
    for _ in range(2):
        activities.close_device(session_id)
    assert [data.reason for data in station.events("device.disconnected")] == ["closed in order"]
