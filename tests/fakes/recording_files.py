"""Small BrainVision, FIF, XDF and OpenBCI files, made for a test and written by hand or by mne."""

import struct
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import mne
import numpy as np
from numpy.typing import NDArray


def some_samples(n_channels: int = 3, n: int = 700, seed: int = 3) -> NDArray[np.float32]:
    """Microvolts, exact in steps of 0.5."""
    return (np.random.default_rng(seed).integers(-4000, 4000, (n_channels, n)) / 2).astype(np.float32)


def write_brainvision(
    path: Path, samples: NDArray[np.float32], *, rate_hz: float = 200.0, markers: Sequence[tuple[str, str, int]] = ()
) -> Path:
    """Header, markers and data, 16 bit, half a microvolt a step; `markers` are type, description, position from 1."""
    names = "\n".join(f"Ch{k + 1}=E{k + 1},,0.5,µV" for k in range(len(samples)))
    path.write_text(
        "Brain Vision Data Exchange Header File Version 1.0\n[Common Infos]\nCodepage=UTF-8\n"
        f"DataFile={path.stem}.eeg\nMarkerFile={path.stem}.vmrk\nDataFormat=BINARY\nDataOrientation=MULTIPLEXED\n"
        f"NumberOfChannels={len(samples)}\nSamplingInterval={1e6 / rate_hz:g}\n[Binary Infos]\nBinaryFormat=INT_16\n"
        f"[Channel Infos]\n{names}\n",
        encoding="utf-8",
    )
    lines = [f"Mk{k + 1}={kind},{text},{at},1,0" for k, (kind, text, at) in enumerate(markers)]
    path.with_suffix(".vmrk").write_text(
        "Brain Vision Data Exchange Marker File, Version 1.0\n[Common Infos]\nCodepage=UTF-8\n"
        f"DataFile={path.stem}.eeg\n[Marker Infos]\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )
    path.with_suffix(".eeg").write_bytes((samples.T * 2).astype("<i2").tobytes())
    return path


def write_fif(
    path: Path,
    samples: NDArray[np.float32],
    *,
    rate_hz: float = 200.0,
    annotations: Sequence[tuple[float, float, str]] = (),
) -> Path:
    """Raw FIF by mne; `annotations` are onset, duration, text. A "BAD_ACQ_SKIP" is a pause of the acquisition."""
    info = mne.create_info([f"E{k + 1}" for k in range(len(samples))], rate_hz, "eeg")
    raw = mne.io.RawArray(samples.astype(np.float64) * 1e-6, info, verbose="error")
    raw.set_annotations(mne.Annotations(*zip(*annotations, strict=True)) if annotations else None)
    raw.save(path, overwrite=True, verbose="error", fmt="double")
    return path


class XdfFile:
    """Builds an XDF file chunk by chunk."""

    def __init__(self) -> None:
        self.content = bytearray(b"XDF:")
        self.chunk(1, b'<?xml version="1.0"?><info><version>1.0</version></info>')

    def chunk(self, tag: int, content: bytes) -> None:
        body = struct.pack("<H", tag) + content
        self.content += b"\x04" + struct.pack("<I", len(body)) + body

    def header(
        self,
        stream_id: int,
        name: str,
        kind: str,
        labels: Sequence[str],
        rate_hz: float,
        form: str = "float32",
        unit: str = "microvolts",
    ) -> None:
        channels = "".join(
            f"<channel><label>{escape(label)}</label><type>{kind}</type><unit>{unit}</unit></channel>"
            for label in labels
        )
        self.chunk(
            2,
            struct.pack("<I", stream_id)
            + (
                f'<?xml version="1.0"?><info><name>{escape(name)}</name><type>{kind}</type>'
                f"<channel_count>{len(labels)}</channel_count><nominal_srate>{rate_hz:g}</nominal_srate>"
                f"<channel_format>{form}</channel_format><source_id>s{stream_id}</source_id>"
                f"<desc><channels>{channels}</channels></desc></info>"
            ).encode(),
        )

    def samples(self, stream_id: int, stamps_s: Sequence[float], values: NDArray[np.float32]) -> None:
        """`values` of shape (n_channels, n)."""
        content = bytearray(struct.pack("<I", stream_id) + b"\x04" + struct.pack("<I", len(stamps_s)))
        for stamp_s, sample in zip(stamps_s, values.T, strict=True):
            content += b"\x08" + struct.pack("<d", stamp_s) + sample.astype("<f4").tobytes()
        self.chunk(3, bytes(content))

    def texts(self, stream_id: int, stamps_s: Sequence[float], texts: Sequence[str]) -> None:
        content = bytearray(struct.pack("<I", stream_id) + b"\x01" + bytes([len(texts)]))
        for stamp_s, text in zip(stamps_s, texts, strict=True):
            raw = text.encode()
            content += b"\x08" + struct.pack("<d", stamp_s) + b"\x01" + bytes([len(raw)]) + raw
        self.chunk(3, bytes(content))

    def write(self, path: Path) -> Path:
        path.write_bytes(self.content)
        return path


def an_xdf_file(*, gap_s: float = 5.0, n_arm: int = 400) -> XdfFile:
    """EEG at 100 Hz with a gap after 3 s, an accelerometer at 50 Hz that begins 0.3 s later, and markers."""
    file = XdfFile()
    file.header(1, "Cap", "EEG", ("Cz", "Pz"), 100.0)
    file.header(2, "Arm", "ACC", ("X",), 50.0, unit="g")
    file.header(3, "Task", "Markers", ("text",), 0.0, form="string")
    eeg, arm = some_samples(2, 600), some_samples(1, n_arm, seed=4)
    file.samples(1, (1000 + np.arange(300) / 100).tolist(), eeg[:, :300])
    file.texts(3, [1000.505, 1001.0], ["go", "stop"])
    file.samples(2, (1000.3 + np.arange(n_arm) / 50).tolist(), arm)
    file.samples(1, (1003 + gap_s + np.arange(300) / 100).tolist(), eeg[:, 300:])
    file.texts(3, [1003.5 + gap_s], ["again"])
    return file


def openbci_text(*, n: int = 700, skip: Sequence[int] = (), marked: Sequence[int] = ()) -> str:
    """GUI 5 with four channels; packets whose number is in `skip` are not written, those in `marked` bear marker 7."""
    values = some_samples(4, n)
    lines = [
        "%OpenBCI Raw EXG Data",
        "%Number of channels = 4",
        "%Sample Rate = 200 Hz",
        "%Board = OpenBCI_GUI$BoardCytonSerial",
        "Sample Index, EXG Channel 0, EXG Channel 1, EXG Channel 2, EXG Channel 3, Accel Channel 0, Accel Channel 1, "
        "Accel Channel 2, Timestamp, Marker Channel, Timestamp (Formatted)",
    ]
    for k in range(n):
        if k not in skip:
            row = ", ".join(f"{value:.2f}" for value in values[:, k])
            lines.append(
                f"{k % 256}, {row}, 0.1, 0.2, 0.9, {1700000000 + k / 200:.6f}, {7.0 * (k in marked)}, 12:00:00"
            )
    return "\n".join(lines) + "\n"
