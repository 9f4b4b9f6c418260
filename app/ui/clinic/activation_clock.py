"""Where an activation procedure is: which phase, for how long still, and what comes next.

Guarantees: a function of the procedure and of the recording's seconds alone. Pure; any thread.
"""

from dataclasses import dataclass

from app.core.events.course_events import ActivationPhase
from app.core.station.views import ActivationView


@dataclass(frozen=True, slots=True)
class PhaseNow:
    """Attributes:
    phase: The one that goes on; the last one after all.
    after: The next one; None in the last.
    left_s: Of this phase; never negative.
    share: Of the whole procedure, 0 to 1.
    """

    phase: ActivationPhase
    after: ActivationPhase | None
    left_s: float
    share: float


def phase_now(activation: ActivationView, at_s: float) -> PhaseNow | None:
    """At a moment of the recording; None for a procedure without phases."""
    if not activation.phases:
        return None
    total_s = sum(phase.seconds for phase in activation.phases)
    share = min(1.0, max(0.0, (at_s - activation.onset_s) / total_s)) if total_s else 1.0
    ends_s = activation.onset_s
    for place, phase in enumerate(activation.phases):
        ends_s += phase.seconds
        if at_s < ends_s:
            after = activation.phases[place + 1] if place + 1 < len(activation.phases) else None
            return PhaseNow(phase, after, min(phase.seconds, ends_s - at_s), share)
    return PhaseNow(activation.phases[-1], None, 0.0, 1.0)


def count_down_text(left_s: float) -> str:
    """As "2:05"; the last second is shown as 0:01, and nothing is over before it is."""
    whole = int(left_s) + (left_s > int(left_s))
    return f"{whole // 60}:{whole % 60:02d}"
