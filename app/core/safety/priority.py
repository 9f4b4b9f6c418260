"""Real-time priority, steady memory and a quick end, asked for and never required.

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
_CLONE_FILES = 0x400
_PREFERRED_NICENESS = -11


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


def ask_for_preference() -> bool:
    """Ask that the calling thread is given a processor before ordinary programs, without keeping others from theirs.

    For a program whose interpreter lock a real-time thread of its own may wait for: held by a thread that waits for a
    processor, it would delay that one too. Whether it was given.
    """
    if sys.platform != "linux":
        return False
    try:
        os.setpriority(os.PRIO_PROCESS, 0, _PREFERRED_NICENESS)
    except OSError:
        return False
    return True


def own_open_files() -> bool:
    """Give the calling thread a table of open files of its own; whether it has one.

    What it opens from here on is closed when *it* ends. Of a killed program the system ends the threads first and
    clears the memory before it closes the files they share: 40 to 150 ms with a window's memory, in which nobody could
    know of its end by its connection. Other threads do not see what this one opens, so nothing may be handed over.
    """
    if sys.platform != "linux":
        return False
    try:
        return int(ctypes.CDLL(None).unshare(_CLONE_FILES)) == 0
    except (OSError, AttributeError):
        return False


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
