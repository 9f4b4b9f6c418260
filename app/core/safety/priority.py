"""Real-time priority and steady memory, asked for and never required.

Guarantees: a refusal changes nothing and is told by the return value. Does not: change other threads or programs.
"""

import contextlib
import ctypes
import gc
import os
import sys

_FIFO_PRIORITY = 20
# Not MCL_FUTURE: with a small RLIMIT_MEMLOCK a later allocation would fail.
_MCL_CURRENT = 1


def ask_for_real_time() -> bool:
    """Ask for first-in-first-out scheduling of the calling thread (a program: call it first); whether it was given.

    Children are not affected (SCHED_RESET_ON_FORK). Refused where the user has no RLIMIT_RTPRIO.
    """
    if sys.platform != "linux":
        return False
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(_FIFO_PRIORITY))
    except OSError:
        return False
    return True


def steady_memory() -> None:
    """No page faults and no garbage collection on the stop path of this program.

    The safety program makes no reference cycles in its loop; what remains is collected while nothing is enabled.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mlockall(_MCL_CURRENT)
