"""The door to LSL: finds streams and receives from them.

Guarantees: every wait is bounded; a machine without liblsl gets a `DeviceFault` that says so; a stream that is gone
is `LslLost`. liblsl's own messages below errors are kept off our output. Does not: place samples, recover by itself
(the driver checks first that what comes back is the same). One thread at a time; liblsl keeps threads of its own
while a stream is open.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.devices.found_devices import FoundStream
from app.core.errors import DeviceFault

_SAMPLES_AT_ONCE = 4096
_BUFFER_S = 60
# Only read when liblsl starts, and only where the machine has no configuration of its own.
_QUIET = b"[log]\nlevel = -2\n"


class LslLost(Exception):
    """The stream's source is gone."""


@dataclass(frozen=True, slots=True)
class LslFound:
    """A stream that is on the network now.

    Attributes:
        rate_hz: 0 where it has none, as markers do.
        is_text: Its values are strings.
        handle: pylsl's own object.
    """

    name: str
    type: str
    source_id: str
    uid: str
    hostname: str
    n_channels: int
    rate_hz: float
    is_text: bool
    handle: Any

    @property
    def identity(self) -> tuple[object, ...]:
        """What must be the same for it to be the same source after a restart, which changes the uid."""
        return (self.name, self.type, self.source_id, self.hostname, self.n_channels, self.rate_hz, self.is_text)

    @property
    def seen(self) -> FoundStream:
        """What can be told of it to others."""
        return FoundStream(
            name=self.name,
            type=self.type,
            source_id=self.source_id,
            uid=self.uid,
            hostname=self.hostname,
            n_channels=self.n_channels,
            rate_hz=self.rate_hz,
            is_text=self.is_text,
        )


class LslInlet:
    """One stream that is received."""

    def __init__(self, found: LslFound, timeout_s: float) -> None:
        """Connect.

        Raises:
            DeviceFault: It does not answer in time.
        """
        self._lsl = _library()
        self.found = found
        self._inlet = self._lsl.StreamInlet(found.handle, max_buflen=_BUFFER_S, recover=False)
        try:
            # Its clock is asked from now on, which takes half a second, meanwhile and for several streams at once.
            self.offset_s()
            described = self._inlet.info(timeout_s)
            self.channel_texts = _channel_texts(described)
            self._inlet.open_stream(timeout_s)
        except (TimeoutError, RuntimeError) as error:
            raise DeviceFault(f"The LSL stream {found.name!r} was found but does not answer.") from error

    def pull(self) -> tuple[NDArray[np.float64] | list[list[str]], NDArray[np.float64]]:
        """What has come: values of shape (n, n_channels) or texts, and the time stamps as the source gave them.

        Raises:
            LslLost: The source is gone and everything it sent has been taken.
        """
        try:
            if self.found.is_text:
                texts, stamps_s = self._inlet.pull_chunk(0.0, _SAMPLES_AT_ONCE)
                return texts, np.asarray(stamps_s, np.float64)
            values, stamps_s = self._inlet.pull_chunk(0.0, _SAMPLES_AT_ONCE, as_numpy=True)
        except (RuntimeError, TimeoutError) as error:
            raise LslLost from error
        return values, np.asarray(stamps_s, np.float64)

    def offset_s(self, timeout_s: float = 0.0) -> float | None:
        """What to add to its time stamps to have this machine's LSL clock; None where that is not known yet."""
        try:
            return float(self._inlet.time_correction(timeout_s))
        except (RuntimeError, TimeoutError):
            return None

    def close(self) -> None:
        """Let go of it; the library's thread for it ends."""
        # pylsl lets go of it when nobody holds it any more.
        del self._inlet


class LslWatch:
    """Sees streams come, without anybody waiting."""

    def __init__(self) -> None:
        self._resolver = _library().ContinuousResolver(forget_after=2.0)

    def found(self) -> tuple[LslFound, ...]:
        """What is there now."""
        return tuple(_found(info) for info in self._resolver.results())

    def close(self) -> None:
        """Stop looking."""
        del self._resolver


def search_lsl(wait_s: float) -> tuple[LslFound, ...]:
    """All streams that answer within `wait_s`.

    Raises:
        DeviceFault: This machine has no liblsl.
    """
    return tuple(_found(info) for info in _library().resolve_streams(wait_s))


def lsl_clock_s() -> float:
    """This machine's LSL clock, which offsets lead to."""
    return float(_library().local_clock())


def _library() -> Any:
    try:
        import pylsl
        from pylsl.lib import lib
    except (ImportError, RuntimeError, OSError) as error:
        raise DeviceFault(
            "LSL streams cannot be received: this machine has no liblsl.",
            advice="Install liblsl, or set PYLSL_LIB to where it is. On Linux x86-64 it comes with pylsl.",
        ) from error
    if hasattr(lib, "lsl_set_config_content") and not _configured:
        import os

        if "LSLAPICFG" not in os.environ:
            lib.lsl_set_config_content(_QUIET)
        _configured.append(True)
    return pylsl


_configured: list[bool] = []


def _found(info: Any) -> LslFound:
    return LslFound(
        name=info.name(),
        type=info.type(),
        source_id=info.source_id(),
        uid=info.uid(),
        hostname=info.hostname(),
        n_channels=info.channel_count(),
        rate_hz=float(info.nominal_srate()),
        is_text=info.channel_format() == _library().cf_string,
        handle=info,
    )


def _channel_texts(info: Any) -> list[tuple[str, str, str]]:
    """Label, type and unit of each channel, as described; empty where the description is not as usual."""
    texts: list[tuple[str, str, str]] = []
    channel = info.desc().child("channels").child("channel")
    while not channel.empty() and len(texts) <= info.channel_count():
        label, kind, unit = (str(channel.child_value(key) or "") for key in ("label", "type", "unit"))
        texts.append((label, kind, unit))
        channel = channel.next_sibling("channel")
    return texts
