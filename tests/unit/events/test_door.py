"""The door: what is not as the catalogue says is refused, with the field named, and without any value."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given

from app.core.errors import DefectError, EventRefused, StorageFault
from app.core.events.canonical_form import encode_event
from app.core.events.door import LONGEST_BYTES, check_event, open_data, open_event
from app.core.events.specification_events import DeviceConnectedData, HealthCheckData, SignalQualityAlertData
from app.core.events.system_event import SystemEvent, new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore
from app.core.wire.envelopes import error_of, refusal_of
from tests.fakes.any_event import any_event, plain_of
from tests.fakes.log_events import patient_registered, step_entered

CANARY = "Zwackelmann"


def connected() -> SystemEvent:
    data = DeviceConnectedData(
        device_id="d", driver="simulated", name="amplifier", session_id="s-1", n_channels=8, rate_hz=250.0
    )
    return new_event("device.connected", data, source_service="acquisition")


def with_data(event: SystemEvent, **changes: object) -> SystemEvent:
    return msgspec.structs.replace(event, data=msgspec.structs.replace(event.data, **changes))


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (msgspec.structs.replace(step_entered(), event_type="session.dreamt_up"), "event_type"),
        (msgspec.structs.replace(step_entered(), event_type="session.started"), "data"),
        (msgspec.structs.replace(connected(), schema_version=1), "schema_version"),
        (msgspec.structs.replace(connected(), schema_version=3), "schema_version"),
        (msgspec.structs.replace(connected(), source_service=None), "source_service"),
        (msgspec.structs.replace(connected(), timestamp=connected().timestamp.replace(tzinfo=None)), "timestamp"),
        (with_data(connected(), n_channels="8"), "data.n_channels"),
        (with_data(connected(), n_channels=-1), "data.n_channels"),
        (with_data(connected(), rate_hz=float("nan")), "data.rate_hz"),
        (with_data(connected(), name="\ud800"), "data.name"),
        (with_data(patient_registered(), sex=CANARY), "data.sex"),
        (with_data(patient_registered(), family_name=[CANARY]), "data.family_name"),
        (
            new_event(
                "signal.quality_alert",
                SignalQualityAlertData(session_id="s", labels=("a", 5), verdict="flat", at_sample=0),  # type: ignore[arg-type]
                source_service="worker",
            ),
            "data.labels[1]",
        ),
        (
            new_event(
                "signal.quality_alert",
                SignalQualityAlertData(session_id="s", labels=(), verdict="flat", at_sample=2**53),
                source_service="worker",
            ),
            "data.at_sample",
        ),
        (
            new_event(
                "system.health_check",
                HealthCheckData(programs={CANARY: 5}, disk_free_bytes=1),  # type: ignore[dict-item]
                source_service="station",
            ),
            "data.programs[...]",
        ),
    ],
)
def test_a_field_that_cannot_be_is_named_and_its_value_is_not(event: SystemEvent, field: str) -> None:
    for refuse in (check_event, encode_event):
        with pytest.raises(EventRefused) as refused:
            refuse(event)
        assert refused.value.field == field
        assert field in refused.value.what or field == "event_type"
        assert CANARY not in str(refused.value)


def test_the_log_refuses_it_too_and_nothing_of_the_call_is_written(data_directory: DataDirectory) -> None:
    with StationStore.open(data_directory) as store:
        with pytest.raises(EventRefused) as refused:
            store.log.append(step_entered(), with_data(connected(), rate_hz=-1.0))
        assert refused.value.field == "data.rate_hz"
        assert store.log.size == 0


@given(any_event())
def test_what_one_process_sends_another_opens(event: SystemEvent) -> None:
    assert open_event(encode_event(event)) == event
    assert open_event(plain_of(event)) == event
    assert open_data(event.event_type, plain_of(event)["data"]) == event.data


def changed(**members: Any) -> bytes:
    plain = json.loads(encode_event(connected()))
    data = members.pop("data", {})
    plain |= members
    plain["data"] |= data
    return json.dumps(plain).encode()


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        (b"", ""),
        (b"\xff\xfe", ""),
        (b"[" * 100_000, ""),
        (b'"text"', ""),
        (b" " * (LONGEST_BYTES + 1), ""),
        (changed(event_type="device.dreamt_up"), "event_type"),
        (changed(event_type=CANARY), "event_type"),
        (changed(event_type=5), "event_type"),
        (changed(schema_version=1), "schema_version"),
        (changed(schema_version="2"), "schema_version"),
        (changed(timestamp=CANARY), "timestamp"),
        (changed(timestamp="2026-01-01T00:00:00"), "timestamp"),
        (changed(patient="x"), "patient"),
        (changed(**{CANARY: 1}), "[...]"),
        (changed(data={"rate_hz": "fast"}), "data.rate_hz"),
        (changed(data={"colour": CANARY}), "data.colour"),
        (changed(data={CANARY: 1}), "data[...]"),
        (
            json.dumps({key: value for key, value in json.loads(changed()).items() if key != "event_id"}).encode(),
            "event_id",
        ),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, str) else "",
)
def test_what_another_process_says_wrong_is_refused_and_named(payload: bytes, field: str) -> None:
    with pytest.raises(EventRefused) as refused:
        open_event(payload)
    assert refused.value.field == field
    assert CANARY not in str(refused.value)


def test_an_unknown_field_is_found_however_deep_it_lies() -> None:
    impedances = [{"label": "Cz", "kiloohm": 5.0}, {"label": "Pz", "kiloohm": None, "ohm": 3}]
    with pytest.raises(EventRefused) as refused:
        open_data("impedance.measured", {"session_id": "s", "impedances": impedances})
    assert refused.value.field == "data.impedances[1].ohm"


def test_the_refusal_is_a_defect_of_ours_on_the_other_side_of_the_wire_too() -> None:
    with pytest.raises(EventRefused) as refused:
        open_event(changed(data={"n_channels": None}))
    crossed = error_of(refusal_of(refused.value))
    assert isinstance(crossed, EventRefused)
    assert isinstance(crossed, DefectError)
    assert not isinstance(crossed, StorageFault)
    assert "data.n_channels" in crossed.what
