"""When the disk is asked: at most a second apart for samples, at once for events, gaps, seals and changes."""

import os
import threading
import time
from pathlib import Path

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import StorageFault
from app.core.recording import syncing
from app.core.recording.syncing import EVERY_S, DiskSync
from app.core.signals.channel_changes import ChannelChange
from tests.fakes.recordings import EEG, annotation, block, create_writer, record_blocks


class Disk:
    """Stands in for fsync of recorded files; keeps when it was asked, and up to which size."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[float, int]] = []
        self.takes_s = 0.0
        self.fails = self.failed = False
        self.changed = threading.Condition()
        monkeypatch.setattr(syncing, "sync_now", self._sync)

    def _sync(self, descriptor: int) -> None:
        if self.takes_s:
            time.sleep(self.takes_s)
        if self.fails:
            with self.changed:
                self.failed = True
                self.changed.notify_all()
            raise StorageFault("The disk did not store the recording: worn out.")
        with self.changed:
            self.asked.append((time.monotonic(), os.fstat(descriptor).st_size))
            self.changed.notify_all()

    def stored(self, size: int, within_s: float) -> bool:
        """Whether that many bytes are on the disk in time."""
        with self.changed:
            return self.changed.wait_for(lambda: any(known >= size for _, known in self.asked), within_s)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def test_samples_are_on_the_disk_within_a_second_and_not_one_by_one(tmp_path: Path, disk: Disk) -> None:
    assert EVERY_S < 1.0
    writer = create_writer(tmp_path / "r", clock=SYSTEM_CLOCK)
    asked_before = len(disk.asked)
    end = record_blocks(writer, n_blocks=20)
    size = writer.bytes_written
    assert not disk.stored(size, 0.1)  # nobody waits for the disk at each block
    assert disk.stored(size, EVERY_S + 0.4)
    assert len(disk.asked) - asked_before <= 2
    record_blocks(writer, n_blocks=1, first=end, sequence=20)
    writer.close("stopped")


def test_what_must_not_be_missed_is_asked_of_the_disk_at_once(tmp_path: Path, disk: Disk) -> None:
    writer = create_writer(tmp_path / "r", clock=SYSTEM_CLOCK)
    record_blocks(writer, n_blocks=1)
    for append in (
        lambda: writer.append_event(annotation("x", 0.1), source="operator"),
        lambda: writer.append_gap(EEG, 5, "device"),
        lambda: writer.append_configuration(EEG, ChannelChange(label="E1", new_label="Fz"), source="operator"),
        writer._seal,
    ):
        append()
        assert disk.stored(writer.bytes_written, EVERY_S / 3)
    writer.close("stopped")


def test_a_slow_disk_is_counted_and_holds_no_sample_up(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "SLOW_S", 0.1)
    writer = create_writer(tmp_path / "r", clock=SYSTEM_CLOCK)
    disk.takes_s = 0.3
    writer.append_event(annotation("x", 0.1), source="device")
    time.sleep(0.02)
    began_s = time.monotonic()
    record_blocks(writer, n_blocks=50)
    assert time.monotonic() - began_s < 0.2
    writer.close("stopped")
    assert writer.disk.slow_syncs >= 1
    assert writer.disk.longest_sync_s >= 0.3


def test_a_disk_that_fails_is_told_at_the_next_write(tmp_path: Path, disk: Disk) -> None:
    writer = create_writer(tmp_path / "r", clock=SYSTEM_CLOCK)
    disk.fails = True
    writer.append_event(annotation("x", 0.1), source="device")
    with disk.changed:
        assert disk.changed.wait_for(lambda: disk.failed, 2.0)
    time.sleep(0.05)
    with pytest.raises(StorageFault, match="worn out"):
        writer.append_block(block(0, 10, 0))
    with pytest.raises(StorageFault):
        writer.close("storage_fault")


def test_the_thread_ends_with_its_file(tmp_path: Path, disk: Disk) -> None:
    descriptor = os.open(tmp_path / "f", os.O_WRONLY | os.O_CREAT)
    sync = DiskSync(descriptor, clock=SYSTEM_CLOCK)
    os.write(descriptor, b"x")
    sync.note_written()
    sync.end()
    assert sync.ended(2.0)
    assert disk.asked[-1][1] == 1
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(descriptor)
