"""The header of an EDF, EDF+, BDF or BDF+ file, checked field by field.

Guarantees: a header that cannot be trusted raises `SourceFileFault` with the file's own name and the fault; a fault
that can be lived with becomes a warning. The patient and recording fields (bytes 8 to 168) are never looked at, and of
the rest of the file only its length is. Does not: look at samples or annotations (see `edf_file`). Any thread.
Sources: Kemp et al. 1992 (EDF), Kemp and Olivan 2003 (EDF+), BioSemi "BDF file format".
"""

import math
import os
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

from app.core.devices.channel_kinds import guess_kind
from app.core.devices.edf_layout import EdfHeader, EdfSignal
from app.core.errors import SourceFileFault
from app.core.signals.channels import MICROVOLT, Channel, SourceCalibration, microvolts_per

FIXED_BYTES = 256
_SIGNAL_BYTES = 256
_MOST_SIGNALS = 4096
_LONGEST_RECORD_BYTES = 1 << 28
_LONGEST_RECORD_S = 86_400.0
_LARGEST_VALUE = 1e20
_FASTEST_HZ = 10_000_000.0
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_WHOLE = re.compile(r"[+-]?\d+(\.0*)?")

# Name and width of each per-signal field, in file order.
_FIELDS = (
    ("label", 16),
    ("transducer", 80),
    ("dimension", 8),
    ("physical_minimum", 8),
    ("physical_maximum", 8),
    ("digital_minimum", 8),
    ("digital_maximum", 8),
    ("prefiltering", 80),
    ("samples_per_record", 8),
    ("reserved", 32),
)


def read_header(path: Path) -> EdfHeader:
    """Check the header of the file at `path`.

    Raises:
        SourceFileFault: It cannot be read, or cannot be trusted from its first byte on.
    """
    try:
        with open_source(path) as stream:
            return parse_header(stream, path.name)
    except OSError as error:
        raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error


def open_source(path: Path) -> BinaryIO:
    """The file at `path`, unbuffered; a pipe or a device is refused, because opening it may wait for ever.

    Raises:
        SourceFileFault: It is not a file, or may not be read.
    """
    if not path.is_file():
        what = "it is not a file" if path.exists() else "there is no such file"
        raise SourceFileFault(f"{path.name} cannot be read: {what}.", advice="Check its name and place.")
    try:
        return path.open("rb", buffering=0)
    except OSError as error:
        raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error


def parse_header(stream: BinaryIO, file_name: str) -> EdfHeader:
    """Check the header at the beginning of `stream`.

    Args:
        stream: Seekable and at its beginning; is left after the header.
        file_name: The file's own name without its folder, for the texts.

    Raises:
        SourceFileFault: The header cannot be trusted.
        OSError: It cannot be read.
    """
    return _HeaderCheck(stream, file_name).run()


class _HeaderCheck:
    """One check of one file; collects warnings on the way."""

    def __init__(self, stream: BinaryIO, file_name: str) -> None:
        self._stream = stream
        self._name = file_name
        self._size = os.fstat(stream.fileno()).st_size
        self._warnings: list[str] = []

    def run(self) -> EdfHeader:
        fixed = self._fixed_part()
        bytes_per_sample = 3 if fixed[:1] == b"\xff" else 2
        reserved = self._text(fixed[192:236])
        plus = reserved[:5].upper() in ("EDF+C", "EDF+D", "BDF+C", "BDF+D")
        family = "BDF" if bytes_per_sample == 3 else "EDF"
        n_signals = self._whole(fixed[252:256], "its number of signals")
        if not 1 <= n_signals <= _MOST_SIGNALS:
            raise self._fault(f"its header says {n_signals} signals")
        header_bytes = self._header_bytes(fixed[184:192], n_signals)
        duration_s = self._number(fixed[244:252], "the duration of a data record")
        if not 0 <= duration_s <= _LONGEST_RECORD_S:
            raise self._fault(f"its data records are said to last {duration_s:g} s")
        self._check_start(fixed[168:184])
        signals = self._signals(n_signals, duration_s, bytes_per_sample)
        draft = EdfHeader(
            format_name=family + reserved[3:5].upper() if plus else family,
            bytes_per_sample=bytes_per_sample,
            discontinuous=plus and reserved[4:5].upper() == "D",
            header_bytes=header_bytes,
            n_records=0,
            announced_records=self._whole(fixed[236:244], "its number of data records"),
            record_duration_s=duration_s,
            signals=signals,
            warnings=(),
        )
        draft = replace(draft, n_records=self._count_records(draft))
        return replace(draft, warnings=_shortened(self._warnings))

    def _fault(self, fault: str) -> SourceFileFault:
        return SourceFileFault(f"{self._name} cannot be played: {fault}.")

    def _fixed_part(self) -> bytes:
        fixed = self._stream.read(FIXED_BYTES)
        if not fixed:
            raise self._fault("it is empty")
        if fixed[:8] == b"\xffBIOSEMI" or (fixed[:1] == b"0" and not fixed[1:8].strip(b" \0")):
            if len(fixed) < FIXED_BYTES:
                raise self._fault(f"it ends inside its header, after {len(fixed)} bytes")
            return fixed
        raise self._fault("it is neither an EDF nor a BDF file, its first eight bytes are wrong")

    def _header_bytes(self, raw: bytes, n_signals: int) -> int:
        """Size by the number of signals; the field that repeats it is only compared."""
        expected = FIXED_BYTES + n_signals * _SIGNAL_BYTES
        if self._text(raw) != str(expected):
            self._warnings.append(
                f"Its header says to be {self._text(raw)!r} bytes long, but {n_signals} signals make {expected}."
            )
        if self._size < expected:
            raise self._fault(f"it ends inside its header, {self._size:,} of {expected:,} bytes are there")
        return expected

    def _check_start(self, raw: bytes) -> None:
        text = self._text(raw[:8]) + " " + self._text(raw[8:])
        match = re.fullmatch(r"(\d\d)[.\-/:](\d\d)[.\-/:](\d\d) (\d\d)[.\-/:](\d\d)[.\-/:](\d\d)", text)
        ranges = ((1, 31), (1, 12), (0, 99), (0, 23), (0, 59), (0, 59))
        if match is None or not all(
            low <= int(part) <= high for part, (low, high) in zip(match.groups(), ranges, strict=True)
        ):
            self._warnings.append("Its start date or time is not a date; the time of its recording is unknown.")

    def _signals(self, n_signals: int, duration_s: float, bytes_per_sample: int) -> tuple[EdfSignal, ...]:
        table: dict[str, list[bytes]] = {}
        for field, width in _FIELDS:
            raw = self._stream.read(n_signals * width)
            table[field] = [raw[k * width : (k + 1) * width] for k in range(n_signals)]
        signals: list[EdfSignal] = []
        labels: set[str] = set()
        offset = 0
        for k in range(n_signals):
            raw_fields = {field: values[k] for field, values in table.items()}
            signal = self._signal(k, raw_fields, offset, duration_s, bytes_per_sample, labels)
            offset += signal.samples_per_record
            signals.append(signal)
        if offset == 0:
            raise self._fault("its data records hold no samples")
        if offset * bytes_per_sample > _LONGEST_RECORD_BYTES:
            raise self._fault(f"its data records are said to be {offset * bytes_per_sample:,} bytes long each")
        return tuple(signals)

    def _signal(
        self, k: int, raw: dict[str, bytes], offset: int, duration_s: float, bytes_per_sample: int, labels: set[str]
    ) -> EdfSignal:
        source_label = self._text(raw["label"], strict=False)
        is_annotation = source_label.casefold() in ("edf annotations", "bdf annotations")
        if not is_annotation:
            calibration, calibrated = self._calibration(k, raw, bytes_per_sample)
        n = self._whole(raw["samples_per_record"], f"the number of samples per record of signal {k + 1}")
        if n < 0:
            raise self._fault(f"signal {k + 1} is said to have {n} samples per record")
        # By way of fractions, so that 3 samples in 0.3 s are 10 Hz and not 10.000000000000002.
        rate_hz = float(Fraction(n) / Fraction(repr(duration_s))) if duration_s > 0 else math.nan
        if is_annotation:
            return EdfSignal(True, n, offset, rate_hz, Channel(label=source_label), 0, 1.0, 0.0)
        if n and duration_s == 0:
            raise self._fault("its data records last 0 s, so that its signals have no rate")
        if rate_hz > _FASTEST_HZ:
            raise self._fault(f"signal {k + 1} would have a rate of {rate_hz:,.0f} Hz")
        label = self._unique(source_label or f"Channel {k + 1}", labels, k, empty=not source_label)
        dimension = calibration.physical_dimension
        kind = guess_kind(label, dimension, calibration.transducer)
        factor = microvolts_per(dimension)
        unit = dimension if factor is None else MICROVOLT
        if not calibrated:
            unit = "count"
        span = calibration.digital_maximum - calibration.digital_minimum
        gain = (calibration.physical_maximum - calibration.physical_minimum) / span
        scale = factor or 1.0
        channel = Channel(label=label, kind=kind, unit=unit, calibration=calibration)
        return EdfSignal(
            False,
            n,
            offset,
            rate_hz,
            channel,
            calibration.digital_minimum,
            gain * scale,
            calibration.physical_minimum * scale,
        )

    def _unique(self, label: str, labels: set[str], k: int, *, empty: bool) -> str:
        """`label`, with a number where it is taken; both are said in a warning."""
        unique = label
        number = 2
        while unique in labels:
            unique = f"{label} ({number})"
            number += 1
        labels.add(unique)
        if empty:
            self._warnings.append(f"Signal {k + 1} has no label; it is shown as {unique!r}.")
        elif unique != label:
            self._warnings.append(f"The label {label!r} occurs more than once; signal {k + 1} is shown as {unique!r}.")
        return unique

    def _calibration(self, k: int, raw: dict[str, bytes], bytes_per_sample: int) -> tuple[SourceCalibration, bool]:
        """How signal `k` was scaled, and whether the file says it in a way that makes sense."""
        lowest, highest = (-(1 << 15), (1 << 15) - 1) if bytes_per_sample == 2 else (-(1 << 23), (1 << 23) - 1)
        words = {field: self._text(raw[field], strict=False) for field in ("dimension", "transducer", "prefiltering")}
        low = self._number(raw["physical_minimum"], f"the physical minimum of signal {k + 1}")
        high = self._number(raw["physical_maximum"], f"the physical maximum of signal {k + 1}")
        d_low = self._whole(raw["digital_minimum"], f"the digital minimum of signal {k + 1}")
        d_high = self._whole(raw["digital_maximum"], f"the digital maximum of signal {k + 1}")
        if max(abs(low), abs(high)) > _LARGEST_VALUE:
            raise self._fault(f"the physical range of signal {k + 1} is said to be {low:g} to {high:g}")
        calibrated = low != high and d_low < d_high
        if not calibrated:
            self._warnings.append(
                f"Signal {k + 1} cannot be scaled (physical range {low:g} to {high:g}, digital range {d_low} to "
                f"{d_high}); its stored numbers are shown as they are."
            )
            low, high, d_low, d_high, words["dimension"] = lowest, highest, lowest, highest, ""
        elif d_low < lowest or d_high > highest:
            # The same straight line, told by points that the format can store.
            gain = (high - low) / (d_high - d_low)
            self._warnings.append(f"The digital range of signal {k + 1} is wider than its format can store.")
            low, high = low + (max(d_low, lowest) - d_low) * gain, high + (min(d_high, highest) - d_high) * gain
            d_low, d_high = max(d_low, lowest), min(d_high, highest)
            if d_low >= d_high:
                raise self._fault(f"the digital range of signal {k + 1} lies outside what its format can store")
        calibration = SourceCalibration(
            physical_dimension=words["dimension"],
            physical_minimum=low,
            physical_maximum=high,
            digital_minimum=d_low,
            digital_maximum=d_high,
            transducer=words["transducer"],
            prefiltering=words["prefiltering"],
        )
        return calibration, calibrated

    def _count_records(self, header: EdfHeader) -> int:
        present, rest = divmod(self._size - header.header_bytes, header.record_bytes)
        announced = header.announced_records
        if announced < 0:
            self._warnings.append(
                f"Its header was never finalised (number of data records {announced}); its length gives {present}."
            )
        elif present < announced:
            self._warnings.insert(
                0, f"It is cut off: its header says {announced} data records, {present} complete ones are there."
            )
        elif present > announced or rest:
            extra = self._size - header.header_bytes - announced * header.record_bytes
            self._warnings.append(
                f"{extra:,} bytes more than announced follow its last data record; they are not played."
            )
            rest = 0
        if rest and announced < 0:
            self._warnings.append("Its last data record is cut off and is not played.")
        n_records = present if announced < 0 else min(present, announced)
        if n_records == 0:
            raise self._fault("it holds no complete data record")
        return n_records

    def _text(self, raw: bytes, *, strict: bool = True) -> str:
        """A field as text. EDF is ASCII, but accented labels and the micro sign are common in files of real systems."""
        for encoding in ("ascii", "utf-8", "latin-1"):
            try:
                text = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
        if not text.isascii() and not strict:
            self._warn_once("Its header has characters that the format does not allow (not ASCII).")
        cleaned = "".join(character if character.isprintable() else " " for character in text)
        if cleaned.strip() != text.strip(" \0"):
            self._warn_once("Its header has control characters in it.")
        return cleaned.strip()

    def _warn_once(self, warning: str) -> None:
        if warning not in self._warnings:
            self._warnings.append(warning)

    def _number(self, raw: bytes, what: str) -> float:
        text = self._text(raw)
        if "," in text and "." not in text:
            self._warn_once("Its header writes numbers with a comma instead of a point.")
            text = text.replace(",", ".")
        value = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not math.isfinite(value):
            raise self._fault(f"{what} is not a number ({text!r})")
        return value

    def _whole(self, raw: bytes, what: str) -> int:
        text = self._text(raw)
        if not _WHOLE.fullmatch(text):
            raise self._fault(f"{what} is not a whole number ({text!r})")
        return int(text.partition(".")[0])


def _shortened(warnings: list[str], most: int = 12) -> tuple[str, ...]:
    """At most `most` sentences; a header of 256 bad signals need not be read out in full."""
    if len(warnings) <= most:
        return tuple(warnings)
    return (*warnings[: most - 1], f"{len(warnings) - most + 1} more faults of this kind are in its header.")
