"""What a data folder was made for is in its log, and holds against its keys."""

import pytest

from app.core.errors import Conflict
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind
from app.core.store.keys.holders import Holder
from app.core.store.keys.rotation import rotate, station_ended
from app.core.store.keys.station_file import opened_ring
from app.core.store.keys.station_key import forget, make_restored_keys, station_key_of, station_keys, unlock
from app.core.store.set_up import confirm_set_up
from app.core.store.station_store import StationStore

WORDS = "seven paper lanterns"


def set_ups(data: DataDirectory) -> list[tuple[str, str]]:
    with StationStore.open(data) as store:
        confirm_set_up(data, store.log)
        confirm_set_up(data, store.log)
        entries = store.log.read(event_type="station.set_up")
        return [(entry.event.data.station_id, entry.event.data.kind) for entry in entries]


def test_it_is_written_down_once(data_directory: DataDirectory) -> None:
    said = [(station_keys(data_directory).station_id, "demonstration")]
    assert set_ups(data_directory) == said
    with station_ended(data_directory):
        rotate(data_directory, "keys.rotated")
    assert set_ups(data_directory) == said


@pytest.mark.proves("REQ-KEYS-KIND")
def test_a_demonstration_whose_keys_were_made_clinical_is_refused(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_ups(data_directory)
    file, key = station_key_of(data_directory)
    ring = opened_ring(key, file)
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    for station_id in (file.station_id, "another"):
        forget(data_directory)
        data_directory.station_file.unlink()
        for old in data_directory.keys.glob("station-key*"):
            old.unlink()
        make_restored_keys(data_directory, station_id, StationKind.CLINICAL, Holder.PASSPHRASE, WORDS, ring)
        forget(data_directory)
        unlock(data_directory, WORDS)
        with StationStore.open(data_directory) as store:
            assert store.log.fault is None
            size = store.log.size
            with pytest.raises(Conflict, match="demonstration"):
                confirm_set_up(data_directory, store.log)
            assert store.log.size == size
