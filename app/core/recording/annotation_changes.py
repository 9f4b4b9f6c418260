"""What became of a recording's annotations after they were set, from the log.

Guarantees: the recording is never changed; whoever exports or shows it sees each annotation as it says now, and those
that were withdrawn not at all. An annotation is known again by what the recording and the log both say of it (onset,
duration, text, channels). Does not: verify the log. Any thread or process.
"""

from collections.abc import Iterable

import msgspec

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.events.annotation_events import AnnotationCorrectedData, AnnotationWithdrawnData
from app.core.events.recording_events import AnnotationAddedData
from app.core.settings.data_directory import DataDirectory
from app.core.store.opened_log import opened_events

_LOOKED_AT = ("annotation.added", "annotation.corrected", "annotation.withdrawn")
_Said = tuple[float, float, str, tuple[str, ...]]


class AnnotationChange(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation that was put right or withdrawn.

    Attributes:
        first: As it was set, and stands in the recording.
        newest: As it says now; None where it was withdrawn.
    """

    first: AnnotationAddedData
    newest: AnnotationCorrectedData | None


def annotation_changes(data: DataDirectory, recording_id: str) -> tuple[AnnotationChange, ...]:
    """What the log of a data folder knows; nothing where there is no log.

    Raises:
        LedgerBroken: An entry does not open.
        StorageFault: The log cannot be opened, or holds an event of a newer version.
    """
    if not data.database.is_file():
        return ()
    added: dict[str, AnnotationAddedData] = {}
    changed: dict[str, AnnotationCorrectedData | None] = {}
    for _, event in opened_events(data, _LOOKED_AT):
        told = event.data
        if getattr(told, "recording_id", None) != recording_id:
            continue
        if isinstance(told, AnnotationAddedData):
            added[event.event_id] = told
        elif isinstance(told, AnnotationCorrectedData):
            changed[told.annotation_id] = told
        elif isinstance(told, AnnotationWithdrawnData):
            changed[told.annotation_id] = None
    return tuple(
        AnnotationChange(first=added[annotation_id], newest=newest)
        for annotation_id, newest in changed.items()
        if annotation_id in added
    )


def as_they_say_now(events: Iterable[DeviceEvent], changes: Iterable[AnnotationChange]) -> tuple[DeviceEvent, ...]:
    """The events of a recording with its annotations put right; in their order."""
    wanted: dict[_Said, list[AnnotationChange]] = {}
    for change in changes:
        first = change.first
        wanted.setdefault((first.onset_s, first.duration_s, first.text, first.channels), []).append(change)
    shown: list[DeviceEvent] = []
    for event in events:
        said = (event.onset_s, event.duration_s or 0.0, event.text, event.channels)
        if event.kind is not DeviceEventKind.ANNOTATION or not wanted.get(said):
            shown.append(event)
            continue
        newest = wanted[said].pop(0).newest
        if newest is not None:
            shown.append(
                msgspec.structs.replace(
                    event,
                    onset_s=newest.onset_s,
                    duration_s=newest.duration_s,
                    text=newest.text,
                    channels=newest.channels,
                )
            )
    return tuple(shown)
