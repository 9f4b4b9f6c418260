"""A user's own montages: how they are typed, judged, written, read, and put on keys."""

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import OperatorError, StorageFault
from app.ui.signal_views.montage_definitions import (
    Derivation,
    MontageDefinition,
    UnreadableTerms,
    fault_of_derivation,
    fault_of_name,
    faults_of,
    read_definition,
    shipped_definitions,
    terms_of,
    write_definition,
)
from app.ui.signal_views.montage_keys import names_on_keys, renamed, with_name_added, with_name_on
from app.ui.signal_views.montage_shelf import MontageShelf, read_montage, write_montage

PAIR = Derivation(active="C3", reference="C4", group="Across", colour="midline")


def named(name: str, *derivations: Derivation) -> MontageDefinition:
    return MontageDefinition(name=name, derivations=derivations or (PAIR,))


# --- how electrodes are typed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Fp1", {"Fp1": 1.0}),
        ("A1 + A2", {"A1": 0.5, "A2": 0.5}),
        ("3*Fz+Cz", {"Fz": 0.75, "Cz": 0.25}),
        ("0,5 * O1 + 1.5*O2", {"O1": 0.25, "O2": 0.75}),
        ("EEG 1", {"EEG 1": 1.0}),
    ],
)
def test_weights_are_proportions(text: str, shares: dict[str, float]) -> None:
    assert {term.electrode: term.share for term in terms_of(text)} == pytest.approx(shares)


@pytest.mark.parametrize("text", ["", "A1 +", "x*Fz", "0*Fz + Cz", "-1*Fz", "nan*Fz", "Fz + fz", "+"])
def test_a_list_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(UnreadableTerms):
        terms_of(text)


@pytest.mark.parametrize(
    ("derivation", "why"),
    [
        (Derivation(active="C3", reference="C4"), ""),
        (Derivation(active="C3", reference="average"), ""),
        (Derivation(active="C3"), ""),
        (Derivation(active=""), "missing"),
        (Derivation(active="average"), "reference only"),
        (Derivation(active="C3", reference="c3"), "with itself"),
        (Derivation(active="C3", reference="C4", colour="pink"), "no colour"),
        (Derivation(active="C3", reference="two*C4"), "not a number"),
        (Derivation(active="C3", reference="C4", group="a\nb"), "cannot be shown"),
    ],
)
def test_what_is_wrong_with_a_derivation_is_said(derivation: Derivation, why: str) -> None:
    fault = fault_of_derivation(derivation)
    assert (why in fault) if why else fault == ""


@pytest.mark.parametrize("name", ["", " x", "Laplacian", "longitudinal BIPOLAR", "x" * 41, "a\tb", "Mine"])
def test_names_that_may_not_be_had(name: str) -> None:
    assert fault_of_name(name, ("mine",))
    assert fault_of_name("Sleep") == ""


# --- files -----------------------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="+*"), min_size=1, max_size=12)
any_derivation = st.builds(
    Derivation, active=words, reference=st.just(""), group=words, colour=st.sampled_from(["", "left"])
)


@settings(deadline=None)
@given(words, st.lists(any_derivation, min_size=1, max_size=5), words)
def test_what_is_written_is_read(name: str, derivations: list[Derivation], source: str) -> None:
    definition = MontageDefinition(name=name, source=source, derivations=tuple(derivations))
    if not faults_of(definition):
        assert read_definition(write_definition(definition), "a file") == definition


def test_the_files_that_ship_are_montages_in_plain_toml() -> None:
    assert [one.name for one in shipped_definitions()] == ["Longitudinal bipolar", "Transverse bipolar"]
    text = write_definition(named("Mine"))
    assert tomllib.loads(text) == {
        "schema_version": 1,
        "name": "Mine",
        "derivations": [{"active": "C3", "reference": "C4", "group": "Across", "colour": "midline"}],
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = ", "Invalid value"),
        ("name = 'x'\n", "no derivation"),
        ("schema_version = 2\nname = 'x'\n[[derivations]]\nactive = 'C3'\n", "version 2"),
        ("name = 'x'\n[[derivations]]\nactive = 'C3'\nref = 'C4'\n", "ref"),
        (
            "name = 'x'\n[[derivations]]\nactive = 'C3'\n[[derivations]]\nactive = 'C3'\nreference = 'C3'\n",
            "Derivation 2",
        ),
        ("name = 5\n", "name"),
    ],
)
def test_a_file_that_is_no_montage_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(OperatorError, match=why) as caught:
        read_definition(text, "from-a-friend.toml")
    assert "from-a-friend.toml" in caught.value.what
    assert caught.value.advice


def test_a_montage_is_kept_renamed_and_deleted(tmp_path: Path) -> None:
    shelf = MontageShelf(tmp_path / "montages")
    assert shelf.load() == ()
    shelf.keep(named("Sleep: own"))
    shelf.keep(named("Änne"))
    assert sorted(path.name for path in (tmp_path / "montages").iterdir()) == ["nne.toml", "sleep-own.toml"]
    assert stat.S_IMODE((tmp_path / "montages").stat().st_mode) == 0o700
    shelf.keep(named("Night", PAIR, Derivation(active="O1")), replaces="Sleep: own")
    again = MontageShelf(tmp_path / "montages")
    assert again.load() == ()
    assert [one.name for one in again.definitions] == ["Night", "Änne"]
    assert len(again.definitions[0].derivations) == 2
    again.remove("Night")
    again.remove("Night")
    assert [one.name for one in again.definitions] == ["Änne"]
    assert [path.name for path in (tmp_path / "montages").iterdir()] == ["nne.toml"]


def test_files_that_cannot_be_used_are_told_and_left_as_they_are(tmp_path: Path) -> None:
    write_montage(tmp_path / "a.toml", named("Mine"))
    write_montage(tmp_path / "b.toml", named("mine"))
    write_montage(tmp_path / "c.toml", named("Laplacian"))
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "e.toml").write_text(write_definition(named("Long")) + "#" * 300_000)
    (tmp_path / "f.toml").write_text("[[derivations]]\n")
    shelf = MontageShelf(tmp_path)
    faults = shelf.load()
    assert [one.name for one in shelf.definitions] == ["Mine"]
    assert [fault.what.split(".toml")[0][-1] for fault in faults] == ["b", "c", "d", "e", "f"]
    assert all(fault.advice and fault.meaning for fault in faults)
    assert len(list(tmp_path.iterdir())) == 6


def test_a_montage_that_breaks_a_rule_is_not_kept(tmp_path: Path) -> None:
    shelf = MontageShelf(tmp_path)
    shelf.keep(named("Mine"))
    for definition in (named("mine"), named("Other", Derivation(active="")), named("Referential")):
        with pytest.raises(OperatorError, match="cannot be kept"):
            shelf.keep(definition)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(StorageFault):
        MontageShelf(blocked / "montages").keep(named("Mine"))
    with pytest.raises(StorageFault):
        write_montage(blocked / "x.toml", named("Mine"))
    with pytest.raises(OperatorError, match=r"nowhere\.toml"):
        read_montage(tmp_path / "nowhere.toml")


# --- keys ------------------------------------------------------------------------------------------------------------

THERE = ("Referential", "Average reference", "Mine")


def test_without_a_choice_montages_have_keys_in_their_order() -> None:
    assert names_on_keys((), THERE) == (*THERE, *[""] * 9)
    many = tuple(f"M{n}" for n in range(20))
    assert names_on_keys((), many) == many[:12]


def test_a_key_has_one_montage_and_a_montage_one_key() -> None:
    moved = with_name_on(names_on_keys((), THERE), "Mine", 1)
    assert moved[:3] == ("Mine", "Average reference", "")
    assert with_name_on(moved, "Mine", 0)[:3] == ("", "Average reference", "")
    assert with_name_added(moved, "Referential")[2] == "Referential"
    assert with_name_added(moved, "Mine") == moved
    assert renamed(moved, "Mine", "Yours")[0] == "Yours"
    assert names_on_keys(("Mine", "gone", "Mine", "Referential"), THERE)[:4] == ("Mine", "", "", "Referential")
