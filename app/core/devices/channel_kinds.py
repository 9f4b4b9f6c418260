"""What a file's channel measures, guessed from what the file says about it.

Guarantees: pure; a label that is not understood is EEG where its unit is a voltage, else `OTHER`.
Does not: change labels.
Labels follow the EDF+ standard texts (EDF+ specification, section 2.1.3) and what clinical systems write instead.
"""

import re

from app.core.signals.channels import ChannelKind, microvolts_per

# Tried in order; the first that is found in the label decides.
_BY_LABEL: tuple[tuple[re.Pattern[str], ChannelKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\bimp(\.|\b|é|e)|imp[eé]d", ChannelKind.IMPEDANCE),
        (r"^(status|trigger|trig|stim|stimulus|event|event marker|marker|sti ?\d+|dig(ital)?)\b", ChannelKind.TRIGGER),
        (r"^(acc|accel)[a-z]*[ _]?[xyz0-9]*$|^[xyz][ _-]?axis$", ChannelKind.ACCELEROMETER),
        (r"\b(eog|heog|veog)|^(e1|e2|loc|roc)([ -]|$)", ChannelKind.EOG),
        (r"\b(ecg|ekg)", ChannelKind.ECG),
        (r"\b(emg|chin)|^(left|right) leg", ChannelKind.EMG),
        (r"^(resp|airflow|nasal|abdom|thora|chest|rip|inductance)", ChannelKind.RESPIRATION),
        (r"^(dc ?\d+|pol dc|temp|pleth|pulse|snor|spo2|sao2|osat|volume|audio|voltage)", ChannelKind.OTHER),
    )
)
_RESISTANCES = frozenset({"ohm", "kohm", "Ω", "kΩ"})


def guess_kind(label: str, physical_dimension: str, transducer: str) -> ChannelKind:
    """The kind of a channel by its label, unit and transducer, in this order of trust."""
    if physical_dimension.strip().casefold() in {name.casefold() for name in _RESISTANCES}:
        return ChannelKind.IMPEDANCE
    for pattern, kind in _BY_LABEL:
        if pattern.search(label):
            return kind
    if microvolts_per(physical_dimension) is not None:
        return ChannelKind.EEG
    if "trigger" in transducer.casefold():
        return ChannelKind.TRIGGER
    if label.upper().startswith("EEG ") or "electrode" in transducer.casefold():
        return ChannelKind.EEG
    return ChannelKind.OTHER
