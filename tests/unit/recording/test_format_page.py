"""A reader written from docs/recording-format.md alone, without a line of ours; it must read what we write."""

import hashlib
import json
import struct
import uuid
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core.clock import VirtualClock
from app.core.recording.reader import RecordingReader
from app.core.recording.writer import RecordingWriter
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import ChannelState
from tests.fakes.exported_recordings import rich_recording
from tests.fakes.recordings import EEG, block, create_writer, record_blocks, values

TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    TABLE.append(byte)


def crc32c(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for one in data:
        crc = TABLE[(crc ^ one) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


class PageReader:
    """What the page says, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.samples: dict[str, list[tuple[int, list[tuple[float, ...]]]]] = {}
        self.due: dict[str, int] = {}
        self.json: dict[int, list[Any]] = {kind: [] for kind in (1, 3, 4, 5, 6, 7)}
        for path in sorted(folder.glob("segment-*.nsr"), key=lambda p: int(p.stem[8:])):
            self._segment(path.name, path.read_bytes())

    def _segment(self, name: str, data: bytes) -> None:
        at, number, sealed = 0, 0, 0
        while at + 28 <= len(data):
            magic, kind, zero, length, own, payload_crc, header_crc = struct.unpack("<4sHHIQII", data[at : at + 28])
            assert (magic, zero, own, header_crc) == (b"NSRC", 0, number, crc32c(data[at : at + 24]))
            if at + 28 + length > len(data):
                return  # torn: the segment ends here, and is valid
            payload = data[at + 28 : at + 28 + length]
            assert crc32c(payload) == payload_crc
            assert (kind == 1) == (number == 0)
            if kind == 2:
                self._block(payload)
            elif kind in self.json:
                told = json.loads(payload)
                self.json[kind].append(told)
                if kind == 4:
                    assert self.due.get(told["stream_id"], 0) == told["first_sample"]
                    self.due[told["stream_id"]] = told["first_sample"] + told["n_samples"]
                if kind == 5 and told["segment"] == name:
                    assert told["first_byte"] == sealed
                    sealed = told["end_byte"]
                    assert hashlib.sha256(data[told["first_byte"] : sealed]).hexdigest() == told["sha256"]
            at, number = at + 28 + length, number + 1

    def _block(self, payload: bytes) -> None:
        magic, one, channels, n, zero, raw, _seq, first, _device_s, _host_ns, rate = struct.unpack(
            "<4sHHII16sQQdqd", payload[:72]
        )
        assert (magic, one, zero) == (b"NSB1", 1, 0)
        stream = str(uuid.UUID(bytes=raw))
        (described,) = [s for s in self.json[1][0]["streams"] if s["stream_id"] == stream]
        assert (len(described["channels"]), described["rate_hz"]) == (channels, rate)
        assert self.due.get(stream, 0) == first
        self.due[stream] = first + n
        flat = struct.unpack(f"<{channels * n}f", payload[72:])
        self.samples.setdefault(stream, []).append((first, [flat[c * n : (c + 1) * n] for c in range(channels)]))


def test_the_checksum_is_the_one_the_page_names() -> None:
    assert crc32c(b"123456789") == 0xE3069283


@pytest.mark.parametrize("gaps", [True, False])
def test_a_reader_made_from_the_page_reads_a_recording(tmp_path: Path, gaps: bool) -> None:
    folder = rich_recording(tmp_path / "r", gaps=gaps)
    page = PageReader(folder)
    with RecordingReader(folder) as reader:
        for stream, count in zip(reader.streams, reader.counts(), strict=True):
            assert page.due[stream.stream_id] == count.end_sample
            for first, rows in page.samples[stream.stream_id]:
                held = reader.samples(stream.stream_id, first, first + len(rows[0]))
                assert np.array_equal(np.array(rows, dtype=np.float32), held, equal_nan=True)
        assert [gap["n_samples"] for gap in page.json[4]] == [gap.n_samples for gap in reader.gaps()]
        texts = [one["event"]["text"] for one in page.json[3]]
        assert sorted(texts) == sorted(event.text for event in reader.events())
        assert page.json[6][0]["counts"][0]["samples"] == reader.counts()[0].samples


def test_it_reads_one_that_was_cut_off_continued_and_configured_otherwise(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    writer = create_writer(folder)
    end = record_blocks(writer, n_blocks=4)
    writer.append_configuration(EEG, ChannelChange(label="E2", new_label="Cz"), source="operator")
    record_blocks(writer, n_blocks=1, first=end, sequence=4)
    writer.abandon()
    path = folder / "segment-000000.nsr"
    path.write_bytes(path.read_bytes()[:-9])
    writer = RecordingWriter.resume(folder, clock=VirtualClock())
    writer.append_configuration(EEG, ChannelChange(label="Cz", state=ChannelState.BAD), source="operator")
    writer.append_block(block(60, 10, 4), gap_cause="restart")
    writer.close("stopped")
    page = PageReader(folder)
    assert [segment["reason"] for segment in page.json[1]] == ["start", "restart"]
    assert page.json[1][1]["configurations"] == page.json[7][:1]
    assert [(c["first_sample"], c["change"]["label"]) for c in page.json[7]] == [(40, "E2"), (40, "Cz")]
    assert page.json[7][1]["change"]["state"] == "bad"
    ((first, rows),) = page.samples[EEG][-1:]
    assert first == 60
    assert np.array_equal(np.array(rows, dtype=np.float32), values(60, 70))
    # What was left unsealed is sealed by the first record after the next segment's header.
    assert page.json[5][0]["segment"] == "segment-000000.nsr"
