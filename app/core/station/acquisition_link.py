"""Asks acquisition, waiting for it where it is just being started again.

Guarantees: every call is bounded. Any thread but the station's main one (which brings the answers).
"""

from collections.abc import Callable
from typing import Any

from app.core.clock import Clock
from app.core.errors import LinkDown
from app.core.wire.envelopes import Message
from app.core.wire.exchange import Exchange

_LOOK_EVERY_S = 0.05
_BACK_WITHIN_S = 15.0


class AcquisitionLink:
    """Requests to the acquisition program that runs now.

    Args:
        peer: Its identity on the control link; None while none has shown a sign of life.
    """

    def __init__(self, exchange: Exchange, peer: Callable[[], str | None], *, clock: Clock) -> None:
        self._exchange = exchange
        self._peer = peer
        self._clock = clock

    def ask(self, message: Message, *, timeout_s: float = 15.0, session_id: str = "") -> Any:
        """Its answer.

        Raises:
            LinkDown: It does not run, and has not come back in time.
            TimedOut: It did not answer in time.
            NeuraScaleError: As it refused.
        """
        return self._exchange.request(self._await_peer(), message, timeout_s=timeout_s, correlation_id=session_id)

    def _await_peer(self) -> str:
        deadline_ns = self._clock.monotonic_ns() + round(_BACK_WITHIN_S * 1e9)
        while (peer := self._peer()) is None:
            if self._clock.monotonic_ns() > deadline_ns:
                raise LinkDown(
                    "The acquisition program does not run.",
                    meaning="No device can be used. What was recorded is kept.",
                    advice="It is being started again; if this stays, close the workstation and open it again.",
                )
            self._clock.sleep(_LOOK_EVERY_S)
        return peer
