"""Which traces an excerpt shows: those of the montage asked for where its electrodes are there, else less.

Guarantees: a derivation is made of electrodes that are in the stream, and of no others; its label says which. The
montages are those that the window ships (`resources/montages`). Where the heart was recorded, its trace is the last: a
page without it cannot tell a spike from the ECG. Does not: read montages that somebody made. Any thread.
"""

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.quality import is_judged
from app.core.processing.topography import electrode_of
from app.core.settings.resources import resource_path
from app.core.signals.channels import Channel, ChannelKind

USUAL = "longitudinal-bipolar"
ECG = "ECG"
AS_RECORDED = "as-recorded"
# With fewer of its derivations a bipolar page has more holes than chains.
_FEWEST_BIPOLAR = 10
_FEWEST_AVERAGED = 8
_MOST_TRACES = 22
# Two electrodes of one lead, each against the reference: "ECG1" and "ECG2", "EKG 1" and "EKG 2".
_NUMBERED_ECG = re.compile(r"\bE[CK]G[ _-]?([12])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Derivations:
    """Traces as sums of channels.

    Attributes:
        name: Of the montage, as printed.
        labels / sides / groups: Of each trace; a side is "left", "right", "midline" or "other". The trace of the heart
            has the group `ECG`.
        rows: Channels of the stream that are read.
        weights: Shape (n_traces, len(rows)); trace = weights @ samples[rows].
    """

    name: str
    labels: tuple[str, ...]
    sides: tuple[str, ...]
    groups: tuple[str, ...]
    rows: tuple[int, ...]
    weights: NDArray[np.float32]


@functools.cache
def _shipped(name: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """Its title, and active electrode, reference and group of each derivation."""
    read = tomllib.loads(resource_path("montages", f"{name}.toml").read_text(encoding="utf-8"))
    return str(read["name"]), tuple(
        (str(one["active"]), str(one["reference"]), str(one.get("group", ""))) for one in read["derivations"]
    )


def side_of(electrode: str) -> str:
    """By the number in its name: odd is left, even is right, z is the midline."""
    last = electrode.rstrip("h")[-1:]
    if last == "z":
        return "midline"
    return ("right" if int(last) % 2 == 0 else "left") if last.isdigit() else "other"


def choose_derivations(channels: Sequence[Channel], montage: str = USUAL) -> Derivations | None:
    """The traces for these channels: bipolar, average reference, or as recorded, and the ECG; None without any EEG.

    Args:
        montage: A file of `resources/montages`, or `AS_RECORDED`; the usual one where it is unknown.
    """
    of_the_scalp = _of_the_scalp(channels, montage)
    return None if of_the_scalp is None else _with_ecg(of_the_scalp, channels)


def _of_the_scalp(channels: Sequence[Channel], montage: str) -> Derivations | None:
    eeg = [row for row, channel in enumerate(channels) if channel.kind is ChannelKind.EEG and is_judged(channel)]
    places: dict[str, int] = {}
    for row in eeg:
        name = electrode_of(channels[row].label)
        if name is not None:
            places.setdefault(name, row)
    if montage == AS_RECORDED:
        return _as_recorded(channels, list(places.values()) or eeg)
    shipped = {path.stem for path in resource_path("montages").glob("*.toml")}
    title, pairs = _shipped(montage if montage in shipped else USUAL)
    found = [(active, other, group) for active, other, group in pairs if active in places and other in places]
    if len(found) >= _FEWEST_BIPOLAR:
        return _bipolar(title, found, places)
    scalp = {name: row for name, row in places.items() if name not in ("A1", "A2", "M1", "M2")}
    if len(scalp) >= _FEWEST_AVERAGED:
        return _averaged(scalp)
    return _as_recorded(channels, eeg)


def _as_recorded(channels: Sequence[Channel], eeg: Sequence[int]) -> Derivations | None:
    if not eeg:
        return None
    shown = eeg[:_MOST_TRACES]
    labels = tuple(electrode_of(channels[row].label) or channels[row].label.rstrip(". ") for row in shown)
    sides = tuple(side_of(electrode_of(channels[row].label) or "?") for row in shown)
    weights = np.eye(len(shown), dtype=np.float32)
    return Derivations("As recorded", labels, sides, ("",) * len(shown), tuple(shown), weights)


def _bipolar(title: str, pairs: Sequence[tuple[str, str, str]], places: dict[str, int]) -> Derivations:
    names = sorted({name for active, other, _ in pairs for name in (active, other)}, key=lambda name: places[name])
    weights = np.zeros((len(pairs), len(names)), dtype=np.float32)
    for trace, (active, other, _) in enumerate(pairs):
        weights[trace, names.index(active)], weights[trace, names.index(other)] = 1.0, -1.0
    return Derivations(
        title,
        tuple(f"{active}-{other}" for active, other, _ in pairs),
        tuple(side_of(active) if side_of(active) != "midline" else side_of(other) for active, other, _ in pairs),
        tuple(group for _, _, group in pairs),
        tuple(places[name] for name in names),
        weights,
    )


def _averaged(scalp: dict[str, int]) -> Derivations:
    names = list(scalp)
    shown = names[:_MOST_TRACES]
    weights = np.full((len(shown), len(names)), -1.0 / len(names), dtype=np.float32)
    weights[np.arange(len(shown)), np.arange(len(shown))] += 1.0
    return Derivations(
        "Average reference",
        tuple(f"{name}-Av" for name in shown),
        tuple(side_of(name) for name in shown),
        ("",) * len(shown),
        tuple(scalp[name] for name in names),
        weights,
    )


def _with_ecg(scalp: Derivations, channels: Sequence[Channel]) -> Derivations:
    """With the heart's trace below: two electrodes against each other, else the one channel that there is."""
    hearts = [row for row, one in enumerate(channels) if one.kind is ChannelKind.ECG and is_judged(one)]
    if not hearts:
        return scalp
    numbered = {match[1]: row for row in hearts if (match := _NUMBERED_ECG.search(channels[row].label))}
    pair = [numbered["1"], numbered["2"]] if set(numbered) == {"1", "2"} else hearts[:1]
    n_traces, n_rows = scalp.weights.shape
    weights = np.zeros((n_traces + 1, n_rows + len(pair)), dtype=np.float32)
    weights[:n_traces, :n_rows] = scalp.weights
    weights[n_traces, n_rows:] = (1.0, -1.0)[: len(pair)]
    return Derivations(
        scalp.name,
        (*scalp.labels, ECG),
        (*scalp.sides, "other"),
        (*scalp.groups, ECG),
        (*scalp.rows, *pair),
        weights,
    )
