"""Keeps what a program has in memory from being written to the disk when it crashes.

Guarantees: no core dump of the calling program on Linux and macOS (limit of zero, and on Linux not dumpable at all,
which also keeps dump collectors, debuggers and other programs of the same user out of its memory); on Windows no heap
in an error report, and no dialog box. What the system does not grant ends nothing.
Does not: keep memory from being swapped out (whole-disk encryption does; see the guide). Standard library only, because
the safety program starts through here too. Called once, first of all, by `app.__main__`.
"""

import contextlib
import sys

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002
_WER_FAULT_REPORTING_FLAG_NOHEAP = 0x0001


def keep_memory_private() -> None:
    """See the rules at the top of this module."""
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            kernel = ctypes.WinDLL("kernel32")
            kernel.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
            kernel.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
