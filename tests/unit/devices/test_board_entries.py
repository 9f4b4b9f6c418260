"""What is entered for an amplifier by hand, judged in words."""

import pytest

from app.core.devices.board_entries import NEEDED, conflict_of, fault_of, forms_called, spec_of
from app.core.devices.brainflow_boards import FORMS, Entry, EntryKind, form_of
from app.core.devices.driver import BrainFlowSpec, SimulatedSpec
from app.core.errors import WrongUse

GOOD = {
    EntryKind.TEXT: "Muse-1A2B",
    EntryKind.SERIAL_PORT: "COM3",
    EntryKind.MAC: "c8:f0:9e:12:34:56",
    EntryKind.ADDRESS: "192.168.4.1",
    EntryKind.GROUP_ADDRESS: "225.1.1.1",
    EntryKind.NETWORK_PORT: "6987",
    EntryKind.SECONDS: "10",
    EntryKind.BOARD: "0",
    EntryKind.FILE: "recorded.csv",
}
BAD = (
    (EntryKind.MAC, "c8:f0:9e", "Six pairs"),
    (EntryKind.ADDRESS, "192.168.4", "Four numbers"),
    (EntryKind.ADDRESS, "192.168.4.256", "Four numbers"),
    (EntryKind.GROUP_ADDRESS, "192.168.4.1", "224.0.0.0"),
    (EntryKind.NETWORK_PORT, "80", "1024 to 65535"),
    (EntryKind.NETWORK_PORT, "six", "1024 to 65535"),
    (EntryKind.SECONDS, "0", "1 to 600"),
    (EntryKind.SECONDS, "1e3", "1 to 600"),
    (EntryKind.BOARD, "12", "No amplifier"),
    (EntryKind.BOARD, "-3", "No amplifier"),
)


def entry(kind: EntryKind, *, required: bool = True) -> Entry:
    return Entry(field="x", label="X", explanation="What.", kind=kind, required=required, example="example")


@pytest.mark.parametrize("kind", list(EntryKind))
def test_what_is_needed_must_be_there_and_what_is_good_is_taken(kind: EntryKind) -> None:
    assert fault_of(entry(kind), "  ") == NEEDED
    assert fault_of(entry(kind, required=False), "") == ""
    assert fault_of(entry(kind), f" {GOOD[kind]} ") == ""


@pytest.mark.parametrize(("kind", "text", "said"), BAD)
def test_what_makes_no_sense_is_said_so_in_words(kind: EntryKind, text: str, said: str) -> None:
    fault = fault_of(entry(kind, required=False), text)
    assert said in fault
    assert fault.endswith(".")


def test_an_address_as_macos_gives_it_is_taken() -> None:
    assert fault_of(entry(EntryKind.MAC), "01234567-89AB-CDEF-0123-456789ABCDEF") == ""


@pytest.mark.parametrize("board", sorted(FORMS))
def test_every_form_that_is_filled_in_opens_something(board: int) -> None:
    form = form_of(board)
    texts = {one.field: GOOD[one.kind] for one in form.entries}
    assert all(fault_of(one, texts[one.field]) == "" for one in form.entries)
    spec = spec_of(form, texts)
    assert spec.board_id == board
    assert all(str(getattr(spec, one.field)) == texts[one.field] for one in form.entries)


def test_examples_are_good() -> None:
    for form in FORMS.values():
        for one in form.entries:
            if one.example:
                assert fault_of(one, one.example) == "", (form.name, one.label)


def test_what_is_missing_is_refused_and_what_is_empty_is_left_to_the_driver() -> None:
    with pytest.raises(WrongUse, match="Serial port"):
        spec_of(form_of(0), {"serial_port": " "})
    assert spec_of(form_of(46), {"mac_address": "", "timeout_s": " "}) == BrainFlowSpec(board_id=46)


def test_boards_are_found_by_maker_model_and_connection() -> None:
    assert [form.board_id for form in forms_called("cyton wifi")] == [6, 5]
    assert {form.board_id for form in forms_called("GANGLION bluetooth")} == {46}
    assert forms_called("kettle") == ()
    assert len(forms_called("")) == len(FORMS)


def test_what_cannot_be_used_together_is_said() -> None:
    cyton = BrainFlowSpec(board_id=0, serial_port="COM3")
    daisy = BrainFlowSpec(board_id=2, serial_port="COM3")
    assert conflict_of([cyton, SimulatedSpec()]) == ""
    assert "COM3" in conflict_of([cyton, daisy])
    assert "twice" in conflict_of([cyton, cyton])
    assert conflict_of([BrainFlowSpec(board_id=38), BrainFlowSpec(board_id=46)]) == ""
