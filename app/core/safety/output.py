"""What a stoppable output is to the safety stop.

Guarantees (asked of every output; `tests/contracts/output_suite.py` holds each to them):
- It declares its own safe state, in words; for a stimulator that may be "known-safe programme, on" rather than "off".
- `to_safe_state` returns only once the safe state is confirmed by the device itself; it may be called at any time, from
  any state, more than once, and takes at most `safe_within_ms`.
- It falls to its safe state by itself once `hold` has not been renewed, so that a frozen computer stops it too.
- Where it does not answer, it raises `DeviceFault`: nothing is assumed, least of all that it is safe.
Does not: know of leases, sessions or people.
"""

from typing import Protocol, runtime_checkable

from app.core.errors import DeviceFault

SESSION_PROGRAMME = "session"
TEST_PROGRAMME = "test"


class OutputSilent(DeviceFault):
    """A question was not answered in time, by a device whose port is there; whether it runs is not known."""


@runtime_checkable
class StoppableOutput(Protocol):
    """An output that the safety stop can stop. Called from the guard's thread; `running` from any."""

    @property
    def name(self) -> str:
        """For people; never patient data."""
        ...

    @property
    def safe_state(self) -> str:
        """The declared safe state, in words ("no current")."""
        ...

    @property
    def safe_within_ms(self) -> float:
        """Longest time from the call of `to_safe_state` to the safe state."""
        ...

    @property
    def running(self) -> bool:
        """Whether the device says that it is out of its safe state now.

        Raises:
            OutputSilent: It has not answered in time; it may be asked again.
            DeviceFault: It does not say.
        """
        ...

    def arm(self) -> None:
        """Get ready to start; still in the safe state.

        Raises:
            DeviceFault: The device refused.
        """
        ...

    def start(self, programme: str, until_monotonic_ns: int) -> None:
        """Leave the safe state with `SESSION_PROGRAMME` or the harmless `TEST_PROGRAMME`.

        Args:
            programme: Which programme.
            until_monotonic_ns: As in `hold`.

        Raises:
            DeviceFault: The device refused, or is not armed.
        """
        ...

    def hold(self, until_monotonic_ns: int) -> None:
        """Stay on until then, on the machine's monotonic clock; later the device falls to its safe state by itself.

        Raises:
            OutputSilent: It has not answered in time; what held before holds on, no longer.
            DeviceFault: The device does not answer.
        """
        ...

    def to_safe_state(self) -> None:
        """Go to the declared safe state, and return once the device has confirmed it.

        Raises:
            DeviceFault: The device has not confirmed it.
        """
        ...


@runtime_checkable
class AttendedOutput(StoppableOutput, Protocol):
    """An output that says things by itself. Called from the guard's thread."""

    def fileno(self) -> int:
        """Readable when there is something to attend to; -1 where the system cannot tell."""
        ...

    def attend(self) -> None:
        """Take in what it says by itself; must not wait. Called at least ten times a second.

        Raises:
            DeviceFault: It is gone, or does what it should not.
        """
        ...
