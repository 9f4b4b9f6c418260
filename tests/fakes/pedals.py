"""A pedal on a serial port: two wires with a contact between them, at the end of a real pty."""

import os
import select
import threading
from pathlib import Path


class LoopPedal:
    """What comes in goes out again, as long as the pedal is not pressed and the cable not cut.

    Args:
        path: Where the port appears.
    """

    def __init__(self, path: Path) -> None:
        import tty

        self.path = path
        self.pressed = False
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        path.symlink_to(os.ttyname(self._slave))
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._carry, name="pedal")
        self._thread.start()

    def _carry(self) -> None:
        while not self._ended.is_set():
            if select.select([self._master], [], [], 0.05)[0]:
                sent = os.read(self._master, 4096)
                if not self.pressed:
                    os.write(self._master, sent)

    def unplug(self) -> None:
        """Pull the adaptor out of the computer."""
        self._ended.set()
        self._thread.join()
        self.path.unlink(missing_ok=True)
        for handle in (self._slave, self._master):
            if handle >= 0:
                os.close(handle)
        self._slave = self._master = -1
