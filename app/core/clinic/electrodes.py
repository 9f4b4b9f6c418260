"""What an impedance means: verdict by type of electrode, balance, rounds of measurement.

Guarantees: one rule for the window, the report and the alarms; limits come from `resources/limits.toml`. Does not:
measure, or forbid to go on. Pure; any thread.
"""

import statistics
from collections.abc import Iterable

import msgspec

from app.core.devices.driver import ElectrodeImpedance
from app.core.settings.limits import ELECTRODE_TYPES, clinical_limits

BEFORE, DURING, AFTER = PHASES = ("before", "during", "after")
DEFAULT_TYPE = ELECTRODE_TYPES[0]
VERDICTS = ("good", "fair", "poor", "open")


class ImpedanceRound(msgspec.Struct, frozen=True, kw_only=True):
    """All electrodes measured at one time.

    Attributes:
        phase: One of `PHASES`, seen from the recording.
        measured_at: ISO 8601, UTC; empty in what a version before this one measured.
        electrode_type: As chosen then; what is chosen now decides how they are judged now.
    """

    impedances: tuple[ElectrodeImpedance, ...]
    phase: str = BEFORE
    measured_at: str = ""
    electrode_type: str = DEFAULT_TYPE


def impedance_verdict(kiloohm: float | None, electrode_type: str = DEFAULT_TYPE) -> str:
    """One of `VERDICTS`."""
    if kiloohm is None:
        return "open"
    limits = clinical_limits().impedance.of(electrode_type)
    if kiloohm <= limits.good.value:
        return "good"
    return "fair" if kiloohm <= limits.acceptable.value else "poor"


def needing_attention(impedances: Iterable[ElectrodeImpedance], electrode_type: str) -> tuple[str, ...]:
    """Labels of the electrodes that are poor or open, in the order given."""
    return tuple(one.label for one in impedances if impedance_verdict(one.kiloohm, electrode_type) in ("poor", "open"))


def imbalance_kiloohm(impedances: Iterable[ElectrodeImpedance]) -> float | None:
    """How far the most different electrode lies from the median; None with fewer than two measured ones."""
    values = [one.kiloohm for one in impedances if one.kiloohm is not None]
    if len(values) < 2:
        return None
    middle = statistics.median(values)
    return max(abs(value - middle) for value in values)


def is_balanced(impedances: Iterable[ElectrodeImpedance], electrode_type: str) -> bool:
    """Whether the electrodes are near enough to one another; true where too few were measured to say."""
    widest = imbalance_kiloohm(impedances)
    return widest is None or widest <= clinical_limits().impedance.of(electrode_type).imbalance.value


def newest_by_phase(rounds: Iterable[ImpedanceRound]) -> tuple[ImpedanceRound, ...]:
    """The last round of each phase, in the order of `PHASES`; rounds come oldest first."""
    newest = {each.phase: each for each in rounds}
    return tuple(newest[phase] for phase in PHASES if phase in newest)


def round_of(rounds: Iterable[ImpedanceRound], phase: str) -> ImpedanceRound | None:
    """The newest round of a phase."""
    return next((each for each in reversed(tuple(rounds)) if each.phase == phase), None)
