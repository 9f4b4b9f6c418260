"""Events and changes of channels as they are put on the disk: with their free texts sealed, where there is a key.

Guarantees: without a key a record is as it always was. Channels are known in two forms: as they lie on the disk, and as
the person who recorded sees them, remarks included, until the program ends. Does not: write. One thread: the writer's.
"""

import msgspec

from app.core.devices.driver import DeviceEvent
from app.core.recording.configurations import ChannelHistory, RecordedConfiguration
from app.core.recording.framing import RecordedEvent
from app.core.recording.sealed_texts import (
    HiddenTexts,
    SegmentTexts,
    TextKey,
    TextSealer,
    hidden_of,
    with_marker,
    without_texts,
)
from app.core.signals.channel_changes import ChannelChange, apply_change
from app.core.signals.channels import StreamDescription


class RecordedTexts:
    """Of one recording that is being written.

    Args:
        key: Seals its texts; None leaves them in clear.
        found: Its channels as an earlier program left them.

    Raises:
        LedgerBroken: The key is none.
    """

    def __init__(
        self,
        streams: tuple[StreamDescription, ...],
        key: TextKey | None,
        recording_id: str,
        found: ChannelHistory | None = None,
    ) -> None:
        self._key = key
        self._recording_id = recording_id
        self._sealer: TextSealer | None = None
        self.on_disk = found or ChannelHistory(streams)
        self.shown = ChannelHistory(streams, self.on_disk.all)

    @property
    def seals(self) -> bool:
        return self._key is not None

    def next_segment(self) -> SegmentTexts | None:
        """What the next segment's header says; each has a key of its own."""
        self._sealer = TextSealer(self._key, self._recording_id) if self._key is not None else None
        return self._sealer.texts if self._sealer is not None else None

    def event(self, event: DeviceEvent, *, source: str, now_ns: int) -> RecordedEvent:
        if self._sealer is None:
            return RecordedEvent(source=source, event=event, host_monotonic_ns=now_ns)
        box = self._sealer.seal(hidden_of(event))
        return RecordedEvent(source=source, event=without_texts(event), host_monotonic_ns=now_ns, sealed=box)

    def configuration(
        self, stream_id: str, change: ChannelChange, *, source: str, first_sample: int, now_ns: int
    ) -> tuple[RecordedConfiguration, RecordedConfiguration]:
        """A change as it was told, and as it is written; to be taken once it is.

        Raises:
            NotFound, Conflict, WrongUse: It does not fit the channels as they are.
        """
        apply_change(self.shown.now(stream_id), change)
        told = RecordedConfiguration(
            stream_id=stream_id,
            first_sample=max(first_sample, self.on_disk.earliest(stream_id)),
            source=source,
            change=change,
            host_monotonic_ns=now_ns,
        )
        if not change.comment or self._sealer is None:
            return told, told
        box = self._sealer.seal(HiddenTexts(comment=change.comment))
        return told, msgspec.structs.replace(told, change=with_marker(change, box), sealed=box)

    def take(self, told: RecordedConfiguration, written: RecordedConfiguration) -> None:
        """It is on its way to the disk."""
        self.on_disk.take(written)
        self.shown.take(told)
