"""When keys mean stop; pure.

Guarantees: a chord stops once when all its keys have been down together for `hold_s`, and not again before one of them
was up; further keys do not hinder it (a hand in fright hits more than it means to).
Does not: hold a clock, ask a keyboard. One thread.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Chord:
    """One chord.

    Attributes:
        keys: All of them.
        hold_ns: For how long they must be down.
    """

    keys: frozenset[str]
    hold_ns: int
    _since_ns: int | None = field(default=None, init=False)
    _stopped: bool = field(default=False, init=False)

    def look(self, down: frozenset[str], now_ns: int) -> bool:
        """Whether it is to stop now."""
        if not self.keys or not self.keys <= down:
            self._since_ns, self._stopped = None, False
            return False
        if self._since_ns is None:
            self._since_ns = now_ns
        if self._stopped or now_ns - self._since_ns < self.hold_ns:
            return False
        self._stopped = True
        return True
