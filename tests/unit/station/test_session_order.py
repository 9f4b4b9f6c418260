"""What was ordered for a session, sealed beside the store."""

import stat

import msgspec
import pytest

from app.core.devices.driver import PlaybackSpec, SimulatedSpec
from app.core.errors import NotFound, StorageFault
from app.core.station.session_order import SessionOrder, read_order, write_order
from tests.fakes.station_rooms import StationOfTests

PLAYED = SessionOrder(device=PlaybackSpec(path="/eeg/Kanarek.edf", speed=None), with_output=False)


@pytest.fixture
def session_id(station: StationOfTests) -> str:
    return station.begin()


def test_an_order_comes_back(station: StationOfTests, session_id: str) -> None:
    for order in (PLAYED, SessionOrder(device=SimulatedSpec(n_channels=8, seed=5))):
        write_order(station.rooms, session_id, order)
        assert read_order(station.rooms, session_id) == order


@pytest.mark.proves("REQ-PRIVACY")
def test_it_is_private_and_sealed_and_its_name_tells_nothing(station: StationOfTests, session_id: str) -> None:
    write_order(station.rooms, session_id, PLAYED)
    path = station.data.order(session_id)
    assert [one.name for one in path.parent.iterdir()] == [f"{session_id}.sealed"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert b"Kanarek" not in path.read_bytes()


@pytest.mark.proves("REQ-PRIVACY")
def test_an_order_of_an_earlier_version_is_read_and_sealed(station: StationOfTests, session_id: str) -> None:
    clear = station.data.clear_order(session_id)
    clear.write_bytes(msgspec.json.encode(PLAYED))
    assert read_order(station.rooms, session_id) == PLAYED
    assert not clear.exists()
    assert read_order(station.rooms, session_id) == PLAYED
    assert b"Kanarek" not in station.data.order(session_id).read_bytes()


def test_an_order_of_another_session_does_not_open(station: StationOfTests, session_id: str) -> None:
    write_order(station.rooms, session_id, PLAYED)
    moved = station.data.order("another")
    station.data.order(session_id).rename(moved)
    moved.rename(station.data.order(session_id).with_name("x"))
    with pytest.raises(NotFound):
        read_order(station.rooms, session_id)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"NEURASCALE SEALED 1\n", b"\x00\xff"])
def test_a_damaged_order_is_named_with_what_to_do(station: StationOfTests, session_id: str, content: bytes) -> None:
    station.data.order(session_id).write_bytes(content)
    with pytest.raises(NotFound) as refused:
        read_order(station.rooms, session_id)
    assert "begin another" in refused.value.advice


def test_a_cut_order_is_damaged_wherever_it_was_cut(station: StationOfTests, session_id: str) -> None:
    write_order(station.rooms, session_id, PLAYED)
    path = station.data.order(session_id)
    whole = path.read_bytes()
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        with pytest.raises(NotFound):
            read_order(station.rooms, session_id)


def test_no_order_is_not_found(station: StationOfTests) -> None:
    with pytest.raises(NotFound):
        read_order(station.rooms, "s-2")


def test_a_disk_that_refuses_is_named(station: StationOfTests, session_id: str) -> None:
    station.data.order(session_id).unlink()
    station.data.order(session_id).parent.rmdir()
    (station.data.root / "sessions").write_text("in the way")
    with pytest.raises(StorageFault, match="order cannot be written"):
        write_order(station.rooms, session_id, PLAYED)
