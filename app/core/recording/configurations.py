"""How the channels of a recording are configured at each of its samples.

Guarantees: changes of a stream come in the order of their samples; each fits the channels as they are then; the number
of channels never changes. Does not: read or write. One thread.
"""

import msgspec

from app.core.errors import NeuraScaleError, RecordingBroken
from app.core.signals.channel_changes import ChannelChange, apply_change, change_text
from app.core.signals.channels import Channel, StreamDescription


class RecordedConfiguration(msgspec.Struct, frozen=True, kw_only=True):
    """A channel is configured otherwise from some sample on.

    Attributes:
        first_sample: Index of the first sample that it holds for.
        source: "device" or "operator".
        host_monotonic_ns: When it was written.
        sealed: The remark, sealed; `change.comment` then only says that there is one.
    """

    stream_id: str
    first_sample: int
    source: str
    change: ChannelChange
    host_monotonic_ns: int
    sealed: str = ""


class ChannelHistory:
    """The channels of all streams, and how they came to be what they are.

    Args:
        streams: As the recording began.
        known: What has changed since.

    Raises:
        RecordingBroken: A change does not fit.
    """

    def __init__(self, streams: tuple[StreamDescription, ...], known: tuple[RecordedConfiguration, ...] = ()) -> None:
        self._streams = streams
        self._states: dict[str, list[tuple[int, tuple[Channel, ...]]]] = {
            stream.stream_id: [(0, stream.channels)] for stream in streams
        }
        self._all: list[RecordedConfiguration] = []
        self._texts: list[str] = []
        for one in known:
            self.take(one)

    @property
    def all(self) -> tuple[RecordedConfiguration, ...]:
        """Every change, in the order recorded."""
        return tuple(self._all)

    @property
    def texts(self) -> tuple[str, ...]:
        """The same as sentences for people."""
        return tuple(self._texts)

    @property
    def streams(self) -> tuple[StreamDescription, ...]:
        """As they are now."""
        return tuple(
            msgspec.structs.replace(stream, channels=self._states[stream.stream_id][-1][1]) for stream in self._streams
        )

    def earliest(self, stream_id: str) -> int:
        """The first sample that another change of this stream may begin at."""
        return self._states[stream_id][-1][0]

    def now(self, stream_id: str) -> tuple[Channel, ...]:
        return self._states[stream_id][-1][1]

    def at(self, stream_id: str, sample: int) -> tuple[Channel, ...]:
        """The channels as they are at a sample."""
        return next(channels for first, channels in reversed(self._states[stream_id]) if first <= max(sample, 0))

    def take(self, one: RecordedConfiguration) -> None:
        """Raises: RecordingBroken: It does not fit."""
        states = self._states.get(one.stream_id)
        if states is None:
            raise RecordingBroken(f"There is no stream {one.stream_id} in this recording.")
        first_before, before = states[-1]
        if one.first_sample < first_before:
            raise RecordingBroken(
                f"A change of channel {one.change.label} begins at sample {one.first_sample}, before the one written"
                f" before it ({first_before})."
            )
        try:
            after = apply_change(before, one.change)
        except NeuraScaleError as error:
            raise RecordingBroken(f"A change of channels does not fit: {error.what}") from error
        row = next(k for k, channel in enumerate(before) if channel.label == one.change.label)
        states.append((one.first_sample, after))
        self._all.append(one)
        self._texts.append(change_text(before[row], after[row]))
