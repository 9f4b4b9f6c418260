"""What a checked header of an EDF or BDF file says about where its samples lie.

Guarantees: frozen values. Does not: read anything (see `edf_header` and `edf_file`).
"""

from dataclasses import dataclass

from app.core.signals.channels import Channel


@dataclass(frozen=True, slots=True)
class EdfSignal:
    """One signal of the file.

    Attributes:
        samples_per_record: How many samples each data record holds of it.
        offset_samples: Where they begin within a record, in samples of all signals.
        rate_hz: Samples a second; NaN for an annotation signal of a file with records of no duration.
        channel: What it measures; for an annotation signal a name only.
        digital_minimum: d0 in: value = (d - d0) * gain + offset.
        gain: Channel units (microvolts for a voltage) per digital step.
        offset: Value at d0, in channel units.
    """

    is_annotation: bool
    samples_per_record: int
    offset_samples: int
    rate_hz: float
    channel: Channel
    digital_minimum: int
    gain: float
    offset: float


@dataclass(frozen=True, slots=True)
class EdfHeader:
    """A header that has been checked.

    Attributes:
        bytes_per_sample: 2 (EDF) or 3 (BDF).
        discontinuous: Says of itself that its records have gaps between them (EDF+D, BDF+D).
        header_bytes: Where the first data record begins.
        n_records: Complete data records that are there, never more than the file is long.
        announced_records: What the header says; -1 where it was never finalised.
        record_duration_s: Of one record; 0 only where there is no signal.
    """

    format_name: str
    bytes_per_sample: int
    discontinuous: bool
    header_bytes: int
    n_records: int
    announced_records: int
    record_duration_s: float
    signals: tuple[EdfSignal, ...]
    warnings: tuple[str, ...]

    @property
    def channels(self) -> tuple[EdfSignal, ...]:
        """The signals that carry samples."""
        return tuple(signal for signal in self.signals if not signal.is_annotation)

    @property
    def annotation_signals(self) -> tuple[EdfSignal, ...]:
        return tuple(signal for signal in self.signals if signal.is_annotation)

    @property
    def record_samples(self) -> int:
        """Samples of all signals in one record."""
        return sum(signal.samples_per_record for signal in self.signals)

    @property
    def record_bytes(self) -> int:
        return self.record_samples * self.bytes_per_sample

    @property
    def duration_s(self) -> float:
        """Of all complete records together, without gaps."""
        return self.n_records * self.record_duration_s

    @property
    def truncated(self) -> bool:
        """Whether records that the header announces are missing at the end."""
        return self.n_records < self.announced_records
