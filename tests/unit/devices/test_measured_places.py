"""Places of electrodes as a file gives them."""

import numpy as np

from app.core.devices.mne_source import _measured_places
from app.core.signals.electrode_positions import electrode_position

NAMES = ("Fp1", "Fp2", "F3", "F4", "C3", "Cz", "C4", "P3", "P4", "O1", "O2")


def infos(places: np.ndarray) -> list[dict[str, np.ndarray]]:
    return [{"loc": np.concatenate([place, np.zeros(9)])} for place in places]


def test_measured_scalp_electrodes_have_their_own_place() -> None:
    true = np.array([electrode_position(name) for name in NAMES])
    found = _measured_places(infos(true * 0.09 + [0.0, 0.01, 0.04]), ["eeg"] * len(NAMES))
    assert np.abs(np.array(found) - true).max() < 1e-6


def test_contacts_inside_the_head_other_channels_and_unmeasured_ones_have_none() -> None:
    true = np.array([electrode_position(name) for name in NAMES])
    assert _measured_places(infos(true * 0.09), ["seeg"] * len(NAMES)) == [None] * len(NAMES)
    assert _measured_places(infos(true * 0), ["eeg"] * len(NAMES)) == [None] * len(NAMES)
    mixed = _measured_places(infos(np.vstack([true * 0.09, true[:1]])), ["eeg"] * len(NAMES) + ["ecg"])
    assert mixed[-1] is None
    assert mixed[0] is not None
