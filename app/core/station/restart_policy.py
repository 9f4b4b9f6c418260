"""When a program that died is started again: back-off, and when to give up. Pure.

Guarantees: the first restart is immediate; a program that stays up and works is trusted again; one that only hangs is
not, however long it hangs. Does not: hold a clock; the caller passes monotonic seconds.
"""

from dataclasses import dataclass, field

DELAYS_S = (0.0, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
HEALTHY_AFTER_S = 30.0
GIVE_UP_DEATHS = 8
GIVE_UP_WITHIN_S = 120.0


@dataclass(slots=True)
class RestartPolicy:
    """One program's history of deaths."""

    deaths_s: list[float] = field(default_factory=list)
    started_s: float = 0.0

    def started(self, now_s: float) -> None:
        self.started_s = now_s

    def died(self, now_s: float, *, worked: bool = True) -> float | None:
        """Seconds to wait before the next start; None: give up.

        Args:
            worked: Whether it showed a sign of life since its start.
        """
        if worked and now_s - self.started_s >= HEALTHY_AFTER_S:
            self.deaths_s.clear()
        self.deaths_s.append(now_s)
        recent = [death_s for death_s in self.deaths_s if now_s - death_s <= GIVE_UP_WITHIN_S]
        self.deaths_s = recent
        if len(recent) >= GIVE_UP_DEATHS:
            return None
        return DELAYS_S[min(len(recent), len(DELAYS_S)) - 1]
