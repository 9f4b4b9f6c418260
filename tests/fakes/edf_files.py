"""EDF and BDF files made byte by byte, so that a test can also make the wrong ones."""

from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True)
class FakeSignal:
    """One signal; every text is written as it stands, so that a test may write nonsense."""

    label: str = "Fp1"
    samples_per_record: str = "50"
    dimension: str = "uV"
    physical_minimum: str = "-3276.8"
    physical_maximum: str = "3276.7"
    digital_minimum: str = "-32768"
    digital_maximum: str = "32767"
    transducer: str = ""
    prefiltering: str = ""


@dataclass(frozen=True)
class FakeFile:
    """A file of `n_records` records; `bytes()` makes it.

    Attributes:
        timed_texts: By record, what its annotation signal holds; a record's own time is always put first.
        onsets: By record, its own time as text; counted on from the record before where absent.
    """

    signals: tuple[FakeSignal, ...] = (FakeSignal("Fp1"), FakeSignal("Fp2"))
    n_records: int = 6
    announced_records: str | None = None
    record_duration: str = "0.5"
    reserved: str = "EDF+C"
    version: bytes = b"0       "
    start: str = "01.01.2410.00.00"
    n_signals: str | None = None
    header_bytes: str | None = None
    timed_texts: dict[int, bytes] = field(default_factory=dict)
    onsets: dict[int, str] = field(default_factory=dict)
    annotation_samples: int = 40
    seed: int = 3

    @property
    def width(self) -> int:
        return 3 if self.version[:1] == b"\xff" else 2

    @property
    def has_annotations(self) -> bool:
        return self.reserved[:4] in ("EDF+", "BDF+")

    def with_signals(self, *signals: FakeSignal) -> "FakeFile":
        return replace(self, signals=signals)

    def digital(self, signal: int, record: int) -> np.ndarray:
        """The integers of one signal in one record."""
        rng = np.random.default_rng([self.seed, signal, record])
        top = 1 << (8 * self.width - 1)
        return rng.integers(-top, top, int(self.signals[signal].samples_per_record), dtype=np.int64)

    def all_digital(self, signal: int) -> np.ndarray:
        return np.concatenate([self.digital(signal, record) for record in range(self.n_records)])

    def header(self) -> bytes:
        signals = list(self.signals)
        if self.has_annotations:
            label = "EDF Annotations" if self.width == 2 else "BDF Annotations"
            top = 1 << (8 * self.width - 1)
            signals.append(FakeSignal(label, str(self.annotation_samples), "", "-1", "1", str(-top), str(top - 1)))
        n = len(signals)
        fixed = self.version + b"X X X X".ljust(80) + b"Startdate X X X X".ljust(80) + self.start.encode().ljust(16)
        fixed += (self.header_bytes or str(256 * (n + 1))).encode().ljust(8) + self.reserved.encode().ljust(44)
        fixed += (self.announced_records or str(self.n_records)).encode().ljust(8)
        fixed += self.record_duration.encode().ljust(8) + (self.n_signals or str(n)).encode().ljust(4)
        columns = (
            ("label", 16),
            ("transducer", 80),
            ("dimension", 8),
            ("physical_minimum", 8),
            ("physical_maximum", 8),
            ("digital_minimum", 8),
            ("digital_maximum", 8),
            ("prefiltering", 80),
            ("samples_per_record", 8),
        )
        table = b"".join(
            getattr(signal, name).encode("latin-1").ljust(width)[:width]
            for name, width in columns
            for signal in signals
        )
        return fixed + table + b" " * (32 * n)

    def record(self, number: int) -> bytes:
        parts = []
        for k in range(len(self.signals)):
            values = self.digital(k, number).astype("<i4").view(np.uint8).reshape(-1, 4)[:, : self.width]
            parts.append(values.tobytes())
        if self.has_annotations:
            onset = self.onsets.get(number, f"+{number * float(self.record_duration):g}")
            raw = onset.encode() + b"\x14\x14\x00" + self.timed_texts.get(number, b"")
            parts.append(raw.ljust(self.annotation_samples * self.width, b"\x00"))
        return b"".join(parts)

    def bytes(self) -> bytes:
        return self.header() + b"".join(self.record(number) for number in range(self.n_records))


PLAIN_BDF = FakeFile(
    signals=tuple(
        FakeSignal(label, "100", "uV", "-262144", "262144", "-8388608", "8388607") for label in ("A1", "A2", "Status")
    ),
    version=b"\xffBIOSEMI",
    reserved="24BIT",
    record_duration="1",
)
