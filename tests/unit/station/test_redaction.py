"""The state without who the patient is, field by field."""

import typing
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from app.core.station.door.redaction import OURS, redacted, redacted_event
from app.core.station.messages import StationState
from app.core.station.views import SessionEvent

CANARY = "Kanarek"

# Texts that everybody may be told, by their path in the state; the rest of them is withheld. A new field with text in
# it must come into one of the two lists: ask yourself whether anybody can type a patient's name into it.
TOLD = {
    "incarnation", "version", "alarm_sound", "audio_paused_until", "log_fault", "site_fault",
    "programs.name", "programs.state", "programs.last_exit", "programs.counters",
    "safety.state", "safety.cause", "safety.output",
    "alarms.alarm_id", "alarms.condition", "alarms.priority", "alarms.state", "alarms.text", "alarms.advice",
    "alarms.since", "alarms.items",
    "stop_inputs.name", "stop_inputs.kind", "stop_inputs.state", "stop_inputs.text",
    "access.stage", "access.kind", "access.holder", "access.next_step", "access.locked_because",
    "access.user.user_id", "access.user.user_name", "access.user.full_name", "access.user.created",
    "access.user.last_signed_in",
    "access.break_glass.break_glass_id", "access.break_glass.patient_id", "access.break_glass.user_id",
    "access.break_glass.ends_at",
    "session.session_id", "session.patient.patient_id", "session.protocol", "session.step", "session.step_text",
    "session.waiting_for", "session.electrode_type", "session.impedance_skipped", "session.leads_off",
    "session.recording_id", "session.exit_reason", "session.error", "session.failures_seen",
    "session.resumed",
}  # fmt: skip
TOLD_WHOLE = (  # made of the application's own words, or of the device's
    "session.prerequisites", "session.device", "session.devices", "session.impedances", "session.impedance_rounds",
    "session.calibration", "session.stimulator",
    "session.activation",  # of the protocol
    "session.provider",  # a user, not a patient
    "session.asked",  # a protocol is nobody's; its name is told as well
)  # fmt: skip
WITHHELD = {
    "session.patient.hospital_number", "session.patient.family_name", "session.patient.given_name",
    "session.patient.birth_date", "session.patient.sex", "session.patient.consented_purposes",
    "session.patient.withdrawn_purposes", "session.patient.other_numbers", "session.report_path",
}  # fmt: skip
WITHHELD_WHOLE = ("export", "subject_export")


def text_paths(kind: inspect.Type, path: str = "") -> Iterator[str]:
    """Every place of a type where text can be."""
    match kind:
        case inspect.StrType() | inspect.DictType():
            yield path
        case inspect.StructType(fields=fields):
            for one in fields:
                yield from text_paths(one.type, f"{path}.{one.name}".lstrip("."))
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            yield from text_paths(item, path)
        case inspect.TupleType(item_types=items) | inspect.UnionType(types=items):
            for one in items:
                yield from text_paths(one, path)
        case _:
            return


def full(kind: inspect.Type) -> Any:
    """A value with the canary in every text."""
    match kind:
        case inspect.StrType():
            return CANARY
        case inspect.StructType(cls=cls, fields=fields):
            return cls(**{one.name: full(one.type) for one in fields})
        case inspect.VarTupleType(item_type=item):
            return (full(item),)
        case inspect.TupleType(item_types=items):
            return tuple(full(one) for one in items)
        case inspect.UnionType(types=types):
            return full(next(one for one in types if not isinstance(one, inspect.NoneType)))
        case inspect.DictType(key_type=key, value_type=value):
            return {full(key): full(value)}
        case inspect.EnumType(cls=cls):
            return next(iter(cls))
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 1
        case inspect.FloatType():
            return 1.0
        case _:
            raise AssertionError(f"no value of {kind}")


def whole(path: str, of: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in of)


def values_at(value: Any, path: str) -> Iterator[Any]:
    """What stands at a path, in whatever lists it is."""
    if isinstance(value, tuple):
        for one in value:
            yield from values_at(one, path)
    elif value is None:
        return
    elif not path:
        yield value
    else:
        first, _, rest = path.partition(".")
        yield from values_at(getattr(value, first), rest)


STATE = inspect.type_info(StationState)
PATHS = sorted(set(text_paths(STATE)))


@pytest.mark.proves("REQ-ACCESS-REDACTED")
def test_every_text_of_the_state_is_told_or_withheld_on_purpose() -> None:
    known = TOLD | WITHHELD
    assert [one for one in PATHS if one not in known and not whole(one, TOLD_WHOLE + WITHHELD_WHOLE)] == []
    assert sorted(one for one in known if one not in PATHS) == []


@pytest.mark.proves("REQ-ACCESS-REDACTED")
@pytest.mark.parametrize("path", PATHS)
def test_what_is_withheld_is_gone_and_the_rest_is_there(path: str) -> None:
    state = full(STATE)
    before, after = str(list(values_at(state, path))), str(list(values_at(redacted(state), path)))
    assert CANARY in before
    withheld = path in WITHHELD or whole(path, WITHHELD_WHOLE)
    assert (CANARY in after) is not withheld


def test_what_needs_no_patient_stays_as_it_is() -> None:
    state = StationState(incarnation="i", version="v", log_size=4)
    assert redacted(state) == state
    session = full(STATE).session
    kept = redacted(msgspec.structs.replace(state, session=session)).session
    assert kept is not None
    assert (kept.recording_seconds, kept.samples_lost, kept.step) == (1.0, 1, CANARY)
    assert typing.cast(object, kept.patient.own) is True


@pytest.mark.proves("REQ-ACCESS-REDACTED")
@pytest.mark.parametrize("kind", ["annotation", "device", "anything new", *OURS])
def test_of_the_event_list_what_was_typed_or_came_from_a_file_is_gone(kind: str) -> None:
    row = SessionEvent(onset_s=1.5, duration_s=2.0, kind=kind, text=CANARY, reason=CANARY, annotation_id="a")
    shown = redacted_event(row)
    assert (CANARY in shown.text + shown.reason) is (kind in OURS)
    assert (shown.onset_s, shown.duration_s, shown.kind, shown.annotation_id) == (1.5, 2.0, kind, "a")
