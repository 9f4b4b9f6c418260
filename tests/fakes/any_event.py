"""Any event of the catalogue, with any data that its class and constraints allow; for Hypothesis."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import EventData, SystemEvent
from app.core.identifiers import CorrelationId, EventId

_NAIVE = datetime(1970, 1, 2, tzinfo=UTC).replace(tzinfo=None)
_GREATEST = 2**53 - 1
_TEXT = st.characters(exclude_categories=["Cs"])


def any_event(*event_types: str) -> st.SearchStrategy[SystemEvent]:
    """An event of one of these types, or of any."""
    return st.sampled_from(sorted(event_types or CATALOGUE)).flatmap(
        lambda name: st.builds(
            SystemEvent,
            event_type=st.just(name),
            source_service=st.sampled_from(["station", "safety"]),
            event_id=st.uuids().map(lambda value: EventId(str(value))),
            timestamp=st.datetimes(_NAIVE, _NAIVE + timedelta(days=80_000), timezones=st.just(UTC)),
            data=any_data(CATALOGUE[name]),
            correlation_id=st.just(CorrelationId("c")),
            causation_id=st.none() | st.just(EventId("e")),
            subject_id=st.none() | st.just("p"),
            schema_version=st.just(CATALOGUE[name].VERSION),
        )
    )


def any_data(data_class: type[EventData]) -> st.SearchStrategy[Any]:
    """Data of one class."""
    return _of(inspect.type_info(data_class))


def _of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    if isinstance(kind, inspect.Metadata):
        return _of(kind.type)
    if isinstance(kind, inspect.UnionType):
        return st.one_of(*(_of(one) for one in kind.types))
    if isinstance(kind, inspect.StructType):
        return st.builds(kind.cls, **{field.name: _of(field.type) for field in kind.fields})
    if isinstance(kind, inspect.VarTupleType):
        return st.lists(_of(kind.item_type), max_size=4).map(tuple)
    if isinstance(kind, inspect.DictType):
        return st.dictionaries(_of(kind.key_type), _of(kind.value_type), max_size=4)
    return _plain(kind)


def _plain(kind: inspect.Type) -> st.SearchStrategy[Any]:
    if isinstance(kind, inspect.NoneType):
        return st.none()
    if isinstance(kind, inspect.BoolType):
        return st.booleans()
    if isinstance(kind, inspect.IntType):
        return st.integers(-_GREATEST if kind.ge is None else kind.ge, _GREATEST if kind.le is None else kind.le)
    if isinstance(kind, inspect.FloatType):
        return st.floats(kind.ge, kind.le, allow_nan=False, allow_infinity=False)
    assert isinstance(kind, inspect.StrType), kind
    if kind.pattern is not None:
        return st.from_regex(kind.pattern, fullmatch=True)
    return st.text(_TEXT, min_size=kind.min_length or 0, max_size=kind.max_length)


def plain_of(event: SystemEvent) -> dict[str, Any]:
    """As JSON has it."""
    plain: dict[str, Any] = msgspec.to_builtins(event)
    return plain
