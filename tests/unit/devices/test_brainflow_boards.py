"""Every board BrainFlow knows: a form, streams by its own description, and its errors as sentences."""

import gc
import json
import subprocess
import sys

import msgspec
import pytest
from brainflow.board_shim import BoardIds
from brainflow.exit_codes import BrainFlowExitCodes

from app.__main__ import main
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.brainflow_boards import FORMS, check, device_id_of, form_of
from app.core.devices.brainflow_channels import board_streams
from app.core.devices.brainflow_faults import CODES, device_fault
from app.core.devices.brainflow_library import BrainFlowBoard, board_ids, describe, samples_in_file
from app.core.devices.driver import BrainFlowSpec
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import DeviceId
from app.core.signals.channels import ChannelKind

PORT = "/dev/ttyUSB0"


def test_every_board_of_the_library_has_a_form_and_no_other() -> None:
    """BrainFlow 5.23 has 67 ids; -100 is its word for "no board", which nothing can be opened as."""
    known = {int(board): board.name for board in BoardIds}
    no_device = {number for number, name in known.items() if name == "NO_BOARD"}
    assert no_device == {-100}
    assert set(FORMS) == set(known) - no_device == set(board_ids())
    assert len(known) == 67


def test_every_form_asks_for_fields_a_spec_has_and_explains_each() -> None:
    fields = {field.name for field in msgspec.structs.fields(BrainFlowSpec)}
    for form in FORMS.values():
        asked = [entry.field for entry in form.entries]
        assert set(asked) <= fields
        assert len(set(asked)) == len(asked)
        for entry in form.entries:
            assert len(entry.explanation) > 20
            assert entry.explanation.endswith(".")


@pytest.mark.parametrize("board_id", [board for board in FORMS if board >= -1])
def test_every_board_has_streams_by_its_own_description(board_id: int) -> None:
    presets = describe(board_id)
    streams = board_streams(DeviceId("x"), board_id, presets)
    assert streams
    assert len({stream.stream.stream_id for stream in streams}) == len(streams)
    for found in streams:
        described = presets[found.preset]
        assert found.stream.rate_hz == described["sampling_rate"]
        assert len(set(found.stream.labels)) == len(found.stream.labels)
        assert len(set(found.rows)) == len(found.rows) == len(found.stream.channels)
        assert found.timestamp_row == described["timestamp_channel"]
        assert found.timestamp_row not in found.rows
    for preset, described in presets.items():
        rows = {row for found in streams if found.preset == preset for row in found.rows}
        wanted = {described["marker_channel"], *described.get("eeg_channels", ()), *described.get("accel_channels", ())}
        wanted |= {*described.get("resistance_channels", ())} | ({described.get("battery_channel")} - {None})
        assert wanted <= rows


def test_a_cyton_is_eight_named_electrodes_and_its_sensors() -> None:
    electrodes, sensors = board_streams(DeviceId("x"), 0, describe(0))
    assert electrodes.stream.labels == ("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2")
    assert {channel.kind for channel in electrodes.stream.channels} == {ChannelKind.EEG}
    assert {channel.unit for channel in electrodes.stream.channels} == {"uV"}
    kinds = {channel.label: (channel.kind, channel.unit) for channel in sensors.stream.channels}
    assert kinds["Acceleration X"] == (ChannelKind.ACCELEROMETER, "g")
    assert kinds["Marker"] == (ChannelKind.TRIGGER, "")


def test_a_board_that_answers_in_converter_steps_is_not_called_microvolts() -> None:
    (emg, _) = board_streams(DeviceId("x"), 16, describe(16))
    assert {channel.unit for channel in emg.stream.channels} == {"adc"}


def test_what_is_missing_is_named_with_where_to_find_it() -> None:
    for form in FORMS.values():
        needs = [entry for entry in form.entries if entry.required]
        if needs:
            with pytest.raises(WrongUse, match=needs[0].label) as caught:
                check(BrainFlowSpec(board_id=form.board_id))
            assert caught.value.advice == needs[0].explanation
        else:
            assert check(BrainFlowSpec(board_id=form.board_id)) is form
    assert check(BrainFlowSpec(board_id=0, serial_port=PORT)).name == "OpenBCI Cyton"
    with pytest.raises(WrongUse, match="Made by board"):
        check(BrainFlowSpec(board_id=-3, file="x.csv"))
    with pytest.raises(WrongUse, match="number 12"):
        form_of(12)
    with pytest.raises(WrongUse, match="0 s"):
        check(BrainFlowSpec(duration_s=0.0))


def test_every_exit_code_is_a_sentence_with_its_meaning_and_advice() -> None:
    known = {int(code) for code in BrainFlowExitCodes}
    assert known == CODES
    seen = set()
    for code in known:
        fault = device_fault("OpenBCI Cyton", code, doing="be opened")
        assert fault.what.startswith("The OpenBCI Cyton could not be opened. ")
        assert fault.what.endswith(f"(BrainFlow code {code})")
        assert "_" not in fault.what
        for said in (fault.meaning, fault.advice):
            assert said.endswith((".", "?"))
        seen.add(fault.what.split(". ")[1])
    assert len(seen) == len(known)
    assert "not known here" in device_fault("OpenBCI Cyton", 99, doing="be opened").what


def test_a_refused_opening_does_not_say_that_recorded_samples_are_safe() -> None:
    assert "nothing is recorded" in device_fault("OpenBCI Cyton", 2, doing="be opened").meaning


def test_a_device_is_told_by_its_adaptor_then_by_its_port_and_never_by_a_path() -> None:
    spec = BrainFlowSpec(board_id=0, serial_port=PORT)
    assert device_id_of(spec, "0403:6015:DN009") == "openbci-cyton-0403:6015:dn009"
    assert device_id_of(spec, "") == "openbci-cyton-ttyusb0"
    assert device_id_of(BrainFlowSpec(), "") == "brainflow-synthetic-board"


def test_a_spec_crosses_the_wire() -> None:
    spec = BrainFlowSpec(board_id=1, serial_port="COM3", mac_address="aa:bb", timeout_s=5)
    assert msgspec.json.decode(msgspec.json.encode(spec), type=BrainFlowSpec) == spec


def test_an_unreadable_file_is_a_fault(tmp_path: object) -> None:
    assert samples_in_file("") is None
    with pytest.raises(DeviceFault, match="cannot be read"):
        samples_in_file(f"{tmp_path}/not there.csv")


def test_brainflow_is_not_loaded_for_a_list_of_devices() -> None:
    """It takes 0.3 s, which the station must not spend each time a device is chosen."""
    code = "import sys, app.core.devices.catalogue as c; c.list_devices(); print('brainflow' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ("False\n", "")


def test_the_command_lists_and_explains(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "boards", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["boards"]) == len(FORMS)
    assert isinstance(told["serial_ports"], list)
    assert main(["devices", "boards", "--board", "0"]) == 0
    told_cyton = capsys.readouterr().out
    assert "Serial port (needed)" in told_cyton
    assert "Fp1, Fp2" in told_cyton
    assert main(["devices", "boards", "--board", "12"]) == 2
    assert "no amplifier" in capsys.readouterr().err


def test_a_second_that_is_refused_does_not_close_the_first() -> None:
    """BrainFlow's own object does, when it is collected."""
    first, second = BrainFlowBoard(BrainFlowSpec(), "first"), BrainFlowBoard(BrainFlowSpec(), "second")
    first.prepare()
    first.start(1024)
    with pytest.raises(DeviceFault, match="Another amplifier is open"):
        second.prepare()
    del second
    gc.collect()
    SYSTEM_CLOCK.sleep(0.05)
    assert first.fetch(0).shape[1] > 0
    first.stop()
    first.release()
