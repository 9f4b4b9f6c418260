"""What other people's readers find in a file: edfio, mne, pyxdf, numpy. Nothing here comes from our own readers."""

import logging
import warnings
from dataclasses import dataclass
from pathlib import Path

import edfio
import mne
import numpy as np
import pyxdf
from numpy.typing import NDArray

OPENBCI_COLUMNS = (*range(1, 12), 13, 14, 15, 16, 18, 19, 20, 21)
_PER_MICROVOLT = {"uv": 1.0, "µv": 1.0, "mv": 1e3, "v": 1e6, "nv": 1e-3}


@dataclass(eq=False)
class ReadSignals:
    """Signals of one rate.

    Attributes:
        values: Microvolts where the file says volts of any kind, else the file's unit; float64, (n_channels, n).
        rate_hz: None where the time stamps decide.
        labels: None where the format names none that must come through as they are.
    """

    rate_hz: float | None
    values: NDArray[np.float64]
    labels: tuple[str, ...] | None


@dataclass(eq=False)
class ReadFile:
    """What a file holds; annotations are texts with their onsets, None where the reader gives another clock's time."""

    signals: list[ReadSignals]
    annotations: list[tuple[float | None, str]]


def read_file(path: Path) -> ReadFile:
    """By the reader for its suffix."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if path.suffix in (".edf", ".bdf"):
            return _edf(path)
        if path.suffix == ".xdf":
            return _xdf(path)
        if path.suffix == ".txt":
            return _openbci(path)
        return _mne(path)


def _edf(path: Path) -> ReadFile:
    # Latin-1 lets it read labels that are not ASCII.
    edf = edfio.read_bdf(path) if path.suffix == ".bdf" else edfio.read_edf(path, header_encoding="latin-1")
    by_rate: dict[float, list[edfio.EdfSignal | edfio.BdfSignal]] = {}
    for signal in edf.signals:
        by_rate.setdefault(round(signal.sampling_frequency, 6), []).append(signal)
    signals = [
        ReadSignals(rate_hz, np.stack([_physical(one) for one in same]), None) for rate_hz, same in by_rate.items()
    ]
    # It also gives the empty texts of the records' time-keeping.
    return ReadFile(signals, [(one.onset, one.text) for one in edf.annotations if one.text])


def _physical(signal: "edfio.EdfSignal | edfio.BdfSignal") -> NDArray[np.float64]:
    """Of the digital values, in double precision: EDF specification, section 2.1.3."""
    span = signal.physical_max - signal.physical_min
    steps = signal.digital_max - signal.digital_min
    values = (signal.digital.astype(np.float64) - signal.digital_min) * (span / steps) + signal.physical_min
    factor = _PER_MICROVOLT.get(signal.physical_dimension.strip().lower(), 1.0)
    return np.asarray(values * factor, np.float64)


def _mne(path: Path) -> ReadFile:
    read = mne.io.read_raw_fif if path.suffix == ".fif" else mne.io.read_raw_brainvision
    raw = read(path, preload=True, verbose="error")
    units = [raw.info["chs"][k]["unit"] for k in range(len(raw.ch_names))]
    factors = [[1e6 if unit == mne.io.constants.FIFF.FIFF_UNIT_V else 1.0] for unit in units]
    annotations = [
        (float(onset) - raw.first_time, str(text))
        for onset, text in zip(raw.annotations.onset, raw.annotations.description, strict=True)
    ]
    return ReadFile([ReadSignals(float(raw.info["sfreq"]), raw.get_data() * factors, tuple(raw.ch_names))], annotations)


def _xdf(path: Path) -> ReadFile:
    log = logging.getLogger("pyxdf")
    log.setLevel(logging.CRITICAL)
    try:
        streams = pyxdf.load_xdf(path)[0]
    finally:
        log.setLevel(logging.NOTSET)
    signals: list[ReadSignals] = []
    annotations: list[tuple[float | None, str]] = []
    for one in streams:
        rate_hz = float(one["info"]["nominal_srate"][0])
        if one["info"]["channel_format"][0] == "string":
            annotations += [(None, " ".join(values)) for values in one["time_series"]]
        elif rate_hz > 0 and len(one["time_stamps"]):
            signals.append(ReadSignals(None, np.asarray(one["time_series"], np.float64).T, None))
    return ReadFile(signals, annotations)


def _openbci(path: Path) -> ReadFile:
    values = np.genfromtxt(path, delimiter=",", skip_header=5, usecols=OPENBCI_COLUMNS).T
    return ReadFile([ReadSignals(250.0, values, None)], [])
