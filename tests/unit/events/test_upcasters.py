"""Old entries open for ever, in the form that the catalogue has now; newer ones are refused, not guessed."""

import json
from pathlib import Path

import pytest
import rfc8785

from app.core.errors import DefectError, StorageFault
from app.core.events.canonical_form import decode_event, encode_event
from app.core.events.catalogue import CATALOGUE
from app.core.events.clinic_events import ConsentGivenData, ImpedanceMeasuredData
from app.core.events.safety_events import AlarmChangedData
from app.core.events.system_event import new_event
from app.core.events.upcasters import UPCASTERS, adding, upcast

OLD_ENTRIES = Path(__file__).parents[2] / "vectors" / "events" / "entries-of-e782ee9.jsonl"


def test_every_entry_of_an_old_log_opens_and_says_the_same() -> None:
    brought_up = set()
    lines = OLD_ENTRIES.read_bytes().splitlines()
    for line in lines:
        plain, event = json.loads(line), decode_event(line)
        assert event.schema_version == CATALOGUE[event.event_type].VERSION
        now = json.loads(encode_event(event))
        if plain["schema_version"] != event.schema_version:
            brought_up.add(event.event_type)
        assert {**now["data"], **plain["data"]} == now["data"]
        assert {**now, "data": 0, "schema_version": 1} == {**plain, "data": 0}
    assert len(lines) == 41
    assert brought_up == {"consent.given", "device.connected", "impedance.measured", "session.identity_confirmed"}


def test_of_a_consent_of_the_first_version_it_is_not_known_how_it_was_given() -> None:
    line = next(line for line in OLD_ENTRIES.read_bytes().splitlines() if b'"consent.given"' in line)
    data = decode_event(line).data
    assert isinstance(data, ConsentGivenData)
    assert data.text_version
    assert (data.how, data.witness, data.language, data.noted_by) == ("", "", "", "")


def test_impedances_of_the_first_version_were_measured_before_with_wet_electrodes() -> None:
    line = next(line for line in OLD_ENTRIES.read_bytes().splitlines() if b'"impedance.measured"' in line)
    assert b"phase" not in line
    data = decode_event(line).data
    assert isinstance(data, ImpedanceMeasuredData)
    assert (data.phase, data.electrode_type, data.measured_at) == ("before", "wet", "")
    assert len(data.impedances) == 21


def test_an_alarm_goes_through_two_steps() -> None:
    data = AlarmChangedData(
        alarm_id="a", condition="c", priority="high", state="active", session_id="", text="t", items=("Cz",), at="now"
    )
    plain = json.loads(encode_event(new_event("alarm.changed", data, source_service="station")))
    for version, left_out, expected in (
        (3, (), (("Cz",), "now")),
        (2, ("at",), (("Cz",), "")),
        (1, ("at", "items"), ((), "")),
    ):
        old = {**plain, "schema_version": version}
        old["data"] = {name: value for name, value in plain["data"].items() if name not in left_out}
        read = decode_event(rfc8785.dumps(old)).data
        assert isinstance(read, AlarmChangedData)
        assert (read.items, read.at) == expected


def test_there_is_a_step_from_every_version_to_the_next_and_none_too_many() -> None:
    needed = {(name, older) for name, data in CATALOGUE.items() for older in range(1, data.VERSION)}
    assert set(UPCASTERS) == needed


def test_steps_are_chained_in_order_and_do_not_change_what_they_are_given() -> None:
    steps = {
        ("x", 1): lambda data: {"name": f"{data['first']} {data['last']}"},
        ("x", 2): lambda data: {**data, "length": len(data["name"])},
        ("x", 3): adding(colour="red"),
    }
    old = {"first": "a", "last": "b"}
    assert upcast("x", 1, old, current=4, steps=steps) == {"name": "a b", "length": 3, "colour": "red"}
    assert upcast("x", 3, {"name": "c"}, current=4, steps=steps) == {"name": "c", "colour": "red"}
    assert old == {"first": "a", "last": "b"}
    with pytest.raises(DefectError, match="version 4 cannot be brought to version 5"):
        upcast("x", 1, old, current=5, steps=steps)


def test_a_field_that_came_before_its_version_number_keeps_its_value() -> None:
    assert adding(phase="before")({"phase": "after"}) == {"phase": "after"}


def test_an_entry_of_a_newer_version_is_refused_and_named_as_such() -> None:
    line = OLD_ENTRIES.read_bytes().splitlines()[0].replace(b'"schema_version":1', b'"schema_version":2')
    with pytest.raises(StorageFault, match="version 2; this application reads up to 1"):
        decode_event(line)
    with pytest.raises(DefectError):
        decode_event(line.replace(b'"schema_version":2', b'"schema_version":0'))
