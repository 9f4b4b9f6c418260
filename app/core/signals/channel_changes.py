"""What may change about a channel while it is recorded, and what follows from it. Pure.

Guarantees: a change names its channel by the label it has then, and never adds, removes or moves a row of the blocks;
labels stay different from each other. Does not: record or send anything. Any thread or process.
"""

import msgspec

from app.core.errors import Conflict, NotFound, WrongUse
from app.core.reticence import reticent_repr
from app.core.signals.channels import Channel, ChannelKind, ChannelState, SourceCalibration

LONGEST_LABEL = 80
LONGEST_COMMENT = 400


class ChannelChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is different about one channel; None is as before.

    Attributes:
        label: What it is called until then.
        new_label: What it is called from then on (an electrode that was moved or named wrongly).
        comment: A person's words about it; they may name nobody.
    """

    __repr__ = reticent_repr

    label: str
    new_label: str | None = None
    kind: ChannelKind | None = None
    unit: str | None = None
    calibration: SourceCalibration | None = None
    gain: float | None = None
    reference: str | None = None
    state: ChannelState | None = None
    comment: str | None = None


def changed_channel(channel: Channel, change: ChannelChange) -> Channel:
    """The channel as it is afterwards."""
    told = {
        "label": change.new_label,
        "kind": change.kind,
        "unit": change.unit,
        "calibration": change.calibration,
        "gain": change.gain,
        "reference": change.reference,
        "state": change.state,
        "comment": change.comment,
    }
    return msgspec.structs.replace(channel, **{name: value for name, value in told.items() if value is not None})


def apply_change(channels: tuple[Channel, ...], change: ChannelChange) -> tuple[Channel, ...]:
    """The channels afterwards, in the same order.

    Raises:
        NotFound: There is no channel of that label.
        Conflict: Another one has the new label.
        WrongUse: Nothing is different, or a text is empty or too long.
    """
    row = next((k for k, channel in enumerate(channels) if channel.label == change.label), None)
    if row is None:
        raise NotFound(f"There is no channel {change.label}.", advice="Choose one of the channels shown.")
    if change.new_label is not None:
        if not change.new_label.strip() or len(change.new_label) > LONGEST_LABEL or not change.new_label.isprintable():
            raise WrongUse(f"A channel's label has 1 to {LONGEST_LABEL} printable characters.")
        if any(channel.label == change.new_label for k, channel in enumerate(channels) if k != row):
            raise Conflict(f"There is a channel {change.new_label} already.", advice="Choose another label.")
    if change.comment is not None and len(change.comment) > LONGEST_COMMENT:
        raise WrongUse(f"A comment has at most {LONGEST_COMMENT} characters.")
    after = changed_channel(channels[row], change)
    if after == channels[row]:
        raise WrongUse(f"Nothing is different about the channel {change.label}.")
    return (*channels[:row], after, *channels[row + 1 :])


def change_text(before: Channel, after: Channel) -> str:
    """What has changed, in a sentence for people."""
    parts: list[str] = []
    if after.label != before.label:
        parts.append(f"is called {after.label}")
    if after.state != before.state:
        parts.append(f"is {after.state.value}")
    if after.gain != before.gain:
        parts.append(f"has gain {after.gain:g}")
    if after.reference != before.reference:
        parts.append(f"has reference {after.reference or 'unknown'}")
    if after.kind != before.kind:
        parts.append(f"is of kind {after.kind.value}")
    if after.unit != before.unit:
        parts.append(f"has unit {after.unit}")
    if after.calibration != before.calibration:
        parts.append("has another calibration")
    said = f"Channel {before.label} {', '.join(parts)}" if parts else f"Channel {before.label}"
    return f"{said}: {after.comment}" if after.comment and after.comment != before.comment else said
