"""How recorded samples fit into EDF+ and BDF+: data records, integers, annotation bytes. Pure.

Guarantees: a channel that came from such a file gets its own calibration back, so that its integers are the source's;
else the range is fitted to the data, so that the error is at most half a step of a full scale over the data's own
range. The length of a data record is chosen so that no sample is padded or cut where that can be.
Does not: read or write. Source: Kemp & Olivan 2003 (EDF+), https://www.edfplus.info/specs/edfplus.html; BDF: 24-bit
EDF.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from app.core.errors import DefectError, SourceFileFault, WrongUse
from app.core.signals.channels import MICROVOLT, Channel, microvolts_per

# EDF+ specification section 2.1.1 (from EDF, 1992): a data record should not exceed 61440 bytes.
_RECORD_BYTES = {2: 61440, 3: 15 * 61440}
_SHORTEST_RECORD_S = Fraction(1, 100)
_LONGEST_RECORD_S = 60
_LONGEST_SHARED_S = 10
_FIELD_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class RecordLayout:
    """Lengths of the data records.

    Attributes:
        duration_s: Of one record, exact.
        samples: Per record, by stream in order.
        n_records: Enough to hold everything.
    """

    duration_s: Fraction
    samples: tuple[int, ...]
    n_records: int


def exact_rate(rate_hz: float) -> Fraction:
    """The rate as the fraction it was meant to be (333.333... is 1000/3)."""
    return Fraction(rate_hz).limit_denominator(1_000_000)


def fits_field(value: Fraction) -> bool:
    """Whether the value can be written exactly as a decimal number of at most eight characters."""
    for digits in range(_FIELD_CHARACTERS - 1):
        if (value * 10**digits).denominator == 1:
            return len(f"{value.numerator / value.denominator:.{digits}f}") <= _FIELD_CHARACTERS
    return False


def choose_layout(
    rates: Sequence[Fraction], channels: Sequence[int], lengths: Sequence[int], sample_bytes: int
) -> RecordLayout:
    """The record length nearest to one second that needs no padding; with padding where there is none.

    Args:
        rates: Of the streams, Hz.
        channels: Number of channels of each.
        lengths: Samples of each that must fit.
        sample_bytes: 2 for EDF, 3 for BDF.
    """
    unit_s = _unit_s(rates)
    per_unit = [int(rate * unit_s) for rate in rates]
    units = max(-(-length // samples) for length, samples in zip(lengths, per_unit, strict=True))
    even = all(length == units * samples for length, samples in zip(lengths, per_unit, strict=True))

    def cost(k: int) -> tuple[bool, bool, float]:
        duration_s = k * unit_s
        n_bytes = sum(k * s * n * sample_bytes for s, n in zip(per_unit, channels, strict=True))
        return not fits_field(duration_s), n_bytes > _RECORD_BYTES[sample_bytes], abs(math.log(duration_s))

    def usable(k: int) -> bool:
        return (k == units or k * unit_s >= _SHORTEST_RECORD_S) and k * unit_s <= _LONGEST_RECORD_S

    candidates = [k for k in _divisors(units) if usable(k) and fits_field(k * unit_s)] if even else []
    if not candidates:
        near = max(1, round(1 / unit_s))
        candidates = sorted({max(1, near * part // 1000) for part in range(10, 1001, 10)} | {near})
    best = min(candidates, key=cost)
    return RecordLayout(best * unit_s, tuple(best * samples for samples in per_unit), -(-units // best))


def _unit_s(rates: Sequence[Fraction]) -> Fraction:
    """The shortest time that is a whole number of samples at each rate."""
    return Fraction(math.lcm(*(rate.denominator for rate in rates)), math.gcd(*(rate.numerator for rate in rates)))


def share_a_record(rates: Sequence[Fraction]) -> bool:
    """Whether streams of these rates fit into one file without data records of absurd length."""
    return len(rates) < 2 or _unit_s(rates) <= _LONGEST_SHARED_S


def choose_layout_with_pauses(
    rates: Sequence[Fraction],
    channels: Sequence[int],
    lengths: Sequence[Sequence[int]],
    begins_s: Sequence[float],
    sample_bytes: int,
) -> tuple[RecordLayout, tuple[int, ...]]:
    """One record length for all stretches of a discontinuous file, and how many records each stretch has.

    The longest of about a second whose padding at the end of a stretch does not reach into the next one.

    Args:
        lengths: By stretch, samples of each stream.
        begins_s: When each stretch begins, counted from the file's start.

    Raises:
        WrongUse: There is none.
    """
    unit_s = _unit_s(rates)
    per_unit = [int(rate * unit_s) for rate in rates]
    units = [max(-(-n // samples) for n, samples in zip(own, per_unit, strict=True)) for own in lengths]
    bytes_a_unit = sum(s * n * sample_bytes for s, n in zip(per_unit, channels, strict=True))
    longest = max(1, min(round(1 / unit_s), _RECORD_BYTES[sample_bytes] // bytes_a_unit))
    steps = sorted({max(1, longest * part // 1000) for part in range(1, 1001)}, reverse=True)
    for k in steps:
        records = tuple(-(-n // k) for n in units)
        ends_s = [begin_s + float(n * k * unit_s) for begin_s, n in zip(begins_s, records, strict=True)]
        apart = all(end_s <= next_s + 1e-9 for end_s, next_s in zip(ends_s[:-1], begins_s[1:], strict=True))
        if apart and fits_field(k * unit_s):
            return RecordLayout(k * unit_s, tuple(k * samples for samples in per_unit), sum(records)), records
    raise WrongUse(
        "The gaps of this recording are too short for one discontinuous file.",
        meaning="Its data records would reach over them.",
        advice="Export without --discontinuous: one file for each continuous stretch.",
    )


def _divisors(number: int) -> Iterable[int]:
    for k in range(1, math.isqrt(number) + 1):
        if number % k == 0:
            yield k
            yield number // k


@dataclass(frozen=True, slots=True)
class Quantisation:
    """How one channel becomes integers.

    Attributes:
        dimension: Physical dimension to write.
        unit_factor: Channel units per `dimension` (1000 where the channel is in uV and the file in mV).
        exact: Whether it is the source's own.
        storage: Integers are from -storage to storage - 1.
    """

    dimension: str
    physical_minimum: float
    physical_maximum: float
    digital_minimum: int
    digital_maximum: int
    unit_factor: float
    exact: bool
    storage: int

    @property
    def gain(self) -> float:
        """Physical units a digital step."""
        return (self.physical_maximum - self.physical_minimum) / (self.digital_maximum - self.digital_minimum)

    @property
    def step(self) -> float:
        """Channel units a digital step, always positive."""
        return abs(self.gain) * self.unit_factor

    def to_digital(self, samples: NDArray[np.float32]) -> NDArray[np.int32]:
        """Nearest integers; float64 inside."""
        physical = samples.astype(np.float64) / self.unit_factor
        digital = np.rint((physical - self.physical_minimum) / self.gain + self.digital_minimum)
        # `quantise` let nothing through that is outside by more than the last bit of a float32.
        return np.clip(digital, -self.storage, self.storage - 1).astype(np.int32)

    def to_physical(self, digital: NDArray[np.integer]) -> NDArray[np.float64]:
        """Channel units."""
        physical = (digital.astype(np.float64) - self.digital_minimum) * self.gain + self.physical_minimum
        return physical * self.unit_factor

    @property
    def padding(self) -> int:
        """The integer nearest to zero that may be written where there is no sample."""
        nearest = round(-self.physical_minimum / self.gain + self.digital_minimum)
        low, high = sorted((self.digital_minimum, self.digital_maximum))
        return min(max(nearest, low), high)


def quantise(channel: Channel, lowest: float, highest: float, sample_bytes: int) -> Quantisation:
    """How to write a channel whose samples lie between `lowest` and `highest` (channel units).

    Raises:
        SourceFileFault: The numbers of its range do not fit an EDF header.
        DefectError: The range is not finite.
    """
    if not (math.isfinite(lowest) and math.isfinite(highest)):
        raise DefectError(f"The channel {channel.label} has values that are not numbers.")
    storage = 1 << (8 * sample_bytes - 1)
    own = _source_quantisation(channel, storage)
    if own is not None:
        ends = (np.array([lowest, highest]) / own.unit_factor - own.physical_minimum) / own.gain + own.digital_minimum
        slack = 1 + np.finfo(np.float32).eps * max(abs(lowest), abs(highest)) / own.step
        if -storage - slack <= ends.min() and ends.max() <= storage - 1 + slack:
            return own
    calibration = channel.calibration
    if calibration is not None and (factor := _unit_factor(channel)) is not None:
        fitted = _fit(calibration.physical_dimension, factor, lowest, highest, storage, at_most=2.0)
        if fitted is not None:
            return fitted
    units = (("uV", 1.0), ("mV", 1e3), ("V", 1e6)) if channel.unit == MICROVOLT else ((channel.unit, 1.0),)
    for dimension, factor in units:
        fitted = _fit(dimension, factor, lowest, highest, storage, at_most=math.inf)
        if fitted is not None:
            return fitted
    raise SourceFileFault(
        f"The range of the channel {channel.label} ({lowest:g} to {highest:g} {channel.unit}) cannot be written in the"
        " eight characters that EDF has for it.",
        meaning="Nothing was exported; the recording itself is intact.",
        advice="Read the recording with this application.",
    )


def _unit_factor(channel: Channel) -> float | None:
    """Channel units per source dimension; None where the two have nothing to do with each other."""
    if channel.calibration is None:
        return None
    if channel.unit == MICROVOLT:
        return microvolts_per(channel.calibration.physical_dimension)
    return 1.0


def _source_quantisation(channel: Channel, storage: int) -> Quantisation | None:
    calibration, factor = channel.calibration, _unit_factor(channel)
    if calibration is None or factor is None:
        return None
    low, high = calibration.physical_minimum, calibration.physical_maximum
    digital = (calibration.digital_minimum, calibration.digital_maximum)
    if low == high or digital[0] == digital[1] or min(digital) < -storage or max(digital) >= storage:
        return None
    if not all(math.isfinite(end) and as_written(end, math.floor) == end for end in (low, high)):
        return None
    return Quantisation(calibration.physical_dimension, low, high, *digital, factor, True, storage)


def _fit(
    dimension: str, factor: float, lowest: float, highest: float, storage: int, *, at_most: float
) -> Quantisation | None:
    """The data's own range, rounded outwards to eight characters; None where it is beyond them.

    Args:
        at_most: How many times wider than the data it may become; eight characters are coarse for small numbers.
    """
    low, high = lowest / factor, highest / factor
    if low == high:
        low, high = low - 1, high + 1
    written_low, written_high = as_written(low, math.floor), as_written(high, math.ceil)
    if written_low is None or written_high is None or written_low >= written_high:
        return None
    if (written_high - written_low) > at_most * (high - low):
        return None
    return Quantisation(dimension, written_low, written_high, -storage, storage - 1, factor, False, storage)


def as_written(value: float, rounding: Callable[[float], int]) -> float | None:
    """The value as eight characters hold it, rounded by `math.floor`, `math.ceil` or `round`; None where too large."""
    for digits in range(_FIELD_CHARACTERS - 2, -1, -1):
        scaled = value * 10**digits
        nearest = round(scaled)
        # Only what multiplying itself did to the last bit is forgiven.
        if abs(scaled - nearest) > 1e-15 * abs(scaled):
            nearest = rounding(scaled)
        text = f"{nearest / 10**digits:.{digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if len(text) <= _FIELD_CHARACTERS:
            return float(text)
    return None


def field_text(value: float) -> str:
    """The value as it is written in a header field, exactly.

    Raises:
        DefectError: Eight characters do not hold it; `as_written` was not asked.
    """
    for digits in range(_FIELD_CHARACTERS):
        text = f"{value:.{digits}f}"
        if len(text) <= _FIELD_CHARACTERS and float(text) == value:
            return text
    raise DefectError(f"{value} does not fit a field of an EDF header.")


def pack_samples(digital: NDArray[np.int32], per_record: int, sample_bytes: int) -> NDArray[np.uint8]:
    """Integers of one stream as bytes of records.

    Args:
        digital: Shape (n_channels, n_records * per_record).

    Returns:
        Shape (n_records, n_channels * per_record * sample_bytes): channel after channel within each record.
    """
    n_channels = digital.shape[0]
    records = digital.reshape(n_channels, -1, per_record).transpose(1, 0, 2)
    if sample_bytes == 2:
        packed = np.ascontiguousarray(records, dtype="<i2").view(np.uint8)
    else:
        wide = np.ascontiguousarray(records, dtype="<i4").view(np.uint8).reshape(*records.shape, 4)
        packed = np.ascontiguousarray(wide[..., :3])
    return packed.reshape(records.shape[0], -1)


@dataclass(frozen=True, slots=True)
class TimedText:
    """An annotation to be written, onset in seconds since the file's start."""

    onset_s: float
    duration_s: float | None
    text: str


def _decimal(value: float, *, sign: bool) -> str:
    return np.format_float_positional(value, unique=True, trim="-", sign=sign)


def annotation_bytes(annotation: TimedText) -> bytes:
    """One time-stamped annotation list (EDF+ section 2.2.2), its closing zero byte included."""
    timing = _decimal(annotation.onset_s, sign=True)
    if annotation.duration_s is not None:
        timing += "\x15" + _decimal(max(annotation.duration_s, 0.0), sign=False)
    return f"{timing}\x14{writable_text(annotation.text)}\x14\x00".encode()


def writable_text(text: str) -> str:
    """An annotation's text without control characters, which the format takes for its own (section 2.2.1)."""
    return "".join(" " if ord(character) < 32 else character for character in text)


def annotation_records(
    annotations: Iterable[TimedText], starts_s: Sequence[float], sample_bytes: int
) -> NDArray[np.uint8]:
    """The annotation signal: shape (n_records, width), each record with its own start time first.

    An annotation lies in the last record that begins at or before its onset; before the first one, in that one.

    Args:
        starts_s: When each record begins, counted from the file's start.
    """
    lists = [bytearray(annotation_bytes(TimedText(start_s, None, ""))) for start_s in starts_s]
    for annotation in sorted(annotations, key=lambda a: a.onset_s):
        lists[max(bisect_right(starts_s, annotation.onset_s) - 1, 0)] += annotation_bytes(annotation)
    longest = max(len(one) for one in lists)
    # Room for one character at least in the header's own template, and whole samples.
    width = -(-max(longest, 12) // sample_bytes) * sample_bytes
    return np.frombuffer(b"".join(bytes(one).ljust(width, b"\0") for one in lists), dtype=np.uint8).reshape(-1, width)
