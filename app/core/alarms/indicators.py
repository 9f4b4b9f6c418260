"""How an alarm is seen: colour, symbol, and when its light is on.

Guarantees: what IEC 60601-1-8:2006+A1+A2, 6.3.2.2, table 2 asks of the indicator lights: red, flashing at 1.4 to 2.8 Hz
for high; yellow, at 0.4 to 0.8 Hz for medium; cyan, steady for low; lit for 20 to 60 % of each flash. An acknowledged
alarm is lit steadily, a latched one flashes on. Figures are given by the caller, from `resources/limits.toml`.
Does not: draw, or keep time (callers pass monotonic nanoseconds). Pure; any thread.
"""

from dataclasses import dataclass

from app.core.alarms.board import AlarmState
from app.core.alarms.conditions import Priority

COLOUR_NAMES = {Priority.HIGH: "red", Priority.MEDIUM: "yellow", Priority.LOW: "cyan"}
# Shapes beside colours: who cannot tell red from green counts the marks (IEC 60601-1-8, table C.1: !!!, !!, !).
SYMBOLS = {Priority.HIGH: "!!!", Priority.MEDIUM: "!!", Priority.LOW: "!"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flash:
    """How one priority flashes.

    Attributes:
        rate_hz: Flashes a second; 0 is steady.
        duty: Share of each flash in which it is lit.
    """

    rate_hz: float
    duty: float = 1.0

    def lit(self, since_ns: int, now_ns: int) -> bool:
        """Whether the light is on; it is when the alarm begins."""
        if self.rate_hz <= 0:
            return True
        phase = (now_ns - since_ns) * 1e-9 * self.rate_hz % 1.0
        return phase < self.duty

    def next_change_ns(self, since_ns: int, now_ns: int) -> int | None:
        """When `lit` changes next; None where it never does."""
        if self.rate_hz <= 0 or self.duty >= 1:
            return None
        period_ns = 1e9 / self.rate_hz
        flash, within_ns = divmod(now_ns - since_ns, period_ns)
        edge_ns = self.duty * period_ns
        return since_ns + round(flash * period_ns + (edge_ns if within_ns < edge_ns else period_ns))


def flash_of(flashes: dict[Priority, Flash], priority: Priority, state: AlarmState) -> Flash:
    """How an alarm in this state flashes."""
    return Flash(rate_hz=0.0) if state is AlarmState.ACKNOWLEDGED else flashes[priority]
