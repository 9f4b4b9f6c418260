"""How a report words its electrodes and the check of the amplifier.

Guarantees: every value has its verdict as a grade beside it, every round its time. Does not: draw. Pure; any thread.
"""

from typing import Any

from app.core.clinic import amplifier_check
from app.core.clinic.electrodes import imbalance_kiloohm, impedance_verdict, is_balanced, needing_attention
from app.core.clinic.reports import wording
from app.core.clinic.reports.content import ReportContent
from app.core.clinic.reports.wording import NOTHING
from app.core.devices.driver import ElectrodeImpedance
from app.core.processing.topography import electrode_of
from app.core.settings.limits import clinical_limits

_MOST_ROWS = 12
_MOST_NAMED = 8
_TYPES = {"wet": "wet (gel or paste)", "dry": "dry", "active": "active"}
_VERDICTS = {"right": "good", "wrong": "bad", "failed": "unknown"}


def by_electrode(impedances: tuple[ElectrodeImpedance, ...]) -> dict[str, float | None]:
    """Kiloohm by electrode, under the name that channels are known by too."""
    return {electrode_of(one.label) or one.label: one.kiloohm for one in impedances}


def cell(measured: bool, kiloohm: float | None, electrode_type: str) -> dict[str, str]:
    """A cell of the table: what it says, and its grade (empty where nothing was measured)."""
    if not measured:
        return {"text": NOTHING, "grade": ""}
    verdict = impedance_verdict(kiloohm, electrode_type)
    shown = "open" if kiloohm is None else f"{kiloohm:.1f}" if kiloohm < 100 else f"{kiloohm:.0f}"
    return {"text": shown, "grade": verdict if verdict in ("good", "fair") else "bad"}


def limits(electrode_type: str) -> str:
    """The limits that were applied."""
    found = clinical_limits().impedance.of(electrode_type)
    return (
        f"{_TYPES.get(electrode_type, electrode_type)} electrodes: goal up to {found.good.value:g} kΩ, acceptable "
        f"up to {found.acceptable.value:g} kΩ, at most {found.imbalance.value:g} kΩ from the median"
        + (" (ACNS Guideline 1, 2016)" if electrode_type == "wet" else "")
    )


def caption(content: ReportContent) -> str:
    """When the electrodes were measured, and how balanced they were."""
    if not content.impedances and not content.impedances_after:
        return ""
    parts = [f"Electrodes: {_TYPES.get(content.electrode_type, content.electrode_type)}."]
    if content.impedances:
        parts.append(_measured("before", content.impedances_at, content.impedances, content.electrode_type))
    if content.impedances_after:
        parts.append(_measured("after", content.impedances_after_at, content.impedances_after, content.electrode_type))
    elif content.impedances_after_missing:
        parts.append(f"Not measured after the recording: {content.impedances_after_missing}")
    return " ".join(parts)


def _measured(when: str, at: str, impedances: tuple[ElectrodeImpedance, ...], electrode_type: str) -> str:
    moment = f" at {wording.moment(at)}" if at else ""
    bad = len(needing_attention(impedances, electrode_type))
    usable = f"{len(impedances) - bad} of {len(impedances)} usable"
    widest = imbalance_kiloohm(impedances)
    balance = "" if widest is None else f", widest difference from the median {widest:.1f} kΩ"
    return f"Measured {when} the recording{moment}: {usable}{balance}."


def notes(content: ReportContent) -> list[str]:
    """What the reader must know of the electrodes and the amplifier before reading a trace."""
    said = []
    before = set(needing_attention(content.impedances, content.electrode_type))
    lost = [
        label for label in needing_attention(content.impedances_after, content.electrode_type) if label not in before
    ]
    if lost and content.impedances:
        named = ", ".join(wording.channel_name(label) for label in lost[:_MOST_NAMED])
        more = f" and {len(lost) - _MOST_NAMED} more" if len(lost) > _MOST_NAMED else ""
        said.append(f"Lost their contact during the recording: {named}{more}.")
    if content.impedances and not is_balanced(content.impedances, content.electrode_type):
        said.append("Impedances were not balanced before the recording; mains and movement show more for it.")
    if content.calibration is not None and content.calibration.verdict != amplifier_check.RIGHT:
        said.append(f"Check of the amplifier: {content.calibration.text}")
    return said


def calibration(content: ReportContent) -> dict[str, Any] | None:
    """The section on the check of the amplifier; None where there was none."""
    checked = content.calibration
    if checked is None:
        return None
    wrong = [channel for channel in checked.channels if channel.faults]
    rows = [[channel.label, amplifier_check.fault_text(channel)] for channel in wrong[:_MOST_ROWS]]
    if len(wrong) > _MOST_ROWS:
        rows.append([f"{len(wrong) - _MOST_ROWS} more", "see the log"])
    return {
        "grade": _VERDICTS.get(checked.verdict, "unknown"),
        "text": wording.breakable(checked.text)
        if checked.verdict != amplifier_check.WRONG
        else f"{len(wrong)} of {len(checked.channels)} channels measure wrong.",
        "at": wording.moment(checked.checked_at),
        "ranges": [list(row) for row in amplifier_check.ranges(checked.channels)],
        "wrong": rows,
    }
