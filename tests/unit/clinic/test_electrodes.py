"""What an impedance means, by type of electrode; rounds of measurement; the words of a check."""

import pytest

from app.core.clinic.amplifier_check import RIGHT, WRONG, ranges, summary, verdict_of
from app.core.clinic.electrodes import (
    ImpedanceRound,
    imbalance_kiloohm,
    impedance_verdict,
    is_balanced,
    needing_attention,
    newest_by_phase,
)
from app.core.devices.driver import ElectrodeImpedance
from app.core.events.electrode_events import CalibratedChannel


def measured(**values: float | None) -> tuple[ElectrodeImpedance, ...]:
    return tuple(ElectrodeImpedance(label=label, kiloohm=value) for label, value in values.items())


@pytest.mark.proves("REQ-SIGNAL-ELECTRODES")
@pytest.mark.parametrize(
    ("kiloohm", "verdicts"),
    [
        (5.0, ("good", "good", "good")),
        (9.0, ("fair", "good", "good")),
        (20.0, ("poor", "good", "good")),
        (55.0, ("poor", "good", "fair")),
        (150.0, ("poor", "fair", "poor")),
        (201.0, ("poor", "poor", "poor")),
        (None, ("open", "open", "open")),
    ],
)
def test_the_same_impedance_is_judged_by_what_electrode_it_is_of(
    kiloohm: float | None, verdicts: tuple[str, ...]
) -> None:
    assert tuple(impedance_verdict(kiloohm, kind) for kind in ("wet", "dry", "active")) == verdicts
    assert impedance_verdict(kiloohm, "of a later version") == verdicts[0]


def test_who_needs_attention_and_how_far_apart_they_are() -> None:
    some = measured(Fp1=3.0, Fp2=4.0, Cz=12.0, O1=None)
    assert needing_attention(some, "wet") == ("Cz", "O1")
    assert needing_attention(some, "dry") == ("O1",)
    assert imbalance_kiloohm(some) == 8.0
    assert not is_balanced(some, "wet")
    assert is_balanced(some, "dry")
    assert imbalance_kiloohm(measured(Fp1=3.0, O1=None)) is None
    assert is_balanced((), "wet")


def test_the_newest_of_each_phase_is_kept_in_the_recordings_order() -> None:
    rounds = [
        ImpedanceRound(impedances=measured(Fp1=value), phase=phase)
        for value, phase in ((1.0, "before"), (9.0, "after"), (2.0, "before"))
    ]
    assert [(each.phase, each.impedances[0].kiloohm) for each in newest_by_phase(rounds)] == [
        ("before", 2.0),
        ("after", 9.0),
    ]


def test_a_check_names_each_wrong_channel_with_its_value() -> None:
    right = CalibratedChannel(label="Fp1", gain=1.0, time_constant_s=1.6, noise_rms_uv=0.2, noise_peak_to_peak_uv=1.1)
    weak = CalibratedChannel(label="Cz", gain=0.9, time_constant_s=1.6, faults=("gain",))
    loud = CalibratedChannel(
        label="O2", gain=1.0, noise_rms_uv=2.0, noise_peak_to_peak_uv=11.0, faults=("inverted", "noise")
    )
    assert (verdict_of((right,)), verdict_of((right, weak))) == (RIGHT, WRONG)
    assert summary((right,)) == "All 1 channels measure right."
    told = summary((right, weak, loud))
    assert told.startswith("2 of 3 channels measure wrong. Cz: gain 0.90")
    assert "O2: is inverted against the others, noise 2.00 µV rms, 11.0 µV peak to peak." in told
    many = tuple(CalibratedChannel(label=f"E{k}", gain=0.0, faults=("no_signal",)) for k in range(64))
    assert summary(many).endswith("and 61 more.")
    found = {name: value for name, value, _ in ranges((right, weak, loud))}
    assert found["Gain"] == "0.900 to 1.000"
    assert found["Noise (µV rms)"] == "0.20 to 2.00"
    assert ranges(()) == ()
