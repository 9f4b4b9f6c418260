"""What was ordered for a session, beside the store."""

import stat

import pytest

from app.core.devices.driver import PlaybackSpec, SimulatedSpec
from app.core.errors import NotFound, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.station.session_order import SessionOrder, read_order, write_order

PLAYED = SessionOrder(device=PlaybackSpec(path="/eeg/Kanarek.edf", speed=None), with_output=False)


def test_an_order_comes_back(data_directory: DataDirectory) -> None:
    for order in (PLAYED, SessionOrder(device=SimulatedSpec(n_channels=8, seed=5))):
        write_order(data_directory, "s-1", order)
        assert read_order(data_directory, "s-1") == order


@pytest.mark.proves("REQ-PRIVACY")
def test_it_is_private_and_its_name_tells_nothing(data_directory: DataDirectory) -> None:
    write_order(data_directory, "s-1", PLAYED)
    path = data_directory.root / "sessions" / "s-1.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"device":{"type":"nothing"}}', b"\x00\xff"])
def test_a_damaged_order_is_named_with_what_to_do(data_directory: DataDirectory, content: bytes) -> None:
    write_order(data_directory, "s-1", PLAYED)
    (data_directory.root / "sessions" / "s-1.json").write_bytes(content)
    with pytest.raises(NotFound) as refused:
        read_order(data_directory, "s-1")
    assert "begin another" in refused.value.advice


def test_a_cut_order_is_damaged_wherever_it_was_cut(data_directory: DataDirectory) -> None:
    write_order(data_directory, "s-1", PLAYED)
    path = data_directory.root / "sessions" / "s-1.json"
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with pytest.raises(NotFound):
            read_order(data_directory, "s-1")


def test_no_order_is_not_found(data_directory: DataDirectory) -> None:
    with pytest.raises(NotFound):
        read_order(data_directory, "s-2")


def test_a_disk_that_refuses_is_named(data_directory: DataDirectory) -> None:
    (data_directory.root / "sessions").write_text("in the way")
    with pytest.raises(StorageFault, match="order cannot be written"):
        write_order(data_directory, "s-1", PLAYED)
