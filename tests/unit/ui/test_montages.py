"""Montages: each derivation against what a hand would compute, what cannot be derived, and that nothing stored changes.

The expectations are written out here; nothing of `app.ui.signal_views` takes part in them.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.core.devices.electrode_sites import electrode_labels
from app.core.identifiers import StreamId, new_id
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, ChannelKind, ChannelState
from app.core.signals.electrode_positions import electrode_position
from app.ui.signal_views.montage_definitions import Derivation, MontageDefinition
from app.ui.signal_views.montage_words import montage_print
from app.ui.signal_views.montages import (
    ChannelGroup,
    Montage,
    MontageName,
    Side,
    begins_chain,
    make_montage,
)
from app.ui.signal_views.page_store import PageStore

TEN_TWENTY = "Fp1 Fp2 F7 F3 Fz F4 F8 T7 C3 Cz C4 T8 P7 P3 Pz P4 P8 O1 O2"
ELECTRODES = TEN_TWENTY.split()
DOUBLE_BANANA = {
    "Left temporal": ["Fp1-F7", "F7-T7", "T7-P7", "P7-O1"],
    "Left parasagittal": ["Fp1-F3", "F3-C3", "C3-P3", "P3-O1"],
    "Midline": ["Fz-Cz", "Cz-Pz"],
    "Right parasagittal": ["Fp2-F4", "F4-C4", "C4-P4", "P4-O2"],
    "Right temporal": ["Fp2-F8", "F8-T8", "T8-P8", "P8-O2"],
}
ACROSS = {
    "Frontopolar": ["F7-Fp1", "Fp1-Fp2", "Fp2-F8"],
    "Frontal": ["F7-F3", "F3-Fz", "Fz-F4", "F4-F8"],
    "Central": ["T7-C3", "C3-Cz", "Cz-C4", "C4-T8"],
    "Parietal": ["P7-P3", "P3-Pz", "Pz-P4", "P4-P8"],
    "Occipital": ["P7-O1", "O1-O2", "O2-P8"],
}
# Around each electrode of the 10-20 system on the sphere: one step along the arcs, and the diagonals of the front.
AROUND = {
    "Cz": {"Fz", "C3", "C4", "Pz"},
    "C3": {"F3", "P3", "Cz", "T7"},
    "C4": {"F4", "P4", "Cz", "T8"},
    "F3": {"Fp1", "F7", "Fz", "C3"},
    "P4": {"O2", "P8", "Pz", "C4"},
    "Fz": {"F3", "F4", "Cz", "Fp1", "Fp2"},
    "T7": {"F7", "P7", "C3"},
    "O1": {"O2", "P7", "P3", "Pz"},
}


def channels(*labels: str) -> tuple[Channel, ...]:
    return tuple(Channel(label=label) for label in labels)


def signal(n_channels: int, n_samples: int = 7, seed: int = 1) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(0, 50, (n_channels, n_samples)).astype(np.float32)


def derived(montage: Montage, samples: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    rows = montage.rows(np.arange(len(montage.traces)))(samples)
    return {trace.label: rows[at] for at, trace in enumerate(montage.traces)}


def own(*derivations: Derivation, name: str = "Own") -> MontageDefinition:
    return MontageDefinition(name=name, derivations=derivations)


# --- each derivation by hand ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "chains"), [("Longitudinal bipolar", DOUBLE_BANANA), ("Transverse bipolar", ACROSS)])
def test_every_bipolar_derivation_is_the_difference_of_its_two_electrodes(
    name: str, chains: dict[str, list[str]]
) -> None:
    samples = signal(19)
    values = dict(zip(ELECTRODES, samples, strict=True))
    montage = make_montage(name, channels(*ELECTRODES))
    assert [trace.label for trace in montage.traces] == [pair for pairs in chains.values() for pair in pairs]
    assert [trace.group for trace in montage.traces] == [group for group, pairs in chains.items() for _ in pairs]
    for label, row in derived(montage, samples).items():
        active, reference = label.split("-")
        np.testing.assert_allclose(row, values[active] - values[reference], rtol=0, atol=2e-5)
    assert montage.left_out == ()


def test_chains_begin_where_their_group_does() -> None:
    traces = make_montage("Longitudinal bipolar", channels(*ELECTRODES)).traces
    begins = [at for at in range(1, len(traces)) if begins_chain(traces[at - 1], traces[at])]
    assert begins == [4, 8, 10, 14]


def test_the_average_leaves_out_what_is_bad_and_what_is_not_eeg() -> None:
    given_channels = (
        *channels("C3", "C4", "Cz"),
        Channel(label="Fz", state=ChannelState.BAD),
        Channel(label="ECG", kind=ChannelKind.ECG),
    )
    samples = np.array([[3.0], [6.0], [9.0], [1000.0], [77.0]], np.float32)
    rows = derived(make_montage("Average reference", given_channels), samples)
    assert {label: float(row[0]) for label, row in rows.items()} == pytest.approx(
        {"C3-Av": -3.0, "C4-Av": 0.0, "Cz-Av": 3.0, "Fz-Av": 994.0, "ECG": 77.0}, abs=1e-4
    )


def angle(one: str, other: str) -> float:
    """Degrees on the sphere, by the haversine formula (the montage uses the arc cosine of a product)."""
    a, b = electrode_position(one), electrode_position(other)
    assert a is not None
    assert b is not None
    return math.degrees(2 * math.asin(math.dist(a, b) / 2))


@pytest.mark.parametrize("centre", sorted(AROUND))
def test_the_laplacian_is_hjorths(centre: str) -> None:
    """V(i) minus the sum of g(ij) V(j), with g(ij) = (1/d(ij)) / sum(1/d(ij)) over the nearest neighbours."""
    samples = signal(19)
    values = {name: row.astype(np.float64) for name, row in zip(ELECTRODES, samples, strict=True)}
    inverse = {name: 1 / angle(centre, name) for name in AROUND[centre]}
    expected = values[centre] - sum(share / sum(inverse.values()) * values[name] for name, share in inverse.items())
    montage = make_montage("Laplacian", channels(*ELECTRODES))
    np.testing.assert_allclose(derived(montage, samples)[f"{centre}-Lap"], expected, rtol=0, atol=1e-3)
    trace = next(one for one in montage.traces if one.label == f"{centre}-Lap")
    assert trace.electrodes[0] == centre
    assert set(trace.electrodes[1:]) == AROUND[centre]


def test_equal_distances_have_equal_weights_and_what_all_share_cancels() -> None:
    """Around Cz all four lie 20 % of the arc away: their plain mean (Hjorth 1975)."""
    montage = make_montage("Laplacian", channels(*ELECTRODES))
    samples = np.full((19, 1), 42.0, np.float32)
    assert max(abs(float(row[0])) for row in derived(montage, samples).values()) < 1e-4
    samples = signal(19, 1)
    values = {name: float(row[0]) for name, row in zip(ELECTRODES, samples, strict=True)}
    plain = values["Cz"] - (values["Fz"] + values["C3"] + values["C4"] + values["Pz"]) / 4
    assert float(derived(montage, samples)["Cz-Lap"][0]) == pytest.approx(plain, abs=1e-3)


def test_the_laplacian_of_one_electrode_is_where_it_is() -> None:
    samples = np.zeros((19, 1), np.float32)
    samples[ELECTRODES.index("C3")] = 100.0
    rows = {
        label: float(row[0])
        for label, row in derived(make_montage("Laplacian", channels(*ELECTRODES)), samples).items()
    }
    assert rows["C3-Lap"] == 100.0
    assert {label for label, value in rows.items() if value < -1.0} == {"F3-Lap", "P3-Lap", "Cz-Lap", "T7-Lap"}
    assert rows["O2-Lap"] == 0.0


def test_of_many_electrodes_the_four_nearest_count() -> None:
    """Cz in the 10-10 system: C1, C2, FCz and CPz, all 10 % away, a quarter each (Hjorth 1975)."""
    names = electrode_labels(64)
    montage = make_montage("Laplacian", channels(*names))
    at = next(at for at, trace in enumerate(montage.traces) if trace.label == "Cz-Lap")
    assert montage.matrix is not None
    weights = {names[row]: float(montage.matrix[at, row]) for row in np.nonzero(montage.matrix[at])[0]}
    assert weights == pytest.approx({"Cz": 1.0, "C1": -0.25, "C2": -0.25, "FCz": -0.25, "CPz": -0.25}, abs=0.001)


def test_a_montage_that_others_hold_cannot_be_written_to() -> None:
    montage = make_montage("Average reference", channels("C3", "C4"))
    assert make_montage("Average reference", channels("C3", "C4")) is montage
    assert montage.matrix is not None
    with pytest.raises(ValueError, match="read-only"):
        montage.matrix[0, 0] = 7.0


def test_bad_electrodes_are_nobodys_neighbour_and_too_few_make_no_laplacian() -> None:
    bad = tuple(Channel(label=one, state=ChannelState.BAD if one == "Cz" else ChannelState.GOOD) for one in ELECTRODES)
    montage = make_montage("Laplacian", bad)
    c3 = next(trace for trace in montage.traces if trace.label == "C3-Lap")
    assert set(c3.electrodes[1:]) == {"F3", "P3", "T7"}
    sparse = make_montage("Laplacian", channels("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2"))
    assert sparse.name == "Referential"


def test_a_device_that_gives_places_has_a_laplacian_without_known_names() -> None:
    ring = [(math.sin(0.3) * math.cos(at), math.sin(0.3) * math.sin(at), math.cos(0.3)) for at in (0, 1.57, 3.14, 4.71)]
    placed = tuple(Channel(label=f"E{n}", position=place) for n, place in enumerate([(0.0, 0.0, 1.0), *ring]))
    samples = np.array([[10.0], [1.0], [2.0], [3.0], [4.0]], np.float32)
    assert float(derived(make_montage("Laplacian", placed), samples)["E0-Lap"][0]) == pytest.approx(7.5, abs=0.01)


# --- a user's own ---------------------------------------------------------------------------------------------------


def test_an_own_montage_has_weights_averages_groups_and_colours() -> None:
    definition = own(
        Derivation(active="Fp1", reference="A1 + A2", group="To the ears"),
        Derivation(active="2*C3 + Cz", reference="O1", colour="other"),
        Derivation(active="Cz", reference="average"),
        Derivation(active="t3"),
        Derivation(active="ECG1", reference="ECG2"),
    )
    given_channels = (
        *channels("EEG FP1-Ref", "A1", "A2", "C3.", "Cz", "O1", "T7"),
        *(Channel(label=f"ECG{n}", kind=ChannelKind.ECG) for n in (1, 2)),
    )
    samples = np.array([[10.0], [2.0], [4.0], [30.0], [3.0], [8.0], [11.0], [500.0], [200.0]], np.float32)
    montage = make_montage("Own", given_channels, ChannelGroup.ALL, definition)
    rows = {label: float(row[0]) for label, row in derived(montage, samples).items()}
    mean = (10 + 2 + 4 + 30 + 3 + 8 + 11) / 7
    assert rows == pytest.approx(
        {"Fp1-(A1+A2)": 7.0, "(2*C3+Cz)-O1": 21.0 - 8.0, "Cz-Av": 3 - mean, "t3": 11.0, "ECG1-ECG2": 300.0}, abs=1e-4
    )
    first, second, *_, heart = montage.traces
    assert (first.group, first.side, second.side) == ("To the ears", Side.MIDLINE, Side.OTHER)
    assert not heart.to_scale
    assert len(montage.traces) == 5, "an ECG that is in the montage does not come twice"


def test_what_is_not_there_is_left_out_and_named() -> None:
    definition = own(Derivation(active="Fp1", reference="F7"), Derivation(active="Fp1", reference="F9 + A1"))
    montage = make_montage("Own", channels("Fp1", "F7", "A1"), ChannelGroup.ALL, definition)
    assert [trace.label for trace in montage.traces] == ["Fp1-F7"]
    assert montage.left_out == ("Fp1-(F9+A1)",)
    assert montage_print("Own", [montage]) == "Own (without Fp1-(F9+A1))"
    nothing = make_montage("Own", channels("X1", "X2"), ChannelGroup.ALL, definition)
    assert nothing.name == "Referential"
    assert "its electrodes are not there" in montage_print("Own", [nothing])


def test_the_page_says_which_electrodes_the_laplacian_shows_as_recorded() -> None:
    montage = make_montage("Laplacian", channels(*ELECTRODES, "A1", "A2"))
    assert montage_print("Laplacian", [montage]) == "Laplacian (as recorded: A1, A2)"
    assert montage_print("Average reference", [make_montage("Average reference", channels("C3", "C4"))]) == (
        "Average reference"
    )


# --- references ------------------------------------------------------------------------------------------------------


def test_channels_of_different_references_are_never_compared() -> None:
    """C3-A2 minus O1-A1 is not C3-O1."""
    montage = make_montage("Longitudinal bipolar", channels("Fp1-A2", "F3-A2", "C3-A2", "P3-A1", "O1-A1"))
    assert [trace.label for trace in montage.traces] == ["Fp1-F3", "F3-C3"]
    assert {"C3-P3", "P3-O1"} <= set(montage.left_out)
    average = make_montage("Average reference", channels("F3-A2", "C3-A2", "P3-A1"))
    rows = derived(average, np.array([[1.0], [3.0], [100.0]], np.float32))
    assert {label: float(row[0]) for label, row in rows.items()} == {"F3-Av": -1.0, "C3-Av": 1.0, "P3-A1": 100.0}
    assert average.left_out == ("P3-A1",)


def test_what_was_recorded_as_a_bipolar_channel_is_shown_as_it_is() -> None:
    """As in CHB-MIT: a channel named FP1-F7 is that derivation, and not the electrode Fp1."""
    recorded = ["FP1-F7", "F7-T7", "T7-P7", "P7-O1", "F3-FP1"]
    montage = make_montage("Longitudinal bipolar", channels(*recorded))
    samples = signal(5)
    rows = derived(montage, samples)
    assert list(rows) == ["Fp1-F7", "F7-T7", "T7-P7", "P7-O1", "Fp1-F3"]
    for at, label in enumerate(["Fp1-F7", "F7-T7", "T7-P7", "P7-O1"]):
        np.testing.assert_array_equal(rows[label], samples[at])
    np.testing.assert_array_equal(rows["Fp1-F3"], -samples[4])


def test_the_electrode_that_was_the_reference_is_found_in_its_channel() -> None:
    montage = make_montage("Longitudinal bipolar", channels("Fz-Cz", "Pz-Cz", "C3-Cz"))
    samples = signal(3)
    rows = derived(montage, samples)
    np.testing.assert_array_equal(rows["Fz-Cz"], samples[0])
    np.testing.assert_array_equal(rows["Cz-Pz"], -samples[1])


# --- nothing stored changes ------------------------------------------------------------------------------------------

sides = st.lists(st.sampled_from([*ELECTRODES, "A1", "nowhere"]), min_size=1, max_size=3, unique=True).map("+".join)
derivations = st.builds(Derivation, active=sides, reference=st.one_of(sides, st.just("average"), st.just("")))


@settings(deadline=None)
@given(
    st.sampled_from([*MontageName, "Own"]),
    st.lists(derivations, min_size=1, max_size=8).map(lambda some: own(*some)),
    st.sets(st.integers(0, 18)),
    st.integers(0, 2**32 - 1),
)
def test_a_montage_never_changes_what_is_stored(
    name: str, definition: MontageDefinition, missing: set[int], seed: int
) -> None:
    """Whatever the montage: the block that came in and the store keep every bit; a write would raise."""
    samples = signal(19, 40, seed)
    samples[sorted(missing), 5:9] = np.nan
    samples.flags.writeable = False
    block = SampleBlock(StreamId(new_id()), 0, 0, float("nan"), 0, 250.0, samples)
    store = PageStore(19, 250.0, 1.0)
    store.append(block)
    before = (block.samples.tobytes(), store.read(0, 40).tobytes())
    montage = make_montage(name, channels(*ELECTRODES), ChannelGroup.ALL, definition)
    shown = montage.rows(np.arange(len(montage.traces)))(block.samples)
    shown = shown.copy()
    shown += 1.0
    montage.rows(np.arange(len(montage.traces)))(store.read(0, 40))
    assert (block.samples.tobytes(), store.read(0, 40).tobytes()) == before


def test_a_missing_sample_is_missing_in_every_derivation_that_needs_it_and_in_no_other() -> None:
    samples = signal(19)
    samples[ELECTRODES.index("Cz"), 3] = np.nan
    rows = derived(make_montage("Laplacian", channels(*ELECTRODES)), samples)
    touched = {label for label, row in rows.items() if np.isnan(row[3])}
    assert touched == {f"{name}-Lap" for name in ("Cz", "Fz", "Pz", "C3", "C4")}
    assert not any(np.isnan(np.delete(row, 3)).any() for row in rows.values())
