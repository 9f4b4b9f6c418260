"""What acquisition tells becomes entries, rows, alarms and signals."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.core.acquisition.messages import (
    AcquisitionState,
    ConfigurationChanged,
    DeviceBack,
    DeviceSilent,
    DeviceTold,
    GapRecorded,
    MinuteSealed,
    OutputChanged,
    Quit,
    RecordingFailed,
    RecordingProgress,
    SourceEnded,
)
from app.core.devices.driver import ClockOffset, DeviceEvent, DeviceEventKind, EndOfSource
from app.core.errors import LedgerBroken
from app.core.events.recording_events import RecordingStartedData
from app.core.identifiers import RecordingId
from tests.fakes.station_rooms import DEVICE, StationOfTests

RECORDING = RecordingId("r-1")
RECORDS: dict[str, Any] = {"step": "recording", "waiting_for": ("stop",), "recording_id": RECORDING}


def recording(station: StationOfTests, **fields: Any) -> str:
    """A session that records; its id."""
    session_id = station.begin(**{**RECORDS, **fields})
    data = RecordingStartedData(
        recording_id=RECORDING, session_id=session_id, device="d", stream_rates_hz=(250.0,), labels=("Fp1", "O2")
    )
    station.rooms.journal.write(data, source="acquisition", session_id=session_id)
    return session_id


def told(kind: DeviceEventKind, text: str = "x", duration_s: float | None = 2.0) -> DeviceTold:
    return DeviceTold(event=DeviceEvent(kind=kind, onset_s=3.5, duration_s=duration_s, text=text, channels=("Fp1",)))


def progress(samples: int, recording_id: str = RECORDING) -> RecordingProgress:
    return RecordingProgress(
        recording_id=RecordingId(recording_id),
        seconds=samples / 250,
        samples=samples,
        lost=1,
        gaps=2,
        bytes_written=9,
        disk_free_bytes=0,
    )


def gap(stream_id: str = "eeg") -> GapRecorded:
    return GapRecorded(stream_id=stream_id, first_sample=500, n_samples=125, cause="device")


def test_an_annotation_of_the_device_is_an_entry_and_a_row(station: StationOfTests) -> None:
    session_id = recording(station)
    station.rooms.acquisition_desk.handle([told(DeviceEventKind.ANNOTATION, "Eyes closed")])
    (data,) = station.events("annotation.added")
    assert (data.text, data.onset_s, data.duration_s, data.origin) == ("Eyes closed", 3.5, 2.0, "device")
    assert (data.session_id, data.recording_id) == (session_id, RECORDING)
    ((shown_for, row),) = station.rows
    assert (shown_for, row.kind, row.text, row.channels) == (session_id, "annotation", "Eyes closed", ("Fp1",))
    assert station.rooms.board.events(session_id) == (row,)
    assert [found.text for found in station.store.annotations.of_session(session_id)] == ["Eyes closed"]


def test_a_warning_of_the_device_is_shown_to_the_clinician(station: StationOfTests) -> None:
    recording(station)
    station.rooms.acquisition_desk.handle([told(DeviceEventKind.WARNING, "Bytes 3 to 9 are damaged.")])
    assert station.shown().failures_seen == ("Bytes 3 to 9 are damaged.",)
    assert [data.text for data in station.events("device.warning")] == ["Bytes 3 to 9 are damaged."]
    assert [row.kind for _, row in station.rows] == ["device"]


def test_other_words_of_the_device_are_states(station: StationOfTests) -> None:
    recording(station)
    station.rooms.acquisition_desk.handle([told(DeviceEventKind.LEAD_OFF, duration_s=None)])
    (data,) = station.events("device.state")
    assert (data.kind, data.channels, data.onset_s) == ("lead_off", ("Fp1",), 3.5)
    assert station.rows[0][1].duration_s == 0.0


def test_a_source_at_its_end_is_told_to_the_workflow_and_no_alarm(station: StationOfTests) -> None:
    session_id = recording(station)
    station.rooms.acquisition_desk.handle([SourceEnded(ended=EndOfSource(reason="complete"))])
    assert station.told == [(session_id, "source_ended", "complete")]
    assert station.alarmed() == set()
    assert "device.disconnected" not in station.types()


@pytest.mark.parametrize("reason", ["fault", "disconnected"])
def test_a_source_that_breaks_off_is_an_alarm_an_entry_and_a_signal(station: StationOfTests, reason: str) -> None:
    session_id = recording(station)
    ended = EndOfSource(reason=reason, text="Record 7 is cut off.")
    station.rooms.acquisition_desk.handle([SourceEnded(ended=ended)])
    assert station.told == [(session_id, "source_ended", reason)]
    assert station.alarmed() == {"source_fault"}
    assert station.shown().failures_seen == ("Record 7 is cut off.",)
    assert [(data.reason, data.device_id) for data in station.events("device.disconnected")] == [(reason, "sim-1")]


@pytest.mark.proves("REQ-DEVICE-SILENCE")
def test_a_silent_device_is_an_alarm_until_it_is_back(station: StationOfTests) -> None:
    recording(station, recording_seconds=12.0)
    station.rooms.acquisition_desk.handle([DeviceSilent(silent_s=0.3)])
    assert station.alarmed() == {"device_silent"}
    assert [(row.kind, row.text, row.onset_s) for _, row in station.rows] == [
        ("alarm", "Device silent for 0.30 s", 12.0)
    ]
    station.rooms.acquisition_desk.handle([DeviceBack(silent_s=2.0)])
    assert not station.rooms.alarms.stand("device_silent")
    station.clock.advance(2.1)  # a link that stutters is one alarm
    station.rooms.alarms.tick()
    assert station.alarmed() == set()
    assert [data.silent_s for data in station.events("device.silent")] == [0.3]
    assert [data.silent_s for data in station.events("device.back")] == [2.0]


def test_progress_is_shown_and_is_no_entry(station: StationOfTests) -> None:
    recording(station)
    before = station.store.log.size
    station.rooms.acquisition_desk.handle([progress(500)])
    view = station.shown()
    assert (view.recording_seconds, view.samples_recorded, view.samples_lost, view.gaps) == (2.0, 500, 1, 2)
    assert view.bytes_written == 9
    assert station.store.log.size == before


def test_progress_that_comes_late_does_not_hide_the_final_figures(station: StationOfTests) -> None:
    session_id = recording(station)
    station.rooms.board.change(session_id, waiting_for=(), samples_recorded=750)  # as `stop_recording` leaves it
    station.rooms.acquisition_desk.handle([progress(500)])
    assert station.shown().samples_recorded == 750


def test_progress_of_another_recording_is_not_this_session_s(station: StationOfTests) -> None:
    recording(station)
    station.rooms.acquisition_desk.handle([progress(500, "r-0")])
    assert station.shown().samples_recorded == 0


@pytest.mark.proves("REQ-RECORD-GAPS")
def test_a_gap_is_an_entry_a_row_at_its_place_and_an_alarm(station: StationOfTests) -> None:
    recording(station)
    station.rooms.acquisition_desk.handle([gap()])
    (data,) = station.events("recording.gap")
    assert (data.first_sample, data.n_samples, data.cause, data.recording_id) == (500, 125, "device", RECORDING)
    assert (data.onset_s, data.duration_s) == (2.0, 0.5)
    assert [(row.kind, row.text, row.onset_s) for _, row in station.rows] == [("gap", "Gap of 0.50 s (device)", 2.0)]
    assert station.alarmed() == {"gap"}


def test_a_gap_of_an_unknown_stream_is_kept_all_the_same(station: StationOfTests) -> None:
    recording(station, device=None)
    station.rooms.acquisition_desk.handle([gap("strange")])
    assert [data.n_samples for data in station.events("recording.gap")] == [125]


@pytest.mark.proves("REQ-RECORD-SEALED")
def test_a_sealed_minute_is_an_entry(station: StationOfTests) -> None:
    recording(station)
    sealed = MinuteSealed(
        recording_id=RECORDING, minute=3, segment="segment-000000.nsr", first_byte=10, end_byte=90, sha256="ab" * 32
    )
    station.rooms.acquisition_desk.handle([sealed])
    (data,) = station.events("recording.minute_sealed")
    assert (data.minute, data.first_byte, data.end_byte, data.sha256) == (3, 10, 90, "ab" * 32)


def test_a_failed_recording_is_an_entry_an_alarm_and_a_signal(station: StationOfTests) -> None:
    session_id = recording(station)
    failed = RecordingFailed(recording_id=RECORDING, what="The disk is full.", advice="Free some space.")
    station.rooms.acquisition_desk.handle([failed])
    assert station.told == [(session_id, "recording_failed", "The disk is full.")]
    assert station.shown().failures_seen == ("The disk is full. Free some space.",)
    assert [data.what for data in station.events("recording.failed")] == ["The disk is full."]
    station.clock.advance(2.0)
    station.rooms.alarms.tick()
    assert "recording_not_advancing" in station.alarmed()


def test_a_changed_output_is_an_entry(station: StationOfTests) -> None:
    session_id = recording(station)
    station.rooms.acquisition_desk.handle([OutputChanged(state="safe", reason="stop")])
    assert [(data.state, data.reason, data.session_id) for data in station.events("safety.output_changed")] == [
        ("safe", "stop", session_id)
    ]


def test_a_batch_is_one_append_in_order(station: StationOfTests) -> None:
    recording(station)
    appended: list[int] = []
    append = station.store.log.append
    station.store.log.append = lambda *events: (appended.append(len(events)), append(*events))[1]  # type: ignore[method-assign]
    try:
        station.rooms.acquisition_desk.handle(
            [told(DeviceEventKind.ANNOTATION, str(n)) for n in range(40)] + [progress(1), gap()]
        )
    finally:
        del station.store.log.append
    assert appended[0] == 1  # the alarm of the gap, at once
    assert appended[1:] == [41]
    assert [data.text for data in station.events("annotation.added")] == [str(n) for n in range(40)]


@pytest.mark.proves("REQ-LOG-READ-ONLY")
def test_where_the_log_refuses_the_screen_and_the_workflow_are_told_all_the_same(station: StationOfTests) -> None:
    session_id = recording(station)
    station.store.log.refuse_from_now_on(LedgerBroken("Entry 1 was changed.", at_index=1))
    notices = [told(DeviceEventKind.ANNOTATION), progress(500), SourceEnded(ended=EndOfSource(reason="complete"))]
    station.rooms.acquisition_desk.handle(notices)
    assert station.told == [(session_id, "source_ended", "complete")]
    assert station.shown().samples_recorded == 500
    assert len(station.rooms.board.events(session_id)) == 1
    assert station.faults == ["Entry 1 was changed."]


def test_notices_without_a_session_hurt_nobody(station: StationOfTests) -> None:
    notices = [
        told(DeviceEventKind.WARNING),
        DeviceSilent(silent_s=1.0),
        DeviceBack(silent_s=1.0),
        OutputChanged(state="safe", reason=""),
        progress(5),
        gap(),
        AcquisitionState(device=DEVICE),
    ]
    station.rooms.acquisition_desk.handle(notices)
    assert station.rows == []
    assert station.told == []


def test_what_the_station_does_not_know_is_said_and_skipped(station: StationOfTests) -> None:
    recording(station)
    station.rooms.acquisition_desk.handle([Quit(), progress(250)])
    assert station.log_lines == ["acquisition told something the station does not know: Quit"]
    assert station.shown().samples_recorded == 250


# --- acquisition dies and comes back -----------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["prerequisites", "impedance", "ready"])
def test_lost_before_recording_the_device_is_gone_and_opened_again(station: StationOfTests, step: str) -> None:
    session_id = station.begin(step=step, waiting_for=(step,))
    desk = station.rooms.acquisition_desk
    desk.handle([AcquisitionState(device=DEVICE, streaming=True)])
    assert station.reopened == []
    station.told.clear()
    desk.lost()
    assert (desk.state, station.shown().device) == (None, None)
    assert station.told == [(session_id, "prerequisites_changed", "")]
    desk.handle([AcquisitionState()])
    assert station.reopened == [session_id]


def test_back_with_its_device_who_waits_for_it_is_told(station: StationOfTests) -> None:
    session_id = station.begin(step="prerequisites", waiting_for=("prerequisites_changed",), device=None)
    station.rooms.acquisition_desk.handle([AcquisitionState(device=DEVICE)])
    assert station.shown().device == DEVICE
    assert station.told == [(session_id, "prerequisites_changed", "")]
    assert station.reopened == []


def test_lost_while_the_session_works_the_session_s_own_step_opens_it(station: StationOfTests) -> None:
    station.begin(step="impedance", waiting_for=())
    station.rooms.acquisition_desk.lost()
    station.rooms.acquisition_desk.handle([AcquisitionState()])
    assert station.reopened == []


def test_lost_while_recording_the_device_stays_and_the_return_is_told(station: StationOfTests) -> None:
    session_id = recording(station)
    desk = station.rooms.acquisition_desk
    desk.handle([AcquisitionState(device=DEVICE, recording_id=RECORDING)])
    desk.lost()
    assert station.shown().device == DEVICE
    desk.handle([AcquisitionState(device=DEVICE, recording_id=RECORDING)])
    desk.handle([AcquisitionState(device=DEVICE, recording_id=RECORDING)])
    resumed = station.events("recording.resumed")
    assert [data.session_id for data in resumed] == [session_id, session_id]  # the first: this station's own start
    assert station.told == []


def test_acquisition_back_without_its_recording_ends_it(station: StationOfTests) -> None:
    session_id = recording(station)
    station.rooms.acquisition_desk.lost()
    station.rooms.acquisition_desk.handle([AcquisitionState()])
    assert station.told == [(session_id, "source_ended", "disconnected")]
    assert "could not go on" in station.shown().failures_seen[0]


def test_acquisition_without_a_recording_while_it_is_being_ended_is_no_loss(station: StationOfTests) -> None:
    recording(station, waiting_for=())
    station.rooms.acquisition_desk.handle([AcquisitionState()])
    assert station.told == []


def test_a_channel_configured_otherwise_is_an_entry_a_row_and_what_is_drawn(station: StationOfTests) -> None:
    session_id = recording(station)
    (eeg,) = DEVICE.streams
    now = replace(eeg, channels=(replace(eeg.channels[0], label="Fp9"), eeg.channels[1]))
    changed = ConfigurationChanged(
        recording_id=RECORDING,
        stream_id="eeg",
        first_sample=500,
        onset_s=2.0,
        source="operator",
        label="Fp1",
        text="Channel Fp1 is called Fp9",
        streams=(now,),
    )
    station.rooms.acquisition_desk.handle([changed])
    (entry,) = station.events("recording.configuration_changed")
    assert (entry.recording_id, entry.label, entry.first_sample, entry.source) == (RECORDING, "Fp1", 500, "operator")
    assert station.shown().device is not None
    assert station.shown().device.streams[0].labels == ("Fp9", "O2")  # type: ignore[union-attr]
    (row,) = station.rooms.board.events(session_id)
    assert (row.onset_s, row.text) == (2.0, "Channel Fp1 is called Fp9")
    # One of another recording, that was on its way while this one began.
    station.rooms.acquisition_desk.handle([replace(changed, recording_id=RecordingId("r-0"))])
    assert len(station.events("recording.configuration_changed")) == 1


def test_measurements_of_a_clock_stay_in_the_recording(station: StationOfTests) -> None:
    recording(station)
    station.rooms.acquisition_desk.handle([told(DeviceEventKind.CLOCK_OFFSET)])
    assert station.rows == []
    assert "device.state" not in station.types()


def test_how_long_the_disk_lasts_is_shown(station: StationOfTests) -> None:
    recording(station)
    station.rooms.acquisition_desk.handle([replace(progress(250), disk_minutes_left=42.0)])
    assert station.shown().disk_minutes_left == 42.0


def test_the_patients_button_of_a_device_is_an_alarm(station: StationOfTests) -> None:
    recording(station)
    button = DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=61.0, duration_s=0.0, text="PATIENT EVENT Kanarek")
    station.rooms.acquisition_desk.handle([DeviceTold(event=button)])
    (alarm,) = station.rooms.alarms.views()
    assert (alarm.condition, alarm.state) == ("patient_event", "latched")
    assert "61 s" in alarm.text
    assert "Kanarek" not in alarm.text
    assert station.events("annotation.added")


def test_a_device_whose_clock_jumps_is_an_alarm(station: StationOfTests) -> None:
    recording(station)
    for offset_s in (5.0, 5.001, 8.0):
        measured = DeviceEvent(
            kind=DeviceEventKind.CLOCK_OFFSET,
            onset_s=1.0,
            duration_s=0.0,
            text="",
            clock_offset=ClockOffset(stream_id="eeg", offset_s=offset_s, at_s=1.0),
        )
        station.rooms.acquisition_desk.handle([DeviceTold(event=measured)])
    (alarm,) = station.rooms.alarms.views()
    assert alarm.condition == "clock_jump"
    assert alarm.text.endswith("The clock of Simulated amplifier jumped by +3.0 s against this computer's.")


def test_gaps_close_to_each_other_are_one_alarm_that_is_over_when_it_is_told(station: StationOfTests) -> None:
    recording(station)
    for first in (100, 200, 300):
        gap = GapRecorded(stream_id="eeg", first_sample=first, n_samples=50, cause="device")
        station.rooms.acquisition_desk.handle([gap])
    station.clock.advance(6)
    station.rooms.alarms.tick()
    assert [data.state for data in station.events("alarm.changed")] == ["active", "latched"]
