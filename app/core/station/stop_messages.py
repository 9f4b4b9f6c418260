"""What a window, a command line or the hub asks of the station about the safety stop.

Guarantees: frozen typed messages, part of `app.core.station.messages`. A window's own stop does not come this way: it
has a link of its own to the safety program. Answers are named; `Done` where none is.
"""

from app.core.wire.envelopes import Message


class ProveStop(Message, frozen=True, kw_only=True):
    """Prove the stop on the output that is attached now. Answer: `StopProved`.

    At any time in a session, while recording too (after acquisition was started again, say): the recording goes on, and
    the output stays in its safe state until somebody starts it. Refused as `SafetyControl.prove` is.
    """

    source: str = "window"


class StopProved(Message, frozen=True, kw_only=True):
    latency_ms: float


class RequestRemoteStop(Message, frozen=True, kw_only=True):
    """Somebody elsewhere asks for a stop. Answer: `RemoteStopped`.

    Refused (`NotPermitted`) unless the site allows it (`stop.allow_remote` in site.toml). A stop is all that can be
    asked for: there is no remote reset and no remote start.

    Attributes:
        source: Who asks, as it will stand in the record; no patient data.
    """

    source: str


class RemoteStopped(Message, frozen=True, kw_only=True):
    """What came of it; see `app.core.safety.client.StopResult`."""

    latency_ms: float | None
    state: str
    stop_number: int
    output: str


class ExplainStop(Message, frozen=True, kw_only=True):
    """Why somebody stopped, told after the stop was done: it is sealed with the session. Refused (`WrongUse`) if empty.

    Attributes:
        stop_number: Which stop.
        source: Where from, as a stop's source.
    """

    stop_number: int
    reason: str
    source: str = "command line"


StopRequest = ProveStop | RequestRemoteStop | ExplainStop
StopReply = StopProved | RemoteStopped
