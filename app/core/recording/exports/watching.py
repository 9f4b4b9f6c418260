"""How an export tells how far it is, and how it is stopped.

Guarantees: an export calls its `Progress` at least once a chunk (some two million samples) and lets whatever that
raises end it, leaving nothing behind. So to stop an export is to raise from its progress: `cancellable`.
"""

from collections.abc import Callable

from app.core.errors import Cancelled

Progress = Callable[[float], None]
"""Told 0 to 1 now and then; may raise."""


def unwatched(_share: float) -> None:
    """For whoever does not want to know."""


def between(progress: Progress, begin: float, end: float) -> Progress:
    """The progress of a part of the work: its 0 is `begin` of the whole, its 1 is `end`."""
    return lambda share: progress(begin + share * (end - begin))


def cancellable(progress: Progress, cancelled: Callable[[], bool]) -> Progress:
    """Ends the export at the next chunk once `cancelled` answers True.

    Returns:
        A progress that raises `Cancelled` then.
    """

    def tell(share: float) -> None:
        if cancelled():
            raise Cancelled("The export was stopped.", meaning="No file was left; the recording is intact.")
        progress(share)

    return tell
