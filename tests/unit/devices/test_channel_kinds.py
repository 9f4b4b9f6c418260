"""Kinds of channels, by what real files call them."""

import pytest

from app.core.devices.channel_kinds import guess_kind
from app.core.signals.channels import ChannelKind


@pytest.mark.parametrize(
    ("label", "dimension", "kind"),
    [
        ("Fc5.", "uV", ChannelKind.EEG),
        ("EEG Fp1-Ref", "uV", ChannelKind.EEG),
        ("A1", "uV", ChannelKind.EEG),
        ("E", "uV", ChannelKind.EEG),
        ("EOG horizontal", "uV", ChannelKind.EOG),
        ("E1-M2", "V", ChannelKind.EOG),
        ("POL ECG1", "uV", ChannelKind.ECG),
        ("EKG", "mV", ChannelKind.ECG),
        ("EMG submental", "uV", ChannelKind.EMG),
        ("Resp oro-nasal", "", ChannelKind.RESPIRATION),
        ("Temp rectal", "DegC", ChannelKind.OTHER),
        ("Event marker", "", ChannelKind.TRIGGER),
        ("Status", "Boolean", ChannelKind.TRIGGER),
        ("Trigger", "uV", ChannelKind.TRIGGER),
        ("acc1", "G", ChannelKind.ACCELEROMETER),
        ("X Axis", "g", ChannelKind.ACCELEROMETER),
        ("C3 Impédance", "Ohm", ChannelKind.IMPEDANCE),
        ("1-2 (Imp)", "Ohm", ChannelKind.IMPEDANCE),
        ("POL DC01", "uV", ChannelKind.OTHER),
        ("SpO2 B-B", "%", ChannelKind.OTHER),
        ("anything", "", ChannelKind.OTHER),
    ],
)
def test_kind(label: str, dimension: str, kind: ChannelKind) -> None:
    assert guess_kind(label, dimension, "") is kind


def test_a_transducer_decides_where_nothing_else_does() -> None:
    assert guess_kind("A7", "", "Active Electrode, pin type") is ChannelKind.EEG
    assert guess_kind("A7", "", "Triggers and Status") is ChannelKind.TRIGGER
