"""Whether OpenGL can draw the head here, found out by a program of its own.

Guarantees: a driver that brings down whoever asks it brings down the program that was started for that, and never the
window; an answer comes within `TIMEOUT_MS`, whatever happens. GUI thread only. Does not: make a context in the window.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.core.station.launching import program_command, program_environment
from app.ui.language import tr

TIMEOUT_MS = 20_000
SLOWEST_FRAME_MS = 250.0
"""A picture that takes longer would hold up the traces."""


@dataclass(frozen=True, slots=True)
class OpenGLAnswer:
    """What came of it.

    Attributes:
        renderer: What would draw, as it calls itself; empty where nothing does.
        refusal: Why the head is not drawn in 3-D, as a sentence; empty where it is.
    """

    renderer: str = ""
    refusal: str = ""


class OpenGLProbe(QObject):
    """Asks once; see the rules at the top of this module."""

    answered = Signal(object)  # OpenGLAnswer

    def __init__(self, parent: QObject, *, command: Sequence[str] | None = None, timeout_ms: int = TIMEOUT_MS) -> None:
        super().__init__(parent)
        self._command = list(command) if command is not None else program_command("opengl", "--json")
        self._told = False
        self._process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in program_environment().items():
            environment.insert(name, value)
        # The same way to the screen as the window's, whatever it was chosen by.
        environment.insert("QT_QPA_PLATFORM", QGuiApplication.platformName())
        self._process.setProcessEnvironment(environment)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.setInterval(timeout_ms)
        self._deadline.timeout.connect(self._too_late)

    def ask(self) -> None:
        """Find out; `answered` tells."""
        self._deadline.start()
        self._process.start(self._command[0], self._command[1:])

    @Slot()
    def close(self) -> None:
        """End it, where it still runs."""
        self._told = True
        self._deadline.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2000)

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if status is not QProcess.ExitStatus.NormalExit:
            self._tell(OpenGLAnswer(refusal=tr("OpenGL fails on this computer.")))
            return
        self._tell(answer_of(code, bytes(self._process.readAllStandardOutput().data())))

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._tell(OpenGLAnswer(refusal=tr("Whether OpenGL works could not be found out.")))

    @Slot()
    def _too_late(self) -> None:
        if not self._told:
            self._tell(OpenGLAnswer(refusal=tr("OpenGL does not answer on this computer.")))
            self.close()

    def _tell(self, answer: OpenGLAnswer) -> None:
        if not self._told:
            self._told = True
            self._deadline.stop()
            self.answered.emit(answer)


def answer_of(code: int, printed: bytes) -> OpenGLAnswer:
    """What the program said, judged."""
    try:
        told = json.loads(printed)
        works, renderer, frame_ms = bool(told["works"]), str(told["renderer"]), float(told["frame_ms"] or 0.0)
    except (ValueError, KeyError, TypeError):
        return OpenGLAnswer(refusal=tr("OpenGL fails on this computer."))
    if code != 0 or not works:
        return OpenGLAnswer(refusal=tr("This screen offers no OpenGL."))
    if frame_ms > SLOWEST_FRAME_MS:
        return OpenGLAnswer(renderer, tr("OpenGL is too slow on this computer."))
    return OpenGLAnswer(renderer)
